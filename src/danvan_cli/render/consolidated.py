"""The consolidated report: a result, choices and templates → a document."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_cli.consolidate.result import KetQua
from danvan_cli.render import context as shown
from danvan_cli.render import document as of_document
from danvan_cli.render.appendices import (
    DongTienDo,
    DonViTrongPhuLuc,
    progress_rows,
    unit_tables,
)
from danvan_cli.render.context import NhiemVuTrongBaoCao
from danvan_cli.render.document import Choices, Filled, Origin, Title, fill_document
from danvan_cli.render.opinions import by_unit
from danvan_cli.render.report import NguCanhBaoCao, report_context
from danvan_cli.render.shape import Chu, Doan, values_of
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.render.texts import blocks, total_figures
from danvan_cli.render.wording import lower_first
from danvan_cli.thethuc.ruleset import HouseStyle

TEMPLATE = "bao-cao-tong-hop.xml.j2"


@dataclass(frozen=True)
class NguCanhTongHop(NguCanhBaoCao):
    """The variables of the consolidated report's template."""

    tong_so_don_vi: int
    so_da_gui: int
    chua_co: tuple[Chu, ...]
    ban_nhap: tuple[Chu, ...]
    khong_doc_duoc: tuple[Chu, ...]
    con_loi: tuple[Chu, ...]
    tong_hop_hong: bool
    lanh_dao_chi_dao: Doan
    nhiem_vu: tuple[NhiemVuTrongBaoCao, ...]
    theo_don_vi: tuple[DonViTrongPhuLuc, ...]
    tien_do: tuple[DongTienDo, ...]


def render_consolidated(
    result: KetQua, choices: Choices, origin: Origin, folders: TemplateFolders, style: HouseStyle
) -> Filled:
    """Return the consolidated report filled; raises ``ProblemsFound`` for faults of the template (DV701)."""
    title = Title(
        f"Báo cáo kết quả {lower_first(result.plan.ten)} {result.ky.ten}",
        "Báo cáo tổng hợp công tác dân vận",
        result.office.co_quan.ten,
        f"reports/{result.ky}",
    )
    return fill_document(TEMPLATE, template_context(result, choices), title, origin, folders, style)


def template_context(result: KetQua, choices: Choices) -> NguCanhTongHop:
    """Return every name that the template of the consolidated report may use."""
    office, plan, summary = result.office.co_quan, result.plan, result.tong_hop
    states = shown.by_state(result)
    noi_nhan, luu = of_document.between_first_and_last(
        summary.noi_nhan if summary and summary.noi_nhan else plan.bao_cao.noi_nhan,
        of_document.filing_line(result.office, plan),
    )
    common = of_document.common_context(
        result.office,
        plan,
        choices,
        minh_hoa=result.minh_hoa,
        nguoi_ky=of_document.signer_shown(choices.nguoi_ky, office),
        luu=luu,
        noi_nhan=noi_nhan,
    )
    return NguCanhTongHop(
        **values_of(report_context(result, common, plan.bao_cao.kinh_gui, by_unit(result))),
        tong_so_don_vi=len(result.tien_do),
        so_da_gui=len(states.get("da_gui", ())) + len(states.get("da_duyet", ())),
        chua_co=states.get("chua_co", ()),
        ban_nhap=(*states.get("nhap", ()), *states.get("bi_tra_lai", ())),
        khong_doc_duoc=states.get("khong_doc_duoc", ()),
        con_loi=faulty(result),
        tong_hop_hong=result.tong_hop_hong,
        lanh_dao_chi_dao=blocks(summary.lanh_dao_chi_dao if summary else None, total_figures(result, None)),
        nhiem_vu=shown.tasks(result),
        theo_don_vi=unit_tables(result),
        tien_do=progress_rows(result),
    )


def faulty(result: KetQua) -> tuple[str, ...]:
    """The units whose reports are counted without what is wrong in them."""
    return tuple(
        result.office.theo_ma[unit].ten
        for unit, document in result.documents.items()
        if document.has_errors or result.so_lieu[unit].faults
    )

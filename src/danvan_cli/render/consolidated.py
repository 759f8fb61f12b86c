"""The consolidated report: a result, choices and templates → the bytes of a DOCX."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_cli.consolidate.result import KetQua
from danvan_cli.model.dates import format_date
from danvan_cli.model.windows import Window
from danvan_cli.render import context as shown
from danvan_cli.render import document as of_document
from danvan_cli.render.appendices import (
    DongTienDo,
    DonViTrongPhuLuc,
    progress_rows,
    unit_tables,
)
from danvan_cli.render.context import NhiemVuTrongBaoCao
from danvan_cli.render.document import Choices, NguCanhChung, Origin, Title, write_document
from danvan_cli.render.opinions import (
    DanhGiaChung,
    NhomKhoKhan,
    NhomKienNghi,
    assessment,
    by_unit,
    difficulties,
    directions,
    proposals,
)
from danvan_cli.render.records import Dong, awards, conferences, documents, models
from danvan_cli.render.shape import Chu, ChuCoThe, Doan
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.render.texts import blocks, total_figures
from danvan_cli.render.wording import citation, lower_first
from danvan_cli.thethuc.ruleset import HouseStyle

TEMPLATE = "bao-cao-tong-hop.xml.j2"


@dataclass(frozen=True)
class NguCanhTongHop(NguCanhChung):
    """The variables of the consolidated report's template."""

    ky: Chu
    nam: int
    ky_truoc: Chu
    nam_sau: int
    ca_nam: bool
    kinh_gui: Chu
    can_cu: tuple[Chu, ...]
    ky_so_lieu: ChuCoThe
    lech_ky_so_lieu: ChuCoThe
    tong_so_don_vi: int
    so_da_gui: int
    chua_co: tuple[Chu, ...]
    ban_nhap: tuple[Chu, ...]
    khong_doc_duoc: tuple[Chu, ...]
    con_loi: tuple[Chu, ...]
    tong_hop_hong: bool
    lanh_dao_chi_dao: Doan
    nhiem_vu: tuple[NhiemVuTrongBaoCao, ...]
    danh_gia: DanhGiaChung
    kho_khan: tuple[NhomKhoKhan, ...]
    phuong_huong: Doan
    kien_nghi: tuple[NhomKienNghi, ...]
    theo_don_vi: tuple[DonViTrongPhuLuc, ...]
    mo_hinh: tuple[Dong, ...]
    van_ban: tuple[Dong, ...]
    hoi_nghi: tuple[Dong, ...]
    khen_thuong: tuple[Dong, ...]
    tien_do: tuple[DongTienDo, ...]


def render_consolidated(
    result: KetQua, choices: Choices, origin: Origin, folders: TemplateFolders, style: HouseStyle
) -> bytes:
    """Return the consolidated report as DOCX; raises ``ProblemsFound`` for faults of the template (DV701)."""
    title = Title(
        f"Báo cáo kết quả {lower_first(result.plan.ten)} {result.ky.ten}",
        "Báo cáo tổng hợp công tác dân vận",
        result.office.co_quan.ten,
        f"reports/{result.ky}",
    )
    return write_document(TEMPLATE, template_context(result, choices), title, origin, folders, style)


def template_context(result: KetQua, choices: Choices) -> NguCanhTongHop:
    """Return every name that the template of the consolidated report may use."""
    office, plan, summary = result.office.co_quan, result.plan, result.tong_hop
    states = shown.by_state(result)
    named = by_unit(result)
    return NguCanhTongHop(
        co_quan=of_document.office_shown(office),
        ke_hoach=of_document.plan_shown(plan),
        du_thao=choices.du_thao,
        minh_hoa=result.minh_hoa,
        so=of_document.number_shown(choices.so),
        ngay=choices.ngay.isoformat() if choices.ngay else "",
        ngay_dai=of_document.date_shown(choices.ngay),
        noi_nhan=of_document.recipients(
            summary.noi_nhan if summary and summary.noi_nhan else plan.bao_cao.noi_nhan
        ),
        luu=of_document.filing_line(result.office, plan),
        nguoi_ky=of_document.signer_shown(choices.nguoi_ky, office),
        ky=result.ky.ten,
        nam=result.ky.nam,
        ky_truoc=result.ky.truoc.ten,
        nam_sau=result.ky.nam + 1,
        ca_nam=result.ky.thang == 12,
        kinh_gui=plan.bao_cao.kinh_gui,
        can_cu=tuple(citation(document) for document in plan.van_ban_chi_dao[:1]),
        ky_so_lieu=window_words(result.ky_so_lieu, result.uoc),
        lech_ky_so_lieu=other_window(result),
        tong_so_don_vi=len(result.tien_do),
        so_da_gui=len(states.get("da_gui", ())) + len(states.get("da_duyet", ())),
        chua_co=states.get("chua_co", ()),
        ban_nhap=(*states.get("nhap", ()), *states.get("bi_tra_lai", ())),
        khong_doc_duoc=states.get("khong_doc_duoc", ()),
        con_loi=_faulty(result),
        tong_hop_hong=result.tong_hop_hong,
        lanh_dao_chi_dao=blocks(summary.lanh_dao_chi_dao if summary else None, total_figures(result, None)),
        nhiem_vu=shown.tasks(result),
        danh_gia=assessment(result, named),
        kho_khan=difficulties(result, named),
        phuong_huong=directions(result),
        kien_nghi=proposals(result, named),
        theo_don_vi=unit_tables(result),
        mo_hinh=models(result),
        van_ban=documents(result),
        hoi_nghi=conferences(result),
        khen_thuong=awards(result),
        tien_do=progress_rows(result),
    )


def _faulty(result: KetQua) -> tuple[str, ...]:
    """The units whose reports are counted without what is wrong in them."""
    return tuple(
        result.office.theo_ma[unit].ten
        for unit, document in result.documents.items()
        if document.has_errors or result.so_lieu[unit].faults
    )


def window_words(window: Window | None, estimated: bool = False) -> str:
    """Return “từ ngày … đến ngày …”, with “(ước)” behind it where figures are estimated; empty without a window."""
    if window is None:
        return ""
    words = f"từ ngày {format_date(window[0])} đến ngày {format_date(window[1])}"
    return f"{words} (ước)" if estimated else words


def other_window(result: KetQua) -> str:
    """Return last year's window in words where it differs too much for a plain comparison."""
    differs = shown.windows_differ(result.ky_so_lieu, result.ky_so_lieu_truoc)
    return window_words(result.ky_so_lieu_truoc) if differs else ""

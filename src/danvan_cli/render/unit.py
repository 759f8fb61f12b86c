"""One unit's report, to sign and send to the unit that consolidates: a result of that unit alone → a document."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_cli.consolidate.result import KetQua
from danvan_cli.model.office import DonVi, NguoiKy
from danvan_cli.render import context as shown
from danvan_cli.render import document as of_document
from danvan_cli.render.context import CauSoLieu, NhiemVuTrongBaoCao, SoChiTieu
from danvan_cli.render.document import Choices, Filled, NguoiKyIn, Origin, Title, fill_document
from danvan_cli.render.opinions import unnamed
from danvan_cli.render.report import NguCanhBaoCao, report_context
from danvan_cli.render.shape import Chu, ChuCoThe, Doan, values_of
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.render.texts import blocks, unit_figures
from danvan_cli.render.wording import lower_first
from danvan_cli.thethuc.ruleset import HouseStyle

TEMPLATE = "bao-cao-don-vi.xml.j2"
TINH_TRANG = {
    "hoan_thanh": "hoàn thành",
    "dang_thuc_hien": "đang thực hiện",
    "chua_thuc_hien": "chưa thực hiện",
    "khong_phat_sinh": "không phát sinh",
}
_HEADS = {"Phòng": "Trưởng phòng", "Ban": "Trưởng ban", "Trung tâm": "Giám đốc"}


@dataclass(frozen=True)
class DonViIn:
    """The unit as printed; ``ky_hieu`` is empty where it gives its documents no number."""

    ma: Chu
    ten: Chu
    ten_in: Chu
    viet_tat: ChuCoThe
    ky_hieu: ChuCoThe


@dataclass(frozen=True)
class NhiemVuDonVi:
    """One task in a unit's report."""

    ma: Chu
    ten: Chu
    tinh_trang: Chu
    ket_qua: Doan
    cau: tuple[CauSoLieu, ...]
    khong_phat_sinh: tuple[Chu, ...]
    chua_co: tuple[Chu, ...]
    chi_tieu: tuple[SoChiTieu, ...]


@dataclass(frozen=True)
class NguCanhDonVi(NguCanhBaoCao):
    """The variables of the template of a unit's report."""

    don_vi: DonViIn
    nhiem_vu: tuple[NhiemVuDonVi, ...]


def render_unit(
    result: KetQua, choices: Choices, origin: Origin, folders: TemplateFolders, style: HouseStyle
) -> Filled:
    """Return a unit's report filled; raises ``ProblemsFound`` for faults of the template (DV701)."""
    unit = unit_of(result)
    title = Title(
        f"Báo cáo kết quả {lower_first(result.plan.ten)} {result.ky.ten} của {unit.ten}",
        "Báo cáo công tác dân vận của đơn vị",
        unit.ten,
        f"reports/{result.ky}/{unit.ma}.yaml",
    )
    return fill_document(TEMPLATE, template_context(result, choices), title, origin, folders, style)


def unit_of(result: KetQua) -> DonVi:
    """Return the unit that a result speaks of alone."""
    (unit,) = result.bao_cao
    return result.office.theo_ma[unit]


def template_context(result: KetQua, choices: Choices) -> NguCanhDonVi:
    """Return every name that the template of a unit's report may use."""
    unit = unit_of(result)
    report = result.bao_cao[unit.ma]
    common = of_document.common_context(
        result.office,
        result.plan,
        choices,
        minh_hoa=result.minh_hoa,
        nguoi_ky=_head(unit, choices.nguoi_ky),
        luu=f"Lưu: {unit.viet_tat or unit.ten}",
    )
    return NguCanhDonVi(
        **values_of(report_context(result, common, _addressee(result, unit), unnamed)),
        don_vi=DonViIn(
            ma=unit.ma,
            ten=unit.ten,
            ten_in=unit.ten_in or unit.ten,
            viet_tat=unit.viet_tat or "",
            ky_hieu=f"BC-{unit.viet_tat or unit.ma.upper()}" if unit.co_so_rieng else "",
        ),
        nhiem_vu=tuple(
            _task(result, task)
            for task in shown.tasks(result)
            if task.ma in report.nhiem_vu or task.ma in {due.ma for due in result.duties.must_report(unit.ma)}
        ),
    )


def _task(result: KetQua, task: NhiemVuTrongBaoCao) -> NhiemVuDonVi:
    ((unit, report),) = result.bao_cao.items()
    entry = report.nhiem_vu.get(task.ma)
    return NhiemVuDonVi(
        ma=task.ma,
        ten=task.ten,
        tinh_trang=TINH_TRANG[entry.tinh_trang] if entry else "chưa báo cáo",
        ket_qua=blocks(entry.ket_qua if entry else None, unit_figures(result, unit, task.ma)),
        cau=task.cau,
        khong_phat_sinh=task.khong_phat_sinh,
        chua_co=task.chua_co,
        chi_tieu=task.chi_tieu,
    )


def _head(unit: DonVi, signer: NguoiKy | None) -> NguoiKyIn:
    """Return who signs for the unit; nobody known: the usual title of its head over a blank."""
    if signer:
        return NguoiKyIn(signer.quyen_han or "", signer.chuc_vu, signer.ho_ten)
    known = unit.nguoi_ky[0].chuc_vu if unit.nguoi_ky else None
    usual = next((title for kind, title in _HEADS.items() if unit.ten.startswith(f"{kind} ")), None)
    return NguoiKyIn("", known or usual or "Thủ trưởng đơn vị", "")


def _addressee(result: KetQua, unit: DonVi) -> str:
    """Return whom the report goes to: the unit that consolidates, or above it where it writes itself."""
    lead = result.office.theo_ma.get(result.plan.bao_cao.don_vi_tong_hop)
    if lead is None or lead.ma == unit.ma:
        return of_document.signer_shown(None, result.office.co_quan).chuc_vu
    return lead.ten

"""The letters of a round: the công văn that opens it and the one that urges who has not sent → a document.

Nothing here asks what day it is: a letter says where units stand, never how late they are today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from danvan_cli.consolidate.progress import TienDo
from danvan_cli.model.dates import format_date
from danvan_cli.model.duty import Duties
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.report import TraLai
from danvan_cli.render import document as of_document
from danvan_cli.render.document import Choices, Filled, NguCanhChung, Origin, Title, fill_document
from danvan_cli.render.report import window_words
from danvan_cli.render.shape import Chu, ChuCoThe, values_of
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.render.wording import going_on, long_date, lower_first
from danvan_cli.thethuc.ruleset import HouseStyle

REMINDER = "cong-van-don-doc.xml.j2"
REQUEST = "cong-van-yeu-cau.xml.j2"
WAITED_FOR = frozenset({"chua_co", "nhap", "bi_tra_lai"})
"""The states of a unit from which a report is still to come."""
_EVERYBODY = "Các phòng, ban, đơn vị trực thuộc"
_LISTED = "Các phòng, ban, đơn vị nêu tại Phụ lục"
_MOST_NAMED = 10
"""More addressees than this stand in a list behind the letter, which is to stay a letter of one page."""
_BLANK = "ngày …… tháng …… năm ……"


class Standing(NamedTuple):
    """Where one unit stands, and when and why its report was last sent back."""

    progress: TienDo
    tra_lai: TraLai | None


@dataclass(frozen=True)
class Round:
    """A period's round under its plan; ``don_vi`` holds every unit due, in the register's order."""

    ky: Ky
    duties: Duties
    don_vi: tuple[Standing, ...]
    minh_hoa: bool
    han_moi: date | None

    @property
    def waited_for(self) -> tuple[Standing, ...]:
        """The units from which a report is still to come."""
        return tuple(unit for unit in self.don_vi if unit.progress.trang_thai in WAITED_FOR)


@dataclass(frozen=True)
class DonViTraLai:
    """A unit whose report was sent back."""

    ten: Chu
    ngay: ChuCoThe
    ly_do: ChuCoThe


@dataclass(frozen=True)
class DonViChuaGui:
    """A unit from which a report is still to come, and where it stands."""

    ten: Chu
    tinh_trang: Chu


@dataclass(frozen=True)
class ChiTieuPhaiBaoCao:
    """An indicator to report, and who owes it."""

    ten: Chu
    don_vi_tinh: ChuCoThe
    don_vi: Chu


@dataclass(frozen=True)
class NhiemVuPhaiBaoCao:
    """A task to report with its indicators, and who must report it."""

    ten: Chu
    don_vi: Chu
    chi_tieu: tuple[ChiTieuPhaiBaoCao, ...]


@dataclass(frozen=True)
class NguCanhCongVan(NguCanhChung):
    """The variables of both letters; ``han`` is the plan's deadline as written, ``han_moi`` the new date."""

    ky: Chu
    nam: int
    ca_nam: bool
    kinh_gui: tuple[Chu, ...]
    noi_gui: Chu
    bao_cao_cho: Chu
    ky_hieu: Chu
    han: ChuCoThe
    han_moi: Chu
    co_han_moi: bool
    tong_so_don_vi: int


@dataclass(frozen=True)
class NguCanhDonDoc(NguCanhCongVan):
    """The variables of the letter that urges; ``danh_sach`` is empty where the letter itself names the units."""

    so_chua_gui: int
    danh_sach: tuple[DonViChuaGui, ...]
    chua_co: tuple[Chu, ...]
    ban_nhap: tuple[Chu, ...]
    bi_tra_lai: tuple[DonViTraLai, ...]
    khong_doc_duoc: tuple[Chu, ...]


@dataclass(frozen=True)
class NguCanhYeuCau(NguCanhCongVan):
    """The variables of the letter that opens the round."""

    ky_so_lieu: ChuCoThe
    nhiem_vu: tuple[NhiemVuPhaiBaoCao, ...]


def render_reminder(
    found: Round, choices: Choices, origin: Origin, folders: TemplateFolders, style: HouseStyle
) -> Filled:
    """Return the letter to the units from which a report is still to come; raises ``ProblemsFound`` (DV701)."""
    title = _title(found, "Công văn đôn đốc gửi báo cáo")
    return fill_document(REMINDER, reminder_context(found, choices), title, origin, folders, style)


def render_request(
    found: Round, choices: Choices, origin: Origin, folders: TemplateFolders, style: HouseStyle
) -> Filled:
    """Return the letter that opens the round; raises ``ProblemsFound`` (DV701)."""
    title = _title(found, "Công văn yêu cầu báo cáo")
    return fill_document(REQUEST, request_context(found, choices), title, origin, folders, style)


def _title(found: Round, what: str) -> Title:
    plan, office = found.duties.plan, found.duties.office.co_quan
    return Title(f"{what} kết quả {lower_first(plan.ten)} {found.ky.ten}", what, office.ten)


def reminder_context(found: Round, choices: Choices) -> NguCanhDonDoc:
    """Return every name that the template of the urging letter may use."""
    units = found.waited_for
    states = {
        state: tuple(
            unit.progress.don_vi.ten
            for unit in units
            if unit.progress.trang_thai == state and not unit.progress.khong_doc_duoc
        )
        for state in WAITED_FOR
    }
    names = tuple(unit.progress.don_vi.ten for unit in units)
    many = len(units) > _MOST_NAMED
    return NguCanhDonDoc(
        **values_of(_shared(found, choices, (_LISTED,) if many else names)),
        so_chua_gui=len(units),
        danh_sach=tuple(DonViChuaGui(unit.progress.don_vi.ten, _standing(unit)) for unit in units)
        if many
        else (),
        chua_co=states["chua_co"],
        ban_nhap=states["nhap"],
        bi_tra_lai=tuple(
            DonViTraLai(
                unit.progress.don_vi.ten,
                format_date(unit.tra_lai.ngay) if unit.tra_lai else "",
                going_on(unit.tra_lai.ly_do) if unit.tra_lai else "",
            )
            for unit in units
            if unit.progress.trang_thai == "bi_tra_lai"
        ),
        khong_doc_duoc=tuple(unit.progress.don_vi.ten for unit in units if unit.progress.khong_doc_duoc),
    )


def _standing(unit: Standing) -> str:
    """Return where a unit stands, in words."""
    if unit.progress.khong_doc_duoc:
        return "Tệp báo cáo không đọc được"
    if unit.progress.trang_thai == "nhap":
        return "Đã lập báo cáo, chưa gửi"
    if unit.progress.trang_thai == "chua_co":
        return "Chưa có báo cáo"
    back = unit.tra_lai
    if back is None:
        return "Được trả lại, chưa gửi lại"
    return f"Được trả lại ngày {format_date(back.ngay)}, chưa gửi lại; lý do: {going_on(back.ly_do)}"


def request_context(found: Round, choices: Choices) -> NguCanhYeuCau:
    """Return every name that the template of the opening letter may use."""
    duties, plan = found.duties, found.duties.plan
    names = tuple(unit.progress.don_vi.ten for unit in found.don_vi)
    whole = set(duties.office.ma_nop_bao_cao) == {unit.progress.don_vi.ma for unit in found.don_vi}
    fixed = plan.bao_cao.ky_so_lieu
    addressees = (
        (_EVERYBODY,) if whole and len(names) > 1 else (_LISTED,) if len(names) > _MOST_NAMED else names
    )
    return NguCanhYeuCau(
        **values_of(_shared(found, choices, addressees)),
        ky_so_lieu=window_words(fixed.in_year(found.ky.nam)) if fixed and found.ky.thang == 12 else "",
        nhiem_vu=tuple(_task(found, task) for task in plan.nhiem_vu_theo_ma.values()),
    )


def _shared(found: Round, choices: Choices, addressees: tuple[str, ...]) -> NguCanhCongVan:
    duties, plan = found.duties, found.duties.plan
    office = duties.office.co_quan
    lead = duties.office.theo_ma.get(plan.bao_cao.don_vi_tong_hop)
    short = (lead.viet_tat or lead.ma.upper()) if lead else ""
    common = of_document.common_context(
        duties.office,
        plan,
        choices,
        minh_hoa=found.minh_hoa,
        nguoi_ky=of_document.signer_shown(choices.nguoi_ky, office),
        luu=of_document.filing_line(duties.office, plan),
    )
    return NguCanhCongVan(
        **values_of(common),
        ky=found.ky.ten,
        nam=found.ky.nam,
        ca_nam=found.ky.thang == 12,
        kinh_gui=addressees,
        noi_gui=lead.ten if lead else office.ten,
        bao_cao_cho=plan.bao_cao.kinh_gui,
        ky_hieu=f"{office.viet_tat}-{short}" if short else office.viet_tat,
        han=deadline_words(duties, found.ky),
        han_moi=long_date(found.han_moi) if found.han_moi else _BLANK,
        co_han_moi=found.han_moi is not None,
        tong_so_don_vi=len(found.don_vi),
    )


def deadline_words(duties: Duties, ky: Ky) -> str:
    """Return the plan's deadline as the plan words it, “trước ngày 05/11”; empty where a period has none."""
    deadline = duties.plan.bao_cao.deadline_of(ky)
    if deadline is None:
        return ""
    return f"{'trước' if deadline.kieu == 'truoc_ngay' else 'chậm nhất'} ngày {deadline.ngay}"


def _task(found: Round, task: NhiemVu) -> NhiemVuPhaiBaoCao:
    duties = found.duties
    must = [
        unit.progress.don_vi.ma
        for unit in found.don_vi
        if task in duties.must_report(unit.progress.don_vi.ma)
    ]
    return NhiemVuPhaiBaoCao(
        ten=task.ten,
        don_vi=_names(found, must),
        chi_tieu=tuple(
            ChiTieuPhaiBaoCao(
                indicator.ten, _measure(indicator), _names(found, duties.owners(task, indicator))
            )
            for indicator in task.chi_tieu_theo_ma.values()
            if indicator.duoc_nhap
        ),
    )


def _measure(indicator: ChiTieu) -> str:
    return indicator.don_vi_tinh or ("có/không" if indicator.kieu == "co_khong" else "")


def _names(found: Round, codes: tuple[str, ...] | list[str]) -> str:
    """Return the units by name, all of them in a word."""
    due = [unit.progress.don_vi for unit in found.don_vi]
    named = [unit for unit in due if unit.ma in codes]
    if len(named) == len(due) > 1:
        return _EVERYBODY
    return "; ".join(unit.ten for unit in named) or "Không có đơn vị"

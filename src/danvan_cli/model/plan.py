"""What a plan is: tasks, who carries them out, indicators, rules and deadline. Knows no report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from pydantic import model_validator

from danvan_cli.model.dates import next_working_day
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.values import (
    Ban,
    CacVanBan,
    DanhSach,
    DungSai,
    KyBaoCao,
    MaKeHoach,
    MaNhiemVu,
    Nam,
    Ngay,
    NgayThang,
    PhienBan,
    ThamChieu,
    VanBan,
    fault,
    first_by_code,
    one_of,
)


class CanDoi(Ban):
    """A balance rule between indicators; data, not code."""

    bieu_thuc: VanBan
    muc_do: Annotated[Literal["loi", "canh_bao"], one_of("loi", "canh_bao")] = "loi"
    giai_thich: VanBan | None = None


class NhiemVu(Ban):
    """A task of the plan, with who carries it out and what is counted."""

    ma: MaNhiemVu
    ten: VanBan
    noi_dung: VanBan
    thuc_hien: Annotated[tuple[ThamChieu, ...], DanhSach] = ()
    chu_tri: Annotated[tuple[ThamChieu, ...], DanhSach] = ()
    phoi_hop: Annotated[tuple[ThamChieu, ...], DanhSach] = ()
    phan_cong: CacVanBan = ()
    thoi_gian: VanBan | None = None
    chi_tieu: Annotated[tuple[ChiTieu, ...], DanhSach] = ()
    can_doi: Annotated[tuple[CanDoi, ...], DanhSach] = ()

    @model_validator(mode="after")
    def _somebody_carries_it_out(self) -> NhiemVu:
        if not self.thuc_hien and not self.chu_tri:
            raise fault(
                "DV101",
                f"nhiệm vụ {self.ma} chưa có đơn vị thực hiện: thiếu khóa thuc_hien hoặc chu_tri",
                "ghi mã đơn vị, ví dụ thuc_hien: [tat-ca]",
            )
        return self

    @cached_property
    def chi_tieu_theo_ma(self) -> dict[str, ChiTieu]:
        """The task's indicators by code; the first declaration of a code counts."""
        return first_by_code(self.chi_tieu)


class HieuLuc(Ban):
    """The years in which the plan is in force; open where ``den_nam`` is ``None``."""

    tu_nam: Nam
    den_nam: Nam | None = None

    def __contains__(self, year: int) -> bool:
        return self.tu_nam <= year and (self.den_nam is None or year <= self.den_nam)


class HanBaoCao(Ban):
    """A deadline as the plan words it: before a day (``truoc_ngay``) or by its end (``cham_nhat``)."""

    kieu: Annotated[Literal["truoc_ngay", "cham_nhat"], one_of("truoc_ngay", "cham_nhat")]
    ngay: NgayThang
    lui_ngay_nghi: DungSai = False

    def day_in(self, year: int, holidays: frozenset[date] = frozenset()) -> date:
        """Return the day named by the deadline in a year, moved past days off only where the plan says so."""
        day = self.ngay.in_year(year)
        return next_working_day(day, holidays) if self.lui_ngay_nghi else day

    def last_day(self, named: date) -> date:
        """Return the last day on time, given the day that the deadline names."""
        return named - timedelta(days=1) if self.kieu == "truoc_ngay" else named


class CuaSo(Ban):
    """The data window that a plan fixes for every year, as days of the calendar."""

    tu_ngay: NgayThang
    den_ngay: NgayThang

    def in_year(self, year: int) -> tuple[date, date]:
        """Return first and last day for a report of that year; the window may begin in the year before."""
        last = self.den_ngay.in_year(year)
        first = self.tu_ngay.in_year(year)
        return (first if first <= last else self.tu_ngay.in_year(year - 1), last)


class CheDoBaoCao(Ban):
    """The reporting regime: who consolidates, for whom, until when."""

    don_vi_tong_hop: ThamChieu
    kinh_gui: VanBan
    han: HanBaoCao
    han_6t: HanBaoCao | None = None
    han_9t: HanBaoCao | None = None
    ky_so_lieu: CuaSo | None = None
    noi_nhan: CacVanBan = ()

    def deadline_of(self, ky: Ky) -> HanBaoCao | None:
        """Return the deadline of a period; an interim period may have none."""
        return {12: self.han, 9: self.han_9t, 6: self.han_6t}[ky.thang]


class VanBanChiDao(Ban):
    """A document that the plan rests on."""

    loai: VanBan | None = None
    so_ky_hieu: VanBan | None = None
    ngay: Ngay | None = None
    co_quan: VanBan | None = None
    trich_yeu: VanBan | None = None


class TuKhoKhan(Ban):
    """The difficulty that an amendment answers."""

    ky: KyBaoCao
    don_vi: ThamChieu
    nhiem_vu: ThamChieu | None = None


class SuaDoi(Ban):
    """An amendment of the plan."""

    ngay: Ngay | None = None
    so_ky_hieu: VanBan | None = None
    noi_dung: VanBan
    ly_do: VanBan | None = None
    tu_kho_khan: Annotated[tuple[TuKhoKhan, ...], DanhSach] = ()


class KeHoach(Ban):
    """A plan, whole."""

    phien_ban: PhienBan
    ma: MaKeHoach
    ten: VanBan
    hieu_luc: HieuLuc
    so_ky_hieu: VanBan | None = None
    ngay_ban_hanh: Ngay | None = None
    mo_dau: VanBan | None = None
    van_ban_chi_dao: Annotated[tuple[VanBanChiDao, ...], DanhSach] = ()
    muc_dich_yeu_cau: CacVanBan = ()
    nhiem_vu: Annotated[tuple[NhiemVu, ...], DanhSach]
    to_chuc_thuc_hien: CacVanBan = ()
    ket_thuc: VanBan | None = None
    bao_cao: CheDoBaoCao
    noi_nhan: CacVanBan = ()
    luu: VanBan | None = None
    sua_doi: Annotated[tuple[SuaDoi, ...], DanhSach] = ()

    @cached_property
    def nhiem_vu_theo_ma(self) -> dict[str, NhiemVu]:
        """The tasks by code; the first declaration of a code counts."""
        return first_by_code(self.nhiem_vu)

    @cached_property
    def noi_co_chi_tieu(self) -> Mapping[str, tuple[str, ...]]:
        """For each indicator code the tasks that declare it."""
        places: dict[str, tuple[str, ...]] = {}
        for task in self.nhiem_vu:
            for code in task.chi_tieu_theo_ma:
                places[code] = (*places.get(code, ()), task.ma)
        return places

    @cached_property
    def chi_tieu_co_ma_cu(self) -> tuple[tuple[str, ChiTieu], ...]:
        """The indicators that had another code in an earlier plan, each with the code of its task."""
        return tuple(
            (task.ma, indicator)
            for task in self.nhiem_vu_theo_ma.values()
            for indicator in task.chi_tieu_theo_ma.values()
            if indicator.ma_cu is not None
        )

    def indicator(self, nhiem_vu: str, chi_tieu: str) -> ChiTieu | None:
        """Return an indicator by the codes of its task and its own, or ``None``."""
        task = self.nhiem_vu_theo_ma.get(nhiem_vu)
        return task.chi_tieu_theo_ma.get(chi_tieu) if task else None

    def resolve(self, code: str, home: str | None) -> tuple[str, str] | None:
        """Return (task, indicator) for ``ma`` or ``nv3.ma`` as written in task ``home``; ``None`` if unknown.

        Outside any task (``home`` is ``None``) a bare code must be unique in the plan.
        """
        task, dot, indicator = code.partition(".")
        if dot:
            return (task, indicator) if self.indicator(task, indicator) else None
        if home is not None:
            return (home, code) if self.indicator(home, code) else None
        homes = self.noi_co_chi_tieu.get(code, ())
        return (homes[0], code) if len(homes) == 1 else None


def deadline_day(plan: KeHoach, office: SoDonVi, ky: Ky) -> date | None:
    """Return the day named by the deadline of a period, or ``None`` where the plan sets none."""
    deadline = plan.bao_cao.deadline_of(ky)
    return deadline.day_in(ky.nam, office.cac_ngay_nghi) if deadline else None


def signing_day(plan: KeHoach) -> date:
    """Return the day that selects the plan's signer: its own date, else 1 January of its first year."""
    return plan.ngay_ban_hanh or date(plan.hieu_luc.tu_nam, 1, 1)

"""What the office is: its name, its register of units, who signs. Knows no plan and no report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated

from danvan_cli.model.values import (
    Ban,
    DanhSach,
    DungSai,
    MaDonVi,
    Ngay,
    PhienBan,
    ThamChieu,
    VanBan,
    first_by_code,
)


class NguoiKy(Ban):
    """Who may sign, and from when to when (both days included; open where ``None``)."""

    ho_ten: VanBan
    chuc_vu: VanBan
    tu_ngay: Ngay | None = None
    den_ngay: Ngay | None = None
    quyen_han: VanBan | None = None

    def valid_on(self, day: date) -> bool:
        """Tell whether the entry is valid on that day."""
        return (self.tu_ngay is None or self.tu_ngay <= day) and (
            self.den_ngay is None or day <= self.den_ngay
        )


class CoQuan(Ban):
    """The office as it is printed in the header and named in texts."""

    ten: VanBan
    ten_in: VanBan
    co_quan_chu_quan: VanBan
    tinh: VanBan | None = None
    viet_tat: VanBan
    dia_danh: VanBan | None = None
    nguoi_ky: Annotated[tuple[NguoiKy, ...], DanhSach]

    def signer_on(self, day: date) -> NguoiKy | None:
        """Return the first entry valid on that day, or ``None``."""
        return next((entry for entry in self.nguoi_ky if entry.valid_on(day)), None)


class DonVi(Ban):
    """A unit of the office; ``tu_ngay`` and ``den_ngay`` are its life, ``ke_thua`` the units it succeeds."""

    ma: MaDonVi
    ten: VanBan
    viet_tat: VanBan | None = None
    nop_bao_cao: DungSai = True
    thu_dien_tu: VanBan | None = None
    tu_ngay: Ngay | None = None
    den_ngay: Ngay | None = None
    ke_thua: Annotated[tuple[ThamChieu, ...], DanhSach] = ()
    gia_dinh: DungSai = False
    ten_in: VanBan | None = None
    nguoi_ky: Annotated[tuple[NguoiKy, ...], DanhSach] = ()
    co_so_rieng: DungSai = False

    def alive_on(self, day: date) -> bool:
        """Tell whether the unit exists on that day."""
        return self.alive_between(day, day)

    def alive_between(self, first: date, last: date) -> bool:
        """Tell whether the unit exists on at least one of the days from first to last."""
        return (self.tu_ngay is None or self.tu_ngay <= last) and (
            self.den_ngay is None or first <= self.den_ngay
        )


class SoDonVi(Ban):
    """``plans/co-quan.yaml``: the office and its register of units, whose order is the official one."""

    phien_ban: PhienBan
    co_quan: CoQuan
    don_vi: Annotated[tuple[DonVi, ...], DanhSach]
    ngay_nghi: Annotated[tuple[Ngay, ...], DanhSach] = ()

    @cached_property
    def theo_ma(self) -> dict[str, DonVi]:
        """The units by code; the first declaration of a code counts."""
        return first_by_code(self.don_vi)

    @cached_property
    def thu_tu(self) -> dict[str, int]:
        """The place of each unit in the register."""
        return {ma: place for place, ma in enumerate(self.theo_ma)}

    @cached_property
    def ma_nop_bao_cao(self) -> tuple[str, ...]:
        """The codes of the units that report, in the register's order: what ``tat-ca`` stands for."""
        return tuple(ma for ma, unit in self.theo_ma.items() if unit.nop_bao_cao)

    def predecessors(self, code: str) -> tuple[str, ...] | None:
        """Return the units that a unit alone succeeds; ``None`` where one of them has other heirs too (a split)."""
        inherited = self.theo_ma[code].ke_thua
        return inherited if all(self._heirs[old] == {code} for old in inherited) else None

    @cached_property
    def _heirs(self) -> dict[str, set[str]]:
        """For each unit that was succeeded, the units that succeed it."""
        heirs: dict[str, set[str]] = {}
        for code, unit in self.theo_ma.items():
            for old in unit.ke_thua:
                heirs.setdefault(old, set()).add(code)
        return heirs

    @cached_property
    def cac_ngay_nghi(self) -> frozenset[date]:
        """The public holidays."""
        return frozenset(self.ngay_nghi)

    def expand(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the known units that a list of codes names, ``tat-ca`` unfolded, in the register's order."""
        wanted = set(codes)
        if "tat-ca" in wanted:
            wanted.update(self.ma_nop_bao_cao)
        return tuple(ma for ma in self.theo_ma if ma in wanted)

"""The consolidated result of one period: totals, comparisons, merged records, progress, provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from danvan_cli.consolidate.progress import TienDo
from danvan_cli.model.duty import Duties
from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import Figures, SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import EXACT, round_half_up
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach, NhiemVu, SuaDoi
from danvan_cli.model.records import GhiChepGop
from danvan_cli.model.report import BaoCao, KhoKhan, KienNghi, TongHop
from danvan_cli.model.totals import Tong, sum_of
from danvan_cli.model.windows import Window
from danvan_cli.problem import Place
from danvan_cli.store.load import Document


@dataclass(frozen=True)
class ChiTieuTongHop:
    """One indicator of the plan in the period: its total beside last year's.

    ``nam_truoc`` is ``None`` where last year has no total that can be compared; ``ma_truoc`` is the code under which
    last year's plan counted it. ``doi_cach_tinh`` says since which definition it cannot be compared.
    """

    nhiem_vu: NhiemVu
    chi_tieu: ChiTieu
    tong: Tong
    nam_truoc: Tong | None
    muc_tieu: Decimal | None
    ma_truoc: Operand | None = None
    doi_cach_tinh: str = ""

    @property
    def ma(self) -> str:
        """The full code, ``nv3.luot_tiep``."""
        return f"{self.nhiem_vu.ma}.{self.chi_tieu.ma}"

    @property
    def la_ty_le(self) -> bool:
        """Whether the figure is a rate in per cent, its change in percentage points."""
        return self.chi_tieu.kieu == "ty_le"

    def rounded(self, value: Decimal | Fraction) -> Decimal:
        """Return a value as it is printed: rates half up to their decimals, everything else exact."""
        if self.la_ty_le or isinstance(value, Fraction):
            return round_half_up(value, self.chi_tieu.so_le)
        return value

    @property
    def gia_tri(self) -> Decimal | None:
        """The total as printed."""
        return None if self.tong.gia_tri is None else self.rounded(self.tong.gia_tri)

    @property
    def gia_tri_nam_truoc(self) -> Decimal | None:
        """Last year's total as printed."""
        last = self.nam_truoc.gia_tri if self.nam_truoc else None
        return None if last is None else self.rounded(last)

    @property
    def thay_doi(self) -> Decimal | None:
        """The change against last year; percentage points for a rate, rounded once."""
        last = self.nam_truoc.gia_tri if self.nam_truoc else None
        if self.tong.gia_tri is None or last is None:
            return None
        return self.rounded(_difference(self.tong.gia_tri, last))

    @property
    def thay_doi_phan_tram(self) -> Decimal | None:
        """The change in per cent of last year's total, 2 decimals; ``None`` for rates and after 0."""
        last = self.nam_truoc.gia_tri if self.nam_truoc else None
        if self.la_ty_le or self.tong.gia_tri is None or not last:
            return None
        change = Fraction(_difference(self.tong.gia_tri, last))
        return round_half_up(change / abs(Fraction(last)) * 100, 2)


def _difference(new: Decimal | Fraction, old: Decimal | Fraction) -> Decimal | Fraction:
    if isinstance(new, Decimal) and isinstance(old, Decimal):
        return EXACT.subtract(new, old)
    return Fraction(new) - Fraction(old)


@dataclass(frozen=True)
class KhoKhanTruoc:
    """A difficulty that a unit told the year before, its figures then, and the amendments that answer it."""

    don_vi: str
    kho_khan: KhoKhan
    so_lieu: Figures
    sua_doi: tuple[SuaDoi, ...]


@dataclass(frozen=True)
class KetQua:
    """Everything that a consolidated document or export of a period says; no order of files shows in it.

    ``bao_cao`` holds the due units' readable reports in the register's order. ``ky_so_lieu_truoc`` is last
    year's window. ``ghi_chep`` maps the name of a list to its merged records. ``tong_hop_hong`` says that HCQT's
    own file could not be read whole. ``rieng`` names the unit that a result speaks of alone.
    ``kho_khan_truoc`` are the difficulties that were told the year before.
    """

    ky: Ky
    office: SoDonVi
    plan: KeHoach
    duties: Duties
    tong_hop: TongHop | None
    tien_do: tuple[TienDo, ...]
    bao_cao: Mapping[str, BaoCao]
    so_lieu: Mapping[str, Figures]
    so_lieu_truoc: Mapping[str, Figures]
    documents: Mapping[str, Document[BaoCao]]
    chi_tieu: tuple[ChiTieuTongHop, ...]
    ghi_chep: Mapping[str, tuple[GhiChepGop, ...]]
    ky_so_lieu: Window | None
    ky_so_lieu_truoc: Window | None
    uoc: bool
    minh_hoa: bool
    tong_hop_hong: bool = False
    kho_khan_truoc: tuple[KhoKhanTruoc, ...] = ()
    rieng: str | None = None

    @cached_property
    def theo_ma(self) -> dict[tuple[str, str], ChiTieuTongHop]:
        """The indicators by (task, indicator)."""
        return {(total.nhiem_vu.ma, total.chi_tieu.ma): total for total in self.chi_tieu}

    def indicators_of(self, nhiem_vu: str) -> tuple[ChiTieuTongHop, ...]:
        """The indicators of one task, in plan order."""
        return tuple(total for total in self.chi_tieu if total.nhiem_vu.ma == nhiem_vu)

    @cached_property
    def kho_khan(self) -> tuple[tuple[str, KhoKhan], ...]:
        """The difficulties with the units that report them, in the register's order."""
        return tuple((unit, item) for unit, report in self.bao_cao.items() for item in report.kho_khan)

    @cached_property
    def kien_nghi(self) -> tuple[tuple[str, KienNghi], ...]:
        """The proposals with the units that make them, in the register's order."""
        return tuple((unit, item) for unit, report in self.bao_cao.items() for item in report.kien_nghi)

    def is_split(self, unit: str) -> bool:
        """Tell whether a unit without a report of last year shares its predecessors with other heirs."""
        return unit not in self.so_lieu_truoc and self.office.predecessors(unit) is None

    def unit_last_year(self, total: ChiTieuTongHop, unit: str) -> SoLieu | None:
        """Return a unit's answer of last year: its own, else the sum over the units that it succeeds."""
        operand = total.ma_truoc
        if operand is None:
            return None
        if unit in self.so_lieu_truoc:
            return self.so_lieu_truoc[unit].answers.get(operand)
        before = [self.so_lieu_truoc.get(code) for code in self.office.predecessors(unit) or ()]
        answers = [figures.answers.get(operand) for figures in before if figures]
        if not before or len(answers) < len(before) or total.chi_tieu.kieu == "co_khong":
            return None
        return sum_of([answer for answer in answers if answer], len(answers))

    def place_of(self, unit: str, answer: SoLieu) -> Place:
        """Return where a unit's answer stands: file, line and column."""
        return self.documents[unit].at(*answer.loc)

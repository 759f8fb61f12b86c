"""Units through the years: which earlier units a unit continues alone, so that their figures are one series.

Knows the register and answers of single years; knows no period, no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from danvan_cli.model.figures import SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.office import DonVi, SoDonVi
from danvan_cli.model.totals import Tong, sum_of


@dataclass(frozen=True)
class DongDonVi:
    """A unit and the units whose figures its series takes in: those that it alone succeeds, and theirs."""

    don_vi: DonVi
    tien_than: tuple[str, ...]

    @property
    def thanh_vien(self) -> tuple[str, ...]:
        """The codes of the unit and of those before it."""
        return (self.don_vi.ma, *self.tien_than)


def lines_of(office: SoDonVi, present: Iterable[str]) -> tuple[DongDonVi, ...]:
    """Return the lines of the units that owe or gave figures, in the register's order.

    A unit whose one heir is among them, or has such an heir in turn, stands in the heir's line; one that was split
    keeps a line of its own.
    """
    known = set(present)
    lines = {code: _before(office, code, known, {code}) for code in office.theo_ma if code in known}
    taken: set[str] = set()
    for code, line in lines.items():
        if code not in taken:  # of units that succeed each other in a circle the first one stays
            taken.update(line)
    return tuple(DongDonVi(office.theo_ma[code], line) for code, line in lines.items() if code not in taken)


def _before(office: SoDonVi, code: str, known: set[str], seen: set[str]) -> tuple[str, ...]:
    """Return the units that a unit continues and that owe or gave figures, in the register's order."""
    found: set[str] = set()
    for old in office.predecessors(code) or ():
        if old in office.theo_ma and old not in seen:
            seen.add(old)
            found.update([old] if old in known else [], _before(office, old, known, seen))
    return tuple(unit for unit in office.theo_ma if unit in found)


@dataclass(frozen=True)
class TraLoi:
    """What a line says of an indicator in a year.

    ``don_vi`` are those of its units that owed it then: none where the indicator was no concern of theirs.
    ``so_lieu`` is ``None`` where one of them did not answer. ``so_co`` counts those that said yes.
    """

    don_vi: tuple[str, ...]
    so_lieu: SoLieu | None
    so_co: int = 0


def answer_of(line: DongDonVi, indicator: ChiTieu, total: Tong) -> TraLoi:
    """Return what the units of a line answered in a year, as one answer."""
    answers: Mapping[str, SoLieu | None] = {
        unit: total.theo_don_vi[unit] for unit in line.thanh_vien if unit in total.theo_don_vi
    }
    units, given = tuple(answers), [answer for answer in answers.values() if answer]
    if total.mot_don_vi:
        return TraLoi(units, next((answer for answer in given if answer.gia_tri is not None), None))
    if len(given) < len(units) or not given:
        return TraLoi(units, None)
    if indicator.kieu == "co_khong":
        return TraLoi(units, given[0], sum(answer.gia_tri == Decimal(1) for answer in given))
    return TraLoi(units, given[0] if len(given) == 1 else sum_of(given, len(units)))

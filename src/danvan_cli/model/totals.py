"""Totals over units: sums, single values, counts and rates, with how many owners answered. Knows no files."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from danvan_cli.model.duty import Duties
from danvan_cli.model.extract import Extract
from danvan_cli.model.figures import Figures, SoLieu, rate_of
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import EXACT
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.records import merge, passes, records_of
from danvan_cli.model.report import BaoCao


class Tong(NamedTuple):
    """The total of one indicator.

    ``gia_tri`` is exact (a rate in per cent, not rounded) and ``None`` where nobody answered, where every
    answer to a ``mot_don_vi`` indicator is nil, or where a rate's denominator is zero. ``theo_don_vi`` holds
    every due owner in the register's order, ``None`` for one that did not answer.
    """

    gia_tri: Decimal | Fraction | None
    khong_phat_sinh: bool
    theo_don_vi: Mapping[str, SoLieu | None]
    tu_so: Decimal | None = None
    mau_so: Decimal | None = None
    mot_don_vi: bool = False

    @property
    def so_don_vi(self) -> int:
        """How many due owners answered (k)."""
        return sum(answer is not None for answer in self.theo_don_vi.values())

    @property
    def tong_don_vi(self) -> int:
        """How many owners are due (n)."""
        return len(self.theo_don_vi)

    @property
    def day_du(self) -> bool:
        """Whether nothing more is to come: every due owner answered, or one where one value is owed."""
        return self.so_don_vi > 0 if self.mot_don_vi else self.so_don_vi == self.tong_don_vi


def total_of(
    task: NhiemVu,
    indicator: ChiTieu,
    duties: Duties,
    ky: Ky,
    reports: Mapping[str, BaoCao | Extract],
    figures: Mapping[str, Figures],
) -> Tong:
    """Return the total of an indicator over its owners that are due or filed a readable report.

    Records are counted from all ``reports`` (in the register's order), cooperating units' too, so that the
    count is that of the merged list.
    """
    operand = (task.ma, indicator.ma)
    due = set(duties.counted(ky, reports))
    answers = {
        unit: figures[unit].answers.get(operand) if unit in figures else None
        for unit in duties.owners(task, indicator)
        if unit in due
    }
    given = [(unit, answer) for unit, answer in answers.items() if answer is not None]
    if not given:
        return Tong(None, False, answers, mot_don_vi=indicator.tong_hop == "mot_don_vi")
    nil = all(answer.khong_phat_sinh for _, answer in given)
    if indicator.kieu == "ty_le":
        return _rate(answers, [answer for _, answer in given])
    if indicator.kieu == "dem":
        name = str(indicator.danh_sach)
        records = merge((unit, record) for unit in reports for record in records_of(reports[unit], name))
        count = sum(passes(record.noi_dung, indicator.loc) for record in records)
        return Tong(Decimal(count), False, answers)
    if indicator.tong_hop == "mot_don_vi":
        first = next((unit for unit, answer in given if answer.gia_tri is not None), None)
        value = next((answer.gia_tri for unit, answer in given if unit == first), None)
        for unit, answer in given:
            if answer.gia_tri is not None and unit != first:
                answers[unit] = None  # a further value is no answer but a mistake (DV205)
        return Tong(value, nil, answers, mot_don_vi=True)
    total = Decimal(0)
    for _, answer in given:
        if isinstance(answer.gia_tri, Decimal):
            total = EXACT.add(total, answer.gia_tri)
    return Tong(total, nil, answers)


def total_of_one(unit: str, answer: SoLieu) -> Tong:
    """Return one unit's answer as the total that it alone owes."""
    return Tong(answer.gia_tri, answer.khong_phat_sinh, {unit: answer}, answer.tu_so, answer.mau_so)


def sum_of(answers: list[SoLieu], wanted: int) -> SoLieu | None:
    """Return several units' answers to one indicator as one; ``None`` unless all ``wanted`` are there."""
    if len(answers) < wanted or not answers:
        return None
    if answers[0].mau_so is not None:
        rate = _rate({}, answers)
        return rate_of(rate.tu_so or Decimal(0), rate.mau_so or Decimal(0))
    total = Decimal(0)
    for answer in answers:
        total = EXACT.add(total, answer.gia_tri if isinstance(answer.gia_tri, Decimal) else Decimal(0))
    return SoLieu(total, all(answer.khong_phat_sinh for answer in answers), ())


def _rate(answers: Mapping[str, SoLieu | None], given: list[SoLieu]) -> Tong:
    tu_so = mau_so = Decimal(0)
    for answer in given:
        tu_so = EXACT.add(tu_so, answer.tu_so or Decimal(0))
        mau_so = EXACT.add(mau_so, answer.mau_so or Decimal(0))
    rate = rate_of(tu_so, mau_so)
    return Tong(rate.gia_tri, rate.khong_phat_sinh, answers, tu_so, mau_so)

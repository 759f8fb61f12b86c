"""The figures of one report under one plan: what each typed text means, and what is computed from it.

This is the only place where the text of a figure becomes a number; rules and totals ask it, never the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from danvan_cli.model.duty import Duties
from danvan_cli.model.expression import Expression, Operand
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import NumberFault, format_number, parse_number
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.records import merge, passes, records_of
from danvan_cli.model.report import BaoCao
from danvan_cli.model.text import nearest
from danvan_cli.model.values import readings_hint

NIL = "khong_phat_sinh"
_TRUE = frozenset({"co", "có", "true"})
_FALSE = frozenset({"khong", "không", "false"})

Loc = tuple[str | int, ...]
"""A path of keys and indices from the root of a file."""


class SoLieu(NamedTuple):
    """One unit's answer to one indicator.

    ``gia_tri`` is exact; for ``co_khong`` 1 or 0; ``None`` where the answer is no number (nil of a
    ``mot_don_vi`` indicator, a rate with zero denominator). ``khong_phat_sinh`` marks the explicit nil.
    A rate holds ``tu_so`` and ``mau_so``, and ``gia_tri`` in per cent, not rounded. ``loc`` leads to where
    the answer stands in the report.
    """

    gia_tri: Decimal | Fraction | None
    khong_phat_sinh: bool
    loc: Loc
    tu_so: Decimal | None = None
    mau_so: Decimal | None = None


class FigureFault(NamedTuple):
    """A figure that cannot be used, as the code, text and place of a finding."""

    code: str
    loc: Loc
    at_key: bool
    message: str
    hint: str | None


class Figures(NamedTuple):
    """All usable figures of a report, the faults of the others, and which indicators the faults concern.

    ``broken`` also holds the indicator that a misspelt code was meant to be: it is not missing.
    """

    answers: Mapping[Operand, SoLieu]
    faults: tuple[FigureFault, ...]
    broken: frozenset[Operand]

    def numbers(self, operands: tuple[Operand, ...]) -> dict[Operand, Decimal] | None:
        """Return the numbers for all operands of an expression, or ``None`` where one is missing."""
        values: dict[Operand, Decimal] = {}
        for operand in operands:
            answer = self.answers.get(operand)
            if answer is None or not isinstance(answer.gia_tri, Decimal):
                return None
            values[operand] = answer.gia_tri
        return values


def read_figures(report: BaoCao, duties: Duties) -> Figures:
    """Read every figure of a report and compute its counts and rates."""
    answers: dict[Operand, SoLieu] = {}
    faults: list[FigureFault] = []
    broken: set[Operand] = set()
    for code, entry in report.nhiem_vu.items():
        task = duties.plan.nhiem_vu_theo_ma.get(code)
        if task is None:
            continue
        owned = {indicator.ma: indicator for indicator in duties.owned(report.don_vi, task)}
        for key, typed in entry.so_lieu.items():
            found = _one_figure(report, duties, task, owned, key, typed)
            if isinstance(found, SoLieu):
                answers[_operand(code, key)] = found
            else:
                faults.append(found)
                broken.add((code, (found.code == "DV201" and nearest(key, task.chi_tieu_theo_ma)) or key))
        if entry.tinh_trang == NIL:
            for indicator in owned.values():
                if indicator.duoc_nhap and indicator.ma not in entry.so_lieu:
                    answers[_operand(code, indicator.ma)] = _nil(indicator, ("nhiem_vu", code, "tinh_trang"))
    tasks = duties.plan.nhiem_vu_theo_ma.values()
    for task in tasks:
        for indicator in duties.owned(report.don_vi, task):
            if indicator.kieu == "dem":
                answers[_operand(task.ma, indicator.ma)] = _count(report, indicator)
    for task in tasks:
        for indicator in duties.owned(report.don_vi, task):
            sides = duties.rate_sides(task, indicator) if indicator.kieu == "ty_le" else None
            rate = _rate(sides, answers) if sides else None
            if rate:
                answers[_operand(task.ma, indicator.ma)] = rate
    return Figures(answers, tuple(faults), frozenset(broken))


@lru_cache(4096)
def _operand(task: str, indicator: str) -> Operand:
    """Return the pair itself: one for all reports, however many there are."""
    return (task, indicator)


@lru_cache(4096)
def _place_of(task: str, indicator: str) -> Loc:
    """Return where a figure stands in a report: one path for all reports."""
    return ("nhiem_vu", task, "so_lieu", indicator)


def _one_figure(
    report: BaoCao, duties: Duties, task: NhiemVu, owned: Mapping[str, ChiTieu], key: str, typed: str
) -> SoLieu | FigureFault:
    loc = _place_of(task.ma, key)
    indicator = task.chi_tieu_theo_ma.get(key)
    if indicator is None:
        return FigureFault(
            "DV201",
            loc,
            True,
            f"không có chỉ tiêu “{key}” trong nhiệm vụ {task.ma}",
            _meant(duties, task, key),
        )
    if not indicator.duoc_nhap:
        how = (
            "đếm từ danh sách " + str(indicator.danh_sach)
            if indicator.kieu == "dem"
            else "tính từ tử số và mẫu số"
        )
        return FigureFault(
            "DV205", loc, True, f"chỉ tiêu {key} do danvan {how}, không nhập tay", f"xóa dòng {key}"
        )
    if key not in owned:
        names = [duties.office.theo_ma[ma].ten for ma in duties.owners(task, indicator)]
        return FigureFault(
            "DV205",
            loc,
            True,
            f"chỉ tiêu {key} không do {duties.office.theo_ma[report.don_vi].ten} báo cáo"
            if report.don_vi in duties.office.theo_ma
            else f"chỉ tiêu {key} không do đơn vị này báo cáo",
            f"xóa dòng này; số liệu do {', '.join(names)} báo cáo" if names else "xóa dòng này",
        )
    if indicator.kieu == "co_khong":
        return _yes_or_no(typed, loc)
    if typed.strip() == NIL:
        return _nil(indicator, loc)
    try:
        number = parse_number(typed, "so_nguyen" if indicator.kieu == "so_nguyen" else "so_thap_phan")
    except NumberFault as found:
        hint = "viết khong_phat_sinh" if nearest(typed, (NIL,)) else readings_hint(found)
        return FigureFault("DV104", loc, False, found.message, hint)
    allowed = indicator.range_in(report.ky.nam)
    if number < allowed.tu or (allowed.den is not None and number > allowed.den):
        bounds = f"từ {format_number(allowed.tu)}" + (
            f" đến {format_number(allowed.den)}" if allowed.den is not None else " trở lên"
        )
        return FigureFault(
            "DV402",
            loc,
            False,
            f"{key} = {format_number(number)} nằm ngoài khoảng cho phép ({bounds})",
            "kiểm tra lại số liệu",
        )
    return SoLieu(number, False, loc)


def _meant(duties: Duties, task: NhiemVu, key: str) -> str:
    if meant := nearest(key, task.chi_tieu_theo_ma):
        return f"có phải “{meant}”?"
    homes = duties.plan.noi_co_chi_tieu.get(key)
    if homes:
        return f"chỉ tiêu {key} thuộc nhiệm vụ {', '.join(homes)}"
    return "chỉ ghi các chỉ tiêu mà kế hoạch giao cho nhiệm vụ này"


def _yes_or_no(typed: str, loc: Loc) -> SoLieu | FigureFault:
    if typed in _TRUE:
        return SoLieu(Decimal(1), False, loc)
    if typed in _FALSE:
        return SoLieu(Decimal(0), False, loc)
    return FigureFault(
        "DV106", loc, False, f"“{typed[:40]}” không phải là co hoặc khong", "viết co hoặc khong"
    )


def _nil(indicator: ChiTieu, loc: Loc) -> SoLieu:
    return SoLieu(None if indicator.tong_hop == "mot_don_vi" else Decimal(0), True, loc)


def _count(report: BaoCao, indicator: ChiTieu) -> SoLieu:
    name = str(indicator.danh_sach)
    records = records_of(report, name)
    if len(records) > 1:
        records = tuple(merged.noi_dung for merged in merge((report.don_vi, record) for record in records))
    count = sum(passes(record, indicator.loc) for record in records)
    return SoLieu(Decimal(count), False, (name,))


def _rate(sides: tuple[Expression, Expression], answers: Mapping[Operand, SoLieu]) -> SoLieu | None:
    numerator, denominator = sides
    values: dict[Operand, Decimal] = {}
    for operand in (*numerator.operands, *denominator.operands):
        answer = answers.get(operand)
        if answer is None or not isinstance(answer.gia_tri, Decimal):
            return None
        values[operand] = answer.gia_tri
    loc = answers[numerator.operands[0]].loc if numerator.operands else ()
    return rate_of(numerator.evaluate(values), denominator.evaluate(values), loc)


def rate_of(tu_so: Decimal, mau_so: Decimal, loc: Loc = ()) -> SoLieu:
    """Return a rate in per cent, exact; a zero denominator is nil (“không phát sinh”)."""
    if mau_so == 0:
        return SoLieu(None, True, loc, tu_so, mau_so)
    (above, under), (below, over) = tu_so.as_integer_ratio(), mau_so.as_integer_ratio()
    return SoLieu(Fraction(100 * above * over, under * below), False, loc, tu_so, mau_so)

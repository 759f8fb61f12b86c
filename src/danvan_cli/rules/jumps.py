"""Figures that leap, or do not move at all, from one year to the next: DV405."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.numbers import format_number
from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed, warning
from danvan_cli.rules.figures import doubts_in
from danvan_cli.rules.last_year import figure_of, last_year
from danvan_cli.store.workspace import Workspace

_LEAST = 50
_TIMES = 5
_DAYS = 31


class _Pair(NamedTuple):
    """One indicator's figure of this year and of last year."""

    operand: Operand
    now: SoLieu
    then: SoLieu | None


def figures_move(workspace: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV405: no figure leaps against last year's, and not all of them are last year's once more."""
    before = last_year(workspace, filed, filed.ky.truoc)
    if before and all(abs(_days(filed) - _days(report)) <= _DAYS for report in before):
        yield from _compared(filed, before)


def _days(filed: Filed) -> int:
    return (filed.extract.ky_so_lieu.den_ngay - filed.extract.ky_so_lieu.tu_ngay).days


def _compared(filed: Filed, before: Sequence[Filed]) -> Iterator[Problem]:
    pairs = [
        _Pair(operand, answer, figure_of(before, filed, operand))
        for operand, answer in filed.figures.answers.items()
        if answer.loc[-1:] == operand[1:]  # typed
    ]
    for pair in pairs:
        if _leaps(filed, pair) and not doubts_in(filed, pair.operand):
            yield _leap(filed, pair)
    if pairs and not filed.figures.faults and all(map(_stays, pairs)):
        counted = [pair for pair in pairs if pair.now.gia_tri and pair.operand not in filed.duties.openings]
        counted = [pair for pair in counted if _is_number(filed, pair.operand)]
        if counted:
            yield _copied(filed, counted)


def _is_number(filed: Filed, operand: Operand) -> bool:
    indicator = filed.duties.plan.indicator(*operand)
    return indicator is not None and indicator.kieu != "co_khong"


def _leaps(filed: Filed, pair: _Pair) -> bool:
    now, then = _value(pair.now), _value(pair.then)
    if now is None or then is None:
        return False
    smaller, larger = sorted((now, then))
    if larger < _LEAST or larger <= _TIMES * smaller:
        return False
    # What continues last year's closing figure is compared with that one (DV403).
    return pair.operand not in filed.duties.openings and _is_number(filed, pair.operand)


def _value(answer: SoLieu | None) -> Decimal | None:
    """The number that was written; an explicit nil is never compared."""
    if answer is None or answer.khong_phat_sinh or not isinstance(answer.gia_tri, Decimal):
        return None
    return answer.gia_tri


def _stays(pair: _Pair) -> bool:
    return (
        pair.then is not None
        and pair.now.khong_phat_sinh == pair.then.khong_phat_sinh
        and pair.now.gia_tri == pair.then.gia_tri
    )


def _leap(filed: Filed, pair: _Pair) -> Problem:
    now, then = _value(pair.now) or Decimal(0), _value(pair.then) or Decimal(0)
    return warning(
        "DV405",
        filed.at(*pair.now.loc),
        f"{pair.operand[1]} = {format_number(now)}, {filed.ky.truoc.ten} là {format_number(then)}"
        f"{_how_much(now, then)}",
        "kiểm tra lại con số; nếu đúng thì nêu lý do trong giai_trinh với mã DV405",
        (pair.operand[1],),
    )


def _how_much(now: Decimal, then: Decimal) -> str:
    smaller, larger = sorted((now, then))
    if smaller <= 0:
        return ""
    times, rest = divmod(larger, smaller)
    return f" ({'gấp' if now > then else 'giảm'} {'hơn ' if rest else ''}{format_number(times)} lần)"


def _copied(filed: Filed, pairs: list[_Pair]) -> Problem:
    return warning(
        "DV405",
        filed.at(*pairs[0].now.loc),
        f"mọi số liệu của báo cáo giống hệt {filed.ky.truoc.ten} ({len(pairs)} số khác 0)",
        "kiểm tra xem có chép lại báo cáo cũ không; nếu đúng thì nêu lý do trong giai_trinh với mã DV405",
        tuple(pair.operand[1] for pair in pairs),
    )

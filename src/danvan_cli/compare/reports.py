"""One unit's report against another: sending and approval, figures under their plans, texts, records.

Figures are compared as the plan reads them; what it cannot read is compared as typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from danvan_cli.compare.change import ThayDoi
from danvan_cli.compare.models import compare_models
from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import NIL, Figures, Loc, SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import NumberFault, parse_number
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao

_STATE = ("ngay_gui", "phe_duyet", "tra_lai")
_OF_THE_FILE = ("ky", "don_vi", "nhiem_vu", *_STATE)

Answer = SoLieu | str
"""A figure as the plan reads it, or as typed where it cannot be read."""
Indicators = Mapping[Operand, ChiTieu]
"""What is known of figures, by task and code."""


class Side(NamedTuple):
    """A report with its figures and the plan that they are read by, where there are any."""

    report: BaoCao
    figures: Figures | None
    plan: KeHoach | None


def compare_reports(before: Side, after: Side) -> Iterator[ThayDoi]:
    """Yield the changes between two reports: state, then task by task, then the rest."""
    yield from _states(before.report, after.report)
    computed = before.figures is not None and after.figures is not None
    figures = list(
        compare_figures(
            indicators_of(before.plan),
            indicators_of(after.plan),
            answers(before, computed),
            answers(after, computed),
        )
    )
    old, new = before.report.nhiem_vu, after.report.nhiem_vu
    known = [code for code in (after.plan.nhiem_vu_theo_ma if after.plan else ()) if code in {*old, *new}]
    for code in dict.fromkeys([*known, *new, *old]):
        entry = list(compare_models(old.get(code), new.get(code), ("nhiem_vu", code), skip=("so_lieu",)))
        yield from (change for change in entry if change.khoa[-1] == "tinh_trang")
        if code in old and code in new:
            yield from (change for change in figures if change.nhiem_vu == code)
        yield from (change for change in entry if change.khoa[-1] != "tinh_trang")
    yield from (change for change in figures if change.nhiem_vu not in {*old, *new})
    yield from compare_models(before.report, after.report, skip=_OF_THE_FILE)


def _states(before: BaoCao, after: BaoCao) -> Iterator[ThayDoi]:
    for sent_back in after.tra_lai:
        if sent_back not in before.tra_lai:
            yield ThayDoi("trang_thai", "", ("tra_lai",), None, sent_back)
    if before.ngay_gui != after.ngay_gui:
        yield ThayDoi("trang_thai", "", ("ngay_gui",), before.ngay_gui, after.ngay_gui)
    if before.phe_duyet != after.phe_duyet:
        yield ThayDoi("trang_thai", "", ("phe_duyet",), before.phe_duyet, after.phe_duyet)
    if after.doi_sau_phe_duyet and not before.doi_sau_phe_duyet:
        yield ThayDoi("trang_thai", "", ("doi_sau_phe_duyet",), False, True)


def answers(side: Side, computed: bool) -> Mapping[Operand, Answer]:
    """Return every figure of a report; with ``computed`` also what the plan counts and divides.

    What the plan cannot read is read as a plain number where it is one: also a figure out of its range changes.
    """
    found: dict[Operand, Answer] = {
        (task, code): _plain(typed, ("nhiem_vu", task, "so_lieu", code))
        for task, entry in side.report.nhiem_vu.items()
        for code, typed in entry.so_lieu.items()
    }
    return {**found, **(side.figures.answers if side.figures and computed else {})}


def _plain(typed: str, loc: Loc) -> Answer:
    if typed.strip() == NIL:
        return SoLieu(None, True, loc)
    try:
        return SoLieu(parse_number(typed, "so_thap_phan"), False, loc)
    except NumberFault:
        return typed


def indicators_of(plan: KeHoach | None) -> Indicators:
    """Return the indicators of a plan by task and code, in its order."""
    return {
        (task.ma, code): indicator
        for task in (plan.nhiem_vu_theo_ma.values() if plan else ())
        for code, indicator in task.chi_tieu_theo_ma.items()
    }


def compare_figures(
    known_then: Indicators,
    known_now: Indicators,
    before: Mapping[Operand, Answer],
    after: Mapping[Operand, Answer],
) -> Iterator[ThayDoi]:
    """Yield the figures that differ, in the order of the newer plan; where that is the same, so is a figure."""
    for operand in _in_order(known_now, before, after):
        old, new = before.get(operand), after.get(operand)
        if _said(old) == _said(new):
            continue
        was, is_now = known_then.get(operand), known_now.get(operand)
        if (old is None or new is None) and not _is_typed(is_now or was):
            continue  # what is computed goes with a figure or a duty that it is computed from
        yield ThayDoi(
            "so_lieu",
            "",
            ("nhiem_vu", operand[0], "so_lieu", operand[1]),
            old,
            new,
            chi_tieu=is_now or was,
            so_sanh_duoc=counts_the_same(was, is_now),
        )


def _said(answer: Answer | None) -> object:
    """What a figure says, wherever it stands."""
    if not isinstance(answer, SoLieu):
        return answer
    return "" if answer.khong_phat_sinh else answer.gia_tri


def _in_order(
    known: Indicators, before: Mapping[Operand, Answer], after: Mapping[Operand, Answer]
) -> list[Operand]:
    there = {**after, **before}
    return list(dict.fromkeys([*(operand for operand in known if operand in there), *there]))


def _is_typed(indicator: ChiTieu | None) -> bool:
    return indicator is None or indicator.duoc_nhap


def counts_the_same(old: ChiTieu | None, new: ChiTieu | None) -> bool:
    """Tell whether two plans count the same thing under a code; what a plan does not know is taken as it is."""
    if old is None or new is None:
        return True
    return new.counts_like(old)

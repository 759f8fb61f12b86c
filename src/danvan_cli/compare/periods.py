"""Two periods of one workspace: who reports, states of tasks, figures, models. Texts of two years are not compared.

A unit without a report of its own in the earlier period is compared with the sum of the units that it alone
succeeds; after a split nothing is comparable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from danvan_cli.compare.change import ThayDoi
from danvan_cli.compare.models import compare_models
from danvan_cli.compare.reports import Answer, Side, answers, compare_figures, indicators_of
from danvan_cli.compare.workspaces import first_error, side_of
from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.model.succession import continued
from danvan_cli.model.totals import sum_of
from danvan_cli.problem import Problem
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace


def compare_periods(workspace: Workspace, first: Ky, second: Ky) -> tuple[ThayDoi, ...]:
    """Return what differs from one period to another, in the register's order."""
    return tuple(_all(workspace, first, second))


def _all(workspace: Workspace, first: Ky, second: Ky) -> Iterator[ThayDoi]:
    old_plan, new_plan = workspace.plan_for(first), workspace.plan_for(second)
    if old_plan and new_plan and old_plan.file != new_plan.file and old_plan.model and new_plan.model:
        yield ThayDoi("tep", new_plan.file, ("ke_hoach",), old_plan.file, new_plan.file, second)
        for change in compare_models(old_plan.model, new_plan.model, skip=("ma", "hieu_luc")):
            yield change.within(new_plan.file, second)
    old, new = workspace.periods[first].reports, workspace.periods[second].reports
    inherited: set[str] = set()
    for code in _codes(workspace, new):
        then = _before(workspace, first, code)
        inherited.update(then)
        for change in _unit(workspace, first, second, code, then):
            yield change.within(new[code].file, second, code)
    for code in _codes(workspace, old):
        if code not in new and code not in inherited:
            yield ThayDoi("tep", old[code].file, ("chi_mot_ky",), second, None, second, code)


def _codes(workspace: Workspace, reports: Mapping[str, Document[BaoCao]]) -> list[str]:
    rank = workspace.office.model.thu_tu if workspace.office.model else {}
    return sorted(reports, key=lambda code: (rank.get(code, len(rank)), code))


def _before(workspace: Workspace, ky: Ky, code: str) -> tuple[str, ...]:
    """Return the units whose earlier reports a unit's report is compared with."""
    reports, office = workspace.periods[ky].reports, workspace.office.model
    if code in reports:
        return (code,)
    inherited = office.predecessors(code) if office and code in office.theo_ma else ()
    return inherited if inherited and all(unit in reports for unit in inherited) else ()


def _unit(workspace: Workspace, first: Ky, second: Ky, code: str, then: tuple[str, ...]) -> Iterator[ThayDoi]:
    now = side_of(workspace, second, code)
    before = [side for unit in then if (side := side_of(workspace, first, unit))]
    if now is None or len(before) < len(then):
        faults = [fault for unit in then if (fault := _fault(workspace, first, unit))]
        yield ThayDoi(
            "tep", "", ("khong_doc_duoc",), next(iter(faults), None), _fault(workspace, second, code)
        )
        return
    if not before:
        yield ThayDoi("tep", "", ("chi_mot_ky",), None, first, so_sanh_duoc=not _is_split(workspace, code))
        return
    if then != (code,):
        yield ThayDoi("tep", "", ("ke_thua",), then, (code,))
    if len(before) == 1:
        for task, entry in now.report.nhiem_vu.items():
            earlier = before[0].report.nhiem_vu.get(task)
            if earlier and earlier.tinh_trang != entry.tinh_trang:
                yield ThayDoi(
                    "gia_tri", "", ("nhiem_vu", task, "tinh_trang"), earlier.tinh_trang, entry.tinh_trang
                )
    yield from _figures(first, second, before, now)
    if len(before) == 1:
        yield from compare_models(before[0].report, now.report, skip=_ALL_BUT_MODELS)


def _figures(first: Ky, second: Ky, before: list[Side], now: Side) -> Iterator[ThayDoi]:
    """Yield the figures that differ, all under the codes of the newer plan."""
    computed = all(side.figures for side in (*before, now))
    given, known_then, known_now = (
        _sum(before, computed),
        indicators_of(before[0].plan),
        indicators_of(now.plan),
    )
    if now.plan and before[0].plan and now.plan is not before[0].plan:
        codes = {operand: continued(now.plan, before[0].plan, operand) for operand in known_now}
        given, known_then = _renamed(given, codes), _renamed(known_then, codes)
    for change in compare_figures(known_then, known_now, given, answers(now, computed)):
        redefined = change.chi_tieu and change.chi_tieu.redefined_after(first.nam, second.nam)
        yield replace(change, so_sanh_duoc=False) if redefined else change


_V = TypeVar("_V")


def _renamed(values: Mapping[Operand, _V], codes: Mapping[Operand, Operand | None]) -> dict[Operand, _V]:
    """Return values by the newer codes; what goes on under none keeps its own where that is free."""
    gone_on = set(codes.values())
    ended = {old: value for old, value in values.items() if old not in gone_on and old not in codes}
    return {**{new: values[old] for new, old in codes.items() if old and old in values}, **ended}


def figures_against(workspace: Workspace, first: Ky, second: Ky, code: str) -> tuple[ThayDoi, ...]:
    """Return the figures of one unit that differ from an earlier period; none where there is nothing to compare."""
    if first not in workspace.periods or second not in workspace.periods:
        return ()
    then = _before(workspace, first, code)
    before = [side for unit in then if (side := side_of(workspace, first, unit))]
    now = side_of(workspace, second, code)
    if now is None or not before or len(before) < len(then):
        return ()
    file = workspace.periods[second].reports[code].file
    return tuple(change.within(file, second, code) for change in _figures(first, second, before, now))


def _fault(workspace: Workspace, ky: Ky, code: str) -> Problem | None:
    document = workspace.report(ky, code)
    return first_error(document) if document and document.model is None else None


_ALL_BUT_MODELS = tuple(key for key in BaoCao.model_fields if key != "mo_hinh")


def _is_split(workspace: Workspace, code: str) -> bool:
    office = workspace.office.model
    return office is not None and code in office.theo_ma and office.predecessors(code) is None


def _sum(sides: list[Side], computed: bool) -> Mapping[Operand, Answer]:
    """Return the figures of several reports as one: what all of them give is added up."""
    if len(sides) == 1:
        return answers(sides[0], computed)
    given = [answers(side, computed) for side in sides]
    found: dict[Operand, Answer] = {}
    for operand in dict.fromkeys(operand for each in given for operand in each):
        read = [each[operand] for each in given if isinstance(each.get(operand), SoLieu)]
        total = sum_of([answer for answer in read if isinstance(answer, SoLieu)], len(sides))
        if total:
            found[operand] = total
    return found

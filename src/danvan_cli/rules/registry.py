"""Every rule over the workspace, named one by one, and running them all."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from danvan_cli.model.period import Ky
from danvan_cli.problem import Problem, in_order
from danvan_cli.rules import (
    acceptance,
    approval,
    arithmetic,
    codes,
    days,
    duties,
    figures,
    history,
    jumps,
    places,
    records,
    references,
    seal,
    symbols,
    targets,
    windows,
    wording,
)
from danvan_cli.rules.context import Filed, Present, filed_of
from danvan_cli.rules.sweep import Memory, sweep
from danvan_cli.store.workspace import Workspace

ReportRule = Callable[[Workspace, Filed], Iterator[Problem]]
PresentRule = Callable[[Workspace, Present], Iterator[Problem]]
WorkspaceRule = Callable[[Workspace], Iterator[Problem]]

PRESENT_RULES: tuple[PresentRule, ...] = (
    places.report_named_as_it_says,
    places.period_has_plan,
    codes.report_codes,
    acceptance.acceptances_well_formed,
)
"""Asked of every readable report, wherever it stands."""

REPORT_RULES: tuple[ReportRule, ...] = (
    duties.unit_alive,
    duties.figures_readable,
    duties.assigned,
    duties.tasks_entered,
    duties.figures_given,
    duties.status_agrees,
    figures.balanced,
    figures.openings_continue,
    figures.rates_possible,
    jumps.figures_move,
    arithmetic.sentences_agree,
    references.references_resolve,
    symbols.symbols_well_formed,
    windows.sent_in_time,
    wording.shortcomings_explained,
    wording.results_say_something,
    wording.typed_well,
    approval.approval_holds,
    history.sent_when_said,
)
"""Asked of every report that can be checked; other years' reports of the unit and its predecessors may be asked."""

WORKSPACE_RULES: tuple[WorkspaceRule, ...] = (
    places.names_agree,
    places.declared_once,
    codes.office_codes,
    codes.plan_codes,
    codes.summary_codes,
    codes.expressions,
    duties.one_gives_the_single_value,
    duties.reports_present,
    figures.all_totals_balanced,
    arithmetic.summary_sentences_agree,
    references.summary_references_resolve,
    references.sentences_hold_their_figure,
    targets.targets_reached,
    records.records_agree,
    days.records_dated_within,
    days.indices_published,
    windows.windows_agree,
    windows.somebody_signs,
    wording.summary_typed_well,
    history.files_committed,
    seal.sealed_unchanged,
)
"""Asked once of the whole workspace."""


def check_workspace(workspace: Workspace, memory: Memory | None = None) -> list[Problem]:
    """Return every finding about a workspace, those made while reading included, in the order shown."""
    return _with_the_rest(workspace, list(sweep(workspace, check_report, memory=memory)))


def check_period(workspace: Workspace, ky: Ky) -> list[Problem]:
    """Return the findings in the files of one period and in those that no period owns, in the order shown.

    No rule looks further back than last year, so older reports are not even read.
    """
    near = {each for each in (ky.nam_truoc, ky.truoc, ky) if each in workspace.periods}
    around = dataclasses.replace(workspace, periods={each: workspace.periods[each] for each in sorted(near)})
    found = [
        problem
        for code in (around.periods[ky].reports if ky in near else ())
        for problem in check_report(around, ky, code)
    ]
    places = ("plans/", "templates/", f"reports/{ky}/")
    return [problem for problem in _with_the_rest(around, found) if problem.place.file.startswith(places)]


def check_basis(workspace: Workspace) -> list[Problem]:
    """Return the findings that the office file and the plans have by themselves, whatever the reports say."""
    return _with_the_rest(dataclasses.replace(workspace, periods={}), [])


def _with_the_rest(workspace: Workspace, found: list[Problem]) -> list[Problem]:
    found.extend(workspace.reading_problems)
    for of_workspace in WORKSPACE_RULES:
        found.extend(of_workspace(workspace))
    return in_order(acceptance.accept(workspace, found))


def check_report(workspace: Workspace, ky: Ky, code: str) -> Iterator[Problem]:
    """Yield what the rules that look at one report have to say of it."""
    document = workspace.periods[ky].reports[code]
    if document.model is None:
        return
    present = Present(ky, code, document, document.model)
    for of_present in PRESENT_RULES:
        yield from of_present(workspace, present)
    filed = filed_of(workspace, ky, code)
    for of_report in REPORT_RULES if filed else ():
        yield from of_report(workspace, filed)  # type: ignore[arg-type]

"""Every rule over the workspace, named one by one, and running them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from danvan_cli.problem import Problem, in_order
from danvan_cli.rules import acceptance, codes, duties, figures, places, references, windows
from danvan_cli.store.workspace import Workspace

Rule = Callable[[Workspace], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    places.names_agree,
    places.declared_once,
    places.period_has_plan,
    codes.office_codes,
    codes.plan_codes,
    codes.report_codes,
    codes.expressions,
    duties.unit_alive,
    duties.figures_readable,
    duties.one_gives_the_single_value,
    duties.assigned,
    duties.reports_present,
    duties.tasks_entered,
    duties.figures_given,
    duties.status_agrees,
    figures.balanced,
    figures.openings_continue,
    figures.rates_possible,
    references.references_resolve,
    references.summary_references_resolve,
    acceptance.acceptances_well_formed,
    windows.windows_agree,
    windows.sent_in_time,
    windows.somebody_signs,
)


def check_workspace(workspace: Workspace) -> list[Problem]:
    """Return every finding about a workspace, those made while reading included, in the order shown."""
    found = list(workspace.reading_problems)
    for rule in RULES:
        found.extend(rule(workspace))
    return in_order(acceptance.accept(workspace, found))

"""What stops a consolidated document: errors in its inputs, missing reports, drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from danvan_cli.model.period import Ky
from danvan_cli.problem import Place, Problem, Severity, in_order
from danvan_cli.rules.duties import missing_reports
from danvan_cli.rules.figures import totals_balanced
from danvan_cli.rules.targets import missed_targets
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace

_GRAVER = {"DV604": Severity.ERROR, "DV605": Severity.WARNING}
"""What weighs more once a document is made from the reports than while they are written."""


def findings_of(workspace: Workspace, ky: Ky, problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings that concern the document of a period, as severe as they are for it.

    A missing report and a draft are errors here (DV301). Findings on the office file, the plan in force, the
    period and the one it is compared with count; others do not.
    """
    period = workspace.periods[ky]
    plan = workspace.plan_for(ky)
    inputs = {OFFICE, *([plan.file] if plan else (document.file for document in workspace.plans))}
    earlier = workspace.plan_for(ky.truoc)
    if earlier and ky.truoc in workspace.periods:
        inputs.add(earlier.file)
    folders = tuple(f"reports/{folder}/" for folder in (ky, ky.truoc, ky.nam_truoc))
    foreign = of_other_periods(workspace, ky, ky.truoc)
    found = [
        problem._replace(severity=_GRAVER.get(problem.code, problem.severity))
        for problem in problems
        if problem.code != "DV301"
        and problem not in foreign
        and (problem.place.file in inputs or problem.place.file.startswith(folders))
    ]
    found.extend(problem._replace(severity=Severity.ERROR) for problem in missing_reports(workspace, period))
    for document in period.reports.values():
        if document.model and document.model.ngay_gui is None:
            place = (
                document.at("ngay_gui")
                if document.tree and document.tree.has_key(("ngay_gui",))
                else Place(document.file)
            )
            found.append(
                Problem(
                    "DV301",
                    Severity.ERROR,
                    place,
                    "báo cáo còn là bản nháp: chưa có ngay_gui",
                    "đơn vị hoàn thiện rồi ghi ngay_gui, hoặc kết xuất với --draft",
                )
            )
    return in_order(found)


def findings_of_years(
    workspace: Workspace, years: Sequence[Ky], problems: Iterable[Problem]
) -> list[Problem]:
    """Return the findings that concern a document of several years: those of each year's own document, once."""
    found = list(problems)
    return in_order({problem for ky in years for problem in findings_of(workspace, ky, found)})


def findings_in(workspace: Workspace, files: Iterable[str], problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings placed in some files, without those that stand in a plan but concern totals of reports.

    A report that is missing altogether (DV301) concerns no other document.
    """
    wanted, foreign = set(files), of_other_periods(workspace)
    return [
        problem
        for problem in problems
        if problem.place.file in wanted and problem.code != "DV301" and problem not in foreign
    ]


def of_other_periods(workspace: Workspace, *periods: Ky) -> frozenset[Problem]:
    """Return the findings that stand in the plan but concern the totals of other periods than these."""
    others = [period for ky, period in workspace.periods.items() if ky not in periods]
    return frozenset(
        in_order(
            problem
            for period in others
            for found in (totals_balanced, missed_targets)
            for problem in found(workspace, period)
        )
    )


def can_be_overridden(problem: Problem) -> bool:
    """Tell whether ``--draft`` may go on in spite of an error: never in office file, plan or templates.

    Totals that do not balance stand at the plan's rule, but what is wrong is in the reports.
    """
    return problem.place.file.startswith("reports/") or problem.code in ("DV301", "DV401")

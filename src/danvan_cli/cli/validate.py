"""What ``danvan validate`` shows: everything, or what concerns the periods, files and folders asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import period_with_folder
from danvan_cli.cli.inside import from_here_or_root, name_inside
from danvan_cli.model.period import parse_period
from danvan_cli.problem import Problem, Severity, in_order
from danvan_cli.render.form import form_problems
from danvan_cli.rules.duties import missing_reports
from danvan_cli.rules.gate import of_other_periods
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.content import content_root
from danvan_cli.store.root import OFFICE, given_root
from danvan_cli.store.workspace import Workspace, load_workspace

WORTH_REMEMBERING = 100
"""Fewer reports are read again as soon as they are remembered."""
_FOLDERS = ("plans", "reports", "templates")


class Answer(NamedTuple):
    """The outcome of checking: findings in order, the texts they stand in, how many files were read."""

    problems: list[Problem]
    texts: dict[str, str]
    files: int


def check(settings: Settings, anew: bool) -> Answer:
    """Check a whole workspace."""
    workspace = _opened(settings)
    return _answer(workspace, everything(workspace, anew))


def check_targets(settings: Settings, targets: list[str], anew: bool) -> Answer:
    """Check a workspace and keep the findings that concern the periods, files or folders asked for."""
    workspace = _opened(settings)
    wanted = [_selector(workspace, target) for target in targets]
    problems = [
        found
        for found in everything(workspace, anew)
        if _always(workspace, found) or any(choose(found) for choose in wanted)
    ]
    return _answer(workspace, problems)


def _opened(settings: Settings) -> Workspace:
    return load_workspace(given_root(settings.root), reports_later=True)


def everything(workspace: Workspace, anew: bool = True) -> list[Problem]:
    """Return every finding about a workspace, its templates and choices of form included.

    Unless ``anew``, the reports of a unit are read only where something has changed since the last time.
    """
    form = form_problems(workspace.root / "templates", content_root() / "templates", workspace.the_thuc)
    found = check_workspace(workspace) if anew else checked(workspace)
    return in_order([*found, *form]) if form else found


def checked(workspace: Workspace) -> list[Problem]:
    """Return every finding; of many reports, those on which nothing has changed since the last time are not read."""
    if sum(len(period.reports) for period in workspace.periods.values()) < WORTH_REMEMBERING:
        return check_workspace(workspace)
    from danvan_cli.rules.recollection import Recollection

    memory = Recollection(workspace)
    found = check_workspace(workspace, memory)
    memory.keep()
    return found


def _answer(workspace: Workspace, problems: list[Problem]) -> Answer:
    """Return findings with the texts they stand in; those of templates are read only to be shown."""
    texts = {problem.place.file: workspace.texts.get(problem.place.file, "") for problem in problems}
    for file in {problem.place.file for problem in problems if problem.code == "DV701"}:
        path = workspace.root / file
        if path.is_file():
            texts[file] = path.read_text("utf-8", errors="replace")
    return Answer(problems, texts, len(workspace.texts))


def _always(workspace: Workspace, problem: Problem) -> bool:
    """Whether a finding stops all checking and so must be said whatever was asked for."""
    unreadable = {OFFICE} if workspace.office.model is None else set()
    unreadable |= {plan.file for plan in workspace.plans if plan.model is None}
    return problem.place.file in unreadable and problem.severity is Severity.ERROR


def _selector(workspace: Workspace, target: str) -> Callable[[Problem], bool]:
    if not target.strip():
        raise Stop("tên tệp hay kỳ báo cáo để trống")
    if parse_period(target) and not Path(target).exists():
        return _of_period(workspace, target)
    path = from_here_or_root(workspace.root, Path(target))
    if not path.exists() and not path.is_symlink():
        raise Stop(f"không có tệp hay kỳ báo cáo “{target}”")
    name = name_inside(workspace.root, path)
    if not name:
        return lambda _: True
    if name.partition("/")[0] not in _FOLDERS:
        raise Stop(f"“{target}” không thuộc dữ liệu của danvan ({', '.join(_FOLDERS)})")
    return lambda problem: problem.place.file == name or problem.place.file.startswith(f"{name}/")


def _of_period(workspace: Workspace, target: str) -> Callable[[Problem], bool]:
    period = period_with_folder(workspace, target)
    folder = f"reports/{period}/"
    missing = set(missing_reports(workspace, workspace.periods[period]))
    plan = workspace.plan_for(period)
    basis = (OFFICE, plan.file if plan else OFFICE)
    foreign = of_other_periods(workspace, period)
    return lambda problem: (
        problem.place.file.startswith(folder)
        or problem in missing
        or (problem.code != "DV301" and problem.place.file in basis and problem not in foreign)
    )

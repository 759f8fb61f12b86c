"""``danvan validate``: check, select what was asked for, print, and say by the exit code whether it passes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, period_with_folder, print_concise, print_in_full, say
from danvan_cli.cli.show import as_json, summary
from danvan_cli.model.period import parse_period
from danvan_cli.model.text import nfc
from danvan_cli.problem import Problem, Severity
from danvan_cli.rules.duties import missing_reports
from danvan_cli.rules.gate import of_other_periods
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.workspace import OFFICE, Workspace

_FOLDERS = ("plans", "reports", "templates")


def validate(settings: Settings, targets: list[str], form: str, strict: bool) -> int:
    """Run the command; returns 0, or 1 where findings fail."""
    workspace = open_workspace(settings)
    wanted = [_selector(workspace, target) for target in targets]
    problems = check_workspace(workspace)
    if wanted:
        problems = [
            found
            for found in problems
            if _always(workspace, found) or any(choose(found) for choose in wanted)
        ]
    if form == "json":
        sys.stdout.write(as_json(problems))
    elif form == "concise":
        print_concise(problems, settings.color)
    else:
        print_in_full(workspace, problems, settings.color)
        if problems:
            sys.stdout.flush()
        say(summary(problems, len(workspace.texts)))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(problem.severity in failing for problem in problems) else 0


def _always(workspace: Workspace, problem: Problem) -> bool:
    """Whether a finding stops all checking and so must be said whatever was asked for."""
    unreadable = {OFFICE} if workspace.office.model is None else set()
    unreadable |= {plan.file for plan in workspace.plans if plan.model is None}
    return problem.place.file in unreadable and problem.severity is Severity.ERROR


def _selector(workspace: Workspace, target: str) -> Callable[[Problem], bool]:
    if parse_period(target) and not Path(target).exists():
        return _of_period(workspace, target)
    path = Path(target)
    if not path.exists() and (workspace.root / target).exists():
        path = workspace.root / target  # as findings name it, copied from anywhere
    if not path.exists() and not path.is_symlink():
        raise Stop(f"không có tệp hay kỳ báo cáo “{target}”")
    root = workspace.root.resolve()
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    inside = next(
        (absolute.relative_to(base) for base in (root, workspace.root) if absolute.is_relative_to(base)), None
    )
    if inside is None and absolute.resolve().is_relative_to(root):
        inside = absolute.resolve().relative_to(root)
    if inside is None:
        raise Stop(f"“{target}” nằm ngoài thư mục làm việc {workspace.root}")
    if inside == Path():
        return lambda _: True
    name = nfc(inside.as_posix())
    if inside.parts[0] not in _FOLDERS:
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

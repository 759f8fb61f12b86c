"""``danvan validate``: check, print, and say whether it passes."""

from __future__ import annotations

import sys

from danvan_cli.cli.call import Settings
from danvan_cli.cli.printing import print_concise, print_in_full, say
from danvan_cli.cli.selection import Selection
from danvan_cli.cli.show import as_json, summary
from danvan_cli.cli.validate import Answer, check, check_targets
from danvan_cli.problem import Problem, Severity


def validate(
    settings: Settings, targets: list[str], selection: Selection, form: str, strict: bool, *, anew: bool
) -> int:
    """Run the command; returns 0, or 1 where findings that are shown fail. ``anew`` reads everything again."""
    answer = check_targets(settings, targets, anew) if targets else check(settings, anew)
    shown = selection.of(answer.problems)
    _print(shown, answer, form, settings.color)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(problem.severity in failing for problem in shown) else 0


def _print(shown: list[Problem], answer: Answer, form: str, color: str) -> None:
    if form == "json":
        sys.stdout.write(as_json(shown))
    elif form == "github":
        from danvan_cli.cli.github import as_github

        sys.stdout.write(as_github(shown))
    elif form == "sarif":
        from danvan_cli import __version__
        from danvan_cli.cli.sarif import as_sarif
        from danvan_cli.rules.pages import page

        sys.stdout.write(as_sarif(shown, page, __version__))
    elif form == "concise":
        print_concise(shown, color)
    else:
        print_in_full(answer.texts, shown, color)
        sys.stdout.flush()
        say(summary(shown, answer.files, len(answer.problems) - len(shown)))

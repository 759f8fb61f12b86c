"""``danvan validate``: answer from memory where nothing changed, else check; print, and say whether it passes.

Nothing heavy is imported before memory has been asked.
"""

from __future__ import annotations

import sys

from danvan_cli.cli.call import Settings
from danvan_cli.cli.printing import print_concise, print_in_full, say
from danvan_cli.cli.show import as_json, summary
from danvan_cli.problem import Severity
from danvan_cli.store.cache import Answer, fingerprint, recall, remember
from danvan_cli.store.root import given_root


def validate(settings: Settings, targets: list[str], form: str, strict: bool, use_cache: bool) -> int:
    """Run the command; returns 0, or 1 where findings fail."""
    answer = _some(settings, targets) if targets else _all(settings, use_cache)
    if form == "json":
        sys.stdout.write(as_json(answer.problems))
    elif form == "concise":
        print_concise(answer.problems, settings.color)
    else:
        print_in_full(answer.texts, answer.problems, settings.color)
        sys.stdout.flush()
        say(summary(answer.problems, answer.files))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(problem.severity in failing for problem in answer.problems) else 0


def _some(settings: Settings, targets: list[str]) -> Answer:
    from danvan_cli.cli.validate import check_targets

    return check_targets(settings, targets)


def _all(settings: Settings, use_cache: bool) -> Answer:
    root = given_root(settings.root)
    key = fingerprint(root) if use_cache else None
    known = recall(key) if key else None
    if known is not None:
        return known
    from danvan_cli.cli.validate import check

    answer = check(root)
    if key:
        remember(key, answer)
    return answer

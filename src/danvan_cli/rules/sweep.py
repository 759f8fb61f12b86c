"""Report after report: each unit's are read, looked at and let go; by several processes where that is sooner.

A unit's reports of all periods are looked at together, as they are compared with each other. What other reports are
judged by is kept (``Learnt``); so a check of any number of reports holds the content of a few at a time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from danvan_cli.model.period import Ky
from danvan_cli.problem import Problem
from danvan_cli.store.workspace import Learnt, Workspace

Look = Callable[[Workspace, Ky, str], Iterator[Problem]]
"""Yields what there is to say of the report of a period and a unit."""
Family = Sequence[tuple[Ky, str]]
"""The reports of one unit."""
WORTH_SHARING = 150
"""With fewer reports another process costs more time than it saves."""
_MOST_PROCESSES = 4


def sweep(workspace: Workspace, look: Look, processes: int | None = None) -> Iterator[Problem]:
    """Yield what there is to say of every report; ``processes`` is for tests, else as many as help."""
    families = _families(workspace)
    if processes is None:
        processes = _processes(sum(map(len, families)))
    if processes > 1 and families:
        # Whatever is made when first needed is made once, and there for all.
        yield from _looked_at(workspace, look, families.pop())
    helpers = [_start(workspace, look, families[at::processes]) for at in range(1, processes)]
    try:
        for family in families[::processes]:
            yield from _looked_at(workspace, look, family)
        while helpers:
            found = helpers[-1].found()
            helper = helpers.pop()
            if found is None:  # whatever befell it is met again here, and told
                for family in helper.families:
                    yield from _looked_at(workspace, look, family)
                continue
            for (ky, code), learnt in found.learnt.items():
                workspace.found_elsewhere(ky, code, learnt)
            yield from found.problems
    finally:
        for helper in helpers:
            helper.stop()


def _families(workspace: Workspace) -> list[Family]:
    families: dict[str, list[tuple[Ky, str]]] = {}
    for ky, period in workspace.periods.items():
        for code in period.reports:
            families.setdefault(code, []).append((ky, code))
    return list(families.values())


def _processes(reports: int) -> int:
    """Return how many processes are sooner done; only Linux copies one that has begun without any risk."""
    if reports < WORTH_SHARING or sys.platform != "linux":
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST_PROCESSES)


def _looked_at(workspace: Workspace, look: Look, family: Family) -> Iterator[Problem]:
    for ky, code in family:
        yield from look(workspace, ky, code)
    for ky, code in family:
        workspace.learnt(ky, code)
        workspace.periods[ky].reports[code].let_go()


class _Found(NamedTuple):
    """What a helper has to say."""

    problems: list[Problem]
    learnt: dict[tuple[Ky, str], Learnt]


class _Helper:
    """A copy of this process that looks at some of the reports."""

    def __init__(self, process: int, answer: int, families: Sequence[Family]) -> None:
        self.families = families
        self._process = process
        self._answer = answer

    def found(self) -> _Found | None:
        """Wait for what it has to say; ``None`` where it failed."""
        import pickle

        with os.fdopen(self._answer, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._process, 0)
        found: _Found | None = pickle.loads(data) if status == 0 else None
        return found

    def stop(self) -> None:
        """End it, unheard."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._answer)


def _start(workspace: Workspace, look: Look, families: Sequence[Family]) -> _Helper:
    import pickle

    answer, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Helper(process, answer, families)
    status = 1
    try:
        os.close(answer)
        problems = [problem for family in families for problem in _looked_at(workspace, look, family)]
        learnt = {(ky, code): workspace.learnt(ky, code) for family in families for ky, code in family}
        with os.fdopen(writing, "wb") as stream:
            stream.write(pickle.dumps(_Found(problems, learnt), pickle.HIGHEST_PROTOCOL))
        status = 0
    finally:
        os._exit(status)  # nothing of the other process is to be undone or said twice

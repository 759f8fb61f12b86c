"""Report after report: each unit's are read, looked at and let go; by several processes where that is sooner.

A unit's reports of all periods are looked at together, as they are compared with each other. What other reports are
judged by is kept (``Learnt``); so a check of any number of reports holds the content of a few at a time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

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


class Found(NamedTuple):
    """What there is to say of one unit's reports, and what is kept of them."""

    problems: list[Problem]
    learnt: dict[tuple[Ky, str], Learnt]


class Memory(Protocol):
    """Where what was found is remembered, for as long as nothing that it depends on changes."""

    def recall(self, family: Family) -> Found | None:
        """Return what was found last time; ``None`` where that is not known any more."""

    def note(self, family: Family, found: Found) -> None:
        """Remember what was found."""


def sweep(
    workspace: Workspace, look: Look, processes: int | None = None, memory: Memory | None = None
) -> Iterator[Problem]:
    """Yield what there is to say of every report; ``processes`` is for tests, else as many as help."""
    families = _families(workspace)
    if memory:
        unknown: list[Family] = []
        for family in families:
            recalled = memory.recall(family)
            if recalled:
                yield from _taken_over(workspace, recalled)
            else:
                unknown.append(family)
        families = unknown
    for family, found in _looked_at(workspace, look, families, processes):
        if memory:
            memory.note(family, found)
        yield from found.problems


def _taken_over(workspace: Workspace, found: Found) -> list[Problem]:
    for (ky, code), learnt in found.learnt.items():
        workspace.found_elsewhere(ky, code, learnt)
    return found.problems


def _looked_at(
    workspace: Workspace, look: Look, families: list[Family], processes: int | None
) -> Iterator[tuple[Family, Found]]:
    """Yield what is found in each family: by this process, and by as many copies of it as help."""
    if processes is None:
        processes = _processes(sum(map(len, families)))
    if processes > 1 and families:
        # Whatever is made when first needed is made once, and there for all.
        first = families.pop()
        yield first, _found_in(workspace, look, first)
    helpers = [_start(workspace, look, families[at::processes]) for at in range(1, processes)]
    try:
        for family in families[::processes]:
            yield family, _found_in(workspace, look, family)
        while helpers:
            answers = helpers[-1].answers()
            helper = helpers.pop()
            if answers is None:  # whatever befell it is met again here, and told
                answers = [_found_in(workspace, look, family) for family in helper.families]
            for family, found in zip(helper.families, answers, strict=True):
                _taken_over(workspace, found)
                yield family, found
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


def _found_in(workspace: Workspace, look: Look, family: Family) -> Found:
    problems = [problem for ky, code in family for problem in look(workspace, ky, code)]
    learnt = {(ky, code): workspace.learnt(ky, code) for ky, code in family}
    for ky, code in family:
        workspace.periods[ky].reports[code].let_go()
    return Found(problems, learnt)


class _Helper:
    """A copy of this process that looks at some of the reports."""

    def __init__(self, process: int, answer: int, families: Sequence[Family]) -> None:
        self.families = families
        self._process = process
        self._answer = answer

    def answers(self) -> list[Found] | None:
        """Wait for what it found, family by family; ``None`` where it failed."""
        import pickle

        with os.fdopen(self._answer, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._process, 0)
        answers: list[Found] | None = pickle.loads(data) if status == 0 else None
        return answers

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
        answers = [_found_in(workspace, look, family) for family in families]
        with os.fdopen(writing, "wb") as stream:
            stream.write(pickle.dumps(answers, pickle.HIGHEST_PROTOCOL))
        status = 0
    finally:
        os._exit(status)  # nothing of the other process is to be undone or said twice

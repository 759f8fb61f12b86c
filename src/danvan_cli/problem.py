"""The one noun that every layer shares: a finding, how grave it is and where it stands.

Knows nothing of files, YAML, plans or printing.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How grave a finding is; the value is the word that machines read."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The Vietnamese word that people read."""
        return _LABELS[self]


_LABELS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}


class Place(NamedTuple):
    """A span of characters in one file.

    ``file`` is relative to the workspace root with ``/``; lines and columns are 1-based and count
    characters (not bytes) of the text in NFC; ``end_column`` is exclusive, as in SARIF.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Problem(NamedTuple):
    """One finding: what is wrong, where, and how to mend it.

    ``message`` and ``hint`` are complete Vietnamese; ``hint`` is ``None`` where there is no advice to give.
    ``about`` holds the codes of the indicators concerned, by which an acceptance may be narrowed.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str | None = None
    about: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which findings of a run are shown: file, line, column, code."""
        return (self.place.file, self.place.line, self.place.column, self.code, self.message)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings in the order in which they are shown, each once, each message on one line."""
    return sorted(set(map(_on_one_line, problems)), key=lambda problem: problem.order)


def _on_one_line(problem: Problem) -> Problem:
    if problem.message.isprintable() and (problem.hint is None or problem.hint.isprintable()):
        return problem
    hint = None if problem.hint is None else " ".join(problem.hint.split())
    return problem._replace(message=" ".join(problem.message.split()), hint=hint)


class ProblemsFound(Exception):
    """Raised where work cannot go on because of findings; carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problem(s)")

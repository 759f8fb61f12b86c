"""Findings as workflow commands, which GitHub shows beside the lines of a change. Knows no terminal and no files."""

from __future__ import annotations

from collections.abc import Iterable

from danvan_cli.cli.show import concise
from danvan_cli.problem import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(problems: Iterable[Problem]) -> str:
    """Return one command a line for each finding; lines and columns as everywhere, the last column exclusive."""
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {
        "title": problem.code,
        "file": place.file,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
    }
    named = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    # The log of a run shows the message alone, so the place stands in it once more.
    message = concise(problem) + (f"\ngợi ý: {problem.hint}" if problem.hint else "")
    return f"::{_COMMANDS[problem.severity]} {named}::{message.translate(_IN_MESSAGE)}"

"""Findings as text for people and for programs: pure functions from findings to strings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from danvan_cli.problem import Problem, Severity

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_GUTTER = 5


def concise(problem: Problem, color: bool = False) -> str:
    """Return the one line: ``file:line:column: severity CODE: message``."""
    place = problem.place
    where = f"{_visible(place.file)}:{place.line}:{place.column}:"
    what = f"{problem.severity.label} {problem.code}:"
    if color:
        where, what = f"\x1b[1m{where}\x1b[0m", f"\x1b[1;{_COLORS[problem.severity]}m{what}\x1b[0m"
    return f"{where} {what} {_visible(problem.message)}"


def in_full(problem: Problem, texts: Mapping[str, list[str]], width: int, color: bool = False) -> str:
    """Return the finding with the line it stands on, a caret under the place, and the advice."""
    lines = [concise(problem, color)]
    place = problem.place
    source = texts.get(place.file, [])
    if 1 <= place.line <= len(source) and source[place.line - 1].strip():
        lines.extend(_frame(problem, source[place.line - 1], width - _GUTTER - 3, color))
    if problem.hint:
        lines.append(f"   gợi ý: {_visible(problem.hint)}")
    return "\n".join(lines)


def _frame(problem: Problem, line: str, room: int, color: bool) -> list[str]:
    """The source line and the carets, cut to the room around the place."""
    place = problem.place
    start = place.column - 1
    length = place.end_column - place.column if place.end_line == place.line else len(line) - start
    shown = "".join(character if character.isprintable() else "·" for character in line.replace("\t", "→"))
    if len(shown) > room:
        first = max(0, min(start - room // 3, len(shown) - room))
        cut = shown[first : first + room]
        if first:
            cut = "…" + cut[1:]
        if first + room < len(shown):
            cut = cut[:-1] + "…"
        shown, start = cut, start - first
    carets = "^" * max(1, min(length, len(shown) - start))
    if color:
        carets = f"\x1b[1;{_COLORS[problem.severity]}m{carets}\x1b[0m"
    return [f"{place.line:>{_GUTTER}} │ {shown.rstrip()}", f"{'':>{_GUTTER}} │ {' ' * start}{carets}"]


def _visible(text: str) -> str:
    """Return a text in which nothing can move the cursor or start a new line."""
    return text if text.isprintable() else "".join(part if part.isprintable() else " " for part in text)


def as_json(problems: Iterable[Problem]) -> str:
    """Return the findings as one JSON array with the keys that other programs rely on."""
    import json

    return json.dumps([_as_data(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _as_data(problem: Problem) -> dict[str, str | int | None]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": problem.message,
        "hint": problem.hint,
    }


def summary(problems: Iterable[Problem], files: int, left_out: int = 0) -> str:
    """Return the closing line: how many errors and warnings in how many files, how many were not to be shown."""
    found = [problem.severity for problem in problems]
    counts = [f"{number} {severity.label}" for severity in Severity if (number := found.count(severity))]
    hidden = f"; {left_out} phát hiện không hiện theo --select, --ignore" if left_out else ""
    return f"{', '.join(counts) if counts else 'Không có lỗi'} (đã kiểm tra {files} tệp{hidden})."

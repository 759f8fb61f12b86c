"""Findings and remarks on their way out. Imports nothing heavy, so that a remembered answer is printed at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from danvan_cli.cli.call import harmless
from danvan_cli.cli.color import wants_color
from danvan_cli.cli.show import concise, in_full
from danvan_cli.problem import Problem


def print_in_full(
    texts: Mapping[str, str], problems: Iterable[Problem], color: str, aside: bool = False
) -> None:
    """Print findings on standard output, a blank line between them, with their lines of the files' ``texts``.

    ``aside`` prints them on standard error: the output is awaited by a program that reads something else.
    """
    colored = wants_color(color)
    width = _width()
    lines: dict[str, list[str]] = {}
    blocks = []
    for problem in problems:
        file = problem.place.file
        if file not in lines:
            lines[file] = texts.get(file, "").split("\n")
        blocks.append(in_full(problem, lines, max(40, width), colored))
    if blocks:
        (sys.stderr if aside else sys.stdout).write("\n\n".join(blocks) + "\n")


def _width() -> int:
    if not sys.stdout.isatty():
        return 100
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def print_concise(problems: Iterable[Problem], color: str) -> None:
    """Print findings on standard output, one line each."""
    colored = wants_color(color)
    sys.stdout.write("".join(concise(problem, colored) + "\n" for problem in problems))


def say(message: str) -> None:
    """Tell the user something on standard error, where it cannot mix with findings or data."""
    sys.stderr.write(harmless(message) + "\n")

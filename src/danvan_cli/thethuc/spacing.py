"""Knows what white space and end marks mean in a line of text; knows neither XML nor Word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from danvan_cli.thethuc.blocks import Figure, Inline, Line, Run, plain

_WRAP: Final = re.compile("(?<![ \t])[ \t]*[\r\n\x85\u2028\u2029][ \t\r\n\x85\u2028\u2029]*")
_ENDS: Final = re.compile("[\r\n\x85\u2028\u2029]")
_END_MARKS: Final = (".", ";", ",", ":", "!", "?")


def unwrap(text: str) -> str:
    """Return ``text`` with each end of line, and the indentation around it, turned into one space."""
    return _WRAP.sub(" ", text) if _ENDS.search(text) else text


def trim(items: Iterable[Inline]) -> Line:
    """Return the line without the spaces at its two ends and without the runs that are empty.

    Only U+0020 goes: a tab or a no-break space at the edge was put there on purpose. Where one run ends and
    the next begins with a space that came from an end of line, one space is left.
    """
    line = [item for item in items if not (isinstance(item, Run) and not item.text)]
    while line and isinstance(first := line[0], Run):
        text = first.text.lstrip(" ")
        if text != first.text:
            line[0] = replace(first, text=text)
        if text:
            break
        del line[0]
    while line and isinstance(last := line[-1], Run):
        text = last.text.rstrip(" ")
        if text != last.text:
            line[-1] = replace(last, text=text)
        if text:
            break
        del line[-1]
    return tuple(line)


def closed(line: Line) -> Line:
    """Return ``line`` ending in “./.”, once (PL III, every mẫu)."""
    text = plain(line).rstrip()
    if text.endswith("./."):
        return line
    return _append(line, "/." if text.endswith(".") else "./.")


def listed(items: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a list, each ending in “;” and the last in “.”, unless it has its own end mark."""
    if not items:
        return ()
    return (*(_ended(item, ";") for item in items[:-1]), _ended(items[-1], "."))


def _ended(line: Line, mark: str) -> Line:
    text = plain(line).rstrip()
    if mark == "." and text.endswith(";") and isinstance(last := line[-1], Run):
        return (*line[:-1], replace(last, text=last.text.rstrip()[:-1] + mark))
    return line if text.endswith(_END_MARKS) else _append(line, mark)


def _append(line: Line, mark: str) -> Line:
    if line and isinstance(last := line[-1], Run):
        return (*line[:-1], replace(last, text=last.text + mark))
    if line and isinstance(last := line[-1], Figure) and last.runs and isinstance(run := last.runs[-1], Run):
        return (*line, replace(run, text=mark))
    return (*line, Run(mark))


def prefixed(prefix: str, line: Line) -> Line:
    """Return ``line`` after a label such as “1. ”, in the manner of type of the paragraph itself."""
    if line and isinstance(first := line[0], Run) and first == Run(first.text):
        return (Run(prefix + first.text), *line[1:])
    return (Run(prefix), *line)


def about(subject: Line) -> Line:
    """Return what a công văn is about with “V/v ” before it, once (PL I, mục II.5)."""
    return subject if plain(subject).lower().startswith("v/v") else prefixed("V/v ", subject)

"""Knows how a centred line that may wrap is set, and the short rule beneath it; knows not what it says."""

from __future__ import annotations

from typing import Final

from danvan_cli.thethuc.blocks import Line, plain
from danvan_cli.thethuc.inlines import line_xml
from danvan_cli.thethuc.metrics import Face, balanced, lines, width
from danvan_cli.thethuc.wml import Marks, Para

#: The length of a short rule as a part of the line above it: between 1/3 and 1/2 (PL I, mục II.2 and II.5).
SHORT_RULE: Final = 0.42


def centred(
    style: str, line: Line, size: float, room: float, marks: Marks, face: Face = Face.BOLD, caps: bool = False
) -> Para:
    """Return a centred line, indented where it wraps in ``room`` pt so that its rows are about equally long.

    Without it a title ends in a row of one or two words.
    """
    text = _seen(line, caps)
    beside = None
    if (rows := len(lines(text, size, room, face))) > 1:
        beside = (room - balanced(text, size, room, rows, face)) / 2
    return Para(style, line_xml(line, marks), left=beside, right=beside)


def rule_below(
    line: Line, size: float, room: float, marks: Marks, face: Face = Face.BOLD, caps: bool = False
) -> Para:
    """Return the short rule under what :func:`centred` sets, measured by the longest of its rows."""
    text = _seen(line, caps)
    rows = lines(text, size, room, face)
    if len(rows) > 1:
        rows = lines(text, size, balanced(text, size, room, len(rows), face), face)
    longest = max((width(row, size, face) for row in rows), default=0.0)
    return Para("DuongKe", marks.rule(min(longest, room) * SHORT_RULE))


def _seen(line: Line, caps: bool) -> str:
    return plain(line).upper() if caps else plain(line)

"""Knows how to find the short lines beneath Tiêu ngữ, the office and the summary, however they were drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from danvan_cli.thethuc.lint.head import Head
from danvan_cli.thethuc.lint.reader import Paragraph
from danvan_cli.thethuc.lint.texts import Line, is_ruled, lines_of

Way = Literal["drawn", "border", "typed", "underlined"]

#: How far from the margin a line begins that stands under Tiêu ngữ, in pt.
_RIGHT_HALF: Final = 150.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line beneath a component: how it was made, and its length in pt where that can be told."""

    way: Way
    length: float | None


@dataclass(slots=True)
class Rules:
    """The three lines of a head."""

    tieu_ngu: Rule | None = None
    office: Rule | None = None
    summary: Rule | None = None


def find_rules(head: Head, paragraphs: Sequence[Paragraph], room: float) -> Rules:
    """Return the lines beneath the components of ``head``; ``room`` is the text width of the page in pt."""
    rules = Rules()
    used: set[int] = set()
    targets = (("tieu_ngu", head.tieu_ngu), ("office", head.office[-1] if head.office else None))
    for name, line in targets:
        if line is not None and (line.cell is not None or not line.side):
            setattr(rules, name, _beneath(line, paragraphs, room, used))
    spare = [paragraph for paragraph in paragraphs[: head.last + 1] if paragraph.drawn]
    summary = head.summary[-1] if head.summary else head.name
    if summary is not None:
        rules.summary = _beneath(summary, paragraphs, room, used)
        spare = [paragraph for paragraph in spare if paragraph.number < summary.paragraph.number]
    # A line may hang on any paragraph nearby: what nobody claimed belongs to whoever lacks one, left to right.
    left = sorted(
        (drawn for paragraph in spare for drawn in paragraph.drawn if id(drawn) not in used),
        key=lambda drawn: drawn.x or 0.0,
    )
    lacking = [name for name, line in reversed(targets) if line is not None and getattr(rules, name) is None]
    if len(left) == 1 and (left[0].x or 0.0) > _RIGHT_HALF:
        lacking.reverse()
    for name, drawn in zip(lacking, left, strict=False):
        setattr(rules, name, Rule("drawn", drawn.length))
    if summary is not None and rules.summary is None:
        for paragraph in _after(summary.paragraph, paragraphs, 3):
            for drawn in paragraph.drawn:
                if id(drawn) not in used:
                    rules.summary = Rule("drawn", drawn.length)
    return rules


def _beneath(line: Line, paragraphs: Sequence[Paragraph], room: float, used: set[int]) -> Rule | None:
    own = line.paragraph
    for drawn in own.drawn:
        if id(drawn) not in used and own.cell is not None:
            used.add(id(drawn))
            return Rule("drawn", drawn.length)
    width = own.cell.width if own.cell and own.cell.width else room
    shape = own.shape
    if shape.bottom_border:
        return Rule("border", width - shape.left - shape.right)
    within = lines_of(own)
    below = [other for other in within if other.pieces != line.pieces and is_ruled(other.text)]
    if below:
        return Rule("typed", below[0].length())
    for paragraph in _after(own, paragraphs, 4):
        text = paragraph.text.strip()
        if paragraph.shape.top_border or (not text and paragraph.shape.bottom_border):
            return Rule("border", width - paragraph.shape.left - paragraph.shape.right)
        if text and is_ruled(text):
            return Rule("typed", lines_of(paragraph)[0].length())
        if text:
            break
        for drawn in paragraph.drawn:
            if id(drawn) not in used:
                used.add(id(drawn))
                return Rule("drawn", drawn.length)
    if own.cell is not None:
        for paragraph in paragraphs:
            if paragraph.cell is None or (paragraph.cell.table, paragraph.cell.column) != (
                own.cell.table, own.cell.column,
            ):  # fmt: skip
                continue
            for drawn in paragraph.drawn:
                if id(drawn) not in used:
                    used.add(id(drawn))
                    return Rule("drawn", drawn.length)
    elif own.drawn and id(own.drawn[0]) not in used and len(own.drawn) == 1:
        used.add(id(own.drawn[0]))
        return Rule("drawn", own.drawn[0].length)
    pieces = line.visible
    marked = [piece for piece in pieces if piece.type.underlined]
    if marked:
        part = Line(own, tuple(marked))
        return Rule("underlined", part.length())
    return None


def _after(paragraph: Paragraph, paragraphs: Sequence[Paragraph], most: int) -> Iterator[Paragraph]:
    """Yield the paragraphs below one in the same cell, or outside of tables."""
    place = (
        None if paragraph.cell is None else (paragraph.cell.table, paragraph.cell.row, paragraph.cell.column)
    )
    for other in paragraphs[paragraph.number : paragraph.number + most]:
        cell = other.cell
        if (None if cell is None else (cell.table, cell.row, cell.column)) != place:
            return
        yield other

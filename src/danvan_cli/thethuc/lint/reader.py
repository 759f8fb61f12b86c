"""Knows how the parts of a Word file become paragraphs with their text, type and place; nothing of the decree.

Tracked changes are read as if accepted, of two alternative contents one is read, hidden text is not seen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from danvan_cli.thethuc.lint.drawings import Drawn, boxes, chosen, lines
from danvan_cli.thethuc.lint.legacy import to_unicode
from danvan_cli.thethuc.lint.markup import MC, W, child, elements, points, switch, val, whole
from danvan_cli.thethuc.lint.numbering import Numbering
from danvan_cli.thethuc.lint.said import raw_paragraph, raw_run
from danvan_cli.thethuc.lint.styles import Shape, StyleSheet, Type

#: Between the text and the edge of a cell where nothing else is said, in pt.
_CELL_MARGIN: Final = 5.4
_DEEPEST: Final = 200
_THROUGH: Final = frozenset(
    W + name
    for name in (
        "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "bdo", "dir", "fldSimple",
    )
)  # fmt: skip
_GONE: Final = frozenset(W + name for name in ("del", "moveFrom"))
#: What looks like a plain space or hyphen, or like nothing, is read as what it looks like.
_LOOKS_LIKE: Final = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2011": "-", "\u200b": "", "\ufeff": ""}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one type. ``text`` is what is seen, in NFC; ``sign`` tells a mark of a symbol font."""

    text: str
    type: Type
    sign: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: tables and rows are counted from 0; ``width`` is the room for text in pt."""

    table: int
    row: int
    column: int
    last: bool
    width: float | None
    single: bool


@dataclass(slots=True)
class Paragraph:
    """A paragraph as a reader sees it. ``number`` counts from 1 through the part, those in tables included."""

    number: int
    part: str
    shape: Shape
    pieces: list[Piece]
    section: int = 0
    cell: Cell | None = None
    box: int = 0
    drawn: list[Drawn] = field(default_factory=list)
    label: str = ""
    fields: set[str] = field(default_factory=set)
    decomposed: bool = False
    pictures: int = 0
    text: str = ""

    def finish(self) -> None:
        """Join what stands in the same type, and the whole text."""
        joined: list[Piece] = []
        for piece in self.pieces:
            if joined and joined[-1].type == piece.type and joined[-1].sign == piece.sign:
                joined[-1] = Piece(joined[-1].text + piece.text, piece.type, piece.sign)
            else:
                joined.append(piece)
        self.pieces = [
            Piece(
                unicodedata.normalize("NFC", to_unicode(piece.text, piece.type.other)).translate(_LOOKS_LIKE),
                piece.type,
                piece.sign,
            )
            for piece in joined
        ]
        if self.label and self.pieces:
            first = self.pieces[0]
            self.pieces[0] = Piece(self.label + first.text, first.type, first.sign)
        self.text = "".join(piece.text for piece in self.pieces)
        self.decomposed = any(not unicodedata.is_normalized("NFC", piece.text) for piece in joined)


class Story:
    """One part of the file: its paragraphs in reading order, the elements that end its sections."""

    def __init__(self, name: str, styles: StyleSheet, numbering: Numbering) -> None:
        self.name = name
        self.paragraphs: list[Paragraph] = []
        self.sections: list[etree._Element] = []
        self._styles = styles
        self._numbering = numbering
        self._tables = 0
        self._boxes = 0
        self._box = 0
        self._fields: list[list[str]] = []
        self._left: list[Piece] = []

    def read(self, root: etree._Element) -> None:
        """Read what stands directly in ``root``."""
        for block in elements(root):
            self._block(block, None, "", 0)

    def _block(self, block: etree._Element, cell: Cell | None, table_style: str, depth: int) -> None:
        if depth > _DEEPEST or block.tag in _GONE:
            return
        if block.tag == f"{W}p":
            self._paragraph(block, cell, table_style, depth)
        elif block.tag == f"{W}tbl":
            self._table(block, depth)
        elif block.tag == f"{W}sectPr":
            self.sections.append(block)
        elif block.tag == f"{MC}AlternateContent":
            branch = chosen(block)
            for inner in () if branch is None else elements(branch):
                self._block(inner, cell, table_style, depth + 1)
        elif block.tag == f"{W}sdt" or block.tag in _THROUGH:
            for inner in elements(block):
                self._block(inner, cell, table_style, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> None:
        number, self._tables = self._tables, self._tables + 1
        properties = child(table, "tblPr")
        style = val(child(properties, "tblStyle")) or ""
        margin = _margins(child(properties, "tblCellMar"), self._styles.cell_margin(style))
        grid = [points(item.get(f"{W}w")) for item in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows = [row for row in _inside(table, "tr") if child(child(row, "trPr"), "del") is None]
        for row_number, row in enumerate(rows):
            at = whole(val(child(child(row, "trPr"), "gridBefore"))) or 0
            cells = list(_inside(row, "tc"))
            for column, box in enumerate(cells):
                layout = child(box, "tcPr")
                span = min(max(whole(val(child(layout, "gridSpan"))) or 1, 1), 200)
                given = child(layout, "tcW")
                width = (
                    points(given.get(f"{W}w"))
                    if given is not None and given.get(f"{W}type") != "pct"
                    else None
                )
                if not width:
                    parts = [part for part in grid[at : at + span] if part]
                    width = sum(parts) if len(parts) == span else None
                at += span
                room = None if width is None else width - margin
                cell = Cell(number, row_number, column, column == len(cells) - 1, room, len(cells) == 1)
                for inner in elements(box):
                    self._block(inner, cell, style, depth + 1)

    def _paragraph(self, block: etree._Element, cell: Cell | None, table_style: str, depth: int) -> None:
        properties = child(block, "pPr")
        direct = raw_paragraph(properties)
        style = val(child(properties, "pStyle")) or ""
        said = self._styles.numbered(style).under(direct).values
        number, level = said.get("number"), said.get("level", 0)
        number = number if isinstance(number, int) else None
        level = level if isinstance(level, int) else 0
        listed = self._numbering.level(number, level)
        shape = self._styles.shape(style, table_style, listed.paragraph if listed else None, direct)
        paragraph = Paragraph(0, self.name, shape, self._left, len(self.sections), cell, self._box)
        self._left = []
        self._inline(block, paragraph, style, table_style, depth)
        if child(child(properties, "rPr"), "del") is not None:
            # The end of this paragraph was deleted: what is left of it belongs to the next one.
            self._left = paragraph.pieces
        else:
            if any(piece.text.strip() for piece in paragraph.pieces):
                paragraph.label = self._numbering.label(number, level)
            paragraph.number = len(self.paragraphs) + 1
            paragraph.finish()
            self.paragraphs.append(paragraph)
        if (section := child(properties, "sectPr")) is not None:
            self.sections.append(section)

    def _inline(
        self, parent: etree._Element, paragraph: Paragraph, style: str, table_style: str, depth: int
    ) -> None:
        if depth > _DEEPEST:
            return
        for item in elements(parent):
            if item.tag == f"{W}r":
                properties = child(item, "rPr")
                run_style = val(child(properties, "rStyle")) or ""
                look = self._styles.type(style, run_style, table_style, raw_run(properties))
                self._run(item, paragraph, look, depth)
            elif item.tag == f"{MC}AlternateContent":
                branch = chosen(item)
                if branch is not None:
                    self._inline(branch, paragraph, style, table_style, depth + 1)
            elif item.tag == f"{W}sdt" or item.tag in _THROUGH:
                if item.tag == f"{W}fldSimple":
                    paragraph.fields.update(_field(item.get(f"{W}instr") or ""))
                self._inline(item, paragraph, style, table_style, depth + 1)

    def _run(self, run: etree._Element, paragraph: Paragraph, look: Type, depth: int) -> None:
        for item in elements(run):
            tag = item.tag
            if tag == f"{W}fldChar":
                self._field_mark(item.get(f"{W}fldCharType"), paragraph)
            elif tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].append(item.text or "")
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(item, paragraph, depth)
            elif tag == f"{MC}AlternateContent":
                branch = chosen(item)
                if branch is not None:
                    self._run(branch, paragraph, look, depth + 1)
            elif not look.hidden and not any(self._fields):
                text = _seen(item)
                if text:
                    paragraph.pieces.append(Piece(text, look, tag == f"{W}sym"))

    def _field_mark(self, kind: str | None, paragraph: Paragraph) -> None:
        if kind == "begin":
            self._fields.append([""])
        elif kind in ("separate", "end") and self._fields:
            paragraph.fields.update(_field("".join(self._fields[-1])))
            # An empty list stands for a field whose result is being read.
            self._fields[-1] = []
            if kind == "end":
                self._fields.pop()

    def _drawing(self, drawing: etree._Element, paragraph: Paragraph, depth: int) -> None:
        found = list(lines(drawing))
        paragraph.drawn.extend(found)
        inner = list(boxes(drawing))
        if not found and not inner:
            paragraph.pictures += 1
        outer, left, fields = self._box, self._left, self._fields
        for content in inner:
            self._boxes += 1
            self._box, self._left, self._fields = self._boxes, [], []
            for block in elements(content):
                self._block(block, paragraph.cell, "", depth + 1)
        self._box, self._left, self._fields = outer, left, fields


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those inside content controls and insertions."""
    for item in elements(parent):
        if item.tag == f"{W}{name}":
            yield item
        elif item.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _inside(item, name)


def _margins(given: etree._Element | None, usual: float | None) -> float:
    sides = [usual / 2 if usual is not None else _CELL_MARGIN] * 2
    for index, names in enumerate((("left", "start"), ("right", "end"))):
        for name in names:
            side = child(given, name)
            length = points(side.get(f"{W}w")) if side is not None else None
            if length is not None:
                sides[index] = length
    return sum(sides)


def _field(instruction: str) -> Iterator[str]:
    words = instruction.split()
    if words:
        yield words[0].upper()


def _seen(item: etree._Element) -> str:
    match item.tag.removeprefix(W):
        case "t":
            return item.text or ""
        case "tab" | "ptab":
            return "\t"
        case "br":
            return "\f" if item.get(f"{W}type") in ("page", "column") else "\n"
        case "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            return "\N{BULLET}"
    return ""


def tracked(root: etree._Element) -> int:
    """Return how many changes are tracked in a part."""
    names = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")
    return sum(1 for _ in root.iter(*(f"{W}{name}" for name in names)))


def taken_in(root: etree._Element) -> int:
    """Return how many other files stand in a part unread: Word takes their text in when it opens the document."""
    return sum(1 for _ in root.iter(f"{W}altChunk", f"{W}subDoc"))


__all__ = ["Cell", "Paragraph", "Piece", "Story", "switch", "taken_in", "tracked"]

"""Knows how the body of a document or phụ lục is written for screens: headings in order, lists, paragraphs.

Numbers and end marks are those of the Word file; knows nothing of the head, the signature and the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from danvan_cli.thethuc.blocks import Basis, Block, Bullets, Clause, Closing, Line, Paragraph, Table, plain
from danvan_cli.thethuc.notation import clause_label
from danvan_cli.thethuc.screen.tables import table_html
from danvan_cli.thethuc.screen.text import Anchors, element, escape
from danvan_cli.thethuc.spacing import closed, listed, prefixed

#: The heading of a part stands below the one h1 of the page.
FIRST_LEVEL: Final = 2
_LAST_LEVEL: Final = 6


class Entry(NamedTuple):
    """A heading for the table of contents."""

    level: int
    anchor: str
    text: str


@dataclass(slots=True)
class BodyWriter:
    """Writes blocks as elements; ``entries`` gathers the headings in their order."""

    anchors: Anchors
    entries: list[Entry] = field(default_factory=list)

    def blocks(self, blocks: Sequence[Block], level: int = FIRST_LEVEL, inside: str = "") -> str:
        """Return ``blocks``; the clauses among them are counted from 1.

        ``level`` is that of the next heading, ``inside`` the anchor of the part that holds the blocks.
        """
        written: list[str] = []
        counts = {"phan": 0, "muc": 0, "khoan": 0, "diem": 0}
        for block in blocks:
            match block:
                case Paragraph():
                    written.append(self._paragraph(block))
                case Bullets():
                    written.append(self._bullets(block, level, inside))
                case Table():
                    written.append(table_html(block, self.anchors))
                case Basis():
                    written += (self._line(item, "can-cu") for item in listed(block.items))
                case Closing():
                    written.append(self._line(closed(block.line), "ket"))
                case Clause():
                    counts[block.level] += 1
                    written.append(self._clause(block, counts[block.level], level, inside))
        return "".join(written)

    def _line(self, line: Line, kind: str = "") -> str:
        return element("p", self.anchors.line(line), kind)

    def _paragraph(self, block: Paragraph, label: str = "") -> str:
        line = prefixed(label, block.line) if label else block.line
        return self._line(line, block.align or ("" if block.kind == "noi-dung" else block.kind))

    def _bullets(self, block: Bullets, level: int, inside: str) -> str:
        return element("ul", "".join(element("li", self._item(item, level, inside)) for item in block.items))

    def _item(self, blocks: Sequence[Block], level: int, inside: str) -> str:
        first = blocks[0] if blocks else Paragraph(())
        if isinstance(first, Paragraph) and first.kind == "noi-dung" and first.align is None:
            return self.anchors.line(first.line) + self.blocks(blocks[1:], level, inside)
        return self.blocks(blocks, level, inside)

    def _clause(self, clause: Clause, number: int, level: int, inside: str) -> str:
        label = clause_label(clause.level, number)
        anchor = self.anchors.name(f"{inside}-{clause.level}-{number}".removeprefix("-"))
        if not clause.title:
            return self._untitled(clause, label, level, anchor)
        if clause.level == "phan":
            heading, text = (
                f"{escape(label)}<br>{self.anchors.line(clause.title)}",
                f"{label}. {plain(clause.title)}",
            )
        else:
            heading = self.anchors.line(prefixed(label, clause.title))
            text = f"{label}{plain(clause.title)}"
        self.entries.append(Entry(level, anchor, text))
        below = self.blocks(clause.blocks, min(level + 1, _LAST_LEVEL), anchor)
        tag = f"h{level}"
        return f'<section><{tag} id="{anchor}" class="{clause.level}">{heading}</{tag}>{below}</section>'

    def _untitled(self, clause: Clause, label: str, level: int, anchor: str) -> str:
        """Return a clause whose text itself follows the number."""
        first, rest = (clause.blocks[0], clause.blocks[1:]) if clause.blocks else (Paragraph(()), ())
        if isinstance(first, Paragraph) and first.kind == "noi-dung":
            opening = self._paragraph(first, label)
        else:
            opening, rest = f"<p>{escape(label.rstrip())}</p>", clause.blocks
        below = self.blocks(rest, level, anchor)
        return f'<div class="{clause.level}" id="{anchor}">{opening}{below}</div>'

"""Knows how the body of a document or phụ lục is written: numbering, lists and where tables stand.

Knows nothing of the head, the signature and the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_cli.thethuc.blocks import Basis, Block, Bullets, Clause, Closing, Line, Paragraph, Table, plain
from danvan_cli.thethuc.inlines import line_xml
from danvan_cli.thethuc.notation import clause_label
from danvan_cli.thethuc.spacing import closed, listed, prefixed
from danvan_cli.thethuc.tables import table_xml
from danvan_cli.thethuc.wml import Marks, Para, run

# Space between a paragraph and the table below it, in pt.
_ABOVE_TABLE = 6.0
#: The style of the small gap between two tables.
GAP = "CachBang"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table at its place in the flow; it is written once its neighbours are known."""

    table: Table


Item = Para | Grid


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Writes blocks as paragraphs; ``marks`` gives out what must be unique in the document."""

    marks: Marks

    def items(self, blocks: Sequence[Block], style: str = "NoiDung") -> list[Item]:
        """Return the paragraphs and tables of ``blocks``; the clauses among them are counted from 1."""
        written: list[Item] = []
        counts = {"phan": 0, "muc": 0, "khoan": 0, "diem": 0}
        for block in blocks:
            match block:
                case Paragraph():
                    written.append(self._paragraph(block, style))
                case Bullets():
                    written += self._bullets(block, "- ", "GachDauDong")
                case Table():
                    written.append(Grid(block))
                case Basis():
                    written += (Para("CanCu", line_xml(item, self.marks)) for item in listed(block.items))
                case Closing():
                    written.append(Para("KetThuc", line_xml(closed(block.line), self.marks)))
                case Clause():
                    counts[block.level] += 1
                    written += self._clause(block, counts[block.level])
        return written

    def _paragraph(self, block: Paragraph, style: str, label: str = "") -> Para:
        if block.kind != "noi-dung":
            style = "GhiChu" if block.kind == "ghi-chu" else "DonViTinh"
        line = prefixed(label, block.line) if label else block.line
        align = "both" if block.align == "justify" else block.align
        # What announces a table or a list does not stand alone at the foot of a page.
        return Para(style, line_xml(line, self.marks), align, keep_next=plain(line).rstrip().endswith(":"))

    def _bullets(self, block: Bullets, dash: str, style: str) -> Iterator[Item]:
        for item in block.items:
            yield from self._labelled(item, dash, style)

    def _labelled(self, blocks: Sequence[Block], label: str, style: str) -> Iterator[Item]:
        """Yield ``blocks`` with ``label`` before the first paragraph, which stands in ``style``."""
        first, rest = (blocks[0], blocks[1:]) if blocks else (Paragraph(()), ())
        if isinstance(first, Paragraph) and first.kind == "noi-dung":
            yield self._paragraph(first, style, label)
        else:
            yield Para(style, run(label.rstrip()), keep_next=True)
            rest = blocks
        if style not in ("GachDauDong", "DauCong"):
            yield from self.items(rest)
            return
        for block in rest:
            if isinstance(block, Bullets):
                yield from self._bullets(block, "+ ", "DauCong")
            else:
                yield from self.items([block])

    def _clause(self, clause: Clause, number: int) -> Iterator[Item]:
        label = clause_label(clause.level, number)
        match clause.level:
            case "phan":
                yield Para("Phan", run(label))
                yield Para("TenPhan", line_xml(clause.title, self.marks))
                yield from self.items(clause.blocks)
            case "muc":
                yield self._heading("Muc", label, clause.title)
                yield from self.items(clause.blocks)
            case "khoan":
                yield from self._numbered(clause, label, "Khoan")
            case "diem":
                yield from self._numbered(clause, label, "Diem")

    def _numbered(self, clause: Clause, label: str, style: str) -> Iterator[Item]:
        if clause.title:
            yield self._heading(f"{style}CoTen", label, clause.title)
            yield from self.items(clause.blocks)
        else:
            yield from self._labelled(clause.blocks, label, style)

    def _heading(self, style: str, label: str, title: Line) -> Para:
        return Para(style, line_xml(prefixed(label, title), self.marks))


def flow(
    items: Sequence[Item], room: float, largest: int, marks: Marks, keep_last: bool = False
) -> Iterator[str]:
    """Yield the body in pieces, none of which ends inside a paragraph.

    ``room`` is the text width in pt and ``largest`` the size of type in tables.
    A paragraph stays with the table below it. ``keep_last`` keeps the end of the body with what follows it:
    a signature never stands alone on a page.
    """
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        # The gap between a last table and the signature keeps with both.
        ending = following is None or (index == len(items) - 2 and following == Para(GAP))
        if isinstance(item, Grid):
            yield from table_xml(item.table, room, largest, marks, keep_last and ending)
            if isinstance(following, Grid):
                # Word would join two tables that touch.
                yield Para(GAP).xml()
            continue
        if isinstance(following, Grid) and item.style != GAP:
            item.keep_next = True
            if item.style != "DonViTinh":
                item.after = _ABOVE_TABLE
        elif following is None and keep_last:
            item.keep_next = True
        yield item.xml()

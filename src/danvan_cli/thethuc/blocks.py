"""Knows what a document consists of, as frozen values; knows neither XML nor how anything looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["bao-cao", "cong-van", "ke-hoach"]
Align = Literal["left", "center", "right", "justify"]
Level = Literal["phan", "muc", "khoan", "diem"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one manner of type."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced end of line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be traced: ``code`` names it, ``runs`` are read, ``source`` is a remark on it.

    One that stands ``beside`` another gets no remark by its code: the other's says it.
    """

    code: str
    runs: tuple[Run | LineBreak, ...]
    source: str = ""
    beside: bool = False


Inline = Run | LineBreak | Figure
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, a small note under a table, or the unit of measure above one."""

    line: Line
    kind: Literal["noi-dung", "ghi-chu", "don-vi-tinh"] = "noi-dung"
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; its items start with “- ”, those of a list inside a list with “+ ”."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered part. ``title`` is empty where the text itself follows the number."""

    level: Level
    title: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``width`` is the share of the table in per cent."""

    blocks: tuple[Block, ...]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the rows of ``head`` are repeated on each page. ``title`` is read out, not printed."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """The căn cứ, one to a line."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing paragraph; “./.” stands at its end."""

    line: Line


Block = Paragraph | Bullets | Clause | Table | Basis | Closing


@dataclass(frozen=True, slots=True)
class Signature:
    """Quyền hạn (none, or a line or more), chức vụ and name of who signs; the name may be unknown."""

    authority: tuple[str, ...]
    position: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục: its own section with its own page numbers."""

    title: Line
    blocks: tuple[Block, ...]
    landscape: bool = False
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, in the parts that PL I names."""

    kind: Kind
    parent_office: str = ""
    office: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: str = ""
    draft: bool = False
    illustrative: bool = False
    name: Line = ()
    summary: Line = ()
    subject: Line = ()
    addressees: tuple[Line, ...] = ()
    body: tuple[Block, ...] = ()
    recipients: tuple[Line, ...] = ()
    signature: Signature | None = None
    annexes: tuple[Annex, ...] = ()


def plain(line: Line) -> str:
    """Return the characters of ``line`` without their manner of type."""
    parts: list[str] = []
    for item in line:
        if isinstance(item, Run):
            parts.append(item.text)
        elif isinstance(item, LineBreak):
            parts.append("\n")
        else:
            parts.append(plain(item.runs))
    return "".join(parts)

"""What the paragraphs of a Word file say and where they stand; changes nothing.

A file carries a short digest of each paragraph that was written, so that what was changed by hand is found
without the data it was made of.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import unescape

from danvan_cli.thethuc.outline import part_tree

if TYPE_CHECKING:
    from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS: Final = 6
"""Hexadecimal digits a paragraph: few enough for the properties of a file, enough to tell neighbours apart."""
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACES: Final = re.compile(r"\s+")
_MARGIN: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
_PIECE: Final = re.compile(r'<w:t xml:space="preserve">([^<]*)</w:t>|<w:(?:tab|br)\b')
_QUOTE: Final = {"&quot;": '"'}
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with a repeated head: numbers from 1, and what table, row and column are called."""

    table: int
    row: int
    column: int
    table_name: str
    row_name: str
    column_name: str


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph with words; ``cell`` is ``None`` outside of tables, and in those that only lay out the page."""

    text: str
    cell: Cell | None = None


def paragraphs(parts: Mapping[str, bytes]) -> list[str]:
    """Return the words of each paragraph of the body, tables included, in order, those without words left out."""
    return [text for _, text in _worded(_shown(parts, "word/document.xml"))]


def written(document: str) -> list[str]:
    """Return the same of a body just written here, without reading it as a tree: none stands inside another."""
    found = []
    for paragraph in document.split("</w:p>"):
        pieces = (" " if match[1] is None else match[1] for match in _PIECE.finditer(paragraph))
        text = "".join(pieces)
        text = _SPACES.sub(" ", unescape(text, _QUOTE) if "&" in text else text).strip()
        if text:
            found.append(text)
    return found


def located(parts: Mapping[str, bytes]) -> list[Written]:
    """Return the same paragraphs with their places in tables."""
    root = _shown(parts, "word/document.xml")
    places = _places(root)
    return [Written(text, places.get(paragraph)) for paragraph, text in _worded(root)]


def margins(parts: Mapping[str, bytes]) -> list[str]:
    """Return the different words at the head and foot of pages, numbers of pages aside."""
    texts = (
        text for name in sorted(parts) if _MARGIN.fullmatch(name) for _, text in _worded(_shown(parts, name))
    )
    return [text for text in dict.fromkeys(texts) if _LETTER.search(text)]


def digests(texts: list[str]) -> str:
    """Return the short digests of paragraphs, one behind the other."""
    return "".join(
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS] for text in texts
    )


def split_digests(listed: str) -> list[str]:
    """Return short digests that stand one behind the other one by one."""
    return [listed[at : at + _DIGITS] for at in range(0, len(listed), _DIGITS)]


def _shown(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """Return a part without what nobody sees: text moved away with changes tracked, and copies for old programs.

    Text that was deleted with changes tracked is no ``w:t``, and therefore no word here.
    """
    root = part_tree(parts, name)
    for element in list(root.iter(f"{_W}moveFrom", f"{_MC}Fallback")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return root


def _worded(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for paragraph in root.iter(f"{_W}p"):
        text = _words(paragraph)
        if text:
            yield paragraph, text


def _words(paragraph: etree._Element) -> str:
    # A text box holds paragraphs of its own.
    boxed = paragraph.find(f".//{_W}p") is not None
    pieces = [
        (element.text or "") if element.tag == f"{_W}t" else " "
        for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br")
        if not boxed or next(element.iterancestors(f"{_W}p")) is paragraph
    ]
    return _SPACES.sub(" ", "".join(pieces)).strip()


def _places(root: etree._Element) -> dict[etree._Element, Cell]:
    """Return the place of each paragraph that stands in a table of figures."""
    places: dict[etree._Element, Cell] = {}
    number = 0
    for table in root.iter(f"{_W}tbl"):
        rows = [
            [(cell, column, _text_of(cell)) for cell, column in _cells(row)]
            for row in table.findall(f"{_W}tr")
        ]
        if table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is None:
            continue
        number += 1
        caption = table.find(f"{_W}tblPr/{_W}tblCaption")
        title = caption.get(f"{_W}val", "") if caption is not None else ""
        head = {column: text for _, column, text in rows[0]}
        for at, row in enumerate(rows, 1):
            name = next((text for _, _, text in row if _LETTER.search(text)), "")
            for cell, column, _ in row:
                place = Cell(number, at, column, title, name, head.get(column, ""))
                places.update((paragraph, place) for paragraph in cell.iter(f"{_W}p"))
    return places


def _cells(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    column = 1
    for cell in row.findall(f"{_W}tc"):
        yield cell, column
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        wide = span.get(f"{_W}val", "") if span is not None else ""
        column += int(wide) if wide.isascii() and wide.isdecimal() and len(wide) < 4 else 1


def _text_of(cell: etree._Element) -> str:
    return " ".join(text for _, text in _worded(cell))

"""Knows how to tell in plain text what a Word file holds, for people and for golden tests; changes nothing.

One line per paragraph (``P``, headings ``H1`` … by level, other styles by name) or table row (``| a | b |``,
rows of a repeated head ``|| a | b |``); ``===`` opens a section, ``---`` stands for a rule, and
``**bold**``, ``*italic*``, ``__underline__`` for what differs from the style.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from danvan_cli.thethuc.package import NotADocxError, unpack

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BODY_STYLES: Final = frozenset({"", "Nội dung", "Normal"})
_GAPS: Final = frozenset({"Ngắt", "Cách bảng"})
_RULE: Final = "---"
_MARKS: Final = (("b", "**"), ("i", "*"), ("u", "__"))


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    level: int | None


def outline(docx: bytes) -> str:
    """Return the outline, ending in a line feed; raises :class:`~.package.NotADocxError`."""
    parts = unpack(docx)
    styles = _styles(part_tree(parts, "word/styles.xml"))
    body = part_tree(parts, "word/document.xml").find(f"{_W}body")
    if body is None:
        raise NotADocxError("no body")
    written: list[str] = []
    for name in sorted(parts):
        if name.startswith("word/header"):
            texts = (_text(item) for item in part_tree(parts, name).iter(f"{_W}p"))
            written.append(f"{name.removeprefix('word/').removesuffix('.xml')}: {' / '.join(texts)}".rstrip())
    waiting: list[str] = []
    for child in body:
        if child.tag == f"{_W}tbl":
            waiting += _rows(child, styles)
        elif child.tag == f"{_W}p":
            line = _paragraph(child, styles)
            if line:
                waiting.append(line)
        section = child if child.tag == f"{_W}sectPr" else child.find(f"{_W}pPr/{_W}sectPr")
        if section is not None:
            written += ["", _section(section), *waiting]
            waiting = []
    return "\n".join([*written, *waiting]).strip() + "\n"


def part_tree(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """Return the elements of one part; raises :class:`~.package.NotADocxError`."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(parts[name], parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise NotADocxError(name) from error


def _styles(root: etree._Element) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for style in root.iter(f"{_W}style"):
        level = _value(style, f"{_W}pPr/{_W}outlineLvl")
        name = _value(style, f"{_W}name")
        found[style.get(f"{_W}styleId", "")] = _Style(name, int(level) if level else None)
    return found


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _section(section: etree._Element) -> str:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    words = ["ngang" if size is not None and size.get(f"{_W}orient") == "landscape" else "dọc"]
    if margins is not None:
        sides = (margins.get(f"{_W}{side}", "0") for side in ("top", "bottom", "left", "right"))
        words.append("lề " + "-".join(f"{int(side) * 25.4 / 1440:.0f}" for side in sides) + " mm")
    number = section.find(f"{_W}pgNumType")
    if number is not None and number.get(f"{_W}start"):
        words.append(f"trang từ {number.get(f'{_W}start')}")
    if section.find(f"{_W}titlePg") is not None:
        words.append("ẩn số trang đầu")
    return f"=== {', '.join(words)}"


def _paragraph(paragraph: etree._Element, styles: Mapping[str, _Style]) -> str:
    text = _text(paragraph)
    style = styles.get(_value(paragraph, f"{_W}pPr/{_W}pStyle"), _Style("", None))
    if not text and style.name in _GAPS:
        return ""
    if text == _RULE:
        return _RULE
    align = _value(paragraph, f"{_W}pPr/{_W}jc")
    side = f"<{align}> " if align else ""
    if style.name in _BODY_STYLES:
        return f"P {side}{text}".rstrip()
    level = "" if style.level is None else f"H{style.level + 1} "
    return f"{level}[{style.name}] {side}{text}".rstrip()


def _rows(table: etree._Element, _styles: Mapping[str, _Style]) -> Iterator[str]:
    for row in table.findall(f"{_W}tr"):
        head = row.find(f"{_W}trPr/{_W}tblHeader") is not None
        cells = [_cell(cell) for cell in row.findall(f"{_W}tc")]
        yield f"{'||' if head else '|'} {' | '.join(cells)} |"


def _cell(cell: etree._Element) -> str:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val") != "restart":
        return "^"
    parts: list[str] = []
    blank = 0
    for paragraph in cell.findall(f"{_W}p"):
        text = _text(paragraph)
        if text:
            parts += [f"({blank} dòng trống)"] if blank and parts else []
            parts.append(text)
            blank = 0
        else:
            blank += 1
    if parts and blank:
        parts.append(f"({blank} dòng trống)")
    span = _value(cell, f"{_W}tcPr/{_W}gridSpan")
    text = " / ".join(parts)
    return f"{text} <{span}>" if span else text


def _text(paragraph: etree._Element) -> str:
    """Return the text with its marks; neighbouring runs of one manner share them."""
    pieces: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{_W}r"):
        if any(parent.tag == f"{_MC}Fallback" for parent in run.iterancestors()):
            continue
        marks = "".join(mark for tag, mark in _MARKS if run.find(f"{_W}rPr/{_W}{tag}") is not None)
        text = "".join(_character(child) for child in run)
        if pieces and pieces[-1][0] == marks:
            pieces[-1] = (marks, pieces[-1][1] + text)
        else:
            pieces.append((marks, text))
    text = "".join(f"{marks}{text}{marks[::-1]}" if text.strip() else text for marks, text in pieces)
    field = paragraph.find(f"{_W}fldSimple")
    return text if field is None else f"{{{field.get(f'{_W}instr', '').strip()}}}"


def _character(element: etree._Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag == f"{_W}tab":
        return "\t"
    if element.tag == f"{_W}br":
        return "⏎"
    return _RULE if element.tag == f"{_MC}AlternateContent" else ""

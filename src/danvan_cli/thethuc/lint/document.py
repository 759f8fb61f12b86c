"""Knows how a Word file becomes one document ready to be judged: its text, sections, headers and parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from danvan_cli.thethuc.lint.anatomy import Anatomy, anatomy
from danvan_cli.thethuc.lint.container import Container, UnreadableError
from danvan_cli.thethuc.lint.markup import R, W, child, points, switch, val, whole
from danvan_cli.thethuc.lint.numbering import Numbering
from danvan_cli.thethuc.lint.reader import Paragraph, Story, taken_in, tracked
from danvan_cli.thethuc.lint.ruled import Rules, find_rules
from danvan_cli.thethuc.lint.styles import StyleSheet

BODY: Final = "thân văn bản"
HEADER: Final = "đầu trang"
FOOTER: Final = "chân trang"
_MM: Final = 25.4 / 72
# What Word takes for a section that does not say: Letter, one inch all around.
_LETTER: Final = (612.0, 792.0, 72.0)
_EXTENDED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page; lengths in mm. ``headers`` and ``footers`` are parts by type of page."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    columns: int
    title_page: bool
    start: int | None
    form: str
    headers: dict[str, str]
    footers: dict[str, str]

    @property
    def landscape(self) -> bool:
        """Tell whether the page lies on its side."""
        return self.width > self.height

    @property
    def room(self) -> float:
        """The width of the text, in pt."""
        return (self.width - self.left - self.right) / _MM / max(self.columns, 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be judged; ``edges`` are the headers and footers by part."""

    paragraphs: list[Paragraph]
    parts: Anatomy
    rules: Rules
    sections: list[Section]
    edges: dict[str, list[Paragraph]]
    even_and_odd: bool
    changes: int
    unread: int
    pages: int

    def section(self, paragraph: Paragraph) -> Section:
        """Return the section that a paragraph stands in."""
        return self.sections[min(paragraph.section, len(self.sections) - 1)]

    def room(self, paragraph: Paragraph) -> float:
        """Return the width for the text of a paragraph, in pt, its indents not taken off."""
        if paragraph.cell is not None and paragraph.cell.width:
            return paragraph.cell.width
        return self.section(paragraph).room


def read_document(container: Container) -> Document:
    """Read a document; raises :class:`UnreadableError`."""
    related = container.related(container.main)
    trees = {
        kind: container.tree(part)
        for kind, part in related.values()
        if kind in ("styles", "theme", "numbering", "settings") and container.has(part)
    }
    styles = StyleSheet(trees.get("styles"), trees.get("theme"))
    root = container.tree(container.main)
    body = child(root, "body")
    if body is None:
        raise UnreadableError("TT005", "tệp Word không có phần thân văn bản")
    story = Story(BODY, styles, Numbering(trees.get("numbering")))
    story.read(body)
    sections = _sections(story.sections, related)
    edges = {
        part: _edge(container, part, HEADER if kind == "header" else FOOTER, styles)
        for kind, part in related.values()
        if kind in ("header", "footer") and container.has(part)
    }
    parts = anatomy(story.paragraphs)
    room = sections[0].room
    return Document(
        paragraphs=story.paragraphs,
        parts=parts,
        rules=find_rules(parts.head, story.paragraphs, room),
        sections=sections,
        edges=edges,
        even_and_odd=bool(switch(trees.get("settings"), "evenAndOddHeaders")),
        changes=tracked(root),
        unread=taken_in(root),
        pages=_pages(container),
    )


def _edge(container: Container, part: str, name: str, styles: StyleSheet) -> list[Paragraph]:
    story = Story(name, styles, Numbering(None))
    story.read(container.tree(part))
    return story.paragraphs


def _pages(container: Container) -> int:
    """Return how many pages the program that wrote the file counted, 0 where it did not."""
    if not container.has("docProps/app.xml"):
        return 0
    found = container.tree("docProps/app.xml").find(f"{_EXTENDED}Pages")
    return whole(found.text) or 0 if found is not None else 0


def _sections(elements: list[etree._Element], related: dict[str, tuple[str, str]]) -> list[Section]:
    found: list[Section] = []
    for element in elements:
        found.append(_section(element, related, found[-1] if found else None))
    return found or [_section(etree.Element(f"{W}sectPr"), related, None)]


def _section(element: etree._Element, related: dict[str, tuple[str, str]], before: Section | None) -> Section:
    size, margin, number = child(element, "pgSz"), child(element, "pgMar"), child(element, "pgNumType")
    columns = child(element, "cols")

    def length(of: etree._Element | None, name: str, usual: float) -> float:
        given = points(of.get(f"{W}{name}")) if of is not None else None
        return abs(usual if given is None else given) * _MM

    edges = {}
    for kind, inherited in (("header", "headers"), ("footer", "footers")):
        own = {
            reference.get(f"{W}type", "default"): related[reference.get(f"{R}id", "")][1]
            for reference in element.iterchildren(f"{W}{kind}Reference")
            if reference.get(f"{R}id") in related
        }
        edges[kind] = (getattr(before, inherited) if before else {}) | own
    width, height, inch = _LETTER
    gutter = length(margin, "gutter", 0)
    return Section(
        width=length(size, "w", width),
        height=length(size, "h", height),
        top=length(margin, "top", inch),
        bottom=length(margin, "bottom", inch),
        left=length(margin, "left", inch) + gutter,
        right=length(margin, "right", inch),
        columns=whole(columns.get(f"{W}num")) or 1 if columns is not None else 1,
        title_page=bool(switch(element, "titlePg")),
        start=whole(number.get(f"{W}start")) if number is not None else None,
        form=(number.get(f"{W}fmt") if number is not None else None) or "decimal",
        headers=edges["header"],
        footers=edges["footer"],
    )


__all__ = ["Document", "Section", "read_document", "val"]

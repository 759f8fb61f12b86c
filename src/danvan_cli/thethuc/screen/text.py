"""Knows how one line of text is written in HTML, and which names and notes on figures a page gives out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from danvan_cli.thethuc import wml
from danvan_cli.thethuc.blocks import Figure, Line, LineBreak, Run
from danvan_cli.thethuc.figures import bookmark_name

# A word that no column of a table holds; the address of a page is as long.
_LONG: Final = 30


def escape(text: str) -> str:
    """Return ``text`` fit for content and attributes; what no page may hold becomes U+FFFD, as in Word."""
    # A page that is read turns a bare U+000D into an end of line.
    return wml.escape(text).replace("\r", "&#13;")


def element(tag: str, content: str, kind: str = "") -> str:
    """Return an element of a class, or of none."""
    return f'<{tag} class="{kind}">{content}</{tag}>' if kind else f"<{tag}>{content}</{tag}>"


def is_unbroken(text: str) -> bool:
    """Tell whether a word of ``text`` is too long for any column, so that it must break inside."""
    return any(len(word) > _LONG for word in text.split())


@dataclass(slots=True)
class Note:
    """A remark on a figure, and the names of the places that lead to it."""

    number: int
    source: str
    places: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Anchors:
    """Gives out the names that must be unique on one page, always in the same order, and gathers the notes.

    ``remark`` gives the note on a figure whose own remark does not stand in the document.
    """

    remark: Callable[[str], str] | None = None
    used: dict[str, int] = field(default_factory=dict)
    notes: dict[tuple[str, str], Note] = field(default_factory=dict)

    def name(self, wished: str) -> str:
        """Return ``wished``, or with a number behind it where it is taken."""
        turn = self.used[wished] = self.used.get(wished, 0) + 1
        return wished if turn == 1 else self.name(f"{wished}-{turn}")

    def next(self, kind: str) -> str:
        """Return ``kind-1``, ``kind-2`` …"""
        turn = self.used[kind] = self.used.get(kind, 0) + 1
        return f"{kind}-{turn}"

    def line(self, line: Line) -> str:
        """Return the line as HTML; each figure has the name of its bookmark in Word, and leads to its note if any."""
        return "".join(self._item(item) for item in line)

    def _item(self, item: Run | LineBreak | Figure) -> str:
        if isinstance(item, Figure):
            return self._figure(item)
        if isinstance(item, LineBreak):
            return "<br>"
        written = escape(item.text)
        for tag, wanted in (("b", item.bold), ("i", item.italic), ("u", item.underline)):
            if wanted and written:
                written = f"<{tag}>{written}</{tag}>"
        return written

    def _figure(self, figure: Figure) -> str:
        name = bookmark_name(figure.code)
        turn = self.used[name] = self.used.get(name, 0) + 1
        place, content = f"{name}_{turn}", self.line(figure.runs)
        marks = f'class="so-lieu" id="{place}" data-ma="{escape(figure.code)}"'
        source = figure.source
        if self.remark and not source and not figure.beside:
            source = self.remark(figure.code)
        if not source:
            return f'<span {marks} title="{escape(figure.code)}">{content}</span>'
        new = Note(len(self.notes) + 1, source)
        note = self.notes.setdefault((figure.code, source), new)
        note.places.append(place)
        return f'<a {marks} href="#nguon-{note.number}" role="doc-noteref" title="{escape(source)}">{content}</a>'

"""Knows how to find, in a Word file, the figures that were written with their codes; changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from danvan_cli.thethuc.figures import PREFIX
from danvan_cli.thethuc.outline import part_tree
from danvan_cli.thethuc.package import unpack

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A figure as it stands in a file: ``name`` is :func:`~.figures.bookmark_name` of its code.

    ``turn`` counts from 1 where one figure is written more than once; ``text`` is what stands there now.
    """

    name: str
    turn: int
    text: str


@dataclass(slots=True)
class _Open:
    bookmark: str
    parts: list[str] = field(default_factory=list)


def read_figures(docx: bytes) -> list[WrittenFigure]:
    """Return the figures in the order of the text; raises :class:`~.package.NotADocxError`."""
    found: list[_Open] = []
    open_now: dict[str, _Open] = {}
    for element in part_tree(unpack(docx), "word/document.xml").iter(
        f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}t", f"{_W}tab"
    ):
        if element.tag == f"{_W}bookmarkStart":
            name = element.get(f"{_W}name", "")
            if name.startswith(PREFIX) and name.rpartition("_")[2].isdecimal():
                open_now[element.get(f"{_W}id", "")] = start = _Open(name)
                found.append(start)
        elif element.tag == f"{_W}bookmarkEnd":
            open_now.pop(element.get(f"{_W}id", ""), None)
        else:
            text = (element.text or "") if element.tag == f"{_W}t" else "\t"
            for bookmark in open_now.values():
                bookmark.parts.append(text)
    return [_figure(bookmark) for bookmark in found]


def _figure(bookmark: _Open) -> WrittenFigure:
    name, _, turn = bookmark.bookmark.rpartition("_")
    return WrittenFigure(name, int(turn), "".join(bookmark.parts))

"""A short paper of headings and items, as text of 80 columns and as Markdown. Knows layout, not what is said."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from danvan_cli.exchange.comparison import escaped

WIDTH = 80


class Y(NamedTuple):
    """An item and what belongs below it."""

    cau: str
    con: tuple[str, ...] = ()


class Muc(NamedTuple):
    """A heading of the first or second rank, with its items."""

    ten: str
    y: tuple[Y, ...] = ()
    cap: int = 1


def text_of(headline: str, sections: Iterable[Muc]) -> str:
    """Return the paper as plain text, no line longer than 80 columns unless a word is."""
    lines = [_filled(headline, "", "")]
    for section in sections:
        title = section.ten.upper() if section.cap == 1 else section.ten
        lines += ["", _filled(title, "", "")]
        for item in section.y:
            lines.append(_filled(item.cau, "- ", "  "))
            lines += [_filled(below, "  + ", "    ") for below in item.con]
    return "\n".join(lines) + "\n"


def _filled(text: str, first: str, rest: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def markdown_of(headline: str, sections: Iterable[Muc]) -> str:
    """Return the paper as Markdown."""
    lines = [escaped(headline)]
    for section in sections:
        lines += ["", f"{'#' * (section.cap + 1)} {escaped(section.ten)}", *([""] if section.y else [])]
        for item in section.y:
            lines.append(f"- {escaped(item.cau)}")
            lines += [f"  - {escaped(below)}" for below in item.con]
    return "\n".join(lines) + "\n"

"""Where each character of a scalar's value stands in what was written. Knows YAML's scalars, no file and no key.

White space is folded, cut and indented in many ways; every other character of a value stands in the source
in the same order. So the n-th of them in the one is the n-th in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_WORD = re.compile(r"\S+")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n|.)", re.DOTALL)
_BLANK_ESCAPES = frozenset("tnvfr\t _NLP\n")
"""Escapes that stand for white space, the line end that is written away among them."""


def source_span(written: str, style: str | None, value: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the characters ``start`` to ``end`` of ``value`` stand in ``written``, on their first line.

    The first and last of them must be no white space. ``style`` is the parser's: ``|``, ``>``, ``"``, ``'`` or
    nothing. ``None`` where ``value`` has no such characters.
    """
    if not 0 <= start < end <= len(value):
        return None
    first = len("".join(value[:start].split()))
    last = first + len("".join(value[start : end - 1].split()))
    find = _quoted_places if style in ('"', "'") else _places
    places = find(written, style, first, last)
    if places is None:
        return None
    width = len(written[places[0] : places[1] + 1].partition("\n")[0].rstrip())
    return places[0], places[0] + max(1, width)


def _places(written: str, style: str | None, first: int, last: int) -> tuple[int, int] | None:
    """Return where the characters number ``first`` and ``last`` stand, white space not counted: word by word."""
    found: int | None = None
    done = 0
    for word in _WORD.finditer(written, written.find("\n") + 1 if style in ("|", ">") else 0):
        begin, end = word.span()
        if found is None and done + end - begin > first:
            found = begin + first - done
        if found is not None and done + end - begin > last:
            return found, begin + last - done
        done += end - begin
    return None


def _quoted_places(written: str, style: str | None, first: int, last: int) -> tuple[int, int] | None:
    places = list(islice(_characters(written, style), first, last + 1))
    return (places[0], places[-1]) if len(places) > last - first else None


def _characters(written: str, style: str | None) -> Iterator[int]:
    """Yield the index of every quoted character that is no white space, and of every escape that stands for one."""
    at, end = 1, len(written) - 1
    while at < end:
        character = written[at]
        if character == "\\" and style == '"':
            escape = _ESCAPE.match(written, at)
            length = escape.end() - at if escape else 2
            if not _is_blank(written[at : at + length]):
                yield at
            at += length
            continue
        if not character.isspace():
            yield at
        at += 2 if character == "'" and style == "'" else 1


def _is_blank(escape: str) -> bool:
    if escape[1] in "xuU" and len(escape) > 2:
        return chr(min(int(escape[2:], 16), 0x10FFFF)).isspace()
    return escape[1] in _BLANK_ESCAPES

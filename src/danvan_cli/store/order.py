"""Keys of a file in canonical order, each with its comments and the blank lines before it.

Knows lines of a file that is indented canonically, and the order that a shape names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from danvan_cli.model.shape import ANY, Shape, arranged
from danvan_cli.store.spans import (
    Mapping,
    Node,
    column_of,
    dash_line,
    end_of_tail,
    indent_of,
    is_block,
    keeps_line_ends,
    last_line,
)


class _Part(NamedTuple):
    """Lines of an entry: ``lead`` is what stands above its key or dash, ``body`` the rest."""

    lead: list[str]
    body: list[str]


def ordered(text: str, root: Node, shape: Shape) -> str:
    """Return the text with the keys of every group in order."""
    if not is_block(root):
        return text
    lines = text.split("\n")
    first = root.start_mark.line
    header = _header_end(lines, first)
    new = [*lines[:header], *_arranged(lines, root, shape, header, len(lines))]
    return "\n".join(new)


def in_order(node: Node, shape: Shape) -> bool:
    """Tell whether the keys of all groups over lines are in order already."""
    if shape is ANY:
        return True
    if not isinstance(node, Mapping):
        return all(in_order(item, shape.of_items) for item in node.value if is_block(item))
    rank, last = shape.rank, -1
    for key, value in node.value:
        place = rank.get(key.value, last)
        if place < last or (is_block(value) and not in_order(value, shape.at(key.value))):
            return False
        last = place
    return True


def _header_end(lines: list[str], first: int) -> int:
    """The line up to which comments speak of the whole file and stay at its beginning."""
    blank = [number for number in range(first) if not lines[number]]
    return blank[-1] + 1 if blank and any(lines[: blank[-1]]) else first


def _arranged(lines: list[str], node: Node, shape: Shape, start: int, stop: int) -> list[str]:
    """The lines from ``start`` to ``stop``, where ``node`` stands, with all groups in them in order."""
    if not is_block(node) or in_order(node, shape):
        return lines[start:stop]
    column = column_of(node)
    entries = list(_entries(lines, node, shape))
    ends = [
        end_of_tail(lines, max(entry.line, last_line(entry.value, lines, column)) + 1, limit, column)
        for entry, limit in zip(entries, [*(entry.line for entry in entries[1:]), stop], strict=True)
    ]
    parts = [
        _Part(lines[begin : entry.line], _body(lines, entry, end))
        for entry, begin, end in zip(entries, [start, *ends], ends, strict=False)
    ]
    keys = [entry.key for entry in entries]
    places = arranged(keys, shape.rank) if isinstance(node, Mapping) else list(range(len(parts)))
    if places != list(range(len(parts))) and not keeps_line_ends(lines[start:stop]):
        parts = _moved(parts, places, column)
    return [line for part in parts for line in (*part.lead, *part.body)] + lines[ends[-1] : stop]


class _Entry(NamedTuple):
    """A key or a dash: its line, its value, and what is known of the value."""

    key: str
    line: int
    value: Node
    shape: Shape


def _entries(lines: list[str], node: Node, shape: Shape) -> Iterator[_Entry]:
    if isinstance(node, Mapping):
        for key, value in node.value:
            yield _Entry(key.value, key.start_mark.line, value, shape.at(key.value))
    else:
        for item in node.value:
            yield _Entry("", dash_line(item, lines, column_of(node)), item, shape.of_items)


def _body(lines: list[str], entry: _Entry, end: int) -> list[str]:
    if is_block(entry.value) and entry.value.start_mark.line == entry.line:  # “- key: …”
        return _arranged(lines, entry.value, entry.shape, entry.line, end)
    return [lines[entry.line], *_arranged(lines, entry.value, entry.shape, entry.line + 1, end)]


def _moved(parts: list[_Part], places: list[int], column: int) -> list[_Part]:
    """The entries in another order; the first place keeps its blank lines and, in a list, its dash."""
    old, new = parts[0], parts[places[0]]
    prefix = old.body[0][:column]
    blanks, others = _blanks(old.lead), _blanks(new.lead)
    # Only the first key has comments further right; behind a text they would become part of it.
    comments = [" " * min(indent_of(line), column) + line.lstrip(" ") for line in old.lead[len(blanks) :]]
    old_lead, new_lead = [*others, *comments], [*blanks, *new.lead[len(others) :]]
    if prefix.strip():
        dash = " " * indent_of(prefix)
        new_lead = [dash + line.lstrip(" ") if line else line for line in new_lead]
        parts[0] = _Part(old_lead, [" " * column + old.body[0][column:], *old.body[1:]])
        parts[places[0]] = _Part(new_lead, [prefix + new.body[0][column:], *new.body[1:]])
    else:
        parts[0], parts[places[0]] = _Part(old_lead, old.body), _Part(new_lead, new.body)
    return [parts[at] for at in places]


def _blanks(lead: list[str]) -> list[str]:
    return lead[: next((at for at, line in enumerate(lead) if line), len(lead))]

"""Which characters and lines of a YAML text belong to which node. Knows marks and lines, not what any key means.

The parser's marks are exact for scalars and for what stands in brackets; a block ends for it where the next token
begins, comments and blank lines included. Here a block ends with its last line of content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import yaml

Node: TypeAlias = yaml.nodes.Node
Scalar: TypeAlias = yaml.nodes.ScalarNode
Mapping: TypeAlias = yaml.nodes.MappingNode
Sequence: TypeAlias = yaml.nodes.SequenceNode

_HEADER = re.compile(r"[|>](?:([1-9])?([-+])?|([-+])([1-9]))(?=[ \t\r]|$)")
_ENDS_KEPT = re.compile(r"[|>](?:\+[1-9]?|[1-9]\+)[ \t]*(?:#.*)?$", re.MULTILINE)


class Unsupported(Exception):
    """A layout that is read but never rewritten: ``? key`` on a line of its own."""


class Edit(NamedTuple):
    """Characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


class Header(NamedTuple):
    """The first line of a block of text: its sign, where its indentation is written, and what ends it keeps."""

    indicator: int | None
    chomping: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; they do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(edits):
        pieces += (text[at:start], new)
        at = end
    return "".join((*pieces, text[at:]))


def is_text_block(node: Node) -> bool:
    """Tell whether a node is a text under ``|`` or ``>``."""
    return isinstance(node, Scalar) and node.style in ("|", ">")


def is_block(node: Node) -> bool:
    """Tell whether a node is a group or a list written over lines, without brackets."""
    return isinstance(node, Mapping | Sequence) and not node.flow_style


def column_of(node: Node) -> int:
    """Return the column (from 0) at which the keys or dashes of a block stand."""
    column: int = node.start_mark.column
    return column


def indent_of(line: str) -> int:
    """Return the number of spaces at the beginning of a line."""
    return len(line) - len(line.lstrip(" "))


def is_comment(line: str) -> bool:
    """Tell whether a line outside any text is only a comment."""
    return line.lstrip(" \t").startswith("#")


def header_of(node: Node, lines: list[str]) -> Header:
    """Return what the first line of a text block says."""
    match = _HEADER.match(lines[node.start_mark.line], node.start_mark.column)
    if not match:
        return Header(None, "")
    digit = match[1] or match[4]
    return Header(int(digit) if digit else None, match[2] or match[3] or "")


def after_header(node: Node, lines: list[str]) -> str:
    """Return what stands behind the sign of a text block on its first line: nothing, or a comment."""
    line = lines[node.start_mark.line].rstrip("\r")
    match = _HEADER.match(line, node.start_mark.column)
    return line[match.end() :] if match else ""


def text_indent(node: Node, lines: list[str], parent: int) -> int:
    """Return the column at which the content of a text block begins; ``parent`` is the column of its holder."""
    indicator = header_of(node, lines).indicator
    if indicator is not None:
        return parent + indicator
    for line in lines[node.start_mark.line + 1 : _stop(node)]:
        if line.strip(" \r"):
            return indent_of(line)
    return parent + 2


def last_line(node: Node, lines: list[str], parent: int) -> int:
    """Return the number (from 0) of the last line of a node's content; ``parent`` is the column of its holder."""
    while is_block(node) and node.value:
        parent = column_of(node)
        node = node.value[-1][1] if isinstance(node, Mapping) else node.value[-1]
    if not is_text_block(node):
        end: int = node.end_mark.line
        return end
    last = _stop(node) - 1
    if header_of(node, lines).chomping != "+":
        column = text_indent(node, lines, parent)
        while last > node.start_mark.line and _is_blank(lines[last], column):
            last -= 1
    return last


def dash_line(item: Node, lines: list[str], column: int) -> int:
    """Return the line of the dash of an item of a block list whose dashes stand at ``column``."""
    line: int = item.start_mark.line
    while lines[line][column : column + 1] != "-" or not _only_dashes(lines[line][:column]):
        line -= 1
    return line


def end_of_tail(lines: list[str], start: int, stop: int, column: int) -> int:
    """Of the comments and blank lines from ``start`` to ``stop``, the end of what belongs to the entry above.

    That is what stands further right than the keys; a blank line belongs to what stands below it.
    """
    end = start
    for number in range(start, stop):
        line = lines[number]
        if is_comment(line) and indent_of(line) > column:
            end = number + 1
        elif line.strip():
            break
    return end


def keeps_line_ends(lines: Iterable[str]) -> bool:
    """Tell whether a text block in some lines keeps the blank lines behind it (``|+``)."""
    return any("+" in line and _ENDS_KEPT.search(line) for line in lines)


def _only_dashes(head: str) -> bool:
    return not head.strip(" -")


def _is_blank(line: str, column: int) -> bool:
    bare = line.rstrip("\r")
    return not bare.strip(" ") and len(bare) <= column


def _stop(node: Node) -> int:
    """The line behind a text block, blank lines behind it included in the block."""
    end = node.end_mark
    line: int = end.line
    return line if end.column == 0 else line + 1

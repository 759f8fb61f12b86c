"""One change in a YAML file, every other byte as it was. Knows positions, not what any key means.

Each change is proved before it is given back: read again, the file says what it said, and the new value.
"""

from __future__ import annotations

from collections.abc import Sequence as AnySequence
from typing import Any

import yaml

from danvan_cli.model.figures import Loc
from danvan_cli.store.parser import TooDeep, compose
from danvan_cli.store.quoting import Data, written
from danvan_cli.store.spans import (
    Edit,
    Mapping,
    Node,
    Sequence,
    after_header,
    applied,
    column_of,
    end_of_tail,
    is_block,
    is_text_block,
    last_line,
)
from danvan_cli.store.tree import parse

_BOM = "\ufeff"
_STEP = 2


class NoPlace(Exception):
    """A change that cannot be made: the file is not readable, or what the change speaks of is not there."""


def set_value(data: bytes, loc: Loc, value: Data, order: AnySequence[str] = ()) -> bytes:
    """Return the file with a value at a path.

    A key that is missing is put behind the last of those that ``order`` names before it, else at the end of its
    group. Raises ``NoPlace`` where the group does not exist.
    """
    sheet = _Sheet(data)
    group, key = sheet.group(loc), str(loc[-1])
    pair = _pair(group, key)
    edits = sheet.replaced(group, *pair, value) if pair else [sheet.inserted(group, key, value, order)]
    return sheet.proved(edits, loc, value)


def remove_key(data: bytes, loc: Loc) -> bytes:
    """Return the file without a key; comments above it stay. Raises ``NoPlace`` where there is no such key."""
    sheet = _Sheet(data)
    group, key = sheet.group(loc), str(loc[-1])
    pair = _pair(group, key)
    if pair is None or len(group.value) == 1:
        raise NoPlace(key)
    return sheet.proved([sheet.removed(group, *pair)], loc, _REMOVED)


def append_item(data: bytes, loc: Loc, item: Data, order: AnySequence[str] = ()) -> bytes:
    """Return the file with one more item at the end of a list; a list that is missing is made.

    Raises ``NoPlace`` where something else than a list stands there.
    """
    sheet = _Sheet(data)
    group, key = sheet.group(loc), str(loc[-1])
    pair = _pair(group, key)
    if pair is None:
        return append_item(set_value(data, loc, None, order), loc, item)
    old = sheet.at(loc)
    if old is not None and not isinstance(old, list):
        raise NoPlace(key)
    return sheet.proved(sheet.appended(group, *pair, item), loc, [*(old or []), item])


_REMOVED = object()


class _Sheet:
    """A file as text, as nodes, and as what it says."""

    def __init__(self, data: bytes) -> None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise NoPlace("UTF-8") from None
        self._bom = _BOM if text.startswith(_BOM) else ""
        self._text = text.removeprefix(_BOM)
        self._lines = self._text.split("\n")
        self._line_end = "\r\n" if "\r\n" in self._text else "\n"
        self._said = _said(self._text)
        root = compose(self._text)
        if root is None:
            raise NoPlace("")
        self._root: Node = root

    def at(self, loc: Loc) -> Any:  # noqa: ANN401 - any part of a tree
        """Return the plain data at a path that exists."""
        found = self._said
        for element in loc:
            found = found[element]
        return found

    def group(self, loc: Loc) -> Node:
        """Return the group in which the last key of a path stands."""
        node: Node | None = self._root
        for element in loc[:-1]:
            if isinstance(node, Mapping):
                pair = _pair(node, str(element))
                node = pair[1] if pair else None
            elif isinstance(node, Sequence) and isinstance(element, int) and element < len(node.value):
                node = node.value[element]
            else:
                node = None
        if not isinstance(node, Mapping) or not (node.value or node.flow_style):
            raise NoPlace(".".join(map(str, loc[:-1])))
        return node

    def replaced(self, group: Node, key: Node, value: Node, new: Data) -> list[Edit]:
        """Write a value in the place of another; what stood over lines becomes one line."""
        text = written(new, in_flow=not is_block(group))
        start, end = value.start_mark.index, value.end_mark.index
        if is_text_block(value):
            last = last_line(value, self._lines, column_of(group))
            return [Edit(start, self._end_of(last), text + after_header(value, self._lines))]
        if is_block(value):
            colon = self._text.index(":", key.end_mark.index) + 1
            last = last_line(value, self._lines, column_of(group))
            first = self._start_of(value.start_mark.line)
            return [Edit(colon, colon, f" {text}"), Edit(first, self._start_of(last + 1), "")]
        if start < end:
            return [Edit(start, end, text)]
        colon = self._text.find(":", key.end_mark.index, start + 1)
        return [Edit(colon + 1, start, f" {text}")] if colon >= 0 else [Edit(start, end, f": {text}")]

    def inserted(self, group: Node, key: str, value: Data, order: AnySequence[str]) -> Edit:
        """Write a new key behind those that come before it."""
        keys = [found.value for found, _ in group.value]
        before = set(order[: order.index(key)]) if key in order else set(keys)
        at = max((at for at, found in enumerate(keys) if found in before), default=-1)
        entry = f"{written(key, in_flow=True)}: {written(value, in_flow=not is_block(group))}"
        if not is_block(group):
            if at >= 0:
                end = max(group.value[at][0].end_mark.index, group.value[at][1].end_mark.index)
                return Edit(end, end, f", {entry}")
            start = group.start_mark.index + 1
            return Edit(start, start, f"{entry}, " if keys else entry)
        column = column_of(group)
        first = group.value[0][0].start_mark
        if at < 0:  # the first key may stand behind a dash: it makes room on its own line
            return Edit(first.index, first.index, f"{entry}{self._line_end}{' ' * column}")
        next_line = group.value[at + 1][0].start_mark.line if at + 1 < len(keys) else len(self._lines)
        return self._new_line(group.value[at][1], column, next_line, entry)

    def removed(self, group: Node, key: Node, value: Node) -> Edit:
        """Take out a key with its value."""
        at = next(at for at, (found, _) in enumerate(group.value) if found is key)
        line, column = key.start_mark.line, key.start_mark.column
        behind_dash = bool(self._lines[line][:column].strip())
        if at + 1 < len(group.value) and (behind_dash or not is_block(group)):
            return Edit(key.start_mark.index, group.value[at + 1][0].start_mark.index, "")
        if not is_block(group):
            start = max(node.end_mark.index for node in group.value[at - 1])
            return Edit(start, max(key.end_mark.index, value.end_mark.index), "")
        last = max(line, last_line(value, self._lines, column))
        return Edit(self._start_of(line), self._start_of(last + 1), "")

    def appended(self, group: Node, key: Node, value: Node, item: Data) -> list[Edit]:
        """Write one more item of a list: on a line of its own, or in the brackets that hold the others."""
        if is_block(value):
            return [self._new_line(value, column_of(value), len(self._lines), f"- {written(item)}")]
        if isinstance(value, Sequence) and value.value:
            end = value.value[-1].end_mark.index
            return [Edit(end, end, f", {written(item, in_flow=True)}")]
        if not is_block(group):
            return self.replaced(group, key, value, [item])
        colon = self._text.index(":", key.end_mark.index) + 1
        line = self._end_of(value.end_mark.line)
        entry = f"{self._line_end}{' ' * (column_of(group) + _STEP)}- {written(item)}"
        return [Edit(colon, value.end_mark.index, ""), Edit(line, line, entry)]

    def proved(self, edits: list[Edit], loc: Loc, value: Any) -> bytes:  # noqa: ANN401
        """Return the changed file; raises ``NoPlace`` where it would not say exactly what is wanted."""
        text = applied(self._text, edits)
        if _said(text) != _with(self._said, loc, value):
            raise NoPlace(".".join(map(str, loc)))
        return (self._bom + text).encode()

    def _new_line(self, above: Node, column: int, next_line: int, entry: str) -> Edit:
        """A line below a node and the comments that belong to it."""
        last = last_line(above, self._lines, column)
        line = end_of_tail(self._lines, last + 1, next_line, column)
        at = self._end_of(line - 1)
        return Edit(at, at, f"{self._line_end}{' ' * column}{entry}")

    def _start_of(self, line: int) -> int:
        return min(sum(len(above) + 1 for above in self._lines[:line]), len(self._text))

    def _end_of(self, line: int) -> int:
        """Where a line ends, before the signs that end it."""
        return self._start_of(line) + len(self._lines[line].rstrip("\r"))


def _pair(group: Node, key: str) -> tuple[Node, Node] | None:
    return next((pair for pair in group.value if pair[0].value == key), None)


def _said(text: str) -> Any:  # noqa: ANN401
    """What a text says; raises ``NoPlace`` where danvan does not read it."""
    try:
        tree, problems = parse("", text.replace("\r\n", "\n"))
    except (yaml.YAMLError, TooDeep):
        raise NoPlace("") from None
    if tree is None or problems or not isinstance(tree.data, dict):
        raise NoPlace("")
    return tree.data


def _with(data: Any, loc: Loc, value: Any) -> Any:  # noqa: ANN401
    """Return plain data with another value at a path."""
    if not loc:
        return _plain(value)
    if isinstance(data, list):
        return [_with(item, loc[1:], value) if at == loc[0] else item for at, item in enumerate(data)]
    changed = dict(data)
    if len(loc) == 1 and value is _REMOVED:
        del changed[str(loc[0])]
    else:
        changed[str(loc[0])] = _with(data.get(loc[0]), loc[1:], value)
    return changed


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value

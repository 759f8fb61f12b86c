"""Checked text → a tree of plain text with positions. Knows YAML, not what any key means.

YAML never decides a type here: every scalar stays the text that was typed. Positions cost nothing until one
is asked for: then the parser's nodes are walked along a path of keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from danvan_cli.model.figures import Loc
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.first_look import may_hold_forbidden
from danvan_cli.store.parser import MAX_DEPTH, TooDeep, compose
from danvan_cli.store.scalars import source_span

_NULLS = frozenset({"", "~", "null"})
_LONGEST_SEARCHED = 50_000
_MOST_SEARCHED = 500
"""A text longer than this, or with more of one piece, is nobody's report: its findings stand at its beginning."""

_Node = yaml.nodes.Node
Scalar = yaml.nodes.ScalarNode
_Mapping = yaml.nodes.MappingNode


class Tree:
    """The content of one file as dictionaries, lists, texts and ``None``, and where each of them stands."""

    def __init__(self, file: str, text: str, root: _Node | None, data: Any) -> None:  # noqa: ANN401
        self.file = file
        self.text = text
        self.data = data
        self._root = root
        self._children: dict[int, dict[str, tuple[_Node, _Node]]] = {}
        self._lines: list[str] = []

    @property
    def root(self) -> _Node | None:
        """The parser's node of the whole file; parsed again where it was let go."""
        if self._root is None:
            self._root = compose(self.text)
        return self._root

    def let_nodes_go(self) -> None:
        """Free the nodes, by far the largest part: of most files no position is asked for any more."""
        self._root = None
        self._children = {}
        self._lines = []

    def line(self, number: int) -> str:
        """Return a line of the file by its number from 1."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines[number - 1]

    def value_at(self, loc: Loc) -> Place:
        """Return where the value of a path stands; elements that are no child there are skipped."""
        node = self._node(loc)
        return self._place(node) if node is not None else Place(self.file)

    def key_at(self, loc: Loc) -> Place:
        """Return where the key of a path stands; for an item of a list, where the item begins."""
        parent, key, node = self._step_to(loc)
        if isinstance(parent, _Mapping) and key is not None:
            return self._place(self._keys_of(parent)[str(key)][0])
        return self._head(node) if node is not None else Place(self.file)

    def text_at(self, loc: Loc, piece: str, occurrence: int) -> Place:
        """Return where the ``occurrence``-th (from 0) ``piece`` of a text stands in the file."""
        node = self._node(loc)
        if node is None:
            return Place(self.file)
        at = -1
        for _ in range(occurrence + 1 if occurrence < _MOST_SEARCHED else 0):
            at = node.value.find(piece, at + 1) if isinstance(node, Scalar) else -1
            if at < 0:
                break
        return self.span_at(loc, at, at + len(piece)) if at >= 0 else self._place(node)

    def span_at(self, loc: Loc, start: int, end: int) -> Place:
        """Return where the characters from ``start`` to ``end`` (from 0) of a text stand, on their first line."""
        node = self._node(loc)
        if node is None or not isinstance(node, Scalar):
            return Place(self.file) if node is None else self._place(node)
        if len(node.value) > _LONGEST_SEARCHED:
            return self._place(node)
        written = self.text[node.start_mark.index : node.end_mark.index]
        span = source_span(written, node.style, node.value, start, end)
        if span is None:
            return self._place(node)
        at = node.start_mark.index + span[0]
        line = self.text.count("\n", 0, at) + 1
        column = at - self.text.rfind("\n", 0, at)
        return Place(self.file, line, column, line, column + span[1] - span[0])

    def covers(self, loc: Loc, line: int, column: int) -> bool:
        """Tell whether a position (from 1) lies between the key of a path and the end of its value."""
        node = self._node(loc)
        if node is None:
            return False
        start, end = self.key_at(loc), node.end_mark
        return (start.line, start.column) <= (line, column) < (end.line + 1, end.column + 1)

    def has_key(self, loc: Loc) -> bool:
        """Tell whether the last element of a path is written in the file, even without a value."""
        return self._child(self._node(loc[:-1]), loc[-1]) is not None

    def is_plain(self, loc: Loc) -> bool:
        """Tell whether the value of a path is a scalar without quotes."""
        node = self._node(loc)
        return isinstance(node, Scalar) and not node.style

    def is_flow(self, loc: Loc) -> bool:
        """Tell whether the value of a path is written in brackets or braces."""
        return bool(getattr(self._node(loc), "flow_style", False))

    def value_is_empty(self, loc: Loc) -> bool:
        """Tell whether the key of a path is written without a value."""
        node = self._node(loc)
        return isinstance(node, Scalar) and not node.style and node.value == ""

    def first_keys(self, loc: Loc) -> Iterator[tuple[str, Place]]:
        """Yield the first key, and its place, of the group at a path, or of each group in the list there."""
        node = self._node(loc)
        for part in node.value if isinstance(node, yaml.nodes.SequenceNode) else (node,):
            if isinstance(part, _Mapping) and part.value and isinstance(part.value[0][0], Scalar):
                yield part.value[0][0].value, self._place(part.value[0][0])

    def keys_at(self, loc: Loc) -> list[str]:
        """Return the keys of the group at a path, in the order of the file."""
        node = self._node(loc)
        return list(self._keys_of(node)) if isinstance(node, _Mapping) else []

    def plain_scalars(self) -> Iterator[Scalar]:
        """Yield every scalar written without quotes, keys left out."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            if isinstance(node, _Mapping):
                stack.extend(value for _, value in reversed(node.value))
            elif isinstance(node, yaml.nodes.SequenceNode):
                stack.extend(reversed(node.value))
            elif isinstance(node, Scalar) and not node.style:
                yield node

    def _node(self, loc: Loc) -> _Node | None:
        return self._step_to(loc)[2]

    def _step_to(self, loc: Loc) -> tuple[_Node | None, str | int | None, _Node | None]:
        parent, key, node = None, None, self.root
        for element in loc:
            child = self._child(node, element)
            if child is not None:
                parent, key, node = node, str(element), child
        return parent, key, node

    def _child(self, node: _Node | None, element: str | int) -> _Node | None:
        if isinstance(node, _Mapping):
            found = self._keys_of(node).get(str(element))
            return found[1] if found else None
        if (
            isinstance(node, yaml.nodes.SequenceNode)
            and isinstance(element, int)
            and element < len(node.value)
        ):
            item: _Node = node.value[element]
            return item
        return None

    def _keys_of(self, node: _Mapping) -> dict[str, tuple[_Node, _Node]]:
        """The keys of a group with their nodes; of a key that stands twice the first."""
        found = self._children.get(id(node))
        if found is None:
            found = {}
            for key_node, value in node.value:
                if isinstance(key_node, Scalar):
                    found.setdefault(key_node.value, (key_node, value))
            self._children[id(node)] = found
        return found

    def _place(self, node: _Node) -> Place:
        start, end = node.start_mark, node.end_mark
        if isinstance(node, Scalar) and node.style not in ("|", ">"):
            if end.line > start.line or end.index <= start.index:
                return self._head(node)
            return Place(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return self._head(node)

    def _head(self, node: _Node) -> Place:
        """The span of the first line of a node, or of the bracket that opens it."""
        start = node.start_mark
        line, column = start.line + 1, start.column + 1
        if isinstance(node, _Mapping) and not node.flow_style and node.value:
            first = node.value[0][0]
            return Place(self.file, line, column, first.end_mark.line + 1, first.end_mark.column + 1)
        if isinstance(node, Scalar) and not node.style and not node.value:
            return Place(self.file, line, column, line, column + 1)  # nothing is written there
        if isinstance(node, Scalar):
            stop = self.text.find("\n", start.index)
            rest = self.text[start.index : stop if stop >= 0 else len(self.text)].rstrip()
            return Place(self.file, line, column, line, column + max(1, len(rest)))
        return Place(self.file, line, column, line, column + 1)


def parse(file: str, text: str) -> tuple[Tree | None, list[Problem]]:
    """Parse a checked text; returns the tree (``None`` where there is none) and every finding on the way."""
    try:
        if may_hold_forbidden(text):
            from danvan_cli.store.forbidden import forbidden_events

            found = list(forbidden_events(file, text))
            if found:
                return None, found
        root = compose(text)
    except TooDeep as too_deep:
        mark = too_deep.node.start_mark if too_deep.node else None
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return None, [
            Problem(
                "DV005",
                Severity.ERROR,
                Place(file, line, column, line, column + 1),
                f"các mục lồng nhau quá {MAX_DEPTH} lớp",
                "kiểm tra dấu ngoặc và lề đầu dòng ở chỗ này",
            )
        ]
    except yaml.YAMLError as error:
        from danvan_cli.store.syntax import explain  # its patterns are compiled for a file that fails

        return None, [explain(file, text, error)]
    problems: list[Problem] = []
    data = _plain(file, root, problems) if root is not None else None
    if "\\" in text and root is not None:
        from danvan_cli.store.forbidden import escaped_controls

        problems.extend(escaped_controls(file, root))
    if any(problem.code in ("DV004", "DV005") for problem in problems):
        return None, problems
    tree = Tree(file, text, root, data)
    return tree, problems


def _plain(file: str, node: _Node, problems: list[Problem]) -> Any:  # noqa: ANN401
    if node.tag is not None:
        from danvan_cli.store.forbidden import forbidden

        problems.append(forbidden(file, node.start_mark, node.start_mark, f"thẻ kiểu dữ liệu “{node.tag}”"))
        return None
    if isinstance(node, Scalar):
        value: str = node.value
        return None if not node.style and value in _NULLS else value
    if isinstance(node, _Mapping):
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, Scalar) or (not key_node.style and key in ("<<", "")):
                from danvan_cli.store.forbidden import bad_key

                problems.append(bad_key(file, key_node))
                continue
            if key in data:
                from danvan_cli.store.forbidden import duplicate

                if not lines:
                    lines = {
                        first.value: first.start_mark.line + 1
                        for first, _ in reversed(node.value)
                        if isinstance(first, Scalar)
                    }
                problems.append(duplicate(file, key_node, lines[key]))
                continue
            data[key] = _plain(file, value_node, problems)
        return data
    return [_plain(file, item, problems) for item in node.value]

"""How far every line stands from the left: two spaces a level, dashes of a list below their key.

Knows lines, not what any key means. Comments move as far as the lines they belong to; what stands inside a text
is never touched.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from danvan_cli.store.spans import (
    Mapping,
    Node,
    Scalar,
    column_of,
    dash_line,
    header_of,
    indent_of,
    is_block,
    is_comment,
    is_text_block,
    last_line,
    text_indent,
)

_STEP = 2


class _Level(NamedTuple):
    """A block whose keys or dashes stand at column ``old`` and shall stand at column ``new``."""

    old: int
    new: int


class _Anchor(NamedTuple):
    """A line on which a key or an item begins, and the blocks that are open there, outermost first."""

    line: int
    levels: tuple[_Level, ...]


def indented(text: str, root: Node) -> str:
    """Return the text with every line indented canonically, without spaces at line ends and empty lines at the end."""
    lines = text.split("\n")
    sheet = _Sheet(lines)
    if is_block(root):
        sheet.block(root, 0, (), -1)
    if sheet.is_well and " \n" not in text and "\t\n" not in text and not text.endswith("\n\n"):
        return text
    new = sheet.result()
    if not (is_text_block(last := _last_leaf(root)) and header_of(last, lines).chomping == "+"):
        while new and not new[-1]:
            new.pop()
        new.append("")
    return "\n".join(new)


def _last_leaf(node: Node) -> Node:
    while not isinstance(node, Scalar) and node.value:
        node = node.value[-1][1] if isinstance(node, Mapping) else node.value[-1]
    return node


class _Sheet:
    """The lines of a file while it is gathered which of them go elsewhere; most stand in their place already."""

    def __init__(self, lines: list[str]) -> None:
        self.is_well = True
        self._lines = lines
        self._anchors: list[_Anchor] = []
        self._starts: dict[int, int] = {}
        self._cuts: dict[int, list[tuple[int, int, str]]] = {}
        self._text_blocks: list[tuple[Node, _Level]] = []

    def block(self, node: Node, new: int, levels: tuple[_Level, ...], begun: int) -> None:
        """Place the keys or dashes of a block at column ``new``, and what stands below them.

        The line ``begun`` is placed already: it begins with the dash of which the block is the item.
        """
        level = _Level(column_of(node), new)
        levels = (*levels, level)
        moved = level.old != new
        if moved:
            self.is_well = False
        if isinstance(node, Mapping):
            for key, value in node.value:
                line = key.start_mark.line
                self._anchors.append(_Anchor(line, levels))
                if moved and line != begun:
                    self._starts[line] = new
                if value.end_mark.line != line or not isinstance(value, Scalar):
                    self._child(value, line, level, levels)
            return
        for item in node.value:
            line = dash_line(item, self._lines, level.old)
            self._anchors.append(_Anchor(line, levels))
            if moved and line != begun:
                self._starts[line] = new
            start = item.start_mark
            if start.line == line and start.column > level.old + _STEP:
                self.is_well = False
                self._cuts.setdefault(line, []).append((level.old + 1, start.column, " "))
            self._child(item, line, level, levels)

    def _child(self, node: Node, line: int, level: _Level, levels: tuple[_Level, ...]) -> None:
        """Place a value whose key or dash stands on ``line`` in the block of ``level``."""
        if is_block(node):
            self.block(node, level.new + _STEP, levels, line)
        elif is_text_block(node):
            self._text_block(node, level)
        elif node.end_mark.line > line:
            for number in range(max(node.start_mark.line, line + 1), node.end_mark.line + 1):
                old = indent_of(self._lines[number])
                new = level.new + _STEP if isinstance(node, Scalar) else max(old + level.new - level.old, 0)
                self._starts[number] = new
                if old != new:
                    self.is_well = False

    def _text_block(self, node: Node, level: _Level) -> None:
        self._text_blocks.append((node, level))
        first = node.start_mark
        indicator = header_of(node, self._lines).indicator
        if indicator not in (None, _STEP):
            at = self._lines[first.line].index(str(indicator), first.column)
            self._cuts.setdefault(first.line, []).append((at, at + 1, str(_STEP)))
        if text_indent(node, self._lines, level.old) != level.new + _STEP:
            self.is_well = False

    def result(self) -> list[str]:
        """Return the lines as they shall be."""
        texts: dict[int, str] = {}
        ceilings: dict[int, int] = {}
        for node, level in self._text_blocks:
            column = text_indent(node, self._lines, level.old)
            margin = " " * (level.new + _STEP)
            last = last_line(node, self._lines, level.old)
            for number in range(node.start_mark.line + 1, last + 1):
                line = self._lines[number]
                texts[number] = margin + line[column:] if len(line) > column else ""
            ceilings[last] = level.new
        new: list[str] = []
        ceiling = None
        for number, line in enumerate(self._lines):
            if number in texts:
                new.append(texts[number])
            else:
                placed = self._placed(number, line)
                if ceiling is not None and is_comment(placed) and number not in self._starts:
                    # The first comment behind a text ends it: as far right as the text it would be part of it.
                    if indent_of(placed) >= ceiling + _STEP:
                        placed = " " * ceiling + placed.lstrip(" ")
                    ceiling = None
                elif placed:
                    ceiling = None
                new.append(placed)
            ceiling = ceilings.get(number, ceiling)
        return new

    def _placed(self, number: int, line: str) -> str:
        for start, end, new in sorted(self._cuts.get(number, ()), reverse=True):
            line = line[:start] + new + line[end:]
        line = _trimmed(line)
        if line and number in self._starts:
            return " " * self._starts[number] + line.lstrip(" \t")
        if not self.is_well and is_comment(line):
            return " " * self._comment_column(number, indent_of(line)) + line.lstrip(" ")
        return line

    def _comment_column(self, number: int, column: int) -> int:
        at = bisect_right(self._anchors, number, key=_line_of)
        before = self._anchors[at - 1] if at else None
        after = self._anchors[at] if at < len(self._anchors) else None
        level = _level_of_comment(column, before, after)
        return max(0, column + level.new - level.old)


def _line_of(anchor: _Anchor) -> int:
    return anchor.line


def _level_of_comment(column: int, before: _Anchor | None, after: _Anchor | None) -> _Level:
    """The block that a comment moves with: that of the next key, or one that ends here, if it stands further right."""
    if before is None:
        return after.levels[-1] if after else _Level(0, 0)
    if after is None:
        ended = before.levels
    else:
        next_level = after.levels[-1]
        ended = tuple(level for level in before.levels if level.old > next_level.old)
        if column <= next_level.old or not ended:
            return next_level
    return next((level for level in reversed(ended) if level.old <= column), ended[0])


def _trimmed(line: str) -> str:
    """The line without spaces at its end, except one that a backslash makes part of a quoted text."""
    bare = line.rstrip(" \t")
    return line if bare.endswith("\\") else bare

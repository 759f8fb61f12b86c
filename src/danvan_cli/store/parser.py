"""PyYAML's parsers, made to decide no type and to bound nesting. Knows no finding and no place.

The fast parser of libyaml is taken where it is there; both give the same nodes.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import Any

import yaml

from danvan_cli.store.first_look import may_nest_deeply

MAX_DEPTH = 32
_Node = yaml.nodes.Node


class TooDeep(Exception):
    """Collections nested deeper than ``MAX_DEPTH``; ``node`` is the innermost that was read."""

    def __init__(self, node: _Node | None) -> None:
        super().__init__()
        self.node = node


class _Untyped:
    """Mixed into a parser: no implicit types (the costly part of composing), and a bound on nesting."""

    descend_resolver: Any
    ascend_resolver: Any

    def bound_nesting(self, text: str) -> None:
        """Hang the bound into the hooks that the parser calls around every node, where a text may reach it."""
        if not may_nest_deeply(text, MAX_DEPTH):
            self.descend_resolver, self.ascend_resolver = operator.is_, bool  # do nothing, and soonest
            return
        parents: list[_Node | None] = []

        def descend(parent: _Node | None, index: Any) -> None:  # noqa: ANN401, ARG001
            parents.append(parent)
            if len(parents) > MAX_DEPTH + 1:  # a child of a collection that is nested too deep
                raise TooDeep(parent)

        self.descend_resolver = descend
        self.ascend_resolver = parents.pop

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:  # noqa: ANN401, ARG002
        return None


try:
    from yaml._yaml import CParser

    class _Parser(_Untyped, CParser):
        """libyaml's parser: seven times as fast as the other one."""

        def __init__(self, stream: str) -> None:
            super().__init__(stream)
            self.bound_nesting(stream)

    _LOADER: Any = yaml.CLoader
except ImportError:  # pragma: no cover - a machine without libyaml
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Parser(_Untyped, Reader, Scanner, Parser, Composer):  # type: ignore[no-redef]
        """The parser in Python, for machines without libyaml."""

        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)
            self.bound_nesting(stream)

    _LOADER = yaml.Loader


def compose(text: str) -> _Node | None:
    """Return the root of the one document of a text, or ``None``; raises ``TooDeep`` or ``yaml.YAMLError``."""
    root: _Node | None = _Parser(text).get_single_node()
    return root


def events(text: str) -> Iterator[Any]:
    """Yield the events of a text, anchors and tags among them; raises ``yaml.YAMLError``."""
    yield from yaml.parse(text, Loader=_LOADER)

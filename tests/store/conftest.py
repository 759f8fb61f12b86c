"""Texts and bytes read as the store reads them."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from danvan_cli.problem import Place
from danvan_cli.store.tree import Tree, parse


@pytest.fixture
def tree() -> Callable[[str], Tree]:
    """Parse a text that has no fault."""

    def build(text: str) -> Tree:
        found, problems = parse("thu.yaml", dedent(text).lstrip("\n"))
        assert found is not None, problems
        assert not problems
        return found

    return build


@pytest.fixture
def span() -> Callable[[Place], tuple[int, int, int, int]]:
    """A place without its file: line, column, end line, end column."""
    return lambda place: tuple(place[1:])

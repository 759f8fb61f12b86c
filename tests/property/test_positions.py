"""Positions never raise, and lie within the file, for any tree and any path."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.problem import Place
from danvan_cli.store.source import read_source
from danvan_cli.store.tree import Tree, parse

LETTERS = "ab đữỵ{}[]:-#\"'\n,&*!|>%@`\\😀"
WORDS = st.text(LETTERS, max_size=12)
KEYS = st.text("abđ 1", min_size=1, max_size=5).map(str.strip).filter(bool)
TREES = st.recursive(
    WORDS | st.none() | st.integers(-9, 99999),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
PATHS = st.lists(KEYS | st.integers(0, 5) | WORDS, max_size=6).map(tuple)


def within(place: Place, text: str) -> bool:
    lines = text.split("\n")
    starts = 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1
    return starts and (place.line, place.column) <= (place.end_line, place.end_column)


def ask(tree: Tree, path: tuple[str | int, ...], piece: str) -> list[Place]:
    if path:
        tree.has_key(path)
    tree.covers(path, 1, 1)
    tree.is_plain(path)
    tree.is_flow(path)
    tree.value_is_empty(path)
    tree.keys_at(path)
    return [
        tree.value_at(path),
        tree.key_at(path),
        tree.text_at(path, piece, 0),
        tree.text_at(path, piece, 2),
    ]


@settings(max_examples=200)
@given(data=TREES, path=PATHS, piece=WORDS.filter(bool), flow=st.booleans())
def test_every_path_of_every_tree_has_a_place_within_the_file(
    data: object, path: tuple[str | int, ...], piece: str, flow: bool
) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=20)
    source = read_source("thu.yaml", text.encode())
    assert source.text is not None
    tree, _ = parse("thu.yaml", source.text)

    if tree is not None:
        assert [place for place in ask(tree, path, piece) if not within(place, source.text)] == []


def paths_of(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        return [(path, data)]
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in children for found in paths_of(value, (*path, key))]


PLAIN_TREES = st.recursive(
    st.text("abcđ12", min_size=1, max_size=8),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=15,
)


@settings(max_examples=200)
@given(data=PLAIN_TREES, flow=st.booleans())
def test_place_of_every_word_holds_that_word(data: object, flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=1000, sort_keys=False)
    tree, problems = parse("thu.yaml", text)
    assert tree is not None, problems
    lines = text.split("\n")

    for path, word in paths_of(tree.data):
        place = tree.value_at(path)
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1].strip("'\"") == word

"""Where a piece of a text stands in the file, however the text is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.store.tree import Tree, parse


def tree_of(text: str) -> Tree:
    tree, problems = parse("thu.yaml", text)
    assert tree is not None, problems
    return tree


def cut(text: str, place: tuple[int, ...]) -> str:
    _, line, column, _, end = place
    return text.split("\n")[line - 1][column - 1 : end - 1]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("a: tiếp 12 lượt, 12 đơn\n", [(1, 9), (1, 18)]),
        ("a: tiếp 12 lượt,\n  rồi 12 đơn\n", [(1, 9), (2, 7)]),
        ("a: 'tiếp 12 ''lượt'',\n  rồi 12 đơn'\n", [(1, 10), (2, 7)]),
        ('a: "tiếp \\"12\\" lượt\\n 12 đơn"\n', [(1, 12), (1, 24)]),
        ('a: "tiếp\\u0020 12 lượt\\\n  và 12 đơn"\n', [(1, 16), (2, 6)]),
        ("a: |\n  tiếp 12 lượt\n  - rồi 12 đơn\n", [(2, 8), (3, 9)]),
        ("a: |2-  # 12\n    tiếp 12 lượt\n\n   12 đơn\n", [(2, 10), (4, 4)]),
        ("a: >-\n  tiếp 12 lượt\n  rồi\n  12 đơn\n", [(2, 8), (4, 3)]),
    ],
)
def test_a_number_is_found_where_it_was_typed(written: str, places: list[tuple[int, int]]) -> None:
    tree = tree_of(written)
    value = tree.data["a"]
    first = value.index("12")
    second = value.index("12", first + 2)

    found = [tree.span_at(("a",), at, at + 2) for at in (first, second)]

    assert [(place.line, place.column) for place in found] == places
    assert [cut(written, place) for place in found] == ["12", "12"]


def test_a_number_within_another_one_is_not_confused_with_it() -> None:
    tree = tree_of("a: |\n  có 312 đơn, 12 đơn mới\n")

    assert tree.span_at(("a",), 12, 14)[1:3] == (2, 15)


def test_a_piece_that_the_file_breaks_ends_with_its_first_line() -> None:
    tree = tree_of("a: >-\n  đã tiếp\n  12 lượt\n")

    assert tree.span_at(("a",), 3, 10)[1:] == (2, 6, 2, 10)


def test_an_escape_stands_for_its_character() -> None:
    tree = tree_of('a: "\\x31\\u0032 đơn"\n')

    assert tree.span_at(("a",), 0, 2)[1:] == (1, 5, 1, 10)


TEXTS = st.text("ab đ12\n'\"\\#:-{}%\u00a0😀", min_size=1, max_size=40).filter(
    lambda text: text.strip() != ""
)


@settings(max_examples=300)
@given(text=TEXTS, style=st.sampled_from(["|", ">", '"', "'", None]), width=st.sampled_from([10, 20, 1000]))
def test_every_plain_letter_of_every_text_is_found(text: str, style: str | None, width: int) -> None:
    written = yaml.safe_dump({"a": text}, allow_unicode=True, default_style=style, width=width)
    tree, _ = parse("thu.yaml", written)
    if tree is None or not isinstance(tree.data, dict) or not isinstance(tree.data.get("a"), str):
        return
    value = tree.data["a"]

    for at, character in enumerate(value):
        if character in "abđ12😀":
            place = tree.span_at(("a",), at, at + 1)
            assert cut(written, place)[:1] in (character, "\\")

"""Checked text → plain data with positions: no type is ever decided, every place is exact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from danvan_cli.problem import Place
from danvan_cli.store.parser import MAX_DEPTH
from danvan_cli.store.tree import Tree, parse

Read = Callable[[str], Tree]
Span = Callable[[Place], tuple[int, int, int, int]]


@pytest.mark.parametrize(
    "typed",
    ["1204", "012", "1e3", "0x1F", "1_000", "true", "yes", "No", "2024-10-31", ".inf", "12:30", "=", "1.50"],
)
def test_yaml_never_decides_a_type(tree: Read, typed: str) -> None:
    assert tree(f"a: {typed}\n").data == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_unquoted_empty_means_absent(tree: Read, typed: str) -> None:
    assert tree(f"a: {typed}\n").data == {"a": None}


@pytest.mark.parametrize(("typed", "text"), [('""', ""), ("'~'", "~"), ('"null"', "null"), ("Null", "Null")])
def test_quoted_or_different_is_text(tree: Read, typed: str, text: str) -> None:
    assert tree(f"a: {typed}\n").data == {"a": text}


def test_keys_are_texts_too(tree: Read) -> None:
    assert tree("2024: a\ntrue: b\n").data == {"2024": "a", "true": "b"}


BLOCK = """
ky: 2024
nhiem_vu:
  nv3:
    tinh_trang: hoan_thanh
    so_lieu:
      luot_tiep: 866
      "đơn": '52'
hoi_nghi:
  - {ten: Hội nghị, ngay: 2024-06-20}
  - ten: Đối thoại
    ngay: 2024-07-01
phuong_huong:
  - Một
  -   Hai
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("ky",), (1, 5, 1, 9)),
        (("nhiem_vu", "nv3", "tinh_trang"), (4, 17, 4, 27)),
        (("nhiem_vu", "nv3", "so_lieu", "luot_tiep"), (6, 18, 6, 21)),
        (("nhiem_vu", "nv3", "so_lieu", "đơn"), (7, 14, 7, 18)),
        (("hoi_nghi", 0, "ten"), (9, 11, 9, 19)),
        (("hoi_nghi", 0, "ngay"), (9, 27, 9, 37)),
        (("hoi_nghi", 1, "ngay"), (11, 11, 11, 21)),
        (("phuong_huong", 0), (13, 5, 13, 8)),
        (("phuong_huong", 1), (14, 7, 14, 10)),
    ],
)
def test_value_stands_where_its_characters_stand(
    tree: Read, span: Span, path: tuple[str | int, ...], place: tuple[int, int, int, int]
) -> None:
    assert span(tree(BLOCK).value_at(path)) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("ky",), (1, 1, 1, 3)),
        (("nhiem_vu",), (2, 1, 2, 9)),
        (("nhiem_vu", "nv3"), (3, 3, 3, 6)),
        (("nhiem_vu", "nv3", "so_lieu", "đơn"), (7, 7, 7, 12)),
        (("hoi_nghi", 0, "ngay"), (9, 21, 9, 25)),
        (("hoi_nghi", 1), (10, 5, 10, 8)),
    ],
)
def test_key_stands_where_its_characters_stand(
    tree: Read, span: Span, path: tuple[str | int, ...], place: tuple[int, int, int, int]
) -> None:
    assert span(tree(BLOCK).key_at(path)) == place


def test_group_in_braces_stands_at_its_brace(tree: Read, span: Span) -> None:
    assert span(tree(BLOCK).value_at(("hoi_nghi", 0))) == (9, 5, 9, 6)


def test_missing_path_stands_at_the_nearest_that_is_there(tree: Read, span: Span) -> None:
    found = tree(BLOCK)

    assert span(found.value_at(("nhiem_vu", "nv3", "tinh_trang", "x", 3))) == (4, 17, 4, 27)
    assert span(found.key_at(("nhiem_vu", "nv3", "han_che"))) == (3, 3, 3, 6)


def test_empty_path_stands_at_the_beginning(tree: Read) -> None:
    assert tree(BLOCK).value_at(())[1:3] == (1, 1)


TEXTS = """
khoi: |
  Trong kỳ đã tiếp {a} lượt.
  - Tiếp nhận {b} đơn, {a} người.
gap: >-
  Đạt {a}
  phần trăm
kep: "nói \\"{a}\\" và {b}"
don: 'kết quả {a}'
tran: đạt {a}
  và {b}
"""


@pytest.mark.parametrize(
    ("key", "piece", "occurrence", "place"),
    [
        ("khoi", "{a}", 0, (2, 20, 2, 23)),
        ("khoi", "{b}", 0, (3, 15, 3, 18)),
        ("khoi", "{a}", 1, (3, 24, 3, 27)),
        ("gap", "{a}", 0, (5, 7, 5, 10)),
        ("kep", "{a}", 0, (7, 13, 7, 16)),
        ("kep", "{b}", 0, (7, 22, 7, 25)),
        ("don", "{a}", 0, (8, 15, 8, 18)),
        ("tran", "{a}", 0, (9, 11, 9, 14)),
        ("tran", "{b}", 0, (10, 6, 10, 9)),
    ],
)
def test_piece_of_a_text_stands_where_its_characters_stand(
    tree: Read, span: Span, key: str, piece: str, occurrence: int, place: tuple[int, int, int, int]
) -> None:
    assert span(tree(TEXTS).text_at((key,), piece, occurrence)) == place


def test_piece_that_the_file_writes_with_an_escape_stands_there(tree: Read, span: Span) -> None:
    assert span(tree('a: "\\u007bma}"\n').text_at(("a",), "{ma}", 0)) == (1, 5, 1, 14)


def test_block_text_stands_at_its_sign(tree: Read) -> None:
    assert tree(TEXTS).value_at(("khoi",))[1:3] == (1, 7)


def test_letters_beyond_the_basic_plane_are_one_column(tree: Read, span: Span) -> None:
    assert span(tree("{a: 😀😀, b: 5}\n").value_at(("b",))) == (1, 12, 1, 13)


def test_path_covers_from_its_key_to_the_end_of_its_value(tree: Read) -> None:
    found = tree(BLOCK)

    inside = [found.covers(("nhiem_vu", "nv3"), line, column) for line, column in [(3, 3), (6, 18), (7, 14)]]
    outside = [found.covers(("nhiem_vu", "nv3"), line, column) for line, column in [(2, 1), (3, 2), (9, 5)]]
    assert (inside, outside) == ([True] * 3, [False] * 3)


def test_key_without_value_is_there_and_empty(tree: Read) -> None:
    found = tree("a:\nb: ''\n")

    assert found.has_key(("a",))
    assert not found.has_key(("c",))
    assert (found.value_is_empty(("a",)), found.value_is_empty(("b",))) == (True, False)


def nested(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "x" + "]" * (levels - 1) + "\n"


def test_thirty_two_levels_are_read_and_one_more_is_not() -> None:
    assert MAX_DEPTH == 32
    assert parse("thu.yaml", nested(32))[1] == []
    tree, problems = parse("thu.yaml", nested(33))
    assert tree is None
    assert [problem.code for problem in problems] == ["DV005"]


def test_a_thousand_levels_are_one_finding_not_a_crash() -> None:
    assert [found.code for found in parse("thu.yaml", "[" * 100_000)[1]] == ["DV005"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "DV003", 2, 1),
        ("x:\n  a: 1\n  b: 2\n  a: 3\n", "DV003", 4, 3),
        ("a: &neo 1\nb: 2\n", "DV004", 1, 4),
        ("a: !!str 1\n", "DV004", 1, 4),
        ("%YAML 1.2\n---\na: 1\n", "DV004", 1, 1),
        ("a: 1\n---\nb: 2\n", "DV004", 2, 1),
        ("a: 1\n<<: {b: 2}\n", "DV004", 2, 1),
        ("? [a, b]\n: 1\n", "DV004", 1, 3),
        ('a: "\\x07"\n', "DV005", 1, 4),
    ],
)
def test_forbidden_yaml_is_found_where_it_stands(text: str, code: str, line: int, column: int) -> None:
    _, problems = parse("thu.yaml", text)

    assert [(found.code, found.place.line, found.place.column) for found in problems] == [
        (code, line, column)
    ]


@pytest.mark.parametrize("odd", ["? [a, b]\n: 1\n", "? {a: b}\n: 1\n", "? x: y\n"])
def test_a_key_that_is_no_text_beside_one_that_stands_twice_is_two_findings(odd: str) -> None:
    _, problems = parse("thu.yaml", f"{odd}k: 1\nk: 2\n")

    assert sorted(found.code for found in problems) == ["DV003", "DV004"]


def test_first_of_two_equal_keys_counts() -> None:
    tree, _ = parse("thu.yaml", "a: 1\na: 2\n")

    assert tree is not None
    assert tree.data == {"a": "1"}

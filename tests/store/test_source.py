"""Bytes → checked text: what is read, what is refused, and where."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_cli.problem import Severity
from danvan_cli.store.source import MAX_BYTES, read_source


def read(data: bytes | str) -> tuple[str | None, list[tuple[str, int, int]]]:
    source = read_source("thu.yaml", data.encode() if isinstance(data, str) else data)
    return source.text, [(found.code, found.place.line, found.place.column) for found in source.problems]


def test_utf8_is_read_as_it_is() -> None:
    assert read("ten: Văn phòng\n") == ("ten: Văn phòng\n", [])


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbften: A\n") == ("ten: A\n", [])


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_both_ends_of_lines_are_read_alike(ends: str) -> None:
    assert read(f"a: 1{ends}b: 2{ends}") == ("a: 1\nb: 2\n", [])


def test_carriage_return_alone_is_a_control_character() -> None:
    assert read("a: 1\rb: 2\r") == (None, [("DV005", 1, 5)])


def test_file_of_one_mebibyte_is_read_and_of_one_byte_more_is_not() -> None:
    assert read(b"#" * MAX_BYTES)[1] == []
    assert read(b"#" * (MAX_BYTES + 1)) == (None, [("DV005", 1, 1)])


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf16_is_refused_by_name(mark: bytes) -> None:
    source = read_source("thu.yaml", mark + "ten: Văn".encode("utf-16-le"))

    assert [(found.code, "UTF-16" in found.message) for found in source.problems] == [("DV001", True)]


def test_byte_that_is_no_utf8_is_refused_where_it_stands() -> None:
    assert read("a: 1\ntên: ".encode() + b"\xff\n") == (None, [("DV001", 2, 6)])


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "NUL"),
        ("\x07", "U+0007"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\u2028", "U+2028"),
        ("\u2029", "U+2029"),
        ("\ufeff", "BOM"),
    ],
)
def test_character_that_no_keyboard_types_is_refused_by_name_where_it_stands(
    character: str, name: str
) -> None:
    source = read_source("thu.yaml", f"a: 1\nten: Văn{character}phòng\n".encode())

    (found,) = source.problems
    assert source.text is None
    assert (found.code, found.place.line, found.place.column) == ("DV005", 2, 9)
    assert name in found.message


def test_tab_is_left_to_the_parser() -> None:
    assert read("a:\t1\n") == ("a:\t1\n", [])


def test_decomposed_text_is_read_composed_with_a_warning_at_its_first_letter() -> None:
    text, found = read(unicodedata.normalize("NFD", "a: x\nb: Hội\nc: nghị\n"))

    assert (text, found) == ("a: x\nb: Hội\nc: nghị\n", [("DV007", 2, 5)])


def test_columns_behind_decomposed_letters_count_composed_characters() -> None:
    decomposed = unicodedata.normalize("NFD", "Hội nghị ")

    assert read(f"{decomposed}\x00")[1][-1] == ("DV005", 1, 10)


def test_decomposed_text_is_only_a_warning() -> None:
    source = read_source("thu.yaml", unicodedata.normalize("NFD", "a: Hội\n").encode())

    assert [found.severity for found in source.problems] == [Severity.WARNING]


CONFLICT = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> ban-tcd\n"


def test_conflict_is_one_finding_at_its_first_mark() -> None:
    assert read(CONFLICT) == (None, [("DV006", 2, 1)])


def test_conflict_says_which_side_is_whose() -> None:
    (found,) = read_source("thu.yaml", CONFLICT.encode()).problems

    assert "phần trên dấu “=======” là của HEAD, phần dưới là của ban-tcd" in (found.hint or "")


def test_every_conflict_of_a_file_is_found() -> None:
    assert read(CONFLICT + CONFLICT)[1] == [("DV006", 2, 1), ("DV006", 8, 1)]


def test_line_of_signs_within_a_text_is_no_conflict() -> None:
    assert read("a: |\n  =======\n  <<<<<<<<<\n")[1] == []

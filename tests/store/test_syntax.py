"""A parser's complaint → the finding that a clerk needs (DV002); the usual slips are in tests/examples."""

from __future__ import annotations

import re

import pytest

from danvan_cli.problem import Problem, Severity
from danvan_cli.store.tree import parse

ENGLISH = re.compile(
    r"\b(did not|expected|found|mapping|block|flow|token|while|scanning|parsing|indent|could not)\b"
)


def slip(text: str) -> Problem:
    tree, problems = parse("thu.yaml", text)
    assert tree is None
    (found,) = problems
    assert (found.code, found.severity) == ("DV002", Severity.ERROR)
    return found


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a:\n\tb: 1\n", 2, 1, "phím Tab"),
        ('a: "chưa đóng\nb: 2\n', 1, 4, "mở ở đây mà không đóng"),
        ("a: 'chưa đóng\nb: 2\n", 1, 4, "mở ở đây mà không đóng"),
        ("a: {ma} lượt\n", 1, 4, "phải đặt trong dấu ngoặc kép"),
        ("a: [x] và y\n", 1, 4, "phải đặt trong dấu ngoặc kép"),
        ("a: %5 tổng số\n", 1, 4, "phải đặt trong dấu ngoặc kép"),
        ("a: @ban\n", 1, 4, "phải đặt trong dấu ngoặc kép"),
        ("a: `lệnh`\n", 1, 4, "phải đặt trong dấu ngoặc kép"),
        ("a: - mục\n", 1, 4, "bắt đầu bằng “-”"),
        ("a: kết quả: tốt\n", 1, 11, "dấu hai chấm"),
        ('a: "tốt" lắm\n', 1, 10, "sau dấu ngoặc kép đóng còn chữ"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "lề đầu dòng"),
        ("a: 1\nb:2\nc: 3\n", 2, 2, "thiếu dấu cách sau dấu hai chấm của “b”"),
        ("a: 1\nmột dòng chữ\nb: 2\n", 2, 1, "không phải là “khóa: giá trị”"),
        ("a: [{ten: {ma}}, x y]\nb: [đạt {ma} lượt]\n", 2, 9, "đứng trong ngoặc"),
        ("a: [1, 2\nb: 3\n", 1, 4, "“[” mở ở đây mà không đóng"),
        ('a: "\\q"\n', 1, 5, "dấu “\\” trong ngoặc kép"),
    ],
)
def test_usual_slip_is_explained_where_it_stands(text: str, line: int, column: int, said: str) -> None:
    found = slip(text)

    assert said in found.message
    assert (found.place.line, found.place.column) == (line, column)


def test_hint_shows_the_quoted_line() -> None:
    assert slip("a: {ma} lượt\n").hint == 'viết: a: "{ma} lượt"'


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: {",
        "]",
        "}",
        "a: |x\n",
        "a: >0\n",
        "- a\nb: 1\n",
        "a: 'x",
        "? x\n? y: z: w\n",
        "a: [1 2: 3: 4]\n",
        ", b",
    ],
)
def test_no_word_of_the_parser_is_shown(text: str) -> None:
    _, problems = parse("thu.yaml", text)

    assert problems
    assert not [found for found in problems if ENGLISH.search(f"{found.message} {found.hint}")]

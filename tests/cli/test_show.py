"""Findings as text: the line, the frame around the place, colours, nothing that a terminal would obey."""

from __future__ import annotations

import re

import pytest

from danvan_cli.cli.show import concise, in_full
from danvan_cli.problem import Place, Problem, Severity

FILE = "reports/2024/phong-th.yaml"
BEL, ESC, OVERRIDE = "\x07", "\x1b", "\u202e"


def finding(place=Place(FILE, 1, 1, 1, 1), message="sai", hint=None, severity=Severity.ERROR, code="DV104"):  # noqa: B008
    return Problem(code, severity, place, message, hint)


def frame(line: str, column: int, end_column: int, width: int = 80) -> list[str]:
    problem = finding(Place(FILE, 1, column, 1, end_column))
    return in_full(problem, {FILE: [line]}, width).split("\n")[1:]


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.ERROR, "lỗi"), (Severity.WARNING, "cảnh báo"), (Severity.NOTE, "lưu ý")],
)
def test_severity_is_said_in_vietnamese(severity, word):
    assert concise(finding(severity=severity)) == f"{FILE}:1:1: {word} DV104: sai"


def test_caret_stands_under_every_character_of_the_place():
    assert frame("so_van_ban: 1.204", 13, 18) == [
        "    1 │ so_van_ban: 1.204",
        "      │             ^^^^^",
    ]


def test_columns_count_characters_not_bytes():
    assert frame("ten: Đổi mới 1", 14, 15) == [
        "    1 │ ten: Đổi mới 1",
        "      │              ^",
    ]


def test_empty_place_has_one_caret():
    assert frame("ngay_gui:", 10, 10)[1] == "      │          ^"


def test_place_over_several_lines_is_marked_to_the_end_of_the_first():
    problem = finding(Place(FILE, 1, 6, 3, 4))

    assert in_full(problem, {FILE: ["ten: Một", "  hai", "  ba"]}, 80).split("\n")[1:] == [
        "    1 │ ten: Một",
        "      │      ^^^",
    ]


def test_number_of_the_line_is_set_to_the_right():
    problem = finding(Place(FILE, 12345, 1, 12345, 2))

    assert in_full(problem, {FILE: [""] * 12344 + ["a"]}, 80).split("\n")[1] == "12345 │ a"


def test_hint_comes_last():
    assert in_full(finding(hint="viết 1204"), {FILE: ["a"]}, 80).split("\n")[-1] == "   gợi ý: viết 1204"


def test_empty_line_has_no_frame():
    assert in_full(finding(), {FILE: ["", "a"]}, 80) == f"{FILE}:1:1: lỗi DV104: sai"


def test_file_without_text_has_no_frame():
    assert in_full(finding(), {}, 80) == f"{FILE}:1:1: lỗi DV104: sai"


def test_line_that_just_fits_is_not_cut():
    line = "a" * 72

    assert frame(line, 1, 2)[0] == f"    1 │ {line}"


@pytest.mark.parametrize(
    ("column", "starts", "ends"),
    [(1, "a", "…"), (150, "…", "…"), (300, "…", "z")],
    ids=["start", "middle", "end"],
)
def test_long_line_is_cut_around_the_place(column, starts, ends):
    line = "a" + "m" * 298 + "z"

    shown = frame(line, column, column + 1)[0].removeprefix("    1 │ ")

    assert len(shown) == 72
    assert (shown[0], shown[-1]) == (starts, ends)


@pytest.mark.parametrize("column", [1, 2, 71, 72, 73, 150, 228, 229, 299, 300])
def test_caret_of_a_cut_line_stands_under_the_place(column):
    line = "".join(chr(0x4E00 + number) for number in range(300))

    shown, carets = frame(line, column, column + 1)

    assert shown[carets.index("^")] == line[column - 1]


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("column", [1, 100, 290])
def test_frame_of_a_long_place_stays_within_the_width(width, column):
    assert max(map(len, frame("m" * 300, column, 301, width))) <= width


def test_tab_is_shown_as_one_arrow_so_that_the_caret_fits():
    assert frame("\tten: 1", 7, 8) == ["    1 │ →ten: 1", "      │       ^"]


@pytest.mark.parametrize("sign", [ESC, BEL, "\x00", "\x9b", "\u2028", OVERRIDE])
def test_control_character_of_the_source_is_a_dot(sign):
    assert frame(f"ten: {sign}[31m", 6, 7) == ["    1 │ ten: ·[31m", "      │      ^"]


@pytest.mark.parametrize("sign", [ESC, BEL, "\n", "\r", OVERRIDE])
def test_control_character_of_a_message_is_a_space(sign):
    assert concise(finding(message=f"sai{sign}[2J")) == f"{FILE}:1:1: lỗi DV104: sai [2J"


def test_control_character_of_a_hint_is_a_space():
    assert in_full(finding(hint=f"a{ESC}b"), {}, 80).endswith("gợi ý: a b")


def test_control_character_of_a_file_name_is_a_space():
    assert concise(finding(Place(f"reports/{ESC}c.yaml"))) == "reports/ c.yaml:1:1: lỗi DV104: sai"


def test_colour_marks_place_severity_and_caret():
    problem = finding(Place(FILE, 1, 1, 1, 2), severity=Severity.WARNING)

    assert in_full(problem, {FILE: ["a"]}, 80, color=True) == (
        f"{ESC}[1m{FILE}:1:1:{ESC}[0m {ESC}[1;33mcảnh báo DV104:{ESC}[0m sai\n"
        "    1 │ a\n"
        f"      │ {ESC}[1;33m^{ESC}[0m"
    )


def test_colour_changes_nothing_but_colour():
    problem = finding(Place(FILE, 1, 1, 1, 2), hint="b")

    assert re.sub(r"\x1b\[[0-9;]*m", "", in_full(problem, {FILE: ["a"]}, 80, color=True)) == in_full(
        problem, {FILE: ["a"]}, 80
    )

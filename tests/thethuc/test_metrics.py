"""Breaking of centred lines by the widths of the letters."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.metrics import Face, balanced, lines, width


def broken(text, size, room):
    rows = len(lines(text, size, room, Face.BOLD))
    return lines(text, size, balanced(text, size, room, rows, Face.BOLD), Face.BOLD)


def test_a_letter_is_as_wide_as_its_base_in_either_form_of_unicode():
    assert width("ế", 10) == width("e", 10) == width("e\u0302\u0301", 10)


def test_the_horn_and_the_stroke_have_widths_of_their_own():
    assert [width(letter, 1000) for letter in "ửợđĐ"] == [542, 529, 500, 722]


@pytest.mark.parametrize(
    ("text", "room", "rows"),
    [
        (
            "Kết quả thực hiện công tác dân vận năm 2024 của Văn phòng Ủy ban nhân dân tỉnh",
            468,
            ["Kết quả thực hiện công tác dân vận năm 2024", "của Văn phòng Ủy ban nhân dân tỉnh"],
        ),
        ("PHÒNG HÀNH CHÍNH - QUẢN TRỊ", 184, ["PHÒNG HÀNH CHÍNH -", "QUẢN TRỊ"]),
        ("VĂN PHÒNG UBND TỈNH LÀO CAI", 184, ["VĂN PHÒNG UBND", "TỈNH LÀO CAI"]),
    ],
)
def test_a_title_that_wraps_breaks_where_it_reads_well(text, room, rows):
    assert broken(text, 14, room) == rows


def test_a_title_that_fits_is_left_on_one_line():
    assert broken("BÁO CÁO", 14, 468) == ["BÁO CÁO"]

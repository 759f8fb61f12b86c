"""The canonical layout: one behaviour each, before and after."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_cli.model.shape import Shape
from danvan_cli.store.canonical import canonical, formatted
from danvan_cli.store.parser import compose

DAY = Shape(is_date=True)
FIGURES = Shape(("luot", "don"))
TASK = Shape(("tinh_trang", "ket_qua", "so_lieu"), {"so_lieu": FIGURES})
RECORD = Shape(("ten", "ngay", "so_nguoi"), {"ngay": DAY})
SHAPE = Shape(
    ("ky", "don_vi", "ngay_gui", "nhiem_vu", "hoi_nghi"),
    {"ngay_gui": DAY, "nhiem_vu": Shape(("nv1", "nv2"), rest=TASK), "hoi_nghi": Shape(item=RECORD)},
)


def fmt(text: str | bytes) -> str | None:
    data = formatted("thu.yaml", text.encode() if isinstance(text, str) else text, SHAPE).data
    return None if data is None else data.decode()


# What is right already


def test_a_canonical_file_is_parsed_once_and_stays(monkeypatch):
    text = "# đầu tệp\nky: 2024 # kỳ\n\ndon_vi: a\nhoi_nghi:\n  - {ten: Họp, ngay: 2024-01-02}\n"
    root = compose(text)
    assert root is not None

    def never(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr("danvan_cli.store.canonical.compose", never)

    assert canonical(text, root, SHAPE) == text


def test_only_the_line_that_is_changed_differs():
    text = "ky: 2024   # giữ nguyên\ndon_vi:   'ban-tcd'\n\n# chú thích\nla: [a, b]\n"

    assert fmt(text) == "ky: 2024   # giữ nguyên\ndon_vi: ban-tcd\n\n# chú thích\nla: [a, b]\n"


# Bytes and lines


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffky: 2024\ndon_vi: a\n",
        "ky: 2024\r\ndon_vi: a\r\n",
        "ky: 2024\ndon_vi: a",
        "ky: 2024  \ndon_vi: a\t\n",
        "ky: 2024\ndon_vi: a\n\n\n",
    ],
    ids=["BOM", "CRLF", "no last line end", "spaces at line ends", "empty lines at the end"],
)
def test_bytes_that_say_nothing_go(text):
    assert fmt(text) == "ky: 2024\ndon_vi: a\n"


def test_letters_are_composed_in_texts_and_comments():
    assert fmt(unicodedata.normalize("NFD", "ky: Lượt # ghi chú\n")) == "ky: Lượt # ghi chú\n"


def test_a_text_block_at_the_end_without_line_end_keeps_its_text():
    assert fmt("ky: |\n  một") == "ky: |-\n  một\n"


def test_spaces_at_line_ends_of_a_text_block_are_its_own():
    assert fmt("ky: |\n  một  \n\n  hai\n") == "ky: |\n  một  \n\n  hai\n"


# Order


def test_keys_stand_in_the_order_of_the_shape():
    assert fmt("don_vi: a\nky: 2024\n") == "ky: 2024\ndon_vi: a\n"


def test_comments_and_blank_lines_move_with_the_key_they_stand_before_and_behind():
    assert (
        fmt("ky: 2024\n\n# của nhiệm vụ\nnhiem_vu: {} # rỗng\n# của đơn vị\ndon_vi: a # đơn vị\n")
        == "ky: 2024\n# của đơn vị\ndon_vi: a # đơn vị\n\n# của nhiệm vụ\nnhiem_vu: {} # rỗng\n"
    )


def test_comments_at_the_beginning_of_a_file_stay_there():
    assert fmt("# đầu tệp\ndon_vi: a\nky: 2024\n") == "# đầu tệp\nky: 2024\ndon_vi: a\n"


def test_a_blank_line_parts_the_head_of_a_file_from_the_comment_of_its_first_key():
    assert (
        fmt("# đầu tệp\n\n# đơn vị\ndon_vi: a\nky: 2024\n") == "# đầu tệp\n\nky: 2024\n# đơn vị\ndon_vi: a\n"
    )


def test_the_first_place_keeps_its_blank_lines():
    assert fmt("don_vi: a\n\nky: 2024\nla: 1\n") == "ky: 2024\nla: 1\n\ndon_vi: a\n"


def test_comments_at_the_end_of_a_group_stay_there():
    figures = "      don: 1\n      luot: 2\n"
    text = f"nhiem_vu:\n  nv1:\n    so_lieu:\n{figures}      # tự tính\n    # han_che:\n\n  nv2: {{}}\n"

    assert fmt(text) == text.replace(figures, "      luot: 2\n      don: 1\n")


def test_a_moved_group_takes_its_last_comments_along():
    assert (
        fmt("nhiem_vu:\n  nv2:\n    ket_qua: b\n    # cuối nv2\n  # đầu nv1\n  nv1:\n    ket_qua: a\n")
        == "nhiem_vu:\n  # đầu nv1\n  nv1:\n    ket_qua: a\n  nv2:\n    ket_qua: b\n    # cuối nv2\n"
    )


def test_the_dash_stays_where_the_first_key_of_an_item_changes():
    assert (
        fmt("hoi_nghi:\n  - ngay: 2024-01-02 # ngày\n    # tên\n    ten: Họp\n")
        == "hoi_nghi:\n  # tên\n  - ten: Họp\n    ngay: 2024-01-02 # ngày\n"
    )


def test_items_of_lists_keep_their_order():
    text = "hoi_nghi:\n  - ten: Z\n  - ten: A\n"

    assert fmt(text) == text


def test_keys_in_braces_are_ordered_too():
    assert (
        fmt("hoi_nghi:\n  - {so_nguoi: 3, ten: Họp,\n     ngay: 2024-01-02}\n")
        == "hoi_nghi:\n  - {ten: Họp, ngay: 2024-01-02,\n     so_nguoi: 3}\n"
    )


def test_keys_in_braces_with_a_comment_between_them_keep_their_order():
    text = "hoi_nghi:\n  - {so_nguoi: 3, # người\n     ten: Họp}\n"

    assert fmt(text) == text


def test_an_unknown_key_stays_behind_its_neighbour():
    assert fmt("don_vi: a\nla: x\nky: 2024\n") == "ky: 2024\ndon_vi: a\nla: x\n"


def test_keys_around_a_text_that_keeps_the_blank_lines_behind_it_keep_their_order():
    text = "don_vi: |+\n  a\n\nky: 2024\n"

    assert fmt(text) == text


# Indentation


def test_two_spaces_a_level_and_dashes_below_their_key():
    assert (
        fmt("nhiem_vu:\n    nv1:\n        ket_qua: a\nhoi_nghi:\n-   ten: Họp\n    so_nguoi: 3\n-  ten: B\n")
        == "nhiem_vu:\n  nv1:\n    ket_qua: a\nhoi_nghi:\n  - ten: Họp\n    so_nguoi: 3\n  - ten: B\n"
    )


def test_comments_move_with_the_lines_they_belong_to():
    assert (
        fmt(
            "nhiem_vu:\n    # trước\n    nv1:\n        ket_qua: a\n        # cuối nv1\n    # cuối nhóm\nla: 1\n"
        )
        == "nhiem_vu:\n  # trước\n  nv1:\n    ket_qua: a\n    # cuối nv1\n  # cuối nhóm\nla: 1\n"
    )


def test_a_comment_at_an_odd_place_stays_where_nothing_moves():
    text = "nhiem_vu:\n# ở lề\n  nv1:\n      # lệch\n    ket_qua: a\n"

    assert fmt(text) == text


def test_a_text_block_keeps_its_inner_indentation():
    assert (
        fmt("nhiem_vu:\n    nv1:\n        ket_qua: |\n            a\n              - b\n\n            c\n")
        == "nhiem_vu:\n  nv1:\n    ket_qua: |\n      a\n        - b\n\n      c\n"
    )


def test_a_written_indentation_of_a_text_block_is_written_anew():
    assert fmt("ky: |4-\n      a\n    b\n") == "ky: |2-\n    a\n  b\n"


def test_a_comment_behind_a_text_block_does_not_become_text():
    assert fmt("ky: |\n        a\n    # chú thích\nla: 1\n") == "ky: |\n  a\n# chú thích\nla: 1\n"


def test_later_lines_of_a_text_stand_two_spaces_in():
    assert fmt('ky: một\n      hai\ndon_vi: "a\n b"\n') == 'ky: một\n  hai\ndon_vi: "a\n  b"\n'


def test_a_comment_that_comes_behind_a_text_block_with_its_key_does_not_become_text():
    assert (
        fmt("# đầu tệp\n\n    # đơn vị\ndon_vi: a\nky: |\n  một\n")
        == "# đầu tệp\n\nky: |\n  một\n# đơn vị\ndon_vi: a\n"
    )


def test_a_space_that_a_backslash_keeps_at_the_end_of_a_line_stays():
    assert fmt('ky: "một\\ \n  hai"\n') == 'ky: "một\\ \n  hai"\n'


# Quotes and spaces


@pytest.mark.parametrize(
    "text", ["Họp giao ban", "33/CT-TTg", "a, b [c] {d}", "1.204 lượt", "gần 300", "a:b", "a#b"]
)
def test_needless_quotes_go(text):
    assert fmt(f"la: \"{text}\"\nky: '{text}'\n") == f"la: {text}\nky: {text}\n"


SIGNS = [
    " a",
    "{luot} lượt",
    "a: b",
    "a #b",
    "a:",
    "- a",
    "#a",
    "[a",
    "%",
    "@a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "`a",
]
NUMBERS = ["012", "1204", "-4", "1e3", ".5", "0x1F", "1_000", "12:30", "2024-01-02", "05/11"]
WORDS = ["", "null", "~", "Null", "true", "yes", "No", "...", "---", "?", "=", "<<"]


@pytest.mark.parametrize("text", [*SIGNS, *NUMBERS, *WORDS])
def test_needed_quotes_stay(text):
    assert fmt(f"la: \"{text}\"\nky: '{text}'\n") == f"la: \"{text}\"\nky: '{text}'\n"


@pytest.mark.parametrize("text", ["a, b", "a [b]", "{luot}", "a:b"])
def test_quotes_needed_between_brackets_stay_there(text):
    assert fmt(f'la: ["{text}", "c"]\n') == f'la: ["{text}", c]\n'


def test_quotes_around_escapes_stay():
    assert fmt('ky: "U\\u0309y"\nla: "a\\tb"\n') == 'ky: "U\\u0309y"\nla: "a\\tb"\n'


def test_keys_lose_their_quotes():
    assert fmt('"ky": 2024\nla: {"a":1, \'b\' : 2}\n') == "ky: 2024\nla: {a: 1, b: 2}\n"


def test_one_space_where_one_is_enough():
    assert (
        fmt("ky:   2024\ndon_vi : a\nla: { a:  1 , b: [ x,y ], }\n")
        == "ky: 2024\ndon_vi: a\nla: {a: 1, b: [x, y]}\n"
    )


# Days


@pytest.mark.parametrize(
    ("typed", "written"),
    [("31/10/2024", "2024-10-31"), ("5/3/2024", "2024-03-05"), ('"31/10/2024"', '"2024-10-31"')],
)
def test_vietnamese_days_become_iso_in_date_fields(typed, written):
    assert fmt(f"ngay_gui: {typed} # gửi\n") == f"ngay_gui: {written} # gửi\n"


def test_days_in_texts_stay():
    text = "don_vi: 31/10/2024\nnhiem_vu:\n  nv1:\n    ket_qua: Họp ngày 31/10/2024\n"

    assert fmt(text) == text


@pytest.mark.parametrize("typed", ["31/02/2024", "2024/10/31", "05/11", "31/10/24"])
def test_what_is_no_day_stays_for_validate_to_find(typed):
    assert fmt(f"ngay_gui: {typed}\n") == f"ngay_gui: {typed}\n"


# Files that are left as they are


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"ky: \xc5\xf0\n", "DV001"),
        (b"ky: {a\n", "DV002"),
        (b"ky: 1\nky: 2\n", "DV003"),
        (b"ky: &a 1\nla: *a\n", "DV004"),
        (b"ky: a\x00\n", "DV005"),
        (b"<<<<<<< a\nky: 1\n=======\nky: 2\n>>>>>>> b\n", "DV006"),
    ],
)
def test_a_file_that_cannot_be_read_safely_is_left_with_its_finding(data, code):
    result = formatted("thu.yaml", data, SHAPE)

    assert result.data is None
    assert {problem.code for problem in result.problems} == {code}


def test_an_empty_file_stays():
    assert fmt("# chỉ có chú thích\n") == "# chỉ có chú thích\n"


def test_a_key_behind_a_question_mark_is_said_and_left():
    result = formatted("thu.yaml", b"? ky\n: 2024\n", SHAPE)

    assert (result.data, result.problems) == (None, ())
    assert result.refused == "khóa viết sau dấu “?”; viết lại thành “khóa: giá trị” rồi chạy lại"


def test_a_layout_that_would_say_something_else_is_never_written(monkeypatch):
    monkeypatch.setattr("danvan_cli.store.canonical.indented", lambda text, _: text.replace("2024", "2025"))

    result = formatted("thu.yaml", b"ky: 2024\n", SHAPE)

    assert result.data is None
    assert result.refused == "cách viết quá lạ, sắp xếp lại có thể làm đổi nội dung"

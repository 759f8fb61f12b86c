"""One change in a file, every other byte as it was."""

from __future__ import annotations

import difflib

import pytest

from danvan_cli.store.edit import NoPlace, append_item, remove_key, set_value

REPORT = """\
# Báo cáo   của Ban
phien_ban:  1
ky: 2024
ngay_gui:   # chưa gửi
phe_duyet: null # chưa duyệt
tra_lai: []   # chưa trả

nhiem_vu:
    nv1:   # lùi bốn dấu cách
        ket_qua: |  # lời văn
            Một.

            Hai.

        so_lieu: { luot : 1 }
        # cuối nv1
giai_trinh:
- {ma_loi: DV403, ly_do: "x"}
# cuối tệp
"""
ORDER = ("phien_ban", "ky", "don_vi", "ngay_gui", "phe_duyet", "tra_lai", "nhiem_vu", "giai_trinh", "van_ban")


def changed(new: bytes) -> list[str]:
    """The lines that differ from the report, old ones with “-”, new ones with “+”."""
    lines = difflib.ndiff(REPORT.splitlines(), new.decode().splitlines())
    return sorted((line for line in lines if line[0] in "+-"), key=lambda line: line[0], reverse=True)


# set_value


def test_a_value_is_set_where_nothing_stood():
    new = set_value(REPORT.encode(), ("ngay_gui",), "2024-11-01")

    assert changed(new) == ["- ngay_gui:   # chưa gửi", "+ ngay_gui: 2024-11-01   # chưa gửi"]


def test_a_value_is_set_in_the_place_of_another():
    assert changed(set_value(REPORT.encode(), ("ky",), "2025-6t")) == ["- ky: 2024", "+ ky: 2025-6t"]


def test_a_group_is_written_in_braces_quoted_where_needed():
    new = set_value(
        REPORT.encode(), ("phe_duyet",), {"ho_ten": "Phạm Xuân Duệ", "ngay": "2024-11-05", "so": "{a}"}
    )

    assert changed(new)[1] == '+ phe_duyet: {ho_ten: Phạm Xuân Duệ, ngay: 2024-11-05, so: "{a}"} # chưa duyệt'


def test_a_text_over_lines_becomes_one_line_and_keeps_its_comment():
    new = set_value(REPORT.encode(), ("nhiem_vu", "nv1", "ket_qua"), "Ba: bốn.")

    assert changed(new) == [
        "-         ket_qua: |  # lời văn",
        "-             Một.",
        "- ",
        "-             Hai.",
        '+         ket_qua: "Ba: bốn."  # lời văn',
    ]


def test_a_list_over_lines_becomes_one_value():
    assert changed(set_value(REPORT.encode(), ("giai_trinh",), None)) == [
        "- giai_trinh:",
        '- - {ma_loi: DV403, ly_do: "x"}',
        "+ giai_trinh: null",
    ]


def test_a_value_in_braces_is_set():
    new = set_value(REPORT.encode(), ("nhiem_vu", "nv1", "so_lieu", "luot"), "866")

    assert changed(new) == ["-         so_lieu: { luot : 1 }", "+         so_lieu: { luot : 866 }"]


def test_a_missing_key_is_put_in_its_order():
    assert changed(set_value(REPORT.encode(), ("don_vi",), "ban-tcd", ORDER)) == ["+ don_vi: ban-tcd"]
    assert b"ky: 2024\ndon_vi: ban-tcd\nngay_gui:" in set_value(
        REPORT.encode(), ("don_vi",), "ban-tcd", ORDER
    )


def test_a_missing_key_without_order_is_put_at_the_end():
    new = set_value(REPORT.encode(), ("la",), "x")

    assert new.decode().endswith('- {ma_loi: DV403, ly_do: "x"}\nla: x\n# cuối tệp\n')


def test_a_missing_key_goes_below_the_comments_of_the_group_above_it():
    new = set_value(REPORT.encode(), ("van_ban",), [], ("nhiem_vu", "van_ban"))

    assert "        # cuối nv1\nvan_ban: []\ngiai_trinh:" in new.decode()


def test_a_missing_key_goes_below_the_blank_lines_that_a_text_keeps():
    assert set_value(b"a: |+\n  x\n\nc: 1\n", ("b",), "2", "abc") == b"a: |+\n  x\n\nb: 2\nc: 1\n"


def test_a_first_key_is_put_first():
    assert set_value(b"# a\nky: 2024\n", ("phien_ban",), "1", ORDER) == b"# a\nphien_ban: 1\nky: 2024\n"
    assert (
        set_value(b"a:\n  - ky: 1\n", ("a", 0, "phien_ban"), "1", ORDER)
        == b"a:\n  - phien_ban: 1\n    ky: 1\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("{}", "{x: 1}"), ("{b: 2}", "{b: 2, x: 1}"), ("{ b: }", "{ b: , x: 1}"), ("{b}", "{b, x: 1}")],
)
def test_a_missing_key_is_put_into_braces(before, after):
    assert set_value(f"a: {before} # c\n".encode(), ("a", "x"), "1") == f"a: {after} # c\n".encode()


def test_byte_order_mark_and_windows_line_ends_stay():
    assert (
        set_value(b"\xef\xbb\xbfky: 1\r\nb: 2\r\n", ("c",), "3") == b"\xef\xbb\xbfky: 1\r\nb: 2\r\nc: 3\r\n"
    )
    assert set_value(b"a: |\r\n  x\r\nb: 2\r\n", ("a",), "x y") == b"a: x y\r\nb: 2\r\n"


def test_a_file_without_last_line_end():
    assert set_value(b"ky: 1", ("c",), "3") == b"ky: 1\nc: 3"


@pytest.mark.parametrize(
    "loc", [("la", "x"), ("ky", "x"), ("nhiem_vu", "nv2", "ket_qua"), ("giai_trinh", 3, "x")]
)
def test_a_group_that_does_not_exist_is_no_place(loc):
    with pytest.raises(NoPlace):
        set_value(REPORT.encode(), loc, "x")


@pytest.mark.parametrize("data", [b"", b"- a\n", b"a: [\n", b"a: 1\na: 2\n", b"\xff\xfe", b"a: &x 1\n"])
def test_a_file_that_is_not_readable_is_no_place(data):
    with pytest.raises(NoPlace):
        set_value(data, ("a",), "x")


def test_a_change_that_would_say_something_else_is_refused():
    with pytest.raises(NoPlace):
        set_value(b"a: |\n  x", ("b",), "1")  # the text would end with a line end that it does not have


# remove_key


def test_a_key_is_removed_with_its_value():
    new = remove_key(REPORT.encode(), ("nhiem_vu", "nv1", "ket_qua"))

    assert changed(new) == [
        "-         ket_qua: |  # lời văn",
        "-             Một.",
        "- ",
        "-             Hai.",
    ]


@pytest.mark.parametrize(
    ("key", "left"), [("a", "{b: 2,  c: 3}"), ("b", "{ a: 1, c: 3}"), ("c", "{ a: 1, b: 2}")]
)
def test_a_key_is_removed_from_braces(key, left):
    new = remove_key(b"x: { a: 1, b: 2,  c: 3}\n", ("x", key)).decode()

    assert new.replace(" ", "") == f"x:{left}\n".replace(" ", "")


def test_a_key_behind_a_dash_is_removed():
    assert remove_key(b"x:\n  - a: 1\n    b: 2\n", ("x", 0, "a")) == b"x:\n  - b: 2\n"


def test_the_only_key_of_a_group_is_not_removed():
    with pytest.raises(NoPlace):
        remove_key(b"x:\n  a: 1\n", ("x", "a"))


# append_item


def test_an_item_is_added_to_a_list_over_lines():
    new = append_item(REPORT.encode(), ("giai_trinh",), {"ma_loi": "DV405", "ly_do": "đúng"})

    assert changed(new) == ["+ - {ma_loi: DV405, ly_do: đúng}"]


def test_the_first_item_of_an_empty_list_gets_a_line_of_its_own():
    new = append_item(REPORT.encode(), ("tra_lai",), {"ngay": "2024-11-05", "ly_do": "Sai số: 3"})

    assert changed(new) == [
        "- tra_lai: []   # chưa trả",
        "+ tra_lai:   # chưa trả",
        '+   - {ngay: 2024-11-05, ly_do: "Sai số: 3"}',
    ]


def test_an_item_is_added_in_brackets_that_hold_others():
    assert append_item(b"a: [b, c] # d\n", ("a",), "e f") == b"a: [b, c, e f] # d\n"


def test_a_missing_list_is_made_in_its_order():
    new = append_item(b"ky: 1\nnhiem_vu: {}\n", ("tra_lai",), {"ngay": "2024-11-05"}, ORDER)

    assert new == b"ky: 1\ntra_lai:\n  - {ngay: 2024-11-05}\nnhiem_vu: {}\n"


def test_what_is_no_list_is_no_place():
    with pytest.raises(NoPlace):
        append_item(REPORT.encode(), ("ky",), "x")

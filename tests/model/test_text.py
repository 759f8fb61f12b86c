"""Vietnamese texts compared: what was meant, and what says nothing (DV108)."""

from __future__ import annotations

import unicodedata

import pytest

from danvan_cli.model.text import fold, nearest, one_line, record_key, says_nothing

KNOWN = ("luot_tiep", "so_nguoi_tiep", "don_phai_xu_ly", "doi_thoai")


@pytest.mark.parametrize(
    "typed", ["luot tiep", "Luot_Tiep", "lượt_tiếp", "LƯỢT TIẾP", "luot-tiep", "luottiep", "1uot_tiep"]
)
def test_word_that_differs_by_case_tones_and_joints_is_meant(typed: str) -> None:
    assert nearest(typed, KNOWN) == "luot_tiep"


@pytest.mark.parametrize(
    ("typed", "meant"), [("luot_tep", "luot_tiep"), ("don_phai_su_ly", "don_phai_xu_ly")]
)
def test_slip_of_the_pen_is_meant(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", ["xyz", "ngan_sach", ""])
def test_nothing_is_guessed_where_nothing_is_near(typed: str) -> None:
    assert nearest(typed, KNOWN) is None


def test_same_word_without_tones_wins_over_a_word_that_only_looks_alike() -> None:
    assert nearest("số_đơn", ("so_don_cu", "so_don")) == "so_don"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        ".",
        "...",
        "……",
        "…",
        "-",
        "–",
        "___",
        "TODO",
        "N/A",
        "n/a",
        "(ghi rõ)",
        "(ghi rõ nội dung)",
    ],
)
def test_placeholder_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["Đã họp TODO bổ sung", "Kết quả (ghi rõ số lượng) đạt được", "Tổng số ..... lượt", "Đạt …… lượt"]
)
def test_text_that_still_holds_a_placeholder_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["Không", "5", "Các đơn vị, v.v...", "Ban hành, tổ chức…", "Đạt 3 - 5 lượt", "Quán TODOS", "A."]
)
def test_text_with_content_says_something(text: str) -> None:
    assert not says_nothing(text)


def test_keys_of_records_are_compared_without_case_and_spaces() -> None:
    assert record_key("12/KH - VPUB") == record_key("12/kh-vpub")


def test_keys_of_records_are_compared_composed() -> None:
    assert record_key(unicodedata.normalize("NFD", "Hội nghị")) == record_key("Hội nghị")


def test_keys_of_records_keep_their_tones() -> None:
    assert record_key("Mô hình má") != record_key("Mô hình mà")


def test_folding_forgets_case_and_tones() -> None:
    assert fold("Đối Thoại") == "doi thoai"


def test_runs_of_space_become_one() -> None:
    assert one_line(" a \n\n b\tc ") == "a b c"

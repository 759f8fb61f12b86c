"""What the reading of prose knows: syllables, keystrokes, likeness, and a first look that misses nothing."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.rules.prose.capitals import find_capitals
from danvan_cli.rules.prose.keystrokes import meant_by_telex, meant_by_vni
from danvan_cli.rules.prose.likeness import ALIKE, likeness
from danvan_cli.rules.prose.phrases import says_nothing_measurable
from danvan_cli.rules.prose.screen import screen
from danvan_cli.rules.prose.slips import find_slips
from danvan_cli.rules.prose.syllables import is_syllable
from danvan_cli.rules.prose.symbols import fault_of

TEXT = "Mỗi tuần phòng dành buổi giao ban sáng thứ Hai để trao đổi tình huống giao tiếp với công dân"
WORDS = """
của các Các sở sở, , công tác Công ngành,ngành (nhà nhaan ) nhân dân điều 3 Luật . và Khoản 2 “ nghĩạ -xã
UBND Tỉnh Ủy cộng sản Việt Nam
"""
SYLLABLES = "được nghĩa giếng gìn quyết khuỷu oan xoong ngoèo thuở quốc huynh yếu ưu giữ nghiêng kỹ"
NO_SYLLABLES = "website nhaan cuar ceo kam ngi ghà batt ấp1 zalo nhât"
PIECES = "a|uw|a.|a.Ba|a@|a-|{|điểm a, |của của |của nhân dân |tiếp tục |,(|áà|/1"
FOREIGN = "test bus gas teen zoom room website server laptop camera show tour mix gis law now days chair"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllable_is_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES.split())
def test_what_no_vietnamese_word_is_spelt_like_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dduwowcj", "được"),
        ("nguowif", "người"),
        ("quyeets", "quyết"),
        ("nghiax", "nghĩa"),
        ("huowngs", "hướng"),
        ("uyr", "ủy"),
        ("ddaij", "đại"),
    ],
)
def test_telex_keys_are_read(typed: str, meant: str) -> None:
    found = meant_by_telex(typed)

    assert found is not None
    assert (found.syllable, found.sure) == (meant, True)


@pytest.mark.parametrize(("typed", "meant"), [("nha6n", "nhân"), ("d9u7o7c5", "được"), ("vie65t", "việt")])
def test_vni_keys_are_read(typed: str, meant: str) -> None:
    found = meant_by_vni(typed)

    assert found is not None
    assert (found.syllable, found.sure) == (meant, True)


@pytest.mark.parametrize("word", FOREIGN.split())
def test_foreign_word_is_never_surely_a_slip(word: str) -> None:
    found = meant_by_telex(word)

    assert found is None or not found.sure


def test_same_text_is_wholly_alike() -> None:
    assert likeness(TEXT, TEXT) == 1.0


def test_case_spaces_and_punctuation_make_no_difference() -> None:
    assert likeness(TEXT, TEXT.upper().replace(" ", "  ") + ".") == 1.0


def test_one_number_in_twenty_words_is_still_a_copy() -> None:
    assert likeness(f"{TEXT} 12", f"{TEXT} 15") >= ALIKE


def test_numbers_that_are_a_tenth_of_the_words_make_another_text() -> None:
    one = "Trong kỳ đã tiếp 866 lượt với 1205 người, giải quyết 35 vụ việc, đạt 88,6 phần trăm"
    other = "Trong kỳ đã tiếp 1012 lượt với 1250 người, giải quyết 41 vụ việc, đạt 85,4 phần trăm"

    assert likeness(one, other) < ALIKE


def test_short_texts_are_not_judged() -> None:
    assert likeness("Đã phổ biến đến từng người.", "Đã phổ biến đến từng người.") == 0.0


@given(words=st.lists(st.sampled_from(WORDS.split()), max_size=12))
def test_first_look_misses_nothing(words: list[str]) -> None:
    text = " ".join(words)

    seen = screen(text)

    assert seen.slips or not find_slips(text)
    assert seen.terms or not find_capitals(text)


@given(text=st.text("aáđươ óNDn,.;:!?()“”-–{}\n /123swfj", max_size=60))
def test_slips_lie_within_the_text_and_in_order(text: str) -> None:
    slips = find_slips(text)

    assert [slip.start for slip in slips] == sorted(slip.start for slip in slips)
    assert all(0 <= slip.start < slip.end <= len(text) for slip in slips)


@pytest.mark.parametrize(
    "piece", ["a", "uw", "a.", "a@", "a-", "{", "điểm a, ", "của của ", "tiếp tục ", ",(", "áà", "/1"]
)
def test_a_text_without_end_is_read_in_no_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    began = process_time()

    find_slips(text)
    find_capitals(text)
    says_nothing_measurable(text)
    screen(text)
    likeness(text, text + " b")
    fault_of(text, "Kế hoạch")

    assert process_time() - began < 3

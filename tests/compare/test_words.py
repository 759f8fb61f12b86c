"""Two texts word by word: nothing is lost, nothing is invented, little is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.compare.words import Doan, compare_words, likeness

WORDS = st.lists(st.sampled_from(["đã", "tiếp", "công", "dân", "866", "lượt", "."]), max_size=30).map(
    " ".join
)


@given(WORDS, WORDS)
def test_the_runs_hold_both_texts_whole(before, after):
    runs = compare_words(before, after)

    assert runs is None or " ".join(filter(None, (run.truoc for run in runs))) == before
    assert runs is None or " ".join(filter(None, (run.sau for run in runs))) == after


@given(WORDS)
def test_a_text_against_itself_changes_nowhere(text):
    assert all(run.giu_nguyen for run in compare_words(text, text) or ())
    assert likeness(text, text) == 1.0


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("tiếp 866 lượt", "tiếp 886 lượt", (Doan("tiếp", "tiếp"), Doan("866", "886"), Doan("lượt", "lượt"))),
        ("đã tiếp dân", "đã dân", (Doan("đã", "đã"), Doan("tiếp", ""), Doan("dân", "dân"))),
        ("đã dân", "đã tiếp dân", (Doan("đã", "đã"), Doan("", "tiếp"), Doan("dân", "dân"))),
    ],
)
def test_what_changed(before, after, runs):
    assert compare_words(before, after) == runs


def test_two_changes_around_one_word_are_one():
    runs = compare_words("một hai ba bốn năm sáu bảy", "một 2 ba 4 năm sáu bảy")

    assert runs is not None
    assert [run for run in runs if not run.giu_nguyen] == [Doan("hai ba bốn", "2 ba 4")]


def test_a_text_written_anew_is_not_taken_apart():
    assert compare_words("Đã tiếp công dân", "Ban hành văn bản mới") is None


def test_a_very_long_text_takes_no_time():
    assert compare_words("chữ " * 100_000, "khác " * 100_000) is None

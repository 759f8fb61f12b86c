"""Reporting periods: a year, or its first six or nine months."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.model.period import Ky, parse_period


@pytest.mark.parametrize(
    ("typed", "period"), [("2024", Ky(2024, 12)), ("2024-6t", Ky(2024, 6)), ("2024-9t", Ky(2024, 9))]
)
def test_period_is_read_and_written_back(typed: str, period: Ky) -> None:
    assert parse_period(typed) == period
    assert str(period) == typed


@pytest.mark.parametrize("typed", ["24", "2024-3t", "2024-6", "2024-6T", "2024-06t", "3024", "năm 2024", ""])
def test_nothing_else_is_a_period(typed: str) -> None:
    assert parse_period(typed) is None


def test_interim_period_is_compared_with_the_same_months_never_with_a_year() -> None:
    assert Ky(2024, 6).truoc == Ky(2023, 6)


@pytest.mark.parametrize("months", [6, 9, 12])
def test_opening_figures_of_every_period_come_from_the_whole_year_before(months: int) -> None:
    assert Ky(2024, months).nam_truoc == Ky(2023, 12)


@pytest.mark.parametrize(
    ("months", "last"), [(6, date(2024, 6, 30)), (9, date(2024, 9, 30)), (12, date(2024, 12, 31))]
)
def test_last_day(months: int, last: date) -> None:
    assert Ky(2024, months).ngay_cuoi == last


@pytest.mark.parametrize(("months", "words"), [(12, "năm 2024"), (6, "6 tháng đầu năm 2024")])
def test_period_in_words(months: int, words: str) -> None:
    assert Ky(2024, months).ten == words

"""How days are typed and moved."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.model.dates import (
    DateFault,
    DayMonth,
    format_date,
    next_working_day,
    parse_date,
    parse_day_month,
)


@pytest.mark.parametrize("typed", ["2024-10-31", "31/10/2024"])
def test_both_ways_of_writing_a_date_are_read(typed: str) -> None:
    assert parse_date(typed) == date(2024, 10, 31)


@pytest.mark.parametrize("typed", ["5/3/2024", "05/3/2024", "5/03/2024", "05/03/2024"])
def test_day_and_month_may_have_one_digit(typed: str) -> None:
    assert parse_date(typed) == date(2024, 3, 5)


def test_leap_day_is_a_date() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize("typed", ["2024-02-30", "29/02/2023", "31/04/2024", "2024-13-01", "00/01/2024"])
def test_day_that_no_calendar_has_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(DateFault, match="không có trong lịch"):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2024-1-5",
        "31-10-2024",
        "31.10.2024",
        "31/10/24",
        "2024/10/31",
        "2024-10-31 08:00",
        "ngày 31/10/2024",
        "",
    ],
)
def test_no_other_form_is_read(typed: str) -> None:
    with pytest.raises(DateFault, match="không phải là ngày"):
        parse_date(typed)


def test_year_zero_is_refused_not_a_crash() -> None:
    with pytest.raises(DateFault):
        parse_date("0000-01-01")


@pytest.mark.parametrize("typed", ["05/11", "5/11"])
def test_day_of_every_year_is_read(typed: str) -> None:
    assert parse_day_month(typed) == DayMonth(5, 11)


@pytest.mark.parametrize("typed", ["31/02", "32/01", "05-11", "05/11/2024", "5", ""])
def test_what_is_no_day_of_the_year_is_refused(typed: str) -> None:
    with pytest.raises(DateFault):
        parse_day_month(typed)


def test_leap_day_of_every_year_falls_on_the_last_of_february() -> None:
    assert parse_day_month("29/02").in_year(2023) == date(2023, 2, 28)
    assert parse_day_month("29/02").in_year(2024) == date(2024, 2, 29)


def test_day_of_the_year_is_shown_with_two_digits() -> None:
    assert str(DayMonth(5, 4)) == "05/04"


def test_date_is_shown_with_two_digits_a_part() -> None:
    assert format_date(date(2024, 1, 5)) == "05/01/2024"


@pytest.mark.parametrize(
    ("day", "holidays", "moved"),
    [
        (date(2024, 11, 5), [], date(2024, 11, 5)),  # Tuesday
        (date(2024, 11, 2), [], date(2024, 11, 4)),  # Saturday
        (date(2024, 11, 3), [], date(2024, 11, 4)),  # Sunday
        (date(2024, 11, 2), [date(2024, 11, 4)], date(2024, 11, 5)),
        (date(2024, 4, 30), [date(2024, 4, 30), date(2024, 5, 1)], date(2024, 5, 2)),
    ],
)
def test_next_working_day(day: date, holidays: list[date], moved: date) -> None:
    assert next_working_day(day, frozenset(holidays)) == moved

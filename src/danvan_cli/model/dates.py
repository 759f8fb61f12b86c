"""How days are typed and printed. Knows the calendar, not what falls on a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_VIETNAMESE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")


class DateFault(ValueError):
    """A text that is no day of the calendar; the message is Vietnamese."""


class DayMonth(NamedTuple):
    """A day of every year, such as a deadline ``05/11``."""

    day: int
    month: int

    def in_year(self, year: int) -> date:
        """Return that day in the given year; 29/02 falls on 28/02 where the year has none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, self.month, self.day - 1)

    def __str__(self) -> str:
        return f"{self.day:02}/{self.month:02}"


def parse_date(text: str) -> date:
    """Read ``2024-10-31`` or ``31/10/2024``; raises ``DateFault`` for anything else."""
    typed = text.strip()
    if match := _ISO.fullmatch(typed):
        year, month, day = map(int, match.groups())
    elif match := _VIETNAMESE.fullmatch(typed):
        day, month, year = map(int, match.groups())
    else:
        raise DateFault(f"“{typed[:40]}” không phải là ngày viết đúng dạng")
    try:
        return date(year, month, day)
    except ValueError:
        raise DateFault(f"“{typed}” không có trong lịch") from None


def parse_day_month(text: str) -> DayMonth:
    """Read ``05/11``; raises ``DateFault`` for anything else."""
    typed = text.strip()
    match = _DAY_MONTH.fullmatch(typed)
    if not match:
        raise DateFault(f"“{typed[:40]}” không phải là ngày/tháng viết đúng dạng")
    day, month = map(int, match.groups())
    try:
        date(2000, month, day)
    except ValueError:
        raise DateFault(f"“{typed}” không có trong lịch") from None
    return DayMonth(day, month)


def format_date(day: date) -> str:
    """Return the short form ``05/11/2024``."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def next_working_day(day: date, holidays: frozenset[date]) -> date:
    """Return the day itself, or the first later one that is neither at a weekend nor a holiday."""
    while day.weekday() >= 5 or day in holidays:
        day += timedelta(days=1)
    return day


def a_year_later(day: date) -> date:
    """Return the same day of the next year; 28/02 for 29/02."""
    return DayMonth(day.day, day.month).in_year(day.year + 1)


def working_days(after: date, until: date, holidays: frozenset[date]) -> int:
    """Return how many days from the one after ``after`` to ``until`` are neither at a weekend nor a holiday."""
    days = (after + timedelta(days=number) for number in range(1, (until - after).days + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)

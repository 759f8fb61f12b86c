"""Knows how the decree writes numbers of clauses, the số and ký hiệu, and the date; knows no XML."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

#: Letters of điểm: the Vietnamese alphabet as the decree's own text uses it (PL I, mục II.6.đ).
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"

_BLANK_NUMBER: Final = " " * 8
_BLANK: Final = " " * 6
_DOTS: Final = "……"
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# A province must follow these words; a draft made without one shows the gap.
_NAMELESS: Final = re.compile(
    r"\b(?:UBND|HĐND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) (?:TỈNH|THÀNH PHỐ)$", re.IGNORECASE
)


def roman(number: int) -> str:
    """Return ``number`` (1 or more) in capital Roman numerals (PL I, mục II.6.đ)."""
    text = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        text += sign * count
    return text


def letter(number: int) -> str:
    """Return the letter of the điểm ``number`` (from 1): a, b, c, d, đ, e, g …; after y come aa, ab …"""
    text = ""
    while number:
        number, index = divmod(number - 1, len(LETTERS))
        text = LETTERS[index] + text
    return text


def clause_label(level: str, number: int) -> str:
    """Return what stands before a clause, the space behind it included: ``I. ``, ``1. ``, ``a) ``, or “Phần I” alone.

    PL I, mục II.6.đ; ``level`` is one of phan, muc, khoan, diem.
    """
    match level:
        case "phan":
            return f"Phần {roman(number)}"
        case "muc":
            return f"{roman(number)}. "
        case "khoan":
            return f"{number}. "
        case _:
            return f"{letter(number)}) "


def annex_label(number: int, count: int) -> str:
    """Return “Phụ lục II”, or “Phụ lục” where it is the only one of ``count`` (PL I, mục III.1)."""
    return f"Phụ lục {roman(number)}" if count > 1 else "Phụ lục"


def attachment(text: str) -> str:
    """Return the line under the name of a phụ lục, “(Kèm theo …)”, whatever of it ``text`` already has."""
    if text.startswith("("):
        return text
    return f"({text if text.lower().startswith('kèm theo') else f'Kèm theo {text}'})"


def document_number(so: str, ky_hieu: str) -> str | None:
    """Return the line of số and ký hiệu (PL I, mục II.3), or ``None`` where the sender numbers nothing.

    Without ``so`` a gap is left for the văn thư, who gives the number after signing (Điều 15); a ``so`` below
    10 is padded to two digits; a ``so`` that holds ``/`` is taken whole.
    """
    if not so and not ky_hieu:
        return None
    if "/" in so:
        return f"Số: {so}"
    number = so.zfill(2) if so.isdecimal() else so
    return f"Số: {number or _BLANK_NUMBER}" + (f"/{ky_hieu}" if ky_hieu else "")


def place_and_date(dia_danh: str, ngay: str) -> str:
    """Return địa danh and time (PL I, mục II.4): days below 10 and months 1, 2 have a leading zero.

    ``ngay`` is ``YYYY-MM-DD``, or ``YYYY-MM`` or ``YYYY`` with the rest left to fill in, or empty. Raises
    ``ValueError`` for anything else.
    """
    year, month, day = date_parts(ngay)
    written_day = _BLANK if day is None else f" {day:02d} "
    written_month = _BLANK if month is None else f" {month:02d} " if month < 3 else f" {month} "
    written_year = _BLANK if year is None else f" {year}"
    return f"{dia_danh or _DOTS}, ngày{written_day}tháng{written_month}năm{written_year}"


def date_parts(ngay: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day, ``None`` for those not given; ``ValueError`` when it is no date."""
    if not ngay:
        return None, None, None
    match = _DATE.fullmatch(ngay)
    if match is None or not ngay.isascii():
        raise ValueError(ngay)
    year, month, day = (int(part) if part else None for part in match.groups())
    date(year or 1, month or 1, day or 1)
    return year, month, day


def office_name(name: str) -> str:
    """Return the name of an office with dots where the name of the province is still missing."""
    return f"{name} {_DOTS}" if _NAMELESS.search(name) else name

"""How figures are typed and printed. Knows the forms of numbers, not what they count."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Literal

NumberKind = Literal["so_nguyen", "so_thap_phan"]

MAX_DIGITS = 18
EXACT = Context(prec=5000)
"""Wide enough for any product that an expression of at most 500 characters can ask for to stay exact."""

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_THOUSAND_LIKE = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_ONE_GROUP = re.compile(r"(-?[1-9][0-9]{0,2})[.,]([0-9]{3})")
_GROUPS = re.compile(
    r"(-?[1-9][0-9]{0,2})((?:([.,\s\u00a0\u202f])[0-9]{3})(?:\3[0-9]{3})*)(?:([.,])([0-9]+))?"
)
_COMMA_DECIMAL = re.compile(r"(-?(?:0|[1-9][0-9]*)),([0-9]+)")
_QUALIFIED = re.compile(
    r"(gần|hơn|trên|dưới|khoảng|chừng|ước|độ|tầm|xấp xỉ|không dưới|ít nhất|tối thiểu|tối đa)\b.*", re.I
)


class NumberFault(ValueError):
    """A figure that is not written as a plain number.

    ``message`` says what was found, ``readings`` are the plain numbers that may have been meant,
    each as it is to be typed.
    """

    def __init__(self, message: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.readings = readings


def parse_number(text: str, kind: NumberKind) -> Decimal:
    """Read a figure as typed; nothing ambiguous is guessed.

    Raises ``NumberFault`` for everything but a plain number of at most 18 digits.
    """
    typed = text.strip()
    if _PLAIN.fullmatch(typed):
        if len(typed) > MAX_DIGITS and sum(map(str.isdigit, typed)) > MAX_DIGITS:
            raise NumberFault(f"số có hơn {MAX_DIGITS} chữ số")
        if "." not in typed:
            return Decimal(typed)
        if _THOUSAND_LIKE.fullmatch(typed):
            raise _ambiguous(typed, kind)
        if kind == "so_nguyen":
            whole, _, fraction = typed.partition(".")
            readings = (whole,) if not fraction.strip("0") else ()
            raise NumberFault(f"“{_short(typed)}” có phần thập phân, ở đây cần số nguyên", readings)
        return Decimal(typed)
    raise _fault(typed, kind)


def _fault(typed: str, kind: NumberKind) -> NumberFault:
    if _ONE_GROUP.fullmatch(typed):
        return _ambiguous(typed, kind)
    groups = _GROUPS.fullmatch(typed)
    if groups and groups[3] != groups[4] and not (groups[5] and kind == "so_nguyen"):
        whole = groups[1] + re.sub(r"[^0-9]", "", groups[2])
        reading = f"{whole}.{groups[5]}" if groups[5] else whole
        return NumberFault(f"“{_short(typed)}” có dấu phân cách hàng nghìn", (reading,))
    decimal = _COMMA_DECIMAL.fullmatch(typed)
    if decimal and kind == "so_thap_phan":
        fraction = decimal[2] + ("0" if len(decimal[2]) == 3 and decimal[1].lstrip("-") != "0" else "")
        return NumberFault(f"“{_short(typed)}” dùng dấu phẩy thập phân", (f"{decimal[1]}.{fraction}",))
    if decimal:
        return NumberFault(f"“{_short(typed)}” có phần thập phân, ở đây cần số nguyên")
    if _QUALIFIED.fullmatch(typed):
        return NumberFault(
            f"“{_short(typed)}” không phải là một con số; các từ như “gần”, “hơn” viết trong phần lời văn"
        )
    if not typed:
        return NumberFault("số liệu để trống trong dấu ngoặc kép")
    return NumberFault(f"“{_short(typed)}” không phải là số viết liền bằng chữ số 0–9")


def _ambiguous(typed: str, kind: NumberKind) -> NumberFault:
    whole, _, fraction = typed.replace(",", ".").partition(".")
    readings = (whole + fraction,) if kind == "so_nguyen" else (whole + fraction, f"{whole}.{fraction}0")
    return NumberFault(f"“{typed}” có thể hiểu theo hai cách: phần nghìn hay phần thập phân", readings)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def format_number(value: Decimal | Fraction | int, decimals: int | None = None) -> str:
    """Return the Vietnamese form: dot for thousands, comma for decimals (``1.234.567,5``).

    ``decimals`` rounds half up to so many places and prints all of them; without it the value is
    printed as exact as it is, without trailing zeros.
    """
    exact = round_half_up(value, decimals) if decimals is not None else _as_decimal(value)
    whole, _, fraction = f"{exact.copy_abs():f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    sign = "-" if exact < 0 else ""
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def round_half_up(value: Decimal | Fraction | int, decimals: int) -> Decimal:
    """Round half away from zero to ``decimals`` places; exact for any quotient."""
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**decimals
        units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(units if value >= 0 else -units).scaleb(-decimals, EXACT)
    return _as_decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, EXACT)


def _as_decimal(value: Decimal | Fraction | int) -> Decimal:
    if isinstance(value, Fraction):
        return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Decimal(value)

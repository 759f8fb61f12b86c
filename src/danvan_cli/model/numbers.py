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
        if kind == "so_thap_phan" and not _THOUSAND_LIKE.fullmatch(typed):
            return Decimal(typed)
    from danvan_cli.model.misread import fault_of

    raise fault_of(typed, kind)


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

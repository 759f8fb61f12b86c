"""Sentences of a text, and what a claim about numbers is: which one is wrong, and what it should have been.

Knows numbers and the words beside them, neither figures of a report nor where a text stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from danvan_cli.model.numbers import format_number, round_half_up
from danvan_cli.rules.prose.numbers import Number, Prose

Found = tuple[int, Number]
"""Where the run of a number begins in a sentence, and the number."""


class Sentence(NamedTuple):
    """A part of a skeleton between full stops, semicolons and line ends; positions count from its start."""

    text: str
    numbers: tuple[Found, ...]

    def before(self, at: int) -> list[Found]:
        """Return the numbers that stand before a position."""
        return [found for found in self.numbers if found[0] < at]

    def after(self, number: Found) -> int:
        """Return where the run of a number ends."""
        at, one = number
        return at + one.after - one.start

    def unit(self, number: Found) -> str:
        """Return the word behind a number, empty where none follows."""
        match = _WORD.match(self.text, self.after(number))
        return match[1] if match else ""


class Claim(NamedTuple):
    """A claim that does not hold: the number that is wrong, all numbers it rests on, what it should say.

    ``shown`` prints both sides of the equation, ``mended`` what the wrong number should be (may be empty).
    """

    wrong: Number
    terms: tuple[Number, ...]
    shown: str
    mended: str


_MOST_NUMBERS, _MOST_CHARACTERS = 40, 1500
_WORD = re.compile(r"[ ]?([^\W\d_]+)")
_ENDS = re.compile(r"[.!?…](?=[\s”\")]|$)|[;\n]|\.{2,}")
NOUNS = (
    r"(?!(?:có|với|mà|còn|trong|gồm|tăng|giảm|nâng|so|tỷ|tỉ|kế|và|nhưng|đạt|chiếm|bằng|riêng|thì|là|bao)\b)"
)


def sentences(prose: Prose) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences of a text that hold a number, with where they begin; not those that nobody can follow."""
    waiting = iter(prose.numbers.items())
    following = next(waiting, None)
    start = 0
    for stop in [*(match.start() for match in _ENDS.finditer(prose.skeleton)), len(prose.skeleton)]:
        numbers: list[Found] = []
        while following is not None and following[0] < stop:
            numbers.append((following[0] - start, following[1]))
            following = next(waiting, None)
        if 0 < len(numbers) <= _MOST_NUMBERS and stop - start <= _MOST_CHARACTERS:
            yield start, Sentence(prose.skeleton[start:stop], tuple(numbers))
        start = stop + 1


def quotients(over: Number, under: Number) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the least and greatest value in per cent that a quotient can have, for every way to read both.

    In “1,2/1,5 tỷ đồng” the word behind the second number counts for both.
    """
    alike = over._replace(scale=under.scale) if not over.scale else over
    for (low, high), (least, most) in product(alike.ranges(), under.ranges()):
        if least > 0:
            yield low * 100 / most, high * 100 / least


def agrees(rate: Number, lowest: Fraction, highest: Fraction) -> bool:
    """Tell whether a rate is written as a value in a range is rounded; words such as “gần” widen the range."""
    for value, decimals in rate.readings:
        low, high = round_half_up(lowest, decimals), round_half_up(highest, decimals)
        if rate.rough in _AT_LEAST:
            if value <= high:
                return True
        elif rate.rough in _AT_MOST:
            if value >= low:
                return True
        elif low - (5 if rate.rough else 0) <= value <= high + (5 if rate.rough else 0):
            return True
    return False


_AT_LEAST = frozenset({"trên", "hơn", "ít nhất", "tối thiểu", "không dưới", "quá", ">", "≥", "từ"})
_AT_MOST = frozenset({"gần", "ngót", "dưới", "không quá", "tối đa", "<", "≤", "đến", "tới"})


def is_exact(*numbers: Number) -> bool:
    """Tell whether all numbers are counts without “gần”, “triệu” or decimals."""
    return all(not one.rough and not one.scale and one.readings[0].decimals == 0 for one in numbers)


def some_typed(*numbers: Number) -> bool:
    """Tell whether a number was typed: what danvan fills in itself is the business of other rules."""
    return any(one.typed for one in numbers)


def show(number: Number) -> str:
    """Return a number as a message prints it."""
    value, decimals = number.readings[0]
    words = {0: "", 3: " nghìn", 6: " triệu", 9: " tỷ"}
    return format_number(value, decimals or None) + ("%" if number.is_rate else "") + words[number.scale]


def rate_claim(rate: Number, over: Number, under: Number) -> Claim | None:
    """Return the claim that ``over`` is ``rate`` per cent of ``under`` if it does not hold."""
    if over.rough or under.rough or not some_typed(rate, over, under):
        return None
    ranges = list(quotients(over, under))
    if not ranges or any(agrees(rate, low, high) for low, high in ranges):
        return None
    low, high = ranges[0]
    decimals = rate.readings[0].decimals if len(rate.readings) == 1 else rate.readings[-1].decimals
    right = format_number((low + high) / 2, decimals) + "%"
    return Claim(rate, (over, under), f"{show(over)}/{show(under)} = {right}, không phải {show(rate)}", right)

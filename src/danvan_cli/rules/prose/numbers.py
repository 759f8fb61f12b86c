"""Numbers in Vietnamese prose: how they are written, what they are worth, and what only looks like one.

Knows the forms of a sentence, neither figures of a report nor what is claimed about a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from danvan_cli.model.references import Reference

NUMBER, HARMLESS, UNKNOWN = "#", "¤", "¿"
"""What a skeleton holds for a number, for a date or code in digits, and for a number nobody can know."""

ValueOf = Callable[[Reference], tuple[Decimal, int] | None]
"""The value of a reference and its printed decimals; ``None`` where it has none."""


class Reading(NamedTuple):
    """One way to read a number: what it is worth, and its printed decimals."""

    value: Decimal
    decimals: int


class Number(NamedTuple):
    """A number as written, or the figure that a reference stands for.

    ``start`` and ``end`` are its digits (or braces) in the text, ``after`` is where a percent sign or a word
    such as “triệu” behind them ends. ``rough`` is the word that softens it (“gần”, “trên”), else empty.
    """

    start: int
    end: int
    after: int
    readings: tuple[Reading, ...]
    is_rate: bool
    scale: int
    rough: str
    typed: bool

    def ranges(self) -> Iterator[tuple[Fraction, Fraction]]:
        """Yield for each reading the least and the greatest value that may have been printed like this."""
        for value, decimals in self.readings:
            exact = Fraction(value) * 10**self.scale
            rounded = self.typed and (decimals > 0 or self.scale > 0)
            slack = Fraction(10**self.scale, 2 * 10**decimals) if rounded else Fraction(0)
            yield exact - slack, exact + slack


class Prose(NamedTuple):
    """A text and its skeleton: lower case, of the same length, with signs for everything made of digits.

    In the skeleton a number is a run of ``#``, a rate one that ends with ``%``; ``numbers`` finds them by
    where their run begins.
    """

    text: str
    skeleton: str
    numbers: Mapping[int, Number]


_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\t": " "})
_START = re.compile(r"[{\d]")
_BRACES = re.compile(r"\{\{[a-z][a-z0-9_.]*\}\}|\{(?P<reference>[^{}\n]{1,80})\}")
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = re.compile(
    r"\d{1,2}(?:[ ]?(?:,|và|-|–|đến|đến ngày)[ ]?\d{1,2}(?![\d.,]*\d))*"
    rf"(?:[ ]?[/-][ ]?\d{{1,2}}(?:[ ]?[/-][ ]?{_YEAR})?)?(?!\d)"
)
_DAY_AND_MONTH = re.compile(r"(?:[12]?\d|0\d|3[01])[ ]?[/-][ ]?(?:0?[1-9]|1[0-2])(?![\d/%])(?![.,]\d)")
_MONTH = re.compile(
    r"\d{1,2}(?!\w)(?:[ ]?(?:,|và|-|–|đến)[ ]?(?:tháng |quý )?\d{1,2}(?![\w.,]*\d|\w))*"
    rf"(?:[ ]?/[ ]?{_YEAR})?"
)
_YEARS = re.compile(rf"{_YEAR}(?:[ ]?[-–/,][ ]?{_YEAR})*")
_ACT = re.compile(r"\d+(?:[ ]?/[ ]?\d{4})?(?![\d.])")
_ORDINAL = re.compile(r"\d+(?![\d%])(?![.,]\d)(?![ ]?%)")
_LEADS: Mapping[re.Pattern[str], str] = {
    _DAY: "ngày, mùng",
    _DAY_AND_MONTH: "đến, từ, trước, sau, hết, tới, vào, hạn, sáng, chiều, tối, dịp, lễ, kỷ niệm",
    _MONTH: "tháng, quý",
    _YEARS: "năm, giai đoạn, nhiệm kỳ",
    _ACT: "nghị định, thông tư, luật, pháp lệnh, quyết định, nghị quyết, chỉ thị, kết luận, quy định, công văn",
    _ORDINAL: "điều, khoản, mục, chương, phụ lục, biểu, bảng, mẫu, hạng, bậc, thứ, lần, đợt, khóa, khoá, quầy, tầng"
    ", đường, phố, thôn, ấp, khối, quận, phường, trang, bước, câu, thửa, lớp, thoại, thoại:, đt, đt:, sđt, hotline"
    ", nóng, nóng:, top, vị trí, zalo, cửa, số, số:",
}
_BY_WORD: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    last: tuple(
        (lead, pattern)
        for pattern, leads in _LEADS.items()
        for lead in leads.split(", ")
        if lead.rpartition(" ")[2] == last
    )
    for leads in _LEADS.values()
    for last in (lead.rpartition(" ")[2] for lead in leads.split(", "))
}
"""What a number may be, by the word right before it."""
_COUNTED = ("tổng số", "trong số", "trên số", "con số")
_ONLY_LOOKS = re.compile(
    rf"""
    \d+[a-zđ]?(?:[ ]?/[ ]?\d{{4}})?(?:[ ]?/[ ]?|-)[A-ZĐ]\w*(?:[-/&]\w+)*        # 33/CT-TTg, 23-QĐ/TW
  | \d{{1,2}}[ ]?[/.-][ ]?\d{{1,2}}[ ]?[/.-][ ]?{_YEAR}                          # 31/10/2024
  | (?:19|20)\d\d-\d\d-\d\d(?!\d)
  | {_YEAR}[ ]?[-–][ ]?{_YEAR}
  | {_YEAR}(?=[ ]*[:)])
  | (?:0?[1-9]|1[0-2])[ ]?/[ ]?{_YEAR}                                         # 10/2024
  | 0\d{{2,3}}[ .-]?\d{{3}}[ .-]?\d{{3,4}}(?!\d)                               # a telephone
  | 24[ ]?/[ ]?(?:24|7)(?:[ ]?/[ ]?7)?(?:[ ]?h|[ ]giờ)?(?!\d)
  | 7[ ]?/[ ]?7(?=[ ]ngày)
  | \d{{1,3}}[ ](?:[Nn]gày|[Tt]uần|[Tt]háng|[Nn]ăm|giờ|phút)(?!\w)             # a span of time
  | \d+(?:\.\d+)?(?:[^\W\d_]\w*(?:-\w+)*)                                     # 5S, 8h30, 100m2
    """,
    re.VERBOSE,
)
_INDENT = 12
_MOST_DIGITS = 18
_ATTACHED = re.compile(r"\d[\w-]*")
_LINE_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)](?=[ ])")
_QUARTER = re.compile(r"(?<!\w)quý [ivx]{1,4}/$")
_PLAIN = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d{1,3}(?:[ ]\d{3})+(?![\d.,]*\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)"
    r"|\d+[.,]\d+|\d+"
)
_NUMBER = re.compile(_PLAIN)
_NOBODY_KNOWS = re.compile(
    rf"(?:{_PLAIN})[ ]?%?[ ]?[-–][ ]?(?:{_PLAIN})"  # 10-15%
    rf"|(?:{_PLAIN})[ ]?(?:‰|phần nghìn|phần vạn)"
    r"|\d+(?:[.,]\d+){2,}"  # 1.2.3, unless it is grouped
)
_UP_TO = re.compile(rf"(?:{_PLAIN})(?:[ ]?%|[ ]\w+)?[ ]đến[ ](?:{_PLAIN})")
_PERCENT = re.compile(r"[ ]*(?:%|phần trăm(?!\w))", re.IGNORECASE)
_SCALE = re.compile(r"[ ]?(?:(nghìn|ngàn)|(triệu)|(tỷ|tỉ)(?![ ](?:lệ|trọng|suất)))(?!\w)", re.IGNORECASE)
_EXPONENTS = (3, 6, 9)
_ROUGH = re.compile(
    r"(?<!\w)(gần|ngót|hơn|trên|khoảng|chừng|tầm|ước|xấp xỉ|dưới|không dưới|không quá|ít nhất|tối thiểu|tối đa"
    r"|từ|ước đạt|ước khoảng|cỡ|độ|quá|đến|tới)(?: (?:tới|đến|đạt|khoảng))?[ ]*$|[~≈><≥≤±][ ]*$"
)


def read_prose(text: str, value_of: ValueOf) -> Prose:
    """Find every number of a text, typed ones and the figures for its references."""
    even = text.translate(_SPACES)
    low = even.lower()
    if len(low) != len(text):
        low = "".join(lower if len(lower := character.lower()) == 1 else character for character in even)
    pieces: list[str] = []
    numbers: dict[int, Number] = {}
    done = 0
    for match in _START.finditer(even):
        at = match.start()
        if at < done:
            continue
        start, end, readings = _token(even, low, at, done, value_of)
        pieces.append(low[done:start])
        done = end
        if readings is None:
            pieces.append(HARMLESS * (end - start))
            continue
        done = _behind(even, end)
        if readings:
            number = numbers[start] = _number(even, low, start, end, readings, even[start] != "{")
            done = number.after
            filled = NUMBER * (done - start)
            pieces.append(filled[:-1] + "%" if number.is_rate else filled)
        else:
            pieces.append(UNKNOWN * (done - start))
    pieces.append(low[done:])
    return Prose(text, "".join(pieces), numbers)


def _token(
    even: str, low: str, at: int, done: int, value_of: ValueOf
) -> tuple[int, int, tuple[Reading, ...] | None]:
    """Return begin and end of what stands at a digit or brace, and its readings.

    No readings (an empty tuple) mean that nobody can know the number, ``None`` that it is none.
    """
    if even[at] == "{":
        braces = _BRACES.match(even, at)
        if braces is None or braces["reference"] is None:
            return at, braces.end() if braces else at + 1, None
        found = value_of(Reference(braces["reference"], at))
        return at, braces.end(), (Reading(*found),) if found else ()
    lead = _led(even, low, at, done)
    if lead is not None:
        return (*lead, None)
    looks = _ONLY_LOOKS.match(even, at) or (_LINE_NUMBER.match(even, at) if _begins_line(even, at) else None)
    if looks:
        return at, looks.end(), None
    unknown = _NOBODY_KNOWS.match(even, at)
    number = _NUMBER.match(even, at)
    if number is None:  # pragma: no cover - a digit is at least a number
        return at, at + 1, None
    if unknown and unknown.end() > number.end():
        return at, unknown.end(), ()
    if low.endswith("từ ", 0, at) and (up_to := _UP_TO.match(low, at)):
        return at, up_to.end(), ()
    if number.end() - at > 2 * _MOST_DIGITS:
        return at, number.end(), ()
    return at, number.end(), tuple(_typed(number[0]))


def _led(even: str, low: str, at: int, done: int) -> tuple[int, int] | None:
    """Return what a number and the word before it are together where they are no number: a day, an article."""
    before = even[at - 1 : at]
    if before == " ":
        head = low[max(done, at - 16) : at - 1]
        for lead, pattern in _BY_WORD.get(re.split(r"[\s(“\"]", head)[-1], ()):
            if head.endswith(lead) and not (lead.startswith("số") and head.endswith(_COUNTED)):
                match = pattern.match(low, at)
                if match:
                    return at - 1 - len(lead), match.end()
    elif before.isalpha() or (before == "-" and even[at - 2 : at - 1].isalpha()):
        attached = _ATTACHED.match(even, at)
        return at, attached.end() if attached else at + 1
    elif before == "/" and _QUARTER.search(low, max(0, at - 9), at):
        return at, min(len(even), at + 4)
    return None


def _begins_line(text: str, at: int) -> bool:
    before = text[max(0, at - _INDENT) : at].rstrip(" ")
    return before.endswith("\n") or (not before and at < _INDENT)


def _behind(text: str, end: int) -> int:
    percent = _PERCENT.match(text, end)
    return percent.end() if percent else end


def _number(even: str, low: str, start: int, end: int, readings: tuple[Reading, ...], typed: bool) -> Number:
    percent = _PERCENT.match(even, end)
    scale = None if percent else _SCALE.match(even, end)
    after = percent.end() if percent else scale.end() if scale else end
    exponent = next(e for e, word in zip(_EXPONENTS, scale.groups(), strict=True) if word) if scale else 0
    if not percent and len(readings) > 1:
        readings = readings[:1] if "." in even[start:end] else readings
    rough = _ROUGH.search(low, max(0, start - 24), start)
    return Number(start, end, after, readings, percent is not None, exponent, _word(rough), typed)


def _word(rough: re.Match[str] | None) -> str:
    return (rough[1] or rough[0].strip()) if rough else ""


def _typed(written: str) -> Iterator[Reading]:
    """Yield how a typed number can be read, the Vietnamese way first."""
    bare = written.replace(" ", "")
    whole, sign, rest = bare.rpartition("," if "," in bare else ".")
    if not sign:
        yield Reading(Decimal(bare), 0)
        return
    grouped = len(rest) == 3 and len(re.split(r"[.,]", whole)[-1]) <= 3
    digits = re.sub(r"[.,]", "", whole)
    if sign == "." and grouped and not bare.startswith("0"):
        yield Reading(Decimal(digits + rest), 0)
        if "." not in whole:
            yield Reading(Decimal(f"{digits}.{rest}"), 3)
        return
    if sign == "," and "," in whole:  # 1,204,000
        yield Reading(Decimal(digits + rest), 0)
        return
    yield Reading(Decimal(f"{digits}.{rest}"), len(rest))
    if sign == "," and grouped and not bare.startswith("0") and "." not in whole:
        yield Reading(Decimal(digits + rest), 0)

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
_YEAR = r"(?:19|20)\d\d(?!\d)"
_ACTS = "nghị định|thông tư|luật|bộ luật|pháp lệnh|quyết định|nghị quyết|chỉ thị|kết luận|quy định|công văn"
_PLACES = (
    "điều|khoản|mục|chương|phụ lục|biểu|bảng|mẫu|hạng|bậc|thứ|lần|đợt|khóa|khoá|quầy|tầng|đường|phố|thôn|ấp"
    "|khối|quận|phường|trang|bước|câu|thửa|tờ bản đồ|lớp|điện thoại|đt|sđt|hotline|nóng|top|vị trí|zalo|cửa"
)
_ONLY_LOOKS = rf"""
    \{{\{{[a-z][a-z0-9_.]*\}}\}}                                         # {{{{ma}}}} is plain text
  | ^[ ]*\d+(?:\.\d+)*[.)](?=[ ])                                        # 1. and 2.1. at the head of a line
  | (?<!\w)\d+[a-zđ]?(?:[ ]?/[ ]?\d{{4}})?(?:[ ]?/[ ]?|-)(?-i:[A-ZĐ])\w*(?:[-/&]\w+)*   # 33/CT-TTg, 23-QĐ/TW
  | (?<!\w)\d{{1,2}}[ ]?[/.-][ ]?\d{{1,2}}[ ]?[/.-][ ]?{_YEAR}             # 31/10/2024
  | (?<!\w)(?:19|20)\d\d-\d\d-\d\d(?!\d)
  | (?<!\w)(?:ngày|mùng|rằm)[ ]\d{{1,2}}(?:[ ]?(?:,|và|-|–|đến|đến[ ]ngày)[ ]?\d{{1,2}}(?![\d.,]*\d))*
        (?:[ ]?[/-][ ]?\d{{1,2}}(?:[ ]?[/-][ ]?{_YEAR})?)?(?!\d)
  | (?<!\w)(?:đến|từ|trước|sau|hết|tới|vào|hạn|sáng|chiều|tối|dịp|lễ|kỷ[ ]niệm)[ ]
        (?:[12]?\d|0\d|3[01])[ ]?[/-][ ]?(?:0?[1-9]|1[0-2])(?![\d/%])(?![.,]\d)
  | (?<!\w)(?:tháng|quý)[ ](?:\d{{1,2}}|[ivx]{{1,4}})(?!\w)
        (?:[ ]?(?:,|và|-|–|đến)[ ]?(?:tháng[ ]|quý[ ])?(?:\d{{1,2}}|[ivx]{{1,4}})(?![\w.,]*\d|\w))*(?:[ ]?/[ ]?{_YEAR})?
  | (?<!\w)(?:năm|giai[ ]đoạn|nhiệm[ ]kỳ)[ ]{_YEAR}(?:[ ]?[-–/,][ ]?{_YEAR})*
  | (?<!\w){_YEAR}[ ]?[-–][ ]?{_YEAR}
  | (?<!\w){_YEAR}(?=[ ]*[:)])
  | (?<!\w)(?:0?[1-9]|1[0-2])[ ]?/[ ]?{_YEAR}                            # 10/2024
  | (?<!\w)(?:{_ACTS})[ ](?:số[ ])?\d+(?:[ ]?/[ ]?\d{{4}})?(?![\d.])
  | (?<!\w)(?:{_PLACES})[ ](?:số[ ]|thứ[ ])?:?[ ]?\d+(?![\d%])(?![.,]\d)(?![ ]?%)
  | (?<!\w)điểm[ ][a-zđ](?!\w)
  | (?<!tổng[ ])(?<!trong[ ])(?<!trên[ ])(?<!con[ ])(?<!\w)số[ ]:?[ ]?\d+(?![\d%])(?![.,]\d)(?![ ]?%)
  | (?<!\w)(?:\+84|0)\d{{2,3}}[ .-]?\d{{3}}[ .-]?\d{{3,4}}(?!\d)         # a telephone
  | (?<!\w)24[ ]?/[ ]?(?:24|7)(?:[ ]?/[ ]?7)?(?:[ ]?h|[ ]giờ)?(?!\d)
  | (?<!\w)7[ ]?/[ ]?7(?=[ ]ngày)
  | (?<!\w)\d{{1,3}}[ ](?:ngày|tuần|tháng|năm|giờ|phút)(?!\w)            # a span of time
  | (?<!\w)\d{{1,2}}(?:h|g)\d{{0,2}}(?!\w)
  | (?<!\w)[^\W\d_]+-?\d[\w-]*(?![.,]\d)                                 # Covid-19, QH15
  | (?<!\w)\d+(?:\.\d+)?[^\W\d_]\w*(?:-\w+)*                             # 5S, 100m2
"""
_PLAIN = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d{1,3}(?:[ ]\d{3})+(?![\d.,]*\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)"
    r"|\d+[.,]\d+|\d+"
)
_NOBODY_KNOWS = rf"""
    (?<!\w)(?:{_PLAIN})[ ]?%?[ ]?[-–][ ]?(?:{_PLAIN})                    # 10-15%
  | (?<!\w)từ[ ](?:{_PLAIN})(?:[ ]?%|[ ]\w+)?[ ]đến[ ](?:{_PLAIN})
  | (?<!\w)(?:{_PLAIN})[ ]?(?:‰|phần[ ]nghìn|phần[ ]vạn)
  | (?<!\w)\d+(?:[.,]\d+){{2,}}                                          # 1.2.3 or 1.23.456
"""
_TOKEN = re.compile(
    rf"(?P<looks>{_ONLY_LOOKS})|\{{(?P<reference>[^{{}}\n]{{1,80}})\}}|(?P<plain>(?<!\w)(?:{_PLAIN})(?![\d]))",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_RANGE = re.compile(_NOBODY_KNOWS, re.VERBOSE | re.IGNORECASE)
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
    unknown = [match.span() for match in _RANGE.finditer(even)]
    for match in _TOKEN.finditer(even):
        start, end = match.span()
        if start < done:
            continue
        pieces.append(low[done:start])
        beyond = next((stop for first, stop in unknown if first <= start < stop), None)
        if match["looks"] is not None:
            pieces.append(HARMLESS * (end - start))
            done = end
            continue
        if beyond is not None:
            percent = _PERCENT.match(even, max(end, beyond))
            done = percent.end() if percent else max(end, beyond)
            pieces.append(UNKNOWN * (done - start))
            continue
        readings, typed = _readings(match, value_of)
        done = _behind(even, end)
        if not readings:
            pieces.append(UNKNOWN * (done - start))
            continue
        number = _number(even, low, start, end, readings, typed)
        numbers[start] = number
        done = number.after
        filled = NUMBER * (done - start)
        pieces.append(filled[:-1] + "%" if number.is_rate else filled)
    pieces.append(low[done:])
    return Prose(text, "".join(pieces), numbers)


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


def _readings(match: re.Match[str], value_of: ValueOf) -> tuple[tuple[Reading, ...], bool]:
    written = match["reference"]
    if written is not None:
        found = value_of(Reference(written, match.start()))
        return ((Reading(*found),) if found else ()), False
    return tuple(_typed(match["plain"])), True


def _typed(written: str) -> Iterator[Reading]:
    """Yield how a typed number can be read, the Vietnamese way first."""
    bare = written.replace(" ", "")
    whole, sign, rest = bare.rpartition("," if "," in bare else ".")
    if not sign:
        yield Reading(Decimal(bare), 0)
        return
    grouped = len(rest) == 3 and 1 <= len(whole.rpartition("," if "." in whole else ".")[2]) <= 3
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

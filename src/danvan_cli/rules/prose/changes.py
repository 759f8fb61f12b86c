"""Changes that a sentence writes beside the two numbers they lie between: “giảm 164 lượt so với 1.012”.

Knows the skeleton of a sentence, neither figures of a report nor where a text stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from danvan_cli.model.numbers import EXACT, format_number
from danvan_cli.rules.prose.claims import (
    Claim,
    Found,
    Sentence,
    agrees,
    is_exact,
    quotients,
    show,
    some_typed,
)
from danvan_cli.rules.prose.numbers import Number

_CHANGE = re.compile(
    r"(?<!\w)(?P<way>tăng|giảm)(?:[ ](?:thêm|được|khoảng|gần|trên|hơn|xấp xỉ|tới|đến))*[ ](?=#)"
)
_POINTS = re.compile(r"[ ]?điểm[ ]?(?:%|phần trăm)?(?!\w)")
_TIMES = frozenset({"lần", "bậc", "hạng", "điểm", "đồng", "nghìn", "triệu", "tỷ"})
_PLAIN_WORDS = (
    r"(?:cùng kỳ|năm trước|năm ngoái|kỳ trước|liền kề|cùng|kỳ|năm|trước|của|số liệu|số|là|đạt|chỉ|có|báo cáo|kết quả"
    r"|thực hiện|con số|mức|tổng số|tổng|đã|tiếp|vào|trong|thời điểm|giai đoạn|¤++|[:(–,])"
)
_BASE = re.compile(rf"(?:(?<!\w)so với|[ ]*\([ ]*(?=cùng kỳ|năm|kỳ trước|¤))[ ]*(?:{_PLAIN_WORDS}[ ]*)*+$")
_SO_WITH = re.compile(
    r"(?P<words>[^#¿,;:()\n]{0,45}?)(?P<base>(?:(?<!\w)so với|\([ ]*(?=cùng kỳ|năm|kỳ trước|¤)).*)$"
)
_PAIR = re.compile(r"[^#¿,;:()\n]{0,60}\([ ]*(?:từ[ ])?(?:[^\W\d_]+[ ]){0,2}$")
_UPON = re.compile(
    r"[ ]*/[ ]*$|(?:[ ](?:[^\W\d_]+|¤+)){0,5}[ ](?:lên|xuống|còn|lên đến|xuống còn|lên tới|đến)[ ]$"
)
_FROM = re.compile(r"(?<!\w)từ[ ]$")
_THEN = re.compile(r"[^#¿.;:\n]{0,60}?[,(][ ]*(?:tức|tương ứng|tương đương|là|tức là)?[ ]*$")
_APART = re.compile(r"(?<!\w)(?:trong đó|riêng|lũy kế)(?!\w)")


def changes(sentence: Sentence) -> Iterator[Claim]:
    """Yield the changes of a sentence that are not the difference of the numbers beside them."""
    places = dict(sentence.numbers)
    for match in _CHANGE.finditer(sentence.text):
        number = places.get(match.end())
        if number is None:
            continue
        change = (match.end(), number)
        points = _POINTS.match(sentence.text, sentence.after(change)) is not None
        if not points and sentence.unit(change) in _TIMES:
            continue
        claim = _by_pair(sentence, change, points) or _by_base(sentence, change, match["way"], points)
        if claim:
            yield claim


def _by_pair(sentence: Sentence, change: Found, points: bool) -> Claim | None:
    """“tăng 120 lượt so với năm trước (1.204/1.184)”, “từ 1.184 lên 1.204 lượt (tăng 120 lượt)”."""
    behind = [found for found in sentence.numbers if found[0] > change[0]]
    before = sentence.before(change[0])
    pair: tuple[Found, Found] | None = None  # the later number first
    by_words = False  # “từ 100 lên 110” says which is the earlier one, “110/100” may be either way
    if len(behind) >= 2:
        first, second = behind[:2]
        lead = sentence.text[sentence.after(change) : first[0]]
        if _PAIR.fullmatch(lead) and _UPON.fullmatch(sentence.text[sentence.after(first) : second[0]]):
            by_words = "/" not in sentence.text[sentence.after(first) : second[0]]
            pair = (second, first) if by_words else (first, second)
    if pair is None and len(before) >= 2:
        first, second = before[-2:]
        gap = sentence.text[sentence.after(first) : second[0]]
        then = sentence.text[sentence.after(second) : change[0]]
        then = then[: max(then.rfind("tăng"), then.rfind("giảm"))]
        if (
            _FROM.search(sentence.text[: first[0]])
            and _UPON.fullmatch(gap)
            and "/" not in gap
            and _THEN.fullmatch(then)
        ):
            pair, by_words = (second, first), True
    if pair is None or not some_typed(change[1], pair[0][1], pair[1][1]):
        return None
    later, earlier = pair[0][1], pair[1][1]
    written = (earlier, later) if by_words else (later, earlier)
    if written[1].rough or written[0].rough not in ("", "từ"):
        return None
    later, earlier = later._replace(rough=""), earlier._replace(rough="")
    turned = not by_words and _holds(change[1], earlier, later, points, None)
    if turned or _holds(change[1], later, earlier, points, None):
        return None
    return _wrong(change[1], later, earlier, points, "")


def _by_base(sentence: Sentence, change: Found, way: str, points: bool) -> Claim | None:
    """“tiếp 866 lượt, giảm 164 lượt so với 1.012 lượt”, “so với năm 2023 (1.012 lượt), giảm 164 lượt”."""
    at, number = change
    before = sentence.before(at)
    behind = next((found for found in sentence.numbers if found[0] > at), None)
    base: Found | None = None
    if behind is not None:
        gap = sentence.text[sentence.after(change) : behind[0]]
        match = _SO_WITH.fullmatch(gap)
        if match and _BASE.fullmatch(match["base"]) and not re.search(r",[ ]*$", gap):
            base = behind
    if base is None and len(before) >= 2:
        last = before[-1]
        gap = sentence.text[sentence.after(last) : at]
        lead = sentence.text[sentence.after(before[-2]) : last[0]]
        if re.fullmatch(r"(?:[ ][^\W\d_]+){0,3}\)?,?[ ](?:thì[ ])?(?:tăng|giảm)[ ](?:\w+[ ])?", gap):
            match = _SO_WITH.search(lead)
            if match and _BASE.fullmatch(match["base"]):
                base, before = last, before[:-1]
    if base is None:
        return None
    unit = "" if number.is_rate or points else sentence.unit(change)
    unit = unit if unit not in ("so", "") else sentence.unit(base)
    units = (unit, "") if unit and unit not in ("năm", "của") else ()
    rated = [one for one in before if one[1].is_rate == base[1].is_rate]
    current = [one for one in rated if not units or base[1].is_rate or sentence.unit(one) in units]
    if not current or (not units and len(rated) > 1) or _APART.search(sentence.text[:at]):
        return None
    if base[1].rough or any(one[1].rough for one in current):
        return None
    if any(_holds(number, one[1], base[1], points, way) for one in current):
        return None
    nearest = current[-1][1]
    return _wrong(number, nearest, base[1], points, way) if some_typed(number, nearest, base[1]) else None


def _holds(change: Number, now: Number, then: Number, points: bool, way: str | None) -> bool:
    """Tell whether the change is the difference, or in per cent of the earlier number; unknown is no mistake."""
    difference = now.readings[0].value - then.readings[0].value
    right_way = way is None or difference == 0 or (difference > 0) == (way == "tăng")
    if change.is_rate and not now.is_rate and not then.is_rate:
        if (
            now.readings[0].decimals
            and then.readings[0].decimals
            and abs(difference) == change.readings[0].value
        ):
            return right_way  # two marks of an index: its points are called per cent
        parts = [(abs(low - 100), abs(high - 100)) for low, high in quotients(now, then)]
        return not parts or (right_way and any(agrees(change, min(part), max(part)) for part in parts))
    if change.rough or now.scale or then.scale or change.scale or now.is_rate != then.is_rate:
        return True
    if change.is_rate or points or now.is_rate:
        if not (now.is_rate and then.is_rate):
            return True
        relative = Fraction(abs(difference)) * 100 / Fraction(then.readings[0].value or 1)
        return right_way and (
            abs(difference) == change.readings[0].value or agrees(change, relative, relative)
        )
    if not is_exact(change, now, then):
        return True
    return right_way and abs(difference) == change.readings[0].value


def _wrong(change: Number, now: Number, then: Number, points: bool, way: str) -> Claim:
    high, low = (now, then) if now.readings[0].value >= then.readings[0].value else (then, now)
    difference = EXACT.subtract(high.readings[0].value, low.readings[0].value)
    terms = (now, then)
    if change.is_rate and not now.is_rate:
        part = Fraction(difference) * 100 / Fraction(then.readings[0].value)
        right = format_number(part, change.readings[-1].decimals) + "%"
        equation = f"({show(high)} - {show(low)})/{show(then)} = {right}"
    else:
        right = format_number(difference) + ("%" if change.is_rate else " điểm %" if points else "")
        equation = f"{show(high)} - {show(low)} = {right}"
    meant = "tăng" if now.readings[0].value > then.readings[0].value else "giảm"
    if way and way != meant and difference:
        return Claim(
            change,
            terms,
            f"{equation}: {show(now)} so với {show(then)} là {meant}, không phải {way} {show(change)}",
            f"{meant} {right}",
        )
    return Claim(change, terms, f"{equation}, không phải {show(change)}", right)

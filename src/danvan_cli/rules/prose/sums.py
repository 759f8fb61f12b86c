"""Sums that a sentence writes beside their parts: “866 lượt (gồm 500 lượt thường xuyên, 360 lượt định kỳ)”.

Only where the words say that the parts make the whole. Knows the skeleton of a sentence, neither figures of
a report nor where a text stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from danvan_cli.model.numbers import format_number
from danvan_cli.rules.prose.claims import Claim, Found, Sentence, is_exact, show, some_typed
from danvan_cli.rules.prose.numbers import Number

_MADE_OF = re.compile(
    r"(?<!\w)(?<!chủ yếu )(?:bao )?gồm(?! cả)(?: có)?[ ]?:?[ ]?|(?<!\w)chia ra:?[ ]|(?<!\w)trong đó gồm:?[ ]?"
)
_BETWEEN_WHOLE_AND_PARTS = re.compile(
    r"[^#¿,;:.()\n¤]{0,60}(?:, (?:bài|ảnh|điển hình|cá nhân|kiến nghị|phản ánh)[^#¿,;:.()\n¤]{0,40})?"
    r"[,:(–-]?[ ]*(?:trong đó )?$"
)
_SEPARATOR = re.compile(r",[ ]*(?:và[ ])?|[ ]và[ ]|[ ]\+[ ]|[ ]cùng[ ]")
_OPEN_ENDED = re.compile(
    r"(?<!\w)(?:v\.?v|vân vân|còn lại|số còn|khác nhau|chủ yếu|như|một số|các|nhiều|tính cả|kể cả|cả)(?!\w)"
    r"|…|\.\."
)
_NO_PART = re.compile(
    r"(?<!\w)(?:tăng|giảm|đạt|chiếm|so với|trong đó|đã|được|với|cho|tại|có|mỗi|bình quân|qua đó|góp phần|nhằm|để"
    r"|bằng|vượt|do|phục vụ|thu hút|trị giá|tổng|trên|riêng|không|cao|thấp|đồng thời|ngoài ra)(?!\w)"
)
_ANOTHER_CLAIM = re.compile(r"(?<!\w)(?:tăng|giảm|đạt|chiếm|so với|trong đó|bình quân|mỗi|bằng|vượt)(?!\w)")
_ATTRIBUTES = re.compile(
    r"(?<!\w)(?:nam|nữ|tập thể|cá nhân|khiếu nại|tố cáo|kiến nghị|phản ánh|trực tuyến|trực tiếp|thường xuyên|định kỳ"
    r"|đột xuất|ủy quyền|uỷ quyền|cấp tỉnh|cấp huyện|cấp xã|lần đầu|nhiều lần|tin|bài|ảnh|đúng hạn|trước hạn|sớm hạn"
    r"|quá hạn|trễ hạn|công chức|viên chức|người lao động|hợp đồng|kỳ trước|trong kỳ|tiếp nhận mới|đúng|sai"
    r"|đúng một phần|dân tộc|kinh|đảng viên|quần chúng|xã|phường|thị trấn|thường trực|bưu chính"
    r"|kế hoạch|công văn|báo cáo|quyết định|chỉ thị|thông báo|tờ trình|hướng dẫn|mới|cũ|duy trì)(?!\w)"
)
_ON_TOTAL = re.compile(
    r"(?:[ ][^\W\d_]+){0,2}(?:,[ ])?[ ](?:trên|trong)[ ](?:tổng số|tổng)[ ](?:[^\W\d_]+[ ]){0,2}$"
    r"|(?:[ ][^\W\d_]+){0,2}[,:]?[ ](?:tổng cộng|tổng số|cộng)(?: là)?[ ]$"
)
_PLUS = re.compile(
    r"(?<!#)#+(?![#%])(?:(?:[ ][^\W\d_]+){0,3}[ ]?\+[ ]?#+(?![#%])){1,20}(?:[ ][^\W\d_]+){0,3}[ ]?=[ ]?#+(?![#%])"
)
_PAIRS = (("nam", "nữ"), ("tập thể", "cá nhân"))
_MOST_PARTS = 9


def sums(sentence: Sentence) -> Iterator[Claim]:
    """Yield the totals of a sentence that are not the sum of the parts named with them."""
    yield from _added(sentence)
    for match in _MADE_OF.finditer(sentence.text):
        yield from _made_of(sentence, match.start(), match.end())
    for match in re.finditer(r"\([^()]*\)", sentence.text):
        yield from _complementary(sentence, match.start(), match.end())


def _added(sentence: Sentence) -> Iterator[Claim]:
    """“655 + 138 + 73 = 866”."""
    for match in _PLUS.finditer(sentence.text):
        inside = [number for at, number in sentence.numbers if match.start() <= at < match.end()]
        if not is_exact(*inside[:-1]) or not is_exact(inside[-1]):
            continue
        yield from _claim(inside[-1], inside[:-1])


def _made_of(sentence: Sentence, start: int, begin: int) -> Iterator[Claim]:
    stop = _end_of_list(sentence.text, begin)
    inside = [found for found in sentence.numbers if begin <= found[0] < stop]
    before = sentence.before(start)
    if not inside:
        return
    whole = before[-1] if before else None
    if whole and not _BETWEEN_WHOLE_AND_PARTS.fullmatch(sentence.text[sentence.after(whole) : start]):
        whole = None
    last = inside[-1]
    if len(inside) >= 3 and _ON_TOTAL.fullmatch(sentence.text[sentence.after(inside[-2]) : last[0]]):
        parts = _parts(sentence, begin, sentence.after(inside[-2]) + _tail(sentence, inside[-2]), "")
        if whole is None and parts:
            yield from _claim(last[1], parts)
        return
    if whole and not whole[1].is_rate:
        parts = _parts(sentence, begin, stop, sentence.unit(whole))
        if parts and is_exact(whole[1]):
            yield from _claim(whole[1], parts)


def _tail(sentence: Sentence, part: Found) -> int:
    match = re.match(
        r"(?:[ ][^\W\d_]+){0,2}?(?=,?[ ](?:trên|trong|tổng|cộng))", sentence.text[sentence.after(part) :]
    )
    return match.end() if match else 0


def _complementary(sentence: Sentence, start: int, stop: int) -> Iterator[Claim]:
    """“21 người (12 nam, 8 nữ)”: two words that leave nothing out."""
    before = sentence.before(start)
    words = sentence.text[start + 1 : stop - 1]
    pair = next(
        (pair for pair in _PAIRS if all(re.search(rf"(?<!\w){word}(?!\w)", words) for word in pair)), None
    )
    if not before or pair is None or before[-1][1].is_rate:
        return
    whole = before[-1]
    if not re.fullmatch(r"[^#¿,;:.()\n¤]{0,60}", sentence.text[sentence.after(whole) : start]):
        return
    parts = _parts(sentence, start + 1, stop - 1, sentence.unit(whole))
    if len(parts) == 2 and is_exact(whole[1]):
        yield from _claim(whole[1], parts)


def _end_of_list(text: str, begin: int) -> int:
    """Return where a list ends: at the bracket that closes around it, else with the sentence."""
    depth = 0
    for at in range(begin, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return len(text)


def _parts(sentence: Sentence, begin: int, stop: int, unit: str) -> list[Number]:
    """Return the parts named by a list; empty where it may leave something out or names other things too."""
    words = _without_brackets(sentence.text[begin:stop])
    if words is None or "¿" in words or "%" in words or _OPEN_ENDED.search(words):
        return []
    places = dict(sentence.numbers)
    parts: list[Number] = []
    at = 0
    for end, follow in [*(match.span() for match in _SEPARATOR.finditer(words)), (len(words), len(words))]:
        item = words[at:end]
        inside = [place for place in range(at, end) if begin + place in places]
        same = (
            len(inside) == 1 and sentence.unit((begin + inside[0], places[begin + inside[0]])) == unit != ""
        )
        if (_ANOTHER_CLAIM if same else _NO_PART).search(item):
            if "," not in words[max(0, at - 2) : at] or not parts:
                return []
            break  # “…, giảm 20 lượt so với năm trước”: the list is over
        if len(inside) != 1:
            if inside or not item.strip() or not parts or not _ATTRIBUTES.search(item):
                return []
            at = follow  # “5 đơn khiếu nại, tố cáo”: the noun goes on
            continue
        if not _same_kind(sentence, (begin + inside[0], places[begin + inside[0]]), unit, item):
            return []
        parts.append(places[begin + inside[0]])
        at = follow
    return parts if 2 <= len(parts) <= _MOST_PARTS and is_exact(*parts) else []


def _same_kind(sentence: Sentence, part: Found, unit: str, item: str) -> bool:
    own = sentence.unit(part)
    return not own or own == unit or _ATTRIBUTES.search(item) is not None


def _without_brackets(words: str) -> str | None:
    """Return the words with everything in brackets blanked out; ``None`` where they do not match."""
    if words.count("(") != words.count(")"):
        return None
    return re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), words)


def _claim(whole: Number, parts: list[Number]) -> Iterator[Claim]:
    total = whole.readings[0].value
    values = [part.readings[0].value for part in parts]
    if sum(values) == total or not some_typed(whole, *parts):
        return
    if any(sum(some) == total for size in range(2, len(values)) for some in combinations(values, size)):
        return  # “23 người, gồm 12 nam, 11 nữ, 15 đảng viên”: two ways to divide
    right = format_number(sum(values, Decimal(0)))
    equation = " + ".join(show(part) for part in parts)
    yield Claim(whole, tuple(parts), f"{equation} = {right}, không phải {show(whole)}", right)

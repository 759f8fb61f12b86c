"""Numbers of a text that name an indicator: “tiếp 886 lượt công dân” speaks of “Lượt tiếp công dân”.

Knows names and units of indicators and the words of a clause, neither where figures come from nor places.
Whatever else a clause says may narrow what is counted, so a clause with a word that is not expected names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from danvan_cli.rules.prose.claims import Found, Sentence, sentences
from danvan_cli.rules.prose.numbers import HARMLESS, Number, Prose


class Name(NamedTuple):
    """What an indicator is called: its code, its unit of measure, and the words of its name.

    ``words`` are those that say what is counted, ``needed`` those of them that no other name of the unit has
    (``special`` where there are such), ``syllables`` all of them, ``noun`` the first two. ``short`` is the
    abbreviation that it is known by (PAPI), ``alone`` means that nothing else in the task has its unit.
    """

    code: str
    unit: str
    words: frozenset[str]
    needed: frozenset[str]
    syllables: frozenset[str]
    noun: str
    short: frozenset[str]
    special: bool
    alone: bool


class Scope(NamedTuple):
    """What a text is about: the names of its task, all units of measure, the words of who writes, the year."""

    names: tuple[Name, ...]
    units: frozenset[str]
    own_words: frozenset[str]
    year: int


_SYLLABLE = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"(?<=\()[A-Z]{3,}(?: [A-Z]+)*(?=\))")
_GENERAL = frozenset(
    _SYLLABLE.findall(
        "số tổng các những của và được đã trong kỳ theo về từ là có cuối này tỷ lệ tỉ bị để tại do với cho ra vào trên"
    )
)
_OPTIONAL = frozenset(_SYLLABLE.findall("công dân tổ chức người nhân"))
_NEUTRAL = frozenset(
    _SYLLABLE.findall(
        "số tổng cộng các của và được đã trong kỳ năm là có toàn cả văn phòng ban đơn vị trung tâm tỉnh hiện thực tổ"
        " chức kết quả đến nay tính qua mới cho cùng đạt công dân nhân ta chúng tôi này nhìn chung về việc tỷ lệ tỉ"
        " lượt số lượng tiến hành ngày hết ubnd phục vụ tham mưu triển khai đó gồm"
    )
)
_DONE = _NEUTRAL | frozenset(
    _SYLLABLE.findall(
        "viết gửi đăng phát cung cấp tham gia dự ghi nhận tổng hợp tiếp thu góp thu hút biên tập"
    )
)
"""What may stand before a number whose unit alone says what it is."""
_OF_THE_WHOLE = frozenset({"trong đó", "gồm", "riêng"})
_NARROWED = re.compile(
    r"(?<!\w)(?:trong đó|riêng|gồm|cụ thể|trước đó|năm trước|năm ngoái|kỳ trước|cùng kỳ|so với|kế hoạch|chỉ tiêu"
    r"|phấn đấu|dự kiến|mục tiêu|yêu cầu|bình quân|trung bình|mỗi|từng|hằng|hàng|đợt|quý|tháng|tuần|đầu năm|cuối năm"
    r"|giai đoạn|nhiệm kỳ|lũy kế|luỹ kế|tại|ở|thuộc|lĩnh vực|nếu|sẽ|thêm|tăng|giảm|vượt|hơn|kém|thiếu|đề nghị|giao"
    r"|huyện|xã|phường|thị trấn|thị xã|thành phố|sở|dự án|tổ công tác|đoàn công tác|hội nghị|phiên|cuộc họp|buổi"
    r"|kỳ tiếp|chi bộ|công đoàn|nhân dịp|kiểm tra|sau khi|khi|một số|lần|chẳng hạn|như|ví dụ|đối với"
    r"|theo(?! công bố| thống kê| số liệu)|ước)(?!\w)"
)
_BOUNDARY = re.compile(r"[,(:–\])]|[ ]-[ ]|(?<!\w)(?:với|trong khi|còn|và(?=[ ](?:[^\W\d_]+[ ])?#))(?!\w)")
_AFTER = re.compile(r"[,(:–\])]|[ ]-[ ]|(?<!\w)(?:với|trong khi|và(?=[ ](?:[^\W\d_]+[ ]){0,3}#))(?!\w)")
_NARROWING_TAIL = re.compile(
    r"(?<!\w)(?:tại|ở|thuộc|lĩnh vực|liên quan|địa bàn|nhân dịp|chuyên đề|do|riêng)(?!\w)"
)
_REMARK = re.compile(
    r"[, ]*(?:chủ yếu|đa số|phần lớn|tập trung|trong đó|giảm|tăng|nhất là|nội dung|đạt|bằng|qua đó|không|bảo đảm"
    r"|đảm bảo)"
)
_MORE = re.compile(r",[^#¿¤,;:().\n]*(?=[,;(]|$)")
"""What a name may go on with behind a comma: “31 đơn chưa xử lý, chuyển kỳ sau”."""
_ASIDE = re.compile(r"\([ ]*(?:gồm|bao gồm|tăng|giảm|bằng|so|năm|cùng|trong đó|đạt|chiếm|vượt|#|¤)")
_PARTIAL_TIME = re.compile(r"tháng|quý|tuần|ngày|ngay", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|đến hết|hết|tính đến)[ ]*$")
_BESIDE_UNIT = re.compile(r"[ ]+")
_ENOUGH = 0.5
_FAR = 400
"""How many characters before a sentence may still narrow what it counts."""


@lru_cache(maxsize=2048)
def words_of(name: str, unit: str) -> frozenset[str]:
    """Return the words of an indicator's name without those of its unit and those that every name has."""
    return frozenset(_SYLLABLE.findall(name.lower())) - _GENERAL - frozenset(_SYLLABLE.findall(unit.lower()))


@lru_cache(maxsize=1024)
def names_of(indicators: tuple[tuple[str, str, str], ...], units: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the names of indicators given as code, name and unit; ``units`` are all those of the task.

    What two names of one unit share names neither.
    """
    found = []
    for code, name, unit in indicators:
        words = words_of(name, unit)
        others = (words_of(more, its) for other, more, its in indicators if its == unit and other != code)
        own = words.difference(*others)
        syllables = _SYLLABLE.findall(name.lower())
        short = _SHORT.search(name)
        found.append(
            Name(
                code,
                unit.lower(),
                words,
                own or words - _OPTIONAL,
                frozenset(syllables),
                " ".join(syllables[:2]),
                frozenset(_SYLLABLE.findall(short[0].lower())) if short else frozenset(),
                bool(own),
                units.count(unit) == 1,
            )
        )
    return tuple(found)


def mentions(prose: Prose, scope: Scope) -> Iterator[tuple[Number, tuple[Name, ...]]]:
    """Yield the numbers of a text that name an indicator, with it and, behind it, less likely ones."""
    heads = _heads(prose)
    for at, sentence in sentences(prose):
        for found in sentence.numbers:
            number = found[1]
            if not number.typed or number.rough or number.scale:
                continue
            names = _named(prose, sentence, found, scope, at, heads)
            if names:
                yield number, names


def _heads(prose: Prose) -> dict[int, str]:
    """Return for the begin of each line that is an item the line above the list that it belongs to."""
    heads: dict[int, str] = {}
    head, at = "", 0
    for line in prose.skeleton.split("\n"):
        if line.lstrip().startswith(("-", "+")):
            heads[at] = head
        elif line.rstrip().endswith(":"):
            head = line
        elif line.strip():
            head = ""
        at += len(line) + 1
    return heads


def _named(
    prose: Prose, sentence: Sentence, found: Found, scope: Scope, offset: int, heads: dict[int, str]
) -> tuple[Name, ...]:
    """Return the indicators that a number may be, the likeliest first; none where two are as likely."""
    at, number = found
    text = sentence.text
    unit, end = _unit(sentence, found, scope)
    if unit and all(name.unit != unit for name in scope.names):
        return ()
    before = text[:at]
    if before.count("(") > before.count(")") or "¿" in text:
        return ()
    starts = max((match.end() for match in _BOUNDARY.finditer(before.rstrip(" :"))), default=0)
    follows = _AFTER.search(text, end)
    ends = follows.start() if follows else len(text)
    if follows and follows[0] == "(" and not _ASIDE.match(text, follows.start()):
        return ()
    tail = re.split(r"[#;]", text[ends:])[0]
    if tail.startswith(",") and _NARROWING_TAIL.search(tail) and not _REMARK.match(tail):
        return ()
    others = [other for other in sentence.numbers if starts <= other[0] < ends and other[0] != at]
    if others:  # “5 buổi tuyên truyền cho 231 lượt người”
        starts = sentence.after(others[-1])
        if starts > at or not any(character.isalpha() for character in text[starts:at]):
            return ()
    if _other_time(prose.text[offset : offset + at], before, scope.year):
        return ()
    said = frozenset(_SYLLABLE.findall(text[starts:at])) | frozenset(_SYLLABLE.findall(text[end:ends]))
    more = _MORE.match(text, ends)
    goes_on = frozenset(_SYLLABLE.findall(more[0])) if more else frozenset()
    line = prose.skeleton.rfind("\n", 0, offset + at) + 1
    context = before + " " + heads.get(line, "") + " " + prose.skeleton[max(line, offset - _FAR) : offset]
    narrowed = frozenset(match[0] for match in _NARROWED.finditer(context))
    led_by = frozenset(_SYLLABLE.findall(before))
    expected = frozenset().union(_DONE, scope.own_words, *(name.syllables for name in scope.names))
    fitting = []
    for name in scope.names:
        words = said | goes_on if goes_on <= name.syllables else said
        usual = not others and words - name.syllables <= _NEUTRAL | scope.own_words
        by_unit = name.alone and unit == name.unit and words <= expected and led_by <= expected
        if not (by_unit or (usual and _is_meant(name, words))):
            continue
        if not _counts(name, unit, number, text, found, end):
            continue
        own = expected if by_unit else name.syllables
        if not all(frozenset(some.split()) <= own for some in _limits(name, words, narrowed)):
            continue
        known = len(words & name.words)
        fitting.append((known, known - len(name.words), name))
    fitting.sort(key=lambda one: one[:2], reverse=True)
    if not fitting or (len(fitting) > 1 and fitting[0][:2] == fitting[1][:2]):
        return ()
    return tuple(name for _, _, name in fitting)


def _is_meant(name: Name, words: frozenset[str]) -> bool:
    """Tell whether the words of a clause say enough of a name, or its abbreviation."""
    enough = bool(name.needed) and len(name.needed & words) >= _ENOUGH * len(name.needed)
    return enough or (bool(name.short) and name.short <= words)


def _limits(name: Name, words: frozenset[str], narrowed: frozenset[str]) -> frozenset[str]:
    """Return the words that narrow what is counted; a part that has its own indicator may be called a part."""
    return narrowed - _OF_THE_WHOLE if name.special and name.needed <= words else narrowed


def _unit(sentence: Sentence, found: Found, scope: Scope) -> tuple[str, int]:
    """Return the unit of measure behind a number and where it ends; empty where none follows."""
    start = sentence.after(found)
    if found[1].is_rate:
        return "%", start
    space = _BESIDE_UNIT.match(sentence.text, start)
    if space is None:
        return "", start
    rest = sentence.text[space.end() :]
    fitting = (unit for unit in scope.units if rest.startswith(unit) and not rest[len(unit) :][:1].isalpha())
    best = max(fitting, key=len, default="")
    return best, space.end() + len(best) if best else start


def _counts(name: Name, unit: str, number: Number, text: str, found: Found, end: int) -> bool:
    """Tell whether a number is one of what the indicator counts: its unit, or the noun that its name begins with."""
    if number.is_rate or name.unit == "%":
        return number.is_rate and name.unit == "%"
    if unit == name.unit:
        return True
    if unit:
        return False
    if text.startswith(name.noun, end + 1):
        return name.unit == "người"
    alone = not text[end:].strip() or text[end:].lstrip()[0] in ",.;)"
    return alone and name.unit in text[: found[0]]


def _other_time(raw: str, skeleton: str, year: int) -> bool:
    """Tell whether a sentence speaks of another year or of a part of this one."""
    for match in re.finditer(f"{HARMLESS}+", skeleton):
        written = raw[match.start() : match.end()]
        years = re.findall(r"(?:19|20)\d\d", written)
        if any(int(one) != year for one in years):
            return True
        if _PARTIAL_TIME.search(written) and not _UNTIL.search(skeleton[: match.start()]):
            return True
    return False

"""Rates that a sentence writes beside the two numbers they come from: “238/316 vụ việc, đạt 88,9%”.

Knows the skeleton of a sentence, neither figures of a report nor where a text stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from danvan_cli.rules.prose.claims import Claim, Found, Sentence, rate_claim

_SPACES = r"[ ]*"
_UNIT = r"(?:[ ][^\W\d_]+){0,4}?"
_RATIO = re.compile(
    rf"#+(?![#%])(?:{_UNIT}{_SPACES}/{_SPACES}(?:tổng số |tổng )?"
    rf"|{_UNIT}[ ](?:trên|trong|/)[ ](?:tổng số|tổng|số)[ ]{_UNIT}[ ]?"
    rf"|{_UNIT}[ ]trên[ ])#+(?![#%])"
)
_ROUGHLY = r"(?:gần|ngót|hơn|trên|khoảng|chừng|ước|ước đạt|xấp xỉ|dưới|không dưới|ít nhất|tối thiểu|đến|tới)"
_CUE = (
    r"(?:(?:và|đã|mới|chỉ|cũng|qua đó|tức|tức là|nghĩa là|như vậy)[ ])?"
    r"(?:(?:đạt|chiếm|bằng|tương ứng|tương đương|ứng|là|tức|tức là|hoàn thành|đạt được|được|=|→)[ ]?)?"
    r"(?:(?:với|khoảng)[ ])?(?:(?:tỷ lệ|tỉ lệ|tỷ trọng|mức)[ ]?)?(?:(?:là|đạt|bằng|:)[ ]?)?"
    rf"(?:{_ROUGHLY}[ ]){{0,2}}"
    r"[~≈><≥≤±]?[ ]?"
)
_CUE_ENDS = re.compile(rf"(?P<mark>[,(–-]|[ ]:)?(?<![ ])[ ]*(?P<cue>{_CUE})$")
_OWN_SUBJECT = re.compile(
    r"(?<!\w)(?:(?<!đã )có|với|mà|còn|trong khi|gồm|trong đó|tỷ lệ|tỉ lệ|tỷ trọng|tăng|giảm|nâng|so với"
    r"|và(?![ ](?:người|viên|công|tổ|cá|doanh|đơn|phường|xã|thị|phản|kiến|tố|các|thành|hội|đoàn)[ ])"
    r"|nhưng|riêng|thì|hài lòng|vượt|mỗi|bình quân|cùng kỳ|năm trước)(?!\w)"
)
_PLANNED = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|tiêu chí)(?!\w)")
_LISTED = re.compile(
    r"(?:[ ]*(?:và[ ])?(?:kiến nghị|phản ánh|khiếu nại|tố cáo|tổ chức(?=[ ]*$)|cá nhân|xã|phường|thị trấn|đặc khu|huyện"
    r"|thị xã|thành phố|viên chức|người lao động|công chức|cán bộ|bài|ban|đơn vị|phòng|doanh nghiệp|cơ quan|địa phương"
    r"|ngành|sở|đảng viên|đoàn viên|hội viên|người dân|hộ|thôn|ấp|khu phố|tổ dân phố)(?!\w)){1,6}"
    r"(?:[ ][^\W\d_]+){0,6}[ ]*"
)
_ENDS_CLEANLY = re.compile(
    r"[ ]*(?:$|[,.;:)\]–+-]|(?:và|còn|tăng|giảm|cao|thấp|vượt|theo|tại|ở|trong|trên|cơ bản|đúng|bảo đảm|đảm bảo"
    r"|chưa|không|do|vì|nhờ|qua|như|của|mới|là|thể hiện|để|từ|đến|bằng)(?!\w))"
)
_OF_WHAT = re.compile(
    r"[ ]*(?:(?:tổng số|tổng|số|trong số|trên tổng số)[ ]+)?([^\W\d_]+)(?:[ ][^\W\d_]+)?[ ]*"
)
_REACHING = re.compile(
    r"[ ]?(?:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu|đơn vị|phòng|ban|sở|ngành|cơ quan|địa phương|thôn"
    r"|khu phố|tổ dân phố|trường|tỉnh|chỉ số|lĩnh vực|thủ tục|doanh nghiệp|cá nhân|tập thể|công chức|viên chức"
    r"|mô hình)(?!\w)"
)
"""Those that may themselves reach a rate: “3/10 xã đạt 100%” says nothing of 30 %."""
_SAME_SUBJECT = re.compile(
    rf",[ ]*(?:tỷ lệ|tỉ lệ)[ ](?P<words>[^#¿,;:()\n]{{2,40}}?)[ ](?:đạt|là|bằng)[ ](?:{_ROUGHLY}[ ]?)?$"
)
_COMPARED = re.compile(r"[ ]*so với[ ](?:cùng|năm|kỳ|tháng|quý|¤|trung bình|bình quân|toàn|cả)")
_IN_BRACKETS = re.compile(
    r"(?P<what>[^#¿,;:.()\n]{0,40}?),?[ ]*[(–][ ]*(?:[^#¿,;:.()\n]{0,28}[ ])?$|"
    r",[ ]*(?:tức|tức là|tương ứng|tương ứng với|tương đương|ứng với|với|cụ thể là|cụ thể)[ ](?:với[ ])?$"
)
_CHANGE_BEFORE = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|cao hơn|thấp hơn|hơn|kém|bình quân)"
    r"(?:[ ](?:thêm|được|tới|gần|khoảng|trên|hơn|so với))?[ ]*$"
)
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:so với|cùng kỳ|năm|kỳ trước|kế hoạch giao|tăng|giảm|mục tiêu|chỉ tiêu)(?!\w)"
)
_CLOSES = re.compile(
    r"(?:[ ,]+(?!(?:đều|trên|có|đạt|cao|vượt|dưới|hơn)\b)[^\W\d_]+){0,10}[ ]*(?:[);]|$|–|-|¤)"
)
_BARE_CUE = re.compile(rf"(?P<mark>[,(–])[ ]*(?P<cue>{_CUE})$")
_PART = re.compile(
    r"(?<!\w)(?:đã|trong đó|gồm|kết quả|có|qua đó|hiện|đến nay|hoàn thành|giải quyết|xử lý|thực hiện)"
    r"(?!\w)"
)
_WHOLE = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|tổng số|tổng cộng|chia ra|cụ thể)(?!\w)")
_DAYS, _MONTHS = 31, 12


class _Ratio(NamedTuple):
    over: Found
    under: Found
    start: int
    end: int


def rates(sentence: Sentence) -> Iterator[Claim]:
    """Yield the rates of a sentence that are not the quotient of the numbers beside them."""
    ratios = list(_ratios(sentence))
    for rate in sentence.numbers:
        if rate[1].is_rate:
            pairs = _beside(sentence, rate, ratios) or _whole_and_part(sentence, rate, ratios)
            claims = [rate_claim(rate[1], over[1], under[1]) for over, under in pairs]
            if claims and all(claims) and claims[0]:
                yield claims[0]


def _ratios(sentence: Sentence) -> Iterator[_Ratio]:
    places = dict(sentence.numbers)
    done = -1
    for at, number in sentence.numbers:
        match = _RATIO.match(sentence.text, at) if at >= done else None
        if match is None:
            continue
        second = next((other for other in places if at < other < match.end()), None)
        if second is not None and not _is_day(sentence, at, second, match.end()):
            done = match.end()
            under = places[second]._replace(rough="")  # “9 trên 12 đơn vị”
            yield _Ratio((at, number), (second, under), at, match.end())


def _is_day(sentence: Sentence, at: int, second: int, end: int) -> bool:
    """Tell whether “15/3” is a day of the calendar: it may be one, and no noun says what is counted."""
    first_digits, second_digits = sentence.text[at:second].count("#"), end - second
    places = dict(sentence.numbers)
    day, month = places[at].readings[0].value, places[second].readings[0].value
    if first_digits > 2 or second_digits > 2 or not places[at].typed or "/" not in sentence.text[at:second]:
        return False
    if not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
        return False
    follows = sentence.unit((second, places[second]))
    if follows and follows not in _NO_NOUNS:
        return False
    within = sentence.text[:at].rstrip().endswith(("(", ":"))
    return day > month or not (within or _COUNTS.search(sentence.text[:at]))


_NO_NOUNS = frozenset(
    {"đạt", "chiếm", "bằng", "và", "đến", "là", "có", "đã", "hằng", "vừa", "với", "thì", "tỷ", "tỉ"}
)
_COUNTS = re.compile(
    r"(?<!\w)(?:giải quyết|xử lý|được|có|hoàn thành|thực hiện|đạt|là|xong|dứt điểm|tổ chức)[ ]*$"
)


def _beside(sentence: Sentence, rate: Found, ratios: list[_Ratio]) -> list[tuple[Found, Found]]:
    """Return the pair of a ratio right before or right behind a rate."""
    at, end = rate[0], sentence.after(rate)
    if _CHANGE_BEFORE.search(sentence.text[:at]):
        return []
    nearest = max((ratio for ratio in ratios if ratio.end <= at), key=lambda ratio: ratio.end, default=None)
    if nearest and not any(nearest.end <= place < at for place, _ in sentence.numbers):
        gap = sentence.text[nearest.end : at]
        leads = _leads_to(gap) or _same_subject(gap, sentence.text[: nearest.end])
        if leads and _no_object(sentence, end, sentence.unit(nearest.under)):
            return [(nearest.over, nearest.under)]
    following = next((ratio for ratio in ratios if ratio.start >= end), None)
    if following and not any(end <= place < following.start for place, _ in sentence.numbers):
        gap = sentence.text[end : following.start]
        match = _IN_BRACKETS.fullmatch(gap)
        if match and "¿" not in gap and not _OTHER_TIME.search(gap):
            rest = sentence.text[following.end :]
            if "(" not in gap or _CLOSES.match(rest):
                return [(following.over, following.under)]
    return []


def _same_subject(gap: str, before: str) -> bool:
    """“đúng hạn 44.288/44.836 hồ sơ, tỷ lệ đúng hạn đạt …”: the rate is called by words said before."""
    match = _SAME_SUBJECT.search(gap)
    return (
        match is not None
        and "," not in gap[: match.start()]
        and set(match["words"].split()) <= set((before + gap[: match.start()]).split())
    )


def _leads_to(gap: str) -> bool:
    """Tell whether the words between a ratio and a rate say that the one is the other."""
    if "¿" in gap or len(gap) > 140:
        return False
    gap = re.sub(r"\([^()]*\)|(?<!\w)(?:tính )?(?:đến|trong|từ|ngày|năm|đến ngày|kể từ)?[ ]?¤+", " ", gap)
    gap = re.sub(r"[ ]{2,}", " ", gap).replace(" ,", ",").rstrip() + " "
    ends = _CUE_ENDS.search(gap)
    if ends is None or not (ends["cue"].strip() or ends["mark"]):
        return False
    noun = gap[: ends.start()]
    if ends["mark"] is None and (not ends["cue"].strip() or ":" in noun):
        return False
    if ends["mark"] is None and ends["cue"].startswith("đạt") and _REACHING.match(noun):
        return False
    first, *more = noun.split(",")
    if "(" in noun or ")" in noun or any(not _LISTED.fullmatch(piece) for piece in more):
        return False
    if _OWN_SUBJECT.search(noun) or (ends["mark"] is None and _PLANNED.search(noun)):
        return False
    return len(first.split()) <= 14


def _no_object(sentence: Sentence, end: int, unit: str) -> bool:
    """Tell whether what follows a rate gives it no object of its own (“đạt 100% kế hoạch”)."""
    rest = sentence.text[end:]
    if _COMPARED.match(rest):
        return False
    if _ENDS_CLEANLY.match(rest) or rest.lstrip().startswith(("so với", "¤")):
        return True
    match = _OF_WHAT.fullmatch(rest.partition(",")[0].partition(")")[0])
    return match is not None and match[1] == unit


def _whole_and_part(sentence: Sentence, rate: Found, ratios: list[_Ratio]) -> list[tuple[Found, Found]]:
    """Return the pairs of “tiếp nhận 316 đơn, đã xử lý 238 đơn, đạt …” that the rate may be meant for."""
    before = [found for found in sentence.before(rate[0]) if not found[1].is_rate]
    if len(before) < 2 or any(ratio.end <= rate[0] for ratio in ratios) or "¿" in sentence.text[: rate[0]]:
        return []
    part = before[-1]
    gap = sentence.text[sentence.after(part) : rate[0]]
    cue = _BARE_CUE.search(gap)
    if cue is None or not cue["cue"].strip() or "¤" in gap:
        return []
    noun = gap[: cue.start()]
    if "," in noun or "(" in noun or _OWN_SUBJECT.search(noun) or len(noun.split()) > 10:
        return []
    unit = sentence.unit(part)
    wholes = [found for found in before[:-1] if not unit or sentence.unit(found) in (unit, "")]
    between = sentence.text[before[0][0] : part[0]]
    share = cue["cue"].lstrip().startswith("chiếm")
    if not wholes and share and len(before) == 2 and part[1].readings[0] <= before[0][1].readings[0]:
        wholes = before[:1]  # “20 người, trong đó 12 nam”
    if share and not (_WHOLE.search(between) or _WHOLE.search(sentence.text[: before[0][0]])):
        return []
    if not share and (len(before) != 2 or not _PART.search(between) or "," not in between):
        return []
    if not _no_object(sentence, sentence.after(rate), unit) or not wholes:
        return []
    marker = max((match.start() for match in _WHOLE.finditer(sentence.text, 0, part[0])), default=0)
    wholes.sort(key=lambda whole: (whole[0] > marker, -whole[0]))  # the likeliest one is shown
    return [(part, whole) for whole in wholes]

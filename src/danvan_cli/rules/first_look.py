"""The cheap first look at a text: may a number in it be wrong? Knows signs and a few words, reads no sentence.

What reads sentences is imported, its patterns compiled, only for a text that passes.
"""

from __future__ import annotations

import re

from danvan_cli.rules.texts import Text

TYPED = re.compile(
    r"\d(?<![\w/.,-]\d)(?<!ngày \d)(?<!tháng \d)(?<!năm \d)(?<!Năm \d)(?<!số \d)(?<!lần \d)[\d.,]*+"
    r"(?:(?<=[.,])|[\s\u00a0]*+(?:[^\W\d_A-Z]|[%‰;:)=+(–-]|/\s?+(?:[\d{]|[^\W_A-Z])|$))"
)
"""A number that somebody typed and that is no document's, day's or year's at first sight."""
_SIGNS = ("%", "phần trăm", "ăng ", "iảm ", "gồm", "hia ra", "+", " nữ", "cá nhân")
"""One of them stands in every text that claims something about its numbers."""
_WHOLE = re.compile(r"tổng số|tổng cộng|trong kỳ|cả năm|toàn tỉnh|năm qua", re.IGNORECASE)


def speaks_of_the_whole(text: Text) -> bool:
    """Tell whether the numbers of a text may be the unit's own.

    A record tells of one event or model: its numbers are the unit's only where it says so.
    """
    return text.loc[0] in ("nhiem_vu", "kho_khan") or _WHOLE.search(text.text) is not None


def may_claim(text: str) -> bool:
    """Tell whether a text may say something about its numbers."""
    return any(sign in text for sign in _SIGNS)

"""Knows the labels that parts of a text are numbered with, right and wrong ones (PL I, mục II.6.đ); no Word."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from danvan_cli.thethuc.lint.texts import fold
from danvan_cli.thethuc.notation import LETTERS, roman

Level = Literal["phan", "muc", "khoan", "diem", "dieu", "nho", "gach"]

_PART: Final = re.compile(
    r"(?P<word>phần|chương)\s+(?:thứ\s+)?(?P<number>[IVXLC]+|\d{1,2}|[a-zà-ỹ]+)\s*(?P<rest>[:.\-].*)?",
    re.I | re.S,
)
_ARTICLE: Final = re.compile(
    r"(?P<word>Điều|ĐIỀU|điều)\s+(?P<number>\d{1,3})(?P<mark>\s*[.:\-–]?)(?P<rest>\s.*|$)", re.S
)
_ROMAN: Final = re.compile(
    r"(?P<number>[IVX]{1,6})(?P<mark>\s*[.)/:]|\s*-(?=\s)|\s*–(?=\s))\s*(?P<rest>\S.*)", re.S
)
_SMALL: Final = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?P<mark>[.)]?)\s+(?P<rest>\S.*)", re.DOTALL
)
_ARABIC: Final = re.compile(
    r"(?P<number>\d{1,2})(?P<mark>\s*[.)/:](?!\d)|\s*-(?=\s)|\s*–(?=\s))\s*(?P<rest>\D.*)", re.S
)
_LETTER: Final = re.compile(r"(?P<number>[a-zđ])(?P<mark>\s*[.)/:])\s*(?P<rest>\S.*)", re.DOTALL)
_CAPITAL: Final = re.compile(r"(?P<number>[A-HJ-UWYZĐ])(?P<mark>\s*[.)/])\s+(?P<rest>\S.*)", re.DOTALL)
_DASH: Final = re.compile(r"[-–—+•*\u2022\u00b7]\s*(?P<rest>\S.*)", re.DOTALL)
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS: Final = {
    name: number
    for number, name in enumerate(("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1)
}


class Label(NamedTuple):
    """A label: its level, its number, the sign behind it, the text it stands before.

    ``number`` is 0 where the sign does not belong to the alphabet. ``written`` is the number as it stands.
    """

    level: Level
    number: int
    written: str
    mark: str
    rest: str


def label_of(text: str) -> Label | None:
    """Return the label that a paragraph begins with, if any."""
    text = text.strip()
    match = _PART.fullmatch(text)
    if match is not None and (number := _ordinal(match["number"])):
        return Label("phan", number, match["number"], (match["rest"] or "").strip(), match["word"])
    if (match := _ARTICLE.fullmatch(text)) is not None:
        return Label("dieu", int(match["number"]), match["number"], match["mark"], match["rest"].strip())
    if (match := _ROMAN.fullmatch(text)) is not None and (number := _roman(match["number"])):
        return Label("muc", number, match["number"], match["mark"], match["rest"])
    if (match := _SMALL.fullmatch(text)) is not None:
        return Label("nho", 0, match["number"], match["mark"], match["rest"])
    if (match := _ARABIC.fullmatch(text)) is not None:
        return Label("khoan", int(match["number"]), match["number"], match["mark"], match["rest"])
    if (match := _LETTER.fullmatch(text)) is not None:
        return Label("diem", LETTERS.find(match["number"]) + 1, match["number"], match["mark"], match["rest"])
    if (match := _CAPITAL.fullmatch(text)) is not None:
        return Label("phan", 0, match["number"], match["mark"], match["rest"])
    if (match := _DASH.fullmatch(text)) is not None:
        return Label("gach", 0, text[0], "", match["rest"])
    return None


def _roman(written: str) -> int:
    values = [_VALUES[sign] for sign in written]
    total = sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return total if total > 0 and roman(total) == written else 0


def _ordinal(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if set(written.upper()) <= set("IVXLC"):
        return _roman(written.upper())
    return _ORDINALS.get(fold(written), 0)

"""Knows how wide text is when set in Times New Roman; knows no document and reads no font file.

The widths (1/1000 of the size) are those of the Times family, which Times New Roman and its metric-compatible
substitutes share. A Vietnamese letter is as wide as its base letter, save the horned ones.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import cache

# One width for each character from U+0020 to U+007E, in that order.
_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 "
    "500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 "
    "556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 "
    "500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 "
    "500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 "
    "611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 "
    "556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520"
)
_ITALIC = (
    "250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 "
    "500 500 333 333 675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 "
    "611 722 611 500 556 722 611 833 611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500 "
    "500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541"
)
# What the base letter does not tell: đ, the horned letters and the punctuation of Vietnamese text.
_EXTRA_CHARACTERS = "ĐđƠơƯư…–—“”‘’\u00a0"
_EXTRA = {
    "regular": (722, 500, 722, 529, 776, 542, 1000, 500, 1000, 444, 444, 333, 333, 250),
    "bold": (722, 556, 778, 554, 796, 600, 1000, 500, 1000, 500, 500, 333, 333, 250),
    "italic": (722, 500, 722, 534, 754, 545, 889, 500, 889, 556, 556, 333, 333, 250),
}
# A character of which nothing is known is taken as wide: better a roomy column than a wrapped line.
_UNKNOWN = 1000
_HORN = "\u031b"


class Face(Enum):
    """A cut of Times New Roman."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


def width(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """Return the width in pt of ``text`` set on one line at ``size`` pt."""
    return sum(map(_table(face).__getitem__, text)) * size / 1000


def words_width(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """Return the width in pt of the widest word: the least that a column needs."""
    return max((width(word, size, face) for word in text.split()), default=0.0)


def lines(text: str, size: float, room: float, face: Face = Face.REGULAR) -> list[str]:
    """Return ``text`` broken greedily into lines no wider than ``room`` pt, as a word processor breaks it."""
    broken: list[str] = []
    for word in text.split():
        if broken and width(f"{broken[-1]} {word}", size, face) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def balanced(text: str, size: float, room: float, rows: int, face: Face = Face.REGULAR) -> float:
    """Return a width in pt, ``room`` at most, on which ``text`` breaks into ``rows`` pleasing rows.

    They are about equally long, none begins with a digit or a dash (“năm / 2024”), and a row may be a little
    longer than another for the sake of a break before a word that joins or after a dash.
    """
    best, chosen = None, room
    narrow = _narrowest(text, size, room, rows, face)
    step = 0.0
    while (wide := narrow + step) <= min(narrow * 1.45, room):
        broken = lines(text, size, wide, face)
        starts = [row.split()[0] for row in broken[1:]]
        lengths = [width(row, size, face) for row in broken]
        score = (
            sum(not word[0].isalpha() for word in starts),
            -sum(word.lower() in _JOINING for word in starts)
            - sum(row.endswith(("-", "–", ",")) for row in broken[:-1]),
            round(max(lengths) - min(lengths)),
        )
        if best is None or score < best:
            best, chosen = score, max(lengths)
        step += size / 2
    return min(chosen * 1.01 + 1, room)


def _narrowest(text: str, size: float, room: float, rows: int, face: Face) -> float:
    low, high = 0.0, room
    while high - low > 1:
        middle = (low + high) / 2
        if len(lines(text, size, middle, face)) <= rows and words_width(text, size, face) <= middle:
            high = middle
        else:
            low = middle
    return high


# Words before which a title is broken gladly.
_JOINING = frozenset(
    {
        "của",
        "về",
        "theo",
        "trong",
        "tại",
        "từ",
        "và",
        "đối",
        "để",
        "nhằm",
        "năm",
        "giai",
        "trên",
        "gắn",
        "tỉnh",
    }
)


class _Widths(dict[str, int]):
    """The widths of a face in thousandths; that of a composed character is its base's, looked up once."""

    def __missing__(self, character: str) -> int:
        self[character] = found = self._composed(character)
        return found

    def _composed(self, character: str) -> int:
        decomposed = unicodedata.normalize("NFD", character)
        base = decomposed[0]
        if unicodedata.combining(base):
            return 0
        if _HORN in decomposed:
            base = unicodedata.normalize("NFC", base + _HORN)
        return self.get(base, _UNKNOWN)


@cache
def _table(face: Face) -> _Widths:
    ascii_widths = {Face.REGULAR: _REGULAR, Face.BOLD: _BOLD, Face.ITALIC: _ITALIC}[face]
    table = _Widths({chr(32 + index): int(value) for index, value in enumerate(ascii_widths.split())})
    table.update(zip(_EXTRA_CHARACTERS, _EXTRA[face.value], strict=True))
    return table

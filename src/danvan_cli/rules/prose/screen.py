"""A cheap first look at a whole file's prose: may it hold anything to be told? Knows no place.

Every word becomes one number, the same for the same word. Repetitions are then found by comparing the row of
numbers with itself, shifted, all at once: a long text costs a few operations on one large integer.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple
from zlib import crc32

from danvan_cli.rules.prose.repeated import LONGEST
from danvan_cli.rules.prose.slips import find_slips
from danvan_cli.rules.prose.terms import TERM_WORDS

_SLIP, _TERM, _OTHER = "\x01", "\x02", 0x100
_TERMS_IN_TWO = ("chí minh", "UBND Tỉnh", "Tỉnh Ủy", "Tỉnh Uỷ")
"""Terms of which no word alone asks for a closer look."""
_LONGEST_WORD = 200
"""Longer ones, which are no words, are not remembered."""
_MOST_WORDS = 1 << 16
_WIDTH = 32
_HIGHEST = b"\x00\x00\x00\x80"


class Screen(NamedTuple):
    """What a text may hold; never a false “no”."""

    slips: bool
    terms: bool


def screen(text: str) -> Screen:
    """Return whether a text is worth looking for typing slips and for terms with wrong capitals."""
    words = text.split()
    signs = _signs()
    if len(signs) > _MOST_WORDS:
        signs.clear()
    if None in map(signs.get, words):
        new = {word for word in words if word not in signs}
        if max(map(len, new)) > _LONGEST_WORD:
            return Screen(slips=True, terms=True)
        signs.learn(new)
    row = "".join(map(signs.__getitem__, words))
    return Screen(
        "  " in text or _SLIP in row or _repeats(row),
        _TERM in row or any(term in text for term in _TERMS_IN_TWO),
    )


class _Signs(dict[str, str]):
    """One character for each word met: the same for the same word, a mark for a word that needs a closer look."""

    def learn(self, words: Collection[str]) -> None:
        """Take in new words, all in one look, each on a line of its own between two innocent ones."""
        lines = "\n".join([f"xx {word} yy" for word in words])
        slips = {lines.count("\n", 0, slip.start) for slip in find_slips(lines)}
        self.update((word, _SLIP if at in slips else _sign(word)) for at, word in enumerate(words))


@cache
def _signs() -> _Signs:
    return _Signs()


def _sign(word: str) -> str:
    bare = word.lower().rstrip(",;.:!?)”")
    return _TERM if bare in TERM_WORDS else chr(_OTHER + crc32(bare.encode()) % 0xD000)


def _repeats(row: str) -> bool:
    """Tell whether a character, or a group of up to ``LONGEST``, stands twice in succession.

    Each character is a lane of 32 bits below the highest one. Highest bit minus lane keeps that bit only where
    the lane is zero, that is where the row equals itself shifted.
    """
    lanes = int.from_bytes(row.encode("utf-32-le"), "little")
    highest = int.from_bytes(_HIGHEST * len(row), "little")
    for width in range(1, LONGEST + 1):
        run = same = (highest - (lanes ^ lanes >> width * _WIDTH)) & highest
        for further in range(1, width):
            run &= same >> further * _WIDTH
        if run:
            return True
    return False

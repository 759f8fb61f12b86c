"""Two texts, word by word: what stayed, what went, what came. Knows words, not what they say."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_WORDS = 1500
_ALIKE = 0.4


class Doan(NamedTuple):
    """A run of words: the same in both texts where ``truoc`` equals ``sau``, else one instead of the other."""

    truoc: str
    sau: str

    @property
    def giu_nguyen(self) -> bool:
        """Whether the words stayed as they were."""
        return self.truoc == self.sau


def compare_words(before: str, after: str) -> tuple[Doan, ...] | None:
    """Return the runs of words in which two texts agree and differ; ``None`` where little is left of the first."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    return tuple(
        Doan(" ".join(old[first:last]), " ".join(new[start:end]))
        for _, first, last, start, end in _joined(matcher.get_opcodes())
    )


def _joined(codes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[str, int, int, int, int]]:
    """Join two changes that only one word stands between: they are one to a reader."""
    joined: list[tuple[str, int, int, int, int]] = []
    for code in codes:
        if (
            len(joined) >= 2
            and code[0] != "equal"
            and joined[-1][0] == "equal"
            and joined[-1][2] - joined[-1][1] == 1
        ):
            joined.pop()
            first = joined.pop()
            joined.append(("replace", first[1], code[2], first[3], code[4]))
        else:
            joined.append(code)
    return joined


def likeness(before: str, after: str) -> float:
    """Return how much of two texts is the same, from 0 to 1."""
    if before == after:
        return 1.0
    matcher = SequenceMatcher(None, before.split(), after.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0

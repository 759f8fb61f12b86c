"""How alike two texts are (DV307), word by word as they are printed. Knows no report and no year."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

ALIKE = 0.9
"""From this share of common words on a text counts as copied."""
SHORTEST = 60
"""Texts of fewer characters say the same thing in the same words without being copied."""
_LONGEST = 3000
"""Texts of more words together, a hundred times the usual, are compared as bags of words: order costs too much."""
_WORD = re.compile(r"\w+(?:[.,/\-]\w+)*")


def likeness(text: str, other: str) -> float:
    """Return the share of words that two texts have in common in the same order; 0.0 where it cannot reach ``ALIKE``.

    Case, spaces and punctuation do not count; a number that differs is a word that differs. Texts in NFC.
    """
    if min(len(text), len(other)) < SHORTEST:
        return 0.0
    if text == other:
        return 1.0
    words, others = _WORD.findall(text.casefold()), _WORD.findall(other.casefold())
    total = len(words) + len(others)
    if not total or 2 * min(len(words), len(others)) < ALIKE * total:
        return 0.0
    common = 2 * (Counter(words) & Counter(others)).total()
    if common < ALIKE * total:
        return 0.0
    if total > _LONGEST:
        return common / total
    return SequenceMatcher(None, words, others, autojunk=False).ratio()

"""Vietnamese text as values: comparison forms, nearest words, display order. Knows no domain and no files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST_NAME = 100
_SPACES = re.compile(r"\s+")
_LOOKALIKES = str.maketrans("lo", "10")
_PLACEHOLDER = re.compile(r"[\s.…\-–—_]*|todo|n/a|\(ghi rõ[^)]{0,200}\)", re.IGNORECASE)
_PLACEHOLDER_STARTS = ".…-–—_tTnN("
_HOLDS_PLACEHOLDER = re.compile(r"\bTODO\b|\(ghi rõ[^)]{0,200}\)|\.{5,}|…{2,}", re.IGNORECASE)


def nfc(text: str) -> str:
    """Return the composed form in which all texts are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text without case and tone marks, ``đ`` as ``d``: what remains when they are forgotten."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def record_key(text: str) -> str:
    """Return the form in which keys of records are compared: NFC, without case and spaces."""
    return "".join(nfc(text).split()).casefold()


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return _SPACES.sub(" ", text).strip()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was most likely meant, or ``None`` where nothing is near enough.

    A word that differs only by case, tone marks, hyphens, underscores, spaces, l for 1, o for 0 always wins.
    """
    if len(word) > _LONGEST_NAME:
        return None
    from difflib import SequenceMatcher  # only a misspelt word needs it

    wanted = _bare(word)
    best, best_ratio = None, 0.0
    for candidate in known:
        bare = _bare(candidate)
        if bare == wanted:
            return candidate
        ratio = SequenceMatcher(None, wanted, bare).ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best if best_ratio >= 0.7 else None


def _bare(word: str) -> str:
    return re.sub(r"[\s_.\-]+", "", fold(word)).translate(_LOOKALIKES)


def says_nothing(text: str) -> bool:
    """Tell whether a text is empty, only a placeholder, or still holds one (rule DV108)."""
    bare = text.strip()
    if not bare or (bare[0] in _PLACEHOLDER_STARTS and _PLACEHOLDER.fullmatch(bare)):
        return True
    return ("(" in text or "....." in text or "……" in text or "TODO" in text.upper()) and bool(
        _HOLDS_PLACEHOLDER.search(text)
    )

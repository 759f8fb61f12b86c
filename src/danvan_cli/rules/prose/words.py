"""Lists of words and phrases as they stand in the modules beside this one. Knows no word itself."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Return the words of a list written with spaces between them."""
    return frozenset(listed.split())


def phrases(listed: str) -> tuple[str, ...]:
    """Return the phrases of a list written with bars between them, the longest first."""
    return tuple(sorted({" ".join(phrase.split()) for phrase in listed.split("|")}, key=len, reverse=True))

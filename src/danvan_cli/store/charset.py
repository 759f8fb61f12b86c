"""Vietnamese charsets older than Unicode: recognised and converted for a preview. Knows bytes and letters only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Guess(NamedTuple):
    """The name of a charset and the text as it reads once converted."""

    name: str
    text: str


class LegacyLine(NamedTuple):
    """A line of valid UTF-8 whose letters are those of an older charset; columns 1-based, end exclusive."""

    line: int
    column: int
    end_column: int
    name: str
    preview: str


def decode_legacy(data: bytes) -> Guess | None:
    """Return the most likely charset of bytes that are not UTF-8, or ``None`` where none fits."""
    return None


def legacy_words(text: str) -> Iterator[LegacyLine]:
    """Yield every line in which at least two words are written in an older charset."""
    return
    yield

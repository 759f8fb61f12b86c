"""One slip in a text: where it stands in it, and what is to be said. Knows no file."""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """A stretch of a text (characters, from 0, end exclusive) with a Vietnamese message and hint."""

    start: int
    end: int
    message: str
    hint: str

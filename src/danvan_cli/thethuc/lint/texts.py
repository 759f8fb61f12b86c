"""Knows how to compare Vietnamese text whatever way it was typed, and to cut a paragraph into its lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from danvan_cli.thethuc.lint.reader import Cell, Paragraph, Piece
from danvan_cli.thethuc.metrics import Face, width

# Where the tone of “oa”, “oe”, “uy” stands is left to the writer; the decree itself does both.
_TONES: Final = re.compile("([oòóỏõọ])([aàáảãạeèéẻẽẹ])|([uùúủũụ])([yỳýỷỹỵ])")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\u00ad]")
_RULED: Final = re.compile("[_\u2013\u2014\u2015\u2500\u2501=*-]{3,}")


def fold(text: str) -> str:
    """Return ``text`` for comparing: small letters, single spaces, one kind of dash, one place for a tone."""
    flat = " ".join(_DASHES.sub("-", unicodedata.normalize("NFC", text)).lower().split())
    return _TONES.sub(_one_place, flat)


def _one_place(match: re.Match[str]) -> str:
    pair = unicodedata.normalize("NFD", match[0])
    tones = [sign for sign in pair if sign in "\u0300\u0301\u0303\u0309\u0323"]
    bare = [sign for sign in pair if sign not in "\u0300\u0301\u0303\u0309\u0323"]
    if len(tones) != 1 or len(bare) != 2:
        return match[0]
    return unicodedata.normalize("NFC", bare[0] + tones[0] + bare[1])


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a paragraph that stands for itself: between line breaks, or between tabs in a head without table.

    ``side`` is ``left``, ``right`` or empty, as far as it can be told.
    """

    paragraph: Paragraph
    pieces: tuple[Piece, ...]
    side: str = ""

    @property
    def text(self) -> str:
        """The text without the white space around it."""
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def shown(self) -> str:
        """The text as seen: in capitals where the type makes capitals of it."""
        return "".join(piece.text.upper() if piece.type.caps else piece.text for piece in self.pieces).strip()

    @property
    def visible(self) -> list[Piece]:
        """The pieces that show something."""
        return [piece for piece in self.pieces if piece.text.strip()]

    @property
    def cell(self) -> Cell | None:
        """The cell that the paragraph stands in."""
        return self.paragraph.cell

    def length(self) -> float:
        """Return the length of the text in pt as set in Times New Roman."""
        return sum(
            width(
                piece.text.upper() if piece.type.caps else piece.text,
                piece.type.size * (0.65 if piece.type.raised else 1),
                Face.BOLD if piece.type.bold else Face.ITALIC if piece.type.italic else Face.REGULAR,
            )
            + piece.type.spacing * len(piece.text)
            for piece in self.trimmed().pieces
        )

    def trimmed(self) -> Line:
        """Return the line without the white space around it."""
        pieces = list(self.pieces)
        while pieces and not pieces[0].text.strip():
            del pieces[0]
        while pieces and not pieces[-1].text.strip():
            del pieces[-1]
        if pieces:
            pieces[0] = Piece(pieces[0].text.lstrip(), pieces[0].type, pieces[0].sign)
            pieces[-1] = Piece(pieces[-1].text.rstrip(), pieces[-1].type, pieces[-1].sign)
        return Line(self.paragraph, tuple(pieces), self.side)

    def slice(self, start: int, end: int | None = None, side: str | None = None) -> Line:
        """Return the part of the line between two places of its untrimmed text."""
        cut: list[Piece] = []
        at = 0
        for piece in self.pieces:
            first = max(start - at, 0)
            last = len(piece.text) if end is None else min(end - at, len(piece.text))
            if first < last:
                cut.append(Piece(piece.text[first:last], piece.type, piece.sign))
            at += len(piece.text)
        return Line(self.paragraph, tuple(cut), self.side if side is None else side)

    @property
    def raw(self) -> str:
        """The text with the white space around it."""
        return "".join(piece.text for piece in self.pieces)


def is_ruled(text: str) -> bool:
    """Tell whether a line is drawn by keyboard: underscores, dashes."""
    return bool(_RULED.fullmatch("".join(text.split())))


def lines_of(paragraph: Paragraph) -> list[Line]:
    """Return the lines of a paragraph, cut at breaks, without empty ones."""
    whole = Line(paragraph, tuple(paragraph.pieces), _side(paragraph))
    found, start = [], 0
    for match in re.finditer("[\n\f]", whole.raw):
        found.append(whole.slice(start, match.start()))
        start = match.end()
    found.append(whole.slice(start))
    return [line for line in found if line.text]


def _side(paragraph: Paragraph) -> str:
    cell = paragraph.cell
    if cell is None or cell.single:
        return ""
    return "left" if cell.column == 0 else "right" if cell.last else ""

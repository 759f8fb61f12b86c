"""What the paragraphs of a Word file say, and which of them are others than were written here; changes nothing.

A file carries a short digest of each paragraph that was written, so that what was changed by hand is found
without the data it was made of.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from danvan_cli.thethuc.outline import part_tree
from danvan_cli.thethuc.package import Seal, unpack

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS: Final = 6
"""Hexadecimal digits a paragraph: few enough for the properties of a file, enough to tell neighbours apart."""
_SPACES: Final = re.compile(r"\s+")


class Kind(Enum):
    """What happened to a paragraph."""

    CHANGED = "sua"
    ADDED = "them"
    REMOVED = "xoa"


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that is another one now; ``number`` counts those with words from 1, as the file stands.

    ``text`` is what stands there now. Of what was removed only the place is known: behind paragraph ``number``.
    """

    kind: Kind
    number: int
    text: str


def paragraphs(parts: dict[str, bytes]) -> list[str]:
    """Return the words of each paragraph of the body, tables included, in order, those without words left out."""
    found = []
    for paragraph in part_tree(parts, "word/document.xml").iter(f"{_W}p"):
        pieces = []
        for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}p"):
            if element.tag == f"{_W}p" and element is not paragraph:
                break  # a text box holds paragraphs of its own
            pieces.append(
                (element.text or "") if element.tag == f"{_W}t" else " " if element.tag != f"{_W}p" else ""
            )
        text = _SPACES.sub(" ", "".join(pieces)).strip()
        if text:
            found.append(text)
    return found


def digests(texts: list[str]) -> str:
    """Return the short digests of paragraphs, one behind the other."""
    return "".join(
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS] for text in texts
    )


def changes(docx: bytes, seal: Seal) -> list[Change]:
    """Return what differs from the paragraphs that were written; raises :class:`~.package.NotADocxError`."""
    texts = paragraphs(unpack(docx))
    now, then = _split(digests(texts)), _split(seal.paragraphs)
    found: list[Change] = []
    for tag, first, last, start, end in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(last - first, end - start)
        found += [Change(Kind.CHANGED, at + 1, texts[at]) for at in range(start, start + both)]
        found += [Change(Kind.ADDED, at + 1, texts[at]) for at in range(start + both, end)]
        found += [Change(Kind.REMOVED, end, "") for _ in range(first + both, last)]
    return found


def _split(listed: str) -> list[str]:
    return [listed[at : at + _DIGITS] for at in range(0, len(listed), _DIGITS)]

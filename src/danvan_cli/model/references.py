"""References such as ``{luot_tiep}`` in texts: found, not resolved. Knows codes, not figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_REFERENCE = re.compile(r"\{\{([a-z][a-z0-9_.]*)\}\}|\{([^{}\n]{1,80})\}")
_CODE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){0,2}")
CHANGES = ("nam_truoc", "thay_doi")


class Reference(NamedTuple):
    """A reference as written between braces and where its ``{`` stands in the text (characters, from 0)."""

    written: str
    start: int

    @property
    def is_code(self) -> bool:
        """Whether it is written like a code; otherwise it is a reference only if it resembles a known one."""
        return _CODE.fullmatch(self.written) is not None

    @property
    def code(self) -> str:
        """The code of the figure, without ``.nam_truoc`` or ``.thay_doi``."""
        head, dot, last = self.written.rpartition(".")
        return head if dot and last in CHANGES else self.written

    @property
    def change(self) -> str | None:
        """``nam_truoc`` or ``thay_doi`` where the reference asks for it."""
        last = self.written.rpartition(".")[2]
        return last if last in CHANGES and last != self.written else None


def find_references(text: str) -> Iterator[Reference]:
    """Yield everything between single braces that may be a reference; ``{{ma}}`` is plain text."""
    if "{" not in text:
        return
    for match in _REFERENCE.finditer(text):
        if match[2] is not None:
            yield Reference(match[2], match.start())


def replace_references(text: str, value_of: Callable[[Reference], str | None]) -> str:
    """Return the text with figures for references; what ``value_of`` does not know stays as written.

    ``{{ma}}`` becomes ``{ma}``.
    """
    if "{" not in text:
        return text

    def one(match: re.Match[str]) -> str:
        if match[2] is None:
            return f"{{{match[1]}}}"
        value = value_of(Reference(match[2], match.start()))
        return match[0] if value is None else value

    return _REFERENCE.sub(one, text)

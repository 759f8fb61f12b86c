"""The signs in a text that are no words: references, addresses, file names. Knows no rule and no file."""

from __future__ import annotations

import re

_NO_WORDS = re.compile(
    r"\{[^{}\n]{1,80}\}|(?:https?://|www\.)\S+?(?=[,;.:)”]*(?:\s|$))|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov|edu|info|docx?|xlsx?|pdf|yaml)\b(?:/\S*?(?=[,;.:)”]*(?:\s|$)))?"
)


def without_figures(text: str) -> str:
    """Return the text with zeros in place of references, addresses and file names: as long, but no words."""
    if "{" not in text and "." not in text:
        return text
    return _NO_WORDS.sub(lambda match: "0" * len(match[0]), text)

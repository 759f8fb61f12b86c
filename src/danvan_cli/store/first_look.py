"""Whether a text is worth a closer look: cheap questions that never miss, asked of every file.

What looks closer is imported only for a file that gives it something to do.
"""

from __future__ import annotations

import re

_ANCHOR_OR_TAG = re.compile(r"(?:^|[\s\[{,:])[&*!]", re.MULTILINE)
_JOINED = re.compile(
    r"^ *(?:- )*(?:[–—•+*][ \u00a0]|-(?:\u00a0|[^\s\d{-]))|^( *)[^\s#][^\n]*[^:|>\s-]\n\1 +- ", re.MULTILINE
)


def may_hold_forbidden(text: str) -> bool:
    """Tell whether the events are worth a look: most files hold no sign of anchors, aliases, tags, directives."""
    if "%" in text and (text.startswith("%") or "\n%" in text):
        return True
    return any(sign in text for sign in "&*!") and _ANCHOR_OR_TAG.search(text) is not None


def may_be_cut_off(text: str) -> bool:
    """Tell whether a part of a text may be taken for a remark."""
    return " #" in text or "\t#" in text


def may_be_joined(text: str) -> bool:
    """Tell whether lines that were meant as items of a list may be read as one text."""
    return _JOINED.search(text) is not None


def may_be_split(text: str) -> bool:
    """Tell whether a comma may cut a text in two that curly quotes were to hold together."""
    return "“" in text


def may_change_silently(text: str) -> bool:
    """Tell whether YAML may make something else of a text than was typed."""
    return may_be_cut_off(text) or may_be_split(text) or may_be_joined(text)

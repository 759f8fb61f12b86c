"""Whether a text is worth a closer look: cheap questions that never miss, asked of every file.

What looks closer is imported only for a file that gives it something to do.
"""

from __future__ import annotations

import re

_ANCHOR_OR_TAG = re.compile(r"(?:^|[\s\[{,:])[&*!]", re.MULTILINE)
_FAR_RIGHT = re.compile(r"\n[-?: \t]{12}")
_NO_DASH = re.compile(r"\n *(?:- )*(?:[–—•+*][ \u00a0]|-(?:\u00a0|[^\s\d{-]))")
_OPEN_AT_A_COMMA = re.compile(r"“[^”,]{0,500}+,")
_ITEM = re.compile(r"\n( +)- ")


def may_hold_forbidden(text: str) -> bool:
    """Tell whether the events are worth a look: most files hold no sign of anchors, aliases, tags, directives."""
    if "%" in text and (text.startswith("%") or "\n%" in text):
        return True
    return any(sign in text for sign in "&*!") and _ANCHOR_OR_TAG.search(text) is not None


def may_nest_deeply(text: str, depth: int) -> bool:
    """Tell whether collections may be nested deeper than ``depth``, at least twelve.

    Each of them is opened by a bracket, or begins further right than the one around it.
    """
    opened = text.count("[") + text.count("{")
    return opened > depth - 12 or _FAR_RIGHT.search("\n" + text) is not None


def may_be_cut_off(text: str) -> bool:
    """Tell whether a part of a text may be taken for a remark."""
    return " #" in text or "\t#" in text


def may_be_joined(text: str) -> bool:
    """Tell whether lines that were meant as items of a list may be read as one text.

    Their dashes are no dashes, or they stand further right than the line above, which opens no list.
    """
    return _NO_DASH.search("\n" + text) is not None or any(
        _continues(text, item.start(), len(item[1])) for item in _ITEM.finditer(text)
    )


def _continues(text: str, end: int, indent: int) -> bool:
    """Tell whether the line that ends at ``end`` is the beginning of a text that a deeper line goes on with."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    bare = line.lstrip(" ")
    return (
        len(line) - len(bare) < indent
        and len(bare) > 1
        and bare[0] != "#"
        and not bare[0].isspace()
        and bare[-1] not in ":|>-"
        and not bare[-1].isspace()
    )


def may_be_split(text: str) -> bool:
    """Tell whether a comma may cut a text in two that curly quotes were to hold together."""
    return _OPEN_AT_A_COMMA.search(text) is not None


def may_change_silently(text: str) -> bool:
    """Tell whether YAML may make something else of a text than was typed."""
    return may_be_cut_off(text) or may_be_split(text) or may_be_joined(text)

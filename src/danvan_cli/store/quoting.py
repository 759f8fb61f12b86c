"""When a text needs quotes in YAML, and how plain data are written. Knows no file and no position."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from danvan_cli.store.lines import quoted

Data = str | None | Sequence["Data"] | Mapping[str, "Data"]
"""Plain data as a tree holds them: texts, nothing, lists, groups."""

# What YAML itself would read differently, in any place of a text.
_SPECIAL_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~]|\.\.\.")
_SPECIAL_INSIDE = re.compile(r":(?:\s|$)|\s#|[\t\n\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SPECIAL_IN_FLOW = re.compile(r"[,\[\]{}:]")
# What other programs (an editor's schema, a spreadsheet, YAML 1.1) would take for something else than text.
_TYPED = re.compile(
    r"null|true|false|yes|no|on|off|y|n"
    r"|[-+.]?\d[\d_.,:eExXoO+-]*|[-+]?0[xX][\da-fA-F_]+|[-+]?0[bB][01_]+|[-+]?\.(?:inf|nan)"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\d{1,2}/\d{1,2}",
    re.IGNORECASE,
)


def needs_quotes(text: str, in_flow: bool) -> bool:
    """Tell whether a text must keep its quotes, between brackets (``in_flow``) or on a line of its own."""
    return (
        not text
        or text != text.strip()
        or _SPECIAL_START.match(text) is not None
        or _SPECIAL_INSIDE.search(text) is not None
        or _TYPED.fullmatch(text) is not None
        or (in_flow and _SPECIAL_IN_FLOW.search(text) is not None)
    )


def written(data: Data, in_flow: bool = False) -> str:
    """Return plain data on one line of YAML, quoted only where needed; numbers, days and truths stay bare."""
    if data is None:
        return "null"
    if isinstance(data, str):
        if _BARE.fullmatch(data) or not needs_quotes(data, in_flow):
            return data
        return quoted(data).replace("\n", "\\n").replace("\t", "\\t")
    if isinstance(data, Mapping):
        return (
            "{"
            + ", ".join(f"{written(key, True)}: {written(value, True)}" for key, value in data.items())
            + "}"
        )
    return "[" + ", ".join(written(item, True) for item in data) + "]"


_BARE = re.compile(r"true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?|\d{4}-\d{2}-\d{2}|\d{2}/\d{2}")

"""How single values are spelt: quotes only where needed, days as ISO, one space where one is enough.

Knows positions within lines; never moves a line or a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.model.dates import DateFault, parse_date
from danvan_cli.model.shape import ANY, Shape, arranged
from danvan_cli.store.quoting import needs_quotes
from danvan_cli.store.spans import Edit, Mapping, Node, Scalar, Unsupported, applied, is_block

_COLON = re.compile(r"[ \t]*:[ \t]*")
_SPACED = {",": ", ", ",}": "}", ",]": "]"}
_VIETNAMESE_DAY = re.compile(r"\s*[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\s*")


def respelt(text: str, root: Node, shape: Shape) -> str:
    """Return the text with every value spelt canonically."""
    edits: list[Edit] = []
    _value(text, root, shape, edits)
    return applied(text, edits) if edits else text


def iso(value: str) -> str:
    """Return a Vietnamese day as ``2024-10-31``; anything else as it is."""
    if "/" not in value or not _VIETNAMESE_DAY.fullmatch(value):
        return value
    try:
        return value.replace(value.strip(), parse_date(value).isoformat())
    except DateFault:
        return value


def _block(text: str, node: Node, shape: Shape, edits: list[Edit]) -> None:
    if not isinstance(node, Mapping):
        for item in node.value:
            _value(text, item, shape.of_items, edits)
        return
    column = node.start_mark.column
    knows_below = bool(shape.under or shape.rest)
    for key, value in node.value:
        if key.start_mark.column != column:
            raise Unsupported
        if key.style:
            _change(text, key, _scalar(text, key, ANY, False), edits)
        end = key.end_mark.index
        start = value.start_mark.index
        # Nearly always a colon and one space: only what differs is looked at closely.
        if text[end:start] != ": ":
            _close_gap(text, end, start, value, edits)
        if knows_below or not isinstance(value, Scalar) or value.style:
            _value(text, value, shape.at(key.value), edits)


def _close_gap(text: str, end: int, start: int, value: Node, edits: list[Edit]) -> None:
    match = _COLON.match(text, end)
    if match is None:
        raise Unsupported
    same_line = (
        match.end() == start and start > end and not (isinstance(value, Scalar) and _is_nothing(value))
    )
    stop = match.end() if same_line else text.index(":", end) + 1
    wanted = ": " if same_line else ":"
    if text[end:stop] != wanted:
        edits.append(Edit(end, stop, wanted))


def _value(text: str, node: Node, shape: Shape, edits: list[Edit]) -> None:
    if isinstance(node, Scalar):
        if node.style or shape.is_date:
            _change(text, node, _scalar(text, node, shape, False), edits)
    elif is_block(node):
        _block(text, node, shape, edits)
    else:
        _change(text, node, _flow(text, node, shape), edits)


def _change(text: str, node: Node, new: str, edits: list[Edit]) -> None:
    start, end = node.start_mark.index, node.end_mark.index
    if text[start:end] != new:
        edits.append(Edit(start, end, new))


def _is_nothing(node: Scalar) -> bool:
    return not node.style and not node.value


def _scalar(text: str, node: Scalar, shape: Shape, in_flow: bool) -> str:
    raw = text[node.start_mark.index : node.end_mark.index]
    value: str = node.value
    if shape.is_date and (day := iso(value)) != value:
        return raw.replace(value.strip(), day.strip())
    if node.style not in ("'", '"') or "\n" in raw or "\\" in raw or needs_quotes(value, in_flow):
        return raw
    return value


def _flow(text: str, node: Node, shape: Shape) -> str:
    """The text of a node in brackets: on one line spaced canonically, over several lines as it was broken."""
    if isinstance(node, Scalar):
        return _scalar(text, node, shape, True)
    children = list(_children(text, node, shape))
    start, end = node.start_mark.index, node.end_mark.index
    gaps: list[str] = []
    at = start
    for child_start, child_end, _ in children:
        gaps.append(text[at:child_start])
        at = child_end
    gaps.append(text[at:end])
    if any("?" in gap for gap in gaps):
        raise Unsupported
    pieces = [piece for _, _, piece in children]
    if isinstance(node, Mapping) and not any("#" in gap for gap in gaps):
        pieces = [pieces[at] for at in arranged((key.value for key, _ in node.value), shape.rank)]
    spaced = [_spaced(gap) for gap in gaps]
    return "".join(part for pair in zip(spaced, [*pieces, ""], strict=True) for part in pair)


def _children(text: str, node: Node, shape: Shape) -> Iterator[tuple[int, int, str]]:
    if not isinstance(node, Mapping):
        for item in node.value:
            yield item.start_mark.index, item.end_mark.index, _flow(text, item, shape.of_items)
        return
    for key, value in node.value:
        start, key_end = key.start_mark.index, key.end_mark.index
        colon = _COLON.match(text, key_end)
        spelt = _scalar(text, key, ANY, True)
        if isinstance(value, Scalar) and _is_nothing(value):
            if colon is None:
                yield start, key_end, spelt
            else:
                yield start, colon.end(), f"{spelt}: "
            continue
        between = ": " if colon and colon.end() == value.start_mark.index else None
        if between is None:
            between = text[key_end : value.start_mark.index]
        yield start, value.end_mark.index, spelt + between + _flow(text, value, shape.at(key.value))


def _spaced(gap: str) -> str:
    """What stands between two values in brackets, without needless spaces; line breaks and comments stay."""
    if "\n" in gap:
        return gap
    bare = "".join(gap.split())
    return _SPACED.get(bare, bare)

"""Knows the lines and text boxes drawn in a Word file, in DrawingML and in VML; nothing of what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from danvan_cli.thethuc.lint.markup import MC, WP, A, V, W, points, whole

_EMU: Final = 12700
#: A filled shape as flat as this is seen as a line, in pt.
_FLAT: Final = 2.5
_LINES: Final = ("line", "straightConnector1")
_WORD_LINES: Final = ("#_x0000_t32", "#_x0000_t20")
_STYLE: Final = re.compile(r"(?:^|;)\s*(width|height|margin-left|left)\s*:\s*([^;]+)")
_KNOWN: Final = frozenset({"wps", "wpg", "wpc", "w14", "w15", "w16", "wp14", "a14", "wpi", "v"})


class Drawn(NamedTuple):
    """A line that is drawn: its length in pt and where it begins, ``None`` where it cannot be told."""

    length: float | None
    x: float | None


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the branch of ``mc:AlternateContent`` that a reader sees."""
    for choice in alternate.iterchildren(f"{MC}Choice"):
        if set((choice.get("Requires") or "").split()) <= _KNOWN:
            return choice
    return alternate.find(f"{MC}Fallback")


def boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of the text boxes in a drawing, each once, outermost only."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}txbxContent":
            yield element
        elif element.tag == f"{MC}AlternateContent":
            branch = chosen(element)
            waiting.extend(() if branch is None else (branch,))
        else:
            waiting.extend(reversed([item for item in element if isinstance(item.tag, str)]))


def lines(drawing: etree._Element) -> Iterator[Drawn]:
    """Yield the horizontal lines in a ``w:drawing`` or ``w:pict``."""
    if drawing.tag == f"{W}drawing":
        yield from _of_drawing(drawing)
    else:
        yield from _of_vml(drawing)


def _of_drawing(drawing: etree._Element) -> Iterator[Drawn]:
    offset = drawing.find(f".//{WP}positionH/{WP}posOffset")
    start = whole(offset.text) if offset is not None else None
    x = None if start is None else start / _EMU
    for geometry in drawing.iter(f"{A}prstGeom"):
        properties = geometry.getparent()
        extent = properties.find(f"{A}xfrm/{A}ext") if properties is not None else None
        if extent is None:
            extent = drawing.find(f".//{WP}extent")
        across, down = (
            (whole(extent.get("cx")), whole(extent.get("cy"))) if extent is not None else (None, None)
        )
        if across is None:
            continue
        height = (down or 0) / _EMU
        straight = geometry.get("prst") in _LINES
        if across / _EMU > height and (straight or height <= _FLAT):
            yield Drawn(across / _EMU, x)


def _of_vml(picture: etree._Element) -> Iterator[Drawn]:
    for shape in picture.iter(f"{V}line", f"{V}shape", f"{V}rect"):
        grouped = any(parent.tag == f"{V}group" for parent in shape.iterancestors())
        style = dict(_STYLE.findall(shape.get("style") or ""))
        x = _length(style.get("margin-left") or style.get("left"))
        if shape.tag == f"{V}line":
            start, end = _point(shape.get("from")), _point(shape.get("to"))
            if grouped or start is None or end is None:
                yield Drawn(None, x)
            elif abs(end[0] - start[0]) > abs(end[1] - start[1]):
                yield Drawn(abs(end[0] - start[0]), start[0] if x is None else x)
            continue
        width, height = _length(style.get("width")), _length(style.get("height")) or 0.0
        if width is None or grouped:
            continue
        if (shape.get("type") in _WORD_LINES or height <= _FLAT) and width > height:
            yield Drawn(width, x)


def _point(text: str | None) -> tuple[float, float] | None:
    first, comma, second = (text or "").partition(",")
    x, y = _length(first) if first.strip() else 0.0, _length(second) if second.strip() else 0.0
    return None if not comma or x is None or y is None else (x, y)


def _length(text: str | None) -> float | None:
    if text is None:
        return None
    if text.strip().endswith("px"):
        text = text.strip()[:-2]
    # What has no unit counts pixels, 96 to the inch.
    return points(text, 96 / 72)

"""Knows what a ``w:rPr`` or ``w:pPr`` says by itself, before styles and defaults have their say; not what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from lxml import etree

from danvan_cli.thethuc.lint.markup import W, child, points, switch, val

Slot = Literal["ascii", "hAnsi", "cs", "eastAsia"]
_SLOTS: Final[tuple[Slot, ...]] = ("ascii", "hAnsi", "cs", "eastAsia")
#: Properties that two styles switch off together.
TOGGLES: Final = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")
_DARK: Final = ("text1", "dark1", "tx1", "dk1")


@dataclass(slots=True)
class Said:
    """What one place says of the look of a run or paragraph, and nothing that it leaves to others."""

    values: dict[str, object] = field(default_factory=dict)
    fonts: dict[Slot, tuple[bool, str]] = field(default_factory=dict)

    def under(self, nearer: Said) -> Said:
        """Return this with what a nearer place says laid over it."""
        return Said(self.values | nearer.values, self.fonts | nearer.fonts)


def raw_run(properties: etree._Element | None) -> Said:
    """Return what a ``w:rPr`` says."""
    raw = Said()
    if properties is None:
        return raw
    for name in TOGGLES:
        if (on := switch(properties, name)) is not None:
            raw.values[name] = on
    if (size := points(val(child(properties, "sz")), 2)) is not None:
        raw.values["sz"] = size
    if (underline := child(properties, "u")) is not None:
        raw.values["u"] = (val(underline) or "none") != "none"
    if (raised := child(properties, "vertAlign")) is not None:
        raw.values["raised"] = val(raised) in ("superscript", "subscript")
    if (spacing := points(val(child(properties, "spacing")))) is not None:
        raw.values["spacing"] = spacing
    if (color := child(properties, "color")) is not None:
        raw.values["color"] = _color(color)
    if (fonts := child(properties, "rFonts")) is not None:
        for slot in _SLOTS:
            theme: str | None = fonts.get(f"{W}{slot}Theme")
            named: str | None = fonts.get(f"{W}{slot}")
            if slot == "cs":
                theme = fonts.get(f"{W}cstheme") or theme
            if theme or named:
                raw.fonts[slot] = (True, theme) if theme else (False, named or "")
    return raw


def _color(element: etree._Element) -> str:
    value = (val(element) or "auto").upper()
    dark = element.get(f"{W}themeColor") in _DARK and not element.get(f"{W}themeTint")
    return "" if dark or value in ("AUTO", "000000") else value


def raw_paragraph(properties: etree._Element | None) -> Said:
    """Return what a ``w:pPr`` says."""
    raw = Said()
    if properties is None:
        return raw
    values = raw.values
    if (align := val(child(properties, "jc"))) is not None:
        values["align"] = {"start": "left", "end": "right", "distribute": "both"}.get(align, align)
    if (frame := child(properties, "framePr")) is not None:
        values["framed_centre"] = frame.get(f"{W}xAlign") == "center"
    _indents(child(properties, "ind"), values)
    _spacing(child(properties, "spacing"), values)
    for name, key in (("contextualSpacing", "contextual"), ("pageBreakBefore", "page_break")):
        if (on := switch(properties, name)) is not None:
            values[key] = on
    if (borders := child(properties, "pBdr")) is not None:
        for side in ("bottom", "top"):
            if (border := child(borders, side)) is not None:
                values[f"{side}_border"] = val(border) not in (None, "none", "nil")
    if (numbering := child(properties, "numPr")) is not None:
        number, level = val(child(numbering, "numId")), val(child(numbering, "ilvl"))
        if number is not None and number.isdecimal():
            values["number"] = int(number)
        if level is not None and level.isdecimal():
            values["level"] = int(level)
    if (tabs := child(properties, "tabs")) is not None:
        stops = (points(tab.get(f"{W}pos")) for tab in tabs if val(tab) not in ("clear", "bar"))
        values["tabs"] = tuple(sorted(stop for stop in stops if stop is not None and stop > 0))
    return raw


def _indents(indents: etree._Element | None, values: dict[str, object]) -> None:
    if indents is None:
        return
    for names, key in ((("left", "start"), "left"), (("right", "end"), "right")):
        for name in names:
            if (length := points(indents.get(f"{W}{name}"))) is not None:
                values[key] = length
    if (hanging := points(indents.get(f"{W}hanging"))) is not None:
        values["first"] = -hanging
    elif (first := points(indents.get(f"{W}firstLine"))) is not None:
        values["first"] = first


def _spacing(spacing: etree._Element | None, values: dict[str, object]) -> None:
    if spacing is None:
        return
    for side in ("before", "after"):
        automatic = (spacing.get(f"{W}{side}Autospacing") or "0").lower() not in ("0", "false", "off")
        if automatic:
            # What HTML asks of a paragraph, and Word with it.
            values[side] = 14.0
        elif (length := points(spacing.get(f"{W}{side}"))) is not None:
            values[side] = length
    line, rule = spacing.get(f"{W}line"), spacing.get(f"{W}lineRule", "auto")
    if line is not None:
        if rule in ("exact", "atLeast"):
            values["exact"], values["at_least"] = points(line), rule == "atLeast"
        elif (counted := points(line, 240)) is not None:
            values["line"], values["exact"] = counted, None

"""Knows how a run and a paragraph come to look as they do: defaults, styles and what they are based on, themes.

Knows Open XML (ISO/IEC 29500-1, 17.7) and nothing of the decree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from danvan_cli.thethuc.lint.markup import A, W, child, points, val
from danvan_cli.thethuc.lint.said import TOGGLES, Said, raw_paragraph, raw_run

#: What Word takes where a document says nothing.
DEFAULT_FONT: Final = "Times New Roman"
DEFAULT_SIZE: Final = 10.0

_MOST_ANCESTORS: Final = 50


@dataclass(frozen=True, slots=True)
class Type:
    """The type a run is set in. ``size`` is pt; ``ascii`` holds for plain letters, ``other`` for the rest.

    ``color`` is six hexadecimal digits, empty where it is left to the program (black).
    """

    ascii: str = DEFAULT_FONT
    other: str = DEFAULT_FONT
    size: float = DEFAULT_SIZE
    bold: bool = False
    italic: bool = False
    caps: bool = False
    small_caps: bool = False
    struck: bool = False
    hidden: bool = False
    underlined: bool = False
    raised: bool = False
    color: str = ""
    spacing: float = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a paragraph; lengths are pt. ``line`` counts lines unless ``exact`` (pt) is set."""

    align: str = "left"
    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    exact: float | None = None
    at_least: bool = False
    contextual: bool = False
    bottom_border: bool = False
    top_border: bool = False
    page_break: bool = False
    framed_centre: bool = False
    number: int | None = None
    level: int = 0
    style: str = ""
    tabs: tuple[float, ...] = ()


@dataclass(slots=True)
class Style:
    """A style: its kind and name, the style it is based on, what it says itself."""

    kind: str
    name: str
    based_on: str | None
    run: Said
    paragraph: Said
    cell_margin: float | None = None


class StyleSheet:
    """The styles of a document; answers what a run or a paragraph looks like in the end."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = dict(_theme_fonts(theme)) if theme is not None else {}
        self.styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._run_default = self._paragraph_default = Said()
        if styles is not None:
            defaults = child(styles, "docDefaults")
            self._run_default = raw_run(child(child(defaults, "rPrDefault"), "rPr"))
            self._paragraph_default = raw_paragraph(child(child(defaults, "pPrDefault"), "pPr"))
            for item in styles.iterchildren(f"{W}style"):
                self._add(item)
        self._chains: dict[tuple[str, str], tuple[Said, Said]] = {}
        # A document of thousands of paragraphs has a few dozen looks.
        self._types: dict[tuple[object, ...], Type] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}

    def _add(self, item: etree._Element) -> None:
        key, kind = item.get(f"{W}styleId", ""), item.get(f"{W}type", "paragraph")
        self.styles[key] = Style(
            kind,
            val(child(item, "name")) or key,
            val(child(item, "basedOn")),
            raw_run(child(item, "rPr")),
            raw_paragraph(child(item, "pPr")),
            _cell_margin(child(child(item, "tblPr"), "tblCellMar")),
        )
        if (item.get(f"{W}default") or "").lower() in ("1", "true", "on"):
            self._defaults[kind] = key

    def default(self, kind: str) -> str:
        """Return the id of the style used where none of that kind is named, empty where there is none."""
        return self._defaults.get(kind, "")

    def name(self, key: str) -> str:
        """Return the name of a style as Word shows it, its id where it does not exist."""
        return self.styles[key].name if key in self.styles else key

    def type(self, paragraph_style: str, run_style: str, table_style: str, direct: Said) -> Type:
        """Return the type of a run with properties of its own (``direct``) in these styles."""
        key = (paragraph_style, run_style, table_style, *direct.values.items(), *direct.fonts.items())
        if key not in self._types:
            self._types[key] = self._type(paragraph_style, run_style, table_style, direct)
        return self._types[key]

    def _type(self, paragraph_style: str, run_style: str, table_style: str, direct: Said) -> Type:
        levels = [
            self._chain("table", table_style)[0],
            self._chain("paragraph", paragraph_style or self.default("paragraph"))[0],
            self._chain("character", run_style)[0],
        ]
        raw = self._run_default
        for level in levels:
            raw = raw.under(level)
        # A toggle set in a paragraph and in a character style cancels out; set on the run itself it is final.
        for name in TOGGLES:
            if self._run_default.values.get(name):
                raw.values[name] = True
            else:
                raw.values[name] = sum(bool(level.values.get(name)) for level in levels) % 2 == 1
        return self._finished(raw.under(direct))

    def shape(self, style: str, table_style: str, numbering: Said | None, direct: Said) -> Shape:
        """Return the shape of a paragraph; ``numbering`` is what the level of its list says."""
        key = (style, table_style, id(numbering), *direct.values.items())
        if key not in self._shapes:
            self._shapes[key] = self._shape(style, table_style, numbering, direct)
        return self._shapes[key]

    def _shape(self, style: str, table_style: str, numbering: Said | None, direct: Said) -> Shape:
        own = self._chain("paragraph", style or self.default("paragraph"))[1]
        raw = self._paragraph_default.under(self._chain("table", table_style)[1])
        if numbering is not None and "number" in direct.values:
            raw = raw.under(own).under(numbering)
        else:
            raw = raw.under(numbering or Said()).under(own)
        values = raw.under(direct).values
        known = {name: value for name, value in values.items() if name in Shape.__dataclass_fields__}
        return Shape(**known, style=style or self.default("paragraph"))  # type: ignore[arg-type]

    def numbered(self, style: str) -> Said:
        """Return what a paragraph style says of paragraphs, those it is based on included."""
        return self._chain("paragraph", style or self.default("paragraph"))[1]

    def cell_margin(self, table_style: str) -> float | None:
        """Return the room that cells of this style keep free on both sides together, in pt."""
        name: str | None = table_style or self.default("table")
        for _ in range(_MOST_ANCESTORS):
            style = self.styles.get(name or "")
            if style is None or style.cell_margin is not None:
                return style.cell_margin if style else None
            name = style.based_on
        return None

    def _chain(self, kind: str, key: str) -> tuple[Said, Said]:
        if (kind, key) not in self._chains:
            chain: list[Style] = []
            seen: set[str] = set()
            name: str | None = key or None
            while name and name in self.styles and name not in seen and len(chain) < _MOST_ANCESTORS:
                seen.add(name)
                style = self.styles[name]
                if style.kind != kind:
                    break
                chain.append(style)
                name = style.based_on
            run, paragraph = Said(), Said()
            for style in reversed(chain):
                run, paragraph = run.under(style.run), paragraph.under(style.paragraph)
            self._chains[kind, key] = run, paragraph
        return self._chains[kind, key]

    def _finished(self, raw: Said) -> Type:
        values = raw.values
        size, color, spacing = values.get("sz"), values.get("color"), values.get("spacing")
        return Type(
            ascii=self._font(raw.fonts.get("ascii")),
            other=self._font(raw.fonts.get("hAnsi") or raw.fonts.get("ascii")),
            size=size if isinstance(size, float) else DEFAULT_SIZE,
            bold=bool(values.get("b")),
            italic=bool(values.get("i")),
            caps=bool(values.get("caps")),
            small_caps=bool(values.get("smallCaps")),
            struck=bool(values.get("strike") or values.get("dstrike")),
            hidden=bool(values.get("vanish")),
            underlined=bool(values.get("u")),
            raised=bool(values.get("raised")),
            color=color if isinstance(color, str) else "",
            spacing=spacing if isinstance(spacing, float) else 0,
        )

    def _font(self, given: tuple[bool, str] | None) -> str:
        if given is None:
            return DEFAULT_FONT
        of_theme, name = given
        return (self._theme.get(name) or DEFAULT_FONT) if of_theme else name


def _cell_margin(margins: etree._Element | None) -> float | None:
    if margins is None:
        return None
    sides = [
        points(side.get(f"{W}w"))
        for names in (("left", "start"), ("right", "end"))
        for name in names
        if (side := child(margins, name)) is not None
    ]
    known = [side for side in sides if side is not None]
    return sum(known) if known else None


def _theme_fonts(theme: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the names by which runs ask for a theme font, with the fonts."""
    for prefix, tag in (("major", "majorFont"), ("minor", "minorFont")):
        fonts = theme.find(f".//{A}{tag}")
        for script, suffixes in (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            face = fonts.find(f"{A}{script}") if fonts is not None else None
            if face is not None and face.get("typeface"):
                yield from ((prefix + suffix, face.get("typeface", "")) for suffix in suffixes)

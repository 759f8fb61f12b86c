"""Knows how Word counts the paragraphs of its lists and what it writes before each; nothing of the decree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from danvan_cli.thethuc.lint.markup import W, child, val, whole
from danvan_cli.thethuc.lint.said import Said, raw_paragraph
from danvan_cli.thethuc.notation import roman

_PLACE: Final = re.compile(r"%([1-9])")
# Bullets of the fonts Symbol and Wingdings lie where no Unicode character does.
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    form: str
    text: str
    suffix: str
    paragraph: Said


class Numbering:
    """The lists of a document; :meth:`label` must be asked in the order of the paragraphs."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[int, dict[int, Level]] = {}
        self._abstract: dict[int, int] = {}
        self._counts: dict[int, dict[int, int]] = {}
        if root is None:
            return
        abstract = {
            number: {
                at: level
                for item in element.iterchildren(f"{W}lvl")
                if (at := whole(item.get(f"{W}ilvl"))) is not None and (level := _level(item)) is not None
            }
            for element in root.iterchildren(f"{W}abstractNum")
            if (number := whole(element.get(f"{W}abstractNumId"))) is not None
        }
        for element in root.iterchildren(f"{W}num"):
            number = whole(element.get(f"{W}numId"))
            target = whole(val(child(element, "abstractNumId")))
            if number is None or target is None:
                continue
            self._abstract[number] = target
            self._levels[number] = dict(abstract.get(target, {}))
            for override in element.iterchildren(f"{W}lvlOverride"):
                self._override(number, override)

    def _override(self, number: int, override: etree._Element) -> None:
        at = whole(override.get(f"{W}ilvl"))
        if at is None:
            return
        replaced = child(override, "lvl")
        if replaced is not None:
            self._levels[number][at] = _level(replaced)
        start = whole(val(child(override, "startOverride")))
        if start is not None and at in self._levels[number]:
            # A list that starts anew counts for itself.
            self._abstract[number] = -number
            old = self._levels[number][at]
            self._levels[number][at] = Level(start, old.form, old.text, old.suffix, old.paragraph)

    def level(self, number: int | None, at: int) -> Level | None:
        """Return the level ``at`` of a list, ``None`` where there is none."""
        return self._levels.get(number or 0, {}).get(at)

    def label(self, number: int | None, at: int) -> str:
        """Count one paragraph and return what Word writes before it, with what stands between."""
        level = self.level(number, at)
        if number is None or level is None:
            return ""
        counts = self._counts.setdefault(self._abstract[number], {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [key for key in counts if key > at]:
            del counts[deeper]
        text = _PLACE.sub(lambda match: self._shown(number, int(match[1]) - 1, counts), level.text)
        if level.form == "bullet":
            text = "-" if _PRIVATE.search(text) else text
        return text + {"tab": " ", "space": " "}.get(level.suffix, "") if text else ""

    def _shown(self, number: int, at: int, counts: dict[int, int]) -> str:
        level = self.level(number, at)
        if level is None:
            return ""
        return _written(counts.get(at, level.start), level.form)


def _level(element: etree._Element) -> Level:
    start = whole(val(child(element, "start")))
    return Level(
        start=1 if start is None else start,
        form=val(child(element, "numFmt")) or "decimal",
        text=val(child(element, "lvlText")) or "",
        suffix=val(child(element, "suff")) or "tab",
        paragraph=raw_paragraph(child(element, "pPr")),
    )


def _written(number: int, form: str) -> str:
    if not 0 < number < 4000:
        return str(number)
    match form:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "lowerLetter" | "upperLetter":
            index = number - 1
            sign = chr(ord("a") + index % 26) * (index // 26 + 1)
            return sign.upper() if form == "upperLetter" else sign
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
    return str(number)

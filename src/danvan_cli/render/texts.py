"""Texts as people wrote them → the template vocabulary: paragraphs, items, figures for references.

User text becomes markup only here, and only escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup, escape

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.figures import Figures, SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.model.references import Reference, find_references, replace_references
from danvan_cli.model.totals import Tong

NIL_WORDS = "không phát sinh"
NO_VALUE = "……"
_BRACES = re.compile(r"\{[^{}\n]{1,80}\}|\{\{[a-z][a-z0-9_.]*\}\}")

Figure = Callable[[Reference], tuple[str, str] | None]
"""What a reference prints: (full code, text), or ``None`` where it is no reference."""


def format_value(indicator: ChiTieu, value: Decimal | Fraction | None) -> str:
    """Return a value of an indicator in Vietnamese form; a rate to its decimals, without %."""
    if value is None:
        return NIL_WORDS
    return format_number(value, indicator.so_le if indicator.kieu == "ty_le" else None)


def unit_figures(result: KetQua, unit: str, home: str | None) -> Figure:
    """Return how references in a unit's texts print: the unit's own figures."""

    def figure(reference: Reference) -> tuple[str, str] | None:
        operand = result.plan.resolve(reference.written, home) if reference.is_code else None
        indicator = result.plan.indicator(*operand) if operand else None
        if operand is None or indicator is None:
            return None
        answer = result.so_lieu[unit].answers.get(operand)
        # Of a unit's own report the total is its answer.
        code = operand if result.rieng else (*operand, unit)
        return ".".join(code), unit_value(indicator, answer)

    return figure


def past_text(result: KetQua, text: str, figures: Figures, home: str | None) -> str:
    """Return a text of an earlier report with its figures then as plain text: they are no figures of this result."""

    def value(reference: Reference) -> str | None:
        operand = result.plan.resolve(reference.written, home) if reference.is_code else None
        indicator = result.plan.indicator(*operand) if operand else None
        return unit_value(indicator, figures.answers.get(operand)) if operand and indicator else None

    return replace_references(text, value)


def unit_value(indicator: ChiTieu, answer: SoLieu | None) -> str:
    """Return one unit's answer as printed in a text; dots where there is none."""
    if answer is None:
        return NO_VALUE
    if indicator.kieu == "co_khong":
        return "có" if answer.gia_tri else "không"
    return format_value(indicator, answer.gia_tri)


def cell_value(indicator: ChiTieu, answer: SoLieu | Tong | None) -> str:
    """Return a figure as it stands alone in a table: “không phát sinh” for the explicit nil, empty without one."""
    if answer is None:
        return ""
    if answer.khong_phat_sinh:
        return NIL_WORDS
    if isinstance(answer, Tong):
        return "" if answer.gia_tri is None else format_value(indicator, answer.gia_tri)
    return unit_value(indicator, answer)


def total_figures(result: KetQua, home: str | None) -> Figure:
    """Return how references in HCQT's texts print: totals, last year's totals and changes."""

    def figure(reference: Reference) -> tuple[str, str] | None:
        operand = result.plan.resolve(reference.code, home) if reference.is_code else None
        total = result.theo_ma.get(operand) if operand else None
        if operand is None or total is None:
            return None
        code = (*operand, reference.change) if reference.change else operand
        return ".".join(code), _total_text(total, reference.change)

    return figure


def _total_text(total: ChiTieuTongHop, change: str | None) -> str:
    if change == "thay_doi":
        return change_words(total) or NO_VALUE
    tong = total.nam_truoc if change == "nam_truoc" else total.tong
    if tong is None or (tong.gia_tri is None and not tong.khong_phat_sinh):
        return NO_VALUE
    return format_value(total.chi_tieu, tong.gia_tri)


def change_words(total: ChiTieuTongHop) -> str | None:
    """Return “tăng 20”, “giảm 146” or “không thay đổi”; ``None`` where there is nothing to compare."""
    change = total.thay_doi
    if change is None:
        return None
    if change == 0:
        return "không thay đổi"
    decimals = total.chi_tieu.so_le if total.la_ty_le else None
    return f"{'tăng' if change > 0 else 'giảm'} {format_number(abs(change), decimals)}"


def inline(text: str, figure: Figure) -> Markup:
    """Return one line of text, escaped, with traced figures for its references."""
    if "{" not in text:
        return escape(text)
    known = {reference.start: figure(reference) for reference in find_references(text)}
    parts: list[str] = []
    at = 0
    for match in _BRACES.finditer(text):
        found = known.get(match.start())
        parts.append(str(escape(text[at : match.start()])))
        if found:
            code, shown = found
            parts.append(f'<so-lieu ma="{escape(code)}">{escape(shown)}</so-lieu>')
            at = match.end() + (shown == NIL_WORDS and text.startswith("%", match.end()))
            continue
        parts.append(str(escape(replace_references(match[0], lambda _: None))))
        at = match.end()
    parts.append(str(escape(text[at:])))
    return Markup("".join(parts))


def blocks(texts: Iterable[str] | str | None, figure: Figure) -> Markup:
    """Return texts as paragraphs and items: every non-empty line a paragraph, “- ” an item, “+ ” one level down."""
    lines = [
        line.strip()
        for text in ([texts] if isinstance(texts, str) else texts or ())
        for line in text.split("\n")
    ]
    out: list[str] = []
    items: list[tuple[str, list[str]]] = []
    for line in filter(None, lines):
        if line.startswith("- "):
            items.append((str(inline(line[2:].strip(), figure)), []))
        elif line.startswith("+ ") and items:
            items[-1][1].append(str(inline(line[2:].strip(), figure)))
        else:
            out.extend(_list(items))
            items = []
            out.append(f"<p>{inline(line, figure)}</p>")
    out.extend(_list(items))
    return Markup("".join(out))


def _list(items: list[tuple[str, list[str]]]) -> list[str]:
    if not items:
        return []
    inner = (
        text + ("<ul>" + "".join(f"<li>{below}</li>" for below in under) + "</ul>" if under else "")
        for text, under in items
    )
    return ["<ul>" + "".join(f"<li>{item}</li>" for item in inner) + "</ul>"]


def lead_in(name: str, texts: str, figure: Figure) -> Markup:
    """Return a unit's texts with its name in bold before the first paragraph."""
    first, _, rest = texts.strip().partition("\n")
    if first.startswith(("- ", "+ ")):
        head, rest = Markup("<p><b>{}:</b></p>").format(name), texts
    else:
        head = Markup("<p><b>{}:</b> {}</p>").format(name, inline(first.strip(), figure))
    return head + blocks(rest, figure)

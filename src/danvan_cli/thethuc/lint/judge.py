"""Knows how a fault becomes a finding, and the checks common to all components: size, manner, case, place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.codes import CODES
from danvan_cli.thethuc.lint.findings import Finding, Spot, quoted
from danvan_cli.thethuc.lint.looks import LOOKS, Look
from danvan_cli.thethuc.lint.reader import Paragraph, Piece
from danvan_cli.thethuc.lint.texts import Line

Where = Line | Paragraph | None


def found(code: str, where: Where, message: str, hint: str = "", severity: Severity | None = None) -> Finding:
    """Return a finding; severity and advice are the usual ones of its code where none are given."""
    meaning = CODES[code]
    grave = severity or meaning.severities[0]
    if grave not in meaning.severities:
        raise ValueError(f"{code} is never {grave}")
    return Finding(
        code, grave, _spot(where), meaning.component, message, hint or meaning.mend, meaning.article
    )


def _spot(where: Where) -> Spot:
    if where is None:
        return Spot()
    paragraph = where.paragraph if isinstance(where, Line) else where
    return Spot(paragraph.part, paragraph.number, quoted(where.text))


def number(value: float) -> str:
    """Return a number as Vietnamese writes it: ``1.27`` → “1,27”."""
    return f"{round(value, 2):g}".replace(".", ",")


def listed(values: Iterable[float]) -> str:
    """Return numbers in words: “12 và 13”."""
    return " và ".join(number(value) for value in sorted(set(values)))


def look_findings(key: str, lines: Sequence[Line], case: str = "") -> Iterator[Finding]:
    """Yield what is wrong with the look of a component, each aspect once; ``case`` is the code for its case."""
    look = LOOKS[key]
    if not lines:
        return
    yield from size_findings(look, lines)
    yield from manner_findings(look, lines)
    if case:
        yield from _case_findings(look, lines, case)
    yield from _align_findings(look, lines)


def size_findings(look: Look, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield what is wrong with the size of a component."""
    for line in lines:
        bad = [
            piece.type.size for piece in line.visible if not look.smallest <= piece.type.size <= look.largest
        ]
        if bad:
            message = f"{look.label} cỡ chữ {listed(bad)}; quy định {look.sizes}"
            yield found(f"TT{look.digits}3", line, message)
            return


def manner_findings(look: Look, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield what is wrong with the manner of type of a component."""
    for line in lines:
        faults = list(dict.fromkeys(fault for piece in line.visible for fault in _faults(look, piece)))
        if faults:
            message = f"{look.label} {' và '.join(faults)}; quy định kiểu chữ {look.manner}"
            yield found(f"TT{look.digits}4", line, message)
            return


def _faults(look: Look, piece: Piece) -> Iterator[str]:
    if not any(sign.isalnum() for sign in piece.text):
        return
    if look.bold is not None and piece.type.bold != look.bold:
        yield "in đậm" if piece.type.bold else "không in đậm"
    if look.italic is not None and piece.type.italic != look.italic:
        yield "in nghiêng" if piece.type.italic else "không in nghiêng"


def _case_findings(look: Look, lines: Sequence[Line], code: str) -> Iterator[Finding]:
    for line in lines:
        if look.capitals and has_small(line):
            yield found(code, line, f"{look.label} có chữ in thường; quy định chữ in hoa")
            return
        if look.capitals is False and all_capitals(line):
            yield found(code, line, f"{look.label} viết toàn chữ in hoa; quy định chữ in thường")
            return


def has_small(line: Line) -> bool:
    """Tell whether a line shows small letters; small capitals are no capitals of the decree."""
    return any(sign.islower() for sign in line.shown) or any(
        piece.type.small_caps and any(sign.islower() for sign in piece.text) for piece in line.visible
    )


def all_capitals(line: Line) -> bool:
    """Tell whether all of a line of some length is shown in capitals."""
    return line.shown.isupper() and sum(sign.isalpha() for sign in line.shown) > 5


def _align_findings(look: Look, lines: Sequence[Line]) -> Iterator[Finding]:
    ways = {"center": "giữa", "left": "sát lề trái"}
    for line in lines:
        shape = line.paragraph.shape
        # A half of a line beside tabs has no alignment of its own.
        beside = line.paragraph.text.lstrip(" ").startswith("\t") or (line.side and line.cell is None)
        if look.align not in ways or beside:
            continue
        if look.align == "center" and shape.align != "center":
            yield found(f"TT{look.digits}5", line, f"{look.label} {_named(shape.align)}; quy định canh giữa")
            return
        if look.align == "left" and shape.align not in ("left", "both"):
            yield found(
                f"TT{look.digits}5", line, f"{look.label} {_named(shape.align)}; quy định sát lề trái"
            )
            return


def _named(align: str) -> str:
    return {
        "left": "canh trái",
        "right": "canh phải",
        "both": "dàn đều",
        "center": "canh giữa",
    }.get(align, "canh lề khác")


def grouped(items: Sequence[Paragraph]) -> str:
    """Return the words that tell how many more paragraphs a finding is about."""
    more = len({item.number for item in items}) - 1
    return f" (và {more} đoạn khác)" if more > 0 else ""

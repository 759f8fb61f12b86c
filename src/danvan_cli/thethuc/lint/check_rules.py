"""Knows what the decree says of the lines beneath Tiêu ngữ, the office and the summary; knows nothing else of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.judge import found, number
from danvan_cli.thethuc.lint.looks import LOOKS
from danvan_cli.thethuc.lint.ruled import Rule
from danvan_cli.thethuc.lint.texts import Line
from danvan_cli.thethuc.metrics import Face, lines, width


def full_rule(rule: Rule | None, line: Line) -> Iterator[Finding]:
    """Yield the faults of the rule that is as long as Tiêu ngữ."""
    if rule is None:
        yield found(
            "TT216", line, "không thấy đường kẻ dưới Tiêu ngữ; quy định kẻ ngang, nét liền, dài bằng dòng chữ"
        )
        return
    whole = _as_prescribed(line, "tieu_ngu").length()
    if rule.length is not None and not 0.85 <= rule.length / whole <= 1.15:
        message = f"đường kẻ dưới Tiêu ngữ dài {in_mm(rule.length)}; quy định bằng dòng chữ ({in_mm(whole)})"
        yield found("TT216", line, message)
    elif rule.way == "underlined":
        message = "Tiêu ngữ được gạch chân thay cho đường kẻ ngang ở phía dưới"
        yield found("TT216", line, message, severity=Severity.WARNING)


def short_rule(key: str, code: str, rule: Rule | None, under: list[Line], room: float) -> Iterator[Finding]:
    """Yield the faults of a rule that is 1/3 to 1/2 of the line above it."""
    look = LOOKS[key]
    label = look.label[0].lower() + look.label[1:]
    last = under[-1]
    if rule is None:
        yield found(code, last, f"không thấy đường kẻ dưới {label}; quy định dài từ 1/3 đến 1/2 dòng chữ")
        return
    if rule.way == "underlined":
        yield found(
            code, last, f"{label} được gạch chân; quy định đường kẻ riêng dài từ 1/3 đến 1/2 dòng chữ"
        )
        return
    if rule.length is None:
        return
    rows = [length for line in under for length in _rows(_as_prescribed(line, key), room)]
    if not any(0.3 <= rule.length / row <= 0.54 for row in rows):
        longest = max(rows)
        message = (
            f"đường kẻ dưới {label} dài {in_mm(rule.length)}, bằng {number(rule.length / longest)} "
            f"dòng chữ ({in_mm(longest)}); quy định từ 1/3 đến 1/2"
        )
        yield found(code, last, message)


def _as_prescribed(line: Line, key: str) -> Line:
    """Return a line as it should be set: what is wrong with its type is no fault of the rule beneath."""
    look = LOOKS[key]
    pieces = [
        replace(
            piece,
            text=piece.text.upper() if look.capitals else piece.text,
            type=replace(
                piece.type,
                size=min(max(piece.type.size, look.smallest), look.largest),
                bold=bool(look.bold),
                caps=bool(look.capitals),
                spacing=0,
            ),
        )
        for piece in line.pieces
    ]
    return Line(line.paragraph, tuple(pieces), line.side)


def _rows(line: Line, room: float) -> list[float]:
    """Return the lengths of the rows that a line takes in ``room`` pt."""
    shape = line.paragraph.shape
    room -= shape.left + shape.right
    whole = line.length()
    if whole <= room or room <= 0:
        return [max(whole, 1.0)]
    piece = line.visible[0]
    face = Face.BOLD if piece.type.bold else Face.REGULAR
    return [
        max(width(row, piece.type.size, face), 1.0) for row in lines(line.shown, piece.type.size, room, face)
    ]


def in_mm(length: float) -> str:
    """Return a length in pt as it is said: “60 mm”."""
    return f"{round(length * 25.4 / 72)} mm"

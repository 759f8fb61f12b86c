"""Knows what the decree says of the type everywhere: font, encoding, colour, sizes that go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from danvan_cli.thethuc.lint.document import Document
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.judge import found, grouped, number
from danvan_cli.thethuc.lint.legacy import encoding_of
from danvan_cli.thethuc.lint.reader import Paragraph, Piece
from danvan_cli.thethuc.lint.styles import DEFAULT_FONT
from danvan_cli.thethuc.lint.texts import Line, fold

# The marks of urgency are bright red (PL I, mục III.2).
_RED_MARKS: Final = frozenset({"hỏa tốc", "thượng khẩn", "khẩn", "mật", "tối mật", "tuyệt mật"})


def type_findings(document: Document) -> Iterator[Finding]:
    """Yield the faults of type, each font and each colour once."""
    fonts: dict[str, list[Paragraph]] = {}
    colors: dict[str, list[Paragraph]] = {}
    decomposed: list[Paragraph] = []
    edges = [paragraph for edge in document.edges.values() for paragraph in edge]
    for paragraph in [*document.paragraphs, *edges]:
        if paragraph.decomposed:
            decomposed.append(paragraph)
        for piece in paragraph.pieces:
            if piece.sign or not any(map(str.isalnum, piece.text)):
                continue
            for font in _fonts(piece):
                fonts.setdefault(font, []).append(paragraph)
            if piece.type.color and fold(paragraph.text) not in _RED_MARKS:
                colors.setdefault(piece.type.color, []).append(paragraph)
    for font, where in fonts.items():
        old = encoding_of(font)
        if old:
            message = f"chữ ở phông {font}, bảng mã {old}, không phải Unicode{grouped(where)}"
            yield found("TT122", where[0], message)
        else:
            message = f"chữ ở phông {font}{grouped(where)}; quy định Times New Roman"
            yield found("TT121", where[0], message)
    for color, where in colors.items():
        yield found("TT123", where[0], f"chữ màu #{color}{grouped(where)}; quy định màu đen")
    if decomposed:
        message = f"chữ Việt gõ theo Unicode tổ hợp{grouped(decomposed)}"
        yield found("TT124", decomposed[0], message)
    yield from _together(document)


def _fonts(piece: Piece) -> set[str]:
    used = set()
    for sign in piece.text:
        if sign.isalnum():
            used.add(piece.type.ascii if sign.isascii() else piece.type.other)
    return {font for font in used if font.strip().lower() != DEFAULT_FONT.lower()}


def _together(document: Document) -> Iterator[Finding]:
    """Compare the sizes that the footnote to the table in mục V asks to move together."""
    head, foot = document.parts.head, document.parts.foot
    sizes: dict[str, float] = {}
    for name, lines in (
        ("Tiêu ngữ", [head.tieu_ngu]),
        ("địa danh, ngày tháng", [head.date]),
        ("tên loại", [head.name]),
        ("trích yếu", head.summary),
        ("Kính gửi", document.parts.addressees),
        ("nội dung", body_lines(document.parts.body)),
        ("chức vụ người ký", foot.authority),
        ("họ tên người ký", [foot.name]),
    ):
        size = _usual([line for line in lines if line is not None])
        if size in (13, 14):
            sizes[name] = size
    quoc_hieu = _usual([head.quoc_hieu] if head.quoc_hieu else [])
    if len(set(sizes.values())) > 1:
        shown = ", ".join(f"{name} {number(size)}" for name, size in sizes.items())
        yield found("TT125", None, f"cỡ chữ không đi cùng nhau: {shown}")
    elif sizes and quoc_hieu in (12, 13) and next(iter(sizes.values())) != quoc_hieu + 1:
        given = number(next(iter(sizes.values())))
        message = (
            f"Quốc hiệu cỡ {number(quoc_hieu)} nhưng Tiêu ngữ, nội dung cỡ {given}; "
            f"phải là {number(quoc_hieu + 1)}"
        )
        yield found("TT125", head.quoc_hieu, message)


def body_lines(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Return the paragraphs of running text as lines, without those in tables."""
    return [
        Line(item, tuple(item.pieces)) for item in paragraphs if item.cell is None and len(item.text) > 60
    ]


def _usual(lines: Sequence[Line]) -> float | None:
    """Return the size that most letters have."""
    counts: dict[float, int] = {}
    for line in lines:
        for piece in line.visible:
            counts[piece.type.size] = counts.get(piece.type.size, 0) + len(piece.text)
    return max(counts, key=lambda size: counts[size]) if counts else None

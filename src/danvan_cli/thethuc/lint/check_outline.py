"""Knows what the decree says of phần, mục, khoản, điểm and điều: order, form, manner of type (PL I, mục II.6.đ)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.judge import found, has_small
from danvan_cli.thethuc.lint.labels import Label, Level, label_of
from danvan_cli.thethuc.lint.reader import Paragraph
from danvan_cli.thethuc.lint.texts import Line
from danvan_cli.thethuc.notation import LETTERS, letter, roman

#: What begins anew under each level.
_BELOW: Final[dict[Level, tuple[Level, ...]]] = {
    "phan": ("muc", "khoan", "diem"),
    "muc": ("khoan", "diem"),
    "dieu": ("khoan", "diem"),
    "khoan": ("diem",),
}
_NAMES: Final[dict[Level, str]] = {
    "phan": "phần",
    "muc": "mục",
    "khoan": "khoản",
    "diem": "điểm",
    "dieu": "điều",
}
_DIGITS: Final[dict[Level, str]] = {"phan": "33", "muc": "34", "khoan": "35", "diem": "36", "dieu": "37"}
_MARKS: Final[dict[Level, str]] = {"muc": ".", "khoan": ".", "diem": ")", "dieu": "."}


def outline_findings(body: Sequence[Paragraph]) -> Iterator[Finding]:
    """Yield the faults of numbering and headings in running text."""
    text = [item for item in body if item.cell is None and item.text.strip()]
    labels = [label_of(item.text) for item in text]
    yield from _order(text, labels)
    small = [item for item, label in zip(text, labels, strict=True) if label and label.level == "nho"]
    if small:
        more = f" (và {len(small) - 1} chỗ khác)" if len(small) > 1 else ""
        message = f"đánh số nhiều cấp{more}: Nghị định không có cấp 1.1, 1.1.1; dùng 1. rồi a)"
        yield found("TT352", small[0], message, severity=Severity.WARNING)
    for index, (item, label) in enumerate(zip(text, labels, strict=True)):
        if label is not None:
            following = text[index + 1] if index + 1 < len(text) else None
            after = labels[index + 1] if index + 1 < len(text) else None
            yield from _form(item, label)
            yield from _manner(item, label, following, after)


def _order(text: Sequence[Paragraph], labels: Sequence[Label | None]) -> Iterator[Finding]:
    last: dict[Level, int] = {}
    for item, label in zip(text, labels, strict=True):
        if label is None or label.level in ("nho", "gach"):
            continue
        level = label.level
        before = last.get(level, 0)
        for lower in _BELOW.get(level, ()):
            last.pop(lower, None)
        if label.number == 0 and level == "diem":
            message = f"điểm {label.written}): chữ {label.written} không có trong bảng chữ cái tiếng Việt"
            yield found("TT361", item, message)
            last[level] = before + 1
            continue
        if label.number == 0:
            continue
        # A list of khoản or điểm may begin anew under a line that has no number itself.
        again = label.number == 1 and level in ("khoan", "diem")
        if label.number != before + 1 and not again:
            yield found(f"TT{_DIGITS[level]}1", item, _wrong_order(label, before))
        last[level] = label.number


def _wrong_order(label: Label, before: int) -> str:
    name, level = _NAMES[label.level], label.level
    write = {"diem": letter, "muc": roman, "phan": roman}.get(level, str)
    wanted = write(before + 1) if level != "diem" or before < len(LETTERS) else "…"
    if before == 0:
        return f"{name} đầu tiên đánh số {label.written}; phải là {wanted}"
    if label.number == before:
        return f"{name} {label.written} bị lặp; sau {name} {write(before)} phải là {wanted}"
    return f"sau {name} {write(before)} là {name} {label.written}; phải là {wanted}"


def _form(item: Paragraph, label: Label) -> Iterator[Finding]:
    level = label.level
    if level == "phan":
        if label.mark and label.number:
            name = label.rest
            yield found(
                "TT332", item, f"tên viết cùng dòng với “{name} {label.written}”; quy định ở dòng dưới"
            )
        elif label.number and not label.written.isupper() and not label.written.isalpha():
            yield found("TT332", item, f"“{label.rest} {label.written}” phải đánh số La Mã")
        return
    wanted = _MARKS.get(level)
    if wanted is None:
        return
    if label.mark != wanted and not (level == "dieu" and not label.rest):
        shown = f"{label.written}{label.mark}".strip()
        prefix = "Điều " if level == "dieu" else ""
        code = f"TT{_DIGITS[level]}2"
        yield found(
            code, item, f"{_NAMES[level]} viết “{prefix}{shown}”; quy định “{prefix}{label.written}{wanted}”"
        )
    elif level == "muc" and has_small(Line(item, tuple(item.pieces))):
        yield found("TT342", item, "tên mục có chữ in thường; quy định chữ in hoa")


def _manner(
    item: Paragraph, label: Label, following: Paragraph | None, after: Label | None
) -> Iterator[Finding]:
    line = Line(item, tuple(item.pieces)).trimmed()
    words = [piece for piece in line.visible if any(map(str.isalnum, piece.text))]
    bold = all(piece.type.bold for piece in words)
    italic = any(piece.type.italic for piece in words)
    if label.level == "muc":
        if not bold or italic:
            worn = "in nghiêng" if bold else "không in đậm"
            yield found("TT344", item, f"tên mục {worn}; quy định kiểu chữ đứng, đậm")
    elif label.level == "dieu":
        end = len("Điều ") + len(label.written)
        if not all(piece.type.bold for piece in line.slice(0, end).visible):
            yield found("TT374", item, f"“Điều {label.written}” không in đậm; quy định kiểu chữ đứng, đậm")
    elif label.level == "phan" and label.number:
        yield from _part(item, bold, following)
    elif label.level == "diem":
        if bold or all(piece.type.italic for piece in words):
            worn = "in đậm" if bold else "in nghiêng"
            yield found("TT364", item, f"điểm {worn}; quy định kiểu chữ đứng, không đậm")
    elif label.level == "khoan":
        titled = len(item.text) < 90 and item.text.rstrip()[-1] not in ".;:,!?)”/…"
        above = following is not None and (after is None or after.level != "khoan")
        if titled and above and not bold:
            yield found("TT354", item, "tên khoản không in đậm; quy định kiểu chữ đứng, đậm")
        elif italic and all(piece.type.italic for piece in words):
            yield found("TT354", item, "khoản in nghiêng; quy định kiểu chữ đứng")


def _part(item: Paragraph, bold: bool, following: Paragraph | None) -> Iterator[Finding]:
    if not bold:
        yield found("TT334", item, "phần, chương không in đậm; quy định kiểu chữ đứng, đậm")
    if item.shape.align != "center":
        yield found("TT335", item, "phần, chương không ở giữa; quy định canh giữa")
    if following is None or label_of(following.text) is not None:
        return
    title = Line(following, tuple(following.pieces))
    if len(title.text) > 200:
        return
    if has_small(title):
        yield found("TT332", following, "tên phần, chương có chữ in thường; quy định chữ in hoa")
    if not all(piece.type.bold for piece in title.visible):
        yield found("TT334", following, "tên phần, chương không in đậm; quy định kiểu chữ đứng, đậm")
    if following.shape.align != "center":
        yield found("TT335", following, "tên phần, chương không ở giữa; quy định canh giữa")

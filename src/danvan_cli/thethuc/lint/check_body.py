"""Knows what the decree says of the text itself: Kính gửi, căn cứ, size, lines, indents (PL I, mục II.6 and II.9.a)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.document import Document
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.judge import found, grouped, listed, look_findings, number
from danvan_cli.thethuc.lint.kinds import ADDRESSED, MAY_BE_ADDRESSED, OWN_FORM
from danvan_cli.thethuc.lint.labels import label_of
from danvan_cli.thethuc.lint.reader import Paragraph
from danvan_cli.thethuc.lint.texts import Line, fold, is_ruled

#: Height of a single line of Times New Roman as a part of its size.
_LEADING: Final = 1.15
_INDENTS: Final = (28.35, 36.0)
_INDENT_SLACK: Final = 2.0
_REMARKS: Final = ("ghi chú", "đơn vị tính", "(đơn vị", "nguồn:", "đvt", "đơn vị:", "(đvt", "biểu ", "bảng ")
_ADDRESS: Final = re.compile(r"Kính gửi:(?P<gap>\s*)(?P<rest>.*)", re.DOTALL)

Test = Callable[[Paragraph], str]


def body_findings(document: Document) -> Iterator[Finding]:
    """Yield the faults of the text between head and end."""
    yield from _addressees(document)
    yield from _grounds(document)
    running = [item for item in document.parts.body if _is_running(item)]
    yield from _sizes(running)
    yield from _each(document, running)
    yield from _spacing(document, running)
    yield from _ending(document, running)


def _is_running(item: Paragraph) -> bool:
    text = item.text.strip()
    if not text or item.cell is not None or item.box or is_ruled(text):
        return False
    return not fold(text[:40]).startswith(_REMARKS)


def _addressees(document: Document) -> Iterator[Finding]:
    lines, kind = document.parts.addressees, document.parts.head.kind
    if not lines:
        if kind.slug in ADDRESSED:
            yield found("TT300", None, f"{kind.name.lower()} không có “Kính gửi:”")
        return
    if kind.slug not in ADDRESSED | MAY_BE_ADDRESSED | OWN_FORM:
        message = f"{kind.name.lower()} có “Kính gửi:”; chỉ công văn, tờ trình và báo cáo gửi cấp trên mới có"
        yield found("TT300", lines[0], message, severity=Severity.WARNING)
    yield from look_findings("kinh_gui", lines)
    wrong = _address_fault(lines)
    if wrong:
        yield found("TT302", *wrong)


def _address_fault(lines: Sequence[Line]) -> tuple[Line, str] | None:
    first, others = lines[0], list(lines[1:])
    match = _ADDRESS.fullmatch(first.text)
    if match is None:
        return first, "“Kính gửi:” viết chữ in thường, chữ K in hoa, có dấu hai chấm"
    rest = match["rest"].strip()
    if rest and not rest.startswith("-"):
        if ";" in rest.rstrip(";."):
            return first, "có từ hai nơi nhận trở lên: mỗi nơi một dòng, đầu dòng có gạch nối (-)"
        return None
    items = [Line(first.paragraph, first.pieces).slice(first.raw.find(rest))] if rest else []
    items += others
    if not items:
        return first, "sau “Kính gửi:” chưa có tên nơi nhận"
    if len(items) == 1:
        return first, "chỉ có một nơi nhận: ghi tên trên cùng dòng với “Kính gửi:”"
    return _list_fault(items, "nơi nhận")


def _list_fault(items: Sequence[Line], what: str) -> tuple[Line, str] | None:
    for index, item in enumerate(items):
        text = item.text
        continued = index > 0 and not items[index - 1].text.endswith((";", "."))
        if not text.startswith("-"):
            if continued:
                continue
            return item, f"{what} “{text}” không có gạch nối (-) ở đầu dòng"
        last = index == len(items) - 1
        wraps = not last and not items[index + 1].text.startswith("-")
        if not wraps and not text.endswith("." if last else ";"):
            mark = "dấu chấm (.)" if last else "dấu chấm phẩy (;)"
            return item, f"cuối dòng {what} “{text}” phải là {mark}"
    return None


def _grounds(document: Document) -> Iterator[Finding]:
    lines, kind = document.parts.grounds, document.parts.head.kind
    if not lines:
        if kind.slug == "quyet-dinh" and document.parts.body:
            yield found("TT310", None, "quyết định không có căn cứ ban hành dưới trích yếu")
        return
    yield from look_findings("can_cu", lines)
    for line in lines:
        if wrong := _unjustified(document, line.paragraph):
            yield found(
                "TT315", line, f"{wrong.replace('đoạn nội dung', 'căn cứ')}; quy định dàn đều cả hai lề"
            )
            break
    for index, line in enumerate(lines):
        wanted = "." if index == len(lines) - 1 else ";"
        if not line.text.endswith(wanted) and not (
            wanted == "." and line.text.endswith(";") and _goes_on(kind.slug)
        ):
            mark = "dấu chấm (.)" if wanted == "." else "dấu chấm phẩy (;)"
            yield found("TT312", line, f"cuối căn cứ phải là {mark}")
            return


def _goes_on(slug: str) -> bool:
    return slug in ("", "cong-van")


def _sizes(running: Sequence[Paragraph]) -> Iterator[Finding]:
    bad: dict[float, list[Paragraph]] = {}
    for item in running:
        for piece in item.pieces:
            if (
                any(map(str.isalnum, piece.text))
                and not piece.type.raised
                and not 13 <= piece.type.size <= 14
            ):
                bad.setdefault(piece.type.size, []).append(item)
    for size, where in bad.items():
        yield found(
            "TT323", where[0], f"nội dung cỡ chữ {listed([size])}{grouped(where)}; quy định 13 đến 14"
        )


def _each(document: Document, running: Sequence[Paragraph]) -> Iterator[Finding]:
    """Yield the faults of single paragraphs, each kind of fault once for the whole document."""
    tests: tuple[tuple[str, str, Test], ...] = (
        ("TT324", "; quy định kiểu chữ đứng", _slanted),
        ("TT325", "; quy định dàn đều cả hai lề", lambda item: _unjustified(document, item)),
        ("TT328", "; quy định 1 cm hoặc 1,27 cm", _indent),
        ("TT329", "; quy định từ dòng đơn đến 1,5 dòng", _leading),
    )
    for code, rule, test in tests:
        bad: dict[str, list[Paragraph]] = {}
        for item in running:
            if wrong := test(item):
                bad.setdefault(wrong, []).append(item)
        for wrong, where in bad.items():
            yield found(code, where[0], f"{wrong}{grouped(where)}{rule}")


def _slanted(item: Paragraph) -> str:
    text = item.text.strip()
    if (
        len(text) < 100
        or text[0] in '(“"'
        or ((label := label_of(text)) and label.level in ("diem", "khoan", "muc"))
    ):
        return ""
    pieces = [piece for piece in item.pieces if piece.text.strip()]
    return "đoạn nội dung in nghiêng" if all(piece.type.italic for piece in pieces) else ""


def _unjustified(document: Document, item: Paragraph) -> str:
    shape = item.shape
    if shape.align == "both" or _is_heading(item):
        return ""
    room = document.room(item) - shape.left - shape.right - max(shape.first, 0)
    # What fits on one line looks the same either way.
    if Line(item, tuple(item.pieces)).length() <= room:
        return ""
    worn = {"left": "canh trái", "right": "canh phải", "center": "canh giữa"}.get(
        shape.align, "không dàn đều"
    )
    return f"đoạn nội dung {worn}"


def _is_heading(item: Paragraph) -> bool:
    label = label_of(item.text)
    if label is not None and label.level in ("phan", "muc"):
        return True
    if item.shape.align != "center":
        return False
    pieces = [piece for piece in item.pieces if piece.text.strip()]
    return all(piece.type.bold or piece.type.italic for piece in pieces) or item.text.isupper()


def _indent(item: Paragraph) -> str:
    shape = item.shape
    if shape.align in ("center", "right") or _is_heading(item):
        return ""
    text = item.text.lstrip("\n")
    start = shape.left + shape.first
    while text.startswith("\t"):
        start = next((stop for stop in shape.tabs if stop > start + 0.1), (start // 36 + 1) * 36)
        text = text[1:]
    if len(text) - len(text.lstrip(" \u00a0")) >= 3:
        return "lùi đầu dòng bằng dấu cách"
    if any(abs(start - wanted) <= _INDENT_SLACK for wanted in _INDENTS):
        return ""
    if _INDENTS[0] < start < _INDENTS[1]:
        return ""
    label = label_of(item.text)
    if label is not None and label.level == "gach" and start > _INDENTS[0]:
        return ""
    return f"chữ đầu dòng lùi {number(start / 28.3465)} cm"


def _leading(item: Paragraph) -> str:
    shape = item.shape
    size = max((piece.type.size for piece in item.pieces if piece.text.strip()), default=14)
    if shape.exact is not None:
        low, high = size * _LEADING - 1.2, size * _LEADING * 1.5 + 0.6
        if shape.exact > high or (shape.exact < low and not shape.at_least):
            return f"khoảng cách dòng {number(shape.exact)} pt"
        return ""
    return "" if 0.99 <= shape.line <= 1.51 else f"khoảng cách dòng {number(shape.line)} dòng"


def _spacing(document: Document, running: Sequence[Paragraph]) -> Iterator[Finding]:
    known = {item.number for item in running} | {line.paragraph.number for line in document.parts.grounds}
    near: dict[str, list[Paragraph]] = {}
    for first, second in zip(document.parts.main, document.parts.main[1:], strict=False):
        if first.number not in known or second.number not in known:
            continue
        label = label_of(first.text)
        if first.shape.align == second.shape.align == "center" or (label and label.level == "phan"):
            continue
        gap = first.shape.after + second.shape.before
        if first.shape.style == second.shape.style:
            gap = (0 if first.shape.contextual else first.shape.after) + (
                0 if second.shape.contextual else second.shape.before
            )
        if gap < 5.9:
            near.setdefault(number(gap), []).append(second)
    for gap_shown, where in near.items():
        yield found(
            "TT327", where[0], f"đoạn cách đoạn trước {gap_shown} pt{grouped(where)}; quy định tối thiểu 6 pt"
        )


def _ending(document: Document, running: Sequence[Paragraph]) -> Iterator[Finding]:
    if not running or document.parts.head.kind.slug in OWN_FORM:
        return
    last = running[-1]
    if not re.sub(r"\s", "", last.text).endswith("./."):
        yield found("TT322", last, "cuối nội dung không có dấu “./.”")

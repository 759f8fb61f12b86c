"""Knows what the decree says of phụ lục (PL I, mục III.1; PL III, Mẫu 2.1); knows nothing of the main text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.anatomy import Annex
from danvan_cli.thethuc.lint.document import Document
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.judge import all_capitals, found, look_findings
from danvan_cli.thethuc.lint.kinds import PHU_LUC
from danvan_cli.thethuc.lint.texts import fold
from danvan_cli.thethuc.notation import roman


def annex_findings(document: Document) -> Iterator[Finding]:
    """Yield the faults of the phụ lục."""
    annexes = document.parts.annexes
    if not annexes:
        return
    if document.parts.head.kind is not PHU_LUC:
        yield from _mentioned(document, annexes)
        yield from _numbers(annexes)
    for annex in annexes:
        yield from _title(annex)
        if annex.name:
            yield from look_findings("ten_phu_luc", annex.name, "TT512")
        elif not annex.more:
            yield found("TT510", annex.title, "phụ lục không có tên ở dưới")
        if annex.attached:
            yield from look_findings("kem_theo", annex.attached)
            text = " ".join(line.text for line in annex.attached)
            if not (text.startswith("(") and text.endswith(")")):
                yield found("TT522", annex.attached[0], "dòng kèm theo không đặt trong ngoặc đơn")
            elif all_capitals(annex.attached[0]):
                yield found(
                    "TT522", annex.attached[0], "dòng kèm theo viết toàn chữ in hoa; quy định chữ in thường"
                )
        else:
            yield found("TT520", annex.title, "phụ lục không có dòng “(Kèm theo …)” dưới tên")


def _mentioned(document: Document, annexes: Sequence[Annex]) -> Iterator[Finding]:
    if not any("phụ lục" in fold(item.text) for item in document.parts.main):
        yield found("TT501", annexes[0].title, "văn bản có phụ lục nhưng nội dung không nhắc đến phụ lục")


def _numbers(annexes: Sequence[Annex]) -> Iterator[Finding]:
    if len(annexes) == 1:
        if annexes[0].number:
            message = "chỉ có một phụ lục nhưng vẫn đánh số"
            yield found("TT500", annexes[0].title, message, severity=Severity.WARNING)
        return
    for index, annex in enumerate(annexes, start=1):
        wanted = roman(index)
        if annex.number.upper() != wanted:
            given = annex.number.upper() or "không có số"
            message = f"phụ lục thứ {index} ghi “{given}”; quy định số La Mã: Phụ lục {wanted}"
            yield found("TT500", annex.title, message)
            return


def _title(annex: Annex) -> Iterator[Finding]:
    yield from look_findings("phu_luc", [annex.title])
    text = annex.title.shown
    if annex.more:
        yield found("TT502", annex.title, "tên phụ lục viết cùng dòng với từ “Phụ lục”; quy định ở dòng dưới")
    elif not re.match(r"Phụ lục\b", text):
        yield found(
            "TT502",
            annex.title,
            f"viết “{text}”; quy định chữ in thường: “Phụ lục {annex.number.upper()}”".replace(" ”", "”"),
        )

"""Knows the order of the work: bytes of a file in, findings out. The one entrance to the linter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from danvan_cli.thethuc.lint.check_annex import annex_findings
from danvan_cli.thethuc.lint.check_body import body_findings
from danvan_cli.thethuc.lint.check_foot import foot_findings
from danvan_cli.thethuc.lint.check_head import head_findings
from danvan_cli.thethuc.lint.check_outline import outline_findings
from danvan_cli.thethuc.lint.check_page import page_findings
from danvan_cli.thethuc.lint.check_type import type_findings
from danvan_cli.thethuc.lint.container import Container, UnreadableError
from danvan_cli.thethuc.lint.document import Document, read_document
from danvan_cli.thethuc.lint.findings import Finding, Report
from danvan_cli.thethuc.lint.judge import found
from danvan_cli.thethuc.lint.kinds import PHU_LUC

_LAW: Final = re.compile(r"số:?\s*[\d.…_ ]+/\d{4}/", re.IGNORECASE)


def lint(data: bytes) -> Report:
    """Return what is wrong with a Word file by the decree; whatever the bytes are, it does not raise."""
    try:
        document = read_document(Container(data))
    except UnreadableError as error:
        return Report("", "", (found(error.code, None, error.message),))
    kind = document.parts.head.kind
    findings = sorted(set(_findings(document)), key=lambda finding: finding.order)
    return Report(kind.name, kind.slug, tuple(findings))


def _findings(document: Document) -> Iterator[Finding]:
    head = document.parts.head
    if document.changes:
        message = f"còn {document.changes} thay đổi đang theo dõi (Track Changes); đã kiểm tra như khi chấp nhận hết"
        yield found("TT009", None, message)
    if document.unread:
        message = (
            f"có {document.unread} phần chèn từ tệp khác mà chỉ Word mới mở được; chưa kiểm tra các phần đó"
        )
        yield found("TT010", None, message)
    if head.party:
        yield found(
            "TT008", None, "đây là văn bản của Đảng: thể thức theo hướng dẫn của Văn phòng Trung ương Đảng"
        )
        return
    if head.number is not None and _LAW.match(head.number.text):
        message = (
            "số, ký hiệu có năm ban hành: đây là văn bản quy phạm pháp luật, thể thức theo quy định riêng"
        )
        yield found("TT008", head.number, message)
        return
    yield from page_findings(document)
    yield from type_findings(document)
    if head.kind is PHU_LUC:
        yield from annex_findings(document)
        return
    if _is_nothing(document):
        yield found(
            "TT007",
            None,
            "không nhận ra văn bản hành chính: không có Quốc hiệu, số, tên loại, Nơi nhận",
        )
        return
    yield from head_findings(document)
    yield from body_findings(document)
    yield from outline_findings(document.parts.body)
    yield from foot_findings(document)
    yield from annex_findings(document)


def _is_nothing(document: Document) -> bool:
    head, foot = document.parts.head, document.parts.foot
    seen = (
        head.quoc_hieu,
        head.tieu_ngu,
        head.number,
        head.name,
        foot.title,
        *head.subject,
        *document.parts.addressees,
    )
    return not any(item is not None for item in seen)

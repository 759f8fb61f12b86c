"""Knows how a document ends: Nơi nhận on the left, the signature on the right; knows nothing of the body."""

from __future__ import annotations

from danvan_cli.thethuc.blocks import Document
from danvan_cli.thethuc.inlines import line_xml
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.spacing import listed, prefixed
from danvan_cli.thethuc.styles import BORDERLESS
from danvan_cli.thethuc.wml import CellBox, Marks, Para, RowBox, run, table, twips

#: Empty lines between chức vụ and name, for the signature and its seal.
SIGNATURE_LINES = 5

# Share of the text width that Nơi nhận takes (PL III, Mẫu 1.4 and 1.5).
_LEFT = 0.42
_GAP = 12.0


def foot_table(document: Document, house: HouseStyle, marks: Marks) -> str:
    """Return the block of Nơi nhận and signature, or nothing where the document has neither.

    It is one row that does not split (PL I, mục II.7 and II.9).
    """
    if document.signature is None and not document.recipients:
        return ""
    room = twips(house.text_width())
    left = round(room * _LEFT)
    cells = [
        CellBox(_xml(_recipients(document, marks)), left),
        CellBox(_xml(_signature(document)), room - left),
    ]
    caption = "Nơi nhận và chữ ký"
    return table(BORDERLESS, [left, room - left], [RowBox(cells)], caption, caption, borders=False)


def _xml(paragraphs: list[Para]) -> str:
    paragraphs = paragraphs or [Para("ChoKy")]
    paragraphs[0].before = _GAP
    return "".join(paragraph.xml() for paragraph in paragraphs)


def _recipients(document: Document, marks: Marks) -> list[Para]:
    if not document.recipients:
        return []
    lines = (line_xml(prefixed("- ", item), marks) for item in listed(document.recipients))
    return [Para("NoiNhan", run("Nơi nhận:")), *(Para("DanhSachNoiNhan", line) for line in lines)]


def _signature(document: Document) -> list[Para]:
    signature = document.signature
    if signature is None:
        return []
    return [
        *(Para("ChuKy", run(line)) for line in (*signature.authority, *signature.position)),
        *(Para("ChoKy") for _ in range(SIGNATURE_LINES)),
        Para("HoTen", run(signature.name) if signature.name else ""),
    ]

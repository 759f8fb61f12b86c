"""Knows how a document ends: Nơi nhận on the left, the signature on the right; knows nothing of the body."""

from __future__ import annotations

from danvan_cli.thethuc.blocks import Document, Run
from danvan_cli.thethuc.inlines import line_xml
from danvan_cli.thethuc.metrics import Face, width
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.spacing import listed, prefixed
from danvan_cli.thethuc.styles import BORDERLESS
from danvan_cli.thethuc.titles import centred
from danvan_cli.thethuc.wml import CellBox, Marks, Para, layout_table, run, table_row, twips

#: Empty lines between chức vụ and name, for the signature and its seal.
SIGNATURE_LINES = 5

# Share of the text width that Nơi nhận takes (PL III, Mẫu 1.4 and 1.5), and the least that it can do with.
_LEFT = 0.42
_LEAST = 0.36
# Room beside the longest chức vụ, and above the block, in pt.
_AIR = 6.0
_GAP = 12.0


def foot_table(document: Document, house: HouseStyle, marks: Marks) -> str:
    """Return the block of Nơi nhận and signature, or nothing where the document has neither.

    It is one row that does not split (PL I, mục II.7 and II.9).
    """
    if document.signature is None and not document.recipients:
        return ""
    room = house.text_width()
    right = _right_column(document, house)
    widths = [twips(room) - twips(right), twips(right)]
    cells = [
        CellBox(_xml(_recipients(document, marks)), widths[0]),
        CellBox(_xml(_signature(document, house, right, marks)), widths[1]),
    ]
    caption = "Nơi nhận và chữ ký"
    return layout_table(BORDERLESS, widths, [table_row(cells)], caption, caption)


def _right_column(document: Document, house: HouseStyle) -> float:
    """Return the width in pt of the signature: more than usual where a long chức vụ then fits on one line."""
    signature, room, size = document.signature, house.text_width(), house.size("nguoi_ky")
    titles = (*signature.authority, *signature.position) if signature else ()
    longest = max((width(title.upper(), size, Face.BOLD) for title in titles), default=0.0)
    return min(max(longest + _AIR, room * (1 - _LEFT)), room * (1 - _LEAST))


def _xml(paragraphs: list[Para]) -> str:
    paragraphs = paragraphs or [Para("ChoKy")]
    paragraphs[0].before = _GAP
    return "".join(paragraph.xml() for paragraph in paragraphs)


def _recipients(document: Document, marks: Marks) -> list[Para]:
    if not document.recipients:
        return []
    lines = (line_xml(prefixed("- ", item), marks) for item in listed(document.recipients))
    return [Para("NoiNhan", run("Nơi nhận:")), *(Para("DanhSachNoiNhan", line) for line in lines)]


def _signature(document: Document, house: HouseStyle, room: float, marks: Marks) -> list[Para]:
    signature = document.signature
    if signature is None:
        return []
    size = house.size("nguoi_ky")
    titles = (*signature.authority, *signature.position)
    return [
        *(centred("ChuKy", (Run(title),), size, room, marks, caps=True) for title in titles),
        *(Para("ChoKy") for _ in range(SIGNATURE_LINES)),
        Para("HoTen", run(signature.name) if signature.name else ""),
    ]

"""Knows how a document opens: the two columns of its head, its name and summary, and whom it addresses.

Knows nothing of the body. Places are those of the sơ đồ in PL I, mục IV.
"""

from __future__ import annotations

from danvan_cli.thethuc.blocks import Document, Run
from danvan_cli.thethuc.inlines import line_xml
from danvan_cli.thethuc.metrics import Face, width
from danvan_cli.thethuc.notation import document_number, office_name, place_and_date
from danvan_cli.thethuc.ruleset import HouseStyle, mm_to_pt
from danvan_cli.thethuc.spacing import about, listed, prefixed
from danvan_cli.thethuc.styles import BORDERLESS
from danvan_cli.thethuc.titles import centred, rule_below
from danvan_cli.thethuc.wml import CellBox, Marks, Para, layout_table, run, table_row, twips

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
DRAFT = "DỰ THẢO"
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"

# Room beside the Quốc hiệu, in pt: fonts that stand in for Times New Roman may be a little wider.
_AIR = 8.0
# The least left for the name of the office, in pt.
_LEFT = mm_to_pt(50)
# Where the colon of “Kính gửi:” stands, and with it the dashes of the list, in pt (PL III, Mẫu 1.5).
_COLON = 127.6


def columns(house: HouseStyle, date_line: str = "") -> tuple[float, float]:
    """Return the widths in pt of the two columns of the head, which together fill the text width.

    The right one holds Quốc hiệu and Tiêu ngữ on one line each at every size and margin that the decree
    allows (PL I, mục II.1), and the date where it fits.
    """
    room = house.text_width()
    widest = max(
        width(QUOC_HIEU, house.size("quoc_hieu"), Face.BOLD),
        width(TIEU_NGU, house.size("tieu_ngu"), Face.BOLD),
        min(width(date_line, house.size("ngay"), Face.ITALIC), room - _LEFT - _AIR),
    )
    return room - widest - _AIR, widest + _AIR


def head_table(document: Document, house: HouseStyle, marks: Marks) -> str:
    """Return the head: offices and Quốc hiệu, số and date, and below them V/v and the marks of a draft."""
    date_line = place_and_date(document.place, document.date)
    left, _ = columns(house, date_line)
    widths = [twips(left), twips(house.text_width()) - twips(left)]
    number = document_number(document.number, document.symbol)

    def row(left_cell: list[Para], right_cell: list[Para], valign: str = "") -> str:
        contents = [
            "".join(paragraph.xml() for paragraph in cell or [Para("ChoKy")])
            for cell in (left_cell, right_cell)
        ]
        return table_row(
            CellBox(text, size, valign=valign) for text, size in zip(contents, widths, strict=True)
        )

    rows = [
        row(_offices(document, house, left, marks), _motto(house, marks)),
        row(
            [Para("SoKyHieu", run(number))] if number is not None else [],
            [Para("DiaDanhNgay", run(date_line))],
            "bottom",
        ),
    ]
    below = _below_number(document, house, left, marks)
    if below:
        rows.append(row(below, []))
    caption = "Phần đầu văn bản"
    described = f"{caption}: cơ quan ban hành, Quốc hiệu, số, ngày"
    return layout_table(BORDERLESS, widths, rows, caption, described)


def _offices(document: Document, house: HouseStyle, room: float, marks: Marks) -> list[Para]:
    size = house.size("co_quan")
    written: list[Para] = []
    if document.parent_office:
        parent = (Run(office_name(document.parent_office)),)
        written.append(centred("CoQuanChuQuan", parent, size, room, marks, Face.REGULAR, caps=True))
    if document.office:
        office = (Run(office_name(document.office)),)
        written.append(centred("CoQuanBanHanh", office, size, room, marks, caps=True))
        written.append(rule_below(office, size, room, marks, caps=True))
    return written


def _motto(house: HouseStyle, marks: Marks) -> list[Para]:
    full = width(TIEU_NGU, house.size("tieu_ngu"), Face.BOLD)
    return [
        Para("QuocHieu", run(QUOC_HIEU)),
        Para("TieuNgu", run(TIEU_NGU)),
        Para("DuongKe", marks.rule(full)),
    ]


def _below_number(document: Document, house: HouseStyle, room: float, marks: Marks) -> list[Para]:
    written: list[Para] = []
    if document.subject:
        subject = about(document.subject)
        written.append(centred("TrichYeuCongVan", subject, house.size("v_v"), room, marks, Face.REGULAR))
    for shown, text in ((document.draft, DRAFT), (document.illustrative, ILLUSTRATIVE)):
        if shown:
            beside = max((room - width(text, house.size("so"), Face.BOLD)) / 2 - 6, 4)
            written.append(Para("Dau", run(text), left=beside, right=beside))
    return written


def name_and_summary(document: Document, house: HouseStyle, marks: Marks) -> list[Para]:
    """Return tên loại and trích yếu with the short rule beneath (PL I, mục II.5)."""
    written: list[Para] = []
    if document.name:
        written.append(Para("TenLoai", line_xml(document.name, marks)))
    if document.summary:
        size, room = house.size("trich_yeu"), house.text_width()
        written.append(centred("TrichYeu", document.summary, size, room, marks))
        written.append(rule_below(document.summary, size, room, marks))
    return written


def addressees(document: Document, house: HouseStyle, marks: Marks) -> list[Para]:
    """Return “Kính gửi:” with one name beside it, or a list below whose dashes stand under the colon.

    PL I, mục II.9.
    """
    if not document.addressees:
        return []
    if len(document.addressees) == 1:
        only = prefixed("Kính gửi: ", document.addressees[0])
        return [Para("KinhGui", line_xml(only, marks))]
    size = house.size("kinh_gui")
    written = [Para("KinhGuiNhieuNoi", run("Kính gửi:"), left=_COLON - width("Kính gửi", size))]
    dash = width("- ", size)
    for item in listed(document.addressees):
        content = line_xml(prefixed("- ", item), marks)
        written.append(Para("NoiKinhGui", content, left=_COLON + dash, hanging=dash))
    return written

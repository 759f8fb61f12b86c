"""Knows the named Word styles of a document and their look by the ruleset; knows no text of any document.

Everything that staff may want to change in Word hangs on a style with a Vietnamese name; nothing names a
theme font, and the one font is Times New Roman in black (PL I, mục I.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from danvan_cli.thethuc.ruleset import HouseStyle, mm_to_pt
from danvan_cli.thethuc.wml import BORDERS, DECLARATION, NAMESPACES, twips

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"

BORDERED: Final = "BangSoLieu"
BORDERLESS: Final = "BangBoCuc"

#: The sizes in which tables are set, from the roomiest to that of wide ones.
TABLE_SIZES: Final = (13, 12, 11)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Lengths are pt, except ``line``, which counts lines; ``exact`` overrides it."""

    key: str
    name: str
    size: int
    align: str = "left"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    before: float = 0
    after: float = 0
    line: float = 1
    exact: float | None = None
    first_line: float = 0
    left: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    boxed: bool = False
    outline: int | None = None

    def xml(self) -> str:
        based = "" if self.key == "Normal" else '<w:basedOn w:val="Normal"/>'
        custom = ' w:default="1"' if self.key == "Normal" else ' w:customStyle="1"'
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{self.key}"><w:name w:val="{self.name}"/>{based}'
            f"<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        rule, height = ("exact", twips(self.exact)) if self.exact else ("auto", round(self.line * 240))
        side = '<w:{} w:val="single" w:sz="6" w:space="3" w:color="000000"/>'
        box = "".join(side.format(name) for name in ("top", "left", "bottom", "right")) if self.boxed else ""
        return (
            ("<w:keepNext/>" if self.keep_next else "")
            + ("<w:keepLines/>" if self.keep_lines else "")
            + "<w:widowControl/>"
            + (f"<w:pBdr>{box}</w:pBdr>" if box else "")
            + f'<w:spacing w:before="{twips(self.before)}" w:after="{twips(self.after)}" '
            f'w:line="{height}" w:lineRule="{rule}"/>'
            f'<w:ind w:left="{twips(self.left)}" w:right="0" w:firstLine="{twips(self.first_line)}"/>'
            f'<w:jc w:val="{self.align}"/>'
            + (f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "")
        )

    def _run(self) -> str:
        return (
            ("<w:b/><w:bCs/>" if self.bold else "")
            + ("<w:i/><w:iCs/>" if self.italic else "")
            + ("<w:caps/>" if self.caps else "")
            + f'<w:sz w:val="{self.size * 2}"/><w:szCs w:val="{self.size * 2}"/>'
        )


def paragraph_styles(house: HouseStyle) -> tuple[Style, ...]:
    """Return the styles of a document in the house style (PL I, mục II, III and the table of mục V)."""
    size, body, gap = house.size, house.size("noi_dung"), house.gian_doan
    text: dict[str, Any] = {
        "size": body,
        "align": "both",
        "before": gap,
        "line": house.gian_dong,
        "first_line": mm_to_pt(house.thut_dong * 10),
    }
    head: dict[str, Any] = {**text, "bold": True, "keep_next": True}
    centred: dict[str, Any] = {"align": "center"}
    title: dict[str, Any] = {**centred, "bold": True, "keep_next": True}
    named = [
        Style("Normal", "Normal", body),
        Style("QuocHieu", "Quốc hiệu", size("quoc_hieu"), **centred, bold=True),
        Style("TieuNgu", "Tiêu ngữ", size("tieu_ngu"), **centred, bold=True),
        Style("CoQuanChuQuan", "Cơ quan chủ quản", size("co_quan"), **centred, caps=True),
        Style("CoQuanBanHanh", "Cơ quan ban hành", size("co_quan"), **centred, bold=True, caps=True),
        Style("DuongKe", "Đường kẻ", 4, **centred, exact=8, keep_next=True),
        Style("SoKyHieu", "Số và ký hiệu", size("so"), **centred),
        Style("DiaDanhNgay", "Địa danh và ngày tháng", size("ngay"), **centred, italic=True),
        Style("TrichYeuCongVan", "Trích yếu công văn", size("v_v"), **centred, before=6),
        Style("Dau", "Dấu dự thảo", size("so"), **centred, bold=True, before=6, boxed=True),
        Style("DauDauTrang", "Dấu đầu trang", 10, **centred, bold=True, exact=12),
        Style("SoTrang", "Số trang", size("so_trang"), **centred),
        Style("TenLoai", "Tên loại", size("ten_loai"), **title, caps=True, before=18, outline=0),
        Style("TrichYeu", "Trích yếu", size("trich_yeu"), **title),
        Style("KinhGui", "Kính gửi", size("kinh_gui"), **centred, before=12, after=6),
        Style("KinhGuiNhieuNoi", "Kính gửi nhiều nơi", size("kinh_gui"), before=12, keep_next=True),
        Style("NoiKinhGui", "Nơi kính gửi", size("kinh_gui"), align="both"),
        Style("CanCu", "Căn cứ", **{**text, "italic": True}),
        Style("NoiDung", "Nội dung", **text),
        Style("Phan", "Phần", body, **title, before=12, outline=0),
        Style("TenPhan", "Tên phần", body, **title, caps=True, keep_lines=True),
        Style("Muc", "Mục", **{**head, "caps": True}, outline=0),
        Style("KhoanCoTen", "Khoản có tên", **head, outline=1),
        Style("Khoan", "Khoản", **text),
        Style("DiemCoTen", "Điểm có tên", **{**head, "bold": False}, outline=2),
        Style("Diem", "Điểm", **text),
        Style("GachDauDong", "Gạch đầu dòng", **text),
        Style("DauCong", "Dấu cộng đầu dòng", **text),
        Style("KetThuc", "Kết thúc", **text),
        Style("GhiChu", "Ghi chú", 12, align="both", italic=True, before=3),
        Style("DonViTinh", "Đơn vị tính", 12, align="right", italic=True, before=6, after=3, keep_next=True),
        Style("NoiNhan", "Nơi nhận", size("noi_nhan"), bold=True, italic=True),
        Style("DanhSachNoiNhan", "Danh sách nơi nhận", size("ds_noi_nhan")),
        Style("ChuKy", "Chữ ký", size("nguoi_ky"), **centred, bold=True, caps=True),
        Style("ChoKy", "Chỗ ký", size("nguoi_ky"), **centred),
        Style("HoTen", "Họ tên người ký", size("nguoi_ky"), **centred, bold=True),
        Style("PhuLuc", "Phụ lục", size("phu_luc"), **title, outline=0),
        Style("TenPhuLuc", "Tên phụ lục", size("ten_phu_luc"), **title, caps=True),
        Style("KemTheo", "Kèm theo", size("kem_theo"), **centred, italic=True, keep_next=True),
        Style("BinhLuan", "Bình luận", 10),
        Style("Ngat", "Ngắt", 1, exact=1),
        Style("CachBang", "Cách bảng", 4, exact=6),
    ]
    for points in TABLE_SIZES:
        named.append(Style(f"OBang{points}", f"Ô bảng {points}", points, before=2, after=2))
        named.append(Style(f"DauBang{points}", f"Đầu bảng {points}", points, **title, before=2, after=2))
    return tuple(named)


def styles_xml(house: HouseStyle) -> str:
    """Return the part ``word/styles.xml``."""
    body = house.size("noi_dung") * 2
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="000000"/><w:sz w:val="{body}"/><w:szCs w:val="{body}"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(style.xml() for style in paragraph_styles(house))
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{BORDERED}"><w:name w:val="Bảng số liệu"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders><w:tblCellMar>'
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{BORDERLESS}"><w:name w:val="Bảng bố cục"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )

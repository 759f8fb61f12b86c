"""Knows the sizes and ranges that Nghị định 30/2020 allows, as data with their source; draws nothing.

The ruleset is named ``nd30-2020``. "PL I" in a source means Phụ lục I of the decree.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

RULESET: Final = "nd30-2020"

#: A4, in millimetres (PL I, mục I.1).
PAGE_WIDTH: Final = 210
PAGE_HEIGHT: Final = 297


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a document: the sizes allowed for it (pt), and those of the two consistent profiles.

    The footnote to PL I, mục V asks that the sizes of one document move together; ``at13`` and ``at14`` are
    the two sets in which they do.
    """

    key: str
    label: str
    smallest: int
    largest: int
    at13: int
    at14: int
    source: str


COMPONENTS: Final[tuple[Component, ...]] = (
    Component("quoc_hieu", "Quốc hiệu", 12, 13, 12, 13, "PL I, mục II.1.a"),
    Component("tieu_ngu", "Tiêu ngữ", 13, 14, 13, 14, "PL I, mục II.1.b"),
    Component("co_quan", "Tên cơ quan ban hành và cơ quan chủ quản", 12, 13, 12, 13, "PL I, mục II.2"),
    Component("so", "Số, ký hiệu", 13, 13, 13, 13, "PL I, mục II.3"),
    Component("ngay", "Địa danh và thời gian ban hành", 13, 14, 13, 14, "PL I, mục II.4.c"),
    Component("ten_loai", "Tên loại", 13, 14, 13, 14, "PL I, mục II.5"),
    Component("trich_yeu", "Trích yếu", 13, 14, 13, 14, "PL I, mục II.5"),
    Component("v_v", "Trích yếu công văn", 12, 13, 12, 13, "PL I, mục II.5"),
    Component("noi_dung", "Nội dung", 13, 14, 13, 14, "PL I, mục II.6.e"),
    Component("nguoi_ky", "Chức vụ, họ tên người ký", 13, 14, 13, 14, "PL I, mục II.7"),
    Component("kinh_gui", "Kính gửi", 13, 14, 13, 14, "PL I, mục II.9"),
    Component("noi_nhan", "Nơi nhận", 12, 12, 12, 12, "PL I, mục II.9"),
    Component("ds_noi_nhan", "Danh sách nơi nhận", 11, 11, 11, 11, "PL I, mục II.9"),
    Component("phu_luc", "Từ “Phụ lục” và số thứ tự", 14, 14, 14, 14, "PL I, mục III.1"),
    Component("ten_phu_luc", "Tên phụ lục", 13, 14, 13, 14, "PL I, mục III.1"),
    Component("kem_theo", "Dòng kèm theo của phụ lục", 13, 14, 13, 14, "PL I, mục III.1"),
    Component("so_trang", "Số trang", 13, 14, 13, 14, "PL I, mục I.7"),
)


@dataclass(frozen=True)
class HouseStyle:
    """What an office may choose inside the decree's ranges.

    ``co_chu`` names the size profile (pt of the body text); margins ``le_*`` are in mm, as seen on the page
    in either orientation; ``thut_dong`` is the first-line indent in cm, ``gian_dong`` the line spacing in
    lines, ``gian_doan`` the space between paragraphs in pt. The values are not checked on construction:
    :meth:`violations` tells what is wrong with them.
    """

    co_chu: Literal[13, 14] = 14
    le_tren: float = 20
    le_duoi: float = 20
    le_trai: float = 30
    le_phai: float = 15
    thut_dong: float = 1.0
    gian_dong: float = 1.0
    gian_doan: float = 6

    def violations(self) -> list[tuple[str, str]]:
        """Return (field, Vietnamese message with allowed range and article) for each forbidden value."""
        found: list[tuple[str, str]] = []
        for field, allowed, unit, source in _CHOICES:
            value = getattr(self, field)
            if not _number(value) or value not in allowed:
                listed = " hoặc ".join(_vn(item) for item in allowed)
                found.append((field, f"{field} là {_vn(value)}; chỉ được chọn {listed} {unit} ({source})"))
        for field, low, high, unit, source in _RANGES:
            value = getattr(self, field)
            if not _number(value) or not low <= value <= high:
                span = f"từ {_vn(low)} đến {_vn(high)}" if high < math.inf else f"tối thiểu {_vn(low)}"
                label = _SIDES.get(field, field)
                found.append((field, f"{label} là {_vn(value)}; được phép {span} {unit} ({source})"))
        if _number(self.gian_doan) and self.gian_doan > _WORD_MOST:
            found.append(
                ("gian_doan", f"gian_doan là {_vn(self.gian_doan)}; Word chỉ nhận đến {_WORD_MOST} pt")
            )
        order = list(self.__dataclass_fields__)
        return sorted(found, key=lambda fault: order.index(fault[0]))

    def size(self, key: str) -> int:
        """Return the size in pt of the component ``key`` in this profile."""
        component = next(item for item in COMPONENTS if item.key == key)
        return component.at13 if self.co_chu == 13 else component.at14

    def text_width(self, landscape: bool = False) -> float:
        """Return the width between the margins, in pt."""
        page = PAGE_HEIGHT if landscape else PAGE_WIDTH
        return mm_to_pt(page - self.le_trai - self.le_phai)


#: The decree names no most; beyond this Word takes a paragraph's spacing for damage.
_WORD_MOST: Final = 1584
_SIDES: Final = {"le_tren": "lề trên", "le_duoi": "lề dưới", "le_trai": "lề trái", "le_phai": "lề phải"}
_MARGINS = "NĐ 30/2020, PL I, mục I.3"
_CHOICES: Final = (
    ("co_chu", (13, 14), "pt", "NĐ 30/2020, PL I, mục V, chú thích về cỡ chữ"),
    ("thut_dong", (1.0, 1.27), "cm", "NĐ 30/2020, PL I, mục II.6.e"),
)
_RANGES: Final = (
    ("le_tren", 20, 25, "mm", _MARGINS),
    ("le_duoi", 20, 25, "mm", _MARGINS),
    ("le_trai", 30, 35, "mm", _MARGINS),
    ("le_phai", 15, 20, "mm", _MARGINS),
    ("gian_dong", 1.0, 1.5, "dòng", "NĐ 30/2020, PL I, mục II.6.e"),
    ("gian_doan", 6, math.inf, "pt", "NĐ 30/2020, PL I, mục II.6.e"),
)


def mm_to_pt(length: float) -> float:
    """Convert millimetres to points."""
    return length * 72 / 25.4


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _vn(value: object) -> str:
    return f"{value:.10g}".replace(".", ",") if _number(value) else f"“{value}”"

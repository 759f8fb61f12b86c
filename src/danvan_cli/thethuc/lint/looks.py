"""Knows how each component must look, as data with its article; sizes are those of the ruleset. Draws nothing.

“None” in a rule of look means that the decree leaves it open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from danvan_cli.thethuc.ruleset import COMPONENTS

DECREE: Final = "Nghị định 30/2020/NĐ-CP"
#: Where a place is known more closely than the ruleset needs it.
_SOURCES: Final = {
    "kinh_gui": "PL I, mục II.9.a",
    "can_cu": "PL I, mục II.6 và bảng ở mục V",
    "nguoi_ky": "PL I, mục II.7",
    "noi_nhan": "PL I, mục II.9.b",
    "ds_noi_nhan": "PL I, mục II.9.b",
    "khan": "PL I, mục III.2 và bảng ở mục V",
    "nguoi_soan": "PL I, mục III và bảng ở mục V",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A component: the two digits of its codes, what is prescribed for it, where it is said."""

    key: str
    digits: str
    label: str
    smallest: float
    largest: float
    bold: bool | None
    italic: bool | None
    capitals: bool | None
    align: str | None
    source: str

    @property
    def article(self) -> str:
        """The place in the decree, in words."""
        return article(self.source)

    @property
    def sizes(self) -> str:
        """The sizes that are allowed, in words."""
        if self.smallest == self.largest:
            return f"{self.smallest:g}"
        return f"{self.smallest:g} đến {self.largest:g}"

    @property
    def manner(self) -> str:
        """The manner of type, in words: “đứng, đậm”."""
        words = []
        if self.italic is not None:
            words.append("nghiêng" if self.italic else "đứng")
        if self.bold is not None:
            words.append("đậm" if self.bold else "không đậm")
        return ", ".join(words)


def article(source: str) -> str:
    """Return a place of Phụ lục I as it is cited: ``mục II.1.a`` → “Nghị định …, Phụ lục I, mục II.1.a”."""
    return f"{DECREE}, {source.replace('PL III', 'Phụ lục III').replace('PL I,', 'Phụ lục I,')}"


def _look(
    key: str,
    digits: str,
    label: str,
    of: str,
    manner: str,
    capitals: bool | None = None,
    align: str | None = "center",
) -> Look:
    """Return a look; ``manner`` is B bold, R regular, I italic, X bold italic, U upright, weight left open."""
    component = next(item for item in COMPONENTS if item.key == of)
    source = _SOURCES.get(key, component.source)
    bold = {"B": True, "X": True, "R": False, "I": False}.get(manner)
    italic = manner in "IX"
    return Look(
        key, digits, label, component.smallest, component.largest, bold, italic, capitals, align, source
    )


LOOKS: Final[dict[str, Look]] = {
    look.key: look
    for look in (
        _look("quoc_hieu", "20", "Quốc hiệu", "quoc_hieu", "B", True),
        _look("tieu_ngu", "21", "Tiêu ngữ", "tieu_ngu", "B"),
        _look("chu_quan", "22", "Tên cơ quan chủ quản", "co_quan", "R", True),
        _look("co_quan", "23", "Tên cơ quan ban hành", "co_quan", "B", True),
        _look("so", "24", "Số, ký hiệu", "so", "R"),
        _look("ngay", "25", "Địa danh, thời gian ban hành", "ngay", "I"),
        _look("ten_loai", "26", "Tên loại", "ten_loai", "B", True),
        _look("trich_yeu", "27", "Trích yếu", "trich_yeu", "B", False),
        _look("v_v", "28", "Trích yếu công văn", "v_v", "R", False),
        _look("khan", "29", "Dấu chỉ độ mật, mức độ khẩn", "nguoi_ky", "B", True, None),
        _look("kinh_gui", "30", "Kính gửi", "kinh_gui", "R", False, None),
        _look("can_cu", "31", "Căn cứ ban hành", "noi_dung", "I", False, "both"),
        _look("noi_dung", "32", "Nội dung", "noi_dung", "U", None, "both"),
        _look("phan", "33", "Phần, chương", "noi_dung", "B", None),
        _look("muc", "34", "Mục", "noi_dung", "B", True, None),
        _look("khoan", "35", "Khoản", "noi_dung", "U", False, None),
        _look("diem", "36", "Điểm", "noi_dung", "R", False, None),
        _look("dieu", "37", "Điều", "noi_dung", "B", False, None),
        _look("nguoi_ky", "40", "Quyền hạn, chức vụ người ký", "nguoi_ky", "B", True),
        _look("ho_ten", "41", "Họ và tên người ký", "nguoi_ky", "B", False),
        _look("noi_nhan", "42", "Nơi nhận", "noi_nhan", "X", False, "left"),
        _look("ds_noi_nhan", "43", "Danh sách nơi nhận", "ds_noi_nhan", "R", None, "left"),
        _look("nguoi_soan", "44", "Ký hiệu người soạn thảo", "ds_noi_nhan", "R", None, None),
        _look("phu_luc", "50", "Từ “Phụ lục” và số thứ tự", "phu_luc", "B", False),
        _look("ten_phu_luc", "51", "Tên phụ lục", "ten_phu_luc", "B", True),
        _look("kem_theo", "52", "Dòng “(Kèm theo …)” của phụ lục", "kem_theo", "I", False),
    )
}

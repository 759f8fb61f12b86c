"""Knows the types of document that the decree names (Điều 7; abbreviations: PL III, mục I); no Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from danvan_cli.thethuc.lint.texts import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of document: slug, name, its abbreviation in the ký hiệu (empty: it has none)."""

    slug: str
    name: str
    sign: str


KINDS: Final[tuple[Kind, ...]] = tuple(
    Kind(slug, name, sign)
    for slug, name, sign in (
        ("nghi-quyet", "Nghị quyết", "NQ"),
        ("quyet-dinh", "Quyết định", "QĐ"),
        ("chi-thi", "Chỉ thị", "CT"),
        ("quy-che", "Quy chế", "QC"),
        ("quy-dinh", "Quy định", "QyĐ"),
        ("thong-cao", "Thông cáo", "TC"),
        ("thong-bao", "Thông báo", "TB"),
        ("huong-dan", "Hướng dẫn", "HD"),
        ("chuong-trinh", "Chương trình", "CTr"),
        ("ke-hoach", "Kế hoạch", "KH"),
        ("phuong-an", "Phương án", "PA"),
        ("de-an", "Đề án", "ĐA"),
        ("du-an", "Dự án", "DA"),
        ("bao-cao", "Báo cáo", "BC"),
        ("bien-ban", "Biên bản", "BB"),
        ("to-trinh", "Tờ trình", "TTr"),
        ("hop-dong", "Hợp đồng", "HĐ"),
        ("cong-dien", "Công điện", "CĐ"),
        ("ban-ghi-nho", "Bản ghi nhớ", "BGN"),
        ("ban-thoa-thuan", "Bản thỏa thuận", "BTT"),
        ("giay-uy-quyen", "Giấy ủy quyền", "GUQ"),
        ("giay-moi", "Giấy mời", "GM"),
        ("giay-gioi-thieu", "Giấy giới thiệu", "GGT"),
        ("giay-nghi-phep", "Giấy nghỉ phép", "GNP"),
        ("phieu-gui", "Phiếu gửi", "PG"),
        ("phieu-chuyen", "Phiếu chuyển", "PC"),
        ("phieu-bao", "Phiếu báo", "PB"),
    )
)
CONG_VAN: Final = Kind("cong-van", "Công văn", "")
#: A phụ lục in a file of its own (PL III, Mẫu 2.2).
PHU_LUC: Final = Kind("phu-luc", "Phụ lục", "")
UNKNOWN: Final = Kind("", "", "")

#: Those that address somebody (PL I, mục II.9.a); a báo cáo may.
ADDRESSED: Final = frozenset({"cong-van", "to-trinh"})
MAY_BE_ADDRESSED: Final = frozenset({"bao-cao", ""})
#: Those whose form (PL III) leaves out the signature or Nơi nhận of the others.
WITHOUT_RECIPIENTS: Final = frozenset({"bien-ban", "hop-dong", "ban-ghi-nho", "ban-thoa-thuan", "thong-cao"})
OWN_FORM: Final = frozenset(
    {
        "bien-ban", "hop-dong", "ban-ghi-nho", "ban-thoa-thuan", "giay-moi", "giay-gioi-thieu", "giay-nghi-phep",
        "giay-uy-quyen", "phieu-gui", "phieu-chuyen", "phieu-bao", "cong-dien", "quy-che", "quy-dinh",
    }
)  # fmt: skip

_BY_NAME: Final = {fold(kind.name): kind for kind in KINDS}


def kind_named(text: str) -> Kind | None:
    """Return the type whose name this line is, however it is written."""
    name = fold(text).rstrip(" :.")
    return _BY_NAME.get(name)

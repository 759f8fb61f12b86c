"""What an indicator is: its kind, its owners, its range and target by year. Knows no task and no plan."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import Discriminator, Tag, model_validator

from danvan_cli.model.text import record_key
from danvan_cli.model.values import (
    Ban,
    DanhSach,
    DungSai,
    MaChiTieu,
    MotHoacNhieu,
    Nam,
    NgayThang,
    Nhom,
    SoNguyen,
    SoThapPhan,
    ThamChieu,
    VanBan,
    fault,
    one_of,
)

KIEU_NHAP = ("so_nguyen", "so_thap_phan", "co_khong")
"""The kinds of indicator that are typed; the others are computed."""
TEN_DANH_SACH = ("van_ban", "hoi_nghi", "mo_hinh", "khen_thuong")
"""The lists of records that a ``dem`` indicator may count."""

_V = TypeVar("_V")


class GioiHan(Ban):
    """A range, both ends included; open above where ``den`` is ``None``."""

    tu: SoThapPhan = Decimal(0)
    den: SoThapPhan | None = None


@cache
def _from_zero() -> GioiHan:
    return GioiHan()


def _by_year(value: object) -> str:
    years = (
        isinstance(value, dict) and value and all(isinstance(key, str) and key[:1].isdigit() for key in value)
    )
    return "#theo-nam" if years else "#chung"


def _whole_or_by_year(value: object) -> str:
    return "#theo-nam" if isinstance(value, dict) else "#chung"


GioiHanTheoNam = Annotated[
    Annotated[GioiHan, Tag("#chung")] | Annotated[dict[Nam, GioiHan], Tag("#theo-nam")],
    Discriminator(_by_year),
]
MucTieuTheoNam = Annotated[
    Annotated[SoThapPhan, Tag("#chung")] | Annotated[dict[Nam, SoThapPhan], Tag("#theo-nam")],
    Discriminator(_whole_or_by_year),
]


def in_year(value: _V | dict[int, _V] | None, year: int) -> _V | None:
    """Return what is valid in a year: the latest entry of a mapping by year that is not after it."""
    if not isinstance(value, dict):
        return value
    years = [start for start in value if start <= year]
    return value[max(years)] if years else None


class ChiSo(Ban):
    """A figure reported in year N is that of N − ``tre_nam``, published on ``cong_bo`` of N."""

    tre_nam: SoNguyen = 1
    cong_bo: NgayThang | None = None


class ChiTieu(Ban):
    """An indicator; which keys matter depends on ``kieu``."""

    ma: MaChiTieu
    ten: VanBan
    cau_van: VanBan | None = None
    don_vi_tinh: VanBan | None = None
    kieu: Annotated[
        Literal["so_nguyen", "so_thap_phan", "co_khong", "ty_le", "dem"],
        one_of("so_nguyen", "so_thap_phan", "co_khong", "ty_le", "dem"),
    ]
    tong_hop: Annotated[Literal["cong", "mot_don_vi"], one_of("cong", "mot_don_vi")] = "cong"
    tu_so: VanBan | None = None
    mau_so: VanBan | None = None
    so_le: SoNguyen = 2
    danh_sach: (
        Annotated[Literal["van_ban", "hoi_nghi", "mo_hinh", "khen_thuong"], one_of(*TEN_DANH_SACH)] | None
    ) = None
    loc: Annotated[dict[str, MotHoacNhieu], Nhom] | None = None
    don_vi: Annotated[tuple[ThamChieu, ...], DanhSach] | None = None
    bat_buoc: DungSai = True
    gioi_han: GioiHanTheoNam | None = None
    muc_tieu: MucTieuTheoNam | None = None
    chieu: Annotated[Literal["tang", "giam"], one_of("tang", "giam")] = "tang"
    ky_truoc: ThamChieu | None = None
    ma_cu: ThamChieu | None = None
    doi_cach_tinh: Annotated[dict[Nam, VanBan], Nhom] | None = None
    chi_so: ChiSo | None = None

    @model_validator(mode="after")
    def _keys_of_its_kind(self) -> ChiTieu:
        needed = {"ty_le": ("tu_so", "mau_so"), "dem": ("danh_sach",)}.get(self.kieu, ())
        if self.kieu != "co_khong":
            needed = ("don_vi_tinh", *needed)
        missing = [key for key in needed if getattr(self, key) is None]
        if missing:
            raise fault("DV101", f"chỉ tiêu {self.ma} (kieu: {self.kieu}) thiếu khóa {', '.join(missing)}")
        return self

    @property
    def duoc_nhap(self) -> bool:
        """Whether units type this figure (``ty_le`` and ``dem`` are computed)."""
        return self.kieu in KIEU_NHAP

    def range_in(self, year: int) -> GioiHan:
        """Return the range of a year; 0 and more where the plan says nothing."""
        return in_year(self.gioi_han, year) or _from_zero()

    def target_in(self, year: int) -> Decimal | None:
        """Return the target of a year, or ``None``."""
        return in_year(self.muc_tieu, year)

    def definition_in(self, year: int) -> str | None:
        """Return the definition that holds in a year, where the plan gave a new one by then."""
        told: str | dict[int, str] | None = self.doi_cach_tinh
        return in_year(told, year)

    def counts_like(self, other: ChiTieu) -> bool:
        """Tell whether both count in the same way and unit of measure, whatever their codes."""
        return self.kieu == other.kieu and record_key(self.don_vi_tinh or "") == record_key(
            other.don_vi_tinh or ""
        )

    def redefined_after(self, year: int, until: int) -> dict[int, str]:
        """Return why figures on both sides of a new definition cannot be compared, by its first year.

        Of the definitions that begin after ``year`` and not after ``until``, in the order of time.
        """
        told = self.doi_cach_tinh or {}
        return {since: told[since] for since in sorted(told) if year < since <= until}

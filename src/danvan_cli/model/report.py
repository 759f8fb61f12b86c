"""What a unit's report is, and what HCQT writes for the consolidated one. Knows no plan.

Figures stay text here: which kind of number a figure is, only the plan knows (``figures.py``).
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from danvan_cli.model.office import NguoiKy
from danvan_cli.model.text import nfc
from danvan_cli.model.values import (
    Ban,
    CacVanBan,
    DanhSach,
    DungSai,
    KyBaoCao,
    Ngay,
    Nhom,
    PhienBan,
    SoNguyen,
    SoNhuGo,
    ThamChieu,
    VanBan,
    one_of,
)

TinhTrang = Annotated[
    Literal["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "khong_phat_sinh"],
    one_of("hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "khong_phat_sinh"),
]
DoiTuong = Annotated[Literal["tap_the", "ca_nhan"], one_of("tap_the", "ca_nhan")]


class KySoLieu(Ban):
    """The data window, both days included."""

    tu_ngay: Ngay
    den_ngay: Ngay


class NguoiLap(Ban):
    """Who drew up the report."""

    ho_ten: VanBan | None = None
    chuc_vu: VanBan | None = None


class PheDuyet(Ban):
    """Approval, bound to the content by its fingerprint."""

    ho_ten: VanBan
    chuc_vu: VanBan | None = None
    ngay: Ngay
    dau_van_tay: VanBan


class TraLai(Ban):
    """One sending back, with its reason."""

    ngay: Ngay
    ly_do: VanBan


class HanChe(Ban):
    """A shortcoming, its cause and its cure."""

    noi_dung: VanBan
    nguyen_nhan: VanBan | None = None
    loai: Annotated[Literal["khach_quan", "chu_quan"], one_of("khach_quan", "chu_quan")] | None = None
    giai_phap: VanBan | None = None


class GiaiTrinh(Ban):
    """The reason for which a warning is accepted."""

    ma_loi: ThamChieu
    chi_tieu: ThamChieu | None = None
    ly_do: VanBan


class KetQuaNhiemVu(Ban):
    """What a unit reports on one task; ``so_lieu`` holds the figures as typed."""

    tinh_trang: TinhTrang
    ket_qua: VanBan | None = None
    so_lieu: Annotated[dict[str, SoNhuGo], Nhom] = Field(default_factory=dict)
    han_che: Annotated[tuple[HanChe, ...], DanhSach] = ()
    giai_trinh: Annotated[tuple[GiaiTrinh, ...], DanhSach] = ()


class VanBanGhi(Ban):
    """A document issued or advised on; key: ``so_ky_hieu``, ``ngay``, ``co_quan``."""

    loai: VanBan | None = None
    so_ky_hieu: VanBan
    ngay: Ngay
    co_quan: VanBan
    trich_yeu: VanBan | None = None
    nhiem_vu: ThamChieu | None = None


class HoiNghi(Ban):
    """A conference; key: ``ten``, ``ngay``."""

    ten: VanBan
    ngay: Ngay
    so_nguoi: SoNguyen | None = None
    nhiem_vu: ThamChieu | None = None


class MoHinh(Ban):
    """A “Dân vận khéo” model; key: ``ten``; ``muc`` is the highest level reached."""

    ten: VanBan
    linh_vuc: VanBan | None = None
    loai: DoiTuong | None = None
    muc: (
        Annotated[
            Literal["dang_ky", "hieu_qua", "cong_nhan", "tieu_bieu"],
            one_of("dang_ky", "hieu_qua", "cong_nhan", "tieu_bieu"),
        ]
        | None
    ) = None
    moi: DungSai | None = None
    noi_dung: VanBan | None = None
    nhiem_vu: ThamChieu | None = None


class QuyetDinh(Ban):
    """The decision by which an award is given."""

    so_ky_hieu: VanBan
    ngay: Ngay
    co_quan: VanBan | None = None


class KhenThuong(Ban):
    """An award; key: ``doi_tuong`` and the decision's ``so_ky_hieu`` and ``ngay``."""

    doi_tuong: VanBan
    loai: DoiTuong | None = None
    hinh_thuc: VanBan | None = None
    quyet_dinh: QuyetDinh
    nhiem_vu: ThamChieu | None = None


class KhoKhan(Ban):
    """A difficulty, gathered for Chánh Văn phòng."""

    nhiem_vu: ThamChieu | None = None
    noi_dung: VanBan
    de_xuat: VanBan | None = None


class KienNghi(Ban):
    """A proposal and whom it addresses."""

    gui_den: VanBan | None = None
    noi_dung: VanBan


class BaoCao(Ban):
    """One unit's report of one period."""

    phien_ban: PhienBan
    ky: KyBaoCao
    don_vi: ThamChieu
    minh_hoa: DungSai = False
    ky_so_lieu: KySoLieu
    uoc: DungSai = False
    nguoi_lap: NguoiLap | None = None
    ngay_gui: Ngay | None = None
    phe_duyet: PheDuyet | None = None
    tra_lai: Annotated[tuple[TraLai, ...], DanhSach] = ()
    nhiem_vu: Annotated[dict[str, KetQuaNhiemVu], Nhom]
    giai_trinh: Annotated[tuple[GiaiTrinh, ...], DanhSach] = ()
    van_ban: Annotated[tuple[VanBanGhi, ...], DanhSach] = ()
    hoi_nghi: Annotated[tuple[HoiNghi, ...], DanhSach] = ()
    mo_hinh: Annotated[tuple[MoHinh, ...], DanhSach] = ()
    khen_thuong: Annotated[tuple[KhenThuong, ...], DanhSach] = ()
    kho_khan: Annotated[tuple[KhoKhan, ...], DanhSach] = ()
    kien_nghi: Annotated[tuple[KienNghi, ...], DanhSach] = ()
    phuong_huong: CacVanBan = ()

    @property
    def trang_thai(self) -> str:
        """The state of a report that exists: ``nhap``, ``bi_tra_lai``, ``da_gui`` or ``da_duyet``."""
        if self.ngay_gui is None:
            return "bi_tra_lai" if self.tra_lai else "nhap"
        return "da_duyet" if self.phe_duyet and not self.doi_sau_phe_duyet else "da_gui"

    @cached_property
    def dau_van_tay(self) -> str:
        """The fingerprint of the content: SHA-256 of all that is said, without approval and sendings back.

        Layout, comments, the order of keys, keys without a value and the form of letters (NFC) do not count.
        """
        said = self.model_dump(mode="json", exclude={"phe_duyet", "tra_lai"}, exclude_defaults=True)
        text = nfc(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def doi_sau_phe_duyet(self) -> bool:
        """Whether the content is another one than was approved."""
        return self.phe_duyet is not None and self.phe_duyet.dau_van_tay != self.dau_van_tay


class DanhGia(Ban):
    """HCQT's own assessment."""

    uu_diem: CacVanBan = ()
    han_che: CacVanBan = ()
    nguyen_nhan_khach_quan: CacVanBan = ()
    nguyen_nhan_chu_quan: CacVanBan = ()
    bai_hoc: CacVanBan = ()


class TongHop(Ban):
    """``tong-hop.yaml``: what HCQT itself writes for the consolidated report."""

    phien_ban: PhienBan
    ky: KyBaoCao
    ngay_lap: Ngay | None = None
    so_ky_hieu: VanBan | None = None
    nguoi_ky: NguoiKy | None = None
    noi_nhan: CacVanBan = ()
    lanh_dao_chi_dao: CacVanBan = ()
    danh_gia: DanhGia = Field(default_factory=DanhGia)
    nhan_xet: Annotated[dict[str, VanBan], Nhom] = Field(default_factory=dict)
    phuong_huong: CacVanBan = ()
    kien_nghi: Annotated[tuple[KienNghi, ...], DanhSach] = ()

    @property
    def ngay_ky(self) -> date:
        """The day that selects the signer: the given date, else the last day of the period."""
        return self.ngay_lap or self.ky.ngay_cuoi

"""What the seal of a finished period is: the digests of its inputs, and every opening since. Knows no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from danvan_cli.model.values import Ban, DanhSach, DungSai, KyBaoCao, Ngay, Nhom, PhienBan, VanBan


class VanBanDaKy(Ban):
    """The signed document: its name and the SHA-256 of its bytes."""

    tep: VanBan
    dau: VanBan


class LanMo(Ban):
    """One opening of the seal, with its reason and what the seal had said of the signed document."""

    ngay: Ngay
    ly_do: VanBan
    so_ky_hieu: VanBan | None = None
    ngay_ban_hanh: Ngay | None = None
    van_ban: VanBanDaKy | None = None


class NiemPhong(Ban):
    """``niem-phong.yaml``; ``tep`` holds the SHA-256 of each input by its path, whatever the line ends.

    ``con_hieu_luc`` is false while the period is open again.
    """

    phien_ban: PhienBan
    ky: KyBaoCao | None = None
    con_hieu_luc: DungSai = True
    ngay: Ngay | None = None
    so_ky_hieu: VanBan | None = None
    ngay_ban_hanh: Ngay | None = None
    commit: VanBan | None = None
    danvan: VanBan | None = None
    van_ban: VanBanDaKy | None = None
    tep: Annotated[dict[str, VanBan], Nhom] = Field(default_factory=dict)
    mo: Annotated[tuple[LanMo, ...], DanhSach] = ()

"""What the consolidated report and a unit's own report share: period, grounds, opinions and lists of records."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_cli.consolidate.result import KetQua
from danvan_cli.model.dates import format_date
from danvan_cli.model.windows import Window
from danvan_cli.render import context as shown
from danvan_cli.render.document import NguCanhChung
from danvan_cli.render.opinions import (
    DanhGiaChung,
    Named,
    NhomKhoKhan,
    NhomKienNghi,
    assessment,
    difficulties,
    directions,
    proposals,
)
from danvan_cli.render.records import Dong, awards, conferences, documents, models
from danvan_cli.render.shape import Chu, ChuCoThe, Doan, values_of
from danvan_cli.render.wording import citation


@dataclass(frozen=True)
class NguCanhBaoCao(NguCanhChung):
    """The variables of both reports."""

    ky: Chu
    nam: int
    ky_truoc: Chu
    co_nam_truoc: bool
    nam_sau: int
    ca_nam: bool
    kinh_gui: Chu
    can_cu: tuple[Chu, ...]
    ky_so_lieu: ChuCoThe
    lech_ky_so_lieu: ChuCoThe
    danh_gia: DanhGiaChung
    kho_khan: tuple[NhomKhoKhan, ...]
    phuong_huong: Doan
    kien_nghi: tuple[NhomKienNghi, ...]
    mo_hinh: tuple[Dong, ...]
    van_ban: tuple[Dong, ...]
    hoi_nghi: tuple[Dong, ...]
    khen_thuong: tuple[Dong, ...]


def report_context(result: KetQua, common: NguCanhChung, kinh_gui: str, named: Named) -> NguCanhBaoCao:
    """Return what both reports say of a result; ``named`` tells behind an opinion which unit holds it."""
    return NguCanhBaoCao(
        **values_of(common),
        ky=result.ky.ten,
        nam=result.ky.nam,
        ky_truoc=result.ky.truoc.ten,
        co_nam_truoc=any(total.nam_truoc and total.nam_truoc.so_don_vi for total in result.chi_tieu),
        nam_sau=result.ky.nam + 1,
        ca_nam=result.ky.thang == 12,
        kinh_gui=kinh_gui,
        can_cu=tuple(citation(document) for document in result.plan.van_ban_chi_dao[:1]),
        ky_so_lieu=window_words(result.ky_so_lieu, result.uoc),
        lech_ky_so_lieu=_other_window(result),
        danh_gia=assessment(result, named),
        kho_khan=difficulties(result, named),
        phuong_huong=directions(result),
        kien_nghi=proposals(result, named),
        mo_hinh=models(result),
        van_ban=documents(result),
        hoi_nghi=conferences(result),
        khen_thuong=awards(result),
    )


def window_words(window: Window | None, estimated: bool = False) -> str:
    """Return “từ ngày … đến ngày …”, with “(ước)” behind it where figures are estimated; empty without a window."""
    if window is None:
        return ""
    words = f"từ ngày {format_date(window[0])} đến ngày {format_date(window[1])}"
    return f"{words} (ước)" if estimated else words


def _other_window(result: KetQua) -> str:
    """Return last year's window in words where it differs too much for a plain comparison."""
    differs = shown.windows_differ(result.ky_so_lieu, result.ky_so_lieu_truoc)
    return window_words(result.ky_so_lieu_truoc) if differs else ""

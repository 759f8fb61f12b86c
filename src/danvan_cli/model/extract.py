"""What other reports and the whole are judged by in a report: small, and kept when the report itself is let go."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao, HoiNghi, KhenThuong, KySoLieu, MoHinh, VanBanGhi


class Extract(NamedTuple):
    """Parts of a report, named as there; ``nhiem_vu`` holds the codes of the tasks it reports on."""

    ky: Ky
    don_vi: str
    ky_so_lieu: KySoLieu
    uoc: bool
    ngay_gui: date | None
    nhiem_vu: frozenset[str]
    co_han_che: frozenset[str]
    co_giai_trinh: bool
    van_ban: tuple[VanBanGhi, ...]
    hoi_nghi: tuple[HoiNghi, ...]
    mo_hinh: tuple[MoHinh, ...]
    khen_thuong: tuple[KhenThuong, ...]


@lru_cache(256)
def _window(first: date, last: date) -> KySoLieu:
    """Return one and the same window for all reports that have it."""
    return KySoLieu.model_construct(tu_ngay=first, den_ngay=last)


@lru_cache(1024)
def _codes(*codes: str) -> frozenset[str]:
    """Return one and the same set for all reports that have it."""
    return frozenset(codes)


def extract_of(report: BaoCao) -> Extract:
    """Return the parts of a report by which other reports and the whole are judged."""
    tasks = report.nhiem_vu
    return Extract(
        report.ky,
        report.don_vi,
        _window(report.ky_so_lieu.tu_ngay, report.ky_so_lieu.den_ngay),
        report.uoc,
        report.ngay_gui,
        _codes(*tasks),
        _codes(*(code for code, task in tasks.items() if task.han_che)),
        bool(report.giai_trinh) or any(task.giai_trinh for task in tasks.values()),
        report.van_ban,
        report.hoi_nghi,
        report.mo_hinh,
        report.khen_thuong,
    )

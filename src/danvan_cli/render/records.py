"""The merged records as rows of the appendices: models, documents, conferences, awards."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_cli.consolidate.result import KetQua
from danvan_cli.consolidate.years import KetQuaGiaiDoan
from danvan_cli.model.dates import format_date
from danvan_cli.model.numbers import format_number
from danvan_cli.model.records import GhiChepGop, key_of
from danvan_cli.model.report import HoiNghi, KhenThuong, MoHinh, VanBanGhi
from danvan_cli.render.shape import ChuCoThe
from danvan_cli.render.wording import year_runs

LOAI = {"tap_the": "Tập thể", "ca_nhan": "Cá nhân", None: ""}
MUC = {
    "dang_ky": "Đăng ký",
    "hieu_qua": "Triển khai hiệu quả",
    "cong_nhan": "Được công nhận",
    "tieu_bieu": "Tiêu biểu",
    None: "",
}


@dataclass(frozen=True)
class Dong:
    """A row: its cells as texts, in the order of the table's columns."""

    o: tuple[ChuCoThe, ...]


def _units(result: KetQua, record: GhiChepGop) -> str:
    units = [result.office.theo_ma[code] for code in record.don_vi]
    return ", ".join(unit.viet_tat or unit.ten for unit in units) if len(units) > 1 else units[0].ten


def models(result: KetQua) -> tuple[Dong, ...]:
    """Rows of the appendix of “Dân vận khéo” models."""
    rows = []
    for record in result.ghi_chep["mo_hinh"]:
        if isinstance(model := record.noi_dung, MoHinh):
            kind = "" if model.moi is None else "Mới" if model.moi else "Duy trì"
            rows.append(
                Dong(
                    (
                        model.ten,
                        model.linh_vuc or "",
                        LOAI[model.loai],
                        MUC[model.muc],
                        kind,
                        _units(result, record),
                    )
                )
            )
    return tuple(rows)


def models_of_years(result: KetQuaGiaiDoan) -> tuple[Dong, ...]:
    """Rows of the models of a stage: each once, as the last year tells of it, with the years that did."""
    years: dict[tuple[str, ...], list[int]] = {}
    last: dict[tuple[str, ...], tuple[KetQua, GhiChepGop]] = {}
    for year in sorted(result.ket_qua, reverse=True):
        of_year = result.ket_qua[year]
        for record in of_year.ghi_chep["mo_hinh"]:
            key = key_of(record.noi_dung)
            years.setdefault(key, []).append(year)
            last.setdefault(key, (of_year, record))
    rows = []
    for key, (of_year, record) in last.items():
        if isinstance(model := record.noi_dung, MoHinh):
            when = year_runs(years[key])
            units = _units(of_year, record)
            rows.append(
                Dong((model.ten, model.linh_vuc or "", LOAI[model.loai], MUC[model.muc], when, units))
            )
    return tuple(rows)


def documents(result: KetQua) -> tuple[Dong, ...]:
    """Rows of the appendix of documents."""
    rows = []
    for record in result.ghi_chep["van_ban"]:
        if isinstance(found := record.noi_dung, VanBanGhi):
            name = f"{found.loai or 'Văn bản'} số {found.so_ky_hieu}"
            rows.append(
                Dong(
                    (
                        name,
                        format_date(found.ngay),
                        found.co_quan,
                        found.trich_yeu or "",
                        _units(result, record),
                    )
                )
            )
    return tuple(rows)


def conferences(result: KetQua) -> tuple[Dong, ...]:
    """Rows of the appendix of conferences."""
    rows = []
    for record in result.ghi_chep["hoi_nghi"]:
        if isinstance(found := record.noi_dung, HoiNghi):
            people = "" if found.so_nguoi is None else format_number(found.so_nguoi)
            rows.append(Dong((found.ten, format_date(found.ngay), people, _units(result, record))))
    return tuple(rows)


def awards(result: KetQua) -> tuple[Dong, ...]:
    """Rows of the appendix of awards."""
    rows = []
    for record in result.ghi_chep["khen_thuong"]:
        if isinstance(found := record.noi_dung, KhenThuong):
            decision = found.quyet_dinh
            basis = f"Quyết định số {decision.so_ky_hieu} ngày {format_date(decision.ngay)}"
            if decision.co_quan:
                basis += f" của {decision.co_quan}"
            rows.append(
                Dong(
                    (found.doi_tuong, LOAI[found.loai], found.hinh_thuc or "", basis, _units(result, record))
                )
            )
    return tuple(rows)

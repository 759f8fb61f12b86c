"""The appendices by unit: each unit's figures beside last year's, and how its report came in."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_cli.consolidate.progress import TienDo
from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.dates import format_date
from danvan_cli.model.numbers import format_number
from danvan_cli.render.phrases import NOT_COMPARABLE
from danvan_cli.render.shape import Chu, ChuCoThe, SoCoThe
from danvan_cli.render.texts import cell_value

MISSING = "…"
TRANG_THAI = {
    "chua_co": "Chưa có báo cáo",
    "nhap": "Bản nháp, chưa gửi",
    "bi_tra_lai": "Bị trả lại, chưa gửi lại",
    "da_gui": "Đã gửi",
    "da_duyet": "Đã gửi, đã duyệt",
}


@dataclass(frozen=True)
class SoDonViChiTieu:
    """One unit's answer in the appendix by unit."""

    ma: Chu
    ten: Chu
    don_vi_tinh: ChuCoThe
    gia_tri: SoCoThe
    nam_truoc: SoCoThe


@dataclass(frozen=True)
class DonViTrongPhuLuc:
    """A unit with its indicators."""

    ma: Chu
    ten: Chu
    chi_tieu: tuple[SoDonViChiTieu, ...]


@dataclass(frozen=True)
class DongTienDo:
    """A unit's line in the appendix on the sending of reports."""

    ten: Chu
    trang_thai: Chu
    ngay_gui: ChuCoThe
    dung_han: ChuCoThe
    day_du: Chu
    con_thieu: ChuCoThe


def unit_tables(result: KetQua) -> tuple[DonViTrongPhuLuc, ...]:
    """Return the appendix by unit: each due unit's own indicators."""
    tables = []
    for progress in result.tien_do:
        unit = progress.don_vi.ma
        rows = tuple(
            SoDonViChiTieu(
                ma=total.ma,
                ten=total.chi_tieu.ten,
                don_vi_tinh=total.chi_tieu.don_vi_tinh or "",
                gia_tri=_unit_cell(result, total, unit),
                nam_truoc=_last_year(result, total, unit),
            )
            for total in result.chi_tieu
            if unit in total.tong.theo_don_vi
        )
        if rows:
            tables.append(DonViTrongPhuLuc(unit, progress.don_vi.ten, rows))
    return tuple(tables)


def _unit_cell(result: KetQua, total: ChiTieuTongHop, unit: str) -> str:
    """Return a unit's answer; dots where it owes one, nothing where another unit gave the single value."""
    answer = total.tong.theo_don_vi[unit]
    if answer is None:
        return "" if total.tong.mot_don_vi and total.tong.day_du else MISSING
    return cell_value(total.chi_tieu, answer) + (" (ước)" if result.bao_cao[unit].uoc else "")


def _last_year(result: KetQua, total: ChiTieuTongHop, unit: str) -> str:
    if total.doi_cach_tinh or (total.nam_truoc and result.is_split(unit)):
        return NOT_COMPARABLE
    if total.nam_truoc is None:
        return ""
    return cell_value(total.chi_tieu, result.unit_last_year(total, unit))


def progress_rows(result: KetQua) -> tuple[DongTienDo, ...]:
    """Return the appendix on the sending of reports."""
    return tuple(_progress(result, progress) for progress in result.tien_do)


def _progress(result: KetQua, progress: TienDo) -> DongTienDo:
    on_time = {True: "Đúng hạn", False: "Trễ hạn", None: ""}[progress.dung_han]
    return DongTienDo(
        ten=progress.don_vi.ten,
        trang_thai="Tệp không đọc được" if progress.khong_doc_duoc else TRANG_THAI[progress.trang_thai],
        ngay_gui=format_date(progress.ngay_gui) if progress.ngay_gui else "",
        dung_han="Đúng ngày hạn" if progress.dung_ngay_moc else on_time,
        day_du=f"{format_number(progress.day_du * 100)}%",
        con_thieu="; ".join(_missing_name(result, code) for code in progress.con_thieu),
    )


def _missing_name(result: KetQua, code: str) -> str:
    task, _, indicator = code.partition(".")
    found = result.plan.indicator(task, indicator)
    return found.ten if found else f"nhiệm vụ {_task_number(result, task)}"


def _task_number(result: KetQua, task: str) -> int:
    return list(result.plan.nhiem_vu_theo_ma).index(task) + 1

"""How the reports of each year came in, as rows and sentences of the report on several years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_cli.consolidate.progress import TienDo
from danvan_cli.consolidate.result import KetQua
from danvan_cli.consolidate.years import KetQuaGiaiDoan
from danvan_cli.render.appendices import MISSING
from danvan_cli.render.consolidated import faulty
from danvan_cli.render.context import by_state
from danvan_cli.render.records import Dong
from danvan_cli.render.report import window_words
from danvan_cli.render.shape import Chu, ChuCoThe
from danvan_cli.render.year_tables import NOT_COUNTED


@dataclass(frozen=True)
class NamBaoCao:
    """One year in the appendix on the sending of reports."""

    ten: Chu
    ky_so_lieu: ChuCoThe
    phai_gui: int
    da_gui: int
    dung_han: int
    tre_han: int


def gaps(result: KetQua) -> Iterator[str]:
    """Yield what a year's figures do not hold, a sentence each."""
    year, states = f"Năm {result.ky.nam}", by_state(result)
    for title, units in (
        ("chưa có báo cáo của", states.get("chua_co", ())),
        ("báo cáo còn là bản nháp", (*states.get("nhap", ()), *states.get("bi_tra_lai", ()))),
        ("tệp báo cáo không đọc được, coi như chưa có", states.get("khong_doc_duoc", ())),
        ("báo cáo còn lỗi, phần sai coi như chưa có", faulty(result)),
    ):
        if units:
            yield f"{year} {title}: {', '.join(units)}"


def sending(result: KetQua) -> NamBaoCao:
    """Return how a year's reports came in."""
    sent = [progress for progress in result.tien_do if progress.trang_thai in ("da_gui", "da_duyet")]
    return NamBaoCao(
        ten=f"Năm {result.ky.nam}",
        ky_so_lieu=window_words(result.ky_so_lieu, result.uoc),
        phai_gui=len(result.tien_do),
        da_gui=len(sent),
        dung_han=sum(progress.dung_han is True for progress in sent),
        tre_han=sum(progress.dung_han is False for progress in sent),
    )


def progress_of_years(result: KetQuaGiaiDoan) -> tuple[Dong, ...]:
    """Return how each unit sent its report in each year."""
    by_year = {
        year: {progress.don_vi.ma: progress for progress in found.tien_do}
        for year, found in result.ket_qua.items()
    }
    years = [ky.nam for ky in result.giai_doan.cac_ky]
    return tuple(
        Dong((unit.ten, *(_how_sent(result, year, by_year.get(year, {}).get(code)) for year in years)))
        for code, unit in result.office.theo_ma.items()
        if any(code in units for units in by_year.values())
    )


def _how_sent(result: KetQuaGiaiDoan, year: int, progress: TienDo | None) -> str:
    if progress is None:
        return NOT_COUNTED if year in result.ket_qua else MISSING
    if progress.khong_doc_duoc:
        return "Không đọc được"
    if progress.trang_thai in ("da_gui", "da_duyet"):
        on_time = {True: "Đúng hạn", False: "Trễ hạn", None: "Đã gửi"}[progress.dung_han]
        return "Đúng ngày hạn" if progress.dung_ngay_moc else on_time
    return {"nhap": "Bản nháp", "bi_tra_lai": "Bị trả lại", "chua_co": "Chưa gửi"}[progress.trang_thai]

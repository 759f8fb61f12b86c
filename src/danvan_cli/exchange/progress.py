"""A period's round as words, as JSON for other programs and as a Markdown table for a merge request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import simplejson

from danvan_cli.consolidate.progress import TienDo
from danvan_cli.consolidate.round import CHUA_XONG, DotBaoCao
from danvan_cli.model.dates import format_date
from danvan_cli.model.numbers import format_number
from danvan_cli.model.text import one_line

TRANG_THAI = {
    "chua_co": "chưa có",
    "nhap": "nháp",
    "bi_tra_lai": "bị trả lại",
    "da_gui": "đã gửi",
    "da_duyet": "đã duyệt",
}


class Dong(NamedTuple):
    """A unit's line: name, state, day of sending, the mark beside the state, completeness, what is missing."""

    ten: str
    trang_thai: str
    ngay_gui: str
    ghi_chu: str
    day_du: str
    con_thieu: str


def unit_data(progress: TienDo) -> dict[str, Any]:
    """Return where a unit stands as plain data."""
    unit: dict[str, Any] = {
        "ma": progress.don_vi.ma,
        "ten": progress.don_vi.ten,
        "trang_thai": progress.trang_thai,
        "ngay_gui": progress.ngay_gui.isoformat() if progress.ngay_gui else None,
        "dung_han": progress.dung_han,
        "dung_ngay_moc": progress.dung_ngay_moc,
        "day_du": progress.day_du,
        "con_thieu": list(progress.con_thieu),
    }
    if progress.khong_doc_duoc:
        unit["khong_doc_duoc"] = True
    if progress.doi_sau_duyet:
        unit["doi_sau_phe_duyet"] = True
    if progress.tra_lai:
        unit["tra_lai"] = {"ngay": progress.tra_lai.ngay.isoformat(), "ly_do": progress.tra_lai.ly_do}
    return unit


def as_json(state: DotBaoCao) -> str:
    """Return the round as JSON text."""
    data = {"ky": str(state.ky), "don_vi": [unit_data(progress) for progress in state.don_vi]}
    return simplejson.dumps(data, ensure_ascii=False, indent=2, use_decimal=True) + "\n"


def row(state: DotBaoCao, progress: TienDo) -> Dong:
    """Return a unit's line in words."""
    return Dong(
        progress.don_vi.ten,
        "không đọc được" if progress.khong_doc_duoc else TRANG_THAI[progress.trang_thai],
        format_date(progress.ngay_gui) if progress.ngay_gui else "",
        _mark(state, progress),
        f"{format_number(progress.day_du * 100, 0)}%",
        _missing(progress),
    )


def _mark(state: DotBaoCao, progress: TienDo) -> str:
    late = state.tre(progress)
    if progress.trang_thai in CHUA_XONG:
        return f"quá hạn {late} ngày" if late else ""
    if progress.dung_ngay_moc:
        return "đúng ngày mốc"
    return f"trễ hạn {late} ngày" if late else "đúng hạn" if progress.dung_han else ""


def _missing(progress: TienDo) -> str:
    """Return what is missing, the figures of one task together: ``nv1; nv3: luot_tiep, don_tiep_nhan``."""
    if progress.trang_thai == "chua_co":
        return "cả báo cáo"
    tasks = missing_by_task(progress.con_thieu)
    return "; ".join(f"{task}: {', '.join(figures)}" if figures else task for task, figures in tasks.items())


def missing_by_task(con_thieu: Iterable[str]) -> dict[str, list[str]]:
    """Return the missing figures by task; a task without any is missing itself, or has nothing but its text."""
    tasks: dict[str, list[str]] = {}
    for name in con_thieu:
        task, _, figure = name.partition(".")
        tasks.setdefault(task, []).extend([figure] if figure else [])
    return tasks


def to_do(state: DotBaoCao) -> list[str]:
    """Return what somebody has to look at: files that cannot be read, approvals that no longer hold, returns."""
    return [f"{progress.don_vi.ten}: {what}" for progress in state.don_vi if (what := _to_do(progress))]


def _to_do(progress: TienDo) -> str:
    if progress.khong_doc_duoc:
        return "tệp có lỗi nên chưa đọc được, chạy danvan validate để xem"
    if progress.doi_sau_duyet:
        return "nội dung đã đổi sau khi duyệt, phải duyệt lại"
    if progress.tra_lai:
        return f"bị trả lại ngày {format_date(progress.tra_lai.ngay)}: {one_line(progress.tra_lai.ly_do)}"
    return ""


def not_opened_line(state: DotBaoCao) -> str:
    """Return how a period is opened that has no folder yet."""
    return f"Chưa có thư mục reports/{state.ky}; mở kỳ bằng lệnh: danvan new {state.ky}"


def deadline_line(state: DotBaoCao) -> str:
    """Return the deadline and how far it is."""
    if state.han is None or state.so_ngay is None:
        return f"Kỳ {state.ky}: kế hoạch không quy định hạn gửi."
    word = "trước ngày" if state.han.kieu.kieu == "truoc_ngay" else "chậm nhất ngày"
    return f"Kỳ {state.ky}, hạn gửi: {word} {format_date(state.han.ngay)} ({_distance(state)})."


def _distance(state: DotBaoCao) -> str:
    days, working = state.so_ngay or 0, state.so_ngay_lam_viec
    if days < 0:
        return f"đã qua {-days} ngày"
    if days == 0:
        return "hôm nay là ngày cuối"
    return f"còn {days} ngày, trong đó {working} ngày làm việc"


def summary_line(state: DotBaoCao) -> str:
    """Return how many reports came in and what is still to come."""
    counts = {name: sum(progress.trang_thai == name for progress in state.don_vi) for name in TRANG_THAI}
    received = counts["da_gui"] + counts["da_duyet"]
    waiting = [f"{counts[name]} {TRANG_THAI[name]}" for name in sorted(CHUA_XONG) if counts[name]]
    sent = [progress for progress in state.don_vi if progress.trang_thai not in CHUA_XONG]
    told = {
        "đúng hạn": sum(progress.dung_han is True for progress in sent),
        "đúng ngày mốc": sum(progress.dung_ngay_moc for progress in sent),
        "trễ hạn": sum(progress.dung_han is False and not progress.dung_ngay_moc for progress in sent),
        "đã duyệt": counts["da_duyet"],
    }
    parts = ", ".join(f"{count} {word}" for word, count in told.items() if count)
    line = f"Đã nhận {received}/{len(state.don_vi)} báo cáo" + (f" ({parts})" if parts else "")
    return f"{line}; còn lại: {', '.join(waiting)}." if waiting else f"{line}."


def as_markdown(state: DotBaoCao) -> str:
    """Return the round as a Markdown table between the deadline and the summary."""
    lines = [
        deadline_line(state),
        "",
        "| Đơn vị | Trạng thái | Ngày gửi | Hạn | Đầy đủ | Còn thiếu |",
        "|---|---|---|---|---:|---|",
        *(f"| {' | '.join(map(_cell, row(state, progress)))} |" for progress in state.don_vi),
        "",
        summary_line(state),
    ]
    waiting = to_do(state)
    if waiting:
        lines += ["", *(f"- {_cell(what)}" for what in waiting)]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("_", "\\_").replace("\n", " ")

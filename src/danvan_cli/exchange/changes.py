"""Changes as Vietnamese sentences: who, which task, what, from what to what. Knows no layout of a page.

A sentence is a row of pieces: plain words, and pairs of words of which one stands where the other stood.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from danvan_cli.compare.change import ThayDoi
from danvan_cli.compare.words import Doan, compare_words
from danvan_cli.exchange.key_words import GIA_TRI, KHOA
from danvan_cli.exchange.values import difference, figure_in_words, quoted, short, value_in_words
from danvan_cli.model.dates import format_date
from danvan_cli.model.numbers import format_number
from danvan_cli.model.report import BaoCao, KetQuaNhiemVu
from danvan_cli.model.values import Ban
from danvan_cli.problem import Problem
from danvan_cli.store.root import OFFICE

Pieces: TypeAlias = tuple[str | Doan, ...]
_AROUND = 4


class Cau(NamedTuple):
    """A change in words: whom it concerns, and what changed."""

    thay_doi: ThayDoi
    ai: str
    gi: Pieces


def sentence(change: ThayDoi, units: Mapping[str, str]) -> Cau:
    """Return a change in words; ``units`` are the names of units by code."""
    who = _subject(change, units)
    match change.loai:
        case "so_lieu":
            return Cau(change, who, (_figure(change),))
        case "trang_thai":
            return Cau(change, who, (_state(change),))
        case "tep":
            return Cau(change, who, (_file(change, units),))
        case "gia_tri":
            was, is_now = (value_in_words(value) for value in (change.truoc, change.sau))
            return Cau(change, who, (f"{_label(change, units)} {was} → {is_now}",))
        case "loi_van":
            return Cau(change, who, (f"{_label(change, units)}: ", *words_changed(change.truoc, change.sau)))
        case "muc":
            return Cau(change, who, (_item(change, units),))


def _subject(change: ThayDoi, units: Mapping[str, str]) -> str:
    if change.don_vi:
        who = units.get(change.don_vi, change.don_vi)
    elif change.ky and change.tep.startswith("reports/"):
        who = f"Kỳ {change.ky}" if change.khoa == ("niem_phong",) else "Phần tổng hợp"
    elif change.tep == OFFICE:
        who = "Sổ đơn vị"
    else:
        who = f"Kế hoạch {change.tep.removeprefix('plans/').removesuffix('.yaml')}"
    return f"{who}, {change.nhiem_vu}" if change.nhiem_vu and len(change.khoa) > 2 else who


def _figure(change: ThayDoi) -> str:
    indicator = change.chi_tieu
    name = indicator.ten if indicator else change.khoa[-1]
    was, is_now = (figure_in_words(figure, indicator) for figure in (change.truoc, change.sau))
    said = f"{name} {was} → {is_now}"
    if not change.so_sanh_duoc:
        return f"{said} (không so sánh được: kế hoạch đã đổi kiểu, đơn vị tính hoặc cách tính)"
    by = difference(change.truoc, change.sau, indicator)
    if not by:
        return said
    points = " điểm %" if indicator and indicator.kieu == "ty_le" else ""
    return f"{said} ({'+' if by > 0 else ''}{format_number(by)}{points})"


def _state(change: ThayDoi) -> str:
    was, is_now = change.truoc, change.sau
    match change.khoa[0]:
        case "tra_lai":
            return f"bị trả lại ngày {format_date(is_now.ngay)}: {quoted(is_now.ly_do)}"
        case "ngay_gui" if was is None:
            return f"đã gửi ngày {format_date(is_now)}"
        case "ngay_gui" if is_now is None:
            return f"trở lại bản nháp (trước ghi đã gửi ngày {format_date(was)})"
        case "ngay_gui":
            return f"ngày gửi {format_date(was)} → {format_date(is_now)}"
        case "phe_duyet" if is_now is None:
            return f"bỏ phê duyệt ({was.ho_ten} đã duyệt ngày {format_date(was.ngay)})"
        case "phe_duyet":
            again = "duyệt lại" if was else "duyệt"
            return f"{is_now.ho_ten} {again} ngày {format_date(is_now.ngay)}"
    return "nội dung đã đổi sau khi duyệt, phải duyệt lại"


def _file(change: ThayDoi, units: Mapping[str, str]) -> str:
    was, is_now = change.truoc, change.sau
    match change.khoa:
        case ("khong_doc_duoc",):
            sides = [
                f"{side}: dòng {problem.place.line}, {problem.message}"
                for side, problem in (("bản trước", was), ("bản sau", is_now))
                if isinstance(problem, Problem)
            ]
            return f"tệp còn lỗi, phần lỗi không so sánh được ({'; '.join(sides)})"
        case ("niem_phong",):
            return "đã niêm phong" if not was else "đã bỏ niêm phong" if not is_now else "niêm phong đã đổi"
        case ("doi_ten",):
            return f"báo cáo chuyển từ {was} sang {is_now}"
        case ("ke_thua",):
            return f"so với {', cộng '.join(units.get(code, code) for code in was)} (đơn vị được kế thừa)"
        case ("ke_hoach",):
            return f"kế hoạch áp dụng đổi từ {was} sang {is_now}"
        case ("chi_mot_ky",):
            return f"không có báo cáo kỳ {is_now if was is None else was} để so sánh" + (
                "" if change.so_sanh_duoc else " (đơn vị tách ra, không so sánh được)"
            )
    verb, what = ("thêm", is_now) if was is None else ("bỏ", was)
    return f"{verb} {_what_file(change, what)}"


def _what_file(change: ThayDoi, what: object) -> str:
    if change.don_vi is None:
        return f"tệp {change.tep}"
    if not isinstance(what, BaoCao):
        return f"báo cáo {change.tep}, chưa đọc được"
    figures = sum(len(entry.so_lieu) for entry in what.nhiem_vu.values())
    sent = f"gửi ngày {format_date(what.ngay_gui)}" if what.ngay_gui else "bản nháp"
    return f"báo cáo ({sent}, {len(what.nhiem_vu)} nhiệm vụ, {figures} số liệu)"


def _label(change: ThayDoi, units: Mapping[str, str], leave: int = 0) -> str:
    """Return the way to what changed in words, without the last ``leave`` steps; the task stands before it."""
    path = change.khoa[2:] if change.nhiem_vu and len(change.khoa) > 2 else change.khoa
    steps: list[str] = []
    for at, step in enumerate(path[: len(path) - leave] if leave else path):
        if step in KHOA and not (at and path[at - 1] in ("don_vi", "chi_tieu", "nhiem_vu")):
            steps.append(KHOA[step])
        elif steps:
            steps[-1] += f" {_named(step, units)}"
        else:
            steps.append(_named(step, units))
    return ", ".join(steps)


def _named(step: str, units: Mapping[str, str]) -> str:
    if step in units:
        return f"{units[step]} ({step})"
    return GIA_TRI.get(step) or (f"“{short(step, 60)}”" if " " in step else step)


def _item(change: ThayDoi, units: Mapping[str, str]) -> str:
    verb, item = ("thêm", change.sau) if change.truoc is None else ("bỏ", change.truoc)
    where = _label(change, units, leave=1)
    before, comma, kind = where.rpartition(", ")
    return f"{before}{comma}{verb} {kind} {_whole(change, item, units)}"


def _whole(change: ThayDoi, item: object, units: Mapping[str, str]) -> str:
    name = change.khoa[-1]
    if isinstance(item, KetQuaNhiemVu):
        return f"{name} ({GIA_TRI[item.tinh_trang]}, {len(item.so_lieu)} số liệu)"
    code = getattr(item, "ma", None)
    if isinstance(item, Ban) and code:
        return f"{quoted(getattr(item, 'ten', code))} ({code})"
    if isinstance(item, Ban) and (reason := getattr(item, "ly_do", None)) and reason != name:
        return f"{name}: {quoted(reason)}"
    return (
        _named(name, units)
        if name in units
        else quoted(name)
        if isinstance(item, Ban)
        else value_in_words(item)
    )


def words_changed(before: str, after: str) -> Pieces:
    """Return two texts word by word; both whole where little is left of the first."""
    runs = compare_words(before, after)
    if runs is None:
        return (f"viết lại, {quoted(before)} → {quoted(after)}",)
    pieces: list[str | Doan] = ["“"]
    for at, run in enumerate(runs):
        if at:
            pieces.append(" ")
        pieces.append(_around(run.sau, at == 0, at == len(runs) - 1) if run.giu_nguyen else run)
    return (*pieces, "”")


def _around(text: str, first: bool, last: bool) -> str:
    """Return of words that stayed those next to a change."""
    words = text.split(" ")
    head, tail = (0 if first else _AROUND), (0 if last else _AROUND)
    if len(words) <= head + tail + 1:
        return text
    return " ".join([*words[:head], "…", *(words[-tail:] if tail else [])])

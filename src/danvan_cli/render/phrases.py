"""One indicator's total in the words of a report: the sentence around the number, and what stands in brackets.

Knows totals and Vietnamese phrases; knows no template and no other indicator.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.render.texts import cell_value, change_words
from danvan_cli.render.wording import going_on, lower_first

NOT_COMPARABLE = "không so sánh được"
"""What is said of two figures that do not count the same."""
_PLACES = ("hạng", "thứ hạng")
_RANKS = (*_PLACES, "bậc")


class Cum(NamedTuple):
    """A sentence without its end: the words before the number, the number as printed, the words behind it."""

    truoc: str
    so: str
    sau: str


def phrase(result: KetQua, total: ChiTieuTongHop) -> Cum:
    """Return the sentence of a figure: the plan's own wording (``cau_van``), else the indicator's name with it.

    Nobody says “Tiếp 0 lượt công dân”: a zero stands behind the name.
    """
    indicator, value = total.chi_tieu, cell_value(total.chi_tieu, total.tong)
    if indicator.kieu == "co_khong":
        return _yes_and_no(result, total)
    mark = f"{{{indicator.ma}}}"
    if indicator.cau_van and indicator.cau_van.count(mark) == 1 and total.tong.gia_tri:
        before, _, after = indicator.cau_van.strip().rstrip(".").partition(mark)
        return Cum(before, value, after)
    year = f" năm {result.ky.nam - indicator.chi_so.tre_nam}" if indicator.chi_so else ""
    joint = ": "
    if indicator.kieu == "ty_le":
        joint = " đạt " if indicator.chieu == "tang" else " là "
    before, after = around(indicator)
    return Cum(f"{indicator.ten}{year}{joint}{before}", value, after)


def nil_phrase(result: KetQua, total: ChiTieuTongHop) -> str:
    """Return the name of a figure that did not arise, with last year's in brackets where there was one."""
    name, last = lower_first(total.chi_tieu.ten), total.nam_truoc
    if last is None or not last.gia_tri or not last.day_du or total.doi_cach_tinh:
        return name
    return f"{name} ({_year_before(result, total)}: {_measured(total, cell_value(total.chi_tieu, last))})"


def _year_before(result: KetQua, total: ChiTieuTongHop) -> str:
    lag = total.chi_tieu.chi_so
    return f"năm {result.ky.nam - lag.tre_nam - 1}" if lag else result.ky.truoc.ten


def _measured(total: ChiTieuTongHop, printed: str) -> str:
    """Return a number with its unit of measure: “866 lượt”, “98,6%”, “hạng 29”, “3 đơn vị”."""
    if total.chi_tieu.kieu == "co_khong":
        return f"{printed} đơn vị"
    before, after = around(total.chi_tieu)
    return f"{before}{printed}{after}"


def around(indicator: ChiTieu) -> tuple[str, str]:
    """Return what the unit of measure puts before and behind a number: nobody says “29 hạng”."""
    return ("hạng ", "") if indicator.don_vi_tinh in _PLACES else ("", measure_of(indicator))


def is_rank(indicator: ChiTieu) -> bool:
    """Tell whether a figure is a place in a row: its change is told in “bậc”, and never in per cent."""
    return indicator.don_vi_tinh in _RANKS


def measure_of(indicator: ChiTieu) -> str:
    """Return the unit of measure as it follows a number."""
    measure = indicator.don_vi_tinh or ""
    return measure if measure == "%" else f" {measure}".rstrip()


def _yes_and_no(result: KetQua, total: ChiTieuTongHop) -> Cum:
    """Return “1/2 đơn vị có tổ chức …”; of a single unit “Có tổ chức …” or “Không tổ chức …”.

    That is where the name says who has or does something: “Có …”, “Đơn vị có …”, “Đơn vị tổ chức …”.
    """
    name = total.chi_tieu.ten
    what = name.removeprefix("Đơn vị ")
    has = what.startswith(("Có ", "có "))
    said = has or what != name
    what = what[3:] if has else what
    if result.rieng is None:
        value, count = cell_value(total.chi_tieu, total.tong), f"/{total.tong.tong_don_vi} đơn vị có"
        return Cum("", value, f"{count} {what}") if said else Cum(f"{name}: ", value, count)
    given = bool(total.tong.gia_tri)
    if not said:
        return Cum(f"{name}: ", "có" if given else "không", "")
    # “Có tổ chức đối thoại” is denied as “Không tổ chức đối thoại”, “Đơn vị có kế hoạch” as “Không có kế hoạch”.
    denied = "Không có" if has and name.startswith("Đơn vị ") else "Không"
    return Cum("", "Có" if given else denied, f" {what}")


def remarks(result: KetQua, total: ChiTieuTongHop) -> Iterator[str]:
    """Yield what stands in brackets behind a figure: estimated, incomplete, the change, the target.

    An incomplete total is not compared with anything, nor a whole one with an incomplete one.
    """
    if estimated(result, total):
        yield "ước"
    if not total.tong.day_du:
        yield f"số liệu của {total.tong.so_don_vi}/{total.tong.tong_don_vi} đơn vị"
    elif compared := _compared(result, total):
        yield compared
    if target := _target(result, total):
        yield target


def _compared(result: KetQua, total: ChiTieuTongHop) -> str:
    if result.rieng and total.chi_tieu.kieu == "co_khong":
        return ""
    period = _year_before(result, total)
    if total.doi_cach_tinh:
        return f"{NOT_COMPARABLE} với {period}: {lower_first(going_on(total.doi_cach_tinh))}"
    words = comparison(total)
    if not words or total.nam_truoc is None:
        return ""
    if total.nam_truoc.day_du:
        return f"{words} so với {period}"
    last = total.nam_truoc
    value = _measured(total, cell_value(total.chi_tieu, last))
    return f"{period} là {value}, số liệu của {last.so_don_vi}/{last.tong_don_vi} đơn vị"


def _target(result: KetQua, total: ChiTieuTongHop) -> str:
    """Return how the figure stands to its target; a target of a year says nothing on part of the year."""
    if (
        total.muc_tieu is None
        or total.gia_tri is None
        or (result.rieng and total.chi_tieu.kieu == "co_khong")
    ):
        return ""
    named = _measured(total, format_number(total.muc_tieu))
    if result.ky.thang != 12:
        return f"mục tiêu cả năm {named}"
    if not total.tong.day_du:
        return f"mục tiêu {named}"
    if total.gia_tri == total.muc_tieu:
        return f"đạt mục tiêu {named}"
    above = total.gia_tri > total.muc_tieu
    if is_rank(total.chi_tieu):
        return f"{'vượt' if above == (total.chi_tieu.chieu == 'tang') else 'chưa đạt'} mục tiêu {named}"
    if total.chi_tieu.chieu == "giam":
        return f"{'vượt mức cho phép' if above else 'thấp hơn mức cho phép'} {named}"
    return f"{'vượt' if above else 'chưa đạt'} mục tiêu {named}"


def estimated(result: KetQua, total: ChiTieuTongHop) -> bool:
    """Tell whether a total holds figures of a report that estimates them."""
    return any(answer and result.bao_cao[unit].uoc for unit, answer in total.tong.theo_don_vi.items())


def comparison(total: ChiTieuTongHop) -> str:
    """Return “giảm 146 lượt, tương đương 14,43%”, “tăng 0,35 điểm %”, “không thay đổi”, or an empty text.

    A rank goes up as its number goes down: from 34 to 29 it rises by “5 bậc”.
    """
    words, change, indicator = change_words(total), total.thay_doi, total.chi_tieu
    if words is None or change is None or change == 0:
        return words or ""
    if indicator.kieu == "co_khong":
        return f"{words} đơn vị"
    measure = indicator.don_vi_tinh or ""
    if measure == "%":
        return f"{words} điểm %"
    if is_rank(indicator) and indicator.chieu == "giam":
        return f"{'tăng' if change < 0 else 'giảm'} {format_number(abs(change))} bậc"
    percent = None if indicator.chi_so or is_rank(indicator) else total.thay_doi_phan_tram
    tail = "" if percent is None else f", tương đương {format_number(abs(percent), 2)}%"
    return f"{words} {measure}".rstrip() + tail

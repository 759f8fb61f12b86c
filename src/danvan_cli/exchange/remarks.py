"""What a comment of Word says about a figure: its value, formula, units, files and lines, last year's, the commit.

Short enough to be read in a margin: of many units the largest answers are told one by one, the others as one sum. Few
enough for a document that opens at once: where very many units report, the totals alone have comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.exchange.trace import Nguon, formula, sources, unit_source
from danvan_cli.model.dates import format_date
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import EXACT, format_number
from danvan_cli.model.totals import Tong

MOST_UNITS: Final = 10
"""How many units a comment names one by one: those of an office, not those of a province."""
MOST_REPORTS: Final = 50
"""Of how many units the own figures have comments: LibreOffice needs three times as long to open a report of 50."""
UNIT: Final = "don-vi"
"""What stands before the code of a unit where a remark is on all of its figures at once; no task has this code."""


def remarks(
    result: KetQua, commit: str | None, last_year: Callable[[], KetQua | None]
) -> Callable[[str], str]:
    """Return what to remark on a figure by its code, empty for a code that is none of this result's.

    Codes are ``nv3.luot_tiep``, with ``.nam_truoc`` or ``.thay_doi`` behind it, with a unit's code behind it for the
    answer of that unit alone, or ``don-vi.`` and the code of a unit. ``last_year`` is asked only where it is needed.
    """
    made = f"Lần lưu: {commit}" if commit else "Lần lưu: không rõ (chưa dùng git)"

    @cache
    def before() -> KetQua | None:
        return last_year()

    @cache
    def remark(code: str) -> str:
        return "\n".join(_lines(result, before, code))

    def finished(code: str) -> str:
        said = remark(code)
        return f"{said}\n{made}" if said else ""

    return finished


def _lines(result: KetQua, before: Callable[[], KetQua | None], code: str) -> list[str]:
    task, _, rest = code.partition(".")
    few = len(result.bao_cao) <= MOST_REPORTS
    if task == UNIT:
        return _of_unit(result, rest) if few else []
    indicator, _, more = rest.partition(".")
    total = result.theo_ma.get((task, indicator))
    if total is None:
        return []
    named = f"{total.ma}: {total.chi_tieu.ten}"
    if not more:
        return [named, _made(total), *_units(total, sources(result, total)), *_beside(result, total)]
    if more == "nam_truoc":
        return [f"{named}, {result.ky.truoc.ten}", *_last_year(result, total, before())]
    if more == "thay_doi":
        return [f"{named}, so với {result.ky.truoc.ten}", change_line(total)]
    found = unit_source(result, total, more) if few else None
    return [named, _place(total.chi_tieu, found)] if found else []


def _of_unit(result: KetQua, unit: str) -> list[str]:
    """A unit's file and, where it was sent, when; nothing for a unit without a report that can be read."""
    if unit not in result.bao_cao:
        return []
    sent = result.bao_cao[unit].ngay_gui
    day = f"gửi ngày {format_date(sent)}" if sent else "bản nháp, chưa gửi"
    return [f"Số liệu của {result.office.theo_ma[unit].ten}", f"{result.documents[unit].file}, {day}"]


def _made(total: ChiTieuTongHop) -> str:
    """The value and the formula, of a rate with the two sums."""
    tong = total.tong
    value = _value(total.chi_tieu, total.gia_tri, tong)
    counted = ""
    if total.la_ty_le and tong.tu_so is not None and tong.mau_so:
        counted = f": {format_number(tong.tu_so)} / {format_number(tong.mau_so)} × 100"
    return f"{value} = {formula(total)}{counted}"


def _value(indicator: ChiTieu, value: Decimal | None, tong: Tong | None = None) -> str:
    if value is None or (tong is not None and tong.khong_phat_sinh):
        return "không phát sinh"
    number = format_number(value, indicator.so_le if indicator.kieu == "ty_le" else None)
    measure = indicator.don_vi_tinh or ("đơn vị có" if indicator.kieu == "co_khong" and tong else "")
    return f"{number}%" if measure == "%" else f"{number} {measure}".rstrip()


def _units(total: ChiTieuTongHop, found: Sequence[Nguon]) -> Iterator[str]:
    """A line for each unit; of many the largest, and what the others come to."""
    told = set(range(len(found)))
    if len(found) > MOST_UNITS + 1:
        told = set(sorted(told, key=lambda at: -abs(Decimal(found[at].gia_tri or 0)))[:MOST_UNITS])
    yield from (_place(total.chi_tieu, one) for at, one in enumerate(found) if at in told)
    if left := [one for at, one in enumerate(found) if at not in told]:
        added = ""
        if total.chi_tieu.kieu in ("so_nguyen", "so_thap_phan") and total.chi_tieu.tong_hop == "cong":
            number = Decimal(0)
            for one in left:
                number = EXACT.add(number, Decimal(one.gia_tri or 0))
            added = f", cộng {format_number(number)}"
        yield f"và {len(left)} đơn vị khác{added}; xem đủ bằng: danvan trace TỆP {total.ma}"


def _place(indicator: ChiTieu, one: Nguon) -> str:
    value = None if one.gia_tri is None else Decimal(one.gia_tri)
    shown = _value(indicator, value)
    if indicator.kieu == "co_khong":
        shown = "có" if value else "không"
    return f"{one.ten}: {shown} ({one.tep}, dòng {one.dong})"


def _beside(result: KetQua, total: ChiTieuTongHop) -> Iterator[str]:
    """Last year's total and the change, where there is something to compare with."""
    last = total.gia_tri_nam_truoc
    if last is None:
        return
    told = f"{result.ky.truoc.ten[:1].upper()}{result.ky.truoc.ten[1:]}: {_value(total.chi_tieu, last)}"
    yield told if total.thay_doi is None else f"{told}; thay đổi: {_signed(total)}"


def _last_year(result: KetQua, total: ChiTieuTongHop, before: KetQua | None) -> Iterator[str]:
    then = before.theo_ma.get(total.ma_truoc) if before and total.ma_truoc else None
    if before is None or then is None:
        yield f"Cộng số của các đơn vị trong reports/{result.ky.truoc}"
        return
    yield _made(then)
    yield from _units(then, sources(before, then))


def change_line(total: ChiTieuTongHop) -> str:
    """Return how a change comes about: “866 - 1.012 = -146 (-14,43%)”."""
    now, last = total.gia_tri, total.gia_tri_nam_truoc
    if total.thay_doi is None or now is None or last is None:
        return "Không có số để so sánh"
    decimals = total.chi_tieu.so_le if total.la_ty_le else None
    return f"{format_number(now, decimals)} - {format_number(last, decimals)} = {_signed(total)}"


def _signed(total: ChiTieuTongHop) -> str:
    change, percent = total.thay_doi, total.thay_doi_phan_tram
    assert change is not None
    number = format_number(change, total.chi_tieu.so_le if total.la_ty_le else None)
    sign = "+" if change > 0 else ""
    unit = " điểm %" if total.la_ty_le else ""
    share = f" ({'+' if percent > 0 else ''}{format_number(percent, 2)}%)" if percent is not None else ""
    return f"{sign}{number}{unit}{share}"

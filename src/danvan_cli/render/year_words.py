"""One series in the words of a report on several years: how the figure moved, its peaks, its targets, what is open.

Knows series and Vietnamese phrases; knows no template and no other series.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup, escape

from danvan_cli.consolidate.result import ChiTieuTongHop
from danvan_cli.consolidate.years import Chuoi
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.render.phrases import NOT_COMPARABLE, around, is_rank, measure_of
from danvan_cli.render.texts import NIL_WORDS, format_value
from danvan_cli.render.wording import going_on, lower_first, named_years

_COUNTED = ("so_nguyen", "dem")
_NEEDS_NO_WORD = ("Số ", "Tổng ", "Tỷ lệ ", "Thứ hạng", "Xếp hạng", "Hạng ", "Chỉ số ", "Điểm ", "Thời gian ")


def years_of(total: ChiTieuTongHop, year: int) -> int:
    """Return the year that a figure reported in a year is of: an index comes a year late."""
    lag = total.chi_tieu.chi_so
    return year - lag.tre_nam if lag else year


def code_of(total: ChiTieuTongHop, year: int) -> str:
    """Return the code under which a year's figure is traced, ``nv3.luot_tiep.2024``."""
    return f"{total.ma}.{year}"


def whole(total: ChiTieuTongHop) -> bool:
    """Tell whether a year's figure is a number that nothing more is to come to."""
    return total.tong.day_du and total.tong.gia_tri is not None


def comparable_years(series: Chuoi) -> dict[int, ChiTieuTongHop]:
    """Return the whole figures that count like the last whole one, by year."""
    whole_years = {year: total for year, total in series.theo_nam.items() if whole(total)}
    last = max(whole_years, default=0)
    return {year: total for year, total in whole_years.items() if series.so_sanh_duoc(year, last)}


def against(now: ChiTieuTongHop, then: ChiTieuTongHop) -> ChiTieuTongHop:
    """Return a year's figure beside that of another year, so that it tells the change between them."""
    return replace(now, nam_truoc=then.tong)


def is_nil(series: Chuoi) -> bool:
    """Tell whether nothing happened in any year that has an answer."""
    answered = [total.tong for total in series.theo_nam.values() if total.tong.so_don_vi]
    return bool(answered) and all(tong.khong_phat_sinh or tong.gia_tri in (None, 0) for tong in answered)


def sentence(series: Chuoi, estimated: Iterable[int] = ()) -> Markup | None:
    """Return a series as a sentence without its end; ``None`` where no year has an answer.

    ``estimated`` are the years whose figure holds estimates.
    """
    points = comparable_years(series)
    if not points:
        parts = list(_open_years(series))
        return Markup("{}: {}").format(_name(series.chi_tieu), "; ".join(parts)) if parts else None
    if series.chi_tieu.kieu == "co_khong":
        told = _yes_and_no(series.chi_tieu, points)
    else:
        told = _movement(series.chi_tieu, points)
    rest = [
        *_open_years(series),
        *(f"số liệu {named_years(years)} là số ước" for years in [list(estimated)] if years),
        *_definitions(series),
        *([] if series.chi_tieu.kieu == "co_khong" else _targets(series)),
    ]
    return told + Markup("").join(Markup("; {}").format(part) for part in rest)


def _name(indicator: ChiTieu) -> str:
    """Return the subject of the sentence: “Số lượt tiếp công dân”, “Tỷ lệ giải quyết đúng hạn”."""
    counted = indicator.kieu in _COUNTED and not is_rank(indicator)
    if not counted or indicator.chi_so or indicator.ten.startswith(_NEEDS_NO_WORD):
        return indicator.ten
    return f"Số {lower_first(indicator.ten)}"


def figure(total: ChiTieuTongHop, year: int) -> Markup:
    """Return a year's figure, traced, with its unit of measure."""
    indicator = total.chi_tieu
    number = Markup('<so-lieu ma="{}">{}</so-lieu>').format(
        code_of(total, year), format_value(indicator, total.tong.gia_tri)
    )
    before, after = around(indicator)
    return escape(before) + number + after


def _movement(indicator: ChiTieu, points: dict[int, ChiTieuTongHop]) -> Markup:
    name, years = escape(_name(indicator)), sorted(points)
    first, last = years[0], years[-1]
    values = [points[year].gia_tri or Decimal(0) for year in years]
    ends = {year: f"năm {years_of(points[year], year)}" for year in years}
    shown = {year: figure(points[year], year) for year in years}
    if first == last:
        return Markup("{} {} là {}").format(name, ends[last], shown[last])
    if len(set(values)) == 1:
        when = named_years(years_of(points[year], year) for year in years)
        return Markup("{} {} đều là {}").format(name, when, shown[last])
    peaks = "" if is_rank(indicator) else _peaks(points, years, values)
    if 0 in (values[0], values[-1]) and values[0] != values[-1] and indicator.kieu != "ty_le":
        told = Markup(", ").join(_came_or_not(points[year], year) for year in (first, last))
        return Markup("{}: {}{}").format(name, told, peaks)
    if values[0] == values[-1]:
        return Markup("{} {} bằng {} ({}){}").format(name, ends[last], ends[first], shown[last], peaks)
    told = _change(name, points, years, ends, shown, _steady(values)) + peaks
    return told + ("; có năm tăng, có năm giảm" if not peaks and _wavers(values) else "")


def _came_or_not(total: ChiTieuTongHop, year: int) -> Markup:
    """Return “năm 2023 không phát sinh” or “năm 2024 có 2 mô hình”."""
    when = f"năm {years_of(total, year)}"
    if not total.gia_tri:
        return Markup("{} {}").format(when, NIL_WORDS)
    is_ = "có" if total.chi_tieu.kieu in _COUNTED else "là"
    return Markup("{} {} {}").format(when, is_, figure(total, year))


def _steady(values: Sequence[Decimal]) -> bool:
    """Tell whether a figure moved the same way in each of several steps."""
    steps = [new > old for old, new in pairwise(values) if new != old]
    return len(steps) > 1 and len(steps) == len(values) - 1 and len(set(steps)) == 1


def _wavers(values: Sequence[Decimal]) -> bool:
    """Tell whether a figure went up in some years and down in others."""
    return {new > old for old, new in pairwise(values) if new != old} == {True, False}


def _change(
    name: Markup,
    points: dict[int, ChiTieuTongHop],
    years: Sequence[int],
    ends: dict[int, str],
    shown: dict[int, Markup],
    steady: bool,
) -> Markup:
    first, last = years[0], years[-1]
    found = against(points[last], points[first])
    change = found.thay_doi or Decimal(0)
    if change == 0:  # the rates differ, but not as they are printed
        return Markup("{} {} xấp xỉ {} ({})").format(name, ends[last], ends[first], shown[last])
    indicator = found.chi_tieu
    measure = indicator.don_vi_tinh or ""
    rank = is_rank(indicator)
    up = (change > 0) != (rank and indicator.chieu == "giam")
    verb, way = ("tăng", "lên") if up else ("giảm", "xuống")
    decimals = indicator.so_le if found.la_ty_le else None
    number = Markup('<so-lieu ma="{}.so_voi_{}">{}</so-lieu>').format(
        code_of(found, last), first, format_number(abs(change), decimals)
    )
    unit = " bậc" if rank else " điểm %" if measure == "%" else measure_of(indicator)
    percent = None if indicator.chi_so or rank else found.thay_doi_phan_tram
    share = "" if percent is None else f", tương đương {format_number(abs(percent), 2)}%"
    span = Markup("từ {} {} {} {} {}").format(shown[first], ends[first], way, shown[last], ends[last])
    if steady:
        return Markup("{} {} liên tục qua các năm, {} ({} {}{}{})").format(
            name, verb, span, verb, number, unit, share
        )
    return Markup("{} {} {}{}{}, {}").format(
        name, verb, number, unit, share.replace(", ", " (") + ")" if share else "", span
    )


def _peaks(points: dict[int, ChiTieuTongHop], years: Sequence[int], values: Sequence[Decimal]) -> Markup:
    """Return the highest and the lowest year between the first and the last one, where they stand out."""
    told = Markup("")
    for word, most, beyond in (("cao nhất", max(values), max), ("thấp nhất", min(values), min)):
        if most == beyond(values[0], values[-1]):
            continue
        there = [year for year, value in zip(years, values, strict=True) if value == most]
        value = figure(points[there[0]], there[0]) if most else Markup(NIL_WORDS)
        told += Markup("; {} là {} ({})").format(
            word, named_years([years_of(points[year], year) for year in there]), value
        )
    return told


def _yes_and_no(indicator: ChiTieu, points: dict[int, ChiTieuTongHop]) -> Markup:
    """Return “Số đơn vị có tổ chức đối thoại: năm 2023 là 1/2, năm 2024 là 2/2 đơn vị”."""
    name = indicator.ten
    what = name.removeprefix("Đơn vị ")
    if what.startswith(("Có ", "có ")):
        name = f"Số đơn vị có {what[3:]}"
    elif what != name:
        name = f"Số đơn vị {what}"
    counts = {
        year: Markup('<so-lieu ma="{}">{}</so-lieu>/{}').format(
            code_of(total, year), format_value(indicator, total.tong.gia_tri), total.tong.tong_don_vi
        )
        for year, total in sorted(points.items())
    }
    when = {year: years_of(points[year], year) for year in counts}
    said = {(points[year].gia_tri, points[year].tong.tong_don_vi) for year in counts}
    if len(said) == 1 and len(counts) > 1:
        last = max(counts)
        return Markup("{} {} đều là {} đơn vị").format(name, named_years(when.values()), counts[last])
    told = Markup(", ").join(
        Markup("năm {} là {}").format(when[year], count) for year, count in counts.items()
    )
    return Markup("{}: {} đơn vị").format(name, told)


def _open_years(series: Chuoi) -> Iterator[str]:
    """Yield what is not known: years in which nobody or not everybody answered."""
    silent = [year for year, total in series.theo_nam.items() if not total.tong.so_don_vi]
    if silent:
        yield f"{named_years(silent)} chưa có số liệu"
    for year, total in series.theo_nam.items():
        if total.tong.so_don_vi and not total.tong.day_du:
            yield (
                f"năm {year} mới có số liệu của {total.tong.so_don_vi}/{total.tong.tong_don_vi} đơn vị "
                "nên chưa so sánh"
            )


def _definitions(series: Chuoi) -> Iterator[str]:
    other, since = series.khac_truoc, series.co_trong_ke_hoach[0]
    if other:
        measure = other.don_vi_tinh if other.don_vi_tinh != series.chi_tieu.don_vi_tinh else None
        how = f"tính bằng “{measure}”" if measure else "tính theo cách khác"
        yield f"trước năm {since} {how} nên {NOT_COMPARABLE}"
    for since, told in series.doi_cach_tinh.items():
        yield f"số liệu từ năm {since} {NOT_COMPARABLE} với các năm trước: {lower_first(going_on(told))}"


def _targets(series: Chuoi) -> Iterator[str]:
    """Yield how the figures stood to their targets; a target of a year says nothing on incomplete figures."""
    judged = {
        year: total
        for year, total in series.theo_nam.items()
        if total.muc_tieu is not None and total.gia_tri is not None and whole(total)
    }
    if not judged:
        return
    missed = [year for year, total in judged.items() if not _reached(total)]
    targets = {total.muc_tieu for total in judged.values()}
    measure = measure_of(series.chi_tieu)
    named = (
        f" ({format_number(min(filter(None, targets)))}{measure})"
        if len(targets) == 1 and any(targets)
        else ""
    )
    lower = series.chi_tieu.chieu == "giam"
    reached, failed = (
        ("trong mức cho phép", "vượt mức cho phép") if lower else ("đạt mục tiêu", "chưa đạt mục tiêu")
    )
    if len(judged) == 1:
        yield f"{named_years(judged)} {failed if missed else reached}{named}"
    elif not missed:
        yield f"{named_years(judged)} đều {reached}{named}"
    elif len(missed) == len(judged):
        yield f"{named_years(judged)} đều {failed}{named}"
    else:
        yield f"{named_years(missed)} {failed}{named}"


def _reached(total: ChiTieuTongHop) -> bool:
    value, target = total.gia_tri or Decimal(0), total.muc_tieu or Decimal(0)
    return value <= target if total.chi_tieu.chieu == "giam" else value >= target

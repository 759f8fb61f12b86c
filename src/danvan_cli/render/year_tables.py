"""Series as rows of tables: a column for each year, and notes below for what a figure alone would not say.

Knows series and units; knows no sentence and no template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from danvan_cli.consolidate.lines import DongDonVi, TraLoi, answer_of
from danvan_cli.consolidate.result import ChiTieuTongHop
from danvan_cli.consolidate.years import Chuoi, KetQuaGiaiDoan
from danvan_cli.model.dates import format_date
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.model.totals import Tong, total_of_one
from danvan_cli.render.appendices import MISSING
from danvan_cli.render.phrases import NOT_COMPARABLE, estimated
from danvan_cli.render.shape import Chu, ChuCoThe
from danvan_cli.render.texts import NIL_WORDS, cell_value
from danvan_cli.render.wording import going_on, listed, named_years, upper_first
from danvan_cli.render.year_words import against, code_of, whole

NIL = "-"
"""Stands for what did not occur."""
NOT_COUNTED = "x"
"""Stands where the plan of a year, or a unit then, does not have the indicator."""


@dataclass(frozen=True)
class ONam:
    """A cell of a year: the figure as printed, under which code it is traced, the mark of its note."""

    ma: ChuCoThe
    gia_tri: ChuCoThe
    ghi_chu: ChuCoThe


_NOTHING = ONam("", "", "")


@dataclass(frozen=True)
class DongNam:
    """A row: an indicator, its unit of measure, a cell for each year, the change from the first year to the last."""

    ten: Chu
    don_vi_tinh: ChuCoThe
    ghi_chu: ChuCoThe
    nam: tuple[ONam, ...]
    thay_doi: ONam


@dataclass(frozen=True)
class DonViCacNam:
    """A unit in the appendix by unit, with its rows."""

    ten: Chu
    ghi_chu: ChuCoThe
    dong: tuple[DongNam, ...]


class Notes:
    """The notes of one table, numbered as they are first met; the same words are one note."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def mark(self, *texts: str) -> str:
        """Return the mark of each text that is not empty: “(1)”, “(1), (2)”."""
        for text in texts:
            if text and text not in self.texts:
                self.texts.append(text)
        return ", ".join(f"({self.texts.index(text) + 1})" for text in texts if text)

    @property
    def lines(self) -> tuple[str, ...]:
        """The notes as they stand below the table."""
        return tuple(f"({number}) {text}." for number, text in enumerate(self.texts, 1))


def task_rows(result: KetQuaGiaiDoan, series: Sequence[Chuoi], notes: Notes) -> tuple[DongNam, ...]:
    """Return the rows of some series of totals."""
    return tuple(_row(result, one, notes) for one in series)


def _row(result: KetQuaGiaiDoan, series: Chuoi, notes: Notes) -> DongNam:
    mark = notes.mark(*_series_notes(series))
    years = [ky.nam for ky in result.giai_doan.cac_ky]
    return DongNam(
        ten=series.chi_tieu.ten,
        don_vi_tinh=_measure(series),
        ghi_chu=mark,
        nam=tuple(_total_cell(result, series, year, notes) for year in years),
        thay_doi=_change(result, series),
    )


def _measure(series: Chuoi) -> str:
    return series.chi_tieu.don_vi_tinh or ("đơn vị" if series.chi_tieu.kieu == "co_khong" else "")


def _series_notes(series: Chuoi) -> list[str]:
    indicator, other = series.chi_tieu, series.khac_truoc
    since = series.co_trong_ke_hoach[0]
    notes = [f"{upper_first(named_years(years))} mang tên “{name}”" for name, years in series.ten_cu.items()]
    notes += [
        f"{going_on(told)}; số liệu từ năm {year} {NOT_COMPARABLE} với các năm trước"
        for year, told in series.doi_cach_tinh.items()
    ]
    if other and (other.don_vi_tinh or "") != (indicator.don_vi_tinh or ""):
        notes.append(
            f"Trước năm {since} tính bằng đơn vị “{other.don_vi_tinh}”, ghi ở dòng riêng, {NOT_COMPARABLE}"
        )
    elif other:
        notes.append(f"Trước năm {since} tính theo cách khác, ghi ở dòng riêng, {NOT_COMPARABLE}")
    if indicator.chi_so:
        lag = indicator.chi_so.tre_nam
        notes.append("Số ghi ở mỗi năm là của " + ("năm liền trước" if lag == 1 else f"{lag} năm trước"))
    return notes


def _total_cell(result: KetQuaGiaiDoan, series: Chuoi, year: int, notes: Notes) -> ONam:
    total = series.theo_nam.get(year)
    if total is None:
        counted = year in series.co_trong_ke_hoach or year not in result.ke_hoach
        return ONam("", MISSING if counted else NOT_COUNTED, "")
    tong = total.tong
    if not tong.so_don_vi:
        return ONam("", MISSING, "")
    part = "" if tong.day_du else f"Số liệu của {tong.so_don_vi}/{tong.tong_don_vi} đơn vị"
    guess = "Số ước" if estimated(result.ket_qua[year], total) else ""
    value = _printed(total.chi_tieu, tong)
    if value and total.chi_tieu.kieu == "co_khong":
        value = f"{value}/{tong.tong_don_vi}"
    return ONam(code_of(total, year), value or MISSING, notes.mark(part, guess))


def _change(result: KetQuaGiaiDoan, series: Chuoi) -> ONam:
    """Return the change over the whole stage; nothing where an end is missing or incomplete."""
    first, last = result.giai_doan
    then, now = series.theo_nam.get(first), series.theo_nam.get(last)
    if not (then and now and whole(then) and whole(now)):
        return _NOTHING
    if not series.so_sanh_duoc(first, last):
        return ONam("", NOT_COMPARABLE, "")
    if series.chi_tieu.kieu == "co_khong" and now.tong.tong_don_vi != then.tong.tong_don_vi:
        return _NOTHING
    return ONam(f"{code_of(now, last)}.so_voi_{first}", _signed(against(now, then)), "")


def unit_rows(result: KetQuaGiaiDoan, notes: Notes) -> tuple[DonViCacNam, ...]:
    """Return the appendix by unit: each unit with the series of what it owes, those that it continues included."""
    found = []
    counted = {
        year: {code for total in of_year.chi_tieu for code in total.tong.theo_don_vi}
        for year, of_year in result.ket_qua.items()
    }
    for line in result.don_vi:
        mark = notes.mark(*_line_notes(result, line, counted))
        rows = [_unit_row(result, line, series, notes) for series in result.chuoi]
        kept = tuple(row for row in rows if row)
        if kept:
            found.append(DonViCacNam(line.don_vi.ten, mark, kept))
    return tuple(found)


def _line_notes(result: KetQuaGiaiDoan, line: DongDonVi, counted: Mapping[int, set[str]]) -> list[str]:
    """Return what became of a unit within the stage: what it continues, that it was split off, when it ended.

    ``counted`` are the units that owed figures in each year.
    """
    office, unit, stage = result.office, line.don_vi, result.giai_doan
    notes = []
    years: dict[tuple[str, ...], list[int]] = {}
    for year, units in counted.items():
        then = tuple(code for code in line.thanh_vien if code in units)
        if then and then != (unit.ma,):
            years.setdefault(then, []).append(year)
    for codes, which in years.items():
        names = listed([office.theo_ma[code].ten for code in codes if code != unit.ma])
        own = "đơn vị này và " if unit.ma in codes else ""
        what = "các đơn vị" if len(codes) - (unit.ma in codes) > 1 else "đơn vị"
        notes.append(
            f"Số liệu {named_years(which)} gồm cả của {names}, {what} tiền thân"
            if own
            else f"Số liệu {named_years(which)} là của {names}, {what} tiền thân"
        )
    if unit.ke_thua and office.predecessors(unit.ma) is None:
        names = listed([office.theo_ma[code].ten for code in unit.ke_thua if code in office.theo_ma])
        notes.append(f"Được tách ra từ {names}; {NOT_COMPARABLE} với các năm trước")
    if unit.den_ngay and unit.den_ngay.year <= stage.den_nam:
        heirs = [other.ten for other in office.don_vi if unit.ma in other.ke_thua]
        by = f"; nhiệm vụ chuyển cho {listed(heirs)}" if heirs else ""
        notes.append(f"Kết thúc hoạt động ngày {format_date(unit.den_ngay)}{by}")
    if unit.tu_ngay and unit.tu_ngay.year >= stage.tu_nam and not unit.ke_thua:
        notes.append(f"Thành lập ngày {format_date(unit.tu_ngay)}")
    return notes


def _unit_row(result: KetQuaGiaiDoan, line: DongDonVi, series: Chuoi, notes: Notes) -> DongNam | None:
    answers = {year: answer_of(line, total.chi_tieu, total.tong) for year, total in series.theo_nam.items()}
    if not any(
        answer.don_vi and not _given_elsewhere(series, year, answer) for year, answer in answers.items()
    ):
        return None  # no concern of the unit, or owed jointly and given by another one
    cells = [
        _unit_cell(result, series, year, answers.get(year), notes)
        for year in (ky.nam for ky in result.giai_doan.cac_ky)
    ]
    mark = notes.mark(*_series_notes(series)) if series.doi_cach_tinh else ""
    measure = series.chi_tieu.don_vi_tinh or ""
    return DongNam(series.chi_tieu.ten, measure, mark, tuple(cells), _unit_change(result, series, answers))


def _given_elsewhere(series: Chuoi, year: int, answer: TraLoi) -> bool:
    """Tell whether another unit gave what a unit owed jointly with it."""
    tong = series.theo_nam[year].tong
    return answer.so_lieu is None and tong.mot_don_vi and tong.day_du


def _unit_cell(result: KetQuaGiaiDoan, series: Chuoi, year: int, answer: TraLoi | None, notes: Notes) -> ONam:
    if answer is None:
        counted = year in series.co_trong_ke_hoach or year not in result.ke_hoach
        return ONam("", MISSING if counted else NOT_COUNTED, "")
    total = series.theo_nam[year]
    if not answer.don_vi:
        return ONam("", NOT_COUNTED, "")
    if answer.so_lieu is None:
        return ONam("", "" if _given_elsewhere(series, year, answer) else MISSING, "")
    reports = result.ket_qua[year].bao_cao
    guess = "Số ước" if any(unit in reports and reports[unit].uoc for unit in answer.don_vi) else ""
    if total.chi_tieu.kieu == "co_khong" and len(answer.don_vi) > 1:
        value = f"{answer.so_co}/{len(answer.don_vi)} có"
    else:
        value = _printed(total.chi_tieu, answer.so_lieu)
    return ONam("", value, notes.mark(guess))


def _unit_change(result: KetQuaGiaiDoan, series: Chuoi, answers: dict[int, TraLoi]) -> ONam:
    first, last = result.giai_doan
    then, now = answers.get(first), answers.get(last)
    if not (then and now and then.so_lieu and now.so_lieu) or series.chi_tieu.kieu == "co_khong":
        return _NOTHING
    if not series.so_sanh_duoc(first, last):
        return ONam("", NOT_COMPARABLE, "")
    found = replace(
        series.theo_nam[last], tong=total_of_one("", now.so_lieu), nam_truoc=total_of_one("", then.so_lieu)
    )
    return ONam("", _signed(found), "")


def _signed(found: ChiTieuTongHop) -> str:
    if found.thay_doi is None:
        return ""
    number = format_number(found.thay_doi, found.chi_tieu.so_le if found.la_ty_le else None)
    return f"+{number}" if found.thay_doi > 0 else number


def _printed(indicator: ChiTieu, answer: SoLieu | Tong) -> str:
    """Return a figure as it stands in a column of years: a stroke for the explicit nil, which is said below."""
    return NIL if answer.khong_phat_sinh else cell_value(indicator, answer)


def legend(there: Iterable[str], missing: str, not_counted: str) -> tuple[str, ...]:
    """Return what the signs that stand in some cells mean, as a last note."""
    told, found = {NIL: NIL_WORDS, MISSING: missing, NOT_COUNTED: not_counted}, set(there)
    said = "; ".join(f"“{sign}”: {meaning}" for sign, meaning in told.items() if sign in found)
    return (f"Ký hiệu {said}.",) if said else ()


def signs_in(rows: Iterable[DongNam]) -> Iterator[str]:
    """Yield what stands in the cells of some rows."""
    return (cell.gia_tri for row in rows for cell in row.nam)

"""The figures of a report on several years by their codes: which year's total each is, or the change between two.

A code is ``nv3.luot_tiep.2024``, with ``.so_voi_2022`` behind it for the change since that year, with ``.nam_truoc`` or
``.thay_doi`` in texts that were written for that year's own report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.consolidate.years import KetQuaGiaiDoan
from danvan_cli.exchange.remarks import change_line, remarks
from danvan_cli.exchange.trace import DauVet, change_of, trace


class SoTheoNam(NamedTuple):
    """A figure of a year: its result and total; ``so_voi`` is the year that it is the change since, if it is one."""

    ket_qua: KetQua
    tong: ChiTieuTongHop
    so_voi: int | None


def figures_of(result: KetQuaGiaiDoan) -> Iterator[tuple[str, SoTheoNam]]:
    """Yield what a document on a stage may hold, each with its code."""
    for series in result.chuoi:
        for year, total in series.theo_nam.items():
            of_year, code = result.ket_qua[year], f"{total.ma}.{year}"
            yield code, SoTheoNam(of_year, total, None)
            yield f"{code}.thay_doi", SoTheoNam(of_year, total, year - 1)
            for earlier, then in series.theo_nam.items():
                if earlier < year:
                    beside = replace(total, nam_truoc=then.tong)
                    yield f"{code}.so_voi_{earlier}", SoTheoNam(of_year, beside, earlier)


def trace_of(code: str, figure: SoTheoNam, commit: str | None) -> DauVet:
    """Return the trace of a figure."""
    found = trace(figure.ket_qua, figure.tong, commit)._replace(ma=code)
    return found if figure.so_voi is None else change_of(found, figure.tong, f"số năm {figure.so_voi}")


def remarks_on_years(result: KetQuaGiaiDoan, commit: str | None) -> Callable[[str], str]:
    """Return what to remark on a figure by its code, empty for a code that is none of the result's.

    A code without a year is one of the last year's own report, whose opinions are taken over.
    """
    known = dict(figures_of(result))

    @cache
    def of_year(year: int) -> Callable[[str], str]:
        return remarks(result.ket_qua[year], commit, lambda: result.ket_qua.get(year - 1))

    def remark(code: str) -> str:
        task, indicator, *more = (*code.split("."), "")
        if not (more and more[0].isdigit()):
            return of_year(max(result.ket_qua))(code)
        year, found = int(more[0]), known.get(code)
        if found is None or not code.partition(".so_voi_")[1]:
            rest = "".join(f".{word}" for word in more[1:] if word)
            return of_year(year)(f"{task}.{indicator}{rest}") if year in result.ket_qua else ""
        named = f"{found.tong.ma}: {found.tong.chi_tieu.ten}, năm {year} so với năm {found.so_voi}"
        made = f"Lần lưu: {commit}" if commit else "Lần lưu: không rõ (chưa dùng git)"
        return f"{named}\n{change_line(found.tong)}\n{made}"

    return remark

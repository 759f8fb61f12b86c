"""The consolidated result as plain data: the JSON shape that other programs rely on, and the tidy CSV table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import simplejson

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.exchange.progress import unit_data
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.numbers import EXACT
from danvan_cli.model.records import GhiChepGop
from danvan_cli.model.values import Ban

CSV_COLUMNS = ("ky", "don_vi", "nhiem_vu", "chi_tieu", "ten", "don_vi_tinh", "gia_tri", "trang_thai")


class Nguon(NamedTuple):
    """Where the data come from: the last commit of the inputs, and whether they are as committed."""

    commit: str | None
    sach: bool | None


def export_json(result: KetQua, source: Nguon) -> str:
    """Return the result as JSON text; numbers are exact to the digit."""
    return simplejson.dumps(as_data(result, source), ensure_ascii=False, indent=2, use_decimal=True) + "\n"


def export_csv(result: KetQua) -> bytes:
    """Return the tidy table, one line per unit and indicator, as UTF-8 with the BOM that Excel needs."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_csv_rows(result))
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def as_data(result: KetQua, source: Nguon) -> dict[str, Any]:
    """Return the result as dictionaries, lists, texts and exact numbers."""
    return {
        "phien_ban": 1,
        "ky": str(result.ky),
        "ke_hoach": result.plan.ma,
        "nguon": {"commit": source.commit, "sach": source.sach},
        "don_vi": [unit_data(progress) for progress in result.tien_do],
        "chi_tieu": [_indicator(result, total) for total in result.chi_tieu],
        **{name: [_record(record) for record in records] for name, records in result.ghi_chep.items()},
    }


def _indicator(result: KetQua, total: ChiTieuTongHop) -> dict[str, Any]:
    indicator = total.chi_tieu
    data: dict[str, Any] = {
        "ma": total.ma,
        "ten": indicator.ten,
        "don_vi_tinh": indicator.don_vi_tinh,
        "kieu": indicator.kieu,
        "gia_tri": exact_number(total.gia_tri),
    }
    if total.tong.khong_phat_sinh:
        data["khong_phat_sinh"] = True
    if total.la_ty_le:
        data["tu_so"], data["mau_so"] = exact_number(total.tong.tu_so), exact_number(total.tong.mau_so)
    return {
        **data,
        "nam_truoc": exact_number(total.gia_tri_nam_truoc),
        "thay_doi": exact_number(total.thay_doi),
        "thay_doi_phan_tram": exact_number(total.thay_doi_phan_tram),
        "muc_tieu": exact_number(total.muc_tieu),
        "so_don_vi": total.tong.so_don_vi,
        "tong_don_vi": total.tong.tong_don_vi,
        "theo_don_vi": {
            unit: _answer(result, total, unit, answer) for unit, answer in total.tong.theo_don_vi.items()
        },
    }


def _answer(result: KetQua, total: ChiTieuTongHop, unit: str, answer: SoLieu | None) -> dict[str, Any]:
    if answer is None:
        return {"gia_tri": None}
    place = result.place_of(unit, answer)
    data: dict[str, Any] = {"gia_tri": _value(total, answer)}
    if answer.khong_phat_sinh:
        data["khong_phat_sinh"] = True
    if total.la_ty_le:
        data["tu_so"], data["mau_so"] = exact_number(answer.tu_so), exact_number(answer.mau_so)
    return {**data, "tep": place.file, "dong": place.line, "cot": place.column}


def _value(total: ChiTieuTongHop, answer: SoLieu) -> Decimal | int | bool | None:
    if answer.gia_tri is None:
        return None
    if total.chi_tieu.kieu == "co_khong":
        return bool(answer.gia_tri)
    return exact_number(total.rounded(answer.gia_tri))


def exact_number(value: Decimal | None) -> Decimal | int | None:
    """Return whole numbers as integers and others without trailing zeros, exact to the digit."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else EXACT.normalize(value)


def _record(record: GhiChepGop) -> dict[str, Any]:
    return {**_plain(record.noi_dung), "don_vi": list(record.don_vi)}


def _plain(model: Ban) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in model}


def _plain_value(value: object) -> object:
    if isinstance(value, Ban):
        return _plain(value)
    return value.isoformat() if isinstance(value, date) else value


def _csv_rows(result: KetQua) -> Iterator[tuple[str, ...]]:
    states: Mapping[str, str] = {progress.don_vi.ma: progress.trang_thai for progress in result.tien_do}
    for unit, state in states.items():
        for total in result.chi_tieu:
            if unit not in total.tong.theo_don_vi:
                continue
            indicator = total.chi_tieu
            yield (
                str(result.ky),
                unit,
                total.nhiem_vu.ma,
                indicator.ma,
                safe_cell(indicator.ten),
                safe_cell(indicator.don_vi_tinh or ""),
                _csv_value(total, total.tong.theo_don_vi[unit]),
                state,
            )


def _csv_value(total: ChiTieuTongHop, answer: SoLieu | None) -> str:
    if answer is None or answer.gia_tri is None:
        return ""
    if total.chi_tieu.kieu == "co_khong":
        return "co" if answer.gia_tri else "khong"
    return f"{total.rounded(answer.gia_tri):f}"


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text

"""Where a printed figure comes from: its formula in words, and each unit's answer with file, line and column."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

import simplejson

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.exchange.data import exact_number
from danvan_cli.model.numbers import format_number


class Nguon(NamedTuple):
    """One unit's answer: what it is, and where it stands."""

    don_vi: str
    ten: str
    gia_tri: int | Decimal | None
    tep: str
    dong: int
    cot: int


class DauVet(NamedTuple):
    """A figure's trace; ``commit`` is that of the data it was made from, where known."""

    ma: str
    ten: str
    gia_tri: int | Decimal | None
    cong_thuc: str
    commit: str | None
    nguon: tuple[Nguon, ...]


def trace(result: KetQua, total: ChiTieuTongHop, commit: str | None) -> DauVet:
    """Return the trace of a total."""
    return DauVet(
        total.ma,
        total.chi_tieu.ten,
        exact_number(total.gia_tri),
        formula(total),
        commit,
        tuple(sources(result, total)),
    )


def change_of(found: DauVet, total: ChiTieuTongHop, then: str = "số năm trước") -> DauVet:
    """Return the trace of a total's change against last year, or against another figure named in words."""
    return found._replace(
        gia_tri=exact_number(total.thay_doi), cong_thuc=f"số kỳ này ({found.cong_thuc}) trừ {then}"
    )


def formula(total: ChiTieuTongHop) -> str:
    """Return how a total is made, in words."""
    indicator = total.chi_tieu
    answered = f"{total.tong.so_don_vi}/{total.tong.tong_don_vi} đơn vị"
    match indicator.kieu:
        case "ty_le":
            return f"tổng ({indicator.tu_so}) chia tổng ({indicator.mau_so}) của {answered}, nhân 100"
        case "dem":
            chosen = "".join(
                f", {field} là {' hoặc '.join(values)}" for field, values in (indicator.loc or {}).items()
            )
            return f"đếm danh sách {indicator.danh_sach} của các đơn vị, mỗi mục một lần{chosen}"
        case "co_khong":
            return f"số đơn vị ghi có trong {answered}"
    if indicator.tong_hop == "mot_don_vi":
        return "số chung do một đơn vị báo cáo"
    return f"cộng số của {answered}"


def of_unit(found: DauVet, one: Nguon) -> DauVet:
    """Return the trace of one unit's own answer."""
    return found._replace(gia_tri=one.gia_tri, cong_thuc=f"số của {one.ten}", nguon=(one,))


def sources(result: KetQua, total: ChiTieuTongHop) -> list[Nguon]:
    """Return the answers that a total is made of, in the register's order."""
    found = (unit_source(result, total, unit) for unit in total.tong.theo_don_vi)
    return [one for one in found if one]


def unit_source(result: KetQua, total: ChiTieuTongHop, unit: str) -> Nguon | None:
    """Return one unit's answer and its place; ``None`` where it gave none."""
    answer = total.tong.theo_don_vi.get(unit)
    if answer is None:
        return None
    place = result.place_of(unit, answer)
    value = None if answer.gia_tri is None else exact_number(total.rounded(answer.gia_tri))
    return Nguon(unit, result.office.theo_ma[unit].ten, value, place.file, place.line, place.column)


def as_json(found: DauVet) -> str:
    """Return a trace as the JSON that other programs rely on."""
    data: dict[str, Any] = {
        "ma": found.ma,
        "gia_tri": found.gia_tri,
        "cong_thuc": found.cong_thuc,
        "commit": found.commit,
        "nguon": [
            {"don_vi": one.don_vi, "gia_tri": one.gia_tri, "tep": one.tep, "dong": one.dong, "cot": one.cot}
            for one in found.nguon
        ],
    }
    return simplejson.dumps(data, ensure_ascii=False, indent=2, use_decimal=True) + "\n"


def as_text(found: DauVet) -> str:
    """Return a trace to read."""
    lines = [
        f"{found.ma}: {found.ten}",
        f"  giá trị    {_shown(found.gia_tri)}",
        f"  công thức  {found.cong_thuc}",
        f"  lần lưu    {found.commit or 'không rõ (chưa dùng git, hoặc dữ liệu chưa lưu)'}",
    ]
    lines += [f"  {one.ten}: {_shown(one.gia_tri)}  ({one.tep}:{one.dong}:{one.cot})" for one in found.nguon]
    return "\n".join(lines) + "\n"


def _shown(value: int | Decimal | None) -> str:
    return "không có số" if value is None else format_number(Decimal(value))

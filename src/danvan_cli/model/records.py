"""Records of reports (documents, conferences, models, awards): their keys, merging and counting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin

from danvan_cli.model.extract import Extract
from danvan_cli.model.report import BaoCao, HoiNghi, KhenThuong, MoHinh, VanBanGhi
from danvan_cli.model.text import record_key
from danvan_cli.model.values import Ban

GhiChep = VanBanGhi | HoiNghi | MoHinh | KhenThuong
LOAI_GHI_CHEP: Mapping[str, type[Ban]] = {
    "van_ban": VanBanGhi,
    "hoi_nghi": HoiNghi,
    "mo_hinh": MoHinh,
    "khen_thuong": KhenThuong,
}


_B = TypeVar("_B", bound=Ban)


class GhiChepGop(NamedTuple):
    """One record merged from all reports that hold it; ``don_vi`` in the register's order."""

    noi_dung: GhiChep
    don_vi: tuple[str, ...]


def key_of(record: GhiChep) -> tuple[str, ...]:
    """Return the key by which records of one list are the same record."""
    match record:
        case VanBanGhi():
            return (record_key(record.so_ky_hieu), record.ngay.isoformat(), record_key(record.co_quan))
        case HoiNghi():
            return (record_key(record.ten), record.ngay.isoformat())
        case MoHinh():
            return (record_key(record.ten),)
        case KhenThuong():
            decision = record.quyet_dinh
            return (record_key(record.doi_tuong), record_key(decision.so_ky_hieu), decision.ngay.isoformat())


def merge(records: Iterable[tuple[str, GhiChep]]) -> tuple[GhiChepGop, ...]:
    """Merge (unit, record) pairs, given in the register's order, into one record a key.

    The first unit's record counts; its empty fields are filled from the next ones.
    """
    merged: dict[tuple[str, ...], GhiChepGop] = {}
    for unit, record in records:
        key = key_of(record)
        known = merged.get(key)
        if known is None:
            merged[key] = GhiChepGop(record, (unit,))
        else:
            units = known.don_vi if unit in known.don_vi else (*known.don_vi, unit)
            merged[key] = GhiChepGop(_filled(known.noi_dung, record), units)
    return tuple(merged.values())


def _filled(first: _B, other: _B) -> _B:
    """Return ``first`` with its empty fields, those of a group within it too, taken from ``other``."""
    filled = {name: _value(getattr(first, name), value) for name, value in other}
    gaps = {name: value for name, value in filled.items() if value is not getattr(first, name)}
    return first.model_copy(update=gaps) if gaps else first


def _value(own: object, other: object) -> object:
    if isinstance(own, Ban) and isinstance(other, Ban):
        return _filled(own, other)
    return other if own is None else own


def passes(record: GhiChep, loc: Mapping[str, tuple[str, ...]] | None) -> bool:
    """Tell whether a record passes a ``dem`` indicator's filter (field → allowed values)."""
    return all(_as_typed(getattr(record, field, None)) in allowed for field, allowed in (loc or {}).items())


def _as_typed(value: Any) -> str:  # noqa: ANN401 - a field of any record
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def choices(danh_sach: str, field: str) -> tuple[str, ...]:
    """Return the values that a field of a record may have; empty where it may be any text."""
    return _choices(LOAI_GHI_CHEP[danh_sach].model_fields[field].annotation)


def _choices(hint: Any) -> tuple[str, ...]:  # noqa: ANN401 - any annotation
    if hint is bool:
        return ("true", "false")
    if get_origin(hint) is Literal:
        return get_args(hint)
    return tuple(value for part in get_args(hint) if not isinstance(part, str) for value in _choices(part))


def records_of(report: BaoCao | Extract, danh_sach: str) -> tuple[GhiChep, ...]:
    """Return one list of records of a report."""
    records: tuple[GhiChep, ...] = getattr(report, danh_sach)
    return records

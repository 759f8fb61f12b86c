"""Records that two units tell differently: DV503. Knows what makes two records the same one, see ``model/records``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from danvan_cli.model.dates import format_date
from danvan_cli.model.figures import Loc
from danvan_cli.model.records import LOAI_GHI_CHEP, GhiChep, key_of, records_of
from danvan_cli.model.report import KhenThuong, MoHinh
from danvan_cli.model.text import one_line, record_key
from danvan_cli.model.values import Ban
from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed, filed_in, warning
from danvan_cli.store.workspace import Workspace

_TITLES = {
    "van_ban": ("văn bản", "so_ky_hieu"),
    "hoi_nghi": ("hội nghị", "ten"),
    "mo_hinh": ("mô hình", "ten"),
    "khen_thuong": ("khen thưởng", "doi_tuong"),
}
"""What a record of a list is called, and the field by which people know it."""
_NO_CONTENT = frozenset({"nhiem_vu"})
"""Where a unit puts a record is its own affair: one conference may serve two tasks."""

_Fields = dict[Loc, object]


class _Told(NamedTuple):
    """One unit's record: where it stands, and what it says, field by field."""

    filed: Filed
    record: GhiChep
    loc: Loc


def records_agree(workspace: Workspace) -> Iterator[Problem]:
    """DV503: what several units report of one document, conference, model or award is the same."""
    for period in workspace.periods.values():
        filed = list(filed_in(workspace, period))
        for name in LOAI_GHI_CHEP:
            yield from _in_list(filed, name)


def _in_list(reports: list[Filed], name: str) -> Iterator[Problem]:
    same_day: dict[date | None, list[_Told]] = {}
    for filed in reports:
        for at, record in enumerate(records_of(filed.extract, name)):
            same_day.setdefault(_day(record), []).append(_Told(filed, record, (name, at)))
    told: dict[tuple[str, ...], list[_Told]] = {}
    for candidates in same_day.values():
        for version in candidates if len(candidates) > 1 else ():
            told.setdefault(key_of(version.record), []).append(version)
    for versions in told.values():
        known: dict[Loc, tuple[_Told, object]] = {}
        for version in versions if len(versions) > 1 else ():
            differing = []
            for field, value in _fields(version.record).items():
                first, other = known.setdefault(field, (version, value))
                if first.filed.unit.ma != version.filed.unit.ma and _bare(other) != _bare(value):
                    differing.append((field, first, other, value))
            if differing:
                yield _contradiction(name, version, differing)


def _day(record: GhiChep) -> date | None:
    """Return the day that is part of a record's key: a cheap way to tell most records apart."""
    match record:
        case MoHinh():
            return None
        case KhenThuong():
            return record.quyet_dinh.ngay
    return record.ngay


def _fields(record: Ban, base: Loc = ()) -> _Fields:
    """Return what a record says: its fields that are filled, those of a group within it too."""
    fields: _Fields = {}
    for name, value in record:
        if isinstance(value, Ban):
            fields.update(_fields(value, (*base, name)))
        elif value is not None and name not in _NO_CONTENT:
            fields[*base, name] = value
    return fields


def _bare(value: object) -> object:
    return record_key(value) if isinstance(value, str) else value


def _contradiction(name: str, version: _Told, differing: list[tuple[Loc, _Told, object, object]]) -> Problem:
    field, first, _, _ = differing[0]
    said = "; ".join(
        f"{where[-1]} là {_shown(value)} ở {version.filed.unit.ten}, {_shown(other)} ở {told.filed.unit.ten}"
        for where, told, other, value in differing
    )
    word, title = _TITLES[name]
    return warning(
        "DV503",
        version.filed.at(*version.loc, *field),
        f"{word} {_shown(getattr(version.record, title))} được hai đơn vị ghi khác nhau: {said}",
        f"hai đơn vị thống nhất rồi sửa cho giống nhau (xem {first.filed.document.file} "
        f"dòng {first.filed.at(*first.loc, *field).line}); bản tổng hợp lấy theo {first.filed.unit.ten}",
    )


def _shown(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return format_date(value)
        case int():
            return str(value)
    text = one_line(str(value))
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"

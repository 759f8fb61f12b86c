"""The free texts of reports and of ``tong-hop.yaml``: where they stand and which task they belong to.

Knows the keys that hold prose, not what is written there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from danvan_cli.model.figures import Loc

_ENTRY = ("noi_dung", "nguyen_nhan", "giai_phap")
_RECORDS: Mapping[str, tuple[str, ...]] = {
    "van_ban": ("trich_yeu",),
    "hoi_nghi": ("ten",),
    "mo_hinh": ("ten", "linh_vuc", "noi_dung"),
    "khen_thuong": ("doi_tuong", "hinh_thuc"),
    "kho_khan": ("noi_dung", "de_xuat"),
    "kien_nghi": ("noi_dung",),
}


class Text(NamedTuple):
    """A free text, where it stands in its file, and the task that it is about where that is known."""

    loc: Loc
    text: str
    task: str | None


def texts_of_report(data: Mapping[str, object]) -> Iterator[Text]:
    """Yield the free texts of a report with the task they belong to."""
    tasks = data.get("nhiem_vu")
    for code, entry in tasks.items() if isinstance(tasks, dict) else ():
        if isinstance(entry, dict):
            yield from _paragraphs(entry.get("ket_qua"), ("nhiem_vu", code, "ket_qua"), code)
            yield from _records(entry.get("han_che"), ("nhiem_vu", code, "han_che"), _ENTRY, code)
    for name, keys in _RECORDS.items():
        if name in data:
            yield from _records(data[name], (name,), keys, None)
    yield from _paragraphs(data.get("phuong_huong"), ("phuong_huong",), None)


def _records(found: object, loc: Loc, keys: tuple[str, ...], task: str | None) -> Iterator[Text]:
    for at, record in enumerate(found if isinstance(found, list) else ()):
        if isinstance(record, dict):
            named = record.get("nhiem_vu")
            home = task if task is not None else named if isinstance(named, str) else None
            for key in keys:
                yield from _paragraphs(record.get(key), (*loc, at, key), home)


def _paragraphs(found: object, loc: Loc, task: str | None) -> Iterator[Text]:
    if isinstance(found, str):
        yield Text(loc, found, task)
    elif isinstance(found, list):
        for at, text in enumerate(found):
            if isinstance(text, str):
                yield Text((*loc, at), text, task)


def texts_of_summary(data: object) -> Iterator[Text]:
    """Yield the free texts of ``tong-hop.yaml`` with the task they comment on."""
    if not isinstance(data, dict):
        return
    for name in ("lanh_dao_chi_dao", "phuong_huong"):
        yield from _paragraphs(data.get(name), (name,), None)
    for name, named in (("danh_gia", False), ("nhan_xet", True)):
        group = data.get(name)
        for key, found in group.items() if isinstance(group, dict) else ():
            yield from _paragraphs(found, (name, key), str(key) if named else None)
    yield from _records(data.get("kien_nghi"), ("kien_nghi",), ("noi_dung",), None)

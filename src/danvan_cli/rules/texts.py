"""The free texts of reports and of ``tong-hop.yaml``: where they stand and which task they belong to.

Knows the keys that hold prose, not what is written there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from danvan_cli.model.figures import Loc
from danvan_cli.rules.prose.words import words

_ENTRY = ("noi_dung", "nguyen_nhan", "giai_phap")
_RECORDS: Mapping[str, tuple[str, ...]] = {
    "van_ban": ("trich_yeu",),
    "hoi_nghi": ("ten",),
    "mo_hinh": ("ten", "linh_vuc", "noi_dung"),
    "khen_thuong": ("doi_tuong", "hinh_thuc"),
    "kho_khan": ("noi_dung", "de_xuat"),
    "kien_nghi": ("noi_dung",),
}
_NO_PROSE = words(
    "phien_ban ky don_vi minh_hoa ky_so_lieu uoc ngay_gui phe_duyet tinh_trang so_lieu ma_loi chi_tieu ho_ten "
    "so_ky_hieu ngay loai muc moi so_nguoi ngay_lap tu_ngay den_ngay quyen_han"
)
"""Keys of codes, choices, figures, days and names of people: whatever else a clerk writes is prose."""


class Text(NamedTuple):
    """A free text, where it stands in its file, and the task that it is about where that is known."""

    loc: Loc
    text: str
    task: str | None


Worth = Callable[[str], object]
"""Whether a text is worth a look: asked first, as most texts are not."""


def texts_of_report(data: Mapping[str, object], worth: Worth) -> list[Text]:
    """Return the free texts of a report that are worth a look, with the task they belong to."""
    found: list[Text] = []
    tasks = data.get("nhiem_vu")
    for code, entry in tasks.items() if isinstance(tasks, dict) else ():
        if isinstance(entry, dict):
            _add(found, worth, entry.get("ket_qua"), ("nhiem_vu", code, "ket_qua"), code)
            if "han_che" in entry:
                _add_records(found, worth, entry["han_che"], ("nhiem_vu", code, "han_che"), _ENTRY, code)
    for name, keys in _RECORDS.items():
        if name in data:
            _add_records(found, worth, data[name], (name,), keys, None)
    _add(found, worth, data.get("phuong_huong"), ("phuong_huong",), None)
    return found


def texts_of_summary(data: object, worth: Worth) -> list[Text]:
    """Return the free texts of ``tong-hop.yaml`` that are worth a look, with the task they comment on."""
    found: list[Text] = []
    if not isinstance(data, dict):
        return found
    for name in ("lanh_dao_chi_dao", "phuong_huong"):
        _add(found, worth, data.get(name), (name,), None)
    for name, named in (("danh_gia", False), ("nhan_xet", True)):
        group = data.get(name)
        for key, value in group.items() if isinstance(group, dict) else ():
            _add(found, worth, value, (name, key), str(key) if named else None)
    _add_records(found, worth, data.get("kien_nghi"), ("kien_nghi",), ("noi_dung",), None)
    return found


def _add_records(
    found: list[Text], worth: Worth, records: object, loc: Loc, keys: tuple[str, ...], task: str | None
) -> None:
    for at, record in enumerate(records if isinstance(records, list) else ()):
        if not isinstance(record, dict):
            continue
        for key in keys:
            value = record.get(key)
            if value is not None and (not isinstance(value, str) or worth(value)):
                named = record.get("nhiem_vu")
                home = task if task is not None else named if isinstance(named, str) else None
                _add(found, worth, value, (*loc, at, key), home)


def _add(found: list[Text], worth: Worth, value: object, loc: Loc, task: str | None) -> None:
    if isinstance(value, str):
        if worth(value):
            found.append(Text(loc, value, task))
    elif isinstance(value, list):
        for at, text in enumerate(value):
            if isinstance(text, str) and worth(text):
                found.append(Text((*loc, at), text, task))


def all_prose(data: object) -> list[str]:
    """Return every free text of a report's or of ``tong-hop.yaml``'s plain data."""
    found: list[str] = []
    _gather(data, found)
    return found


def _gather(data: object, found: list[str]) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _NO_PROSE or value is None:
                continue
            if not isinstance(value, str):
                _gather(value, found)
            elif key != "nhiem_vu":
                found.append(value)
    elif isinstance(data, list):
        for item in data:
            if isinstance(item, str):
                found.append(item)
            else:
                _gather(item, found)


def places_of_prose(data: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield what ``all_prose`` returns, each text with its path."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        if key in _NO_PROSE or value is None:
            continue
        if not isinstance(value, str):
            yield from places_of_prose(value, (*loc, key))
        elif key != "nhiem_vu":
            yield (*loc, key), value

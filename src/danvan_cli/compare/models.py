"""Two models of one kind, key by key: values, texts, items of lists by their keys. Knows no meaning of a key.

Items of a list are the same item where their codes, or the keys of records, are the same; items without either are
paired by the likeness of their texts. The order of items is no data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from danvan_cli.compare.change import Loai, ThayDoi
from danvan_cli.compare.words import likeness
from danvan_cli.model.plan import CanDoi, VanBanChiDao
from danvan_cli.model.records import GhiChep, key_of
from danvan_cli.model.report import GiaiTrinh, TraLai
from danvan_cli.model.text import nfc, one_line, record_key
from danvan_cli.model.values import Ban

_ALIKE = 0.4
_NOT_DATA = frozenset({"phien_ban"})
_Path = tuple[str, ...]


def compare_models(
    before: Ban | None, after: Ban | None, khoa: _Path = (), skip: Collection[str] = ()
) -> Iterator[ThayDoi]:
    """Yield the changes between two models, in the order of keys; ``skip`` names keys of the model to leave out."""
    shown = after or before
    if shown is None:
        return
    if before is None or after is None:
        yield _change("muc", khoa, before, after)
        return
    for key in type(shown).model_fields:
        if key not in skip and key not in _NOT_DATA:
            yield from _values(getattr(before, key), getattr(after, key), (*khoa, key))


def _values(before: Any, after: Any, khoa: _Path) -> Iterator[ThayDoi]:  # noqa: ANN401 - values of any field
    if before == after:
        return
    if isinstance(before, Ban) and isinstance(after, Ban):
        yield from compare_models(before, after, khoa)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in (*after, *(key for key in before if key not in after)):
            yield from _values(before.get(key), after.get(key), (*khoa, str(key)))
    elif _is_list(before) and _is_list(after):
        yield from _items(before, after, khoa)
    elif isinstance(before, str) and isinstance(after, str):
        if nfc(one_line(before)) != nfc(one_line(after)):
            yield _change(
                "loi_van" if _is_prose(before) or _is_prose(after) else "gia_tri", khoa, before, after
            )
    else:
        yield _change("gia_tri", khoa, before, after)


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and not hasattr(value, "_fields")


def _is_prose(text: str) -> bool:
    return len(text.split()) > 3


def _items(before: Sequence[Any], after: Sequence[Any], khoa: _Path) -> Iterator[ThayDoi]:
    pairs = _pairs(before, after)
    for old, new in pairs:
        item = new if new is not None else old
        path = (*khoa, name_of(item))
        if old is None or new is None:
            yield _change("muc", path, old, new)
        elif isinstance(old, Ban):
            yield from compare_models(old, new, path)
        elif nfc(one_line(old)) != nfc(one_line(new)):
            yield _change("loi_van", khoa, old, new)


def _pairs(before: Sequence[Any], after: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return each item of the new list with the old one that it was, then the old ones that are gone."""
    left = list(before)
    pairs: list[tuple[Any, Any]] = []
    for new in after:
        same = next((old for old in left if _key(old) == _key(new)), None)
        if same is not None:
            left.remove(same)
        pairs.append((same, new))
    for at, (old, new) in enumerate(pairs):
        renamed = [item for item in left if _name(item) == _name(new)] if old is None and _name(new) else []
        if renamed:  # another code, the same name: the item was given a new code
            left.remove(renamed[0])
            pairs[at] = (renamed[0], new)
        elif old is None and left and _by_likeness(new):
            nearest = max(left, key=lambda item, new=new: likeness(_text(item), _text(new)))  # type: ignore[misc]
            if likeness(_text(nearest), _text(new)) >= _ALIKE:
                left.remove(nearest)
                pairs[at] = (nearest, new)
    return pairs + [(old, None) for old in left]


def _key(item: Any) -> object:  # noqa: ANN401 - an item of any list
    match item:
        case str():
            return nfc(one_line(item))
        case TraLai():
            return (item.ngay, item.ly_do)
        case GiaiTrinh():
            return (item.ma_loi, item.chi_tieu)
        case CanDoi():
            return one_line(item.bieu_thuc)
    if isinstance(item, GhiChep):
        return key_of(item)
    if hasattr(item, "ma"):
        return item.ma
    return _text(item) if isinstance(item, Ban) else item


def _name(item: Any) -> str | None:  # noqa: ANN401
    return record_key(item.ten) if hasattr(item, "ma") and hasattr(item, "ten") else None


def _by_likeness(item: Any) -> bool:  # noqa: ANN401
    if isinstance(item, str):
        return _is_prose(item)
    return (
        isinstance(item, Ban)
        and (hasattr(item, "noi_dung") or isinstance(item, VanBanChiDao))
        and not hasattr(item, "ma")
        and not isinstance(item, GhiChep)
    )


def _text(item: Any) -> str:  # noqa: ANN401
    if isinstance(item, str):
        return nfc(one_line(item))
    for key in ("noi_dung", "trich_yeu", "so_ky_hieu", "ho_ten"):
        if found := getattr(item, key, None):
            return nfc(one_line(str(found)))
    return str(item)


def name_of(item: object) -> str:
    """Return the name by which an item of a list is spoken of: its code, else the words of its key."""
    if isinstance(item, GiaiTrinh):
        return f"{item.ma_loi} {item.chi_tieu}" if item.chi_tieu else item.ma_loi
    for key in (
        "ma",
        "ten",
        "so_ky_hieu",
        "doi_tuong",
        "bieu_thuc",
        "ho_ten",
        "noi_dung",
        "trich_yeu",
        "ly_do",
    ):
        if found := getattr(item, key, None):
            return one_line(str(found))
    return one_line(str(item))


def _change(loai: Loai, khoa: _Path, before: object, after: object) -> ThayDoi:
    return ThayDoi(loai, "", khoa, before, after)

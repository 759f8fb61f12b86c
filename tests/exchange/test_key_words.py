"""Every key and every fixed value of the data has a word of its own in sentences about changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from danvan_cli.exchange.key_words import GIA_TRI, KHOA
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop

NEVER_SAID = {"phien_ban", "phe_duyet", "tra_lai", "ngay_gui", "dau_van_tay", "ma_loi"}
"""Keys that are compared in sentences of their own, or name the item that is spoken of."""


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for info in model.model_fields.values():
        for found in types(info.annotation):
            if isinstance(found, type) and issubclass(found, BaseModel):
                yield from models(found)


def types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from types(part)


ALL = {found for root in (SoDonVi, KeHoach, BaoCao, TongHop) for found in models(root)}


def test_enough_was_looked_at():
    assert len(ALL) >= 25


def test_every_key_has_a_word():
    keys = {key for model in ALL for key in model.model_fields}

    assert sorted(keys - KHOA.keys() - NEVER_SAID) == []
    assert sorted(KHOA.keys() - keys) == []


def test_every_fixed_value_has_a_word():
    values = {
        value
        for model in ALL
        for info in model.model_fields.values()
        for found in types(info.annotation)
        for value in get_args(found)
        if isinstance(value, str)
    }

    assert sorted(values - GIA_TRI.keys() - KHOA.keys()) == []

"""What the models say about the layout of a file: the order of keys, which values are dates. Knows no YAML.

The order of keys is the order of a model's fields; codes of tasks and indicators stand in the order of the plan.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop


@dataclass(frozen=True)
class Shape:
    """A part of a file: ``keys`` in their order, the shape under each of them, under any other, of list items."""

    keys: tuple[str, ...] = ()
    under: Mapping[str, Shape] = field(default_factory=dict)
    rest: Shape | None = None
    item: Shape | None = None
    is_date: bool = False

    def at(self, key: str) -> Shape:
        """Return the shape of the value of a key."""
        return self.under.get(key) or self.rest or ANY

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The place of each key in the order."""
        return {key: place for place, key in enumerate(self.keys)}

    @property
    def of_items(self) -> Shape:
        """The shape of an item of the list."""
        return self.item or ANY


ANY = Shape()
"""A part about which nothing is known: nothing in it is moved or reworded."""


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """Return the shape of the files of a model."""
    under = {key: _shape(info.annotation) for key, info in model.model_fields.items()}
    return Shape(tuple(under), {key: shape for key, shape in under.items() if shape != ANY})


def report_shape(plan: KeHoach | None) -> Shape:
    """Return the shape of a unit's report: its tasks and figures in the order of the plan, where there is one."""
    shape = shape_of(BaoCao)
    entry = shape.at("nhiem_vu").at("")
    if plan is None:
        return shape
    tasks = {
        code: replace(entry, under={**entry.under, "so_lieu": Shape(tuple(task.chi_tieu_theo_ma))})
        for code, task in plan.nhiem_vu_theo_ma.items()
    }
    return replace(shape, under={**shape.under, "nhiem_vu": Shape(tuple(tasks), tasks, entry)})


def summary_shape(plan: KeHoach | None) -> Shape:
    """Return the shape of ``tong-hop.yaml``: its remarks in the order of the plan's tasks."""
    shape = shape_of(TongHop)
    if plan is None:
        return shape
    return replace(shape, under={**shape.under, "nhan_xet": Shape(tuple(plan.nhiem_vu_theo_ma))})


def arranged(keys: Iterable[str], rank: Mapping[str, int]) -> list[int]:
    """Return the places of ``keys`` in canonical order.

    A key without a rank stays behind the key it stood behind; those before any key with a rank stay first.
    """
    places: list[tuple[int, int]] = []
    last = -1
    for at, key in enumerate(keys):
        last = rank.get(key, last)
        places.append((last, at))
    return [at for _, at in sorted(places)]


def _shape(annotation: Any) -> Shape:  # noqa: ANN401 - any type hint
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0])
    if origin in (Union, types.UnionType):
        return _merged([_shape(part) for part in arguments])
    if origin is tuple:
        item = _shape(arguments[0])
        return Shape(item=item) if item != ANY else ANY
    if origin is dict:
        rest = _shape(arguments[1])
        return Shape(rest=rest) if rest != ANY else ANY
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return shape_of(annotation)
        if issubclass(annotation, date):
            return Shape(is_date=True)
    return ANY


def _merged(shapes: list[Shape]) -> Shape:
    known = [shape for shape in shapes if shape != ANY]
    if not known:
        return ANY
    first = known[0]
    rest = next((shape.rest for shape in known if shape.rest), None)
    return replace(first, rest=rest)

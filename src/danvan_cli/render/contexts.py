"""Every template of a document with the class of its variables; what a variable is, told without any data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from danvan_cli.render import consolidated, letters, multi_year, plan, unit
from danvan_cli.render.document import NguCanhChung

CONTEXTS: Mapping[str, type[NguCanhChung]] = MappingProxyType(
    {
        plan.TEMPLATE: plan.NguCanhKeHoach,
        unit.TEMPLATE: unit.NguCanhDonVi,
        consolidated.TEMPLATE: consolidated.NguCanhTongHop,
        multi_year.TEMPLATE: multi_year.NguCanhTongKet,
        letters.REMINDER: letters.NguCanhDonDoc,
        letters.REQUEST: letters.NguCanhYeuCau,
    }
)


def kinds_of(context: type) -> dict[str, Any]:
    """Return the kind of each variable of a context by name, in order."""
    return get_type_hints(context, include_extras=True)


def parts_of(context: type) -> Iterator[type]:
    """Yield a context and every dataclass that its variables hold, each once."""
    waiting, seen = [context], set[type]()
    while waiting:
        kind = waiting.pop(0)
        if is_dataclass(kind) and isinstance(kind, type) and kind not in seen:
            seen.add(kind)
            yield kind
            waiting += kinds_of(kind).values()
        waiting += get_args(kind)

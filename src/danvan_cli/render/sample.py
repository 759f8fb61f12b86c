"""A context without any data: everything there, or everything empty that may be empty. Knows kinds, no document."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from danvan_cli.render.shape import Kind

_MANY = 12
"""How long an example of a list of texts is: no row of a table has more cells."""


def example(context: type, full: bool) -> Any:  # noqa: ANN401 - what the kind says
    """Return an example of a context, with everything in it or with as little as there may be."""
    hints = get_type_hints(context, include_extras=True)
    return context(**{field.name: _value(hints[field.name], full) for field in fields(context)})


def _value(kind: Any, full: bool) -> Any:  # noqa: ANN401 - any annotation
    arguments = get_args(kind)
    if get_origin(kind) is Annotated:
        about = next(found for found in arguments[1:] if isinstance(found, Kind))
        return arguments[0](about.example if full or not about.may_be_empty else "")
    if get_origin(kind) is tuple:
        if not full:
            return ()
        return tuple(_value(arguments[0], full) for _ in range(1 if is_dataclass(arguments[0]) else _MANY))
    if NoneType in arguments:
        return _value(arguments[0], full) if full else None
    if is_dataclass(kind) and isinstance(kind, type):
        return example(kind, full)
    return {bool: full, int: 2}[kind]

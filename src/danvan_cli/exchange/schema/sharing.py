"""One schema written shorter: what stands in it several times is written once. Knows nothing of its meaning."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from danvan_cli.exchange.schema.forms import Schema

_WORTH = 160
"""Fewer characters than this are not worth a name of their own."""
_MAPS = ("properties", "patternProperties")
_PLACES = ("else", "items", "additionalProperties")


def shared(schema: Schema) -> Schema:
    """Return an equal schema in which each large part that recurs stands under ``definitions``."""
    keys = {id(part): _key(part) for part in _parts(schema)}
    counts = Counter(keys[id(part)] for part in _parts(schema))
    names: dict[str, str] = {}
    definitions: dict[str, Schema] = {}

    def named(part: Schema) -> Schema:
        key = keys[id(part)]
        if counts[key] < 2 or len(key) < _WORTH:
            return inside(part)
        if key not in names:
            names[key] = f"chung-{len(names) + 1}"
            definitions[names[key]] = {}
            definitions[names[key]] = inside(part)
        return {"$ref": f"#/definitions/{names[key]}"}

    def inside(part: Schema) -> Schema:
        return {key: _each(key, value, named) for key, value in part.items()}

    whole = inside(schema)
    return {**whole, "definitions": definitions} if definitions else whole


def _each(key: str, value: Any, named: Any) -> Any:  # noqa: ANN401 - any part of a schema
    if key in _MAPS:
        return {name: named(part) for name, part in value.items()}
    return named(value) if key in _PLACES and isinstance(value, dict) else value


def _parts(schema: Schema) -> Iterator[Schema]:
    for key, value in schema.items():
        within = value.values() if key in _MAPS else [value] if key in _PLACES else []
        for part in within:
            if isinstance(part, dict):
                yield part
                yield from _parts(part)


def _key(part: Schema) -> str:
    return json.dumps(part, ensure_ascii=False)

"""A model as JSON Schema: its keys, their kinds, which are required. Knows types and words, no plan.

The list of fields is the model's own; what depends on a plan is put in its place by whoever asks.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from danvan_cli.exchange.schema.forms import (
    ABSENT,
    DATE,
    DAY_MONTH,
    DECIMAL,
    MISSING,
    PERIOD,
    SCALAR,
    SCALARS,
    TEXT,
    TEXTS,
    WHOLE,
    YEAR,
    YES_NO,
    Schema,
    code,
    group,
    keyed,
    listing,
    number_like,
    one_of,
    or_absent,
    snippet,
    value,
)
from danvan_cli.exchange.schema.plan_words import PLAN
from danvan_cli.exchange.schema.words import LABELS, REPORT, Word
from danvan_cli.model.values import (
    PHIEN_BAN,
    RESERVED_INDICATORS,
    RESERVED_UNITS,
    Ban,
    CacVanBan,
    DungSai,
    KyBaoCao,
    MaChiTieu,
    MaDonVi,
    MaKeHoach,
    MaNhiemVu,
    MotHoacNhieu,
    Nam,
    Ngay,
    NgayThang,
    PhienBan,
    SoNguyen,
    SoNhuGo,
    SoThapPhan,
    ThamChieu,
    VanBan,
)

_HYPHEN = "[a-z0-9]+(?:-[a-z0-9]+)*"
_SNAKE = "[a-z][a-z0-9_]*"
_HYPHEN_SAYS = "mã gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ ban-tcd"
_SNAKE_SAYS = "mã gồm chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ, ví dụ luot_tiep"
_YEAR_KEY = "^[12][0-9]{3}$"

_FORMS: tuple[tuple[Any, Schema], ...] = (
    (VanBan, TEXT),
    (CacVanBan, TEXTS),
    (Ngay, DATE),
    (NgayThang, DAY_MONTH),
    (DungSai, YES_NO),
    (KyBaoCao, PERIOD),
    (SoNguyen, WHOLE),
    (SoThapPhan, DECIMAL),
    (Nam, YEAR),
    (PhienBan, number_like(str(PHIEN_BAN), f"ghi {PHIEN_BAN}")),
    (MaDonVi, code(_HYPHEN, RESERVED_UNITS, _HYPHEN_SAYS)),
    (MaKeHoach, code(_HYPHEN, (), _HYPHEN_SAYS)),
    (MaNhiemVu, code(_SNAKE, (), _SNAKE_SAYS)),
    (MaChiTieu, code(_SNAKE, RESERVED_INDICATORS, _SNAKE_SAYS)),
    (ThamChieu, SCALAR),
    (SoNhuGo, SCALAR),
    (MotHoacNhieu, SCALARS),
)
_OFFERS: tuple[tuple[Any, tuple[Schema, ...]], ...] = (
    (
        Ngay,
        (
            snippet("hôm nay", "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"),
            snippet("ngày khác: 2024-10-31 hoặc 31/10/2024", "$1"),
        ),
    ),
    (DungSai, (snippet("true", True, "Đúng"), snippet("false", False, "Sai"))),
)

Special = Mapping[str, Callable[[], Schema]]
"""Schemas that stand for those of some fields, by ``Model.key``."""


def schema_of(model: type[Ban], special: Special | None = None) -> Schema:
    """Return the schema of a model, nested models included."""
    hints = _hints(model)
    properties = {}
    required = []
    for key, field in model.model_fields.items():
        needed = field.is_required()
        if needed:
            required.append(key)
        made = (special or {}).get(f"{model.__name__}.{key}")
        schema = made() if made else _of_type(hints[key], special or {})
        word = word_of(model.__name__, key)
        if schema.get("type") == "array" and schema["items"].get("type") == "object":
            schema = {**schema, "items": {"title": word.title, **schema["items"]}}
        properties[key] = {
            **said(word, needed),
            **offered(hints[key], schema, needed, word.title),
            **bounded(schema, needed),
        }
    return group(properties, required)


@cache
def _hints(model: type[Ban]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def bounded(schema: Schema, needed: bool) -> Schema:
    """Return the schema of a field, with what its being empty means."""
    if schema.get("type") in ("object", "array"):
        return schema if needed else or_absent(schema)
    if needed and "enum" in schema:
        return schema
    return value(schema, MISSING if needed else ABSENT)


def word_of(model: str, key: str) -> Word:
    """Return the title and the sentence of a field."""
    return (REPORT.get(model) or PLAN[model])[key]


def said(word: Word, needed: bool) -> Schema:
    """Return title and description of a field; codes are marked up where the editor can show it."""
    text = f"{word.says} Bắt buộc." if needed else word.says
    return described(word.title, text)


def described(title: str, text: str) -> Schema:
    """Return a title and a text as the editor shows them."""
    return {"title": title, "description": text.replace("`", ""), "markdownDescription": text}


def offered(hint: Any, schema: Schema, needed: bool, title: str) -> Schema:  # noqa: ANN401 - any type of a field
    """Return what the editor offers for a field; a required choice stands open, so that it offers itself.

    A value without a choice offers its title: without any offer the editor would insert the key without colon.
    """
    if "type" in schema:
        return {}
    bare = _without_none(hint)
    for known, offers in _OFFERS:
        if _same(bare, known):
            return {"defaultSnippets": list(offers)}
    labels = schema.get("enumDescriptions")
    if labels and needed:
        return {"type": "string"}
    if labels:
        pairs = zip(schema["enum"], labels, strict=False)
        return {"defaultSnippets": [snippet(str(choice), choice, label) for choice, label in pairs]}
    only_one = schema.get("else", {}).get("const", schema.get("const"))
    return {
        "defaultSnippets": [snippet(title, "$1") if only_one is None else snippet(str(only_one), only_one)]
    }


def _of_type(hint: Any, special: Special) -> Schema:  # noqa: ANN401
    hint = _without_none(hint)
    for known, form in _FORMS:
        if _same(hint, known):
            return form
    labels = _labels(hint)
    if labels:
        return one_of(labels, f"chọn một trong: {', '.join(labels)}")
    if get_origin(hint) is Annotated:
        return _of_type(get_args(hint)[0], special)
    if isinstance(hint, type) and issubclass(hint, Ban):
        return schema_of(hint, special)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return listing(_item(arguments[0], special))
    if origin is dict and arguments[0] == Nam:
        return keyed(
            _YEAR_KEY, value(_of_type(arguments[1], special), MISSING), "mỗi khóa là một năm, ví dụ 2024"
        )
    if origin is dict:
        return {"type": "object", "additionalProperties": value(_of_type(arguments[1], special), ABSENT)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of_type(argument, special) for argument in arguments]}
    raise TypeError(f"no form for {hint}")


def _item(hint: Any, special: Special) -> Schema:  # noqa: ANN401
    """Return the schema of an item of a list, with an offer that lays out the keys of a group."""
    schema = _of_type(hint, special)
    if schema.get("type") != "object":
        return value(schema, MISSING)
    return {**schema, "defaultSnippets": [item_offer(schema)]}


def item_offer(schema: Schema) -> Schema:
    """Return the offer of a whole item of a list: the keys of the group, to be filled one after another."""
    shown = [key for key, field in schema["properties"].items() if not field.get("doNotSuggest")]
    return snippet("mục mới", {key: f"${place}" for place, key in enumerate(shown, 1)}, ", ".join(shown))


def _same(hint: Any, known: Any) -> bool:  # noqa: ANN401
    """Tell whether a type is one of the field types, whatever else is annotated on it."""
    return get_args(hint)[:2] == get_args(known)[:2] and get_origin(hint) is get_origin(known)


def _without_none(hint: Any) -> Any:  # noqa: ANN401
    if get_origin(hint) in (Union, types.UnionType):
        kept = [argument for argument in get_args(hint) if argument is not type(None)]
        if len(kept) == 1:
            return kept[0]
    return hint


def _labels(hint: Any) -> dict[str, str]:  # noqa: ANN401
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return {text: LABELS[text] for text in get_args(bare)} if get_origin(bare) is Literal else {}

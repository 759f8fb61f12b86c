"""What each kind of value may look like in a YAML file, as JSON Schema. Knows no model and no field.

A schema here never rejects what danvan reads. Values arrive typed by YAML: a text may come as a number or a
truth value, a quoted number as a text, and a key without a value as null, which is absent.

Types stand behind ``if``: the language server would otherwise offer “null”, “true” and “false” everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Schema = dict[str, Any]

DIGITS = r"-?(?:0|[1-9][0-9]*)"
_ISO = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_VIETNAMESE = r"(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])/[0-9]{4}"
_DAY_MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])"
_YEAR = r"[12][0-9]{3}"
_YAML_INT = re.compile(r"[-+]?[0-9]+")
_YAML_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

DATE_SAYS = "viết ngày như 2024-10-31 hoặc 31/10/2024"
EMPTY_SAYS = "mục bắt buộc, chưa được điền"


def around(pattern: str) -> str:
    """Return the pattern of a whole text, spaces around it allowed as danvan allows them."""
    return rf"^\s*(?:{pattern})\s*$"


def only(refused: Sequence[str], wanted: str, says: str) -> Schema:
    """Refuse values of some types, unless they are of the wanted one, with a sentence of our own."""
    return {"if": {"type": list(refused)}, "then": {"type": wanted, "errorMessage": says}}


def written(pattern: str, says: str, numbers: str = "string") -> Schema:
    """A value whose text has a form; ``numbers`` is what a typed number must be to pass (``string``: none may)."""
    return {
        **only(("object", "array", "boolean", "number"), numbers, says),
        "pattern": pattern,
        "patternErrorMessage": says,
    }


WHOLE = written(around(DIGITS), "viết một số nguyên liền nhau, không dấu chấm: 1204", "integer")
DECIMAL = written(
    around(rf"{DIGITS}(?:\.[0-9]+)?"), "viết một số liền nhau, phần lẻ sau dấu chấm: 86.94", "number"
)
DATE = written(around(f"{_ISO}|{_VIETNAMESE}"), DATE_SAYS)
DAY_MONTH = written(around(_DAY_MONTH), "viết ngày/tháng như 05/11")
YEAR = written(f"^{_YEAR}$", "viết một năm bằng bốn chữ số, ví dụ 2024", "integer")
PERIOD = written(around(f"{_YEAR}(?:-[69]t)?"), "viết kỳ báo cáo như 2024, 2024-6t hoặc 2024-9t", "integer")
YES_NO = {
    "enum": [True, False, "true", "false"],
    "errorMessage": "viết true (đúng) hoặc false (sai)",
}
SCALAR = only(("object", "array"), "string", "ở đây cần một giá trị đơn, viết trên một dòng")
_PARAGRAPH = only(("object", "array", "null"), "string", "mỗi mục của danh sách là một đoạn văn")
TEXT: Schema = {
    **only(("object",), "string", "ở đây cần lời văn, không phải một nhóm khóa; đặt cả câu trong ngoặc kép"),
    "else": {"items": _PARAGRAPH},
}
TEXTS: Schema = {
    **only(("object",), "array", "ở đây cần một danh sách lời văn, mỗi mục một dòng bắt đầu bằng “- ”"),
    "else": {
        "items": {
            **only(("object", "null"), "string", "mỗi mục của danh sách là lời văn"),
            "else": {"items": _PARAGRAPH},
        }
    },
}
SCALARS: Schema = {
    **only(("object",), "array", "ở đây cần một giá trị hoặc danh sách giá trị"),
    "else": {"items": only(("object", "array", "null"), "string", "mỗi mục là một giá trị đơn")},
}


def code(pattern: str, reserved: Iterable[str], says: str) -> Schema:
    """A code; digits alone, or “true”, come typed as what YAML takes them for."""
    words = "|".join(sorted(reserved))
    return {
        **only(("object", "array"), "string", says),
        "pattern": f"^(?!(?:{words})$){pattern}$" if words else f"^{pattern}$",
        "patternErrorMessage": says,
    }


def exactly(text: str, says: str) -> Schema:
    """One text and nothing else, in every type that YAML may give it."""
    forms = typed_forms(text)
    return {"const": text, "errorMessage": says} if len(forms) == 1 else {"enum": forms, "errorMessage": says}


def typed_forms(text: str) -> list[Any]:
    """Return the values that a text, plain or quoted, can arrive as; the plain one first."""
    if text in ("true", "false"):
        return [text == "true", text]
    if _YAML_INT.fullmatch(text):
        return [int(text), text]
    if _YAML_FLOAT.fullmatch(text):
        return [float(text), text]
    return [text]


def number_like(text: str, says: str) -> Schema:
    """A number or period that must be this very one, quoted or not."""
    plain = typed_forms(text)[0]
    return {
        "if": {"type": "string"},
        "then": {"pattern": around(re.escape(text).replace(r"\-", "-")), "patternErrorMessage": says},
        "else": {"const": plain, "errorMessage": says},
    }


def one_of(labels: Mapping[str, str], says: str) -> Schema:
    """One of some texts, each with what it means."""
    values = [(form, label) for text, label in labels.items() for form in typed_forms(text)]
    return {
        "enum": [value for value, _ in values],
        "enumDescriptions": [label for _, label in values],
        "errorMessage": says,
    }


def value(form: Schema, empty: Schema) -> Schema:
    """A value by its form, and what an empty one is: ``ABSENT`` or ``MISSING``."""
    return {"if": {"type": "null"}, **empty, "else": form}


ABSENT: Schema = {}
MISSING: Schema = {"then": {"type": "string", "errorMessage": EMPTY_SAYS}}


def group(properties: Mapping[str, Schema], required: Sequence[str]) -> Schema:
    """A group of known keys."""
    keys = ", ".join(properties)
    says = f"mục này chỉ có các khóa: {keys}"
    if required:
        says += f"; bắt buộc: {', '.join(required)}"
    return {
        "type": "object",
        "properties": dict(properties),
        **({"required": list(required)} if required else {}),
        "additionalProperties": False,
        "errorMessage": says,
    }


def entries(properties: Mapping[str, Schema], says: str) -> Schema:
    """A group whose keys are codes of the plan; a foreign one is harmless while it has no value."""
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": value({"type": "null", "errorMessage": says}, ABSENT),
        "errorMessage": says,
    }


def keyed(pattern: str, item: Schema, says: str) -> Schema:
    """A group whose keys have a form, all of them with the same kind of value."""
    return {
        "type": "object",
        "patternProperties": {pattern: item},
        "additionalProperties": False,
        "errorMessage": says,
    }


def listing(item: Schema) -> Schema:
    """A list of items of one kind; what an item offers is offered for a first one, too."""
    offers = [{**offer, "type": "array"} for offer in item.get("defaultSnippets", ()) if item.get("type")]
    return {
        "type": "array",
        "items": item,
        "errorMessage": "ở đây cần một danh sách, mỗi mục bắt đầu bằng “- ”",
        **({"defaultSnippets": offers} if offers else {}),
    }


def or_absent(schema: Schema) -> Schema:
    """Return the schema of a group or list that may also be left empty."""
    return {**schema, "type": [schema["type"], "null"]}


def snippet(label: str, body: object, description: str = "") -> Schema:
    """What the editor offers to insert."""
    return {"label": label, "body": body, **({"description": description} if description else {})}

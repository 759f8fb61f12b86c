"""A pydantic error → a finding in Vietnamese at its place. Translates by type, never by English text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from danvan_cli.model.figures import Loc
from danvan_cli.model.text import nearest
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.syntax import brace_value, missing_space
from danvan_cli.store.tree import Tree

_WRONG_KIND = {
    "model_type": "một nhóm khóa (mỗi khóa một dòng)",
    "model_attributes_type": "một nhóm khóa (mỗi khóa một dòng)",
    "dict_type": "một nhóm khóa (mỗi khóa một dòng)",
    "mapping_type": "một nhóm khóa (mỗi khóa một dòng)",
    "list_type": "một danh sách (mỗi mục một dòng, bắt đầu bằng “- ”)",
    "tuple_type": "một danh sách (mỗi mục một dòng, bắt đầu bằng “- ”)",
    "string_type": "một đoạn chữ",
}


def problems_of(error: ValidationError, tree: Tree, model: type[BaseModel]) -> tuple[list[Problem], set[Loc]]:
    """Return one finding for each mistake; an unknown key and the missing key it was meant to be are one.

    Also returns the paths that misspelt keys were meant for: nothing there is missing, it is only misnamed.
    """
    errors = error.errors(include_url=False, include_input=False)
    newer = [item for item in errors if item["type"] == "dv109"]
    if newer:
        return [_problem(newer[0], tree)], set()
    missing = {(_parent(item["loc"]), item["loc"][-1]) for item in errors if item["type"] == "missing"}
    unknown = [item for item in errors if item["type"] == "extra_forbidden"]
    problems: list[Problem] = []
    cut: set[Loc] = set()
    meant_for: set[Loc] = set()
    for item in unknown:
        loc: Loc = item["loc"]
        if _cut_by_comma(tree, loc):
            if _parent(loc) not in cut:
                problems.append(_comma(tree, loc))
            cut.add(_parent(loc))
            continue
        gaps = [str(key) for parent, key in missing if parent == _parent(loc)]
        known = _known_keys(model, loc)
        meant = nearest(str(loc[-1]), gaps) or nearest(str(loc[-1]), known)
        if meant:
            missing.discard((_parent(loc), meant))
            meant_for.add((*_parent(loc), meant))
        problems.append(_unknown_key(tree, loc, meant, known))
    for item in errors:
        loc = item["loc"]
        if item["type"] == "extra_forbidden" or (
            item["type"] == "missing" and (_parent(loc), loc[-1]) not in missing
        ):
            continue
        problems.append(_problem(item, tree))
    return problems, meant_for


def _parent(loc: Loc) -> Loc:
    return loc[:-1]


def _problem(item: Mapping[str, Any], tree: Tree) -> Problem:
    kind, loc = item["type"], item["loc"]
    context = item.get("ctx", {})
    if kind == "missing":
        return _missing(tree, loc)
    if kind[:2] == "dv":
        code = kind.upper()
        place = tree.key_at(loc) if code == "DV101" else tree.value_at(loc)
        if code in ("DV103", "DV108"):
            return _slip(tree, loc) or Problem(
                code, Severity.ERROR, place, context["message"], context["hint"]
            )
        return Problem(code, Severity.ERROR, place, context["message"], context["hint"])
    expected = _WRONG_KIND.get(kind, "một giá trị kiểu khác")
    slip = _slip(tree, loc)
    return slip or Problem(
        "DV103",
        Severity.ERROR,
        tree.value_at(loc),
        f"ở đây cần {expected}",
        "xem mẫu bằng lệnh danvan explain DV103",
    )


def _missing(tree: Tree, loc: Loc) -> Problem:
    key = str(loc[-1])
    place = Place(tree.file) if len(loc) == 1 else tree.key_at(loc[:-1])
    if tree.has_key(loc):
        return Problem(
            "DV101",
            Severity.ERROR,
            place,
            f"khóa “{key}” bắt buộc nhưng để trống",
            f"ghi giá trị sau “{key}:”",
        )
    return Problem("DV101", Severity.ERROR, place, f"thiếu khóa “{key}”", f"thêm dòng “{key}: …”")


def _unknown_key(tree: Tree, loc: Loc, meant: str | None, known: Iterable[str]) -> Problem:
    key = str(loc[-1])
    place = tree.key_at(loc)
    hint = f"có phải “{meant}”?" if meant else f"các khóa dùng được ở đây: {', '.join(known)}"
    return Problem("DV102", Severity.ERROR, place, f"không có khóa “{key}” ở đây", hint)


def _comma(tree: Tree, loc: Loc) -> Problem:
    return Problem(
        "DV002",
        Severity.ERROR,
        tree.key_at(loc),
        "dấu phẩy trong { } cắt đôi câu văn: phần sau bị đọc thành một khóa",
        "đặt cả câu trong dấu ngoặc kép, hoặc viết mỗi khóa một dòng",
    )


def _cut_by_comma(tree: Tree, loc: Loc) -> bool:
    parent = loc[:-1]
    if not parent or not tree.is_flow(parent):
        return False
    key = str(loc[-1])
    return tree.value_is_empty(loc) and (" " in key or not key.isascii() or len(tree.keys_before(loc)) > 0)


def _known_keys(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """Return the keys known where an unknown one stands, by walking the models along its path."""
    fields: tuple[type[BaseModel], ...] = (model,)
    for element in loc[:-1]:
        if isinstance(element, str):
            nested = [
                part.model_fields[element].annotation for part in fields if element in part.model_fields
            ]
            if nested:
                fields = tuple(found for annotation in nested for found in _models_in(annotation))
    return tuple(dict.fromkeys(name for part in fields for name in part.model_fields))


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models_in(part)]


def _slip(tree: Tree, loc: Loc) -> Problem | None:
    """A wrong kind that is really a slip: ``ma:5`` without a space, or a text that begins with ``{``."""
    place = tree.value_at(loc)
    line = tree.text.split("\n")[place.line - 1]
    if tree.is_plain(loc):
        return missing_space(tree.file, place.line, line)
    if tree.is_flow(loc) and line[place.column - 1 : place.column] == "{":
        return brace_value(tree.file, place.line, line)
    return None

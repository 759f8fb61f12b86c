"""A pydantic error → a finding in Vietnamese at its place. Translates by type, never by English text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from danvan_cli.model.figures import Loc
from danvan_cli.model.text import nearest
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.expectations import sentence_of
from danvan_cli.store.lines import ODD_SPACES, cut, quoted
from danvan_cli.store.slips_lines import ODD_SPACE, TYPE_SPACE
from danvan_cli.store.syntax import brace_value, missing_space
from danvan_cli.store.tree import Tree

_MOST_GUESSES = 500
"""A file with more unknown keys is no report at all: what each may have meant is not worth the time."""

_KEY = "[key]"
_NO_SPACE = re.compile(rf"([a-z]\w*):[\S{ODD_SPACES}].*")


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
    blamed: set[Loc] = set()
    meant_for: set[Loc] = set()
    heads = _empty_heads(tree, {item["loc"] for item in unknown}, model)
    wanted: dict[Loc, list[str]] = {}
    for parent, name in missing:
        wanted.setdefault(parent, []).append(str(name))
    for number, item in enumerate(unknown):
        loc: Loc = item["loc"]
        if (key := _without_space(tree, loc)) is not None:
            problems.append(_no_space(tree, loc, key))
            missing.discard((_parent(loc), key))
            meant_for.add((*_parent(loc), key))
            continue
        if _cut_by_comma(tree, loc):
            if _parent(loc) not in blamed:
                problems.append(_comma(tree, loc))
            blamed.add(_parent(loc))
            continue
        if (head := heads.get(loc)) is not None:
            if head not in blamed:
                problems.append(_not_indented(tree, loc, str(head[-1])))
            blamed.add(head)
            missing.discard((_parent(head), head[-1]))
            meant_for.add(head)
            continue
        gaps = [key for key in wanted.get(_parent(loc), ()) if (_parent(loc), key) in missing]
        known = _known_keys(model, loc)
        meant = _meant(str(loc[-1]), gaps, known) if number < _MOST_GUESSES else None
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


def _meant(key: str, gaps: list[str], known: Iterable[str]) -> str | None:
    return nearest(key, gaps) or nearest(key, known)


def _parent(loc: Loc) -> Loc:
    return loc[:-1]


def _problem(item: Mapping[str, Any], tree: Tree) -> Problem:
    kind, loc = item["type"], item["loc"]
    context = item.get("ctx", {})
    if kind == "missing":
        return _missing(tree, loc)
    if kind[:2] == "dv":
        code = kind.upper()
        of_key = loc[-1] == _KEY  # pydantic's way to say that a key of a mapping is at fault, not its value
        place = tree.key_at(loc[:-1] if of_key else loc) if of_key or code == "DV101" else tree.value_at(loc)
        if code in ("DV103", "DV108"):
            return _slip(tree, loc) or Problem(
                code, Severity.ERROR, place, context["message"], context["hint"]
            )
        return Problem(code, Severity.ERROR, place, context["message"], context["hint"])
    return _slip(tree, loc) or Problem(
        "DV103",
        Severity.ERROR,
        tree.value_at(loc),
        sentence_of(kind, context),
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
    return Problem("DV102", Severity.ERROR, place, f"không có khóa “{cut(key)}” ở đây", hint)


def _comma(tree: Tree, loc: Loc) -> Problem:
    return Problem(
        "DV002",
        Severity.ERROR,
        tree.key_at(loc),
        "dấu phẩy trong { } cắt đôi câu văn: phần sau bị đọc thành một khóa",
        "đặt cả câu trong dấu ngoặc kép, hoặc viết mỗi khóa một dòng",
    )


def _without_space(tree: Tree, loc: Loc) -> str | None:
    """The key that was meant by ``{key:value}``, which YAML reads as one long key without a value."""
    match = _NO_SPACE.fullmatch(str(loc[-1]))
    return match[1] if match and tree.is_flow(_parent(loc)) and tree.value_is_empty(loc) else None


def _no_space(tree: Tree, loc: Loc, key: str) -> Problem:
    place = tree.key_at(loc)
    column = place.column + len(key)
    value = str(loc[-1])[len(key) + 1 :]
    if value[0] in ODD_SPACES:
        odd = Place(tree.file, place.line, column + 1, place.line, column + 2)
        return Problem("DV002", Severity.ERROR, odd, ODD_SPACE, TYPE_SPACE)
    return Problem(
        "DV002",
        Severity.ERROR,
        Place(tree.file, place.line, column, place.line, column + 1),
        f"thiếu dấu cách sau dấu hai chấm của “{key}”",
        f"viết “{key}: {cut(value)}”",
    )


def _empty_heads(tree: Tree, strange: set[Loc], model: type[BaseModel]) -> dict[Loc, Loc]:
    """For each unknown key the group without content right above it, if there is one: it was not indented."""
    heads: dict[Loc, Loc] = {}
    for parent in {_parent(loc) for loc in strange}:
        head: Loc | None = None
        for key in () if tree.is_flow(parent) else tree.keys_at(parent):
            loc = (*parent, key)
            if loc not in strange:
                head = loc if _is_empty_group(tree, loc, model) else None
            elif head is not None:
                heads[loc] = head
    return heads


def _is_empty_group(tree: Tree, loc: Loc, model: type[BaseModel]) -> bool:
    key = str(loc[-1])
    return tree.value_is_empty(loc) and any(
        _holds_more(part.model_fields[key].annotation) for part in _fields_at(model, loc)
    )


def _holds_more(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    return bool(_models_in(annotation)) or getattr(annotation, "__origin__", None) is dict


def _not_indented(tree: Tree, loc: Loc, head: str) -> Problem:
    return Problem(
        "DV002",
        Severity.ERROR,
        tree.key_at(loc),
        f"dòng này thẳng lề với “{head}” nên không thuộc về “{head}”",
        f"lùi mọi dòng thuộc “{head}” vào thêm hai dấu cách",
    )


def _cut_by_comma(tree: Tree, loc: Loc) -> bool:
    parent = loc[:-1]
    if not parent or not tree.is_flow(parent):
        return False
    key = str(loc[-1])
    return tree.value_is_empty(loc) and (" " in key or not key.isascii() or tree.keys_at(parent)[0] != key)


def _known_keys(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """Return the keys known where an unknown one stands."""
    return tuple(dict.fromkeys(name for part in _holders(model, loc) for name in part.model_fields))


def _fields_at(model: type[BaseModel], loc: Loc) -> list[type[BaseModel]]:
    """Return the models that declare the last key of a path."""
    return [part for part in _holders(model, loc) if loc[-1] in part.model_fields]


def _holders(model: type[BaseModel], loc: Loc) -> tuple[type[BaseModel], ...]:
    """Return the models whose keys may stand where the last key of a path stands, by walking along it."""
    fields: tuple[type[BaseModel], ...] = (model,)
    for element in loc[:-1]:
        if isinstance(element, str):
            nested = [
                part.model_fields[element].annotation for part in fields if element in part.model_fields
            ]
            if nested:
                fields = tuple(found for annotation in nested for found in _models_in(annotation))
    return fields


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models_in(part)]


def _slip(tree: Tree, loc: Loc) -> Problem | None:
    """A wrong kind that is really a slip: ``ma:5`` without a space, a text with ``{`` first or a colon in it."""
    place = tree.value_at(loc)
    line = tree.line(place.line)
    if tree.is_plain(loc):
        return missing_space(tree.file, place.line, line)
    if tree.is_flow(loc) and line[place.column - 1 : place.column] == "{":
        return brace_value(tree.file, place.line, line)
    return _prose_key(tree, loc)


def _prose_key(tree: Tree, loc: Loc) -> Problem | None:
    """A sentence with a colon where a text was expected: YAML reads a key and its value."""
    prose = ((key, place) for key, place in tree.first_keys(loc) if " " in key or not key.isascii())
    key, place = next(prose, (None, None))
    if key is None or place is None:
        return None
    line = tree.line(place.line)
    rest = line[place.end_column :].strip()
    whole = quoted(f"{key}: {rest}" if rest else f"{key}:")
    return Problem(
        "DV002",
        Severity.ERROR,
        Place(tree.file, place.end_line, place.end_column, place.end_line, place.end_column + 1),
        "trong lời văn có dấu hai chấm nên bị đọc thành khóa và giá trị",
        f"đặt cả câu trong dấu ngoặc kép: {cut(whole, 200)}"
        if not tree.is_flow(loc)
        else "đặt cả câu trong dấu ngoặc kép",
    )

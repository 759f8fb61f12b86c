"""JSON with comments, as VS Code keeps its settings: where each key and value stands, and changing one of them.

Knows texts only. Every byte that is not changed stays, comments and spaces too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_GAP = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_WORD = re.compile(r"[-+.0-9A-Za-z]+")
_DEEPEST = 50


class NotUnderstood(ValueError):
    """The text is no JSON with comments that can be changed safely."""


class Member(NamedTuple):
    """A key of an object with its value: the key, where both begin and where the value ends."""

    key: str
    begins: int
    value: int
    ends: int


class Group(NamedTuple):
    """An object: where its braces stand, and its members."""

    opens: int
    closes: int
    members: tuple[Member, ...]


def root_of(text: str) -> Group:
    """Return the object that a whole text is; raises ``NotUnderstood``."""
    begins = _skip(text, 1 if text.startswith("\ufeff") else 0)
    group = group_at(text, begins)
    if _skip(text, group.closes + 1) != len(text):
        raise NotUnderstood("something follows the object")
    return group


def group_at(text: str, at: int) -> Group:
    """Return the object that begins at a place; raises ``NotUnderstood`` where none does."""
    if text[at : at + 1] != "{":
        raise NotUnderstood("no object")
    members = tuple(_members(text, at + 1, 0))
    return Group(at, _end(text, at, 0) - 1, members)


def value_at(text: str, member: Member) -> Any:  # noqa: ANN401 - whatever the user has set
    """Return the value of a member, comments in it left out; raises ``NotUnderstood``."""
    try:
        return json.loads(without_comments(text[member.value : member.ends]))
    except ValueError as error:
        raise NotUnderstood(str(error)) from None


def without_comments(text: str) -> str:
    """Return the text as plain JSON: no comments, no comma before a closing bracket."""
    parts = []
    at = 0
    while at < len(text):
        if string := _STRING.match(text, at):
            parts.append(string[0])
            at = string.end()
        elif text.startswith(("//", "/*"), at) and (gap := _GAP.match(text, at)) and gap[0]:
            parts.append(" ")
            at = gap.end()
        elif text[at] == "," and text[(after := _skip(text, at + 1)) : after + 1] in ("}", "]"):
            at += 1
        else:
            parts.append(text[at])
            at += 1
    return "".join(parts)


def with_member(text: str, group: Group, key: str, value: str) -> str:
    """Return the text with a member of a group set to a value, in its place or behind the last one."""
    known = next((member for member in group.members if member.key == key), None)
    if known:
        return text[: known.value] + value + text[known.ends :]
    line = f"{json.dumps(key, ensure_ascii=False)}: {value}"
    if not group.members:
        return f"{text[: group.opens + 1]}\n{_indent(text, group)}{line}\n{text[group.closes :].lstrip()}"
    last = group.members[-1].ends
    comma = _skip(text, last)
    if text[comma] == ",":
        return f"{text[: comma + 1]}\n{_indent(text, group)}{line}{text[comma + 1 :]}"
    return f"{text[:last]},\n{_indent(text, group)}{line}{text[last:]}"


def _indent(text: str, group: Group) -> str:
    """Return the white space before the first member, where it begins a line."""
    if not group.members:
        return "  "
    begins = group.members[0].begins
    before = text[text.rfind("\n", 0, begins) + 1 : begins]
    return before if before.isspace() else "  "


def _members(text: str, at: int, depth: int) -> Iterator[Member]:
    at = _skip(text, at)
    while text[at : at + 1] != "}":
        key = _STRING.match(text, at)
        colon = _skip(text, key.end()) if key else at
        if not key or text[colon : colon + 1] != ":":
            raise NotUnderstood("no key")
        value = _skip(text, colon + 1)
        ends = _end(text, value, depth + 1)
        yield Member(json.loads(key[0]), at, value, ends)
        at = _skip(text, ends)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "}":
            raise NotUnderstood("no comma")


def _end(text: str, at: int, depth: int) -> int:
    """Return where the value that begins at a place ends."""
    if depth > _DEEPEST:
        raise NotUnderstood("too deep")
    sign = text[at : at + 1]
    if sign == "{":
        last = at
        for member in _members(text, at + 1, depth):
            last = member.ends - 1
        closes = _skip(text, last + 1)
        if text[closes : closes + 1] == ",":
            closes = _skip(text, closes + 1)
        return closes + 1
    if sign == "[":
        at = _skip(text, at + 1)
        while text[at : at + 1] != "]":
            at = _skip(text, _end(text, at, depth + 1))
            if text[at : at + 1] == ",":
                at = _skip(text, at + 1)
            elif text[at : at + 1] != "]":
                raise NotUnderstood("no comma")
        return at + 1
    found = _STRING.match(text, at) or _WORD.match(text, at)
    if not found:
        raise NotUnderstood("no value")
    return found.end()


def _skip(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at

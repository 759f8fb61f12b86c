"""Every regular expression of the package, how each is used, and the texts that hurt it most."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import danvan_cli

ANCHORED = frozenset({"match", "fullmatch"})
METHODS = frozenset({*ANCHORED, "search", "finditer", "findall", "sub", "subn", "split"})
WANDERING = "finditer"
"""Stands for every method that tries each place of a text in turn."""
MOST_PUMPS = 60
NEVER = "\x02"
"""A character that no pattern knows: what could match comes to nothing at the end."""
COMMON = " 1a#(,."
MEMBERS = 'a1 ,ă.(-\n#Z_¤"“\x01é'


class Use(NamedTuple):
    """A pattern where it stands, and the ways in which it is put to a text: anchored, or wandering."""

    where: str
    pattern: re.Pattern[str]
    ways: frozenset[str]


class Call(NamedTuple):
    """A call of a function of ``re``: where, which, and the pattern as it is written."""

    where: str
    way: str
    written: ast.expr
    module: ModuleType


def all_modules() -> list[ModuleType]:
    """Import every module of the package."""
    found = pkgutil.walk_packages(danvan_cli.__path__, "danvan_cli.")
    return [importlib.import_module(one.name) for one in found if not one.name.endswith("__main__")]


_FOLLOWING = r"f'[\\s,;.:\\-–+()/]*(?:(?:{anything})(?!\\w)|\\Z)'"
SAID_BY: dict[tuple[str, str], Callable[[ModuleType], Iterable[str]]] = {
    ("sums", r"f'(?<!\\w){word}(?!\\w)'"): lambda module: {
        rf"(?<!\w){word}(?!\w)" for pair in module._PAIRS for word in pair
    },
    ("phrases", _FOLLOWING): lambda module: [module._patterns()[1].pattern],
    ("charset", "pair"): lambda module: module._RARE_PAIRS.values(),
    **{
        ("charset", f"charset.{name}"): lambda module, name=name: {
            getattr(one, name) for one in vars(module).values() if type(one).__name__ == "_Charset"
        }
        for name in ("tokens", "strong", "words")
    },
}
"""What the patterns are that a function is given; by module and expression."""

HOLDERS = {
    ("phrases", _FOLLOWING): {"match"},
    ("numbers", "_LEADS"): {"match"},
    ("numbers", "_BY_WORD"): {"match"},
    ("numbers", "_DAY"): {"match"},
    ("numbers", "_MONTH"): {"match"},
}
"""How patterns are used that are called by no name of their own; all others are put to every place of a text."""


def calls(modules: Iterable[ModuleType]) -> list[Call]:
    """Every call of ``re`` in the source."""
    return [
        Call(f"{module.__name__}:{node.lineno}", node.func.attr, node.args[0], module)
        for module in modules
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in {*METHODS, "compile"}
    ]


def texts_of(call: Call) -> list[str | bytes] | None:
    """The patterns that a call may be given, as far as its module says; ``None`` where nobody knows."""
    known = SAID_BY.get((call.module.__name__.rpartition(".")[2], ast.unparse(call.written)))
    if known:
        return list(known(call.module))
    try:
        return [eval(compile(ast.Expression(call.written), call.where, "eval"), dict(vars(call.module)))]
    except NameError:
        return None


def held(modules: Iterable[ModuleType]) -> Iterator[tuple[str, str, re.Pattern[Any]]]:
    """Every compiled pattern that a module, or a container in it, holds: module, path in it, pattern."""
    for module in modules:
        for name, value in vars(module).items():
            if not name.startswith("__"):
                for path, pattern in _inside(value, name, 0):
                    yield module.__name__, path, pattern


def uses(modules: list[ModuleType]) -> list[Use]:
    """Every pattern of the package once, with every way in which it is used."""
    ways = _ways(modules)
    found: dict[tuple[str | bytes, int], tuple[str, set[str]]] = {}
    for module, path, pattern in held(modules):
        name = path.partition("[")[0]
        place = found.setdefault((pattern.pattern, pattern.flags), (f"{module}.{path}", set()))
        place[1].update(HOLDERS.get((module.rpartition(".")[2], name)) or ways.get((module, name), set()))
    for call in calls(modules):
        for text in texts_of(call) or ():
            pattern = re.compile(text)
            if call.way != "compile":
                found.setdefault((pattern.pattern, pattern.flags), (call.where, set()))[1].add(call.way)
            elif not any(known == text for known, _ in found):
                used = HOLDERS.get(
                    (call.module.__name__.rpartition(".")[2], ast.unparse(call.written)), set()
                )
                found[pattern.pattern, pattern.flags] = (call.where, set(used))
    return [
        Use(where, _as_text(text, flags), frozenset(used & ANCHORED) | _wandering(used))
        for (text, flags), (where, used) in found.items()
    ]


def _wandering(used: set[str]) -> set[str]:
    return {WANDERING} if not used or used - ANCHORED else set()


def _as_text(pattern: str | bytes, flags: int) -> re.Pattern[str]:
    if isinstance(pattern, bytes):
        return re.compile(pattern.decode("latin-1"), flags & ~re.UNICODE)
    return re.compile(pattern, flags)


def _ways(modules: Iterable[ModuleType]) -> dict[tuple[str, str], set[str]]:
    """The methods called on each name of each module."""
    found: dict[tuple[str, str], set[str]] = {}
    for module in modules:
        for node in ast.walk(_tree(module)):
            if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
                found.setdefault((module.__name__, node.value.id), set()).add(node.attr)
    return found


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def _inside(value: Any, path: str, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield path, value
    elif depth < 5 and isinstance(value, list | tuple | set | frozenset):
        for at, one in enumerate(value):
            yield from _inside(one, f"{path}[{at}]", depth + 1)
    elif depth < 5 and isinstance(value, dict):
        for at, pair in enumerate(value.items()):
            yield from _inside(pair, f"{path}[{at}]", depth + 1)


# Texts


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Beginnings and what to repeat behind them: pieces of the pattern, pairs of them, its own match cut short."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    pieces = [piece for piece in dict.fromkeys([*_pieces(tree), *COMMON]) if piece][:14]
    whole = _sample(tree)
    pairs = [one + other for one in pieces for other in pieces if one != other]
    cut = [whole[:at] for at in range(1, min(len(whole), 12))]
    pumps = [*pieces, whole, whole[:-1], *cut, *pairs[:MOST_PUMPS]]
    for pump in dict.fromkeys(filter(None, pumps)):
        yield "", pump
        if whole:
            yield whole, pump


def grown(beginning: str, pump: str, size: int) -> str:
    """A text of so many characters."""
    return beginning + (pump * (size // len(pump) + 1))[:size] + NEVER


def _sample(tree: Any) -> str:
    """A text that the pattern matches, or nearly."""
    said = ""
    for kind, value in tree:
        match kind:
            case sre.LITERAL:
                said += chr(value)
            case sre.NOT_LITERAL:
                said += "b" if value == ord("a") else "a"
            case sre.ANY:
                said += "a"
            case sre.IN:
                said += _member(value)
            case sre.BRANCH:
                said += _sample(value[1][0])
            case sre.SUBPATTERN:
                said += _sample(value[3])
            case sre.ATOMIC_GROUP:
                said += _sample(value)
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                said += _sample(value[2]) * max(value[0], min(value[1], 1))
    return said


def _pieces(tree: Any) -> list[str]:
    """What a pattern is made of, what it repeats first."""
    found: list[str] = []
    for kind, value in tree:
        match kind:
            case sre.IN:
                found.append(_member(value))
            case sre.LITERAL:
                found.append(chr(value))
            case sre.BRANCH:
                for branch in value[1]:
                    found += [_sample(branch), *_pieces(branch)]
            case sre.SUBPATTERN:
                found += _pieces(value[3])
            case sre.ATOMIC_GROUP:
                found += _pieces(value)
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                found = [_sample(value[2]), *found, *_pieces(value[2])]
            case sre.ASSERT | sre.ASSERT_NOT:
                found += _pieces(value[1])
    return found


def _member(items: Any) -> str:
    """A character of a class, a common one if it holds one."""
    one = "".join(chr(value) for kind, value in items if kind is sre.LITERAL)
    ranges = "".join(chr(value[0]) for kind, value in items if kind is sre.RANGE)
    return next((sign for sign in MEMBERS + one + ranges if _holds(items, sign)), "")


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    sre.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdigit(),
    sre.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    sre.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


def _holds(items: Any, sign: str) -> bool:
    turned = any(kind is sre.NEGATE for kind, _ in items)
    inside = any(
        (kind is sre.LITERAL and ord(sign) == value)
        or (kind is sre.RANGE and value[0] <= ord(sign) <= value[1])
        or (kind is sre.CATEGORY and _CATEGORIES[value](sign))
        for kind, value in items
    )
    return inside != turned

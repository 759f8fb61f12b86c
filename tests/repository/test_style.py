"""The house style (05 “Style”) that a program can see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_LINES = 320
Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def test_modules_are_small_enough_to_read_in_one_sitting(modules: list[Any]) -> None:
    assert {module.name: module.lines for module in modules if module.lines > MOST_LINES} == {}


def test_module_says_in_its_first_sentence_what_it_knows(modules: list[Any]) -> None:
    silent = [module.name for module in modules if module.tree.body and not ast.get_docstring(module.tree)]

    assert silent == []


def public(tree: ast.Module) -> Iterator[Definition]:
    """The public classes and functions of a module."""
    yield from (node for node in tree.body if isinstance(node, Definition) and not node.name.startswith("_"))


def test_every_public_class_and_function_says_what_it_is(modules: list[Any]) -> None:
    defined = [(module.name, node) for module in modules for node in public(module.tree)]
    silent = [f"{name}.{node.name}" for name, node in defined if not ast.get_docstring(node)]

    assert len(defined) >= 250
    assert silent == []


def test_no_state_is_kept_in_globals(modules: list[Any]) -> None:
    changing = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global)
    ]

    assert changing == []


def test_only_the_command_line_prints(modules: list[Any]) -> None:
    printing = [
        f"{module.name}:{node.lineno}"
        for module in modules
        if module.layer != "cli"
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print")
        or (
            isinstance(node, ast.Attribute)
            and node.attr in ("stdout", "stderr")
            and ast.unparse(node.value) == "sys"
        )
    ]

    assert printing == []


def test_domain_nouns_have_no_diacritics_in_names(modules: list[Any]) -> None:
    names = {
        node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else node.name
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.arg | Definition)
    }

    assert [name for name in names if not name.isascii()] == []


def asserts(function: ast.FunctionDef) -> bool:
    return bool(re.search(r"\bassert\b|\bpytest\.(raises|fail)\b", ast.unparse(function)))


def calls(function: ast.FunctionDef) -> set[str]:
    return {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }


def test_every_test_asserts_something_itself_or_by_a_helper(repository: Path) -> None:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in (repository / "tests").rglob("*.py")}
    functions = [
        (path.name, node)
        for path, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    ]
    helpers = {node.name for _, node in functions if asserts(node)}
    tests = [(name, node) for name, node in functions if node.name.startswith("test_")]

    assert len(tests) >= 400
    assert [
        f"{name}:{node.name}" for name, node in tests if not asserts(node) and not calls(node) & helpers
    ] == []

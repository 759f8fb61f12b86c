"""Imports only point down (05 “Shape”), and each library is known in one place only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest

BELOW = {
    "": set(),  # danvan_cli itself: the version
    "problem": set(),
    "model": {"problem"},
    "store": {"problem", "model"},
    "rules": {"problem", "model", "store"},
    "consolidate": {"problem", "model", "store"},
    "compare": {"problem", "model", "store"},
    "thethuc": {"problem"},
    "render": {"", "problem", "model", "store", "rules", "consolidate", "thethuc"},
    "exchange": {"", "problem", "model", "store", "rules", "consolidate", "compare", "thethuc"},
    "cli": {
        *("", "problem", "model", "store", "rules", "consolidate", "compare", "thethuc", "render", "exchange")
    },
    "__main__": {"cli"},
}
HOME = {
    # where a library may be imported; two places with a space between them
    "typer": "cli",
    "rich": "cli",
    "click": "cli",
    "lxml": "thethuc",
    "docx": "thethuc",
    "yaml": "store",
    "ruamel": "store",
    "jinja2": "render",
    "simplejson": "exchange",
    "subprocess": "store.git exchange.pdf",
}


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every absolute name that a module imports, with its line, wherever in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def layer_of(name: str) -> str | None:
    """The layer that an imported name belongs to; ``None`` for another package."""
    top, _, rest = name.partition(".")
    if top != "danvan_cli":
        return None
    layer = rest.partition(".")[0]
    return layer if layer in BELOW else ""


def crossing(modules: list[Any]) -> list[str]:
    return [
        f"{module.name}:{line} imports {name}"
        for module in modules
        for line, name in imports(module.tree)
        if (layer := layer_of(name)) is not None
        and layer != module.layer
        and layer not in BELOW[module.layer]
    ]


def astray(modules: list[Any], library: str, home: str) -> list[str]:
    return [
        f"{module.name}:{line} imports {name}"
        for module in modules
        for line, name in imports(module.tree)
        if name.partition(".")[0] == library
        and not any(f"{module.name}.".startswith(f"{place}.") for place in home.split())
    ]


def test_the_whole_package_was_looked_at(modules: list[Any]) -> None:
    assert len(modules) >= 50
    assert {module.layer for module in modules} == set(BELOW)
    assert sum(1 for module in modules for _ in imports(module.tree)) >= 300


def test_imports_only_point_down(modules: list[Any]) -> None:
    assert crossing(modules) == []


@pytest.mark.parametrize(("library", "home"), HOME.items())
def test_library_is_known_in_its_own_place_only(modules: list[Any], library: str, home: str) -> None:
    assert astray(modules, library, home) == []


class Made:
    """A module that breaks a rule, to see the rules notice."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.layer, self.tree = name, name.partition(".")[0], ast.parse(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("model.plan", "from danvan_cli.store.tree import parse"),
        ("model.plan", "from danvan_cli import store"),
        ("model.plan", "import danvan_cli.rules.registry"),
        ("rules.figures", "def f():\n    from danvan_cli.consolidate.build import consolidate"),
        ("thethuc.docx", "from danvan_cli.model.text import nfc"),
        ("exchange.data", "from danvan_cli.render.context import x"),
        ("compare.reports", "from danvan_cli.consolidate.build import consolidate"),
        ("problem", "from danvan_cli.model.text import nfc"),
    ],
)
def test_import_that_points_up_is_noticed(name: str, text: str) -> None:
    assert len(crossing([Made(name, text)])) == 1


@pytest.mark.parametrize(
    ("name", "text", "library"),
    [("rules.figures", "import yaml", "yaml"), ("store.load", "from subprocess import run", "subprocess")],
)
def test_library_outside_its_place_is_noticed(name: str, text: str, library: str) -> None:
    assert len(astray([Made(name, text)], library, HOME[library])) == 1

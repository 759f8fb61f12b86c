"""The registry is whole: every rule of the package is in it, and the example corpus exercises every one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import isgeneratorfunction, signature
from itertools import zip_longest
from pathlib import Path
from pkgutil import iter_modules

import pytest
from cases import build

import danvan_cli.rules
from danvan_cli.problem import Place, Problem, Severity, in_order
from danvan_cli.rules.context import all_filed
from danvan_cli.rules.registry import REPORT_RULES, WORKSPACE_RULES
from danvan_cli.store.workspace import Workspace, load_workspace

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = [sorted(folder.glob("sai-*")) for folder in sorted(EXAMPLES.glob("DV*"))]
RULES = (*REPORT_RULES, *WORKSPACE_RULES)
WRONG = [case for cases in zip_longest(*CASES) for case in cases if case]
"""The wrong examples, one of each code first: most rules speak early."""


def findings(rule: Callable[..., Iterator[Problem]], workspace: Workspace) -> Iterator[Problem]:
    """Ask a rule of a workspace, once or of every report."""
    if rule in WORKSPACE_RULES:
        yield from rule(workspace)
    else:
        for filed in all_filed(workspace):
            yield from rule(workspace, filed)


def test_every_rule_of_the_package_is_registered_once() -> None:
    names = [
        f"{module.name}.{name}"
        for module in iter_modules(danvan_cli.rules.__path__)
        if not module.ispkg
        for name, value in vars(import_module(f"danvan_cli.rules.{module.name}")).items()
        if isgeneratorfunction(value)
        and not name.startswith("_")
        and value.__module__ == f"danvan_cli.rules.{module.name}"
        and list(signature(value).parameters) in (["workspace"], ["workspace", "filed"], ["_", "filed"])
        and "Problem" in str(signature(value).return_annotation)
    ]

    registered = [f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}" for rule in RULES]
    assert sorted(registered) == sorted(names)


@pytest.fixture(scope="module")
def silent_rules(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The rules that find nothing in any wrong example of the corpus."""
    silent = {rule.__name__: rule for rule in RULES}
    for number, case in enumerate(WRONG):
        if not silent:
            break
        root = build(case, tmp_path_factory.mktemp("mau") / str(number))
        workspace = load_workspace(root)
        for name in [name for name, rule in silent.items() if next(findings(rule, workspace), None)]:
            del silent[name]
    return set(silent)


def test_enough_examples_were_looked_at() -> None:
    assert len(WRONG) >= 150
    assert len(RULES) >= 20


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_rule_finds_something_in_the_corpus(rule: str, silent_rules: set[str]) -> None:
    assert rule not in silent_rules


def problem(file: str, line: int, column: int, code: str) -> Problem:
    return Problem(code, Severity.ERROR, Place(file, line, column, line, column + 1), "sai")


def test_findings_stand_by_file_line_column_and_code_each_once() -> None:
    expected = [
        problem("a", 2, 10, "DV104"),
        problem("b", 2, 1, "DV101"),
        problem("b", 2, 9, "DV401"),
        problem("b", 2, 9, "DV402"),
        problem("b", 10, 1, "DV001"),
    ]

    assert in_order([*reversed(expected), *expected]) == expected

"""The findings of one period alone are those that a check of everything places in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import build

from danvan_cli.problem import Problem
from danvan_cli.rules.registry import check_basis, check_period, check_workspace
from danvan_cli.store.workspace import Workspace, load_workspace

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = sorted(EXAMPLES.glob("DV*/*"))


def readable(case: Path, root: Path) -> Workspace:
    return load_workspace(build(case, root))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_every_example_says_the_same_of_a_period_alone(case, tmp_path):
    workspace = readable(case, tmp_path / "so-lieu")
    everything = check_workspace(workspace)

    assert workspace.periods
    for ky in workspace.periods:

        def placed(problems: list[Problem], folder: str = f"reports/{ky}/") -> list[Problem]:
            return [problem for problem in problems if problem.place.file.startswith(folder)]

        assert placed(check_period(workspace, ky)) == placed(everything)


def test_figures_that_break_a_rule_of_the_plan_are_no_fault_of_the_plan(tmp_path):
    workspace = readable(EXAMPLES / "DV401/sai-tren-tong", tmp_path / "so-lieu")

    assert "DV401" in {problem.code for problem in check_workspace(workspace)}
    assert check_basis(workspace) == []


def test_fault_of_the_plan_is_one_whatever_the_reports_say(tmp_path):
    case = sorted((EXAMPLES / "DV207").glob("sai-*"))[0]

    assert "DV207" in {problem.code for problem in check_basis(readable(case, tmp_path / "so-lieu"))}

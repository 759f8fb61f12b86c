"""What is shipped: the office's own plans, reports and templates have no finding but those accepted with a reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from danvan_cli.consolidate.build import consolidate
from danvan_cli.problem import Severity
from danvan_cli.rules.gate import findings_of
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.workspace import Workspace, load_workspace


@pytest.fixture(scope="module")
def shipped(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("noi-dung") / "so-lieu"
    for folder in ("plans", "reports", "templates"):
        if (repository / folder).exists():
            shutil.copytree(repository / folder, root / folder)
    return load_workspace(root)


def test_content_is_there(shipped: Workspace) -> None:
    assert len(shipped.plans) >= 1
    assert len(list(shipped.documents)) >= 10


ACCEPTED = ["reports/2024/phong-cong-nghiep-xay-dung.yaml DV405"]
"""Warnings that the sample accepts with a reason, to show how: notes, nothing else."""


def test_content_has_no_finding_but_what_it_accepts(shipped: Workspace) -> None:
    found = check_workspace(shipped)

    assert [f"{one.place.file} {one.code}" for one in found] == ACCEPTED
    assert [one.severity for one in found] == [Severity.NOTE]
    assert all((one.hint or "").startswith("đã giải trình: ") for one in found)


def test_every_period_can_be_consolidated(shipped: Workspace) -> None:
    problems = check_workspace(shipped)

    assert shipped.periods
    for ky in shipped.periods:
        assert {found.severity for found in findings_of(shipped, ky, problems)} <= {Severity.NOTE}
        assert consolidate(shipped, ky) is not None


def test_texts_end_with_a_line_and_hold_no_tab(repository: Path) -> None:
    files = [path for name in ("plans", "reports") for path in (repository / name).rglob("*.yaml")]
    untidy = [
        path.name
        for path in files
        if "\t" in (text := path.read_text("utf-8")) or not text.endswith("\n") or text.endswith("\n\n")
    ]

    assert len(files) >= 10
    assert untidy == []

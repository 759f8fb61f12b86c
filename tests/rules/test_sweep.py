"""All reports read at once, unit after unit, or by several processes: the findings are the same."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_cli.model.period import Ky
from danvan_cli.problem import Problem, in_order
from danvan_cli.rules.registry import check_report, check_workspace
from danvan_cli.rules.sweep import sweep
from danvan_cli.store import workspace as store
from danvan_cli.store.content import content_root
from danvan_cli.store.workspace import Workspace, load_workspace

linux = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied where the system can")
WRONG = {
    "reports/2024/ban-tcd.yaml": ("luot_tiep: 866", "luot_tiep: -866"),
    "reports/2023/nha-khach.yaml": ("phien_ban: 1", "phien_ban: 9"),
    "reports/2024/tt-pvks-tthc.yaml": ("don_vi: tt-pvks-tthc", "don_vi: tt-pvks-tthc-x"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The shipped sample with three mistakes, one of which leaves a report unreadable."""
    assert all((content_root() / name).is_file() for name in WRONG)
    for path in content_root().rglob("*.yaml"):
        name = path.relative_to(content_root())
        if name.parts[0] not in ("plans", "reports"):
            continue
        text = path.read_text(encoding="utf-8")
        old, new = WRONG.get(name.as_posix(), ("", ""))
        assert old in text
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


def test_a_report_read_when_asked_gives_the_findings_of_one_read_at_once(root: Path) -> None:
    expected = check_workspace(load_workspace(root))

    assert {problem.code for problem in expected} >= {"DV402", "DV109", "DV008"}
    assert check_workspace(load_workspace(root, reports_later=True)) == expected


@linux
@pytest.mark.parametrize("processes", [2, 3, 40])
def test_several_processes_find_what_one_finds(root: Path, processes: int) -> None:
    alone = in_order(sweep(load_workspace(root), check_report))
    workspace = load_workspace(root, reports_later=True)

    assert in_order(sweep(workspace, check_report, processes)) == alone
    assert in_order(workspace.reading_problems) == in_order(load_workspace(root).reading_problems)


@linux
def test_what_several_processes_learnt_is_what_one_learns(root: Path) -> None:
    alone, shared = load_workspace(root), load_workspace(root, reports_later=True)
    list(sweep(shared, check_report, 3))

    for ky, period in alone.periods.items():
        for code in period.reports:
            assert shared.learnt(ky, code) == alone.learnt(ky, code)


@linux
@pytest.mark.parametrize("fate", ["killed", "failed"])
def test_what_a_process_could_not_do_is_done_by_the_first(root: Path, fate: str) -> None:
    first = os.getpid()

    def look(workspace: Workspace, ky: Ky, code: str) -> Iterator[Problem]:
        if os.getpid() != first:
            if fate == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise ValueError("đứt gánh")
        yield from check_report(workspace, ky, code)

    alone = in_order(sweep(load_workspace(root), check_report))

    assert in_order(sweep(load_workspace(root, reports_later=True), look, 2)) == alone


@linux
def test_nobody_is_left_behind_when_the_first_stops(root: Path) -> None:
    def look(workspace: Workspace, ky: Ky, code: str) -> Iterator[Problem]:
        yield from check_report(workspace, ky, code)

    going = sweep(load_workspace(root, reports_later=True), look, 3)
    next(iter(going))
    going.close()  # type: ignore[attr-defined]

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_content_is_let_go_behind_the_sweep(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = load_workspace(root, reports_later=True)
    list(sweep(workspace, check_report, 1))
    documents = [document for period in workspace.periods.values() for document in period.reports.values()]
    read: list[str] = []
    real = store.read_document

    def note(file: str, data: bytes, model: type) -> store.Reading:
        read.append(file)
        return real(file, data, model)

    monkeypatch.setattr(store, "read_document", note)
    assert [len(document.problems) for document in documents].count(0) == 19
    assert read == []  # what reading came to is kept
    assert all(document.text for document in documents)
    assert len(read) == 20

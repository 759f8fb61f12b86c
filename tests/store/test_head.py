"""Where a repository stands, read without git: as git itself would say, and another answer for another commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from danvan_cli.store.head import head_state


@pytest.fixture
def git(tmp_path, monkeypatch):
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Trần Thị Hà")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ha@example.vn")
    monkeypatch.delenv("GIT_CEILING_DIRECTORIES")

    def call(*words: str, cwd: Path = tmp_path / "kho") -> str:
        cwd.mkdir(exist_ok=True)
        return subprocess.run(
            ["git", *words], cwd=cwd, env=dict(os.environ), capture_output=True, check=True, text=True
        ).stdout.strip()

    call("init", "-q", "-b", "main")
    (tmp_path / "kho" / "a").write_text("1")
    call("add", "a")
    call("commit", "-qm", "một")
    return call


def commit_of(state: str | None) -> str:
    assert state is not None
    return state.split()[0]


def test_no_repository_is_nothing(tmp_path):
    assert head_state(str(tmp_path)) == ""


def test_commit_of_a_branch(git, tmp_path):
    (tmp_path / "kho" / "sâu").mkdir()

    assert commit_of(head_state(str(tmp_path / "kho" / "sâu"))) == git("rev-parse", "HEAD")


def test_packed_branch(git, tmp_path):
    git("pack-refs", "--all")

    assert commit_of(head_state(str(tmp_path / "kho"))) == git("rev-parse", "HEAD")


def test_detached_head(git, tmp_path):
    git("checkout", "-q", "--detach")

    assert commit_of(head_state(str(tmp_path / "kho"))) == git("rev-parse", "HEAD")


def test_linked_work_tree(git, tmp_path):
    git("worktree", "add", "-q", "-b", "nhanh", str(tmp_path / "khac"))
    (tmp_path / "khac" / "b").write_text("2")
    git("add", "b", cwd=tmp_path / "khac")
    git("commit", "-qm", "hai", cwd=tmp_path / "khac")

    assert commit_of(head_state(str(tmp_path / "khac"))) == git("rev-parse", "nhanh")
    assert commit_of(head_state(str(tmp_path / "kho"))) == git("rev-parse", "main")


def test_staging_a_file_is_another_state(git, tmp_path):
    before = head_state(str(tmp_path / "kho"))
    (tmp_path / "kho" / "b").write_text("2")
    git("add", "b")

    assert head_state(str(tmp_path / "kho")) != before


def test_unborn_branch_has_no_commit(git, tmp_path):
    git("init", "-q", "-b", "main", cwd=tmp_path / "moi")

    assert head_state(str(tmp_path / "moi")) == "  False"


@pytest.mark.usefixtures("git")
def test_git_pointed_elsewhere_is_not_known(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "kho" / ".git"))

    assert head_state(str(tmp_path)) is None

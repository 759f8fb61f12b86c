"""Questions to a real git, in folders named as people name them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danvan_cli.store.git import is_clean, last_commit

WHEN = "2024-11-01T08:00:00+07:00"
Git = Callable[..., str]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository in a folder with spaces, letters with marks and brackets."""
    if shutil.which("git") is None:
        if os.environ.get("CI"):
            pytest.fail("git is not installed")
        pytest.skip("git is not installed")
    root = tmp_path / "Báo cáo năm 2024 (bản sửa)"
    (root / "reports/2024").mkdir(parents=True)
    (root / "reports/2023").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


@pytest.fixture
def git(repository: Path) -> Git:
    def call(*arguments: str, when: str = WHEN) -> str:
        people = {
            f"GIT_{who}_{what}": "a@b.vn" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        days = {"GIT_AUTHOR_DATE": "2020-01-01T00:00:00+07:00", "GIT_COMMITTER_DATE": when}
        done = subprocess.run(
            ["git", *arguments],
            cwd=repository,
            env={**os.environ, **people, **days},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    return call


def save(git: Git, repository: Path, name: str, text: str, when: str = WHEN) -> str:
    """Write a file, commit it, return the commit's name."""
    (repository / name).write_text(text, "utf-8")
    git("add", "--", name)
    git("commit", "-q", "-m", "Báo cáo", when=when)
    return git("rev-parse", "HEAD")


REPORT = "reports/2024/ban-tcd.yaml"


def test_last_commit_is_named_in_full_with_its_time_in_utc(repository: Path, git: Git) -> None:
    name = save(git, repository, REPORT, "ky: 2024\n")

    found = last_commit(repository, ["reports/2024"])

    assert re.fullmatch("[0-9a-f]{40}", name)
    assert found is not None
    assert (found.name, found.when) == (name, datetime(2024, 11, 1, 1, 0, tzinfo=UTC))


def test_commit_that_touched_none_of_the_paths_does_not_count(repository: Path, git: Git) -> None:
    first = save(git, repository, REPORT, "ky: 2024\n")
    save(git, repository, "reports/2023/ban-tcd.yaml", "ky: 2023\n")

    found = last_commit(repository, ["reports/2024"])

    assert found is not None
    assert found.name == first


def test_last_commit_of_several_paths_is_the_latest(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    second = save(git, repository, "reports/2023/ban-tcd.yaml", "ky: 2023\n")

    found = last_commit(repository, ["reports/2024", "reports/2023"])

    assert found is not None
    assert found.name == second


def test_paths_as_committed_are_clean(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")

    assert is_clean(repository, ["reports/2024"]) is True


def test_changed_file_is_not_clean(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    (repository / REPORT).write_text("ky: 2023\n")

    assert is_clean(repository, ["reports/2024"]) is False


def test_staged_file_is_not_clean(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    (repository / REPORT).write_text("ky: 2023\n")
    git("add", "--", REPORT)

    assert is_clean(repository, ["reports/2024"]) is False


def test_removed_file_is_not_clean(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    (repository / REPORT).unlink()

    assert is_clean(repository, ["reports/2024"]) is False


@pytest.mark.parametrize("name", ["reports/2024/phong-th.yaml", "reports/2024/phụ lục (1).yaml"])
def test_file_unknown_to_git_is_not_clean(repository: Path, git: Git, name: str) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    (repository / name).write_text("ky: 2024\n")

    assert is_clean(repository, ["reports/2024"]) is False


def test_change_elsewhere_does_not_matter(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    (repository / "reports/2023/ban-tcd.yaml").write_text("ky: 2023\n")

    assert is_clean(repository, ["reports/2024"]) is True


def test_path_with_signs_of_patterns_is_taken_literally(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")

    assert last_commit(repository, ["reports/*"]) is None


def test_workspace_below_the_repository_asks_for_paths_from_its_own_root(repository: Path, git: Git) -> None:
    name = save(git, repository, REPORT, "ky: 2024\n")

    found = last_commit(repository / "reports", ["2024"])

    assert found is not None
    assert found.name == name
    assert is_clean(repository / "reports", ["2024"]) is True


def test_repository_without_a_commit_has_no_last_one(repository: Path) -> None:
    (repository / REPORT).write_text("ky: 2024\n")

    assert last_commit(repository, ["reports/2024"]) is None
    assert is_clean(repository, ["reports/2024"]) is False


def test_without_a_repository_every_answer_is_empty(tmp_path: Path) -> None:
    assert last_commit(tmp_path, ["reports"]) is None
    assert is_clean(tmp_path, ["reports"]) is None


def test_without_git_every_answer_is_empty(
    repository: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    monkeypatch.setenv("PATH", str(tmp_path / "khong-co"))

    assert last_commit(repository, ["reports"]) is None
    assert is_clean(repository, ["reports"]) is None


def test_asking_never_touches_the_index(repository: Path, git: Git) -> None:
    save(git, repository, REPORT, "ky: 2024\n")
    os.utime(repository / REPORT, (1, 1))  # git would write down the new time
    before = (repository / ".git/index").read_bytes()

    is_clean(repository, ["reports/2024"])
    last_commit(repository, ["reports/2024"])

    assert (repository / ".git/index").read_bytes() == before

"""What the tests of the command line share: ``danvan`` as a process of its own, and real git."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DANVAN = (sys.executable, "-m", "danvan_cli")


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run ``danvan`` as a process of its own, with variables of the environment as given."""

    def call(
        *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*DANVAN, *arguments],
            cwd=cwd,
            env=os.environ | variables,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture
def git() -> Callable[..., str]:
    """Run git in a folder and return what it prints; commits are made at a fixed time."""

    def call(folder: Path, *arguments: str, day: str = "2024-11-05T08:00:00+07:00") -> str:
        person = {"NAME": "Trần Thị Hà", "EMAIL": "ha@example.vn", "DATE": day}
        names = {
            f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()
        }
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=os.environ | names,
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode().strip()

    return call


@pytest.fixture
def shared(tmp_path, workspace, git):
    """A bare repository with the base workspace, drafts of two units in it; returns a maker of clones."""
    seed = workspace(
        {
            "reports/2024/ban-tcd.yaml": ("ngay_gui: 2024-11-01", "ngay_gui: null"),
            "reports/2024/phong-th.yaml": ("ngay_gui: 2024-11-01", "ngay_gui: null"),
        },
        folder="goc",
    )
    git(seed, "init", "-q", "-b", "main")
    git(seed, "add", ".")
    git(seed, "commit", "-qm", "Mở kỳ", day="2023-10-31T08:00:00+07:00")
    git(tmp_path, "clone", "-q", "--bare", str(seed), str(tmp_path / "kho chung.git"))

    def clone(name: str) -> Path:
        git(tmp_path, "clone", "-q", str(tmp_path / "kho chung.git"), name)
        return tmp_path / name

    return clone

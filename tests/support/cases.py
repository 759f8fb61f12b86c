"""An example case laid over ``examples/nen``: how the files of the corpus become a workspace."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "examples" / "nen"
SPECIAL = {"_mong-doi.txt", "_xoa.txt", "_lien-ket.txt", "_phinh-to.txt", "_git.txt"}
"""The files of an example case that say what to do, and belong to no workspace."""


def lines_of(case: Path, name: str) -> list[str]:
    path = case / name
    return path.read_text("utf-8").splitlines() if path.exists() else []


def overlay(case: Path) -> list[Path]:
    """Return the workspace files that a case holds itself."""
    inside = (path for path in sorted(case.rglob("*")) if path.is_file())
    return [path for path in inside if not (path.parent == case and path.name in SPECIAL)]


def build(case: Path, root: Path) -> Path:
    """Lay the case over the base workspace below ``root``."""
    shutil.copytree(BASE, root)
    commits = [line.split() for line in lines_of(case, "_git.txt")]
    for moment, *_ in (commit for commit in commits if commit[1:] == ["nen"]):
        commit(root, moment, ["."])
    for line in lines_of(case, "_xoa.txt"):
        (root / line).unlink()
    for path in overlay(case):
        target = root / path.relative_to(case)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for line in lines_of(case, "_phinh-to.txt"):
        name, size = line.rsplit(" ", 1)
        fill_up(root / name, int(size))
    for line in lines_of(case, "_lien-ket.txt"):
        link, target_name = line.split(" -> ")
        target = (root / link).parent / target_name
        try:
            (root / link).symlink_to(target_name, target_is_directory=target.is_dir())
        except OSError:
            pytest.skip("this system makes no links")
    # git keeps no empty folders, so neither does a case
    for folder in sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    for moment, *paths in (commit for commit in commits if commit[1:] != ["nen"]):
        commit(root, moment, paths)
    return root


def commit(root: Path, moment: str, paths: list[str]) -> None:
    """Commit files as they stand, as if at that moment."""
    person = {
        "GIT_AUTHOR_NAME": "Trần Thị Hà",
        "GIT_AUTHOR_EMAIL": "ha@example.vn",
        "GIT_AUTHOR_DATE": moment,
    }
    person |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in person.items()}
    for command in (["init", "-q"], ["add", "--", *paths], ["commit", "-q", "-m", "Lưu"]):
        subprocess.run(["git", *command], cwd=root, env=os.environ | person, check=True)


def fill_up(path: Path, size: int) -> None:
    """Append comment lines until the file is exactly ``size`` bytes long."""
    lines, rest = divmod(size - path.stat().st_size, 80)
    with path.open("ab") as file:
        file.write((b"#" * 79 + b"\n") * lines + b"\n" * rest)

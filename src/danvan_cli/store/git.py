"""Questions to git, read only. Knows no domain; without git or a repository every answer is empty."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


class Commit(NamedTuple):
    """A commit: its full name and when it was made (UTC)."""

    name: str
    when: datetime


def last_commit(root: Path, paths: Iterable[str]) -> Commit | None:
    """Return the last commit that touched one of the paths (relative to ``root``), or ``None``."""
    answer = _ask(root, "log", "-1", "--format=%H %ct", "--", *paths)
    name, _, seconds = (answer or "").strip().partition(" ")
    return Commit(name, datetime.fromtimestamp(int(seconds), UTC)) if name and seconds.isdigit() else None


def is_clean(root: Path, paths: Iterable[str]) -> bool | None:
    """Tell whether nothing of the paths is changed or unknown to git; ``None`` without git."""
    answer = _ask(root, "status", "--porcelain", "--untracked-files=all", "--", *paths)
    return None if answer is None else not answer.strip()


def person(root: Path) -> str | None:
    """Return the name that git knows its user by; ``None`` where it knows none."""
    return (_ask(root, "config", "user.name") or "").strip() or None


def _ask(root: Path, *arguments: str) -> str | None:
    """Run one git question without a shell; ``None`` where git is absent or refuses."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    command = [
        "git",
        "--literal-pathspecs",
        "-c",
        "core.quotepath=off",
        "-c",
        "core.fsmonitor=false",
        *arguments,
    ]
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None

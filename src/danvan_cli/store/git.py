"""Questions to git, read only. Knows no domain; without git or a repository every answer is empty."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

VIETNAM = timezone(timedelta(hours=7))


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


def changed_paths(root: Path, folders: Iterable[str]) -> list[str] | None:
    """Return the files under some folders that are not committed or differ from the commit; ``None`` without git.

    Paths are relative to ``root``; a file that is gone is named too.
    """
    prefix = _ask(root, "rev-parse", "--show-prefix")
    answer = _ask(
        root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *folders
    )
    if prefix is None or answer is None:
        return None
    inside = prefix.rstrip("\n")
    return [entry[3:].removeprefix(inside) for entry in answer.split("\0") if entry]


def is_shallow(root: Path) -> bool:
    """Tell whether the history was cut off when it was fetched."""
    return (_ask(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"


def days_of_change(root: Path, folder: str, pattern: str) -> dict[str, date]:
    """Return for each file below a folder the day, in Vietnam, of the last commit that changed a matching line."""
    answer = _ask(
        root,
        "log",
        "--format=%x01%at",
        f"-G{pattern}",
        "--name-only",
        "--relative",
        "--find-renames",
        "--",
        folder,
    )
    days: dict[str, date] = {}
    for entry in (answer or "").split("\x01")[1:]:
        seconds, *paths = entry.split("\n")
        day = datetime.fromtimestamp(int(seconds), VIETNAM).date()
        for path in filter(None, paths):
            days.setdefault(path, day)
    return days


def person(root: Path) -> str | None:
    """Return the name that git knows its user by; ``None`` where it knows none."""
    return (_ask(root, "config", "user.name") or "").strip() or None


class Done(NamedTuple):
    """How one run of git ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


def run_git(root: Path, *arguments: str, reading: bool = False) -> Done | None:
    """Run git in a folder without a shell and without a question to the user; ``None`` where it cannot be run."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true"}
    if reading:
        environment["GIT_OPTIONAL_LOCKS"] = "0"
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
            command, cwd=root, env=environment, capture_output=True, timeout=120, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Done(
        done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    )


def _ask(root: Path, *arguments: str) -> str | None:
    """Ask git a question; ``None`` where it is absent or refuses."""
    done = run_git(root, *arguments, reading=True)
    return done.out if done and done.code == 0 else None

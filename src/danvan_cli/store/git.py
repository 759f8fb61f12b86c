"""Questions to git, read only. Knows no domain; without git or a repository every answer is empty."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

_ALL_FILES = ("--porcelain", "--untracked-files=all", "--ignore-submodules=all")
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
    answer = _ask(root, "status", *_ALL_FILES, "--", *paths)
    return None if answer is None else not answer.strip()


def changed_paths(root: Path, folders: Iterable[str]) -> list[str] | None:
    """Return the files under some folders that are not committed or differ from the commit; ``None`` without git.

    Paths are relative to ``root``; a file that is gone is named too.
    """
    prefix = _ask(root, "rev-parse", "--show-prefix")
    answer = _ask(root, "status", "-z", "--no-renames", *_ALL_FILES, "--", *folders)
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
        "--no-ext-diff",
        "--no-textconv",
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
    return setting(root, "user.name")


def setting(root: Path, key: str) -> str | None:
    """Return what git is told under a key; ``None`` where it is told nothing."""
    return (_ask(root, "config", key) or "").strip() or None


def in_repository(root: Path) -> bool:
    """Tell whether a folder belongs to a repository."""
    return _ask(root, "rev-parse", "--git-dir") is not None


def commit_of(root: Path, revision: str) -> Commit | None:
    """Return the commit that a revision names; ``None`` where git knows none by that name.

    No name of git's begins with a hyphen: what does could only be taken for an option.
    """
    if revision.startswith("-") or not revision.isprintable() or not revision.strip():
        return None
    found = _ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    name = (found or "").split()[-1:]
    seconds = (_ask(root, "log", "-1", "--format=%ct", *name, "--") or "").strip() if name else ""
    return Commit(name[0], datetime.fromtimestamp(int(seconds), UTC)) if seconds.isdigit() else None


def commits_of(root: Path, path: str, most: int) -> list[Commit]:
    """Return the last commits that touched a path, the newest first."""
    lines = (_ask(root, "log", f"--max-count={most}", "--format=%H %ct", "--", path) or "").splitlines()
    words = [line.split(" ") for line in lines]
    return [Commit(name, datetime.fromtimestamp(int(seconds), UTC)) for name, seconds in words]


def files_of(root: Path, commit: Commit, paths: Iterable[str]) -> dict[str, str]:
    """Return the ids of the contents of a commit's regular files at or below paths, by their paths below ``root``."""
    listed = _ask(root, "ls-tree", "-r", "-z", commit.name, "--", *paths)
    files = {}
    for line in (listed or "").split("\0"):
        head, _, path = line.partition("\t")
        if head.startswith("100"):
            files[path] = head.split(" ")[2]
    return files


def contents(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """Return contents by their ids; one that this repository does not hold is left out."""
    wanted = list(dict.fromkeys(ids))
    asked = "".join(f"{name}\n" for name in wanted).encode()
    answer = _answer(root, "cat-file", "--batch", said=asked) if wanted else None
    found: dict[str, bytes] = {}
    at = 0
    while answer and at < len(answer):
        end = answer.index(b"\n", at)
        name, kind, *size = answer[at:end].decode("ascii", "replace").split(" ")
        at = end + 1
        if kind == "blob" and size:
            length = int(size[0])
            found[name] = answer[at : at + length]
            at += length + 1
    return found


def is_repository(root: Path) -> bool | None:
    """Tell whether git keeps the folder; ``None`` where there is no git on this machine."""
    if _answer(root, "--version") is None:
        return None
    return _ask(root, "rev-parse", "--git-dir") is not None


class Done(NamedTuple):
    """How one run of git ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


def run_git(
    root: Path,
    *arguments: str,
    reading: bool = False,
    said: bytes = b"",
    variables: Mapping[str, str] | None = None,
) -> Done | None:
    """Run git in a folder without a shell and without a question to the user; ``None`` where it cannot be run.

    ``said`` is told to it, ``variables`` are added to its environment.
    """
    done = _run(root, arguments, reading, said, variables)
    if done is None:
        return None
    return Done(
        done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    )


def _ask(root: Path, *arguments: str) -> str | None:
    """Ask git a question; ``None`` where it is absent or refuses."""
    answer = _answer(root, *arguments)
    return None if answer is None else answer.decode("utf-8", errors="replace")


def _answer(root: Path, *arguments: str, said: bytes = b"") -> bytes | None:
    """Ask git a question and tell it ``said``; the answer is bytes."""
    done = _run(root, arguments, reading=True, said=said)
    return done.stdout if done and done.returncode == 0 else None


_NO_PROGRAMS = (f"core.hooksPath={os.devnull}", "log.showSignature=false")
"""A repository's settings may name programs; looking at it starts none of them.

What else could is said in each question: ``--no-ext-diff``, ``--no-textconv``, ``--ignore-submodules``.
"""


def _without_filters(root: Path) -> dict[str, str]:
    """Return the variables by which git knows no program to put a changed file through before comparing it."""
    found = _answer(
        root, "config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process|required)$"
    )
    names = [name.decode("utf-8", "surrogateescape") for name in (found or b"").split(b"\0") if name]
    given = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(given) if given.isascii() and given.isdigit() else 0
    variables = {"GIT_CONFIG_COUNT": str(first + len(names))} if names else {}
    for at, name in enumerate(names, first):
        variables[f"GIT_CONFIG_KEY_{at}"] = name
        variables[f"GIT_CONFIG_VALUE_{at}"] = "false" if name.endswith(".required") else ""
    return variables


def _run(
    root: Path,
    arguments: Iterable[str],
    reading: bool,
    said: bytes = b"",
    variables: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes] | None:
    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true"}
    environment.update(variables or {})
    told = ["core.quotepath=off", "core.fsmonitor=false"]
    arguments = list(arguments)
    if reading:
        environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
        told += _NO_PROGRAMS
        if arguments[0] == "status":
            environment |= _without_filters(root)
    command = ["git", "--literal-pathspecs", *(word for one in told for word in ("-c", one)), *arguments]
    try:
        return subprocess.run(
            command, cwd=root, env=environment, input=said, capture_output=True, timeout=120, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None

"""What was checked once, remembered by content in the user's cache folder. Losing it costs only time.

The key covers every byte and name under the folders of the workspace and the program itself, so an answer can
never be older than what it is about. Knows nothing of YAML, rules and printing; imports nothing heavy.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.root import FOLDERS
from danvan_cli.store.write import write_whole

MOST_ENTRIES = 64
MOST_BYTES = 4 * 1024 * 1024
_READ = 1024 * 1024 + 1
_DEPTH = 6


class Answer(NamedTuple):
    """The outcome of checking a whole workspace: findings in order, the texts they stand in, how many files."""

    problems: list[Problem]
    texts: dict[str, str]
    files: int


def fingerprint(root: Path) -> str | None:
    """Return the key of a workspace as it is now; ``None`` where something cannot be read."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(f"{sys.version} {_program()}\n".encode())
    try:
        for folder in FOLDERS:
            for line in _content(str(root / folder), folder, 0):
                digest.update(line)
    except OSError:
        return None
    return digest.hexdigest()


def _program() -> str:
    """A stamp of the program's own files: a change in a checkout is another program."""
    package = str(Path(__file__).parents[1])
    stamps = []
    for folder, _, names in os.walk(package):
        for name in names:
            if name.endswith((".py", ".md")):
                found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - asked at every start
                stamps.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.blake2b("\n".join(sorted(stamps)).encode(), digest_size=16).hexdigest()


def _content(path: str, name: str, depth: int) -> Iterator[bytes]:
    """Yield what stands in a folder, names sorted: its kind, its name and the digest of its bytes."""
    if not os.path.lexists(path):
        return
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        label = f"{name}/{entry.name}"
        if entry.is_symlink():
            yield f"l {label}\0{Path(entry.path).readlink()}\n".encode("utf-8", "surrogateescape")
        elif entry.is_dir():
            yield f"d {label}\n".encode("utf-8", "surrogateescape")
            if depth < _DEPTH:
                yield from _content(entry.path, label, depth + 1)
        elif entry.is_file():
            with open(entry.path, "rb") as stream:  # noqa: PTH123
                data = stream.read(_READ)
            content = hashlib.blake2b(data, digest_size=16).digest()
            yield f"f {label}\0{len(data)} ".encode("utf-8", "surrogateescape") + content
        else:
            yield f"o {label}\n".encode("utf-8", "surrogateescape")


def recall(key: str) -> Answer | None:
    """Return what was remembered under a key; ``None`` where nothing was, or it is damaged."""
    try:
        text = (_folder() / f"{key}.json").read_text("utf-8")
        checksum, _, body = text.partition("\n")
        if checksum != _checksum(body):
            return None
        data = json.loads(body)
        return Answer([_problem(entry) for entry in data["problems"]], data["texts"], data["files"])
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):  # RuntimeError: a user without a home
        return None


def remember(key: str, answer: Answer) -> None:
    """Remember an answer; where that is impossible nothing happens."""
    body = json.dumps(
        {
            "problems": [_plain(problem) for problem in answer.problems],
            "texts": answer.texts,
            "files": answer.files,
        }
    )
    if len(body) > MOST_BYTES:
        return
    with contextlib.suppress(OSError, RuntimeError):
        folder = _folder()
        write_whole(folder / f"{key}.json", f"{_checksum(body)}\n{body}".encode())
        kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in kept[MOST_ENTRIES:]:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    named = os.environ.get("DANVAN_CACHE_DIR")
    if named:
        return Path(named) / "validate"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "danvan" / "validate"


def _checksum(body: str) -> str:
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()


def _plain(problem: Problem) -> list[Any]:
    return [
        problem.code,
        problem.severity.value,
        list(problem.place),
        problem.message,
        problem.hint,
        list(problem.about),
    ]


def _problem(entry: list[Any]) -> Problem:
    code, severity, place, message, hint, about = entry
    return Problem(code, Severity(severity), Place(*place), message, hint, tuple(about))

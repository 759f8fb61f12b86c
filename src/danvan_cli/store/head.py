"""Where a repository stands, read from its own files without running git. Imports next to nothing.

Enough for the key of a remembered answer: another commit, or another index, is another answer.
"""

from __future__ import annotations

import os


def head_state(folder: str) -> str | None:
    """Return what identifies the commit and the index around a folder; empty without a repository.

    ``None`` where the environment points git somewhere else, or the files are not as expected.
    """
    if any(name in os.environ for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")):
        return None
    try:
        found = _repository(os.path.realpath(folder))
        return "" if found is None else _state(found)
    except (OSError, ValueError):
        return None


def _repository(folder: str) -> str | None:
    """Return the folder of the repository around a folder, of a linked work tree too."""
    while True:
        mark = f"{folder}/.git"
        if os.path.isdir(mark):
            return mark
        if os.path.isfile(mark):
            word, _, target = _text(mark).strip().partition(": ")
            if word != "gitdir":
                raise ValueError(word)
            return os.path.join(folder, target)
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _state(repository: str) -> str:
    common = repository
    if os.path.exists(f"{repository}/commondir"):
        common = os.path.join(repository, _text(f"{repository}/commondir").strip())
    head = _text(f"{repository}/HEAD").strip()
    commit = _commit(repository, common, head.removeprefix("ref: ")) if head.startswith("ref: ") else head
    index = os.stat(f"{repository}/index") if os.path.exists(f"{repository}/index") else None
    stamp = f"{index.st_size} {index.st_mtime_ns}" if index else ""
    return f"{commit} {stamp} {os.path.exists(f'{common}/shallow')}"


def _commit(repository: str, common: str, name: str) -> str:
    for base in (repository, common):
        if os.path.exists(f"{base}/{name}"):
            return _text(f"{base}/{name}").strip()
    packed = _text(f"{common}/packed-refs") if os.path.exists(f"{common}/packed-refs") else ""
    for line in packed.splitlines():
        commit, _, known = line.partition(" ")
        if known == name:
            return commit
    if os.path.exists(f"{common}/reftable"):
        raise ValueError("reftable")
    return ""


def _text(path: str) -> str:
    with open(path, encoding="utf-8", errors="surrogateescape") as stream:
        return stream.read()

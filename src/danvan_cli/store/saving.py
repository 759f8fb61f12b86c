"""Several files into git and to the shared repository, over what others sent meanwhile.

Others' changes are joined by a commit with two parents, not by moving our commits on top of theirs: seals and
rendered documents name commits, which must stay. Nothing here stops half way in a state that git would have to be
told to leave.
"""

from __future__ import annotations

import posixpath
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from danvan_cli.store.git import run_git
from danvan_cli.store.grafting import answer, changed_since, come_along, unsaved
from danvan_cli.store.sending import (
    ATTEMPTS,
    PAUSE,
    REFUSALS,
    Author,
    Push,
    branch_of,
    do,
    fetch,
    holds,
    identity,
    last_line,
    refusal,
    remote_of,
)


class Exchanged(NamedTuple):
    """The outcome of meeting the shared repository; ``detail`` is git's own words.

    ``conflicts``: the files, relative to the root, that both sides changed; beside the root with ``../``.
    ``sent``: whether anything of ours was new there. ``behind``: this branch could not follow what others sent.
    """

    result: Push
    remote: str = ""
    detail: str = ""
    conflicts: tuple[str, ...] = ()
    sent: bool = False
    behind: bool = False


class Entry(NamedTuple):
    """What a commit has in the place of a file: its mode and the id of its content."""

    mode: str
    content: str


def has_commit(root: Path) -> bool:
    """Tell whether the branch has a commit yet."""
    return bool(answer(root, "rev-parse", "--verify", "--quiet", "HEAD"))


def commit_files(root: Path, files: Iterable[str], message: str, author: Author) -> None:
    """Commit some files, new, changed or gone, whatever else is changed or staged.

    ``author`` is named where git knows nobody. Raises ``Refused``.
    """
    said = "\0".join(files).encode()
    given = ("--pathspec-from-file=-", "--pathspec-file-nul")
    do(root, "add", "--all", *given, said=said)
    do(
        root,
        *identity(root, author),
        "commit",
        "--quiet",
        "--only",
        f"--message={message}",
        *given,
        said=said,
    )


def catch_up(root: Path) -> None:
    """Bring the branch to what others sent where it holds nothing of its own; else, or offline, do nothing."""
    theirs = fetch(root) if has_commit(root) else None
    if theirs and holds(root, "HEAD", theirs):
        _follow(root, branch_of(root), theirs)


def exchange(root: Path, author: Author, message: str, keep: str | None) -> Exchanged:
    """Take over what others sent, then send all commits of the branch; nothing is ever overwritten there.

    A file that both sides changed is a conflict, whatever git could merge: nobody has read the mixture. ``keep``
    settles it: ``mine`` or ``theirs``; the other version stays in the history. ``message`` is that of the commit
    that joins both sides.
    """
    branch, remote = branch_of(root), remote_of(root)
    if not remote:
        return Exchanged(Push.NO_REMOTE)
    detail = ""
    for attempt in range(ATTEMPTS):
        time.sleep(attempt * PAUSE)
        theirs = fetch(root)
        tip, behind = answer(root, "rev-parse", "HEAD"), False
        if theirs and not holds(root, theirs, tip):
            both = _both(root, tip, theirs)
            if both and keep is None:
                return Exchanged(Push.CONFLICT, remote, conflicts=_from_root(root, both))
            tip = _joined(root, author, message, tip, theirs, both if keep == "theirs" else set())
            if not tip:
                break
            behind = not _follow(root, branch, tip)
        if tip == theirs:
            return Exchanged(Push.DONE, remote, behind=behind)
        done = run_git(root, "push", "--porcelain", "--", remote, f"{tip}:refs/heads/{branch}")
        if done and done.code == 0:
            return Exchanged(Push.DONE, remote, sent=True, behind=behind)
        detail = (refusal(done) or last_line(done.err)) if done else ""
        now = fetch(root)
        if now is None:
            break
        if now == theirs and attempt >= REFUSALS:
            return Exchanged(Push.REFUSED, remote, detail)
    return Exchanged(Push.FAILED, remote, detail)


def _follow(root: Path, branch: str, commit: str) -> bool:
    """Move the branch and the work tree to a commit; ``False``, nothing touched, where unsaved work is in the way.

    A file that was taken away and not saved is such work, too: git alone would put it back.
    """
    return not unsaved(root) & changed_since(root, "HEAD", commit) and come_along(root, branch, commit)


def _both(root: Path, ours: str, theirs: str) -> set[str]:
    """Return the files that both sides changed, and not to the same; relative to the top of the repository."""
    base = _base(root, ours, theirs)
    mine, other = _changes(root, base, ours), _changes(root, base, theirs)
    return {file for file, entry in mine.items() if file in other and other[file] != entry}


def _joined(root: Path, author: Author, message: str, ours: str, theirs: str, left: set[str]) -> str:
    """Return a commit after both: theirs, with our changes but those of the files ``left``; empty where git refuses."""
    if holds(root, ours, theirs):
        return theirs
    entries = [
        f"{entry.mode} {entry.content}\t{file}\0"
        for file, entry in _changes(root, _base(root, ours, theirs), ours).items()
        if file not in left
    ]
    if any("\N{REPLACEMENT CHARACTER}" in entry for entry in entries):
        return ""  # a name that is no text cannot be told to git as it is
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        for arguments, said in (
            (("read-tree", theirs), ""),
            (("update-index", "-z", "--index-info"), "".join(entries)),
        ):
            done = run_git(root, *arguments, said=said.encode(), variables=index)
            if done is None or done.code:
                return ""
        tree = run_git(root, "write-tree", variables=index)
    if tree is None or tree.code:
        return ""
    parents = ("-p", ours, "-p", theirs)
    made = run_git(root, *identity(root, author), "commit-tree", "-m", message, *parents, tree.out.strip())
    return made.out.strip() if made and made.code == 0 else ""


def _base(root: Path, ours: str, theirs: str) -> str:
    """Return where two histories parted, the empty tree where they share nothing."""
    common = answer(root, "merge-base", ours, theirs)
    if common:
        return common
    empty = run_git(root, "hash-object", "-t", "tree", "-w", "--stdin")
    return empty.out.strip() if empty else ""


def _changes(root: Path, base: str, commit: str) -> dict[str, Entry]:
    """Return what a commit has otherwise than ``base``, by files relative to the top of the repository."""
    told = answer(root, "diff-tree", "-r", "-z", "--no-renames", "--raw", base, commit).split("\0")
    heads = [line.lstrip(":").split(" ") for line in told[:-1:2]]
    return {file: Entry(head[1], head[3]) for head, file in zip(heads, told[1::2], strict=True)}


def _from_root(root: Path, files: Iterable[str]) -> tuple[str, ...]:
    prefix = answer(root, "rev-parse", "--show-prefix")
    return tuple(sorted(posixpath.relpath(file, prefix or ".") for file in files))

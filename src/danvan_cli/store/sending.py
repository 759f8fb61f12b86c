"""One file into git and to the shared repository, everything else of the work tree as it was.

Speaks git, and says what happened as values; the words for people are the command line's.
"""

from __future__ import annotations

import re
import time
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from danvan_cli.store.git import Done, person, run_git
from danvan_cli.store.grafting import (
    answer,
    changed_since,
    come_along,
    content_id,
    graft,
    own_versions,
    unsaved,
)

ATTEMPTS, REFUSALS, PAUSE = 12, 2, 0.05
"""How often a push is tried while others push too, and where nobody did; seconds more to wait each time."""
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 2.0)
"""Seconds to wait for another git that holds a lock; a lock older than ``_FRESH`` was left behind."""
_FRESH = 30.0
_LOCK = re.compile(r"Unable to create '(?P<lock>[^'\n]{1,4096}\.lock)': File exists")
_BUSY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


class Standing(Enum):
    """Whether a commit can be made here."""

    NO_GIT = "no git"
    DETACHED = "detached"
    BUSY = "busy"
    READY = "ready"


class Author(NamedTuple):
    """Who to name where git knows nobody."""

    name: str
    email: str


class Push(Enum):
    """What became of the way to the shared repository."""

    NO_REMOTE = "no remote"
    DONE = "done"
    CONFLICT = "conflict"
    REFUSED = "refused"
    FAILED = "failed"


class Refused(Exception):
    """Git did not do what was asked; the text is git's own last line."""


class Locked(Refused):
    """Another git works on the repository, or one was stopped half way: the text is the path of its lock file."""


class Pushed(NamedTuple):
    """The outcome of a push; ``detail`` is git's own words, or who changed the same file, and when.

    ``behind``: the report arrived, yet this branch could not follow what others sent. ``base``: the commit from
    which both versions of a report in conflict come, ``None`` where they share none.
    """

    result: Push
    remote: str = ""
    detail: str = ""
    behind: bool = False
    base: str | None = None


def standing(root: Path) -> Standing:
    """Tell whether a commit can be made in a folder."""
    inside = run_git(root, "rev-parse", "--absolute-git-dir", reading=True)
    if inside is None or inside.code:
        return Standing.NO_GIT
    repository = Path(inside.out.rstrip("\n"))
    if any((repository / name).exists() for name in _BUSY):
        return Standing.BUSY
    return Standing.READY if branch_of(root) else Standing.DETACHED


def knows_author(root: Path) -> bool:
    """Tell whether git knows whom to name in a commit."""
    return bool(person(root)) and answer(root, "config", "user.email") != ""


def commit_file(root: Path, file: str, message: str, author: Author) -> bool:
    """Commit one file alone, whatever else is changed or staged; ``False`` where it is committed already.

    ``author`` is named where git knows nobody. Raises ``Refused``.
    """
    do(root, "add", "--", file)
    if run_git(root, "rev-parse", "--verify", "--quiet", "HEAD", reading=True) and not _differs(root, file):
        return False
    do(root, *identity(root, author), "commit", "--quiet", "--only", f"--message={message}", "--", file)
    return True


def push(root: Path, file: str, author: Author, ours: bool = False) -> Pushed:
    """Bring the file's commits to the remote, over what others sent meanwhile; nothing is ever overwritten there.

    Where somebody else changed this very file it is a conflict, whatever git could merge: nobody has read the
    mixture. ``ours`` says that this machine's version is meant, theirs stays in the history.
    """
    branch = branch_of(root)
    remote = remote_of(root)
    if not remote:
        return Pushed(Push.NO_REMOTE)
    tip, detail = "HEAD", ""
    for attempt in range(ATTEMPTS):
        time.sleep(attempt * PAUSE)
        done = run_git(root, "push", "--porcelain", "--", remote, f"{tip}:refs/heads/{branch}")
        if done and done.code == 0:
            return Pushed(
                Push.DONE, remote, behind=tip != "HEAD" and not _come_along(root, file, branch, tip)
            )
        detail = (refusal(done) or last_line(done.err)) if done else ""
        fetched = run_git(root, "fetch", "--quiet", "--", remote, f"refs/heads/{branch}")
        if fetched is None or fetched.code:
            break
        theirs = answer(root, "rev-parse", "FETCH_HEAD")
        if holds(root, theirs, tip):  # refused for another reason, or another push held the lock just then
            if attempt < REFUSALS:
                continue
            return Pushed(Push.REFUSED, remote, detail)
        base = answer(root, "merge-base", "HEAD", theirs)
        mine = [content for _, content in own_versions(root, base, file)]
        both = bool(mine) and content_id(root, theirs, file) not in (content_id(root, base, file), *mine)
        if both and not ours:
            return Pushed(Push.CONFLICT, remote, last_change(root, file), base=base or None)
        followed = not both and not _alone(root, file, base) and _follow(root, author, base, theirs)
        tip = "HEAD" if followed else graft(root, base, file, theirs)
        if not tip:
            break
    return Pushed(Push.FAILED, remote, detail)


def fetch(root: Path) -> str | None:
    """Return the commit that the shared repository's branch is at; ``None`` where it cannot be had."""
    remote = remote_of(root)
    done = (
        run_git(root, "fetch", "--quiet", "--", remote, f"refs/heads/{branch_of(root)}") if remote else None
    )
    return answer(root, "rev-parse", "FETCH_HEAD") or None if done and done.code == 0 else None


def take(root: Path, file: str, theirs: str) -> bool:
    """Bring this branch to the remote's commit where nothing but ``file`` was committed here since they parted."""
    base = answer(root, "merge-base", "HEAD", theirs)
    return _alone(root, file, base) and come_along(root, branch_of(root), theirs)


def _come_along(root: Path, file: str, branch: str, tip: str) -> bool:
    base = answer(root, "merge-base", "HEAD", tip)
    return _alone(root, file, base) and come_along(root, branch, tip)


def _alone(root: Path, file: str, base: str) -> bool:
    """Tell whether this branch holds nothing of its own but changes of one file."""
    place = answer(root, "rev-parse", "--show-prefix") + file
    return bool(base) and changed_since(root, base, "HEAD") <= {place}


def holds(root: Path, commit: str, tip: str) -> bool:
    """Tell whether a history holds a commit: nobody sent anything that it has not."""
    done = run_git(root, "merge-base", "--is-ancestor", commit, tip, reading=True)
    return done is not None and done.code == 0


def _follow(root: Path, author: Author, base: str, theirs: str) -> bool:
    """Put our commits on top of what others sent; ``False`` on a conflict, and everything is as before.

    Not tried where unsaved work stands in a file that they changed: git would put both into it.
    """
    if unsaved(root) & changed_since(root, base, theirs):
        return False
    done = run_git(root, *identity(root, author), "rebase", "--quiet", "--autostash", theirs)
    if done is not None and done.code == 0:
        return True
    run_git(root, "rebase", "--abort")
    return False


def last_change(root: Path, file: str) -> str:
    """Return who changed a file last in what was fetched, and when."""
    form = ("--format=%an, %ad", "--date=format:%d/%m/%Y %H:%M")
    return answer(root, "log", "-1", *form, "FETCH_HEAD", "--", file)


def refusal(done: Done) -> str:
    """Return why the remote did not take what was pushed, in its own words; empty where it never answered."""
    lines = [line for line in done.out.splitlines() if line.startswith("!\t")]
    told = [
        line.removeprefix("remote:").strip() for line in done.err.splitlines() if line.startswith("remote:")
    ]
    return "; ".join(filter(None, told)) or lines[0].rpartition("(")[2].rstrip(")") if lines else ""


def _differs(root: Path, file: str) -> bool:
    done = run_git(
        root, "diff", "--cached", "--quiet", "--no-ext-diff", "--no-textconv", "--", file, reading=True
    )
    return done is None or done.code != 0


def branch_of(root: Path) -> str:
    """Return the branch that the work tree is on; empty where it is on none."""
    return answer(root, "symbolic-ref", "--quiet", "--short", "HEAD")


def identity(root: Path, author: Author) -> list[str]:
    """Return the options by which git knows whom to name."""
    return (
        [] if knows_author(root) else ["-c", f"user.name={author.name}", "-c", f"user.email={author.email}"]
    )


def remote_of(root: Path) -> str:
    """Return the remote that the branch follows, else the only one there is."""
    told = answer(root, "config", f"branch.{branch_of(root)}.remote")
    remotes = answer(root, "remote").split()
    if told in remotes:
        return told
    return "origin" if "origin" in remotes else remotes[0] if len(remotes) == 1 else ""


def do(root: Path, *arguments: str, said: bytes = b"") -> None:
    """Let git do something, waiting for another git that is at work; raises ``Refused``."""
    for pause in (*_PAUSES, None):
        done = run_git(root, *arguments, said=said)
        if done and done.code == 0:
            return
        lock = _LOCK.search(done.err) if done else None
        if lock is None:
            raise Refused(last_line(done.err or done.out) if done else "")
        if pause is None or not _is_fresh(lock["lock"]):
            raise Locked(lock["lock"])
        time.sleep(pause)


def _is_fresh(lock: str) -> bool:
    """Tell whether a lock may belong to a git that is at work just now; one that is gone did."""
    try:
        return time.time() - Path(lock).stat().st_mtime < _FRESH
    except OSError:
        return True


def last_line(text: str) -> str:
    """Return the last line that git says about what went wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("hint:")]
    return lines[-1] if lines else ""

"""One file into git and to the shared repository, everything else of the work tree as it was.

Speaks git, and says what happened as values; the words for people are the command line's.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from danvan_cli.store.git import person, run_git

_ATTEMPTS = 4
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
    FAILED = "failed"


class Refused(Exception):
    """Git did not do what was asked; the text is git's own last line."""


class Pushed(NamedTuple):
    """The outcome of a push; ``detail`` is git's own line, or who changed the same file, and when."""

    result: Push
    remote: str = ""
    detail: str = ""


def standing(root: Path) -> Standing:
    """Tell whether a commit can be made in a folder."""
    inside = run_git(root, "rev-parse", "--absolute-git-dir", reading=True)
    if inside is None or inside.code:
        return Standing.NO_GIT
    repository = Path(inside.out.rstrip("\n"))
    if any((repository / name).exists() for name in _BUSY):
        return Standing.BUSY
    return Standing.READY if _branch(root) else Standing.DETACHED


def knows_author(root: Path) -> bool:
    """Tell whether git knows whom to name in a commit."""
    return bool(person(root)) and _answer(root, "config", "user.email") != ""


def commit_file(root: Path, file: str, message: str, author: Author) -> bool:
    """Commit one file alone, whatever else is changed or staged; ``False`` where it is committed already.

    ``author`` is named where git knows nobody. Raises ``Refused``.
    """
    _do(root, "add", "--", file)
    if run_git(root, "rev-parse", "--verify", "--quiet", "HEAD", reading=True) and not _differs(root, file):
        return False
    who = [] if knows_author(root) else ["-c", f"user.name={author.name}", "-c", f"user.email={author.email}"]
    _do(root, *who, "commit", "--quiet", "--only", f"--message={message}", "--", file)
    return True


def push(root: Path, file: str, author: Author) -> Pushed:
    """Bring the branch to its remote, over what others sent meanwhile; nothing is ever overwritten there."""
    branch = _branch(root)
    remote = _answer(root, "config", f"branch.{branch}.remote") or _only_remote(root)
    if not remote:
        return Pushed(Push.NO_REMOTE)
    detail = ""
    for _ in range(_ATTEMPTS):
        done = run_git(root, "push", "--quiet", remote, f"HEAD:refs/heads/{branch}")
        if done and done.code == 0:
            return Pushed(Push.DONE, remote)
        detail = _last_line(done.err) if done else detail
        fetched = run_git(root, "fetch", "--quiet", remote, f"refs/heads/{branch}")
        if fetched is None or fetched.code:
            break
        if not _holds(root, "FETCH_HEAD") and not _follow(root, author):
            return Pushed(Push.CONFLICT, remote, _last_change(root, file))
    return Pushed(Push.FAILED, remote, detail)


def _holds(root: Path, commit: str) -> bool:
    """Tell whether our history holds a commit: nobody sent anything that we have not."""
    done = run_git(root, "merge-base", "--is-ancestor", commit, "HEAD", reading=True)
    return done is not None and done.code == 0


def _follow(root: Path, author: Author) -> bool:
    """Put our commits on top of what others sent; ``False`` on a conflict, and everything is as before."""
    who = [] if knows_author(root) else ["-c", f"user.name={author.name}", "-c", f"user.email={author.email}"]
    done = run_git(root, *who, "rebase", "--quiet", "--autostash", "FETCH_HEAD")
    if done is not None and done.code == 0:
        return True
    run_git(root, "rebase", "--abort")
    return False


def _last_change(root: Path, file: str) -> str:
    """Return who changed a file last in what was fetched, and when."""
    form = ("--format=%an, %ad", "--date=format:%d/%m/%Y %H:%M")
    return _answer(root, "log", "-1", *form, "FETCH_HEAD", "--", file)


def _differs(root: Path, file: str) -> bool:
    done = run_git(root, "diff", "--cached", "--quiet", "--", file, reading=True)
    return done is None or done.code != 0


def _branch(root: Path) -> str:
    return _answer(root, "symbolic-ref", "--quiet", "--short", "HEAD")


def _only_remote(root: Path) -> str:
    remotes = _answer(root, "remote").split()
    return "origin" if "origin" in remotes else remotes[0] if len(remotes) == 1 else ""


def _answer(root: Path, *arguments: str) -> str:
    done = run_git(root, *arguments, reading=True)
    return done.out.strip() if done and done.code == 0 else ""


def _do(root: Path, *arguments: str) -> None:
    done = run_git(root, *arguments)
    if done is None or done.code:
        raise Refused(_last_line(done.err or done.out) if done else "")


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("hint:")]
    return lines[-1] if lines else ""

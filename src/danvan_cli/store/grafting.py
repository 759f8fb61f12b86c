"""One file's commits repeated on top of another history, and the work tree brought along. Speaks git, no domain.

Nothing here stops half way in a state that git would have to be told to leave: the objects are written first,
then one name is moved.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from danvan_cli.store.git import run_git

_KEPT = ("author ", "committer ", "encoding ")
"""The lines at the head of a commit that stay true on top of another history."""


def answer(root: Path, *arguments: str) -> str:
    """Return what git answers to a question; empty where it has no answer."""
    done = run_git(root, *arguments, reading=True)
    return done.out.strip() if done and done.code == 0 else ""


def content_id(root: Path, commit: str, file: str) -> str:
    """Return the id of a file's content in a commit; empty where it is not there."""
    return answer(root, "rev-parse", "--verify", "--quiet", f"{commit}:./{file}") if commit else ""


def changed_since(root: Path, base: str, commit: str) -> set[str]:
    """Return the files that differ between two commits, relative to the top of the repository."""
    return set(
        filter(
            None,
            answer(root, "diff-tree", "-r", "-z", "--name-only", base, commit).split("\0"),
        )
    )


def own_versions(root: Path, base: str, file: str) -> list[tuple[str, str]]:
    """Return this branch's commits of a file since ``base``, the oldest first, each with the id of the content."""
    commits = answer(root, "rev-list", "--reverse", f"{base}..HEAD" if base else "HEAD", "--", file).split()
    found = [(commit, content_id(root, commit, file)) for commit in commits]
    return [(commit, content) for commit, content in found if content]


def graft(root: Path, base: str, file: str, onto: str) -> str:
    """Return a commit on top of ``onto`` that holds ``file`` as ``HEAD`` has it, all else as in ``onto``.

    Each own commit of the file since ``base`` that did not arrive yet is repeated with its author, day and message.
    Empty where git refuses.
    """
    own = own_versions(root, base, file)
    arrived = [at for at, (_, content) in enumerate(own) if content == content_id(root, onto, file)]
    place = answer(root, "rev-parse", "--show-prefix") + file
    tip = onto
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        run_git(root, "read-tree", onto, variables=index)
        for commit, content in own[arrived[-1] + 1 if arrived else 0 :]:
            entry = f"100644,{content},{place}"
            run_git(root, "update-index", "--add", "--cacheinfo", entry, variables=index)
            tree = run_git(root, "write-tree", variables=index)
            if not tip or tree is None or tree.code:
                return ""
            tip = _repeated(root, commit, tree.out.strip(), tip)
    return tip


def _repeated(root: Path, commit: str, tree: str, parent: str) -> str:
    """Write a commit's author, day and message again over another tree and parent."""
    done = run_git(root, "cat-file", "commit", commit, reading=True)
    head, _, message = (done.out if done else "").partition("\n\n")
    kept = [line for line in head.split("\n") if line.startswith(_KEPT)]
    text = "\n".join([f"tree {tree}", f"parent {parent}", *kept]) + f"\n\n{message}"
    made = run_git(root, "hash-object", "-t", "commit", "-w", "--stdin", said=text.encode())
    return made.out.strip() if made and made.code == 0 else ""


def come_along(root: Path, branch: str, commit: str) -> bool:
    """Move the branch and the work tree to a commit; ``False``, nothing touched, where unsaved work is in the way."""
    old = answer(root, "rev-parse", "HEAD")
    if old == commit:
        return True
    run_git(root, "update-index", "-q", "--refresh")
    moved = run_git(root, "read-tree", "-m", "-u", old, commit)
    if moved is None or moved.code:
        return False
    done = run_git(root, "update-ref", "-m", "danvan", f"refs/heads/{branch}", commit, old)
    return done is not None and done.code == 0


def unsaved(root: Path) -> set[str]:
    """Return the files that are not as in ``HEAD`` or unknown to git, relative to the top of the repository."""
    flags = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all")
    done = run_git(root, "status", *flags, reading=True)
    return {entry[3:] for entry in (done.out if done else "").split("\0") if entry}

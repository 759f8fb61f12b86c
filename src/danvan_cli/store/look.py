"""The state in which a reviewer last saw a report, found in git: when it was approved, or sent back.

Knows what approval and sending back look like in a report; compares nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from danvan_cli.model.report import BaoCao
from danvan_cli.store.git import Commit, commits_of, contents, files_of
from danvan_cli.store.load import load_document

_MOST_COMMITS = 40


class LanXem(NamedTuple):
    """A commit that holds a report as a reviewer saw it, and why: ``duyet`` or ``tra_lai``."""

    commit: str
    viec: str


def last_look(root: Path, file: str, report: BaoCao) -> LanXem | None:
    """Return where a report that changed since a decision was last as decided; ``None`` where none is to be asked."""
    if report.doi_sau_phe_duyet:
        found = next((commit for commit, old in _versions(root, file) if _is_approved(old, report)), None)
        return LanXem(found.name, "duyet") if found else None
    if report.tra_lai and not report.phe_duyet:
        returned = [commit for commit, old in _versions(root, file) if old.tra_lai == report.tra_lai]
        return LanXem(returned[-1].name, "tra_lai") if returned else None
    return None


def _is_approved(old: BaoCao, report: BaoCao) -> bool:
    return old.phe_duyet == report.phe_duyet and not old.doi_sau_phe_duyet


def _versions(root: Path, file: str) -> list[tuple[Commit, BaoCao]]:
    """Return the readable versions of a file that git knows, the newest first."""
    commits = commits_of(root, file, _MOST_COMMITS)
    ids = {commit: files_of(root, commit, (file,)).get(file, "") for commit in commits}
    found = contents(root, filter(None, ids.values()))
    read = {name: load_document(file, data, BaoCao).model for name, data in found.items()}
    return [(commit, old) for commit in commits if (old := read.get(ids[commit]))]

"""What git knows of a workspace's files: which differ from what was committed, and when a day of sending was set.

Every answer is asked for once, and only when a rule needs it, what runs git is imported then; without git or a
repository there is none.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from danvan_cli.model.text import nfc
from danvan_cli.store.head import head_state
from danvan_cli.store.root import FOLDERS

_SENT = "^ngay_gui[ \t]*:"


class History:
    """The answers of git about one workspace."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def changed(self) -> frozenset[str] | None:
        """The files that are not committed or differ from the committed version; ``None`` without a repository."""
        if head_state(str(self._root)) == "":
            return None
        from danvan_cli.store.git import changed_paths

        paths = changed_paths(self._root, FOLDERS)
        return None if paths is None else frozenset(map(nfc, paths))

    @cached_property
    def days_sent(self) -> dict[str, date]:
        """For each report the day, in Vietnam, of the commit that last changed its ``ngay_gui``; empty if unknown."""
        if self.changed is None:
            return {}
        from danvan_cli.store.git import days_of_change, is_shallow

        if is_shallow(self._root):
            return {}
        return {nfc(path): day for path, day in days_of_change(self._root, "reports", _SENT).items()}

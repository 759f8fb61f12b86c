"""Which file or folder of the workspace a typed path means, by the name that findings use."""

from __future__ import annotations

import os
from pathlib import Path

from danvan_cli.cli.call import Stop
from danvan_cli.model.text import nfc
from danvan_cli.store.root import real


def from_here_or_root(root: Path, path: Path) -> Path:
    """Return the path as typed, else below the root: as findings name it, copied from anywhere."""
    return root / path if not path.exists() and (root / path).exists() else path


def name_inside(root: Path, path: Path) -> str:
    """Return a path from the root with ``/``, empty for the root itself; raises ``Stop`` where it lies outside.

    A link within the workspace keeps its own name.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    for place in (absolute, real(absolute.parent) / absolute.name, real(absolute)):
        for base in (real(root), root.absolute()):
            if place.is_relative_to(base):
                inside = place.relative_to(base)
                return nfc(inside.as_posix()) if inside.parts else ""
    raise Stop(f"“{path}” nằm ngoài thư mục làm việc {root}")

"""Where a workspace begins. Imports next to nothing: it is asked before anything is read."""

from __future__ import annotations

import os

from danvan_cli.store.failure import NoWorkspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

OFFICE = "plans/co-quan.yaml"
SEAL = "niem-phong.yaml"
FOLDERS = ("plans", "reports", "templates")
"""The folders that hold the office's own content."""


def nearest_root(start: str) -> str | None:
    """Return the nearest folder at or above an absolute path that holds the office file."""
    folder = start
    while not os.path.exists(f"{folder}/{OFFICE}"):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above ``start`` that holds the office file; raises ``NoWorkspace``."""
    found = nearest_root(str(start))
    if found is None:
        raise NoWorkspace(
            f"không tìm thấy {OFFICE} ở thư mục này và các thư mục cha; "
            "chuyển vào thư mục làm việc, chỉ ra bằng --root, hoặc tạo mới bằng danvan init"
        )
    return type(start)(found)


def given_root(root: Path | None) -> Path:
    """Return the root that was named, else the nearest one; raises ``NoWorkspace``."""
    from pathlib import Path

    if root is None:
        return find_root(Path.cwd())
    if not (root / OFFICE).exists():
        raise NoWorkspace(f"thư mục {root} không có {OFFICE}")
    return real(root)


def real(path: Path) -> Path:
    """Return where a path leads, links followed; one that leads in a circle ends where the circle begins."""
    return type(path)(os.path.realpath(path))

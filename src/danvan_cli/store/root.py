"""Where a workspace begins. Imports nothing heavy: it is asked before anything is read."""

from __future__ import annotations

from pathlib import Path

from danvan_cli.store.failure import NoWorkspace

OFFICE = "plans/co-quan.yaml"
FOLDERS = ("plans", "reports", "templates")
"""The folders that hold the office's own content."""


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above ``start`` that holds the office file; raises ``NoWorkspace``."""
    for folder in (start, *start.parents):
        if (folder / OFFICE).exists():
            return folder
    raise NoWorkspace(
        f"không tìm thấy {OFFICE} ở thư mục này và các thư mục cha; "
        "chuyển vào thư mục làm việc, chỉ ra bằng --root, hoặc tạo mới bằng danvan init"
    )


def given_root(root: Path | None) -> Path:
    """Return the root that was named, else the nearest one; raises ``NoWorkspace``."""
    if root is None:
        return find_root(Path.cwd())
    if not (root / OFFICE).exists():
        raise NoWorkspace(f"thư mục {root} không có {OFFICE}")
    return root.resolve()

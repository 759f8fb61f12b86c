"""Where a result may be written. Imports nothing heavy."""

from __future__ import annotations

from pathlib import Path

from danvan_cli.cli.call import Stop
from danvan_cli.store.root import FOLDERS, real


def output_below(root: Path, path: Path) -> Path:
    """Return where a result may be written: no folder or device, and nothing of the office's own content."""
    if path.is_dir():
        raise Stop(f"{path} là một thư mục; ghi tên tệp sau -o")
    if path.exists() and not path.is_file():
        raise Stop(f"{path} không phải là một tệp thường")
    inside = real(path)
    for folder in FOLDERS:
        if inside.is_relative_to(real(root / folder)):
            raise Stop(f"không ghi kết quả vào thư mục {folder}: đó là dữ liệu gốc; chọn chỗ khác sau -o")
    return path

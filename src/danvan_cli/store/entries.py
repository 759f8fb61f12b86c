"""What stands in a folder of the office: its files in order, and whatever does not belong there (DV008)."""

from __future__ import annotations

import os
import re
from pathlib import Path

from danvan_cli.model.text import nfc
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.failure import NoWorkspace, reason_of

_IGNORED = frozenset({"Thumbs.db", "desktop.ini"})
_UNIT_FILE = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")


def entries_of(root: Path, folder: str, strays: list[Problem]) -> list[os.DirEntry[str]]:
    """Return what stands in a folder, sorted by name, without what is ignored; links are strays."""
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise NoWorkspace(f"không đọc được thư mục {folder}: {reason_of(error)}") from None
    kept = []
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in _IGNORED:
            continue
        if entry.is_symlink():
            strays.append(stray(f"{folder}/{nfc(entry.name)}", "đây là một liên kết, danvan không đi theo"))
            continue
        kept.append(entry)
    return kept


def is_yaml(entry: os.DirEntry[str], file: str, strays: list[Problem]) -> bool:
    """Tell whether an entry is a file of the office's data; what is not is noted among the strays."""
    if not entry.is_file(follow_symlinks=False):
        kind = "thư mục" if entry.is_dir(follow_symlinks=False) else "tệp đặc biệt"
        strays.append(stray(file, f"{kind} này không thuộc về đây"))
    elif not entry.name.endswith(".yaml"):
        strays.append(stray(file, "phần mở rộng của tệp phải là .yaml", *_better_name(entry)))
    elif not _UNIT_FILE.fullmatch(entry.name):
        strays.append(
            stray(file, "tên tệp phải là mã (chữ thường không dấu, chữ số, dấu gạch nối) rồi đến .yaml")
        )
    else:
        return True
    return False


def _better_name(entry: os.DirEntry[str]) -> tuple[str, ...]:
    """Return the hint with the name that was meant, where it is a proper one and still free."""
    name = f"{entry.name.partition('.')[0].lower()}.yaml"
    if (
        entry.name.count(".") > 1
        or not _UNIT_FILE.fullmatch(name)
        or Path(entry.path).with_name(name).exists()
    ):
        return ()
    return (f"đổi tên thành {name}, chuyển đi nơi khác hoặc xóa",)


def why_no_period(entry: os.DirEntry[str]) -> str:
    """Return why an entry of ``reports`` is no period."""
    if entry.is_dir(follow_symlinks=False):
        return "thư mục trong reports phải là tên kỳ báo cáo như 2024, 2024-6t hoặc 2024-9t"
    return "tệp này không thuộc kỳ báo cáo nào"


def stray(file: str, message: str, hint: str = "đổi tên, chuyển đi nơi khác hoặc xóa") -> Problem:
    """Return the DV008 for what does not belong where it stands."""
    return Problem("DV008", Severity.ERROR, Place(file), message, hint)


def read_bytes(path: str, file: str) -> bytes:
    """Return the bytes of a file, one more than may be read at most; raises ``NoWorkspace``."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - the entry's path is text already
            return stream.read(1024 * 1024 + 1)
    except OSError as error:
        raise NoWorkspace(f"không đọc được tệp {file}: {reason_of(error)}") from None

"""``danvan fmt``: which files are laid out anew, what is written, and what is said about it."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.inside import from_here_or_root, name_inside
from danvan_cli.cli.printing import print_in_full, say
from danvan_cli.model.period import parse_period
from danvan_cli.problem import Problem
from danvan_cli.store.canonical import formatted
from danvan_cli.store.files import DataFile, Files
from danvan_cli.store.root import given_root
from danvan_cli.store.write import replace_whole


class _Change(NamedTuple):
    """A file that is not laid out canonically: what it holds and what it shall hold."""

    data_file: DataFile
    old: bytes
    new: bytes


class _Tally:
    """What became of the files on the way."""

    def __init__(self) -> None:
        self.well = 0
        self.left: list[str] = []
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}

    def leave(self, file: str, why: str) -> None:
        """Note a file that stays as it is although it may not be canonical."""
        self.left.append(f"Giữ nguyên {file}: {why}")


def rewrite(settings: Settings, targets: list[str]) -> int:
    """Lay out the files; returns 1 where one had to be left as it is."""
    tally, written = _Tally(), 0
    for change in _changes(settings, targets, tally):
        if replace_whole(change.data_file.path, change.old, change.new):
            written += 1
            say(f"Đã sửa {change.data_file.file}")
        else:
            tally.leave(change.data_file.file, "tệp vừa được sửa ở nơi khác; chạy lại danvan fmt")
    return _conclude(settings, tally, f"Đã sửa {written} tệp" if written else "Không phải sửa tệp nào", False)


def check(settings: Settings, targets: list[str]) -> int:
    """Name the files that would change, each with its first line that would; returns 1 where there is one."""
    return _show(settings, targets, _first_line)


def show_changes(settings: Settings, targets: list[str]) -> int:
    """Show every line that would change; returns 1 where there is one."""
    return _show(settings, targets, _diff)


def _show(settings: Settings, targets: list[str], shown: Callable[[_Change], str]) -> int:
    tally, found = _Tally(), 0
    for change in _changes(settings, targets, tally):
        found += 1
        sys.stdout.write(shown(change))
    said = (
        f"{found} tệp chưa đúng khuôn, chạy danvan fmt để sửa"
        if found
        else "Không có tệp nào chưa đúng khuôn"
    )
    return _conclude(settings, tally, said, found > 0)


def _conclude(settings: Settings, tally: _Tally, said: str, failing: bool) -> int:
    print_in_full(tally.texts, tally.problems, settings.color)
    sys.stdout.flush()
    for line in tally.left:
        say(line)
    parts = [said, f"{tally.well} tệp đã đúng khuôn" if tally.well else ""]
    parts.append(f"{len(tally.texts)} tệp có lỗi phải sửa trước" if tally.texts else "")
    say("; ".join(part for part in parts if part) + ".")
    return 1 if failing or tally.left or tally.texts else 0


def _changes(settings: Settings, targets: list[str], tally: _Tally) -> Iterator[_Change]:
    files = Files(given_root(settings.root))
    for data_file in _chosen(files, targets):
        old = data_file.read()
        result = formatted(data_file.file, old, files.shape(data_file))
        if result.problems:
            tally.problems += result.problems
            tally.texts[data_file.file] = old[:200_000].decode("utf-8", errors="replace")
        elif result.refused or result.data is None:
            tally.leave(data_file.file, result.refused or "không đọc được")
        elif result.data == old:
            tally.well += 1
        else:
            yield _Change(data_file, old, result.data)


def _chosen(files: Files, targets: list[str]) -> list[DataFile]:
    """The files asked for, without those of closed periods."""
    names = [_name(files, target) for target in targets] or [""]
    wanted = [
        found
        for found in files.all
        if any(not name or found.file == name or found.file.startswith(f"{name}/") for name in names)
    ]
    for target, name in zip(targets, names, strict=False):
        if not any(not name or found.file == name or found.file.startswith(f"{name}/") for found in wanted):
            raise Stop(f"“{target}” không có tệp YAML nào của danvan")
    for ky in sorted({found.ky for found in wanted if found.ky} & files.sealed):
        say(f"Giữ nguyên reports/{ky}: kỳ này đã niêm phong.")
    return [found for found in wanted if found.ky not in files.sealed]


def _name(files: Files, target: str) -> str:
    """The name of a period's folder, a file or a folder as findings name it; empty for the root itself."""
    ky = parse_period(target)
    if ky is not None and not Path(target).exists():
        return f"reports/{ky}"
    path = from_here_or_root(files.root, Path(target))
    if not path.exists():
        raise Stop(f"không có tệp hay kỳ báo cáo “{target}”")
    return name_inside(files.root, path)


def _first_line(change: _Change) -> str:
    old, new = change.old.split(b"\n"), change.new.split(b"\n")
    same = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    return f"{change.data_file.file}:{min(same + 1, len(old))}: chưa đúng khuôn\n"


def _diff(change: _Change) -> str:
    name = change.data_file.file
    lines = difflib.unified_diff(_lines(change.old), _lines(change.new), name, name)
    return "".join(lines)


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", errors="replace").replace("\r\n", "␍\n").replace("\ufeff", "␚")
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")]

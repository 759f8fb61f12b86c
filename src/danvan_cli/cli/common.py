"""What commands share: finding the workspace, reading a period, colours, printing findings."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.color import wants_color
from danvan_cli.cli.show import concise, in_full
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.problem import Problem
from danvan_cli.store.workspace import OFFICE, Workspace, find_root, load_workspace


def open_workspace(settings: Settings) -> Workspace:
    """Read the workspace that the options or the current folder name; raises ``NoWorkspace`` or ``Stop``."""
    if settings.root is not None:
        if not (settings.root / OFFICE).exists():
            raise Stop(f"thư mục {settings.root} không có {OFFICE}")
        return load_workspace(settings.root.resolve())
    return load_workspace(find_root(Path.cwd()))


def period_of(typed: str) -> Ky:
    """Read a period from the command line; raises ``Stop``."""
    period = parse_period(typed)
    if period is None:
        raise Stop(f"“{typed}” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t")
    return period


def period_with_folder(workspace: Workspace, typed: str) -> Ky:
    """Read a period that has a folder of reports; raises ``Stop`` where it has none."""
    period = period_of(typed)
    if period not in workspace.periods:
        known = ", ".join(map(str, workspace.periods)) or "chưa có kỳ nào"
        raise Stop(
            f"chưa có thư mục reports/{period} (các kỳ đã có: {known}); tạo bằng lệnh: danvan new {period}"
        )
    return period


def output_path(workspace: Workspace, path: Path) -> Path:
    """Return where a result may be written: no folder or device, and nothing of the office's own content."""
    if path.is_dir():
        raise Stop(f"{path} là một thư mục; ghi tên tệp sau -o")
    if path.exists() and not path.is_file():
        raise Stop(f"{path} không phải là một tệp thường")
    inside = path.resolve()
    for folder in ("plans", "reports", "templates"):
        if inside.is_relative_to((workspace.root / folder).resolve()):
            raise Stop(f"không ghi kết quả vào thư mục {folder}: đó là dữ liệu gốc; chọn chỗ khác sau -o")
    return path


def print_in_full(workspace: Workspace, problems: Iterable[Problem], color: str) -> None:
    """Print findings with their source lines on standard output, a blank line between them."""
    colored = wants_color(color)
    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
    texts = {}
    blocks = []
    for problem in problems:
        file = problem.place.file
        if file not in texts:
            texts[file] = workspace.texts.get(file, "").split("\n")
        blocks.append(in_full(problem, texts, max(40, width), colored))
    if blocks:
        sys.stdout.write("\n\n".join(blocks) + "\n")


def print_concise(problems: Iterable[Problem], color: str) -> None:
    """Print findings on standard output, one line each."""
    colored = wants_color(color)
    sys.stdout.write("".join(concise(problem, colored) + "\n" for problem in problems))


def say(message: str) -> None:
    """Tell the user something on standard error, where it cannot mix with findings or data."""
    sys.stderr.write(message + "\n")

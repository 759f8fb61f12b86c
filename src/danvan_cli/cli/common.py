"""What commands share: finding the workspace, reading a period, where a result may be written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.printing import print_in_full, say
from danvan_cli.cli.target import output_below
from danvan_cli.model.period import Ky, parse_period, parse_stage
from danvan_cli.problem import Severity
from danvan_cli.rules.registry import check_basis
from danvan_cli.store.git import in_repository
from danvan_cli.store.root import OFFICE, given_root
from danvan_cli.store.workspace import Workspace, load_workspace
from danvan_cli.store.write import way_out


def open_workspace(settings: Settings) -> Workspace:
    """Read the workspace that the options or the current folder name, each report when it is first asked for.

    Raises ``NoWorkspace``.
    """
    return load_workspace(given_root(settings.root), reports_later=True)


def period_of(typed: str) -> Ky:
    """Read a period from the command line; raises ``Stop``."""
    period = parse_period(typed)
    if period is None:
        several = "; nhiều năm chỉ dùng với danvan consolidate" if parse_stage(typed) else ""
        raise Stop(f"“{typed}” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t{several}")
    return period


def period_with_folder(workspace: Workspace, typed: str) -> Ky:
    """Read a period that has a folder of reports; raises ``Stop`` where it has none."""
    period = period_of(typed)
    if period not in workspace.periods:
        known = known_periods(workspace)
        raise Stop(
            f"chưa có thư mục reports/{period} (các kỳ đã có: {known}); tạo bằng lệnh: danvan new {period}"
        )
    return period


def known_periods(workspace: Workspace) -> str:
    """Return the periods that have a folder of reports, as a list in a sentence."""
    return ", ".join(map(str, workspace.periods)) or "chưa có kỳ nào"


def stopped_by_basis(workspace: Workspace, ky: Ky, color: str, what: str, aside: bool = False) -> bool:
    """Show the errors of the office file and of the plan in force, and tell whether they forbid going on.

    ``aside`` keeps standard output free for what a program reads.
    """
    plan = workspace.plan_for(ky)
    basis = {OFFICE, *([plan.file] if plan else (document.file for document in workspace.plans))}
    broken = [
        problem
        for problem in check_basis(workspace)
        if problem.place.file in basis and problem.severity is Severity.ERROR
    ]
    if broken or workspace.duties_in(ky) is None:
        print_in_full(workspace.texts, broken, color, aside)
        say(f"{what}: sổ đơn vị hoặc kế hoạch năm {ky.nam} còn lỗi hoặc chưa có.")
        return True
    return False


def output_path(workspace: Workspace, path: Path) -> Path:
    """Return where a result may be written: no folder or device, and nothing of the office's own content."""
    return output_below(workspace.root, path)


def say_how_to_keep(root: Path) -> None:
    """Name the command that keeps in git what was just written, where there is a repository."""
    if in_repository(root):
        say("Lưu vào kho và chuyển đến kho chung, xong từng việc hay cuối buổi đều được: danvan save")


def stay_inside(root: Path, names: Iterable[str]) -> None:
    """Stop where a link below ``root`` would lead elsewhere what is to be written."""
    for name in names:
        link = way_out(root, name)
        if link:
            raise Stop(
                f"{root / link} là một liên kết, danvan không ghi qua liên kết; không có gì bị thay đổi"
            )

"""``danvan diff``: what changed between two revisions, a revision and the disk, or two periods."""

from __future__ import annotations

import sys
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop, harmless
from danvan_cli.cli.printing import say
from danvan_cli.cli.target import output_below
from danvan_cli.compare.periods import compare_periods
from danvan_cli.compare.workspaces import compare_workspaces
from danvan_cli.exchange.comparison import SoSanh, as_json, as_markdown, as_text
from danvan_cli.model.dates import format_date
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.store.clock import today
from danvan_cli.store.root import given_root
from danvan_cli.store.snapshot import NoRevision, Snapshot, disk, revision, workspace_from
from danvan_cli.store.workspace import Workspace
from danvan_cli.store.write import write_whole


def diff(settings: Settings, before: str, after: str | None, form: str, output: Path | None) -> int:
    """Run the command; 0 with or without differences."""
    root = given_root(settings.root)
    target = output_below(root, output) if output else None
    comparison = _comparison(root, before, after)
    deliver(as_json(comparison) if form == "json" else harmless(_SHOWN[form](comparison)), target)
    return 0


_SHOWN = {"text": as_text, "markdown": as_markdown}


def deliver(text: str, target: Path | None) -> None:
    """Print a text, or write it to a file and say so."""
    if target is None:
        sys.stdout.write(text)
    else:
        write_whole(target, text.encode())
        say(f"Đã ghi {target}")


def _comparison(root: Path, before: str, after: str | None) -> SoSanh:
    first, second = parse_period(before), parse_period(after) if after else None
    if first and second:
        return between_periods(root, first, second)
    try:
        if after is None:
            then = revision(root, before)
            return between_snapshots(root, then, disk(root, then))
        return between_snapshots(root, revision(root, before), revision(root, after))
    except NoRevision as error:
        hint = ""
        if first and after is None:
            hint = f"; so sánh hai kỳ thì ghi cả hai: danvan diff {first.truoc} {first}"
        elif first or second:
            hint = "; so sánh hai kỳ thì cả hai phải là kỳ, như 2023 2024"
        raise Stop(f"{error}{hint}") from None


def between_snapshots(root: Path, then: Snapshot, now: Snapshot) -> SoSanh:
    """Compare the files of two times; files whose content is the same are not even read."""
    changed = {path for path in {*then.ids, *now.ids} if then.ids.get(path) != now.ids.get(path)}
    basis = {path for path in {*then.ids, *now.ids} if path.startswith("plans/")}
    old, new = (workspace_from(root, side.read(sorted(changed | basis)), today()) for side in (then, now))
    return SoSanh(
        _side(then), _side(now), (_source(then), _source(now)), compare_workspaces(old, new), _names(old, new)
    )


def between_periods(root: Path, first: Ky, second: Ky) -> SoSanh:
    """Compare two periods as they stand on the disk."""
    now = disk(root)
    folders = (f"reports/{first}/", f"reports/{second}/")
    for ky, folder in zip((first, second), folders, strict=True):
        if not any(path.startswith(folder) for path in now.ids):
            raise Stop(f"kỳ {ky} chưa có báo cáo nào (thư mục reports/{ky})")
    wanted = [path for path in now.ids if path.startswith(("plans/", *folders))]
    workspace = workspace_from(root, now.read(wanted), today())
    return SoSanh(
        f"kỳ {first}",
        f"kỳ {second}",
        (str(first), str(second)),
        compare_periods(workspace, first, second),
        _names(workspace),
    )


def _side(snapshot: Snapshot) -> str:
    if snapshot.commit is None or snapshot.ngay is None:
        return "thư mục làm việc"
    return f"bản {snapshot.commit[:7]} ngày {format_date(snapshot.ngay)}"


def _source(snapshot: Snapshot) -> str:
    return snapshot.commit or "thu_muc_lam_viec"


def _names(*workspaces: Workspace) -> dict[str, str]:
    """Return the names of units by code, those of the last workspace first."""
    return {
        code: unit.ten
        for workspace in workspaces
        if workspace.office.model
        for code, unit in workspace.office.model.theo_ma.items()
    }

"""Two versions of one report: the one on this machine, and the one that others see in the shared repository."""

from __future__ import annotations

from pathlib import Path

from danvan_cli.compare.change import ThayDoi
from danvan_cli.compare.workspaces import compare_workspaces
from danvan_cli.exchange.changes import sentence
from danvan_cli.exchange.comparison import plain
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.store.clock import today
from danvan_cli.store.load import load_document
from danvan_cli.store.snapshot import NoRevision, Snapshot, disk, revision, workspace_from

_MOST = 20


def changes_by_unit(
    root: Path, then: Snapshot, now: Snapshot, beginning: str
) -> dict[str, tuple[ThayDoi, ...]]:
    """Return the changes by unit in the files whose paths begin so."""
    changed = [
        path
        for path in sorted({*then.ids, *now.ids})
        if path.startswith(beginning) and then.ids.get(path) != now.ids.get(path)
    ]
    if not changed:
        return {}
    old, new = (
        workspace_from(
            root, side.read([*(path for path in side.ids if path.startswith("plans/")), *changed]), today()
        )
        for side in (then, now)
    )
    found: dict[str, tuple[ThayDoi, ...]] = {}
    for change in compare_workspaces(old, new):
        if change.don_vi:
            found[change.don_vi] = (*found.get(change.don_vi, ()), change)
    return found


def differences(root: Path, ky: Ky, file: str, unit: str, name: str, commit: str) -> list[str]:
    """Return in sentences what this machine's report, of a unit called ``name``, says otherwise than a commit's."""
    try:
        then = revision(root, commit)
        changes = changes_by_unit(root, then, disk(root, then, ky), file).get(unit, ())
    except NoRevision:
        return []
    said = [sentence(change, {unit: name}) for change in changes]
    told = [f"{one.ai.removeprefix(name).lstrip(', ')}: {plain(one.gi)}" for one in said]
    told = [line.removeprefix(": ") for line in told]
    return [*told[:_MOST], f"… và {len(told) - _MOST} chỗ khác"] if len(told) > _MOST else told


def version(root: Path, file: str, commit: str) -> tuple[bytes, BaoCao | None] | None:
    """Return a report as a commit has it, and as it reads; ``None`` where it is not there."""
    try:
        data = revision(root, commit).read([file]).get(file)
    except NoRevision:
        return None
    return None if data is None else (data, load_document(file, data, BaoCao).model)


def only_sent_back(old: BaoCao | None, theirs: BaoCao | None) -> bool:
    """Tell whether all that happened to a report is that it was sent back: its content is as before."""
    if old is None or theirs is None or theirs.ngay_gui is not None or not theirs.tra_lai:
        return False
    undecided = (report.model_copy(update={"ngay_gui": None}) for report in (old, theirs))
    return len(theirs.tra_lai) > len(old.tra_lai) and len({one.dau_van_tay for one in undecided}) == 1

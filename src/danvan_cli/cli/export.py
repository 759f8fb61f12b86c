"""``danvan export``: the consolidated data of a period, as they are, complete or not."""

from __future__ import annotations

import sys
from pathlib import Path

from danvan_cli.cli.call import Settings
from danvan_cli.cli.common import open_workspace, output_path, period_with_folder, stopped_by_basis
from danvan_cli.cli.printing import say
from danvan_cli.consolidate.build import consolidate
from danvan_cli.exchange.data import Nguon, export_csv, export_json
from danvan_cli.model.period import Ky
from danvan_cli.store.git import is_clean, last_commit
from danvan_cli.store.inputs import inputs_of_period
from danvan_cli.store.workspace import Workspace
from danvan_cli.store.write import write_whole


def export(settings: Settings, period: str, form: str, output: Path | None) -> int:
    """Run the command; 1 only where the office file or the plan is broken."""
    workspace = open_workspace(settings)
    target = output_path(workspace, output) if output else None
    ky = period_with_folder(workspace, period)
    if stopped_by_basis(workspace, ky, settings.color, "Không xuất được"):
        return 1
    result = consolidate(workspace, ky)
    if result is None:
        return 1
    data = export_csv(result) if form == "csv" else export_json(result, source_of(workspace, ky)).encode()
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(target, data)
        say(f"Đã ghi {target}")
    return 0


def source_of(workspace: Workspace, ky: Ky) -> Nguon:
    """Return the commit that the data of a period come from, and whether they are as committed."""
    paths = inputs_of_period(workspace, ky).paths
    commit = last_commit(workspace.root, paths)
    return Nguon(commit.name, is_clean(workspace.root, paths)) if commit else Nguon(None, None)

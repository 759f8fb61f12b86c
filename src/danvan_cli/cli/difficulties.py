"""``danvan difficulties``: what units find hard and propose, gathered for Chánh Văn phòng."""

from __future__ import annotations

from pathlib import Path

from danvan_cli.cli.call import Settings, harmless
from danvan_cli.cli.common import open_workspace, output_path, period_with_folder
from danvan_cli.cli.diff import deliver
from danvan_cli.consolidate.difficulties import difficulties_in
from danvan_cli.exchange.difficulties import as_json, as_markdown, as_text


def difficulties(settings: Settings, period: str, form: str, output: Path | None) -> int:
    """Run the command; it describes what there is, so the exit code is 0."""
    workspace = open_workspace(settings)
    target = output_path(workspace, output) if output else None
    found = difficulties_in(workspace, period_with_folder(workspace, period))
    units = workspace.office.model.theo_ma if workspace.office.model else {}
    names = {code: unit.ten for code, unit in units.items()}
    if form == "json":
        deliver(as_json(found), target)
    else:
        deliver(harmless((as_markdown if form == "markdown" else as_text)(found, names)), target)
    return 0

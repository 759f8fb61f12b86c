"""``danvan review``: the reviewer's brief of a period, what needs attention first."""

from __future__ import annotations

from pathlib import Path

from danvan_cli.cli.call import Settings, harmless
from danvan_cli.cli.common import open_workspace, output_path, period_with_folder, stopped_by_basis
from danvan_cli.cli.diff import deliver
from danvan_cli.cli.sides import changes_by_unit
from danvan_cli.consolidate.round import round_of
from danvan_cli.exchange.review import TuLanTruoc, review_of
from danvan_cli.exchange.review_paper import as_json, as_markdown, as_text
from danvan_cli.model.period import Ky
from danvan_cli.rules.registry import check_period
from danvan_cli.store.clock import today
from danvan_cli.store.look import last_look
from danvan_cli.store.snapshot import NoRevision, disk, revision
from danvan_cli.store.workspace import Workspace


def review(settings: Settings, period: str, form: str, output: Path | None) -> int:
    """Run the command; 1 only where the office file or the plan is broken."""
    workspace = open_workspace(settings)
    target = output_path(workspace, output) if output else None
    ky = period_with_folder(workspace, period)
    state = round_of(workspace, ky, today())
    if state is None:
        stopped_by_basis(workspace, ky, settings.color, "Không lập được bản xem", form == "json")
        return 1
    brief = review_of(workspace, state, check_period(workspace, ky), _since(workspace, ky))
    units = workspace.office.model.theo_ma if workspace.office.model else {}
    names = {code: unit.ten for code, unit in units.items()}
    if form == "json":
        deliver(as_json(brief, names), target)
    else:
        deliver(harmless((as_markdown if form == "markdown" else as_text)(brief, names)), target)
    return 0


def _since(workspace: Workspace, ky: Ky) -> dict[str, TuLanTruoc] | None:
    """Return what changed by unit since it was approved or sent back, else since the last commit."""
    root = workspace.root
    try:
        head = revision(root, "HEAD")
        now = disk(root, head, ky)
        since = {
            code: TuLanTruoc("luu", head.commit or "", changes)
            for code, changes in changes_by_unit(root, head, now, f"reports/{ky}/").items()
        }
        for code, document in workspace.periods[ky].reports.items():
            look = last_look(root, document.file, document.model) if document.model else None
            if look:
                found = changes_by_unit(root, revision(root, look.commit), now, document.file).get(code, ())
                since[code] = TuLanTruoc(look.viec, look.commit, found)
    except NoRevision:
        return None
    return since

"""``danvan consolidate``: stop at what is wrong or missing, else render the consolidated report and write it whole."""

from __future__ import annotations

from dataclasses import replace

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, period_with_folder
from danvan_cli.cli.stage import stage_of
from danvan_cli.cli.validate import checked
from danvan_cli.cli.writing import (
    Drawing,
    Signers,
    Wish,
    choices,
    docx_path,
    given_day,
    refuse,
    stopping,
    write,
)
from danvan_cli.consolidate.build import consolidate as add_up
from danvan_cli.consolidate.result import KetQua
from danvan_cli.model.period import Ky
from danvan_cli.render.consolidated import TEMPLATE, render_consolidated
from danvan_cli.render.document import Filled, Origin
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.rules.gate import findings_of
from danvan_cli.store.inputs import inputs_of_period
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace
from danvan_cli.thethuc.ruleset import HouseStyle


def consolidate(settings: Settings, period: str, wish: Wish) -> int:
    """Run the command; 1 where findings stop it, and then nothing is written."""
    if stage := stage_of(period):
        from danvan_cli.cli.years import consolidate_stage

        return consolidate_stage(settings, stage, wish)
    workspace = open_workspace(settings)
    ky = period_with_folder(workspace, period)
    path = docx_path(workspace, wish, f"{ky}/bao-cao-tong-hop-{ky}.docx")
    found = findings_of(workspace, ky, checked(workspace))
    if errors := stopping(found, wish.draft):
        return refuse(workspace, settings, errors, wish.draft)
    return write(workspace, settings, wish, path, drawing(workspace, ky, wish), found)


def drawing(workspace: Workspace, ky: Ky, wish: Wish) -> Drawing:
    """Return how the report of a period is drawn; raises ``Stop`` where no plan is in force."""
    result = add_up(workspace, ky)
    if result is None:
        raise Stop(f"không có kế hoạch nào có hiệu lực trong năm {ky.nam}", 1)
    summary = result.tong_hop
    chosen = choices(
        wish,
        summary.ngay_lap if summary else None,
        summary.so_ky_hieu if summary else None,
        _signers(result, wish),
    )

    def render(origin: Origin, folders: TemplateFolders, style: HouseStyle) -> Filled:
        filled = render_consolidated(result, chosen, origin, folders, style)
        if not wish.trace:
            return filled
        from danvan_cli.exchange.remarks import remarks

        told = remarks(result, origin.commit, lambda: add_up(workspace, ky.truoc))
        return replace(filled, remark=told)

    return Drawing(TEMPLATE, inputs_of_period(workspace, ky), ("consolidate", str(ky)), render)


def _signers(result: KetQua, wish: Wish) -> Signers:
    office, summary = result.office.co_quan, result.tong_hop
    day = given_day(wish) or (summary.ngay_ky if summary else result.ky.ngay_cuoi)
    chosen = office.signer_on(day)
    if summary and summary.nguoi_ky:
        chosen = summary.nguoi_ky if summary.nguoi_ky.valid_on(day) else None
    return Signers(office.nguoi_ky, f"nguoi_ky của {OFFICE}", chosen)

"""``danvan consolidate 2022..2025``: the report on several years, from what each year's units reported."""

from __future__ import annotations

from dataclasses import replace

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import known_periods, open_workspace
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
from danvan_cli.consolidate.years import consolidate_years
from danvan_cli.model.period import GiaiDoan, Ky
from danvan_cli.render.document import Filled, Origin
from danvan_cli.render.multi_year import TEMPLATE, render_years
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.rules.gate import findings_of_years
from danvan_cli.store.inputs import inputs_of_years
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace
from danvan_cli.thethuc.ruleset import HouseStyle


def consolidate_stage(settings: Settings, stage: GiaiDoan, wish: Wish) -> int:
    """Run the command for a stage; 1 where findings stop it, and then nothing is written."""
    workspace = open_workspace(settings)
    years = [ky for ky in stage.cac_ky if ky in workspace.periods]
    missing = [ky for ky in stage.cac_ky if ky not in workspace.periods]
    if not years or (missing and not wish.draft):
        raise Stop(_missing(stage, missing, known_periods(workspace), bool(years)))
    name = f"{stage.tu_nam}-{stage.den_nam}"
    path = docx_path(workspace, wish, f"{name}/bao-cao-tong-ket-{name}.docx")
    found = findings_of_years(workspace, years, checked(workspace))
    if errors := stopping(found, wish.draft):
        return refuse(workspace, settings, errors, wish.draft)
    return write(workspace, settings, wish, path, drawing_of_years(workspace, stage, wish), found)


def drawing_of_years(workspace: Workspace, stage: GiaiDoan, wish: Wish) -> Drawing:
    """Return how the report on a stage is drawn; raises ``Stop`` where no plan is in force."""
    result = consolidate_years(workspace, stage)
    if result is None:
        raise Stop(f"không có kế hoạch nào có hiệu lực trong {stage.ten}", 1)
    office = result.office.co_quan
    signer = office.signer_on(given_day(wish) or Ky(stage.den_nam).ngay_cuoi)
    chosen = choices(wish, None, None, Signers(office.nguoi_ky, f"nguoi_ky của {OFFICE}", signer))

    def render(origin: Origin, folders: TemplateFolders, style: HouseStyle) -> Filled:
        filled = render_years(result, chosen, origin, folders, style)
        if not wish.trace:
            return filled
        from danvan_cli.exchange.year_figures import remarks_on_years

        return replace(filled, remark=remarks_on_years(result, origin.commit))

    return Drawing(TEMPLATE, inputs_of_years(workspace, stage), ("consolidate", str(stage)), render)


def _missing(stage: GiaiDoan, missing: list[Ky], known: str, some: bool) -> str:
    if not some:
        return f"{stage.ten} chưa có báo cáo năm nào (các kỳ đã có: {known})"
    folders = ", ".join(f"reports/{ky}" for ky in missing)
    return (
        f"{stage.ten} còn thiếu {len(missing)}/{len(stage.cac_ky)} năm: chưa có thư mục {folders} "
        f"(các kỳ đã có: {known}); tạo bằng lệnh: danvan new {missing[0]}, "
        "hoặc thêm --draft để kết xuất bản dự thảo"
    )

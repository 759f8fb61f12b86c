"""``danvan render``: one plan, or one unit's report, as a Word document."""

from __future__ import annotations

from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace
from danvan_cli.cli.inside import from_here_or_root, name_inside
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
from danvan_cli.consolidate.unit import result_of_unit
from danvan_cli.model.office import DonVi
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.model.plan import KeHoach, signing_day
from danvan_cli.problem import Problem
from danvan_cli.render.plan import TEMPLATE as PLAN_TEMPLATE
from danvan_cli.render.plan import render_plan
from danvan_cli.render.unit import TEMPLATE as UNIT_TEMPLATE
from danvan_cli.render.unit import render_unit
from danvan_cli.rules.gate import findings_in
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.inputs import inputs_of_plan, inputs_of_unit
from danvan_cli.store.load import Document
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace

_WHAT = "kết xuất được một kế hoạch (plans/MÃ.yaml) hoặc báo cáo của một đơn vị (reports/KỲ/MÃ.yaml)"


def render(settings: Settings, path: Path, wish: Wish) -> int:
    """Run the command; 1 where findings stop it, and then nothing is written."""
    workspace = open_workspace(settings)
    file = _inside(workspace, path)
    found = _meant(workspace, file)
    if isinstance(found, Document):
        return _plan(workspace, settings, wish, found)
    return _unit(workspace, settings, wish, *found)


def drawing_of(workspace: Workspace, file: str, wish: Wish) -> Drawing:
    """Return how the plan or unit's report of a file is drawn; raises ``Stop`` where it is neither."""
    found = _meant(workspace, file)
    if isinstance(found, Document):
        return plan_drawing(workspace, found, wish)
    return unit_drawing(workspace, *found, wish)


def _meant(workspace: Workspace, file: str) -> Document[KeHoach] | tuple[Ky, str]:
    """Return the plan that a file holds, or the period and unit whose report it is."""
    for plan in workspace.plans:
        if plan.file == file:
            return plan
    folder, _, name = file.removeprefix("reports/").partition("/")
    ky = parse_period(folder) if file.startswith("reports/") else None
    period = workspace.periods.get(ky) if ky else None
    unit = name.removesuffix(".yaml")
    if ky and period and unit in period.reports:
        return ky, unit
    if ky and name == "tong-hop.yaml":
        raise Stop(f"{file} là phần của báo cáo tổng hợp; kết xuất bằng lệnh: danvan consolidate {ky}")
    raise Stop(f"{file} không phải là kế hoạch hay báo cáo; {_WHAT}")


def _inside(workspace: Workspace, path: Path) -> str:
    """Return the file's name as findings write it; raises ``Stop`` where it is none of the workspace's."""
    path = from_here_or_root(workspace.root, path)
    if not path.exists():
        raise Stop(f"không có tệp “{path}”; {_WHAT}")
    if path.is_dir():
        raise Stop(f"{path} là một thư mục; {_WHAT}")
    return name_inside(workspace.root, path)


def _plan(workspace: Workspace, settings: Settings, wish: Wish, document: Document[KeHoach]) -> int:
    path = docx_path(workspace, wish, f"ke-hoach-{Path(document.file).stem}.docx")
    found = _found(workspace, OFFICE, document.file)
    if errors := stopping(found, wish.draft):
        return refuse(workspace, settings, errors, wish.draft)
    return write(workspace, settings, wish, path, plan_drawing(workspace, document, wish), found)


def plan_drawing(workspace: Workspace, document: Document[KeHoach], wish: Wish) -> Drawing:
    """Return how a plan is drawn; raises ``Stop`` where it or the office file cannot be read."""
    plan, office = document.model, workspace.office.model
    if plan is None or office is None:
        raise Stop(f"không đọc được {document.file} hoặc {OFFICE}; chạy danvan validate để xem lỗi", 1)
    signer = office.co_quan.signer_on(given_day(wish) or signing_day(plan))
    signers = Signers(office.co_quan.nguoi_ky, f"nguoi_ky của {OFFICE}", signer)
    chosen = choices(wish, plan.ngay_ban_hanh, plan.so_ky_hieu, signers)
    return Drawing(
        PLAN_TEMPLATE,
        inputs_of_plan(workspace, document),
        ("render", document.file),
        lambda origin, folders, style: render_plan(plan, office, chosen, origin, folders, style),
    )


def _unit(workspace: Workspace, settings: Settings, wish: Wish, ky: Ky, code: str) -> int:
    path = docx_path(workspace, wish, f"{ky}/bao-cao-{code}-{ky}.docx")
    inputs = inputs_of_unit(workspace, ky, code).documents
    found = _found(workspace, *(document.file for document in inputs))
    if errors := stopping(found, wish.draft):
        return refuse(workspace, settings, errors, wish.draft)
    return write(workspace, settings, wish, path, unit_drawing(workspace, ky, code, wish), found)


def unit_drawing(workspace: Workspace, ky: Ky, code: str, wish: Wish) -> Drawing:
    """Return how a unit's report is drawn; raises ``Stop`` where there is none that can be read."""
    result = result_of_unit(workspace, ky, code)
    if result is None:
        raise Stop(_why_not(workspace, ky, code), 1)
    unit = result.office.theo_ma[code]
    if wish.number is not None and not unit.co_so_rieng:
        raise Stop(
            f"--number: {unit.ten} không cho số văn bản (co_so_rieng trong {OFFICE} không phải là true)"
        )
    chosen = choices(wish, None, None, _heads(workspace, unit, ky, wish))
    return Drawing(
        UNIT_TEMPLATE,
        inputs_of_unit(workspace, ky, code),
        ("render", f"reports/{ky}/{code}.yaml"),
        lambda origin, folders, style: render_unit(result, chosen, origin, folders, style),
    )


def _found(workspace: Workspace, *files: str) -> list[Problem]:
    return findings_in(workspace, files, check_workspace(workspace))


def _heads(workspace: Workspace, unit: DonVi, ky: Ky, wish: Wish) -> Signers:
    day = given_day(wish) or workspace.signing_day(ky)
    head = next((entry for entry in unit.nguoi_ky if entry.valid_on(day)), None)
    return Signers(unit.nguoi_ky, f"nguoi_ky của {unit.ten} ({OFFICE})", head)


def _why_not(workspace: Workspace, ky: Ky, code: str) -> str:
    if workspace.plan_for(ky) is None:
        return f"không có kế hoạch nào có hiệu lực trong năm {ky.nam}"
    office = workspace.office.model
    if office and code in office.theo_ma and code not in office.ma_nop_bao_cao:
        return f"{office.theo_ma[code].ten} không phải nộp báo cáo"
    return f"không đọc được reports/{ky}/{code}.yaml; chạy danvan validate để xem lỗi"

"""``danvan remind``: the letter to the units from which a report is still to come, or the one that opens a round."""

from __future__ import annotations

from datetime import date
from functools import partial

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, period_of, period_with_folder
from danvan_cli.cli.printing import say
from danvan_cli.cli.writing import (
    Drawing,
    Signers,
    Wish,
    choices,
    day_of,
    docx_path,
    given_day,
    refuse,
    stopping,
    write,
)
from danvan_cli.consolidate.filed import filed_in, progress_in
from danvan_cli.model.dates import format_date
from danvan_cli.model.period import Ky
from danvan_cli.render.letters import REMINDER, REQUEST, Round, Standing, render_reminder, render_request
from danvan_cli.rules.gate import findings_in
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.inputs import inputs_of_round
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace


def remind(settings: Settings, period: str, deadline: str | None, wish: Wish) -> int:
    """Write the letter that urges; 0 without a letter where nothing is still to come."""
    workspace = open_workspace(settings)
    ky = period_with_folder(workspace, period)
    return _letter(workspace, settings, ky, deadline, wish, opening=False)


def request(settings: Settings, period: str, deadline: str | None, wish: Wish) -> int:
    """Write the letter that opens the round; the period need not have a folder yet."""
    workspace = open_workspace(settings)
    return _letter(workspace, settings, period_of(period), deadline, wish, opening=True)


def _letter(
    workspace: Workspace, settings: Settings, ky: Ky, deadline: str | None, wish: Wish, *, opening: bool
) -> int:
    name = "yeu-cau" if opening else "don-doc"
    path = docx_path(workspace, wish, f"{ky}/cong-van-{name}-{ky}.docx")
    new_day = day_of("--deadline", deadline) if deadline else None
    dated = given_day(wish)
    if new_day and dated and new_day < dated:
        raise Stop(
            f"--deadline: hạn mới {format_date(new_day)} ở trước ngày của công văn, {format_date(dated)}"
        )
    plan = workspace.plan_for(ky)
    plans = [plan] if plan else workspace.plans
    basis = findings_in(
        workspace, [OFFICE, *(document.file for document in plans)], check_workspace(workspace)
    )
    if errors := stopping(basis, wish.draft):
        return refuse(workspace, settings, errors, wish.draft)
    found = round_of(workspace, ky, new_day)
    if not opening and not found.waited_for:
        say(
            f"Mọi đơn vị phải báo cáo {ky.ten} đã gửi báo cáo; không có đơn vị nào để đôn đốc, không ghi tệp nào."
        )
        return 0
    drawing = letter_drawing(workspace, found, wish, opening=opening)
    return write(workspace, settings, wish, path, drawing, basis)


def round_of(workspace: Workspace, ky: Ky, new_day: date | None) -> Round:
    """Return where every unit stands; raises ``Stop`` where no plan is in force."""
    filed = filed_in(workspace, ky)
    if filed is None:
        raise Stop(f"không có kế hoạch nào có hiệu lực trong năm {ky.nam}", 1)
    return Round(
        ky=ky,
        duties=filed.duties,
        don_vi=tuple(
            Standing(progress, next(reversed(report.tra_lai), None) if report else None)
            for progress in progress_in(workspace, filed, ky)
            for report in [filed.reports.get(progress.don_vi.ma)]
        ),
        minh_hoa=any(report.minh_hoa for report in filed.reports.values()),
        han_moi=new_day,
    )


def letter_drawing(workspace: Workspace, found: Round, wish: Wish, *, opening: bool) -> Drawing:
    """Return how a letter of a round is drawn."""
    office = found.duties.office.co_quan
    signer = office.signer_on(given_day(wish) or workspace.signing_day(found.ky))
    chosen = choices(wish, None, None, Signers(office.nguoi_ky, f"nguoi_ky của {OFFICE}", signer))
    draw = partial(render_request if opening else render_reminder, found, chosen)
    template = REQUEST if opening else REMINDER
    words = ["remind", str(found.ky), *(["--request"] if opening else [])]
    words += ["--deadline", found.han_moi.isoformat()] if found.han_moi else []
    return Drawing(template, inputs_of_round(workspace, found.ky), tuple(words), draw)

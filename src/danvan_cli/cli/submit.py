"""``danvan submit``: one report checked, dated, laid out, committed alone and brought to the shared repository."""

from __future__ import annotations

import dataclasses

from danvan_cli.cli.call import Settings
from danvan_cli.cli.delivery import deliver, refuse, report, sent_back_meanwhile, take_theirs
from danvan_cli.cli.desk import KEYS, OneReport, one_report
from danvan_cli.cli.printing import say
from danvan_cli.model.dates import format_date
from danvan_cli.model.shape import report_shape
from danvan_cli.problem import Severity
from danvan_cli.store.canonical import formatted
from danvan_cli.store.clock import today
from danvan_cli.store.edit import set_value
from danvan_cli.store.sending import Push, Standing, standing
from danvan_cli.store.workspace import Workspace


def submit(settings: Settings, period: str, unit: str, keep: str | None) -> int:
    """Run the command; returns 1 where the report has errors or could not be brought to the shared repository.

    ``keep`` settles two versions of the report: ``mine`` sends this machine's, ``theirs`` takes the other one.
    """
    desk = one_report(settings, period, unit)
    where = standing(desk.workspace.root)
    refuse(where)
    if keep == "theirs":
        return take_theirs(desk)
    sent = _as_sent(desk)
    # What is dated and committed here cannot be uncommitted, or dated back, yet.
    new = {"DV605"} if desk.report.ngay_gui else {"DV603", "DV605"}
    problems = [problem for problem in sent.findings() if problem.code not in new]
    sent.show(problems, settings.color)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        say(f"Chưa gửi: báo cáo của {desk.ten_don_vi} còn {errors} lỗi; tệp giữ nguyên.")
        return 1
    _write(desk)
    day = sent.report.ngay_gui or today()
    if where is Standing.NO_GIT:
        say(f"Đã ghi ngày gửi {format_date(day)} vào {desk.document.file}.")
        say(
            "Thư mục này chưa dùng git nên chưa có gì được chuyển đi: gửi tệp cho Phòng Hành chính - Quản trị."
        )
        return 0
    pushed = deliver(desk, keep == "mine")
    if pushed.result is Push.CONFLICT and pushed.base is not None:
        again = one_report(settings, period, unit)
        if sent_back_meanwhile(again, pushed.base):
            pushed = deliver(one_report(settings, period, unit), ours=True)
    return report(one_report(settings, period, unit), pushed)


def _as_sent(desk: OneReport) -> OneReport:
    """Return the report as it will be once sent, every position as in the file now."""
    if desk.report.ngay_gui is not None:
        return desk
    report = desk.report.model_copy(update={"ngay_gui": today()})
    document = desk.document.with_model(report)
    period = desk.workspace.periods[desk.ky]
    reports = {**period.reports, report.don_vi: document}
    periods = {**desk.workspace.periods, desk.ky: period._replace(reports=reports)}
    workspace: Workspace = dataclasses.replace(desk.workspace, periods=periods)
    return desk._replace(workspace=workspace, document=document, report=report)


def _write(desk: OneReport) -> None:
    plan = desk.workspace.plan_for(desk.ky)
    shape = report_shape(plan.model if plan else None)

    def change(data: bytes) -> bytes:
        if desk.report.ngay_gui is None:
            data = set_value(data, ("ngay_gui",), today().isoformat(), KEYS)
        laid_out = formatted(desk.document.file, data, shape).data
        return data if laid_out is None else laid_out

    desk.rewrite(change)

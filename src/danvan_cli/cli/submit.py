"""``danvan submit``: one report checked, dated, laid out, committed alone and brought to the shared repository."""

from __future__ import annotations

import dataclasses

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.desk import KEYS, OneReport, one_report
from danvan_cli.cli.printing import say
from danvan_cli.model.dates import format_date
from danvan_cli.model.shape import report_shape
from danvan_cli.problem import Severity
from danvan_cli.store.canonical import formatted
from danvan_cli.store.clock import today
from danvan_cli.store.edit import set_value
from danvan_cli.store.sending import (
    Author,
    Push,
    Pushed,
    Refused,
    Standing,
    commit_file,
    knows_author,
    push,
    standing,
)
from danvan_cli.store.workspace import Workspace


def submit(settings: Settings, period: str, unit: str) -> int:
    """Run the command; returns 1 where the report has errors or could not be brought to the shared repository."""
    desk = one_report(settings, period, unit)
    where = standing(desk.workspace.root)
    _refuse(where)
    sent = _as_sent(desk)
    problems = [problem for problem in sent.findings() if problem.code != "DV605"]
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
    return _deliver(desk, unit)


def _refuse(where: Standing) -> None:
    if where is Standing.DETACHED:
        raise Stop("kho git đang đứng ở một bản cũ, không ở nhánh nào; về nhánh làm việc bằng: git switch -")
    if where is Standing.BUSY:
        raise Stop("kho git đang gộp dở một thay đổi khác; nhờ người quản trị kho làm xong rồi gửi lại")


def _as_sent(desk: OneReport) -> OneReport:
    """Return the report as it will be once sent, every position as in the file now."""
    if desk.report.ngay_gui is not None:
        return desk
    report = desk.report.model_copy(update={"ngay_gui": today()})
    document = dataclasses.replace(desk.document, model=report)
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


def _deliver(desk: OneReport, unit: str) -> int:
    root, file = desk.workspace.root, desk.document.file
    office = desk.workspace.office.model
    address = (office.theo_ma[unit].thu_dien_tu if office else None) or f"{unit}@localhost"
    author = Author((desk.report.nguoi_lap and desk.report.nguoi_lap.ho_ten) or desk.ten_don_vi, address)
    message = f"Báo cáo kỳ {desk.ky}: {desk.ten_don_vi}" + (" (gửi lại)" if desk.report.tra_lai else "")
    known = knows_author(root)
    try:
        new = commit_file(root, file, message, author)
    except Refused as refused:
        raise Stop(
            f"báo cáo đã kiểm tra xong nhưng git chưa lưu được ({refused}); tệp {file} vẫn còn nguyên, thử lại sau",
            1,
        ) from None
    say(f"Đã lưu: {message}." if new else f"{file} không có gì mới so với lần gửi trước.")
    if new and not known:
        say(
            f"Máy này chưa khai tên với git nên ghi tên {author.name}. Khai một lần: git config user.name “HỌ TÊN”"
        )
    return _report(push(root, file, author), file)


def _report(pushed: Pushed, file: str) -> int:
    match pushed.result:
        case Push.DONE:
            say(f"Đã chuyển đến kho chung ({pushed.remote}).")
            return 0
        case Push.NO_REMOTE:
            say("Kho này chưa nối với kho chung nào: báo Phòng Hành chính - Quản trị lấy báo cáo ở máy này.")
            return 0
        case Push.CONFLICT:
            other = f" ({pushed.detail})" if pushed.detail else ""
            say(
                f"Chưa chuyển được: kho chung có bản khác của {file}{other}. Bản trên máy này vẫn nguyên vẹn."
            )
            say(
                "Xem bản bên kia bằng: danvan diff FETCH_HEAD; chọn nội dung đúng rồi chạy lại danvan submit."
            )
            return 1
        case Push.FAILED:
            why = f" (git báo: {pushed.detail})" if pushed.detail else ""
            say(
                f"Báo cáo đã lưu trên máy này nhưng chưa chuyển được đến kho chung{why}; chạy lại khi có mạng."
            )
            return 1

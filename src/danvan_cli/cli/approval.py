"""``danvan approve`` and ``danvan return``: what HCQT decides on a report, written into it."""

from __future__ import annotations

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import say_how_to_keep
from danvan_cli.cli.desk import KEYS, one_report
from danvan_cli.cli.printing import say
from danvan_cli.model.dates import format_date
from danvan_cli.model.text import says_nothing
from danvan_cli.store.clock import today
from danvan_cli.store.edit import append_item, set_value
from danvan_cli.store.git import person
from danvan_cli.store.quoting import Data


def approve(settings: Settings, period: str, unit: str, by: str | None) -> int:
    """Write who approved, when, and the fingerprint of the content; returns 1 where the report is not ready."""
    desk = one_report(settings, period, unit)
    report = desk.report
    errors = desk.errors()
    if errors:
        desk.show(errors, settings.color)
        say(f"Chưa duyệt: báo cáo của {desk.ten_don_vi} còn {len(errors)} lỗi.")
        return 1
    if report.ngay_gui is None:
        why = "đã trả lại, chưa gửi lại" if report.tra_lai else "còn là bản nháp, chưa có ngay_gui"
        say(f"Chưa duyệt: báo cáo của {desk.ten_don_vi} {why}.")
        return 1
    if report.phe_duyet and not report.doi_sau_phe_duyet:
        approved = report.phe_duyet
        say(
            f"{approved.ho_ten} đã duyệt ngày {format_date(approved.ngay)} và nội dung không đổi; giữ nguyên."
        )
        return 0
    name = (by or "").strip() or person(desk.workspace.root)
    if not name:
        raise Stop("chưa biết ai duyệt; ghi thêm --by “HỌ TÊN”, hoặc khai tên với git: git config user.name")
    entry: Data = {"ho_ten": name, "ngay": today().isoformat(), "dau_van_tay": report.dau_van_tay}
    desk.rewrite(lambda data: set_value(data, ("phe_duyet",), entry, KEYS))
    again = "Đã duyệt lại" if report.phe_duyet else "Đã duyệt"
    say(f"{again} báo cáo kỳ {desk.ky} của {desk.ten_don_vi} ({desk.document.file}).")
    say_how_to_keep(desk.workspace.root)
    return 0


def send_back(settings: Settings, period: str, unit: str, why: str) -> int:
    """Write the reason, clear the day of sending and the approval; returns 1 where nothing was sent."""
    reason = why.strip()
    if says_nothing(reason):
        raise Stop("lý do trả lại không được để trống; ghi rõ sau --why để đơn vị biết phải sửa gì")
    desk = one_report(settings, period, unit)
    report = desk.report
    if report.ngay_gui is None:
        state = "đã trả lại rồi, chưa gửi lại" if report.tra_lai else "chưa gửi"
        say(f"Không trả lại: báo cáo của {desk.ten_don_vi} {state}.")
        return 1
    entry: Data = {"ngay": today().isoformat(), "ly_do": reason}

    def change(data: bytes) -> bytes:
        data = set_value(data, ("ngay_gui",), None, KEYS)
        if report.phe_duyet:
            data = set_value(data, ("phe_duyet",), None, KEYS)
        return append_item(data, ("tra_lai",), entry, KEYS)

    desk.rewrite(change)
    say(f"Đã trả lại báo cáo kỳ {desk.ky} của {desk.ten_don_vi} ({desk.document.file}).")
    say_how_to_keep(desk.workspace.root)
    return 0

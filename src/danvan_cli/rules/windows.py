"""Data windows and signers: DV601, DV606, DV209."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from danvan_cli.model.dates import format_date
from danvan_cli.model.plan import deadline_day, signing_day
from danvan_cli.model.windows import Window, expected_window
from danvan_cli.problem import Problem, Severity
from danvan_cli.rules.context import Filed, all_filed, error, filed_in, filed_of, warning
from danvan_cli.store.workspace import Period, Workspace


def windows_agree(workspace: Workspace) -> Iterator[Problem]:
    """DV601: every report's window is the plan's, else the most frequent one, and ends before it was sent.

    DV606: the window begins the day after last year's ended.
    """
    wrong: set[str] = set()
    for period in workspace.periods.values():
        filed = list(filed_in(workspace, period))
        expected, why = _expected(workspace, period, filed)
        for report in filed:
            found = list(_wrong_window(report, expected, why))
            yield from found
            wrong.update(problem.place.file for problem in found)
    for report in all_filed(workspace):
        if report.document.file not in wrong:
            yield from _gap(workspace, report, wrong)


def _window(filed: Filed) -> Window:
    return (filed.extract.ky_so_lieu.tu_ngay, filed.extract.ky_so_lieu.den_ngay)


def _shown(window: Window) -> str:
    return f"từ {format_date(window[0])} đến {format_date(window[1])}"


def _expected(workspace: Workspace, period: Period, filed: list[Filed]) -> tuple[Window | None, str]:
    duties = workspace.duties_in(period.ky)
    expected = (
        expected_window(duties.plan, period.ky, {report.unit.ma: _window(report) for report in filed})
        if duties
        else None
    )
    if expected is None or duties is None:
        return None, ""
    if expected.set_by is None:
        return expected.window, "kế hoạch quy định"
    unit = duties.office.theo_ma.get(expected.set_by)
    return expected.window, f"{unit.ten} ghi" if unit else "phần lớn các đơn vị ghi"


def _wrong_window(filed: Filed, expected: Window | None, why: str) -> Iterator[Problem]:
    window = _window(filed)
    if window[0] > window[1]:
        yield error(
            "DV601",
            filed.document.at_key("ky_so_lieu"),
            f"kỳ số liệu {_shown(window)}: ngày đầu sau ngày cuối",
            "sửa tu_ngay hoặc den_ngay",
        )
    elif expected and window != expected:
        yield error(
            "DV601",
            filed.document.at_key("ky_so_lieu"),
            f"kỳ số liệu {_shown(window)}, trong khi {why} {_shown(expected)}",
            "các đơn vị phải cùng một kỳ số liệu",
        )
    elif (sent := filed.extract.ngay_gui) and window[1] > sent and not filed.extract.uoc:
        yield error(
            "DV601",
            filed.document.at_key("ky_so_lieu"),
            f"kỳ số liệu đến {format_date(window[1])}, sau ngày gửi {format_date(sent)}",
            "số liệu ước đến hết kỳ thì ghi uoc: true",
        )


def _gap(workspace: Workspace, filed: Filed, wrong: set[str]) -> Iterator[Problem]:
    before = filed_of(workspace, filed.ky.nam_truoc, filed.unit.ma)
    if before is None or before.document.file in wrong:
        return
    ended, begins = _window(before)[1], _window(filed)[0]
    if begins != ended + timedelta(days=1):
        yield warning(
            "DV606",
            filed.document.at_key("ky_so_lieu"),
            f"kỳ số liệu bắt đầu {format_date(begins)}, "
            f"trong khi kỳ năm {filed.ky.nam - 1} kết thúc {format_date(ended)}",
            f"bắt đầu từ {format_date(ended + timedelta(days=1))} để không trùng, không hở",
        )


def sent_in_time(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV602: the report was sent by the deadline; on the very day of a ``truoc_ngay`` one it is a note."""
    sent, deadline = filed.extract.ngay_gui, filed.duties.plan.bao_cao.deadline_of(filed.ky)
    named = deadline_day(filed.duties.plan, filed.duties.office, filed.ky)
    if sent is None or deadline is None or named is None or sent <= deadline.last_day(named):
        return
    worded = f"{'trước ngày' if deadline.kieu == 'truoc_ngay' else 'chậm nhất ngày'} {format_date(named)}"
    if sent == named:
        yield Problem(
            "DV602",
            Severity.NOTE,
            filed.at("ngay_gui"),
            f"gửi đúng ngày hạn {format_date(sent)}; hạn ghi {worded}",
            "HCQT quyết định có tính là đúng hạn hay không",
        )
    else:
        late = (sent - deadline.last_day(named)).days
        yield warning(
            "DV602",
            filed.at("ngay_gui"),
            f"trễ hạn {late} ngày: gửi {format_date(sent)}, hạn {worded}",
            "nêu lý do trong giai_trinh ở cuối báo cáo nếu cần",
        )


def somebody_signs(workspace: Workspace) -> Iterator[Problem]:
    """DV209: somebody may sign on the date of each consolidated report and plan."""
    office = workspace.office
    if office.model is None or office.is_damaged("co_quan", "nguoi_ky"):
        return
    missing = []
    for document in workspace.plans:
        if document.model and not office.model.co_quan.signer_on(signing_day(document.model)):
            missing.append(f"kế hoạch {document.model.ma} ({format_date(signing_day(document.model))})")
    for period in workspace.periods.values():
        summary = period.tong_hop.model if period.tong_hop else None
        day = summary.ngay_ky if summary else period.ky.ngay_cuoi
        chosen = summary.nguoi_ky if summary else None
        if not (chosen.valid_on(day) if chosen else office.model.co_quan.signer_on(day)):
            missing.append(f"báo cáo {period.ky.ten} ({format_date(day)})")
    if missing:
        yield warning(
            "DV209",
            office.at_key("co_quan", "nguoi_ky"),
            f"không có người ký hợp lệ cho {'; '.join(missing)}",
            "bổ sung người ký, hoặc sửa tu_ngay và den_ngay; tên người ký sẽ để trống",
        )

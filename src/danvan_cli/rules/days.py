"""Days that cannot be: records outside their window or in the future, indices before publication (DV502, DV504).

They depend on what all reports of a period agree on, and on which day it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from danvan_cli.model.dates import format_date
from danvan_cli.model.expression import Operand
from danvan_cli.model.extract import Extract
from danvan_cli.model.figures import Loc
from danvan_cli.model.windows import expected_window
from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed, filed_in, warning
from danvan_cli.store.workspace import Workspace


def records_dated_within(workspace: Workspace) -> Iterator[Problem]:
    """DV502: documents, conferences and awards are dated within the data window, and not in the future."""
    for period in workspace.periods.values():
        filed = list(filed_in(workspace, period))
        windows = {
            report.unit.ma: (report.extract.ky_so_lieu.tu_ngay, report.extract.ky_so_lieu.den_ngay)
            for report in filed
        }
        expected = expected_window(filed[0].duties.plan, period.ky, windows) if filed else None
        for report in filed:
            # A wrong window is one mistake (DV601), not one a record.
            first, last = windows[report.unit.ma]
            right = first <= last and expected is not None and (first, last) == expected.window
            yield from _misdated(report, workspace.today, right)


def _misdated(filed: Filed, today: date, window_counts: bool) -> Iterator[Problem]:
    window = filed.extract.ky_so_lieu
    for what, day, loc in _dates(filed.extract):
        if day > today:
            yield warning(
                "DV502",
                filed.at(*loc),
                f"{what} ghi ngày {format_date(day)}, sau hôm nay ({format_date(today)})",
                "sửa ngày; việc chưa diễn ra thì chưa đưa vào báo cáo",
            )
        elif window_counts and not window.tu_ngay <= day <= window.den_ngay:
            yield warning(
                "DV502",
                filed.at(*loc),
                f"{what} ghi ngày {format_date(day)}, ngoài kỳ số liệu "
                f"từ {format_date(window.tu_ngay)} đến {format_date(window.den_ngay)}",
                "sửa ngày, hoặc chuyển sang báo cáo của kỳ khác; "
                "vẫn tính vào kỳ này thì nêu lý do trong giai_trinh",
            )


def _dates(report: Extract) -> Iterator[tuple[str, date, Loc]]:
    """Yield every day of a record with what it is the day of, and its path."""
    for at, document in enumerate(report.van_ban):
        yield f"văn bản {document.so_ky_hieu[:60]}", document.ngay, ("van_ban", at, "ngay")
    for at, conference in enumerate(report.hoi_nghi):
        yield f"hội nghị “{conference.ten[:60]}”", conference.ngay, ("hoi_nghi", at, "ngay")
    for at, award in enumerate(report.khen_thuong):
        decision = award.quyet_dinh
        what = f"quyết định khen thưởng {decision.so_ky_hieu[:60]}"
        yield what, decision.ngay, ("khen_thuong", at, "quyet_dinh", "ngay")


def indices_published(workspace: Workspace) -> Iterator[Problem]:
    """DV504: an index was given on or after its day of publication; a draft is given today."""
    for period in workspace.periods.values():
        duties = workspace.duties_in(period.ky)
        for operand, published in duties.publications.items() if duties else ():
            day = published.in_year(period.ky.nam)
            for filed in filed_in(workspace, period):
                answer = filed.figures.answers.get(operand)
                given = filed.extract.ngay_gui or workspace.today
                if answer and not answer.khong_phat_sinh and given < day:
                    yield _too_early(filed, operand, answer.loc, given, day)


def _too_early(filed: Filed, operand: Operand, loc: Loc, given: date, published: date) -> Problem:
    indicator = filed.duties.plan.nhiem_vu_theo_ma[operand[0]].chi_tieu_theo_ma[operand[1]]
    when = "báo cáo gửi" if filed.sent else "hôm nay mới là"
    return warning(
        "DV504",
        filed.at(*loc),
        f"{indicator.ten} được công bố ngày {format_date(published)}, trong khi {when} {format_date(given)}",
        "kiểm tra nguồn của con số và ngay_gui; chưa công bố thì ghi khong_phat_sinh, "
        "số tạm tính thì nêu lý do trong giai_trinh",
        (operand[1],),
    )

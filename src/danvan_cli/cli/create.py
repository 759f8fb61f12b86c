"""``danvan new``: reports to fill in, made once, never overwritten."""

from __future__ import annotations

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, period_of, stay_inside
from danvan_cli.cli.printing import say
from danvan_cli.cli.schema import help_editors
from danvan_cli.exchange.last_words import LastYear, last_year_of
from danvan_cli.exchange.schema.bundle import FOLDER
from danvan_cli.exchange.skeleton import skeleton
from danvan_cli.model.duty import Duties
from danvan_cli.model.period import Ky
from danvan_cli.model.text import nearest
from danvan_cli.problem import Severity
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace, load_workspace
from danvan_cli.store.write import create_whole


def new_reports(settings: Settings, period: str, units: list[str], with_last_year: bool) -> int:
    """Write the skeletons of the units due, or of those named; existing files stay as they are."""
    ky = period_of(period)
    workspace = open_workspace(settings)
    duties = workspace.duties_in(ky)
    if duties is None:
        raise _why_not(workspace, ky.nam)
    due = duties.due(ky)
    for code in units:
        _refuse_unit(duties, ky, code)
    if not due and not units:
        raise Stop(
            f"kỳ {ky} không có đơn vị nào phải báo cáo: xem tu_ngay, den_ngay của các đơn vị trong {OFFICE}"
        )
    if ky in workspace.periods and workspace.periods[ky].sealed:
        raise Stop(f"kỳ {ky} đã niêm phong; muốn sửa thì mở bằng lệnh: danvan unseal {ky} --why “lý do”", 1)
    stay_inside(workspace.root, [f"reports/{ky}", FOLDER])
    written: list[str] = []
    kept: list[str] = []
    for code in dict.fromkeys(units) or due:
        last_year = last_year_of(workspace, duties, ky, code) if with_last_year else LastYear()
        file = f"reports/{ky}/{code}.yaml"
        made = create_whole(workspace.root / file, skeleton(workspace, duties, ky, code, last_year).encode())
        (written if made else kept).append(file)
    for file in written:
        say(f"Đã tạo {file}")
    for file in kept:
        say(f"Đã có {file}, giữ nguyên")
    help_editors(load_workspace(workspace.root))  # also where an earlier run was interrupted before it
    if written:
        say(f"Điền xong thì kiểm tra bằng: danvan validate {ky}")
    return 0


def _refuse_unit(duties: Duties, ky: Ky, code: str) -> None:
    """Stop where a unit is unknown, has nothing to report, or does not exist in the period."""
    unit = duties.office.theo_ma.get(code)
    if unit is None:
        meant = nearest(code, duties.office.theo_ma)
        raise Stop(f"không có đơn vị mang mã “{code}”" + (f"; có phải “{meant}”?" if meant else ""))
    if not unit.nop_bao_cao or not duties.must_report(code):
        raise Stop(f"{unit.ten} không có nhiệm vụ phải báo cáo kỳ {ky}")
    if not unit.alive_between(ky.ngay_dau, ky.ngay_cuoi) and code not in duties.due(ky):
        raise Stop(f"{unit.ten} không còn hoặc chưa có trong kỳ {ky} (xem tu_ngay, den_ngay trong {OFFICE})")


def _why_not(workspace: Workspace, year: int) -> Stop:
    errors = [
        problem
        for problem in check_workspace(workspace)
        if problem.severity is Severity.ERROR and problem.place.file.startswith("plans/")
    ]
    if errors:
        where = f"{errors[0].place.file}, dòng {errors[0].place.line}"
        return Stop(f"sổ đơn vị hoặc kế hoạch còn lỗi ({where}); chạy danvan validate để xem", 1)
    return Stop(f"không có kế hoạch nào có hiệu lực trong năm {year}")

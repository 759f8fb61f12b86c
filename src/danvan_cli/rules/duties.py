"""What a unit owes and what it gave: DV202, DV204, DV301–DV304, and faults of figures (DV104 … DV402)."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.model.dates import format_date
from danvan_cli.model.figures import NIL
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.records import LOAI_GHI_CHEP
from danvan_cli.model.report import KetQuaNhiemVu
from danvan_cli.model.text import nearest
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.rules.context import Filed, error, filed_in, warning
from danvan_cli.store.workspace import Period, Workspace


def unit_alive(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV202: the unit exists on some day of the period."""
    first, last = filed.ky.ngay_dau, filed.ky.ngay_cuoi
    if not filed.unit.alive_between(first, last):
        yield error(
            "DV202",
            filed.at("don_vi"),
            f"{filed.unit.ten} không hoạt động trong {filed.ky.ten} "
            f"(từ {format_date(first)} đến {format_date(last)})",
            "kiểm tra tu_ngay, den_ngay của đơn vị trong plans/co-quan.yaml",
        )


def figures_readable(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV104, DV106, DV201, DV205, DV402: every figure is a number of an indicator that the unit owns."""
    for fault in filed.figures.faults:
        place = filed.document.at_key(*fault.loc) if fault.at_key else filed.at(*fault.loc)
        yield error(fault.code, place, fault.message, fault.hint)


def one_gives_the_single_value(workspace: Workspace) -> Iterator[Problem]:
    """DV205 for each further owner of a ``mot_don_vi`` indicator; DV303 at the first where none gives it."""
    for period in workspace.periods.values():
        filed = list(filed_in(workspace, period))
        duties = workspace.duties_in(period.ky)
        if duties is None:
            continue
        for task in duties.plan.nhiem_vu_theo_ma.values():
            for indicator in task.chi_tieu_theo_ma.values():
                if indicator.tong_hop == "mot_don_vi" and indicator.duoc_nhap:
                    owners = frozenset(duties.owners(task, indicator))
                    theirs = [report for report in filed if report.unit.ma in owners]
                    yield from _given_twice(task, indicator, theirs)
                    if {report.unit.ma for report in theirs} >= owners & frozenset(duties.due(period.ky)):
                        yield from _given_by_none(task, indicator, theirs)


def _given_twice(task: NhiemVu, indicator: ChiTieu, filed: list[Filed]) -> Iterator[Problem]:
    answers = [(report, report.figures.answers.get((task.ma, indicator.ma))) for report in filed]
    given = [(report, answer) for report, answer in answers if answer and answer.gia_tri is not None]
    for report, answer in given[1:]:
        first = given[0][0]
        yield error(
            "DV205",
            report.at(*answer.loc),
            f"chỉ tiêu {indicator.ma} chỉ có một số liệu chung, "
            f"{first.unit.ten} đã báo cáo ({first.document.file})",
            "chỉ một đơn vị báo cáo chỉ tiêu này; xóa dòng ở báo cáo còn lại",
        )


def _given_by_none(task: NhiemVu, indicator: ChiTieu, filed: list[Filed]) -> Iterator[Problem]:
    """The owners owe the figure jointly: only when all have filed can nobody have given it."""
    operand = (task.ma, indicator.ma)
    told = any(
        operand in report.figures.answers
        or operand in report.figures.broken
        or _damaged(report, task.ma, indicator.ma)
        for report in filed
    )
    entered = [report for report in filed if task.ma in report.extract.nhiem_vu]
    if indicator.bat_buoc and entered and not told:
        yield _figure_missing(entered[0], task, indicator)


def _damaged(filed: Filed, task: str, indicator: str) -> bool:
    document = filed.document
    return document.is_damaged("nhiem_vu", task, "so_lieu", indicator)


def assigned(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV204: a unit reports only tasks that the plan gives it."""
    may = filed.duties.may_report(filed.unit.ma)
    for code in filed.report.nhiem_vu:
        if code in filed.duties.plan.nhiem_vu_theo_ma and code not in may:
            yield warning(
                "DV204",
                filed.document.at_key("nhiem_vu", code),
                f"kế hoạch không giao nhiệm vụ {code} cho {filed.unit.ten}",
                "xóa mục này, hoặc đề nghị HCQT bổ sung đơn vị vào kế hoạch",
            )


def reports_present(workspace: Workspace) -> Iterator[Problem]:
    """DV301 (warning here): every unit due has a report, for periods that have a folder."""
    for period in workspace.periods.values():
        yield from missing_reports(workspace, period)


def missing_reports(workspace: Workspace, period: Period) -> Iterator[Problem]:
    """Yield the DV301 of each unit due that has no report of a period."""
    duties = workspace.duties_in(period.ky)
    missing = [code for code in duties.due(period.ky) if code not in period.reports] if duties else []
    misnamed = _under_another_name(workspace, period, missing) if missing else set()
    for code in missing:
        if duties and code not in misnamed:
            yield warning(
                "DV301",
                place_of_unit(workspace, code),
                f"{duties.office.theo_ma[code].ten} chưa có báo cáo kỳ {period.ky}",
                f"tạo bằng lệnh: danvan new {period.ky} --unit {code}",
            )


def _under_another_name(workspace: Workspace, period: Period, missing: list[str]) -> set[str | None]:
    """Return the units whose report is there, but in a file that is not named after them (DV008, DV201)."""
    folder = f"reports/{period.ky}/"
    strays = [stray.place.file for stray in workspace.strays if stray.place.file.startswith(folder)]
    names = [file.removeprefix(folder).partition(".")[0] for file in strays]
    register = workspace.office.model.theo_ma if workspace.office.model else {}
    names += [code for code in period.reports if code not in register]
    read = (workspace.extract(period.ky, code) for code in period.reports)
    told = {extract.don_vi for extract in read if extract}
    return {nearest(name, missing) for name in names} | told


def place_of_unit(workspace: Workspace, code: str) -> Place:
    """Return where a unit is declared in the register."""
    office = workspace.office
    units = office.model.don_vi if office.model else ()
    at = next((number for number, unit in enumerate(units) if unit.ma == code), 0)
    return office.at("don_vi", at, "ma")


def tasks_entered(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV302: every task that the unit must report has an entry."""
    tasks = filed.duties.plan.nhiem_vu_theo_ma
    unknown = [code for code in filed.report.nhiem_vu if code not in tasks]
    misnamed = {nearest(code, tasks) for code in unknown}
    missing = [
        task
        for task in filed.duties.must_report(filed.unit.ma)
        if task.ma not in filed.report.nhiem_vu and not filed.document.is_damaged("nhiem_vu", task.ma)
    ]
    if len(missing) <= len(unknown):
        return  # as many entries stand there under a wrong code (DV201)
    for task in missing:
        if task.ma in misnamed:
            continue
        yield _owed(
            filed,
            "DV302",
            filed.document.at_key("nhiem_vu"),
            f"chưa báo cáo nhiệm vụ {task.ma}: {task.ten}",
            f"thêm mục {task.ma} với tinh_trang; không có việc thì ghi tinh_trang: khong_phat_sinh",
        )


def figures_given(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV303: every required figure of an entered task is given."""
    for task in filed.duties.plan.nhiem_vu_theo_ma.values():
        if task.ma not in filed.report.nhiem_vu:
            continue
        for indicator in filed.duties.owned(filed.unit.ma, task):
            if indicator.bat_buoc and indicator.duoc_nhap and indicator.tong_hop != "mot_don_vi":
                operand = (task.ma, indicator.ma)
                known = operand in filed.figures.answers or operand in filed.figures.broken
                if not known and not _damaged(filed, task.ma, indicator.ma):
                    yield _figure_missing(filed, task, indicator)


def _figure_missing(filed: Filed, task: NhiemVu, indicator: ChiTieu) -> Problem:
    place = filed.document.at_key("nhiem_vu", task.ma, "so_lieu")
    value = "co hoặc khong" if indicator.kieu == "co_khong" else "số liệu, hoặc khong_phat_sinh"
    return _owed(
        filed,
        "DV303",
        place,
        f"thiếu số liệu {indicator.ma} ({indicator.ten})",
        f"thêm dòng “{indicator.ma}: …” với {value}",
        (indicator.ma,),
    )


def _owed(
    filed: Filed, code: str, place: Place, message: str, hint: str, about: tuple[str, ...] = ()
) -> Problem:
    return Problem(code, Severity.ERROR if filed.sent else Severity.WARNING, place, message, hint, about)


def status_agrees(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV304: the state of a task and what is reported on it agree."""
    for code, entry in filed.report.nhiem_vu.items():
        if entry.tinh_trang == NIL:
            yield from _nil_with_content(filed, code, entry)
        elif entry.tinh_trang == "hoan_thanh":
            yield from _done_without_content(filed, code, entry)


def _records_of_task(filed: Filed, code: str) -> list[str]:
    return [
        name
        for name in LOAI_GHI_CHEP
        if any(record.nhiem_vu == code for record in getattr(filed.report, name))
    ]


def _nil_with_content(filed: Filed, code: str, entry: KetQuaNhiemVu) -> Iterator[Problem]:
    task = filed.duties.plan.nhiem_vu_theo_ma.get(code)
    if task is None:
        return
    found = []
    for key in entry.so_lieu:
        indicator = task.chi_tieu_theo_ma.get(key)
        answer = filed.figures.answers.get((code, key))
        if (
            indicator
            and answer
            and not indicator.ky_truoc
            and not answer.khong_phat_sinh
            and answer.gia_tri != 0
        ):
            found.append(f"{key}: {entry.so_lieu[key]}")
    found.extend(_records_of_task(filed, code))
    if found:
        yield error(
            "DV304",
            filed.at("nhiem_vu", code, "tinh_trang"),
            f"ghi không phát sinh nhưng nhiệm vụ {code} có {', '.join(found)}",
            "sửa tinh_trang, hoặc bỏ số liệu và bản ghi của nhiệm vụ này",
        )


def _done_without_content(filed: Filed, code: str, entry: KetQuaNhiemVu) -> Iterator[Problem]:
    task = filed.duties.plan.nhiem_vu_theo_ma.get(code)
    owes = task and any(
        indicator.bat_buoc and indicator.duoc_nhap for indicator in filed.duties.owned(filed.unit.ma, task)
    )
    damaged = filed.document.is_damaged("nhiem_vu", code) or any(
        filed.document.is_damaged(name) for name in LOAI_GHI_CHEP
    )
    if (
        not entry.ket_qua
        and not entry.so_lieu
        and not owes
        and not damaged
        and not _records_of_task(filed, code)
    ):
        yield warning(
            "DV304",
            filed.at("nhiem_vu", code, "tinh_trang"),
            f"ghi hoàn thành nhưng nhiệm vụ {code} chưa có lời văn, số liệu hay bản ghi nào",
            "viết ket_qua, ghi số liệu, hoặc sửa tinh_trang",
        )

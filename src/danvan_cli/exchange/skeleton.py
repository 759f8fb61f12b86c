"""A report to fill in: the unit's tasks and its own indicators, with comments that say what each figure is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from danvan_cli.exchange.last_words import LastYear
from danvan_cli.exchange.schema.bundle import modeline
from danvan_cli.model.dates import a_year_later
from danvan_cli.model.duty import Duties
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import NhiemVu, deadline_day
from danvan_cli.model.text import one_line
from danvan_cli.rules.last_year import closing_figure, reports_of
from danvan_cli.store.quoting import written
from danvan_cli.store.workspace import Workspace


def skeleton(workspace: Workspace, duties: Duties, ky: Ky, unit: str, last_year: LastYear) -> str:
    """Return the YAML text of a unit's empty report; it validates with warnings only.

    Opening figures are the closing ones of the whole year before, of the unit or of those it succeeds;
    ``last_year`` stands beside what is to be filled in, as comments.
    """
    first, last = _window(workspace, duties, ky, unit)
    lines = [
        f"# Báo cáo {ky.ten} của {one_line(duties.office.theo_ma[unit].ten)}",
        "# Số viết liền, không dấu chấm phân cách: 1204. Không có việc gì thì ghi: khong_phat_sinh.",
        "# Trong lời văn viết {mã} để in số liệu, ví dụ: Đã tổ chức {so_cuoc} cuộc.",
        modeline(ky, unit),
        "phien_ban: 1",
        f"ky: {ky}",
        f"don_vi: {unit}",
        f"ky_so_lieu: {{tu_ngay: {first}, den_ngay: {last}}}",
        "uoc: false # true nếu số liệu những ngày cuối kỳ là số ước",
        "nguoi_lap: {ho_ten: , chuc_vu: }",
        f"ngay_gui: # ngày gửi, ví dụ {last + timedelta(days=1)}; để trống khi còn là bản nháp",
        "",
        "nhiem_vu:",
    ]
    for task in duties.must_report(unit):
        lines.extend(_task(workspace, duties, ky, unit, task, last_year))
    lines += ["", *_lists(duties, ky, unit, last), ""]
    outlook = [f"# {line}\n" for line in last_year.outlook()]
    return "\n".join(lines) + "".join(["\n", *outlook] if outlook else [])


def _window(workspace: Workspace, duties: Duties, ky: Ky, unit: str) -> tuple[date, date]:
    """The plan's window; else the one others use already; else it begins where last year's ended."""
    fixed = duties.plan.bao_cao.ky_so_lieu
    if fixed and ky.thang == 12:
        return fixed.in_year(ky.nam)
    period = workspace.periods.get(ky)
    for document in period.reports.values() if period else ():
        if document.model:
            return document.model.ky_so_lieu.tu_ngay, document.model.ky_so_lieu.den_ngay
    ended = max(
        (report.report.ky_so_lieu.den_ngay for report in reports_of(workspace, duties, unit, ky.nam_truoc)),
        default=None,
    )
    if ended:
        return ended + timedelta(days=1), ky.ngay_cuoi if ky.thang < 12 else a_year_later(ended)
    if fixed:
        return fixed.in_year(ky.nam)[0], ky.ngay_cuoi
    begins = _ended_by_then(duties, Ky(ky.nam), date(ky.nam, 12, 14)) + timedelta(days=1)
    last = begins - timedelta(days=1) if ky.thang == 12 else _ended_by_then(duties, ky, ky.ngay_cuoi)
    return begins.replace(year=ky.nam - 1), last


def _ended_by_then(duties: Duties, ky: Ky, usual: date) -> date:
    """The usual end (Nghị định 09/2019/NĐ-CP, Điều 12: the 14th of December); whole months where that is too late."""
    named = deadline_day(duties.plan, duties.office, ky)
    return usual if named is None or usual < named else named.replace(day=1) - timedelta(days=1)


def _task(
    workspace: Workspace, duties: Duties, ky: Ky, unit: str, task: NhiemVu, last_year: LastYear
) -> Iterator[str]:
    yield f"  # {one_line(task.ten)}"
    yield f"  {task.ma}:"
    yield "    tinh_trang: dang_thuc_hien # hoan_thanh | dang_thuc_hien | chua_thuc_hien | khong_phat_sinh"
    yield "    ket_qua: # viết dưới dấu “|”, mỗi dòng một đoạn, lùi vào hai dấu cách"
    yield from (f"    # {line}" for line in last_year.texts(task.ma))
    typed = [indicator for indicator in duties.owned(unit, task) if indicator.duoc_nhap]
    if typed:
        yield "    so_lieu:"
    for indicator in typed:
        value = _opening(workspace, duties, ky, unit, task, indicator)
        before = last_year.figure(duties, ky, (task.ma, indicator.ma), indicator)
        yield f"      {indicator.ma}: {value}# {_says(ky, indicator)}" + (
            f"; {'năm trước' if ky.thang == 12 else 'cùng kỳ năm trước'}: {before}" if before else ""
        )
    for indicator in duties.owned(unit, task):
        if not indicator.duoc_nhap:
            how = (
                f"đếm từ danh sách {indicator.danh_sach}"
                if indicator.kieu == "dem"
                else f"({one_line(indicator.tu_so or '')}) / ({one_line(indicator.mau_so or '')})"
            )
            yield f"      # {indicator.ma}: danvan tự tính — {one_line(indicator.ten)}: {how}"
    yield "    # han_che:"
    yield '    #   - {noi_dung: "…", nguyen_nhan: "…", loai: khach_quan, giai_phap: "…"}'
    yield ""


def _says(ky: Ky, indicator: ChiTieu) -> str:
    parts = [one_line(indicator.ten)]
    if indicator.kieu == "co_khong":
        parts.append("ghi co hoặc khong")
    elif indicator.don_vi_tinh:
        parts.append(f"đơn vị tính: {one_line(indicator.don_vi_tinh)}")
    target = indicator.target_in(ky.nam)
    if target is not None:
        parts.append(f"mục tiêu {format_number(target)}")
    if indicator.chi_so:
        parts.append(f"số liệu của năm {ky.nam - indicator.chi_so.tre_nam}")
    if indicator.ky_truoc:
        parts.append(f"số đầu kỳ, bằng {indicator.ky_truoc} của năm {ky.nam - 1}")
    if definition := indicator.definition_in(ky.nam):
        parts.append(f"cách tính: {one_line(definition)}")
    if not indicator.bat_buoc:
        parts.append("không bắt buộc")
    return "; ".join(parts)


def _opening(
    workspace: Workspace, duties: Duties, ky: Ky, unit: str, task: NhiemVu, indicator: ChiTieu
) -> str:
    closing = duties.plan.resolve(indicator.ky_truoc, task.ma) if indicator.ky_truoc else None
    if closing is None:
        return ""
    figure = closing_figure(reports_of(workspace, duties, unit, ky.nam_truoc), duties, ky.nam, closing)
    if figure is None or (indicator.kieu == "so_nguyen" and figure % 1):
        return ""
    return f"{int(figure)} " if indicator.kieu == "so_nguyen" else f"{figure:f} "


def _lists(duties: Duties, ky: Ky, unit: str, last: date) -> Iterator[str]:
    """The lists at the end, behind “#”: what stands there fits the unit as soon as the dots are filled in."""
    tasks, office, short = (
        duties.must_report(unit),
        duties.office.co_quan,
        duties.office.theo_ma[unit].viet_tat,
    )

    def home(records: str) -> str:
        counted = (
            task.ma for task in tasks for each in duties.owned(unit, task) if each.danh_sach == records
        )
        return next(counted, tasks[0].ma)

    def day(month: int, of_month: int) -> date:
        return min(date(ky.nam, month, of_month), last)

    letter = written(f"12/{office.viet_tat}-{short}" if short else f"12/{office.viet_tat}", True)
    decision, by = written(f"15/QĐ-{office.viet_tat}", True), written(one_line(office.ten), True)
    yield "# Các danh sách dưới đây: bỏ dấu “#” và điền; không có thì để nguyên."
    yield "# van_ban:"
    yield f"#   - {{loai: Công văn, so_ky_hieu: {letter}, ngay: {day(5, 20)}, co_quan: {by},"
    yield f'#      trich_yeu: "…", nhiem_vu: {home("van_ban")}}}'
    yield "# hoi_nghi:"
    yield f'#   - {{ten: "Hội nghị …", ngay: {day(3, 15)}, so_nguoi: 30, nhiem_vu: {home("hoi_nghi")}}}'
    yield "# mo_hinh:"
    yield '#   - {ten: "Mô hình …", linh_vuc: "…", loai: tap_the, muc: dang_ky, moi: true,'
    yield f"#      nhiem_vu: {home('mo_hinh')}}}"
    yield "# khen_thuong:"
    yield '#   - {doi_tuong: "…", loai: tap_the, hinh_thuc: Giấy khen,'
    yield f"#      quyet_dinh: {{so_ky_hieu: {decision}, ngay: {day(6, 30)}}}, nhiem_vu: {home('khen_thuong')}}}"
    yield "# kho_khan:"
    yield f'#   - {{nhiem_vu: {tasks[0].ma}, noi_dung: "…", de_xuat: "…"}}'
    yield "# kien_nghi:"
    yield f'#   - {{gui_den: {written(one_line(duties.plan.bao_cao.kinh_gui), True)}, noi_dung: "…"}}'
    yield "# phuong_huong:"
    yield '#   - "…"'

"""Targets that were missed and about which nobody says why: DV408."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import format_number, round_half_up
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.totals import Tong, total_of
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.rules.context import Filed, filed_in
from danvan_cli.store.workspace import Period, Workspace


def targets_reached(workspace: Workspace) -> Iterator[Problem]:
    """DV408: a target of the year is reached, or the task names what stood in the way."""
    for period in workspace.periods.values():
        yield from missed_targets(workspace, period)


def missed_targets(workspace: Workspace, period: Period) -> Iterator[Problem]:
    """Yield the DV408 of one period; those on totals stand in the plan, but concern that period alone.

    A target is one of a whole year: an interim period has missed nothing yet.
    """
    duties = workspace.duties_in(period.ky)
    aimed = [
        (task, indicator, target)
        for task in (duties.plan.nhiem_vu_theo_ma.values() if duties and period.ky.thang == 12 else ())
        for indicator in task.chi_tieu_theo_ma.values()
        if (target := indicator.target_in(period.ky.nam)) is not None
    ]
    if duties is None or not aimed:
        return
    filed = {report.unit.ma: report for report in filed_in(workspace, period)}
    reports = {code: report.extract for code, report in filed.items()}
    figures = {code: report.figures for code, report in filed.items()}
    for task, indicator, target in aimed:
        total = total_of(task, indicator, duties, period.ky, reports, figures)
        reached = _reached(indicator, total, target)
        if reached is not False or _explained(task, filed):
            continue
        if indicator.kieu == "dem" and not _all_counted(indicator, filed, duties.due(period.ky)):
            continue
        yield _missed(workspace, period, task, indicator, total, target, filed)


def _reached(indicator: ChiTieu, total: Tong, target: Decimal) -> bool | None:
    """Tell whether a figure reaches its target as printed; ``None`` where it cannot be judged yet."""
    if total.gia_tri is None or not total.day_du:
        return None
    value = _printed(indicator, total)
    return value >= target if indicator.chieu == "tang" else value <= target


def _printed(indicator: ChiTieu, total: Tong) -> Decimal:
    value = total.gia_tri if total.gia_tri is not None else Decimal(0)
    return value if isinstance(value, Decimal) else round_half_up(value, indicator.so_le)


def _explained(task: NhiemVu, filed: dict[str, Filed]) -> bool:
    """Tell whether a report names a shortcoming of the task, or tried to."""
    return any(
        task.ma in report.extract.co_han_che or report.document.is_damaged("nhiem_vu", task.ma)
        for report in filed.values()
    )


def _all_counted(indicator: ChiTieu, filed: dict[str, Filed], due: tuple[str, ...]) -> bool:
    name = str(indicator.danh_sach)
    whole = not any(report.document.is_damaged(name) for report in filed.values())
    return whole and all(code in filed for code in due)


def _missed(
    workspace: Workspace,
    period: Period,
    task: NhiemVu,
    indicator: ChiTieu,
    total: Tong,
    target: Decimal,
    filed: dict[str, Filed],
) -> Problem:
    owners = list(total.theo_don_vi)
    alone = filed[owners[0]] if len(owners) == 1 else None
    value = format_number(_printed(indicator, total), indicator.so_le if indicator.kieu == "ty_le" else None)
    unit = f"{'' if indicator.don_vi_tinh == '%' else ' '}{indicator.don_vi_tinh or ''}".rstrip()
    verb = "chưa đạt mục tiêu" if indicator.chieu == "tang" else "vượt mức"
    return Problem(
        "DV408",
        Severity.NOTE,
        _in_report(alone, task, indicator, total) if alone else _in_plan(workspace, period, task, indicator),
        f"{'' if alone else f'tổng số kỳ {period.ky}: '}{indicator.ten} = {value}{unit}, "
        f"{verb} {format_number(target)}{unit}, mà nhiệm vụ {task.ma} chưa nêu hạn chế",
        f"nêu hạn chế, nguyên nhân và giải pháp ở han_che của nhiệm vụ {task.ma}",
        (indicator.ma,),
    )


def _in_report(filed: Filed, task: NhiemVu, indicator: ChiTieu, total: Tong) -> Place:
    answer = total.theo_don_vi[filed.unit.ma]
    if answer and indicator.kieu != "dem":
        return filed.at(*answer.loc)
    return filed.document.at_key("nhiem_vu", task.ma)


def _in_plan(workspace: Workspace, period: Period, task: NhiemVu, indicator: ChiTieu) -> Place:
    plan = workspace.plan_for(period.ky)
    if plan is None or plan.model is None:
        raise ValueError("a period without a plan has no targets")
    at = next(number for number, found in enumerate(plan.model.nhiem_vu) if found.ma == task.ma)
    place = next(number for number, found in enumerate(task.chi_tieu) if found.ma == indicator.ma)
    return plan.at("nhiem_vu", at, "chi_tieu", place, "ma")

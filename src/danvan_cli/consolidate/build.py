"""A read workspace → the result of one period. The only place where reports are added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from danvan_cli.consolidate.difficulties import answers_to
from danvan_cli.consolidate.filed import Filed, filed_in, progress_in
from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua, KhoKhanTruoc
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.records import LOAI_GHI_CHEP, merge, records_of
from danvan_cli.model.report import BaoCao
from danvan_cli.model.succession import comparable
from danvan_cli.model.totals import total_of
from danvan_cli.model.windows import Window, expected_window
from danvan_cli.store.workspace import Workspace


def consolidate(workspace: Workspace, ky: Ky) -> KetQua | None:
    """Return the result of a period, or ``None`` without a readable office file or plan in force.

    Reports that are missing or cannot be read are missing in the result; drafts count.
    """
    now = filed_in(workspace, ky)
    if now is None:
        return None
    before = filed_in(workspace, ky.truoc) if ky.truoc in workspace.periods else None
    period = workspace.periods.get(ky)
    summary = period.tong_hop.model if period and period.tong_hop else None
    duties, plan = now.duties, now.duties.plan
    totals = []
    for task in plan.nhiem_vu_theo_ma.values():
        for indicator in task.chi_tieu_theo_ma.values():
            total = total_of(task, indicator, duties, ky, now.reports, now.figures)
            target = indicator.target_in(ky.nam)
            totals.append(beside_last_year(ChiTieuTongHop(task, indicator, total, None, target), now, before))
    window = expected_window(plan, ky, _windows(now.reports))
    earlier = (
        expected_window(before.duties.plan, ky.truoc, _windows(before.reports))
        if before and before.reports
        else None
    )
    return KetQua(
        ky=ky,
        office=duties.office,
        plan=plan,
        duties=duties,
        tong_hop=summary,
        tien_do=progress_in(workspace, now, ky),
        bao_cao=now.reports,
        so_lieu=now.figures,
        so_lieu_truoc=before.figures if before else {},
        documents=now.documents,
        chi_tieu=tuple(totals),
        ghi_chep={
            name: merge(
                (code, record) for code, report in now.reports.items() for record in records_of(report, name)
            )
            for name in LOAI_GHI_CHEP
        },
        ky_so_lieu=window.window if window else None,
        ky_so_lieu_truoc=earlier.window if earlier else None,
        uoc=any(report.uoc for report in now.reports.values()),
        minh_hoa=any(
            report.minh_hoa for filed in (now, before) if filed for report in filed.reports.values()
        ),
        tong_hop_hong=bool(period and period.tong_hop and period.tong_hop.has_errors),
        kho_khan_truoc=_told_before(workspace, ky.nam_truoc, plan),
    )


def _told_before(workspace: Workspace, year: Ky, plan: KeHoach) -> tuple[KhoKhanTruoc, ...]:
    """Return what was hard the year before; the plan in force now names what it answers."""
    before = filed_in(workspace, year) if year in workspace.periods else None
    return tuple(
        KhoKhanTruoc(code, told, before.figures[code], answers_to(plan.sua_doi, year, code, told))
        for code, report in (before.reports.items() if before else ())
        for told in report.kho_khan
        if before
    )


def _windows(reports: Mapping[str, BaoCao]) -> dict[str, Window]:
    return {code: window_of(report) for code, report in reports.items()}


def window_of(report: BaoCao) -> Window:
    """Return the data window that a report states."""
    return (report.ky_so_lieu.tu_ngay, report.ky_so_lieu.den_ngay)


def beside_last_year(total: ChiTieuTongHop, now: Filed, before: Filed | None) -> ChiTieuTongHop:
    """Return a total with last year's, where last year's plan counted the same, under whatever code."""
    if before is None:
        return total
    year, earlier = now.ky.nam, before.ky.nam
    plan, indicator = before.duties.plan, total.chi_tieu
    then = comparable(now.duties.plan, year, plan, earlier, (total.nhiem_vu.ma, indicator.ma))
    if then is None:
        why = indicator.redefined_after(earlier, year).values()
        return replace(total, doi_cach_tinh="; ".join(why))
    task = plan.nhiem_vu_theo_ma[then[0]]
    old = task.chi_tieu_theo_ma[then[1]]
    last = total_of(task, old, before.duties, before.ky, before.reports, before.figures)
    return replace(total, nam_truoc=last, ma_truoc=then)

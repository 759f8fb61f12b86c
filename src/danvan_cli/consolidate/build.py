"""A read workspace → the result of one period. The only place where reports are added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_cli.consolidate.progress import progress_of
from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.duty import Duties
from danvan_cli.model.figures import Figures
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.records import LOAI_GHI_CHEP, merge, records_of
from danvan_cli.model.report import BaoCao
from danvan_cli.model.text import record_key
from danvan_cli.model.totals import Tong, total_of
from danvan_cli.model.windows import Window, expected_window
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace


@dataclass(frozen=True)
class _Filed:
    duties: Duties
    documents: Mapping[str, Document[BaoCao]]
    reports: Mapping[str, BaoCao]
    figures: Mapping[str, Figures]


def consolidate(workspace: Workspace, ky: Ky) -> KetQua | None:
    """Return the result of a period, or ``None`` without a readable office file or plan in force.

    Reports that are missing or cannot be read are missing in the result; drafts count.
    """
    now = _filed(workspace, ky)
    if now is None:
        return None
    before = _filed(workspace, ky.truoc) if ky.truoc in workspace.periods else None
    period = workspace.periods.get(ky)
    summary = period.tong_hop.model if period and period.tong_hop else None
    duties, plan = now.duties, now.duties.plan
    totals = []
    for task in plan.nhiem_vu_theo_ma.values():
        for indicator in task.chi_tieu_theo_ma.values():
            total = total_of(task, indicator, duties, ky, now.reports, now.figures)
            last = _last_year(before, ky.truoc, task, indicator) if before else None
            totals.append(ChiTieuTongHop(task, indicator, total, last, indicator.target_in(ky.nam)))
    due = duties.counted(ky, now.reports)
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
        tien_do=tuple(
            progress_of(
                duties.office.theo_ma[code],
                now.reports.get(code),
                now.figures.get(code),
                now.figures,
                duties,
                ky,
                period is not None and code in period.reports and code not in now.reports,
            )
            for code in due
        ),
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
    )


def _filed(workspace: Workspace, ky: Ky) -> _Filed | None:
    duties = workspace.duties_in(ky)
    if duties is None:
        return None
    documents: dict[str, Document[BaoCao]] = {}
    reports: dict[str, BaoCao] = {}
    figures: dict[str, Figures] = {}
    period = workspace.periods.get(ky)
    for code in duties.counted(ky, period.reports if period else ()):
        document, read = workspace.report(ky, code), workspace.figures_of(ky, code)
        report = document.model if document else None
        if document and report and read and report.don_vi == code and report.ky == ky:
            documents[code], reports[code], figures[code] = document, report, read
    return _Filed(duties, documents, reports, figures)


def _windows(reports: Mapping[str, BaoCao]) -> dict[str, Window]:
    return {code: (report.ky_so_lieu.tu_ngay, report.ky_so_lieu.den_ngay) for code, report in reports.items()}


def _last_year(before: _Filed, ky: Ky, task: NhiemVu, indicator: ChiTieu) -> Tong | None:
    """Last year's total, where last year's plan has the same indicator in the same unit of measure."""
    old_task = before.duties.plan.nhiem_vu_theo_ma.get(task.ma)
    old = old_task.chi_tieu_theo_ma.get(indicator.ma) if old_task else None
    if old_task is None or old is None or old.kieu != indicator.kieu:
        return None
    if record_key(old.don_vi_tinh or "") != record_key(indicator.don_vi_tinh or ""):
        return None
    return total_of(old_task, old, before.duties, ky, before.reports, before.figures)

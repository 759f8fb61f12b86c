"""A read workspace → the result of one unit alone: its own figures and records beside its own last year."""

from __future__ import annotations

from dataclasses import replace

from danvan_cli.consolidate.build import beside_last_year, window_of
from danvan_cli.consolidate.filed import Filed, filed_in, progress_in
from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.period import Ky
from danvan_cli.model.records import LOAI_GHI_CHEP, merge, records_of
from danvan_cli.model.totals import total_of, total_of_one
from danvan_cli.store.workspace import Workspace


def result_of_unit(workspace: Workspace, ky: Ky, unit: str) -> KetQua | None:
    """Return the result that speaks of one unit's report alone; ``None`` where there is none that can be read.

    A total is the unit's own answer, owed by it alone. A target is the whole office's: it stands only beside the
    figure of an indicator that nobody else owns.
    """
    now = filed_in(workspace, ky)
    if now is None or unit not in now.reports:
        return None
    before = filed_in(workspace, ky.truoc) if ky.truoc in workspace.periods else None
    report, duties = now.reports[unit], now.duties
    alone = replace(
        now,
        documents={unit: now.documents[unit]},
        reports={unit: report},
        figures={unit: now.figures[unit]},
    )
    whole = KetQua(
        ky=ky,
        office=duties.office,
        plan=duties.plan,
        duties=duties,
        tong_hop=None,
        tien_do=tuple(found for found in progress_in(workspace, now, ky) if found.don_vi.ma == unit),
        bao_cao=alone.reports,
        so_lieu=alone.figures,
        so_lieu_truoc=before.figures if before else {},
        documents=alone.documents,
        chi_tieu=(),
        ghi_chep={
            name: merge((unit, record) for record in records_of(report, name)) for name in LOAI_GHI_CHEP
        },
        ky_so_lieu=window_of(report),
        ky_so_lieu_truoc=window_of(before.reports[unit]) if before and unit in before.reports else None,
        uoc=report.uoc,
        minh_hoa=report.minh_hoa or bool(before and unit in before.reports and before.reports[unit].minh_hoa),
        rieng=unit,
    )
    return replace(whole, chi_tieu=tuple(_totals(whole, alone, before)))


def _totals(whole: KetQua, alone: Filed, before: Filed | None) -> list[ChiTieuTongHop]:
    (unit,) = alone.reports
    totals = []
    for task in whole.plan.nhiem_vu_theo_ma.values():
        for indicator in alone.duties.owned(unit, task):
            total = total_of(task, indicator, alone.duties, whole.ky, alone.reports, alone.figures)
            answer = total.theo_don_vi.get(unit)
            if indicator.tong_hop == "mot_don_vi" and answer is None:
                continue  # owed jointly: another unit's figure
            owners = alone.duties.owners(task, indicator)
            found = ChiTieuTongHop(
                task,
                indicator,
                total._replace(theo_don_vi={unit: answer}),
                None,
                indicator.target_in(whole.ky.nam) if owners == (unit,) else None,
            )
            found = beside_last_year(found, alone, before)
            earlier = (
                whole.unit_last_year(found, unit) if found.nam_truoc and not whole.is_split(unit) else None
            )
            totals.append(replace(found, nam_truoc=total_of_one(unit, earlier) if earlier else None))
    return totals

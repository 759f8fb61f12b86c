"""Where each unit stands: state, on time or not, how complete, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from danvan_cli.model.duty import Duties
from danvan_cli.model.figures import Figures
from danvan_cli.model.numbers import round_half_up
from danvan_cli.model.office import DonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import deadline_day
from danvan_cli.model.report import BaoCao, TraLai


@dataclass(frozen=True)
class TienDo:
    """A due unit's progress.

    ``trang_thai`` is ``chua_co | nhap | bi_tra_lai | da_gui | da_duyet``; ``dung_han`` is ``None`` while not
    sent or without a deadline; ``day_du`` from 0 to 1 with two decimals; ``con_thieu`` names tasks (``nv3``)
    and figures (``nv3.luot_tiep``) in plan order; ``doi_sau_duyet`` says that an approval no longer holds,
    ``tra_lai`` why the report was sent back, while it is.
    """

    don_vi: DonVi
    trang_thai: str
    khong_doc_duoc: bool
    ngay_gui: date | None
    dung_han: bool | None
    dung_ngay_moc: bool
    day_du: Decimal
    con_thieu: tuple[str, ...]
    doi_sau_duyet: bool = False
    tra_lai: TraLai | None = None


def progress_of(
    unit: DonVi,
    report: BaoCao | None,
    figures: Figures | None,
    others: Mapping[str, Figures],
    duties: Duties,
    ky: Ky,
    unreadable: bool,
) -> TienDo:
    """Return a unit's progress; ``others`` are the figures of all units, for what owners owe jointly."""
    owed, missing = _owed(unit.ma, report, figures, others, duties, ky)
    share = Decimal(owed - len(missing)) / owed if owed else Decimal(1)
    sent = report.ngay_gui if report else None
    on_time, on_the_day = _on_time(sent, duties, ky)
    return TienDo(
        unit,
        report.trang_thai if report else "chua_co",
        unreadable,
        sent,
        on_time,
        on_the_day,
        round_half_up(share, 2),
        tuple(missing),
        report is not None and report.doi_sau_phe_duyet,
        report.tra_lai[-1] if report and report.trang_thai == "bi_tra_lai" else None,
    )


def _on_time(sent: date | None, duties: Duties, ky: Ky) -> tuple[bool | None, bool]:
    deadline = duties.plan.bao_cao.deadline_of(ky)
    named = deadline_day(duties.plan, duties.office, ky)
    if sent is None or deadline is None or named is None:
        return None, False
    return sent <= deadline.last_day(named), deadline.kieu == "truoc_ngay" and sent == named


def _owed(
    code: str,
    report: BaoCao | None,
    figures: Figures | None,
    others: Mapping[str, Figures],
    duties: Duties,
    ky: Ky,
) -> tuple[int, list[str]]:
    """How many tasks and required figures the unit owes, and those that it has not given."""
    must = {task.ma for task in duties.must_report(code)}
    owed, missing = 0, []
    for task in duties.plan.nhiem_vu_theo_ma.values():
        if task.ma in must:
            owed += 1
            if report is None or task.ma not in report.nhiem_vu:
                missing.append(task.ma)
        for indicator in duties.owned(code, task):
            if not (indicator.bat_buoc and indicator.duoc_nhap):
                continue
            operand = (task.ma, indicator.ma)
            given = figures is not None and operand in figures.answers
            if indicator.tong_hop == "mot_don_vi" and not given:
                due = set(duties.due(ky))
                owners = [unit for unit in duties.owners(task, indicator) if unit in due]
                if owners[:1] != [code] or any(
                    operand in others[unit].answers for unit in owners if unit in others
                ):
                    continue
            owed += 1
            if not given:
                missing.append(f"{task.ma}.{indicator.ma}")
    return owed, missing

"""What was filed in a period under its plan: readable reports, their figures, and where each unit stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_cli.consolidate.progress import TienDo, progress_of
from danvan_cli.model.duty import Duties
from danvan_cli.model.figures import Figures
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace


@dataclass(frozen=True)
class Filed:
    """The duties of a period and its readable reports, by unit in the register's order."""

    ky: Ky
    duties: Duties
    documents: Mapping[str, Document[BaoCao]]
    reports: Mapping[str, BaoCao]
    figures: Mapping[str, Figures]


def filed_in(workspace: Workspace, ky: Ky) -> Filed | None:
    """Return what was filed in a period; ``None`` without a readable office file or plan in force."""
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
    return Filed(ky, duties, documents, reports, figures)


def progress_in(workspace: Workspace, filed: Filed, ky: Ky) -> tuple[TienDo, ...]:
    """Return where every unit stands that is due or filed, from the register, never from the files present."""
    period, duties = workspace.periods.get(ky), filed.duties
    return tuple(
        progress_of(
            duties.office.theo_ma[code],
            filed.reports.get(code),
            filed.figures.get(code),
            filed.figures,
            duties,
            ky,
            period is not None and code in period.reports and code not in filed.reports,
        )
        for code in duties.counted(ky, filed.reports)
    )

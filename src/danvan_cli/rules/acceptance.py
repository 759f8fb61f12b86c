"""Warnings that a report accepts with a reason (``giai_trinh``); DV106, DV201 for the entries themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from danvan_cli.model.figures import Loc
from danvan_cli.model.records import LOAI_GHI_CHEP
from danvan_cli.model.report import BaoCao, GiaiTrinh
from danvan_cli.model.text import nearest
from danvan_cli.problem import Problem, Severity
from danvan_cli.rules.catalogue import ACCEPTABLE, SEVERITIES
from danvan_cli.rules.context import did_you_mean, error
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace

_RECORDS = (*LOAI_GHI_CHEP, "kho_khan")


def acceptances_well_formed(workspace: Workspace) -> Iterator[Problem]:
    """DV106: ``ma_loi`` is the code of a warning; DV201: ``chi_tieu`` is an indicator of the task."""
    for period in workspace.periods.values():
        plan = workspace.plan_for(period.ky)
        for document in period.reports.values():
            for task, loc, entry in _entries(document.model) if document.model else ():
                if entry.ma_loi not in ACCEPTABLE:
                    yield _no_warning(document, loc, entry)
                if entry.chi_tieu is None or plan is None or plan.model is None or plan.has_errors:
                    continue
                if (
                    plan.model.resolve(entry.chi_tieu, task if task in plan.model.nhiem_vu_theo_ma else None)
                    is None
                ):
                    home = plan.model.nhiem_vu_theo_ma.get(task or "")
                    known = home.chi_tieu_theo_ma if home else plan.model.noi_co_chi_tieu
                    yield error(
                        "DV201",
                        document.at(*loc, "chi_tieu"),
                        f"không có chỉ tiêu mang mã “{entry.chi_tieu[:60]}”",
                        did_you_mean(nearest(entry.chi_tieu, known)),
                    )


def _no_warning(document: Document[BaoCao], loc: Loc, entry: GiaiTrinh) -> Problem:
    if entry.ma_loi in SEVERITIES:
        found = "luôn là lỗi" if Severity.ERROR in SEVERITIES[entry.ma_loi] else "chỉ là lưu ý"
        return error(
            "DV106",
            document.at(*loc, "ma_loi"),
            f"{entry.ma_loi} {found}, không giải trình được",
            "sửa dữ liệu rồi bỏ mục này",
        )
    meant = nearest(entry.ma_loi, ACCEPTABLE)
    hint = did_you_mean(meant, "ghi mã của cảnh báo cần giải trình, ví dụ DV403")
    return error(
        "DV106", document.at(*loc, "ma_loi"), f"“{entry.ma_loi[:40]}” không phải là mã cảnh báo", hint
    )


def _entries(report: BaoCao) -> Iterator[tuple[str | None, Loc, GiaiTrinh]]:
    """Yield every acceptance with the task it stands in and its path."""
    for task, result in report.nhiem_vu.items():
        for at, entry in enumerate(result.giai_trinh):
            yield task, ("nhiem_vu", task, "giai_trinh", at), entry
    for at, entry in enumerate(report.giai_trinh):
        yield None, ("giai_trinh", at), entry


def accept(workspace: Workspace, problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings, warnings that their own report accepts with a reason as notes."""
    reports = {
        document.file: document
        for period in workspace.periods.values()
        for document in period.reports.values()
        if document.model
        and (document.model.giai_trinh or any(task.giai_trinh for task in document.model.nhiem_vu.values()))
    }
    if not reports:
        return list(problems)
    return [_judged(reports.get(problem.place.file), problem) for problem in problems]


def _judged(document: Document[BaoCao] | None, problem: Problem) -> Problem:
    if document is None or document.model is None or problem.severity is not Severity.WARNING:
        return problem
    task = _task_of(document, document.model, problem)
    for home, _, entry in _entries(document.model):
        narrowed = entry.chi_tieu is not None and entry.chi_tieu.rpartition(".")[2] not in problem.about
        if home == task and entry.ma_loi == problem.code and not narrowed:
            return problem._replace(severity=Severity.NOTE, hint=f"đã giải trình: {entry.ly_do}")
    return problem


def _task_of(document: Document[BaoCao], report: BaoCao, problem: Problem) -> str | None:
    """Return the task that a finding is placed in, or that the record it is placed in names."""
    where = (problem.place.line, problem.place.column)
    for task in report.nhiem_vu:
        if document.covers(("nhiem_vu", task), *where):
            return task
    for name in _RECORDS:
        for at, record in enumerate(getattr(report, name)):
            if record.nhiem_vu and document.covers((name, at), *where):
                found: str = record.nhiem_vu
                return found
    return None

"""Warnings that a report accepts with a reason (``giai_trinh``); DV106, DV201, DV309 for the entries themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from danvan_cli.model.figures import Loc
from danvan_cli.model.records import LOAI_GHI_CHEP
from danvan_cli.model.report import BaoCao, GiaiTrinh
from danvan_cli.model.text import nearest
from danvan_cli.problem import Problem, Severity
from danvan_cli.rules.catalogue import ACCEPTABLE, FROM_GIT, FROM_LAST_YEAR, FROM_OTHER_UNITS, SEVERITIES
from danvan_cli.rules.context import Present, did_you_mean, error, filed_of, warning
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace

_RECORDS = (*LOAI_GHI_CHEP, "kho_khan")


def acceptances_well_formed(workspace: Workspace, present: Present) -> Iterator[Problem]:
    """DV106: ``ma_loi`` is the code of a warning (of a note: DV309); DV201: ``chi_tieu`` is known."""
    document, plan = present.document, workspace.plan_for(present.ky)
    for task, loc, entry in _entries(present.report):
        if entry.ma_loi not in ACCEPTABLE:
            yield _no_warning(document, loc, entry)
        if entry.chi_tieu is None or plan is None or plan.model is None or plan.has_errors:
            continue
        if plan.model.resolve(entry.chi_tieu, task if task in plan.model.nhiem_vu_theo_ma else None) is None:
            home = plan.model.nhiem_vu_theo_ma.get(task or "")
            known = home.chi_tieu_theo_ma if home else plan.model.noi_co_chi_tieu
            yield error(
                "DV201",
                document.at(*loc, "chi_tieu"),
                f"không có chỉ tiêu mang mã “{entry.chi_tieu[:60]}”",
                did_you_mean(nearest(entry.chi_tieu, known)),
            )


def _no_warning(document: Document[BaoCao], loc: Loc, entry: GiaiTrinh) -> Problem:
    if entry.ma_loi in SEVERITIES and Severity.ERROR not in SEVERITIES[entry.ma_loi]:
        return warning(
            "DV309",
            document.at(*loc, "ma_loi"),
            f"{entry.ma_loi} chỉ là lưu ý, không cần giải trình",
            "bỏ mục này",
        )
    if entry.ma_loi in SEVERITIES:
        return error(
            "DV106",
            document.at(*loc, "ma_loi"),
            f"{entry.ma_loi} luôn là lỗi, không giải trình được",
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
    """Return the findings, warnings that their own report accepts with a reason as notes, and the DV309."""
    reports = {
        document.file: Present(ky, unit, document, document.model)
        for ky, period in workspace.periods.items()
        for unit, document in period.reports.items()
        if (extract := workspace.extract(ky, unit)) and extract.co_giai_trinh and document.model
    }
    found = list(problems)
    if not reports:
        return found
    judged: list[Problem] = []
    used: set[tuple[str, Loc]] = set()
    failed: set[tuple[str, str | None]] = set()
    for problem in found:
        accepting = reports.get(problem.place.file)
        if accepting is None:
            judged.append(problem)
            continue
        task = _task_of(accepting.document, accepting.report, problem)
        if problem.severity is Severity.ERROR or problem.code in _MISSING:
            failed.add((problem.place.file, task))
        matching = list(_matching(accepting.report, task, problem))
        used.update((problem.place.file, loc) for loc, _ in matching)
        judged.append(_accepted(problem, matching[0][1]) if matching else problem)
    wrong = {problem.place.file for problem in found if problem.severity is Severity.ERROR}
    for accepting in reports.values():
        judged.extend(_unused(workspace, accepting, used, failed, wrong))
    return judged


def _matching(report: BaoCao, task: str | None, problem: Problem) -> Iterator[tuple[Loc, GiaiTrinh]]:
    """Yield the entries that speak of a finding; an error is never accepted."""
    if problem.severity is Severity.ERROR:
        return
    for home, loc, entry in _entries(report):
        narrowed = entry.chi_tieu is not None and entry.chi_tieu.rpartition(".")[2] not in problem.about
        if home == task and entry.ma_loi == problem.code and not narrowed:
            yield loc, entry


def _accepted(problem: Problem, entry: GiaiTrinh) -> Problem:
    if problem.severity is not Severity.WARNING:
        return problem
    return problem._replace(severity=Severity.NOTE, hint=f"đã giải trình: {entry.ly_do}")


_MISSING = frozenset({"DV302", "DV303"})


def _unused(
    workspace: Workspace,
    accepting: Present,
    used: set[tuple[str, Loc]],
    failed: set[tuple[str, str | None]],
    wrong: set[str],
) -> Iterator[Problem]:
    """Yield the DV309 of a report: entries that accept nothing although the rule was asked.

    An error beside it may be why the warning did not come; then the error is what has to be said.
    """
    file = accepting.document.file
    if (file, None) in failed or filed_of(workspace, accepting.ky, accepting.code) is None:
        return
    if workspace.office.has_errors or any(plan.has_errors for plan in workspace.plans):
        return
    for task, loc, entry in _entries(accepting.report):
        asked = entry.ma_loi in ACCEPTABLE - FROM_GIT and (file, task) not in failed
        if asked and (file, loc) not in used and not _sources(workspace, accepting, entry) & wrong:
            yield warning(
                "DV309",
                accepting.document.at(*loc, "ma_loi"),
                f"mục giải trình không ứng với cảnh báo nào: "
                f"{f'nhiệm vụ {task}' if task else 'phần ngoài các nhiệm vụ'} không có {entry.ma_loi}"
                f"{f' về {entry.chi_tieu}' if entry.chi_tieu else ''}",
                "bỏ mục này, hoặc chuyển về đúng nhiệm vụ có cảnh báo",
            )


def _sources(workspace: Workspace, accepting: Present, entry: GiaiTrinh) -> set[str]:
    """Return the other files that a rule looks at; one with an error may have kept it from warning."""
    ky = accepting.ky
    if entry.ma_loi in FROM_OTHER_UNITS:
        return {document.file for document in workspace.periods[ky].reports.values()} - {
            accepting.document.file
        }
    if entry.ma_loi not in FROM_LAST_YEAR or workspace.office.model is None:
        return set()
    units = (accepting.code, *(workspace.office.model.predecessors(accepting.code) or ()))
    before = [workspace.report(earlier, unit) for earlier in (ky.truoc, ky.nam_truoc) for unit in units]
    return {document.file for document in before if document}


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

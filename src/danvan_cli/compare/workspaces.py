"""Two revisions of one workspace: register, plans, every period's files; moved and renamed units are one unit.

Only files whose content differs need to be in the two workspaces, beside register and plans. Knows no git.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from danvan_cli.compare.change import ThayDoi
from danvan_cli.compare.models import compare_models
from danvan_cli.compare.reports import Side, compare_reports
from danvan_cli.model.office import DonVi, SoDonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.model.text import record_key
from danvan_cli.model.values import Ban
from danvan_cli.problem import Problem, Severity
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import AnyDocument, Period, Workspace

_ALIKE = 0.5


def compare_workspaces(before: Workspace, after: Workspace) -> tuple[ThayDoi, ...]:
    """Return the changes from one workspace to another: register, plans, then period by period."""
    return tuple(_all(before, after))


def _all(before: Workspace, after: Workspace) -> Iterator[ThayDoi]:
    yield from _documents(_given(before.office), _given(after.office))
    old, new = ({plan.file: plan for plan in side.plans} for side in (before, after))
    for file in sorted({*old, *new}):
        yield from _documents(old.get(file), new.get(file))
    for ky in sorted({*before.periods, *after.periods}):
        yield from _periods(before, after, ky)


def _documents(
    before: AnyDocument | None, after: AnyDocument | None, ky: Ky | None = None
) -> Iterator[ThayDoi]:
    """Yield the changes between two documents of one file."""
    document = after or before
    if document is None or (before and after and before.digest == after.digest):
        return
    if before is None or after is None:
        yield ThayDoi("tep", document.file, (), _there(before), _there(after), ky)
        return
    yield from (change.within(document.file, ky) for change in broken(before, after))
    if before.model is not None and after.model is not None:
        old: Ban = before.model
        yield from (change.within(document.file, ky) for change in compare_models(old, after.model))


def _given(office: Document[SoDonVi]) -> Document[SoDonVi] | None:
    return office if office.text.strip() else None


def _there(document: AnyDocument | None) -> str | None:
    return document.file if document else None


def broken(before: AnyDocument, after: AnyDocument) -> Iterator[ThayDoi]:
    """Yield that a document cannot be read whole, with the first error of each side."""
    first, second = first_error(before), first_error(after)
    if first or second:
        yield ThayDoi("tep", after.file, ("khong_doc_duoc",), first, second)


def first_error(document: AnyDocument) -> Problem | None:
    """Return the first error made while reading a document."""
    return next((found for found in document.problems if found.severity is Severity.ERROR), None)


def _seal(period: Period) -> str | None:
    """Return the file that closes a period; ``None`` while it is open."""
    return period.niem_phong.file if period.niem_phong and period.sealed else None


def _periods(before: Workspace, after: Workspace, ky: Ky) -> Iterator[ThayDoi]:
    nothing = Period(ky, {}, None)
    old, new = before.periods.get(ky, nothing), after.periods.get(ky, nothing)
    closed, closed_now = _seal(old), _seal(new)
    if closed or closed_now:
        yield ThayDoi("tep", closed_now or closed or "", ("niem_phong",), closed, closed_now, ky)
    yield from _documents(old.tong_hop, new.tong_hop, ky)
    moved = _moved(before, after, old, new)
    came_from = {now: then for then, now in moved.items()}
    for code in _in_order(before, after, {*old.reports, *new.reports}):
        if code in moved:
            continue
        earlier = came_from.get(code, code)
        then, now = old.reports.get(earlier), new.reports.get(code)
        file = now.file if now else then.file if then else ""
        if earlier != code and then and now:
            yield ThayDoi("tep", file, ("doi_ten",), then.file, now.file, ky, code)
        yield from (
            change.within(file, ky, code) for change in _reports(before, after, then, now, ky, earlier, code)
        )


def _reports(
    before: Workspace,
    after: Workspace,
    then: Document[BaoCao] | None,
    now: Document[BaoCao] | None,
    ky: Ky,
    old_code: str,
    new_code: str,
) -> Iterator[ThayDoi]:
    if then is None or now is None:
        report = (now or then).model if now or then else None  # type: ignore[union-attr]
        shown = report or ""
        yield ThayDoi("tep", "", (), shown if then else None, shown if now else None)
        return
    yield from broken(then, now)
    old, new = side_of(before, ky, old_code), side_of(after, ky, new_code)
    if old and new:
        yield from compare_reports(old, new)


def side_of(workspace: Workspace, ky: Ky, code: str) -> Side | None:
    """Return a unit's report with its figures and plan; ``None`` where it cannot be read."""
    document, plan = workspace.report(ky, code), workspace.plan_for(ky)
    if document is None or document.model is None:
        return None
    return Side(document.model, workspace.figures_of(ky, code), plan.model if plan else None)


def _in_order(before: Workspace, after: Workspace, codes: set[str]) -> list[str]:
    ranks = [side.office.model.thu_tu for side in (after, before) if side.office.model]
    rank = {
        code: (at, place) for at, places in reversed(list(enumerate(ranks))) for code, place in places.items()
    }
    return sorted(codes, key=lambda code: (rank.get(code, (len(ranks), 0)), code))


def _moved(before: Workspace, after: Workspace, old: Period, new: Period) -> dict[str, str]:
    """Return for each unit whose report now stands under another code that code.

    The register says so (``ke_thua``), or the two reports say much the same.
    """
    gone = [code for code in old.reports if code not in new.reports]
    come = [code for code in new.reports if code not in old.reports]
    moved: dict[str, str] = {}
    for code in come:
        heir = after.office.model.theo_ma.get(code) if after.office.model else None
        named = [earlier for earlier in gone if heir and _is_heir(before, heir, earlier)]
        alike = [earlier for earlier in gone if _alike(before, after, old.ky, earlier, code)]
        for earlier in (*named, *alike):
            if earlier not in moved:
                moved[earlier] = code
                break
    return moved


def _is_heir(before: Workspace, heir: DonVi, code: str) -> bool:
    """Tell whether a unit succeeds another alone, or has its name: only the code is new."""
    old = before.office.model.theo_ma.get(code) if before.office.model else None
    return heir.ke_thua == (code,) or (old is not None and record_key(old.ten) == record_key(heir.ten))


def _alike(before: Workspace, after: Workspace, ky: Ky, old_code: str, new_code: str) -> bool:
    old, new = side_of(before, ky, old_code), side_of(after, ky, new_code)
    if old is None or new is None:
        return False
    first, second = _typed(old), _typed(new)
    same = sum(1 for operand, typed in first.items() if second.get(operand) == typed)
    return bool(first) and same / max(len(first), len(second)) > _ALIKE


def _typed(side: Side) -> Mapping[tuple[str, str], str]:
    """Return what says whose report it is: figures as typed, and who drew it up."""
    report = side.report
    return {
        (task, code): typed
        for task, entry in report.nhiem_vu.items()
        for code, typed in (*entry.so_lieu.items(), ("ket_qua", entry.ket_qua or ""))
    }

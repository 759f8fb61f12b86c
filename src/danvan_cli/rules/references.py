"""References ``{ma}`` in texts: DV206."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from danvan_cli.model.figures import Loc, SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.records import LOAI_GHI_CHEP
from danvan_cli.model.references import Reference, find_references
from danvan_cli.model.text import fold, nearest
from danvan_cli.problem import Place, Problem
from danvan_cli.rules.context import Filed, error, texts_with, warning
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace

_RECORDS = (*LOAI_GHI_CHEP, "kho_khan", "kien_nghi")
Finding = tuple[str, str | None, bool]
"""Message, hint, and whether it is an error."""


def references_resolve(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV206: every ``{ma}`` in a report names one indicator of the plan and has a figure."""
    if tree := filed.document.tree:
        yield from _in_texts(tree.data, filed.duties.plan, tree.text_at, _value_in_report(filed), False)


def summary_references_resolve(workspace: Workspace) -> Iterator[Problem]:
    """DV206 in ``tong-hop.yaml``, where the same braces name totals, last year's and the change."""
    for period in workspace.periods.values():
        plan, summary = workspace.plan_for(period.ky), period.tong_hop
        if (
            summary is None
            or summary.model is None
            or summary.tree is None
            or plan is None
            or plan.model is None
            or workspace.duties_in(period.ky) is None  # the office file or the plan has errors of its own
        ):
            continue
        yield from _in_texts(
            summary.tree.data, plan.model, summary.tree.text_at, _value_in_totals(workspace, period.ky), True
        )


def sentences_hold_their_figure(workspace: Workspace) -> Iterator[Problem]:
    """DV206 in a plan: the sentence about an indicator (``cau_van``) holds that indicator's code once, no other."""
    for document in workspace.plans:
        for number, task in enumerate(document.model.nhiem_vu if document.model else ()):
            for index, indicator in enumerate(task.chi_tieu):
                if indicator.cau_van:
                    yield from _sentence(
                        document, ("nhiem_vu", number, "chi_tieu", index, "cau_van"), indicator
                    )


def _sentence(document: Document[KeHoach], loc: Loc, indicator: ChiTieu) -> Iterator[Problem]:
    text, own = indicator.cau_van or "", f"{{{indicator.ma}}}"
    hint = f"ví dụ: Có {own} {indicator.don_vi_tinh or 'đơn vị'} …"
    others = [found for found in find_references(text) if found.written != indicator.ma]
    for found in others:
        braces = f"{{{found.written}}}"
        place = document.at(*loc)
        if document.tree:
            place = document.tree.text_at(loc, braces, text.count(braces, 0, found.start))
        yield error("DV206", place, f"{braces} trong cau_van phải là mã của chính chỉ tiêu: {own}", hint)
    if not others and text.count(own) != 1:
        yield error("DV206", document.at(*loc), f"cau_van phải có {own} đúng một lần", hint)


Locate = Callable[[Loc, str, int], Place]
Judge = Callable[[Reference, tuple[str, str]], Finding | None]


def _in_texts(data: object, plan: KeHoach, locate: Locate, judge: Judge, changes: bool) -> Iterator[Problem]:
    for loc, text in texts_with("{", data):
        home = _home(data, loc)
        judged: dict[str, Finding | None] = {}  # the same reference is the same mistake again
        counted: dict[str, tuple[int, int]] = {}
        for reference in find_references(text):
            braces = f"{{{reference.written}}}"
            if reference.written not in judged:
                judged[reference.written] = _judge(reference, plan, home, judge, changes)
            found = judged[reference.written]
            if found:
                message, hint, fails = found
                before, end = counted.get(braces, (0, 0))
                before += text.count(braces, end, reference.start)
                counted[braces] = before, reference.start
                place = locate(loc, braces, before)
                yield (error if fails else warning)("DV206", place, f"{braces} {message}", hint)


def _home(data: object, loc: Loc) -> str | None:
    """Return the task in which a text stands, or which its record names."""
    if loc[0] in ("nhiem_vu", "nhan_xet") and len(loc) > 1:
        return str(loc[1])
    if loc[0] in _RECORDS and len(loc) > 1 and isinstance(data, dict):
        records = data[loc[0]]
        record = records[loc[1]] if isinstance(records, list) and isinstance(loc[1], int) else None
        task = record.get("nhiem_vu") if isinstance(record, dict) else None
        return task if isinstance(task, str) else None
    return None


def _judge(
    reference: Reference, plan: KeHoach, home: str | None, judge: Judge, changes: bool
) -> Finding | None:
    if home is not None and home not in plan.nhiem_vu_theo_ma:
        return None  # the task itself is unknown: DV201
    if not reference.is_code:
        meant = _misspelt(reference.written, plan, home)
        return ("viết sai mã", f"viết “{{{meant}}}”", True) if meant else None
    code = reference.code if changes else reference.written
    operand = plan.resolve(code, home)
    if operand is None:
        homes = plan.noi_co_chi_tieu.get(code, ())
        if home is None and len(homes) > 1:
            choices = " hoặc ".join(f"{{{task}.{code}}}" for task in homes)
            return ("có ở nhiều nhiệm vụ, không rõ là số nào", f"viết {choices}", True)
        return ("không phải là mã chỉ tiêu nào", _hint(code, plan, home), True)
    return judge(reference, operand)


def _hint(code: str, plan: KeHoach, home: str | None) -> str | None:
    homes = plan.noi_co_chi_tieu.get(code)
    if homes:
        return f"viết {{{homes[0]}.{code}}}"
    meant = nearest(code, _codes(plan, home))
    return (
        f"có phải “{{{meant}}}”? Dấu ngoặc thường thì viết {{{{{code}}}}}"
        if meant
        else (f"kiểm tra mã trong kế hoạch; dấu ngoặc thường thì viết {{{{{code}}}}}")
    )


def _codes(plan: KeHoach, home: str | None) -> list[str]:
    task = plan.nhiem_vu_theo_ma.get(home or "")
    own = list(task.chi_tieu_theo_ma) if task else []
    dotted = [f"{other.ma}.{code}" for other in plan.nhiem_vu for code in other.chi_tieu_theo_ma]
    return [*own, *(code for code, homes in plan.noi_co_chi_tieu.items() if len(homes) == 1), *dotted]


def _misspelt(written: str, plan: KeHoach, home: str | None) -> str | None:
    bare = _bare(written)
    return next((code for code in _codes(plan, home) if _bare(code) == bare), None)


def _bare(code: str) -> str:
    return fold(code).replace(" ", "").replace("_", "")


def _value_in_report(filed: Filed) -> Judge:
    def judge(reference: Reference, operand: tuple[str, str]) -> Finding | None:
        del reference
        if operand in filed.figures.answers or operand in filed.figures.broken:
            return None
        task, code = operand
        if filed.document.is_damaged("nhiem_vu", task):
            return None
        plan = filed.duties.plan
        indicator = plan.indicator(task, code)
        owned = indicator in filed.duties.owned(filed.unit.ma, plan.nhiem_vu_theo_ma[task])
        if owned and indicator and indicator.kieu == "ty_le":
            return (
                None
                if _terms_missing(filed, operand)
                else ("chưa có số liệu", "ghi số liệu của chỉ tiêu này", filed.sent)
            )
        if owned and indicator and indicator.bat_buoc and indicator.duoc_nhap:
            return None  # already said: DV302 or DV303
        if not owned:
            return (
                f"không có số liệu: {filed.unit.ten} không báo cáo chỉ tiêu này",
                "bỏ phần trong ngoặc",
                filed.sent,
            )
        return ("chưa có số liệu", f"ghi {code} trong so_lieu của {task}", filed.sent)

    return judge


def _terms_missing(filed: Filed, operand: tuple[str, str]) -> bool:
    """Whether a required term of a rate is missing, which is a finding of its own."""
    plan = filed.duties.plan
    task = plan.nhiem_vu_theo_ma[operand[0]]
    sides = filed.duties.rate_sides(task, task.chi_tieu_theo_ma[operand[1]])
    if sides is None:
        return True
    missing = [term for side in sides for term in side.operands if term not in filed.figures.answers]
    return any((indicator := plan.indicator(*term)) is not None and indicator.bat_buoc for term in missing)


def _value_in_totals(workspace: Workspace, ky: Ky) -> Judge:
    def judge(reference: Reference, operand: tuple[str, str]) -> Finding | None:
        if not _has_total(workspace, ky, operand):
            if _missed_already(workspace, ky, operand):
                return None
            return ("chưa có đơn vị nào báo cáo", None, _all_answered(workspace, ky))
        if reference.change and not _has_total(workspace, ky.truoc, operand):
            if _missed_already(workspace, ky.truoc, operand):
                return None
            return (f"không có số liệu {ky.truoc.ten} để so sánh", "bỏ phần so sánh", True)
        return None

    return judge


def _answers(workspace: Workspace, ky: Ky, operand: tuple[str, str]) -> Iterator[SoLieu]:
    period = workspace.periods.get(ky)
    for code in period.reports if period else ():
        figures = workspace.figures_of(ky, code)
        answer = figures.answers.get(operand) if figures else None
        if answer:
            yield answer


def _has_total(workspace: Workspace, ky: Ky, operand: tuple[str, str]) -> bool:
    return any(True for _ in _answers(workspace, ky, operand))


def _missed_already(workspace: Workspace, ky: Ky, operand: tuple[str, str]) -> bool:
    """Whether the report of an owner is there without a figure that it owes, a finding of its own."""
    duties, period = workspace.duties_in(ky), workspace.periods.get(ky)
    task = duties.plan.nhiem_vu_theo_ma.get(operand[0]) if duties else None
    indicator = task.chi_tieu_theo_ma.get(operand[1]) if task else None
    if duties is None or period is None or task is None or indicator is None:
        return False
    if indicator.kieu == "ty_le":
        sides = duties.rate_sides(task, indicator) or ()
        return any(_missed_already(workspace, ky, term) for side in sides for term in side.operands)
    owed = indicator.bat_buoc and indicator.duoc_nhap and not _has_total(workspace, ky, operand)
    return owed and any(unit in period.reports for unit in duties.owners(task, indicator))


def _all_answered(workspace: Workspace, ky: Ky) -> bool:
    duties, period = workspace.duties_in(ky), workspace.periods.get(ky)
    return bool(duties and period and all(code in period.reports for code in duties.due(ky)))

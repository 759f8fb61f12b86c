"""Figures against each other and against last year's: DV401, DV403, DV404."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from danvan_cli.model.duty import BalanceRule
from danvan_cli.model.expression import NEGATION, Operand, Rule
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.indicator import in_year
from danvan_cli.model.numbers import EXACT, format_number
from danvan_cli.model.totals import total_of
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.rules.context import Filed, filed_in, warning
from danvan_cli.rules.last_year import closing_figure, last_year
from danvan_cli.store.workspace import Period, Workspace


def balanced(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV401: the plan's balance rules hold in a report whose unit owns all their figures."""
    for balance, rule in filed.duties.balances_of(filed.unit.ma):
        yield from _in_report(filed, balance, rule)


def all_totals_balanced(workspace: Workspace) -> Iterator[Problem]:
    """DV401: a rule whose figures no single unit owns holds for the totals, once all owners have answered."""
    for period in workspace.periods.values():
        yield from totals_balanced(workspace, period)


def totals_balanced(workspace: Workspace, period: Period) -> Iterator[Problem]:
    """Yield the DV401 on the totals of one period; they stand in the plan, but concern that period alone."""
    duties = workspace.duties_in(period.ky)
    for balance, rule in duties.balances_of(None) if duties else ():
        yield from _in_totals(workspace, period, balance, rule)


def _in_report(filed: Filed, balance: BalanceRule, rule: Rule) -> Iterator[Problem]:
    values = filed.figures.numbers(rule.operands)
    if values is None or rule.holds(values):
        return
    typed = [operand for operand in rule.operands if _is_typed(filed.figures.answers[operand], operand)]
    first = filed.figures.answers[typed[0]] if typed else filed.figures.answers[rule.operands[0]]
    lines = [
        f"{_name(operand, balance)} (dòng {filed.at(*filed.figures.answers[operand].loc).line})"
        for operand in typed
    ]
    hint = (
        f"sửa một trong {_count(len(lines))} số: {', '.join(lines)}"
        if len(lines) > 1
        else f"kiểm tra lại {''.join(lines) or _lists(filed, rule)}"
    )
    yield _broken(balance, rule, values, filed.at(*first.loc), hint, "")


def _lists(filed: Filed, rule: Rule) -> str:
    tasks = filed.duties.plan.nhiem_vu_theo_ma
    counted = (tasks[task].chi_tieu_theo_ma[code].danh_sach for task, code in rule.operands)
    return f"danh sách {', '.join(dict.fromkeys(filter(None, counted)))}"


def _is_typed(answer: SoLieu, operand: Operand) -> bool:
    return answer.loc[-1:] == operand[1:]


def _in_totals(workspace: Workspace, period: Period, balance: BalanceRule, rule: Rule) -> Iterator[Problem]:
    duties, plan = workspace.duties_in(period.ky), workspace.plan_for(period.ky)
    if duties is None or plan is None:
        return
    filed = {report.unit.ma: report for report in filed_in(workspace, period)}
    values: dict[Operand, Decimal] = {}
    for operand in rule.operands:
        task = duties.plan.nhiem_vu_theo_ma[operand[0]]
        total = total_of(
            task,
            task.chi_tieu_theo_ma[operand[1]],
            duties,
            period.ky,
            {code: report.extract for code, report in filed.items()},
            {code: report.figures for code, report in filed.items()},
        )
        if not isinstance(total.gia_tri, Decimal) or not total.day_du:
            return
        values[operand] = total.gia_tri
    if not rule.holds(values):
        at = next(number for number, task in enumerate(duties.plan.nhiem_vu) if task.ma == balance.nhiem_vu)
        place = plan.at("nhiem_vu", at, "can_doi", balance.thu_tu, "bieu_thuc")
        yield _broken(
            balance, rule, values, place, "đối chiếu số liệu của các đơn vị", f"tổng số kỳ {period.ky}: "
        )


def _broken(
    balance: BalanceRule, rule: Rule, values: Mapping[Operand, Decimal], place: Place, hint: str, where: str
) -> Problem:
    left, right = rule.left.evaluate(values), rule.right.evaluate(values)
    message = (
        f"{where}{rule.text} không khớp: {rule.left.substituted(values)} {NEGATION[rule.sign]} "
        f"{rule.right.substituted(values)} (lệch {format_number(EXACT.subtract(left, right).copy_abs())})"
    )
    if balance.can_doi.giai_thich:
        hint = f"{hint}; {balance.can_doi.giai_thich}"
    severity = Severity.ERROR if balance.can_doi.muc_do == "loi" else Severity.WARNING
    return Problem("DV401", severity, place, message, hint, tuple(code for _, code in rule.operands))


def _name(operand: Operand, balance: BalanceRule) -> str:
    return operand[1] if operand[0] == balance.nhiem_vu else ".".join(operand)


def _count(number: int) -> str:
    words = {2: "hai", 3: "ba", 4: "bốn", 5: "năm", 6: "sáu", 7: "bảy", 8: "tám", 9: "chín", 10: "mười"}
    return words.get(number, str(number))


def openings_continue(workspace: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV403: an opening figure equals last year's closing one; an error when last year is approved."""
    for (task_code, code), answer in filed.figures.answers.items():
        indicator = filed.duties.openings.get((task_code, code))
        if indicator is None or indicator.ky_truoc is None or not isinstance(answer.gia_tri, Decimal):
            continue
        closing = filed.duties.plan.resolve(indicator.ky_truoc, task_code)
        before = last_year(workspace, filed, filed.ky.nam_truoc)
        if closing is None or not before:
            continue
        expected = closing_figure(before, filed.duties, filed.ky.nam, closing)
        if expected is not None and expected != answer.gia_tri:
            approved = all(report.report.phe_duyet for report in before)
            source = before[0].document.file if len(before) == 1 else "các đơn vị tiền thân"
            yield Problem(
                "DV403",
                Severity.ERROR if approved else Severity.WARNING,
                filed.at(*answer.loc),
                f"{code} = {format_number(answer.gia_tri)} khác số cuối kỳ năm {filed.ky.nam - 1}: "
                f"{indicator.ky_truoc} = {format_number(expected)} "
                f"(lệch {format_number(EXACT.subtract(expected, answer.gia_tri).copy_abs())})",
                f"số đầu kỳ lấy theo {source}: “{expected:f}”",
                (code,),
            )


def rates_possible(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV404: a rate is not above 100 %, unless the plan allows it."""
    yield from _rates_in(filed)


def _rates_in(filed: Filed) -> Iterator[Problem]:
    for (task_code, code), answer in filed.figures.answers.items():
        if not isinstance(answer.gia_tri, Fraction):
            continue  # only a rate is a fraction
        task = filed.duties.plan.nhiem_vu_theo_ma[task_code]
        indicator = task.chi_tieu_theo_ma[code]
        allowed = in_year(indicator.gioi_han, filed.ky.nam)
        highest = allowed.den if allowed and allowed.den is not None and allowed.den > 100 else Decimal(100)
        if answer.gia_tri > highest and answer.tu_so is not None and answer.mau_so is not None:
            yield warning(
                "DV404",
                filed.at(*answer.loc),
                f"{indicator.ten} = {format_number(answer.tu_so)}/{format_number(answer.mau_so)} = "
                f"{format_number(answer.gia_tri, indicator.so_le)}%, vượt {format_number(highest)}%",
                f"kiểm tra tử số ({indicator.tu_so}) và mẫu số ({indicator.mau_so})",
                (
                    code,
                    *(
                        term
                        for side in filed.duties.rate_sides(task, indicator) or ()
                        for _, term in side.operands
                    ),
                ),
            )


def doubts_in(filed: Filed, operand: Operand) -> bool:
    """Tell whether a balance or a rate of the report already shows that a figure may be wrong (DV401, DV404)."""
    for balance in filed.duties.balance_rules:
        if balance.rule and operand in balance.rule.operands:
            values = filed.figures.numbers(balance.rule.operands)
            if values is not None and not balance.rule.holds(values):
                return True
    return any(operand[1] in found.about for found in _rates_in(filed))

"""Who must report what, and when: pure questions to the office and the plan in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from danvan_cli.model.dates import DayMonth
from danvan_cli.model.expression import Expression, ExpressionFault, Operand, Rule, parse_rule, parse_side
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import CanDoi, KeHoach, NhiemVu, deadline_day


class BalanceRule(NamedTuple):
    """A balance rule of the plan: where it stands and what it means, or why it cannot be used (DV207)."""

    nhiem_vu: str
    thu_tu: int
    can_doi: CanDoi
    rule: Rule | None
    fault: ExpressionFault | None


class RateFault(NamedTuple):
    """A side of a rate that cannot be used (DV207)."""

    nhiem_vu: str
    chi_tieu: str
    khoa: str
    fault: ExpressionFault


class Duties:
    """The duties of all units under one plan; everything is derived, nothing is stored twice."""

    def __init__(self, office: SoDonVi, plan: KeHoach) -> None:
        self.office = office
        self.plan = plan

    @cached_property
    def declared_once(self) -> bool:
        """Whether no unit, task or indicator has the code of another (DV203)."""
        units = [unit.ma for unit in self.office.don_vi]
        tasks = [task.ma for task in self.plan.nhiem_vu]
        indicators = [[one.ma for one in task.chi_tieu] for task in self.plan.nhiem_vu]
        return all(len(set(codes)) == len(codes) for codes in (units, tasks, *indicators))

    @cached_property
    def sound(self) -> bool:
        """Whether it is known whose duty is what; if not (DV201, DV203), no report can be judged by it."""
        named = {
            code
            for task in self.plan.nhiem_vu
            for codes in (
                task.thuc_hien,
                task.chu_tri,
                task.phoi_hop,
                *(one.don_vi or () for one in task.chi_tieu),
            )
            for code in codes
        }
        owners = {
            code
            for task in self.plan.nhiem_vu
            for one in task.chi_tieu
            for code in one.don_vi or ()
            if code in self.office.theo_ma
        }
        return (
            self.declared_once
            and named <= {"tat-ca", *self.office.theo_ma}
            and all(self.office.theo_ma[code].nop_bao_cao for code in owners)
        )

    def owners(self, task: NhiemVu, indicator: ChiTieu) -> tuple[str, ...]:
        """The reporting units that own an indicator, in the register's order.

        A rate is owned by those of its owners that own all its terms: nobody else can ever have it.
        """
        return self._owners[task.ma, indicator.ma]

    def must_report(self, unit: str) -> tuple[NhiemVu, ...]:
        """The tasks that the unit must report, in plan order."""
        return self._must.get(unit, ())

    def may_report(self, unit: str) -> frozenset[str]:
        """The codes of the tasks that the unit must or may report."""
        return self._may.get(unit, frozenset())

    def owned(self, unit: str, task: NhiemVu) -> tuple[ChiTieu, ...]:
        """The indicators of a task that the unit owns, in plan order."""
        return self._owned.get((unit, task.ma), ())

    def rate_sides(self, task: NhiemVu, indicator: ChiTieu) -> tuple[Expression, Expression] | None:
        """Numerator and denominator of a rate; ``None`` where the plan's expressions are faulty (DV207)."""
        return self._sides.get((task.ma, indicator.ma))

    def due_on(self, ky: Ky) -> date:
        """The day on which a unit must be alive to be due: the deadline, else the last day of the period."""
        return deadline_day(self.plan, self.office, ky) or ky.ngay_cuoi

    def due(self, ky: Ky) -> tuple[str, ...]:
        """The units due for a period, in the register's order."""
        if ky not in self._due:
            day = self.due_on(ky)
            self._due[ky] = tuple(
                ma
                for ma in self.office.ma_nop_bao_cao
                if self.must_report(ma) and self.office.theo_ma[ma].alive_on(day)
            )
        return self._due[ky]

    @cached_property
    def _due(self) -> dict[Ky, tuple[str, ...]]:
        return {}

    def counted(self, ky: Ky, filed: Iterable[str]) -> tuple[str, ...]:
        """The units whose figures count: those due, and those that filed for the part of it they existed."""
        due, sent = set(self.due(ky)), set(filed)
        return tuple(
            ma
            for ma in self.office.ma_nop_bao_cao
            if ma in due or (ma in sent and self.office.theo_ma[ma].alive_between(ky.ngay_dau, ky.ngay_cuoi))
        )

    @cached_property
    def balance_rules(self) -> tuple[BalanceRule, ...]:
        """Every balance rule of the plan, parsed once."""
        rules = []
        for task in self.plan.nhiem_vu:
            for number, balance in enumerate(task.can_doi):
                try:
                    rule = parse_rule(balance.bieu_thuc, self.plan, task.ma)
                    rules.append(BalanceRule(task.ma, number, balance, rule, None))
                except ExpressionFault as fault:
                    rules.append(BalanceRule(task.ma, number, balance, None, fault))
        return tuple(rules)

    @cached_property
    def rate_faults(self) -> tuple[RateFault, ...]:
        """Every side of a rate that cannot be used."""
        faults = []
        for task in self.plan.nhiem_vu_theo_ma.values():
            for indicator in task.chi_tieu_theo_ma.values():
                for key in ("tu_so", "mau_so") if indicator.kieu == "ty_le" else ():
                    try:
                        parse_side(getattr(indicator, key) or "", self.plan, task.ma)
                    except ExpressionFault as fault:
                        faults.append(RateFault(task.ma, indicator.ma, key, fault))
        return tuple(faults)

    @cached_property
    def openings(self) -> dict[Operand, ChiTieu]:
        """The opening figures of the plan: those that continue a closing figure of the year before."""
        return {
            (task.ma, indicator.ma): indicator
            for task in self.plan.nhiem_vu_theo_ma.values()
            for indicator in task.chi_tieu_theo_ma.values()
            if indicator.ky_truoc is not None
        }

    def balances_of(self, unit: str | None) -> tuple[tuple[BalanceRule, Rule], ...]:
        """The rules to check in a unit's report: it owns all their figures; ``None``: those of the totals alone."""
        return self._balances.get(unit, ())

    @cached_property
    def _balances(self) -> dict[str | None, tuple[tuple[BalanceRule, Rule], ...]]:
        found: dict[str | None, tuple[tuple[BalanceRule, Rule], ...]] = {}
        for balance in self.balance_rules:
            if balance.rule:
                for unit in self.owners_of_all(balance.rule.operands) or (None,):
                    found[unit] = (*found.get(unit, ()), (balance, balance.rule))
        return found

    @cached_property
    def publications(self) -> dict[Operand, DayMonth]:
        """The indices of the plan that are published on a known day of each year."""
        return {
            (task.ma, indicator.ma): indicator.chi_so.cong_bo
            for task in self.plan.nhiem_vu_theo_ma.values()
            for indicator in task.chi_tieu_theo_ma.values()
            if indicator.chi_so is not None and indicator.chi_so.cong_bo is not None
        }

    def owners_of_all(self, operands: Iterable[Operand]) -> tuple[str, ...]:
        """The units that own every one of these indicators."""
        owned = [set(self._owners[operand]) for operand in operands]
        common = set.intersection(*owned) if owned else set()
        return tuple(ma for ma in self.office.ma_nop_bao_cao if ma in common)

    @cached_property
    def _declared(self) -> dict[tuple[str, str], tuple[str, ...]]:
        reporting = set(self.office.ma_nop_bao_cao)
        found = {}
        for task in self.plan.nhiem_vu_theo_ma.values():
            default = (*task.thuc_hien, *task.chu_tri)
            for indicator in task.chi_tieu_theo_ma.values():
                codes = indicator.don_vi if indicator.don_vi is not None else default
                found[task.ma, indicator.ma] = tuple(
                    ma for ma in self.office.expand(codes) if ma in reporting
                )
        return found

    @cached_property
    def _owners(self) -> dict[tuple[str, str], tuple[str, ...]]:
        owners = dict(self._declared)
        for key, (numerator, denominator) in self._sides.items():
            terms = {*numerator.operands, *denominator.operands}
            holders = [frozenset(self._declared[term]) for term in terms]
            able = tuple(ma for ma in owners[key] if all(ma in holder for holder in holders))
            owners[key] = able or owners[key]
        return owners

    @cached_property
    def _sides(self) -> dict[tuple[str, str], tuple[Expression, Expression]]:
        sides = {}
        for task in self.plan.nhiem_vu_theo_ma.values():
            for indicator in task.chi_tieu_theo_ma.values():
                if indicator.kieu == "ty_le" and indicator.tu_so and indicator.mau_so:
                    try:
                        sides[task.ma, indicator.ma] = (
                            parse_side(indicator.tu_so, self.plan, task.ma),
                            parse_side(indicator.mau_so, self.plan, task.ma),
                        )
                    except ExpressionFault:
                        continue
        return sides

    @cached_property
    def _owned(self) -> dict[tuple[str, str], tuple[ChiTieu, ...]]:
        owned: dict[tuple[str, str], tuple[ChiTieu, ...]] = {}
        for task in self.plan.nhiem_vu_theo_ma.values():
            for indicator in task.chi_tieu_theo_ma.values():
                for unit in self._owners[task.ma, indicator.ma]:
                    owned[unit, task.ma] = (*owned.get((unit, task.ma), ()), indicator)
        return owned

    @cached_property
    def _must(self) -> dict[str, tuple[NhiemVu, ...]]:
        must: dict[str, tuple[NhiemVu, ...]] = {}
        reporting = set(self.office.ma_nop_bao_cao)
        for task in self.plan.nhiem_vu_theo_ma.values():
            units = {*self.office.expand((*task.thuc_hien, *task.chu_tri))}
            for indicator in task.chi_tieu_theo_ma.values():
                if indicator.bat_buoc:
                    units.update(self._owners[task.ma, indicator.ma])
            for unit in units & reporting:
                must[unit] = (*must.get(unit, ()), task)
        return must

    @cached_property
    def _may(self) -> dict[str, frozenset[str]]:
        may = {unit: {task.ma for task in tasks} for unit, tasks in self._must.items()}
        for task in self.plan.nhiem_vu_theo_ma.values():
            for unit in self.office.expand(task.phoi_hop):
                may.setdefault(unit, set()).add(task.ma)
            for indicator in task.chi_tieu_theo_ma.values():
                for unit in self._owners[task.ma, indicator.ma]:
                    may.setdefault(unit, set()).add(task.ma)
        return {unit: frozenset(tasks) for unit, tasks in may.items()}

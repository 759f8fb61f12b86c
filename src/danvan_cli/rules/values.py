"""What a reference ``{ma}`` in a text stands for: a report's figure, or a total. Knows no text and no finding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.numbers import round_half_up
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.references import Reference
from danvan_cli.model.totals import total_of
from danvan_cli.rules.context import Filed, filed_in
from danvan_cli.store.workspace import Workspace


class ReportValues:
    """What the references of a text stand for in a report."""

    def __init__(self, filed: Filed, task: str | None) -> None:
        self._filed = filed
        self._task = task

    def __call__(self, reference: Reference) -> tuple[Decimal, int] | None:
        plan = self._filed.duties.plan
        operand = plan.resolve(reference.written, self._task) if reference.is_code else None
        answer = self._filed.figures.answers.get(operand) if operand else None
        indicator = plan.indicator(*operand) if operand else None
        return _printed(answer.gia_tri, indicator) if answer and indicator else None


def _printed(value: Decimal | Fraction | None, indicator: ChiTieu) -> tuple[Decimal, int] | None:
    if value is None or indicator.kieu == "co_khong":
        return None
    if isinstance(value, Fraction):
        return round_half_up(value, indicator.so_le), indicator.so_le
    exponent = value.as_tuple().exponent
    return value, -exponent if isinstance(exponent, int) and exponent < 0 else 0


class Totals:
    """The totals of a period and of the one before, computed when a text asks for them."""

    def __init__(self, workspace: Workspace, ky: Ky) -> None:
        self._workspace = workspace
        self._ky = ky

    def of(self, operand: tuple[str, str], before: bool) -> Decimal | Fraction | None:
        ky = self._ky.truoc if before else self._ky
        period, duties = self._workspace.periods.get(ky), self._workspace.duties_in(ky)
        task = duties.plan.nhiem_vu_theo_ma.get(operand[0]) if duties else None
        indicator = task.chi_tieu_theo_ma.get(operand[1]) if task else None
        if period is None or duties is None or task is None or indicator is None:
            return None
        filed = {report.unit.ma: report for report in filed_in(self._workspace, period)}
        reports = {code: report.extract for code, report in filed.items()}
        figures = {code: report.figures for code, report in filed.items()}
        return total_of(task, indicator, duties, ky, reports, figures).gia_tri


class TotalValues:
    """What the references of a text of ``tong-hop.yaml`` stand for."""

    def __init__(self, totals: Totals, plan: KeHoach, task: str | None) -> None:
        self._totals = totals
        self._plan = plan
        self._task = task

    def __call__(self, reference: Reference) -> tuple[Decimal, int] | None:
        operand = self._plan.resolve(reference.code, self._task) if reference.is_code else None
        indicator = self._plan.indicator(*operand) if operand else None
        if operand is None or indicator is None or reference.change == "thay_doi":
            return None
        return _printed(self._totals.of(operand, reference.change == "nam_truoc"), indicator)

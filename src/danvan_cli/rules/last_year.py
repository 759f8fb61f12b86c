"""The reports that a report is compared with: the unit's own of the year before, else its predecessors'."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from danvan_cli.model.duty import Duties
from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.numbers import EXACT
from danvan_cli.model.period import Ky
from danvan_cli.model.succession import comparable
from danvan_cli.model.totals import sum_of
from danvan_cli.rules.context import Filed, filed_of
from danvan_cli.store.workspace import Workspace


def last_year(workspace: Workspace, filed: Filed, ky: Ky) -> list[Filed]:
    """The unit's own report of an earlier period, else those of the units it alone succeeds, all or none."""
    return reports_of(workspace, filed.duties, filed.unit.ma, ky)


def reports_of(workspace: Workspace, duties: Duties, unit: str, ky: Ky) -> list[Filed]:
    """What a unit answers for in an earlier period: its own report, else its predecessors', all or none."""
    own = filed_of(workspace, ky, unit)
    if own or workspace.report(ky, unit):
        return [own] if own else []
    before = [filed_of(workspace, ky, code) for code in duties.office.predecessors(unit) or ()]
    return [report for report in before if report] if all(before) else []


def closing_figure(before: Sequence[Filed], duties: Duties, year: int, closing: Operand) -> Decimal | None:
    """Return what an opening figure of a year continues: the closing one, summed over reports that all gave it.

    ``closing`` is its code in the plan of that year.
    """
    answers = [_answer(report, duties, year, closing) for report in before]
    total = Decimal(0)
    for answer in answers:
        if answer is None or not isinstance(answer.gia_tri, Decimal):
            return None
        total = EXACT.add(total, answer.gia_tri)
    return total if answers else None


def figure_of(before: Sequence[Filed], now: Filed, operand: Operand) -> SoLieu | None:
    """Return the earlier answer to the same indicator, summed over predecessors that all gave it.

    ``None`` where the earlier plan counted nothing of the kind.
    """
    return figure_under(before, now.duties, now.ky.nam, operand)


def figure_under(before: Sequence[Filed], duties: Duties, year: int, operand: Operand) -> SoLieu | None:
    """Return the same for a report of a year that is not written yet: only the plan that it will answer is known."""
    answers = [_answer(report, duties, year, operand) for report in before]
    return sum_of([answer for answer in answers if answer], len(before))


def _answer(before: Filed, duties: Duties, year: int, operand: Operand) -> SoLieu | None:
    then = comparable(duties.plan, year, before.duties.plan, before.ky.nam, operand)
    return before.figures.answers.get(then) if then else None

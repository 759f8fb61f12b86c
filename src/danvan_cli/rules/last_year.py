"""The reports that a report is compared with: the unit's own of the year before, else its predecessors'."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_cli.model.expression import Operand
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.period import Ky
from danvan_cli.model.text import record_key
from danvan_cli.model.totals import sum_of
from danvan_cli.rules.context import Filed, filed_of
from danvan_cli.store.workspace import Workspace


def last_year(workspace: Workspace, filed: Filed, ky: Ky) -> list[Filed]:
    """The unit's own report of an earlier period, else those of the units it alone succeeds, all or none."""
    own = filed_of(workspace, ky, filed.unit.ma)
    if own or workspace.report(ky, filed.unit.ma):
        return [own] if own else []
    before = [filed_of(workspace, ky, code) for code in filed.duties.office.predecessors(filed.unit.ma) or ()]
    return [report for report in before if report] if all(before) else []


def figure_of(before: Sequence[Filed], now: Filed, operand: Operand) -> SoLieu | None:
    """Return the earlier answer to the same indicator, summed over predecessors that all gave it.

    ``None`` where the earlier plan counted something else under that code.
    """
    answers = [
        report.figures.answers.get(operand) for report in before if _counts_the_same(report, now, operand)
    ]
    return sum_of([answer for answer in answers if answer], len(before))


def _counts_the_same(before: Filed, now: Filed, operand: Operand) -> bool:
    if before.duties is now.duties:
        return True
    old, new = before.duties.plan.indicator(*operand), now.duties.plan.indicator(*operand)
    if old is None or new is None or old.kieu != new.kieu:
        return False
    return record_key(old.don_vi_tinh or "") == record_key(new.don_vi_tinh or "")

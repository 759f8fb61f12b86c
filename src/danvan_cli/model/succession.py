"""Which indicator of an earlier plan an indicator continues, and whether their figures may be compared.

Knows two plans; knows no report and no figure.
"""

from __future__ import annotations

from danvan_cli.model.expression import Operand
from danvan_cli.model.plan import KeHoach


def continued(now: KeHoach, before: KeHoach, operand: Operand) -> Operand | None:
    """Return what an indicator of a plan was in an earlier one: its ``ma_cu`` there, else its own code.

    ``None`` where the earlier plan has neither, or where another indicator now bears the old code as its ``ma_cu``.
    A ``ma_cu`` that the earlier plan already had for the same code was only copied from it.
    """
    if now is before:
        return operand
    indicator, same = now.indicator(*operand), before.indicator(*operand)
    if indicator is None:
        return None
    if indicator.ma_cu is not None and not (same and same.ma_cu == indicator.ma_cu):
        return before.resolve(indicator.ma_cu, operand[0])
    return operand if same and operand not in _claimed(now, before) else None


def _claimed(now: KeHoach, before: KeHoach) -> set[Operand]:
    """Return the codes of the earlier plan that go on under another code."""
    claimed = set()
    for task, indicator in now.chi_tieu_co_ma_cu:
        old = before.resolve(indicator.ma_cu or "", task)
        same = before.indicator(task, indicator.ma)
        if old and old != (task, indicator.ma) and not (same and same.ma_cu == indicator.ma_cu):
            claimed.add(old)
    return claimed


def comparable(now: KeHoach, year: int, before: KeHoach, earlier: int, operand: Operand) -> Operand | None:
    """Return the code under which an earlier plan counted the same thing in an earlier year.

    ``None`` where it counted nothing of the kind, in another kind or unit of measure, or by another definition
    (``doi_cach_tinh``).
    """
    old = continued(now, before, operand)
    indicator, was = now.indicator(*operand), before.indicator(*old) if old else None
    if indicator is None or was is None or (indicator is not was and not indicator.counts_like(was)):
        return None
    return None if indicator.doi_cach_tinh and indicator.redefined_after(earlier, year) else old

"""Codes that indicators had in the plan before: DV201 (no such indicator there), DV203 (two go on from one)."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.model.expression import Operand
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach
from danvan_cli.problem import Problem
from danvan_cli.rules.context import error, unknown
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace


def earlier_codes(workspace: Workspace, document: Document[KeHoach], plan: KeHoach) -> Iterator[Problem]:
    """Yield what is wrong with each ``ma_cu``, where the workspace holds the plan of the year before."""
    earlier = workspace.plan_for(Ky(plan.hieu_luc.tu_nam - 1))
    before = earlier.model if earlier and not earlier.has_errors and earlier is not document else None
    if before is None:
        return
    heirs: dict[Operand, str] = {}
    for at, task in enumerate(plan.nhiem_vu):
        for number, indicator in enumerate(task.chi_tieu):
            same = before.indicator(task.ma, indicator.ma)
            if indicator.ma_cu is None or (same and same.ma_cu == indicator.ma_cu):
                continue  # copied from the plan before, where it was looked at
            place = document.at("nhiem_vu", at, "chi_tieu", number, "ma_cu")
            old = before.resolve(indicator.ma_cu, task.ma)
            if old is None:
                home, dot, _ = indicator.ma_cu.rpartition(".")
                there = before.nhiem_vu_theo_ma.get(home or task.ma)
                known = there.chi_tieu_theo_ma if there else before.nhiem_vu_theo_ma
                named = (f"{home}.{code}" if dot and there else code for code in known)
                yield unknown(
                    f"chỉ tiêu của {earlier.file if earlier else ''}", indicator.ma_cu, place, named
                )
            elif old in heirs:
                yield error(
                    "DV203",
                    place,
                    f"chỉ tiêu {heirs[old]} đã nối tiếp mã cũ {'.'.join(old)}",
                    "một chỉ tiêu cũ chỉ có một chỉ tiêu nối tiếp; chỉ tiêu tách ra thì bỏ ma_cu",
                )
            else:
                heirs[old] = indicator.ma

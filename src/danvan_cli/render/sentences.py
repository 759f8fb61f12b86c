"""Which figures belong into one sentence: a total with the parts that a balance rule says it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.expression import Operand, Rule
from danvan_cli.model.plan import NhiemVu


@dataclass(frozen=True)
class Cau:
    """A sentence: the main figure and its parts (none where it stands alone)."""

    chinh: ChiTieuTongHop
    gom: tuple[ChiTieuTongHop, ...] = ()


def sentences(result: KetQua, task: NhiemVu, totals: Sequence[ChiTieuTongHop]) -> list[Cau]:
    """Group a task's figures, in plan order: parts stand behind their total and not a second time.

    A part that is itself made up of parts keeps a sentence of its own.
    """
    by_code = {(total.nhiem_vu.ma, total.chi_tieu.ma): total for total in totals}
    parts_of: dict[Operand, tuple[Operand, ...]] = {}
    for balance in result.duties.balance_rules:
        whole = _whole_and_parts(balance.rule) if balance.rule and balance.nhiem_vu == task.ma else None
        if whole and whole[0] in by_code and all(part in by_code for part in whole[1]):
            parts_of.setdefault(*whole)
    told = {part for parts in parts_of.values() for part in parts if part not in parts_of}
    return [
        Cau(total, tuple(by_code[part] for part in parts_of.get(code, ())))
        for code, total in by_code.items()
        if code not in told
    ]


def _whole_and_parts(rule: Rule) -> tuple[Operand, tuple[Operand, ...]] | None:
    """Return the total and its parts where a rule says ``total = part + part …`` and nothing else."""
    simple = rule.sign == "=" and len(rule.left.operands) == 1 and rule.left.tree[0] == "figure"
    if not simple or len(rule.right.operands) < 2 or set(rule.right.text) & set("-*()"):
        return None
    return rule.left.operands[0], rule.right.operands

"""Expressions: a value or a fault, never anything else; and the value is that of arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from danvan_cli.model.expression import Expression, ExpressionFault, Rule, parse_rule, parse_side
from danvan_cli.model.plan import KeHoach
from danvan_cli.store.load import load_document

PLAN = """\
phien_ban: 1
ma: dan-van
ten: Công tác dân vận
hieu_luc: {tu_nam: 2022}
nhiem_vu:
  - ma: t
    ten: Nhiệm vụ
    noi_dung: Nội dung
    thuc_hien: [tat-ca]
    chi_tieu:
      - {ma: a, ten: A, don_vi_tinh: người, kieu: so_nguyen}
      - {ma: b, ten: B, don_vi_tinh: người, kieu: so_thap_phan}
      - {ma: d, ten: D, don_vi_tinh: đơn, kieu: so_nguyen}
      - {ma: y, ten: Y, kieu: co_khong}
bao_cao: {don_vi_tong_hop: a, kinh_gui: UBND tỉnh, han: {kieu: cham_nhat, ngay: 05/11}}
"""
PIECES = [
    "a",
    "b",
    "d",
    "y",
    "t.a",
    "u.a",
    "a.",
    "1",
    "2.5",
    "007",
    "+",
    "-",
    "*",
    "/",
    "(",
    ")",
    "=",
    "<=",
    "<",
    ">",
    " ",
    "é",
]


@pytest.fixture(scope="module")
def plan() -> KeHoach:
    document = load_document("plans/dan-van.yaml", PLAN.encode(), KeHoach)
    assert document.model is not None, document.problems
    return document.model


Parse = Callable[[str, KeHoach, str], Rule] | Callable[[str, KeHoach, str], Expression]
VALUES = {("t", "a"): Decimal(7), ("t", "b"): Decimal("0.5"), ("t", "d"): Decimal(0)}


def read(parse: Parse, text: str, plan: KeHoach) -> Rule | Expression | ExpressionFault:
    try:
        return parse(text, plan, "t")
    except ExpressionFault as fault:
        return fault


@settings(max_examples=300)
@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
@pytest.mark.parametrize("parse", [parse_rule, parse_side])
def test_every_text_is_an_expression_or_a_fault_in_words(plan: KeHoach, parse: Parse, text: str) -> None:
    match read(parse, text, plan):
        case Rule() as rule:
            assert rule.holds(VALUES) in (True, False)
        case Expression() as side:
            assert side.substituted(VALUES)
        case ExpressionFault() as fault:
            assert fault.message


SUMS = st.recursive(
    st.sampled_from(["a", "b", "t.a", "3", "2.5"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda parts: f"({' '.join(parts)})"),
    max_leaves=12,
)


@settings(max_examples=200)
@given(text=SUMS, a=st.integers(0, 10**18 - 1), b=st.integers(0, 10**18 - 1))
def test_value_is_that_of_arithmetic(plan: KeHoach, text: str, a: int, b: int) -> None:
    parsed = read(parse_side, text, plan)
    assume(isinstance(parsed, Expression))  # a product has another unit of measure than a sum
    python = text.replace("t.a", "a").replace("2.5", "Fraction(5, 2)")
    expected = eval(python, {"Fraction": Fraction, "a": Fraction(a), "b": Fraction(b, 10**17)})
    values = {("t", "a"): Decimal(a), ("t", "b"): Decimal(b).scaleb(-17)}

    assert Fraction(parsed.evaluate(values)) == expected

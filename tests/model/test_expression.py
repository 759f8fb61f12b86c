"""The language of balance rules and rates."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from danvan_cli.model.expression import ExpressionFault, Rule, parse_rule, parse_side
from danvan_cli.model.plan import KeHoach

TASKS = """
- ma: t
  ten: Nhiệm vụ một
  noi_dung: Nội dung một
  thuc_hien: [tat-ca]
  chi_tieu:
    - {ma: a, ten: A, don_vi_tinh: người, kieu: so_nguyen}
    - {ma: b, ten: B, don_vi_tinh: người, kieu: so_nguyen}
    - {ma: c, ten: C, don_vi_tinh: người, kieu: so_thap_phan}
    - {ma: don, ten: Đơn, don_vi_tinh: đơn, kieu: so_nguyen}
    - {ma: hop, ten: Họp, don_vi_tinh: người, kieu: dem, danh_sach: hoi_nghi}
    - {ma: co, ten: Có, kieu: co_khong}
    - {ma: rate, ten: Tỷ lệ, don_vi_tinh: "%", kieu: ty_le, tu_so: a, mau_so: b}
- ma: u
  ten: Nhiệm vụ hai
  noi_dung: Nội dung hai
  thuc_hien: [tat-ca]
  chi_tieu:
    - {ma: a, ten: A khác, don_vi_tinh: người, kieu: so_nguyen}
    - {ma: rieng, ten: Riêng, don_vi_tinh: người, kieu: so_nguyen}
"""
A, B, C, DON, UA = ("t", "a"), ("t", "b"), ("t", "c"), ("t", "don"), ("u", "a")


@pytest.fixture
def rule(plan: Callable[..., KeHoach]) -> Callable[[str], Rule]:
    read = plan(TASKS)
    return lambda text: parse_rule(text, read, "t")


@pytest.fixture
def side(plan: Callable[..., KeHoach]) -> Callable[..., object]:
    read = plan(TASKS)
    return lambda text: parse_side(text, read, "t")


def numbers(**values: str) -> dict[tuple[str, str], Decimal]:
    return {("t", code): Decimal(value) for code, value in values.items()}


@pytest.mark.parametrize(
    ("text", "holding", "broken"),
    [
        ("a = b", ("5", "5"), ("5", "4")),
        ("a <= b", ("5", "5"), ("6", "5")),
        ("a >= b", ("5", "5"), ("4", "5")),
        ("a < b", ("4", "5"), ("5", "5")),
        ("a > b", ("5", "4"), ("5", "5")),
    ],
)
def test_each_sign_compares(
    rule: Callable[[str], Rule], text: str, holding: tuple[str, str], broken: tuple[str, str]
) -> None:
    assert rule(text).holds(numbers(a=holding[0], b=holding[1]))
    assert not rule(text).holds(numbers(a=broken[0], b=broken[1]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "10"),
        ("a + b", "13"),
        ("a - b", "7"),
        ("a - b - c", "6.5"),
        ("a - (b - c)", "7.5"),
        ("a + b * 2", "16"),
        ("(a + b) * 2", "26"),
        ("2 * 1.5 * a", "30.0"),
        ("a * 3 - c", "29.5"),
        ("((a))", "10"),
        ("7", "7"),
    ],
)
def test_sums_differences_and_products_follow_the_usual_order(
    side: Callable[..., object], text: str, value: str
) -> None:
    parsed = side(text)

    assert parsed.evaluate(numbers(a="10", b="3", c="0.5")) == Decimal(value)


def test_indicator_of_another_task_is_named_with_its_task(rule: Callable[[str], Rule]) -> None:
    assert rule("a = u.a").operands == (A, UA)


def test_operands_are_named_from_the_left_each_once(rule: Callable[[str], Rule]) -> None:
    assert rule("b + a = c + a + b").operands == (B, A, C)


def test_counted_indicator_is_an_operand(rule: Callable[[str], Rule]) -> None:
    assert rule("hop <= a").operands == (("t", "hop"), A)


def test_rule_is_shown_with_single_spaces(rule: Callable[[str], Rule]) -> None:
    assert rule("a=( b+c )*2").text == "a = (b + c) * 2"


def test_figures_of_eighteen_digits_are_multiplied_exactly(side: Callable[..., object]) -> None:
    values = numbers(a="999999999999999999", b="999999999999999999")

    assert side("a * b").evaluate(values) == Decimal("999999999999999998000000000000000001")


def test_decimals_of_eighteen_digits_are_added_exactly(side: Callable[..., object]) -> None:
    values = numbers(a="100000000000000000", c="0.00000000000000001")

    assert side("a + c").evaluate(values) == Decimal("100000000000000000.00000000000000001")


def test_longest_product_stays_exact(side: Callable[..., object]) -> None:
    values = numbers(a="100000000000000001")

    assert side("*".join("a" * 100)).evaluate(values) == Decimal(100000000000000001**100)


@pytest.mark.parametrize(
    "text", ["a <= don", "a >= don", "a < don", "a > don", "a * 2 = b", "a = 2 * b", "a = 5"]
)
def test_order_and_multiples_ask_for_no_common_unit_of_measure(
    rule: Callable[[str], Rule], text: str
) -> None:
    assert rule(text).text == text


def test_sides_of_a_rate_are_read_alone_whatever_their_unit_of_measure(side: Callable[..., object]) -> None:
    assert side("don").operands == (DON,)


@pytest.mark.parametrize(
    "text", ["a = don", "a + don = b", "a = b - don", "a = 2 * don", "(a + don) * 2 <= b"]
)
def test_adding_or_equating_different_units_of_measure_is_a_fault(
    rule: Callable[[str], Rule], text: str
) -> None:
    with pytest.raises(ExpressionFault, match=r"khác đơn vị tính: “(người|đơn)” và “(người|đơn)”"):
        rule(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a + b", "thiếu dấu so sánh"),
        ("a", "thiếu dấu so sánh"),
        ("a = b = c", "hơn một dấu so sánh"),
        ("a <= b < c", "hơn một dấu so sánh"),
        ("a = b c", "không hiểu “c”"),
        ("a = b)", "không hiểu “)”"),
        ("a = (b", "thiếu dấu ngoặc đóng"),
        ("a = ", "thiếu một số hạng ở cuối"),
        ("a = b +", "thiếu một số hạng ở cuối"),
        ("", "thiếu một số hạng ở cuối"),
        ("= a", "trước “=”"),
        ("a == b", "trước “=”"),
        ("a = b ** c", "trước “*”"),
        ("a = + b", "trước “+”"),
        ("a = -b", "không dùng dấu trừ"),
        ("-a = b", "không dùng dấu trừ"),
        ("a = (-b)", "không dùng dấu trừ"),
        ("a = b / 2", "ký tự không dùng được: “/”"),
        ("a = b % 2", "ký tự không dùng được: “%”"),
        ("a != b", "ký tự không dùng được: “!”"),
        ("a ≤ b", "ký tự không dùng được: “≤”"),
        ("a = B", "ký tự không dùng được: “B”"),
        ("a = 1,5", "ký tự không dùng được: “,”"),
        ("a = 1.5.2", "không phải là số"),
        ("a = 1.", "không phải là số"),
        ("a = 1e5", "không phải là số"),
        ("a = .5", "ký tự không dùng được: “.”"),
        ("a = __import__", "ký tự không dùng được: “_”"),
        ("a = t.b.c", "ký tự không dùng được: “.”"),
        ("a = f(b)", "không có chỉ tiêu “f”"),
        ("a = aa", "không có chỉ tiêu “aa” trong nhiệm vụ t"),
        ("a = rieng", "không có chỉ tiêu “rieng”"),
        ("a = u.b", "không có chỉ tiêu “u.b”"),
        ("a = v.a", "không có chỉ tiêu “v.a”"),
        ("a = co", "thuộc kiểu co_khong"),
        ("a = rate", "thuộc kiểu ty_le"),
    ],
)
def test_every_other_expression_is_a_fault_in_vietnamese(
    rule: Callable[[str], Rule], text: str, said: str
) -> None:
    with pytest.raises(ExpressionFault) as caught:
        rule(text)

    assert said in caught.value.message


def test_side_of_a_rate_holds_no_comparison(side: Callable[..., object]) -> None:
    with pytest.raises(ExpressionFault, match="dấu so sánh"):
        side("a = b")


def test_unknown_code_of_another_task_is_offered_with_its_task(rule: Callable[[str], Rule]) -> None:
    with pytest.raises(ExpressionFault) as caught:
        rule("a = rieng")

    assert caught.value.hint == "có phải “u.rieng”?"


@pytest.mark.parametrize("text", ["(" * 40 + "a" + ")" * 40 + " = b", "a = " + " + ".join(["b"] * 400)])
def test_expression_beyond_all_measure_is_a_fault_not_a_crash(rule: Callable[[str], Rule], text: str) -> None:
    with pytest.raises(ExpressionFault):
        rule(text)


def test_figures_are_substituted_in_vietnamese_form_with_the_value_behind(
    rule: Callable[[str], Rule],
) -> None:
    read = rule("a = (b + c) * 2")
    values = numbers(a="1204", b="1000.5", c="3")

    assert read.left.substituted(values) == "1.204"
    assert read.right.substituted(values) == "(1.000,5 + 3) * 2 = 2.007"

"""Figures survive being typed, read and printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.model.numbers import NumberFault, format_number, parse_number, round_half_up

WHOLE = st.integers(-(10**18) + 1, 10**18 - 1)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6)


def typed_back(printed: str) -> Decimal:
    return Decimal(printed.replace(".", "").replace(",", "."))


@given(WHOLE)
def test_whole_number_typed_plainly_is_read_as_itself(number: int) -> None:
    assert parse_number(str(number), "so_nguyen") == number
    assert parse_number(str(number), "so_thap_phan") == number


@given(DECIMALS)
def test_decimal_with_six_places_is_read_as_itself(number: Decimal) -> None:
    assert parse_number(f"{number:f}", "so_thap_phan") == number


@given(WHOLE | DECIMALS)
def test_printed_number_says_the_same_number(number: int | Decimal) -> None:
    assert typed_back(format_number(number)) == number


@given(st.text("0123456789.,- \u00a0+e_x٣", max_size=24), st.sampled_from(["so_nguyen", "so_thap_phan"]))
def test_every_reading_that_a_fault_offers_can_be_typed(text: str, kind: str) -> None:
    try:
        parse_number(text, kind)
    except NumberFault as fault:
        offered = [reading for reading in fault.readings if sum(map(str.isdigit, reading)) <= 18]
        assert [parse_number(reading, kind) for reading in offered] == list(map(Decimal, offered))


@given(st.text(max_size=30), st.sampled_from(["so_nguyen", "so_thap_phan"]))
def test_no_text_gives_anything_but_a_number_or_a_fault(text: str, kind: str) -> None:
    try:
        found = parse_number(text, kind)
    except NumberFault as fault:
        found = fault

    assert isinstance(found, Decimal) or found.message


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_off_by_half_a_unit_at_most_and_symmetric(value: Fraction, decimals: int) -> None:
    rounded = round_half_up(value, decimals)

    assert abs(Fraction(rounded) - value) * 2 <= Fraction(1, 10**decimals)
    assert round_half_up(-value, decimals) == -rounded


@given(DECIMALS, st.integers(0, 5))
def test_rounding_a_decimal_and_the_same_fraction_is_the_same(value: Decimal, decimals: int) -> None:
    assert round_half_up(value, decimals) == round_half_up(Fraction(value), decimals)

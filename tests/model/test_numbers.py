"""How figures are typed and printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from danvan_cli.model.numbers import NumberFault, format_number, parse_number, round_half_up


def readings(text: str, kind: str) -> tuple[str, ...]:
    with pytest.raises(NumberFault) as caught:
        parse_number(text, kind)
    return caught.value.readings


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1204", "1204"), ("-4", "-4"), ("0", "0"), ("999999999999999999", "999999999999999999")],
)
@pytest.mark.parametrize("kind", ["so_nguyen", "so_thap_phan"])
def test_whole_number_is_read_in_both_kinds(typed: str, value: str, kind: str) -> None:
    assert parse_number(typed, kind) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["12.5", "0.5", "-0.25", "0.125", "1204.375", "1.2040", "3.141592653589793"]
)
def test_decimal_number_is_read_exactly(typed: str) -> None:
    assert parse_number(typed, "so_thap_phan") == Decimal(typed)


@pytest.mark.parametrize("typed", ["1.204", "1,204"])
def test_thousand_or_decimal_offers_the_whole_number_where_only_that_fits(typed: str) -> None:
    assert readings(typed, "so_nguyen") == ("1204",)


@pytest.mark.parametrize("typed", ["1.204", "1,204"])
def test_thousand_or_decimal_offers_both_readings_as_they_are_to_be_typed(typed: str) -> None:
    assert readings(typed, "so_thap_phan") == ("1204", "1.2040")


@pytest.mark.parametrize("reading", ["1204", "1.2040"])
def test_each_offered_reading_is_accepted_when_typed(reading: str) -> None:
    assert parse_number(reading, "so_thap_phan") in (Decimal(1204), Decimal("1.204"))


@pytest.mark.parametrize(
    ("typed", "kind", "offered"),
    [
        ("1.204.000", "so_nguyen", ("1204000",)),
        ("1.204.000", "so_thap_phan", ("1204000",)),
        ("1,204,000", "so_nguyen", ("1204000",)),
        ("1 204 000", "so_nguyen", ("1204000",)),
        ("1.204.000,5", "so_thap_phan", ("1204000.5",)),
        ("12,5", "so_thap_phan", ("12.5",)),
        ("0,125", "so_thap_phan", ("0.125",)),
    ],
)
def test_vietnamese_way_of_writing_is_refused_with_the_plain_number(
    typed: str, kind: str, offered: tuple[str, ...]
) -> None:
    assert readings(typed, kind) == offered


@pytest.mark.parametrize("typed", ["12.5", "12,5", "-0.5"])
def test_fraction_in_a_whole_number_field_is_refused_without_guessing(typed: str) -> None:
    assert readings(typed, "so_nguyen") == ()


@pytest.mark.parametrize(
    "typed",
    [
        "012",
        "0x1F",
        "1_000",
        "1e3",
        ".inf",
        "+5",
        "١٢",
        "true",
        "yes",
        "１２",
        "1.",
        ".5",
        "--4",
        "5%",
        "5 đơn",
        "",
    ],
)
@pytest.mark.parametrize("kind", ["so_nguyen", "so_thap_phan"])
def test_anything_but_a_plain_number_is_refused(typed: str, kind: str) -> None:
    assert readings(typed, kind) == ()


@pytest.mark.parametrize("typed", ["1234567890123456789", "0.123456789012345678", "-1234567890123456789"])
def test_more_than_eighteen_digits_are_refused(typed: str) -> None:
    with pytest.raises(NumberFault, match="18 chữ số"):
        parse_number(typed, "so_thap_phan")


@pytest.mark.parametrize("typed", ["gần 300", "hơn 20", "Khoảng 15"])
def test_qualifier_belongs_in_the_text(typed: str) -> None:
    with pytest.raises(NumberFault, match="lời văn"):
        parse_number(typed, "so_nguyen")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("0", "0"),
        ("866", "866"),
        ("1204", "1.204"),
        ("1234567.5", "1.234.567,5"),
        ("-1204.25", "-1.204,25"),
        ("12.50", "12,5"),
        ("100", "100"),
        ("999999999999999999", "999.999.999.999.999.999"),
    ],
)
def test_number_is_printed_as_exact_as_it_is(value: str, printed: str) -> None:
    assert format_number(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (Decimal("96"), 2, "96,00"),
        (Decimal("1204.005"), 2, "1.204,01"),
        (Fraction(12100, 12345) * 100, 2, "98,02"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("99.995"), 0, "100"),
    ],
)
def test_number_with_decimals_prints_all_of_them(
    value: Decimal | Fraction, decimals: int, printed: str
) -> None:
    assert format_number(value, decimals) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Decimal("0.125"), 2, "0.13"),
        (Decimal("-0.125"), 2, "-0.13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("1.005"), 2, "1.01"),
        (Decimal("7"), 2, "7.00"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(-2, 3), 0, "-1"),
        (Fraction(23800, 316), 2, "75.32"),
        (Fraction(0), 1, "0.0"),
    ],
)
def test_rounding_is_half_up_away_from_zero(value: Decimal | Fraction, decimals: int, rounded: str) -> None:
    assert str(round_half_up(value, decimals)) == rounded


def test_rounding_a_quotient_of_eighteen_digit_numbers_does_not_pass_through_a_float() -> None:
    just_below_half = Fraction(499999999999999999, 10**18)

    assert round_half_up(just_below_half, 0) == 0
    assert round_half_up(Fraction(5 * 10**17, 10**18), 0) == 1


def test_sum_of_more_digits_than_one_figure_has_is_printed_whole() -> None:
    value = Decimal("100000000000000000.00000000000000001")

    assert format_number(value) == "100.000.000.000.000.000,00000000000000001"

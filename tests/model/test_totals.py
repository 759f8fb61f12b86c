"""Totals over units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from danvan_cli.model.duty import Duties
from danvan_cli.model.totals import Tong

Sum = Callable[[str, Mapping[str, str | tuple[str, str]]], Tong]
TASKS = """
- ma: t
  ten: Nhiệm vụ
  noi_dung: Nội dung
  thuc_hien: [tat-ca]
  chi_tieu:
    - {ma: n, ten: N, don_vi_tinh: lượt, kieu: so_nguyen}
    - {ma: d, ten: D, don_vi_tinh: ngày, kieu: so_thap_phan}
    - {ma: p, ten: P, don_vi_tinh: lượt, kieu: so_nguyen}
    - {ma: q, ten: Q, don_vi_tinh: lượt, kieu: so_nguyen}
    - {ma: r, ten: R, don_vi_tinh: "%", kieu: ty_le, tu_so: p, mau_so: q}
    - {ma: co, ten: Có, kieu: co_khong}
    - {ma: mot, ten: Một, don_vi_tinh: điểm, kieu: so_thap_phan, tong_hop: mot_don_vi}
    - {ma: dem, ten: Đếm, don_vi_tinh: mô hình, kieu: dem, danh_sach: mo_hinh, loc: {muc: cong_nhan}}
"""


@pytest.fixture
def tong(duties: Callable[..., Duties], total: Callable[..., Tong]) -> Sum:
    under = duties(TASKS)

    def build(code: str, reports: Mapping[str, str | tuple[str, str]]) -> Tong:
        return total(under, code, reports)

    return build


def entry(typed: str) -> str:
    return f"t: {{tinh_trang: hoan_thanh, so_lieu: {{{typed}}}}}"


def test_figures_of_all_units_are_added(tong: Sum) -> None:
    found = tong("n", {"a": entry("n: 866"), "b": entry("n: 12"), "c": entry("n: 0")})

    assert (found.gia_tri, found.so_don_vi, found.tong_don_vi) == (Decimal(878), 3, 3)


def test_eighteen_digit_figures_are_added_exactly(tong: Sum) -> None:
    found = tong("d", {"a": entry("d: 100000000000000000"), "b": entry("d: 0.00000000000000001")})

    assert found.gia_tri == Decimal("100000000000000000.00000000000000001")


def test_owner_that_did_not_answer_is_counted_in_n_not_in_k(tong: Sum) -> None:
    found = tong("n", {"a": entry("n: 5"), "b": entry("")})

    assert (found.gia_tri, found.so_don_vi, found.tong_don_vi) == (Decimal(5), 1, 3)
    assert {unit: answer is not None for unit, answer in found.theo_don_vi.items()} == {
        "a": True,
        "b": False,
        "c": False,
    }
    assert not found.day_du


def test_total_is_missing_where_nobody_answered(tong: Sum) -> None:
    found = tong("n", {"a": entry("")})

    assert (found.gia_tri, found.khong_phat_sinh, found.so_don_vi) == (None, False, 0)


def test_total_has_no_occurrence_when_all_that_answered_said_so(tong: Sum) -> None:
    found = tong("n", {"a": entry("n: khong_phat_sinh"), "b": entry("n: khong_phat_sinh")})

    assert (found.gia_tri, found.khong_phat_sinh, found.so_don_vi) == (Decimal(0), True, 2)


def test_one_written_zero_makes_the_total_a_number(tong: Sum) -> None:
    found = tong("n", {"a": entry("n: khong_phat_sinh"), "b": entry("n: 0")})

    assert (found.gia_tri, found.khong_phat_sinh) == (Decimal(0), False)


def test_rate_is_sum_over_sum_never_the_mean_of_rates(tong: Sum) -> None:
    found = tong("r", {"a": entry("p: 1, q: 2"), "b": entry("p: 9, q: 10")})

    assert (found.tu_so, found.mau_so) == (Decimal(10), Decimal(12))
    assert found.gia_tri == Fraction(1000, 12)  # 83,33 %, not (50 + 90) / 2 = 70 %


def test_rate_takes_only_units_that_have_every_term_of_both_sides(tong: Sum) -> None:
    found = tong("r", {"a": entry("p: 1, q: 2"), "b": entry("p: 9")})

    assert (found.gia_tri, found.so_don_vi) == (Fraction(50), 1)


def test_unit_with_zero_denominator_adds_its_numerator_and_nothing_else(tong: Sum) -> None:
    found = tong("r", {"a": entry("p: 1, q: 2"), "b": entry("p: 0, q: 0")})

    assert (found.gia_tri, found.khong_phat_sinh, found.so_don_vi) == (Fraction(50), False, 2)


def test_rate_with_zero_denominator_over_all_has_no_occurrence(tong: Sum) -> None:
    found = tong("r", {"a": entry("p: 0, q: 0"), "b": entry("p: khong_phat_sinh, q: khong_phat_sinh")})

    assert (found.gia_tri, found.khong_phat_sinh, found.mau_so) == (None, True, Decimal(0))


def test_yes_or_no_counts_the_units_that_have_it(tong: Sum) -> None:
    found = tong("co", {"a": entry("co: co"), "b": entry("co: khong"), "c": entry("co: có")})

    assert (found.gia_tri, found.so_don_vi, found.tong_don_vi) == (Decimal(2), 3, 3)


def test_value_of_one_unit_is_not_added(tong: Sum) -> None:
    found = tong("mot", {"b": entry("mot: 86.25")})

    assert (found.gia_tri, found.so_don_vi, found.tong_don_vi) == (Decimal("86.25"), 1, 3)
    assert found.day_du


def test_first_owner_in_the_register_gives_the_value_where_two_do(tong: Sum) -> None:
    found = tong("mot", {"c": entry("mot: 1"), "b": entry("mot: 2")})

    assert found.gia_tri == Decimal(2)


def test_nothing_to_report_gives_the_value_of_one_unit_to_nobody(tong: Sum) -> None:
    found = tong("mot", {"a": entry("mot: khong_phat_sinh"), "b": entry("mot: 86.25")})

    assert (found.gia_tri, found.khong_phat_sinh) == (Decimal("86.25"), False)


def test_value_of_one_unit_has_no_occurrence_when_all_that_answered_said_so(tong: Sum) -> None:
    found = tong("mot", {"a": entry("mot: khong_phat_sinh")})

    assert (found.gia_tri, found.khong_phat_sinh) == (None, True)


def test_record_reported_by_two_units_counts_once(tong: Sum) -> None:
    models = "mo_hinh: [{ten: Nụ cười, muc: cong_nhan}]"
    found = tong(
        "dem",
        {
            "a": (entry(""), models),
            "b": (entry(""), models.replace("Nụ cười", "NỤ  CƯỜI")),
            "c": (entry(""), models.replace("Nụ cười", "Ba giờ")),
        },
    )

    assert (found.gia_tri, found.so_don_vi, found.tong_don_vi) == (Decimal(2), 3, 3)


def test_merged_record_is_filtered_not_each_of_its_copies(tong: Sum) -> None:
    found = tong(
        "dem",
        {
            "a": (entry(""), "mo_hinh: [{ten: Nụ cười}]"),
            "b": (entry(""), "mo_hinh: [{ten: Nụ cười, muc: cong_nhan}]"),
        },
    )

    assert found.gia_tri == Decimal(1)

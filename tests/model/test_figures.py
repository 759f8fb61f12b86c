"""The figures of one report."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from danvan_cli.model.duty import Duties
from danvan_cli.model.figures import Figures

Read = Callable[..., Figures]
TASKS = """
- ma: t
  ten: Nhiệm vụ
  noi_dung: Nội dung
  thuc_hien: [a]
  chi_tieu:
    - {ma: n, ten: N, don_vi_tinh: lượt, kieu: so_nguyen}
    - {ma: m, ten: M, don_vi_tinh: lượt, kieu: so_nguyen}
    - {ma: d, ten: D, don_vi_tinh: ngày, kieu: so_thap_phan}
    - {ma: co, ten: Có, kieu: co_khong}
    - {ma: mot, ten: Một, don_vi_tinh: điểm, kieu: so_thap_phan, tong_hop: mot_don_vi}
    - {ma: gh, ten: GH, don_vi_tinh: điểm, kieu: so_nguyen, gioi_han: {tu: 1, den: 63}}
    - {ma: nam, ten: Năm, don_vi_tinh: hạng, kieu: so_nguyen,
       gioi_han: {2022: {tu: 1, den: 63}, 2025: {tu: 1, den: 34}}}
    - {ma: r, ten: R, don_vi_tinh: "%", kieu: ty_le, tu_so: n, mau_so: n + m}
    - {ma: dem, ten: Đếm, don_vi_tinh: mô hình, kieu: dem, danh_sach: mo_hinh, loc: {muc: [cong_nhan, tieu_bieu]}}
    - {ma: moi, ten: Mới, don_vi_tinh: mô hình, kieu: dem, danh_sach: mo_hinh, loc: {moi: true, loai: tap_the}}
    - {ma: het, ten: Hết, don_vi_tinh: mô hình, kieu: dem, danh_sach: mo_hinh}
    - {ma: khac, ten: Khác, don_vi_tinh: lượt, kieu: so_nguyen, don_vi: [b]}
"""


@pytest.fixture
def read(duties: Callable[..., Duties], figures: Read) -> Read:
    under = duties(TASKS)

    def build(typed: str = "{}", state: str = "hoan_thanh", rest: str = "", ky: str = "2024") -> Figures:
        return figures(under, "a", f"t: {{tinh_trang: {state}, so_lieu: {typed}}}", rest, ky)

    return build


def faults(found: Figures) -> list[tuple[str, str, bool]]:
    return [(fault.code, str(fault.loc[-1]), fault.at_key) for fault in found.faults]


def value(found: Figures, code: str) -> tuple[object, bool] | None:
    answer = found.answers.get(("t", code))
    return None if answer is None else (answer.gia_tri, answer.khong_phat_sinh)


def test_number_is_a_number(read: Read) -> None:
    assert value(read("{n: 1204}"), "n") == (Decimal(1204), False)


def test_quoted_number_is_read_like_an_unquoted_one(read: Read) -> None:
    assert value(read('{n: "1204"}'), "n") == (Decimal(1204), False)


def test_nothing_to_report_counts_as_zero_and_says_so(read: Read) -> None:
    assert value(read("{n: khong_phat_sinh}"), "n") == (Decimal(0), True)


@pytest.mark.parametrize("typed", ["{}", "{n: null}", "{n: ~}", "{n: }"])
def test_absent_figure_is_missing_never_zero(read: Read, typed: str) -> None:
    assert value(read(typed), "n") is None


def test_nothing_to_report_gives_no_value_to_an_indicator_of_one_unit(read: Read) -> None:
    assert value(read("{mot: khong_phat_sinh}"), "mot") == (None, True)


def test_task_without_occurrence_answers_every_typed_indicator_owned(read: Read) -> None:
    found = read(state="khong_phat_sinh")

    assert {code: value(found, code) for code in ("n", "m", "d", "mot", "khac")} == {
        "n": (Decimal(0), True),
        "m": (Decimal(0), True),
        "d": (Decimal(0), True),
        "mot": (None, True),
        "khac": None,
    }


def test_figure_written_in_a_task_without_occurrence_counts_as_written(read: Read) -> None:
    found = read("{n: 5}", state="khong_phat_sinh")

    assert (value(found, "n"), value(found, "m")) == ((Decimal(5), False), (Decimal(0), True))


@pytest.mark.parametrize("state", ["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien"])
def test_other_states_answer_nothing_by_themselves(read: Read, state: str) -> None:
    assert value(read(state=state), "n") is None


@pytest.mark.parametrize("typed", ["co", "có", "true"])
def test_yes_is_one(read: Read, typed: str) -> None:
    assert value(read(f"{{co: {typed}}}"), "co") == (Decimal(1), False)


@pytest.mark.parametrize("typed", ["khong", "không", "false"])
def test_no_is_zero(read: Read, typed: str) -> None:
    assert value(read(f"{{co: {typed}}}"), "co") == (Decimal(0), False)


@pytest.mark.parametrize("typed", ["1", "0", "Co", "yes", "no", "khong_phat_sinh", "c"])
def test_anything_else_is_neither_yes_nor_no(read: Read, typed: str) -> None:
    assert faults(read(f"{{co: {typed}}}")) == [("DV106", "co", False)]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("{n: 1.204}", ("DV104", "n", False)),
        ("{n: không phát sinh}", ("DV104", "n", False)),
        ("{n: -4}", ("DV402", "n", False)),
        ("{d: -0.5}", ("DV402", "d", False)),
        ("{gh: 0}", ("DV402", "gh", False)),
        ("{gh: 64}", ("DV402", "gh", False)),
        ("{r: 50}", ("DV205", "r", True)),
        ("{dem: 3}", ("DV205", "dem", True)),
        ("{khac: 3}", ("DV205", "khac", True)),
        ("{la: 3}", ("DV201", "la", True)),
    ],
)
def test_figure_that_cannot_be_used_is_one_fault_and_no_answer(
    read: Read, typed: str, fault: tuple[str, str, bool]
) -> None:
    found = read(typed)

    assert faults(found) == [fault]
    assert value(found, fault[1]) is None or fault[1] == "dem"


def test_nil_spelt_as_words_is_told_how_it_is_written(read: Read) -> None:
    assert read("{n: không phát sinh}").faults[0].hint == "viết khong_phat_sinh"


@pytest.mark.parametrize(("typed", "fits"), [("1", True), ("63", True)])
def test_both_ends_of_a_range_belong_to_it(read: Read, typed: str, fits: bool) -> None:
    assert (value(read(f"{{gh: {typed}}}"), "gh") is not None) is fits


@pytest.mark.parametrize(("ky", "fits"), [("2024", True), ("2025", False), ("2026", False)])
def test_range_of_the_latest_year_not_after_counts(read: Read, ky: str, fits: bool) -> None:
    assert (value(read("{nam: 35}", ky=ky), "nam") is not None) is fits


def test_range_is_zero_and_more_before_the_first_year_named(read: Read) -> None:
    assert value(read("{nam: 100}", ky="2021"), "nam") == (Decimal(100), False)


def test_nothing_to_report_is_never_out_of_range(read: Read) -> None:
    assert faults(read("{gh: khong_phat_sinh}")) == []


def test_rate_is_exact_and_keeps_both_sides(read: Read) -> None:
    answer = read("{n: 1, m: 2}").answers["t", "r"]

    assert (answer.gia_tri, answer.tu_so, answer.mau_so) == (Fraction(100, 3), Decimal(1), Decimal(3))


def test_rate_with_a_missing_term_is_missing(read: Read) -> None:
    assert value(read("{n: 1}"), "r") is None


def test_rate_with_zero_denominator_has_no_occurrence(read: Read) -> None:
    assert value(read("{n: 0, m: khong_phat_sinh}"), "r") == (None, True)


MODELS = """
mo_hinh:
  - {ten: Một, muc: dang_ky, moi: true, loai: tap_the}
  - {ten: Hai, muc: cong_nhan, moi: false, loai: tap_the}
  - {ten: Ba, muc: tieu_bieu, moi: true, loai: ca_nhan}
  - {ten: BA, muc: tieu_bieu}
  - {ten: Bốn}
"""


@pytest.mark.parametrize(("code", "count"), [("dem", 2), ("moi", 1), ("het", 4)])
def test_count_takes_each_record_that_passes_every_filter_once(read: Read, code: str, count: int) -> None:
    assert value(read(rest=MODELS), code) == (Decimal(count), False)


def test_absent_list_counts_zero(read: Read) -> None:
    assert value(read(), "dem") == (Decimal(0), False)


def test_figures_for_an_expression_are_complete_or_none(read: Read) -> None:
    found = read("{n: 1, m: khong_phat_sinh}")

    assert found.numbers((("t", "n"), ("t", "m"))) == {("t", "n"): Decimal(1), ("t", "m"): Decimal(0)}
    assert found.numbers((("t", "n"), ("t", "d"))) is None


def test_misspelt_code_breaks_the_indicator_that_was_meant(
    duties: Callable[..., Duties], figures: Read
) -> None:
    under = duties(
        """
        - ma: t
          ten: Nhiệm vụ
          noi_dung: Nội dung
          thuc_hien: [a]
          chi_tieu: [{ma: luot_tiep, ten: N, don_vi_tinh: lượt, kieu: so_nguyen}]
        """
    )
    found = figures(under, "a", "t: {tinh_trang: hoan_thanh, so_lieu: {luot_tep: 5}}")

    assert found.broken == {("t", "luot_tiep")}

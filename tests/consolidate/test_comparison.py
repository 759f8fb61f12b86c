"""Totals of a period beside last year's."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from cases import BASE

from danvan_cli.consolidate.build import consolidate
from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.period import parse_period
from danvan_cli.store.workspace import load_workspace

Build = Callable[..., Path]
Find = Callable[..., ChiTieuTongHop]
PLAN = "plans/dan-van.yaml"
NOW, LAST = "reports/2024/ban-tcd.yaml", "reports/2023/ban-tcd.yaml"
RATE_NOW, RATE_LAST = "reports/2024/tt-pvks-tthc.yaml", "reports/2023/tt-pvks-tthc.yaml"


@pytest.fixture
def result(workspace: Build) -> Callable[..., KetQua]:
    def build(changes: dict[str, object] | None = None, ky: str = "2024") -> KetQua:
        period = parse_period(ky)
        assert period is not None
        found = consolidate(load_workspace(workspace(changes)), period)
        assert found is not None
        return found

    return build


@pytest.fixture
def find(result: Callable[..., KetQua]) -> Find:
    return lambda code, changes=None, ky="2024": result(changes, ky).theo_ma[tuple(code.split("."))]


def visits(now: str, last: str) -> dict[str, object]:
    return {NOW: ("luot_tiep: 866", f"luot_tiep: {now}"), LAST: ("luot_tiep: 1012", f"luot_tiep: {last}")}


@pytest.mark.parametrize(
    ("now", "last", "change", "percent"),
    [
        ("866", "1012", "-146", "-14.43"),
        ("1012", "866", "146", "16.86"),
        ("5", "5", "0", "0.00"),
        ("0", "5", "-5", "-100.00"),
        ("3", "0", "3", None),
        ("0", "0", "0", None),
        ("801", "800", "1", "0.13"),  # 0,125 half up
        ("799", "800", "-1", "-0.13"),  # away from zero
        ("7", "3", "4", "133.33"),
        ("5", "3", "2", "66.67"),
    ],
)
def test_change_and_its_per_cent(find: Find, now: str, last: str, change: str, percent: str | None) -> None:
    found = find("nv3.luot_tiep", visits(now, last))

    assert found.thay_doi == Decimal(change)
    assert found.thay_doi_phan_tram == (None if percent is None else Decimal(percent))


def test_nothing_to_report_is_compared_as_zero(find: Find) -> None:
    found = find("nv3.luot_tiep", visits("khong_phat_sinh", "20"))

    assert (found.gia_tri, found.thay_doi, found.thay_doi_phan_tram) == (0, -20, Decimal("-100.00"))


@pytest.mark.parametrize(
    "changes", [{NOW: ("      luot_tiep: 866\n", "")}, {LAST: ("      luot_tiep: 1012\n", "")}]
)
def test_missing_figure_has_no_change(find: Find, changes: dict[str, object]) -> None:
    found = find("nv3.luot_tiep", changes)

    assert (found.thay_doi, found.thay_doi_phan_tram) == (None, None)


def test_first_year_is_compared_with_nothing(find: Find) -> None:
    found = find("nv3.luot_tiep", ky="2023")

    assert (found.nam_truoc, found.gia_tri_nam_truoc, found.thay_doi) == (None, None, None)


def test_change_of_a_rate_is_in_points_rounded_once_and_has_no_per_cent(find: Find) -> None:
    found = find("nv1.ty_le_quan_triet")

    # 70/74 = 94,594… and 68/73 = 93,150… differ by 1,443…, not by 94,6 - 93,2
    assert (found.gia_tri, found.gia_tri_nam_truoc) == (Decimal("94.6"), Decimal("93.2"))
    assert (found.thay_doi, found.thay_doi_phan_tram) == (Decimal("1.4"), None)


def test_change_of_a_rate_is_not_the_difference_of_rounded_rates(find: Find) -> None:
    now = [
        ("hs_da_giai_quyet: 12345", "hs_da_giai_quyet: 100000"),
        ("hs_truoc_han: 9800", "hs_truoc_han: 0"),
        ("hs_dung_han: 2300", "hs_dung_han: 10004"),
    ]
    last = [
        ("hs_da_giai_quyet: 11020", "hs_da_giai_quyet: 100000"),
        ("hs_truoc_han: 8700", "hs_truoc_han: 0"),
        ("hs_dung_han: 2100", "hs_dung_han: 10006"),
    ]
    found = find("nv4.ty_le_dung_han", {RATE_NOW: now, RATE_LAST: last})

    # 10,004 % and 10,006 % are printed 10,00 and 10,01; they differ by 0,002
    assert (found.gia_tri, found.gia_tri_nam_truoc) == (Decimal("10.00"), Decimal("10.01"))
    assert found.thay_doi == Decimal("0.00")


def test_rate_with_zero_denominator_has_no_change(find: Find) -> None:
    nothing = [
        ("hs_da_giai_quyet: 12345", "hs_da_giai_quyet: 0"),
        ("hs_truoc_han: 9800", "hs_truoc_han: 0"),
        ("hs_dung_han: 2300", "hs_dung_han: 0"),
    ]

    found = find("nv4.ty_le_dung_han", {RATE_NOW: nothing})

    assert (found.gia_tri, found.tong.khong_phat_sinh, found.thay_doi) == (None, True, None)


def test_change_of_figures_with_many_digits_is_exact(find: Find) -> None:
    found = find(
        "nv4.thoi_gian_tb",
        {
            RATE_NOW: ("thoi_gian_tb: 3.5", "thoi_gian_tb: 100000000000000000"),
            RATE_LAST: ("thoi_gian_tb: 3.75", "thoi_gian_tb: 0.00000000000000001"),
        },
    )

    assert found.thay_doi == Decimal("99999999999999999.99999999999999999")


def test_indicator_counted_differently_last_year_is_compared_with_nothing(
    find: Find, workspace: Build
) -> None:
    text = (workspace(folder="mau") / PLAN).read_text("utf-8")
    old = text.replace("{tu_nam: 2022, den_nam: null}", "{tu_nam: 2022, den_nam: 2023}")
    new = text.replace("{tu_nam: 2022, den_nam: null}", "{tu_nam: 2024, den_nam: null}")
    assert new != text
    counted = "ten: Lượt tiếp công dân\n        don_vi_tinh: "
    assert f"{counted}lượt" in old
    old = old.replace(f"{counted}lượt", f"{counted}buổi")

    found = find("nv3.luot_tiep", {PLAN: old, "plans/dan-van-2024.yaml": new})

    assert (found.gia_tri, found.gia_tri_nam_truoc, found.thay_doi) == (Decimal(866), None, None)


def test_interim_period_is_compared_with_the_same_months_of_last_year(find: Find, workspace: Build) -> None:
    root = workspace(folder="mau")
    now = (root / NOW).read_text("utf-8").replace("ky: 2024", "ky: 2024-6t")
    last = (root / LAST).read_text("utf-8").replace("ky: 2023", "ky: 2023-6t")
    interim = {
        "reports/2024-6t/ban-tcd.yaml": now.replace("luot_tiep: 866", "luot_tiep: 400"),
        "reports/2023-6t/ban-tcd.yaml": last.replace("luot_tiep: 1012", "luot_tiep: 500"),
    }

    assert find("nv3.luot_tiep", interim, "2024-6t").thay_doi == Decimal(-100)


def test_interim_period_is_never_compared_with_a_year(find: Find, workspace: Build) -> None:
    now = (workspace(folder="mau") / NOW).read_text("utf-8").replace("ky: 2024", "ky: 2024-6t")

    assert find("nv3.luot_tiep", {"reports/2024-6t/ban-tcd.yaml": now}, "2024-6t").nam_truoc is None


def test_drafts_count_in_the_totals(find: Find) -> None:
    found = find("nv3.luot_tiep", {NOW: ("ngay_gui: 2024-11-01", "ngay_gui: null")})

    assert (found.gia_tri, found.tong.so_don_vi) == (Decimal(866), 1)


@pytest.mark.parametrize("wrong", [("don_vi: ban-tcd", "don_vi: phong-th"), ("ky: 2024", "ky: 2025")])
def test_report_that_names_another_unit_or_period_than_its_file_does_not_count(
    find: Find, wrong: tuple[str, str]
) -> None:
    found = find("nv1.so_van_ban", {NOW: wrong})

    # 6 + 5 + 2 without the 3 of ban-tcd
    assert (found.gia_tri, found.tong.so_don_vi, found.tong.tong_don_vi) == (Decimal(13), 3, 4)


def test_record_of_two_units_names_both_in_the_registers_order(result: Callable[..., KetQua]) -> None:
    conference = "hoi_nghi:\n  - {ten: HỘI NGHỊ đối thoại với công dân, ngay: 20/6/2024}\n"
    found = result({"reports/2024/phong-hcqt.yaml": ("van_ban:\n", f"{conference}van_ban:\n")})

    (merged,) = found.ghi_chep["hoi_nghi"]
    assert merged.don_vi == ("phong-hcqt", "ban-tcd")
    assert (merged.noi_dung.ten, merged.noi_dung.so_nguoi) == ("HỘI NGHỊ đối thoại với công dân", 80)


def test_window_is_the_most_frequent_one_and_last_years_beside_it(result: Callable[..., KetQua]) -> None:
    found = result()

    assert [str(day) for day in found.ky_so_lieu or ()] == ["2023-11-01", "2024-10-31"]
    assert [str(day) for day in found.ky_so_lieu_truoc or ()] == ["2022-11-01", "2023-10-31"]


@pytest.mark.parametrize(("key", "marks"), [("uoc", (True, False)), ("minh_hoa", (False, True))])
def test_estimate_and_sample_data_mark_the_result(
    result: Callable[..., KetQua], key: str, marks: tuple[bool, bool]
) -> None:
    found = result({NOW: ("ngay_gui: 2024-11-01", f"ngay_gui: 2024-11-01\n{key}: true")})

    assert (found.uoc, found.minh_hoa) == marks


def test_without_a_plan_in_force_there_is_no_result(workspace: Build) -> None:
    root = workspace({PLAN: ("{tu_nam: 2022, den_nam: null}", "{tu_nam: 2025, den_nam: null}")})
    period = parse_period("2024")
    assert period is not None

    assert consolidate(load_workspace(root), period) is None


# indicators that change code or definition between plans


NEW_PLAN = "plans/dan-van-2024.yaml"


def since_2024(*changes: tuple[str, str]) -> dict[str, object]:
    """The plan in force to 2023, and from 2024 on one with some changes."""
    text = (BASE / PLAN).read_text("utf-8").replace("tu_nam: 2022", "tu_nam: 2024")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {PLAN: ("den_nam: null", "den_nam: 2023"), NEW_PLAN: text}


RENAMED = since_2024(
    ("- ma: luot_tiep\n", "- ma: luot_dan\n        ma_cu: luot_tiep\n"), (">= luot_tiep", ">= luot_dan")
)


def test_indicator_of_a_new_code_is_compared_with_its_earlier_one(find: Find) -> None:
    found = find(
        "nv3.luot_dan", {**RENAMED, NOW: [("luot_tiep: 866", "luot_dan: 866"), ("{luot_tiep}", "866")]}
    )

    assert (found.gia_tri, found.gia_tri_nam_truoc, found.thay_doi) == (866, 1012, -146)


def test_unit_of_a_new_code_has_its_figure_of_last_year(result: Callable[..., KetQua]) -> None:
    found = result({**RENAMED, NOW: [("luot_tiep: 866", "luot_dan: 866"), ("{luot_tiep}", "866")]})
    last = found.unit_last_year(found.theo_ma["nv3", "luot_dan"], "ban-tcd")

    assert last is not None
    assert last.gia_tri == 1012


def test_new_definition_leaves_nothing_to_compare_and_says_why(find: Find) -> None:
    said = "{2024: Từ năm 2024 chỉ tính lượt tiếp tại trụ sở}"
    found = find(
        "nv3.luot_tiep", {PLAN: ("- ma: luot_tiep\n", f"- ma: luot_tiep\n        doi_cach_tinh: {said}\n")}
    )

    assert (found.nam_truoc, found.thay_doi) == (None, None)
    assert found.doi_cach_tinh == "Từ năm 2024 chỉ tính lượt tiếp tại trụ sở"


def test_old_definition_is_no_matter_in_later_years(find: Find) -> None:
    found = find(
        "nv3.luot_tiep",
        {PLAN: ("- ma: luot_tiep\n", "- ma: luot_tiep\n        doi_cach_tinh: {2023: Cách tính mới}\n")},
    )

    assert (found.thay_doi, found.doi_cach_tinh) == (-146, "")

"""Several years as one result: what is one series, whose figures stand in a unit's line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import years

from danvan_cli.consolidate.lines import answer_of, lines_of
from danvan_cli.consolidate.years import Chuoi, KetQuaGiaiDoan, consolidate_years
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import GiaiDoan, parse_stage
from danvan_cli.store.workspace import load_workspace

STAGE = GiaiDoan(2022, 2025)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return years.build(tmp_path / "so-lieu")


@pytest.fixture
def result(root: Path) -> Callable[[], KetQuaGiaiDoan]:
    def read() -> KetQuaGiaiDoan:
        found = consolidate_years(load_workspace(root), STAGE)
        assert found is not None
        return found

    return read


def series(found: KetQuaGiaiDoan, code: str) -> list[Chuoi]:
    return [one for one in found.chuoi if f"{one.nhiem_vu.ma}.{one.chi_tieu.ma}" == code]


def values(one: Chuoi) -> dict[int, int]:
    return {year: int(total.gia_tri or 0) for year, total in one.theo_nam.items()}


# Series


def test_indicator_of_a_new_code_is_one_series_with_its_earlier_one(result) -> None:
    (one,) = series(result(), "nv3.luot_dan")

    assert values(one) == years.VISITS
    assert one.ten_cu == {"Lượt tiếp công dân": (2022, 2023)}
    assert series(result(), "nv3.luot_tiep") == []


def test_new_definition_parts_a_series_that_stays_one(result) -> None:
    (one,) = series(result(), "nv1.so_van_ban")

    assert list(one.theo_nam) == [2022, 2023, 2024, 2025]
    assert (one.so_sanh_duoc(2022, 2023), one.so_sanh_duoc(2023, 2024), one.so_sanh_duoc(2024, 2025)) == (
        True,
        False,
        True,
    )


def test_other_unit_of_measure_makes_a_series_of_its_own_behind_the_new_one(result) -> None:
    now, then = series(result(), "nv4.thoi_gian_tb")

    assert (list(now.theo_nam), now.chi_tieu.don_vi_tinh) == ([2024, 2025], "giờ")
    assert (list(then.theo_nam), then.chi_tieu.don_vi_tinh) == ([2022, 2023], "ngày")
    assert now.khac_truoc is then.chi_tieu
    codes = [one.chi_tieu for one in result().chuoi if one.nhiem_vu.ma == "nv4"]
    assert [one.ma for one in codes].count("thoi_gian_tb") == 2


def test_indicators_that_begin_and_end_are_series_of_their_years(result) -> None:
    (begun,), (ended,) = series(result(), "nv3.gop_y"), series(result(), "nv3.thu_cam_on")

    assert (begun.co_trong_ke_hoach, ended.co_trong_ke_hoach) == ((2024, 2025), (2022, 2023))


def test_series_stand_in_the_order_of_the_last_plan_and_ended_ones_behind(result) -> None:
    codes = [one.chi_tieu.ma for one in result().series_of("nv3")]

    assert codes[0] == "luot_dan"
    assert codes[-1] == "thu_cam_on"


def test_every_figure_of_every_year_is_in_exactly_one_series(result) -> None:
    found = result()
    listed = [(year, total.ma) for one in found.chuoi for year, total in one.theo_nam.items()]

    assert sorted(listed) == sorted(
        (year, total.ma) for year, of_year in found.ket_qua.items() for total in of_year.chi_tieu
    )


def test_a_plan_that_only_copies_an_earlier_code_does_not_break_the_series(root, result) -> None:
    second = root / years.SECOND
    text = second.read_text("utf-8")
    second.write_text(text.replace("den_nam: null", "den_nam: 2024"), "utf-8")
    (root / "plans/dan-van-2025.yaml").write_text(text.replace("tu_nam: 2024", "tu_nam: 2025"), "utf-8")

    (one,) = series(result(), "nv3.luot_dan")

    assert values(one) == years.VISITS
    assert list(series(result(), "nv1.so_van_ban")[0].doi_cach_tinh) == [2024]


def test_a_year_without_reports_is_a_gap_in_the_series(tmp_path) -> None:
    found = consolidate_years(load_workspace(years.build(tmp_path / "x", (2022, 2025))), STAGE)

    assert found is not None
    assert found.nam_thieu == (2023, 2024)
    assert values(series(found, "nv3.luot_dan")[0]) == {2022: 1204, 2025: 840}


def test_a_stage_without_any_report_has_no_result(root) -> None:
    assert consolidate_years(load_workspace(root), GiaiDoan(2010, 2012)) is None


# Units


def office(*units: str) -> SoDonVi:
    """An office of units given as ``code`` or ``code < code, code`` for those that it continues."""
    listed = [
        {"ma": code, "ten": code, "ke_thua": [old.strip() for old in before.split(",") if old.strip()]}
        for code, _, before in (unit.partition(" < ") for unit in units)
    ]
    head = {"ten": "VP", "ten_in": "VP", "co_quan_chu_quan": "UBND", "viet_tat": "VP", "nguoi_ky": []}
    return SoDonVi.model_validate({"phien_ban": "1", "co_quan": head, "don_vi": listed})


@pytest.mark.parametrize(
    ("units", "present", "lines"),
    [
        (["a", "b"], "ab", [("a",), ("b",)]),
        (["a", "b < a"], "ab", [("b", "a")]),  # renamed
        (["a", "b", "c < a, b"], "abc", [("c", "a", "b")]),  # merged
        (["a", "b < a", "c < b"], "abc", [("c", "a", "b")]),  # renamed twice
        (["a", "b < a", "c < b"], "ac", [("c", "a")]),  # the one between reported nothing
        (["a", "b < a", "c < a"], "abc", [("a",), ("b",), ("c",)]),  # split
        (["a", "b", "c < a, b", "d < b"], "abcd", [("a",), ("b",), ("c",), ("d",)]),  # partly split
        (["a", "b < a"], "a", [("a",)]),  # its heir comes after the stage
        (["a < b", "b < a"], "ab", [("a", "b")]),  # a mistake: each succeeds the other
    ],
)
def test_lines(units: list[str], present: str, lines: list[tuple[str, ...]]) -> None:
    assert [line.thanh_vien for line in lines_of(office(*units), present)] == lines


def line_of(found: KetQuaGiaiDoan, unit: str):
    return next(line for line in found.don_vi if line.don_vi.ma == unit)


def answers(found: KetQuaGiaiDoan, unit: str, code: str) -> dict[int, object]:
    (one,) = series(found, code)
    told = {}
    for year, total in one.theo_nam.items():
        answer = answer_of(line_of(found, unit), total.chi_tieu, total.tong)
        told[year] = int(answer.so_lieu.gia_tri) if answer.so_lieu else answer.don_vi
    return told


def test_merged_unit_has_the_sum_of_those_before_it(result) -> None:
    assert answers(result(), "phong-thnc", "nv1.can_bo_quan_triet") == {
        2022: 14,
        2023: 14,
        2024: 14,
        2025: 15,
    }


def test_rate_of_a_merged_unit_is_that_of_the_sums(result) -> None:
    found = result()
    (one,) = series(found, "nv1.ty_le_quan_triet")
    total = one.theo_nam[2022]
    answer = answer_of(line_of(found, "phong-thnc"), total.chi_tieu, total.tong).so_lieu

    assert answer is not None
    assert (answer.tu_so, answer.mau_so) == (14, 15)


def test_split_unit_ends_and_its_heirs_begin(result) -> None:
    found = result()

    assert answers(found, "phong-qt", "nv1.can_bo_quan_triet") == {2022: 16, 2023: 16, 2024: 8, 2025: ()}
    assert answers(found, "to-xe", "nv1.can_bo_quan_triet") == {2022: (), 2023: (), 2024: 4, 2025: 5}


def test_merged_unit_lacks_a_figure_that_one_of_them_did_not_give(root, result) -> None:
    path = root / "reports/2022/phong-nc.yaml"
    path.write_text(path.read_text("utf-8").replace("can_bo_quan_triet: 5, ", ""), "utf-8")

    assert answers(result(), "phong-thnc", "nv1.can_bo_quan_triet")[2022] == ("phong-th", "phong-nc")


def test_lines_add_up_to_the_totals_of_every_year(result) -> None:
    found = result()
    (one,) = series(found, "nv1.can_bo_quan_triet")

    for year, total in one.theo_nam.items():
        told = [answer_of(line, total.chi_tieu, total.tong).so_lieu for line in found.don_vi]
        assert sum(answer.gia_tri for answer in told if answer) == total.gia_tri, year


# What is typed


@pytest.mark.parametrize(
    ("typed", "stage"),
    [
        ("2022..2025", GiaiDoan(2022, 2025)),
        (" 2022..2025 ", GiaiDoan(2022, 2025)),
        ("2025..2022", GiaiDoan(2025, 2022)),
        ("2022...2025", None),
        ("2022", None),
        ("2022..", None),
        ("٢٠٢٢..2025", None),
    ],
)
def test_stage_as_typed(typed: str, stage: GiaiDoan | None) -> None:
    assert parse_stage(typed) == stage

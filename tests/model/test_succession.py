"""Which indicator of an earlier plan an indicator continues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from danvan_cli.model.plan import KeHoach
from danvan_cli.model.succession import comparable, continued

Build = Callable[..., KeHoach]


def counts(*indicators: str, task: str = "t") -> str:
    """A task whose indicators are given as ``code`` or ``code, key: value``."""
    listed = ", ".join(
        f"{{ma: {text}, ten: Chỉ tiêu, {'' if 'kieu' in text else 'kieu: so_nguyen, '}"
        f"{'' if 'don_vi_tinh' in text else 'don_vi_tinh: lượt'}}}"
        for text in indicators
    )
    return f"- {{ma: {task}, ten: Nhiệm vụ, noi_dung: Nội dung, thuc_hien: [a], chi_tieu: [{listed}]}}\n"


@pytest.fixture
def before(plan: Build) -> KeHoach:
    return plan(counts("x", "y") + counts("z", task="u"))


def test_same_code_goes_on(plan: Build, before: KeHoach) -> None:
    assert continued(plan(counts("x")), before, ("t", "x")) == ("t", "x")


def test_earlier_code_of_the_same_task(plan: Build, before: KeHoach) -> None:
    assert continued(plan(counts("n, ma_cu: x")), before, ("t", "n")) == ("t", "x")


def test_earlier_code_of_another_task(plan: Build, before: KeHoach) -> None:
    assert continued(plan(counts("n, ma_cu: u.z")), before, ("t", "n")) == ("u", "z")


def test_new_code_continues_nothing(plan: Build, before: KeHoach) -> None:
    assert continued(plan(counts("n")), before, ("t", "n")) is None


def test_code_that_goes_on_under_another_is_not_continued_by_its_namesake(
    plan: Build, before: KeHoach
) -> None:
    now = plan(counts("x", "n, ma_cu: x"))

    assert continued(now, before, ("t", "x")) is None
    assert continued(now, before, ("t", "n")) == ("t", "x")


def test_two_codes_may_change_places(plan: Build, before: KeHoach) -> None:
    now = plan(counts("x, ma_cu: y", "y, ma_cu: x"))

    assert continued(now, before, ("t", "x")) == ("t", "y")
    assert continued(now, before, ("t", "y")) == ("t", "x")


def test_earlier_code_copied_from_the_plan_before_says_nothing_new(plan: Build) -> None:
    second, third = plan(counts("n, ma_cu: x", "x")), plan(counts("n, ma_cu: x", "x"))

    assert continued(third, second, ("t", "n")) == ("t", "n")
    assert continued(third, second, ("t", "x")) == ("t", "x")


@pytest.mark.parametrize("other", ["kieu: so_thap_phan", "don_vi_tinh: vụ"])
def test_other_kind_or_measure_cannot_be_compared(plan: Build, before: KeHoach, other: str) -> None:
    now = plan(counts(f"x, {other}"))

    assert continued(now, before, ("t", "x")) == ("t", "x")
    assert comparable(now, 2024, before, 2023, ("t", "x")) is None


def test_measure_is_the_same_however_it_is_capitalised(plan: Build, before: KeHoach) -> None:
    assert comparable(plan(counts("x, don_vi_tinh: Lượt")), 2024, before, 2023, ("t", "x")) == ("t", "x")


@pytest.mark.parametrize(
    ("earlier", "year", "same"),
    [(2022, 2023, True), (2023, 2024, False), (2022, 2025, False), (2024, 2025, True)],
)
def test_new_definition_parts_the_years_before_from_those_since(
    plan: Build, earlier: int, year: int, same: bool
) -> None:
    now = plan(counts("x, doi_cach_tinh: {2024: Cách tính mới}"))

    assert (comparable(now, year, now, earlier, ("t", "x")) is not None) == same

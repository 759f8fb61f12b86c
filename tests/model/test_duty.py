"""Who must report what, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from danvan_cli.model.duty import Duties
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky

Build = Callable[..., Duties]


def task(people: str, indicators: str = "[]", code: str = "t") -> str:
    return f"- {{ma: {code}, ten: Nhiệm vụ, noi_dung: Nội dung, {people}, chi_tieu: {indicators}}}\n"


def indicator(rest: str = "", code: str = "x", kind: str = "so_nguyen") -> str:
    return f"[{{ma: {code}, ten: Chỉ tiêu, don_vi_tinh: lượt, kieu: {kind}{', ' if rest else ''}{rest}}}]"


def must(under: Duties) -> list[str]:
    return [unit for unit in ("a", "b", "c", "lanh-dao") if under.must_report(unit)]


def owners(under: Duties, code: str = "x") -> tuple[str, ...]:
    home = under.plan.nhiem_vu_theo_ma["t"]
    return under.owners(home, home.chi_tieu_theo_ma[code])


@pytest.mark.parametrize(
    ("people", "units"),
    [
        ("thuc_hien: [b]", ["b"]),
        ("chu_tri: [c, a]", ["a", "c"]),
        ("thuc_hien: [a], chu_tri: [b]", ["a", "b"]),
        ("thuc_hien: [lanh-dao, tat-ca]", ["a", "b", "c"]),
        ("chu_tri: [a], phoi_hop: [tat-ca]", ["a"]),
    ],
)
def test_units_that_carry_out_or_lead_a_task_must_report_it(
    duties: Build, people: str, units: list[str]
) -> None:
    assert must(duties(task(people))) == units


def test_owner_of_a_required_indicator_must_report_its_task(duties: Build) -> None:
    assert must(duties(task("chu_tri: [a]", indicator("don_vi: [b]")))) == ["a", "b"]


def test_owner_of_an_optional_indicator_may_but_need_not_report_its_task(duties: Build) -> None:
    under = duties(task("chu_tri: [a]", indicator("don_vi: [b], bat_buoc: false")))

    assert must(under) == ["a"]
    assert under.may_report("b") == {"t"}


def test_supporting_unit_may_report_the_task(duties: Build) -> None:
    under = duties(task("chu_tri: [a], phoi_hop: [b]"))

    assert under.may_report("b") == {"t"}
    assert under.may_report("c") == frozenset()


def test_supporting_unit_owns_no_figures(duties: Build) -> None:
    assert owners(duties(task("chu_tri: [a], phoi_hop: [b]", indicator()))) == ("a",)


@pytest.mark.parametrize(
    ("people", "rest", "units"),
    [
        ("thuc_hien: [c], chu_tri: [a]", "", ("a", "c")),
        ("chu_tri: [a]", "don_vi: [c, b]", ("b", "c")),
        ("chu_tri: [a]", "don_vi: [tat-ca]", ("a", "b", "c")),
        ("thuc_hien: [lanh-dao, b]", "", ("b",)),
    ],
)
def test_owners_stand_in_the_registers_order(
    duties: Build, people: str, rest: str, units: tuple[str, ...]
) -> None:
    assert owners(duties(task(people, indicator(rest)))) == units


def test_unit_that_does_not_report_is_never_an_owner(duties: Build) -> None:
    assert owners(duties(task("chu_tri: [a]", indicator("don_vi: [lanh-dao, a]")))) == ("a",)


def test_rate_is_owned_by_the_owners_of_all_its_terms(duties: Build) -> None:
    indicators = """[
        {ma: p, ten: P, don_vi_tinh: lượt, kieu: so_nguyen, don_vi: [a, b]},
        {ma: q, ten: Q, don_vi_tinh: lượt, kieu: so_nguyen, don_vi: [b, c]},
        {ma: x, ten: X, don_vi_tinh: "%", kieu: ty_le, tu_so: p, mau_so: q}]"""

    assert owners(duties(task("thuc_hien: [tat-ca]", indicators.replace("\n", " ")))) == ("b",)


def test_tasks_that_a_unit_must_report_stand_in_plan_order(duties: Build) -> None:
    under = duties(task("chu_tri: [a]", code="z") + task("chu_tri: [a]", code="b"))

    assert [found.ma for found in under.must_report("a")] == ["z", "b"]


def test_unit_without_a_task_is_not_due(duties: Build) -> None:
    assert duties(task("chu_tri: [a, b]")).due(Ky(2024)) == ("a", "b")


LIFE = "- {ma: a, ten: Phòng A}\n- {ma: b, ten: Phòng B, LIFE}\n"


@pytest.mark.parametrize(
    ("life", "due"),
    [
        ("den_ngay: 2024-11-05", True),
        ("den_ngay: 2024-11-04", False),
        ("tu_ngay: 2024-11-05", True),
        ("tu_ngay: 2024-11-06", False),
    ],
)
def test_unit_is_due_when_alive_on_the_deadline(duties: Build, life: str, due: bool) -> None:
    under = duties(task("thuc_hien: [tat-ca]"), LIFE.replace("LIFE", life))

    assert ("b" in under.due(Ky(2024))) is due


@pytest.mark.parametrize(("life", "due"), [("den_ngay: 2024-06-30", True), ("den_ngay: 2024-06-29", False)])
def test_without_a_deadline_a_unit_is_due_when_alive_on_the_last_day(
    duties: Build, life: str, due: bool
) -> None:
    under = duties(task("thuc_hien: [tat-ca]"), LIFE.replace("LIFE", life))

    assert ("b" in under.due(Ky(2024, 6))) is due


def test_deadline_of_an_interim_period_counts_where_the_plan_sets_one(duties: Build) -> None:
    regime = """
    bao_cao:
      don_vi_tong_hop: a
      kinh_gui: UBND tỉnh
      han: {kieu: truoc_ngay, ngay: 05/11}
      han_6t: {kieu: cham_nhat, ngay: 15/06}
    """
    under = duties(task("thuc_hien: [tat-ca]"), regime=regime)

    assert under.due_on(Ky(2024, 6)) == date(2024, 6, 15)
    assert under.due_on(Ky(2024, 9)) == date(2024, 9, 30)
    assert under.due_on(Ky(2024)) == date(2024, 11, 5)


def test_deadline_moves_past_days_off_only_where_the_plan_says_so(duties: Build) -> None:
    regime = """
    bao_cao:
      don_vi_tong_hop: a
      kinh_gui: UBND tỉnh
      han: {kieu: truoc_ngay, ngay: 02/11, lui_ngay_nghi: MOVE}
    """
    holidays = 'ngay_nghi: ["2024-11-04"]\n'  # 2 November 2024 is a Saturday
    fixed = duties(task("thuc_hien: [tat-ca]"), regime=regime.replace("MOVE", "false"), rest=holidays)
    moved = duties(task("thuc_hien: [tat-ca]"), regime=regime.replace("MOVE", "true"), rest=holidays)

    assert fixed.due_on(Ky(2024)) == date(2024, 11, 2)
    assert moved.due_on(Ky(2024)) == date(2024, 11, 5)


def test_unit_that_ended_during_the_period_counts_where_it_filed(duties: Build) -> None:
    under = duties(task("thuc_hien: [tat-ca]"), LIFE.replace("LIFE", "den_ngay: 2024-07-01"))

    assert under.counted(Ky(2024), ["b"]) == ("a", "b")
    assert under.counted(Ky(2024), []) == ("a",)


def test_unit_that_ended_before_the_period_never_counts(duties: Build) -> None:
    under = duties(task("thuc_hien: [tat-ca]"), LIFE.replace("LIFE", "den_ngay: 2023-12-31"))

    assert under.counted(Ky(2024), ["b"]) == ("a",)


def test_rule_is_checked_by_the_units_that_own_all_its_indicators(duties: Build) -> None:
    indicators = (
        "[{ma: p, ten: P, don_vi_tinh: lượt, kieu: so_nguyen, don_vi: [a, b]},"
        " {ma: q, ten: Q, don_vi_tinh: lượt, kieu: so_nguyen, don_vi: [b, c]}]"
    )
    under = duties(task("thuc_hien: [tat-ca]", indicators))

    assert under.owners_of_all([("t", "p"), ("t", "q")]) == ("b",)


def test_register_keeps_its_order_and_the_first_of_a_code_declared_twice(
    office: Callable[..., SoDonVi],
) -> None:
    register = office("- {ma: z, ten: Z}\n- {ma: a, ten: A}\n- {ma: z, ten: Z khác}\n")

    assert list(register.theo_ma) == ["z", "a"]
    assert register.theo_ma["z"].ten == "Z"


def test_first_signer_valid_on_the_day_signs(office: Callable[..., SoDonVi]) -> None:
    register = office()
    signers = type(register.co_quan).model_validate(
        {
            "ten": "Văn phòng",
            "ten_in": "VĂN PHÒNG",
            "co_quan_chu_quan": "UBND TỈNH",
            "viet_tat": "VP",
            "nguoi_ky": [
                {"ho_ten": "Ông A", "chuc_vu": "Chánh Văn phòng", "den_ngay": "2024-06-30"},
                {"ho_ten": "Bà B", "chuc_vu": "Chánh Văn phòng", "tu_ngay": "2024-07-01"},
            ],
        }
    )

    assert [signers.signer_on(day).ho_ten for day in (date(2024, 6, 30), date(2024, 7, 1))] == [
        "Ông A",
        "Bà B",
    ]


def test_nobody_signs_where_no_entry_is_valid(office: Callable[..., SoDonVi]) -> None:
    assert office().co_quan.signer_on(date(2024, 12, 31)) is None

"""Which figures share a sentence: a total with the parts that a balance rule names."""

from __future__ import annotations

import pytest

from danvan_cli.render.sentences import sentences

PLAN = "plans/dan-van.yaml"
FIRST = "don_phai_xu_ly = don_ky_truoc + don_tiep_nhan"
SECOND = "      - bieu_thuc: don_phai_xu_ly = don_da_xu_ly + don_chuyen_ky_sau\n"


@pytest.fixture
def told(result):
    """The sentences of a task as code → codes of its parts."""

    def tell(task: str, changes=None, leave_out=()) -> dict[str, list[str]]:
        found = result(changes)
        totals = [total for total in found.indicators_of(task) if total.chi_tieu.ma not in leave_out]
        return {
            sentence.chinh.chi_tieu.ma: [part.chi_tieu.ma for part in sentence.gom]
            for sentence in sentences(found, found.plan.nhiem_vu_theo_ma[task], totals)
        }

    return tell


def test_task_without_rules_has_a_sentence_per_figure_in_plan_order(told):
    assert told("nv1") == {
        "so_van_ban": [],
        "can_bo_quan_triet": [],
        "tong_can_bo": [],
        "ty_le_quan_triet": [],
        "so_hoi_nghi": [],
    }


def test_parts_stand_behind_their_total_and_not_again(told):
    found = told("nv4")

    assert found["hs_da_giai_quyet"] == ["hs_truoc_han", "hs_dung_han", "hs_qua_han"]
    assert list(found) == ["hs_da_giai_quyet", "ty_le_dung_han", "thoi_gian_tb", "diem_cchc"]


def test_of_two_rules_for_one_total_the_first_counts(told):
    found = told("nv3")

    assert found["don_phai_xu_ly"] == ["don_ky_truoc", "don_tiep_nhan"]
    assert found["don_da_xu_ly"] == []
    assert found["don_chuyen_ky_sau"] == []


@pytest.mark.parametrize(
    "rule",
    [
        "don_phai_xu_ly = don_ky_truoc + don_tiep_nhan - 0",
        "don_phai_xu_ly = 1 * don_ky_truoc + don_tiep_nhan",
        "don_phai_xu_ly = (don_ky_truoc + don_tiep_nhan)",
        "don_phai_xu_ly >= don_ky_truoc + don_tiep_nhan",
        "don_phai_xu_ly + 0 = don_ky_truoc + don_tiep_nhan",
        "don_phai_xu_ly = don_ky_truoc",
    ],
)
def test_other_rules_group_nothing(told, rule):
    assert told("nv3", {PLAN: [(FIRST, rule), (SECOND, "")]})["don_phai_xu_ly"] == []


def test_part_without_a_figure_groups_nothing(told):
    found = told("nv4", leave_out=("hs_qua_han",))

    assert found["hs_da_giai_quyet"] == []
    assert {"hs_truoc_han", "hs_dung_han"} <= set(found)


def test_part_made_up_of_parts_keeps_a_sentence_of_its_own(told):
    rule = "      - bieu_thuc: don_tiep_nhan = luot_tiep + so_nguoi_tiep\n"
    rules = SECOND + rule.replace("luot_tiep + so_nguoi_tiep", "don_da_xu_ly + don_chuyen_ky_sau")

    found = told("nv3", {PLAN: (SECOND, rules)})

    assert found["don_phai_xu_ly"] == ["don_ky_truoc", "don_tiep_nhan"]
    assert found["don_tiep_nhan"] == ["don_da_xu_ly", "don_chuyen_ky_sau"]

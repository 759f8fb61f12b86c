"""The decree's ranges as data, and what an office may choose inside them."""

from __future__ import annotations

import math

import pytest

from danvan_cli.thethuc.ruleset import COMPONENTS, HouseStyle


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.key)
def test_both_profiles_stay_inside_the_range_of_each_component(component):
    assert component.smallest <= component.at13 <= component.largest
    assert component.smallest <= component.at14 <= component.largest
    assert component.source.startswith("PL I, mục ")


def test_the_sizes_of_a_profile_move_together():
    def sizes(co_chu):
        return [
            HouseStyle(co_chu=co_chu).size(key) for key in ("quoc_hieu", "tieu_ngu", "ngay", "noi_dung", "so")
        ]

    assert sizes(13) == [12, 13, 13, 13, 13]
    assert sizes(14) == [13, 14, 14, 14, 13]


def test_the_default_breaks_nothing():
    assert HouseStyle().violations() == []


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            {"co_chu": 12},
            "co_chu là 12; chỉ được chọn 13 hoặc 14 pt (NĐ 30/2020, PL I, mục V, chú thích về cỡ chữ)",
        ),
        ({"le_tren": 19.5}, "lề trên là 19,5; được phép từ 20 đến 25 mm (NĐ 30/2020, PL I, mục I.3)"),
        ({"le_duoi": 26}, "lề dưới là 26; được phép từ 20 đến 25 mm (NĐ 30/2020, PL I, mục I.3)"),
        ({"le_trai": 29}, "lề trái là 29; được phép từ 30 đến 35 mm (NĐ 30/2020, PL I, mục I.3)"),
        ({"le_phai": 21}, "lề phải là 21; được phép từ 15 đến 20 mm (NĐ 30/2020, PL I, mục I.3)"),
        (
            {"thut_dong": 1.25},
            "thut_dong là 1,25; chỉ được chọn 1 hoặc 1,27 cm (NĐ 30/2020, PL I, mục II.6.e)",
        ),
        ({"gian_dong": 1.6}, "gian_dong là 1,6; được phép từ 1 đến 1,5 dòng (NĐ 30/2020, PL I, mục II.6.e)"),
        ({"gian_doan": 5}, "gian_doan là 5; được phép tối thiểu 6 pt (NĐ 30/2020, PL I, mục II.6.e)"),
        ({"gian_doan": 1585}, "gian_doan là 1585; Word chỉ nhận đến 1584 pt"),
        ({"le_tren": math.nan}, "lề trên là “nan”; được phép từ 20 đến 25 mm (NĐ 30/2020, PL I, mục I.3)"),
        (
            {"co_chu": True},
            "co_chu là “True”; chỉ được chọn 13 hoặc 14 pt (NĐ 30/2020, PL I, mục V, chú thích về cỡ chữ)",
        ),
    ],
)
def test_a_choice_outside_the_decree_is_named_with_its_range_and_article(choice, message):
    ((field, said),) = HouseStyle(**choice).violations()
    assert field == next(iter(choice))
    assert said == message


def test_all_violations_come_in_the_order_of_the_fields():
    found = HouseStyle(gian_doan=0, co_chu=15, le_phai=0, thut_dong=2).violations()
    assert [field for field, _ in found] == ["co_chu", "le_phai", "thut_dong", "gian_doan"]


@pytest.mark.parametrize(
    "choice", [{"le_tren": 25}, {"le_trai": 35}, {"thut_dong": 1.27}, {"gian_dong": 1.5}, {"gian_doan": 1584}]
)
def test_the_ends_of_a_range_are_allowed(choice):
    assert HouseStyle(**choice).violations() == []

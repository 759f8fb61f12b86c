"""What the models say about the layout of files: the order of keys, which values are days."""

from __future__ import annotations

import pytest

from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop
from danvan_cli.model.shape import ANY, Shape, arranged, report_shape, shape_of, summary_shape


def test_keys_of_a_report_stand_in_the_order_of_the_contract():
    assert shape_of(BaoCao).keys == (
        "phien_ban",
        "ky",
        "don_vi",
        "minh_hoa",
        "ky_so_lieu",
        "uoc",
        "nguoi_lap",
        "ngay_gui",
        "phe_duyet",
        "tra_lai",
        "nhiem_vu",
        "giai_trinh",
        "van_ban",
        "hoi_nghi",
        "mo_hinh",
        "khen_thuong",
        "kho_khan",
        "kien_nghi",
        "phuong_huong",
    )


def test_an_indicator_says_what_it_is_then_how_it_is_made_then_who_owns_it():
    assert shape_of(ChiTieu).keys == (
        "ma",
        "ten",
        "cau_van",
        "don_vi_tinh",
        "kieu",
        "tong_hop",
        "tu_so",
        "mau_so",
        "so_le",
        "danh_sach",
        "loc",
        "don_vi",
        "bat_buoc",
        "gioi_han",
        "muc_tieu",
        "chieu",
        "ky_truoc",
        "ma_cu",
        "doi_cach_tinh",
        "chi_so",
    )


def test_days_are_known_wherever_they_stand():
    report = shape_of(BaoCao)

    assert report.at("ngay_gui").is_date
    assert report.at("ky_so_lieu").at("tu_ngay").is_date
    assert report.at("khen_thuong").of_items.at("quyet_dinh").at("ngay").is_date
    assert shape_of(SoDonVi).at("ngay_nghi").of_items.is_date
    assert shape_of(TongHop).at("ngay_lap").is_date


def test_days_of_every_year_are_not_dates():
    assert shape_of(KeHoach).at("bao_cao").at("han").at("ngay") == ANY


def test_a_range_by_year_has_the_order_of_a_range_in_every_year():
    gioi_han = shape_of(ChiTieu).at("gioi_han")

    assert gioi_han.keys == ("tu", "den")
    assert gioi_han.at("2025").keys == ("tu", "den")


def test_nothing_is_known_of_an_unknown_key():
    assert shape_of(BaoCao).at("la") == ANY


TASKS = """
- {ma: nv2, ten: B, noi_dung: B, thuc_hien: [a], chi_tieu: [
    {ma: z, ten: Z, don_vi_tinh: người, kieu: so_nguyen}, {ma: y, ten: Y, don_vi_tinh: người, kieu: so_nguyen}]}
- {ma: nv1, ten: A, noi_dung: A, thuc_hien: [a]}
"""


def test_tasks_and_figures_of_a_report_stand_in_the_order_of_the_plan(plan):
    tasks = report_shape(plan(TASKS)).at("nhiem_vu")

    assert tasks.keys == ("nv2", "nv1")
    assert tasks.at("nv2").at("so_lieu").keys == ("z", "y")
    assert tasks.at("nv1").at("han_che").of_items.keys == ("noi_dung", "nguyen_nhan", "loai", "giai_phap")


def test_a_task_that_the_plan_does_not_know_has_the_order_of_a_task():
    expected = ("tinh_trang", "ket_qua", "so_lieu", "han_che", "giai_trinh")

    assert shape_of(BaoCao).at("nhiem_vu").at("la").keys == expected


def test_remarks_on_tasks_stand_in_the_order_of_the_plan(plan):
    assert summary_shape(plan(TASKS)).at("nhan_xet").keys == ("nv2", "nv1")


def test_without_a_plan_tasks_stay_where_they_are():
    assert report_shape(None).at("nhiem_vu").keys == ()
    assert summary_shape(None).at("nhan_xet").keys == ()


@pytest.mark.parametrize(
    ("keys", "order", "expected"),
    [
        (["b", "a"], "ab", ["a", "b"]),
        (["a", "b"], "ab", ["a", "b"]),
        (["b", "lạ", "a"], "ab", ["a", "b", "lạ"]),
        (["lạ", "b", "a"], "ab", ["lạ", "a", "b"]),
        (["c", "a", "lạ", "khác", "b"], "abc", ["a", "lạ", "khác", "b", "c"]),
        (["x", "y"], "ab", ["x", "y"]),
    ],
)
def test_an_unknown_key_stays_behind_the_key_it_stood_behind(keys, order, expected):
    assert [keys[at] for at in arranged(keys, Shape(tuple(order)).rank)] == expected

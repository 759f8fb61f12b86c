"""Figures as they are printed: values, comparisons, coverage, windows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from danvan_cli.render.appendices import progress_rows
from danvan_cli.render.context import shown, windows_differ
from danvan_cli.render.phrases import comparison

TCD, TTPVKS, TH = (f"reports/2024/{unit}.yaml" for unit in ("ban-tcd", "tt-pvks-tthc", "phong-th"))
LAST = "reports/2023/ban-tcd.yaml"
PLAN = "plans/dan-van.yaml"
LUOT = "ten: Lượt tiếp công dân\n        don_vi_tinh: lượt\n"


@pytest.fixture
def compared(result):
    def compare(code: str, changes=None) -> str:
        task, indicator = code.split(".")
        return comparison(result(changes).theo_ma[task, indicator])

    return compare


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nv3.luot_tiep", "giảm 146 lượt, tương đương 14,43%"),
        ("nv4.hs_da_giai_quyet", "tăng 1.325 hồ sơ, tương đương 12,02%"),
        ("nv1.so_van_ban", "không thay đổi"),
        ("nv4.thoi_gian_tb", "giảm 0,25 ngày, tương đương 6,67%"),
        ("nv4.ty_le_dung_han", "tăng 0,01 điểm %"),
        ("nv1.ty_le_quan_triet", "tăng 1,4 điểm %"),
        ("nv3.doi_thoai", "không thay đổi"),
        ("nv3.so_mo_hinh", "tăng 1 mô hình"),
        ("nv4.diem_cchc", "tăng 1,75 điểm"),
        ("nv3.thu_cam_on", ""),
    ],
    ids=["down", "up", "same", "decimal", "rate-2", "rate-1", "yes-no", "from-zero", "index", "none"],
)
def test_comparison(compared, code, words):
    """146/1.012 = 14,426…; 1.325/11.020 = 12,023…; 0,25/3,75 = 6,66…; 70/74 − 68/73 = 1,443…"""
    assert compared(code) == words


def test_comparison_without_last_year(compared):
    assert compared("nv3.luot_tiep", {LAST: None}) == ""


def test_comparison_where_last_year_did_not_give_the_figure(compared):
    assert compared("nv3.luot_tiep", {LAST: ("luot_tiep: 1012", "thu_cam_on: 1012")}) == ""


def test_comparison_with_a_last_year_of_zero_has_no_per_cent(compared):
    assert compared("nv3.luot_tiep", {LAST: ("luot_tiep: 1012", "luot_tiep: 0")}) == "tăng 866 lượt"


def test_comparison_with_a_nil_last_year(compared):
    assert compared("nv3.luot_tiep", {LAST: ("luot_tiep: 1012", "luot_tiep: khong_phat_sinh")}) == (
        "tăng 866 lượt"
    )


def test_comparison_of_a_nil_figure(compared):
    assert compared("nv3.luot_tiep", {TCD: ("luot_tiep: 866", "luot_tiep: khong_phat_sinh")}) == (
        "giảm 1.012 lượt, tương đương 100,00%"
    )


@pytest.mark.parametrize(("now", "words"), [("co", "tăng 1 đơn vị"), ("khong", "không thay đổi")])
def test_comparison_of_yes_and_no_counts_units(compared, now, words):
    assert compared("nv3.doi_thoai", {TTPVKS: ("doi_thoai: khong", f"doi_thoai: {now}")}) == words


def test_fewer_units_with_yes(compared):
    assert compared("nv3.doi_thoai", {TCD: ("doi_thoai: co", "doi_thoai: khong")}) == "giảm 1 đơn vị"


def test_comparison_with_another_unit_of_measure(compared):
    """Last year's plan counted something else."""
    base = (Path(__file__).parents[1] / "examples/nen" / PLAN).read_text("utf-8")
    changes = {
        PLAN: base.replace("den_nam: null}", "den_nam: 2023}", 1).replace(
            "don_vi_tinh: lượt", "don_vi_tinh: cuộc", 1
        ),
        "plans/dan-van-2024.yaml": base.replace("tu_nam: 2022", "tu_nam: 2024", 1),
    }

    assert compared("nv3.luot_tiep", changes) == ""


def printed(found, code: str):
    task, indicator = code.split(".")
    return shown(found, found.theo_ma[task, indicator])


def test_figure_as_printed(result):
    figure = printed(result(), "nv3.luot_tiep")

    assert (figure.ma, figure.ten, figure.don_vi_tinh) == ("nv3.luot_tiep", "Lượt tiếp công dân", "lượt")
    assert (figure.gia_tri, figure.nam_truoc, figure.thay_doi, figure.phan_tram) == (
        "866",
        "1.012",
        "-146",
        "-14,43",
    )
    assert (figure.so_don_vi, figure.tong_don_vi, figure.day_du) == (1, 1, True)


@pytest.mark.parametrize(
    ("code", "change", "per_cent"),
    [
        ("nv4.hs_da_giai_quyet", "+1.325", "+12,02"),
        ("nv1.so_van_ban", "0", "0,00"),
        ("nv4.ty_le_dung_han", "+0,01", ""),
        ("nv3.so_mo_hinh", "+1", ""),
        ("nv3.thu_cam_on", "", ""),
    ],
)
def test_change_in_the_table_has_its_sign(result, code, change, per_cent):
    figure = printed(result(), code)

    assert (figure.thay_doi, figure.phan_tram) == (change, per_cent)


def test_change_of_a_rank_is_told_as_in_its_sentence(result):
    """34 becomes 29: “-5” beside “tăng 5 bậc” would be two answers."""
    rank = {
        PLAN: (LUOT, LUOT.replace("lượt\n", "hạng\n        chieu: giam\n")),
        TCD: ("luot_tiep: 866", "luot_tiep: 29"),
        LAST: ("luot_tiep: 1012", "luot_tiep: 34"),
    }

    figure = printed(result(rank), "nv3.luot_tiep")

    assert (figure.gia_tri, figure.nam_truoc, figure.thay_doi, figure.phan_tram) == (
        "29",
        "34",
        "tăng 5 bậc",
        "",
    )


def test_change_of_a_published_per_cent_has_none_of_its_own(result):
    published = {PLAN: (LUOT, LUOT.replace("lượt\n", '"%"\n'))}

    figure = printed(result(published), "nv3.luot_tiep")

    assert (figure.thay_doi, figure.phan_tram) == ("-146", "")


def test_missing_figure_is_empty_never_zero(result):
    figure = printed(result({TCD: ("      luot_tiep: 866\n", "")}), "nv3.luot_tiep")

    assert (figure.gia_tri, figure.nam_truoc, figure.thay_doi) == ("", "1.012", "")
    assert (figure.so_don_vi, figure.tong_don_vi, figure.day_du) == (0, 1, False)


def test_nil_figure_stands_alone_in_words(result):
    figure = printed(result({TCD: ("luot_tiep: 866", "luot_tiep: khong_phat_sinh")}), "nv3.luot_tiep")

    assert (figure.gia_tri, figure.khong_phat_sinh) == ("không phát sinh", True)


def test_nil_among_others_counts_as_zero(result):
    figure = printed(result({TH: ("so_van_ban: 2", "so_van_ban: khong_phat_sinh")}), "nv1.so_van_ban")

    assert (figure.gia_tri, figure.khong_phat_sinh, figure.day_du) == ("14", False, True)


def test_rate_without_a_denominator_says_so_in_words(result):
    nil = [
        (f"{code}: {number}", f"{code}: 0")
        for code, number in (("hs_da_giai_quyet", 12345), ("hs_truoc_han", 9800), ("hs_dung_han", 2300))
    ]

    assert printed(result({TTPVKS: nil}), "nv4.ty_le_dung_han").gia_tri == "không phát sinh"


def test_incomplete_total(result):
    figure = printed(result({TH: None}), "nv1.so_van_ban")

    assert (figure.gia_tri, figure.so_don_vi, figure.tong_don_vi, figure.day_du) == ("14", 3, 4, False)


def test_figure_that_one_owner_gives_is_complete(result):
    figure = printed(result(), "nv4.diem_cchc")

    assert (figure.gia_tri, figure.day_du) == ("86,25", True)


def test_target_is_printed(result):
    found = result({PLAN: ("        bat_buoc: false\n", "        bat_buoc: false\n        muc_tieu: 1200\n")})

    assert printed(found, "nv3.thu_cam_on").muc_tieu == "1.200"


@pytest.mark.parametrize(
    ("now", "differ"),
    [
        ((date(2023, 11, 1), date(2024, 10, 31)), False),
        ((date(2023, 12, 2), date(2024, 10, 31)), False),
        ((date(2023, 12, 3), date(2024, 10, 31)), True),
        ((date(2023, 11, 1), date(2024, 12, 1)), False),
        ((date(2023, 11, 1), date(2024, 12, 2)), True),
        ((date(2023, 9, 30), date(2024, 10, 31)), True),
        (None, False),
    ],
)
def test_windows_differ_by_more_than_31_days(now, differ):
    """Against 01/11/2022 to 31/10/2023, moved on by a year."""
    assert windows_differ(now, (date(2022, 11, 1), date(2023, 10, 31))) is differ


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({}, ("Đã gửi", "01/11/2024", "Đúng hạn", "100%", "")),
        ({TH: None}, ("Chưa có báo cáo", "", "", "0%", "nhiệm vụ 1; Văn bản đã tham mưu ban hành; ")),
        ({TH: ("ngay_gui: 2024-11-01", "ngay_gui: null")}, ("Bản nháp, chưa gửi", "", "", "100%", "")),
        (
            {TH: ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-05")},
            ("Đã gửi", "05/11/2024", "Đúng ngày hạn", "100%", ""),
        ),
        (
            {TH: ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-06")},
            ("Đã gửi", "06/11/2024", "Trễ hạn", "100%", ""),
        ),
    ],
    ids=["sent", "missing", "draft", "on-the-day", "late"],
)
def test_progress(result, changes, row):
    found = progress_rows(result(changes))[3]

    assert (found.trang_thai, found.ngay_gui, found.dung_han, found.day_du) == row[:4]
    assert found.con_thieu.startswith(row[4])

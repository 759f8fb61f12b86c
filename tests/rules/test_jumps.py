"""Figures against last year's where the corpus of examples does not reach (DV405)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Build = Callable[..., Path]
Check = Callable[[Path], list[str]]
PLAN = "plans/dan-van.yaml"
TCD, OLD = "reports/2024/ban-tcd.yaml", "reports/2023/ban-tcd.yaml"
TH, OLD_TH = "reports/2024/phong-th.yaml", "reports/2023/phong-th.yaml"
LEAP = ("so_nguoi_tiep: 1120", "so_nguoi_tiep: 11200")
UNITS = ("ban-tcd", "phong-hcqt", "tt-pvks-tthc", "phong-th")


@pytest.mark.parametrize(("first", "says"), [("2022-12-01", True), ("2022-12-02", False)])
def test_windows_may_differ_by_31_days(workspace: Build, check: Check, first: str, says: bool) -> None:
    """The window of 2024 has 366 days; that of 2023 is cut down to 335 and 334 for all units."""
    window = ("tu_ngay: 2022-11-01", f"tu_ngay: {first}")

    found = check(workspace({**{f"reports/2023/{unit}.yaml": window for unit in UNITS}, TCD: LEAP}))

    assert found == ([f"{TCD}:22:22 cảnh báo DV405"] if says else [])


def test_figure_that_breaks_a_balance_is_doubted_once(workspace: Build, check: Check) -> None:
    assert check(workspace({TCD: ("luot_tiep: 866", "luot_tiep: 8660")})) == [f"{TCD}:22:22 cảnh báo DV401"]


def test_figure_that_makes_a_rate_impossible_is_doubted_once(workspace: Build, check: Check) -> None:
    found = check(workspace({TCD: ("can_bo_quan_triet: 11", "can_bo_quan_triet: 110")}))

    assert found == [f"{TCD}:13:26 cảnh báo DV404"]


def test_opening_figure_is_compared_with_the_closing_one_alone(workspace: Build, check: Check) -> None:
    changes = {
        TCD: [
            ("don_ky_truoc: 12", "don_ky_truoc: 50"),
            ("don_phai_xu_ly: 52", "don_phai_xu_ly: 90"),
            ("don_chuyen_ky_sau: 7", "don_chuyen_ky_sau: 45"),
        ],
        OLD: [("don_chuyen_ky_sau: 12", "don_chuyen_ky_sau: 50"), ("don_da_xu_ly: 49", "don_da_xu_ly: 11")],
    }

    assert check(workspace(changes)) == [], "50 against 9, but 50 were left over"


def test_other_kind_under_the_same_code_is_not_compared(workspace: Build, check: Check) -> None:
    plan = (Path(__file__).parents[1] / "examples" / "nen" / PLAN).read_text("utf-8")
    before = plan.replace("tu_nam: 2022, den_nam: null", "tu_nam: 2022, den_nam: 2023")
    now = plan.replace("tu_nam: 2022", "tu_nam: 2024").replace(
        "Số người được tiếp\n        don_vi_tinh: người", "Số người được tiếp\n        don_vi_tinh: hộ"
    )

    assert check(workspace({PLAN: before, "plans/dan-van-2024.yaml": now, TCD: LEAP})) == []


def test_report_of_zeros_alone_is_no_copy(workspace: Build, check: Check) -> None:
    nil = "{so_van_ban: 0, can_bo_quan_triet: 0, tong_can_bo: 0}"
    changes = {
        TH: [("so_van_ban: 2", "so_van_ban: 0"), ("can_bo_quan_triet: 9", "can_bo_quan_triet: 0")],
        OLD_TH: ("{so_van_ban: 3, can_bo_quan_triet: 8, tong_can_bo: 9}", nil),
    }

    assert check(workspace({**changes, TH: [*changes[TH], ("tong_can_bo: 9", "tong_can_bo: 0")]})) == []


def test_copy_with_another_answer_to_a_question_is_no_copy(workspace: Build, check: Check) -> None:
    figures = "{hs_da_giai_quyet: 5, hs_truoc_han: 3, hs_dung_han: 2, hs_qua_han: 0, thoi_gian_tb: 2}"
    old = f"""phien_ban: 1
ky: 2023
don_vi: tt-pvks-tthc
ky_so_lieu: {{tu_ngay: 2022-11-01, den_ngay: 2023-10-31}}
ngay_gui: 2023-10-31
nhiem_vu:
  nv1: {{tinh_trang: hoan_thanh, so_lieu: {{so_van_ban: 4, can_bo_quan_triet: 31, tong_can_bo: 32}}}}
  nv3: {{tinh_trang: hoan_thanh, so_lieu: {{doi_thoai: khong}}}}
  nv4: {{tinh_trang: hoan_thanh, so_lieu: {figures}}}
"""
    new = old.replace("2024", "2025").replace("2023-10-31", "2024-10-31").replace("2022-11-01", "2023-11-01")
    new = new.replace("ky: 2023", "ky: 2024")
    files = ("reports/2023/tt-pvks-tthc.yaml", "reports/2024/tt-pvks-tthc.yaml")

    copied = check(workspace({files[0]: old, files[1]: new}, "chep"))
    changed = check(workspace({files[0]: old, files[1]: new.replace("doi_thoai: khong", "doi_thoai: co")}))

    assert copied == [f"{files[1]}:7:55 cảnh báo DV405"]
    assert changed == []

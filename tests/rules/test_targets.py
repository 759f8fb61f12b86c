"""Targets where the corpus of examples does not reach (DV408), and indices on the day of a draft (DV504)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Build = Callable[..., Path]
Check = Callable[[Path], list[str]]
PLAN = "plans/dan-van.yaml"
HCQT = "reports/2024/phong-hcqt.yaml"
SUM = ("văn bản\n        kieu: so_nguyen", "văn bản\n        kieu: so_nguyen\n        muc_tieu: {2024: 17}")


def test_sum_is_not_judged_while_an_owner_has_not_filed(workspace: Build, check: Check) -> None:
    found = check(workspace({PLAN: SUM, "reports/2024/phong-th.yaml": None}))

    assert found == ["plans/co-quan.yaml:21:9 cảnh báo DV301"]


def test_missed_sum_is_explained_by_one_of_the_units(workspace: Build, check: Check) -> None:
    why = "    han_che: [{noi_dung: Chờ quy chế mới, nguyen_nhan: Quy chế đang sửa, giai_phap: Ban hành quý I}]\n"
    root = workspace({PLAN: SUM, HCQT: ("  nv4:\n", f"{why}  nv4:\n")})

    assert check(root) == []


def test_missed_sum_concerns_its_own_period_alone(workspace: Build, gate: Callable[..., list[str]]) -> None:
    root = workspace({PLAN: SUM})

    assert gate(root, "2024") == [f"{PLAN}:16:13 lưu ý DV408"]
    assert gate(root, "2023") == []


@pytest.mark.parametrize(("today", "says"), [("2024-04-29", True), ("2024-04-30", False)])
def test_index_of_a_draft_is_given_today(
    workspace: Build, check: Check, monkeypatch: pytest.MonkeyPatch, today: str, says: bool
) -> None:
    monkeypatch.setenv("DANVAN_TODAY", today)
    found = check(workspace({HCQT: ("ngay_gui: 2024-11-04", "ngay_gui: null")}))

    assert (f"{HCQT}:19:18 cảnh báo DV504" in found) is says

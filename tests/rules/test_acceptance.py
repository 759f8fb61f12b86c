"""Warnings that a report accepts with a reason (03, ``giai_trinh``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.problem import Problem, Severity

Build = Callable[..., Path]
Check = Callable[[Path], list[str]]
TCD = "reports/2024/ban-tcd.yaml"
OPENING = [("don_ky_truoc: 12", "don_ky_truoc: 13"), ("don_tiep_nhan: 40", "don_tiep_nhan: 39")]
IN_TASK = "    so_lieu:\n      luot_tiep: 866"


def accepting(entry: str) -> list[tuple[str, str]]:
    return [*OPENING, (IN_TASK, f"    giai_trinh:\n      - {entry}\n{IN_TASK}")]


def test_unaccepted_warning_stays_one(workspace: Build, check: Check) -> None:
    assert check(workspace({TCD: OPENING})) == [f"{TCD}:24:21 cảnh báo DV403"]


@pytest.mark.parametrize(
    "entry",
    [
        "{ma_loi: DV403, ly_do: Rà soát lại sổ}",
        "{ma_loi: DV403, chi_tieu: don_ky_truoc, ly_do: Rà soát lại sổ}",
        "{ma_loi: DV403, chi_tieu: nv3.don_ky_truoc, ly_do: Rà soát lại sổ}",
    ],
)
def test_accepted_warning_is_a_note_with_its_reason(
    workspace: Build, problems: Callable[[Path], list[Problem]], entry: str
) -> None:
    (found,) = problems(workspace({TCD: accepting(entry)}))

    assert (found.code, found.severity) == ("DV403", Severity.NOTE)
    assert found.hint == "đã giải trình: Rà soát lại sổ"


@pytest.mark.parametrize(
    "entry",
    [
        "{ma_loi: DV404, ly_do: Mã khác}",
        "{ma_loi: DV403, chi_tieu: luot_tiep, ly_do: Chỉ tiêu khác}",
    ],
)
def test_entry_for_something_else_accepts_nothing(workspace: Build, check: Check, entry: str) -> None:
    assert f"{TCD}:26:21 cảnh báo DV403" in check(workspace({TCD: accepting(entry)}))


def test_entry_of_another_task_accepts_nothing(workspace: Build, check: Check) -> None:
    entry = "    giai_trinh: [{ma_loi: DV403, ly_do: Nhầm nhiệm vụ}]\n"
    root = workspace({TCD: [*OPENING, ("  nv3:\n", f"{entry}  nv3:\n")]})

    assert f"{TCD}:25:21 cảnh báo DV403" in check(root)


def test_entry_at_top_level_does_not_accept_what_stands_in_a_task(workspace: Build, check: Check) -> None:
    entry = "giai_trinh: [{ma_loi: DV403, ly_do: Nhầm chỗ}]\n"
    root = workspace({TCD: [*OPENING, ("hoi_nghi:\n", f"{entry}hoi_nghi:\n")]})

    assert f"{TCD}:24:21 cảnh báo DV403" in check(root)


def test_entry_at_top_level_accepts_what_stands_outside_the_tasks(workspace: Build, check: Check) -> None:
    late = ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-20")
    entry = "giai_trinh: [{ma_loi: DV602, ly_do: Chờ số liệu của huyện}]\n"
    root = workspace({TCD: [late, ("hoi_nghi:\n", f"{entry}hoi_nghi:\n")]})

    assert check(root) == [f"{TCD}:6:11 lưu ý DV602"]


def test_entry_in_a_task_does_not_accept_what_stands_outside_the_tasks(
    workspace: Build, check: Check
) -> None:
    late = ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-20")
    entry = "    giai_trinh: [{ma_loi: DV602, ly_do: Chờ số liệu của huyện}]\n"
    root = workspace({TCD: [late, (IN_TASK, f"{entry}{IN_TASK}")]})

    assert f"{TCD}:6:11 cảnh báo DV602" in check(root)


def test_entry_of_one_report_accepts_nothing_in_another(workspace: Build, check: Check) -> None:
    entry = "giai_trinh: [{ma_loi: DV602, ly_do: Của đơn vị khác}]\n"
    root = workspace(
        {
            TCD: ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-20"),
            "reports/2024/phong-th.yaml": ("nhiem_vu:\n", f"{entry}nhiem_vu:\n"),
        }
    )

    assert f"{TCD}:6:11 cảnh báo DV602" in check(root)


def test_reason_is_required(workspace: Build, check: Check) -> None:
    found = check(workspace({TCD: accepting("{ma_loi: DV403}")}))

    assert f"{TCD}:21:9 lỗi DV101" in found
    assert f"{TCD}:26:21 cảnh báo DV403" in found


def test_entry_for_what_is_only_a_note_accepts_nothing(workspace: Build, check: Check) -> None:
    found = check(workspace({TCD: (IN_TASK, f"    giai_trinh: [{{ma_loi: DV408, ly_do: Thừa}}]\n{IN_TASK}")}))

    assert found == [f"{TCD}:20:27 cảnh báo DV309"]


def test_error_cannot_be_accepted(workspace: Build, check: Check) -> None:
    broken = [("don_phai_xu_ly: 52", "don_phai_xu_ly: 53")]
    entry = "    giai_trinh: [{ma_loi: DV401, ly_do: Không sửa}]\n"

    found = check(workspace({TCD: [*broken, (IN_TASK, f"{entry}{IN_TASK}")]}))

    assert found.count(f"{TCD}:24:23 lỗi DV401") == 2


# DV309: an entry that accepts nothing is told only where the rule was asked

LEAP = ("so_nguoi_tiep: 1120", "so_nguoi_tiep: 11200")
ENTRY = "{ma_loi: DV405, chi_tieu: so_nguoi_tiep, ly_do: Có đoàn đông người}"


def with_entry(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    return [*changes, (IN_TASK, f"    giai_trinh:\n      - {ENTRY}\n{IN_TASK}")]


def test_used_entry_is_not_told(workspace: Build, check: Check) -> None:
    assert check(workspace({TCD: with_entry(LEAP)})) == [f"{TCD}:24:22 lưu ý DV405"]


def test_unused_entry_is_told_at_its_code(workspace: Build, check: Check) -> None:
    assert check(workspace({TCD: with_entry()})) == [f"{TCD}:21:18 cảnh báo DV309"]


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (("so_nguoi_tiep: 1120", "so_nguoi_tiep: 11.200"), "24:22 lỗi DV104"),
        (("      so_nguoi_tiep: 1120\n", ""), "22:5 lỗi DV303"),
        (("ngay_gui: 2024-11-01", "ngay_gui: 2023-11-01"), "4:1 lỗi DV601"),
    ],
)
def test_unused_entry_is_not_told_beside_an_error(
    workspace: Build, check: Check, change: tuple[str, str], finding: str
) -> None:
    assert check(workspace({TCD: with_entry(change)})) == [f"{TCD}:{finding}"]


@pytest.mark.parametrize(
    ("file", "change", "finding"),
    [
        ("reports/2023/ban-tcd.yaml", ("so_nguoi_tiep: 1250", "so_nguoi_tiep: 1.250"), "14:22 lỗi DV104"),
        ("reports/2023/ban-tcd.yaml", ("nhiem_vu:", "nhiem_vu: ["), None),
        ("plans/dan-van.yaml", ("ten: Lượt tiếp công dân", "tên: Lượt tiếp công dân"), "50:9 lỗi DV102"),
    ],
)
def test_unused_entry_is_not_told_while_what_it_is_compared_with_is_wrong(
    workspace: Build, check: Check, file: str, change: tuple[str, str], finding: str | None
) -> None:
    found = check(workspace({TCD: with_entry(LEAP), file: change}))

    assert [head for head in found if "DV309" in head] == []
    assert finding is None or f"{file}:{finding}" in found

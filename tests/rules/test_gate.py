"""What stops a consolidated document (03 “Codes”, 06 ``consolidate``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.rules.gate import can_be_overridden

Build = Callable[..., Path]
Gate = Callable[..., list[str]]
TCD = "reports/2024/ban-tcd.yaml"


def test_complete_period_is_stopped_by_nothing(workspace: Build, gate: Gate) -> None:
    assert gate(workspace()) == []


def test_missing_report_is_an_error_at_its_unit(workspace: Build, gate: Gate, check: Gate) -> None:
    root = workspace({TCD: None})

    assert gate(root) == ["plans/co-quan.yaml:15:9 lỗi DV301"]
    assert check(root) == ["plans/co-quan.yaml:15:9 cảnh báo DV301"]


def test_draft_is_an_error_where_it_says_so(workspace: Build, gate: Gate, check: Gate) -> None:
    root = workspace({TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")})

    assert gate(root) == [f"{TCD}:6:11 lỗi DV301"]
    assert check(root) == []


def test_draft_that_does_not_say_so_is_an_error_at_its_beginning(workspace: Build, gate: Gate) -> None:
    assert gate(workspace({TCD: ("ngay_gui: 2024-11-01\n", "")})) == [f"{TCD}:1:1 lỗi DV301"]


def test_missing_report_of_another_period_does_not_count(workspace: Build, gate: Gate) -> None:
    root = workspace({"reports/2023/phong-th.yaml": None})

    assert gate(root) == []
    assert gate(root, "2023") == ["plans/co-quan.yaml:21:9 lỗi DV301"]


@pytest.mark.parametrize(
    ("changes", "ky", "count"),
    [
        ({TCD: ("luot_tiep: 866", "luot_tiep: 8x")}, "2024", 1),
        ({TCD: ("luot_tiep: 866", "luot_tiep: 8x")}, "2023", 0),
        ({"reports/2023/ban-tcd.yaml": ("luot_tiep: 1012", "luot_tiep: 8x")}, "2024", 1),
        ({"reports/2025/ban-tcd.yaml": "phien_ban: x\n"}, "2024", 0),
        ({"reports/2024-6t/ban-tcd.yaml": "phien_ban: x\n"}, "2024", 0),
        ({"plans/dan-van-2030.yaml": "phien_ban: x\n"}, "2024", 0),
        ({"plans/ghi-chu.txt": "x"}, "2024", 0),
    ],
)
def test_findings_of_the_inputs_count_and_no_others(
    workspace: Build, gate: Gate, changes: dict[str, object], ky: str, count: int
) -> None:
    assert len(gate(workspace(changes), ky)) == count


def test_findings_of_office_file_and_plan_count(workspace: Build, gate: Gate) -> None:
    root = workspace({"plans/co-quan.yaml": ("ma: phong-th", "ma: Phong-TH")})

    assert gate(root)[0] == "plans/co-quan.yaml:21:9 lỗi DV107"


@pytest.mark.parametrize(
    ("file", "overridden"),
    [
        ("reports/2024/ban-tcd.yaml", True),
        ("reports/2024/tong-hop.yaml", True),
        ("plans/co-quan.yaml", False),
        ("plans/dan-van.yaml", False),
        ("templates/bao-cao.xml.j2", False),
        ("templates/the-thuc.yaml", False),
    ],
)
def test_draft_overrides_errors_in_reports_only(file: str, overridden: bool) -> None:
    assert can_be_overridden(Problem("DV104", Severity.ERROR, Place(file), "sai")) is overridden


def test_draft_overrides_a_missing_report_though_it_is_placed_in_the_office_file() -> None:
    assert can_be_overridden(Problem("DV301", Severity.ERROR, Place("plans/co-quan.yaml", 15, 9), "thiếu"))

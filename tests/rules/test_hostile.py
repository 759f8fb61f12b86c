"""Reports that were made to hurt the rules: the time grows with the text, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.workspace import load_workspace

REPORT = "reports/2024/phong-th.yaml"
LAST = "      tong_can_bo: 9\n"
SECONDS = 30


@pytest.mark.parametrize(
    ("added", "codes"),
    [
        ("phuong_huong: |\n" + "  Đạt {xyz} lượt.\n" * 12_000, {"DV206"}),
        ('phuong_huong: "' + "{xyz} " * 12_000 + '"\n', {"DV206"}),
        ("phuong_huong: " + "a" * 900_000 + "\n", set()),
        ("phuong_huong: " + "(" * 900_000 + "\n", set()),
        ("phuong_huong: " + "tăng 5 lượt so với " * 20_000 + "\n", set()),
        ("".join(f"  x{number}: {{tinh_trang: hoan_thanh}}\n" for number in range(4000)), {"DV201"}),
        ("hoi_nghi:\n" + "  - {ten: A, ngay: 2024-01-01, nhiem_vu: nv9}\n" * 4000, {"DV201"}),
        ("giai_trinh:\n" + "  - {ma_loi: DV405, ly_do: có lý do}\n" * 4000, {"DV309"}),
    ],
    ids=range(8),
)
def test_rules_are_done_in_time(workspace: Callable[..., Path], added: str, codes: set[str]) -> None:
    root = workspace({REPORT: (LAST, LAST + added)})
    begun = time.process_time()

    found = {problem.code for problem in check_workspace(load_workspace(root))}

    assert time.process_time() - begun < SECONDS
    assert codes <= found

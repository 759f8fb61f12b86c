"""Arithmetic inside sentences: which texts are read, one finding for one mistake, and no text too hard to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from danvan_cli.problem import Problem

Build = Callable[..., Path]
Problems = Callable[[Path], list[Problem]]
Check = Callable[[Path], list[str]]
TCD = "reports/2024/ban-tcd.yaml"
SUMMARY = "reports/2024/tong-hop.yaml"
RESULT = "      Trong kỳ đã tiếp {luot_tiep} lượt công dân.\n"
WRONG = "Giải quyết 238/316 vụ việc, đạt 88,9%."


def result(text: str) -> dict[str, tuple[str, str]]:
    return {TCD: (RESULT, f"      {text}\n")}


def added(text: str) -> dict[str, tuple[str, str]]:
    """Something more at the end of the report."""
    return {TCD: ("    moi: true\n    nhiem_vu: nv3\n", f"    moi: true\n    nhiem_vu: nv3\n{text}")}


def where(root: Path, words: str, file: str = TCD) -> str:
    """The place of words that stand once in a file."""
    text = (root / file).read_text("utf-8")
    at = text.index(words)
    return f"{file}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


@pytest.mark.parametrize(
    "text",
    [
        f"    noi_dung: {WRONG}\n",
        f"kho_khan:\n  - {{nhiem_vu: nv3, noi_dung: '{WRONG}'}}\n",
        f"kho_khan:\n  - noi_dung: Thiếu phòng chờ.\n    de_xuat: {WRONG}\n",
        f"kien_nghi:\n  - noi_dung: {WRONG}\n",
        f"phuong_huong:\n  - {WRONG}\n",
        f"phuong_huong: {WRONG}\n",
        f"van_ban:\n  - {{so_ky_hieu: 5/KH-VPUB, ngay: 2024-01-05, co_quan: Văn phòng, trich_yeu: '{WRONG}'}}\n",
    ],
)
def test_every_free_text_of_a_report_is_read(workspace: Build, check: Check, text: str) -> None:
    root = workspace(added(text))

    assert f"{where(root, '88,9')} cảnh báo DV406" in check(root)


def test_a_text_given_as_a_list_is_read_paragraph_by_paragraph(workspace: Build, check: Check) -> None:
    root = workspace(
        {TCD: ("    ket_qua: Đã quán triệt cho", f"    ket_qua:\n      - {WRONG}\n      - Đã quán triệt cho")}
    )

    assert check(root) == [f"{TCD}:11:41 cảnh báo DV406"]


def test_summary_is_read_with_totals_for_references(workspace: Build, problems: Problems) -> None:
    text = (
        "phien_ban: 1\nky: 2024\nnhan_xet:\n  nv3: Đã xử lý {don_da_xu_ly}/{don_phai_xu_ly} đơn, đạt 90%.\n"
    )

    (found,) = problems(workspace({SUMMARY: text}))

    assert found.place[:3] == (SUMMARY, 4, 58)
    assert found.message == "số trong câu không khớp nhau: 45/52 = 87%, không phải 90%"


def test_both_sides_are_printed_and_what_to_write_instead(workspace: Build, problems: Problems) -> None:
    (found,) = problems(workspace(result(WRONG)))

    assert found.message == "số trong câu không khớp nhau: 238/316 = 75,3%, không phải 88,9%"
    assert found.hint == "sửa thành “75,3%”, hoặc kiểm tra lại 238 và 316"


def test_a_number_unlike_its_figure_is_not_also_a_wrong_difference(workspace: Build, check: Check) -> None:
    root = workspace(result("Tiếp 886 lượt công dân, giảm 146 lượt so với 1.012 lượt của năm 2023."))

    assert check(root) == [f"{TCD}:18:12 cảnh báo DV407"]


def test_a_wrong_rate_is_not_also_unlike_its_figure(workspace: Build, check: Check) -> None:
    sentence = "Công chức, viên chức được quán triệt: 11/12 người, đạt 93%."
    root = workspace({TCD: ("Đã quán triệt cho {can_bo_quan_triet} công chức của Ban.", f'"{sentence}"')})

    assert check(root) == [f"{where(root, '93%')} cảnh báo DV406"]


def test_claim_on_a_reference_without_value_is_not_judged(workspace: Build, problems: Problems) -> None:
    root = workspace(
        {TCD: [(RESULT, "      Nhận {thu_cam_on}/40 thư, đạt 88,9%.\n"), ("ngay_gui: 2024-11-01\n", "")]}
    )

    assert [one.code for one in problems(root)] == ["DV206"]


def test_figures_that_danvan_fills_in_are_no_business_of_sentences(workspace: Build, check: Check) -> None:
    root = workspace(
        result("Phải xử lý {don_phai_xu_ly} đơn, gồm {don_ky_truoc} đơn cũ, {don_da_xu_ly} đơn mới.")
    )

    assert check(root) == []


def test_a_model_or_a_plan_for_next_year_does_not_speak_of_the_unit(workspace: Build, check: Check) -> None:
    text = (
        "    noi_dung: Tiếp 24 lượt công dân.\nkho_khan:\n"
        "  - {nhiem_vu: nv3, noi_dung: Thiếu phòng chờ., de_xuat: Tiếp 9 lượt công dân.}\n"
    )

    assert check(workspace(added(text))) == []


def test_a_difficulty_with_its_task_speaks_of_the_unit(workspace: Build, check: Check) -> None:
    root = workspace(added("kho_khan:\n  - {nhiem_vu: nv3, noi_dung: Đã tiếp 886 lượt công dân.}\n"))

    assert check(root) == [f"{where(root, '886')} cảnh báo DV407"]


HARD = [
    "1 " * 9000,
    "12/15 xã, " * 4000,
    "gồm " * 9000 + "1",
    "9" * 60_000 + "%",
    "tiếp 12 lượt công dân. " * 4000,
    "so với " + "ngày 31/10/2024, " * 3000 + "12 lượt",
    "giảm 5 lượt so với năm 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009 x 12",
    "(" * 20_000 + "1%",
    "- 1 lượt, " * 4000,
    "1+" * 20_000 + "=1",
]


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_no_text_takes_long(workspace: Build, problems: Problems, text: str) -> None:
    root = workspace(result(f"x {text} đạt 5%"))

    before = process_time()
    problems(root)

    assert process_time() - before < 10


def test_change_in_per_cent_is_of_the_number_that_was_before(workspace: Build, problems: Problems) -> None:
    (found,) = problems(workspace(result("Số buổi tăng 12% (từ 100 lên 110 buổi).")))

    assert found.message == "số trong câu không khớp nhau: (110 - 100)/100 = 10%, không phải 12%"


def test_change_in_per_cent_of_the_number_that_came_after_is_wrong(workspace: Build, check: Check) -> None:
    root = workspace(result("Số buổi tăng 9% (từ 100 lên 110 buổi)."))

    assert check(root) == [f"{where(root, '9% (')} cảnh báo DV406"]


@pytest.mark.parametrize("text", ["Số buổi tăng 10% (110/100).", "Số buổi tăng 10% (từ 100 lên 110 buổi)."])
def test_right_change_in_per_cent_is_no_finding(workspace: Build, check: Check, text: str) -> None:
    assert check(workspace(result(text))) == []

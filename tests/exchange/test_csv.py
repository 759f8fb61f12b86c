"""The tidy CSV table: right in Excel, and safe there."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from danvan_cli.consolidate.build import consolidate
from danvan_cli.exchange.data import export_csv, safe_cell
from danvan_cli.model.period import parse_period
from danvan_cli.store.workspace import load_workspace

Build = Callable[..., Path]
Rows = Callable[..., list[dict[str, str]]]
PLAN = "plans/dan-van.yaml"
TCD = "reports/2024/ban-tcd.yaml"


def bytes_of(root: Path) -> bytes:
    period = parse_period("2024")
    assert period is not None
    result = consolidate(load_workspace(root), period)
    assert result is not None
    return export_csv(result)


@pytest.fixture
def rows(workspace: Build) -> Rows:
    def build(changes: dict[str, object] | None = None) -> list[dict[str, str]]:
        text = bytes_of(workspace(changes)).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return build


def value(table: list[dict[str, str]], unit: str, code: str) -> str:
    (found,) = [row for row in table if (row["don_vi"], row["chi_tieu"]) == (unit, code)]
    return found["gia_tri"]


def test_table_begins_with_the_mark_by_which_excel_knows_utf8(workspace: Build) -> None:
    assert bytes_of(workspace()).startswith(
        b"\xef\xbb\xbfky,don_vi,nhiem_vu,chi_tieu,ten,don_vi_tinh,gia_tri,trang_thai\r\n"
    )


def test_line_of_one_unit_and_indicator(workspace: Build) -> None:
    line = "2024,ban-tcd,nv3,luot_tiep,Lượt tiếp công dân,lượt,866,da_gui\r\n"

    assert line in bytes_of(workspace()).decode()


def test_there_is_one_line_for_each_unit_and_indicator_that_it_owns(rows: Rows) -> None:
    lines = [(row["don_vi"], row["nhiem_vu"], row["chi_tieu"]) for row in rows()]

    # 5 indicators of nv1 for 4 units, 10 of nv3 for ban-tcd and 2 for tt-pvks-tthc, 7 of nv4 and 1 for phong-hcqt
    assert len(lines) == len(set(lines)) == 5 * 4 + 10 + 2 + 7 + 1


def test_units_stand_in_the_registers_order_and_indicators_in_plan_order(rows: Rows) -> None:
    lines = [(row["don_vi"], row["chi_tieu"]) for row in rows()]

    assert lines[:2] == [("phong-hcqt", "so_van_ban"), ("phong-hcqt", "can_bo_quan_triet")]
    assert lines[-1] == ("phong-th", "so_hoi_nghi")


@pytest.mark.parametrize(
    ("unit", "code", "shown"),
    [
        ("tt-pvks-tthc", "thoi_gian_tb", "3.5"),
        ("tt-pvks-tthc", "ty_le_dung_han", "98.02"),
        ("ban-tcd", "ty_le_quan_triet", "91.7"),
        ("ban-tcd", "doi_thoai", "co"),
        ("tt-pvks-tthc", "doi_thoai", "khong"),
        ("ban-tcd", "so_mo_hinh", "1"),
        ("ban-tcd", "thu_cam_on", ""),
        ("phong-hcqt", "diem_cchc", "86.25"),
        ("tt-pvks-tthc", "diem_cchc", ""),
    ],
)
def test_value_of_each_kind(rows: Rows, unit: str, code: str, shown: str) -> None:
    assert value(rows(), unit, code) == shown


def test_nothing_to_report_counts_as_zero(rows: Rows) -> None:
    assert value(rows({TCD: ("luot_tiep: 866", "luot_tiep: khong_phat_sinh")}), "ban-tcd", "luot_tiep") == "0"


def test_small_and_large_numbers_are_written_without_an_exponent(rows: Rows) -> None:
    table = rows(
        {
            TCD: ("luot_tiep: 866", "luot_tiep: 900000000000000000"),
            "reports/2024/tt-pvks-tthc.yaml": ("thoi_gian_tb: 3.5", "thoi_gian_tb: 0.00000000001"),
        }
    )

    assert value(table, "ban-tcd", "luot_tiep") == "900000000000000000"
    assert value(table, "tt-pvks-tthc", "thoi_gian_tb") == "0.00000000001"


def test_missing_report_stands_with_empty_values_and_its_state(rows: Rows) -> None:
    lines = [row for row in rows({"reports/2024/phong-th.yaml": None}) if row["don_vi"] == "phong-th"]

    assert len(lines) == 5
    assert {(row["gia_tri"], row["trang_thai"]) for row in lines} == {("", "chua_co")}


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_is_made_plain(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Lượt tiếp", "a=b", "5"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_name_that_begins_like_a_formula_reaches_the_table_as_text(rows: Rows) -> None:
    table = rows({PLAN: ("ten: Lượt tiếp công dân", 'ten: "=HYPERLINK(1)"')})

    assert {row["ten"] for row in table if row["chi_tieu"] == "luot_tiep"} == {"'=HYPERLINK(1)"}


def test_commas_and_quotes_of_names_are_kept(rows: Rows) -> None:
    table = rows({PLAN: ("ten: Lượt tiếp công dân", "ten: 'Lượt tiếp, \"thường\" xuyên'")})

    assert {row["ten"] for row in table if row["chi_tieu"] == "luot_tiep"} == {'Lượt tiếp, "thường" xuyên'}


def test_command_writes_the_table_as_bytes(workspace: Build, run: Callable[..., Any], tmp_path: Path) -> None:
    root = workspace()

    result = run("export", "2024", "--format", "csv", "-o", str(tmp_path / "so-lieu.csv"), root=root)

    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "so-lieu.csv").read_bytes() == bytes_of(root)

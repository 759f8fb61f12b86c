"""``danvan status``: expected against received, from the register."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from cases import build

from danvan_cli.cli.board import board
from danvan_cli.consolidate.round import round_of
from danvan_cli.model.period import Ky
from danvan_cli.store.workspace import load_workspace

EXAMPLES = Path(__file__).parents[1] / "examples"
TCD, TH, PVKS = (f"reports/2024/{code}.yaml" for code in ("ban-tcd", "phong-th", "tt-pvks-tthc"))
SENT = "ngay_gui: 2024-11-01"
ONE_OF_EACH = {
    TCD: (SENT, "ngay_gui: null"),
    TH: None,
    PVKS: ("ngay_gui: 2024-11-02", "ngay_gui: 2024-11-08"),
}


@pytest.fixture
def units(workspace, run, monkeypatch):
    """Run ``status 2024 --format json`` on a day and return the units by code."""

    def call(changes=None, day: str = "2024-11-01") -> dict[str, dict[str, object]]:
        monkeypatch.setenv("DANVAN_TODAY", day)
        result = run("status", "2024", "--format", "json", cwd=workspace(changes))
        assert (result.code, result.err) == (0, "")
        data = json.loads(result.out)
        assert data.keys() == {"ky", "don_vi"}
        assert data["ky"] == "2024"
        return {unit["ma"]: unit for unit in data["don_vi"]}

    return call


def test_units_stand_in_the_order_of_the_register_without_those_that_do_not_report(units):
    assert list(units()) == ["phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th"]


def test_sent_report(units):
    assert units()["ban-tcd"] == {
        "ma": "ban-tcd",
        "ten": "Ban Tiếp công dân tỉnh",
        "trang_thai": "da_gui",
        "ngay_gui": "2024-11-01",
        "dung_han": True,
        "dung_ngay_moc": False,
        "day_du": 1.0,
        "con_thieu": [],
    }


def test_missing_report_lacks_everything_that_is_owed(units):
    unit = units({TH: None})["phong-th"]

    assert (unit["trang_thai"], unit["day_du"], unit["dung_han"]) == ("chua_co", 0.0, None)
    assert unit["con_thieu"][0] == "nv1"


def test_draft_names_the_figure_that_is_missing(units):
    unit = units({TCD: [(SENT, "ngay_gui: null"), ("      luot_tiep: 866\n", "")]})["ban-tcd"]

    assert (unit["trang_thai"], unit["con_thieu"]) == ("nhap", ["nv3.luot_tiep"])


def test_report_sent_on_the_very_day_is_neither_late_nor_in_time(units):
    unit = units({TCD: (SENT, "ngay_gui: 2024-11-05")})["ban-tcd"]

    assert (unit["dung_han"], unit["dung_ngay_moc"]) == (False, True)


def test_report_that_cannot_be_read_counts_as_missing_and_says_so(units):
    unit = units({TCD: "nhiem_vu: [\n"})["ban-tcd"]

    assert (unit["trang_thai"], unit["khong_doc_duoc"]) == ("chua_co", True)


def test_file_of_nobody_expected_is_not_counted(units):
    assert "don-vi-la" not in units({"reports/2024/don-vi-la.yaml": "phien_ban: 1\n"})


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2024-10-20", "Kỳ 2024, hạn gửi: trước ngày 05/11/2024 (còn 15 ngày, trong đó 11 ngày làm việc)."),
        ("2024-11-01", "Kỳ 2024, hạn gửi: trước ngày 05/11/2024 (còn 3 ngày, trong đó 1 ngày làm việc)."),
        ("2024-11-04", "Kỳ 2024, hạn gửi: trước ngày 05/11/2024 (hôm nay là ngày cuối)."),
        ("2024-11-09", "Kỳ 2024, hạn gửi: trước ngày 05/11/2024 (đã qua 5 ngày)."),
    ],
)
def test_days_left_are_counted_to_the_last_day_on_time(workspace, run, monkeypatch, day, line):
    monkeypatch.setenv("DANVAN_TODAY", day)

    assert run("status", "2024", cwd=workspace()).out.splitlines()[0] == line


def test_holidays_are_no_working_days(workspace, run, monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-01")
    root = workspace({"plans/co-quan.yaml": ('"2024-05-01"]', '"2024-05-01", "2024-11-04"]')})

    assert "còn 3 ngày, trong đó 0 ngày làm việc" in run("status", "2024", cwd=root).out


def test_table_of_one_of_each(workspace, run, monkeypatch, golden):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-09")
    result = run("status", "2024", cwd=workspace(ONE_OF_EACH))

    assert result.code == 0
    golden("status/bang.txt", result.out)


def on_a_terminal(workspace_root, width: int) -> list[str]:
    """Draw the round of 2024 as a terminal of so many columns shows it."""
    state = round_of(load_workspace(workspace_root), Ky(2024), date(2024, 11, 9))
    assert state is not None
    return board(state, width, colored=False).splitlines()


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(workspace, width):
    lines = on_a_terminal(workspace(ONE_OF_EACH), width)

    assert len(lines) > 8
    assert [line for line in lines if len(line) > width] == []


def test_narrow_terminal_has_each_unit_on_its_own_lines(workspace):
    lines = on_a_terminal(workspace(ONE_OF_EACH), 40)

    assert lines[3:5] == ["Phòng Hành chính - Quản trị", "  ● đã gửi, 04/11/2024, đúng hạn, 100%"]


def test_column_without_anything_is_left_out(workspace):
    root = workspace(dict.fromkeys((TCD, TH, PVKS, "reports/2024/phong-hcqt.yaml")))

    assert on_a_terminal(root, 100)[2].split() == ["Đơn", "vị", "Trạng", "thái", "Hạn", "Đầy", "đủ"]


def test_units_that_lack_the_same_are_named_together(workspace):
    drafts = {
        path: [(sent, "ngay_gui: null"), (line, "")]
        for path, sent, line in (
            (TCD, SENT, "      so_van_ban: 3\n"),
            (TH, SENT, "      so_van_ban: 2\n"),
        )
    }
    lines = on_a_terminal(workspace(drafts), 100)

    assert lines[lines.index("Còn thiếu") + 1 :] == [
        "- Ban Tiếp công dân tỉnh, Phòng Tổng hợp:",
        "  nv1: so_van_ban",
    ]


def test_report_sent_back_says_why(workspace, run):
    root = workspace()
    run("return", "2024", "ban-tcd", "--why", "Số người chưa khớp", cwd=root)

    said = "Ban Tiếp công dân tỉnh: bị trả lại ngày 15/01/2025: Số người chưa khớp"
    assert f"Cần xem\n- {said}\n" in run("status", "2024", cwd=root).out
    assert f"\n- {said}\n" in run("status", "2024", "--format", "markdown", cwd=root).out
    unit = json.loads(run("status", "2024", "--format", "json", cwd=root).out)["don_vi"][1]
    assert unit["tra_lai"] == {"ngay": "2025-01-15", "ly_do": "Số người chưa khớp"}


def test_approval_that_no_longer_holds_is_said(workspace, run):
    root = workspace()
    run("approve", "2024", "ban-tcd", "--by", "A B", cwd=root)
    (root / TCD).write_text(
        (root / TCD).read_text("utf-8").replace("luot_tiep: 866", "luot_tiep: 867"), "utf-8"
    )

    result = run("status", "2024", cwd=root)

    assert "● đã gửi" in next(line for line in result.out.splitlines() if line.startswith("Ban Tiếp"))
    assert "- Ban Tiếp công dân tỉnh: nội dung đã đổi sau khi duyệt, phải duyệt lại\n" in result.out


def test_received_reports_are_counted_by_the_deadline(workspace, run):
    late = {PVKS: ("ngay_gui: 2024-11-02", "ngay_gui: 2024-11-08"), TCD: (SENT, "ngay_gui: 2024-11-05")}

    out = run("status", "2024", cwd=workspace(late)).out

    assert "Đã nhận 4/4 báo cáo (2 đúng hạn, 1 đúng ngày mốc, 1 trễ hạn).\n" in out


def test_markdown_of_one_of_each(workspace, run, monkeypatch, golden):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-09")

    golden("status/bang.md", run("status", "2024", "--format", "markdown", cwd=workspace(ONE_OF_EACH)).out)


@pytest.mark.parametrize(
    ("changes", "code"), [({}, 0), ({TH: None}, 1), ({TCD: (SENT, "ngay_gui: null")}, 1)]
)
def test_check_fails_while_a_report_is_still_to_come(workspace, run, changes, code):
    assert run("status", "2024", "--check", cwd=workspace(changes)).code == code


def test_period_that_was_not_opened_expects_everybody(workspace, run):
    result = run("status", "2025", cwd=workspace())

    assert result.code == 0
    assert "Đã nhận 0/4 báo cáo; còn lại: 4 chưa có." in result.out
    assert "Chưa có thư mục reports/2025; mở kỳ bằng lệnh: danvan new 2025" in result.out


def test_interim_period_without_a_deadline(workspace, run):
    out = run("status", "2024-6t", cwd=workspace()).out

    assert out.startswith("Kỳ 2024-6t: kế hoạch không quy định hạn gửi.\n")


def test_json_is_alone_on_standard_output_even_where_the_plan_is_broken(workspace, run):
    root = workspace({"plans/dan-van.yaml": ("ma: dan-van", "ma: dan-van\nlạ: 1")})

    code, out, err = run("status", "2024", "--format", "json", cwd=root)

    assert (code, out) == (1, "")
    assert err.startswith("plans/dan-van.yaml:")


def test_year_without_a_plan_is_said(workspace, run):
    result = run("status", "2019", cwd=workspace())

    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "Không lập được bảng theo dõi: sổ đơn vị hoặc kế hoạch năm 2019 còn lỗi hoặc chưa có.\n"
    )


def test_broken_plan_is_shown(workspace, run):
    result = run("status", "2024", cwd=workspace({"plans/dan-van.yaml": "nhiem_vu: [\n"}))

    assert result.code == 1
    assert "DV002" in result.out


def test_nothing_is_written(workspace, run):
    root: Path = workspace()
    before = sorted(root.rglob("*"))
    run("status", "2024", cwd=root)

    assert sorted(root.rglob("*")) == before


def test_totals_that_break_a_rule_do_not_hide_who_sent(run, tmp_path):
    """The finding stands in the plan (DV401 over all units), the fault in the figures."""
    root = build(EXAMPLES / "DV401" / "sai-tren-tong", tmp_path / "so-lieu")

    assert run("status", "2024", cwd=root).code == 0
    assert run("export", "2024", cwd=root).code == 0


def test_other_periods_are_not_even_read(workspace, run, monkeypatch):
    """What stands in another year cannot slow down or stop the round of this one."""
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-01")
    root = workspace({"reports/2023/ban-tcd.yaml": "\x00"})

    assert run("status", "2024", cwd=root).code == 0

"""An interim round from end to end: six months of 2024 beside six months of 2023, never beside a year."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from danvan_cli.thethuc.outline import outline

NOW = ("tu_ngay: 2023-11-01, den_ngay: 2024-04-30", "2024-05-10")
LAST = ("tu_ngay: 2022-11-01, den_ngay: 2023-04-30", "2023-05-10")
DEADLINE = "han: {kieu: truoc_ngay, ngay: 05/11, lui_ngay_nghi: false}"


def interim(root: Path, year: int, window: tuple[str, str], change: tuple[str, str]) -> None:
    """Make the half-year's reports from those of the year, with one figure of their own."""
    folder = root / f"reports/{year}-6t"
    folder.mkdir()
    for path in (root / f"reports/{year}").glob("*.yaml"):
        text = path.read_text("utf-8").replace(f"ky: {year}\n", f"ky: {year}-6t\n")
        text = re.sub(r"tu_ngay: [\d-]+, den_ngay: [\d-]+", window[0], text)
        text = re.sub(r"ngay_gui: [\d-]+", f"ngay_gui: {window[1]}", text)
        (folder / path.name).write_text(text.replace(*change), "utf-8")


@pytest.fixture
def root(workspace) -> Path:
    made = workspace(
        {"plans/dan-van.yaml": (DEADLINE, f"{DEADLINE}\n  han_6t: {{kieu: truoc_ngay, ngay: 15/5}}")}
    )
    interim(made, 2023, LAST, ("luot_tiep: 1012", "luot_tiep: 400"))
    interim(made, 2024, NOW, ("luot_tiep: 866", "luot_tiep: 380"))
    return made


@pytest.fixture
def report(root, run) -> str:
    """The consolidated report of the half-year."""
    code, out, err = run("consolidate", "2024-6t", cwd=root)
    assert code == 0, out + err
    return outline((root / "out/2024-6t/bao-cao-tong-hop-2024-6t.docx").read_bytes())


def test_title_and_end_name_the_months(report):
    title = "thực hiện nâng cao hiệu quả công tác dân vận trong tình hình mới 6 tháng đầu năm 2024"

    assert f"[Trích yếu] Kết quả {title}\n" in report
    assert f"[Kết thúc] Trên đây là báo cáo kết quả {title} của " in report


def test_window_is_that_of_the_months(report):
    assert "P Số liệu trong báo cáo tính từ ngày 01/11/2023 đến ngày 30/04/2024. Đến thời điểm" in report


def test_figures_stand_beside_the_same_months_of_last_year(report):
    assert (
        "- Lượt tiếp công dân: 380 lượt (giảm 20 lượt, tương đương 5,00% so với 6 tháng đầu năm 2023)."
        in report
    )
    assert "| 2.1 | Lượt tiếp công dân | lượt | 380 | 400 | -20 | -5,00 |" in report


def test_heads_of_the_tables_name_the_months(report):
    assert "| 6 tháng đầu năm 2024 | 6 tháng đầu năm 2023 |" in report


def test_nothing_speaks_of_a_year_where_the_period_is_six_months(report):
    """A year stands in a date, behind “6 tháng đầu”, or as the year of a late index."""
    spoken = re.sub(r"6 tháng đầu năm 20\d\d|ngày …… tháng …… năm ……|ngày +tháng +năm", "", report)
    late = re.sub(r"cách hành chính của Văn phòng năm 2023: .* so với năm 2022\)|\(năm 2023\)", "", spoken)
    records = [
        line for line in late.splitlines() if "trích yếu" not in line.lower() and "KH-VPUB" not in line
    ]

    assert re.findall(r"[^\n]*\bnăm\b[^\n]*", "\n".join(records)) == []


def test_months_are_compared_with_the_same_months_in_sentences(root, run):
    said = run("diff", "2023-6t", "2024-6t", cwd=root).out

    assert "Ban Tiếp công dân tỉnh, nv3: Lượt tiếp công dân 400 → 380 (-20)\n" in said


def test_months_are_exported_beside_the_same_months(root, run):
    figures = json.loads(run("export", "2024-6t", cwd=root).out)["chi_tieu"]
    (visits,) = [figure for figure in figures if figure["ma"] == "nv3.luot_tiep"]

    assert (visits["gia_tri"], visits["nam_truoc"], visits["thay_doi"]) == (380, 400, -20)


def test_a_figure_of_the_months_is_traced_into_their_folder(root, run):
    run("consolidate", "2024-6t", cwd=root)
    path = "out/2024-6t/bao-cao-tong-hop-2024-6t.docx"

    assert "(reports/2024-6t/ban-tcd.yaml:" in run("trace", path, "nv3.luot_tiep", cwd=root).out
    assert "(reports/2023-6t/ban-tcd.yaml:" in run("trace", path, "nv3.luot_tiep.nam_truoc", cwd=root).out


def test_opening_figures_of_the_months_come_from_the_whole_year_before(root, run):
    (root / "reports/2024-6t/ban-tcd.yaml").unlink()
    run("new", "2024-6t", "--unit", "ban-tcd", cwd=root)

    assert "don_ky_truoc: 12 #" in (root / "reports/2024-6t/ban-tcd.yaml").read_text("utf-8")


def test_months_are_no_part_of_several_years(root, run):
    run("consolidate", "2023..2024", "-o", "../nam.docx", cwd=root)

    shown = outline((root.parent / "nam.docx").read_bytes())
    assert "| Lượt tiếp công dân | lượt | 1.012 | 866 | -146 |" in shown


def test_work_to_come_is_not_that_of_the_next_year(root, run):
    (root / "reports/2024-6t/tong-hop.yaml").write_text(
        "phien_ban: 1\nky: 2024-6t\nphuong_huong: [ Tiếp tục thực hiện Kế hoạch trong 6 tháng cuối năm. ]\n",
        "utf-8",
    )
    run("consolidate", "2024-6t", cwd=root)

    shown = outline((root / "out/2024-6t/bao-cao-tong-hop-2024-6t.docx").read_bytes())
    assert "Phương hướng, nhiệm vụ thời gian tới\n" in shown


def test_without_last_years_months_nothing_is_compared(root, run):
    for path in (root / "reports/2023-6t").iterdir():
        path.unlink()
    (root / "reports/2023-6t").rmdir()
    code, out, err = run("consolidate", "2024-6t", cwd=root)
    assert code == 0, out + err

    shown = outline((root / "out/2024-6t/bao-cao-tong-hop-2024-6t.docx").read_bytes())
    assert "- Lượt tiếp công dân: 380 lượt.\n" in shown


def test_report_of_a_unit_names_the_months(root, run):
    run("render", "reports/2024-6t/ban-tcd.yaml", cwd=root)

    shown = outline((root / "out/2024-6t/bao-cao-ban-tcd-2024-6t.docx").read_bytes())
    assert "Ban Tiếp công dân tỉnh báo cáo kết quả 6 tháng đầu năm 2024 như sau:" in shown
    assert "so với 6 tháng đầu năm 2023)" in shown
    assert "so với năm 2023" not in shown


def test_letters_quote_the_deadline_of_the_months(root, run):
    (root / "reports/2024-6t/phong-th.yaml").unlink()
    run("remind", "2024-6t", cwd=root)
    run("remind", "2024-6t", "--request", cwd=root)

    for kind in ("don-doc", "yeu-cau"):
        shown = outline((root / f"out/2024-6t/cong-van-{kind}-2024-6t.docx").read_bytes())
        assert "6 tháng đầu năm 2024" in shown
        assert "trước ngày 15/05" in shown

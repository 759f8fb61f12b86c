"""``danvan consolidate 2022..2025``: what stops it, what it writes, that its figures can be traced."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
import years
from pages import words_of_both

from danvan_cli.thethuc.outline import outline

DOCX = "out/2022-2025/bao-cao-tong-ket-2022-2025.docx"
NHCQT = "reports/2023/phong-hcqt.yaml"


@pytest.fixture
def stage(tmp_path):
    """The workspace of four years, or of some of them."""
    return lambda *some: years.build(tmp_path / "so-lieu", some or years.YEARS)


@pytest.fixture
def written(run):
    """Consolidate a stage and return what a reader sees of it."""

    def write(root, typed: str = "2022..2025", *options: str) -> str:
        code, out, err = run("consolidate", typed, "-o", "thu.docx", "--force", *options, root=root)
        assert code == 0, out + err
        return outline((root.parent / "thu.docx").read_bytes())

    return write


# What is asked for


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2025..2022", "“2025..2022”: năm đầu đứng sau năm cuối; viết 2022..2025"),
        ("2024..2024", "“2024..2024” chỉ có một năm; một năm thì viết: danvan consolidate 2024"),
        ("2022-2025", "“2022-2025” không phải là kỳ báo cáo; nhiều năm thì viết hai dấu chấm: 2022..2025"),
        ("2022…2025", "“2022…2025” không phải là kỳ báo cáo; nhiều năm thì viết hai dấu chấm: 2022..2025"),
        (
            "2022 .. 2025",
            "“2022 .. 2025” không phải là kỳ báo cáo; nhiều năm thì viết hai dấu chấm: 2022..2025",
        ),
        ("2022-6t..2025-6t", "“2022-6t..2025-6t”: nhiều năm chỉ tổng hợp số liệu cả năm; viết 2022..2025"),
        ("2001..2011", "“2001..2011” dài 11 năm; một báo cáo có nhiều nhất 10 năm"),
        ("2o22..2025", "“2o22..2025” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t"),
        (
            "2018..2020",
            "giai đoạn 2018 - 2020 chưa có báo cáo năm nào (các kỳ đã có: 2022, 2023, 2024, 2025)",
        ),
    ],
)
def test_a_stage_that_is_none(stage, run, typed, said):
    assert run("consolidate", typed, root=stage()) == (2, "", f"danvan: {said}\n")


@pytest.mark.parametrize("command", ["export", "status", "review", "difficulties", "new"])
def test_other_commands_say_that_they_take_one_period(stage, run, command):
    said = "“2022..2025” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t"

    assert run(command, "2022..2025", root=stage()) == (
        2,
        "",
        f"danvan: {said}; nhiều năm chỉ dùng với danvan consolidate\n",
    )


def test_a_year_without_reports_stops_it(stage, run):
    root = stage(2022, 2023, 2025)

    assert run("consolidate", "2022..2025", root=root) == (
        2,
        "",
        (
            "danvan: giai đoạn 2022 - 2025 còn thiếu 1/4 năm: chưa có thư mục reports/2024 (các kỳ đã có: 2022, "
            "2023, 2025); tạo bằng lệnh: danvan new 2024, hoặc thêm --draft để kết xuất bản dự thảo\n"
        ),
    )
    assert not (root / "out").exists()


def test_a_draft_names_the_year_without_reports_and_leaves_its_column_open(stage, written):
    shown = written(stage(2022, 2023, 2025), "2022..2025", "--draft")

    assert "DỰ THẢO" in shown
    assert "P Chưa có báo cáo năm 2024; số liệu trong dự thảo này chưa gồm năm 2024.\n" in shown
    assert "| Công chức, viên chức được quán triệt | người | 90 | 91 | … | 89 | -1 |" in shown
    assert "“…”: chưa có số liệu" in shown


def test_errors_of_any_year_stop_it_and_nothing_is_written(stage, run):
    root = stage()
    (root / "reports/2022/ban-tcd.yaml").unlink()
    path = root / "reports/2024/phong-hcqt.yaml"
    path.write_text(
        path.read_text("utf-8").replace("can_bo_quan_triet: 20", "can_bo_quan_triet: 20x"), "utf-8"
    )

    code, out, err = run("consolidate", "2022..2025", root=root)

    assert code == 1
    assert "lỗi DV301" in out
    assert "reports/2024/phong-hcqt.yaml:9:49: lỗi DV104" in out
    assert "Chưa kết xuất: còn 2 lỗi. Không có tệp nào được ghi." in err
    assert not (root / "out").exists()


def test_errors_of_other_years_do_not_matter(stage, run):
    root = stage()
    (root / "reports/2022/ban-tcd.yaml").write_text("phien_ban: 1\n", "utf-8")

    assert run("consolidate", "2024..2025", root=root).code == 0


def test_a_draft_says_of_each_year_what_is_missing(stage, written):
    root = stage()
    (root / "reports/2023/ban-tcd.yaml").unlink()
    path = root / "reports/2024/to-xe.yaml"
    path.write_text(path.read_text("utf-8").replace("ngay_gui: 2024-11-01", "ngay_gui:"), "utf-8")

    shown = written(root, "2022..2025", "--draft")

    assert "P Năm 2023 chưa có báo cáo của: Ban Tiếp công dân tỉnh.\n" in shown
    assert "P Năm 2024 báo cáo còn là bản nháp: Tổ Xe.\n" in shown


# What is written


def test_it_goes_to_a_folder_of_its_own(stage, run):
    root = stage()

    code, _, err = run("consolidate", "2022..2025", cwd=root)

    assert code == 0
    assert err.endswith(f"Đã ghi {DOCX}\n")
    assert (root / DOCX).is_file()


def test_the_page_says_the_same_words(stage, run):
    root = stage()
    assert run("consolidate", "2022..2025", "--html", cwd=root).code == 0

    in_word, on_page = words_of_both(root / DOCX)
    assert len(in_word) > 100
    assert on_page == in_word


def test_number_date_and_signer_are_those_of_the_options(stage, written):
    shown = written(stage(), "2022..2025", "--number", "7", "--date", "5/2/2026", "--signer", "Phạm Xuân Duệ")

    assert "Số: 07/BC-VPUB" in shown
    assert "ngày 05 tháng 02 năm 2026" in shown


def test_sample_data_of_some_years_are_named(stage, written):
    root = stage()
    path = root / "reports/2022/ban-tcd.yaml"
    path.write_text(
        path.read_text("utf-8").replace("don_vi: ban-tcd\n", "don_vi: ban-tcd\nminh_hoa: true\n"), "utf-8"
    )

    shown = written(root)

    assert "SỐ LIỆU MINH HỌA" in shown
    assert "Số liệu năm 2022 là số liệu minh họa.\n" in shown


def test_sample_data_of_all_years_need_no_sentence(workspace, written):
    root = workspace(
        {
            f"reports/{year}/ban-tcd.yaml": ("don_vi: ban-tcd\n", "don_vi: ban-tcd\nminh_hoa: true\n")
            for year in (2023, 2024)
        }
    )

    shown = written(root, "2023..2024")

    assert "SỐ LIỆU MINH HỌA" in shown
    assert "là số liệu minh họa" not in shown


def test_what_hcqt_wrote_in_each_year_stands_under_its_year(stage, written):
    root = stage()
    for year, said in (
        (2022, "Tiếp {nv3.luot_tiep} lượt"),
        (2025, "Tiếp {nv3.luot_dan} lượt, {nv3.luot_dan.thay_doi}"),
    ):
        (root / f"reports/{year}/tong-hop.yaml").write_text(
            f"phien_ban: 1\nky: {year}\ndanh_gia:\n  uu_diem: |\n    {said}.\n", "utf-8"
        )

    shown = written(root)

    assert "P **Năm 2022:** Tiếp 1.204 lượt.\n" in shown
    assert "P **Năm 2025:** Tiếp 840 lượt, giảm 26.\n" in shown


def test_same_content_gives_the_same_bytes(stage, run, git):
    root = stage()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Bốn năm")
    run("consolidate", "2022..2025", root=root)
    first = (root / DOCX).read_bytes()
    (root / "khac.txt").write_text("khác", "utf-8")
    git(root, "add", "khac.txt")
    git(root, "commit", "-qm", "Tệp không liên quan")

    run("consolidate", "2022..2025", root=root)

    assert (root / DOCX).read_bytes() == first


def test_a_change_in_any_year_changes_the_document(stage, run, git):
    root = stage()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Bốn năm")
    run("consolidate", "2022..2025", root=root)
    first = (root / DOCX).read_bytes()
    path = root / "reports/2022/phong-qt.yaml"
    path.write_text(path.read_text("utf-8").replace("uoc: false", "") + "# ghi chú\n", "utf-8")

    run("consolidate", "2022..2025", root=root)

    assert b"+s\xe1\xbb\xada" in zipped(root / DOCX, "docProps/custom.xml")
    assert (root / DOCX).read_bytes() != first


def zipped(path, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read(name)


def by_hand(docx: bytes) -> bytes:
    """The same document with one word changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("Tổng kết".encode(), "Sơ kết".encode()))
    return made.getvalue()


def test_a_document_edited_by_hand_is_kept(stage, run):
    root = stage()
    run("consolidate", "2022..2025", root=root)
    edited = by_hand((root / DOCX).read_bytes())
    (root / DOCX).write_bytes(edited)

    assert run("consolidate", "2022..2025", root=root).code == 2
    assert (root / DOCX).read_bytes() == edited


# Tracing and checking


def test_a_figure_of_a_year_is_traced_to_its_file(stage, run):
    root = stage()
    run("consolidate", "2022..2025", root=root)

    code, out, _ = run("trace", str(root / DOCX), "nv3.luot_tiep.2022", "--format", "json", root=root)

    assert code == 0
    assert json.loads(out) == {
        "ma": "nv3.luot_tiep.2022",
        "gia_tri": 1204,
        "cong_thuc": "cộng số của 1/1 đơn vị",
        "commit": None,
        "nguon": [
            {"don_vi": "ban-tcd", "gia_tri": 1204, "tep": "reports/2022/ban-tcd.yaml", "dong": 13, "cot": 18}
        ],
    }


def test_a_change_over_the_years_is_traced(stage, run):
    root = stage()
    run("consolidate", "2022..2025", root=root)

    out = run("trace", str(root / DOCX), "nv3.luot_dan.2025.so_voi_2022", root=root).out

    assert "  giá trị    -364\n" in out
    assert "  công thức  số kỳ này (cộng số của 1/1 đơn vị) trừ số năm 2022\n" in out
    assert "840  (reports/2025/ban-tcd.yaml:13:17)" in out


def test_all_figures_are_listed_with_their_years(stage, run):
    root = stage()
    run("consolidate", "2022..2025", root=root)

    lines = run("trace", str(root / DOCX), root=root).out.splitlines()

    assert len(lines) > 60
    assert "nv4.ty_le_dung_han.2024" in "\n".join(lines)
    assert all(line.split()[0].split(".")[2] in ("2022", "2023", "2024", "2025") for line in lines)


def test_it_is_verified_and_conforms_to_the_decree(stage, run):
    root = stage()
    run("consolidate", "2022..2025", root=root)

    assert run("verify", str(root / DOCX), root=root).code == 0
    code, out, err = run("check-docx", "--strict", str(root / DOCX))
    assert (code, out) == (0, ""), out + err


def test_edits_by_hand_are_told_in_words(stage, run, git):
    root = stage()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Bốn năm")
    run("consolidate", "2022..2025", root=root)
    (root / DOCX).write_bytes(by_hand((root / DOCX).read_bytes()))

    code, out, _ = run("verify", str(root / DOCX), root=root)

    assert code == 1
    assert "“[Tổng → Sơ] kết thực hiện nâng …”" in out


def test_comments_on_figures_tell_their_year(stage, run):
    root = stage()
    run("consolidate", "2022..2025", "--trace", root=root)

    comments = zipped(root / DOCX, "word/comments.xml").decode()

    assert "reports/2022/ban-tcd.yaml, dòng 13" in comments
    assert "nv3.luot_dan: Lượt công dân được tiếp, năm 2025 so với năm 2022" in comments
    assert "840 - 1.204 = -364 (-30,23%)" in comments

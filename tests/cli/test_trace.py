"""``danvan trace``: from a printed figure back to the line where it was typed."""

from __future__ import annotations

import json

import pytest

TCD = "reports/2024/ban-tcd.yaml"


@pytest.fixture
def document(workspace, run):
    """A workspace with its consolidated report of 2024."""

    def build(changes=None):
        root = workspace(changes)
        assert run("consolidate", "2024", "-o", str(root / "bao-cao.docx"), cwd=root).code == 0
        return root

    return build


def traced(run, root, *words):
    return run("trace", str(root / "bao-cao.docx"), *words, cwd=root)


def test_figure_leads_to_file_line_and_column(document, run):
    root = document()

    data = json.loads(traced(run, root, "nv3.luot_tiep", "--format", "json").out)

    assert data == {
        "ma": "nv3.luot_tiep",
        "gia_tri": 866,
        "cong_thuc": "cộng số của 1/1 đơn vị",
        "commit": None,
        "nguon": [{"don_vi": "ban-tcd", "gia_tri": 866, "tep": TCD, "dong": 21, "cot": 18}],
    }
    assert (root / TCD).read_text("utf-8").splitlines()[20][17:] == "866"


def test_figure_in_words(document, run):
    out = traced(run, document(), "nv3.luot_tiep").out

    assert out.splitlines() == [
        "nv3.luot_tiep: Lượt tiếp công dân",
        "  giá trị    866",
        "  công thức  cộng số của 1/1 đơn vị",
        "  lần lưu    không rõ (chưa dùng git, hoặc dữ liệu chưa lưu)",
        f"  Ban Tiếp công dân tỉnh: 866  ({TCD}:21:18)",
    ]


def test_code_of_one_task_needs_no_task(document, run):
    assert traced(run, document(), "luot_tiep").out.startswith("nv3.luot_tiep: ")


def test_all_figures_are_listed_in_the_order_of_the_document(document, run):
    root = document()

    listed = json.loads(traced(run, root, "--format", "json").out)

    assert {"ma": "nv3.luot_tiep", "gia_tri": "866"}.items() <= next(
        one.items() for one in listed if one["ma"] == "nv3.luot_tiep"
    )
    assert len({one["ma"] for one in listed}) == len(listed) >= 8


def test_document_of_a_commit_is_traced_in_that_commit(workspace, run, git):
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Lưu", day="2023-10-31T08:00:00+07:00")
    run("consolidate", "2024", "-o", str(root / "bao-cao.docx"), cwd=root)
    (root / TCD).write_text(
        "# thêm một dòng\n" + (root / TCD).read_text("utf-8").replace("866", "900"), "utf-8"
    )

    data = json.loads(traced(run, root, "nv3.luot_tiep", "--format", "json").out)

    assert (data["gia_tri"], data["commit"]) == (866, git(root, "rev-parse", "HEAD"))
    assert data["nguon"][0]["dong"] == 21


def test_figure_of_one_unit_is_traced_to_it_alone(document, run):
    out = traced(run, document(), "nv3.luot_tiep.ban-tcd").out

    assert out.splitlines()[0] == "nv3.luot_tiep.ban-tcd: Lượt tiếp công dân"
    assert out.splitlines()[2] == "  công thức  số của Ban Tiếp công dân tỉnh"


def test_last_years_figure_is_traced_to_last_years_file(document, run):
    data = json.loads(traced(run, document(), "nv3.luot_tiep.nam_truoc", "--format", "json").out)

    assert (data["gia_tri"], data["nguon"][0]["tep"]) == (1012, "reports/2023/ban-tcd.yaml")


def test_change_is_traced(document, run):
    assert (
        json.loads(traced(run, document(), "nv3.luot_tiep.thay_doi", "--format", "json").out)["gia_tri"]
        == -146
    )


def test_unknown_figure_is_named_with_the_nearest(document, run):
    result = traced(run, document(), "nv3.luot_tipe")

    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("văn bản không có số liệu “nv3.luot_tipe”; có phải “nv3.luot_tiep”?\n")


def test_foreign_file_is_refused(workspace, run, tmp_path):
    (tmp_path / "khac.docx").write_bytes(b"khong phai Word")

    result = run("trace", str(tmp_path / "khac.docx"), cwd=workspace())

    assert result.code == 2
    assert "không phải là báo cáo do danvan kết xuất" in result.err


def test_missing_file_is_named(workspace, run):
    assert run("trace", "khong-co.docx", cwd=workspace()) == (2, "", "danvan: không có tệp khong-co.docx\n")

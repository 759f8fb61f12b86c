"""``danvan verify``: as danvan made it, changed by hand here and here, or not made by danvan."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pytest


@pytest.fixture
def made(workspace, run):
    """A consolidated report in a workspace; returns its path."""
    root = workspace()
    assert run("consolidate", "2024", "-o", str(root / "bao-cao.docx"), cwd=root).code == 0
    return root / "bao-cao.docx"


def verified(run, path: Path):
    result = run("verify", str(path), "--format", "json", cwd=path.parent)
    return result.code, json.loads(result.out)


def body(path: Path, at: int):
    """Open a document and return it with its ``at``-th long paragraph."""
    document = docx.Document(str(path))
    return document, [paragraph for paragraph in document.paragraphs if len(paragraph.text) > 60][at]


def test_file_as_made_is_untouched(made, run):
    assert verified(run, made) == (
        0,
        {
            "trang_thai": "nguyen_ven",
            "commit": None,
            "danvan": "0.1.0",
            "niem_phong": None,
            "khop_niem_phong": None,
            "doan": [],
            "khong_ro_chu_cu": None,
        },
    )


def test_commit_is_named(workspace, run, git):
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Lưu", day="2023-10-31T08:00:00+07:00")
    run("consolidate", "2024", "-o", str(root / "bao-cao.docx"), cwd=root)

    out = run("verify", "bao-cao.docx", cwd=root).out

    commit = git(root, "rev-parse", "HEAD")
    assert out == f"bao-cao.docx: nguyên vẹn, do danvan 0.1.0 làm từ lần lưu {commit}.\n"


def test_changed_paragraph_is_quoted(made, run):
    document, paragraph = body(made, 3)
    paragraph.runs[0].text = f"Đã sửa. {paragraph.runs[0].text}"
    document.save(str(made))

    code, said = verified(run, made)

    assert (code, said["trang_thai"]) == (1, "da_sua")
    assert [(one["viec"], one["noi_dung"][:8]) for one in said["doan"]] == [("sua", "Đã sửa. ")]


def test_added_and_removed_paragraphs_are_told(made, run):
    document, paragraph = body(made, 2)
    paragraph.insert_paragraph_before("Đoạn mới.")
    later = [one for one in document.paragraphs if len(one.text) > 60][5]
    later._p.getparent().remove(later._p)
    document.save(str(made))

    _, said = verified(run, made)

    assert [(one["viec"], one["noi_dung"]) for one in said["doan"]] == [("them", "Đoạn mới."), ("xoa", "")]


def test_layout_alone_is_told_as_such(made, run):
    document, paragraph = body(made, 3)
    paragraph.runs[0].bold = True
    document.save(str(made))

    result = run("verify", str(made), cwd=made.parent)

    assert result.code == 1
    assert "Chữ không đổi" in result.out


def test_figure_in_a_table_is_found(made, run):
    document = docx.Document(str(made))
    cell = next(
        cell for table in document.tables for row in table.rows for cell in row.cells if cell.text == "866"
    )
    cell.paragraphs[0].runs[0].text = "868"
    document.save(str(made))

    _, said = verified(run, made)

    assert [(one["viec"], one["noi_dung"]) for one in said["doan"]] == [("sua", "868")]


@pytest.mark.parametrize("content", [b"", b"khong phai Word"], ids=["trong", "chu"])
def test_file_of_others_is_not_ours(tmp_path, run, content):
    (tmp_path / "khac.docx").write_bytes(content)

    assert run("verify", "khac.docx", cwd=tmp_path) == (2, "khac.docx: không phải do danvan kết xuất.\n", "")


def test_word_file_of_others_is_not_ours(tmp_path, run):
    docx.Document().save(str(tmp_path / "khac.docx"))

    assert run("verify", "khac.docx", cwd=tmp_path).code == 2


def test_properties_keep_to_the_length_that_word_keeps(made):
    with zipfile.ZipFile(made) as archive:
        properties = archive.read("docProps/custom.xml").decode()

    values = [piece.partition("</vt:lpwstr>")[0] for piece in properties.split("<vt:lpwstr>")[1:]]
    assert max(map(len, values)) <= 255
    assert len(values) > 5


@pytest.fixture
def sealed(made, run, monkeypatch):
    """The folder of a sealed period; a scan that danvan did not make is its signed document."""
    monkeypatch.setenv("DANVAN_TODAY", "2024-12-01")
    root = made.parent
    (root / "đã ký.pdf").write_bytes(b"%PDF-1.7")
    for unit in ("phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th"):
        run("approve", "2024", unit, "--by", "A B", cwd=root)
    assert run("seal", "2024", "--file", "đã ký.pdf", "--number", "05/BC-VPUB", cwd=root).code == 0
    return root


def test_signed_file_is_known_by_the_seal(sealed, run):
    assert run("verify", "đã ký.pdf", cwd=sealed) == (
        0,
        "đã ký.pdf: đúng là văn bản đã ký của kỳ 2024 (số 05/BC-VPUB), theo niêm phong ngày 01/12/2024.\n",
        "",
    )
    assert verified(run, sealed / "đã ký.pdf")[1]["niem_phong"] == "2024"


def test_signed_file_is_known_under_another_name(sealed, run):
    (sealed / "đã ký.pdf").rename(sealed / "quét lại.pdf")

    assert run("verify", "quét lại.pdf", cwd=sealed).code == 0


def test_signed_file_that_was_changed_is_told(sealed, run):
    (sealed / "đã ký.pdf").write_bytes(b"%PDF-1.7 khac")

    assert run("verify", "đã ký.pdf", cwd=sealed) == (
        1,
        "đã ký.pdf: khác văn bản đã ký của kỳ 2024 (số 05/BC-VPUB), theo niêm phong ngày 01/12/2024.\n",
        "",
    )
    assert verified(run, sealed / "đã ký.pdf")[1]["khop_niem_phong"] is False


def test_input_is_held_against_the_seal(sealed, run):
    report = sealed / "reports/2024/ban-tcd.yaml"
    first = run("verify", str(report), cwd=sealed)
    report.write_text(report.read_text("utf-8") + "# thêm\n", "utf-8")
    second = run("verify", str(report), cwd=sealed)

    assert first == (0, "ban-tcd.yaml: đúng như khi niêm phong kỳ 2024 ngày 01/12/2024.\n", "")
    assert second == (1, "ban-tcd.yaml: đã đổi từ khi niêm phong kỳ 2024 ngày 01/12/2024.\n", "")


def test_seal_that_was_opened_says_nothing(sealed, run):
    run("unseal", "2024", "--why", "Sửa số", cwd=sealed)

    assert run("verify", "đã ký.pdf", cwd=sealed).code == 2


def test_missing_file_is_named(workspace, run):
    assert run("verify", "khong-co.docx", cwd=workspace()) == (2, "", "danvan: không có tệp khong-co.docx\n")

"""Documents that LibreOffice has saved: comments are kept, and what was changed by hand is still told in words."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import docx
import pytest

DANVAN = (sys.executable, "-m", "danvan_cli")


@pytest.fixture(scope="module")
def root(tmp_path_factory, execute):
    """A committed workspace with the shipped sample and its report of 2024, comments on its figures."""
    root = tmp_path_factory.mktemp("luu-lai") / "so-lieu"
    root.mkdir()
    alone = {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    execute(*DANVAN, "init", "--sample", cwd=root, **alone)
    execute("git", "init", "-q", cwd=root)
    execute("git", "add", ".", cwd=root)
    person = ("-c", "user.name=Trần Thị Hà", "-c", "user.email=ha@example.vn")
    execute("git", *person, "commit", "-qm", "Lưu", cwd=root)
    execute(*DANVAN, "consolidate", "2024", "--trace", "-o", "truy.docx", cwd=root, **alone)
    return root


@pytest.fixture(scope="module")
def resave(soffice, tmp_path_factory, execute):  # noqa: ARG001 - asks whether there is a LibreOffice
    """Open a DOCX in LibreOffice and save it as DOCX again."""

    def save(path: Path) -> Path:
        folder = tmp_path_factory.mktemp("luu")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        kind = "docx:MS Word 2007 XML"
        execute("soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, path, cwd=folder)
        return folder / path.name

    return save


@pytest.fixture(scope="module")
def saved(root, resave):
    return resave(root / "truy.docx")


@pytest.fixture
def verify(root, run):
    """The lines that ``danvan verify`` prints of a file."""

    def lines(path: Path) -> list[str]:
        return run("verify", str(path), cwd=root).out.splitlines()

    return lines


def comments(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]


def words(pages) -> list[str]:
    return sorted(word for page in pages for line in page.lines for word in line.split())


def test_every_comment_is_kept_as_it_was(root, saved):
    before = comments(root / "truy.docx")

    assert len(before) > 200
    assert comments(saved) == before


def test_comments_are_not_printed_and_cost_no_page(root, soffice, execute):
    execute(*DANVAN, "consolidate", "2024", "-o", "tron.docx", cwd=root)

    with_comments, without = (soffice(root / f"{name}.docx") for name in ("truy", "tron"))

    assert len(with_comments) == len(without) > 8
    assert words(with_comments) == words(without)


def test_saving_alone_changes_no_word(saved, verify):
    assert verify(saved)[1:] == [
        "  Chữ không đổi: tệp được lưu lại bằng chương trình khác, hoặc chỉ sửa trình bày."
    ]


def test_edits_are_told_in_words_after_it_was_saved(root, resave, verify, tmp_path):
    document = docx.Document(str(root / "truy.docx"))
    text = next(
        run for paragraph in document.paragraphs for run in paragraph.runs if "xác định công tác" in run.text
    )
    text.text = text.text.replace("xác định", "coi")
    cell = next(
        cell for table in document.tables for row in table.rows for cell in row.cells if cell.text == "866"
    )
    cell.paragraphs[0].runs[0].text = "868"
    document.save(str(tmp_path / "sua.docx"))

    lines = verify(resave(tmp_path / "sua.docx"))[1:]

    assert len(lines) == 2
    assert "[xác định → coi]" in lines[0]
    assert lines[1].startswith("  bảng “Tổng hợp chỉ tiêu năm 2024”, hàng ")
    assert lines[1].endswith(" (Lượt tiếp công dân), cột 4 (Năm 2024) đã sửa: “866” → “868”")


def test_properties_outlive_libreoffice(root, saved):
    before, after = (
        zipfile.ZipFile(path).read("docProps/custom.xml").decode() for path in (root / "truy.docx", saved)
    )

    assert "consolidate 2024 --trace" in before
    assert "consolidate 2024 --trace" in after

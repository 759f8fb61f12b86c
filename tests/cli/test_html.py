"""``--html``: a page for screens beside the Word file, or alone where its name is asked for."""

from __future__ import annotations

import docx
import pytest
from lxml import html

CALLS = [
    (("consolidate", "2024"), "out/2024/bao-cao-tong-hop-2024"),
    (("render", "plans/dan-van.yaml"), "out/ke-hoach-dan-van"),
    (("render", "reports/2024/ban-tcd.yaml"), "out/2024/bao-cao-ban-tcd-2024"),
    (("remind", "2024", "--request"), "out/2024/cong-van-yeu-cau-2024"),
]
PATH = "out/2024/bao-cao-tong-hop-2024"
TCD = "reports/2024/ban-tcd.yaml"


@pytest.mark.parametrize(
    ("call", "path"), CALLS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_the_page_stands_beside_the_document(workspace, run, call, path):
    root = workspace()

    result = run(*call, "--html", cwd=root)

    assert result == (0, "", f"Đã ghi {path}.docx\nĐã ghi {path}.html\n")
    assert (root / f"{path}.html").read_text("utf-8").startswith('<!DOCTYPE html>\n<html lang="vi">')


def test_without_the_option_there_is_no_page(workspace, run):
    root = workspace()
    run("consolidate", "2024", cwd=root)

    assert [path.name for path in (root / "out/2024").iterdir()] == ["bao-cao-tong-hop-2024.docx"]


def test_a_name_of_a_page_asks_for_the_page_alone(workspace, run):
    root = workspace()

    result = run("consolidate", "2024", "--html", "-o", "trang.html", cwd=root)

    assert result == (0, "", "Đã ghi trang.html\n")
    assert not (root / "out").exists()
    assert not (root / "trang.docx").exists()


def test_the_page_alone_is_the_page_beside_the_document(workspace, run):
    root = workspace()
    run("consolidate", "2024", "--html", cwd=root)
    run("consolidate", "2024", "--html", "-o", "trang.html", cwd=root)

    assert (root / "trang.html").read_bytes() == (root / f"{PATH}.html").read_bytes()


def test_a_name_of_a_page_without_the_option_is_refused(workspace, run):
    root = workspace()

    result = run("consolidate", "2024", "-o", "trang.html", cwd=root)

    assert result == (2, "", "danvan: kết quả là tệp Word; thêm --html để làm trang HTML trang.html\n")
    assert not (root / "trang.html").exists()


@pytest.mark.parametrize("options", [("-o", f"{TCD}/../a.html"), ("-o", "plans/a.html")])
def test_no_page_goes_among_the_data(workspace, run, options):
    root = workspace()

    result = run("consolidate", "2024", "--html", *options, cwd=root)

    assert result.code == 2
    assert "đó là dữ liệu gốc" in result.err
    assert not list(root.rglob("a.html"))


def test_where_a_folder_has_the_name_of_the_page_nothing_is_written(workspace, run):
    root = workspace()
    (root / f"{PATH}.html").mkdir(parents=True)

    result = run("consolidate", "2024", "--html", cwd=root)

    assert result.code == 2
    assert result.err == f"danvan: {root / PATH}.html là một thư mục; ghi tên tệp sau -o\n"
    assert not (root / f"{PATH}.docx").exists()


def test_where_the_document_was_edited_by_hand_the_page_stays_too(workspace, run):
    root = workspace()
    (root / "out/2024").mkdir(parents=True)
    (root / f"{PATH}.docx").write_bytes(b"sua tay")

    result = run("consolidate", "2024", "--html", cwd=root)

    assert result.code == 2
    assert "đã được sửa tay" in result.err
    assert not (root / f"{PATH}.html").exists()


def test_an_older_page_is_replaced(workspace, run):
    root = workspace()
    (root / "trang.html").write_text("cũ")

    run("consolidate", "2024", "--html", "-o", "trang.html", cwd=root)

    assert "CỘNG HÒA" in (root / "trang.html").read_text("utf-8")


def test_where_findings_stop_the_document_there_is_no_page(workspace, run):
    root = workspace({TCD: None})

    result = run("consolidate", "2024", "--html", cwd=root)

    assert result.code == 1
    assert not (root / "out").exists()


def test_a_draft_says_so_on_the_page(workspace, run):
    root = workspace({TCD: None})

    assert run("consolidate", "2024", "--html", "--draft", cwd=root).code == 0
    page = (root / f"{PATH}.html").read_text("utf-8")
    assert "<strong>DỰ THẢO</strong>" in page
    assert "Chưa có báo cáo của: Ban Tiếp công dân tỉnh." in page


def test_same_content_same_bytes_in_another_folder(workspace, run):
    one, other = workspace(folder="mot"), workspace(folder="hai")
    for root in (one, other):
        run("consolidate", "2024", "--html", cwd=root)

    assert (one / f"{PATH}.html").read_bytes() == (other / f"{PATH}.html").read_bytes()


def test_with_trace_a_note_of_the_page_says_what_a_comment_of_word_says(workspace, run):
    root = workspace()
    run("consolidate", "2024", "--html", "--trace", cwd=root)

    comments = {comment.text for comment in docx.Document(str(root / f"{PATH}.docx")).comments}
    page = html.document_fromstring((root / f"{PATH}.html").read_text("utf-8"))
    assert {note.text for note in page.xpath('//section[@role="doc-endnotes"]//li/p[1]')} == comments
    assert len(comments) > 10


def test_without_trace_the_page_has_no_notes(workspace, run):
    root = workspace()
    run("consolidate", "2024", "--html", cwd=root)

    assert "doc-endnotes" not in (root / f"{PATH}.html").read_text("utf-8")

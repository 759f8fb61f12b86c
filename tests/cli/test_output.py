"""Where results may be written: never over the office's own content, never into a device."""

from __future__ import annotations

import os

import pytest

REPORT = "reports/2024/ban-tcd.yaml"


@pytest.mark.parametrize("command", [["export", "2024"], ["consolidate", "2024", "--force"]])
@pytest.mark.parametrize("target", [REPORT, "plans/moi.docx", "templates/moi.docx"])
def test_nothing_is_written_into_the_content(workspace, run, command, target):
    root = workspace()
    before = (root / REPORT).read_bytes()

    code, out, err = run(*command, "-o", target, cwd=root)

    assert (code, out) == (2, "")
    assert err == (
        f"danvan: không ghi kết quả vào thư mục {target.partition('/')[0]}: đó là dữ liệu gốc; "
        "chọn chỗ khác sau -o\n"
    )
    assert (root / REPORT).read_bytes() == before
    assert not (root / "plans/moi.docx").exists()


@pytest.mark.parametrize("command", [["export", "2024"], ["consolidate", "2024"]])
def test_device_is_no_target(workspace, run, command):
    assert run(*command, "-o", os.devnull, cwd=workspace()) == (
        2,
        "",
        f"danvan: {os.devnull} không phải là một tệp thường\n",
    )


def test_word_file_keeps_its_ending(workspace, run):
    root = workspace()

    assert run("consolidate", "2024", "-o", "a.pdf", cwd=root) == (
        2,
        "",
        "danvan: kết quả là tệp Word; đặt tên có đuôi .docx thay cho a.pdf\n",
    )
    assert not (root / "a.pdf").exists()


@pytest.mark.parametrize("number", ["", "0", "-3", "abc", "٥"])
def test_number_that_is_none(workspace, run, number):
    code, _, err = run("consolidate", "2024", "--number", number, cwd=workspace())

    assert code == 2
    assert err == f"danvan: --number: “{number}” không phải là số văn bản; viết như 5, 12a hoặc 05/BC-VPUB\n"


def test_findings_name_files_that_validate_takes_from_anywhere(workspace, run, tmp_path):
    root = workspace({REPORT: ("luot_tiep: 866", "luot_tiep: 1.204")})

    code, out, _ = run("validate", REPORT, "--format", "concise", root=root, cwd=tmp_path)

    assert code == 1
    assert out.startswith(f"{REPORT}:")
    assert out.count("\n") == 1

"""Which folder is the workspace, and what happens when something goes wrong that nobody foresaw."""

from __future__ import annotations

import unicodedata

import pytest

NOWHERE = (
    "danvan: không tìm thấy plans/co-quan.yaml ở thư mục này và các thư mục cha; "
    "chuyển vào thư mục làm việc, chỉ ra bằng --root, hoặc tạo mới bằng danvan init\n"
)
CLEAN = (0, "", "Không có lỗi (đã kiểm tra 10 tệp).\n")


def test_current_folder(workspace, run):
    assert run("validate", cwd=workspace()) == CLEAN


def test_nearest_folder_above(workspace, run):
    assert run("validate", cwd=workspace() / "reports" / "2024") == CLEAN


def test_nearest_of_two(workspace, run):
    workspace(folder="a")
    inner = workspace({"reports/2024/phong-th.yaml": None}, folder="a/b")

    assert "(đã kiểm tra 9 tệp)" in run("validate", cwd=inner / "plans").err


def test_option(workspace, run, tmp_path):
    assert run("validate", root=workspace(), cwd=tmp_path) == CLEAN


def test_relative_option(workspace, run, tmp_path):
    workspace()

    assert run("--root", "so-lieu", "validate", cwd=tmp_path) == CLEAN


def test_variable(workspace, run, tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_ROOT", str(workspace()))

    assert run("validate", cwd=tmp_path) == CLEAN


def test_option_wins_over_the_variable(workspace, run, tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_ROOT", str(tmp_path / "khong-co"))

    assert run("validate", root=workspace()) == CLEAN


def test_option_wins_over_the_current_folder(workspace, run):
    other = workspace({"reports/2024/phong-th.yaml": None}, folder="khac")

    assert "(đã kiểm tra 9 tệp)" in run("validate", root=other, cwd=workspace()).err


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_root_with_tone_marks_spaces_and_brackets(workspace, run, tmp_path, form):
    root = workspace(folder=unicodedata.normalize(form, "Báo cáo năm 2024 (bản sửa)"))

    assert run("validate", root=root, cwd=tmp_path) == CLEAN


@pytest.mark.parametrize(
    "command", [("validate",), ("consolidate", "2024"), ("export", "2024"), ("new", "2024")], ids=" ".join
)
def test_no_workspace(run, command):
    assert run(*command) == (2, "", NOWHERE)


def test_option_that_is_no_workspace(run, tmp_path):
    assert run("validate", root=tmp_path) == (
        2,
        "",
        f"danvan: thư mục {tmp_path} không có plans/co-quan.yaml\n",
    )


def test_option_does_not_look_above(workspace, run):
    assert run("validate", root=workspace() / "reports").code == 2


def test_office_file_that_is_a_folder(run, tmp_path):
    (tmp_path / "plans" / "co-quan.yaml").mkdir(parents=True)

    assert run("validate", cwd=tmp_path) == (
        2,
        "",
        "danvan: plans/co-quan.yaml không phải là một tệp đọc được\n",
    )


# What nobody foresaw


@pytest.fixture
def broken(monkeypatch):
    def explode(*_):
        raise RuntimeError("no\nluck")

    monkeypatch.setattr("danvan_cli.cli.validate.check_workspace", explode)


@pytest.mark.usefixtures("broken")
def test_unexpected_exception_is_one_vietnamese_line(workspace, run):
    assert run("validate", root=workspace()) == (
        2,
        "",
        (
            "danvan: lỗi của chương trình (RuntimeError: no luck); "
            "xin báo lại kèm lệnh đã chạy và kết quả khi đặt DANVAN_DEBUG=1\n"
        ),
    )


@pytest.mark.usefixtures("broken")
def test_traceback_only_when_asked_for(workspace, run, monkeypatch):
    monkeypatch.setenv("DANVAN_DEBUG", "1")

    code, out, err = run("validate", root=workspace())

    assert (code, out) == (2, "")
    assert err.startswith("Traceback (most recent call last):\n")
    assert "danvan: lỗi của chương trình (RuntimeError: no luck)" in err


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("value", ["0", "", "true"])
def test_other_values_ask_for_nothing(workspace, run, monkeypatch, value):
    monkeypatch.setenv("DANVAN_DEBUG", value)

    assert "Traceback" not in run("validate", root=workspace()).err


def test_failure_of_the_disk_is_said_with_the_file(workspace, run, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied", "out/2024")

    monkeypatch.setattr("danvan_cli.cli.writing.write_whole", refuse)

    assert run("consolidate", "2024", root=workspace()) == (
        2,
        "",
        "danvan: không đọc hoặc ghi được out/2024: không có quyền\n",
    )

"""``danvan doctor``: every line of the answer, from facts given; what it looks up, on a machine made up in a folder."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from danvan_cli.cli import machine as looking
from danvan_cli.cli.doctor import PROBES, Line, examine
from danvan_cli.cli.machine import Machine, Root

HEALTHY = Machine(
    system="linux",
    python=(3, 12, 4),
    encoding="utf-8",
    git="/usr/bin/git",
    git_name="Trần Thị Hà",
    git_email="ha@example.vn",
    word_diff=True,
    libreoffice="/usr/bin/soffice",
    fonts=frozenset({"times.ttf"}),
    editor="/usr/bin/code",
    cache="/home/ha/.cache/danvan",
    cache_fault=None,
    root=Root("/home/ha/so-lieu"),
)
ROOT = HEALTHY.root


def line(code: str, **facts: object) -> Line:
    """The line of one probe, of a healthy machine but for these facts."""
    return next(found for found in examine(dataclasses.replace(HEALTHY, **facts)) if found.ma == code)


def test_nothing_is_missing_on_a_healthy_machine():
    assert {found.muc for found in examine(HEALTHY)} == {"dat"}
    assert len(examine(HEALTHY)) == len(PROBES)
    assert len({found.ma for found in examine(HEALTHY)}) == len(PROBES)


NECESSARY = {
    "python": ({"python": (3, 10, 1)}, "3.10.1 cũ quá"),
    "thu_muc": (
        {"root": Root("/x", fault="không đọc được plans/co-quan.yaml")},
        "không đọc được plans/co-quan.yaml",
    ),
}


@pytest.mark.parametrize("code", NECESSARY)
def test_what_danvan_cannot_do_without(code):
    facts, said = NECESSARY[code]

    assert line(code, **facts)[2:4] == ("thieu", said)


def test_workspace_that_cannot_be_written():
    assert line("thu_muc", root=Root("/x", read_only=True)) == Line(
        "thu_muc", "Thư mục làm việc", "thieu", "/x không cho ghi", "xin quyền ghi vào thư mục này"
    )


WORTH_HAVING = [
    ("thu_muc", {"root": None}, "chưa đứng trong thư mục làm việc nào", "danvan init"),
    ("bang_ma", {"encoding": "cp1258", "system": "win32"}, "cp1258: ", "gõ: chcp 65001"),
    ("bang_ma", {"encoding": "iso8859-1"}, "iso8859-1: ", "LANG=C.UTF-8"),
    ("git", {"git": None}, "chưa có: ", "cài gói git"),
    ("git", {"git": None, "system": "win32"}, "chưa có: ", "cài git (bản cho Windows)"),
    ("ten_git", {"git": None}, "chưa có git", "cài git trước"),
    ("ten_git", {"git_name": None}, "chưa khai đủ", 'gõ: git config --global user.name "Họ và tên"'),
    ("ten_git", {"git_email": None}, "chưa khai đủ", 'gõ: git config --global user.email "ten@co-quan.vn"'),
    ("so_sanh_word", {"word_diff": None}, "thư mục này chưa dùng git", "git init"),
    ("so_sanh_word", {"git": None, "word_diff": None}, "chưa có git", "cài git trước"),
    ("so_sanh_word", {"word_diff": False}, "git diff chưa", 'git config diff.danvan.textconv "danvan text"'),
    ("libreoffice", {"libreoffice": None}, "chưa có: ", "libreoffice-writer"),
    ("libreoffice", {"libreoffice": None, "system": "win32"}, "chưa có: ", "bản cho Windows"),
    ("phong_chu", {"fonts": frozenset({"dejavusans.ttf"})}, "chưa có Times New Roman", "fonts-liberation"),
    ("vs_code", {"root": Root("/x", stale=3)}, "3 lược đồ thiếu hoặc cũ", "gõ: danvan schema"),
    ("vs_code", {"editor": None}, "lược đồ đã có", "phần mở rộng YAML"),
    ("nho_tam", {"cache": None}, "không có", "DANVAN_CACHE_DIR"),
    ("nho_tam", {"cache_fault": "đĩa đã đầy"}, "/home/ha/.cache/danvan: đĩa đã đầy", "DANVAN_CACHE_DIR"),
    (
        "xuong_dong",
        {"root": Root("/x", carriage_returns=("a.yaml",))},
        "kiểu Windows (CRLF) ở a.yaml",
        "danvan fmt",
    ),
    (
        "xuong_dong",
        {"root": Root("/x", carriage_returns=("a", "b", "c"))},
        "kiểu Windows (CRLF) ở a và 2 tệp khác",
        "",
    ),
]


@pytest.mark.parametrize(("code", "facts", "said", "how"), WORTH_HAVING)
def test_what_is_worth_having_and_how_to_get_it(code, facts, said, how):
    found = line(code, **facts)

    assert found.muc == "nen_co"
    assert found.noi_dung.startswith(said)
    assert how in (found.cach or "")


@pytest.mark.parametrize("font", ["Times New Roman.ttf", "LiberationSerif-Regular.ttf", "Tinos-Regular.ttf"])
def test_fonts_are_found_wherever_they_lie_in_their_folder(tmp_path, font):
    (tmp_path / "truetype" / "x").mkdir(parents=True)
    (tmp_path / "truetype" / "x" / font).write_bytes(b"")

    found = looking.font_files([tmp_path, tmp_path / "khong-co"])

    assert line("phong_chu", fonts=found).muc == "dat"


def test_each_system_keeps_its_fonts_elsewhere():
    home = Path("/home/ha")

    assert looking.font_folders("linux", {}, home)[:2] == [
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    ]
    assert looking.font_folders("win32", {"WINDIR": "D:/Windows"}, home)[0] == Path("D:/Windows/Fonts")
    assert looking.font_folders("darwin", {}, home)[-1] == home / "Library/Fonts"


def test_libreoffice_is_found_where_it_is_usually_installed(tmp_path):
    place = tmp_path / "soffice.exe"
    place.write_bytes(b"")

    assert looking.libreoffice(str(tmp_path / "khong"), [str(tmp_path / "a"), str(place)]) == str(place)
    assert looking.libreoffice(str(tmp_path / "khong"), []) is None


def test_looking_leaves_nothing_in_the_cache_folder(tmp_path):
    assert looking.writing_fault(tmp_path / "nho") is None
    assert list((tmp_path / "nho").iterdir()) == []


def test_cache_folder_that_is_a_file(tmp_path):
    (tmp_path / "nho").write_bytes(b"")

    assert looking.writing_fault(tmp_path / "nho") == "đã có sẵn"


# the command


def test_answer_as_a_table(run, tmp_path):
    run("init", cwd=tmp_path)

    code, out, err = run("doctor", cwd=tmp_path)

    assert (code, err) == (0, "")
    assert [row[2:].split("  ")[0] for row in out.splitlines() if row[:1] in "✔○✘" and row] == [
        "Python",
        "Thư mục làm việc",
        "Bảng mã màn hình",
        "git",
        "Tên khai với git",
        "So sánh tệp Word",
        "LibreOffice",
        "Phông chữ",
        "Gợi ý trong VS Code",
        "Thư mục nhớ tạm",
        "Cách xuống dòng",
    ]
    assert out.splitlines()[-1].startswith("Máy này dùng được danvan")


def test_answer_for_programs(run, tmp_path):
    run("init", cwd=tmp_path)

    said = json.loads(run("doctor", "--format", "json", cwd=tmp_path).out)

    assert (said["phien_ban"], said["dat"]) == (1, True)
    assert {tuple(entry) for entry in said["muc"]} == {("ma", "ten", "muc", "noi_dung", "cach")}
    assert said["muc"][1] == {
        "ma": "thu_muc",
        "ten": "Thư mục làm việc",
        "muc": "dat",
        "noi_dung": str(tmp_path),
        "cach": None,
    }


def found_by(run, root, code):
    return next(
        entry
        for entry in json.loads(run("doctor", "--format", "json", cwd=root).out)["muc"]
        if entry["ma"] == code
    )


def test_outside_a_workspace_the_machine_is_well(run, tmp_path):
    code, out, _ = run("doctor", cwd=tmp_path)

    assert code == 0
    assert "chưa đứng trong thư mục làm việc nào" in out


def test_workspace_that_cannot_be_read(run, tmp_path):
    (tmp_path / "plans/co-quan.yaml").mkdir(parents=True)

    code, out, _ = run("doctor", cwd=tmp_path)

    assert code == 1
    assert "✘ Thư mục làm việc     plans/co-quan.yaml không phải là một tệp đọc được\n" in out
    assert out.splitlines()[-1].startswith("Còn thiếu 1 thứ phải có")


def test_folder_named_that_is_no_workspace(run, tmp_path):
    assert run("doctor", root=tmp_path).code == 2


def test_schemas_that_are_stale_are_told_until_they_are_made_anew(run, tmp_path):
    run("init", cwd=tmp_path)
    office = tmp_path / "plans/co-quan.yaml"
    office.write_text(
        office.read_text("utf-8").replace("ten: Nhà khách Văn phòng", "ten: Nhà khách"), "utf-8"
    )

    assert found_by(run, tmp_path, "vs_code")["noi_dung"] == "1 lược đồ thiếu hoặc cũ"
    run("schema", cwd=tmp_path)
    assert "lược đồ thiếu" not in found_by(run, tmp_path, "vs_code")["noi_dung"]


def test_line_ends_of_windows_are_told_until_they_are_mended(run, tmp_path):
    run("init", cwd=tmp_path)
    office = tmp_path / "plans/co-quan.yaml"
    office.write_bytes(office.read_bytes().replace(b"\n", b"\r\n"))

    assert found_by(run, tmp_path, "xuong_dong")["noi_dung"] == "kiểu Windows (CRLF) ở plans/co-quan.yaml"
    run("fmt", cwd=tmp_path)
    assert found_by(run, tmp_path, "xuong_dong")["muc"] == "dat"


def test_git_is_asked_for_its_user_and_for_the_words_of_word_files(run, tmp_path, git):
    run("init", cwd=tmp_path)
    git(tmp_path, "init", "-q")
    assert found_by(run, tmp_path, "ten_git")["noi_dung"] == "chưa khai đủ họ tên, thư điện tử"
    assert found_by(run, tmp_path, "so_sanh_word")["noi_dung"] == "git diff chưa đọc được tệp Word"

    git(tmp_path, "config", "user.name", "Trần Thị Hà")
    git(tmp_path, "config", "user.email", "ha@example.vn")
    git(tmp_path, "config", "diff.danvan.textconv", "danvan text")

    assert found_by(run, tmp_path, "ten_git")["noi_dung"] == "Trần Thị Hà <ha@example.vn>"
    assert found_by(run, tmp_path, "so_sanh_word")["muc"] == "dat"


def test_without_git_danvan_still_answers(run, tmp_path, monkeypatch):
    run("init", cwd=tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "khong-co"))

    code, out, _ = run("doctor", cwd=tmp_path)

    assert code == 0
    assert "○ git                  chưa có: không gửi bằng submit" in out


def test_workspace_without_the_right_to_write(run, tmp_path, monkeypatch):
    run("init", cwd=tmp_path)
    monkeypatch.setattr(looking.os, "access", lambda path, _: str(path) != str(tmp_path))

    code, out, _ = run("doctor", cwd=tmp_path)

    assert code == 1
    assert f"✘ Thư mục làm việc     {tmp_path} không cho ghi\n" in out

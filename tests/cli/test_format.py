"""``danvan fmt``: what it writes, what it says, what it leaves alone."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
TCD = "reports/2024/ban-tcd.yaml"
HCQT = "reports/2024/phong-hcqt.yaml"
CROOKED = ("ngay_gui: 2024-11-01", 'ngay_gui:  "01/11/2024"  # đã gửi')
MENDED = 'ngay_gui: "2024-11-01"  # đã gửi'


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_a_crooked_file_is_laid_out_and_named(workspace, run):
    root = workspace({TCD: CROOKED})
    before = contents(root)

    assert run("fmt", root=root) == (0, "", f"Đã sửa {TCD}\nĐã sửa 1 tệp; 9 tệp đã đúng khuôn.\n")
    after = contents(root)
    assert [name for name in after if after[name] != before[name]] == [TCD]
    assert after[TCD] == before[TCD].replace(CROOKED[1].encode(), MENDED.encode())


def test_the_second_time_there_is_nothing_to_do(workspace, run):
    root = workspace({TCD: CROOKED})
    run("fmt", root=root)
    times = {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")}

    assert run("fmt", root=root) == (0, "", "Không phải sửa tệp nào; 10 tệp đã đúng khuôn.\n")
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")} == times


def test_tasks_and_figures_stand_in_the_order_of_the_plan(workspace, run):
    figures = "      so_van_ban: 3\n      can_bo_quan_triet: 11\n      tong_can_bo: 12\n"
    swapped = "      tong_can_bo: 12\n      # quán triệt\n      can_bo_quan_triet: 11\n      so_van_ban: 3\n"
    root = workspace({TCD: (figures, swapped)})

    run("fmt", root=root)

    text = (root / TCD).read_text("utf-8")
    assert (
        "      so_van_ban: 3\n      # quán triệt\n      can_bo_quan_triet: 11\n      tong_can_bo: 12\n"
        in text
    )


def test_without_a_readable_plan_figures_stay_where_they_are(workspace, run):
    figures = "      so_van_ban: 3\n      can_bo_quan_triet: 11\n"
    swapped = "      can_bo_quan_triet: 11\n      so_van_ban: 3\n"
    root = workspace({TCD: (figures, swapped), "plans/dan-van.yaml": ("ma: dan-van", "ma: {")})

    code, out, err = run("fmt", root=root)

    assert (code, err) == (1, "Không phải sửa tệp nào; 9 tệp đã đúng khuôn; 1 tệp có lỗi phải sửa trước.\n")
    assert out.startswith("plans/dan-van.yaml:")
    assert swapped in (root / TCD).read_text("utf-8")


# --check, --diff


def test_check_writes_nothing_and_names_the_first_line_that_differs(workspace, run):
    root = workspace({TCD: CROOKED})
    before = contents(root)

    assert run("fmt", "--check", root=root) == (
        1,
        f"{TCD}:6: chưa đúng khuôn\n",
        "1 tệp chưa đúng khuôn, chạy danvan fmt để sửa; 9 tệp đã đúng khuôn.\n",
    )
    assert contents(root) == before


def test_check_is_content_with_canonical_files(workspace, run):
    assert run("fmt", "--check", root=workspace()) == (
        0,
        "",
        "Không có tệp nào chưa đúng khuôn; 10 tệp đã đúng khuôn.\n",
    )


def test_diff_shows_each_line_that_would_change(workspace, run):
    root = workspace({TCD: CROOKED})
    before = contents(root)

    code, out, _ = run("fmt", "--diff", root=root)

    assert code == 1
    assert out.splitlines()[:2] == [f"--- {TCD}", f"+++ {TCD}"]
    assert [line for line in out.splitlines()[2:] if line[0] in "+-"] == [f"-{CROOKED[1]}", f"+{MENDED}"]
    assert contents(root) == before


def test_check_finds_what_cannot_be_seen(workspace, run):
    root = workspace()
    path = root / TCD
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert run("fmt", "--check", root=root).out == f"{TCD}:1: chưa đúng khuôn\n"


# Which files


@pytest.mark.parametrize("target", [TCD, "reports/2024", "2024", "reports", "."])
def test_what_is_asked_for_is_laid_out(workspace, run, target):
    root = workspace({TCD: CROOKED, "plans/co-quan.yaml": ("phien_ban: 1", "phien_ban:  1")})

    code, _, err = run("fmt", target, cwd=root)

    assert code == 0
    assert f"Đã sửa {TCD}\n" in err
    assert ("Đã sửa plans/co-quan.yaml\n" in err) == (target == ".")


def test_a_file_is_found_by_the_name_that_findings_use_from_anywhere(workspace, run, tmp_path):
    root = workspace({TCD: CROOKED})

    assert run("fmt", TCD, root=root, cwd=tmp_path).err.startswith(f"Đã sửa {TCD}\n")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("2031", "“2031” không có tệp YAML nào của danvan"),
        ("khong-co.yaml", "không có tệp hay kỳ báo cáo “khong-co.yaml”"),
        ("..", "“..” nằm ngoài thư mục làm việc"),
        ("ghi-chu.txt", "“ghi-chu.txt” không có tệp YAML nào của danvan"),
    ],
)
def test_what_is_no_file_of_the_workspace_is_refused(workspace, run, target, message):
    root = workspace({"ghi-chu.txt": "x"})

    code, out, err = run("fmt", target, cwd=root)

    assert (code, out) == (2, "")
    assert err.startswith(f"danvan: {message}")


def test_links_are_not_followed(workspace, run, tmp_path):
    root = workspace()
    outside = tmp_path / "ngoai.yaml"
    outside.write_text("ky:   2024\n")
    (root / "reports/2024/lien-ket.yaml").symlink_to(outside)
    (root / "reports/2025").symlink_to(tmp_path)

    assert run("fmt", root=root).code == 0
    assert outside.read_text() == "ky:   2024\n"


def test_a_folder_of_plans_that_is_a_link_is_not_written(workspace, run, tmp_path):
    root = workspace({"plans/co-quan.yaml": ("phien_ban: 1", "phien_ban:  1")})
    shutil.move(root / "plans", tmp_path / "ngoai")
    (root / "plans").symlink_to(tmp_path / "ngoai")
    before = contents(tmp_path / "ngoai")

    run("fmt", root=root)

    assert contents(tmp_path / "ngoai") == before


def test_a_closed_period_stays_as_it_is(workspace, run):
    root = workspace({TCD: CROOKED, "reports/2024/niem-phong.yaml": "phien_ban:  1\n"})
    before = contents(root)

    assert run("fmt", root=root) == (
        0,
        "",
        "Giữ nguyên reports/2024: kỳ này đã niêm phong.\nKhông phải sửa tệp nào; 6 tệp đã đúng khuôn.\n",
    )
    assert run("fmt", "--check", root=root).code == 0
    assert contents(root) == before


# Files that are not what they should be


def test_a_file_that_cannot_be_read_is_left_and_shown_while_others_are_laid_out(workspace, run):
    root = workspace({TCD: CROOKED, HCQT: "ky: 2024\nky: 2025\n"})

    code, out, err = run("fmt", root=root)

    assert code == 1
    assert out.startswith(f"{HCQT}:2:1: lỗi DV003")
    assert err == f"Đã sửa {TCD}\nĐã sửa 1 tệp; 8 tệp đã đúng khuôn; 1 tệp có lỗi phải sửa trước.\n"
    assert (root / HCQT).read_text() == "ky: 2024\nky: 2025\n"


def test_a_file_with_other_errors_is_laid_out(workspace, run):
    root = workspace({TCD: [CROOKED, ("don_vi: ban-tcd", "don_vi: ban-tcd\nla:   x")]})

    assert run("fmt", root=root).code == 0
    assert "don_vi: ban-tcd\nla: x\n" in (root / TCD).read_text("utf-8")


def test_decomposed_letters_are_mended(workspace, run):
    root = workspace()
    text = (root / TCD).read_text("utf-8")
    (root / TCD).write_text(unicodedata.normalize("NFD", text), "utf-8", newline="\n")

    run("fmt", root=root)

    assert (root / TCD).read_text("utf-8") == text
    assert "DV007" not in run("validate", root=root).out


def test_a_file_changed_meanwhile_is_not_overwritten(workspace, run, monkeypatch):
    root = workspace({TCD: CROOKED})
    monkeypatch.setattr("danvan_cli.cli.format.replace_whole", lambda *_: False)

    code, out, err = run("fmt", root=root)

    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"Giữ nguyên {TCD}: tệp vừa được sửa ở nơi khác; chạy lại danvan fmt",
        "Không phải sửa tệp nào; 9 tệp đã đúng khuôn.",
    ]


def test_the_mode_of_a_file_stays(workspace, run):
    root = workspace({TCD: CROOKED})
    (root / TCD).chmod(0o600)

    run("fmt", root=root)

    assert (root / TCD).stat().st_mode & 0o777 == 0o600


def test_a_folder_that_may_not_be_written_is_said(workspace, run, monkeypatch):
    def refuse(path: Path, *_: bytes) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("danvan_cli.cli.format.replace_whole", refuse)
    root = workspace({TCD: CROOKED})

    assert run("fmt", root=root) == (2, "", f"danvan: không đọc hoặc ghi được {root / TCD}: không có quyền\n")


# What ships is canonical


def test_the_shipped_content_is_canonical(run):
    assert run("fmt", "--check", root=REPOSITORY)[:2] == (0, "")


def test_a_new_workspace_and_new_reports_are_canonical(run, tmp_path):
    run("init", "moi", "--sample", cwd=tmp_path)
    for period in ("2025", "2025-6t"):
        assert run("new", period, cwd=tmp_path / "moi").code == 0

    assert run("fmt", "--check", cwd=tmp_path / "moi")[:2] == (0, "")


# Memory


def test_a_call_that_writes_is_never_answered_from_memory(workspace, run):
    root = workspace({TCD: CROOKED})
    old = (root / TCD).read_bytes()
    run("fmt", cwd=root)
    (root / TCD).write_bytes(old)

    assert run("fmt", cwd=root).err.startswith(f"Đã sửa {TCD}\n")
    assert (root / TCD).read_bytes() != old

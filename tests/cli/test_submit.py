"""``danvan submit`` with real git: one report, whole, and nothing of anybody else's is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TCD, TH = "reports/2024/ban-tcd.yaml", "reports/2024/phong-th.yaml"
SENT = "ngay_gui: 2024-11-01"


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")


def changed_in(git, root: Path, commit: str = "HEAD") -> list[str]:
    return git(root, "-c", "core.quotepath=off", "show", "--format=", "--name-only", commit).splitlines()


def test_report_is_dated_committed_alone_and_brought_to_the_shared_repository(shared, run, git, tmp_path):
    root = shared("Ban Tiếp công dân (bản sửa)")
    (root / TH).write_text((root / TH).read_text("utf-8") + "# của đơn vị khác\n", "utf-8")
    (root / "plans" / "dan-van.yaml").write_text(
        (root / "plans" / "dan-van.yaml").read_text("utf-8") + "# x\n"
    )
    git(root, "add", "plans")

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert result.code == 0
    assert "ngay_gui: 2024-11-04\n" in (root / TCD).read_text("utf-8")
    assert changed_in(git, root) == [TCD]
    assert git(root, "log", "-1", "--format=%s") == "Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh"
    assert git(root, "status", "--porcelain") == f"M  plans/dan-van.yaml\n M {TH}"
    assert git(tmp_path / "kho chung.git", "rev-parse", "main") == git(root, "rev-parse", "HEAD")


def test_machine_without_identity_sends_and_is_told(shared, run, git):
    root = shared("may")

    said = run("submit", "2024", "ban-tcd", cwd=root).err

    assert git(root, "log", "-1", "--format=%an <%ae>") == "Nguyễn Văn An <ban-tcd@localhost>"
    assert said == (
        "Đã lưu: Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh.\n"
        "Máy này chưa khai tên với git nên ghi tên Nguyễn Văn An. Khai một lần bằng hai lệnh:\n"
        '  git config --global user.name "Họ và tên"\n'
        '  git config --global user.email "ten@co-quan.vn"\n'
        "Đã chuyển đến kho chung (origin).\n"
    )


def test_known_person_is_named(shared, run, git):
    root = shared("may")
    git(root, "config", "user.name", "Lê Thị Bình")
    git(root, "config", "user.email", "binh@example.vn")
    run("submit", "2024", "ban-tcd", cwd=root)

    assert git(root, "log", "-1", "--format=%an <%ae>") == "Lê Thị Bình <binh@example.vn>"


def test_two_units_send_at_once_and_both_arrive(shared, git, tmp_path):
    roots = {"ban-tcd": shared("mot"), "phong-th": shared("hai")}
    running = [
        subprocess.Popen([sys.executable, "-m", "danvan_cli", "submit", "2024", unit], cwd=root)
        for unit, root in roots.items()
    ]

    assert [process.wait(60) for process in running] == [0, 0]
    subjects = git(tmp_path / "kho chung.git", "log", "--format=%s", "main").splitlines()
    assert sorted(subjects) == [
        "Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh",
        "Báo cáo kỳ 2024: Phòng Tổng hợp",
        "Mở kỳ",
    ]


def test_work_of_others_in_progress_survives_following_the_shared_repository(shared, run):
    one, other = shared("mot"), shared("hai")
    run("submit", "2024", "phong-th", cwd=other)
    plan = one / "plans" / "dan-van.yaml"
    plan.write_text(plan.read_text("utf-8") + "# đang sửa\n", "utf-8")

    assert run("submit", "2024", "ban-tcd", cwd=one).code == 0
    assert plan.read_text("utf-8").endswith("# đang sửa\n")
    assert "ngay_gui: 2024-11-04" in (one / TH).read_text("utf-8")


def test_report_with_errors_is_not_sent_and_not_touched(shared, run, git):
    root = shared("may")
    text = (root / TCD).read_text("utf-8").replace("      luot_tiep: 866\n", "")
    (root / TCD).write_text(text, "utf-8")

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert result.code == 1
    assert "lỗi DV303" in result.out
    assert result.err == "Chưa gửi: báo cáo của Ban Tiếp công dân tỉnh còn 1 lỗi; tệp giữ nguyên.\n"
    assert (root / TCD).read_text("utf-8") == text
    assert git(root, "log", "--format=%s") == "Mở kỳ"


def test_sending_twice_says_that_nothing_is_new(shared, run, git):
    root = shared("may")
    run("submit", "2024", "ban-tcd", cwd=root)
    before = git(root, "rev-parse", "HEAD")

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert (result.code, git(root, "rev-parse", "HEAD")) == (0, before)
    assert result.err.startswith(f"{TCD} không có gì mới so với lần gửi trước.\n")


def test_report_that_was_sent_back_is_sent_again(shared, run, git):
    root = shared("may")
    run("submit", "2024", "ban-tcd", cwd=root)
    run("return", "2024", "ban-tcd", "--why", "Thiếu phụ lục", cwd=root)

    assert run("submit", "2024", "ban-tcd", cwd=root).code == 0
    assert git(root, "log", "-1", "--format=%s") == "Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh (gửi lại)"


def test_layout_is_put_in_order_on_the_way(shared, run):
    root = shared("may")
    (root / TCD).write_text(
        (root / TCD).read_text("utf-8").replace("tu_ngay: 2023-11-01", "tu_ngay: 01/11/2023"), "utf-8"
    )
    run("submit", "2024", "ban-tcd", cwd=root)

    assert "tu_ngay: 2023-11-01" in (root / TCD).read_text("utf-8")


def test_without_a_remote_it_is_kept_here(workspace, run, git):
    root = workspace()
    git(root, "init", "-q", "-b", "main")

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert result.code == 0
    assert changed_in(git, root) == [TCD]
    assert "Kho này chưa nối với kho chung nào" in result.err


def test_remote_that_cannot_be_reached_costs_nothing(shared, run, git, tmp_path):
    root = shared("may")
    (tmp_path / "kho chung.git").rename(tmp_path / "mất mạng")

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert result.code == 1
    assert "chưa chuyển được đến kho chung" in result.err
    assert git(root, "log", "-1", "--format=%s") == "Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh"


def test_without_git_only_the_day_is_written(workspace, run):
    root = workspace({TCD: (SENT, "ngay_gui: null")})

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert (result.code, result.out) == (0, "")
    assert "Đã ghi ngày gửi 04/11/2024" in result.err
    assert "ngay_gui: 2024-11-04" in (root / TCD).read_text("utf-8")


def test_detached_head_is_refused_before_anything_is_written(shared, run, git):
    root = shared("may")
    git(root, "checkout", "-q", "--detach")
    before = (root / TCD).read_bytes()

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert (result.code, (root / TCD).read_bytes()) == (2, before)
    assert "không ở nhánh nào" in result.err


def test_half_done_merge_is_refused(shared, run, git):
    root = shared("may")
    (root / ".git" / "MERGE_HEAD").write_text(git(root, "rev-parse", "HEAD") + "\n")

    assert "đang gộp dở" in run("submit", "2024", "ban-tcd", cwd=root).err


def test_workspace_may_be_a_folder_of_the_repository(workspace, run, git, tmp_path):
    root = workspace({TCD: (SENT, "ngay_gui: null")}, folder="kho/dân vận")
    git(tmp_path / "kho", "init", "-q", "-b", "main")

    assert run("submit", "2024", "ban-tcd", cwd=root).code == 0
    assert changed_in(git, root) == [f"dân vận/{TCD}"]


def test_shallow_clone_sends(shared, run, git, tmp_path):
    shared("day-du")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path / 'kho chung.git'}", "nong")

    assert run("submit", "2024", "ban-tcd", cwd=tmp_path / "nong").code == 0

"""``danvan save`` with real git: everything that was changed, said in words, and nothing of anybody else's is lost."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from danvan_cli.store.saving import commit_files

TCD, TH = "reports/2024/ban-tcd.yaml", "reports/2024/phong-th.yaml"
PLAN = "plans/dan-van.yaml"
BARE = "kho chung.git"
FIGURE = ("luot_tiep: 866", "luot_tiep: 870")


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")


@pytest.fixture
def kept(workspace, git):
    """A workspace in a repository of its own, everything committed."""

    def make(folder: str = "so-lieu") -> Path:
        root = workspace(folder=folder)
        git(root, "init", "-q", "-b", "main")
        git(root, "add", ".")
        git(root, "commit", "-qm", "Mở kỳ", day="2023-10-31T08:00:00+07:00")
        return root

    return make


def rewrite(root: Path, file: str, old: str = "", new: str = "") -> None:
    """Replace a text that stands in a file, or add a comment at its end."""
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new) if old else text + f"# {new or 'sửa'}\n", "utf-8")


def subject(git, root: Path) -> str:
    return git(root, "log", "-1", "--format=%s")


def test_approval_is_kept_told_in_words_and_sent(shared, run, git, tmp_path):
    root = shared("may")
    run("submit", "2024", "ban-tcd", cwd=root)
    run("approve", "2024", "ban-tcd", "--by", "Trần Thị Hà", cwd=root)

    result = run("save", cwd=root)

    assert (result.code, result.out) == (0, "")
    assert subject(git, root) == "Duyệt báo cáo 2024: Ban Tiếp công dân tỉnh"
    assert git(root, "status", "--porcelain") == ""
    assert git(tmp_path / BARE, "rev-parse", "main") == git(root, "rev-parse", "HEAD")


def test_several_deeds_stand_in_one_message_with_the_reason(kept, run, git):
    root = kept()
    run("return", "2024", "phong-th", "--why", "Thiếu phụ lục", cwd=root)
    rewrite(root, TCD, *FIGURE)
    rewrite(root, PLAN)
    rewrite(root, "plans/co-quan.yaml")
    (root / "CODEOWNERS").write_text("* @co-quan/hcqt\n", "utf-8")

    assert run("save", "--why", "Kết luận họp\n ngày 04/11", cwd=root).code == 0

    assert git(root, "log", "-1", "--format=%B") == (
        "Sửa sổ đơn vị; Sửa kế hoạch: dan-van; Sửa báo cáo 2024: Ban Tiếp công dân tỉnh; "
        "Trả lại báo cáo 2024: Phòng Tổng hợp; Thêm cài đặt của kho\n\n"
        "Lý do: Kết luận họp ngày 04/11"
    )


def test_files_that_are_new_and_files_that_are_gone(kept, run, git):
    root = kept()
    (root / TH).unlink()
    (root / "reports" / "2024" / "ghi chú.txt").write_text("x\n", "utf-8")

    assert run("save", cwd=root).code == 0
    assert git(root, "log", "-1", "--format=%B") == (
        "Thêm tệp khác: reports/2024/ghi chú.txt; Bỏ báo cáo 2024: Phòng Tổng hợp"
    )


def test_seal_and_its_opening(kept, run, git):
    root = kept()
    for unit in ("ban-tcd", "phong-hcqt", "phong-th", "tt-pvks-tthc"):
        run("approve", "2024", unit, "--by", "Trần Thị Hà", cwd=root)
    run("save", cwd=root)
    assert subject(git, root) == (
        "Duyệt báo cáo 2024: Ban Tiếp công dân tỉnh, Phòng Hành chính - Quản trị, Phòng Tổng hợp, "
        "Trung tâm Phục vụ - Kiểm soát thủ tục hành chính tỉnh"
    )

    assert run("seal", "2024", "--number", "05/BC-VPUB", "--date", "20/11/2024", cwd=root).code == 0
    run("save", cwd=root)
    assert subject(git, root) == "Niêm phong kỳ 2024"

    run("unseal", "2024", "--why", "Sai số", cwd=root)
    run("save", cwd=root)
    assert subject(git, root) == "Mở niêm phong kỳ 2024"


def test_more_names_than_a_line_holds_stand_below_it(kept, run, git):
    root = kept()
    (root / "templates").mkdir()
    for number in range(1, 8):
        (root / "templates" / f"mau-{number}.txt").write_text("x\n", "utf-8")
    run("save", cwd=root)

    names = ", ".join(f"mau-{number}.txt" for number in range(1, 8))
    first = ", ".join(f"mau-{number}.txt" for number in range(1, 6))
    assert git(root, "log", "-1", "--format=%B") == (
        f"Thêm mẫu văn bản: {first} và 2 mục khác\n\n- Thêm mẫu văn bản: {names}"
    )


def test_what_is_not_of_the_office_is_left_alone(kept, run, git):
    root = kept()
    (root / "nháp.txt").write_text("x\n", "utf-8")
    git(root, "add", "nháp.txt")
    rewrite(root, TCD, *FIGURE)

    assert run("save", cwd=root).code == 0
    assert git(root, "-c", "core.quotepath=off", "status", "--porcelain") == "A  nháp.txt"


def test_nothing_to_save_says_so(kept, run, git):
    root = kept()

    result = run("save", cwd=root)

    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("Không có gì mới để lưu.\n")
    assert subject(git, root) == "Mở kỳ"


def test_without_a_remote_it_is_kept_here(kept, run):
    root = kept()
    rewrite(root, TCD, *FIGURE)

    result = run("save", cwd=root)

    assert result.code == 0
    assert "Đã lưu 1 tệp: Sửa báo cáo 2024: Ban Tiếp công dân tỉnh." in result.err
    assert "chưa nối với kho chung nào" in result.err


def test_machine_without_identity_saves_and_is_told(kept, run, git):
    root = kept()
    rewrite(root, PLAN)

    said = run("save", cwd=root).err

    assert "Máy này chưa khai tên với git nên ghi tên " in said
    assert git(root, "log", "-1", "--format=%an").startswith("Phòng Hành chính")


def test_first_commit_of_a_repository(workspace, run, git):
    root = workspace()
    git(root, "init", "-q", "-b", "main")

    assert run("save", cwd=root).code == 0
    assert git(root, "status", "--porcelain") == ""


def test_without_a_repository_it_says_what_to_do(workspace, run):
    result = run("save", cwd=workspace())

    assert (result.code, result.out) == (2, "")
    assert "git init, rồi chạy lại danvan save" in result.err


def test_without_git_it_says_what_to_do(workspace, run, monkeypatch, tmp_path):
    root = workspace()
    monkeypatch.setenv("PATH", str(tmp_path / "khong-co"))

    result = run("save", cwd=root)

    assert result.code == 2
    assert "máy này chưa có git" in result.err


def test_detached_head_is_refused(kept, run, git):
    root = kept()
    git(root, "checkout", "-q", "--detach")
    rewrite(root, TCD, *FIGURE)

    result = run("save", cwd=root)

    assert result.code == 2
    assert "không ở nhánh nào" in result.err
    assert subject(git, root) == "Mở kỳ"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (TCD, "ky: 2024\n<<<<<<< HEAD\ndon_vi: a\n=======\ndon_vi: b\n>>>>>>> khac\n"),
        (TCD, 'ky: "2024\n'),
        ("templates/ghi-chu.xml.j2", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> khac\n"),
    ],
)
def test_file_that_cannot_be_read_stops_everything(kept, run, git, file, text):
    root = kept()
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_text(text, "utf-8")
    rewrite(root, TH)

    result = run("save", cwd=root)

    assert result.code == 1
    assert f"Chưa lưu gì: {file} chưa đọc được" in result.err
    assert subject(git, root) == "Mở kỳ"
    assert (root / file).read_text("utf-8") == text


def test_report_with_errors_is_kept_and_they_are_counted(kept, run, git):
    root = kept()
    rewrite(root, TCD, "      luot_tiep: 866\n", "")

    result = run("save", cwd=root)

    assert result.code == 0
    assert "Lưu ý: còn 1 lỗi trong reports/2024/ban-tcd.yaml; xem bằng danvan validate." in result.err
    assert subject(git, root) == "Sửa báo cáo 2024: Ban Tiếp công dân tỉnh"


def test_what_others_sent_is_taken_over_first(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    run("submit", "2024", "phong-th", cwd=other)
    rewrite(one, PLAN)

    assert run("save", cwd=one).code == 0

    assert "ngay_gui: 2024-11-04" in (one / TH).read_text("utf-8")
    assert git(tmp_path / BARE, "log", "--format=%s", "main").splitlines() == [
        "Sửa kế hoạch: dan-van",
        "Báo cáo kỳ 2024: Phòng Tổng hợp",
        "Mở kỳ",
    ]


def test_commit_that_a_document_may_name_stays_where_others_sent_meanwhile(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    rewrite(one, PLAN)
    git(one, "commit", "-qam", "Sửa tay")
    mine = git(one, "rev-parse", "HEAD")
    run("submit", "2024", "phong-th", cwd=other)

    assert run("save", cwd=one).code == 0
    assert mine in git(tmp_path / BARE, "log", "--format=%H", "main").splitlines()
    assert "ngay_gui: 2024-11-04" in (one / TH).read_text("utf-8")
    assert git(one, "status", "--porcelain") == ""


@pytest.fixture
def conflict(shared, run):
    """Two clones that changed the same figure; the second one sent it."""
    one, other = shared("mot"), shared("hai")
    rewrite(other, TCD, "luot_tiep: 866", "luot_tiep: 880")
    assert run("save", cwd=other).code == 0
    rewrite(one, TCD, *FIGURE)
    rewrite(one, PLAN)
    return one, other


def test_conflict_is_told_by_side_and_both_versions_stay(conflict, run, git, tmp_path):
    one, _ = conflict

    result = run("save", cwd=one)

    assert result.code == 1
    assert f"\n{TCD}, bản ở kho chung do Phòng Hành chính - Quản trị, " in result.err
    assert result.err.endswith(
        "\n  Bản ở kho chung → bản trên máy này:\n"
        "  - nv3: Lượt tiếp công dân 880 → 870 (-10)\n"
        "Cả hai bản đều còn nguyên. Chọn một, cho mọi tệp nêu trên:\n"
        "- giữ bản trên máy này: danvan save --keep mine\n"
        "- lấy bản ở kho chung: danvan save --keep theirs\n"
        "Cần mỗi bản một phần thì sửa tệp trên máy này cho đúng rồi dùng lệnh đầu.\n"
    )
    assert "danvan save --keep mine" in result.err
    assert "luot_tiep: 870" in (one / TCD).read_text("utf-8")
    assert "luot_tiep: 880" in git(tmp_path / BARE, "show", f"main:{TCD}")


def test_this_machines_version_is_kept_where_it_is_chosen(conflict, run, git, tmp_path):
    one, _ = conflict
    run("save", cwd=one)

    assert run("save", "--keep", "mine", cwd=one).code == 0
    assert "luot_tiep: 870" in git(tmp_path / BARE, "show", f"main:{TCD}")
    assert git(tmp_path / BARE, "show", f"main:{PLAN}").endswith("# sửa")
    assert git(one, "status", "--porcelain") == ""


def test_the_other_version_is_taken_where_it_is_chosen_and_this_one_put_aside(conflict, run, git, tmp_path):
    one, _ = conflict

    assert run("save", "--keep", "theirs", cwd=one).code == 0

    assert "luot_tiep: 880" in (one / TCD).read_text("utf-8")
    assert "luot_tiep: 870" in (one / "out/2024/ban-tcd-ban-tren-may.yaml").read_text("utf-8")
    assert "luot_tiep: 880" in git(tmp_path / BARE, "show", f"main:{TCD}")
    assert git(tmp_path / BARE, "show", f"main:{PLAN}").endswith("# sửa")


@pytest.mark.parametrize(("keep", "stays"), [("mine", False), ("theirs", True)])
def test_report_that_one_side_took_away_and_the_other_changed(shared, run, git, tmp_path, keep, stays):
    one, other = shared("mot"), shared("hai")
    rewrite(other, TCD, *FIGURE)
    run("save", cwd=other)
    (one / TCD).unlink()

    assert run("save", cwd=one).code == 1
    assert run("save", "--keep", keep, cwd=one).code == 0
    assert (one / TCD).exists() is stays
    assert (TCD in git(tmp_path / BARE, "ls-tree", "-r", "--name-only", "main")) is stays


def test_approval_meets_a_report_that_was_sent_anew(shared, run):
    one, other = shared("mot"), shared("hai")
    run("submit", "2024", "ban-tcd", cwd=other)
    run("save", cwd=one)
    run("approve", "2024", "ban-tcd", "--by", "Trần Thị Hà", cwd=one)
    rewrite(other, TCD, *FIGURE)
    run("submit", "2024", "ban-tcd", cwd=other)

    result = run("save", cwd=one)

    assert result.code == 1
    assert "  - nv3: Lượt tiếp công dân 870 → 866 (-4)\n" in result.err


def test_unsaved_work_elsewhere_keeps_this_machine_behind_but_everything_arrives(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    (other / "ghi-chu.txt").write_text("của hai\n", "utf-8")
    git(other, "add", "ghi-chu.txt")
    git(other, "commit", "-qm", "Ghi chú")
    rewrite(other, TH)
    run("save", cwd=other)
    (one / "ghi-chu.txt").write_text("của mot\n", "utf-8")
    rewrite(one, TCD, *FIGURE)

    result = run("save", cwd=one)

    assert result.code == 0
    assert "Máy này chưa lấy về được" in result.err
    assert (one / "ghi-chu.txt").read_text("utf-8") == "của mot\n"
    assert "luot_tiep: 870" in git(tmp_path / BARE, "show", f"main:{TCD}")
    assert git(tmp_path / BARE, "show", f"main:{TH}").endswith("# sửa")


def test_workspace_in_a_folder_of_the_shared_repository(workspace, run, git, tmp_path):
    workspace(folder="goc/dân vận")
    git(tmp_path / "goc", "init", "-q", "-b", "main")
    git(tmp_path / "goc", "add", ".")
    git(tmp_path / "goc", "commit", "-qm", "Mở kỳ")
    git(tmp_path, "clone", "-q", "--bare", "goc", BARE)
    for name in ("mot", "hai"):
        git(tmp_path, "clone", "-q", BARE, name)
    one, other = (tmp_path / name / "dân vận" for name in ("mot", "hai"))
    rewrite(one, PLAN)
    git(one, "commit", "-qam", "Sửa tay")
    rewrite(other, TCD, "luot_tiep: 866", "luot_tiep: 880")
    run("save", cwd=other)
    rewrite(one, TCD, *FIGURE)

    told = run("save", cwd=one)

    assert f"\n{TCD}, bản ở kho chung do " in told.err
    assert run("save", "--keep", "mine", cwd=one).code == 0
    assert "luot_tiep: 870" in git(tmp_path / BARE, "show", f"main:dân vận/{TCD}")


def test_same_new_file_on_both_sides_is_a_conflict_and_nothing_is_overwritten(shared, run):
    one, other = shared("mot"), shared("hai")
    for root in (one, other):
        (root / "reports" / "2024" / "phu-luc.txt").write_text(f"của {root.name}\n", "utf-8")
    run("save", cwd=other)

    assert run("save", cwd=one).code == 1
    assert (one / "reports" / "2024" / "phu-luc.txt").read_text("utf-8") == "của mot\n"


def test_two_clones_saving_at_once_both_arrive(shared, git, tmp_path):
    roots = {TCD: shared("mot"), TH: shared("hai")}
    for file, root in roots.items():
        rewrite(root, file, new=f"của {root.name}")
    running = [
        subprocess.Popen([sys.executable, "-m", "danvan_cli", "save"], cwd=root) for root in roots.values()
    ]

    assert [process.wait(60) for process in running] == [0, 0]
    assert git(tmp_path / BARE, "show", f"main:{TCD}").endswith("# của mot")
    assert git(tmp_path / BARE, "show", f"main:{TH}").endswith("# của hai")


def test_two_at_once_on_one_machine_keep_it_once(kept, git):
    root = kept()
    rewrite(root, TCD, *FIGURE)
    running = [subprocess.Popen([sys.executable, "-m", "danvan_cli", "save"], cwd=root) for _ in range(3)]

    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert git(root, "log", "--format=%s").splitlines() == [
        "Sửa báo cáo 2024: Ban Tiếp công dân tỉnh",
        "Mở kỳ",
    ]


def test_files_that_another_process_keeps_first_are_kept(kept, run, git, monkeypatch):
    root = kept()
    rewrite(root, TCD, *FIGURE)

    def too_late(*arguments: object) -> None:
        git(root, "commit", "-qam", "Lưu trước")
        commit_files(*arguments)

    monkeypatch.setattr("danvan_cli.cli.save.commit_files", too_late)
    result = run("save", cwd=root)

    assert result.code == 0
    assert result.err.startswith("Không có gì mới để lưu.\n")
    assert subject(git, root) == "Lưu trước"


def test_remote_that_cannot_be_reached_costs_nothing_and_is_caught_up_with(shared, run, git, tmp_path):
    root = shared("may")
    rewrite(root, TCD, *FIGURE)
    (tmp_path / BARE).rename(tmp_path / "mất mạng")

    away = run("save", cwd=root)
    (tmp_path / "mất mạng").rename(tmp_path / BARE)
    back = run("save", cwd=root)

    assert (away.code, back.code) == (1, 0)
    assert "chưa chuyển được đến kho chung" in away.err
    assert back.err == "Không có gì mới để lưu.\nĐã chuyển đến kho chung (origin).\n"
    assert git(tmp_path / BARE, "rev-parse", "main") == git(root, "rev-parse", "HEAD")


def test_refused_push_gives_the_reason_of_the_other_side(shared, run, git, tmp_path):
    root = shared("may")
    hook = tmp_path / BARE / "hooks" / "update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'Nhánh này đã khóa' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    rewrite(root, TCD, *FIGURE)

    result = run("save", cwd=root)

    assert result.code == 1
    assert "kho chung không nhận (Nhánh này đã khóa" in result.err
    assert subject(git, root) == "Sửa báo cáo 2024: Ban Tiếp công dân tỉnh"


def test_hook_that_refuses_leaves_the_files_as_they_are(kept, run):
    root = kept()
    hook = root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'còn lỗi' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    rewrite(root, TCD, *FIGURE)

    result = run("save", cwd=root)

    assert result.code == 1
    assert "git chưa lưu được (còn lỗi); các tệp vẫn còn nguyên" in result.err
    assert "luot_tiep: 870" in (root / TCD).read_text("utf-8")


def test_empty_shared_repository_receives_everything(kept, run, git, tmp_path):
    root = kept()
    git(tmp_path, "init", "-q", "--bare", "-b", "main", BARE)
    git(root, "remote", "add", "origin", str(tmp_path / BARE))
    rewrite(root, TCD, *FIGURE)

    assert run("save", cwd=root).code == 0
    assert git(tmp_path / BARE, "rev-parse", "main") == git(root, "rev-parse", "HEAD")


def test_folder_with_marks_apart_inside_a_repository(workspace, run, git, tmp_path):
    name = unicodedata.normalize("NFD", "Dữ liệu năm 2024")
    root = workspace(folder=f"{name}/dân vận")
    git(tmp_path / name, "init", "-q", "-b", "main")
    git(tmp_path / name, "add", ".")
    git(tmp_path / name, "commit", "-qm", "Mở kỳ")
    rewrite(root, TCD, *FIGURE)

    assert run("save", cwd=root).code == 0
    assert subject(git, root) == "Sửa báo cáo 2024: Ban Tiếp công dân tỉnh"
    assert git(root, "status", "--porcelain") == ""


def test_reason_that_says_nothing_is_refused(kept, run):
    assert "không được để trống" in run("save", "--why", "  ", cwd=kept()).err

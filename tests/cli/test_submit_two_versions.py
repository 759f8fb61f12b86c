"""``danvan submit`` where others sent too: two versions of one report, a report sent back, work that is not saved."""

from __future__ import annotations

import subprocess
import sys

import pytest

TCD, TH = "reports/2024/ban-tcd.yaml", "reports/2024/phong-th.yaml"
HCQT = ("-c", "user.name=HCQT", "-c", "user.email=hcqt@example.vn")
CHOICE = """\
Cả hai bản đều còn nguyên. Chọn một:
- gửi bản trên máy này: danvan submit 2024 ban-tcd --keep mine
- lấy bản ở kho chung về: danvan submit 2024 ban-tcd --keep theirs
Cần mỗi bản một phần thì sửa tệp trên máy này cho đúng rồi dùng lệnh đầu.
"""


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")


def put(root, file, old, new):
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), "utf-8")


def there(git, tmp_path, file):
    return git(tmp_path / "kho chung.git", "show", f"main:{file}")


@pytest.fixture
def apart(shared, run):
    """Two clones in which the same figure was changed; the other side has sent."""
    one, other = shared("mot"), shared("hai")
    put(other, TCD, "so_nguoi_tiep: 1120", "so_nguoi_tiep: 1121")
    put(one, TCD, "so_nguoi_tiep: 1120", "so_nguoi_tiep: 1122")
    run("submit", "2024", "ban-tcd", cwd=other)
    return one


@pytest.fixture
def returned(shared, run, git):
    """A clone from which the report was sent, and HCQT's, in which it was sent back since."""
    one, office = shared("mot"), shared("hai")
    run("submit", "2024", "ban-tcd", cwd=one)
    git(office, "pull", "-q")
    run("return", "2024", "ban-tcd", "--why", "Số người chưa khớp", cwd=office)
    git(office, *HCQT, "commit", "-qam", "Trả lại")
    git(office, "push", "-q")
    return one


def test_two_versions_are_told_by_side_and_both_are_kept(apart, run, git, tmp_path):
    result = run("submit", "2024", "ban-tcd", cwd=apart)

    assert result.code == 1
    told = result.err[result.err.index("Chưa chuyển được") :].splitlines(keepends=True)
    assert told[0].startswith(f"Chưa chuyển được: kho chung có bản khác của {TCD}, do Nguyễn Văn An, ")
    assert told[1:3] == [
        "Bản ở kho chung → bản trên máy này:\n",
        "- nv3: Số người được tiếp 1.121 → 1.122 (+1)\n",
    ]
    assert "".join(told[3:]) == CHOICE
    assert "so_nguoi_tiep: 1122" in (apart / TCD).read_text("utf-8")
    assert "so_nguoi_tiep: 1121" in there(git, tmp_path, TCD)
    assert git(apart, "status", "--porcelain") == ""


def test_this_machines_version_is_sent_and_theirs_stays_in_the_history(apart, run, git, tmp_path):
    run("submit", "2024", "ban-tcd", cwd=apart)

    assert run("submit", "2024", "ban-tcd", "--keep", "mine", cwd=apart).code == 0
    assert "so_nguoi_tiep: 1122" in there(git, tmp_path, TCD)
    assert "so_nguoi_tiep: 1121" in git(tmp_path / "kho chung.git", "show", f"main~1:{TCD}")
    assert git(apart, "rev-parse", "HEAD") == git(tmp_path / "kho chung.git", "rev-parse", "main")


def test_their_version_is_taken_and_this_machines_kept_beside(apart, run, git, tmp_path):
    run("submit", "2024", "ban-tcd", cwd=apart)
    mine = (apart / TCD).read_bytes()

    result = run("submit", "2024", "ban-tcd", "--keep", "theirs", cwd=apart)

    assert (result.code, result.err) == (
        0,
        f"Bản trên máy này được giữ ở out/2024/ban-tcd-ban-tren-may.yaml.\n{TCD} nay là bản ở kho chung.\n",
    )
    assert (apart / "out/2024/ban-tcd-ban-tren-may.yaml").read_bytes() == mine
    assert "so_nguoi_tiep: 1121" in (apart / TCD).read_text("utf-8")
    assert git(apart, "rev-parse", "HEAD") == git(tmp_path / "kho chung.git", "rev-parse", "main")
    assert run("submit", "2024", "ban-tcd", cwd=apart).code == 0


def test_versions_that_git_could_mix_are_not_mixed(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    put(other, TCD, "luot_tiep: 866", "luot_tiep: 867")
    put(one, TCD, "so_nguoi_tiep: 1120", "so_nguoi_tiep: 1122")
    run("submit", "2024", "ban-tcd", cwd=other)
    mine = run("submit", "2024", "ban-tcd", cwd=one)

    assert mine.code == 1
    assert "- nv3: Lượt tiếp công dân 867 → 866 (-1)\n" in mine.err
    run("submit", "2024", "ban-tcd", "--keep", "mine", cwd=one)
    sent = there(git, tmp_path, TCD)
    assert ("luot_tiep: 866" in sent, "so_nguoi_tiep: 1122" in sent) == (True, True)


def test_report_sent_back_meanwhile_is_sent_again_with_its_reason_and_a_new_day(
    returned, run, git, tmp_path, monkeypatch
):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-06")
    put(returned, TCD, "so_nguoi_tiep: 1120", "so_nguoi_tiep: 1122")

    result = run("submit", "2024", "ban-tcd", cwd=returned)

    assert result.code == 0
    assert (
        "Báo cáo đã bị trả lại ngày 04/11/2024: Số người chưa khớp\n"
        "Nội dung đã sửa trên máy này được gửi lại, ngày gửi 06/11/2024.\n"
    ) in result.err
    sent = there(git, tmp_path, TCD)
    assert "ngay_gui: 2024-11-06" in sent
    assert "ly_do: Số người chưa khớp" in sent
    assert "so_nguoi_tiep: 1122" in sent


def test_unit_that_does_not_know_yet_is_told_that_its_report_was_sent_back(returned, run):
    result = run("submit", "2024", "ban-tcd", cwd=returned)

    assert result.code == 1
    assert result.err.endswith(
        "Báo cáo này đã bị trả lại ngày 04/11/2024: Số người chưa khớp\n"
        "Sửa tệp trên máy này (vừa được cập nhật) rồi chạy lại lệnh này để gửi lại.\n"
    )
    assert "ngay_gui: null" in (returned / TCD).read_text("utf-8")


def test_unsaved_work_in_a_file_that_others_sent_is_left_as_it_is(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    run("submit", "2024", "phong-th", cwd=other)
    put(one, TH, "ngay_gui: null", "ngay_gui: null # đang xem")

    result = run("submit", "2024", "ban-tcd", cwd=one)

    assert result.code == 0
    assert result.err.endswith("báo cáo không bị ảnh hưởng, không có gì bị mất.\n")
    assert "ngay_gui: 2024-11-04" in there(git, tmp_path, TCD)
    assert "# đang xem" in (one / TH).read_text("utf-8")
    assert "<<<<<<<" not in (one / TH).read_text("utf-8")
    assert git(one, "stash", "list") == ""


def test_next_report_arrives_too_from_a_branch_that_could_not_follow(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    run("submit", "2024", "phong-th", cwd=other)
    put(one, TH, "ngay_gui: null", "ngay_gui: null # đang xem")
    run("submit", "2024", "ban-tcd", cwd=one)
    put(one, TCD, "so_nguoi_tiep: 1120", "so_nguoi_tiep: 1122")

    assert run("submit", "2024", "ban-tcd", cwd=one).code == 0
    assert "so_nguoi_tiep: 1122" in there(git, tmp_path, TCD)
    assert git(tmp_path / "kho chung.git", "log", "--format=%s", "main").count("Ban Tiếp công dân tỉnh") == 2


def test_other_commits_of_this_machine_go_along(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    run("submit", "2024", "phong-th", cwd=other)
    (one / "plans/dan-van.yaml").write_text(
        (one / "plans/dan-van.yaml").read_text("utf-8") + "# ghi chú\n", "utf-8"
    )
    git(one, "commit", "-qam", "Ghi chú kế hoạch")

    assert run("submit", "2024", "ban-tcd", cwd=one).code == 0
    assert "# ghi chú" in there(git, tmp_path, "plans/dan-van.yaml")


def test_other_commits_that_collide_do_not_stop_the_report(shared, run, git, tmp_path):
    one, other = shared("mot"), shared("hai")
    for root, word in ((other, "của nơi khác"), (one, "của máy này")):
        (root / "plans/dan-van.yaml").write_text(
            (root / "plans/dan-van.yaml").read_text("utf-8") + f"# {word}\n", "utf-8"
        )
        git(root, "commit", "-qam", "Ghi chú kế hoạch")
    git(other, "push", "-q")

    result = run("submit", "2024", "ban-tcd", cwd=one)

    assert result.code == 0
    assert "Máy này chưa lấy về được" in result.err
    assert "ngay_gui: 2024-11-04" in there(git, tmp_path, TCD)
    assert "# của nơi khác" in there(git, tmp_path, "plans/dan-van.yaml")
    assert "# của máy này" in (one / "plans/dan-van.yaml").read_text("utf-8")
    assert git(one, "status", "--porcelain") == ""


def test_day_of_each_commit_is_kept_on_the_way(shared, run, git, tmp_path):
    """A report saved in time without a network was not dated back (DV603) because it arrived later."""
    one, other = shared("mot"), shared("hai")
    put(one, TCD, "ngay_gui: null", "ngay_gui: 2024-11-03")
    git(one, "commit", "-qam", "Báo cáo", day="2024-11-03T16:00:00+07:00")
    run("submit", "2024", "phong-th", cwd=other)
    run("submit", "2024", "ban-tcd", cwd=one)

    kept = git(tmp_path / "kho chung.git", "log", "--format=%an %aI", "main", "--", TCD).splitlines()
    assert kept[-2] == "Trần Thị Hà 2024-11-03T16:00:00+07:00"


def test_eight_units_send_at_once_and_all_arrive(shared, git, tmp_path):
    roots = [shared(f"may-{number}") for number in range(8)]
    for number, root in enumerate(roots):
        put(root, TCD, "so_nguoi_tiep: 1120", f"so_nguoi_tiep: 112{number}")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "danvan_cli", "submit", "2024", "ban-tcd", "--keep", "mine"], cwd=root
        )
        for root in roots
    ]

    assert [process.wait(120) for process in running] == [0] * 8
    history = git(tmp_path / "kho chung.git", "log", "-p", "--format=", "main", "--", TCD)
    assert [number for number in range(8) if f"so_nguoi_tiep: 112{number}" not in history] == []


def test_remote_that_does_not_take_it_says_why(shared, run, tmp_path):
    root = shared("mot")
    hook = tmp_path / "kho chung.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'đang khóa sổ' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)

    result = run("submit", "2024", "ban-tcd", cwd=root)

    assert result.code == 1
    assert result.err.endswith(
        "Báo cáo đã lưu trên máy này nhưng kho chung không nhận (đang khóa sổ): "
        "báo người quản trị kho, rồi chạy lại lệnh này.\n"
    )


def test_their_version_cannot_be_taken_where_there_is_none(shared, run, tmp_path):
    root = shared("mot")
    (tmp_path / "kho chung.git").rename(tmp_path / "mất mạng")
    before = (root / TCD).read_bytes()

    result = run("submit", "2024", "ban-tcd", "--keep", "theirs", cwd=root)

    assert (result.code, (root / TCD).read_bytes()) == (1, before)
    assert result.err == (
        "danvan: chưa lấy được bản ở kho chung; xem lại mạng, và kho này đã nối với kho chung chưa\n"
    )

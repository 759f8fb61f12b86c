"""Killed at any moment, hundreds of times: every file is the old one or the new one, and the next run ends the work."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

KILLS = 50
SUBMISSIONS = 30
TCD = "reports/2024/ban-tcd.yaml"
LASTING = frozenset(
    {
        "os.rename",
        "os.link",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.chmod",
        "tempfile.mkstemp",
        "subprocess.Popen",
    }
)
"""What a process does that outlives it, beside what it writes into an open file; told before it is done."""


def contents_of(root):
    """Every file by its name, without git's own and what is being written beside its place."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".danvan-") and ".git" not in path.parts
    }


def begun(*arguments: str, until: int = 0) -> int:
    """Run a command in a process of its own, which dies before it does its ``until``-th lasting thing; its number."""
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            os.nice(5)
            done = 0

            def die_in_time(event: str, given: tuple[object, ...]) -> None:
                nonlocal done
                if event in LASTING or (event == "open" and isinstance(given[2], int) and given[2] & 3):
                    done += 1
                    if done == until:
                        os.killpg(0, signal.SIGKILL)

            sys.addaudithook(die_in_time)
            from danvan_cli.cli.run import run

            run(list(arguments))
        finally:
            os._exit(min(done, 255))
    return child


def killed(times, restore, *arguments: str):
    """Kill a command before each lasting thing it does, then at moments spread over the time it takes.

    Whatever it started dies with it. Yields the number of the kill, after it.
    """
    start = time.monotonic()
    steps = os.waitstatus_to_exitcode(os.waitpid(begun(*arguments), 0)[1])
    takes = time.monotonic() - start
    chance = random.Random(2024)
    assert steps > 2, "nothing that lasts was seen"
    for number in range(1, max(times, steps) + 1):
        restore()
        child = begun(*arguments, until=number if number <= steps else 0)
        if number > steps:
            time.sleep(chance.uniform(0, takes))
            try:
                os.killpg(child, signal.SIGKILL)
            except ProcessLookupError:  # not so far yet
                os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        yield number


def put_back(root, files):
    """Make the files of a workspace what they were."""
    for path in sorted(root.rglob("*"), reverse=True):
        name = path.relative_to(root).as_posix()
        if ".git" in path.parts:
            continue
        if path.is_file() and (name not in files or path.name.startswith(".danvan-")):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, data in files.items():
        if not (root / name).exists() or (root / name).read_bytes() != data:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)


def assert_always_whole(times, root, run, *arguments: str, least: int = 1):
    """The law: each file is the old one or the new one; what a kill left undone, the next run does."""
    before = contents_of(root)
    run(*arguments, cwd=root)
    after = contents_of(root)
    changed = {name for name in after if after[name] != before.get(name)}
    assert len(changed) >= least
    put_back(root, before)
    seen: Counter[int] = Counter()
    for _ in killed(times, lambda: put_back(root, before), *arguments):
        left = contents_of(root)
        assert set(before) <= set(left) <= set(after)
        assert all(data in (before.get(name), after[name]) for name, data in left.items())
        seen[sum(left.get(name) == after[name] for name in changed)] += 1
    assert sum(seen.values()) >= times
    assert seen[0], "no kill came before the first file was written"
    assert least == 1 or any(0 < written < len(changed) for written in seen), (
        "no kill hit the middle of the work"
    )
    run(*arguments, cwd=root)
    assert contents_of(root) == after


def test_killed_new(workspace, run):
    root = workspace()
    run("schema", cwd=root)

    assert_always_whole(KILLS, root, run, "new", "2026", "--with-last-year", least=4)


def test_killed_fmt(workspace, run):
    root = workspace()
    for path in (root / "reports").rglob("*.yaml"):
        path.write_text(re.sub(r"don_vi: (.+)", r'don_vi: "\1"', path.read_text("utf-8")), "utf-8")

    assert_always_whole(KILLS, root, run, "fmt", least=4)


def test_killed_approve(workspace, run):
    assert_always_whole(KILLS, workspace(), run, "approve", "2024", "ban-tcd", "--by", "Trần Thị Hà")


def test_killed_return(workspace, run):
    assert_always_whole(KILLS // 4, workspace(), run, "return", "2024", "ban-tcd", "--why", "Thiếu số liệu")


def test_killed_seal_and_unseal(workspace, run):
    root = workspace()
    for unit in ("ban-tcd", "phong-hcqt", "phong-th", "tt-pvks-tthc"):
        assert run("approve", "2024", unit, "--by", "Trần Thị Hà", cwd=root).code == 0

    assert_always_whole(KILLS, root, run, "seal", "2024")
    assert_always_whole(KILLS // 4, root, run, "unseal", "2024", "--why", "Sửa số liệu")


def test_killed_consolidate(workspace, run):
    root = workspace()
    run("consolidate", "2024", "--draft", cwd=root)  # an old file stands there

    assert_always_whole(KILLS, root, run, "consolidate", "2024")


# With git: whatever was killed, the repository can be used, and a lock that is left says how to go on


@pytest.fixture
def shared(workspace, git, tmp_path, monkeypatch):
    """A clone and its bare remote, where another unit has sent meanwhile; returns the clone and a way to restore."""
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")
    seed = workspace({TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")}, folder="goc")
    git(seed, "init", "-q", "-b", "main", "--template=")
    git(seed, "add", ".")
    git(seed, "commit", "-qm", "Mở kỳ", day="2023-10-31T08:00:00+07:00")
    kept, now = tmp_path / "kept", tmp_path / "now"
    kept.mkdir()
    git(kept, "clone", "-q", "--bare", "--template=", str(seed), "kho.git")
    git(kept, "clone", "-q", "--template=", "kho.git", "may")
    git(kept / "may", "remote", "set-url", "origin", "../kho.git")
    other = seed / "reports/2024/phong-th.yaml"
    other.write_text(other.read_text("utf-8") + "# gửi trước\n", "utf-8")
    git(seed, "commit", "-qam", "Phòng Tổng hợp")
    git(seed, "push", "-q", str(kept / "kho.git"), "main")

    def restore() -> None:
        shutil.rmtree(now, ignore_errors=True)
        shutil.copytree(kept, now)

    restore()
    return now / "may", restore


def locks_of(root):
    """The lock files that git left, made old, as they are when somebody comes back to them."""
    found = [path for folder in (root, root.parent / "kho.git") for path in folder.rglob("*.lock")]
    for path in found:
        os.utime(path, (1, 1))
    return found


def test_killed_submit(shared, run, git):
    root, restore = shared
    before = (root / TCD).read_bytes()
    assert run("submit", "2024", "ban-tcd", cwd=root).code == 0
    after = (root / TCD).read_bytes()
    arrived = git(root, "log", "-1", "--format=%s", "origin/main")
    assert arrived == "Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh"
    for number in killed(SUBMISSIONS, restore, "--root", str(root), "submit", "2024", "ban-tcd"):
        assert (root / TCD).read_bytes() in (before, after)
        assert git(root, "rev-parse", "--verify", "HEAD")
        assert "missing" not in git(root, "fsck", "--connectivity-only", "--no-dangling")
        locks = locks_of(root)
        if locks or number % 4 == 0:
            code, _, err = run("submit", "2024", "ban-tcd", root=root)
            if code:
                assert said_how_to_go_on(err, locks), err
                for path in locks:
                    path.unlink()
                if "git rebase --abort" in err:
                    git(root, "rebase", "--abort")
                code, _, err = run("submit", "2024", "ban-tcd", root=root)
            assert code == 0, err
            assert arrived in git(root.parent / "kho.git", "log", "--format=%s", "main").splitlines()
            assert "# gửi trước" in git(root, "show", f"origin/main:{TCD.replace('ban-tcd', 'phong-th')}")
            assert (root / TCD).read_bytes() == after


def said_how_to_go_on(err, locks):
    """Whether a refusal names the lock that is in the way, or how to leave what was begun."""
    return "git rebase --abort" in err or any(f"có tệp {path}." in err for path in locks)


def test_lock_that_was_left_behind_is_named_with_the_way_out(shared, run):
    root, _ = shared
    lock = root / ".git" / "index.lock"
    lock.write_bytes(b"")
    os.utime(lock, (1, 1))

    code, _, err = run("submit", "2024", "ban-tcd", cwd=root)

    assert code == 1
    assert err == (
        f"danvan: kho git đang bị khóa: có tệp {lock}. Hoặc một chương trình khác đang dùng kho này, hoặc lần trước "
        "máy tắt giữa chừng. Đóng các chương trình đó rồi chạy lại; vẫn bị thì xóa tệp khóa ấy rồi chạy lại. "
        f"Tệp {TCD} vẫn còn nguyên, không có gì bị mất\n"
    )


def test_lock_of_a_git_at_work_is_waited_for(shared, run):
    root, _ = shared
    lock = root / ".git" / "index.lock"
    lock.write_bytes(b"")
    releasing = subprocess.Popen(["sh", "-c", f'sleep 0.5; rm "{lock}"'])

    assert run("submit", "2024", "ban-tcd", cwd=root).code == 0
    assert releasing.wait(10) == 0


def test_killed_save(shared, run, git):
    root, restore = shared
    text = (root / TCD).read_text("utf-8").replace("luot_tiep: 866", "luot_tiep: 870")

    def begin() -> None:
        restore()
        (root / TCD).write_text(text, "utf-8")

    begin()
    assert run("save", cwd=root).code == 0
    arrived = git(root, "log", "-1", "--format=%s", "origin/main")
    assert arrived == "Sửa báo cáo 2024: Ban Tiếp công dân tỉnh"
    for number in killed(SUBMISSIONS, begin, "--root", str(root), "save"):
        assert (root / TCD).read_text("utf-8") == text
        assert git(root, "rev-parse", "--verify", "HEAD")
        assert "missing" not in git(root, "fsck", "--connectivity-only", "--no-dangling")
        locks = locks_of(root)
        if locks or number % 4 == 0:
            code, _, err = run("save", root=root)
            if code:
                assert "kho git đang bị khóa" in err or "chưa chuyển được" in err, err
                assert locks, err
                for path in locks:
                    path.unlink()
                code, _, err = run("save", root=root)
            assert code == 0, err
            sent = git(root.parent / "kho.git", "show", f"main:{TCD}")
            assert sent == text.rstrip("\n")
            assert git(root.parent / "kho.git", "show", "main:reports/2024/phong-th.yaml").endswith(
                "gửi trước"
            )

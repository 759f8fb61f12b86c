"""What is no plain file where a file should be: each is found and said in Vietnamese, nothing waits for it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")

TCD = "reports/2024/ban-tcd.yaml"
COMMANDS = (
    "validate --no-cache",
    "fmt",
    "new 2025",
    "consolidate 2024 --draft",
    "status 2024",
    "submit 2024 ban-tcd",
    "init .",
)
MOST_SECONDS = 120


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket must be short
        try:
            one.bind(path.name)
        finally:
            os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def way_out(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def folder(path: Path) -> None:
    path.mkdir()


KINDS = {
    pipe: "tệp đặc biệt này không thuộc về đây",
    listening: "tệp đặc biệt này không thuộc về đây",
    device: "đây là một liên kết, danvan không đi theo",
    circle: "đây là một liên kết, danvan không đi theo",
    way_out: "đây là một liên kết, danvan không đi theo",
    folder: "thư mục này không thuộc về đây",
}
PLACES = (
    TCD,
    "reports/2024/tong-hop.yaml",
    "reports/2024/niem-phong.yaml",
    "plans/khac.yaml",
    "reports/2025.yaml",
)


@pytest.fixture(autouse=True)
def _patience():
    """Nothing is waited for: what would be is stopped, far later than anything takes."""
    signal.signal(signal.SIGALRM, lambda *_: pytest.fail("danvan waits for something"))
    signal.alarm(MOST_SECONDS)
    yield
    signal.alarm(0)


def put(root: Path, place: str, kind: Callable[[Path], None]) -> None:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file():
        path.unlink()
    kind(path)


def state_of(root: Path) -> dict[str, object]:
    """What stands where, and every byte of what is a file."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() and not path.is_symlink() else
        stat.S_IFMT(path.lstat().st_mode)
        for path in sorted(root.rglob("*"))
    }  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_a_finding_at_its_place(workspace, run, kind, place):
    root = workspace()
    put(root, place, kind)

    code, out, _ = run("validate", "--format", "concise", cwd=root)

    found = [line for line in out.splitlines() if line.startswith(f"{place}:1:1: lỗi DV008: ")]
    assert code == 1
    assert len(found) == 1
    assert KINDS[kind] in found[0] or "kỳ báo cáo" in found[0]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_command_waits_follows_or_breaks(workspace, run, kind, command):
    root = workspace()
    for place in (TCD, "plans/khac.yaml", "templates/the-thuc.yaml", ".vscode/settings.json"):
        put(root, place, kind)
    before = state_of(root)

    code, _, err = run(*command.split(), cwd=root)

    assert code in (0, 1, 2)
    assert "lỗi của chương trình" not in err
    after = state_of(root)
    assert {name: after.get(name) for name in before} == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "place", ["plans/co-quan.yaml", "plans", "reports", "templates", "out/2024/bao-cao-tong-hop-2024.docx"]
)
def test_what_everything_rests_on_is_said_to_be_unusable(workspace, run, kind, place):
    root = workspace()
    if (root / place).is_dir():
        (root / place).rename(root / "khac")
    put(root, place, kind)

    for command in ("validate", "consolidate 2024"):
        code, out, err = run(*command.split(), root=root)
        assert code in (0, 1, 2)
        assert "lỗi của chương trình" not in err + out


def test_name_of_a_file_that_is_no_text_is_found_and_shown_harmlessly(workspace, run):
    root = workspace()
    names = [
        b"a\nb.yaml",
        b"\xff\xfe.yaml",
        b"\x1b[31m.yaml",
        "tên dài ".encode() * 20 + b".yaml",
        b"-rf.yaml",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(root / "reports/2024") + b"/" + name)).write_bytes(b"x")

    code, out, _ = run("validate", "--format", "concise", cwd=root)

    assert code == 1
    assert sum("DV008" in line for line in out.splitlines()) == len(names)
    assert all(sign.isprintable() or sign == "\n" for sign in out)
    assert run("fmt", cwd=root).code in (0, 1)
    assert run("status", "2024", cwd=root).code == 0
    assert run("export", "2024", cwd=root).code == 0


def test_a_name_as_long_as_names_may_be(workspace, run):
    root = workspace({f"reports/2024/{'a' * 250}.yaml": "x: 1\n"})

    code, out, err = run("validate", "--format", "concise", cwd=root)

    assert code == 1
    assert f"{'a' * 250}.yaml" in out
    assert "lỗi của chương trình" not in err


@pytest.mark.parametrize("command", ["validate", "fmt", "render"])
def test_a_name_longer_than_names_may_be_is_said(workspace, run, command):
    code, out, err = run(command, f"reports/2024/{'a' * 5000}.yaml", cwd=workspace())

    assert (code, out) == (2, "")
    assert err.startswith("danvan: ")
    assert "lỗi của chương trình" not in err


def test_a_name_with_nul_is_said(workspace, run):
    code, _, err = run("validate", "reports/2024/a\0b.yaml", cwd=workspace())

    assert code == 2
    assert "lỗi của chương trình" not in err


def as_nobody(root: Path, *arguments: str) -> tuple[int, str]:
    """Run a command as a user to whom nothing belongs; what it printed."""
    output = root.parent / "printed"
    child = os.fork()
    if child == 0:
        code = 99
        try:
            handle = os.open(output, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8")
            sys.stderr = os.fdopen(2, "w", encoding="utf-8")
            from danvan_cli.cli.run import run

            shutil.copytree(root, root.parent / "truoc", dirs_exist_ok=True)
            run(["--root", str(root.parent / "truoc"), *arguments])  # imports all before the rights go
            sys.stdout.flush()
            sys.stderr.flush()
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, 0)
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            code = run(["--root", str(root), *arguments])
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), output.read_text("utf-8")


@pytest.fixture
def open_to_all(workspace):
    """A workspace that everybody may read, unlike the folders of tests."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    shutil.copytree(workspace({"templates/the-thuc.yaml": "co_chu: 13\n"}), made / "so-lieu")
    yield made / "so-lieu"
    shutil.rmtree(made)


@pytest.mark.parametrize(
    "place", [TCD, "reports/2024", "plans/dan-van.yaml", "plans", "templates/the-thuc.yaml"]
)
@pytest.mark.parametrize("command", ["validate --no-cache", "status 2024", "fmt --check", "new 2024"])
def test_what_may_not_be_read_is_said_with_its_name(open_to_all, place, command):
    (open_to_all / place).chmod(0)
    try:
        code, out = as_nobody(open_to_all, *command.split())
    finally:
        (open_to_all / place).chmod(0o755)

    assert code == 2
    assert out.startswith("danvan: ")
    assert place in out
    assert "lỗi của chương trình" not in out
    assert "Errno" not in out


def test_what_may_not_be_written_is_said_with_its_name(open_to_all):
    before = state_of(open_to_all)

    for command in ("new 2025", "approve 2024 ban-tcd --by A", "consolidate 2024", "seal 2024", "init ."):
        code, out = as_nobody(open_to_all, *command.split())
        assert code in (1, 2), command
        assert "lỗi của chương trình" not in out, out
        assert "không có quyền" in out or "Chưa niêm phong" in out or "danvan: " in out, out

    assert state_of(open_to_all) == before

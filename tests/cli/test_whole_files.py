"""A file is written whole or not at all, even when the process is killed while it writes."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest

from danvan_cli.store import write
from danvan_cli.thethuc.package import is_untouched

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

DOCX = "out/2024/bao-cao-tong-hop-2024.docx"
KILLS = 20


class Slow:
    """A stream that takes its time, so that a kill hits the middle of a file."""

    def __init__(self, stream):
        self.stream = stream

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()

    def write(self, data: bytes) -> None:
        step = len(data) // 50 + 1
        for at in range(0, len(data), step):
            self.stream.write(data[at : at + step])
            self.stream.flush()
            time.sleep(0.001)

    def __getattr__(self, name):
        return getattr(self.stream, name)


def killed(folder, pause: float, *arguments: str) -> None:
    """Run a command in a process of its own and kill it so long after it began to write in ``folder``."""
    child = os.fork()
    if child == 0:
        try:
            real = os.fdopen
            write.os.fdopen = lambda *given: Slow(real(*given))
            from danvan_cli.cli.run import run

            run(list(arguments))
        finally:
            os._exit(0)
    end = time.monotonic() + 30
    while time.monotonic() < end and not (folder.is_dir() and any(folder.glob(".danvan-*.tmp"))):
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(0.001)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def pauses() -> list[float]:
    chance = random.Random(2024)
    return [chance.uniform(0, 0.09) for _ in range(KILLS)]


def test_killed_while_writing_leaves_no_file_or_a_whole_one(workspace, run, monkeypatch):
    root = workspace()
    run("consolidate", "2024", cwd=root)  # what it imports is there before the fork
    whole = (root / DOCX).read_bytes()
    monkeypatch.chdir(root)
    left = []
    for pause in pauses():
        for path in (root / "out/2024").iterdir():
            path.unlink()
        killed(root / "out/2024", pause, "consolidate", "2024")
        left.append((root / DOCX).read_bytes() if (root / DOCX).exists() else None)

    assert set(left) <= {None, whole}
    assert left.count(None) >= 5


def test_killed_while_writing_leaves_the_old_file_or_the_new_one(workspace, run, monkeypatch):
    root = workspace()
    run("consolidate", "2024", "--draft", cwd=root)
    old = (root / DOCX).read_bytes()
    run("consolidate", "2024", cwd=root)
    new = (root / DOCX).read_bytes()
    monkeypatch.chdir(root)
    left = []
    for pause in pauses()[:10]:
        (root / DOCX).write_bytes(old)
        for path in (root / "out/2024").glob(".danvan-*"):
            path.unlink()
        killed(root / "out/2024", pause, "consolidate", "2024")
        left.append((root / DOCX).read_bytes())

    assert set(left) <= {old, new}
    assert left.count(old) >= 2
    assert is_untouched(old)


def test_killed_new_leaves_no_half_report_and_nothing_that_looks_like_one(workspace, run, monkeypatch):
    root = workspace()
    run("new", "2026", cwd=root)
    whole = {path.name: path.read_bytes() for path in (root / "reports/2026").iterdir()}
    for path in (root / "reports/2026").iterdir():
        path.unlink()
    monkeypatch.chdir(root)
    for pause in pauses()[:5]:
        killed(root / "reports/2026", pause, "new", "2026")
    left = {path.name: path.read_bytes() for path in (root / "reports/2026").iterdir()}
    reports = {name: data for name, data in left.items() if not name.startswith(".")}
    assert all(whole[name] == data for name, data in reports.items())
    assert set(left) - set(reports), "no kill left a temporary file"

    found = run("validate", "--format", "concise", cwd=root).out

    assert not [line for line in found.splitlines() if ".danvan-" in line or "DV008" in line]


@pytest.mark.parametrize("failing", ["fsync", "chmod", "replace"])
def test_failure_of_the_disk_leaves_nothing_behind(workspace, run, monkeypatch, failing):
    root = workspace()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write.os, failing, refuse)
    code, out, err = run("consolidate", "2024", cwd=root)

    assert (code, out) == (2, "")
    assert err.startswith("danvan: ")
    assert list((root / "out/2024").iterdir()) == []


def test_new_file_has_the_rights_that_the_user_gives_new_files(workspace, run):
    root = workspace()
    mask = os.umask(0o027)
    try:
        run("consolidate", "2024", cwd=root)
    finally:
        os.umask(mask)

    assert (root / DOCX).stat().st_mode & 0o777 == 0o640


def test_overwritten_file_keeps_its_rights(workspace, run):
    root = workspace()
    run("consolidate", "2024", cwd=root)
    (root / DOCX).chmod(0o600)

    run("consolidate", "2024", cwd=root)

    assert (root / DOCX).stat().st_mode & 0o777 == 0o600

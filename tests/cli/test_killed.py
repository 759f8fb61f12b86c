"""Killed at any moment, a hundred times: every file is the old one or the new one, and the next run ends the work."""

from __future__ import annotations

import os
import random
import re
import signal
import time

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def contents_of(root):
    """Every file by its name, without what is being written beside its place."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".danvan-")
    }


def begun(*arguments: str) -> int:
    """Run a command in a process of its own, which gives way to others; returns its number."""
    child = os.fork()
    if child == 0:
        try:
            os.nice(5)
            from danvan_cli.cli.run import run

            run(list(arguments))
        finally:
            os._exit(0)
    return child


def killed_again_and_again(times, root, restore, *arguments: str):
    """Kill a command many times, at moments spread over the time it takes; yields what was left each time."""
    start = time.monotonic()
    os.waitpid(begun(*arguments), 0)
    takes = time.monotonic() - start
    chance = random.Random(2024)
    for _ in range(times):
        restore()
        child = begun(*arguments)
        time.sleep(chance.uniform(0, takes))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        yield contents_of(root)


def put_back(root, files):
    """Make the files of a workspace what they were."""
    for path in sorted(root.rglob("*"), reverse=True):
        name = path.relative_to(root).as_posix()
        if path.is_file() and (name not in files or path.name.startswith(".danvan-")):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, data in files.items():
        if not (root / name).exists() or (root / name).read_bytes() != data:
            (root / name).write_bytes(data)


def assert_always_whole(times, root, run, *arguments: str):
    """The law: each file is the old one or the new one; what a kill left undone, the next run does."""
    before = contents_of(root)
    run(*arguments, cwd=root)
    after = contents_of(root)
    changed = {name for name in after if after[name] != before.get(name)}
    assert len(changed) >= 4
    put_back(root, before)
    halfway = 0
    for left in killed_again_and_again(times, root, lambda: put_back(root, before), *arguments):
        assert set(before) <= set(left) <= set(after)
        assert all(data in (before.get(name), after[name]) for name, data in left.items())
        halfway += 0 < sum(left.get(name) == after[name] for name in changed) < len(changed)
    assert halfway >= 3, "no kill hit the middle of the work"
    run(*arguments, cwd=root)
    assert contents_of(root) == after


def test_killed_new(workspace, run):
    root = workspace()
    run("schema", cwd=root)

    assert_always_whole(40, root, run, "new", "2026", "--with-last-year")


def test_killed_fmt(workspace, run):
    root = workspace()
    for path in (root / "reports").rglob("*.yaml"):
        path.write_text(re.sub(r"don_vi: (.+)", r'don_vi: "\1"', path.read_text("utf-8")), "utf-8")

    assert_always_whole(60, root, run, "fmt")

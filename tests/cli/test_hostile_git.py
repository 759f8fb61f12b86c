"""A repository whose settings name programs, and names made to be taken for options: looking runs nothing of it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")

TCD = "reports/2024/ban-tcd.yaml"
LOOKING = (
    ("validate", "--no-cache"),
    ("status", "2024"),
    ("review", "2024"),
    ("difficulties", "2024"),
    ("diff", "HEAD"),
    ("diff", "HEAD~1", "HEAD"),
    ("export", "2024", "--format", "json"),
    ("consolidate", "2024", "--draft", "-o", "out/a.docx"),
    ("render", TCD, "-o", "out/b.docx"),
    ("verify", "out/a.docx"),
    ("trace", "out/a.docx"),
    ("fmt", "--check"),
    ("doctor",),
)


@pytest.fixture
def trapped(workspace, git, tmp_path):
    """A repository with every program that git could start set to leave a trace; returns root and trace."""
    root = workspace()
    trace, trap = tmp_path / "trace", tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $*" >> "{trace}"\ncat 2>/dev/null\n')
    trap.chmod(0o755)
    git(root, "init", "-q", "-b", "main")
    (root / ".gitattributes").write_text("*.yaml filter=trap diff=trap\n")
    for number in (1, 2):
        git(root, "add", ".")
        git(root, "commit", "-qm", "Lưu")
        (root / TCD).write_text((root / TCD).read_text("utf-8") + f"# {number}\n", "utf-8")
    settings = {
        "core.fsmonitor": trap,
        "core.pager": trap,
        "core.editor": trap,
        "core.sshCommand": trap,
        "core.hooksPath": tmp_path / "hooks",
        "diff.external": trap,
        "diff.trap.command": trap,
        "diff.trap.textconv": trap,
        "filter.trap.clean": trap,
        "filter.trap.smudge": trap,
        "filter.trap.required": "true",
        "gpg.program": trap,
        "log.showSignature": "true",
        "interactive.diffFilter": trap,
        "alias.status": f"!{trap}",
        "alias.log": f"!{trap}",
    }
    for key, value in settings.items():
        git(root, "config", key, str(value))
    (tmp_path / "hooks").mkdir()
    for hook in (
        "post-index-change",
        "post-checkout",
        "pre-commit",
        "reference-transaction",
        "fsmonitor-watchman",
    ):
        (tmp_path / "hooks" / hook).symlink_to(trap)
    trace.unlink(missing_ok=True)
    return root, trace


def test_traps_catch_who_looks_without_care(trapped):
    root, trace = trapped
    for arguments in (["status", "--porcelain"], ["log", "-Gngay_gui", "-p"], ["diff"]):
        subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)

    assert trace.read_text().count("\n") >= 3


@pytest.mark.parametrize("command", LOOKING, ids=lambda words: " ".join(words[:2]))
def test_looking_starts_no_program_that_a_repository_names(trapped, run, command):
    root, trace = trapped
    if command[-1].endswith("a.docx") and command[0] != "consolidate":
        run("consolidate", "2024", "--draft", "-o", "out/a.docx", cwd=root)

    code, _, err = run(*command, cwd=root)

    assert code in (0, 1), err
    assert not trace.exists(), trace.read_text()


def test_changed_report_is_seen_without_the_filter(trapped, run):
    root, _ = trapped

    found = run("validate", "--format", "concise", "--select", "DV605", cwd=root).out

    assert [line.partition(":")[0] for line in found.splitlines() if "DV605" in line] == [TCD]


@pytest.mark.parametrize("name", ["-x", "--upload-pack=touch${IFS}trap", "-c", "--help"])
def test_revision_that_looks_like_an_option_is_none(workspace, run, git, name):
    root = workspace()
    git(root, "init", "-q")

    code, out, err = run("diff", "--", name, cwd=root)

    assert (code, out) == (2, "")
    assert err.startswith("danvan: ")
    assert not (root / "trap").exists()


@pytest.mark.parametrize("unit", ["-x", "--help", "../ban-tcd", "../../etc/passwd", "ban-tcd\n", "", "."])
@pytest.mark.parametrize("command", ["approve", "return", "submit"])
def test_unit_that_is_none_reaches_neither_git_nor_a_file(workspace, run, git, command, unit):
    root = workspace()
    git(root, "init", "-q", "-b", "main")
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    why = ["--why", "thiếu"] if command == "return" else []

    code, _, err = run(command, *why, "--", "2024", unit, cwd=root)

    assert code == 2
    assert err.startswith("danvan: không có đơn vị mang mã")
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_branch_and_remote_that_look_like_options_are_names(workspace, run, git, tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")
    root = workspace({TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")})
    git(root, "init", "-q", "-b", "main")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "kho.git")
    with (root / ".git" / "config").open("a") as config:
        config.write(f'[remote "--upload-pack=touch trap"]\n\turl = {tmp_path / "kho.git"}\n')
        config.write('[branch "-x"]\n\tremote = "--upload-pack=touch trap"\n')
    (root / ".git" / "HEAD").write_text("ref: refs/heads/-x\n")

    code, _, err = run("submit", "2024", "ban-tcd", cwd=root)

    assert not list(tmp_path.rglob("trap"))
    assert "lỗi của chương trình" not in err
    assert code in (0, 1)
    assert "ngay_gui: 2024-11-04" in (root / TCD).read_text("utf-8")


def test_message_and_author_that_look_like_options_are_texts(workspace, run, git, monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")
    office = "plans/co-quan.yaml"
    root = workspace({office: ("ten: Ban Tiếp công dân tỉnh", 'ten: "--amend -x"')})
    report = Path(root / TCD)
    report.write_text(report.read_text("utf-8").replace("Nguyễn Văn An", '"-F /etc/passwd"'), "utf-8")
    git(root, "init", "-q", "-b", "main")

    code, _, err = run("submit", "2024", "ban-tcd", cwd=root)

    assert code == 0, err
    assert git(root, "log", "-1", "--format=%s|%an") == "Báo cáo kỳ 2024: --amend -x|-F /etc/passwd"

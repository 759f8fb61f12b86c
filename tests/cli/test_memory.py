"""The same call twice: the same answer, at once, and a new one as soon as anything it depends on changes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from danvan_cli.cli.memory import key_of, pack, unpack

TCD = "reports/2024/ban-tcd.yaml"
WRONG = {TCD: ("luot_tiep: 866", "luot_tiep: 1.204")}
CLEAN = (0, "", "Không có lỗi (đã kiểm tra 10 tệp).\n")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--format", "concise"),
        ("--format", "json"),
        ("--format", "github"),
        ("--format", "sarif"),
        ("--select", "DV1"),
        ("2024",),
        (TCD,),
    ],
)
def test_second_answer_is_the_same(workspace, run, words):
    root = workspace(WRONG)

    first = run("validate", *words, cwd=root)

    assert first.code == 1
    assert run("validate", *words, cwd=root) == first


def test_mended_file_gives_a_new_answer(workspace, run):
    root = workspace(WRONG)
    assert run("validate", cwd=root).code == 1
    (root / TCD).write_text((root / TCD).read_text("utf-8").replace("1.204", "866"), "utf-8")

    assert run("validate", cwd=root) == CLEAN


@pytest.mark.parametrize(
    "call",
    [
        ("validate",),
        ("status", "2024"),
        ("review", "2024"),
        ("difficulties", "2024"),
        ("diff", "2023", "2024"),
        ("fmt", "--check"),
    ],
    ids=" ".join,
)
def test_memory_is_not_asked_with_no_cache(workspace, run, tmp_path, call):
    assert run(*call, "--no-cache", cwd=workspace()).code == 0

    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "call",
    [
        ("validate",),
        ("fmt", "--check"),
        ("diff", "2023", "2024"),
        ("difficulties", "2024", "--format", "json"),
        ("review", "2024"),
        ("--help",),
        ("validate", "-h"),
        ("--version",),
        ("explain", "DV401"),
    ],
    ids=" ".join,
)
def test_second_answer_needs_no_library(workspace, run, call):
    root = workspace()
    first = run(*call, cwd=root)
    code = (
        "import sys; from danvan_cli.cli.run import run; code = run(sys.argv[1:]); "
        "loaded = [name for name in ('typer', 'click', 'pydantic', 'yaml', 'pathlib') if name in sys.modules];"
        "sys.stderr.write(f'{code}{loaded}')"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, *call], cwd=root, env=dict(os.environ), capture_output=True, check=True
    )

    assert done.stdout.decode() == first.out
    assert done.stderr.decode() == f"{first.err}{first.code}[]"


@pytest.mark.parametrize(
    "change",
    [("COLUMNS", "60"), ("NO_COLOR", "1"), ("DANVAN_TODAY", "2030-01-01"), ("DANVAN_ROOT", "/")],
    ids=lambda change: change[0],
)
def test_another_environment_is_another_question(workspace, monkeypatch, change):
    monkeypatch.chdir(workspace())
    before = key_of(["validate", "--format", "text"])
    monkeypatch.setenv(*change)

    assert before is not None
    assert key_of(["validate", "--format", "text"]) != before


def test_word_that_becomes_a_file_is_another_question(workspace, monkeypatch):
    root = workspace()
    monkeypatch.chdir(root)
    before = key_of(["validate", "2024"])
    (root / "2024").write_text("")

    assert key_of(["validate", "2024"]) != before


@pytest.mark.parametrize("call", [["--root", "{root}", "validate"], ["--root={root}", "validate"]])
def test_root_may_be_named(workspace, call):
    root = str(workspace())

    assert key_of([word.format(root=root) for word in call]) is not None


@pytest.mark.parametrize(
    "call",
    [
        [],
        ["consolidate", "2024"],
        ["new", "2025"],
        ["--root", "--help", "new", "2025"],
        ["consolidate", "2024", "-o", "--help"],
        ["--bogus", "x", "validate"],
        ["validate", "--no-cache"],
        ["diff", "2023", "2024", "-o", "so-sanh.txt"],
        ["diff", "HEAD~1"],
        ["diff", "HEAD", "main"],
        ["review", "2024", "--output", "ban-xem.txt"],
    ],
    ids=" ".join,
)
def test_call_that_writes_or_must_look_anew_is_never_answered_from_memory(workspace, monkeypatch, call):
    monkeypatch.chdir(workspace())

    assert key_of(call) is None


def test_call_that_could_not_run_is_not_remembered(workspace, run, tmp_path):
    result = run("validate", "2031", cwd=workspace())

    assert result.code == 2
    assert not (tmp_path / "cache").exists()


def test_answer_keeps_both_outputs_apart():
    assert unpack(pack(1, "lỗi DV401\n", "1 lỗi\n")) == (1, "lỗi DV401\n", "1 lỗi\n")


def test_commit_is_another_question(workspace, git, run):
    root = workspace()
    git(root, "init", "-q")
    assert run("validate", "--format", "concise", cwd=root).out.count("lưu ý DV605") == 10
    git(root, "add", ".")
    git(root, "commit", "-qm", "Lưu", day="2023-10-31T08:00:00+07:00")

    assert run("validate", "--format", "concise", cwd=root) == (0, "", "")

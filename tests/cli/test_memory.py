"""``danvan validate`` twice: the same answer, at once, and a new one as soon as anything changes."""

from __future__ import annotations

import subprocess
import sys

import pytest

TCD = "reports/2024/ban-tcd.yaml"
WRONG = {TCD: ("luot_tiep: 866", "luot_tiep: 1.204")}


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "sarif"])
def test_second_answer_is_the_same(workspace, run, form):
    root = workspace(WRONG)

    first = run("validate", "--format", form, cwd=root)

    assert first.code == 1
    assert run("validate", "--format", form, cwd=root) == first


def test_mended_file_gives_a_new_answer(workspace, run):
    root = workspace(WRONG)
    assert run("validate", cwd=root).code == 1
    (root / TCD).write_text((root / TCD).read_text("utf-8").replace("1.204", "866"), "utf-8")

    assert run("validate", cwd=root) == (0, "", "Không có lỗi (đã kiểm tra 10 tệp).\n")


def test_memory_is_not_asked_with_no_cache(workspace, run, tmp_path):
    run("validate", "--no-cache", cwd=workspace())

    assert not (tmp_path / "cache").exists()


def test_second_run_reads_no_model(workspace, run):
    root = workspace()
    run("validate", cwd=root)
    code = (
        "import sys; from danvan_cli.cli.run import run; run(['validate']); "
        "print([name for name in ('pydantic', 'yaml', 'jinja2') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)

    assert done.stdout.decode().strip() == "[]"

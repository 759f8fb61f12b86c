"""Starting costs little: heavy libraries are imported by the command that needs them (05 “Shape”)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pydantic", "yaml", "jinja2", "lxml", "docx", "simplejson", "rich.console")
ASK = """
import sys
from danvan_cli.cli.run import run
code = run(sys.argv[1:])
sys.stderr.write("\\n%d %s" % (code, " ".join(name for name in {heavy!r} if name in sys.modules)))
"""


def after(*arguments: str, cwd: Path) -> tuple[str, set[str]]:
    """Run a command in a process of its own; returns its output and the heavy modules that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(heavy=HEAVY), *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    _, *imported = done.stderr.decode("utf-8").split("\n")[-1].split()
    return done.stdout.decode("utf-8"), set(imported)


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("validate", "--help"), ("consolidate", "-h")]
)
def test_asking_for_help_imports_nothing_heavy(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    out, imported = after(*arguments, cwd=tmp_path)

    assert out
    assert imported == set()


def test_explaining_a_code_reads_no_data(tmp_path: Path) -> None:
    out, imported = after("explain", "DV401", cwd=tmp_path)

    assert "DV401" in out
    assert imported & {"pydantic", "yaml", "jinja2", "lxml", "docx"} == set()


def test_validating_writes_no_documents(tmp_path: Path) -> None:
    base = Path(__file__).parents[1] / "examples" / "nen"

    _, imported = after("--root", str(base), "validate", cwd=tmp_path)

    assert {"pydantic", "yaml"} <= imported
    assert imported & {"jinja2", "lxml", "docx"} == set()

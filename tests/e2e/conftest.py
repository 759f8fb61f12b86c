"""What the tests from end to end share: programs of this machine, and the shipped sample on paper."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest


class Page(NamedTuple):
    """A page as laid out: its lines without blank ones, and whether it lies on its side."""

    lines: list[str]
    landscape: bool


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes many seconds; always run all the same")


def lacking(what: str) -> None:
    """Skip on a desk that lacks a program, fail where everything must run."""
    if os.environ.get("CI"):
        pytest.fail(f"thiếu {what}")
    pytest.skip(f"thiếu {what}")


def clean(**variables: str) -> dict[str, str]:
    """The environment without what belongs to this checkout."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DANVAN_", "GIT_", "PYTHON", "VIRTUAL_ENV")) and name != "SOURCE_DATE_EPOCH"
    }
    return kept | {"DANVAN_TODAY": "2025-01-15"} | variables


def run_program(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Run a program that must succeed; return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean(**variables),
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout.decode()}\n{done.stderr.decode()}"
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="session")
def execute():
    """``run_program``, for tests."""
    return run_program


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the shipped sample, consolidated for 2024."""
    root = tmp_path_factory.mktemp("mau") / "so-lieu"
    root.mkdir()
    danvan = (sys.executable, "-m", "danvan_cli")
    variables = {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    run_program(*danvan, "init", "--sample", cwd=root, **variables)
    run_program(*danvan, "consolidate", "2024", cwd=root, **variables)
    return root


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory):
    """Convert a DOCX to PDF with LibreOffice; returns its pages."""
    missing = [tool for tool in ("soffice", "pdftotext", "pdfinfo") if shutil.which(tool) is None]
    if missing:
        lacking(", ".join(missing))

    def pages(docx: Path) -> list[Page]:
        folder = tmp_path_factory.mktemp("pdf")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run_program(
            "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, docx, cwd=folder
        )
        pdf = folder / f"{docx.stem}.pdf"
        texts = run_program("pdftotext", "-layout", pdf, "-", cwd=folder).removesuffix("\f").split("\f")
        sizes = re.findall(
            r"^Page +\d+ size: +([\d.]+) x ([\d.]+) pts",
            run_program("pdfinfo", "-f", "1", "-l", str(len(texts)), pdf, cwd=folder),
            re.MULTILINE,
        )
        assert len(sizes) == len(texts)
        return [
            Page([line.strip() for line in text.splitlines() if line.strip()], float(width) > float(height))
            for text, (width, height) in zip(texts, sizes, strict=True)
        ]

    return pages


@pytest.fixture(scope="session")
def printed(sample: Path, soffice) -> list[Page]:
    """The pages of the sample's consolidated report."""
    return soffice(sample / "out/2024/bao-cao-tong-hop-2024.docx")

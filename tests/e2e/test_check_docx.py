"""The linter on files of real programs: what danvan makes, and what LibreOffice makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DANVAN = (sys.executable, "-m", "danvan_cli")


@pytest.fixture(scope="session")
def saved_again(tmp_path_factory: pytest.TempPathFactory, execute):
    """Convert a file with LibreOffice, by way of other formats if asked."""
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail("thiếu soffice")
        pytest.skip("thiếu soffice")

    def convert(source: Path, *formats: str) -> Path:
        folder = tmp_path_factory.mktemp("libreoffice")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        for form in formats:
            target = folder / form
            execute(
                "soffice", profile, "--headless", "--convert-to", form, "--outdir", target, source, cwd=folder
            )
            source = target / f"{source.stem}.{form}"
        return source

    return convert


@pytest.fixture(scope="session")
def report(sample: Path) -> Path:
    return sample / "out/2024/bao-cao-tong-hop-2024.docx"


def findings(execute, file: Path) -> str:
    return execute(*DANVAN, "check-docx", "--strict", file, cwd=file.parent)


def test_consolidated_report_has_no_finding(execute, report):
    assert findings(execute, report) == ""


@pytest.mark.parametrize("formats", [("docx",), ("odt", "docx")])
def test_report_saved_by_libreoffice_has_no_finding(execute, report, saved_again, formats):
    assert findings(execute, saved_again(report, *formats)) == ""


@pytest.mark.parametrize(
    ("form", "said"),
    [("odt", "OpenDocument (.odt)"), ("rtf", "RTF"), ("pdf", "PDF"), ("doc", "Word 97–2003 (.doc)")],
)
def test_report_in_another_format_is_named(sample, report, saved_again, form, said):
    file = saved_again(report, form)
    done = subprocess.run(
        [*DANVAN, "check-docx", str(file)], cwd=sample, capture_output=True, timeout=60, check=False
    )

    assert done.returncode == 1
    assert f"lỗi TT001: đây là tệp {said}, không phải .docx" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("options", [("--draft",), ("--number", "5", "--date", "2024-02-05")])
def test_report_made_with_options_has_no_finding(execute, sample, tmp_path, options):
    target = tmp_path / "bao-cao.docx"
    execute(*DANVAN, "consolidate", "2023", *options, "-o", target, cwd=sample)

    assert findings(execute, target) == ""

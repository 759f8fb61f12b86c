"""A Word file as PDF: what happens where LibreOffice is missing, silent or failing. The real one: ``e2e``."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import time
from pathlib import Path

import pytest

from danvan_cli.exchange.pdf import NoPdf, fonts_in, pdf_of


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Put a program in LibreOffice's place that runs some lines of Python."""

    def place(body: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{body}\n", "utf-8")
        program.chmod(0o755)
        monkeypatch.setattr("shutil.which", lambda name: str(program) if name == "soffice" else None)

    return place


def test_machine_without_libreoffice_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(NoPdf, match="máy này chưa có LibreOffice"):
        pdf_of(b"x")


def test_bytes_that_libreoffice_made_come_back(office):
    office(
        "pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_bytes(b'%PDF ' + pathlib.Path(sys.argv[-1]).read_bytes())"
    )

    assert pdf_of(b"van ban") == b"%PDF van ban"


def test_profile_is_its_own(office):
    office("pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_text(sys.argv[1])")

    assert b"-env:UserInstallation=file:///" in pdf_of(b"x")


def test_libreoffice_that_makes_nothing_is_told(office):
    office("sys.exit(0)")

    with pytest.raises(NoPdf, match="LibreOffice không làm được PDF"):
        pdf_of(b"x")


def test_libreoffice_that_hangs_is_stopped(office, monkeypatch):
    office("time.sleep(60)")
    monkeypatch.setattr("danvan_cli.exchange.pdf.SECONDS", 0.2)

    with pytest.raises(NoPdf, match="không trả lời"):
        pdf_of(b"x")


def test_what_a_hanging_libreoffice_started_ends_with_it(office, monkeypatch, tmp_path):
    """LibreOffice's starter is not what works; what works holds a lock here for as long as it lives."""
    lock = tmp_path / "lock"
    works = f"import fcntl, time; file = open({str(lock)!r}, 'w'); fcntl.flock(file, 2); time.sleep(60)"
    office(
        f"import subprocess; subprocess.Popen([sys.executable, '-c', {works!r}])\n"
        f"while not pathlib.Path({str(lock)!r}).exists(): time.sleep(0.01)\ntime.sleep(60)"
    )
    monkeypatch.setattr("danvan_cli.exchange.pdf.SECONDS", 2)

    with pytest.raises(NoPdf):
        pdf_of(b"x")

    assert _is_free(lock)


def _is_free(lock: Path) -> bool:
    with lock.open("w") as file:
        for _ in range(100):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.05)
            else:
                return True
    return False


def test_program_that_cannot_run_is_told(office, monkeypatch):
    office("pass")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(subprocess, "Popen", refuse)

    with pytest.raises(NoPdf, match="không chạy được LibreOffice"):
        pdf_of(b"x")


def test_fonts_are_named_without_their_subset():
    pdf = b"<</Type/Font/BaseFont/BAAAAA+TimesNewRomanPS-BoldMT>> <</BaseFont /LiberationSerif>>"

    assert fonts_in(pdf) == {"TimesNewRomanPS-BoldMT", "LiberationSerif"}

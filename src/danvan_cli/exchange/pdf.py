"""A Word file as PDF, made by the LibreOffice of this machine. Knows programs and bytes, nothing of what they say."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

SECONDS = 180
"""A document of hundreds of pages takes some; what takes longer hangs."""
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([A-Za-z0-9#+-]+)")


class NoPdf(Exception):
    """No PDF was made; the message is Vietnamese and says what to do."""


def office_program() -> str | None:
    """Return the LibreOffice of this machine, or ``None``."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def pdf_of(docx: bytes) -> bytes:
    """Return a Word file as PDF; raises ``NoPdf``.

    LibreOffice runs with a profile of its own, so that one that is open is neither disturbed nor in the way.
    """
    program = office_program()
    if program is None:
        raise NoPdf(
            "máy này chưa có LibreOffice nên chưa làm được PDF; cài LibreOffice Writer, "
            "hoặc mở tệp Word rồi lưu thành PDF"
        )
    with tempfile.TemporaryDirectory(prefix="danvan-pdf-") as folder:
        source = Path(folder) / "van-ban.docx"
        source.write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'ho-so').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            _run(command)
        except subprocess.TimeoutExpired:
            raise NoPdf(f"LibreOffice không trả lời sau {SECONDS} giây nên chưa có PDF; thử lại") from None
        except OSError:
            raise NoPdf(
                "không chạy được LibreOffice nên chưa có PDF; cài lại LibreOffice rồi thử lại"
            ) from None
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise NoPdf("LibreOffice không làm được PDF từ tệp này; mở tệp Word và lưu thành PDF")
        return made.read_bytes()


def _run(command: list[str]) -> None:
    """Run a program to its end; one that takes too long, or is no longer waited for, ends with all it started.

    LibreOffice is started by a starter: ending that alone leaves the one that works, and writes, behind.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(SECONDS)
    except BaseException:
        if os.name == "nt":
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
            )
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise


def fonts_in(pdf: bytes) -> frozenset[str]:
    """Return the names of the fonts in a PDF, as far as they stand in the open."""
    return frozenset(name.decode("ascii") for name in _FONT.findall(pdf))

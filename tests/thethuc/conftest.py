"""What the tests of the engine share: a way to write the vocabulary without its root, and LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danvan_cli.thethuc.docx import Properties, write_docx
from danvan_cli.thethuc.outline import outline
from danvan_cli.thethuc.package import unpack
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import read_document

PROPERTIES = Properties(
    title="Báo cáo công tác dân vận",
    author="Văn phòng UBND tỉnh",
    subject="Công tác dân vận",
    keywords="dân vận",
    commit="a" * 40,
    input_digest="b" * 64,
    version="0.1.0",
    timestamp=datetime(2024, 11, 5, 7, 30, 1, tzinfo=UTC),
)


class Sample:
    """A document written from ``body`` inside a root with ``attributes``."""

    def __init__(self, body: str, style: HouseStyle | None = None, **attributes: str) -> None:
        given = {"loai": "bao-cao", "co_quan": "VĂN PHÒNG"} | attributes
        root = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in given.items())
        self.document = read_document(f"<van-ban {root}>{body}</van-ban>")
        self.docx = write_docx(self.document, style or HouseStyle(), PROPERTIES)

    @property
    def lines(self) -> list[str]:
        """The outline without blank lines."""
        return [line for line in outline(self.docx).splitlines() if line]

    @property
    def body(self) -> list[str]:
        """The lines after the head of the document."""
        rows = [number for number, line in enumerate(self.lines) if line.startswith("| ")]
        return self.lines[rows[1] + 1 :]

    def part(self, name: str) -> str:
        """The text of one part of the file."""
        return unpack(self.docx)[name].decode("utf-8")


@pytest.fixture
def sample() -> type[Sample]:
    return Sample


@pytest.fixture
def properties() -> Properties:
    return PROPERTIES


@pytest.fixture
def report_xml() -> str:
    return (Path(__file__).parent / "golden" / "bao-cao.xml").read_text(encoding="utf-8")


@pytest.fixture
def soffice(tmp_path):
    """Convert a file to PDF and return the text of its pages, as laid out."""
    missing = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
    if missing:
        message = f"thiếu {', '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)

    def pages(docx: bytes) -> list[str]:
        source = tmp_path / "van-ban.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        options = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run(
            ["soffice", profile, *options, str(source)], check=True, capture_output=True, timeout=120
        )
        pdf = source.with_suffix(".pdf")
        text = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
        ).stdout.decode("utf-8")
        return text.removesuffix("\f").split("\f")

    return pages

"""``danvan consolidate --pdf`` with the real LibreOffice."""

from __future__ import annotations

import shutil
import sys


def test_pdf_of_the_sample_has_its_pages(sample, execute, printed):
    assert shutil.which("soffice")
    danvan = (sys.executable, "-m", "danvan_cli")
    execute(*danvan, "consolidate", "2024", "--pdf", "-o", "Báo cáo năm 2024.docx", cwd=sample)

    info = execute("pdfinfo", "Báo cáo năm 2024.pdf", cwd=sample)

    assert f"Pages:           {len(printed)}\n" in info

"""Whole documents: what a person would read, and what LibreOffice makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_cli.thethuc.docx import write_docx
from danvan_cli.thethuc.outline import outline
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import read_document

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("source", sorted(GOLDEN.glob("*.xml")), ids=lambda path: path.stem)
def test_outline(source, properties):
    made = write_docx(read_document(source.read_text(encoding="utf-8")), HouseStyle(), properties)
    assert outline(made) == source.with_suffix(".txt").read_text(encoding="utf-8")


def test_no_golden_is_stale():
    sources = {path.stem for path in GOLDEN.glob("*.xml")}
    assert sources == {path.stem for path in GOLDEN.glob("*.txt")} == {"bao-cao", "cong-van"}


@pytest.mark.parametrize(("co_chu", "count"), [(13, 4), (14, 5)])
def test_libreoffice_lays_the_report_out_as_meant(soffice, report_xml, properties, co_chu, count):
    # The narrowest page that the decree allows.
    house = HouseStyle(co_chu=co_chu, le_trai=35, le_phai=20)
    pages = [
        [line.strip() for line in page.splitlines() if line.strip()]
        for page in soffice(write_docx(read_document(report_xml), house, properties))
    ]
    assert len(pages) == count
    assert all(page[0] == "SỐ LIỆU MINH HỌA" for page in pages)
    first, second, *_ = pages
    assert first[1].endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert first[2].endswith("Độc lập - Tự do - Hạnh phúc")
    assert first[3].startswith("Số:")
    assert "ngày" in first[3]
    assert second[1] == "2"
    assert [page[1] for page in pages[-2:]] == ["Phụ lục I", "Phụ lục II"]
    closing = " ".join(pages[-3])
    assert "xem xét" in closing
    assert "PHÓ CHÁNH VĂN PHÒNG" in closing
    assert "Nguyễn Văn A" in closing

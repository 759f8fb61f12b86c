"""The consolidated report at both sizes and at the ends of what the decree allows, as LibreOffice lays it out.

Margins are 20–25, 20–25, 30–35 and 15–20 mm (PL I, mục I.3). Where words stand is read from the PDF, in points.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

DANVAN = (sys.executable, "-m", "danvan_cli")
MM = 72 / 25.4
#: How far LibreOffice may be off: borders of tables and the overhang of letters, in points.
SLACK = 3.0
WIDE = "le: { tren: 20, duoi: 20, trai: 30, phai: 15 }\n"
NARROW = "le: { tren: 25, duoi: 25, trai: 35, phai: 20 }\n"
LOOSE = "thut_dong: 1.27\ngian_dong: 1.5\ngian_doan: 12\n"
HOUSES = {
    "13-wide": (f"co_chu: 13\n{WIDE}", (20, 20, 30, 15)),
    "13-narrow": (f"co_chu: 13\n{NARROW}", (25, 25, 35, 20)),
    "14-wide": (f"co_chu: 14\n{WIDE}", (20, 20, 30, 15)),
    "14-narrow": (f"co_chu: 14\n{NARROW}", (25, 25, 35, 20)),
    "14-narrow-loose": (f"co_chu: 14\n{NARROW}{LOOSE}", (25, 25, 35, 20)),
}
HTML = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A page in points; ``rules`` are the ends (x, y) of every line that is drawn: those of tables and of the head."""

    width: float
    height: float
    words: list[Word]
    rules: list[tuple[float, float]]

    def line_of(self, *texts: str) -> list[Word] | None:
        """The words of a row of texts that stand side by side on one line, or ``None``."""
        for at in range(len(self.words) - len(texts) + 1):
            row = self.words[at : at + len(texts)]
            if tuple(word.text for word in row) == texts:
                level = all(abs(word.bottom - row[0].bottom) < 1 for word in row)
                return row if level and [*row] == sorted(row, key=lambda word: word.left) else None
        return None


class Paper(NamedTuple):
    pages: list[Page]
    margins: tuple[int, int, int, int]


@pytest.fixture(scope="module", params=HOUSES)
def paper(request, tmp_path_factory, execute, soffice) -> Paper:  # noqa: ARG001 - asks whether there is a LibreOffice
    """The report of the shipped sample in a house style."""
    house, margins = HOUSES[request.param]
    root = tmp_path_factory.mktemp("le") / "so-lieu"
    root.mkdir()
    alone = {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    execute(*DANVAN, "init", "--sample", cwd=root, **alone)
    (root / "templates/the-thuc.yaml").write_text(house, "utf-8")
    name = "Phạm Xuân Duệ"
    signed = ("--number", "1234", "--date", "20/11/2024", "--signer", name)
    execute(*DANVAN, "consolidate", "2024", *signed, "-o", "a.docx", cwd=root, **alone)
    profile = f"-env:UserInstallation={(root.parent / 'profile').as_uri()}"
    execute("soffice", profile, "--headless", "--convert-to", "pdf", "a.docx", cwd=root)
    return Paper(_pages(root / "a.pdf", execute), margins)


def _pages(pdf: Path, execute) -> list[Page]:
    execute("pdftotext", "-bbox", pdf, "a.html", cwd=pdf.parent)
    found = []
    for number, page in enumerate(ElementTree.parse(pdf.parent / "a.html").iter(f"{HTML}page"), 1):
        words = [
            Word(word.text or "", *(float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")))
            for word in page.iter(f"{HTML}word")
        ]
        svg = ("-svg", "-f", str(number), "-l", str(number))
        execute("pdftocairo", *svg, pdf, "a.svg", cwd=pdf.parent)
        rules = list(_rules(pdf.parent / "a.svg"))
        found.append(Page(float(page.attrib["width"]), float(page.attrib["height"]), words, rules))
    return found


def _rules(svg: Path) -> Iterator[tuple[float, float]]:
    for path in ElementTree.parse(svg).iter("{http://www.w3.org/2000/svg}path"):
        if "stroke-width" not in path.get("style", ""):
            continue
        a, _, _, d, e, f = map(float, re.findall(r"-?[\d.]+", path.get("transform", "1 0 0 1 0 0")))
        for x, y in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path.get("d", "")):
            yield a * float(x) + e, d * float(y) + f


def test_the_reader_of_the_pdf_has_read(paper):
    assert len(paper.pages) > 20
    assert sum(len(page.words) for page in paper.pages) > 5000
    assert {page.width > page.height for page in paper.pages} == {True, False}


@pytest.mark.parametrize(
    "line",
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "VĂN PHÒNG", "Số: 1234/BC-VPUB"],
)
def test_line_of_the_head_stands_on_one_line(paper, line):
    assert paper.pages[0].line_of(*line.split()) is not None


def test_number_and_date_stand_side_by_side(paper):
    number, day = (
        paper.pages[0].line_of(*line.split()) for line in ("Số: 1234/BC-VPUB", "ngày 20 tháng 11 năm 2024")
    )

    assert number
    assert day
    assert abs(number[0].bottom - day[0].bottom) < 3
    assert number[-1].right < day[0].left


def test_nothing_stands_outside_of_the_margins(paper):
    """Every word of every page, tables included; the number of the page stands above the upper margin."""
    top, bottom, left, right = (side * MM for side in paper.margins)
    outside = [
        (number, word)
        for number, page in enumerate(paper.pages, 1)
        for word in page.words
        if word.left < left - SLACK
        or word.right > page.width - right + SLACK
        or word.bottom > page.height - bottom + SLACK
        or (word.top < top - SLACK and not re.fullmatch(r"\d+|SỐ|LIỆU|MINH|HỌA", word.text))
    ]

    assert outside == []


def test_no_line_of_a_table_stands_outside_of_the_margins(paper):
    _, bottom, left, right = (side * MM for side in paper.margins)
    outside = [
        (number, x, y)
        for number, page in enumerate(paper.pages, 1)
        for x, y in page.rules
        if not (left - 1 <= x <= page.width - right + 1 and y <= page.height - bottom + 1)
    ]

    assert sum(len(page.rules) for page in paper.pages) > 500
    assert outside == []


def test_tables_take_all_the_room_between_the_margins(paper):
    left, right = (side * MM for side in paper.margins[2:])
    tables = [page for page in paper.pages[1:] if len(page.rules) > 20]  # the first has the marks of its head

    assert len(tables) > 15
    for page in tables:
        across = [x for x, _ in page.rules]
        assert abs(min(across) - left) < 1
        assert abs(max(across) - (page.width - right)) < 1


def test_signature_stands_whole_on_one_page_below_the_body(paper):
    (page,) = (page for page in paper.pages if page.line_of("Nơi", "nhận:"))
    recipients = page.line_of("Nơi", "nhận:")
    title = page.line_of("CHÁNH", "VĂN", "PHÒNG")
    name = page.line_of("Phạm", "Xuân", "Duệ")

    assert recipients
    assert title
    assert name
    assert abs(recipients[0].top - title[0].top) < 12
    assert title[0].bottom < name[0].top
    assert page.line_of("-", "Lưu:", "VT,", "HCQT.")
    above = [word for word in page.words if word.bottom < recipients[0].top and not word.text.isdecimal()]
    assert len(above) > 10, "something of the body stands above it"


def test_signature_is_centred_in_the_right_half(paper):
    (page,) = (page for page in paper.pages if page.line_of("Nơi", "nhận:"))
    title, name = (page.line_of(*text.split()) for text in ("CHÁNH VĂN PHÒNG", "Phạm Xuân Duệ"))

    assert title
    assert name
    middle = [(row[0].left + row[-1].right) / 2 for row in (title, name)]
    assert abs(middle[0] - middle[1]) < 3
    assert title[0].left > page.width / 2

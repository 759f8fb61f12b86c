"""The consolidated report of the shipped sample on paper, as LibreOffice lays it out."""

from __future__ import annotations

import re

import pytest

SAMPLE = "SỐ LIỆU MINH HỌA"
ANNEXES = {"I": True, "II": False, "III": True, "IV": True, "V": False}
"""Which annexes lie on their side."""


@pytest.fixture
def body(printed):
    """The pages before the first annex."""
    return printed[: starts(printed)["I"]]


def starts(pages) -> dict[str, int]:
    """The number (from 0) of the page on which each annex begins."""
    return {
        line.removeprefix("Phụ lục "): number
        for number, page in enumerate(pages)
        for line in page.lines[:3]
        if re.fullmatch(r"Phụ lục [IVX]+", line)
    }


def annex(pages, number: str) -> list:
    begins = starts(pages)
    after = [begin for begin in begins.values() if begin > begins[number]]
    return pages[begins[number] : min(after, default=len(pages))]


def test_quoc_hieu_stands_on_one_line(printed):
    assert any(line.endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") for line in printed[0].lines)


def test_tieu_ngu_stands_on_one_line(printed):
    assert any(line.endswith("Độc lập - Tự do - Hạnh phúc") for line in printed[0].lines)


def test_every_page_says_that_the_figures_are_made_up(printed):
    assert len(printed) > 8
    assert all(SAMPLE in page.lines for page in printed)


def test_first_page_has_no_number(printed):
    assert "1" not in printed[0].lines


def test_body_is_numbered_from_the_second_page(body):
    assert len(body) > 3
    assert [page.lines[1] for page in body[1:]] == [str(number) for number in range(2, len(body) + 1)]


def test_body_is_upright(body):
    assert not any(page.landscape for page in body)


def test_every_annex_begins_on_a_page_of_its_own(printed):
    assert list(starts(printed)) == list(ANNEXES)
    assert all(
        printed[number].lines[:2] == [SAMPLE, f"Phụ lục {name}"] for name, number in starts(printed).items()
    )


@pytest.mark.parametrize(("number", "landscape"), ANNEXES.items())
def test_annex_lies_as_its_tables_need(printed, number, landscape):
    assert {page.landscape for page in annex(printed, number)} == {landscape}


@pytest.mark.parametrize("number", ["I", "II"])
def test_pages_of_an_annex_are_numbered_from_one(printed, number):
    pages = annex(printed, number)

    assert len(pages) > 1
    assert [page.lines[1] for page in pages[1:]] == [str(at) for at in range(2, len(pages) + 1)]


def test_head_of_a_table_is_repeated(printed):
    assert all(any(line.startswith("STT") for line in page.lines) for page in annex(printed, "II"))


def test_signature_stands_whole_beside_the_last_sentence(body):
    last = " ".join(body[-1].lines)

    for text in (
        "xem xét, chỉ đạo",
        "Nơi nhận:",
        "- Như trên;",
        "CHÁNH VĂN PHÒNG",
        "Phạm Xuân Duệ",
        "- Lưu: VT, HCQT.",
    ):
        assert text in last, text
    assert not any("Nơi nhận:" in line for page in body[:-1] for line in page.lines)


def test_nothing_is_left_of_templates_and_markup(printed):
    text = "\n".join(line for page in printed for line in page.lines)

    assert re.findall(r"[{}<>]|\bNone\b|\bso-lieu\b", text) == []

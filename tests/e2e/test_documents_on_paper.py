"""The other documents on paper, as LibreOffice lays them out, at both sizes and with the widest margins."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "repository" / "ke-hoach-goc.txt"
DANVAN = (sys.executable, "-m", "danvan_cli")
HOUSES = {
    "14": "co_chu: 14\n",
    "13-narrow": "co_chu: 13\nle: { tren: 25, duoi: 25, trai: 35, phai: 20 }\n",
    "14-narrow": "co_chu: 14\nle: { tren: 25, duoi: 25, trai: 35, phai: 20 }\n",
}
COMMANDS = {
    "ke-hoach": ("render", "plans/dan-van.yaml"),
    "don-vi": ("render", "reports/2024/ban-tcd.yaml"),
    "don-doc": ("remind", "2024", "--deadline", "20/11/2024"),
    "yeu-cau": ("remind", "2025", "--request"),
    "tong-ket": ("consolidate", "2023..2024", "--draft"),
}
ACROSS = {"tong-ket-ngang": ("consolidate", "2020..2024", "--draft")}
"""Of more than four years the tables lie on their side."""
SIGNER = {"don-vi": "TRƯỞNG BAN"}


@pytest.fixture(scope="module")
def printed(tmp_path_factory, execute, soffice):
    """The pages of a document in a house style; each is laid out once."""
    known: dict[tuple[str, str], list] = {}

    def pages(name: str, house: str):
        if (name, house) not in known:
            root = tmp_path_factory.mktemp("van-ban") / "so-lieu"
            root.mkdir()
            alone = {"GIT_CEILING_DIRECTORIES": str(root.parent)}
            execute(*DANVAN, "init", "--sample", cwd=root, **alone)
            (root / "templates/the-thuc.yaml").write_text(HOUSES[house], "utf-8")
            (root / "reports/2024/nha-khach.yaml").unlink()
            execute(
                *DANVAN, *{**COMMANDS, **ACROSS}[name], "-o", root.parent / f"{name}.docx", cwd=root, **alone
            )
            known[name, house] = soffice(root.parent / f"{name}.docx")
        return known[name, house]

    return pages


CASES = [(name, house) for name in COMMANDS for house in HOUSES]


@pytest.mark.parametrize(("name", "house"), CASES)
def test_quoc_hieu_and_tieu_ngu_stand_on_one_line_each(printed, name, house):
    lines = printed(name, house)[0].lines

    assert any(line.endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") for line in lines)
    assert any(line.endswith("Độc lập - Tự do - Hạnh phúc") for line in lines)


@pytest.mark.parametrize(("name", "house"), CASES)
def test_signature_stands_whole_and_not_alone(printed, name, house):
    signed = [page for page in printed(name, house) if any("Nơi nhận:" in line for line in page.lines)]

    (page,) = signed
    text = "\n".join(page.lines)
    assert SIGNER.get(name, "CHÁNH VĂN PHÒNG") in text
    assert "- Lưu" in text
    before = page.lines[: next(at for at, line in enumerate(page.lines) if "Nơi nhận:" in line)]
    assert len([line for line in before if len(line) > 40]) > 0, "something of the body stands above it"


@pytest.mark.parametrize(("name", "house"), CASES)
def test_pages_are_numbered_from_the_second(printed, name, house):
    pages = printed(name, house)
    first_annex = next(
        (at for at, page in enumerate(pages) if any(line.startswith("Phụ lục") for line in page.lines[:3])),
        len(pages),
    )

    assert "1" not in pages[0].lines[:2]
    for number, page in enumerate(pages[1:first_annex], start=2):
        assert str(number) in page.lines[:2]


def spoken(pages) -> list[str]:
    """The words of all pages without page numbers; where two columns share a line, only all words count."""
    text = " ".join(line for page in pages for line in page.lines if not re.fullmatch(r"\d+", line))
    return unicodedata.normalize("NFC", text).casefold().split()


def test_the_plan_on_paper_says_the_source_word_for_word(printed):
    """Up to Nơi nhận in order; of the two columns at the foot the words alone."""
    ours = spoken(printed("ke-hoach", "14"))
    theirs = SOURCE.read_text("utf-8").replace("306-\n\nQĐ/TU", "306-QĐ/TU")
    theirs = unicodedata.normalize("NFC", theirs).casefold().split()
    ours = " ".join(ours[ours.index("kế") :]).replace("- qđ/tu", "-qđ/tu").split()
    foot = theirs.index("nhận:") - 1

    assert len(theirs) > 1200
    assert ours[:foot] == theirs[:foot]
    assert sorted(ours[foot:]) == sorted(theirs[foot:])


@pytest.mark.parametrize(("name", "house"), CASES)
def test_nothing_is_left_of_templates_and_markup(printed, name, house):
    text = "\n".join(line for page in printed(name, house) for line in page.lines)

    assert re.findall(r"[{}<>]|\bNone\b|\bso-lieu\b", text) == []


def landscape(pages) -> list[str]:
    """The annexes that begin on a page on its side."""
    found = (
        next((line for line in page.lines[:3] if line.startswith("Phụ lục ")), "")
        for page in pages
        if page.landscape
    )
    return [line for line in found if line]


def test_years_that_fit_stand_upright_and_more_of_them_across(printed):
    assert landscape(printed("tong-ket", "14")) == ["Phụ lục II"]
    assert landscape(printed("tong-ket-ngang", "14-narrow")) == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
        "Phụ lục IV",
    ]


def test_numbers_of_years_stay_whole_where_there_is_least_room(printed):
    lines = [line for page in printed("tong-ket-ngang", "14-narrow") for line in page.lines]

    assert [line for line in lines if re.search(r"hồ sơ +… +… +… +43\.534 +46\.016", line)] != []


def test_a_unit_is_never_named_at_the_foot_of_a_page_alone(printed):
    named = re.compile(r"\d+\s+(Phòng|Ban|Trung tâm|Nhà khách)\b(?!.*(hạn|gửi))[^\d…]*")
    pages = printed("tong-ket", "14")

    assert len([line for page in pages for line in page.lines if named.fullmatch(line)]) >= 8
    assert [page.lines[-1] for page in pages if named.fullmatch(page.lines[-1])] == []

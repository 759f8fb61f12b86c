"""Knows the page: sections with their margins and page numbers, and what stands above each page.

Knows nothing of what is on the page (PL I, mục I; phụ lục: mục III.1).
"""

from __future__ import annotations

from typing import Final

from danvan_cli.thethuc.head import ILLUSTRATIVE
from danvan_cli.thethuc.ruleset import PAGE_HEIGHT, PAGE_WIDTH, HouseStyle, mm_to_pt
from danvan_cli.thethuc.wml import DECLARATION, NAMESPACES, Para, run, twips

#: Relationship ids of the two headers, the same in every section.
HEADER_OF_PAGES: Final = "rId10"
HEADER_OF_FIRST_PAGE: Final = "rId11"

# From the edge of the paper to the header, in mm, as in the decree's own file; a second line needs more room.
_HEADER: Final = 10
_HEADER_OF_TWO_LINES: Final = 7


def section_xml(house: HouseStyle, landscape: bool = False, illustrative: bool = False) -> str:
    """Return a section: pages counted from 1, the number hidden on the first (PL I, mục I.7 and III.1).

    The margins are the same as seen on the page in both orientations.
    """
    edge = _twips(_HEADER_OF_TWO_LINES if illustrative else _HEADER)
    across, down = _twips(PAGE_WIDTH), _twips(PAGE_HEIGHT)
    size = (
        f'<w:pgSz w:w="{down}" w:h="{across}" w:orient="landscape"/>'
        if landscape
        else f'<w:pgSz w:w="{across}" w:h="{down}"/>'
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_OF_PAGES}"/>'
        f'<w:headerReference w:type="first" r:id="{HEADER_OF_FIRST_PAGE}"/>'
        f'<w:type w:val="nextPage"/>{size}'
        f'<w:pgMar w:top="{_twips(house.le_tren)}" w:right="{_twips(house.le_phai)}" '
        f'w:bottom="{_twips(house.le_duoi)}" w:left="{_twips(house.le_trai)}" '
        f'w:header="{edge}" w:footer="{_twips(_HEADER)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def header_xml(illustrative: bool, first_page: bool) -> str:
    """Return a header: the page number except on a first page, and the mark of figures that are not real."""
    paragraphs: list[Para] = []
    if illustrative:
        paragraphs.append(Para("DauDauTrang", run(ILLUSTRATIVE)))
    if not first_page:
        number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        paragraphs.append(Para("SoTrang", number))
    content = "".join(paragraph.xml() for paragraph in paragraphs or [Para("SoTrang")])
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{content}</w:hdr>"


def _twips(millimetres: float) -> int:
    return twips(mm_to_pt(millimetres))

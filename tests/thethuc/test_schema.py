"""The parts keep to the order that the Open XML schema asks for; Word refuses to open what does not."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from danvan_cli.thethuc.docx import write_docx
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import read_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The sequences of ECMA-376 part 1, as far as anything written here could use them.
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
        "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
        "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
        "divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "trPr": "cantSplit tblHeader",
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid"
    ),
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "p": "pPr r bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd fldSimple",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked pPr rPr tblPr trPr tcPr"
    ),
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "styles": "docDefaults latentStyles style",
    "settings": (
        "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator"
    ),
    "font": "altName panose1 charset family notTrueType pitch sig",
}
# Children of these come in any order after the first.
MIXED = {"p"}


def out_of_order(root):
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(W):
            continue
        name = element.tag.removeprefix(W)
        if name not in ORDER:
            continue
        allowed = ORDER[name].split()
        children = [str(child.tag).removeprefix(W) for child in element]
        places = [allowed.index(child) if child in allowed else -1 for child in children]
        if -1 in places:
            yield f"{name}: {children[places.index(-1)]}"
        elif name in MIXED:
            if 0 in places[1:]:
                yield f"{name}: {children}"
        elif places != sorted(places):
            yield f"{name}: {children}"


@pytest.fixture(params=["bao-cao", "cong-van"])
def parts(request, properties):
    source = Path(__file__).parent / "golden" / f"{request.param}.xml"
    made = write_docx(read_document(source.read_text(encoding="utf-8")), HouseStyle(), properties)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def test_the_checker_finds_what_is_out_of_order():
    xml = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc/><w:keepNext/></w:pPr></w:p>'
    assert list(out_of_order(etree.fromstring(xml))) == ["pPr: ['jc', 'keepNext']"]


def test_children_come_in_the_order_of_the_schema(parts):
    seen = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
    assert len(seen) >= 6
    assert [fault for name in seen for fault in out_of_order(parts[name])] == []


def test_every_style_that_is_used_exists(parts):
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for name in ("word/document.xml", "word/header1.xml", "word/header2.xml")
        for element in parts[name].iter(f"{W}pStyle", f"{W}tblStyle")
    }
    assert used <= known


def test_every_relationship_leads_to_a_part_of_a_known_type(parts):
    types = {item.get("PartName") for item in parts["[Content_Types].xml"] if item.tag.endswith("Override")}
    targets = {f"/word/{item.get('Target')}" for item in parts["word/_rels/document.xml.rels"]}
    targets |= {f"/{item.get('Target')}" for item in parts["_rels/.rels"]}
    assert targets == types
    assert {name.removeprefix("/") for name in types} < set(parts)


def test_every_cell_ends_in_a_paragraph_and_every_table_is_followed_by_one(parts):
    document = parts["word/document.xml"]
    assert all(cell[-1].tag == f"{W}p" for cell in document.iter(f"{W}tc"))
    assert all(table.getnext().tag == f"{W}p" for table in document.iter(f"{W}tbl"))


def test_the_cells_of_each_row_fill_the_grid(parts):
    for table in parts["word/document.xml"].iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns


def test_names_and_numbers_of_marks_are_unique(parts):
    document = parts["word/document.xml"]
    for attribute in ("id", "name"):
        found = [mark.get(f"{W}{attribute}") for mark in document.iter(f"{W}bookmarkStart")]
        assert len(found) == len(set(found))
    drawings = [item.get("id") for item in document.iter() if str(item.tag).endswith("}docPr")]
    assert len(drawings) == len(set(drawings))


def test_one_font_for_every_script_and_no_theme(parts):
    fonts = parts["word/styles.xml"].find(f".//{W}rFonts")
    assert dict(fonts.attrib) == {
        f"{W}{script}": "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    assert not any(
        "heme" in str(key) for root in parts.values() for item in root.iter() for key in item.attrib
    )


def test_all_is_black_and_nothing_is_shaded(parts):
    xml = b"".join(etree.tostring(parts[name]) for name in ("word/styles.xml", "word/document.xml"))
    assert set(re.findall(rb'w:color(?: w:val)?="(\w+)"', xml)) == {b"000000"}
    assert b"<w:shd" not in xml


def test_the_language_is_vietnamese(parts):
    language = parts["word/styles.xml"].find(f".//{W}lang")
    assert set(language.attrib.values()) == {"vi-VN"}


def test_no_style_has_a_comma_in_its_name(parts):
    """Word takes a comma for the start of another name of the style (ECMA-376 part 1, 17.7.4.9)."""
    names = [name.get(f"{W}val") for name in parts["word/styles.xml"].iter(f"{W}name")]
    assert len(names) > 30
    assert [name for name in names if "," in name] == []


def test_core_properties_are_those_of_the_standard_each_once(parts):
    """ECMA-376 part 2, 11.1: no other element, none twice, none with children, dates with their type."""
    core = parts["docProps/core.xml"]
    names = [etree.QName(item).localname for item in core]
    assert names == [
        *("title", "subject", "creator", "keywords", "lastModifiedBy", "revision"),
        *("created", "modified", "language"),
    ]
    kind = "{http://www.w3.org/2001/XMLSchema-instance}type"
    assert [dict(item.attrib) for item in core if item.attrib] == [{kind: "dcterms:W3CDTF"}] * 2
    assert not any(len(item) for item in core)

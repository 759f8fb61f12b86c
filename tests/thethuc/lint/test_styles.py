"""What type and shape a paragraph really has: styles, what they are based on, defaults, themes, toggles."""

from __future__ import annotations

import pytest
from lxml import etree

from danvan_cli.thethuc.lint.said import raw_paragraph, raw_run
from danvan_cli.thethuc.lint.styles import StyleSheet, Type

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
THEME = etree.fromstring(
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


def sheet(styles: str = "", run: str = "", paragraph: str = "") -> StyleSheet:
    xml = (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>{styles}</w:styles>"
    )
    return StyleSheet(etree.fromstring(xml), THEME)


def style(
    key: str, run: str = "", paragraph: str = "", based: str = "", kind: str = "paragraph", more: str = ""
) -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}" {more}><w:name w:val="{key}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def direct(xml: str, name: str = "rPr"):
    element = etree.fromstring(f"<w:{name} {W}>{xml}</w:{name}>")
    return raw_run(element) if name == "rPr" else raw_paragraph(element)


def seen(styles: StyleSheet, paragraph: str = "", run: str = "", own: str = "", table: str = "") -> Type:
    return styles.type(paragraph, run, table, direct(own))


def test_nothing_said_is_what_word_takes():
    assert seen(StyleSheet(None, None)) == Type("Times New Roman", "Times New Roman", 10.0)


def test_defaults_hold_where_no_style_says_otherwise():
    styles = sheet(style("N", more='w:default="1"'), '<w:sz w:val="26"/>')

    assert seen(styles).size == 13


def test_style_in_use_without_being_named_is_the_default_one():
    styles = sheet(style("N", '<w:sz w:val="28"/>', more='w:default="1"'), '<w:sz w:val="20"/>')

    assert seen(styles).size == 14


def test_style_inherits_what_it_does_not_say():
    styles = sheet(style("A", '<w:sz w:val="28"/><w:b/>') + style("B", "<w:i/>", based="A"))

    assert (seen(styles, "B").size, seen(styles, "B").bold, seen(styles, "B").italic) == (14, True, True)


def test_character_style_lies_over_paragraph_style_and_the_run_over_both():
    styles = sheet(style("P", '<w:sz w:val="24"/>') + style("C", '<w:sz w:val="26"/>', kind="character"))

    assert seen(styles, "P").size == 12
    assert seen(styles, "P", "C").size == 13
    assert seen(styles, "P", "C", '<w:sz w:val="28"/>').size == 14


def test_table_style_lies_under_paragraph_style():
    styles = sheet(
        style("T", '<w:sz w:val="22"/><w:color w:val="FF0000"/>', kind="table")
        + style("P", '<w:sz w:val="26"/>')
    )

    assert (seen(styles, "P", table="T").size, seen(styles, "P", table="T").color) == (13, "FF0000")


def test_bold_in_both_styles_cancels_out():
    styles = sheet(style("P", "<w:b/>") + style("C", "<w:b/>", kind="character"))

    assert seen(styles, "P").bold
    assert not seen(styles, "P", "C").bold
    assert seen(styles, "P", "C", "<w:b/>").bold


@pytest.mark.parametrize(
    ("own", "bold"), [("<w:b/>", True), ('<w:b w:val="0"/>', False), ('<w:b w:val="false"/>', False)]
)
def test_toggle_on_the_run_itself_is_final(own, bold):
    assert seen(sheet(style("P", "<w:b/>")), "P", own=own).bold is bold


@pytest.mark.parametrize(
    ("fonts", "ascii", "other"),
    [
        ('w:ascii="Arial" w:hAnsi="Tahoma"', "Arial", "Tahoma"),
        ('w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi"', "Calibri", "Cambria"),
        ('w:ascii="Arial" w:asciiTheme="minorHAnsi"', "Calibri", "Calibri"),
        ('w:asciiTheme="minorEastAsia"', "Times New Roman", "Times New Roman"),
    ],
)
def test_font_by_name_and_by_theme(fonts, ascii, other):
    found = seen(sheet(run=f"<w:rFonts {fonts}/>"))

    assert (found.ascii, found.other) == (ascii, other)


def test_font_named_nearer_replaces_a_theme_font():
    styles = sheet(
        style("P", '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'),
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>',
    )

    assert seen(styles).ascii == "Calibri"
    assert (seen(styles, "P").ascii, seen(styles, "P").other) == ("Times New Roman", "Times New Roman")


@pytest.mark.parametrize(
    ("color", "found"),
    [
        ('w:val="auto"', ""),
        ('w:val="000000"', ""),
        ('w:val="0070c0"', "0070C0"),
        ('w:val="111111" w:themeColor="text1"', ""),
        ('w:val="4472C4" w:themeColor="accent1"', "4472C4"),
    ],
)
def test_black_is_no_colour(color, found):
    assert seen(sheet(), own=f"<w:color {color}/>").color == found


@pytest.mark.parametrize(
    ("xml", "name", "value"),
    [
        ('<w:ind w:left="567" w:firstLine="720"/>', "first", 36),
        ('<w:ind w:left="567" w:hanging="567"/>', "first", -28.35),
        ('<w:ind w:start="1cm"/>', "left", 28.35),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', "line", 1.5),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', "exact", 18),
        ('<w:spacing w:before="120" w:beforeAutospacing="1"/>', "before", 14),
        ('<w:spacing w:after="6pt"/>', "after", 6),
    ],
)
def test_lengths_of_a_paragraph_in_points(xml, name, value):
    shape = sheet().shape("", "", None, direct(xml, "pPr"))

    assert getattr(shape, name) == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("jc", "align"), [("start", "left"), ("end", "right"), ("both", "both"), ("distribute", "both")]
)
def test_names_of_alignment(jc, align):
    assert sheet().shape("", "", None, direct(f'<w:jc w:val="{jc}"/>', "pPr")).align == align


def test_indent_of_a_list_gives_way_to_the_paragraph_itself():
    listed = direct('<w:ind w:left="720" w:hanging="360"/>', "pPr")
    own = direct('<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="0" w:firstLine="567"/>', "pPr")

    assert sheet().shape("", "", listed, own).first == pytest.approx(28.35)

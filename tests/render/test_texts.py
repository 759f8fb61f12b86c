"""Texts as people write them: paragraphs, items, references; and nothing of them is ever markup."""

from __future__ import annotations

import re

import pytest

from danvan_cli.render.texts import blocks, inline, lead_in, total_figures, unit_figures

TCD = "reports/2024/ban-tcd.yaml"


def figure(reference):
    """One figure is known: ``{luot_tiep}``."""
    return ("nv3.luot_tiep", "1.204") if reference.written == "luot_tiep" else None


def nothing(_):
    return None


SHOWN = '<so-lieu ma="nv3.luot_tiep">1.204</so-lieu>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đã tiếp {luot_tiep} lượt.", f"Đã tiếp {SHOWN} lượt."),
        ("{luot_tiep}", SHOWN),
        ("{luot_tiep}/{luot_tiep}", f"{SHOWN}/{SHOWN}"),
        ("{{luot_tiep}}", "{luot_tiep}"),
        ("{{luot_tiep}} là {luot_tiep}", "{luot_tiep} là " + SHOWN),
        ("{khac}", "{khac}"),
        ("{ghi chú: 1}", "{ghi chú: 1}"),
        ("a { b", "a { b"),
        ("a } b {", "a } b {"),
        ("{}", "{}"),
        ("{{}}", "{{}}"),
        ("", ""),
    ],
)
def test_reference(text, shown):
    assert inline(text, figure) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A & B", "A &amp; B"),
        ("a < b > c", "a &lt; b &gt; c"),
        ("<b>đậm</b>", "&lt;b&gt;đậm&lt;/b&gt;"),
        ("&amp;", "&amp;amp;"),
        ("\"đôi\" 'đơn'", "&#34;đôi&#34; &#39;đơn&#39;"),
        ("{a & b}", "{a &amp; b}"),
        ("a < {khac} > & {{ma}} <", "a &lt; {khac} &gt; &amp; {ma} &lt;"),
        ("{<b>}", "{&lt;b&gt;}"),
        ("{% raw %}{{ ky }}", "{% raw %}{{ ky }}"),
        ("Vui 🎉 ]]>", "Vui 🎉 ]]&gt;"),
    ],
)
def test_user_text_is_never_markup(text, shown):
    assert inline(text, nothing) == shown


def test_value_of_a_figure_is_escaped_too():
    assert inline("{a}", lambda _: ('x"y', "<1>")) == '<so-lieu ma="x&#34;y">&lt;1&gt;</so-lieu>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Một.\nHai.", "<p>Một.</p><p>Hai.</p>"),
        ("Một.\n\n  \nHai.", "<p>Một.</p><p>Hai.</p>"),
        ("  Một.  ", "<p>Một.</p>"),
        ("- một\n- hai", "<ul><li>một</li><li>hai</li></ul>"),
        (
            "- một\n+ một một\n+ một hai\n- hai",
            "<ul><li>một<ul><li>một một</li><li>một hai</li></ul></li><li>hai</li></ul>",
        ),
        ("Mở:\n- một\nKết.", "<p>Mở:</p><ul><li>một</li></ul><p>Kết.</p>"),
        ("- một\nKết.\n- hai", "<ul><li>một</li></ul><p>Kết.</p><ul><li>hai</li></ul>"),
        ("+ một", "<p>+ một</p>"),
        ("-5 độ", "<p>-5 độ</p>"),
        ("– gạch dài", "<p>– gạch dài</p>"),
        ("- {luot_tiep} lượt", f"<ul><li>{SHOWN} lượt</li></ul>"),
        ("- a & b", "<ul><li>a &amp; b</li></ul>"),
        (None, ""),
        ("", ""),
        ((), ""),
        (("Một.", "Hai.\n- ba"), "<p>Một.</p><p>Hai.</p><ul><li>ba</li></ul>"),
    ],
)
def test_lines_become_paragraphs_and_items(text, shown):
    assert blocks(text, figure) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Một.\nHai.", "<p><b>Ban &amp; Sở:</b> Một.</p><p>Hai.</p>"),
        ("- một\n- hai", "<p><b>Ban &amp; Sở:</b></p><ul><li>một</li><li>hai</li></ul>"),
        ("Mở:\n- một", "<p><b>Ban &amp; Sở:</b> Mở:</p><ul><li>một</li></ul>"),
    ],
)
def test_name_of_the_unit_leads_its_text(text, shown):
    assert lead_in("Ban & Sở", text, nothing) == shown


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{luot_tiep}", "866"),
        ("{nv3.luot_tiep}", "866"),
        ("{so_nguoi_tiep}", "1.120"),
        ("{doi_thoai}", "có"),
        ("{so_mo_hinh}", "1"),
        ("{nv1.ty_le_quan_triet}%", "91,7%"),
        ("{nv1.so_van_ban}", "3"),
        ("{thu_cam_on}", "……"),
        ("{luot_tiep.nam_truoc}", "{luot_tiep.nam_truoc}"),
    ],
)
def test_references_of_a_unit_are_its_own_figures(result, text, shown):
    """11/12 = 91,66…"""
    assert plain(inline(text, unit_figures(result(), "ban-tcd", "nv3"))) == shown


def test_nil_prints_as_zero_in_a_text(result):
    found = result({TCD: ("luot_tiep: 866", "luot_tiep: khong_phat_sinh")})

    assert plain(inline("{luot_tiep}", unit_figures(found, "ban-tcd", "nv3"))) == "0"


def test_no_is_said_in_words(result):
    assert plain(inline("{doi_thoai}", unit_figures(result(), "tt-pvks-tthc", "nv3"))) == "không"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{luot_tiep}", "866"),
        ("{luot_tiep.nam_truoc}", "1.012"),
        ("{luot_tiep.thay_doi}", "giảm 146"),
        ("{nv3.luot_tiep.thay_doi}", "giảm 146"),
        ("{nv1.so_van_ban}", "16"),
        ("{so_van_ban.thay_doi}", "không thay đổi"),
        ("{hs_da_giai_quyet.thay_doi}", "tăng 1.325"),
        ("{ty_le_dung_han}", "98,02"),
        ("{ty_le_dung_han.nam_truoc}", "98,00"),
        ("{thoi_gian_tb.thay_doi}", "giảm 0,25"),
        ("{thu_cam_on}", "……"),
        ("{thu_cam_on.nam_truoc}", "……"),
        ("{thu_cam_on.thay_doi}", "……"),
    ],
)
def test_references_of_the_summary_are_totals(result, text, shown):
    """12.100/12.345 = 98,015…; 10.800/11.020 = 98,003…"""
    assert plain(inline(text, total_figures(result(), None))) == shown


def test_traced_figure_names_its_full_code(result):
    assert inline("{luot_tiep.thay_doi}", total_figures(result(), None)) == (
        '<so-lieu ma="nv3.luot_tiep.thay_doi">giảm 146</so-lieu>'
    )

"""Text reaches the document word for word."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_cli.thethuc.blocks import Paragraph, Run
from danvan_cli.thethuc.figures import bookmark_name


@pytest.mark.parametrize(
    "text",
    [
        "A & B < C > D",
        "{{ ten }} {% raw %} {}",
        "“Dân vận khéo” – 100% 😀 x² ≥ 5",
        "Ủy ban nhân dân".encode().decode(),
        "Tie\u0302\u0301ng Vie\u0323\u0302t",
        "không\u00a0ngắt",
        "cách  hai   dấu",
        "x" * 10_000,
        "&amp; &#10; <p>",
        "]]> \"'",
    ],
)
def test_every_character_is_kept(sample, text):
    assert sample(f"<p>{escape(text)}</p>").body == [f"P {text}"]


def test_a_tab_is_a_tab_of_word(sample):
    assert "một</w:t><w:tab/><w:t" in sample("<p>một\thai</p>").part("word/document.xml")


def test_an_end_of_line_in_the_source_is_a_space(sample):
    assert sample("<p>\n   một\n   hai\n</p>").body == ["P một hai"]


def test_br_is_an_end_of_line(sample):
    assert sample("<p>một<br/>hai</p>").body == ["P một⏎hai"]


def test_marks_of_type_nest(sample):
    assert sample("<p>a <b>b <i>c</i></b> <u>d</u></p>").body == ["P a **b *****c*** __d__"]


def test_spaces_between_runs_are_kept(sample):
    document = sample("<p>một <b>hai</b> ba</p>").document
    assert document.body == (Paragraph((Run("một "), Run("hai", bold=True), Run(" ba"))),)


def test_a_figure_is_a_bookmark_named_after_its_code_and_turn(sample):
    xml = sample(
        '<p><so-lieu ma="nv3.luot_tiep">866</so-lieu>, <so-lieu ma="nv3.luot_tiep">866</so-lieu></p>'
    ).part("word/document.xml")
    assert '<w:bookmarkStart w:id="0" w:name="dv_nv3_luot_tiep_1"/><w:r><w:t xml:space="preserve">866' in xml
    assert '<w:bookmarkStart w:id="1" w:name="dv_nv3_luot_tiep_2"/>' in xml


def test_names_of_bookmarks_are_legal_and_their_own():
    long = [f"nv3.mot_chi_tieu_co_ma_that_la_dai_{number}" for number in range(3)]
    names = [bookmark_name(code) for code in [*long, "nv1.đơn", "nv1.đn", "…", "?"]]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.isidentifier() and len(name) <= 36 for name in names)


# What XML can hold, without the ends of lines, which become spaces.
LEGAL = st.characters(
    exclude_categories=("Cs",),
    exclude_characters=[*map(chr, range(0x20)), "\x85", "\u2028", "\u2029", "\ufffe", "\uffff"],
)


@settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.text(LEGAL, min_size=1, max_size=60).filter(
        lambda text: not text[0].isspace() and not text[-1].isspace()
    )
)
def test_any_text_at_all_is_kept(sample, text):
    written = sample(f"<p>{escape(text)}</p><ul><li>{escape(text)}</li></ul>")
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(written.docx)).paragraphs]
    assert paragraphs[:2] == [text, f"- {text}"]

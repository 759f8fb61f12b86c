"""A line of text on a page: every character of it, its manner of type, its figures and their notes."""

from __future__ import annotations

from danvan_cli.thethuc.blocks import Figure, Run
from danvan_cli.thethuc.screen.text import Anchors
from danvan_cli.thethuc.tracing import read_figures


def test_markup_typed_by_people_is_text(page):
    made = page("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; {{ x }} {nv3.luot} &quot;a&quot; 'b'</p>")

    assert made.said("//main/p") == ["<script>alert(1)</script> &amp; {{ x }} {nv3.luot} \"a\" 'b'"]
    assert made.find("//script") == []


def test_manners_of_type(page):
    assert page("<p>a <b>b</b> <i>c</i> <u>d</u><br/><b><i>e</i></b></p>").main == (
        "<p>a <b>b</b> <i>c</i> <u>d</u><br><i><b>e</b></i></p>"
    )


def test_a_figure_has_its_code_and_the_name_of_its_bookmark_in_word(page, sample):
    body = '<p>Tiếp <so-lieu ma="nv3.luot_tiep">866</so-lieu>, <so-lieu ma="nv3.luot_tiep">866</so-lieu> lượt</p>'
    made = page(body)

    assert [dict(figure.attrib) for figure in made.find("//main//span")] == [
        {
            "class": "so-lieu",
            "id": "dv_nv3_luot_tiep_1",
            "data-ma": "nv3.luot_tiep",
            "title": "nv3.luot_tiep",
        },
        {
            "class": "so-lieu",
            "id": "dv_nv3_luot_tiep_2",
            "data-ma": "nv3.luot_tiep",
            "title": "nv3.luot_tiep",
        },
    ]
    assert made.find("//main/*//@id") == [
        f"{found.name}_{found.turn}" for found in read_figures(sample(body).docx)
    ]


TRACED = (
    '<p>Tiếp <so-lieu ma="a" nguon="Cộng 2 đơn vị">866</so-lieu>, đơn <so-lieu ma="b" nguon="B">5</so-lieu>, '
    'lại <so-lieu ma="a" nguon="Cộng 2 đơn vị">866</so-lieu></p>'
)


def test_a_traced_figure_leads_to_its_note(page):
    made = page(TRACED)

    assert [
        (link.get("id"), link.get("href"), link.get("title"), link.get("role"))
        for link in made.find("//main/p/a")
    ] == [
        ("dv_a_1", "#nguon-1", "Cộng 2 đơn vị", "doc-noteref"),
        ("dv_b_1", "#nguon-2", "B", "doc-noteref"),
        ("dv_a_2", "#nguon-1", "Cộng 2 đơn vị", "doc-noteref"),
    ]
    assert made.said("//main/p[1]") == ["Tiếp 866, đơn 5, lại 866"]


def test_a_note_leads_back_to_every_place(page):
    made = page(TRACED)

    assert made.said('//section[@role="doc-endnotes"]/h2') == ["Nguồn số liệu"]
    assert made.said('//li[@id="nguon-1"]/p') == [
        "Cộng 2 đơn vị",
        "Về chỗ dùng số liệu (1) Về chỗ dùng số liệu (2)",
    ]
    assert made.find('//li[@id="nguon-1"]//a/@href') == ["#dv_a_1", "#dv_a_2"]
    assert made.said('//li[@id="nguon-2"]//a') == ["Về chỗ dùng số liệu"]


def test_without_remarks_there_are_no_notes(page):
    assert page('<p><so-lieu ma="a">1</so-lieu></p>').find('//*[@role="doc-endnotes"]') == []


def test_remarks_by_code_are_notes_but_for_figures_that_stand_beside_another():
    line = (
        Figure("a", (Run("1"),)),
        Figure("a_nam_truoc", (Run("2"),), beside=True),
        Figure("b", (Run("3"),)),
    )
    anchors = Anchors(lambda code: f"{code} là tổng" if code != "b" else "")

    assert anchors.line(line) == (
        '<a class="so-lieu" id="dv_a_1" data-ma="a" href="#nguon-1" role="doc-noteref" title="a là tổng">1</a>'
        '<span class="so-lieu" id="dv_a_nam_truoc_1" data-ma="a_nam_truoc" title="a_nam_truoc">2</span>'
        '<span class="so-lieu" id="dv_b_1" data-ma="b" title="b">3</span>'
    )

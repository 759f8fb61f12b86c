"""Figures of a written file: found again by their names, and explained by a comment where asked for."""

from __future__ import annotations

import io
import zipfile

import docx

from danvan_cli.thethuc.tracing import WrittenFigure, read_figures

TWO = '<p>Tiếp <so-lieu ma="nv3.luot_tiep">866</so-lieu> lượt, <so-lieu ma="nv3.luot_tiep">866</so-lieu></p>'


def test_figures_are_found_in_the_order_of_the_text(sample):
    assert read_figures(sample(TWO).docx) == [
        WrittenFigure("dv_nv3_luot_tiep", 1, "866"),
        WrittenFigure("dv_nv3_luot_tiep", 2, "866"),
    ]


def test_a_figure_that_was_changed_by_hand_is_read_as_it_is_now(sample):
    made = sample(TWO).docx
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry).replace(b">866<", b">999<", 1))
    assert [figure.text for figure in read_figures(buffer.getvalue())] == ["999", "866"]


def test_a_source_becomes_a_comment_of_word(sample):
    made = sample('<p><so-lieu ma="a" nguon="reports/2024/a.yaml, dòng 21">1</so-lieu></p>').docx
    (comment,) = docx.Document(io.BytesIO(made)).comments
    assert (comment.author, comment.text) == ("danvan", "reports/2024/a.yaml, dòng 21")


def test_without_sources_there_is_no_part_of_comments(sample):
    with zipfile.ZipFile(io.BytesIO(sample(TWO).docx)) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_a_figure_inside_a_figure_keeps_its_text(sample):
    written = sample('<p><so-lieu ma="a">1<b><so-lieu ma="b">2</so-lieu></b></so-lieu></p>')
    assert written.body == ["P 1**2**"]

"""Figures of a written file: found again by their names, and explained by a comment where asked for."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx

from danvan_cli.thethuc.docx import Properties, write_docx
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.tracing import WrittenFigure, read_figures
from danvan_cli.thethuc.vocabulary import read_document

PROPERTIES = Properties(
    "Báo cáo", "Văn phòng", "", None, "b" * 64, "0.1.0", datetime(2024, 11, 5, tzinfo=UTC)
)
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


def commented(body: str) -> list[str]:
    document = read_document(f'<van-ban loai="bao-cao" co-quan="VĂN PHÒNG">{body}</van-ban>')
    made = write_docx(document, HouseStyle(), PROPERTIES, lambda code: "" if code == "la" else f"về {code}")
    return [comment.text for comment in docx.Document(io.BytesIO(made)).comments]


def test_each_figure_is_remarked_on_by_its_code_where_that_is_asked_for():
    assert commented(TWO) == ["về nv3.luot_tiep", "về nv3.luot_tiep"]


def test_own_remark_comes_first():
    assert commented('<p><so-lieu ma="a" nguon="Sổ tiếp dân">1</so-lieu></p>') == ["Sổ tiếp dân"]


def test_figure_beside_another_and_unknown_figure_have_no_remark():
    assert commented('<p><so-lieu ma="a" kem="true">1</so-lieu> <so-lieu ma="la">2</so-lieu></p>') == []

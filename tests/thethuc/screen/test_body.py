"""The body on a page: the numbers, lists and end marks of the Word file in elements that are read out."""

from __future__ import annotations


def outline(made) -> list[str]:
    return [
        f"{heading.tag} {heading.text_content()}"
        for heading in made.find("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    ]


def test_headings_go_down_one_level_at_a_time(page):
    made = page(
        "<ten-loai>BÁO CÁO</ten-loai>"
        '<phan ten="Chung"><muc ten="Kết quả"><khoan ten="Tiếp dân">'
        '<diem ten="Lượt"><p>a</p></diem></khoan></muc></phan>'
        '<phan ten="Riêng"><khoan ten="Đơn"><p>b</p></khoan></phan>'
    )

    assert outline(made) == [
        "h1 BÁO CÁO",
        "h2 Phần IChung",
        "h3 I. Kết quả",
        "h4 1. Tiếp dân",
        "h5 a) Lượt",
        "h2 Phần IIRiêng",
        "h3 1. Đơn",
    ]


def test_a_body_without_parts_begins_at_h2(page):
    assert outline(page('<ten-loai>KẾ HOẠCH</ten-loai><khoan ten="Mục đích"><p>a</p></khoan>'))[1:] == [
        "h2 1. Mục đích"
    ]


def test_numbers_start_anew_in_each_part(page):
    made = page(
        '<muc ten="A"><khoan ten="x"><p>a</p></khoan><khoan ten="y"><p>a</p></khoan></muc>'
        '<muc ten="B"><khoan ten="z"><p>a</p></khoan></muc>'
    )

    assert made.said("//h3") == ["1. x", "2. y", "1. z"]
    assert made.find("//h3/@id") == ["muc-1-khoan-1", "muc-1-khoan-2", "muc-2-khoan-1"]


def test_a_clause_without_a_title_is_text_behind_its_number(page):
    made = page("<khoan>Giao Phòng A.<diem>Chủ trì;</diem><diem>Phối hợp.</diem></khoan>")

    assert made.said("//main//p") == ["1. Giao Phòng A.", "a) Chủ trì;", "b) Phối hợp."]
    assert outline(made)[1:] == []


def test_a_clause_that_begins_with_a_list_has_its_number_alone(page):
    assert page("<khoan><ul><li>x</li></ul></khoan>").main == (
        '<div class="khoan" id="khoan-1"><p>1.</p><ul><li>x</li></ul></div>'
    )


def test_lists_are_lists_one_inside_the_other(page):
    assert page("<ul><li>Tiếp dân<ul><li>Định kỳ</li><li>Đột xuất</li></ul></li></ul>").main == (
        "<ul><li>Tiếp dân<ul><li>Định kỳ</li><li>Đột xuất</li></ul></li></ul>"
    )


def test_grounds_and_the_closing_have_their_end_marks(page):
    assert page("<can-cu><li>Căn cứ A</li><li>Căn cứ B</li></can-cu><ket>Trên đây là báo cáo</ket>").main == (
        '<p class="can-cu">Căn cứ A;</p><p class="can-cu">Căn cứ B.</p>'
        '<p class="ket">Trên đây là báo cáo./.</p>'
    )


def test_notes_and_units_of_measure_are_told_apart(page):
    assert page("<don-vi-tinh>Đơn vị: lượt</don-vi-tinh><ghi-chu>Ghi chú: a</ghi-chu>").main == (
        '<p class="don-vi-tinh">Đơn vị: lượt</p><p class="ghi-chu">Ghi chú: a</p>'
    )


def test_alignment_is_kept(page):
    assert page('<p align="center">a</p>').main == '<p class="center">a</p>'

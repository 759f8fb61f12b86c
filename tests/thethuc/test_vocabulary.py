"""Faults of a template's XML: all at once, each with its line, in Vietnamese."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.vocabulary import VocabularyError, read_document


def faults(xml):
    with pytest.raises(VocabularyError) as caught:
        read_document(xml)
    return caught.value.faults


def body(text):
    return faults(f'<van-ban loai="bao-cao">\n{text}\n</van-ban>')


def test_all_faults_come_at_once_in_the_order_of_the_text():
    xml = """<van-ban loai="bao-cao" mau="x">
<mucc ten="A"/>
<p>chữ <bb>đậm</bb></p>
  <muc ten="A">chữ trần</muc>
</van-ban>"""
    assert faults(xml) == [
        (1, 1, "<van-ban> không có thuộc tính “mau”"),
        (2, 1, "thẻ <mucc> không có; có phải “muc”?"),
        (3, 8, "thẻ <bb> không có; có phải “b”?"),
        (4, 3, "<muc> không chứa chữ trực tiếp: “chữ trần”"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('<p algin="left">x</p>', 2, "<p> không có thuộc tính “algin”; có phải “align”?"),
        ("<p><table><tr><td/></tr></table></p>", 2, "thẻ <table> không đặt được trong <p>"),
        ("<muc><p>x</p></muc>", 2, "<muc> thiếu tên (thuộc tính “ten” hoặc thẻ <ten>)"),
        ('<muc ten="a"><ten>b</ten></muc>', 2, "<muc> có hai tên"),
        ("<p><so-lieu>1</so-lieu></p>", 2, "<so-lieu> thiếu thuộc tính “ma”"),
        ("<ky/>", 2, "<ky> thiếu thuộc tính “chuc-vu”"),
        ('<ky chuc-vu="A"/>\n<ky chuc-vu="B"/>', 3, "chỉ được có một <ky>; phía trên đã có"),
        ("<table/>", 2, "<table> không có ô nào"),
        ("<can-cu>a<li>b</li></can-cu>", 2, "<can-cu> chứa hoặc chữ, hoặc các <li>, không cả hai"),
        (
            '<phu-luc ten="a" huong="dung"/>',
            2,
            "thuộc tính “huong” của <phu-luc> là “dung”: phải là một trong: “doc”, “ngang”",
        ),
        (
            '<table><tr><td colspan="0">x</td></tr></table>',
            2,
            "thuộc tính “colspan” của <td> là “0”: phải là số nguyên từ 1 đến 63",
        ),
        (
            "<p>A & B</p>",
            2,
            "dấu & trong lời văn phải viết là &amp; (chỉ &amp; &lt; &gt; &quot; &apos; &#…;)",
        ),
        (
            "<p>&nbsp;</p>",
            2,
            "dấu & trong lời văn phải viết là &amp; (chỉ &amp; &lt; &gt; &quot; &apos; &#…;)",
        ),
        ("<p>A < B</p>", 2, "ký tự không đúng chỗ; dấu < trong lời văn phải viết là &lt;"),
        ("<p>x\n</b>", 3, "thẻ đóng </b> không khớp với thẻ đang mở <p>"),
        ("<p>x\n<b>y</p>", 3, "thẻ <b> mở ở đây mà không đóng: thiếu </b>"),
        ("<p>x\n<b>y</p><kinh-gui>z</kinh-gui>", 3, "thẻ <b> mở ở đây mà không đóng: thiếu </b>"),
        ("<p>\x07</p>", 2, "ký tự điều khiển U+0007 không được phép có mặt"),
        ("<p>\ud800</p>", 2, "ký tự điều khiển U+D800 không được phép có mặt"),
        ("<b>" * 80 + "</b>" * 80, 2, "các thẻ lồng nhau quá 60 tầng"),
    ],
)
def test_fault(text, line, message):
    assert (line, message) in [(found, said) for found, _, said in body(text)]


@pytest.mark.parametrize("ngay", ["2025-02-30", "05/11/2025", "2025-13", "x"])
def test_a_date_must_exist(ngay):
    (fault,) = faults(f'<van-ban loai="bao-cao" ngay="{ngay}"/>')
    assert fault[2].startswith(f"thuộc tính “ngay” của <van-ban> là “{ngay}”: phải là ngày có thật")


def test_cells_that_are_wrong_alike_are_each_named_at_their_own_line():
    cell = '<td align="giua">12</td>'
    found = body(f"<table>\n<tr>{cell}</tr>\n<tr>{cell}</tr></table>")
    assert [line for line, _, _ in found] == [3, 4]


def test_words_that_are_repeated_are_wrong_only_where_they_may_not_stand():
    found = body("<ul><li>a</li></ul>\n<p><li>a</li></p>")
    assert [line for line, _, _ in found] == [3]


def test_what_stands_before_a_break_is_still_checked():
    xml = '<van-ban loai="bao-cao">\n<mucc/>\n<p>A & B</p>\n<pp/>\n<p>'
    assert [line for line, _, _ in faults(xml)] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("", "không có nội dung"),
        ("chữ", "sai cú pháp XML"),
        ("<p>x</p>", "thẻ ngoài cùng phải là <van-ban>, không phải <p>"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><van-ban loai="bao-cao"/>', "không được khai báo DOCTYPE"),
        ('<van-ban loai="bao-cao"/><p/>', "còn nội dung sau thẻ đóng của <van-ban>"),
        ('<van-ban loai="bao-cao">', "thẻ <van-ban> mở ở đây mà không đóng: thiếu </van-ban>"),
    ],
)
def test_what_is_no_document(xml, message):
    assert [said for _, _, said in faults(xml)] == [message]

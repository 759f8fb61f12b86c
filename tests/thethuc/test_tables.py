"""Tables: repeated head, spans, alignment, widths and size of type."""

from __future__ import annotations

import re

from danvan_cli.thethuc.ruleset import HouseStyle


def grid(xml):
    return [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml.split("Bảng", 1)[1])]


def table(sample, rows, **attributes):
    return sample(f"<table>{rows}</table>", **attributes)


def test_a_head_is_repeated_and_no_row_splits(sample):
    written = table(sample, "<thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody>")
    assert written.body == ["|| A |", "| 1 |"]
    assert "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" in written.part("word/document.xml")


def test_a_first_row_of_th_is_a_head(sample):
    assert table(sample, "<tr><th>A</th></tr><tr><td>1</td></tr>").body == ["|| A |", "| 1 |"]


def test_spans_in_both_directions(sample):
    written = table(
        sample,
        """<thead><tr><th rowspan="2">STT</th><th colspan="2">Kết quả</th></tr>
        <tr><th>2023</th><th>2024</th></tr></thead><tr><td>1</td><td>3</td><td>4</td></tr>""",
    )
    assert written.body == ["|| STT | Kết quả <2> |", "|| ^ | 2023 | 2024 |", "| 1 | 3 | 4 |"]


def test_a_span_across_both_directions_goes_on_below(sample):
    written = table(sample, '<tr><td colspan="2" rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>')
    assert written.body == ["| a <2> | b |", "| ^ | c |"]


def test_a_short_row_is_filled_up(sample):
    assert table(sample, "<tr><td>1</td><td>2</td></tr><tr><td>3</td></tr>").body == ["| 1 | 2 |", "| 3 |  |"]


def test_a_span_below_the_last_row_is_cut(sample):
    assert table(sample, '<tr><td rowspan="9">1</td><td>2</td></tr>').body == ["| 1 | 2 |"]


def test_numbers_stand_at_the_right(sample):
    xml = table(sample, '<tr><td so="true">1.234.567</td></tr>').part("word/document.xml")
    assert '<w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">1.234.567' in xml


def test_lists_and_paragraphs_in_a_cell(sample):
    written = table(sample, "<tr><td><p>một</p><ul><li>hai<ul><li>ba</li></ul></li></ul></td></tr>")
    assert written.body == ["| một / - hai / + ba |"]


def test_the_columns_fill_the_text_width_exactly(sample):
    xml = table(sample, "<tr><td>STT</td><td>Một câu dài</td><td>3</td></tr>").part("word/document.xml")
    assert sum(grid(xml)) == round(HouseStyle().text_width() * 20)


def test_a_column_of_text_is_wider_than_one_of_numbers(sample):
    xml = table(
        sample,
        """<tr><th>STT</th><th>Nội dung</th><th>Số lượng</th></tr>
        <tr><td>1</td><td>Số lượt tiếp công dân tại trụ sở tiếp công dân của tỉnh</td><td>866</td></tr>""",
    ).part("word/document.xml")
    number, text, amount = grid(xml)
    assert number < amount < text / 2


def test_widths_asked_for_are_given(sample):
    xml = table(sample, '<tr><td width="10">1</td><td width="90%">2</td></tr>').part("word/document.xml")
    first, second = grid(xml)
    assert round(first / (first + second), 3) == 0.1


def test_a_wide_table_is_set_smaller(sample):
    def style(count):
        xml = table(sample, f"<tr>{'<td>1</td>' * count}</tr>").part("word/document.xml")
        return re.findall(r'"(OBang\d+)"', xml)[0]

    assert [style(count) for count in (6, 9, 12)] == ["OBang13", "OBang12", "OBang11"]


def test_a_table_is_described_for_those_who_hear_it(sample):
    xml = table(sample, "<tr><th>STT</th><th>Tên</th></tr><tr><td>1</td><td>A</td></tr>").part(
        "word/document.xml"
    )
    assert '<w:tblCaption w:val="Bảng: STT, Tên"/>' in xml
    assert '<w:tblDescription w:val="Bảng 1 hàng, 2 cột: STT, Tên"/>' in xml


def test_two_tables_do_not_touch(sample):
    xml = sample("<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>").part(
        "word/document.xml"
    )
    assert "</w:tbl><w:tbl>" not in xml


def test_a_paragraph_stays_with_the_table_below_it(sample):
    xml = sample("<p>Cụ thể</p><table><tr><td>1</td></tr></table>").part("word/document.xml")
    assert '<w:pStyle w:val="NoiDung"/><w:keepNext/><w:spacing w:after="120"/>' in xml


def test_a_row_that_names_a_group_stays_with_the_rows_below_it(sample):
    xml = table(
        sample,
        "<thead><tr><th>STT</th><th>Chỉ tiêu</th><th>Số</th></tr></thead>"
        '<tr><td>1</td><td colspan="2"><b>Phòng Tổng hợp</b></td></tr><tr><td>1.1</td><td>Lượt</td><td>5</td></tr>',
    ).part("word/document.xml")
    cells = re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", xml.split("Bảng", 1)[1])
    kept = {re.sub(r"<[^>]+>", "", cell) for cell in cells if "<w:keepNext/>" in cell}

    assert {"1", "Phòng Tổng hợp"} <= kept
    assert not {"1.1", "Lượt", "5"} & kept


def test_cells_of_the_same_words_are_written_for_their_own_place(sample):
    """Long tables say the same over and over; a head, a narrow and a wide column stay what they are."""
    made = sample(
        "<table><thead><tr><th width='20'>x</th><th width='80'>x</th></tr></thead>"
        "<tr><td>x</td><td>x</td></tr><tr><td>x</td><td>x</td></tr></table>"
    ).part("word/document.xml")

    cells = [cell for cell in made.split("<w:tc>")[1:] if '<w:t xml:space="preserve">x</w:t>' in cell]
    assert [(re.search(r'w:w="(\d+)"', cell)[1], "DauBang" in cell) for cell in cells] == [
        ("1871", True),
        ("7483", True),
        ("1871", False),
        ("7483", False),
        ("1871", False),
        ("7483", False),
    ]


def test_figures_of_the_same_words_keep_bookmarks_of_their_own(sample):
    figure = "<td><so-lieu ma='nv3.a'>1</so-lieu></td>"

    made = sample(f"<table><tr>{figure}</tr><tr>{figure}</tr></table>").part("word/document.xml")

    assert len(set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', made))) == 2

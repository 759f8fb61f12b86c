"""Tables on a page: what heads a column, a row or a group of rows, and a frame that scrolls."""

from __future__ import annotations


def rows(made, part: str) -> list[list[str]]:
    """The cells of each row: scope or ``td``, what they span, and their text."""
    return [
        [
            " ".join(
                filter(
                    None,
                    (
                        cell.get("scope") or cell.tag,
                        f"{cell.get('colspan')}c" if cell.get("colspan") else "",
                        f"{cell.get('rowspan')}r" if cell.get("rowspan") else "",
                        cell.text_content(),
                    ),
                )
            )
            for cell in row
        ]
        for row in made.find(f"//{part}/tr")
    ]


HEAD = "<thead><tr><th>STT</th><th>Chỉ tiêu</th><th>Năm 2024</th></tr></thead>"


def test_a_table_is_named_and_can_be_scrolled_by_keyboard(page):
    made = page(
        f'<table ten="Tổng hợp chỉ tiêu">{HEAD}<tbody><tr><td>1</td><td>a</td><td>2</td></tr></tbody></table>'
    )

    (frame,) = made.find('//section[@class="bang"]')
    assert dict(frame.attrib) == {
        "class": "bang",
        "aria-labelledby": "bang-1",
        "tabindex": "0",
    }
    assert made.said('//table/caption[@id="bang-1"]') == ["Tổng hợp chỉ tiêu"]


def test_a_table_without_a_title_is_called_by_its_columns(page):
    made = page(f"<table>{HEAD}<tbody><tr><td>1</td><td>a</td><td>2</td></tr></tbody></table>")

    assert made.said("//caption") == ["Bảng: STT, Chỉ tiêu, Năm 2024"]


def test_columns_and_rows_have_heads(page):
    made = page(
        f'<table>{HEAD}<tbody><tr><td>1</td><td>Lượt tiếp</td><td so="true">866</td></tr></tbody></table>'
    )

    assert rows(made, "thead") == [["col STT", "col Chỉ tiêu", "col Năm 2024"]]
    assert rows(made, "tbody") == [["td 1", "row Lượt tiếp", "td 866"]]
    assert made.find('//td[@class="right"]/text()') == ["866"]


def test_without_an_ordinal_the_first_column_names_the_rows(page):
    made = page(
        "<table><thead><tr><th>Đơn vị</th><th>Số</th></tr></thead><tr><td>A</td><td>1</td></tr></table>"
    )

    assert rows(made, "tbody") == [["row A", "td 1"]]


def test_a_row_that_only_names_those_below_opens_a_group(page):
    made = page(
        f"<table>{HEAD}<tbody>"
        '<tr><td>1</td><td colspan="2">Tiếp dân</td></tr><tr><td>1.1</td><td>Lượt</td><td>5</td></tr>'
        '<tr><td>2</td><td colspan="2">Đơn</td></tr><tr><td>2.1</td><td>Đơn</td><td>6</td></tr>'
        "</tbody></table>"
    )

    assert len(made.find("//tbody")) == 2
    assert rows(made, "tbody") == [
        ["td 1", "rowgroup 2c Tiếp dân"],
        ["td 1.1", "row Lượt", "td 5"],
        ["td 2", "rowgroup 2c Đơn"],
        ["td 2.1", "row Đơn", "td 6"],
    ]


def test_heads_over_several_columns_say_so(page):
    made = page(
        '<table><thead><tr><th rowspan="2">Đơn vị</th><th colspan="2">Năm</th></tr><tr><th>2023</th><th>2024</th></tr>'
        "</thead><tr><td>A</td><td>1</td><td>2</td></tr></table>"
    )

    assert rows(made, "thead") == [["col 2r Đơn vị", "colgroup 2c Năm"], ["col 2023", "col 2024"]]


def test_a_head_that_reaches_into_the_body_keeps_every_cell_in_its_column(page):
    made = page(
        '<table><thead><tr><th rowspan="2">Đơn vị</th><th>Số</th></tr></thead>'
        "<tr><td>1</td></tr><tr><td>A</td><td>2</td></tr></table>"
    )

    assert made.find("//thead") == []
    assert rows(made, "tbody") == [["col 2r Đơn vị", "col Số"], ["td 1"], ["row A", "td 2"]]


def test_a_name_for_several_rows_heads_them_all(page):
    made = page(
        "<table><thead><tr><th>Đơn vị</th><th>Số</th></tr></thead>"
        '<tr><td rowspan="2">A</td><td>1</td></tr><tr><td>2</td></tr></table>'
    )

    assert rows(made, "tbody") == [["rowgroup 2r A", "td 1"], ["td 2"]]


def test_short_rows_are_filled_up(page):
    made = page(f"<table>{HEAD}<tr><td>1</td><td>a</td></tr></table>")

    assert rows(made, "tbody") == [["td 1", "row a", "td"]]


def test_a_word_longer_than_any_column_may_break(page):
    made = page(f"<table>{HEAD}<tr><td>1</td><td>a</td><td>{'x' * 31}</td></tr></table>")

    assert made.find("//td/@class") == ["dai"]


def test_a_cell_holds_paragraphs_and_lists(page):
    made = page("<table><tr><td>a</td><td><p>b</p><ul><li>c</li></ul></td></tr></table>")

    assert "<td><p>b</p><ul><li>c</li></ul></td>" in made.text

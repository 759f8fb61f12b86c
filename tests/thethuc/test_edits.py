"""Which paragraphs are others than were written: changed, added, removed, moved; with old words where known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.thethuc.edits import Change, Kind, changes, margin_changes
from danvan_cli.thethuc.package import unpack
from danvan_cli.thethuc.paragraphs import Cell, Written, digests, located, margins, paragraphs

TABLE = (
    '<table ten="Bảng"><thead><tr><th>STT</th><th>Chỉ tiêu</th><th colspan="2">Năm 2024</th></tr></thead>'
    "<tbody><tr><td>1</td><td>Lượt tiếp</td><td>866</td><td>lượt</td></tr></tbody></table>"
)
A, B, C, D = (
    "Trong kỳ đã tiếp 866 lượt công dân.",
    "Văn phòng tổ chức bốn hội nghị.",
    "Không phát sinh đoàn đông người.",
    "Đơn thư được xử lý đúng hạn.",
)


def found(then: list[str], now: list[str], known: bool = True) -> list[tuple]:
    before = [Written(text) for text in then]
    told = changes([Written(text) for text in now], digests(then), before if known else [])
    return [(one.kind, one.number, one.was, one.text) for one in told]


def test_nothing_is_found_where_all_is_as_written():
    assert found([A, B, C], [A, B, C]) == []


def test_changed_paragraph_with_what_it_said():
    now = A.replace("866", "868")

    assert found([A, B], [now, B]) == [(Kind.CHANGED, 1, A, now)]


def test_paragraph_written_anew_is_a_changed_one():
    assert found([A, B, C], [A, "Khác hẳn", C]) == [(Kind.CHANGED, 2, B, "Khác hẳn")]


def test_removed_paragraph_is_told_with_its_words():
    assert found([A, B, C], [A, C]) == [(Kind.REMOVED, 1, B, "")]


def test_added_paragraph():
    assert found([A, C], [A, B, C]) == [(Kind.ADDED, 2, None, B)]


def test_of_two_where_one_was_the_alike_one_is_the_changed_one():
    now = C.replace("đoàn", "vụ")

    assert found([A, C, D], [A, B, now, D]) == [(Kind.ADDED, 2, None, B), (Kind.CHANGED, 3, C, now)]


def test_moved_paragraph_is_told_once_where_it_stands_now():
    assert found([A, B, C, D], [B, C, D, A]) == [(Kind.MOVED, 4, A, A)]


def test_without_the_old_words_places_alone_are_known():
    assert found([A, B, C], [A, D], known=False) == [
        (Kind.CHANGED, 2, None, D),
        (Kind.REMOVED, 2, None, ""),
    ]


def test_old_words_of_which_some_are_known():
    told = changes([Written("x"), Written("y")], digests([A, B]), [Written(B)])

    assert [(one.was, one.text) for one in told] == [(None, "x"), (B, "y")]


def test_what_fills_the_same_cell_is_changed_however_different():
    place = Cell(1, 2, 3, "Bảng", "Lượt tiếp", "Năm 2024")
    then, now = (
        [Written("866", place), Written("lượt")],
        [Written("868", place), Written("cuộc"), Written("z")],
    )

    assert changes(now, digests(["866", "lượt"]), then)[0] == Change(Kind.CHANGED, 1, "868", "866", place)


def test_cell_is_known_by_its_row_and_column(sample):
    cells = {one.text: one.cell for one in located(unpack(sample(f"<p>Mở đầu</p>{TABLE}").docx))}

    assert cells["Mở đầu"] is None
    assert cells["866"] == Cell(1, 2, 3, "Bảng", "Lượt tiếp", "Năm 2024")
    assert cells["lượt"] == Cell(1, 2, 4, "Bảng", "Lượt tiếp", "")


ROWS = ("1 Lượt_tiếp 866 10/10", "2 Đơn_thư 52 10/10", "3 Đoàn_đông_người 0 10/10")


def table(*rows: str, caption: str = "Tổng hợp") -> list[Written]:
    """The cells of a table: its rows' words one to a cell, the second one the name of the row."""
    return [
        Written(text, Cell(1, at, column, caption, row.split()[1], ""))
        for at, row in enumerate(rows, 2)
        for column, text in enumerate(row.split(), 1)
    ]


def in_table(then: list[Written], now: list[Written]) -> list[tuple]:
    told = changes(now, digests([one.text for one in then]), then)
    return [(one.kind, one.cell.row, one.was, one.text) for one in told if one.cell]


def test_row_that_went_is_told_cell_by_cell_though_others_hold_the_same_words():
    assert in_table(table(*ROWS), table(ROWS[0], ROWS[2])) == [
        (Kind.REMOVED, 3, text, "") for text in ("2", "Đơn_thư", "52", "10/10")
    ]


def test_changed_name_of_a_row_is_the_only_change_of_it():
    now = table(ROWS[0], ROWS[1].replace("Đơn_thư", "Đơn"), ROWS[2])

    assert in_table(table(*ROWS), now) == [(Kind.CHANGED, 3, "Đơn_thư", "Đơn")]


def test_table_that_lost_its_name_has_it_still():
    now = table(ROWS[0].replace("866", "868"), *ROWS[1:], caption="")

    (told,) = changes(now, digests([one.text for one in table(*ROWS)]), table(*ROWS))

    assert told.cell
    assert told.cell.table_name == "Tổng hợp"


def test_head_and_signature_are_no_tables_of_figures(sample):
    assert [one.cell for one in located(unpack(sample("<p>x</p>").docx))].count(None) > 3


def test_places_and_words_are_of_the_same_paragraphs(sample):
    parts = unpack(sample(f"<p>Mở đầu</p>{TABLE}").docx)

    assert [one.text for one in located(parts)] == paragraphs(parts)


def test_words_at_the_head_of_pages(sample):
    assert margins(unpack(sample("<p>x</p>", minh_hoa="true").docx)) == ["SỐ LIỆU MINH HỌA"]
    assert margin_changes([], ["SỐ LIỆU MINH HỌA"]) == [
        Change(Kind.REMOVED, 0, "", "SỐ LIỆU MINH HỌA", margin=True)
    ]
    assert margin_changes(["MẬT"], []) == [Change(Kind.ADDED, 0, "MẬT", margin=True)]


texts = st.lists(st.sampled_from([A, B, C, D, "866", "868", "Tiếp 866 lượt", "x"]), max_size=9)


@given(texts, texts, st.booleans())
def test_edits_account_for_every_paragraph(then, now, known):
    told = found(then, now, known)
    count = {kind: sum(one[0] is kind for one in told) for kind in Kind}
    assert len(now) == len(then) + count[Kind.ADDED] - count[Kind.REMOVED]
    assert (told == []) == (then == now)
    if known:
        assert {text for text in now if text not in then} <= {text for *_, text in told}
        assert {text for text in then if text not in now} <= {was for _, _, was, _ in told}

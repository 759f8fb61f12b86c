"""Edits by hand in a document as sentences and as plain data: where, which words went and which came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from danvan_cli.compare.words import Doan, compare_words
from danvan_cli.exchange.changes import words_changed
from danvan_cli.exchange.comparison import plain
from danvan_cli.exchange.values import quoted, short
from danvan_cli.thethuc.edits import Change, Kind
from danvan_cli.thethuc.paragraphs import Cell

_NAMED: Final = 60


def edits_in_words(found: Iterable[Change]) -> Iterator[str]:
    """Yield a sentence for each edit; the cells of a row of a table that came or went are told as one."""
    for (kind, row), group in groupby(found, _row_of):
        edits = list(group)
        if row is None or len(edits) == 1:
            yield from map(_told, edits)
            continue
        words = " | ".join(one.text or one.was or "" for one in edits)
        what = "được thêm" if kind is Kind.ADDED else "đã bị xóa"
        yield f"{_table(row)}, hàng {row.row} {what}: {quoted(words)}"


def _row_of(one: Change) -> tuple[Kind | int, Cell | None]:
    """Return what is the same for the cells of a row that came or went together."""
    if one.cell is None or one.kind not in (Kind.ADDED, Kind.REMOVED):
        return id(one), None
    return one.kind, replace(one.cell, column=0, column_name="")


def _table(cell: Cell) -> str:
    return f"bảng {quoted(cell.table_name)}" if cell.table_name else f"bảng {cell.table}"


def _told(one: Change) -> str:
    where = _place(one)
    match one.kind:
        case Kind.CHANGED if one.was is None:
            return f"{where} đã sửa, nay là: {quoted(one.text)}"
        case Kind.CHANGED:
            return f"{where} đã sửa: {_from_to(one.was or '', one.text)}"
        case Kind.ADDED:
            return f"{where} được thêm: {quoted(one.text)}"
        case Kind.MOVED:
            return f"{where} được chuyển từ chỗ khác đến: {quoted(one.text)}"
        case Kind.REMOVED:
            return f"{where} đã bị xóa" + (f": {quoted(one.was)}" if one.was is not None else "")


def _place(one: Change) -> str:
    if one.margin:
        return "đầu hoặc chân trang:" if one.kind is Kind.REMOVED else "chữ ở đầu hoặc chân trang"
    cell = one.cell
    if cell:
        row = f"hàng {cell.row}" + (f" ({short(cell.row_name, _NAMED)})" if cell.row_name else "")
        column = f"cột {cell.column}" + (f" ({short(cell.column_name, _NAMED)})" if cell.column_name else "")
        return f"{_table(cell)}, {row}, {column}"
    if one.kind is not Kind.REMOVED:
        return f"đoạn {one.number}"
    return f"một đoạn sau đoạn {one.number}" if one.number else "một đoạn ở đầu"


def _from_to(was: str, now: str) -> str:
    if compare_words(was, now) is None:
        return f"{quoted(was)} → {quoted(now)}"
    return plain(words_changed(was, now))


def edit_data(one: Change) -> dict[str, Any]:
    """Return an edit as plain data; ``tu`` are the runs of words that differ, ``None`` where no run stayed."""
    runs = compare_words(one.was, one.text) if one.was is not None and one.kind is Kind.CHANGED else None
    cell = one.cell
    return {
        "viec": one.kind.value,
        "so": one.number,
        "truoc": one.was,
        "noi_dung": one.text,
        "tu": [_run(run) for run in runs if not run.giu_nguyen] if runs is not None else None,
        "bang": None
        if cell is None
        else {
            "so": cell.table,
            "ten": cell.table_name,
            "hang": cell.row,
            "cot": cell.column,
            "ten_hang": cell.row_name,
            "ten_cot": cell.column_name,
        },
        "le_trang": one.margin,
    }


def _run(run: Doan) -> dict[str, str]:
    return {"truoc": run.truoc, "sau": run.sau}

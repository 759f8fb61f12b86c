"""A period's round drawn for a terminal of any width: the table, the count, what is to be done. Reads no file."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from danvan_cli.cli.call import harmless
from danvan_cli.consolidate.progress import TienDo
from danvan_cli.consolidate.round import DotBaoCao
from danvan_cli.exchange.progress import (
    deadline_line,
    missing_by_task,
    not_opened_line,
    row,
    summary_line,
    to_do,
)

_STYLES = {"chua_co": "31", "nhap": "33", "bi_tra_lai": "35", "da_gui": "32", "da_duyet": "1;32"}
_SIGNS = {"chua_co": "○", "nhap": "◔", "bi_tra_lai": "↩", "da_gui": "●", "da_duyet": "✔"}
_BAR = 8
_GAP = 2
_NARROWEST = 24
"""Columns that a unit's name needs at least beside the rest of its line."""
_NAMED = 4
"""How many figures of a task are named where more are missing."""


class Cell(NamedTuple):
    """A text and the colour that it is shown in."""

    text: str
    style: str = ""


def board(state: DotBaoCao, width: int, colored: bool) -> str:
    """Return the round as text that fits a width."""
    table = _table(state, width, colored) if state.don_vi else ()
    lines = [*textwrap.wrap(deadline_line(state), width), "", *table]
    lines += ["", *textwrap.wrap(summary_line(state), width)]
    if not state.da_mo:
        lines.append(not_opened_line(state))
    for title, items in (("Cần xem", to_do(state)), ("Còn thiếu", list(_missing(state)))):
        if items:
            lines += ["", title, *(line for item in items for line in _item(item, width))]
    return "".join(f"{line}\n" for line in lines)


def _table(state: DotBaoCao, width: int, colored: bool) -> Iterator[str]:
    rows = [_cells(state, progress) for progress in state.don_vi]
    heads = ("Trạng thái", "Ngày gửi", "Hạn", f"{'Đầy đủ':>{_BAR + 5}}")
    for bar in (True, False):
        columns = [
            [Cell(head), *column] for head, column in zip(heads, zip(*rows, strict=True), strict=False)
        ]
        if not bar:
            columns[-1] = [Cell(cell.text[-6:].rjust(6), cell.style) for cell in columns[-1]]
        columns = [column for column in columns if any(cell.text.strip() for cell in column[1:])]
        widths = [max(cells_of(cell.text) for cell in column) for column in columns]
        names = ["Đơn vị", *(progress.don_vi.ten for progress in state.don_vi)]
        room = min(width - sum(widths) - _GAP * len(widths), max(map(cells_of, names)))
        if room >= min(_NARROWEST, max(map(cells_of, names))):
            yield from _lines(names, columns, widths, room, colored)
            return
    yield from _stacked(state, rows, width, colored)


def _cells(state: DotBaoCao, progress: TienDo) -> tuple[Cell, ...]:
    line = row(state, progress)
    full = int(progress.day_du * _BAR)
    return (
        Cell(f"{_SIGNS[progress.trang_thai]} {line.trang_thai}", _STYLES[progress.trang_thai]),
        Cell(line.ngay_gui),
        Cell(line.ghi_chu, "31" if state.tre(progress) else ""),
        Cell(f"{'█' * full}{'░' * (_BAR - full)} {line.day_du:>4}"),
    )


def _lines(
    names: list[str], columns: list[list[Cell]], widths: list[int], room: int, colored: bool
) -> Iterator[str]:
    for at, name in enumerate(names):
        first, *others = textwrap.wrap(harmless(name), room) or [""]
        cells = [Cell(first), *(column[at] for column in columns)]
        padded = [
            _shown(cell, space, colored, head=at == 0)
            for cell, space in zip(cells, [room, *widths], strict=True)
        ]
        yield (" " * _GAP).join(padded).rstrip()
        yield from (f"  {other}" for other in others)


def _stacked(state: DotBaoCao, rows: list[tuple[Cell, ...]], width: int, colored: bool) -> Iterator[str]:
    for progress, (mark, sent, deadline, share) in zip(state.don_vi, rows, strict=True):
        yield from textwrap.wrap(harmless(progress.don_vi.ten), width)
        said = [cell for cell in (mark, sent, deadline, Cell(share.text[_BAR:].strip())) if cell.text]
        line: list[Cell] = []
        for cell in said:
            if line and sum(cells_of(each.text) + 2 for each in [*line, cell]) > width:
                yield _joined(line, colored) + ","
                line = []
            line.append(cell)
        yield _joined(line, colored)


def _joined(cells: list[Cell], colored: bool) -> str:
    return "  " + ", ".join(_shown(cell, 0, colored) for cell in cells)


def _shown(cell: Cell, space: int, colored: bool, head: bool = False) -> str:
    padding = " " * (space - cells_of(cell.text))
    style = "1" if head else cell.style
    return (
        f"\x1b[{style}m{cell.text}\x1b[0m{padding}"
        if colored and style and cell.text
        else cell.text + padding
    )


def cells_of(text: str) -> int:
    """Return how many columns of a terminal a text takes; a mark that is put over a letter takes none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _missing(state: DotBaoCao) -> Iterator[str]:
    """Yield what is missing, units that lack the same together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for progress in state.don_vi:
        if progress.con_thieu and progress.trang_thai != "chua_co":
            alike.setdefault(progress.con_thieu, []).append(progress.don_vi.ten)
    for lacking, units in alike.items():
        who = ", ".join(units[:3]) + (f" và {len(units) - 3} đơn vị khác" if len(units) > 3 else "")
        yield "\n".join([f"{who}:", *(_of_task(*pair) for pair in missing_by_task(lacking).items())])


def _of_task(task: str, figures: list[str]) -> str:
    if not figures:
        return f"{task}: cả nhiệm vụ"
    more = len(figures) - _NAMED
    shown = figures if more < 2 else [*figures[:_NAMED], f"… và {more} số liệu khác"]
    return f"{task}: {', '.join(shown)}"


def _item(text: str, width: int) -> Iterator[str]:
    first, *below = harmless(text).split("\n")
    yield from textwrap.wrap(first, width, initial_indent="- ", subsequent_indent="  ")
    for line in below:
        yield from textwrap.wrap(
            line, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )

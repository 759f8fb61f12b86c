"""Knows which cell of a table stands where once its spans are resolved; knows not how any of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from danvan_cli.thethuc.blocks import Cell


class Placed(NamedTuple):
    """A cell at its place in the grid, ``span`` columns wide; ``cell`` is ``None`` where one from above goes on.

    ``rows`` counts the rows that it takes from this one down.
    """

    cell: Cell | None
    span: int
    rows: int = 1


Row = list[Placed]
EMPTY: Final = Cell(blocks=())


def grid_of(rows: Sequence[Sequence[Cell]]) -> list[Row]:
    """Return the rows with spans resolved, all equally wide; a span never reaches below the last row."""
    grid: list[Row] = []
    spans: dict[int, tuple[int, int]] = {}  # first column → columns, rows still to come
    alone: dict[int, Placed] = {}  # by the identity of their cells, as long tables say the same over and over
    for number, row in enumerate(rows):
        if not spans and all(cell.colspan == 1 and cell.rowspan == 1 for cell in row):
            grid.append([alone.get(id(cell)) or alone.setdefault(id(cell), Placed(cell, 1)) for cell in row])
            continue
        placed: Row = []
        column = 0
        cells = iter(row)
        going_on, spans = spans, {}
        while True:
            if column in going_on:
                span, left = going_on.pop(column)
                placed.append(Placed(None, span, left))
            else:
                cell = next(cells, None)
                if cell is None and not going_on:
                    break
                cell = cell or EMPTY
                span = min([cell.colspan, *(start - column for start in going_on)])
                left = min(cell.rowspan, len(rows) - number)
                placed.append(Placed(cell, span, left))
            if left > 1:
                spans[column] = (span, left - 1)
            column += span
        grid.append(placed)
    widths = [sum([placed.span for placed in row]) for row in grid]
    count = max(widths)
    for row_placed, wide in zip(grid, widths, strict=True):
        row_placed.extend([Placed(EMPTY, 1)] * (count - wide))
    return grid

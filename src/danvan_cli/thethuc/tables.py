"""Knows how a table of figures is laid out: grid, column widths, size of type; knows no section or page.

Widths are decided here and fixed, because Word and LibreOffice would each decide otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from danvan_cli.thethuc.blocks import Block, Bullets, Cell, Figure, Paragraph, Table, plain
from danvan_cli.thethuc.grid import EMPTY, Row, grid_of
from danvan_cli.thethuc.inlines import line_xml
from danvan_cli.thethuc.metrics import Face, width, words_width
from danvan_cli.thethuc.spacing import prefixed
from danvan_cli.thethuc.styles import BORDERED, TABLE_SIZES
from danvan_cli.thethuc.wml import (
    HEAD_ROW,
    ROW,
    ROW_END,
    TABLE_END,
    CellBox,
    Marks,
    Para,
    table_opening,
    twips,
)

# Space that a cell needs beside its text: the margins of the style and a little air, in pt.
_PADDING = 10.0
# The least room for one column, in pt, at which the roomier sizes of type still read well.
_ROOM = {13: 60.0, 12: 48.0, 11: 0.0}
# Text longer than this share of the table may as well wrap: what is beyond counts for little.
_LONG, _BEYOND, _WIDEST = 0.3, 0.15, 0.7
# A column of numbers is about as wide, in pt: more than that is of no use to it.
_NARROW = 45.0


def table_xml(
    source: Table, room: float, largest: int, marks: Marks, keep_last: bool = False
) -> Iterator[str]:
    """Yield the table in pieces, cell by cell, ``room`` pt wide and set in ``largest`` pt or less.

    Rows that are shorter than the others are filled up with empty cells. ``keep_last`` keeps the last row
    with what follows the table.
    """
    grid = grid_of([*source.head, *source.body])
    count = sum(placed.span for placed in grid[0])
    size, widths = _fit(grid, count, room, largest)
    names = column_names(source)
    described = f"Bảng {len(source.body)} hàng, {count} cột" + (f": {names}" if names else "")
    yield table_opening(BORDERED, widths, caption_of(source), described, borders=True, head=bool(source.head))
    known: dict[tuple[object, ...], str] = {}
    for index, row in enumerate(grid):
        head = index < len(source.head)
        keep = head or _names_a_group(row) or (keep_last and index == len(grid) - 1)
        column = 0
        yield HEAD_ROW if head else ROW
        for placed in row:
            cell = placed.cell or EMPTY
            span = sum(widths[column : column + placed.span])
            merge = "continue" if placed.cell is None else "restart" if placed.rows > 1 else ""
            # Long tables say the same over and over: what is one cell is written once.
            key = (id(cell), span, placed.span, merge, head, keep)
            if (written := known.get(key)) is None:
                content = _content(cell, size, head, keep, marks)
                written = CellBox(content, span, placed.span, merge, "center").xml()
                if not _has_figure(cell):
                    known[key] = written
            yield written
            column += placed.span
        yield ROW_END
    yield TABLE_END


def _has_figure(cell: Cell) -> bool:
    """Tell whether a cell may hold a figure: each gets a bookmark of its own, so that no two are written alike."""
    return any(
        not isinstance(block, Paragraph) or any(isinstance(item, Figure) for item in block.line)
        for block in cell.blocks
    )


def _names_a_group(row: Row) -> bool:
    """Tell whether a row only names the rows below it: a wide cell with nothing but a number beside it."""
    return len(row) < 3 and any(placed.span > 1 for placed in row)


def _fit(grid: list[Row], count: int, room: float, largest: int) -> tuple[int, list[int]]:
    """Return the largest size of type at which every word fits its column, and the widths in twips."""
    sizes = [size for size in TABLE_SIZES if size <= largest]
    columns = _columns(grid, count)
    texts = [dict.fromkeys((_cell_text(cell), cell.header) for cell in cells) for cells in columns]
    for size in sizes:
        least, wished = _wishes(texts, size, room)
        if room / count >= _ROOM[size] and (sum(least) <= room or size == sizes[-1]):
            break
    asked = [next((cell.width for cell in cells if cell.width), None) for cells in columns]
    return size, _shares(least, wished, asked, room)


def _columns(grid: list[Row], count: int) -> list[list[Cell]]:
    """Return the cells that stand in one column alone, column by column, each once."""
    columns: list[dict[int, Cell]] = [{} for _ in range(count)]
    for row in grid:
        column = 0
        for cell, span, _ in row:
            if span == 1 and cell is not None:
                columns[column][id(cell)] = cell
            column += span
    return [list(cells.values()) for cells in columns]


def _wishes(
    texts: Sequence[Iterable[tuple[str, bool]]], size: int, room: float
) -> tuple[list[float], list[float]]:
    """Return for each column the least width (its widest word) and the one on which nothing wraps, in pt."""
    least, wished = [_PADDING] * len(texts), [_PADDING] * len(texts)
    for column, contents in enumerate(texts):
        for content, header in contents:
            face = Face.BOLD if header else Face.REGULAR
            least[column] = max(least[column], words_width(content, size, face) + _PADDING)
            # A heading may take two lines; the text below it would rather have one.
            full = width(content, size, face) * (0.6 if header else 1) + _PADDING
            damped = min(full, room * _LONG) + max(full - room * _LONG, 0) * _BEYOND
            wished[column] = max(wished[column], least[column], min(damped, room * _WIDEST))
    return least, wished


def _shares(least: list[float], wished: list[float], asked: list[float | None], room: float) -> list[int]:
    given = [share * room / 100 if share is not None else None for share in asked]
    free = [index for index, share in enumerate(given) if share is None]
    left = room - sum(share for share in given if share is not None)
    floor = sum(least[index] for index in free)
    want = sum(wished[index] for index in free)
    points = [share or 0.0 for share in given]
    spare = [max(wish - _NARROW, 1.0) for wish in wished]
    for index in free:
        if left <= floor or want <= floor:
            points[index] = max(left, _PADDING) * least[index] / floor
        elif left < want:
            points[index] = least[index] + (left - floor) * (wished[index] - least[index]) / (want - floor)
        else:
            # Room to spare goes to the columns of text, not to those of numbers.
            points[index] = wished[index] + (left - want) * spare[index] / sum(spare[item] for item in free)
    scale = room / sum(points)
    widths = [twips(value * scale) for value in points]
    widths[-1] += twips(room) - sum(widths)
    return widths


def _content(cell: Cell, size: int, head: bool, keep: bool, marks: Marks) -> str:
    heading = head or cell.header
    style = f"{'DauBang' if heading else 'OBang'}{size}"
    align = cell.align or (None if head else "left" if cell.header else None)
    word = "both" if align == "justify" else align
    paragraphs = _paragraphs(cell.blocks, "- ", style, word, marks) or [Para(style, align=word)]
    for paragraph in paragraphs:
        paragraph.keep_next = keep and not heading
    return "".join(paragraph.xml() for paragraph in paragraphs)


def _paragraphs(
    blocks: Sequence[Block], dash: str, style: str, align: str | None, marks: Marks
) -> list[Para]:
    written: list[Para] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            own = "both" if block.align == "justify" else block.align
            written.append(Para(style, line_xml(block.line, marks), own or align))
        elif isinstance(block, Bullets):
            for item in block.items:
                first, *rest = item or (Paragraph(()),)
                if isinstance(first, Paragraph):
                    first = Paragraph(prefixed(dash, first.line), first.kind, first.align)
                written += _paragraphs([first, *rest], "+ ", style, align, marks)
    return written


def caption_of(source: Table) -> str:
    """Return what a table is called when it is read out: its title, else the names of its columns."""
    names = column_names(source)
    return source.title or (f"Bảng: {names}" if names else "Bảng số liệu")


def column_names(source: Table) -> str:
    """Return what stands in the first head row."""
    return ", ".join(filter(None, (_cell_text(cell) for row in source.head[:1] for cell in row)))


def _cell_text(cell: Cell) -> str:
    return " ".join(plain(block.line) for block in cell.blocks if isinstance(block, Paragraph))

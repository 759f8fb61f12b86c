"""Knows how a table is written for screens: what heads a column or a row, and where it may be scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_cli.thethuc.blocks import Block, Bullets, Cell, Paragraph, Table, plain
from danvan_cli.thethuc.grid import Placed, Row, grid_of
from danvan_cli.thethuc.screen.text import Anchors, element, escape, is_unbroken
from danvan_cli.thethuc.tables import caption_of

_ORDINAL = "STT"


def table_html(source: Table, anchors: Anchors) -> str:
    """Return the table in a frame that scrolls by touch and by keyboard where the screen is too narrow for it.

    The caption is read out and not shown: on paper the heading above says what a table holds.
    """
    grid = grid_of([*source.head, *source.body])
    head = len(source.head)
    # HTML lets no cell reach from the head into the body.
    if any(index + placed.rows > head for index, row in enumerate(grid[:head]) for placed in row):
        head = 0
    naming = _naming_column(grid, len(source.head))
    written = [_row(row, index < len(source.head), naming, anchors) for index, row in enumerate(grid)]
    groups: list[list[str]] = []
    for row, text in zip(grid[head:], written[head:], strict=True):
        if not groups or _opens_group(row, naming):
            groups.append([])
        groups[-1].append(text)
    name = anchors.next("bang")
    return (
        f'<section class="bang" aria-labelledby="{name}" tabindex="0"><table>'
        f'<caption id="{name}">{escape(caption_of(source))}</caption>'
        + (element("thead", "".join(written[:head])) if head else "")
        + "".join(element("tbody", "".join(group)) for group in groups)
        + "</table></section>"
    )


def _naming_column(grid: list[Row], head: int) -> int:
    """Return the column whose cells say what their rows are about: the first, or the one behind the ordinal."""
    first = grid[0][0].cell if head and grid[0] else None
    ordinal = first is not None and len(grid[0]) > 1 and _text(first.blocks).strip().upper() == _ORDINAL
    return 1 if ordinal else 0


def _opens_group(row: Row, naming: int) -> bool:
    """Tell whether a row only names those below it: its name reaches to the last column."""
    if len(row) != naming + 1 or any(placed.cell is None for placed in row):
        return False
    last = row[-1].cell
    return row[-1].span > 1 and last is not None and bool(_text(last.blocks).strip())


def _row(row: Row, head: bool, naming: int, anchors: Anchors) -> str:
    written: list[str] = []
    column = 0
    group = not head and _opens_group(row, naming)
    for placed in row:
        if placed.cell is not None:
            names = "" if column != naming else "rowgroup" if group else "row"
            written.append(_cell(placed, placed.cell, head, names, anchors))
        column += placed.span
    return f"<tr>{''.join(written)}</tr>"


def _cell(placed: Placed, cell: Cell, head: bool, names: str, anchors: Anchors) -> str:
    content = _content(cell.blocks, anchors)
    scope = ""
    if head and content:
        scope = "colgroup" if placed.span > 1 else "col"
    elif content:
        scope = names or ("row" if cell.header else "")
        scope = "rowgroup" if scope == "row" and placed.rows > 1 else scope
    classes: list[str] = [cell.align or ("center" if head else "left" if scope else "")]
    if scope and names:
        classes.append("ten")
    if is_unbroken(_text(cell.blocks)):
        classes.append("dai")
    given = (
        ("scope", scope),
        ("colspan", placed.span if placed.span > 1 else ""),
        ("rowspan", placed.rows if placed.rows > 1 else ""),
        ("class", " ".join(filter(None, classes))),
    )
    attributes = "".join(f' {name}="{value}"' for name, value in given if value)
    tag = "th" if scope else "td"
    return f"<{tag}{attributes}>{content}</{tag}>"


def _content(blocks: Sequence[Block], anchors: Anchors) -> str:
    """Return what a cell holds: one paragraph as bare text, more of them as paragraphs and lists."""
    if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph) and only.align is None:
        return anchors.line(only.line)
    written: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            written.append(element("p", anchors.line(block.line), block.align or ""))
        elif isinstance(block, Bullets):
            items = "".join(f"<li>{_content(item, anchors)}</li>" for item in block.items)
            written.append(f"<ul>{items}</ul>")
    return "".join(written)


def _text(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(plain(block.line))
        elif isinstance(block, Bullets):
            parts += [_text(item) for item in block.items]
    return " ".join(parts)

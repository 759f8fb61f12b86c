"""Knows how a template's XML text becomes a document; knows nothing of Word and of how anything looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from danvan_cli.thethuc.blocks import (
    Align,
    Annex,
    Basis,
    Block,
    Bullets,
    Cell,
    Clause,
    Closing,
    Document,
    Figure,
    Inline,
    Kind,
    Level,
    Line,
    LineBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)
from danvan_cli.thethuc.checks import faults as faults_of
from danvan_cli.thethuc.checks import has_items
from danvan_cli.thethuc.grammar import INLINE, PARTS
from danvan_cli.thethuc.source import Fault, MalformedError, Node, parse
from danvan_cli.thethuc.spacing import trim, unwrap


class VocabularyError(Exception):
    """The text is not a document of the vocabulary.

    ``faults`` holds all of them in the order of the text: line and column (from 1, column ``None`` where it
    is not known) and a complete Vietnamese message.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (fault[0], fault[1] or 0))
        super().__init__("; ".join(f"dòng {line}: {message}" for line, _, message in self.faults))


def read_document(xml: str) -> Document:
    """Return the document that ``xml`` describes; raises :class:`VocabularyError` with all its faults."""
    try:
        root = parse(xml, shared=True)
        sound = not any(faults_of(root, complete=True))
    except MalformedError:
        sound = False
    if not sound:
        raise VocabularyError(_faults(xml))
    return _document(root)


def _faults(xml: str) -> list[Fault]:
    """Return every fault at its own place."""
    try:
        return list(faults_of(parse(xml), complete=True))
    except MalformedError as malformed:
        found = list(malformed.faults)
        if malformed.root is not None:
            found += faults_of(malformed.root, complete=False, unclosed=malformed.unclosed)
        return found


def _document(root: Node) -> Document:
    parts = {child.tag: child for child in root.elements() if child.tag in PARTS}
    attribute = root.attributes.get
    return Document(
        kind=cast(Kind, root.attributes["loai"]),
        parent_office=attribute("chu-quan", "").strip(),
        office=attribute("co-quan", "").strip(),
        number=attribute("so", "").strip(),
        symbol=attribute("ky-hieu", "").strip(),
        place=attribute("dia-danh", "").strip(),
        date=attribute("ngay", ""),
        draft=attribute("du-thao") == "true",
        illustrative=attribute("minh-hoa") == "true",
        name=_part_line(parts.get("ten-loai")),
        summary=_part_line(parts.get("trich-yeu")),
        subject=_part_line(parts.get("v-v")),
        addressees=_items(parts.get("kinh-gui")),
        body=_blocks(root, skip=PARTS),
        recipients=_items(parts.get("noi-nhan")),
        signature=_signature(parts.get("ky")),
        annexes=tuple(_annex(child) for child in root.elements() if child.tag == "phu-luc"),
    )


def _part_line(node: Node | None) -> Line:
    return trim(_inlines(node.children)) if node is not None else ()


def _items(node: Node | None) -> tuple[Line, ...]:
    """Return the lines of an element that holds either text or ``li``, without the empty ones."""
    if node is None:
        return ()
    if not has_items(node):
        line = _part_line(node)
        return (line,) if line else ()
    lines = (_flat(child) for child in node.elements() if child.tag == "li")
    return tuple(line for line in lines if line)


def _flat(item: Node) -> Line:
    """Return all text of a list item as one line: a list of names has no blocks inside."""
    return trim(_joined(_blocks(item)))


def _joined(blocks: Iterable[Block]) -> list[Inline]:
    line: list[Inline] = []
    for block in blocks:
        parts = [block.line] if isinstance(block, Paragraph) else []
        if isinstance(block, Bullets):
            parts = [tuple(_joined(entry)) for entry in block.items]
        for part in parts:
            line += [*([Run(" ")] if line else []), *part]
    return line


def _signature(node: Node | None) -> Signature | None:
    if node is None:
        return None

    def rows(name: str) -> tuple[str, ...]:
        return tuple(row.strip() for row in node.attributes.get(name, "").splitlines() if row.strip())

    return Signature(rows("quyen-han"), rows("chuc-vu"), node.attributes.get("ho-ten", "").strip())


def _annex(node: Node) -> Annex:
    return Annex(
        title=_title(node),
        blocks=_blocks(node),
        landscape=node.attributes.get("huong") == "ngang",
        attached_to=node.attributes.get("kem-theo", "").strip(),
    )


def _title(node: Node) -> Line:
    if "ten" in node.attributes:
        return trim([Run(unwrap(node.attributes["ten"]))])
    return next((_part_line(child) for child in node.elements() if child.tag == "ten"), ())


def _blocks(node: Node, skip: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Return the blocks of ``node``; text that stands between blocks is a paragraph of its own."""
    if len(node.children) == 1 and isinstance(text := node.children[0], str):  # nearly every cell of a table
        line = trim((Run(unwrap(text)),))
        return (Paragraph(line),) if line else ()
    blocks: list[Block] = []
    loose: list[Node | str] = []

    def gather() -> None:
        line = trim(_inlines(loose))
        loose.clear()
        if line:
            blocks.append(Paragraph(line))

    for child in node.children:
        if isinstance(child, str) or child.tag in INLINE:
            loose.append(child)
            continue
        gather()
        if child.tag in skip or child.tag == "ten":
            continue
        block = _block(child)
        if isinstance(block, Basis) and blocks and isinstance(last := blocks[-1], Basis):
            blocks[-1] = Basis(last.items + block.items)
        else:
            blocks.append(block)
    gather()
    return tuple(blocks)


def _block(node: Node) -> Block:
    match node.tag:
        case "p":
            return Paragraph(_part_line(node), align=_alignment(node))
        case "ghi-chu":
            return Paragraph(_part_line(node), "ghi-chu")
        case "don-vi-tinh":
            return Paragraph(_part_line(node), "don-vi-tinh")
        case "ul":
            return Bullets(tuple(_blocks(child) for child in node.elements()))
        case "table":
            return _table(node)
        case "can-cu":
            return Basis(_items(node))
        case "ket":
            return Closing(_part_line(node))
        case level:
            return Clause(cast(Level, level), _title(node), _blocks(node))


def _table(node: Node) -> Table:
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    known: dict[int, Cell] = {}
    for child in node.elements():
        if child.tag == "tr":
            body.append(_row(child, known))
        else:
            (head if child.tag == "thead" else body).extend(_row(row, known) for row in child.elements())
    # A table that only says <th> in its first row means a head too.
    if not head and body and all(cell.header for cell in body[0]):
        head.append(body.pop(0))
    return Table(tuple(head), tuple(body), node.attributes.get("ten", "").strip())


def _row(node: Node, known: dict[int, Cell]) -> tuple[Cell, ...]:
    """Return a row; cells of the same node are one cell, as long tables say the same over and over."""
    return tuple([known.get(id(cell)) or known.setdefault(id(cell), _cell(cell)) for cell in node.elements()])


def _cell(node: Node) -> Cell:
    return Cell(
        blocks=_blocks(node),
        header=node.tag == "th",
        colspan=int(node.attributes.get("colspan", "1")),
        rowspan=int(node.attributes.get("rowspan", "1")),
        align=_alignment(node) or ("right" if node.attributes.get("so") == "true" else None),
        width=float(node.attributes["width"].removesuffix("%")) if "width" in node.attributes else None,
    )


def _alignment(node: Node) -> Align | None:
    return cast("Align | None", node.attributes.get("align"))


def _inlines(
    children: Iterable[Node | str], bold: bool = False, italic: bool = False, underline: bool = False
) -> Iterator[Inline]:
    for child in children:
        if isinstance(child, str):
            yield Run(unwrap(child), bold, italic, underline)
        elif child.tag == "br":
            yield LineBreak()
        elif child.tag == "so-lieu":
            runs = trim(_inlines(child.children, bold, italic, underline))
            yield Figure(
                child.attributes["ma"].strip(),
                tuple(part for item in runs for part in (item.runs if isinstance(item, Figure) else (item,))),
                child.attributes.get("nguon", "").strip(),
                child.attributes.get("kem") == "true",
            )
        else:
            yield from _inlines(
                child.children,
                bold or child.tag == "b",
                italic or child.tag == "i",
                underline or child.tag == "u",
            )

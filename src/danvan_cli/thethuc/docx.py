"""Knows how a document becomes the parts of a Word file; knows nothing of templates and of dân vận.

The bytes depend on the arguments alone: no clock, no random number, no hash order and no compression, whose
output differs between versions of zlib.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from danvan_cli.thethuc.blocks import Annex, Document
from danvan_cli.thethuc.body import GAP, BodyWriter, Grid, Item, flow
from danvan_cli.thethuc.foot import foot_table
from danvan_cli.thethuc.head import addressees, head_table, name_and_summary
from danvan_cli.thethuc.metrics import Face
from danvan_cli.thethuc.notation import annex_label, attachment
from danvan_cli.thethuc.package import CUSTOM, Part, Seal, custom_xml, digest, pack
from danvan_cli.thethuc.page import header_xml, section_xml
from danvan_cli.thethuc.paragraphs import digests, written
from danvan_cli.thethuc.parts import (
    APPLICATION,
    FONTS,
    RELATIONSHIPS,
    SETTINGS,
    Properties,
    comments_xml,
    content_types_xml,
    core_xml,
    document_relationships_xml,
)
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.spacing import prefixed
from danvan_cli.thethuc.styles import styles_xml
from danvan_cli.thethuc.titles import centred, rule_below
from danvan_cli.thethuc.wml import DECLARATION, NAMESPACES, Marks, Para, run


def write_docx(
    document: Document,
    style: HouseStyle,
    properties: Properties,
    remark: Callable[[str], str] | None = None,
) -> bytes:
    """Return the ``.docx``: the same bytes for the same arguments.

    ``remark`` gives the comment on a figure by its code, empty for none; without it only figures whose remark stands
    in the document have one.

    Raises ``ValueError`` when ``document.date`` is no date, which :func:`~.vocabulary.read_document` refuses.
    """
    when = _when(properties.timestamp)
    marks = Marks(remark=remark)
    body, said = _encoded(_document_xml(document, style, marks))
    remarks = bool(marks.comments)
    parts = {
        "[Content_Types].xml": content_types_xml(remarks),
        "_rels/.rels": RELATIONSHIPS,
        "docProps/app.xml": APPLICATION,
        "docProps/core.xml": core_xml(properties, when),
        "word/_rels/document.xml.rels": document_relationships_xml(remarks),
        "word/fontTable.xml": FONTS,
        "word/header1.xml": header_xml(document.illustrative, first_page=False),
        "word/header2.xml": header_xml(document.illustrative, first_page=True),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles_xml(style),
    }
    if remarks:
        parts["word/comments.xml"] = comments_xml(marks.comments, when)
    encoded: dict[str, Part] = {name: content.encode("utf-8") for name, content in parts.items()}
    encoded["word/document.xml"] = body
    seal = Seal(
        version=properties.version,
        input_digest=properties.input_digest,
        commit=properties.commit,
        content=digest(encoded),
        source=properties.source,
        call=properties.call,
        paragraphs=said,
    )
    return pack({**encoded, CUSTOM: custom_xml(seal).encode("utf-8")}, when)


def _encoded(pieces: Iterable[str]) -> tuple[list[bytes], str]:
    """Return the body in pieces and the digests of its paragraphs; a piece that comes again is kept once."""
    body: list[bytes] = []
    said: list[str] = []
    known: dict[str, tuple[bytes, str]] = {}
    for piece in pieces:
        if (found := known.get(piece)) is None:
            found = known[piece] = (piece.encode("utf-8"), digests(written(piece)))
        body.append(found[0])
        said.append(found[1])
    return body, "".join(said)


def _when(timestamp: datetime) -> datetime:
    aware = timestamp if timestamp.tzinfo is not None else timestamp.replace(tzinfo=UTC)
    first = datetime(1980, 1, 1, tzinfo=UTC)
    last = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
    return min(max(aware.astimezone(UTC).replace(microsecond=0), first), last)


def _document_xml(document: Document, house: HouseStyle, marks: Marks) -> Iterator[str]:
    """Yield the body in pieces, as one of many units is large; none ends inside a paragraph."""
    writer = BodyWriter(marks)
    largest = house.size("noi_dung") - 1
    opening = [*name_and_summary(document, house, marks), *addressees(document, house, marks)]
    items: list[Item] = [*opening, *writer.items(document.body)]
    foot = foot_table(document, house, marks)
    # Word would join a table of the body to that of the head or of the signature.
    if not items or isinstance(items[0], Grid):
        items.insert(0, Para(GAP))
    if foot and isinstance(items[-1], Grid):
        items.append(Para(GAP))
    yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
    yield head_table(document, house, marks)
    yield from flow(items, house.text_width(), largest, marks, keep_last=bool(foot))
    yield foot
    section = section_xml(house, illustrative=document.illustrative)
    for number, annex in enumerate(document.annexes, start=1):
        # The end of a section needs a paragraph to stand in.
        yield Para("Ngat", section=section).xml()
        label = annex_label(number, len(document.annexes))
        items = [*_annex_head(annex, label, house, marks), *writer.items(annex.blocks)]
        yield from flow(items, house.text_width(annex.landscape), largest, marks)
        section = section_xml(house, annex.landscape, document.illustrative)
    # Word wants a paragraph after a table even at the end of all.
    yield f"{Para('Ngat').xml()}{section}</w:body></w:document>"


def _annex_head(annex: Annex, label: str, house: HouseStyle, marks: Marks) -> list[Item]:
    """Return number, name, “(Kèm theo …)” and the short rule (PL I, mục III.1; PL III, Mẫu 2.1)."""
    room = house.text_width(annex.landscape)
    below, size, face = annex.title, house.size("ten_phu_luc"), Face.BOLD
    title = centred("TenPhuLuc", below, size, room, marks, face, caps=True)
    items: list[Item] = [Para("PhuLuc", run(label)), title]
    if annex.attached_to:
        below, size, face = prefixed(attachment(annex.attached_to), ()), house.size("kem_theo"), Face.ITALIC
        items.append(centred("KemTheo", below, size, room, marks, face))
    items.append(rule_below(below, size, room, marks, face, caps=not annex.attached_to))
    return items


__all__ = ["Properties", "write_docx"]

"""Knows how to spell WordprocessingML: text, runs, paragraphs, rules and tables, each in schema order.

Everything is written as text, once, and never parsed again. Knows nothing of the decree: what to write, in
which style and how wide is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from danvan_cli.thethuc.source import FORBIDDEN

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_BORDER: Final = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
#: Thin black lines around and between the cells.
BORDERS: Final = "".join(map(_BORDER.format, ("top", "left", "bottom", "right", "insideH", "insideV")))
_SPECIAL: Final = re.compile(f'[&<>"]|{FORBIDDEN.pattern}')
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(points: float) -> int:
    """Convert points to twentieths of a point."""
    return round(points * 20)


def emu(points: float) -> int:
    """Convert points to English Metric Units."""
    return round(points * 12700)


def escape(text: str) -> str:
    """Return ``text`` fit for XML content and attributes; what XML cannot hold becomes U+FFFD."""
    if not _SPECIAL.search(text):
        return text
    text = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def text(content: str) -> str:
    """Return the run content for ``content``, every character of it; a tab is a tab of Word."""
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in content.split("\t")
    )


def run(content: str, properties: str = "") -> str:
    """Return a run of ``content``; ``properties`` are the children of ``w:rPr`` in schema order."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text(content)}</w:r>"


def type_properties(bold: bool, italic: bool, underline: bool) -> str:
    """Return the children of ``w:rPr`` for a manner of type."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ('<w:u w:val="single"/>' if underline else "")
    )


@dataclass(slots=True)
class Para:
    """A paragraph about to be written; its neighbours may still change what it keeps with.

    ``before``, ``after``, ``left``, ``right`` and ``hanging`` are pt in place of what the style says,
    ``section`` is a ``w:sectPr``.
    """

    style: str
    content: str = ""
    align: str | None = None
    keep_next: bool = False
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    section: str = ""

    def xml(self) -> str:
        parts = [f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>']
        if self.keep_next:
            parts.append("<w:keepNext/>")
        gaps = (("before", self.before), ("after", self.after))
        if given := [f'w:{side}="{twips(value)}"' for side, value in gaps if value is not None]:
            parts.append(f"<w:spacing {' '.join(given)}/>")
        indents = (("left", self.left), ("right", self.right), ("hanging", self.hanging))
        if given := [f'w:{side}="{twips(value)}"' for side, value in indents if value is not None]:
            parts.append(f"<w:ind {' '.join(given)}/>")
        if self.align is not None:
            parts.append(f'<w:jc w:val="{self.align}"/>')
        parts.append(f"{self.section}</w:pPr>{self.content}</w:p>")
        return "".join(parts)


@dataclass(slots=True)
class CellBox:
    """A cell about to be written: ``width`` in twips, ``merge`` is ``restart``, ``continue`` or nothing."""

    content: str
    width: int
    span: int = 1
    merge: str = ""
    valign: str = ""

    def xml(self) -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self.width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else "")
            + (f'<w:vMerge w:val="{self.merge}"/>' if self.merge else "")
            + (f'<w:vAlign w:val="{self.valign}"/>' if self.valign else "")
            + f"</w:tcPr>{self.content}</w:tc>"
        )


#: What opens a row: no row splits, a head row is repeated on each page.
ROW: Final = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
HEAD_ROW: Final = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
ROW_END: Final = "</w:tr>"
TABLE_END: Final = "</w:tbl>"


def table_row(cells: Iterable[CellBox]) -> str:
    """Return a row of a table that only lays out the page."""
    return f"{ROW}{''.join(cell.xml() for cell in cells)}{ROW_END}"


def layout_table(
    style: str, columns: Sequence[int], rows: Iterable[str], caption: str, description: str
) -> str:
    """Return a table without lines and head, which only lays out the page."""
    opening = table_opening(style, columns, caption, description, borders=False, head=False)
    return f"{opening}{''.join(rows)}{TABLE_END}"


def table_opening(
    style: str, columns: Sequence[int], caption: str, description: str, *, borders: bool, head: bool
) -> str:
    """Return what opens a table of fixed layout; ``columns`` are widths in twips, the two texts are read out.

    The borders stand in the table as well as in its style: some programs read only one of the two.
    """
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        + (f"<w:tblBorders>{BORDERS}</w:tblBorders>" if borders else "")
        + '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0020" if head else "0000"}" w:firstRow="{int(head)}" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(caption)}"/><w:tblDescription w:val="{escape(description)}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


@dataclass(slots=True)
class Marks:
    """Gives out the numbers and names that must be unique in one document, always in the same order.

    ``remark`` tells, by its code, what is to be remarked on a figure that has no remark of its own.
    """

    drawings: int = 0
    bookmarks: int = 0
    used: dict[str, int] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    remark: Callable[[str], str] | None = None

    def rule(self, length: float) -> str:
        """Return a run that draws a solid line ``length`` pt long, centred in its column.

        The line is a shape anchored in the paragraph, as staff draw it in Word; programs that do not know
        DrawingML shapes take the VML one.
        """
        self.drawings += 1
        number, cx = self.drawings, emu(length)
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            f'relativeHeight="{251658240 + number}" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>38100</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{cx}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{number}" name="Đường kẻ {number}" descr="Đường kẻ ngang"/>'
            "<wp:cNvGraphicFramePr/><a:graphic>"
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            "<wps:wsp><wps:cNvCnPr/><wps:spPr>"
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="0"/></a:xfrm>'
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:round/></a:ln>'
            "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f'<mc:Fallback><w:pict><v:line id="duong_ke_{number}" style="position:absolute;'
            "mso-position-horizontal:center;mso-position-horizontal-relative:text;"
            f'mso-position-vertical-relative:text" from="0,3pt" to="{length:.2f}pt,3pt" '
            'strokecolor="black" strokeweight=".75pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
        )

    def bookmark(self, name: str, content: str) -> str:
        """Return ``content`` inside a bookmark called ``name`` and its turn: ``name_1``, ``name_2`` …"""
        turn = self.used[name] = self.used.get(name, 0) + 1
        number, self.bookmarks = self.bookmarks, self.bookmarks + 1
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}_{turn}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def comment(self, remark: str, content: str) -> str:
        """Return ``content`` with a comment of Word on it; the remark itself goes into another part."""
        number = len(self.comments)
        self.comments.append(remark)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

"""Knows the parts of a Word file that do not hold the text: types, relationships, settings, properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from danvan_cli.thethuc.package import CUSTOM
from danvan_cli.thethuc.page import HEADER_OF_FIRST_PAGE, HEADER_OF_PAGES
from danvan_cli.thethuc.styles import FONT, LANGUAGE
from danvan_cli.thethuc.wml import DECLARATION, NAMESPACES, Para, escape, run


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself.

    ``input_digest``, ``commit`` (``None`` without git), ``version``, ``source`` and ``call`` go into the seal;
    ``timestamp`` (UTC; times before 1980 count as 1980, which is the first that a zip can hold) is the only time
    anywhere.
    """

    title: str
    author: str
    subject: str
    commit: str | None
    input_digest: str
    version: str
    timestamp: datetime
    keywords: str = ""
    source: str = ""
    call: str = ""


def core_xml(properties: Properties, when: datetime) -> str:
    """Return the part ``docProps/core.xml``; ``when`` is UTC."""
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:keywords>{escape(properties.keywords)}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape(properties.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relationships_xml(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part of relationships: id → (kind, target)."""
    listed = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
        for identifier, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


RELATIONSHIPS: Final = relationships_xml(
    {
        "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        "rId3": (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        "rId4": (f"{_OFFICE}/relationships/custom-properties", CUSTOM),
    }
)


def document_relationships_xml(comments: bool) -> str:
    """Return the part that says what ``word/document.xml`` is made up of."""
    targets = {
        "rId1": (f"{_OFFICE}/relationships/styles", "styles.xml"),
        "rId2": (f"{_OFFICE}/relationships/settings", "settings.xml"),
        "rId3": (f"{_OFFICE}/relationships/fontTable", "fontTable.xml"),
        HEADER_OF_PAGES: (f"{_OFFICE}/relationships/header", "header1.xml"),
        HEADER_OF_FIRST_PAGE: (f"{_OFFICE}/relationships/header", "header2.xml"),
    }
    if comments:
        targets["rId12"] = (f"{_OFFICE}/relationships/comments", "comments.xml")
    return relationships_xml(targets)


_PART_TYPES: Final = {
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
    "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
    "/word/header2.xml": f"{_WORD_TYPE}.header+xml",
    "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
    "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
}


def content_types_xml(comments: bool) -> str:
    """Return the part that says of which type each other part is."""
    types = dict(_PART_TYPES)
    if comments:
        types["/word/comments.xml"] = f"{_WORD_TYPE}.comments+xml"
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
        + "</Types>"
    )


def comments_xml(comments: Sequence[str], when: datetime) -> str:
    """Return the part ``word/comments.xml``; a line feed in a remark starts a new paragraph."""
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    listed = "".join(
        f'<w:comment w:id="{number}" w:author="danvan" w:date="{stamp}" w:initials="dv">'
        + "".join(Para("BinhLuan", run(line)).xml() for line in comment.splitlines())
        + "</w:comment>"
        for number, comment in enumerate(comments)
    )
    return f"{DECLARATION}<w:comments {NAMESPACES}>{listed}</w:comments>"


APPLICATION: Final = (
    f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>danvan</Application></Properties>"
)
FONTS: Final = (
    f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
SETTINGS: Final = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/>'
    f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/>'
    "</w:settings>"
)

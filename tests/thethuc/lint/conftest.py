"""What the tests of the linter share: documents without fault, and ways to spoil one thing in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from danvan_cli.thethuc.docx import Properties, write_docx
from danvan_cli.thethuc.lint.check import lint
from danvan_cli.thethuc.lint.findings import Report
from danvan_cli.thethuc.package import unpack
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import read_document

FOLDER = Path(__file__).parent / "van-ban"
PROPERTIES = Properties(
    title="Văn bản",
    author="Văn phòng UBND tỉnh",
    subject="",
    keywords="",
    commit=None,
    input_digest="b" * 64,
    version="0.1.0",
    timestamp=datetime(2024, 11, 5, 7, 30, 1, tzinfo=UTC),
)

Parts = dict[str, str]
Change = Callable[[Parts], None]
DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"


def parts_of(name: str, size: int = 14) -> Parts:
    """The parts of one of the documents in ``van-ban``, as text."""
    xml = (FOLDER / f"{name}.xml").read_text("utf-8")
    docx = write_docx(read_document(xml), HouseStyle(co_chu=13 if size == 13 else 14), PROPERTIES)
    return {part: content.decode("utf-8") for part, content in unpack(docx).items()}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The zip of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def replaced(text: str, old: str, new: str, count: int = 1) -> str:
    assert text.count(old) >= 1, f"{old!r} is not there"
    return text.replace(old, new, count)


def said(old: str, new: str, part: str = DOCUMENT) -> Change:
    """Say something else."""

    def change(parts: Parts) -> None:
        parts[part] = replaced(parts[part], old, new)

    return change


def style(key: str, old: str, new: str) -> Change:
    """Change what a style says."""

    def change(parts: Parts) -> None:
        found = re.search(rf'<w:style [^>]*w:styleId="{key}">.*?</w:style>', parts[STYLES])
        assert found, key
        parts[STYLES] = parts[STYLES].replace(found[0], replaced(found[0], old, new))

    return change


def size(key: str, points: float) -> Change:
    """Set the size of a style."""

    def change(parts: Parts) -> None:
        found = re.search(rf'<w:style [^>]*w:styleId="{key}">.*?</w:style>', parts[STYLES])
        assert found, key
        parts[STYLES] = parts[STYLES].replace(
            found[0], re.sub(r'<w:sz w:val="\d+"/>', f'<w:sz w:val="{round(points * 2)}"/>', found[0])
        )

    return change


def paragraph(text: str, old: str, new: str) -> Change:
    """Change the XML of the paragraph that holds ``text``."""

    def change(parts: Parts) -> None:
        found = [block for block in re.findall(r"<w:p>.*?</w:p>", parts[DOCUMENT]) if text in block]
        assert found, text
        parts[DOCUMENT] = parts[DOCUMENT].replace(found[0], replaced(found[0], old, new), 1)

    return change


def without(text: str) -> Change:
    """Remove the paragraph that holds ``text``."""

    def change(parts: Parts) -> None:
        found = [block for block in re.findall(r"<w:p>.*?</w:p>", parts[DOCUMENT]) if text in block]
        assert found, text
        parts[DOCUMENT] = parts[DOCUMENT].replace(found[0], "", 1)

    return change


def run_look(text: str, properties: str) -> Change:
    """Give the first run that begins with ``text`` properties of its own."""
    old = f'<w:r><w:t xml:space="preserve">{text}'
    return said(old, f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}')


def shape(text: str, properties: str) -> Change:
    """Give the paragraph that holds ``text`` properties of its own, after its style."""
    return paragraph(text, "</w:pPr>", f"{properties}</w:pPr>")


def with_theme(font: str) -> Change:
    """Add a theme whose fonts are ``font``."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    fonts = "".join(
        f'<a:{name}Font><a:latin typeface="{font}"/><a:ea typeface=""/></a:{name}Font>'
        for name in ("major", "minor")
    )

    def change(parts: Parts) -> None:
        relations = "word/_rels/document.xml.rels"
        added = f'<Relationship Id="rId98" Type="{kind}" Target="theme/theme1.xml"/></Relationships>'
        parts[relations] = replaced(parts[relations], "</Relationships>", added)
        parts["word/theme/theme1.xml"] = (
            '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
            f"<a:fontScheme>{fonts}</a:fontScheme></a:themeElements></a:theme>"
        )

    return change


def annex_goes_on() -> Change:
    """Let the pages of the last phụ lục be counted on."""

    def change(parts: Parts) -> None:
        head, found, tail = parts[DOCUMENT].rpartition('<w:pgNumType w:start="1"/>')
        assert found
        parts[DOCUMENT] = head + tail

    return change


CHANGES: dict[str, Callable[..., Change]] = {
    made.__name__: made
    for made in (said, style, size, paragraph, without, run_look, shape, with_theme, annex_goes_on)
}


@pytest.fixture(scope="session")
def spoiled() -> Callable[..., Report]:
    """Lint a good document after some changes, each the name of one in ``CHANGES`` and what it needs."""
    known: dict[str, Parts] = {}

    def check(name: str, *changes: tuple[Any, ...]) -> Report:
        if name not in known:
            known[name] = parts_of(name)
        parts = dict(known[name])
        for made, *arguments in changes:
            CHANGES[made](*arguments)(parts)
        return lint(packed(parts))

    return check


_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"/><w:titlePg/></w:sectPr>'
)
_NUMBERED = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:sz w:val="28"/></w:rPr>'
    "<w:t>2</w:t></w:r></w:fldSimple></w:p>"
)
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
)


def file_of(
    body: str, parts: Mapping[str, str] | None = None, header: str = _NUMBERED, strict: bool = False
) -> dict[str, str]:
    """The parts of a Word file whose body is written by hand."""
    kinds = {"header": "header1.xml", "styles": "styles.xml"}
    kinds |= {"numbering": "numbering.xml"} if parts and "word/numbering.xml" in parts else {}
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds.items(), 1)
    )
    made = {
        "_rels/.rels": f'<Relationships {_PACKAGE}><Relationship Id="rId1" Type="{_RELATION}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        DOCUMENT: f"<w:document {_NAMES}><w:body>{body}{_SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships {_PACKAGE}>{relations}</Relationships>",
        STYLES: f"<w:styles {_NAMES}>{_STYLES}</w:styles>",
        HEADER: f"<w:hdr {_NAMES}>{header}</w:hdr>",
        **(parts or {}),
    }
    if strict:
        old, new = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
        for short, long in (("wordprocessingml", "wordprocessingml"), ("officeDocument", "officeDocument")):
            for name in made:
                made[name] = made[name].replace(f"{old}/{short}/2006", f"{new}/{long}")
    return made


@pytest.fixture(scope="session")
def made() -> Callable[..., Report]:
    """Lint a file whose body is written by hand."""

    def check(body: str, *arguments: Any, **options: Any) -> Report:
        return lint(packed(file_of(body, *arguments, **options)))

    return check


@pytest.fixture(scope="session")
def report_parts() -> Parts:
    """The parts of a good report."""
    return parts_of("bao-cao")


@pytest.fixture(scope="session")
def report_docx(report_parts: Parts) -> bytes:
    """A good report as a file."""
    return packed(report_parts)


@pytest.fixture(scope="session")
def made_of() -> Callable[[Parts], Report]:
    """Lint the parts of a file."""
    return lambda parts: lint(packed(parts))

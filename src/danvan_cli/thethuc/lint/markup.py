"""Knows how to read the XML of a Word part without being harmed by it, and the units it measures in.

Knows the names of WordprocessingML but nothing of what a part is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V: Final = "{urn:schemas-microsoft-com:vml}"

# Word writes these when asked for “Strict Open XML”; the names inside are the same.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
)
_LENGTH: Final = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?\s*")
_UNITS: Final = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
#: Tags in one part, closing ones counted: what takes memory is elements, not bytes.
MOST_TAGS: Final = 3_000_000
_OFF: Final = ("0", "false", "off", "none")


class BadXmlError(Exception):
    """A part is not XML that may be read; ``reason`` is Vietnamese."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse(data: bytes) -> etree._Element:
    """Return the root of a part; raises :class:`BadXmlError`.

    Nothing outside the bytes is read, no entity is known and no DOCTYPE allowed, nesting is limited; the
    encodings are those that Open XML allows, whatever the part says of itself.
    """
    text = _utf8(data)
    # Only a comment or CDATA could hold these words rightly, and no program writes either into a part.
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise BadXmlError("khai báo DOCTYPE hoặc thực thể, thứ không có trong tệp Word")
    if text.count(b"<") > MOST_TAGS:
        raise BadXmlError("quá nhiều phần tử")
    for strict, name in _STRICT:
        if strict in text:
            text = text.replace(strict, name[1:-1].encode())
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise BadXmlError(f"XML hỏng ở dòng {line}" if line else "XML hỏng") from error
    if root is None:
        raise BadXmlError("XML hỏng")
    return root


def _utf8(data: bytes) -> bytes:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        little = data[:2] in (b"\xff\xfe", b"<\0")
        try:
            text = data.decode("utf-16-le" if little else "utf-16-be")
        except UnicodeDecodeError as error:
            raise BadXmlError("bảng mã không đọc được") from error
        return text.removeprefix("\ufeff").encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def points(value: str | None, per_point: float = 20) -> float | None:
    """Return a measure in pt: a bare number counts ``per_point`` to the point, a unit may stand after it."""
    if value is None:
        return None
    match = _LENGTH.fullmatch(value)
    if match is None:
        return None
    number = float(match[1])
    return number * _UNITS[match[2]] if match[2] else number / per_point


def whole(value: str | None) -> int | None:
    """Return an integer, ``None`` where there is none."""
    try:
        return int(value) if value is not None and len(value) < 12 else None
    except ValueError:
        return None


def val(element: etree._Element | None) -> str | None:
    """Return the attribute ``w:val`` of an element that may be missing."""
    return None if element is None else element.get(f"{W}val")


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child ``w:name`` of an element that may be missing."""
    return None if element is None else element.find(f"{W}{name}")


def switch(element: etree._Element | None, name: str) -> bool | None:
    """Return whether the property ``w:name`` is on; ``None`` where nothing is said."""
    found = child(element, name)
    if found is None:
        return None
    value = val(found)
    return value is None or value.lower() not in _OFF


def elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements."""
    for item in parent:
        if isinstance(item.tag, str):
            yield item

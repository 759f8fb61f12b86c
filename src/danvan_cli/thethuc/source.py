"""Knows how to read XML text into elements with their places; knows none of the vocabulary's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Final
from xml.parsers import expat
from xml.parsers.expat import errors

#: Line, column (both from 1; ``None`` where it is not known) and Vietnamese message.
Fault = tuple[int, int | None, str]

#: What XML 1.0 cannot hold; a document with one of these does not open in Word.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_DEEPEST: Final = 60
_STAND_IN: Final = "\N{REPLACEMENT CHARACTER}"
# The mistake that is made most: it alone would hide every fault behind it.
_STRAY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)")
_STRAY_MESSAGE: Final = "dấu & trong lời văn phải viết là &amp; (chỉ &amp; &lt; &gt; &quot; &apos; &#…;)"


@dataclass(slots=True)
class Node:
    """An element as it stands in the text: line and column are those of its ``<``."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Node | str] = field(default_factory=list)

    def elements(self) -> list[Node]:
        """Return the child elements, without the text between them."""
        return [child for child in self.children if not isinstance(child, str)]


class MalformedError(Exception):
    """The text is not XML; ``faults`` says where and why, in Vietnamese.

    ``unclosed`` is the element that was left open: what stands behind it need not be its content.
    """

    def __init__(self, faults: list[Fault], root: Node | None, unclosed: Node | None) -> None:
        self.faults = faults
        self.root = root
        self.unclosed = unclosed
        super().__init__(faults[0][2])


def parse(xml: str, *, shared: bool = False) -> Node:
    """Return the root element of ``xml``.

    With ``shared``, elements that hold the same words alone are one node, and none has its place (0): a long
    table, which says the same over and over, is then read sooner and takes less room.

    Raises :class:`MalformedError` with every fault found and the tree as far as it was read. No entity but
    the five of XML itself is known and no DOCTYPE is allowed, so nothing outside the text is ever read.
    """
    faults: list[Fault] = [
        (*_position(xml, match.start()), f"ký tự điều khiển U+{ord(match[0]):04X} không được phép có mặt")
        for match in FORBIDDEN.finditer(xml)
    ]
    # One stand-in for each bad character keeps every other line and column where it is.
    clean = FORBIDDEN.sub(_STAND_IN, xml)
    reader = _Reader(shared)
    fault = reader.read(clean)
    if fault is not None and (strays := list(_STRAY.finditer(clean))):
        faults += [(*_position(xml, match.start()), _STRAY_MESSAGE) for match in strays]
        reader = _Reader(shared)
        fault = reader.read(_STRAY.sub(_STAND_IN, clean))
    if fault is not None:
        faults.append(fault)
    if faults or reader.root is None:
        raise MalformedError(sorted(faults, key=lambda item: item[:2]), reader.root, reader.unclosed)
    return reader.root


class _RefusedError(Exception):
    """Reading stops at something that XML allows and the vocabulary does not."""


class _Reader:
    """Builds the tree from the parser's events."""

    def __init__(self, shared: bool) -> None:
        self.root: Node | None = None
        self.shared = shared
        self.leaves: dict[tuple[str, ...], Node] = {}
        self.open: list[Node] = []
        self.unclosed: Node | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end_shared if shared else self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def read(self, xml: str) -> Fault | None:
        text = xml.encode("utf-8")
        try:
            self.parser.Parse(text, True)
        except _RefusedError as refused:
            return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, str(refused)
        except expat.ExpatError as error:
            message = errors.messages.get(error.code, "")
            if message == errors.XML_ERROR_TAG_MISMATCH and self.open:
                return self._mismatch(error, text)
            if message == errors.XML_ERROR_NO_ELEMENTS and self.open:
                return self._left_open()
            return error.lineno, error.offset + 1, _MESSAGES.get(message, "XML không hợp lệ")
        return None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= _DEEPEST:
            raise _RefusedError(f"các thẻ lồng nhau quá {_DEEPEST} tầng")
        parser = self.parser
        place = (0, 0) if self.shared else (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        node = Node(tag, attributes, *place)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _end(self, _tag: str) -> None:
        self.open.pop()

    def _end_shared(self, tag: str) -> None:
        node = self.open.pop()
        if len(node.children) == 1 and isinstance(text := node.children[0], str) and self.open:
            key = (tag, text, *chain.from_iterable(node.attributes.items()))
            self.open[-1].children[-1] = self.leaves.setdefault(key, node)

    def _text(self, text: str) -> None:
        self.open[-1].children.append(text)

    def _doctype(self, *_declaration: object) -> None:
        raise _RefusedError("không được khai báo DOCTYPE")

    def _mismatch(self, error: expat.ExpatError, text: bytes) -> Fault:
        """Return the fault at the tag that is wrong: the one left open, else the one that closes nothing."""
        name = _NAME.match(text, self.parser.ErrorByteIndex)
        closing = name[0].decode("utf-8", "replace") if name else ""
        if any(node.tag == closing for node in self.open[:-1]):
            return self._left_open()
        message = f"thẻ đóng </{closing}> không khớp với thẻ đang mở <{self.open[-1].tag}>"
        return error.lineno, error.offset - 1, message

    def _left_open(self) -> Fault:
        last = self.unclosed = self.open[-1]
        return last.line, last.column, f"thẻ <{last.tag}> mở ở đây mà không đóng: thiếu </{last.tag}>"


_NAME: Final = re.compile(rb"[^\s>]*")
_MESSAGES: Final = {
    errors.XML_ERROR_INVALID_TOKEN: "ký tự không đúng chỗ; dấu < trong lời văn phải viết là &lt;",
    errors.XML_ERROR_UNCLOSED_TOKEN: "thẻ viết dở, thiếu dấu >",
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "một thuộc tính được viết hai lần trong cùng một thẻ",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "còn nội dung sau thẻ đóng của <van-ban>",
    errors.XML_ERROR_NO_ELEMENTS: "không có nội dung",
    errors.XML_ERROR_SYNTAX: "sai cú pháp XML",
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "phần CDATA chưa đóng",
    errors.XML_ERROR_BAD_CHAR_REF: "&#…; chỉ tới ký tự không được phép",
    errors.XML_ERROR_MISPLACED_XML_PI: "khai báo <?xml …?> phải đứng ở ngay đầu",
    errors.XML_ERROR_UNKNOWN_ENCODING: "bảng mã khai báo không được hỗ trợ; dùng UTF-8",
    errors.XML_ERROR_INCORRECT_ENCODING: "bảng mã khai báo không đúng; dùng UTF-8",
}


def _position(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, start) + 1, offset - start + 1

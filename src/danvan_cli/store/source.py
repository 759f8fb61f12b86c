"""Bytes → checked text: size, encoding, characters, conflict markers. Knows no YAML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.charset import decode_legacy, legacy_words

MAX_BYTES = 1024 * 1024
MAX_MARKS = 30
_PIECE = 2048

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\ufeff]")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: (.*))?$", re.MULTILINE)
_NAMES = {
    "\x00": "ký tự NUL",
    "\r": "dấu xuống dòng kiểu cũ (CR đứng một mình)",
    "\x85": "dấu xuống dòng lạ U+0085",
    "\u2028": "dấu xuống dòng lạ U+2028",
    "\u2029": "dấu xuống đoạn lạ U+2029",
    "\ufeff": "dấu BOM giữa tệp",
}


class Source(NamedTuple):
    """The text of a file in NFC with ``\\n`` ends (``None`` where it cannot be read on), and the findings."""

    text: str | None
    problems: tuple[Problem, ...]


def read_source(file: str, data: bytes) -> Source:
    """Check the bytes of a file and return its text."""
    if len(data) > MAX_BYTES:
        return _refused(
            "DV005",
            Place(file),
            "tệp lớn quá giới hạn 1 MiB",
            "bớt nội dung; một báo cáo thường chỉ vài chục kB",
        )
    wide = _wide(data)
    if wide:
        return _refused(
            "DV001",
            Place(file),
            f"tệp lưu theo bảng mã {wide}, không phải UTF-8",
            "lưu lại tệp với bảng mã UTF-8",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(file, data, error)
    text = text.replace("\r\n", "\n") if "\r" in text else text
    problems: list[Problem] = []
    if not text.isascii() and not _is_composed(text):
        heap = _heap_of_marks(text)
        if heap is not None:
            place = _at(file, text, heap, 1)
            message = f"trong tệp có chuỗi hơn {MAX_MARKS} dấu chồng lên một chữ"
            return _refused("DV005", place, message, "xóa chuỗi dấu này rồi gõ lại chỗ đó")
        problems.append(_not_nfc(file, text))
        text = unicodedata.normalize("NFC", text)
    legacy = list(_legacy(file, text))
    if legacy:
        return Source(None, (*problems, *legacy))
    match = _FORBIDDEN.search(text)
    if match:
        name = _NAMES.get(match[0], f"ký tự điều khiển U+{ord(match[0]):04X}")
        return _refused(
            "DV005",
            _at(file, text, match.start(), 1),
            f"trong tệp có {name}",
            "xóa ký tự này rồi gõ lại chỗ đó",
        )
    if "<<<<<<<" in text or ">>>>>>>" in text:
        conflicts = list(_conflicts(file, text))
        if conflicts:
            return Source(None, (*problems, *conflicts))
    return Source(text, tuple(problems))


def _wide(data: bytes) -> str | None:
    """The name of an encoding of two or four bytes for each letter, told by its mark or its many NULs."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    head = data[:64]
    for even, odd in ((head[::2], head[1::2]), (head[1::2], head[::2])):
        if len(odd) > 3 and b"\0" not in even and odd.count(0) * 2 > len(odd):
            return "UTF-16"
    return None


def _is_composed(text: str) -> bool:
    """Whether a text is in NFC; asked piece by piece, for the time grows with the square of marks in a row."""
    return all(
        unicodedata.is_normalized("NFC", text[max(0, at - 1) : at + _PIECE])
        for at in range(0, len(text), _PIECE)
    )


def _heap_of_marks(text: str) -> int | None:
    """The place of more combining marks in a row than any letter has."""
    # Compiled here: so wide a range takes longer to compile than most files to read.
    for run in re.finditer(f"[\u0300-\U0010ffff]{{{MAX_MARKS + 1},}}", text):
        row = 0
        for at in range(run.start(), run.end()):
            row = row + 1 if unicodedata.combining(text[at]) else 0
            if row > MAX_MARKS:
                return at - MAX_MARKS
    return None


def _refused(code: str, place: Place, message: str, hint: str) -> Source:
    return Source(None, (Problem(code, Severity.ERROR, place, message, hint),))


def _at(file: str, text: str, index: int, length: int) -> Place:
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(file, line, column, line, column + length)


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Source:
    before = data[: error.start].decode("utf-8", errors="replace").removeprefix("\ufeff")
    place = _at(file, before, len(before), 1)
    guess = decode_legacy(data)
    if guess is None:
        return _refused("DV001", place, "tệp không lưu theo bảng mã UTF-8", "lưu lại tệp với bảng mã UTF-8")
    line = guess.text.replace("\r\n", "\n").split("\n")[place.line - 1 : place.line] or [""]
    return _refused(
        "DV001",
        place,
        f"tệp lưu theo bảng mã {guess.name}, không phải UTF-8",
        f"chuyển sang UTF-8; dòng này chuyển xong là: {line[0].strip()[:120]}",
    )


def _legacy(file: str, text: str) -> Iterator[Problem]:
    for found in legacy_words(text):
        yield Problem(
            "DV001",
            Severity.ERROR,
            Place(file, found.line, found.column, found.line, found.end_column),
            f"dòng này gõ theo bảng mã {found.name}, không phải Unicode",
            f"chuyển sang Unicode: {found.preview[:120]}",
        )


def _not_nfc(file: str, text: str) -> Problem:
    """The finding for the first place that is not composed; its column counts composed characters."""
    for number, line in enumerate(text.split("\n"), 1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            column = (
                next((at for at, (old, new) in enumerate(zip(line, composed, strict=False)) if old != new), 0)
                + 1
            )
            return Problem(
                "DV007",
                Severity.WARNING,
                Place(file, number, column, number, column + 1),
                "chữ có dấu viết bằng ký tự tổ hợp rời (không phải Unicode dựng sẵn, NFC)",
                "chạy danvan fmt để chuyển cả tệp",
            )
    raise AssertionError("text is in NFC")


def _conflicts(file: str, text: str) -> Iterator[Problem]:
    """Yield one finding for each conflict, placed at its first mark, saying which side is whose."""
    marks = list(_CONFLICT.finditer(text))
    lines, line, end = [], 1, 0
    for mark in marks:
        line, end = line + text.count("\n", end, mark.start()), mark.start()
        lines.append(line)
    first = next((mark.start() for mark in marks if mark[1][0] == "<"), len(text))
    closing: re.Match[str] | None = None
    shared = False
    found: list[Problem] = []
    for mark, line in zip(reversed(marks), reversed(lines), strict=True):
        kind = mark[1][0]
        if kind == ">":
            closing, shared = mark, False
        shared = shared or kind == "|"
        if kind == "<" or (kind == ">" and mark.start() < first):
            ours = (mark[2] if kind == "<" else None) or "máy này"
            theirs = (closing[2] if closing else None) or "bên gửi đến"
            found.append(_conflict(Place(file, line, 1, line, 8), ours, theirs, shared))
            shared = False
    yield from reversed(found)


def _conflict(place: Place, ours: str, theirs: str, shared: bool) -> Problem:
    return Problem(
        "DV006",
        Severity.ERROR,
        place,
        "còn dấu xung đột của git: hai người cùng sửa chỗ này",
        f"phần trên dấu “=======” là của {ours}, phần dưới là của {theirs}; "
        + ("phần giữa “|||||||” và “=======” là bản cũ trước khi sửa; " if shared else "")
        + "giữ phần đúng rồi xóa các dòng “<<<<<<<”, “=======”, “>>>>>>>”",
    )

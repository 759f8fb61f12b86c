"""Slips of the pen inside and around ``{ }`` and ``[ ]``.

Knows lines and signs, neither the parser nor what any key means.
"""

from __future__ import annotations

import re

from danvan_cli.store.lines import ENTRY, ITEM_LINE, KEY_LINE, Complaint, Slip, cut, quoted
from danvan_cli.store.sayings import Kind

_INSIDE = (Kind.IN_LIST, Kind.IN_GROUP)
_CLOSING = {"{": "}", "[": "]"}
_MISSING_COMMA = re.compile(r"[\s](?P<key>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)$")
_SEMICOLON = re.compile(r"(?P<sign>;)[ ]*[a-z]\w*$")
_GROUP = re.compile(r"\{[ ]*[a-z]\w*:[ ]")


def reference(complaint: Complaint) -> Slip | None:
    """A reference ``{ma}`` inside brackets, where an unquoted text ends at its brace."""
    if complaint.kind not in _INSIDE:
        return None
    line = complaint.text(complaint.line)
    at = next(
        (match for match in re.finditer(r"\{[\w. ]+\}", line) if match.start() + 1 == complaint.column), None
    )
    if at is None:
        return None
    return Slip(
        complaint.line,
        complaint.column,
        1,
        "lời văn có “{…}” đứng trong ngoặc [ ] hoặc { } phải đặt trong dấu ngoặc kép",
        f"viết: {_mended(line, at.start(), at.end())}",
    )


def _mended(line: str, start: int, end: int) -> str:
    """The line with the piece between commas or brackets around ``start`` put in quotes."""
    before = max((line.rfind(sign, 0, start) for sign in ("[", "{", ",", ": ")), default=-1)
    begin = before + (2 if line[before : before + 2] == ": " else 1)
    places = (line.find(sign, end) for sign in ("]", "}", ","))
    stop = min((place for place in places if place >= 0), default=len(line))
    space = " " if line[begin : begin + 1] == " " else ""
    return cut((line[:begin] + space + quoted(line[begin:stop].strip()) + line[stop:]).strip(), 300)


def remark(complaint: Complaint) -> Slip | None:
    """``#`` inside brackets: the rest of the line, its closing bracket too, is cut off."""
    number = complaint.context_line
    if complaint.kind not in _INSIDE or number is None or complaint.line <= number:
        return None
    line = complaint.text(number)
    sign = re.search(r"\s(#[^\s#].*)$", line[complaint.context_column or 0 :])
    if not sign or not re.search(r"[}\]]", sign[1]):
        return None
    column = (complaint.context_column or 0) + sign.start(1) + 1
    return Slip(
        number,
        column,
        len(sign[1].rstrip()),
        "dấu “#” sau dấu cách cắt bỏ phần còn lại của dòng, cả dấu đóng ngoặc",
        f"viết: {_mended(line, column - 1, column)}",
    )


def wrong_closer(complaint: Complaint) -> Slip | None:
    """``{ … ]``."""
    if complaint.kind not in _INSIDE or not complaint.context_line or not complaint.context_column:
        return None
    opening = complaint.text(complaint.context_line)[complaint.context_column - 1 : complaint.context_column]
    found = complaint.text(complaint.line)[complaint.column - 1 : complaint.column]
    if found not in ("}", "]") or opening not in _CLOSING or found == _CLOSING[opening]:
        return None
    message = f"mở bằng “{opening}” mà đóng bằng “{found}”"
    return Slip(complaint.line, complaint.column, 1, message, f"đóng bằng “{_CLOSING[opening]}”")


def missing_comma(complaint: Complaint) -> Slip | None:
    """A group of several lines in brackets, one of which does not end with a comma."""
    number = complaint.context_line
    if complaint.kind not in _INSIDE or number is None or complaint.line <= number:
        return None
    opening = complaint.text(number).rstrip()[-1:]
    closing = _CLOSING.get(opening)
    rest = complaint.lines[complaint.line - 1 :]
    if closing is None or not any(line.strip().rstrip(",") == closing for line in rest):
        return None
    above = complaint.above(complaint.line)
    line = complaint.text(above).rstrip()
    if line.endswith((",", opening)):
        return None
    return Slip(above, len(line), 1, "thiếu dấu phẩy ở cuối dòng này", f"viết “{cut(line.strip())},”")


def unclosed(complaint: Complaint) -> Slip | None:
    """A bracket that is not closed on its own line, noticed only on a later one or at the end."""
    line, column = complaint.context_line, complaint.context_column
    here = complaint.text(complaint.line)
    if complaint.kind is Kind.CONTENT and not here.strip():
        above = complaint.above(complaint.line)
        entry = ENTRY.match(complaint.text(above))
        line, column = (above, len(entry["head"]) + 1) if entry else (None, None)
    elif complaint.kind not in _INSIDE or complaint.line <= (line or complaint.line):
        return None
    if line is None or column is None:
        return None
    opening = complaint.text(line)[column - 1 : column]
    if opening not in _CLOSING or not (not here.strip() or KEY_LINE.match(here) or ITEM_LINE.match(here)):
        return None
    message = f"dấu ngoặc “{opening}” mở ở đây mà không đóng"
    hint = f"thêm dấu “{_CLOSING[opening]}” ở cuối, hoặc đặt cả giá trị trong dấu ngoặc kép"
    return Slip(line, column, 1, message, hint)


def colon(complaint: Complaint) -> Slip | None:
    """A second colon before the next comma: in the text itself, or because the comma is missing."""
    line = complaint.text(complaint.line)
    at = complaint.column - 1
    if complaint.kind not in _INSIDE or complaint.line != complaint.context_line or line[at : at + 1] != ":":
        return None
    before = line[:at]
    if sign := _SEMICOLON.search(before):
        message = "giữa các khóa trong { } là dấu phẩy, không phải dấu chấm phẩy"
        return Slip(complaint.line, sign.start("sign") + 1, 1, message, "thay dấu “;” bằng dấu “,”")
    if second := _MISSING_COMMA.search(before):
        key = second["key"]
        message = f"thiếu dấu phẩy trước khóa “{key}”"
        return Slip(complaint.line, second.start("key") + 1, len(key), message, f"viết “, {key}: …”")
    message = "trong giá trị có thêm dấu hai chấm nên không rõ đâu là khóa"
    return Slip(complaint.line, complaint.column, 1, message, f"viết: {_mended(line, at, at + 1)}")


def extra_closer(complaint: Complaint) -> Slip | None:
    """One closing bracket too many."""
    rest = complaint.text(complaint.line)[complaint.column - 1 :].strip()
    if complaint.kind not in (Kind.KEY, Kind.DASH) or not rest or rest.strip("}]) "):
        return None
    return Slip(
        complaint.line, complaint.column, len(rest), f"thừa dấu đóng ngoặc “{rest[0]}”", "xóa dấu này"
    )


def parentheses(complaint: Complaint) -> Slip | None:
    """A group in round brackets."""
    entry = ENTRY.match(complaint.text(complaint.line))
    if complaint.kind is not Kind.COLON or not entry:
        return None
    value = entry["value"].rstrip()
    if not re.match(r"\([ ]*[a-z]\w*:[ ]", value) or not value.endswith(")"):
        return None
    whole = f"{entry['head'].strip()} {{{value[1:-1]}}}"
    message = "nhóm khóa đặt trong ngoặc { }, không phải ( )"
    return Slip(complaint.line, len(entry["head"]) + 1, 1, message, f"viết: {cut(whole, 200)}")


def text_behind(complaint: Complaint) -> Slip | None:
    """Text behind a list or group that is closed."""
    line = complaint.text(complaint.line)
    entry = ENTRY.match(line)
    if complaint.kind not in (Kind.KEY, Kind.DASH) or not entry or not entry["head"].strip():
        return None
    value, head = entry["value"].rstrip(), entry["head"]
    if value[0] not in _CLOSING or complaint.column <= len(head) + 1:
        return None
    if _GROUP.match(value):
        message = "sau dấu đóng ngoặc còn chữ thừa"
        length = len(line.rstrip()) - complaint.column + 1
        return Slip(
            complaint.line, complaint.column, length, message, "xóa phần này, hoặc thêm “ # ” phía trước"
        )
    message = f"giá trị bắt đầu bằng “{value[0]}” phải đặt trong dấu ngoặc kép"
    whole = f"{head.strip()} {quoted(value)}"
    return Slip(complaint.line, len(head) + 1, 1, message, f"viết: {cut(whole, 200)}")

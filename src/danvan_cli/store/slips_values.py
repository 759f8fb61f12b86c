"""Slips of the pen in single values: quotes, signs with a meaning of their own, a second colon.

Knows lines and signs, neither the parser nor what any key means.
"""

from __future__ import annotations

import re

from danvan_cli.store.lines import (
    CURLY,
    ENTRY,
    KEY,
    KEY_LINE,
    OPEN_QUOTE,
    SPECIAL,
    Complaint,
    Slip,
    below_bar,
    cut,
    indent_of,
    quoted,
)
from danvan_cli.store.sayings import Kind

_VALUE = re.compile(rf"^(?P<head>[ ]*(?:-[ ]+)*(?:{KEY}:[ ]+)?)(?P<value>[^\"'\[{{|>\s].*)$")
_DASH_VALUE = re.compile(rf"^(?P<head>[ ]*(?:-[ ]+)*{KEY}:[ ]+)(?P<value>-(?:[ ].*)?)$")
_SECOND_KEY = re.compile(rf"^[ ]*(?:-[ ]+)*{KEY}:[ ]+\S(?:.*?)[\s,;](?P<key>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)$")
_LONELY = ",}]:?|>"


def fence(complaint: Complaint) -> Slip | None:
    """The mark of a block of code, pasted with it."""
    line = complaint.text(complaint.line)
    if complaint.kind is not Kind.START or not line.lstrip().startswith("```"):
        return None
    length = len(line.strip())
    return Slip(
        complaint.line, indent_of(line) + 1, length, "dòng “```” không thuộc nội dung tệp", "xóa dòng này"
    )


def curly_quote(complaint: Complaint) -> Slip | None:
    """A curly quote where the parser stopped, or where the value it stopped in begins."""
    line = complaint.text(complaint.line)
    entry = ENTRY.match(line)
    for column in {complaint.column, len(entry["head"]) + 1 if entry else complaint.column}:
        if line[column - 1 : column] not in tuple(CURLY):
            continue
        hint = 'dùng dấu ngoặc kép thẳng " ở hai đầu giá trị'
        if entry and column == len(entry["head"]) + 1:
            value = entry["value"].rstrip()
            inner = value[1:-1] if value[-1] in CURLY and len(value) > 1 else value
            hint = f"viết: {cut(entry['head'].strip() + ' ' + quoted(inner), 200)}"
        message = "dấu ngoặc cong chép từ Word không mở hay đóng được một giá trị"
        return Slip(complaint.line, column, 1, message, hint)
    return None


def unclosed_quote(complaint: Complaint) -> Slip | None:
    """A quote that is never closed, or only by the next one."""
    found = _first_swallowed(complaint, complaint.line)
    if complaint.kind is Kind.END and complaint.context_line and complaint.context_column:
        opening = (complaint.context_line, complaint.context_column)
        found = _first_swallowed(complaint, complaint.context_line) or opening
    if found is None:
        return None
    return Slip(*found, 1, "dấu ngoặc kép mở ở đây mà không đóng", "thêm dấu ngoặc đóng ở cuối giá trị")


def _first_swallowed(complaint: Complaint, last: int) -> tuple[int, int] | None:
    """Find the opening quote whose text runs over the next key: the closing quote was forgotten there."""
    for number in range(max(1, last - 40), last + 1):
        opening = OPEN_QUOTE.match(complaint.text(number))
        if not opening or _closed(opening["rest"], opening["quote"]):
            continue
        following = next((line for line in complaint.lines[number:] if line.strip()), "")
        if not following or KEY_LINE.match(following):
            return number, len(opening["head"]) + 1
    return None


def _closed(rest: str, quote: str) -> bool:
    if quote == '"':
        return re.search(r'(?<!\\)(?:\\\\)*"', rest) is not None
    return "'" in rest.replace("''", "")


def escape(complaint: Complaint) -> Slip | None:
    """A backslash in double quotes that begins no escape."""
    if complaint.kind is not Kind.ESCAPE:
        return None
    line = complaint.text(complaint.line)
    at = line.rfind("\\", 0, complaint.column)
    if at < 0:
        return None
    value = re.match(rf"^(?P<head>[ ]*(?:-[ ]+)*(?:{KEY}:[ ]+)?)\"(?P<inner>[^\"']*)\"$", line.rstrip())
    hint = "viết “\\\\” để có dấu “\\”, hoặc dùng dấu nháy đơn ' ở hai đầu giá trị"
    if value:
        whole = value["head"].strip() + " '" + value["inner"] + "'"
        hint = f"viết: {cut(whole, 200)}"
    message = "dấu “\\” trong ngoặc kép có nghĩa riêng, chữ sau nó không hợp lệ"
    return Slip(complaint.line, at + 1, min(2, len(line) - at), message, hint)


def star(complaint: Complaint) -> Slip | None:
    """``* item``, or ``**key**: value``."""
    line = complaint.text(complaint.line)
    sign = line.strip()[:1]
    if complaint.kind is not Kind.NAME or sign not in ("*", "&"):
        return None
    column = indent_of(line) + 1
    rest = line.strip().lstrip("*&")
    if not rest.startswith(" "):
        plain = line.strip().replace("*", "")
        return Slip(complaint.line, column, 1, f"không dùng dấu “{sign}” ở đầu khóa", f"viết “{cut(plain)}”")
    message = f"mục danh sách bắt đầu bằng “- ”, không phải “{sign} ”"
    return Slip(complaint.line, column, 1, message, f"viết “- {cut(rest.strip())}”")


def special_start(complaint: Complaint) -> Slip | None:
    """A value that begins with a sign of YAML's own."""
    numbers = [complaint.line, complaint.context_line or complaint.line]
    slips = (special_start_in(number, complaint.text(number)) for number in dict.fromkeys(numbers))
    return next(filter(None, slips), None) or _lonely_sign(complaint)


def special_start_in(number: int, line: str) -> Slip | None:
    """Find a value that begins with a sign of YAML's own in a line."""
    entry = ENTRY.match(line)
    if not entry or not entry["head"].strip():
        return None
    value, head = entry["value"].rstrip(), entry["head"]
    if value[0] in SPECIAL and not _whole_flow(value):
        return must_be_quoted(number, head, value)
    return None


def must_be_quoted(number: int, head: str, value: str) -> Slip:
    """Return the slip of a value that needs quotes, with the quoted line as the hint."""
    whole = f"{head.strip()} {quoted(value)}"
    message = f"giá trị bắt đầu bằng “{value[0]}” phải đặt trong dấu ngoặc kép"
    return Slip(number, len(head) + 1, 1, message, f"viết: {cut(whole, 200)}")


def _whole_flow(value: str) -> bool:
    """Whether a value is a list or group in brackets that runs to the end of the line, or over it."""
    if value[0] not in "{[":
        return False
    closing = {"{": "}", "[": "]"}[value[0]]
    body = re.sub(r"\s#.*$", "", value).rstrip()
    reference = re.match(r"\{[\w. ]+\}", value)
    return not reference and (body.endswith(closing) or closing not in body)


def _lonely_sign(complaint: Complaint) -> Slip | None:
    """A comma, colon, question mark or closing bracket at the beginning of a value."""
    if complaint.kind not in (Kind.CONTENT, Kind.COLON, Kind.QUESTION, Kind.KEY, Kind.DASH):
        return None
    entry = ENTRY.match(complaint.text(complaint.line))
    if not entry or not entry["head"].strip() or complaint.column != len(entry["head"]) + 1:
        return None
    if entry["value"][0] not in _LONELY:
        return None
    return must_be_quoted(complaint.line, entry["head"], entry["value"].rstrip())


def block_head(complaint: Complaint) -> Slip | None:
    """Text on the line of ``|`` or ``>``."""
    if complaint.kind is not Kind.BLOCK_HEAD:
        return None
    entry = ENTRY.match(complaint.text(complaint.line))
    if not entry or entry["value"][0] not in "|>":
        return None
    value, sign = entry["value"].rstrip(), entry["value"][0]
    if sign == ">":
        return must_be_quoted(complaint.line, entry["head"], value)
    hint = f"viết lời văn ở dòng dưới, lùi vào {indent_of(entry['head']) + 2} dấu cách"
    return Slip(complaint.line, len(entry["head"]) + 1, 1, "sau dấu “|” phải xuống dòng", hint)


def dash_value(complaint: Complaint) -> Slip | None:
    """A value that begins with ``- ``."""
    line = complaint.text(complaint.line)
    match = _DASH_VALUE.match(line)
    if not match:
        return None
    whole = f"{match['head'].strip()} {quoted(match['value'].rstrip())}"
    return Slip(
        complaint.line,
        len(match["head"]) + 1,
        1,
        "giá trị bắt đầu bằng “-” phải đặt trong dấu ngoặc kép hoặc xuống dòng",
        "không phát sinh thì ghi khong_phat_sinh; chưa có số liệu thì để trống"
        if match["value"].strip() == "-"
        else f"viết: {cut(whole, 200)}; danh sách thì mỗi mục một dòng dưới khóa",
    )


def two_keys(complaint: Complaint) -> Slip | None:
    """Two keys with their values on one line."""
    line = complaint.text(complaint.line)
    second = _SECOND_KEY.match(line[: complaint.column - 1])
    if complaint.kind is not Kind.COLON or not second:
        return None
    column, key = second.start("key") + 1, second["key"]
    hint = f"xuống dòng trước “{key}”"
    return Slip(complaint.line, column, len(key), "hai khóa viết trên cùng một dòng", hint)


def second_colon(complaint: Complaint) -> Slip | None:
    """A colon in a text without quotes that stands on the line of its key or item."""
    if complaint.kind is not Kind.COLON:
        return None
    line = complaint.text(complaint.line)
    match = _VALUE.match(line)
    if not match or not match["head"].strip() or complaint.column <= len(match["head"]):
        return None
    value, key = match["value"].rstrip(), match["head"].strip().lstrip("- ").rstrip(":")
    hint = f"viết: {cut(match['head'].strip() + ' ' + quoted(value), 200)}"
    following = complaint.text(complaint.below(complaint.line))
    if key and value.endswith(":") and indent_of(following) > indent_of(line):
        hint = below_bar(key)
    message = "trong giá trị có thêm dấu hai chấm nên không rõ đâu là khóa"
    return Slip(complaint.line, complaint.column, 1, message, hint)


def after_quote(complaint: Complaint) -> Slip | None:
    """Text behind the closing quote: the quotes must go around the whole value."""
    line = complaint.text(complaint.line)
    entry = ENTRY.match(line)
    if not entry or entry["value"][0] not in "\"'" or complaint.column <= len(entry["head"]) + 1:
        return None
    value = entry["value"].rstrip()
    inner = value[1:-1] if len(value) > 1 and value[-1] == value[0] else value
    if value[0] == '"':
        inner = re.sub(r'"([^"]*)"', r"“\1”", inner)
    whole = f"{entry['head'].strip()} {quoted(inner)}"
    length = len(line.rstrip()) - complaint.column + 1
    hint = f"đặt cả giá trị trong một cặp ngoặc: {cut(whole, 200)}"
    return Slip(complaint.line, complaint.column, length, "sau dấu ngoặc kép đóng còn chữ", hint)

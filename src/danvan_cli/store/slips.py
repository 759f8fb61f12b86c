"""The usual slips of people who type YAML, each found in the lines around the place where a parser gave up.

Knows lines and signs, neither the parser nor what any key means.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from danvan_cli.store.lines import (
    CURLY,
    ENTRY,
    KEY,
    KEY_LINE,
    NO_SPACE,
    ODD_SPACES,
    OPEN_QUOTE,
    SPECIAL,
    Complaint,
    Slip,
    cut,
    quoted,
)


def _tab(complaint: Complaint) -> Slip | None:
    for number in (complaint.line, complaint.line - 1):
        line = complaint.text(number)
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            column = indent.index("\t") + 1
            return Slip(
                number, column, 1, "đầu dòng có phím Tab", "thay bằng dấu cách: mỗi cấp lùi vào hai dấu cách"
            )
    return None


def _odd_characters(complaint: Complaint) -> Slip | None:
    """Curly quotes and odd spaces where the parser stopped, or where the entry it stopped in begins."""
    for number in dict.fromkeys(
        (complaint.line, complaint.context_line or complaint.line, complaint.line - 1)
    ):
        line = complaint.text(number)
        for column, character in enumerate(line, 1):
            if character in ODD_SPACES and (
                not line[: column - 1].strip() or line[column - 2] in ":-" + ODD_SPACES
            ):
                return Slip(
                    number,
                    column,
                    1,
                    "có dấu cách lạ (dấu cách không ngắt) chép từ Word hoặc trang web",
                    "gõ lại bằng dấu cách thường",
                )
    line = complaint.text(complaint.line)
    entry = ENTRY.match(line)
    for column in {complaint.column, len(entry["head"]) + 1 if entry else complaint.column}:
        if line[column - 1 : column] in tuple(CURLY):
            return Slip(
                complaint.line,
                column,
                1,
                f"dấu ngoặc cong “{line[column - 1]}” không mở hay đóng được một giá trị",
                'dùng dấu ngoặc kép thẳng " ở hai đầu giá trị',
            )
    return None


def _unclosed_quote(complaint: Complaint) -> Slip | None:
    found = _first_swallowed(complaint, complaint.line)
    if "end of stream" in complaint.problem and complaint.context_line and complaint.context_column:
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


def _missing_space(complaint: Complaint) -> Slip | None:
    first = max(1, (complaint.context_line or complaint.line) - 1)
    candidates = [complaint.context_line or complaint.line, *range(complaint.line, first - 1, -1)]
    slips = (missing_space_in(number, complaint.text(number)) for number in dict.fromkeys(candidates))
    return next(filter(None, slips), None)


def missing_space_in(number: int, line: str) -> Slip | None:
    """Find ``key:value`` without the space in a line."""
    match = NO_SPACE.match(line)
    if not match:
        return None
    return Slip(
        number,
        len(match["head"]) + len(match["key"]) + 1,
        1,
        f"thiếu dấu cách sau dấu hai chấm của “{match['key']}”",
        f"viết “{match['key']}: {cut(match['value'])}”",
    )


def _special_start(complaint: Complaint) -> Slip | None:
    numbers = [complaint.line, complaint.context_line or complaint.line]
    slips = (special_start_in(number, complaint.text(number)) for number in dict.fromkeys(numbers))
    return next(filter(None, slips), None)


def special_start_in(number: int, line: str) -> Slip | None:
    """Find a value that begins with a sign of YAML's own in a line."""
    entry = ENTRY.match(line)
    if not entry or not entry["head"].strip():
        return None
    value, head = entry["value"].rstrip(), entry["head"]
    if value[0] in SPECIAL and not _whole_flow(value):
        whole = f"{head.strip()} {quoted(value)}"
        return Slip(
            number,
            len(head) + 1,
            1,
            f"giá trị bắt đầu bằng “{value[0]}” phải đặt trong dấu ngoặc kép",
            f"viết: {cut(whole, 200)}",
        )
    return None


def _whole_flow(value: str) -> bool:
    """Whether a value is a list or group in brackets that runs to the end of the line, or over it."""
    if value[0] not in "{[":
        return False
    closing = {"{": "}", "[": "]"}[value[0]]
    body = re.sub(r"\s+#.*$", "", value)
    reference = re.match(r"\{[\w. ]+\}", value)
    return not reference and (body.endswith(closing) or closing not in body)


def _reference_in_flow(complaint: Complaint) -> Slip | None:
    """A reference ``{ma}`` inside brackets, where an unquoted text ends at its brace."""
    if "',' or" not in complaint.problem:
        return None
    line = complaint.text(complaint.line)
    at = next(
        (match for match in re.finditer(r"\{[\w. ]+\}", line) if match.start() + 1 == complaint.column), None
    )
    if at is None:
        return None
    start = max((line.rfind(sign, 0, at.start()) for sign in ("[", ",", ": ")), default=-1)
    begin = start + (2 if line[start : start + 2] == ": " else 1)
    stop = min(
        (place for sign in ("]", "}", ",") if (place := line.find(sign, at.end())) >= 0), default=len(line)
    )
    piece = line[begin:stop].strip()
    mended = line[:begin] + (" " if line[begin : begin + 1] == " " else "") + quoted(piece) + line[stop:]
    return Slip(
        complaint.line,
        complaint.column,
        1,
        "lời văn có “{…}” đứng trong ngoặc [ ] hoặc { } phải đặt trong dấu ngoặc kép",
        f"viết: {cut(mended.strip(), 300)}",
    )


def _unclosed_bracket(complaint: Complaint) -> Slip | None:
    """A bracket that is not closed on its own line, noticed only on a later one."""
    line, column = complaint.context_line, complaint.context_column
    if "',' or" not in complaint.problem or line is None or column is None or complaint.line <= line:
        return None
    opening = complaint.text(line)[column - 1 : column]
    if opening not in ("[", "{") or not KEY_LINE.match(complaint.text(complaint.line)):
        return None
    return Slip(
        line,
        column,
        1,
        f"dấu ngoặc “{opening}” mở ở đây mà không đóng",
        "thêm dấu ngoặc đóng, hoặc đặt cả giá trị trong dấu ngoặc kép",
    )


def _dash_value(complaint: Complaint) -> Slip | None:
    line = complaint.text(complaint.line)
    match = re.match(rf"^(?P<head>[ ]*(?:-[ ]+)*{KEY}:[ ]+)(?P<value>-(?:[ ].*)?)$", line)
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


def _second_colon(complaint: Complaint) -> Slip | None:
    if "mapping values are not allowed" not in complaint.problem:
        return None
    line = complaint.text(complaint.line)
    match = re.match(rf"^(?P<head>[ ]*(?:-[ ]+)*(?:{KEY}:[ ]+))(?P<value>[^\"'\[{{|>].*:(?:[ ].*)?)$", line)
    if not match or complaint.column <= len(match["head"]):
        return None
    whole = f"{match['head'].strip()} {quoted(match['value'].rstrip())}"
    return Slip(
        complaint.line,
        complaint.column,
        1,
        "trong giá trị có thêm dấu hai chấm nên không rõ đâu là khóa",
        f"viết: {cut(whole, 200)}",
    )


def _indentation(complaint: Complaint) -> Slip | None:
    telling = (
        "expected key",
        "expected '-' indicator",
        "mapping values are not allowed",
        "expected <block end>",
        "sequence entries are not allowed",
        "could not find expected ':'",
    )
    if not any(words in complaint.problem for words in telling):
        return None
    line = complaint.text(complaint.line)
    indent = len(line) - len(line.lstrip(" "))
    above = next(
        (
            text
            for text in reversed(complaint.lines[: complaint.line - 1])
            if text.strip() and not text.lstrip().startswith("#")
        ),
        "",
    )
    level = len(above) - len(above.lstrip(" "))
    if line.strip() and KEY_LINE.match(line) and indent != level:
        return Slip(
            complaint.line,
            indent + 1,
            1,
            "lề đầu dòng không thẳng với các dòng cùng cấp",
            "các khóa cùng cấp phải lùi vào bằng nhau; mỗi cấp hai dấu cách",
        )
    return None


def _after_quote(complaint: Complaint) -> Slip | None:
    """Text behind the closing quote: the quotes must go around the whole value."""
    escape = "escape" in complaint.problem or "hexdecimal" in complaint.problem
    line = complaint.text(complaint.line)
    entry = None if escape else ENTRY.match(line)
    if not entry or entry["value"][0] not in "\"'" or complaint.column <= len(entry["head"]) + 1:
        return None
    inner = entry["value"].rstrip()
    return Slip(
        complaint.line,
        complaint.column,
        len(line.rstrip()) - complaint.column + 1,
        "sau dấu ngoặc kép đóng còn chữ",
        f"đặt cả giá trị trong một cặp ngoặc: {cut(entry['head'].strip() + ' ' + quoted(inner), 200)}",
    )


def _stray_text(complaint: Complaint) -> Slip | None:
    """A line of prose where a key was expected."""
    if "could not find expected ':'" not in complaint.problem:
        return None
    number = complaint.context_line or complaint.line
    line = complaint.text(number)
    if not line.strip() or KEY_LINE.match(line):
        return None
    return Slip(
        number,
        len(line) - len(line.lstrip(" ")) + 1,
        len(line.strip()),
        "dòng này không phải là “khóa: giá trị”",
        "lời văn dài nhiều dòng viết dưới dấu “|”, mỗi dòng lùi vào hai dấu cách",
    )


LOOKS: tuple[Callable[[Complaint], Slip | None], ...] = (
    _tab,
    _odd_characters,
    _reference_in_flow,
    _unclosed_bracket,
    _unclosed_quote,
    _special_start,
    _dash_value,
    _second_colon,
    _missing_space,
    _after_quote,
    _indentation,
    _stray_text,
)

"""Slips of the pen in whole lines: tabs, odd spaces, indentation, keys without their colon, stray prose.

Knows lines and signs, neither the parser nor what any key means.
"""

from __future__ import annotations

import re

from danvan_cli.store.lines import (
    ITEM_LINE,
    KEY_LINE,
    ODD_SPACES,
    Complaint,
    Slip,
    below_bar,
    cut,
    indent_of,
    is_bare,
    key_of,
)
from danvan_cli.store.sayings import Kind

_NO_SPACE = re.compile(r"^(?P<head>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_]\w*):(?P<value>[^\s:/].*)$")
_ODD_BEHIND_KEY = re.compile(rf"[ ]*(?:-[ ]+)*[A-Za-z_]\w*:[{ODD_SPACES}]")
ODD_SPACE = "có dấu cách lạ (dấu cách không ngắt) chép từ Word hoặc trang web"
TYPE_SPACE = "gõ lại bằng dấu cách thường"
_NO_DASH_SPACE = re.compile(r"^(?P<head>[ ]*(?:-[ ]+)*)-(?P<rest>[^\s\d-].*)$")
_BLOCK_HEAD = re.compile(r"^(?P<head>[ ]*(?:-[ ]+)*)(?P<key>[\w.-]+):[ ]+[|>][-+0-9]*[ ]*(?:#.*)?$")
_WRONG_SIGN = re.compile(
    r"^(?P<head>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_]\w*)(?P<sign>[ ]*[：=;]|[ ]+:)[ ]*(?P<value>.*)$"
)
_KEY_ALONE = re.compile(r"^(?P<head>[ ]*(?:-[ ]+)*)(?P<key>[a-z]\w*)[ ]*$")
_KEY_AND_VALUE = re.compile(
    r"^(?P<head>[ ]*(?:-[ ]+)*)(?P<key>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)[ ]+(?P<value>\S.*)$"
)


def tab(complaint: Complaint) -> Slip | None:
    """A tab at the beginning of a line, or where a space belongs."""
    for number in (complaint.line, complaint.line - 1):
        line = complaint.text(number)
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            hint = "thay bằng dấu cách: mỗi cấp lùi vào hai dấu cách"
            return Slip(number, indent.index("\t") + 1, 1, "đầu dòng có phím Tab", hint)
    if complaint.text(complaint.line)[complaint.column - 1 : complaint.column] == "\t":
        return Slip(complaint.line, complaint.column, 1, "ở đây có phím Tab", "thay bằng một dấu cách")
    return None


def odd_space(complaint: Complaint) -> Slip | None:
    """A space that is none, from Word or a web page, where the parser stopped or its entry begins."""
    for number in dict.fromkeys(
        (complaint.line, complaint.context_line or complaint.line, complaint.above(complaint.line))
    ):
        line = complaint.text(number)
        for column, character in enumerate(line, 1):
            if character in ODD_SPACES and (
                not line[: column - 1].strip() or line[column - 2] in ":-" + ODD_SPACES
            ):
                return Slip(number, column, 1, ODD_SPACE, TYPE_SPACE)
    return None


def odd_space_behind_key(number: int, line: str) -> Slip | None:
    """``key:`` and an odd space in its place: the parser takes the line for plain text."""
    match = _ODD_BEHIND_KEY.match(line)
    return Slip(number, match.end(), 1, ODD_SPACE, TYPE_SPACE) if match else None


def missing_space(complaint: Complaint) -> Slip | None:
    """``key:value`` in the lines around the place."""
    first = max(1, (complaint.context_line or complaint.line) - 1)
    candidates = [complaint.context_line or complaint.line, *range(complaint.line, first - 1, -1)]
    slips = (missing_space_in(number, complaint.text(number)) for number in dict.fromkeys(candidates))
    return next(filter(None, slips), None)


def missing_space_in(number: int, line: str) -> Slip | None:
    """Find ``key:value`` without the space in a line."""
    match = _NO_SPACE.match(line)
    if not match:
        return None
    return Slip(
        number,
        len(match["head"]) + len(match["key"]) + 1,
        1,
        f"thiếu dấu cách sau dấu hai chấm của “{match['key']}”",
        f"viết “{match['key']}: {cut(match['value'])}”",
    )


def missing_dash_space(complaint: Complaint) -> Slip | None:
    """``-item`` without the space."""
    numbers = [complaint.line, complaint.context_line or complaint.line]
    if complaint.kind is Kind.COLON:
        numbers.append(complaint.above(complaint.line))
    for number in numbers:
        match = _NO_DASH_SPACE.match(complaint.text(number))
        if match:
            return Slip(
                number,
                len(match["head"]) + 1,
                1,
                "thiếu dấu cách sau dấu gạch ngang của mục danh sách",
                f"viết “- {cut(match['rest'])}”",
            )
    return None


def missing_colon(complaint: Complaint) -> Slip | None:
    """A key without its colon, or with another sign in its place."""
    number = _unfinished_key(complaint)
    line = complaint.text(number)
    match = _WRONG_SIGN.match(line)
    if match:
        written = f"{match['key']}: {match['value'].strip()}".strip()
        return Slip(
            number,
            len(match["head"]) + len(match["key"]) + len(match["sign"]),
            1,
            f"sau khóa “{match['key']}” phải là dấu hai chấm rồi dấu cách",
            f"viết “{cut(written)}”",
        )
    match = _KEY_ALONE.match(line) or _KEY_AND_VALUE.match(line)
    if not match:
        return None
    written = f"{match['key']}: {match.groupdict().get('value', '')}".strip()
    return Slip(
        number,
        len(match["head"]) + 1,
        len(match["key"]),
        f"thiếu dấu hai chấm sau khóa “{match['key']}”",
        f"viết “{cut(written)}”",
    )


def _unfinished_key(complaint: Complaint) -> int:
    """The line that a parser took for the beginning of a key, or of a text that swallowed the next key."""
    if complaint.kind is Kind.NO_COLON:
        return complaint.context_line or complaint.line
    if complaint.kind is Kind.COLON and KEY_LINE.match(complaint.text(complaint.line)):
        above = complaint.above(complaint.line)
        line = complaint.text(above)
        if (
            above
            and not KEY_LINE.match(line)
            and indent_of(line) <= indent_of(complaint.text(complaint.line))
        ):
            return above
    return 0


def prose_colon(complaint: Complaint) -> Slip | None:
    """A colon in a text that runs over several lines."""
    line = complaint.text(complaint.line)
    if complaint.kind is not Kind.COLON or KEY_LINE.match(line):
        return None
    above = complaint.above(complaint.line)
    while above and not KEY_LINE.match(complaint.text(above)):
        above = complaint.above(above)
    key = key_of(complaint.text(above))
    if key is None or indent_of(complaint.text(above)) >= indent_of(line) or ITEM_LINE.match(line):
        hint = "đặt cả câu trong dấu ngoặc kép"
    else:
        hint = below_bar(key)
    return Slip(complaint.line, complaint.column, 1, "lời văn có dấu hai chấm nên không rõ đâu là khóa", hint)


def outside_block(complaint: Complaint) -> Slip | None:
    """A line that was meant for the text under ``key: |`` but stands too far left."""
    if complaint.kind not in (Kind.KEY, Kind.DASH, Kind.NO_COLON):
        return None
    number = complaint.context_line if complaint.kind is Kind.NO_COLON else complaint.line
    line = complaint.text(number or 0)
    if number is None or KEY_LINE.match(line) or not line.strip():
        return None
    first, above = 0, number - 1
    while above > 0 and not _BLOCK_HEAD.match(complaint.text(above)):
        text = complaint.text(above)
        if text.strip():
            if KEY_LINE.match(text) and indent_of(text) <= indent_of(line):
                return None
            first = above
        above -= 1
    head = _BLOCK_HEAD.match(complaint.text(above))
    if not head or (ITEM_LINE.match(line) and indent_of(line) < len(head["head"])):
        return None
    wanted = indent_of(complaint.text(first)) if first else len(head["head"]) + 2
    if wanted <= indent_of(line):
        wanted = len(head["head"]) + 2
    return Slip(
        number,
        indent_of(line) + 1,
        len(line.strip()),
        f"dòng này lùi vào ít hơn lời văn của “{head['key']}” nên không thuộc lời văn đó",
        f"lùi dòng này vào {wanted} dấu cách",
    )


def stray_text(complaint: Complaint) -> Slip | None:
    """A line of prose where a key was expected."""
    number = _unfinished_key(complaint)
    line = complaint.text(number)
    if not line.strip() or KEY_LINE.match(line):
        return None
    hint = (
        "tiêu đề, ghi chú thì thêm “# ” ở đầu dòng; lời văn dài viết dưới dấu “|” của một khóa"
        if indent_of(line) == 0
        else "lời văn dài nhiều dòng viết dưới dấu “|”, mỗi dòng lùi vào hai dấu cách"
    )
    length = len(line.strip())
    return Slip(number, indent_of(line) + 1, length, "dòng này không phải là “khóa: giá trị”", hint)


def indentation(complaint: Complaint) -> Slip | None:
    """A key that does not stand below its siblings."""
    if complaint.kind not in (Kind.KEY, Kind.DASH, Kind.COLON, Kind.ITEM, Kind.NO_COLON):
        return None
    line = complaint.text(complaint.line)
    above = complaint.above(complaint.line)
    if not KEY_LINE.match(line) or not above or indent_of(complaint.text(above)) == indent_of(line):
        return None
    number, model = complaint.line, _sibling(complaint)
    if _run(complaint, above, -1) == 1 and _run(complaint, complaint.line, 1) > 1:
        number, model = above, complaint.line  # one line against several: the one is wrong
    line = complaint.text(number)
    hint = "các khóa cùng cấp phải lùi vào bằng nhau; mỗi cấp hai dấu cách"
    if model:
        wanted = _key_indent(complaint.text(model))
        there = f"lùi vào {wanted} dấu cách" if wanted else "viết sát lề trái"
        hint = f"{there} như dòng {model}; các khóa cùng cấp phải thẳng lề với nhau"
    return Slip(number, indent_of(line) + 1, 1, "lề đầu dòng không thẳng với các dòng cùng cấp", hint)


def _key_indent(line: str) -> int:
    """By how much the key of a line is indented, behind the dashes of items."""
    return len(line) - len(re.sub(r"^[ ]*(?:-[ ]+)*", "", line))


def _run(complaint: Complaint, number: int, step: int) -> int:
    """How many keys stand one below the other, without a break, from a line in one direction."""
    if ITEM_LINE.match(complaint.text(number)):
        return 0
    level, found = indent_of(complaint.text(number)), 0
    while 1 <= number <= len(complaint.lines):
        line = complaint.text(number)
        if not is_bare(line) and indent_of(line) <= level:
            if indent_of(line) < level or not KEY_LINE.match(line):
                break
            found += 1
        number += step
    return found


def _sibling(complaint: Complaint) -> int:
    """The line above whose key stands nearest to where the key of the complaint stands."""
    wanted = _key_indent(complaint.text(complaint.line))
    level, best, number = 1000, 0, complaint.above(complaint.line)
    while number and level > 0:
        line = complaint.text(number)
        if KEY_LINE.match(line) and indent_of(line) < level:
            level = indent_of(line)
            distance = abs(_key_indent(line) - wanted)
            if not best or distance < abs(_key_indent(complaint.text(best)) - wanted):
                best = number
        number = complaint.above(number)
    return best


def item_indentation(complaint: Complaint) -> Slip | None:
    """An item that does not stand below the other items."""
    line = complaint.text(complaint.line)
    if complaint.kind not in (Kind.KEY, Kind.DASH) or not ITEM_LINE.match(line):
        return None
    above = complaint.above(complaint.line)
    while above and not ITEM_LINE.match(complaint.text(above)):
        above = complaint.above(above)
    wanted = indent_of(complaint.text(above))
    if not above or wanted == indent_of(line):
        return None
    return Slip(
        complaint.line,
        indent_of(line) + 1,
        1,
        "mục này không thẳng lề với các mục ở trên",
        f"lùi vào {wanted} dấu cách như dòng {above}",
    )

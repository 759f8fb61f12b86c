"""What finding a slip of the pen needs to know: a parser's complaint, the forms of lines, how text is quoted."""

from __future__ import annotations

import re
from typing import NamedTuple

from danvan_cli.store.sayings import Kind


class Slip(NamedTuple):
    """Where a slip stands (1-based), how long it is, what it is and how to mend it."""

    line: int
    column: int
    length: int
    message: str
    hint: str | None


class Complaint(NamedTuple):
    """What a parser complained of, where (1-based), and the lines of the file."""

    lines: list[str]
    kind: Kind
    line: int
    column: int
    context_line: int | None
    context_column: int | None

    def text(self, line: int) -> str:
        """Return a line by its number from 1; empty outside the file."""
        return self.lines[line - 1] if 1 <= line <= len(self.lines) else ""

    def above(self, line: int) -> int:
        """Return the number of the nearest line above that holds more than a remark; 0 where there is none."""
        number = line - 1
        while number > 0 and is_bare(self.text(number)):
            number -= 1
        return number

    def below(self, line: int) -> int:
        """Return the number of the nearest line below that holds more than a remark; 0 where there is none."""
        number = line + 1
        while number <= len(self.lines) and is_bare(self.text(number)):
            number += 1
        return number if number <= len(self.lines) else 0


KEY = r"[A-Za-z0-9_][\w.-]*"
ENTRY = re.compile(rf"^(?P<head>[ ]*(?:-[ ]+)*(?:{KEY}:[ ]+)?(?:-[ ]+)*)(?P<value>\S.*)$")
KEY_LINE = re.compile(rf"^[ ]*(?:-[ ]+)*(?:{KEY}|\"[^\"]*\"|'[^']*'):(?:[ ]|$)")
ITEM_LINE = re.compile(r"^[ ]*-(?:[ ]|$)")
OPEN_QUOTE = re.compile(rf"^(?P<head>[ ]*(?:-[ ]+)*(?:{KEY}:[ ]+)?)(?P<quote>[\"'])(?P<rest>.*)$")
SPECIAL = "{[%@*&!`"
ODD_SPACES = "\u00a0\u2007\u202f\u3000\u2009\u200b\ufeff"
CURLY = "“”„‟‘’‚‛«»"


def is_bare(line: str) -> bool:
    """Tell whether a line holds nothing, or a remark alone."""
    stripped = line.strip()
    return not stripped or stripped.startswith("#")


def indent_of(line: str) -> int:
    """Return by how many spaces a line is indented."""
    return len(line) - len(line.lstrip(" "))


def key_of(line: str) -> str | None:
    """Return the key that a line gives a value, if it gives one."""
    match = re.match(rf"^[ ]*(?:-[ ]+)*(?P<key>{KEY}):(?:[ ]|$)", line)
    return match["key"] if match else None


def quoted(text: str) -> str:
    """Return the text as a YAML value in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def cut(text: str, length: int = 60) -> str:
    """Return the text, or its beginning with “…” where it is longer."""
    return text if len(text) <= length else text[: length - 1] + "…"


def below_bar(key: str) -> str:
    """Return the advice to write a text on lines of its own."""
    return f"viết “{key}: |” rồi đặt lời văn ở các dòng dưới, lùi vào thêm hai dấu cách"

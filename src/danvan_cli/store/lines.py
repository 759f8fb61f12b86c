"""What finding a slip of the pen needs to know: a parser's complaint, the forms of lines, how text is quoted."""

from __future__ import annotations

import re
from typing import NamedTuple


class Slip(NamedTuple):
    """Where a slip stands (1-based), how long it is, what it is and how to mend it."""

    line: int
    column: int
    length: int
    message: str
    hint: str | None


class Complaint(NamedTuple):
    """What a parser said, where (1-based), and the lines of the file."""

    lines: list[str]
    problem: str
    line: int
    column: int
    context_line: int | None
    context_column: int | None

    def text(self, line: int) -> str:
        """Return a line by its number from 1; empty outside the file."""
        return self.lines[line - 1] if 1 <= line <= len(self.lines) else ""


KEY = r"[A-Za-z0-9_][\w.-]*"
ENTRY = re.compile(rf"^(?P<head>[ ]*(?:-[ ]+)*(?:{KEY}:[ ]+)?(?:-[ ]+)*)(?P<value>\S.*)$")
KEY_LINE = re.compile(rf"^[ ]*(?:-[ ]+)*(?:{KEY}|\"[^\"]*\"|'[^']*'):(?:[ ]|$)")
NO_SPACE = re.compile(r"^(?P<head>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_]\w*):(?P<value>[^\s:/].*)$")
OPEN_QUOTE = re.compile(rf"^(?P<head>[ ]*(?:-[ ]+)*(?:{KEY}:[ ]+)?)(?P<quote>[\"'])(?P<rest>.*)$")
SPECIAL = "{[%@*&!`"
ODD_SPACES = "\u00a0\u2007\u202f\u3000\u2009\u200b\ufeff"
CURLY = "“”„‟‘’‚‛«»"


def quoted(text: str) -> str:
    """Return the text as a YAML value in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def cut(text: str, length: int = 60) -> str:
    """Return the text, or its beginning with “…” where it is longer."""
    return text if len(text) <= length else text[: length - 1] + "…"

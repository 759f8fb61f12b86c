"""What YAML changes without a word in text without quotes (DV002): cut off as a remark, joined, split at a comma.

Knows lines and signs, not what any key means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.first_look import may_be_cut_off, may_be_joined, may_be_split
from danvan_cli.store.lines import cut, quoted
from danvan_cli.store.tree import Scalar, Tree

_JOINED_LINE = re.compile(r"[ ]*(?P<sign>[–—•+*-])(?:[ \u00a0]|(?<=-)[^\s\d-])")


def silent_changes(tree: Tree) -> Iterator[Problem]:
    """Yield a finding for each text without quotes of which YAML makes something else than was typed."""
    text = tree.text
    if may_be_cut_off(text):
        yield from _cut_off(tree)
    if may_be_joined(text):
        yield from _joined(tree)
    if may_be_split(text):
        yield from _split(tree)


def _cut_off(tree: Tree) -> Iterator[Problem]:
    """``Mô hình #1``: what follows the sign is a remark; where nothing is left, an error."""
    for node in tree.plain_scalars():
        end = node.end_mark
        stop = tree.text.find("\n", end.index)
        rest = tree.text[end.index : stop if stop >= 0 else len(tree.text)]
        sign = rest.lstrip(" \t")
        if node.value and node.value.isascii() and " " not in node.value:
            continue  # a number, a day or a code: what follows is a remark, no text cut in two
        if sign.startswith("#") and len(sign) > 1 and sign[1] not in " \t#" and rest != sign:
            column = end.column + len(rest) - len(sign) + 1
            whole = f"{node.value} {sign.rstrip()}".strip()
            item = not node.value and tree.text[: end.index].endswith("-")
            yield Problem(
                "DV002",
                Severity.ERROR if item else Severity.WARNING,
                Place(tree.file, end.line + 1, column, end.line + 1, column + len(sign.rstrip())),
                f"phần từ dấu “#” trở đi bị bỏ qua: “{sign.rstrip()[:60]}”",
                f"đặt cả giá trị trong dấu ngoặc kép: {cut(quoted(whole), 120)}; "
                "nếu là ghi chú thì thêm dấu cách sau “#”",
            )


def _joined(tree: Tree) -> Iterator[Problem]:
    """Items that YAML reads as one text, because their dashes are no dashes or do not stand in one column."""
    for node in tree.plain_scalars():
        start, end = node.start_mark, node.end_mark
        if end.line == start.line and not node.value.startswith("-\u00a0"):
            continue
        lines = tree.text[start.index - start.column : end.index].split("\n")
        for offset, line in enumerate(lines):
            match = _JOINED_LINE.match(line, start.column if offset == 0 else 0)
            if match and (offset or len(lines) == 1 or _JOINED_LINE.match(lines[1])):
                column = match.start("sign") + 1
                yield Problem(
                    "DV002",
                    Severity.WARNING,
                    Place(tree.file, start.line + offset + 1, column, start.line + offset + 1, column + 1),
                    "các dòng này bị nối thành một đoạn, không thành danh sách",
                    "mỗi mục bắt đầu bằng dấu gạch ngang “-” và một dấu cách, các mục thẳng lề với nhau; "
                    "lời văn nhiều dòng thì viết dưới dấu “|”",
                )
                break


def _split(tree: Tree) -> Iterator[Problem]:
    """``[“một, hai”]``: curly quotes hold nothing together, so the comma cuts the text in two."""
    before: Scalar | None = None
    for node in tree.plain_scalars():
        value = node.value
        if (
            before is not None
            and value.count("”") > value.count("“")
            and tree.text[before.end_mark.index : node.start_mark.index].strip() == ","
        ):
            mark = before.start_mark
            whole = f"{before.value}, {value}"
            yield Problem(
                "DV002",
                Severity.ERROR,
                Place(tree.file, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2),
                "dấu phẩy cắt đôi câu văn: dấu ngoặc cong không giữ câu văn liền nhau trong [ ] và { }",
                f"đặt cả câu trong dấu ngoặc kép thẳng: {cut(quoted(whole), 120)}",
            )
        before = node if value.count("“") > value.count("”") else None

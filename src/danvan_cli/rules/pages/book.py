"""All pages in one text: docs/ma-loi.md. Knows the pages and Markdown, no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.rules.pages import codes, page

_OPENING = """\
# Mã phát hiện

<!-- Trang này được ghép từ src/danvan_cli/rules/pages/*.md bằng lệnh: just docs. Không sửa tay. -->

Mỗi phát hiện của `danvan validate` mang một mã. Cũng xem được từng trang bằng lệnh, ví dụ `danvan explain DV401`.

- **Lỗi**: dữ liệu sai, phải sửa; còn lỗi thì không kết xuất được báo cáo chính thức.
- **Cảnh báo**: có thể đúng, cần xem lại; nếu đúng thì ghi lý do vào mục `giai_trinh` của báo cáo.
- **Lưu ý**: chỉ để biết.

"""
_PAGE = re.compile(r"# (?P<title>(?P<code>DV\d+): (?P<name>.+))\n\nMức độ: (?P<severity>.+)\n")


def book() -> str:
    """Return the pages of all codes behind one table of them, Markdown in Vietnamese."""
    pages = [page(code) for code in codes()]
    rows = ["| Mã | Nội dung | Mức độ |", "|---|---|---|", *map(_row, pages)]
    return _OPENING + "\n".join(rows) + "\n" + "".join(map(_chapter, pages))


def _row(text: str) -> str:
    found = _PAGE.match(text)
    if found is None:
        raise ValueError(f"not a page: {text[:40]!r}")
    return f"| [{found['code']}](#{found['code'].lower()}) | {found['name']} | {found['severity']} |"


def _chapter(text: str) -> str:
    code = text[2:].partition(":")[0]
    return f'\n<a id="{code.lower()}"></a>\n\n' + "".join(_one_level_down(text))


def _one_level_down(text: str) -> Iterator[str]:
    """Yield the lines with their headings one level lower; ``#`` inside an example is a comment."""
    example = False
    for line in text.splitlines(keepends=True):
        if line.startswith("```"):
            example = not example
        yield f"#{line}" if line.startswith("#") and not example else line

"""The page of every code of the linter, and all of them in one: docs/ma-the-thuc.md. Knows the codes and Markdown."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from danvan_cli.thethuc.lint.codes import CODES, Code

_OPENING: Final = """\
# Mã thể thức

<!-- Trang này được ghép từ src/danvan_cli/thethuc/lint/codes.py bằng lệnh: just docs. Không sửa tay. -->

Mỗi phát hiện của `danvan check-docx` mang một mã `TT`: hai chữ số đầu là thành phần thể thức, chữ số cuối là
loại sai (0 thiếu hoặc thừa, 1 vị trí hoặc thứ tự, 2 cách viết, 3 cỡ chữ, 4 kiểu chữ, 5 canh lề, 6 đường kẻ,
7 khoảng cách hoặc xuống dòng; 8 và 9 là điểm riêng của thành phần). Xem từng mã bằng lệnh, ví dụ
`danvan explain TT203`. Cách dùng và những gì được kiểm tra: [Kiểm tra thể thức](kiem-tra-the-thuc.md).

- **Lỗi**: trái quy định của Nghị định.
- **Cảnh báo**: quy định không nói rõ hoặc có ngoại lệ, nhưng văn thư thường trả lại; xem lại.
- **Lưu ý**: chỉ để biết.
"""


def page(code: str) -> str:
    """Return the page of a code, Markdown in Vietnamese; the code must be one of ``CODES``."""
    meaning = CODES[code]
    source = f"\n## Nguồn\n\n{meaning.article}.\n" if meaning.article else ""
    return (
        f"# {code}: {meaning.title}\n\n"
        f"Mức độ: {_severities(meaning)}\n\n"
        f"Thành phần: {meaning.component}.\n\n"
        f"## Quy định\n\n{meaning.rule}\n\n"
        f"## Cách sửa trong Word\n\n{meaning.mend}\n{source}"
    )


def book() -> str:
    """Return all codes by component, Markdown in Vietnamese."""
    parts = [_OPENING]
    for component, codes in groupby(CODES.values(), key=lambda meaning: meaning.component):
        rows = list(codes)
        sources = list(dict.fromkeys(row.article for row in rows if row.article))
        parts.append(f"\n## {component}\n\n")
        if sources:
            parts.append(f"Nguồn: {'; '.join(sources)}.\n\n")
        parts.append("| Mã | Nội dung | Mức độ | Quy định | Cách sửa trong Word |\n|---|---|---|---|---|\n")
        parts += [
            f"| {row.code} | {row.title} | {_severities(row)} | {row.rule} | {row.mend} |\n" for row in rows
        ]
    return "".join(parts)


def _severities(meaning: Code) -> str:
    return " hoặc ".join(severity.label for severity in meaning.severities)

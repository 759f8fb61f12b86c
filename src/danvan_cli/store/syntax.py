"""A YAML parser's complaint → the finding that a clerk needs. Knows the parser's words, not what any key means.

The parser names the token at which it gave up; the slip is often some characters, or lines, before it. The usual
slips are looked for first (``slips.py``); what is none of them is said in general words.
"""

from __future__ import annotations

import yaml

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.lines import Complaint, Slip
from danvan_cli.store.slips import LOOKS, missing_space_in, special_start_in


def explain(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the one finding for a parser error: DV002, or DV004 where the construct itself is forbidden."""
    problem = str(getattr(error, "problem", None) or error)
    if "another document" in problem:
        problem = "expected a single document in the stream"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    lines = text.split("\n")
    complaint = Complaint(
        lines,
        problem,
        mark.line + 1 if mark else 1,
        mark.column + 1 if mark else 1,
        context.line + 1 if context else None,
        context.column + 1 if context else None,
    )
    forbidden = _forbidden(complaint)
    if forbidden:
        return _found(file, "DV004", forbidden)
    for look in LOOKS:
        slip = look(complaint)
        if slip:
            return _found(file, "DV002", slip)
    message, hint = _PLAIN.get(problem, ("không đọc được cấu trúc tệp ở chỗ này", None))
    return _found(file, "DV002", Slip(complaint.line, complaint.column, 1, message, hint or _LOOK_AROUND))


def missing_space(file: str, line: int, text: str) -> Problem | None:
    """Return the DV002 for ``ma:giá trị`` that the parser took for plain text; ``text`` is the whole line."""
    slip = missing_space_in(line, text)
    return _found(file, "DV002", slip) if slip else None


def brace_value(file: str, line: int, text: str) -> Problem | None:
    """Return the DV002 for a text that begins with ``{`` or another sign with a meaning of its own."""
    slip = special_start_in(line, text)
    return _found(file, "DV002", slip) if slip else None


def _found(file: str, code: str, slip: Slip) -> Problem:
    place = Place(file, slip.line, slip.column, slip.line, slip.column + max(1, slip.length))
    return Problem(code, Severity.ERROR, place, slip.message, slip.hint)


def _forbidden(complaint: Complaint) -> Slip | None:
    at = (complaint.line, complaint.column)
    if "single document" in complaint.problem or "expected <document start>" in complaint.problem:
        if complaint.text(complaint.line).startswith("---") or "single document" in complaint.problem:
            return Slip(
                *at, 3, "một tệp chỉ chứa một tài liệu; không dùng dòng “---” để ngăn đôi", "xóa dòng “---”"
            )
    elif "alias" in complaint.problem and "expected alphabetic" not in complaint.problem:
        return Slip(
            *at, 1, "không dùng được tham chiếu “*” trong tệp của danvan", "đặt giá trị trong dấu ngoặc kép"
        )
    elif (
        "directive" in complaint.problem
        or "tag handle" in complaint.problem
        or "version number" in complaint.problem
    ):
        return Slip(*at, 1, "không dùng được chỉ thị “%” và thẻ “!” trong tệp của danvan", "xóa phần này")
    return None


_LOOK_AROUND = "xem lại dòng này và dòng ngay trên nó"

_PLAIN: dict[str, tuple[str, str | None]] = {
    "found unexpected end of stream": ("tệp kết thúc giữa chừng", "kiểm tra dấu ngoặc đóng"),
    "found unexpected document indicator": (
        "gặp dòng “---” hoặc “...” giữa một giá trị trong ngoặc kép",
        "đóng dấu ngoặc kép",
    ),
    "found character that cannot start any token": (
        "giá trị không được bắt đầu bằng ký tự này",
        "đặt cả giá trị trong dấu ngoặc kép",
    ),
    "did not find expected alphabetic or numeric character": (
        "giá trị bắt đầu bằng “&” hoặc “*” phải đặt trong dấu ngoặc kép",
        "đặt cả giá trị trong dấu ngoặc kép",
    ),
    "block sequence entries are not allowed in this context": (
        "mục “- ” không đặt được ở đây",
        "danh sách viết dưới khóa, mỗi mục một dòng",
    ),
    "mapping keys are not allowed in this context": (
        "dấu “?” không dùng được ở đây",
        "đặt cả giá trị trong dấu ngoặc kép",
    ),
    "mapping values are not allowed in this context": (
        "dấu hai chấm ở đây không rõ là của khóa nào",
        "đặt cả giá trị trong dấu ngoặc kép, hoặc sửa lề đầu dòng",
    ),
    "could not find expected ':'": ("dòng này thiếu dấu hai chấm sau khóa", "viết “khóa: giá trị”"),
    "found a tab character where an indentation space is expected": (
        "đầu dòng có phím Tab",
        "thay bằng dấu cách",
    ),
    "found a tab character that violates indentation": ("đầu dòng có phím Tab", "thay bằng dấu cách"),
    "found unknown escape character": (
        "sau dấu “\\” trong ngoặc kép là ký tự không có nghĩa",
        "viết “\\\\” để có dấu “\\”, hoặc dùng dấu nháy đơn",
    ),
    "did not find expected hexdecimal number": (
        "mã ký tự sau “\\x” hoặc “\\u” viết sai",
        "gõ thẳng ký tự đó",
    ),
    "found invalid Unicode character escape code": ("mã ký tự sau “\\u” không có thật", "gõ thẳng ký tự đó"),
    "did not find expected comment or line break": (
        "sau “|” hoặc “>” phải xuống dòng",
        "viết lời văn ở dòng dưới, lùi vào hai dấu cách",
    ),
    "found an indentation indicator equal to 0": ("số 0 sau “|” hoặc “>” không dùng được", "xóa số 0"),
    "did not find expected node content": ("thiếu một giá trị ở đây", "kiểm tra dấu phẩy và dấu ngoặc"),
    "did not find expected key": (
        "dòng này không thuộc nhóm khóa ở trên",
        "kiểm tra lề đầu dòng và dấu ngoặc kép",
    ),
    "did not find expected '-' indicator": (
        "dòng này không phải là mục của danh sách ở trên",
        "mỗi mục bắt đầu bằng “- ”, các mục thẳng lề với nhau",
    ),
    "did not find expected ',' or ']'": (
        "trong ngoặc vuông thiếu dấu phẩy hoặc dấu “]”",
        "đặt lời văn có dấu ngoặc hoặc dấu phẩy trong ngoặc kép",
    ),
    "did not find expected ',' or '}'": (
        "trong ngoặc nhọn thiếu dấu phẩy hoặc dấu “}”",
        "đặt lời văn có dấu ngoặc hoặc dấu phẩy trong ngoặc kép",
    ),
    "did not find expected <document start>": ("sau phần nội dung còn chữ thừa", "xóa phần thừa"),
    "did not find expected whitespace or line break": (
        "sau dấu này phải có dấu cách",
        "đặt cả giá trị trong dấu ngoặc kép",
    ),
    "did not find expected tag URI": (
        "giá trị bắt đầu bằng “!” phải đặt trong dấu ngoặc kép",
        "đặt cả giá trị trong dấu ngoặc kép",
    ),
    "did not find expected '!'": (
        "giá trị bắt đầu bằng “!” phải đặt trong dấu ngoặc kép",
        "đặt cả giá trị trong dấu ngoặc kép",
    ),
}

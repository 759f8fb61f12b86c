"""What the YAML parsers say, sorted by kind, and each kind in Vietnamese. Knows both parsers' words, no lines.

Every kind has its general sentence here; what the lines around a place tell better stands in the ``slips`` modules.
"""

from __future__ import annotations

from enum import Enum, auto


class Kind(Enum):
    """What stopped a parser, whichever parser it was."""

    END = auto()
    DOCUMENT_LINE = auto()
    START = auto()
    NAME = auto()
    ITEM = auto()
    QUESTION = auto()
    COLON = auto()
    NO_COLON = auto()
    TAB = auto()
    ESCAPE = auto()
    BLOCK_HEAD = auto()
    CONTENT = auto()
    KEY = auto()
    DASH = auto()
    IN_LIST = auto()
    IN_GROUP = auto()
    REST = auto()
    SECOND_DOCUMENT = auto()
    ALIAS = auto()
    TAG = auto()
    DIRECTIVE = auto()
    CHARACTER = auto()
    UNKNOWN = auto()


_BY_CONTEXT = (
    ("directive", Kind.DIRECTIVE),
    ("single document", Kind.SECOND_DOCUMENT),
    ("an anchor", Kind.NAME),
    ("an alias", Kind.NAME),
    ("duplicate anchor", Kind.ALIAS),
    ("a tag", Kind.TAG),
)
_BY_PROBLEM = (
    ("directive", Kind.DIRECTIVE),
    ("version number", Kind.DIRECTIVE),
    ("incompatible YAML", Kind.DIRECTIVE),
    ("expected digit", Kind.DIRECTIVE),
    ("expected a digit", Kind.DIRECTIVE),
    ("non-alphabetical", Kind.DIRECTIVE),
    ("tag handle", Kind.TAG),
    ("expected '!'", Kind.TAG),
    ("expected '>'", Kind.TAG),
    ("expected ' '", Kind.TAG),
    ("URI", Kind.TAG),
    ("UTF-8 octet", Kind.TAG),
    ("expected whitespace", Kind.TAG),
    ("undefined alias", Kind.ALIAS),
    ("duplicate anchor", Kind.ALIAS),
    ("second occurrence", Kind.ALIAS),
    ("single document", Kind.SECOND_DOCUMENT),
    ("another document", Kind.SECOND_DOCUMENT),
    ("<document start>", Kind.REST),
    ("<stream-start>", Kind.REST),
    ("end of stream", Kind.END),
    ("document indicator", Kind.DOCUMENT_LINE),
    ("document separator", Kind.DOCUMENT_LINE),
    ("cannot start any token", Kind.START),
    ("found unexpected ':'", Kind.IN_GROUP),
    ("alphabetic or numeric", Kind.NAME),
    ("sequence entries are not allowed", Kind.ITEM),
    ("mapping keys are not allowed", Kind.QUESTION),
    ("mapping values are not allowed", Kind.COLON),
    ("could not find expected ':'", Kind.NO_COLON),
    ("tab character", Kind.TAB),
    ("escape", Kind.ESCAPE),
    ("hexdecimal", Kind.ESCAPE),
    ("comment or line break", Kind.BLOCK_HEAD),
    ("comment or a line break", Kind.BLOCK_HEAD),
    ("indentation indicator", Kind.BLOCK_HEAD),
    ("node content", Kind.CONTENT),
    ("expected key", Kind.KEY),
    ("expected '-' indicator", Kind.DASH),
    ("',' or ']'", Kind.IN_LIST),
    ("',' or '}'", Kind.IN_GROUP),
    ("characters are not allowed", Kind.CHARACTER),
    ("UTF-8 sequence", Kind.CHARACTER),
    ("surrogate", Kind.CHARACTER),
    ("Unicode character", Kind.CHARACTER),
)


def kind_of(problem: str, context: str) -> Kind:
    """Return what kind of complaint a parser made; ``context`` is what it was about when it stopped."""
    if "<block end>" in problem:
        return Kind.DASH if "collection" in context else Kind.KEY
    for piece, kind in _BY_CONTEXT:
        if piece in context:
            return kind
    return next((kind for piece, kind in _BY_PROBLEM if piece in problem), Kind.UNKNOWN)


_QUOTE_ALL = "đặt cả giá trị trong dấu ngoặc kép"

SENTENCES: dict[Kind, tuple[str, str]] = {
    Kind.END: ("tệp kết thúc giữa chừng", "kiểm tra dấu ngoặc đóng"),
    Kind.DOCUMENT_LINE: ("gặp dòng “---” hoặc “...” giữa một giá trị trong ngoặc kép", "đóng dấu ngoặc kép"),
    Kind.START: ("giá trị không được bắt đầu bằng ký tự này", _QUOTE_ALL),
    Kind.NAME: ("giá trị bắt đầu bằng “&” hoặc “*” phải đặt trong dấu ngoặc kép", _QUOTE_ALL),
    Kind.ITEM: ("mục “- ” không đặt được ở đây", "danh sách viết dưới khóa, mỗi mục một dòng"),
    Kind.QUESTION: ("dấu “?” không dùng được ở đây", _QUOTE_ALL),
    Kind.COLON: ("dấu hai chấm ở đây không rõ là của khóa nào", f"{_QUOTE_ALL}, hoặc sửa lề đầu dòng"),
    Kind.NO_COLON: ("dòng này thiếu dấu hai chấm sau khóa", "viết “khóa: giá trị”"),
    Kind.TAB: ("đầu dòng có phím Tab", "thay bằng dấu cách: mỗi cấp lùi vào hai dấu cách"),
    Kind.ESCAPE: (
        "sau dấu “\\” trong ngoặc kép là ký tự không có nghĩa",
        "viết “\\\\” để có dấu “\\”, hoặc dùng dấu nháy đơn ' ở hai đầu giá trị",
    ),
    Kind.BLOCK_HEAD: ("sau “|” hoặc “>” phải xuống dòng", "viết lời văn ở dòng dưới, lùi vào hai dấu cách"),
    Kind.CONTENT: ("thiếu một giá trị ở đây", "kiểm tra dấu phẩy và dấu ngoặc"),
    Kind.KEY: ("dòng này không thuộc nhóm khóa ở trên", "kiểm tra lề đầu dòng và dấu ngoặc kép"),
    Kind.DASH: (
        "dòng này không phải là mục của danh sách ở trên",
        "mỗi mục bắt đầu bằng “- ”, các mục thẳng lề với nhau; khóa mới thì thẳng lề với khóa của danh sách",
    ),
    Kind.IN_LIST: (
        "trong ngoặc vuông thiếu dấu phẩy hoặc dấu “]”",
        "đặt lời văn có dấu ngoặc hoặc dấu phẩy trong ngoặc kép",
    ),
    Kind.IN_GROUP: (
        "trong ngoặc nhọn thiếu dấu phẩy hoặc dấu “}”",
        "đặt lời văn có dấu ngoặc hoặc dấu phẩy trong ngoặc kép",
    ),
    Kind.REST: ("sau phần nội dung còn chữ thừa", "xóa phần thừa"),
    Kind.SECOND_DOCUMENT: (
        "một tệp chỉ chứa một tài liệu; không dùng dòng “---” để ngăn đôi",
        "xóa dòng “---”",
    ),
    Kind.ALIAS: ("không dùng được tham chiếu “*” trong tệp của danvan", _QUOTE_ALL),
    Kind.TAG: ("giá trị bắt đầu bằng “!” phải đặt trong dấu ngoặc kép", _QUOTE_ALL),
    Kind.DIRECTIVE: ("không dùng được chỉ thị “%” trong tệp của danvan", "xóa dòng này"),
    Kind.CHARACTER: ("trong tệp có ký tự điều khiển", "xóa ký tự này rồi gõ lại chỗ đó"),
    Kind.UNKNOWN: ("không đọc được cấu trúc tệp ở chỗ này", "xem lại dòng này và dòng ngay trên nó"),
}
"""The general sentence of each kind: what is wrong, and how to mend it."""

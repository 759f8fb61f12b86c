"""Knows how to find the components of the head of a document, however it is laid out; judges none of them.

A head stands in a table of two columns, in text boxes, in two columns of the page or on either side of tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from danvan_cli.thethuc.lint.kinds import CONG_VAN, UNKNOWN, Kind, kind_named
from danvan_cli.thethuc.lint.labels import label_of
from danvan_cli.thethuc.lint.reader import Paragraph
from danvan_cli.thethuc.lint.texts import Line, fold, is_ruled, lines_of

QUOC_HIEU: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU: Final = "Độc lập - Tự do - Hạnh phúc"

#: How many lines with text may stand before the name of the document or its addressee.
_DEEPEST: Final = 40
_NUMBER: Final = re.compile(r"số\s*:|số\s*[\d.…_ ]*\s*/|số\s*[.…_]{2,}")
_DATE: Final = re.compile(r"\bngày\b.{0,16}\btháng\b.{0,16}\bnăm\b", re.IGNORECASE)
# A date cut short, where the full one is prescribed.
_SHORT_DATE: Final = re.compile(
    r"(?:[^\d,;]{0,30},\s*)?(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}"
)
_SUBJECT: Final = re.compile(r"(?:v\s*/\s*v|về việc)\b")
_GAP: Final = re.compile(r"\t+| {3,}|\u00a0{3,}")
_URGENCY: Final = frozenset(
    {"hỏa tốc", "thượng khẩn", "khẩn", "hỏa tốc hẹn giờ", "mật", "tối mật", "tuyệt mật"}
    | {"xem xong trả lại", "lưu hành nội bộ", "tài liệu thu hồi"}
)
_DRAFT: Final = re.compile(r"\(?\s*(?:bản\s+)?dự thảo|số liệu minh họa")
PARTY: Final = "đảng cộng sản việt nam"

# What the name of an office may begin with: another line that begins so is another office.
_BODIES: Final = tuple(
    map(
        fold,
        """
        Ủy ban, UBND, Hội đồng, HĐND, Văn phòng, Sở, Bộ, Ban, Phòng, Cục, Chi cục, Tổng cục, Vụ, Viện, Trung tâm,
        Trường, Thanh tra, Bệnh viện, Công an, Công ty, Tổng công ty, Tập đoàn, Chi nhánh, Bảo hiểm, Kho bạc, Thuế,
        Hải quan, Đài, Quỹ, Tòa, Hạt, Trạm, Đội, Tổ, Liên đoàn, Công đoàn, Hội, Mặt trận, Đại học, Học viện,
        Ngân hàng, Bảo tàng, Thư viện, Chính phủ, Thủ tướng, Quốc hội, Đoàn, Tỉnh đoàn, Khoa, Xí nghiệp, Báo,
        Nhà, Khu, Cơ quan, Tiểu ban
        """.replace("\n", " ").split(","),
    )
)


@dataclass(slots=True)
class Head:
    """What was found at the head: lines, ``None`` or empty where there is none.

    ``last`` is the index of the last paragraph that belongs to it; ``merged`` tells that tên loại and trích
    yếu share one line, ``mirrored`` that Quốc hiệu stands on the left.
    """

    kind: Kind = UNKNOWN
    quoc_hieu: Line | None = None
    tieu_ngu: Line | None = None
    parents: list[Line] = field(default_factory=list)
    office: list[Line] = field(default_factory=list)
    number: Line | None = None
    date: Line | None = None
    name: Line | None = None
    summary: list[Line] = field(default_factory=list)
    subject: list[Line] = field(default_factory=list)
    marks: list[Line] = field(default_factory=list)
    party: bool = False
    merged: bool = False
    mirrored: bool = False
    last: int = -1


def find_head(paragraphs: Sequence[Paragraph]) -> Head:
    """Return the head of a document."""
    head = Head()
    left: list[Line] = []
    opening = list(_opening(paragraphs))
    head.mirrored = any(
        line.side == "left" and line.cell is not None and _like(fold(line.text), QUOC_HIEU, 0.82)
        for line in opening
    )
    if head.mirrored:
        turned = {"left": "right", "right": "left", "": ""}
        opening = [Line(line.paragraph, line.pieces, turned[line.side]) for line in opening]
    for line in opening:
        text = fold(line.text)
        if head.name is None and head.number is not None and text.startswith("kính gửi"):
            break
        if head.quoc_hieu is None and _like(text, QUOC_HIEU, 0.82):
            head.quoc_hieu = line
        elif head.tieu_ngu is None and _like(text.replace("-", ""), TIEU_NGU.replace("-", ""), 0.75):
            head.tieu_ngu = line
        elif text.startswith(PARTY):
            head.party = True
        elif head.number is None and _NUMBER.match(text) and len(text) < 60:
            head.number = line
        elif head.date is None and _is_date(line, text):
            head.date = line
        elif text in _URGENCY:
            head.marks.append(line)
        elif _DRAFT.match(text):
            pass
        elif _SUBJECT.match(text) and (line.side == "left" or head.name is None) and line.side != "right":
            if head.name is None and not head.subject:
                head.subject.append(line)
            continue
        elif (kind := kind_named(line.text)) is not None and line.side != "left" and _is_title(line):
            head.name, head.kind = line, kind
            head.last = paragraphs.index(line.paragraph)
            break
        elif head.number is None and line.side != "right" and _may_be_office(line):
            left.append(line)
        elif not left and line.side == "left" and not head.subject and line.shown.isupper():
            left.append(line)  # below the number, where it does not belong
        elif head.subject and line.side == "left" and line.cell == head.subject[0].cell:
            head.subject.append(line)
        elif head.number is not None and _is_title(line) and (kind := _merged(line)) is not None:
            head.name, head.kind, head.merged = line, kind, True
            head.last = paragraphs.index(line.paragraph)
            break
        elif _is_prose(line):
            break
    _name_offices(head, left)
    _end(head, paragraphs)
    return head


def _like(text: str, wanted: str, least: float) -> bool:
    target = fold(wanted.replace("-", ""))
    text = " ".join(text.replace("-", "").split())
    if abs(len(text) - len(target)) > 12:
        return False
    return text == target or SequenceMatcher(None, text, target).ratio() >= least


def _opening(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    count = 0
    for paragraph in paragraphs:
        for line in lines_of(paragraph):
            for part in beside(line):
                count += 1
                if count > _DEEPEST:
                    return
                yield part


def beside(line: Line) -> list[Line]:
    """Return what stands side by side on one line: the two halves of a head that is laid out with tabs."""
    if line.side:
        return [line]
    raw = line.raw
    for gap in _GAP.finditer(raw):
        rest = fold(raw[gap.end() :])
        date = _DATE.search(rest)
        if (
            _like(rest, QUOC_HIEU, 0.82)
            or _like(rest, TIEU_NGU, 0.75)
            or (date and date.start() < 40 and len(rest) < 90)
        ):
            before = [line.slice(0, gap.start(), "left")] if raw[: gap.start()].strip() else []
            return [*before, line.slice(gap.end(), None, "right")]
    return [line]


def _is_title(line: Line) -> bool:
    pieces = line.visible
    bold = sum(len(piece.text) for piece in pieces if piece.type.bold) * 2 > len(line.text)
    return line.paragraph.shape.align == "center" or (bold and len(line.text) < 60)


def _merged(line: Line) -> Kind | None:
    """Return the type of a line that holds its name and the summary."""
    words = line.shown.split()
    for count in (3, 2):
        kind = kind_named(" ".join(words[:count]))
        if kind is not None and len(words) > count and " ".join(words[:count]).isupper():
            return kind
    return None


def _may_be_office(line: Line) -> bool:
    text = line.text
    if is_ruled(text) or len(text) > 120 or text[0] in "(-*“":
        return False
    return line.side == "left" or line.shown.upper() == line.shown or fold(text).startswith(_BODIES)


def _is_date(line: Line, text: str) -> bool:
    if _DATE.search(text):
        return len(text) < 90
    return line.side != "left" and bool(_SHORT_DATE.fullmatch(text))


def _is_prose(line: Line) -> bool:
    return not line.side and line.cell is None and len(line.text) > 160


def _name_offices(head: Head, lines: list[Line]) -> None:
    """Tell the name of the issuing body, which may take several lines, from those above it."""
    if any(line.side == "left" for line in lines):
        lines = [line for line in lines if line.side == "left"]
    bold = [all(piece.type.bold for piece in line.visible) for line in lines]
    if bold and bold == sorted(bold) and any(bold) and not all(bold):
        # Set as prescribed, the manner of type tells where the name begins.
        head.parents, head.office = lines[: bold.index(True)], lines[bold.index(True) :]
        return
    names: list[list[Line]] = []
    for line in lines:
        if not names or fold(line.text).startswith(_BODIES):
            names.append([line])
        else:
            names[-1].append(line)
    if names:
        head.office = names[-1]
        head.parents = [line for name in names[:-1] for line in name]


def _end(head: Head, paragraphs: Sequence[Paragraph]) -> None:
    """Find the summary below the name, and where the head ends."""
    ends = [head.quoc_hieu, head.tieu_ngu, head.number, head.date, *head.office, *head.subject, head.name]
    numbers = [line.paragraph.number for line in ends if line is not None]
    if head.name is None:
        head.last = max(numbers) - 1 if numbers else -1
        if head.subject:
            head.kind = CONG_VAN
        table = [line.cell.table for line in ends if line is not None and line.cell is not None]
        while table and head.last + 1 < len(paragraphs):
            cell = paragraphs[head.last + 1].cell
            if cell is None or cell.table not in table:
                break
            head.last += 1
        return
    at = head.last
    rest = lines_of(head.name.paragraph)
    head.summary = list(rest[1:]) if len(rest) > 1 and not head.merged else []
    for paragraph in paragraphs[at + 1 : at + 8]:
        lines = lines_of(paragraph)
        if not lines:
            if head.summary or head.merged:
                break
            continue
        if is_ruled(lines[0].text) or not _is_summary(lines[0], head):
            break
        head.summary += [line for line in lines if not is_ruled(line.text)]
        head.last = paragraph.number - 1


def _is_summary(line: Line, head: Head) -> bool:
    text = fold(line.text)
    if text.startswith(("kính gửi", "căn cứ", "thực hiện kế hoạch số")) or line.side:
        return False
    if head.kind.slug in ("quyet-dinh", "nghi-quyet", "chi-thi") and head.summary and line.shown.isupper():
        return False
    label = label_of(line.text)
    if line.paragraph.shape.align == "center":
        return label is None or label.level != "phan"
    # The first line below the name is the summary even where it is set like the text.
    short = len(line.text) < 200 and line.text[-1] not in ".:;"
    return short and not head.summary and label is None

"""Knows what the decree says of the head of a document (PL I, mục II.1 to II.5); knows neither page nor body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.check_rules import full_rule, in_mm, short_rule
from danvan_cli.thethuc.lint.document import Document
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.head import QUOC_HIEU, TIEU_NGU, Head
from danvan_cli.thethuc.lint.judge import all_capitals, found, look_findings, number
from danvan_cli.thethuc.lint.kinds import CONG_VAN, OWN_FORM
from danvan_cli.thethuc.lint.texts import Line, fold

_NUMBER: Final = re.compile(r"Số:(?P<gap>[ \u00a0]+)?(?P<number>[^/]*?)(?P<slash>/)(?P<sign>.*)", re.DOTALL)
#: An indent that takes a line to the right side of the page, in pt.
_RIGHT_HALF: Final = 100
_LAW: Final = re.compile(r"\d/\d{4}/")
_BLANK: Final = re.compile(r"[\s.…_]*")
_DATE: Final = re.compile(
    r"(?P<place>.{0,120}?)(?P<comma>,?)\s{0,40}(?P<word>[Nn]gày|NGÀY)(?P<day>.{0,60}?)(?:tháng|Tháng|THÁNG)"
    r"(?P<month>.{0,60}?)(?:năm|Năm|NĂM)(?P<year>.*)",
    re.DOTALL,
)
_LOWER_IN_SIGN: Final = ("CTr", "TTr", "QyĐ", "TrS")


def head_findings(document: Document) -> Iterator[Finding]:
    """Yield the faults of the head."""
    head = document.parts.head
    yield from _motto(document, head)
    yield from _offices(document, head)
    yield from _number(document, head)
    yield from _date(head)
    yield from _name(document, head)
    yield from _subject(document, head)
    yield from look_findings("khan", head.marks, "TT292")


def _motto(document: Document, head: Head) -> Iterator[Finding]:
    line = head.quoc_hieu
    if line is None:
        yield found("TT200", None, "không thấy Quốc hiệu ở đầu văn bản")
    else:
        yield from look_findings("quoc_hieu", [line])
        if fold(line.text) != fold(QUOC_HIEU):
            yield found("TT202", line, f"Quốc hiệu viết “{line.text}”; quy định “{QUOC_HIEU}”")
        elif line.shown != line.shown.upper():
            yield found("TT202", line, "Quốc hiệu có chữ in thường; quy định chữ in hoa")
        else:
            yield from _wrapped(document, line, "TT207", "Quốc hiệu")
        if head.mirrored:
            yield found("TT201", line, "Quốc hiệu ở bên trái; quy định ở bên phải trang thứ nhất")
        elif _in_the_middle(document, line):
            yield found(
                "TT201", line, "Quốc hiệu ở giữa trang; quy định ở bên phải, ngang với tên cơ quan ban hành"
            )
    motto = head.tieu_ngu
    if motto is None:
        if line is not None:
            yield found("TT210", line, "không thấy Tiêu ngữ dưới Quốc hiệu")
        return
    yield from look_findings("tieu_ngu", [motto])
    if motto.shown != TIEU_NGU:
        yield found("TT212", motto, f"Tiêu ngữ viết “{motto.shown}”; quy định “{TIEU_NGU}”")
    else:
        yield from _wrapped(document, motto, "TT217", "Tiêu ngữ")
    if line is not None and motto.paragraph.number < line.paragraph.number:
        yield found("TT211", motto, "Tiêu ngữ ở trên Quốc hiệu; quy định ở dưới")
    yield from full_rule(document.rules.tieu_ngu, motto)


def _in_the_middle(document: Document, line: Line) -> bool:
    paragraph = line.paragraph
    alone = not line.side and line.cell is None and not paragraph.box
    return alone and document.section(paragraph).columns == 1 and paragraph.shape.left < _RIGHT_HALF


def _wrapped(document: Document, line: Line, code: str, label: str) -> Iterator[Finding]:
    room, length = document.room(line.paragraph), line.length()
    if line.cell is not None and line.cell.width and length > room + 1:
        message = f"{label} dài {in_mm(length)} nhưng ô chỉ rộng {in_mm(room)} nên bị xuống dòng"
        yield found(code, line, message)


def _offices(document: Document, head: Head) -> Iterator[Finding]:
    if not head.office:
        yield found("TT230", None, "không thấy tên cơ quan ban hành ở phía trên, bên trái")
        return
    yield from look_findings("chu_quan", head.parents, "TT222")
    yield from look_findings("co_quan", head.office, "TT232")
    room = document.room(head.office[-1].paragraph)
    yield from short_rule("co_quan", "TT236", document.rules.office, head.office, room)


def _number(document: Document, head: Head) -> Iterator[Finding]:
    line = head.number
    if line is None:
        if _is_internal(document):
            message = "không có số, ký hiệu; dòng Lưu không ghi VT nên được coi là văn bản nội bộ của đơn vị"
            yield found("TT240", None, message, severity=Severity.NOTE)
        elif head.kind.slug not in OWN_FORM:
            yield found("TT240", None, "không thấy số, ký hiệu dưới tên cơ quan ban hành")
        return
    yield from look_findings("so", [line])
    if line.side == "right":
        yield found("TT241", line, "số, ký hiệu ở bên phải; quy định ở bên trái, dưới tên cơ quan")
    if head.office and line.paragraph.number < head.office[0].paragraph.number:
        yield found("TT241", line, "số, ký hiệu ở trên tên cơ quan ban hành; quy định ở dưới")
    wrong = _number_fault(line.shown, head)
    if wrong:
        yield found("TT242", line, wrong)


def _is_internal(document: Document) -> bool:
    """Tell whether the sender keeps no register: a unit inside an office, which has no văn thư of its own."""
    kept = [line.text for line in document.parts.foot.recipients if fold(line.text).startswith("- lưu")]
    return bool(kept) and not re.search(r"\bVT\b", kept[-1])


def _number_fault(text: str, head: Head) -> str:
    text = text.replace("\u00a0", " ")
    if _LAW.search(text):
        return ""
    if not text.startswith("Số"):
        return f"số, ký hiệu viết “{text}”; quy định bắt đầu bằng “Số:”"
    match = _NUMBER.fullmatch(text)
    if match is None:
        return (
            "sau chữ “Số” thiếu dấu hai chấm"
            if not text.startswith("Số:")
            else "giữa số và ký hiệu thiếu dấu gạch chéo (/)"
        )
    given, sign = match["number"].strip(), match["sign"]
    blank = _BLANK.fullmatch(given)
    if not blank and match["gap"] is None:
        return "sau “Số:” phải cách một chữ"
    if given.isdecimal() and len(given) == 1:
        return f"số {given} nhỏ hơn 10 phải ghi thêm số 0 ở trước: {given.zfill(2)}"
    if (
        (not blank and match["number"] != match["number"].rstrip())
        or sign != sign.lstrip()
        or " " in sign.strip()
    ):
        return "có dấu cách quanh dấu / hoặc dấu - trong số, ký hiệu; quy định không cách chữ"
    return _sign_fault(sign.strip(), head)


def _sign_fault(sign: str, head: Head) -> str:
    if not sign:
        return "thiếu ký hiệu sau dấu gạch chéo"
    if any(dash in sign for dash in "\u2013\u2014\u2212"):
        return "giữa các nhóm chữ của ký hiệu phải là dấu gạch nối (-)"
    first = sign.split("-")[0]
    rest = sign
    for mixed in _LOWER_IN_SIGN:
        rest = rest.replace(mixed, "")
    if any(letter.islower() for letter in rest):
        return f"ký hiệu “{sign}” có chữ in thường; quy định chữ in hoa"
    if head.kind is CONG_VAN and first == "CV":
        return "công văn không ghi “CV” trong ký hiệu: tên cơ quan, dấu -, đơn vị soạn thảo"
    if head.kind.sign and first.isalpha() and fold(first) != fold(head.kind.sign):
        return f"ký hiệu bắt đầu bằng “{first}”; {head.kind.name.lower()} viết tắt là {head.kind.sign}"
    return ""


def _date(head: Head) -> Iterator[Finding]:
    line = head.date
    if line is None:
        if head.kind.slug not in OWN_FORM:
            yield found("TT250", None, "không thấy địa danh, ngày tháng năm ban hành ở đầu văn bản")
        return
    yield from look_findings("ngay", [line])
    other = head.number
    if line.side == "left" and head.quoc_hieu is not None and head.quoc_hieu.side == "right":
        yield found("TT251", line, "địa danh, ngày tháng ở bên trái; quy định ở bên phải, dưới Quốc hiệu")
    elif other is not None and _in_other_row(line, other):
        message = "địa danh, ngày tháng không cùng dòng với số, ký hiệu"
        yield found("TT251", line, message, severity=Severity.WARNING)
    wrong, severity = _date_fault(line.text)
    if wrong:
        yield found("TT252", line, wrong, severity=severity)


def _in_other_row(line: Line, other: Line) -> bool:
    here, there = line.cell, other.cell
    return here is not None and there is not None and here.table == there.table and here.row != there.row


def _date_fault(text: str) -> tuple[str, Severity]:
    bad, note = Severity.ERROR, Severity.NOTE
    match = _DATE.fullmatch(text)
    if match is None:
        return "địa danh, ngày tháng phải viết đủ “ngày … tháng … năm …”", bad
    place = match["place"].strip()
    day, month, year = (match[name].strip(" .…_\u00a0\t") for name in ("day", "month", "year"))
    if not place:
        return "thiếu địa danh trước ngày tháng", bad
    if not match["comma"]:
        return "sau địa danh thiếu dấu phẩy", bad
    if match["word"] != "ngày" or (place.isupper() and len(place) > 3):
        return "địa danh, ngày tháng viết chữ in thường, chữ cái đầu của địa danh in hoa", bad
    if place[:1].islower():
        return f"chữ cái đầu của địa danh “{place}” phải in hoa", bad
    if any(part and not part.isdecimal() for part in (day, month, year)):
        return "ngày, tháng, năm ghi bằng chữ số Ả Rập", bad
    if len(day) == 1:
        return f"ngày {day} phải ghi thêm số 0 ở trước: {day.zfill(2)}", bad
    if month in ("1", "2"):
        return f"tháng {month} phải ghi thêm số 0 ở trước: {month.zfill(2)}", bad
    if year and len(year) != 4:
        return f"năm {year} phải ghi đủ bốn chữ số", bad
    if not _exists(day, month, year):
        return f"không có ngày {day} tháng {month} năm {year}", bad
    if len(month) == 2 and month.startswith("0") and int(month) > 2:
        return (
            f"tháng {month}: chỉ tháng 1, tháng 2 ghi thêm số 0; quy định không yêu cầu với tháng {int(month)}",
            note,
        )
    return "", note


def _exists(day: str, month: str, year: str) -> bool:
    try:
        date(int(year or 2000), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _name(document: Document, head: Head) -> Iterator[Finding]:
    line = head.name
    if line is None:
        if head.kind is not CONG_VAN:
            yield found(
                "TT260",
                None,
                "không thấy tên loại (BÁO CÁO, KẾ HOẠCH …) hoặc “V/v” của công văn",
            )
        return
    yield from look_findings("ten_loai", [line], "" if head.merged else "TT262")
    if head.merged:
        message = (
            "tên loại và trích yếu viết chung một dòng; quy định tên loại một dòng riêng, trích yếu ở dưới"
        )
        yield found("TT262", line, message)
        return
    if not head.summary:
        if head.kind.slug not in OWN_FORM:
            yield found("TT270", line, "không thấy trích yếu nội dung dưới tên loại")
        return
    yield from look_findings("trich_yeu", head.summary, "TT272")
    room = document.room(head.summary[-1].paragraph)
    yield from short_rule("trich_yeu", "TT276", document.rules.summary, head.summary, room)


def _subject(document: Document, head: Head) -> Iterator[Finding]:
    if not head.subject:
        if head.kind is CONG_VAN:
            yield found("TT280", head.number, "công văn không có dòng “V/v …” dưới số, ký hiệu")
        return
    first = head.subject[0]
    yield from look_findings("v_v", head.subject)
    if head.number is not None and first.paragraph.number < head.number.paragraph.number:
        yield found("TT281", first, "“V/v” ở trên số, ký hiệu; quy định ở dưới")
    yield from _gap_above(document, first, head.number)
    if not first.text.startswith("V/v "):
        yield found(
            "TT282", first, f"trích yếu công văn viết “{first.text[:12]}…”; quy định bắt đầu bằng “V/v ”"
        )
    elif all_capitals(first):
        yield found("TT282", first, "trích yếu công văn viết toàn chữ in hoa; quy định chữ in thường")


def _gap_above(document: Document, subject: Line, above: Line | None) -> Iterator[Finding]:
    """Compare the space between số and V/v, where nothing stands between them."""
    if above is None or subject.paragraph.number <= above.paragraph.number:
        return
    gap = above.paragraph.shape.after + subject.paragraph.shape.before
    between = document.paragraphs[above.paragraph.number : subject.paragraph.number - 1]
    if any(item.cell is None or item.cell.column == 0 for item in between):
        return
    if gap < 5.9:
        yield found("TT287", subject, f"“V/v” cách dòng số, ký hiệu {number(gap)} pt; quy định 6 pt")

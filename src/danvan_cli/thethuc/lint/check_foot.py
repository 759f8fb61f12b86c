"""Knows what the decree says of Nơi nhận and the signature (PL I, mục II.7 and II.9.b); knows nothing of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.document import Document
from danvan_cli.thethuc.lint.findings import Finding
from danvan_cli.thethuc.lint.foot import Foot
from danvan_cli.thethuc.lint.judge import all_capitals, found, has_small, look_findings
from danvan_cli.thethuc.lint.kinds import OWN_FORM, WITHOUT_RECIPIENTS
from danvan_cli.thethuc.lint.texts import Line, fold

_KEPT: Final = re.compile(r"- Lưu: VT(?:, ?\S.*)?\.")
_PREFIX: Final = re.compile(r"(?P<sign>TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUQ)(?P<mark>\W?)\s*\S", re.IGNORECASE)
_DEGREE: Final = re.compile(
    r"(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|LS|DS|NGND|NGƯT|TTND|TTƯT|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Luật sư|Giáo sư|Ông|Bà)"
    r"(?:\.|\s|,)"
)


def foot_findings(document: Document) -> Iterator[Finding]:
    """Yield the faults of the end of a document."""
    foot, kind = document.parts.foot, document.parts.head.kind
    if foot.title is None:
        if kind.slug not in WITHOUT_RECIPIENTS:
            yield found("TT420", None, "không thấy “Nơi nhận:” ở cuối văn bản")
    else:
        yield from _recipients(document, foot, foot.title)
    yield from _signature(foot, kind.slug)


def _recipients(document: Document, foot: Foot, title: Line) -> Iterator[Finding]:
    yield from look_findings("noi_nhan", [title])
    if title.text != "Nơi nhận:":
        yield found("TT422", title, f"viết “{title.text[:20]}”; quy định “Nơi nhận:” trên một dòng riêng")
    items, drafter = _items(foot.recipients)
    yield from look_findings("nguoi_soan", drafter)
    yield from look_findings("ds_noi_nhan", [line for item in items for line in item])
    kept = [index for index, item in enumerate(items) if _starts(item[0], "lưu")]
    as_above = [index for index, item in enumerate(items) if _starts(item[0], "như trên")]
    if document.parts.addressees and items and 0 not in as_above:
        where = items[as_above[0]][0] if as_above else items[0][0]
        yield found("TT431", where, "văn bản có “Kính gửi:” thì dòng đầu của Nơi nhận phải là “- Như trên;”")
    elif as_above and not document.parts.addressees:
        message = "“Như trên” nhưng văn bản không có “Kính gửi:”"
        yield found("TT431", items[as_above[0]][0], message, severity=Severity.WARNING)
    elif len(as_above) > 1:
        yield found("TT431", items[as_above[1]][0], "“Như trên” ghi hai lần trong Nơi nhận")
    if not kept:
        yield found("TT430", items[-1][0] if items else title, "Nơi nhận không có dòng “- Lưu: VT, …”")
    elif kept[0] != len(items) - 1:
        yield found("TT431", items[kept[0]][0], "dòng Lưu không ở cuối Nơi nhận")
    wrong = _punctuation(items)
    if wrong:
        yield found("TT432", *wrong)
    elif kept and not _KEPT.fullmatch(" ".join(" ".join(line.text for line in items[kept[-1]]).split())):
        message = f"dòng Lưu viết “{items[kept[-1]][0].text}”; quy định “- Lưu: VT, <đơn vị soạn thảo>.”"
        yield found("TT439", items[kept[-1]][0], message)


def _starts(line: Line, words: str) -> bool:
    return fold(line.text.lstrip("-–—+•* ")).startswith(words)


def _items(lines: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """Return the entries, each the lines that it takes, and what follows the list: who drafted it, how many copies."""
    items: list[list[Line]] = []
    for index, line in enumerate(lines):
        ended = bool(items) and items[-1][-1].text.endswith(".") and _starts(items[-1][0], "lưu")
        if ended and not line.text.startswith(("-", "–", "•")):
            return items, list(lines[index:])
        if (
            items
            and not line.text.startswith(("-", "–", "—", "+", "•", "*"))
            and items[-1][-1].text[-1] not in ";."
        ):
            items[-1].append(line)
        else:
            items.append([line])
    return items, []


def _punctuation(items: Sequence[list[Line]]) -> tuple[Line, str] | None:
    for index, item in enumerate(items):
        if not item[0].text.startswith("-"):
            return item[0], "đầu dòng của danh sách nơi nhận phải có gạch nối (-)"
        last = index == len(items) - 1
        if not item[-1].text.endswith("." if last else ";"):
            mark = "dấu chấm (.)" if last else "dấu chấm phẩy (;)"
            return item[-1], f"cuối dòng phải là {mark}"
    return None


def _signature(foot: Foot, slug: str) -> Iterator[Finding]:
    if not foot.authority:
        if slug not in OWN_FORM:
            yield found("TT400", None, "không thấy quyền hạn, chức vụ người ký ở cuối văn bản, bên phải")
        return
    if foot.mirrored:
        yield found("TT401", foot.authority[0], "chữ ký ở bên trái Nơi nhận; quy định ở bên phải")
    yield from look_findings("nguoi_ky", foot.authority)
    yield from _authority(foot.authority)
    if foot.name is None:
        yield found("TT410", foot.authority[-1], "chưa ghi họ tên người ký")
        return
    yield from look_findings("ho_ten", [foot.name])
    name = foot.name
    if all_capitals(name):
        yield found("TT412", name, "họ tên người ký viết toàn chữ in hoa; quy định chữ in thường")
    elif _DEGREE.match(name.text):
        message = "trước họ tên người ký có học hàm, học vị hoặc danh xưng; quy định không ghi"
        yield found("TT412", name, message, severity=Severity.WARNING)
    if foot.gap < 2 and not foot.pictures:
        yield found("TT407", name, "giữa chức vụ và họ tên không đủ chỗ để ký")


def _authority(lines: Sequence[Line]) -> Iterator[Finding]:
    for line in lines:
        if has_small(line):
            yield found("TT402", line, "quyền hạn, chức vụ người ký có chữ in thường; quy định chữ in hoa")
            return
        match = _PREFIX.match(line.shown)
        if match is not None and (match["mark"] != "." or "/" in match["sign"]):
            sign = match["sign"].replace("/", "")
            yield found("TT402", line, f"viết tắt “{match['sign']}{match['mark']}”; quy định “{sign}.”")
            return

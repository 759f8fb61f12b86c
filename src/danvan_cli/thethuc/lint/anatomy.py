"""Knows the whole of a document as its parts: head, căn cứ, body, end, phụ lục; judges nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from danvan_cli.thethuc.lint.foot import Foot, find_foot
from danvan_cli.thethuc.lint.head import Head, find_head
from danvan_cli.thethuc.lint.kinds import CONG_VAN, PHU_LUC
from danvan_cli.thethuc.lint.reader import Paragraph
from danvan_cli.thethuc.lint.texts import Line, fold, is_ruled, lines_of

ANNEX: Final = re.compile(
    r"phụ lục(?:\s+số)?(?:\s+(?P<number>[ivxlc]+|\d{1,3}|[a-zđ]))?\s*(?P<more>[:.\-].*)?", re.DOTALL
)
_GROUNDS: Final = ("căn cứ", "theo đề nghị", "xét đề nghị", "xét tờ trình", "theo quy định")


@dataclass(slots=True)
class Annex:
    """A phụ lục: the line with its number, its name, “(Kèm theo …)”, all its paragraphs."""

    title: Line
    number: str
    more: str
    name: list[Line] = field(default_factory=list)
    attached: list[Line] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Anatomy:
    """A document taken apart. ``main`` is all before the first phụ lục."""

    main: Sequence[Paragraph]
    head: Head
    addressees: list[Line]
    grounds: list[Line]
    body: list[Paragraph]
    foot: Foot
    annexes: list[Annex]


def anatomy(paragraphs: Sequence[Paragraph]) -> Anatomy:
    """Take a document apart."""
    starts = _annex_starts(paragraphs)
    main = paragraphs[: starts[0]] if starts else paragraphs
    head = find_head(main)
    at = head.last + 1
    addressees, at = _addressees(main, at)
    if addressees and not head.kind.slug and head.name is None:
        head.kind = CONG_VAN
    foot = find_foot(main, at)
    grounds: list[Line] = []
    body: list[Paragraph] = []
    rest = list(main[at : foot.first])
    grounds = _grounds(rest, head.kind.slug)
    used = {id(line.paragraph) for line in grounds}
    body = [paragraph for paragraph in rest if id(paragraph) not in used]
    ends = [*starts[1:], len(paragraphs)]
    annexes = [_annex(paragraphs[start:end]) for start, end in zip(starts, ends, strict=False)]
    if starts and not any(paragraph.text.strip() for paragraph in main):
        head.kind = PHU_LUC
    return Anatomy(main, head, addressees, grounds, body, foot, annexes)


def _annex_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    signed = max(
        (item.number for item in paragraphs if item.text.lstrip()[:1] in ("N", "n") and _is_end(item.text)),
        default=0,
    )
    text_before = False
    found = []
    for index, paragraph in enumerate(paragraphs):
        flat = paragraph.text.strip()
        if flat[:1] in ("P", "p") and paragraph.cell is None:
            first = lines_of(paragraph)[0]
            match = ANNEX.fullmatch(fold(first.text))
            centred = paragraph.shape.align == "center"
            alone = match is not None and not match["more"]
            titled = match is not None and centred and len(first.text) < 200
            after = index >= signed if signed else (centred or not text_before)
            if (alone or titled) and after:
                found.append(index)
        text_before = text_before or bool(flat)
    return found


def _is_end(text: str) -> bool:
    return fold(text[:40]).startswith("nơi nhận")


def _addressees(main: Sequence[Paragraph], at: int) -> tuple[list[Line], int]:
    """Return the lines of Kính gửi and the index behind them."""
    for index in range(at, min(at + 8, len(main))):
        lines = lines_of(main[index])
        if not lines or is_ruled(lines[0].text):
            continue
        if not fold(lines[0].text).startswith("kính gửi"):
            break
        found = list(lines)
        here = main[index].cell
        table = here.table if here else None
        end = index + 1
        while end < len(main):
            cell = main[end].cell
            more = lines_of(main[end])
            bare = len(found) == 1 and found[0].text.endswith(":")
            listed = more and (
                more[0].text.startswith(("-", "–", "•", "+")) or (bare and more[-1].text[-1] == ";")
            )
            inside = table is not None and cell is not None and cell.table == table
            if not inside and (not listed or found[-1].text.endswith(".")):
                break
            found += more
            end += 1
        return found, end
    return [], at


def _grounds(rest: Sequence[Paragraph], slug: str) -> list[Line]:
    found: list[Line] = []
    for paragraph in rest:
        lines = lines_of(paragraph)
        if not lines:
            continue
        text = fold(lines[0].text)
        starts = text.startswith(_GROUNDS if found else _GROUNDS[0])
        if not starts and not found and lines[0].shown.isupper() and len(text) < 100:
            continue  # who decides stands above the grounds of a quyết định
        if not starts or text.endswith((":", "như sau")) or paragraph.cell is not None:
            break
        found += lines
    italic = all(piece.type.italic for line in found for piece in line.visible)
    if (
        len(found) == 1
        and not italic
        and slug not in ("quyet-dinh", "nghi-quyet")
        and found[0].text[-1] != ";"
    ):
        return []
    return found


def _annex(paragraphs: Sequence[Paragraph]) -> Annex:
    lines = lines_of(paragraphs[0])
    match = ANNEX.fullmatch(fold(lines[0].text))
    number = (match["number"] or "") if match else ""
    more = (match["more"] or "").strip(" :.-") if match else ""
    annex = Annex(lines[0], number, more, paragraphs=list(paragraphs))
    waiting = [*lines[1:], *(line for paragraph in paragraphs[1:12] for line in lines_of(paragraph))]
    for line in waiting:
        text = fold(line.text)
        if is_ruled(line.text):
            continue
        if text.startswith(("(kèm theo", "kèm theo", "(ban hành kèm", "ban hành kèm")):
            annex.attached.append(line)
            if line.text.endswith(")"):
                break
        elif annex.attached:
            if annex.attached[-1].text.endswith(")") or line.paragraph.shape.align != "center":
                break
            annex.attached.append(line)
        elif line.cell is not None or (line.paragraph.shape.align != "center" and not line.shown.isupper()):
            break
        elif len(annex.name) < 6:
            annex.name.append(line)
    return annex

"""Knows how to find the end of a document: Nơi nhận and the signature, however they are laid out; judges neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from danvan_cli.thethuc.lint.reader import Paragraph
from danvan_cli.thethuc.lint.texts import Line, fold, lines_of

#: How far from the end the signature may stand, in paragraphs.
_REACH: Final = 40
_AUTHORITY: Final = re.compile(r"(?:tm|kt|tl|tuq|q|t/m|k/t|t/l|tum)\b\s*[./]?\s", re.IGNORECASE)
_POSITIONS: Final = tuple(
    map(
        fold,
        [
            "Chủ tịch",
            "Phó",
            "Chánh",
            "Giám đốc",
            "Trưởng",
            "Bộ trưởng",
            "Thứ trưởng",
            "Cục trưởng",
            "Thủ tướng",
            "Bí thư",
            "Hiệu trưởng",
            "Viện trưởng",
            "Tổng",
            "Chi cục trưởng",
            "Thủ trưởng",
            "Chỉ huy",
            "Tư lệnh",
            "Vụ trưởng",
            "Người",
            "Đại diện",
            "Kế toán",
            "Ủy viên",
            "Quyền",
        ],
    )
)
#: Height of a line in pt, and the lines that a signature needs.
_LINE: Final = 16
_ROOM: Final = 5
_REMARK: Final = re.compile(r"[\[(].*[\])]")
_LIST: Final = ("-", "–", "—", "+", "•", "*")
_GAP: Final = re.compile(r"\t+| {4,}")


@dataclass(slots=True)
class Foot:
    """What was found at the end; ``first`` is the index of the first paragraph that belongs to it.

    ``mirrored`` tells that the signature stands left of Nơi nhận, ``gap`` counts the empty paragraphs between
    chức vụ and name, ``pictures`` what is pasted there.
    """

    first: int
    title: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    name: Line | None = None
    gap: float = 0
    pictures: int = 0
    mirrored: bool = False


def find_foot(paragraphs: Sequence[Paragraph], start: int) -> Foot:
    """Return the end of a document, looked for after the index ``start``."""
    foot = Foot(len(paragraphs))
    at = _title(paragraphs, start)
    if at is None:
        _signature(foot, _closing(paragraphs, start, len(paragraphs)))
        return foot
    paragraph = paragraphs[at]
    foot.first = at
    if paragraph.cell is not None:
        table = paragraph.cell.table
        within = [item for item in paragraphs[start:] if item.cell is not None and item.cell.table == table]
        foot.first = within[0].number - 1
        _recipients(
            foot, [item for item in within if item.cell and item.cell.column == paragraph.cell.column]
        )
        right = [item for item in within if item.cell and item.cell.column > paragraph.cell.column]
        _signature(foot, right)
        if not foot.authority:
            _signature(
                foot, [item for item in within if item.cell and item.cell.column < paragraph.cell.column]
            )
            foot.mirrored = bool(foot.authority)
        if not foot.authority:
            after = [item for item in paragraphs[within[-1].number :] if item.cell is None]
            _signature(foot, _closing(paragraphs, start, foot.first) or after)
        return foot
    _in_running_text(foot, paragraphs, start, at)
    return foot


def _title(paragraphs: Sequence[Paragraph], start: int) -> int | None:
    for index in range(len(paragraphs) - 1, start - 1, -1):
        text = paragraphs[index].text.lstrip()
        if text[:1] in ("N", "n") and fold(text[:40]).startswith("nơi nhận"):
            return index
    return None


def _recipients(foot: Foot, paragraphs: Sequence[Paragraph]) -> None:
    for line in (line for paragraph in paragraphs for line in lines_of(paragraph)):
        if foot.title is None:
            if fold(line.text).startswith("nơi nhận"):
                foot.title = line
            continue
        foot.recipients.append(line)


def _in_running_text(foot: Foot, paragraphs: Sequence[Paragraph], start: int, at: int) -> None:
    """Read an end without a table: halves beside tabs, the signature before or after the list."""
    right: list[Paragraph | Line] = []
    for paragraph in paragraphs[at:]:
        lines = lines_of(paragraph)
        if not lines:
            right.append(paragraph)
        for line in lines:
            first, second = _halves(line)
            if first is not None and foot.title is None:
                foot.title = first
            elif first is not None and first.text.startswith(_LIST):
                foot.recipients.append(first)
            elif first is not None:
                right.append(first)
            if second is not None:
                right.append(second)
    _signature(foot, right)
    if not foot.authority:
        before = _closing(paragraphs, start, at)
        _signature(foot, before)
        if foot.authority:
            foot.first = min(at, foot.authority[0].paragraph.number - 1)


def _halves(line: Line) -> tuple[Line | None, Line | None]:
    raw = line.raw
    lead = len(raw) - len(raw.lstrip())
    gap = _GAP.search(raw, lead)
    if "\t" in raw[:lead]:
        return None, line.trimmed()
    if gap is None:
        return line, None
    return line.slice(0, gap.start(), "left"), line.slice(gap.end(), None, "right")


def _closing(paragraphs: Sequence[Paragraph], start: int, end: int) -> list[Paragraph]:
    """Return the last paragraphs before ``end`` that look like a signature."""
    block: list[Paragraph] = []
    for paragraph in reversed(paragraphs[max(start, end - _REACH) : end]):
        lines = lines_of(paragraph)
        if lines and not all(_is_signature(line) for line in lines):
            break
        block.insert(0, paragraph)
    found = [line for paragraph in block for line in lines_of(paragraph)]
    return block if any(_is_authority(line) for line in found) else []


def _is_signature(line: Line) -> bool:
    shape = line.paragraph.shape
    right = shape.align in ("center", "right") or shape.left > 100 or line.raw.startswith("\t")
    bold = all(piece.type.bold for piece in line.visible)
    return len(line.text) < 80 and (right or bold) and not line.text.endswith(("./.", ":", ";"))


def _is_authority(line: Line) -> bool:
    text = fold(line.text)
    return bool(_AUTHORITY.match(text)) or (text.startswith(_POSITIONS) and line.shown.isupper())


def _signature(foot: Foot, block: Sequence[Paragraph | Line]) -> None:
    """Tell chức vụ from the name: there is a gap for the signature between them."""
    groups: list[list[Line]] = [[]]
    gaps: list[float] = [0]
    for item in block:
        if isinstance(item, Paragraph):
            if item.pictures or item.drawn:
                foot.pictures += item.pictures + len(item.drawn)
            lines = lines_of(item)
        else:
            lines = [item]
        lines = [line for line in lines if not _REMARK.fullmatch(line.text)]
        if not lines:
            if groups[-1]:
                groups.append([])
                gaps.append(0)
            gaps[-1] += 1 + ("".join(piece.text for piece in item.pieces).count("\n"))
            continue
        groups[-1].extend(lines)
    groups = [group for group in groups if group]
    if not groups:
        return
    foot.authority = list(groups[0])
    if len(groups) > 1:
        foot.name = groups[-1][-1]
    elif len(foot.authority) > 1 and not _is_authority(foot.authority[-1]):
        foot.name = foot.authority.pop()
    if foot.name is not None:
        foot.gap = sum(gaps[1:]) + _room_above(foot.name, foot.authority[-1])


def _room_above(name: Line, authority: Line) -> float:
    """Return the room between chức vụ and name that is no empty paragraph, in lines."""
    above, below = authority.cell, name.cell
    if above is not None and below is not None and above.row != below.row:
        # The rows between may be of any height.
        return _ROOM
    return name.paragraph.shape.before / _LINE + name.paragraph.text.count("\n")

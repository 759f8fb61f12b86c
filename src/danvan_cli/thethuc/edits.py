"""Which paragraphs of a Word file are others than were written, and what they said; changes nothing.

Knows digests and words, not what a document is made of.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from danvan_cli.thethuc.paragraphs import Cell, Written, digests, split_digests

_ALIKE: Final = 0.4
"""How alike two paragraphs are at least when one may be the other changed."""
_MOST_PAIRS: Final = 900


class Kind(Enum):
    """What happened to a paragraph."""

    CHANGED = "sua"
    ADDED = "them"
    REMOVED = "xoa"
    MOVED = "chuyen"


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that is another one now; ``number`` counts those with words from 1, as the file stands.

    ``text`` is what stands there now and ``was`` what stood there, ``None`` where that is not known. What was removed
    stood behind paragraph ``number``. ``cell`` is its place in a table: of what was removed, where it stood.
    ``margin`` marks what stands at the head or foot of pages, which has no number.
    """

    kind: Kind
    number: int
    text: str
    was: str | None = None
    cell: Cell | None = None
    margin: bool = False


def changes(now: Sequence[Written], sealed: str, then: Sequence[Written] = ()) -> list[Change]:
    """Return what differs from the paragraphs whose digests were ``sealed``.

    ``then`` are those paragraphs where they are known, all of them or only some: they are known by their digests.
    """
    listed, made = split_digests(sealed), split_digests(digests([one.text for one in then]))
    now = _with_names(now, then)
    if made == listed:
        return _with_moves(_differing(list(map(_key, then)), list(map(_key, now)), then, now))
    present = split_digests(digests([one.text for one in now]))
    return _with_moves(_differing(listed, present, _known(listed, made, then), now))


def _known(listed: list[str], made: list[str], then: Sequence[Written]) -> list[Written | None]:
    """Return the paragraphs of digests as far as they are among others, which stand in the same order for the most."""
    words = {digest: Written(one.text) for digest, one in zip(made, then, strict=True)}
    found = [words.get(digest) for digest in listed]
    for first, start, size in SequenceMatcher(None, listed, made, autojunk=False).get_matching_blocks():
        found[first : first + size] = then[start : start + size]
    return found


def _key(one: Written) -> tuple[str | int, ...]:
    """Return what makes a paragraph the same one: in a table the few words of a cell stand in many rows."""
    cell = one.cell
    return (one.text, cell.table, cell.row_name, cell.column) if cell else (one.text,)


def _with_names(now: Sequence[Written], then: Sequence[Written]) -> Sequence[Written]:
    """Return paragraphs with the names of their tables, which LibreOffice does not keep."""
    names = {one.cell.table: one.cell.table_name for one in then if one.cell}
    if len(names) != len({one.cell.table for one in now if one.cell}):
        return now
    return [
        Written(one.text, replace(one.cell, table_name=names.get(one.cell.table, "")))
        if one.cell and not one.cell.table_name
        else one
        for one in now
    ]


def _differing(
    listed: Sequence[Hashable],
    present: Sequence[Hashable],
    before: Sequence[Written | None],
    now: Sequence[Written],
) -> list[Change]:
    found: list[Change] = []
    for tag, first, last, start, end in SequenceMatcher(None, listed, present, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _block(before[first:last], now[start:end], start)
    return found


def margin_changes(now: Sequence[str], then: Sequence[str]) -> list[Change]:
    """Return what was put at the head or foot of pages, or taken from there."""
    added = [Change(Kind.ADDED, 0, text, margin=True) for text in now if text not in then]
    return added + [Change(Kind.REMOVED, 0, "", text, margin=True) for text in then if text not in now]


def _block(before: Sequence[Written | None], after: Sequence[Written], start: int) -> list[Change]:
    """Return the changes of a stretch that has nothing in common; ``start`` paragraphs stand before it."""
    found: list[Change] = []
    left = right = 0
    for old, new in [*_pairs(before, after), (len(before), len(after))]:
        found += [_removed(one, start + right) for one in before[left:old]]
        found += [
            Change(Kind.ADDED, start + at + 1, after[at].text, cell=after[at].cell)
            for at in range(right, new)
        ]
        if old < len(before):
            was, one = before[old], after[new]
            said = was.text if was else None
            if said == one.text:
                left, right = old + 1, new + 1
                continue  # only the name of its row is another
            found.append(Change(Kind.CHANGED, start + new + 1, one.text, said, one.cell))
        left, right = old + 1, new + 1
    return found


def _removed(one: Written | None, number: int) -> Change:
    return Change(Kind.REMOVED, number, "", one.text if one else None, one.cell if one else None)


def _pairs(before: Sequence[Written | None], after: Sequence[Written]) -> list[tuple[int, int]]:
    """Return which paragraphs are changed ones, in order: the most alike; by their places where nothing is known.

    One that stands for one is the same written anew, however different.
    """
    if None in before or len(before) == len(after) == 1 or len(before) * len(after) > _MOST_PAIRS:
        return [(at, at) for at in range(min(len(before), len(after)))]
    rows, columns = len(before), len(after)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[_likeness(old, new) for new in after] for old in before]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            kept = max(best[row + 1][column], best[row][column + 1])
            best[row][column] = max(
                kept, alike[row][column] and alike[row][column] + best[row + 1][column + 1]
            )
    pairs: list[tuple[int, int]] = []
    row = column = 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs


def _likeness(old: Written | None, new: Written) -> float:
    """Return how much two paragraphs are one, 0 where they are two; what fills one cell before and after is one."""
    if old is None:
        return 0.0
    same_cell = old.cell is not None and new.cell is not None and _at(old.cell) == _at(new.cell)
    ratio = SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False).ratio()
    return max(ratio, 1.0) if same_cell else ratio if ratio >= _ALIKE else 0.0


def _at(cell: Cell) -> tuple[int, int, int]:
    return cell.table, cell.row, cell.column


def _with_moves(found: list[Change]) -> list[Change]:
    """Return the changes with what was taken away here and put there told once, where it stands now.

    Not so in tables, where the same few words stand in many cells.
    """
    taken = {one.was: one for one in found if one.kind is Kind.REMOVED and one.was and not one.cell}
    told: list[Change] = []
    moved: set[int] = set()
    for one in found:
        source = taken.pop(one.text, None) if one.kind is Kind.ADDED and not one.cell else None
        if source is not None:
            moved.add(id(source))
        told.append(replace(one, kind=Kind.MOVED, was=one.text) if source is not None else one)
    return [one for one in told if id(one) not in moved]

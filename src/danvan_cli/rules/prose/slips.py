"""Typing slips in a text (DV505): keystrokes left over, two tones, spaces around signs. Knows typing, no file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.rules.prose.keystrokes import Meant, meant_by_telex, meant_by_vni
from danvan_cli.rules.prose.repeated import doubled
from danvan_cli.rules.prose.signs import without_figures
from danvan_cli.rules.prose.slip import Slip
from danvan_cli.rules.prose.syllables import CAPITAL, SMALL, TONED, TONES, is_syllable

_TWO_TONES = re.compile(rf"[{TONED}{TONED.upper()}]{{2}}|(?<=\w)[{TONES}]")
_LETTER = r"[^\W\d_]"
_SPACING = re.compile(
    rf"(?P<doubled>(?<=[^\s\-–+]) {{2,}}(?=\S))"
    rf"|(?P<before>(?<! ) +(?:[,;!?)\]”](?![)])|:|\.(?=\s|$)))"
    rf"|(?P<inside>[(\[“] +(?=\S))"
    rf"|(?P<behind>(?<=[\w%)”])[,;](?={_LETTER}|[“(])|(?<={_LETTER}{_LETTER}):(?={_LETTER}{_LETTER}|[“(])"
    rf"|(?<={_LETTER}{_LETTER})[,;](?=\d)|(?<=[\w%])[!?](?={_LETTER}))"
    rf"|(?P<stop>\.(?=[{CAPITAL}]{_LETTER}))"
    rf"|(?P<around>(?<=[{SMALL}]{{2}})[(“](?={_LETTER}{{2}}|\d)(?!\d{{1,2}}\))|(?<=\w\w)[)”](?={_LETTER}{{2}}))"
    rf"|(?P<dash>(?<={_LETTER})(?:[-–] | [-–](?!\s))(?={_LETTER}{{2}}))"
    rf"|(?P<twice>([,;:])(?P=twice_sign))".replace("([,;:])", "(?P<twice_sign>[,;:])"),
)
_LEFT_OVER = re.compile(
    rf"(?<![\w/.&'’+@#-])(?:{_LETTER}+[1-9](?:{_LETTER}|[1-9])*|{_LETTER}*(?:aa|ee|oo|dd|DD|Dd|[wfjsrx]){_LETTER}*)"
    rf"(?![\w/&'’+@#]|-\w)"
)
_LISTED = re.compile(rf"[\W\d]{_LETTER}[,;]{_LETTER}(?!{_LETTER})")
_SMALL = re.compile(rf"(?<![{SMALL}])[{SMALL}]+\Z")
_WORD = re.compile(rf"{_LETTER}+")


def find_slips(text: str) -> list[Slip]:
    """Return the typing slips of a text, from left to right."""
    bare = without_figures(text)
    found = [*_spacing(bare), *_two_tones(bare), *_left_over(bare), *doubled(bare)]
    return sorted(found)


def _spacing(text: str) -> Iterator[Slip]:
    for match in _SPACING.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "doubled":
            yield Slip(start, end, "thừa dấu cách giữa hai chữ", "chỉ để một dấu cách")
        elif kind == "before":
            if text[start - 1 : start].strip() and not _is_ratio(text, start, end):
                yield Slip(start, end, f"thừa dấu cách trước {_name(match[0].strip())}", "bỏ dấu cách này")
        elif kind == "inside":
            yield Slip(start, end, f"thừa dấu cách sau {_name(match[0].strip())}", "bỏ dấu cách này")
        elif kind == "behind":
            if not _is_enumeration(text, start):
                yield Slip(
                    start,
                    end,
                    f"thiếu dấu cách sau dấu “{match[0]}”",
                    f"viết “{match[0]} ” rồi mới đến chữ sau",
                )
        elif kind == "stop":
            if _ends_sentence(text, start):
                yield Slip(start, end, "thiếu dấu cách sau dấu “.”", "viết “. ” rồi mới đến câu sau")
        elif kind == "around":
            side = "trước" if match[0] in "(“" else "sau"
            yield Slip(
                start, end, f"thiếu dấu cách {side} {_name(match[0])}", f"thêm dấu cách {side} dấu này"
            )
        elif kind == "dash":
            yield Slip(
                start, end, "dấu gạch nối chỉ có dấu cách ở một bên", "viết “ - ” với dấu cách ở cả hai bên"
            )
        else:
            yield Slip(start, end, f"dấu “{match[0][0]}” viết hai lần", "chỉ viết một dấu")


def _is_ratio(text: str, start: int, end: int) -> bool:
    return text[end - 1] == ":" and text[start - 1].isdigit() and text[end:].lstrip(" ")[:1].isdigit()


def _name(sign: str) -> str:
    return {"“": "dấu mở ngoặc kép", "”": "dấu đóng ngoặc kép"}.get(sign, f"dấu “{sign}”")


def _is_enumeration(text: str, at: int) -> bool:
    """Tell whether single letters are listed, as in “điểm a,b,c”."""
    return _LISTED.match(text, max(at - 2, 0)) is not None or (
        at == 1 and _LISTED.match(" " + text) is not None
    )


def _ends_sentence(text: str, at: int) -> bool:
    """Tell whether a dot stands behind a proper word, not behind an abbreviation such as “TP.” or “Ths.”."""
    word = _SMALL.search(text, max(at - 12, 0), at)  # longer than any syllable
    begins = at - (len(word[0]) if word else 0)
    capital = text[begins - 1 : begins] if begins else ""
    whole = (capital + word[0] if capital.isalpha() else word[0]) if word else ""
    follows = _WORD.match(text, at + 1)
    return (
        len(whole) >= 2
        and is_syllable(whole.lower())
        and not text[:begins].endswith("/")
        and follows is not None
        and is_syllable(follows[0].lower())
    )


def _two_tones(text: str) -> Iterator[Slip]:
    end = 0
    for match in _TWO_TONES.finditer(text):
        if match.start() < end:
            continue
        start, end = match.span()
        while start and (text[start - 1].isalpha() or text[start - 1] in TONES):
            start -= 1
        while end < len(text) and (text[end].isalpha() or text[end] in TONES):
            end += 1
        yield Slip(start, end, f"“{text[start:end]}” có hai dấu thanh", "gõ lại chữ này")


def _left_over(text: str) -> Iterator[Slip]:
    run: list[tuple[re.Match[str], Meant]] = []
    for match in _LEFT_OVER.finditer(text):
        meant = _meant(text, match)
        if meant is None:
            continue
        if run and text[run[-1][0].end() : match.start()] != " ":
            yield from _one_run(run)
            run = []
        run.append((match, meant))
    yield from _one_run(run)


def _meant(text: str, match: re.Match[str]) -> Meant | None:
    word = match[0]
    lower = word.lower()
    if not (word[1:].islower() or (word[:2] in ("DD", "Dd") and word[2:].islower())):
        return None  # abbreviations and names such as VNeID
    meant = meant_by_vni(lower) if any(sign.isdigit() for sign in lower) else meant_by_telex(lower)
    if meant is None or not word[0].isupper():
        return meant
    before = text[: match.start()].rstrip(" ")
    named = before and before[-1].isalpha() and before.split(" ")[-1][:1].isupper()
    return Meant(meant.syllable, False) if named and len(lower) - len(meant.syllable) < 2 else meant


def _one_run(run: list[tuple[re.Match[str], Meant]]) -> Iterator[Slip]:
    """Words typed one after the other with the input method off are one slip; one of them must be beyond doubt."""
    if any(meant.sure for _, meant in run):
        typed = " ".join(match[0] for match, _ in run)
        wanted = " ".join(meant.syllable for _, meant in run)
        if run[0][0][0][0].isupper():
            wanted = wanted[0].upper() + wanted[1:]
        yield Slip(
            run[0][0].start(),
            run[-1][0].end(),
            f"“{typed}” còn phím gõ chưa thành chữ",
            f"có phải “{wanted}”?",
        )

"""Knows every code of the linter: what it means, how grave it is, what the decree prescribes, how to mend it.

A code is ``TT``, two digits for the component and one for what is wrong with it. What is particular to a code
stands in ``codes.txt``; size, manner and place of a component follow from its look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from danvan_cli.problem import Severity
from danvan_cli.thethuc.lint.looks import LOOKS, Look, article

#: Component of the codes that are not about one of :data:`LOOKS`, with the article.
_GROUPS: Final = {
    "00": ("Tệp", ""),
    "01": ("Tệp chèn vào văn bản", ""),
    "10": ("Trang giấy", "PL I, mục I.1, I.2 và I.3"),
    "11": ("Số trang", "PL I, mục I.7"),
    "12": ("Phông chữ, màu chữ", "PL I, mục I.4"),
}
_BY_DIGITS: Final = {look.digits: look for look in LOOKS.values()}
_SEVERITIES: Final = {severity.label: severity for severity in Severity}
_WAYS: Final = {"center": "canh giữa", "left": "canh sát lề trái", "both": "dàn đều cả hai lề"}
#: Those whose parts are judged one by one; their codes stand in the file.
_IN_TEXT: Final = frozenset({"noi_dung", "phan", "muc", "khoan", "diem", "dieu"})


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means. ``severities`` are all that its findings can have, the usual one first."""

    code: str
    component: str
    title: str
    severities: tuple[Severity, ...]
    rule: str
    mend: str
    article: str


def _codes() -> dict[str, Code]:
    text = (files(__package__) / "codes.txt").read_text(encoding="utf-8")
    blocks = [block.split("\n") for block in text.strip().split("\n\n")][1:]
    advice = {lines[0]: lines[1] for lines in blocks if lines[0].startswith("@")}
    found = {}
    for head, rule, mend, *source in (lines for lines in blocks if not lines[0].startswith("@")):
        number, severities, title = head.split(" | ")
        look = _BY_DIGITS.get(number[:2])
        component, usual = (look.label, look.source) if look else _GROUPS[number[:2]]
        cited = source[0] if source else usual
        found[f"TT{number}"] = Code(
            code=f"TT{number}",
            component=component,
            title=title,
            severities=tuple(_SEVERITIES[label] for label in severities.split(", ")),
            rule=rule,
            mend=advice.get(mend, mend),
            article=article(cited) if cited else "",
        )
    for look in LOOKS.values():
        if look.key not in _IN_TEXT:
            found.update({code.code: code for code in _of_look(look, advice)})
    return dict(sorted(found.items()))


def _of_look(look: Look, advice: dict[str, str]) -> Iterator[Code]:
    for aspect, title, rule, mend in (
        ("3", "Cỡ chữ", f"cỡ chữ {look.sizes}", "@cỡ chữ"),
        ("4", "Kiểu chữ", f"kiểu chữ {look.manner}", "@kiểu chữ"),
        ("5", "Cách canh lề", _WAYS.get(look.align or "", ""), "@canh lề"),
    ):
        if rule:
            yield Code(
                code=f"TT{look.digits}{aspect}",
                component=look.label,
                title=f"{title} của {_inside(look.label)}",
                severities=(Severity.ERROR,),
                rule=f"{look.label}: {rule}.",
                mend=advice[mend],
                article=look.article,
            )


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    if label in ("Quốc hiệu", "Tiêu ngữ"):
        return label
    if label in ("Kính gửi", "Nơi nhận"):
        return f"“{label}:”"
    return label[0].lower() + label[1:]


CODES: Final[dict[str, Code]] = _codes()

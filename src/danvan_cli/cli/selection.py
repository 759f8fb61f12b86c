"""Which codes a run shows: ``--select`` and ``--ignore``. Knows the codes, no rule and no file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from danvan_cli.cli.call import Stop
from danvan_cli.problem import Problem
from danvan_cli.rules.catalogue import SEVERITIES

_FORM = re.compile(r"DV\d{0,3}")


class Selection(NamedTuple):
    """Codes and beginnings of codes to show and to leave out; an empty ``select`` stands for all."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]

    def shows(self, code: str) -> bool:
        """Tell whether a code is shown: the longest beginning decides, and between equals ``ignore``."""
        return _reach(self.select or ("",), code) > _reach(self.ignore, code)

    def of(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the findings that are shown."""
        return [problem for problem in problems if self.shows(problem.code)]


def _reach(beginnings: Iterable[str], code: str) -> int:
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=-1)


def parse_selection(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """Read the options as typed, commas between codes; raises ``Stop`` for a code that does not exist."""
    return Selection(_codes("--select", select), _codes("--ignore", ignore))


def _codes(option: str, typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(_code(option, word.strip()) for text in typed for word in text.removesuffix(",").split(","))


def _code(option: str, word: str) -> str:
    code = word.upper()
    if _FORM.fullmatch(code) and any(known.startswith(code) for known in SEVERITIES):
        return code
    from danvan_cli.model.text import nearest

    meant = nearest(code, [known for known in SEVERITIES if known.startswith(code[:3])])
    meant = meant or nearest(code, SEVERITIES)
    advice = f"có phải “{meant}”?" if meant else "viết như DV401, hoặc DV4 cho cả nhóm"
    raise Stop(f"giá trị của tùy chọn {option} không dùng được: không có mã “{word}”; {advice}")

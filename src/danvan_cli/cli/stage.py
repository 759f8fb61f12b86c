"""Several years as they are named on the command line. Imports nothing heavy."""

from __future__ import annotations

import re

from danvan_cli.cli.call import Stop
from danvan_cli.model.period import GiaiDoan, parse_stage

MOST_YEARS = 10
"""More columns than these fit no page."""
_NEARLY = re.compile(r"([12]\d{3})(-[69]t)?\s*(?:\.{2,}|…|-|–|—|:|đến)\s*([12]\d{3})(-[69]t)?")


def stage_of(typed: str) -> GiaiDoan | None:
    """Read ``2022..2025`` from the command line; ``None`` for a single period. Raises ``Stop`` for a faulty stage."""
    stage = parse_stage(typed)
    if stage is None:
        nearly = _NEARLY.fullmatch(typed.strip())
        if nearly is None:
            return None
        meant = f"{nearly[1]}..{nearly[3]}"
        if nearly[2] or nearly[4]:
            raise Stop(f"“{typed}”: nhiều năm chỉ tổng hợp số liệu cả năm; viết {meant}")
        raise Stop(f"“{typed}” không phải là kỳ báo cáo; nhiều năm thì viết hai dấu chấm: {meant}")
    first, last = stage
    if first == last:
        raise Stop(f"“{typed}” chỉ có một năm; một năm thì viết: danvan consolidate {first}")
    if first > last:
        raise Stop(f"“{typed}”: năm đầu đứng sau năm cuối; viết {last}..{first}")
    if last - first >= MOST_YEARS:
        raise Stop(f"“{typed}” dài {last - first + 1} năm; một báo cáo có nhiều nhất {MOST_YEARS} năm")
    return stage

"""The data window that the reports of one period must share. Knows no positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach

Window = tuple[date, date]


class ExpectedWindow(NamedTuple):
    """The window that counts, and who set it: the plan (``None``), one unit, or most units (``""``)."""

    window: Window
    set_by: str | None


def expected_window(plan: KeHoach, ky: Ky, windows: Mapping[str, Window]) -> ExpectedWindow | None:
    """Return the plan's window, else the most frequent one of the units, given in the register's order.

    A tie goes to the window of the consolidating unit. ``None`` where there is nothing to go by.
    """
    if plan.bao_cao.ky_so_lieu and ky.thang == 12:
        return ExpectedWindow(plan.bao_cao.ky_so_lieu.in_year(ky.nam), None)
    counts = Counter(windows.values())
    if not counts:
        return None
    most = max(counts.values())
    lead = windows.get(plan.bao_cao.don_vi_tong_hop)
    if lead is not None and counts[lead] == most:
        return ExpectedWindow(lead, plan.bao_cao.don_vi_tong_hop)
    return ExpectedWindow(next(window for window, count in counts.items() if count == most), "")

"""``danvan status``: the matrix of expected and received reports, to look at or for other programs."""

from __future__ import annotations

import shutil
import sys
from decimal import Decimal

from danvan_cli.cli.call import Settings
from danvan_cli.cli.color import wants_color
from danvan_cli.cli.common import open_workspace, period_of, stopped_by_basis
from danvan_cli.consolidate.round import DotBaoCao, round_of
from danvan_cli.exchange.progress import as_json, as_markdown, deadline_line, row, summary_line
from danvan_cli.store.clock import today

_STYLES = {
    "chua_co": "red",
    "nhap": "yellow",
    "bi_tra_lai": "magenta",
    "da_gui": "green",
    "da_duyet": "bold green",
}
_SIGNS = {"chua_co": "○", "nhap": "◔", "bi_tra_lai": "↩", "da_gui": "●", "da_duyet": "✔"}
_WIDTH = 100
_BAR = 8


def status(settings: Settings, period: str, form: str, check: bool) -> int:
    """Run the command; returns 1 where the office file or the plan is broken, or ``check`` finds somebody missing."""
    workspace = open_workspace(settings)
    ky = period_of(period)
    if stopped_by_basis(workspace, ky, settings.color, "Không lập được bảng theo dõi", form == "json"):
        return 1
    state = round_of(workspace, ky, today())
    if state is None:  # no plan is in force in that year, which only stops_by_basis may say
        return 1
    if form == "json":
        sys.stdout.write(as_json(state))
    elif form == "markdown":
        sys.stdout.write(as_markdown(state))
    else:
        _print(state, wants_color(settings.color))
    return 1 if check and state.con_cho else 0


def _bar(share: Decimal) -> str:
    full = int(share * _BAR)
    return "█" * full + "░" * (_BAR - full)


def _print(state: DotBaoCao, colored: bool) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    width = shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH
    console = Console(
        file=sys.stdout, force_terminal=colored, no_color=not colored, width=max(60, width), highlight=False
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("Đơn vị", "Trạng thái", "Ngày gửi", "Hạn"):
        table.add_column(title, no_wrap=title != "Đơn vị", overflow="fold")
    table.add_column("Đầy đủ", justify="right", no_wrap=True)
    for progress in state.don_vi:
        line = row(state, progress)
        style = _STYLES[progress.trang_thai]
        table.add_row(
            line.ten,
            Text(f"{_SIGNS[progress.trang_thai]} {line.trang_thai}", style),
            line.ngay_gui,
            Text(line.ghi_chu, "red" if state.tre(progress) else ""),
            Text(f"{_bar(progress.day_du)} {line.day_du:>4}"),
        )
    console.print(deadline_line(state))
    console.print()
    console.print(table)
    console.print()
    for progress in state.don_vi:
        if progress.con_thieu and progress.trang_thai != "chua_co":
            console.print(Text(f"{progress.don_vi.ten} còn thiếu:"))
            console.print(Padding(Text(row(state, progress).con_thieu), (0, 0, 0, 3)))
    console.print(Text(summary_line(state)))
    if not state.da_mo:
        console.print(Text(f"Chưa có thư mục reports/{state.ky}; mở kỳ bằng lệnh: danvan new {state.ky}"))

"""``danvan status``: the matrix of expected and received reports, to look at or for other programs."""

from __future__ import annotations

import shutil
import sys

from danvan_cli.cli.board import board
from danvan_cli.cli.call import Settings
from danvan_cli.cli.color import wants_color
from danvan_cli.cli.common import open_workspace, period_of, stopped_by_basis
from danvan_cli.consolidate.round import round_of
from danvan_cli.exchange.progress import as_json, as_markdown
from danvan_cli.store.clock import today

_WIDTH = 100
_LEAST = 30


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
        sys.stdout.write(board(state, _width(), wants_color(settings.color)))
    return 1 if check and state.con_cho else 0


def _width() -> int:
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH
    return max(_LEAST, width)

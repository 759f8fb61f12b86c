"""``danvan trace`` on a report on several years."""

from __future__ import annotations

import sys

from danvan_cli.cli.call import Stop
from danvan_cli.cli.trace import figures_in, print_list, wanted
from danvan_cli.consolidate.years import consolidate_years
from danvan_cli.exchange.trace import as_json, as_text
from danvan_cli.exchange.year_figures import figures_of, trace_of
from danvan_cli.model.period import GiaiDoan
from danvan_cli.store.workspace import Workspace


def trace_years(
    workspace: Workspace, stage: GiaiDoan, data: bytes, figure: str | None, form: str, commit: str | None
) -> int:
    """Run the command on a document of a stage."""
    result = consolidate_years(workspace, stage)
    if result is None:
        raise Stop(f"không đọc được dữ liệu {stage.ten}: sổ đơn vị hoặc kế hoạch còn lỗi", 1)
    known = dict(figures_of(result))
    written = figures_in(data, known)
    if figure is None:
        print_list(written, form)
        return 0
    code = wanted(figure, written)
    answer = trace_of(code, known[code], commit)
    sys.stdout.write(as_json(answer) if form == "json" else as_text(answer))
    return 0

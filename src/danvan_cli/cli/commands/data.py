"""Data for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import Period


class DataFormat(StrEnum):
    """How data are exported."""

    json = "json"
    csv = "csv"


def export(
    ctx: typer.Context,
    period: Period,
    format_: Annotated[
        DataFormat,
        typer.Option(
            "--format", metavar="json|csv", help="Dạng dữ liệu: json (mặc định) hoặc csv (mở bằng Excel)."
        ),
    ] = DataFormat.json,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="TỆP", help="Tệp kết quả; mặc định in ra màn hình."),
    ] = None,
) -> int:
    """Xuất số liệu tổng hợp cho phần mềm khác và cho Excel."""
    from danvan_cli.cli.export import export as work

    return work(ctx.obj, period, format_.value, output)

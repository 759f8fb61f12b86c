"""Beginning: a new workspace, the skeletons of a period, help for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import Period


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi tạo; mặc định là thư mục hiện tại.")
    ] = Path(),
    sample: Annotated[
        bool, typer.Option("--sample", help="Kèm báo cáo mẫu các năm 2023, 2024 (số liệu minh họa).")
    ] = False,
) -> int:
    """Tạo thư mục làm việc mới: sổ đơn vị, kế hoạch, mẫu văn bản, gợi ý cho VS Code."""
    from danvan_cli.cli.create import init_workspace

    return init_workspace(folder, sample)


def new(
    ctx: typer.Context,
    period: Period,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            metavar="MÃ",
            help="Chỉ tạo cho đơn vị này; lặp lại được. Không ghi thì tạo cho mọi đơn vị phải báo cáo.",
        ),
    ] = None,
    with_last_year: Annotated[
        bool,
        typer.Option(
            "--with-last-year", help="Kèm lời văn và số liệu năm trước của đơn vị, dưới dạng ghi chú."
        ),
    ] = False,
) -> int:
    """Tạo tệp báo cáo để các đơn vị điền; không bao giờ ghi đè tệp đã có."""
    from danvan_cli.cli.create import new_reports

    return new_reports(ctx.obj, period, unit or [], with_last_year)


def schema(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="THƯ_MỤC",
            help="Nơi ghi lược đồ; mặc định là .vscode/luoc-do, kèm cấu hình để VS Code tự tìm thấy.",
        ),
    ] = None,
) -> int:
    """Tạo lược đồ JSON để VS Code gợi ý và giải thích ngay khi gõ."""
    from danvan_cli.cli.schema import write_schemas

    return write_schemas(ctx.obj, folder)

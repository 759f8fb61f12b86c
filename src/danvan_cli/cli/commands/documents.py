"""Making documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import Period


def consolidate(
    ctx: typer.Context,
    period: Period,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="TỆP", help="Tệp kết quả; mặc định out/KỲ/bao-cao-tong-hop-KỲ.docx."
        ),
    ] = None,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help="Vẫn kết xuất khi còn lỗi hay thiếu báo cáo; văn bản ghi “DỰ THẢO” và nêu rõ phần thiếu.",
        ),
    ] = False,
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="NGÀY",
            help="Ngày ban hành: 2024-11-20 hoặc 20/11/2024; không ghi thì để trống.",
        ),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number", metavar="SỐ", help="Số văn bản: 5 in thành 05/BC-…; có dấu “/” thì in nguyên."
        ),
    ] = None,
    signer: Annotated[
        str | None,
        typer.Option("--signer", metavar="HỌ_TÊN", help="Người ký, một trong những người ghi ở nguoi_ky."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè tệp kết quả dù đã có người sửa tay.")
    ] = False,
) -> int:
    """Kết xuất báo cáo tổng hợp gửi UBND tỉnh (tệp Word)."""
    from danvan_cli.cli.consolidate import Request
    from danvan_cli.cli.consolidate import consolidate as work

    return work(ctx.obj, Request(period, output, draft, day, number, signer, force))

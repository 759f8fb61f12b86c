"""Following a period's round: who has sent, who is late."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import Period


class StatusFormat(StrEnum):
    """How the state of a round is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"


def status(
    ctx: typer.Context,
    period: Period,
    format_: Annotated[
        StatusFormat,
        typer.Option(
            "--format",
            metavar="text|json|markdown",
            help="Cách in: text (mặc định, bảng để xem), json, markdown.",
        ),
    ] = StatusFormat.text,
    check: Annotated[
        bool, typer.Option("--check", help="Mã thoát 1 khi còn đơn vị chưa gửi báo cáo.")
    ] = False,
) -> int:
    """Theo dõi một kỳ: đơn vị nào đã gửi, còn thiếu gì, còn mấy ngày đến hạn."""
    from danvan_cli.cli.status import status as work

    return work(ctx.obj, period, format_.value, check)

"""A period's round: who has sent, who is late, what HCQT approves or sends back."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import NoCache, Period, Unit


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
    no_cache: NoCache = False,  # noqa: ARG001 - see NoCache
) -> int:
    """Theo dõi một kỳ: đơn vị nào đã gửi, còn thiếu gì, còn mấy ngày đến hạn."""
    from danvan_cli.cli.status import status as work

    return work(ctx.obj, period, format_.value, check)


class Keep(StrEnum):
    """Which of two versions of a report is meant."""

    mine = "mine"
    theirs = "theirs"


def submit(
    ctx: typer.Context,
    period: Period,
    unit: Unit,
    keep: Annotated[
        Keep | None,
        typer.Option(
            "--keep",
            metavar="mine|theirs",
            help="Khi kho chung có bản khác của báo cáo: gửi bản trên máy này (mine), "
            "hoặc lấy bản ở kho chung về (theirs).",
        ),
    ] = None,
) -> int:
    """Gửi báo cáo của đơn vị: kiểm tra, ghi ngày gửi, lưu riêng tệp này vào git và chuyển đến kho chung."""
    from danvan_cli.cli.submit import submit as work

    return work(ctx.obj, period, unit, keep.value if keep else None)


def approve(
    ctx: typer.Context,
    period: Period,
    unit: Unit,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="HỌ_TÊN", help="Người duyệt; không ghi thì lấy tên đã khai với git."),
    ] = None,
) -> int:
    """Duyệt báo cáo đã gửi và không còn lỗi; nội dung đổi sau đó thì phải duyệt lại."""
    from danvan_cli.cli.approval import approve as work

    return work(ctx.obj, period, unit, by)


def send_back(
    ctx: typer.Context,
    period: Period,
    unit: Unit,
    why: Annotated[
        str, typer.Option("--why", metavar="LÝ_DO", help="Vì sao trả lại; ghi vào báo cáo cho đơn vị biết.")
    ],
) -> int:
    """Trả báo cáo cho đơn vị sửa, kèm lý do."""
    from danvan_cli.cli.approval import send_back as work

    return work(ctx.obj, period, unit, why)


def save(
    ctx: typer.Context,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="LÝ_DO", help="Vì sao có thay đổi này; ghi vào lịch sử kèm lần lưu."),
    ] = None,
    keep: Annotated[
        Keep | None,
        typer.Option(
            "--keep",
            metavar="mine|theirs",
            help="Khi nơi khác cũng sửa cùng tệp: giữ bản trên máy này (mine), "
            "hoặc lấy bản ở kho chung (theirs).",
        ),
    ] = None,
) -> int:
    """Lưu mọi thay đổi ở plans, reports, templates vào git, nhận những gì nơi khác đã gửi và chuyển đến kho chung."""
    from danvan_cli.cli.save import save as work

    return work(ctx.obj, why, keep.value if keep else None)


def seal(
    ctx: typer.Context,
    period: Period,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="TỆP", help="Văn bản đã ký; dấu của tệp được ghi lại.")
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number", metavar="SỐ_KÝ_HIỆU", help="Số, ký hiệu; không ghi thì lấy trong tong-hop.yaml."
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="NGÀY", help="Ngày ban hành; không ghi thì lấy trong tong-hop.yaml."),
    ] = None,
) -> int:
    """Niêm phong kỳ đã xong khi mọi báo cáo đã duyệt; sau đó mọi thay đổi là lỗi."""
    from danvan_cli.cli.seal import seal as work

    return work(ctx.obj, period, file, number, day)


def unseal(
    ctx: typer.Context,
    period: Period,
    why: Annotated[
        str, typer.Option("--why", metavar="LÝ_DO", help="Vì sao mở lại; được giữ trong tệp niêm phong.")
    ],
) -> int:
    """Mở niêm phong để sửa, kèm lý do."""
    from danvan_cli.cli.seal import unseal as work

    return work(ctx.obj, period, why)

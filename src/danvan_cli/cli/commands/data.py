"""Data for other programs, and what changed in them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import NoCache, Period, offer_periods


class DataFormat(StrEnum):
    """How data are exported."""

    json = "json"
    csv = "csv"


class ListFormat(StrEnum):
    """How a list of sentences is shown."""

    text = "text"
    markdown = "markdown"
    json = "json"


Form = Annotated[
    ListFormat,
    typer.Option("--format", metavar="text|markdown|json", help="Cách in: text (mặc định), markdown, json."),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="TỆP", help="Tệp kết quả; mặc định in ra màn hình."),
]


def diff(
    ctx: typer.Context,
    before: Annotated[
        str,
        typer.Argument(
            metavar="A",
            autocompletion=offer_periods,
            help="Bản trước trong git (mã commit, nhánh, thẻ, HEAD~1), hoặc kỳ trước: 2023.",
        ),
    ],
    after: Annotated[
        str | None,
        typer.Argument(
            metavar="B",
            autocompletion=offer_periods,
            help="Bản sau, hoặc kỳ sau; không ghi thì lấy thư mục làm việc.",
        ),
    ] = None,
    form: Form = ListFormat.text,
    output: Output = None,
    no_cache: NoCache = False,  # noqa: ARG001 - see NoCache
) -> int:
    """Nói bằng câu dữ liệu đã đổi những gì giữa hai bản lưu trong git, hoặc giữa hai kỳ báo cáo."""
    from danvan_cli.cli.diff import diff as work

    return work(ctx.obj, before, after, form.value, output)


def difficulties(
    ctx: typer.Context,
    period: Period,
    form: Form = ListFormat.text,
    output: Output = None,
    no_cache: NoCache = False,  # noqa: ARG001 - see NoCache
) -> int:
    """Tập hợp khó khăn, kiến nghị theo nhiệm vụ để trình Chánh Văn phòng: đã giải quyết, còn tồn."""
    from danvan_cli.cli.difficulties import difficulties as work

    return work(ctx.obj, period, form.value, output)


def review(
    ctx: typer.Context,
    period: Period,
    form: Form = ListFormat.text,
    output: Output = None,
    no_cache: NoCache = False,  # noqa: ARG001 - see NoCache
) -> int:
    """Bản xem trước khi duyệt: từng báo cáo còn lỗi gì, số nào bất thường, đã sửa gì, theo thứ tự cần xem."""
    from danvan_cli.cli.review import review as work

    return work(ctx.obj, period, form.value, output)


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

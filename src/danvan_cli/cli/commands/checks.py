"""Looking for mistakes, and what a finding means."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import NoCache, offer_codes, offer_periods


class FindingFormat(StrEnum):
    """How findings are printed."""

    text = "text"
    concise = "concise"
    json = "json"
    github = "github"
    sarif = "sarif"


class DocxFormat(StrEnum):
    """How the findings about a Word file are printed."""

    text = "text"
    json = "json"


def validate(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KỲ|TỆP]",
            autocompletion=offer_periods,
            help="Kỳ báo cáo, tệp hoặc thư mục cần kiểm tra; không ghi thì kiểm tra tất cả.",
        ),
    ] = None,
    format_: Annotated[
        FindingFormat,
        typer.Option(
            "--format",
            metavar="DẠNG",
            help="Cách in: text (mặc định, kèm dòng có lỗi và gợi ý), concise (mỗi phát hiện một dòng), "
            "json, github (chú thích trên GitHub), sarif (SARIF 2.1.0).",
        ),
    ] = FindingFormat.text,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="MÃ",
            help="Chỉ hiện các mã này, ví dụ DV401 hoặc DV4 cho cả nhóm; nhiều mã cách nhau bằng dấu phẩy.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="MÃ", help="Không hiện các mã này; viết như ở --select."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Có cảnh báo cũng coi là không đạt (mã thoát 1).")
    ] = False,
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Đọc lại tất cả, không dùng kết quả đã nhớ của lần kiểm tra trước."),
    ] = False,
) -> int:
    """Kiểm tra kế hoạch và báo cáo: mỗi chỗ sai một thông báo, kèm cách sửa."""
    from danvan_cli.cli.findings import validate as work
    from danvan_cli.cli.selection import parse_selection

    selection = parse_selection(select or [], ignore or [])
    return work(ctx.obj, targets or [], selection, format_.value, strict, anew=no_cache)


def fmt(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KỲ|TỆP]",
            autocompletion=offer_periods,
            help="Kỳ báo cáo, tệp hoặc thư mục cần sắp lại; không ghi thì sắp lại tất cả.",
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Không ghi gì; nêu các tệp chưa đúng khuôn và dòng khác đầu tiên (mã thoát 1 nếu có).",
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Như --check, nhưng cho xem từng dòng sẽ đổi.")
    ] = False,
    no_cache: NoCache = False,  # noqa: ARG001 - see NoCache
) -> int:
    """Sắp tệp YAML theo một khuôn; nội dung và ghi chú giữ nguyên."""
    from danvan_cli.cli import format as work

    run = work.show_changes if diff else work.check if check else work.rewrite
    return run(ctx.obj, targets or [])


def check_docx(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="TỆP", help="Tệp .docx cần kiểm tra; ghi được nhiều tệp.")
    ],
    format_: Annotated[
        DocxFormat,
        typer.Option(
            "--format",
            metavar="DẠNG",
            help="Cách in: text (mặc định, kèm quy định và cách sửa trong Word) hoặc json.",
        ),
    ] = DocxFormat.text,
    strict: Annotated[
        bool, typer.Option("--strict", help="Có cảnh báo cũng coi là không đạt (mã thoát 1).")
    ] = False,
) -> int:
    """Kiểm tra thể thức Nghị định 30/2020/NĐ-CP của tệp Word bất kỳ."""
    from danvan_cli.cli.check_docx import check_docx as work

    return work(ctx.obj, files, format_.value, strict)


def explain(
    ctx: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            metavar="MÃ", help="Mã phát hiện, ví dụ DV401 hoặc TT203.", autocompletion=offer_codes
        ),
    ],
) -> int:
    """Giải thích một mã: vì sao, ví dụ sai và đúng, cách sửa, nguồn."""
    from danvan_cli.cli.explain import explain as work

    return work(ctx.obj, code)

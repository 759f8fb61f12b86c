"""Every command with its arguments, options and help. The work itself is imported when a command runs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.call import Settings
from danvan_cli.cli.help import Command, Group

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Kế hoạch và báo cáo công tác dân vận: kiểm tra dữ liệu YAML và kết xuất báo cáo tổng hợp "
    "theo thể thức Nghị định 30/2020/NĐ-CP.",
    epilog="Mã thoát: 0 không có lỗi; 1 có lỗi trong dữ liệu; 2 không chạy được.",
)


class Color(StrEnum):
    """When to colour what is printed."""

    auto = "auto"
    always = "always"
    never = "never"


class FindingFormat(StrEnum):
    """How findings are printed."""

    text = "text"
    concise = "concise"
    json = "json"
    github = "github"
    sarif = "sarif"


class StatusFormat(StrEnum):
    """How the state of a round is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"


class DataFormat(StrEnum):
    """How data are exported."""

    json = "json"
    csv = "csv"


def _version(wanted: bool) -> None:
    if wanted:
        from danvan_cli import __version__

        typer.echo(f"danvan {__version__}")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    root: Annotated[
        Path | None,
        typer.Option(
            "--root",
            envvar="DANVAN_ROOT",
            metavar="THƯ_MỤC",
            help="Thư mục làm việc; không ghi thì tìm từ thư mục hiện tại trở lên.",
        ),
    ] = None,
    color: Annotated[
        Color,
        typer.Option(
            "--color",
            metavar="auto|always|never",
            help="Tô màu: auto (mặc định, chỉ khi in ra màn hình), always, never.",
        ),
    ] = Color.auto,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="In phiên bản rồi thoát.")
    ] = False,
) -> None:
    """Hold the options that all commands share."""
    del version
    ctx.obj = Settings(root, color.value)


@app.command("init", cls=Command)
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi tạo; mặc định là thư mục hiện tại.")
    ] = Path(),
    sample: Annotated[
        bool, typer.Option("--sample", help="Kèm báo cáo mẫu các năm 2023, 2024 (số liệu minh họa).")
    ] = False,
) -> int:
    """Tạo thư mục làm việc mới: sổ đơn vị, kế hoạch, mẫu văn bản."""
    from danvan_cli.cli.create import init_workspace

    return init_workspace(folder, sample)


@app.command("new", cls=Command)
def new(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="KỲ", help="Kỳ báo cáo: 2024, 2024-6t hoặc 2024-9t.")],
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            metavar="MÃ",
            help="Chỉ tạo cho đơn vị này; lặp lại được. Không ghi thì tạo cho mọi đơn vị phải báo cáo.",
        ),
    ] = None,
) -> int:
    """Tạo tệp báo cáo để các đơn vị điền; không bao giờ ghi đè tệp đã có."""
    from danvan_cli.cli.create import new_reports

    return new_reports(ctx.obj, period, unit or [])


@app.command("validate", cls=Command)
def validate(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KỲ|TỆP]",
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

    del no_cache  # asked before the command line is even parsed: cli/memory.py
    selection = parse_selection(select or [], ignore or [])
    return work(ctx.obj, targets or [], selection, format_.value, strict)


@app.command("fmt", cls=Command)
def fmt(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KỲ|TỆP]",
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
) -> int:
    """Sắp tệp YAML theo một khuôn; nội dung và ghi chú giữ nguyên."""
    from danvan_cli.cli import format as work

    run = work.show_changes if diff else work.check if check else work.rewrite
    return run(ctx.obj, targets or [])


@app.command("status", cls=Command)
def status(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="KỲ", help="Kỳ báo cáo: 2024, 2024-6t hoặc 2024-9t.")],
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


@app.command("consolidate", cls=Command)
def consolidate(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="KỲ", help="Kỳ báo cáo: 2024, 2024-6t hoặc 2024-9t.")],
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


@app.command("export", cls=Command)
def export(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="KỲ", help="Kỳ báo cáo: 2024, 2024-6t hoặc 2024-9t.")],
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


@app.command("explain", cls=Command)
def explain(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="MÃ", help="Mã phát hiện, ví dụ DV401.")],
) -> int:
    """Giải thích một mã: vì sao, ví dụ sai và đúng, cách sửa, nguồn."""
    from danvan_cli.cli.explain import explain as work

    return work(ctx.obj, code)

"""Making documents."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import Period, PeriodOrYears

Day = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="NGÀY", help="Ngày ban hành: 2024-11-20 hoặc 20/11/2024; không ghi thì để trống."
    ),
]
Signer = Annotated[
    str | None,
    typer.Option("--signer", metavar="HỌ_TÊN", help="Người ký, một trong những người ghi ở nguoi_ky."),
]
Pdf = Annotated[bool, typer.Option("--pdf", help="Làm thêm tệp PDF bên cạnh, bằng LibreOffice của máy này.")]
Html = Annotated[
    bool, typer.Option("--html", help="Làm thêm trang HTML bên cạnh, một tệp duy nhất để đọc trên màn hình.")
]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp kết quả dù đã có người sửa tay.")]


def _output(usual: str) -> object:
    return typer.Option("-o", "--output", metavar="TỆP", help=f"Tệp kết quả; mặc định {usual}.")


def _draft(effect: str) -> object:
    return typer.Option("--draft", help=effect)


def _number(example: str, more: str = "") -> object:
    return typer.Option(
        "--number", metavar="SỐ", help=f"Số văn bản: 5 in thành {example}; có dấu “/” thì in nguyên.{more}"
    )


def consolidate(
    ctx: typer.Context,
    period: PeriodOrYears,
    output: Annotated[
        Path | None,
        _output("out/KỲ/bao-cao-tong-hop-KỲ.docx; nhiều năm là out/A-B/bao-cao-tong-ket-A-B.docx"),
    ] = None,
    draft: Annotated[
        bool,
        _draft("Vẫn kết xuất khi còn lỗi hay thiếu báo cáo; văn bản ghi “DỰ THẢO” và nêu rõ phần thiếu."),
    ] = False,
    day: Day = None,
    number: Annotated[str | None, _number("05/BC-…")] = None,
    signer: Signer = None,
    force: Force = False,
    pdf: Pdf = False,
    html: Html = False,
    trace: Annotated[
        bool,
        typer.Option(
            "--trace",
            help="Kèm ghi chú ở từng con số (trong Word, và cuối trang HTML): công thức, đơn vị, tệp, dòng, lần lưu. "
            "Bản để soát, không để ký.",
        ),
    ] = False,
) -> int:
    """Kết xuất báo cáo tổng hợp, hoặc tổng kết nhiều năm, gửi UBND tỉnh (Word)."""
    from danvan_cli.cli.consolidate import consolidate as work
    from danvan_cli.cli.writing import Wish

    return work(ctx.obj, period, Wish(output, draft, day, number, signer, force, pdf, html, trace))


def render(
    ctx: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(
            metavar="TỆP", help="Kế hoạch (plans/MÃ.yaml) hoặc báo cáo của một đơn vị (reports/KỲ/MÃ.yaml)."
        ),
    ],
    output: Annotated[Path | None, _output("out/ke-hoach-MÃ.docx hoặc out/KỲ/bao-cao-MÃ-KỲ.docx")] = None,
    draft: Annotated[
        bool, _draft("Văn bản ghi “DỰ THẢO”; báo cáo còn lỗi vẫn kết xuất, phần sai coi như chưa có.")
    ] = False,
    day: Day = None,
    number: Annotated[
        str | None, _number("05/KH-…", " Báo cáo chỉ có số khi đơn vị ghi co_so_rieng: true.")
    ] = None,
    signer: Signer = None,
    force: Force = False,
    pdf: Pdf = False,
    html: Html = False,
) -> int:
    """Kết xuất một kế hoạch, hoặc báo cáo của một đơn vị (tệp Word)."""
    from danvan_cli.cli.render import render as work
    from danvan_cli.cli.writing import Wish

    return work(ctx.obj, path, Wish(output, draft, day, number, signer, force, pdf, html))


def remind(
    ctx: typer.Context,
    period: Period,
    request: Annotated[
        bool, typer.Option("--request", help="Viết công văn yêu cầu báo cáo mở đầu kỳ, gửi mọi đơn vị.")
    ] = False,
    deadline: Annotated[
        str | None,
        typer.Option(
            "--deadline",
            metavar="NGÀY",
            help="Hạn gửi mới, in thành “chậm nhất ngày …”: 2024-11-20 hoặc 20/11/2024; "
            "không ghi thì để dòng chấm.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        _output("out/KỲ/cong-van-don-doc-KỲ.docx, với --request là out/KỲ/cong-van-yeu-cau-KỲ.docx"),
    ] = None,
    draft: Annotated[bool, _draft("Văn bản ghi “DỰ THẢO”.")] = False,
    day: Day = None,
    number: Annotated[str | None, _number("05/VPUB-HCQT")] = None,
    signer: Signer = None,
    force: Force = False,
    pdf: Pdf = False,
    html: Html = False,
) -> int:
    """Viết công văn đôn đốc các đơn vị chưa gửi báo cáo, hoặc công văn yêu cầu báo cáo (tệp Word)."""
    from danvan_cli.cli import remind as letters
    from danvan_cli.cli.writing import Wish

    work = letters.request if request else letters.remind
    return work(ctx.obj, period, deadline, Wish(output, draft, day, number, signer, force, pdf, html))


def text(
    path: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp Word (.docx) bất kỳ.")],
) -> int:
    """In phần chữ của một tệp Word, mỗi đoạn một dòng; git dùng lệnh này để so sánh hai bản."""
    from danvan_cli.cli.text import print_text

    return print_text(path)


class TraceFormat(StrEnum):
    """How a trace is shown."""

    text = "text"
    json = "json"


def trace(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Báo cáo (.docx) do danvan kết xuất.")],
    figure: Annotated[
        str | None,
        typer.Argument(metavar="SỐ_LIỆU", help="Mã số liệu như nv3.luot_tiep; không ghi thì liệt kê tất cả."),
    ] = None,
    format_: Annotated[
        TraceFormat, typer.Option("--format", metavar="text|json", help="Cách in: text (mặc định), json.")
    ] = TraceFormat.text,
) -> int:
    """Truy một số trong văn bản: công thức, đơn vị nào báo cáo, ở tệp nào, dòng nào."""
    from danvan_cli.cli.trace import trace_file

    return trace_file(ctx.obj, file, figure, format_.value)


def verify(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Văn bản Word (.docx).")],
    format_: Annotated[
        TraceFormat, typer.Option("--format", metavar="text|json", help="Cách in: text (mặc định), json.")
    ] = TraceFormat.text,
) -> int:
    """Xác minh một văn bản: danvan làm từ lần lưu nào, còn nguyên vẹn hay đã sửa tay những gì."""
    from danvan_cli.cli.verify import verify as work

    return work(ctx.obj, file, format_.value)

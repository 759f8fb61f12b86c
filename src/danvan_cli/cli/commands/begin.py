"""Beginning: a new workspace, the skeletons of a period, help for editors."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.commands.parameters import NewPeriod, offer_units


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi tạo; mặc định là thư mục hiện tại.")
    ] = Path(),
    office: Annotated[
        str | None, typer.Option("--office", metavar="TÊN", help="Tên cơ quan, ví dụ “Văn phòng UBND tỉnh”.")
    ] = None,
    parent: Annotated[
        str | None,
        typer.Option(
            "--parent", metavar="TÊN", help="Cơ quan chủ quản, dòng đầu của văn bản, ví dụ “UBND tỉnh”."
        ),
    ] = None,
    province: Annotated[
        str | None, typer.Option("--province", metavar="TÊN", help="Tên tỉnh, in sau cơ quan chủ quản.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="TÊN", help="Địa danh ghi trước ngày tháng trên văn bản.")
    ] = None,
    abbreviation: Annotated[
        str | None,
        typer.Option("--abbreviation", metavar="CHỮ", help="Chữ viết tắt trong số, ký hiệu, ví dụ VPUB."),
    ] = None,
    signer: Annotated[
        str | None, typer.Option("--signer", metavar="HỌ_TÊN", help="Người ký văn bản.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="CHỨC_VỤ", help="Chức vụ của người ký.")
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="NHÓM",
            help="Nhóm của cơ quan trên máy chủ git, ghi trong CODEOWNERS; mặc định co-quan.",
        ),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Kèm báo cáo mẫu các năm 2023, 2024 (số liệu minh họa).")
    ] = False,
) -> int:
    """Tạo thư mục làm việc mới: sổ đơn vị, kế hoạch, mẫu văn bản, cấu hình cho VS Code và git."""
    from danvan_cli.cli.start import Names, init_workspace

    names = Names(office, parent, province, place, abbreviation, signer, title, group)
    return init_workspace(folder, sample, names)


def new(
    ctx: typer.Context,
    period: NewPeriod,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            metavar="MÃ",
            autocompletion=offer_units,
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


class DoctorFormat(StrEnum):
    """How the state of the machine is printed."""

    text = "text"
    json = "json"


def doctor(
    ctx: typer.Context,
    format_: Annotated[
        DoctorFormat, typer.Option("--format", metavar="DẠNG", help="Cách in: text (mặc định) hoặc json.")
    ] = DoctorFormat.text,
) -> int:
    """Xem máy này còn thiếu gì và lấy ở đâu; mã thoát 1 khi thiếu thứ phải có."""
    from danvan_cli.cli.doctor import doctor as work

    return work(ctx.obj, format_.value)


class Shell(StrEnum):
    """The shells that can ask what may follow."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish hoặc powershell.")],
) -> int:
    """In đoạn cấu hình để gợi ý lệnh, kỳ báo cáo, mã đơn vị khi bấm phím Tab."""
    from danvan_cli.cli.completion import print_script

    return print_script(shell.value)

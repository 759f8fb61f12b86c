"""The command line: the options that all commands share, and the commands in the order of work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.call import Settings
from danvan_cli.cli.commands import begin, checks, data, documents, rounds
from danvan_cli.cli.help import Command, Group


class Color(StrEnum):
    """When to colour what is printed."""

    auto = "auto"
    always = "always"
    never = "never"


def _version(wanted: bool) -> None:
    if wanted:
        from danvan_cli import __version__

        typer.echo(f"danvan {__version__}")
        raise typer.Exit


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


COMMANDS: dict[str, Callable[..., int]] = {
    "init": begin.init,
    "new": begin.new,
    "validate": checks.validate,
    "fmt": checks.fmt,
    "submit": rounds.submit,
    "status": rounds.status,
    "remind": documents.remind,
    "review": data.review,
    "approve": rounds.approve,
    "return": rounds.send_back,
    "save": rounds.save,
    "diff": data.diff,
    "difficulties": data.difficulties,
    "consolidate": documents.consolidate,
    "render": documents.render,
    "trace": documents.trace,
    "verify": documents.verify,
    "check-docx": checks.check_docx,
    "text": documents.text,
    "seal": rounds.seal,
    "unseal": rounds.unseal,
    "export": data.export,
    "explain": checks.explain,
    "schema": begin.schema,
    "doctor": begin.doctor,
    "completion": begin.completion,
}


def build(names: Iterable[str]) -> typer.Typer:
    """Return the command line with some of the commands."""
    made = typer.Typer(
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
    made.callback()(main)
    for name in names:
        made.command(name, cls=Command)(COMMANDS[name])
    return made


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line that a call needs: the one command it names, or all where it names none for certain.

    typer prepares every command that it is given, which takes longer than many a command itself.
    """
    words = list(arguments)
    while words and words[0].startswith("-"):
        option, attached, _ = words.pop(0).partition("=")
        if option not in ("--root", "--color"):
            return app
        del words[: 0 if attached else 1]
    return build(words[:1]) if words and words[0] in COMMANDS else app


app = build(COMMANDS)

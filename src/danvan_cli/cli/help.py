"""How commands show their help and refuse wrong calls: click's classes, saying everything in Vietnamese."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import click
import typer.core

from danvan_cli.cli.errors import ExtraArguments, MissingCommand, UnknownCommand
from danvan_cli.cli.run import Interrupted, ReaderGone

HELP_OPTION = "Hiện phần trợ giúp này rồi thoát."


class Command(typer.core.TyperCommand):
    """A command whose help and parse errors are Vietnamese."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, description, arguments and options."""
        write_help(self, ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does, but say what was too much ourselves."""
        ctx.allow_extra_args = True
        with _named(ctx):
            super().parse_args(ctx, args)
        ctx.allow_extra_args = False
        if ctx.args and not ctx.resilient_parsing:
            raise ExtraArguments(list(ctx.args), ctx)
        return ctx.args

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with a Vietnamese text."""
        return _in_vietnamese(super().get_help_option(ctx))


class Group(typer.core.TyperGroup):
    """The group of all commands; its help and parse errors are Vietnamese, its order the order of work."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, description, options and commands."""
        write_help(self, ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does."""
        with _named(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what the command returns
        """Run the command; what typer would answer by itself goes to the one place that answers."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if (
                type(error) is click.UsageError and error.ctx is ctx
            ):  # what click says where no command is left
                raise MissingCommand(self.list_commands(ctx), ctx) from None
            raise
        except KeyboardInterrupt:
            raise Interrupted from None
        except BrokenPipeError:
            raise ReaderGone from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        if args and self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            if args[0].startswith("-"):
                raise click.NoSuchOption(args[0], ctx=ctx)
            raise UnknownCommand(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with a Vietnamese text."""
        return _in_vietnamese(super().get_help_option(ctx))


@contextlib.contextmanager
def _named(ctx: click.Context) -> Iterator[None]:
    """Let every wrong call say which command it was made to: click's parser forgets it for options."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _in_vietnamese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP_OPTION
    return option


def write_help(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the help of a command or group, without one English word."""
    parameters = command.get_params(ctx)
    arguments = [found for found in parameters if isinstance(found, click.Argument)]
    options = [found for found in parameters if isinstance(found, click.Option) and not found.hidden]
    pieces = ["[TÙY CHỌN]"] if options else []
    pieces += (
        ["LỆNH [THAM SỐ]..."]
        if isinstance(command, click.Group)
        else [_usage_of(found) for found in arguments]
    )
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: ")
    if command.help:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(command.help.split("\f")[0])
    _section(formatter, "Tham số", [(_name_of(found), _help_of(found)) for found in arguments])
    _section(formatter, "Tùy chọn", [(_forms_of(found), found.help or "") for found in options])
    if isinstance(command, click.Group):
        commands = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        shown = [
            (name, found.get_short_help_str(limit=200))
            for name, found in commands
            if found and not found.hidden
        ]
        _section(formatter, "Lệnh", shown)
    if command.epilog:
        formatter.write_paragraph()
        formatter.write_text(command.epilog)


def _section(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _name_of(argument: click.Argument) -> str:
    return str(argument.metavar or argument.human_readable_name.upper())


def _usage_of(argument: click.Argument) -> str:
    shown = _name_of(argument) + ("..." if argument.nargs == -1 else "")
    return shown if argument.required else f"[{shown}]"


def _help_of(argument: click.Argument) -> str:
    text: Any = getattr(argument, "help", None)
    return (text or "") + (" (bắt buộc)" if argument.required else "")


def _forms_of(option: click.Option) -> str:
    forms = ", ".join(sorted(option.opts, key=len))
    return forms if option.is_flag or option.count or not option.metavar else f"{forms} {option.metavar}"

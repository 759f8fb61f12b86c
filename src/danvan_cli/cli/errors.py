"""Wrong calls of the command line, in Vietnamese: translated by the type of the error, never by its English text."""

from __future__ import annotations

import click

from danvan_cli.model.text import nearest


class UnknownCommand(click.UsageError):
    """No such command; ``name`` is what was typed, ``known`` what there is."""

    def __init__(self, name: str, known: list[str], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name
        self.known = known


class MissingCommand(click.UsageError):
    """Options, but no command; ``known`` is what there is."""

    def __init__(self, known: list[str], ctx: click.Context) -> None:
        super().__init__("", ctx)
        self.known = known


class ExtraArguments(click.UsageError):
    """More arguments than the command takes."""

    def __init__(self, arguments: list[str], ctx: click.Context) -> None:
        super().__init__(" ".join(arguments), ctx)
        self.arguments = arguments


def explain_usage(error: click.UsageError) -> str:
    """Return the Vietnamese line for a wrong call, with the way to the command's help."""
    command = error.ctx.command_path if error.ctx else "danvan"
    return f"{_reason(error)}\nXem cách dùng: {command} --help"


def _reason(error: click.UsageError) -> str:
    match error:
        case UnknownCommand():
            meant = nearest(error.name, error.known)
            hint = f"; có phải “{meant}”?" if meant else f"; các lệnh: {', '.join(error.known)}"
            return f"không có lệnh “{error.name}”{hint}"
        case MissingCommand():
            return f"thiếu lệnh; các lệnh: {', '.join(error.known)}"
        case ExtraArguments():
            return f"thừa tham số: {' '.join(error.arguments)}"
        case click.NoSuchOption():
            meant = nearest(error.option_name, _options(error.ctx))
            return f"không có tùy chọn “{error.option_name}”" + (f"; có phải “{meant}”?" if meant else "")
        case click.BadOptionUsage():
            option = _option(error)
            if option is not None and option.is_flag:
                return f"tùy chọn {error.option_name} không nhận giá trị"
            return f"tùy chọn {error.option_name} thiếu giá trị"
        case click.MissingParameter():
            return f"thiếu {_parameter(error)}"
        case click.BadParameter():
            return f"giá trị của {_parameter(error)} không dùng được{_expected(error)}"
        case click.BadArgumentUsage():
            return "tham số viết sai"
    return "lệnh viết sai"


def _options(ctx: click.Context | None) -> list[str]:
    if ctx is None:
        return []
    return [
        name for parameter in ctx.command.get_params(ctx) for name in parameter.opts if name.startswith("-")
    ]


def _option(error: click.BadOptionUsage) -> click.Option | None:
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return next(
        (
            found
            for found in parameters
            if isinstance(found, click.Option) and error.option_name in found.opts
        ),
        None,
    )


def _parameter(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "tham số"
    if isinstance(parameter, click.Option):
        return f"tùy chọn {parameter.opts[-1] if len(parameter.opts) == 1 else max(parameter.opts, key=len)}"
    return f"tham số {parameter.human_readable_name.upper()}"


def _expected(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return (
            f": chọn một trong {', '.join(str(getattr(choice, 'value', choice)) for choice in kind.choices)}"
        )
    if isinstance(kind, click.types.IntParamType):
        return ": cần một số nguyên"
    return ""

"""The one place where a failure becomes a Vietnamese line and an exit code: 0 well, 1 findings, 2 could not run.

Imports nothing heavy before memory has been asked for the answer.
"""

from __future__ import annotations

import io
import os
import sys

from danvan_cli.cli.call import Stop, harmless
from danvan_cli.cli.memory import Copied, key_of, pack, unpack
from danvan_cli.cli.plain import plain_call
from danvan_cli.store.memory import recall, remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn, TextIO

PROGRAM = "danvan"


class Interrupted(Exception):
    """Ctrl-C while a command ran; typer would turn the interrupt itself into a silent exit code."""


class ReaderGone(Exception):
    """Nobody reads the output any more (``danvan … | head``); typer would turn it into exit code 1."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; nothing but a bug under ``DANVAN_DEBUG`` shows a traceback."""
    _open_outputs()
    try:
        if "_DANVAN_COMPLETE" in os.environ:  # a shell asks what may follow
            from danvan_cli.cli.completion import answer

            return answer(arguments)
        return _answer(list(arguments))
    except Stop as stop:
        _complain(stop.message)
        return stop.exit_code
    except (KeyboardInterrupt, Interrupted):
        _complain("đã dừng theo yêu cầu; không có tệp nào bị ghi dở")
        return 130
    except (BrokenPipeError, ReaderGone):
        # Nothing is left to say, not even when Python closes the output at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("DANVAN_DEBUG") == "1":
            import traceback

            traceback.print_exc()
        what = " ".join(f"{type(error).__name__}: {error}".split())
        _complain(
            f"lỗi của chương trình ({what}); xin báo lại kèm lệnh đã chạy và kết quả khi đặt DANVAN_DEBUG=1"
        )
        return 2


def leave(exit_code: int) -> NoReturn:
    """End the process at once: to take apart what was imported takes longer than to check a report."""
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 - contextlib would be the largest import of a remembered answer
            stream.flush()
        except (OSError, ValueError):  # nobody reads any more
            pass
    os._exit(exit_code)


def _answer(arguments: list[str]) -> int:
    """Print what was printed before, where nothing has changed since; else do the work, and remember."""
    key = key_of(arguments)
    if key is None:
        return _invoke(arguments)
    known = recall(key)
    if known is not None:
        exit_code, printed, said = unpack(known)
        sys.stdout.write(printed)
        sys.stdout.flush()
        sys.stderr.write(said)
        return exit_code
    out, err = Copied(sys.stdout), Copied(sys.stderr)
    sys.stdout, sys.stderr = out, err
    try:
        exit_code = _invoke(arguments)
    finally:
        sys.stdout, sys.stderr = out.stream, err.stream
    if exit_code in (0, 1):
        remember(key, pack(exit_code, "".join(out.copy), "".join(err.copy)))
    return exit_code


def _invoke(arguments: list[str]) -> int:
    from danvan_cli.store.failure import NoWorkspace

    plain = plain_call(arguments)
    try:
        exit_code = plain.run() if plain else _parsed(arguments)
        sys.stdout.flush()
    except NoWorkspace as missing:
        raise Stop(str(missing)) from None
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise Stop(_explain_os(error)) from None
    return exit_code


def _parsed(arguments: list[str]) -> int:
    """Let the command line's library read the call, run the command and explain a wrong call."""
    import click

    from danvan_cli.cli.app import app_for
    from danvan_cli.cli.errors import explain_usage

    try:
        result = app_for(arguments)(args=arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stdout.write(error.format_message() + "\n")
        return 2
    except click.UsageError as error:
        raise Stop(explain_usage(error)) from None
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0


def _explain_os(error: OSError) -> str:
    from danvan_cli.store.failure import reason_of

    if error.filename:
        return f"không đọc hoặc ghi được {error.filename}: {reason_of(error)}"
    return f"lỗi đọc, ghi tệp: {reason_of(error)}"


def _open_outputs() -> None:
    """Make both outputs UTF-8 on every console; a terminal that cannot show a letter shows its escape.

    An output that the caller has closed is nowhere: what is printed there is lost, and nothing else.
    """
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open until the program ends


def _complain(message: str) -> None:
    from contextlib import suppress

    with suppress(OSError):  # what could not be printed must not hide why
        sys.stdout.flush()
    sys.stderr.write(f"{PROGRAM}: {harmless(message)}\n")

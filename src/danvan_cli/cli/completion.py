"""What may follow on a command line that is being typed: asked by shells, answered from the commands and the workspace.

A shell puts its name into ``_DANVAN_COMPLETE`` and gives the words up to the cursor, the last one unfinished, as
arguments or, one per line, in ``_DANVAN_WORDS``. An answer is a line per word; nothing ever fails loudly here.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from click import Context
from click.shell_completion import ShellComplete

from danvan_cli.cli.call import Stop, harmless
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.store.clock import today
from danvan_cli.store.failure import NoWorkspace
from danvan_cli.store.root import OFFICE, given_root

ASKED = "_DANVAN_COMPLETE"
_WORDS = "_DANVAN_WORDS"
_SAFE = re.compile(r"[\w.-]+", re.ASCII)
"""What is put on a command line: words in which no shell sees more than letters."""


def answer(arguments: Sequence[str]) -> int:
    """Print what may follow; where anything is wrong, nothing."""
    from typer.main import get_command

    from danvan_cli.cli.app import app

    listed = os.environ.get(_WORDS)
    words = [word for word in (listed.split("\n") if listed else arguments) if word != "="]
    if not words or (not listed and arguments and arguments[-1] == "="):
        words.append("")  # bash makes a word of its own of the sign between an option and its value
    try:
        found = ShellComplete(get_command(app), {}, "danvan", ASKED).get_completions(words[:-1], words[-1])
    except (OSError, NoWorkspace, Stop, ValueError):
        return 0
    shell = os.environ.get(ASKED, "")
    for item in found:
        if item.type == "plain" and _SAFE.fullmatch(str(item.value)):
            sys.stdout.write(_line(shell, str(item.value), item.help or "") + "\n")
    return 0


def print_script(shell: str) -> int:
    """Print what makes a shell ask."""
    sys.stdout.write((Path(__file__).parent / "shells" / shell).read_text("utf-8"))
    return 0


def periods(ctx: Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the periods that have a folder, the latest first."""
    return _offer(((str(ky), ky.ten) for ky in _periods(ctx)), incomplete)


def periods_to_open(ctx: Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the periods of this year and those that have a folder."""
    year = today().year
    known = sorted({*_periods(ctx), Ky(year), Ky(year, 6), Ky(year, 9)}, reverse=True)
    return _offer(((str(ky), ky.ten) for ky in known), incomplete)


def units(ctx: Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the units that report, in the register's order."""
    return _offer(_units(ctx), incomplete)


def finding_codes(_: Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the codes that are explained."""
    from danvan_cli.rules.pages import codes, page

    titles = ((code, page(code).partition("\n")[0].partition(": ")[2]) for code in codes())
    return _offer(titles, incomplete)


def _offer(words: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    return [word for word in words if word[0].startswith(incomplete)]


def _root(ctx: Context) -> Path:
    named = ctx.find_root().params.get("root")
    return given_root(Path(named) if named else None)


def _periods(ctx: Context) -> list[Ky]:
    folder = _root(ctx) / "reports"
    names = [entry.name for entry in folder.iterdir() if entry.is_dir()] if folder.is_dir() else []
    return sorted((ky for name in names if (ky := parse_period(name)) and str(ky) == name), reverse=True)


def _units(ctx: Context) -> Iterator[tuple[str, str]]:
    """Read no more of the office file than the words of its register: a mistake elsewhere does not matter."""
    from danvan_cli.store.tree import parse

    text = (_root(ctx) / OFFICE).read_text("utf-8-sig")
    tree, _ = parse(OFFICE, text)
    register = tree.data.get("don_vi") if tree and isinstance(tree.data, dict) else None
    for unit in register if isinstance(register, list) else []:
        if isinstance(unit, dict) and isinstance(unit.get("ma"), str) and unit.get("nop_bao_cao") != "false":
            yield unit["ma"], str(unit.get("ten") or "")


def _line(shell: str, word: str, says: str) -> str:
    says = harmless(" ".join(says.split()))
    if shell == "bash":
        return word
    if shell == "zsh":
        return f"{word}:{says}" if says else word
    return f"{word}\t{says}" if says else word

"""``danvan explain``: the page of a code, set for reading on a terminal, plain where it is redirected."""

from __future__ import annotations

import sys

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.color import wants_color
from danvan_cli.model.text import nearest
from danvan_cli.rules import pages


def explain(settings: Settings, code: str) -> int:
    """Print the page of a code; raises ``Stop`` for a code that does not exist."""
    wanted = code.strip().upper()
    text = _page(wanted, code)
    if wants_color(settings.color):
        from rich.console import Console
        from rich.markdown import Markdown

        Console(force_terminal=True, highlight=False).print(Markdown(text))
    else:
        sys.stdout.write(text)
    return 0


def _page(wanted: str, typed: str) -> str:
    known = pages.codes()
    if wanted in known:
        return pages.page(wanted)
    from danvan_cli.thethuc.lint import pages as lint_pages
    from danvan_cli.thethuc.lint.codes import CODES

    if wanted in CODES:
        return lint_pages.page(wanted)
    meant = nearest(wanted, CODES if wanted.startswith("TT") else known)
    advice = f"; có phải “{meant}”?" if meant else ""
    listed = "\n".join(
        f"{name}: {', '.join(codes)}" for name, codes in (("Các mã", known), ("Mã thể thức", CODES))
    )
    raise Stop(f"không có mã “{typed}”{advice}\n{listed}")

"""``danvan explain``: the page of a code, set for reading on a terminal, plain where it is redirected."""

from __future__ import annotations

import sys

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.color import wants_color
from danvan_cli.model.text import nearest
from danvan_cli.rules.pages import codes, page


def explain(settings: Settings, code: str) -> int:
    """Print the page of a code; raises ``Stop`` for a code that does not exist."""
    wanted = code.strip().upper()
    if wanted not in codes():
        meant = nearest(wanted, codes())
        advice = f"; có phải “{meant}”?" if meant else ""
        raise Stop(f"không có mã “{code}”{advice}\nCác mã: {', '.join(codes())}")
    if wants_color(settings.color):
        from rich.console import Console
        from rich.markdown import Markdown

        Console(force_terminal=True, highlight=False).print(Markdown(page(wanted)))
    else:
        sys.stdout.write(page(wanted))
    return 0

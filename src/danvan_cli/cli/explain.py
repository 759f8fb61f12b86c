"""``danvan explain``: the page of a code."""

from __future__ import annotations

import sys

from danvan_cli.cli.run import Stop
from danvan_cli.model.text import nearest
from danvan_cli.rules.pages import codes, page


def explain(code: str) -> int:
    """Print the page of a code; raises ``Stop`` for a code that does not exist."""
    wanted = code.strip().upper()
    if wanted not in codes():
        meant = nearest(wanted, codes())
        raise Stop(f"không có mã “{code}”" + (f"; có phải “{meant}”?" if meant else "") + f"\nCác mã: {', '.join(codes())}")
    sys.stdout.write(page(wanted))
    return 0

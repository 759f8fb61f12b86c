"""Whether output is coloured. Knows the terminal, nothing of what is printed."""

from __future__ import annotations

import os
import sys


def wants_color(choice: str) -> bool:
    """Tell whether to colour: on a terminal only, unless told otherwise; ``NO_COLOR`` is honoured."""
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"

"""Which day it is: ``DANVAN_TODAY`` where it is set, else this machine's calendar. Imports nothing heavy."""

from __future__ import annotations

import os
from datetime import date

from danvan_cli.store.failure import NoWorkspace


def today() -> date:
    """Return the day on which the program runs; raises ``NoWorkspace`` where ``DANVAN_TODAY`` is no day."""
    named = os.environ.get("DANVAN_TODAY")
    if not named:
        return date.today()
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise NoWorkspace(f"DANVAN_TODAY “{named}” không phải là ngày; viết như 2024-11-05") from None

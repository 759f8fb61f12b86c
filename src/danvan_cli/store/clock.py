"""Which day it is: ``DANVAN_TODAY`` where it is set, else the calendar in Vietnam. Imports nothing heavy."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone

from danvan_cli.store.failure import NoWorkspace

_VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """Return the day on which the program runs; raises ``NoWorkspace`` where ``DANVAN_TODAY`` is no day."""
    named = os.environ.get("DANVAN_TODAY")
    if not named:
        return datetime.now(_VIETNAM).date()
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise NoWorkspace(f"DANVAN_TODAY “{named}” không phải là ngày; viết như 2024-11-05") from None

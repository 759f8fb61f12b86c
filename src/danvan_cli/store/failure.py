"""The failure of a whole workspace, apart from the findings in it. Imports nothing."""

from __future__ import annotations


class NoWorkspace(Exception):
    """No workspace, or one that cannot be read; the message is Vietnamese."""

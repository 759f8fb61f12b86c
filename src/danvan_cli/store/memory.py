"""Small results remembered in the user's cache folder under the digest of what they depend on.

Losing, damaging or sharing the folder costs only time. Knows bytes and keys, nothing of what they mean; imports
next to nothing, so that a remembered answer is there at once.
"""

from __future__ import annotations

import os
import sys

from danvan_cli.store.fingerprint import SIZE, checksum

MOST_ENTRIES = 64
MOST_BYTES = 4 * 1024 * 1024
_SUFFIX = ".nho"


def recall(key: str) -> bytes | None:
    """Return what was remembered under a key; ``None`` where nothing was, or it is damaged."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        with open(f"{folder}/{key}{_SUFFIX}", "rb", buffering=0) as stream:
            data: bytes = stream.read()
    except (OSError, ValueError):
        return None
    return data[SIZE:] if data[:SIZE] == checksum(data[SIZE:]) else None


def remember(key: str, data: bytes, most: int = MOST_BYTES) -> None:
    """Remember something; where that is impossible, or it is larger than ``most`` bytes, nothing happens."""
    folder = cache_folder()
    if folder is None or len(data) > most:
        return
    from contextlib import suppress
    from pathlib import Path

    from danvan_cli.store.write import write_whole

    with suppress(OSError, ValueError):
        write_whole(Path(folder) / f"{key}{_SUFFIX}", checksum(data) + data)
        kept = sorted(Path(folder).glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
        for path in kept[:-MOST_ENTRIES]:
            path.unlink(missing_ok=True)


def cache_folder() -> str | None:
    """Return the folder of this program in the user's cache; ``None`` for a user without a home."""
    named = os.environ.get("DANVAN_CACHE_DIR")
    if named:
        return named
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return f"{base}/danvan"

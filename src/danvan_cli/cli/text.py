"""``danvan text``: the words of a Word file as plain text, for people and for ``git diff``."""

from __future__ import annotations

import sys
from pathlib import Path

from danvan_cli.cli.call import Stop
from danvan_cli.thethuc.outline import outline
from danvan_cli.thethuc.package import NotADocxError


def print_text(path: Path) -> int:
    """Print the file; one that cannot be read as Word is said in its place, so that git goes on to the next."""
    if path.is_dir():
        raise Stop(f"{path} là một thư mục")
    try:
        shown = outline(path.read_bytes())
    except NotADocxError:
        shown = "(không phải tệp Word đọc được)\n"
    sys.stdout.write(shown)
    return 0

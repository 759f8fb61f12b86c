"""What every command is given, and how it says that it cannot go on. Imports nothing at all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class Stop(Exception):
    """A command cannot go on; the message is Vietnamese, ``exit_code`` 1 or 2."""

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code


class Settings:
    """The options that stand before the command."""

    def __init__(self, root: Path | None, color: str) -> None:
        self.root = root
        self.color = color


def harmless(text: str) -> str:
    """Return a text in which nothing can move the cursor or change the terminal; lines stay lines."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )

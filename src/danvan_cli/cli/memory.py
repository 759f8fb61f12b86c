"""What was printed once is printed again while nothing it depends on has changed.

Only for calls that look and print: help, the version, a page of ``explain``, ``validate``, ``status``, ``fmt
--check``, ``review``, ``difficulties``, ``diff`` of periods and against ``HEAD``. The key holds every word of the
call, the program, the terminal and, from ``validate`` on, the day, the commit and every byte of the workspace; so
nothing has to be imported to answer it, not even the parser of the command line.
"""

from __future__ import annotations

import os
import sys
import time

from danvan_cli.store.fingerprint import digest_of, fingerprint, program_stamp
from danvan_cli.store.head import head_state
from danvan_cli.store.root import nearest_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

_SHARED = ("--root", "--color")
_SEEN = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "DANVAN_ROOT", "DANVAN_TODAY")


def key_of(arguments: Sequence[str]) -> str | None:
    """Return the key of a call's answer; ``None`` where it does more than look, or must look anew."""
    depends = _depends_on(list(arguments))
    if depends is None:
        return None
    surroundings = [f"{name}={os.environ.get(name, '')}" for name in _SEEN]
    return digest_of(program_stamp(), depends, *_terminal(), *surroundings, *arguments)


def _depends_on(arguments: list[str]) -> str | None:
    """Return what the answer depends on beside the call itself; ``None`` where that cannot be told."""
    root = os.environ.get("DANVAN_ROOT") or None
    while len(arguments) > 1 and arguments[0].startswith("--") and arguments[0] != "--version":
        option, attached, value = arguments.pop(0).partition("=")
        if option not in _SHARED:
            return None
        value = value if attached else arguments.pop(0)
        root = value if option == "--root" else root
    match arguments:
        case ["--help" | "-h" | "--version"]:
            return ""
        case [command, "--help" | "-h"] if not command.startswith("-"):
            return ""
        case ["explain", code] if not code.startswith("-"):
            return ""
        case ["validate" | "status", *words] if "--no-cache" not in words:
            return _workspace(root, words)
        case ["fmt", "--check" | "--diff", *words] if "--no-cache" not in words:
            return _workspace(root, words)
        case ["difficulties" | "review", _, *words] if _are_forms(words):
            return _workspace(root, [])
        case ["diff", first, second, *words] if (
            _is_period(first) and _is_period(second) and _are_forms(words)
        ):
            return _workspace(root, [])
        case ["diff", "HEAD", *words] if _are_forms(words):
            return _workspace(root, [])
    return None


def _is_period(word: str) -> bool:
    """Whether a word names a period; what another revision than ``HEAD`` holds only git could tell."""
    return word[:4].isdigit() and word[4:] in ("", "-6t", "-9t")


def _are_forms(words: list[str]) -> bool:
    """Whether what is asked for beside is a form of printing, no file to be written."""
    return not words or (len(words) == 2 and words[0] == "--format")


def _workspace(root: str | None, words: list[str]) -> str | None:
    here = os.getcwd()
    found = nearest_root(here) if root is None else os.path.join(here, root)
    content, history = (fingerprint(found), head_state(found)) if found else (None, None)
    if content is None or history is None:
        return None
    standing = "".join("1" if os.path.lexists(word) else "0" for word in words)
    return f"{content} {history} {time.strftime('%Y-%m-%d')} {standing} {here}\0{found}"


def _terminal() -> tuple[str, str]:
    """Return what the terminal does to what is printed: whether it is one, and how wide."""
    if not sys.stdout.isatty():
        return ("", "")
    try:
        return ("tty", str(os.get_terminal_size(sys.stdout.fileno()).columns))
    except (OSError, ValueError):
        return ("tty", "")


def pack(exit_code: int, out: str, err: str) -> bytes:
    """Return an answer as bytes."""
    first, second = out.encode("utf-8", "surrogatepass"), err.encode("utf-8", "surrogatepass")
    return b"%d %d\n%b%b" % (exit_code, len(first), first, second)


def unpack(data: bytes) -> tuple[int, str, str]:
    """Return the exit code and what was printed on both outputs."""
    head, _, body = data.partition(b"\n")
    exit_code, length = map(int, head.split())
    return (
        exit_code,
        body[:length].decode("utf-8", "surrogatepass"),
        body[length:].decode("utf-8", "surrogatepass"),
    )


class Copied:
    """An output that keeps a copy of what passes through it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.copy: list[str] = []

    def write(self, text: str) -> int:
        """Write through, then keep."""
        written = self.stream.write(text)
        self.copy.append(text)
        return written

    def __getattr__(self, name: str) -> object:
        return getattr(self.stream, name)

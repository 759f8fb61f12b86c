"""The call that is made most often, ``danvan validate``, read without the library that reads every other call.

That library takes longer to import than a report to check. Whatever is not understood at once here — an option
that is not listed, a value that does not fit, a call for help — is left to it, so that it also explains every
wrong call.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FORMS = ("text", "concise", "json", "github", "sarif")
COLORS = ("auto", "always", "never")
_SHARED = ("--root", "--color")


class PlainCall:
    """What a plain call of ``validate`` asks for, named as the command's parameters are."""

    def __init__(self, root: str | None, color: str) -> None:
        self.root = root
        self.color = color
        self.targets: list[str] = []
        self.form = "text"
        self.strict = False
        self.anew = False

    def run(self) -> int:
        """Check; returns the exit code."""
        from pathlib import Path

        from danvan_cli.cli.call import Settings
        from danvan_cli.cli.findings import validate
        from danvan_cli.cli.selection import Selection

        settings = Settings(Path(self.root) if self.root else None, self.color)
        return validate(settings, self.targets, Selection((), ()), self.form, self.strict, anew=self.anew)


def plain_call(arguments: Sequence[str]) -> PlainCall | None:
    """Return what a call asks for, or ``None`` where it is another one, or not that simple."""
    words = list(arguments)
    shared = {"--root": os.environ.get("DANVAN_ROOT", ""), "--color": "auto"}
    while words and words[0].startswith("--"):
        option, attached, value = words.pop(0).partition("=")
        if option not in _SHARED or not (attached or words):
            return None
        shared[option] = value if attached else words.pop(0)
        if not shared[option]:
            return None
    if words[:1] != ["validate"] or shared["--color"] not in COLORS:
        return None
    call = PlainCall(shared["--root"] or None, shared["--color"])
    del words[0]
    while words:
        if not _understood(call, words.pop(0), words):
            return None
    return call


def _understood(call: PlainCall, word: str, following: list[str]) -> bool:
    """Take in one word of the command, and the value that follows an option; ``False`` for what is not known here."""
    option, attached, value = word.partition("=")
    if word == "--strict":
        call.strict = True
    elif option == "--format" and (attached or following):
        call.form = value if attached else following.pop(0)
        return call.form in FORMS
    elif not word.startswith("-"):
        call.targets.append(word)
    else:
        call.anew = word == "--no-cache"
        return call.anew
    return True

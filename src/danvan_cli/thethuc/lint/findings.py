"""Knows what a finding of the linter is and where it stands; knows neither Word nor the decree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from danvan_cli.problem import Severity

#: How much of a paragraph is quoted, in characters.
QUOTE: Final = 60


class Spot(NamedTuple):
    """Where a finding stands: ``paragraph`` counts from 1 through ``part``, 0 where the whole is meant."""

    part: str = ""
    paragraph: int = 0
    quote: str = ""


class Finding(NamedTuple):
    """One fault of a document: what is found, what is prescribed and where, how to mend it in Word.

    ``component`` names the part of the page in Vietnamese, ``article`` the place in the decree; both may be
    empty where the file itself is at fault.
    """

    code: str
    severity: Severity
    spot: Spot
    component: str
    message: str
    hint: str
    article: str

    @property
    def order(self) -> tuple[int, str, int, str, str]:
        """The key by which findings of one file are shown: the whole first, then down the document."""
        return (1 if self.spot.paragraph else 0, self.spot.part, self.spot.paragraph, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file; ``kind`` is the type of document in Vietnamese, empty where not known."""

    kind: str
    slug: str
    findings: tuple[Finding, ...]


def quoted(text: str) -> str:
    """Return the beginning of ``text`` on one line, cut at a word where that is near."""
    flat = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(flat) <= QUOTE:
        return flat
    cut = flat[: QUOTE - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > QUOTE // 2 else cut) + "…"

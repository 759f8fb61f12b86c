"""How a template's variables say what they may hold: kinds of text, each with an example. Knows no document.

Every context of a template is a frozen dataclass whose fields have one of these kinds, ``int``, ``bool``, a tuple of
kinds or another such dataclass. Contexts are thereby known without any data: for checking templates, and for the
page that names every variable.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, NamedTuple

from markupsafe import Markup


class Kind(NamedTuple):
    """An example of what a text holds, and whether it may be empty."""

    example: str
    may_be_empty: bool


Chu = Annotated[str, Kind("chữ", False)]
"""A text that is always there."""
ChuCoThe = Annotated[str, Kind("chữ", True)]
"""A text that may be empty."""
SoCoThe = Annotated[str, Kind("1.204", True)]
"""A number as printed; empty where there is none."""
NgayCoThe = Annotated[str, Kind("2024-11-20", True)]
"""A date for an attribute ``ngay``; may be empty."""
MotDong = Annotated[Markup, Kind("chữ", True)]
"""A line of text, escaped, with its traced figures."""
Doan = Annotated[Markup, Kind("<p>chữ</p>", True)]
"""Whole paragraphs and lists."""


def values_of(context: object) -> dict[str, Any]:
    """Return the variables of a context by name, as a template sees them."""
    return {field.name: getattr(context, field.name) for field in fields(context)}  # type: ignore[arg-type]

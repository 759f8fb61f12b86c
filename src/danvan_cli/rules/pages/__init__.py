"""The page of every code, as text: what people read by ``danvan explain`` and in docs/ma-loi.md."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def codes() -> tuple[str, ...]:
    """Return every code that has a page, sorted."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in names if name.endswith(".md")))


def page(code: str) -> str:
    """Return the page of a code, Markdown in Vietnamese; the code must be one of ``codes()``."""
    return (files(__name__) / f"{code}.md").read_text(encoding="utf-8")

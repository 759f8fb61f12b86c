"""The content that ships with the program: plans, reports, templates. One copy: the wheel's, or the checkout's."""

from __future__ import annotations

from pathlib import Path


def content_root() -> Path:
    """Return the folder that holds ``plans``, ``reports`` and ``templates`` as shipped."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "content"
    return packed if packed.is_dir() else package.parents[1]

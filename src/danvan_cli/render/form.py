"""What is wrong with an office's own templates (DV701) and choices of form (DV702), before anything is rendered.

Imports the template language only where a template differs from the shipped one: that one cannot be wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from danvan_cli.problem import Problem, ProblemsFound
from danvan_cli.store.load import Document

if TYPE_CHECKING:
    from danvan_cli.model.house import TheThuc

_ENDING = ".j2"


def form_problems(own: Path, packaged: Path, house: Document[TheThuc] | None) -> list[Problem]:
    """Return the findings about the templates in a folder and about ``the-thuc.yaml``, except those of reading it."""
    found: list[Problem] = []
    if house is not None and house.model is not None and not house.has_errors:
        from danvan_cli.render.house import house_style

        try:
            house_style(house)
        except ProblemsFound as faults:
            found += faults.problems
    if changed_templates(own, packaged):
        from danvan_cli.render.check import template_problems
        from danvan_cli.render.templates import TemplateFolders

        found += template_problems(TemplateFolders(own, packaged))
    return found


def changed_templates(own: Path, packaged: Path) -> list[Path]:
    """Return the templates of a folder that are not, byte for byte, the shipped ones."""
    if not own.is_dir():
        return []
    return [
        path
        for path in sorted(own.iterdir())
        if path.name.endswith(_ENDING) and path.is_file() and not _same(path, packaged / path.name)
    ]


def _same(path: Path, other: Path) -> bool:
    return other.is_file() and path.read_bytes() == other.read_bytes()

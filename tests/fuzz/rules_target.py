"""Bytes and broken sample files through reading, every rule, every form of printing and consolidation."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from mutations import Failed, Mutation, mutated, mutations

from danvan_cli.cli.show import concise, in_full
from danvan_cli.consolidate.build import consolidate
from danvan_cli.exchange.data import Nguon, export_csv, export_json
from danvan_cli.problem import Problem, Severity
from danvan_cli.rules.catalogue import SEVERITIES
from danvan_cli.rules.gate import findings_of
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.workspace import Workspace, load_workspace

ENGLISH = re.compile(
    r"\b(did not|expected|should be|valid (string|dictionary|list|tuple)|input|mapping values|block|pydantic)\b"
)


def _all_is_well_said(problems: list[Problem], texts: dict[str, str]) -> None:
    lines = {file: text.split("\n") for file, text in texts.items()}
    for found in problems:
        place = found.place
        accepted = found.severity is Severity.NOTE and Severity.WARNING in SEVERITIES[found.code]
        assert found.severity in SEVERITIES[found.code] or accepted, found
        assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column), found
        assert place.file not in texts or place.line <= len(lines[place.file]) + 1, found
        assert not ENGLISH.search(f"{found.message} {found.hint}"), found
        assert found.message.strip(), found
        shown = concise(found, False) + in_full(found, dict(lines), 100, False)
        assert all(sign.isprintable() or sign == "\n" for sign in shown), found


def check_everything(root: Path) -> Workspace:
    """Read a workspace, apply every rule, print every finding in every form, consolidate each period."""
    workspace = load_workspace(root)
    problems = check_workspace(workspace)
    _all_is_well_said(problems, dict(workspace.texts))
    for ky in workspace.periods:
        _all_is_well_said(findings_of(workspace, ky, problems), dict(workspace.texts))
        result = consolidate(workspace, ky)
        if result is not None:
            export_json(result, Nguon(None, None))
            export_csv(result)
    return workspace


def target(root: Path, samples: dict[str, str], failed: Failed) -> Callable[[], None]:
    """Return the property: no mutation of one file of the workspace breaks anything."""

    @given(mutation=mutations(samples))
    def nothing_breaks(mutation: Mutation) -> None:
        with failed.with_input(mutation), mutated(root, mutation):
            check_everything(root)

    return nothing_breaks

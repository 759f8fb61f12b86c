"""Findings of a workspace, as ``place severity code``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from danvan_cli.model.period import parse_period
from danvan_cli.problem import Problem
from danvan_cli.rules.gate import findings_of
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.workspace import load_workspace


def heads(problems: Iterable[Problem]) -> list[str]:
    return [
        f"{found.place.file}:{found.place.line}:{found.place.column} {found.severity.label} {found.code}"
        for found in problems
    ]


@pytest.fixture
def check() -> Callable[[Path], list[str]]:
    """What ``validate`` finds."""
    return lambda root: heads(check_workspace(load_workspace(root)))


@pytest.fixture
def problems() -> Callable[[Path], list[Problem]]:
    """The findings themselves."""
    return lambda root: check_workspace(load_workspace(root))


@pytest.fixture
def gate() -> Callable[..., list[str]]:
    """What stops the document of a period."""

    def stopped_by(root: Path, ky: str = "2024") -> list[str]:
        workspace, period = load_workspace(root), parse_period(ky)
        assert period is not None
        return heads(findings_of(workspace, period, check_workspace(workspace)))

    return stopped_by

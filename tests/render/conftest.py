"""What the tests of rendering share: results and documents of workspaces."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from danvan_cli.consolidate.build import consolidate
from danvan_cli.consolidate.result import KetQua
from danvan_cli.model.period import Ky
from danvan_cli.store.workspace import load_workspace


@pytest.fixture
def result(workspace) -> Callable[..., KetQua]:
    """The result of 2024 of the base workspace with changes."""

    def build(changes=None) -> KetQua:
        found = consolidate(load_workspace(workspace(changes)), Ky(2024))
        assert found is not None
        return found

    return build

"""Broken files through reading, rules, printing and consolidation, and through every command: nothing breaks.

With a fixed seed and few inputs it is a test; ``run.py`` takes as many as there is time for.
"""

from __future__ import annotations

from pathlib import Path

import commands_target
import pytest
from hypothesis import seed
from mutations import SHIPPED, SMALL, Failed, Mutation, bounded, make_workspace
from rules_target import check_everything, target

from danvan_cli.cli.app import app
from danvan_cli.store import load


@pytest.mark.parametrize(("source", "count"), [(SMALL, 400), (SHIPPED, 25)], ids=["small", "shipped"])
def test_no_mutation_of_a_sample_breaks_anything(tmp_path: Path, source: Path, count: int) -> None:
    samples = make_workspace(tmp_path / "so-lieu", source)

    seed(20241120)(bounded(count)(target(tmp_path / "so-lieu", samples, Failed())))()

    assert check_everything(tmp_path / "so-lieu").office.model is not None


def test_what_breaks_is_noticed_and_made_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = make_workspace(tmp_path / "so-lieu", SMALL)
    real = load.parse

    def breaks_at_a_tab(file: str, text: str) -> object:
        if "\t" in text:
            raise ZeroDivisionError
        return real(file, text)

    monkeypatch.setattr(load, "parse", breaks_at_a_tab)
    failed = Failed()

    with pytest.raises(ZeroDivisionError):
        seed(1)(bounded(400)(target(tmp_path / "so-lieu", samples, failed)))()

    assert isinstance(failed.latest, Mutation)
    assert b"\t" in failed.latest.data


def test_no_command_breaks_over_a_broken_workspace(tmp_path: Path) -> None:
    samples = make_workspace(tmp_path / "so-lieu", SMALL)
    office = commands_target.prepared(tmp_path / "so-lieu")

    seed(20241120)(bounded(80)(commands_target.target(office, samples, Failed())))()

    assert office.files() == office.before


def test_every_command_is_tried() -> None:
    tried = {call.partition(" ")[0] for call in (*commands_target.LOOKING, *commands_target.WRITING)}

    known = {found.name or found.callback.__name__ for found in app.registered_commands if found.callback}

    assert len(known) >= 20
    assert known - tried == {"explain", "completion"}  # which read no file

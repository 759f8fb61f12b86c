"""The consolidated data do not depend on the order of files or of keys."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
import years
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.consolidate.build import consolidate
from danvan_cli.consolidate.years import consolidate_years
from danvan_cli.exchange.data import Nguon, as_data, export_json
from danvan_cli.model.period import GiaiDoan, Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.render.document import Choices
from danvan_cli.render.multi_year import template_context
from danvan_cli.store.load import load_document
from danvan_cli.store.workspace import Workspace, load_workspace

BASE = Path(__file__).parents[1] / "examples" / "nen"
KY = Ky(2024)
SOURCE = Nguon(None, None)


@pytest.fixture(scope="module")
def base() -> Workspace:
    return load_workspace(BASE)


def shuffled(data: Any, chance: random.Random) -> Any:
    """The same data with the keys of every group in another order; lists keep theirs."""
    if isinstance(data, dict):
        keys = list(data)
        chance.shuffle(keys)
        return {key: shuffled(data[key], chance) for key in keys}
    return [shuffled(item, chance) for item in data] if isinstance(data, list) else data


def without_places(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: without_places(value) for key, value in data.items() if key not in ("dong", "cot")}
    return [without_places(item) for item in data] if isinstance(data, list) else data


def data_of(workspace: Workspace) -> dict[str, Any]:
    result = consolidate(workspace, KY)
    assert result is not None
    return as_data(result, SOURCE)


@settings(max_examples=30)
@given(seed=st.integers(0, 10**6))
def test_order_of_files_does_not_show(base: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    periods = {
        ky: period._replace(reports=dict(chance.sample(list(period.reports.items()), len(period.reports))))
        for ky, period in chance.sample(list(base.periods.items()), len(base.periods))
    }

    other = consolidate(replace(base, periods=periods), KY)
    result = consolidate(base, KY)

    assert result is not None
    assert other is not None
    assert export_json(other, SOURCE) == export_json(result, SOURCE)


@settings(max_examples=30)
@given(seed=st.integers(0, 10**6))
def test_order_of_keys_shows_in_places_only(base: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    reports = {}
    for code, document in base.periods[KY].reports.items():
        assert document.tree is not None
        text = yaml.safe_dump(shuffled(document.tree.data, chance), allow_unicode=True, sort_keys=False)
        reports[code] = load_document(document.file, text.encode(), BaoCao)
        assert reports[code].problems == ()
    periods = {**base.periods, KY: base.periods[KY]._replace(reports=reports)}

    found, expected = data_of(replace(base, periods=periods)), data_of(base)

    assert json.dumps(without_places(found), default=str) == json.dumps(without_places(expected), default=str)


@settings(max_examples=15)
@given(seed=st.integers(0, 10**6))
def test_order_of_files_does_not_show_in_several_years(stage: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    periods = {
        ky: period._replace(reports=dict(chance.sample(list(period.reports.items()), len(period.reports))))
        for ky, period in chance.sample(list(stage.periods.items()), len(stage.periods))
    }
    plans = tuple(chance.sample(stage.plans, len(stage.plans)))

    assert told(replace(stage, periods=periods, plans=plans)) == told(stage)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Four years with two plans."""
    return load_workspace(years.build(tmp_path_factory.mktemp("nam") / "so-lieu"))


def told(workspace: Workspace) -> object:
    """Every word of the report on the four years."""
    found = consolidate_years(workspace, GiaiDoan(2022, 2025))
    assert found is not None
    return template_context(found, Choices(False, None, "", None))

"""Every key and every choice has its Vietnamese words, and no word is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from danvan_cli.exchange.schema.fields import schema_of
from danvan_cli.exchange.schema.plan_words import PLAN
from danvan_cli.exchange.schema.words import LABELS, REPORT
from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop
from danvan_cli.model.values import Ban

FILES = (BaoCao, TongHop, SoDonVi, KeHoach, TheThuc)
WORDS = {**REPORT, **PLAN}


def models() -> list[type[Ban]]:
    return [
        model
        for model in Ban.__subclasses__()
        if model.__module__.startswith("danvan_cli.")
        and model.__module__ != "danvan_cli.model.seal"  # written by danvan alone, typed by nobody
    ]


def within(schema: Any) -> Iterator[Any]:
    """The schema and every part of it."""
    yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from within(part)


def test_every_key_of_every_file_has_its_words_and_no_other() -> None:
    assert {model.__name__: set(model.model_fields) for model in models()} == {
        name: set(words) for name, words in WORDS.items()
    }


def test_no_model_is_explained_twice() -> None:
    assert set(REPORT) & set(PLAN) == set()


@pytest.mark.parametrize("model", FILES)
def test_every_key_of_a_file_is_described(model: type[Ban]) -> None:
    described = [
        part
        for schema in within(schema_of(model))
        if isinstance(schema, dict)
        for part in schema.get("properties", {}).values()
        if isinstance(part, dict) and "title" in part
    ]

    assert len(described) >= len(model.model_fields)
    assert all(part["description"] and "`" not in part["description"] for part in described)


def test_every_choice_has_a_label_and_no_label_is_left_over() -> None:
    choices = {
        choice
        for model in FILES
        for part in within(schema_of(model))
        if isinstance(part, dict) and "enumDescriptions" in part
        for choice in part["enum"]
    }

    assert choices == set(LABELS)


def test_words_end_as_sentences_do() -> None:
    said = [word for words in WORDS.values() for word in words.values()]

    assert [word.says for word in said if not word.says.endswith((".", "…"))] == []
    assert [word.title for word in said if word.title.endswith(".") or not word.title[0].isupper()] == []
    assert [word.says for word in said if word.says.count("`") % 2] == []


def test_no_message_is_english() -> None:
    messages = {
        part[key]
        for model in FILES
        for part in within(schema_of(model))
        if isinstance(part, dict)
        for key in ("errorMessage", "patternErrorMessage")
        if key in part
    }

    assert len(messages) > 30
    assert [text for text in messages if re.search(r"\b(must|expected|type|value|not|string)\b", text)] == []

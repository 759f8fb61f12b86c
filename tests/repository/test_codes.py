"""Codes of findings: whatever can be emitted is catalogued and explained, whatever is explained can be emitted."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest

from danvan_cli.rules.catalogue import ACCEPTABLE, SEVERITIES
from danvan_cli.rules.pages import codes, page

CODE = re.compile(r"DV\d{3}")
LABELS = {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"}
NO_FINDINGS = ("rules.catalogue", "rules.pages")
"""Where codes are listed, not emitted."""


@pytest.fixture(scope="module")
def emitted(modules: list[Any]) -> dict[str, set[str]]:
    """Every code that stands alone as a literal in the source, with the modules that name it."""
    found: dict[str, set[str]] = {}
    for module in modules:
        if module.name.startswith(NO_FINDINGS):
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.setdefault(node.value, set()).add(module.name)
    return found


def test_enough_codes_were_found(emitted: dict[str, set[str]]) -> None:
    assert len(emitted) >= 30


def test_every_code_that_can_be_emitted_is_catalogued(emitted: dict[str, set[str]]) -> None:
    assert sorted(set(emitted) - set(SEVERITIES)) == []


def test_every_code_that_can_be_emitted_has_its_page(emitted: dict[str, set[str]]) -> None:
    assert sorted(set(emitted) - set(codes())) == []


def test_every_page_explains_a_code_that_can_be_emitted(emitted: dict[str, set[str]]) -> None:
    assert sorted(set(codes()) - set(emitted)) == []


def test_every_page_explains_a_code_of_the_catalogue() -> None:
    assert sorted(set(codes()) - set(SEVERITIES)) == []


@pytest.mark.parametrize("code", codes())
def test_page_names_the_severities_of_the_catalogue(code: str) -> None:
    line = next(line for line in page(code).split("\n") if line.startswith("Mức độ: "))

    named = {word for word in LABELS.values() if word in line}
    assert named >= {LABELS[severity.value] for severity in SEVERITIES[code]}


@pytest.mark.parametrize("code", codes())
def test_page_refers_to_codes_of_the_catalogue_only(code: str) -> None:
    assert sorted(set(CODE.findall(page(code))) - set(SEVERITIES)) == []


def test_only_what_can_be_a_warning_can_be_accepted() -> None:
    assert {"DV403", "DV602", "DV204"} <= ACCEPTABLE
    assert not ACCEPTABLE & {"DV101", "DV205", "DV402", "DV601", "DV408", "DV506"}

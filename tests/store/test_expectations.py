"""Every type of error that pydantic has is said in Vietnamese."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic_core._pydantic_core import list_all_errors

from danvan_cli.store.expectations import SENTENCES, sentence_of

ERRORS: list[dict[str, Any]] = list(list_all_errors())
ENGLISH = re.compile(
    r"\b(input|should|valid|must|error|string|dictionary|list|tuple|integer|expected|found|the|of)\b"
)


def test_the_list_of_pydantic_was_found() -> None:
    assert len(ERRORS) >= 100
    assert {"missing", "extra_forbidden", "model_type", "literal_error"} <= {
        error["type"] for error in ERRORS
    }


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error["type"])
def test_type_has_its_own_sentence_without_an_english_word(error: dict[str, Any]) -> None:
    assert error["type"] in SENTENCES

    said = sentence_of(error["type"], error.get("example_context") or {})

    assert said
    assert "{" not in said
    assert not ENGLISH.search(said), said


def test_no_sentence_is_of_a_type_that_pydantic_does_not_have() -> None:
    newest = {error["type"] for error in ERRORS}

    assert set(SENTENCES) - newest == set()


@pytest.mark.parametrize(
    ("kind", "context", "said"),
    [
        ("greater_than", {"gt": 3}, "giá trị ở đây phải lớn hơn 3"),
        ("decimal_max_digits", {"max_digits": 18}, "số ở đây có hơn 18 chữ số"),
        ("list_type", {}, "ở đây cần một danh sách (mỗi mục một dòng, bắt đầu bằng “- ”)"),
        ("a_type_of_tomorrow", {"gt": 3}, "giá trị ở đây không đúng kiểu"),
    ],
)
def test_sentence_is_filled_in(kind: str, context: dict[str, Any], said: str) -> None:
    assert sentence_of(kind, context) == said

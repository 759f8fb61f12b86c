"""The codes of the linter: what can be found is explained, what is explained can be found."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from danvan_cli.thethuc import lint
from danvan_cli.thethuc.lint.codes import CODES
from danvan_cli.thethuc.lint.looks import LOOKS
from danvan_cli.thethuc.lint.pages import book, page

SOURCE = Path(lint.__file__).parent
DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture(scope="module")
def named() -> set[str]:
    """Every code that stands as a literal in the source, and those of the looks that are asked for."""
    found = set()
    for path in SOURCE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if re.fullmatch(r"TT\d{3}", node.value):
                    found.add(node.value)
                if node.value in LOOKS:
                    found |= {f"TT{LOOKS[node.value].digits}{aspect}" for aspect in "345"} & set(CODES)
            elif isinstance(node, ast.Dict) and path.name == "check_outline.py":
                for value in node.values:
                    if isinstance(value, ast.Constant) and re.fullmatch(r"3\d", str(value.value)):
                        found |= {f"TT{value.value}{aspect}" for aspect in "12"} & set(CODES)
    return found


def test_what_can_be_found_is_explained(named):
    assert sorted(named - set(CODES)) == []


def test_what_is_explained_can_be_found(named):
    assert sorted(set(CODES) - named) == []


def test_there_are_enough():
    assert len(CODES) >= 100


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_is_prescribed_and_how_to_mend_it(code):
    meaning, text = CODES[code], page(code)

    assert text.startswith(f"# {code}: {meaning.title}\n")
    assert meaning.rule.endswith((".", "”.", ")."))
    assert meaning.mend.endswith(".")
    assert "## Cách sửa trong Word\n" in text
    assert code < "TT100" or "Nghị định 30/2020/NĐ-CP, Phụ lục" in text


def test_the_page_of_all_codes_is_fresh():
    assert (DOCS / "ma-the-thuc.md").read_text("utf-8") == book(), "run: just docs"

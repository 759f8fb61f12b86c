"""Every regular expression of the package against texts made to hurt it: the work grows with the text alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from patterns import all_modules, calls, held, texts_of, uses

ATTACK = Path(__file__).parents[1] / "support" / "attack.py"
HARMLESS = [r"\d{1,9}x", r"(?:ab?)*", r"(?<![ab])[ab]+c", r"[^,]{0,80},"]
HARMFUL = [r"[ab]+c", r"\s+$", r"(?:cùng kỳ|cùng|kỳ|[ ])*$", r"\{#.*?#\}"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the time of the processor is limited by a signal")


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What an attack on the whole package, and on the patterns above, has found."""
    done = subprocess.run(
        [sys.executable, str(ATTACK), *HARMLESS, *HARMFUL], capture_output=True, timeout=500, check=True
    )
    return json.loads(done.stdout)


def test_no_pattern_of_the_package_can_be_hurt(found: dict[str, Any]) -> None:
    assert [one for one in found["hurt"] if one["where"] not in HARMFUL] == []


def test_attack_hurts_what_can_be_hurt(found: dict[str, Any]) -> None:
    assert {one["where"] for one in found["hurt"]} == set(HARMFUL)


def test_attack_is_on_everything_that_is_compiled(found: dict[str, Any]) -> None:
    modules = all_modules()
    patterns = {(pattern.pattern, pattern.flags) for _, _, pattern in held(modules)}

    assert len(modules) >= 250
    assert len(patterns) >= 200
    assert found["patterns"] >= len(patterns) + 40
    assert found["texts"] >= 30_000


def test_every_call_of_re_is_known() -> None:
    """A pattern is held by its module, or written so that the names of its module say what it is."""
    every = calls(all_modules())

    assert len(every) >= 250
    assert [call.where for call in every if texts_of(call) is None] == []


def test_only_the_name_re_stands_for_regular_expressions() -> None:
    other = [
        module.__name__
        for module in all_modules()
        if re.search(
            r"import re as|from re import|import regex", Path(str(module.__file__)).read_text("utf-8")
        )
    ]

    assert other == []


def test_ways_are_those_of_the_source() -> None:
    ways = {use.where.rpartition(".")[2]: use.ways for use in uses(all_modules())}

    assert ways["_IN_BRACKETS"] == {"fullmatch"}
    assert ways["_CUE_ENDS"] == {"finditer"}
    assert ways["_RATIO"] == {"match"}
    assert not [where for where, used in ways.items() if not used]

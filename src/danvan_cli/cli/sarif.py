"""Findings as SARIF 2.1.0, the form in which programs exchange what checkers found. Knows no terminal and no files.

Only the rules that found something are described, each by its page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from danvan_cli.problem import Place, Problem
from danvan_cli.rules.catalogue import SEVERITIES

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def as_sarif(problems: Iterable[Problem], page: Callable[[str], str], version: str) -> str:
    """Return the findings as one run of danvan; ``page`` gives the page of a code, Markdown in Vietnamese."""
    found = list(problems)
    codes = sorted({problem.code for problem in found})
    run = {
        "tool": {
            "driver": {
                "name": "danvan",
                "version": version,
                "language": "vi-VN",
                "rules": [_rule(code, page(code)) for code in codes],
            }
        },
        "language": "vi-VN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Thư mục làm việc của danvan"}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(problem, codes.index(problem.code)) for problem in found],
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _rule(code: str, page: str) -> dict[str, Any]:
    title, _severity, rest = page.split("\n\n", 2)
    purpose, heading, advice = rest.partition("## ")
    return {
        "id": code,
        "shortDescription": {"text": title.partition(": ")[2]},
        "fullDescription": {"text": purpose.strip()},
        "help": {"text": heading + advice.strip(), "markdown": heading + advice.strip()},
        "defaultConfiguration": {"level": SEVERITIES[code][0].value},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": problem.message + (f"\nGợi ý: {problem.hint}" if problem.hint else "")},
        "locations": [{"physicalLocation": _location(problem.place)}],
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(place.file), "uriBaseId": _ROOT},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _uri(file: str) -> str:
    """Return a relative path as a relative reference; a name that is not text keeps its bytes."""
    return quote(file.encode("utf-8", "surrogateescape"), safe="/")

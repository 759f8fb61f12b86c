"""What of YAML is refused: anchors, aliases, tags, directives, keys that are no text or stand twice, escapes.

Knows the parser's events and nodes, not what any key means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.lines import cut
from danvan_cli.store.parser import events

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_Node = yaml.nodes.Node
Scalar = yaml.nodes.ScalarNode


def escaped_controls(file: str, node: _Node) -> Iterator[Problem]:
    """DV005 for a control character written as an escape in double quotes."""
    if isinstance(node, Scalar):
        if node.style == '"' and _CONTROL.search(node.value):
            mark = node.start_mark
            place = Place(file, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
            yield Problem(
                "DV005",
                Severity.ERROR,
                place,
                "giá trị chứa ký tự điều khiển viết bằng mã sau dấu “\\”",
                "xóa mã ký tự đó",
            )
    else:
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from escaped_controls(file, part)


def bad_key(file: str, key_node: _Node) -> Problem:
    """DV004: a key that is no text."""
    if isinstance(key_node, Scalar) and key_node.value == "<<":
        return forbidden(file, key_node.start_mark, key_node.end_mark, "khóa gộp “<<”")
    return forbidden(file, key_node.start_mark, key_node.start_mark, "khóa không phải là chữ")


def duplicate(file: str, second: _Node, first_line: int) -> Problem:
    """DV003: a key that stands twice in one group."""
    start, end = second.start_mark, second.end_mark
    return Problem(
        "DV003",
        Severity.ERROR,
        Place(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1),
        f"khóa “{cut(second.value)}” viết hai lần: ở dòng {first_line} và dòng {start.line + 1}",
        "giữ lại một trong hai dòng",
    )


def forbidden_events(file: str, text: str) -> Iterator[Problem]:
    """DV004 for every anchor, alias, tag and directive of a text; raises ``yaml.YAMLError``."""
    lines: list[str] = []
    for event in events(text):
        if isinstance(event, yaml.events.AliasEvent):
            yield forbidden(file, event.start_mark, event.end_mark, f"tham chiếu “*{event.anchor}”")
        elif isinstance(event, yaml.events.DocumentStartEvent) and (event.version or event.tags):
            yield forbidden(file, event.start_mark, event.start_mark, "chỉ thị bắt đầu bằng “%”")
        elif isinstance(event, yaml.events.NodeEvent):
            if event.anchor is not None:
                yield forbidden(file, event.start_mark, event.start_mark, f"điểm neo “&{event.anchor}”")
            tag = getattr(event, "tag", None)
            if tag == "!":
                start: Any = event.start_mark
                line = start.line + 1
                lines = lines or text.split("\n")
                from danvan_cli.store.syntax import brace_value

                slip = brace_value(file, line, lines[line - 1])
                if slip:
                    yield slip
                    continue
            if tag is not None:
                yield forbidden(
                    file, event.start_mark, event.start_mark, f"thẻ kiểu dữ liệu “{_short_tag(tag)}”"
                )


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def forbidden(file: str, start: Any, end: Any, what: str) -> Problem:  # noqa: ANN401 - a mark of either parser
    """DV004: a construct of YAML that no file of an office needs."""
    line, column = start.line + 1, start.column + 1
    last = end.column + 1 if end.line == start.line and end.column > start.column else column + 1
    return Problem(
        "DV004",
        Severity.ERROR,
        Place(file, line, column, line, last),
        f"không dùng được {cut(what, 100)} trong tệp của danvan",
        "viết giá trị ra đầy đủ; chữ bắt đầu bằng & * ! phải đặt trong dấu ngoặc kép",
    )

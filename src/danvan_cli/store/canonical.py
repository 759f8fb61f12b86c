"""The canonical layout of one file. Knows the steps and proves that none of them changes what the file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from danvan_cli.model.shape import Shape
from danvan_cli.problem import Problem, Severity
from danvan_cli.store.indent import indented
from danvan_cli.store.order import in_order, ordered
from danvan_cli.store.parser import TooDeep, compose
from danvan_cli.store.respell import iso, respelt
from danvan_cli.store.source import read_source
from danvan_cli.store.spans import Node, Unsupported, header_of, is_text_block
from danvan_cli.store.tree import parse


@dataclass(frozen=True)
class Formatted:
    """The bytes a file shall have; ``None`` where it is left as it is, because of ``problems`` or ``refused``."""

    data: bytes | None
    problems: tuple[Problem, ...] = ()
    refused: str | None = None


def formatted(file: str, data: bytes, shape: Shape) -> Formatted:
    """Return the canonical bytes of a file; never raises for what stands in it."""
    source = read_source(file, data)
    errors = _errors(source.problems)
    if source.text is None or errors:
        return Formatted(None, errors)
    tree, problems = parse(file, source.text)
    errors = _errors(problems)
    if tree is None or errors:
        return Formatted(None, errors)
    if tree.data is None or tree.root is None:
        return Formatted(data)
    try:
        text = canonical(source.text, tree.root, shape)
    except Unsupported:
        return Formatted(None, (), "khóa viết sau dấu “?”; viết lại thành “khóa: giá trị” rồi chạy lại")
    new = text.encode()
    if new != data and not _says_the_same(tree.data, file, text, shape):
        return Formatted(None, (), "cách viết quá lạ, sắp xếp lại có thể làm đổi nội dung")
    return Formatted(new)


def canonical(text: str, root: Node, shape: Shape) -> str:
    """Return a checked text in canonical layout; raises ``Unsupported``.

    Each step gives the next one a text that says the same; a text that is canonical is parsed only once.
    """
    ended = _with_final_newline(text, root)
    spelt = respelt(ended, root if ended == text else _root(ended), shape)
    root = root if spelt == text else _root(spelt)
    placed = indented(spelt, root)
    root = root if placed == spelt else _root(placed)
    return placed if in_order(root, shape) else ordered(placed, root, shape)


def _root(text: str) -> Node:
    root = compose(text)
    if root is None:
        raise Unsupported
    return root


def _with_final_newline(text: str, root: Node) -> str:
    """End the last line; a text block without it stays without it (``|-``)."""
    if text.endswith("\n"):
        return text
    lines = text.split("\n")
    node = root
    while not isinstance(node.value, str) and node.value:
        node = node.value[-1][1] if isinstance(node.value[-1], tuple) else node.value[-1]
    if is_text_block(node) and node.value and not node.value.endswith("\n"):
        chomping = header_of(node, lines).chomping
        if chomping != "-":
            at = node.start_mark.index + 1
            text = f"{text[:at]}-{text[at:].replace('+', '', 1) if chomping else text[at:]}"
    return text + "\n"


def _errors(problems: Any) -> tuple[Problem, ...]:  # noqa: ANN401
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _says_the_same(before: Any, file: str, text: str, shape: Shape) -> bool:  # noqa: ANN401 - any part of a tree
    try:
        tree, problems = parse(file, text)
    except (yaml.YAMLError, TooDeep):
        return False
    return tree is not None and not _errors(problems) and tree.data == with_iso_days(before, shape)


def with_iso_days(data: Any, shape: Shape) -> Any:  # noqa: ANN401
    """Return plain data with every day of the calendar written as ISO."""
    if isinstance(data, dict):
        return {key: with_iso_days(value, shape.at(key)) for key, value in data.items()}
    if isinstance(data, list):
        return [with_iso_days(item, shape.of_items) for item in data]
    return iso(data) if shape.is_date and isinstance(data, str) else data

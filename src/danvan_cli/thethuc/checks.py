"""Knows what is wrong with a tree of elements, by the grammar; builds nothing and stops at nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from danvan_cli.thethuc.grammar import ELEMENTS, PARTS
from danvan_cli.thethuc.source import Fault, Node


def faults(root: Node, complete: bool, unclosed: Node | None = None) -> Iterator[Fault]:
    """Yield every fault of the tree; ``complete`` is false where the text broke off before its end.

    What follows in an element that was left ``unclosed`` is not said to be in the wrong place.
    """
    if root.tag != "van-ban":
        yield root.line, root.column, f"thẻ ngoài cùng phải là <van-ban>, không phải <{root.tag}>"
        return
    yield from _element_faults(root, unclosed, set())
    if complete:
        yield from _part_faults(root)


def _element_faults(node: Node, unclosed: Node | None, seen: set[int]) -> Iterator[Fault]:
    """Yield what is wrong in an element; one that stands at several places (``seen``) is looked at once."""
    seen.add(id(node))
    element = ELEMENTS[node.tag]
    for name, value in node.attributes.items():
        check = element.attributes.get(name)
        if check is None:
            message = f"<{node.tag}> không có thuộc tính “{name}”{_hint(name, element.attributes)}"
            yield node.line, node.column, message
        elif (wrong := check(value)) is not None:
            yield node.line, node.column, f"thuộc tính “{name}” của <{node.tag}> là “{value}”: {wrong}"
    for name in sorted(element.required - node.attributes.keys()) if element.required else ():
        yield node.line, node.column, f"<{node.tag}> thiếu thuộc tính “{name}”"
    for child in node.children:
        if isinstance(child, str):
            if child.strip() and not element.text and node is not unclosed:
                shown = " ".join(child.split())[:40]
                yield node.line, node.column, f"<{node.tag}> không chứa chữ trực tiếp: “{shown}”"
        elif child.tag not in ELEMENTS:
            yield child.line, child.column, f"thẻ <{child.tag}> không có{_hint(child.tag, ELEMENTS)}"
        else:
            if child.tag not in element.children and node is not unclosed:
                yield child.line, child.column, f"thẻ <{child.tag}> không đặt được trong <{node.tag}>"
            if id(child) not in seen:
                yield from _element_faults(child, unclosed, seen)


def _hint(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"; có phải “{near[0]}”?" if near else ""


def _part_faults(root: Node) -> Iterator[Fault]:
    seen: set[str] = set()
    for child in root.elements():
        if child.tag in PARTS - {"phu-luc"}:
            if child.tag in seen:
                yield child.line, child.column, f"chỉ được có một <{child.tag}>; phía trên đã có"
            seen.add(child.tag)
    for node in _walk(root):
        titles = [child for child in node.elements() if child.tag == "ten"]
        if len(titles) + ("ten" in node.attributes) > 1:
            yield titles[-1].line, titles[-1].column, f"<{node.tag}> có hai tên"
        if node.tag in ("phan", "muc", "phu-luc") and not titles and "ten" not in node.attributes:
            yield node.line, node.column, f"<{node.tag}> thiếu tên (thuộc tính “ten” hoặc thẻ <ten>)"
        if node.tag in ("kinh-gui", "can-cu") and has_items(node) and _loose(node):
            yield node.line, node.column, f"<{node.tag}> chứa hoặc chữ, hoặc các <li>, không cả hai"
        if node.tag == "table" and not any(True for row in _walk(node) if row.tag in ("td", "th")):
            yield node.line, node.column, "<table> không có ô nào"


def _walk(node: Node) -> Iterator[Node]:
    """Yield an element and all below it in the order of the text, each once wherever it stands."""
    waiting, seen = [node], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        waiting += reversed(node.elements())


def has_items(node: Node) -> bool:
    """Tell whether the element is written as a list of ``li``."""
    return any(child.tag == "li" for child in node.elements())


def _loose(node: Node) -> bool:
    return any(child.strip() if isinstance(child, str) else child.tag != "li" for child in node.children)

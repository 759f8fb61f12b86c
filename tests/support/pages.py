"""What a page says, in the order of reading, to be held against the paragraphs of a Word file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import html

from danvan_cli.thethuc.package import unpack
from danvan_cli.thethuc.paragraphs import paragraphs

_BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "td", "th", "tr", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6"}
)
# What the page has beside the document.
_BESIDE = frozenset({"a", "aside", "nav", "footer", "caption"})


def words_of_page(page: bytes) -> list[str]:
    """Return the words of each paragraph of the document, a dash before the items of lists as Word shows them."""
    found: list[str] = []
    now: list[str] = []

    def end() -> None:
        text = re.sub(r"\s+", " ", "".join(now)).strip()
        now.clear()
        if text:
            found.append(text)

    def walk(element: Any, depth: int) -> None:
        is_block = element.tag in _BLOCKS
        depth += element.tag == "ul"
        if is_block or (element.tag == "br" and element.getparent().tag.startswith("h")):
            end()
        if element.tag == "li":
            now.append("- " if depth == 1 else "+ ")
        now.append(" " if element.tag == "br" else element.text or "")
        for child in element:
            if child.tag not in _BESIDE or (child.tag == "a" and element.tag != "body"):
                walk(child, depth)
            now.append(child.tail or "")
        if is_block:
            end()

    walk(html.document_fromstring(page.decode("utf-8")).find("body"), 0)
    end()
    return found


def words_of_both(docx: Path) -> tuple[list[str], list[str]]:
    """Return what a Word file says and what the page beside it says.

    Without the marks of a draft and of sample figures: a page shows them above the head, Word below it.
    """
    both = paragraphs(unpack(docx.read_bytes())), words_of_page(docx.with_suffix(".html").read_bytes())
    in_word, on_page = (
        [text for text in said if text not in ("DỰ THẢO", "SỐ LIỆU MINH HỌA")] for said in both
    )
    return in_word, on_page

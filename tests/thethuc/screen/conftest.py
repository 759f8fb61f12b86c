"""What the tests of the page share: a page of a document, and a way to ask it for elements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from danvan_cli.thethuc.docx import Properties
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.screen.page import write_html
from danvan_cli.thethuc.vocabulary import read_document


class Page:
    """A page of ``body`` inside a root with ``attributes``."""

    def __init__(self, properties: Properties, body: str, **attributes: str) -> None:
        given = {"loai": "bao-cao", "co_quan": "VĂN PHÒNG"} | attributes
        root = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in given.items())
        document = read_document(f"<van-ban {root}>{body}</van-ban>")
        self.text = write_html(document, HouseStyle(), properties).decode("utf-8")
        self.tree = html.document_fromstring(self.text)

    def find(self, path: str) -> list[Any]:
        """What an XPath finds."""
        found: list[Any] = self.tree.xpath(path)
        return found

    def said(self, path: str) -> list[str]:
        """The text of each element that an XPath finds."""
        return [element.text_content() for element in self.find(path)]

    @property
    def main(self) -> str:
        """The markup inside ``main`` behind its h1."""
        inside = self.text.partition("</h1>\n")[2]
        return inside.partition("</main>")[0].strip()


@pytest.fixture
def page(properties):
    """Make a page; ``properties`` of the file may be changed."""

    def make(body: str, changes: dict[str, Any] | None = None, **attributes: str) -> Page:
        return Page(replace(properties, **(changes or {})), body, **attributes)

    return make

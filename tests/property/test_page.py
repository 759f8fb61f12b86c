"""Whatever people type, a page holds it word for word and as text alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

from hypothesis import assume, example, given
from hypothesis import strategies as st

from danvan_cli.thethuc.blocks import (
    Annex,
    Bullets,
    Cell,
    Clause,
    Document,
    Figure,
    Paragraph,
    Run,
    Signature,
    Table,
)
from danvan_cli.thethuc.docx import Properties
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.screen.page import write_html

PROPERTIES = Properties("", "", "", None, "", "0", datetime(2024, 1, 1, tzinfo=UTC))
VOID = frozenset({"meta", "br"})
# Control characters, lone surrogates and what XML forbids are refused long before.
TYPED = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        st.sampled_from("\t\r<>&\"'{}/=-!;#\u200e\u200f\u202e\u2066\u00a0ểế😀"),
    ),
    max_size=80,
)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title></main><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "<!-- ]]> -->",
    "&lt; &amp;amp; &#0; &nbsp",
    "{{ 7*7 }} {% raw %} {nv3.luot_tiep} ${x}",
    "\u202eđảo ngược\u202c \u200f \u2066a",
    "👩‍👩‍👧 🇻🇳 e\u0302\u0301",
    "a\tb  c \r d",
    "x" * 10_000,
    "ế <b> & " * 1_250,
)


class Reader(HTMLParser):
    """What a parser finds: the elements with their attributes, and the texts inside ``main`` and the title."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.values: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
            self.texts.append("")
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def document(typed: str) -> Document:
    line = (Run(typed),)
    cell = Cell((Paragraph(line),))
    return Document(
        kind="bao-cao",
        parent_office=typed,
        place=typed,
        name=line,
        addressees=(line,),
        body=(
            Clause("muc", line, (Paragraph(line), Bullets(((Paragraph(line),),)))),
            Table(((cell,),), ((cell,),), typed),
            Paragraph((Figure(typed, line, typed), Run("|"), Figure("a", line))),
        ),
        signature=Signature((), (typed,), typed),
        annexes=(Annex(line, (Paragraph(line),), attached_to=typed),),
    )


def page_of(typed: str) -> Reader:
    properties = replace(PROPERTIES, title=typed, author=typed)
    return Reader(write_html(document(typed), HouseStyle(), properties).decode("utf-8"))


def hostile(test):
    for text in HOSTILE:
        test = example(text)(test)
    return test


@hostile
@given(TYPED)
def test_typed_text_is_held_word_for_word(typed):
    read = page_of(typed)

    assert read.open == []
    # The title, a paragraph, an item, both cells, both figures and the paragraph of the annex at the least.
    assert read.texts.count(typed) >= 8 or not typed
    assert read.values.count(typed) >= 2 or not typed


@hostile
@given(TYPED)
def test_typed_text_is_never_markup(typed):
    assume(typed.strip())

    assert set(page_of(typed).tags) == set(page_of("chữ").tags)


def test_the_parser_here_would_see_markup():
    assert Reader("<p><b onclick='x'>a</b></p>").tags == [("p", ()), ("b", ("onclick",))]

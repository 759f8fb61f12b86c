"""What a user can read is Vietnamese: no text in the source, and no page, holds a word of English.

A text that nobody reads (a pattern, XML, the words of a parser that are recognised) is told by its form or by the
module it stands in; what is left and must be English stands in a list with its reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """
        about after all already also another any are argument arguments be because before between but by cannot
        change check column command commands could data default delete deprecated directory does each empty error
        errors every exist exists expected extra failed failure field fields file files first folder for found from
        given got has have if input instead invalid is its item items key keys last line lines mapping message
        missing month more most must name named none not nothing number numbers of only open option options other
        output page parameter path period plan please previous read remove report reports required retry same
        second see should show string such template templates than that the their there these this those unable
        under unexpected unit unknown usage use used valid value values was were what when where which while will
        with without word words write wrong year you your
        """,
    )
)
"""English words that are no Vietnamese syllable without its marks."""

NAMES = frozenset({"plan", "plans", "report", "reports", "template", "templates", "Word"})
"""Names that are English themselves: folders, and a program."""

NOBODY_READS = {
    "store.sayings": "the words of the YAML parsers, by which their complaints are told apart",
    "rules.prose.keystrokes": "foreign words that look like slips of typing",
    "rules.prose.repeated": "words that may stand twice, “be be” among them",
    "thethuc.screen.sheet": "the words of style sheets and of a browser's policy",
    "render.templates": "the words of jinja, by which its complaints are told apart",
}
REASONS = {
    "not a Word file": "the text of an exception that decides, never shown",
    "something follows the object": "the text of an exception that decides, never shown",
    "no value": "the text of an exception that decides, never shown",
    "no key": "the text of an exception that decides, never shown",
    "no mapping": "the text of an exception that decides, never shown",
    r"C:\Program Files\LibreOffice\program\soffice.exe": "where a program stands",
    "Align | None": "a type, written as a text",
    "C:/Program Files/LibreOffice/program/soffice.exe": "a folder of the system",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe": "a folder of the system",
}
VIETNAMESE = re.compile(r"[À-ỹđĐ]")
MARKUP = re.compile(
    r"<[^>]*>?|[\w:-]+=\"[^\"]*\"?|^\"[^<]*>|\(\?P<\w+>|\\[a-zA-Z]|\[[^\]]*\]|\{[^}]*\}|`[^`]*`|[\w.-]*[/_.=-][\w./-]*"
)
WORD = re.compile(r"(?<![\w/.-])[A-Za-z]+(?![\w/-])")


def texts(tree: ast.Module) -> Iterator[str]:
    """Every text in a module that is no docstring."""
    silent = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    silent |= {id(part) for node in ast.walk(tree) if is_for_programmers(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


def is_for_programmers(node: ast.AST) -> bool:
    """Whether a statement tells of a mistake in the program itself."""
    mistakes = ("AssertionError", "ValueError", "TypeError", "KeyError", "LookupError", "RuntimeError")
    return isinstance(node, ast.Assert) or (
        isinstance(node, ast.Raise) and node.exc is not None and ast.unparse(node.exc).startswith(mistakes)
    )


def english_in(text: str) -> list[str]:
    """The English words of a text of more than one word."""
    plain = MARKUP.sub(" ", text)
    found = [word for word in WORD.findall(plain) if word.lower() in ENGLISH and word not in NAMES]
    return found if " " in text.strip() else []


def is_pattern(text: str) -> bool:
    """Whether a text is a pattern or a piece of XML."""
    return "(?" in text or "[ ]" in text or "\\w" in text or "w:" in text


def test_no_text_of_the_program_holds_an_english_word(modules: list[Any]) -> None:
    found = {
        (module.name, text): words
        for module in modules
        if module.name not in NOBODY_READS
        for text in texts(module.tree)
        if text not in REASONS and not is_pattern(text)
        if (words := english_in(text))
    }

    assert found == {}


def test_enough_texts_were_looked_at(modules: list[Any]) -> None:
    found = [text for module in modules for text in texts(module.tree)]

    assert len(found) >= 4000
    assert sum(bool(VIETNAMESE.search(text)) for text in found) >= 700


def test_every_exception_is_still_needed(modules: list[Any]) -> None:
    found = {text for module in modules for text in texts(module.tree)}
    names = {module.name for module in modules}

    assert [text for text in REASONS if text not in found] == []
    assert [name for name in NOBODY_READS if name not in names] == []


def test_no_page_of_a_code_holds_an_english_word(repository: Path) -> None:
    pages = sorted((repository / "src" / "danvan_cli" / "rules" / "pages").glob("*.md"))
    found = {}
    for page in pages:
        prose = re.sub(r"```.*?```|`[^`]*`|“[^”]*”", " ", page.read_text("utf-8"), flags=re.DOTALL)
        words = [word for line in prose.splitlines() for word in english_in(line)]
        if words:
            found[page.name] = words

    assert len(pages) >= 40
    assert found == {}


def test_english_is_found_where_it_is() -> None:
    assert english_in("could not read the file") == ["could", "not", "read", "the", "file"]
    assert english_in("không đọc được file này: unknown key") == ["file", "unknown", "key"]
    assert english_in("không có tệp reports/2024; viết --format text") == []
    assert english_in("tùy chọn --output thiếu giá trị") == []

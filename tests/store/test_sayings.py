"""Whatever a YAML parser can say is of a known kind, and every kind has its Vietnamese sentence."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest
import yaml
from yaml import composer, parser, reader, scanner

from danvan_cli.store.sayings import SENTENCES, Kind, kind_of

LIBYAML_SAYS = re.compile(
    r"(did not find|could not find|found|block sequence|mapping (keys|values)|expected a|duplicate %"
    r"|control characters|second occurrence|invalid (leading|trailing|length of|Unicode)|unexpected low)\b.*"
)
PLACEHOLDER = re.compile(r"%[rsd]")
VIETNAMESE = re.compile(
    r"[ạảãàáăắằặẳẵâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵđ]", re.IGNORECASE
)


def libyaml_says() -> list[str]:
    """The problems among the texts in libyaml's own binary."""
    from yaml import _yaml  # type: ignore[attr-defined]

    texts = re.findall(rb"[\x20-\x7e]{8,}", Path(_yaml.__file__).read_bytes())
    return sorted({text.decode() for text in texts if LIBYAML_SAYS.fullmatch(text.decode())})


def pyyaml_says() -> list[tuple[str, str]]:
    """Context and problem of every error that PyYAML's own parser raises."""
    found = []
    for module in (reader, scanner, parser, composer):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "ScannerError",
                "ParserError",
                "ComposerError",
            ):
                found.append((words(node.args[0]), words(node.args[2])))
    return found


def words(node: ast.expr) -> str:
    """The text of a literal, with anything in the places that are filled in."""
    if isinstance(node, ast.BinOp):
        node = node.left
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return PLACEHOLDER.sub("x", node.value)
    return ""


def test_both_lists_were_found() -> None:
    assert len(pyyaml_says()) >= 40
    assert not yaml.__with_libyaml__ or len(libyaml_says()) >= 45


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="this machine has no libyaml whose texts could be read")
def test_everything_that_libyaml_says_is_of_a_known_kind() -> None:
    assert [said for said in libyaml_says() if kind_of(said, "") is Kind.UNKNOWN] == []


def test_everything_that_pyyaml_says_is_of_a_known_kind() -> None:
    filled_in = {("while scanning a x", "")}  # the words of Python's own decoder, about a byte in a tag

    unknown = {pair for pair in pyyaml_says() if kind_of(pair[1], pair[0]) is Kind.UNKNOWN}

    assert unknown - filled_in == set()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_sentence_and_its_advice(kind: Kind) -> None:
    message, hint = SENTENCES[kind]

    assert VIETNAMESE.search(message)
    assert VIETNAMESE.search(hint)


@pytest.mark.parametrize(
    ("fast", "slow", "kind"),
    [
        (("did not find expected key", "while parsing a block mapping"),
         ("expected <block end>, but found '<scalar>'", "while parsing a block mapping"), Kind.KEY),
        (("did not find expected '-' indicator", "while parsing a block collection"),
         ("expected <block end>, but found '?'", "while parsing a block collection"), Kind.DASH),
        (("mapping values are not allowed in this context", ""), ("mapping values are not allowed here", ""),
         Kind.COLON),
        (("did not find expected comment or line break", "while scanning a block scalar"),
         ("expected a comment or a line break, but found 'x'", "while scanning a block scalar"), Kind.BLOCK_HEAD),
        (("did not find expected alphabetic or numeric character", "while scanning an alias"),
         ("expected alphabetic or numeric character, but found '*'", "while scanning an alias"), Kind.NAME),
        (("did not find expected comment or line break", "while scanning a directive"),
         ("expected a comment or a line break, but found 'x'", "while scanning a directive"), Kind.DIRECTIVE),
    ],
)  # fmt: skip
def test_both_parsers_are_understood_alike(fast: tuple[str, str], slow: tuple[str, str], kind: Kind) -> None:
    assert (kind_of(*fast), kind_of(*slow)) == (kind, kind)


def test_what_no_parser_said_so_far_is_of_unknown_kind() -> None:
    assert kind_of("something new", "") is Kind.UNKNOWN

"""References ``{ma}`` in texts: what is one, and what is plain text."""

from __future__ import annotations

import pytest

from danvan_cli.model.references import Reference, find_references, replace_references


def written(text: str) -> list[str]:
    return [reference.written for reference in find_references(text)]


def test_code_in_braces_is_a_reference_at_its_brace() -> None:
    assert list(find_references("Đã tiếp {luot_tiep} lượt.")) == [Reference("luot_tiep", 8)]


def test_every_reference_of_a_text_is_found_over_its_lines() -> None:
    assert written("{a} và {nv3.b}\n- {c.nam_truoc}") == ["a", "nv3.b", "c.nam_truoc"]


def test_doubled_braces_are_plain_text() -> None:
    assert written("mẫu {{luot_tiep}}") == []


@pytest.mark.parametrize("text", ["{", "}", "{}", "{ma", "ma}", "a { b\n c } d", "không có gì"])
def test_other_braces_are_plain_text(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize("inside", ["luot_tiep", "nv3.luot_tiep", "nv3.luot_tiep.thay_doi", "a1"])
def test_code_is_recognised(inside: str) -> None:
    assert Reference(inside, 0).is_code


@pytest.mark.parametrize(
    "inside", ["Luot_tiep", "lượt tiếp", " luot_tiep", "1a", "a-b", "a.b.c.d", "xem phụ lục"]
)
def test_what_is_written_differently_from_a_code_is_not_taken_for_one(inside: str) -> None:
    assert not Reference(inside, 0).is_code


@pytest.mark.parametrize(
    ("inside", "code", "change"),
    [
        ("luot_tiep", "luot_tiep", None),
        ("luot_tiep.nam_truoc", "luot_tiep", "nam_truoc"),
        ("nv3.luot_tiep.thay_doi", "nv3.luot_tiep", "thay_doi"),
        ("nv3.luot_tiep", "nv3.luot_tiep", None),
    ],
)
def test_last_years_figure_and_the_change_hang_behind_either_form(
    inside: str, code: str, change: str | None
) -> None:
    reference = Reference(inside, 0)

    assert (reference.code, reference.change) == (code, change)


def test_known_references_become_figures_and_unknown_ones_stay_as_written() -> None:
    values = {"a": "1.204"}

    text = replace_references(
        "tiếp {a} lượt (xem {phụ lục})", lambda reference: values.get(reference.written)
    )

    assert text == "tiếp 1.204 lượt (xem {phụ lục})"


def test_doubled_braces_print_single_ones() -> None:
    assert replace_references("mẫu {{luot_tiep}}", lambda _: "866") == "mẫu {luot_tiep}"

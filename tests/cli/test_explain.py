"""``danvan explain``: the page of a code, as it is."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from danvan_cli.thethuc.lint.codes import CODES as LINTER_CODES

PAGES = files("danvan_cli.rules") / "pages"
CODES = sorted(page.name.removesuffix(".md") for page in PAGES.iterdir() if page.name.endswith(".md"))


def test_there_are_pages():
    assert len(CODES) >= 30


@pytest.mark.parametrize("code", CODES)
def test_every_page_is_printed_as_it_is(run, code):
    assert run("explain", code) == (0, (PAGES / f"{code}.md").read_text("utf-8"), "")


@pytest.mark.parametrize("typed", ["dv401", "Dv401", " DV401 "])
def test_case_and_spaces_do_not_matter(run, typed):
    assert run("explain", typed) == run("explain", "DV401")


def test_needs_no_workspace(run, tmp_path):
    assert run("explain", "DV401", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("typed", "meant"), [("DV4O1", "DV401"), ("DV-401", "DV401"), ("DVl01", "DV101"), ("401", "DV401")]
)
def test_unknown_code_names_the_nearest(run, typed, meant):
    code, out, err = run("explain", typed)

    assert (code, out) == (2, "")
    assert err.splitlines()[0] == f"danvan: không có mã “{typed}”; có phải “{meant}”?"


def test_unknown_code_lists_all(run):
    first, *rest = run("explain", "khong").err.splitlines()

    assert first == "danvan: không có mã “khong”"
    assert rest == [f"Các mã: {', '.join(CODES)}", f"Mã thể thức: {', '.join(LINTER_CODES)}"]


def test_coloured_page_says_the_same(run):
    shown = run("--color", "always", "explain", "DV401").out

    assert "\x1b[" in shown
    assert "don_phai_xu_ly" in re.sub(r"\x1b\[[0-9;]*m", "", shown)

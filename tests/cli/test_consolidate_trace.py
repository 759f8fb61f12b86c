"""``danvan consolidate --trace``: a comment of Word on each figure, and otherwise the same document."""

from __future__ import annotations

import io

import docx
import pytest

from danvan_cli.thethuc.outline import outline
from danvan_cli.thethuc.tracing import read_figures

TCD = "reports/2024/ban-tcd.yaml"


@pytest.fixture
def made(workspace, run, git):
    """The report of a committed workspace, with comments and without; returns the root."""
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Lưu", day="2023-10-31T08:00:00+07:00")
    for name, *more in (("tron.docx",), ("truy.docx", "--trace")):
        assert run("consolidate", "2024", *more, "-o", str(root / name), cwd=root).code == 0
    return root


def comments(path) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(path.read_bytes())).comments]


def test_figure_has_formula_unit_file_line_last_year_and_commit(made, git):
    said = next(one for one in comments(made / "truy.docx") if one.startswith("nv3.luot_tiep: "))

    assert said.splitlines() == [
        "nv3.luot_tiep: Lượt tiếp công dân",
        "866 lượt = cộng số của 1/1 đơn vị",
        f"Ban Tiếp công dân tỉnh: 866 lượt ({TCD}, dòng 21)",
        "Năm 2023: 1.012 lượt; thay đổi: -146 (-14,43%)",
        f"Lần lưu: {git(made, 'rev-parse', 'HEAD')}",
    ]


def test_every_figure_but_those_beside_it_in_a_table_has_a_comment(made):
    data = (made / "truy.docx").read_bytes()
    figures = read_figures(data)
    beside = [one for one in figures if one.name.endswith(("_nam_truoc", "_thay_doi"))]

    assert len(beside) > 8
    assert len(comments(made / "truy.docx")) == len(figures) - len(beside) > 20


def test_figure_that_a_text_of_hcqt_quotes_from_last_year_has_its_own(workspace, run):
    summary = "phien_ban: 1\nky: 2024\nphuong_huong: Giữ mức {nv3.luot_tiep.nam_truoc} lượt.\n"
    root = workspace({"reports/2024/tong-hop.yaml": summary})
    run("consolidate", "2024", "--trace", "-o", str(root / "truy.docx"), cwd=root)

    said = next(
        one for one in comments(root / "truy.docx") if one.startswith("nv3.luot_tiep: Lượt tiếp công dân, ")
    )

    assert said.splitlines()[2] == "Ban Tiếp công dân tỉnh: 1.012 lượt (reports/2023/ban-tcd.yaml, dòng 13)"


def test_words_are_those_of_the_document_without_comments(made):
    assert outline((made / "truy.docx").read_bytes()) == outline((made / "tron.docx").read_bytes())


def test_bytes_are_the_same_each_time(made, run):
    run("consolidate", "2024", "--trace", "-o", str(made / "lai.docx"), cwd=made)

    assert (made / "lai.docx").read_bytes() == (made / "truy.docx").read_bytes()


def test_file_is_verified_as_danvan_made_it(made, run):
    assert run("verify", str(made / "truy.docx"), cwd=made).code == 0


def test_linter_of_the_decree_finds_the_same(made, run):
    with_comments, without = (
        run("check-docx", str(made / f"{name}.docx"), cwd=made) for name in ("truy", "tron")
    )

    assert with_comments.code == 0
    assert with_comments.out.partition(" ")[2] == without.out.partition(" ")[2]


def test_without_trace_there_is_no_comment(made):
    assert comments(made / "tron.docx") == []

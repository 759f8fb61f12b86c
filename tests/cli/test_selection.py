"""``--select`` and ``--ignore``: which codes are shown, what then counts, which values are refused."""

from __future__ import annotations

import json

import pytest

from danvan_cli.cli.selection import parse_selection

TCD = "reports/2024/ban-tcd.yaml"
TH = "reports/2024/phong-th.yaml"
#: A warning DV403, a note DV602 and an error DV402.
THREE = {
    TCD: [("don_ky_truoc: 12", "don_ky_truoc: 10"), ("don_tiep_nhan: 40", "don_tiep_nhan: 42")],
    TH: [("so_van_ban: 2", "so_van_ban: -2"), ("2024-11-01", "2024-11-05")],
}


@pytest.fixture
def shown(workspace, run):
    """The codes shown and the exit code."""
    root = workspace(THREE)

    def call(*options: str) -> tuple[list[str], int]:
        result = run("validate", "--format", "json", *options, root=root)
        return [found["code"] for found in json.loads(result.out)], result.code

    return call


@pytest.mark.parametrize(
    ("options", "codes", "exit_code"),
    [
        ([], ["DV403", "DV602", "DV402"], 1),
        (["--select", "DV402"], ["DV402"], 1),
        (["--select", "dv402"], ["DV402"], 1),
        (["--select", "DV403"], ["DV403"], 0),
        (["--select", "DV4"], ["DV403", "DV402"], 1),
        (["--select", "DV40"], ["DV403", "DV402"], 1),
        (["--select", "DV403,DV602"], ["DV403", "DV602"], 0),
        (["--select", "DV403, DV602,"], ["DV403", "DV602"], 0),
        (["--select", "DV403", "--select", "DV602"], ["DV403", "DV602"], 0),
        (["--select", "DV401"], [], 0),
        (["--ignore", "DV402"], ["DV403", "DV602"], 0),
        (["--ignore", "DV4"], ["DV602"], 0),
        (["--ignore", "DV4,DV6"], [], 0),
        (["--select", "DV4", "--ignore", "DV402"], ["DV403"], 0),
        (["--select", "DV402", "--ignore", "DV4"], ["DV402"], 1),
        (["--select", "DV402", "--ignore", "DV402"], [], 0),
        (["--strict", "--select", "DV403"], ["DV403"], 1),
        (["--strict", "--select", "DV602"], ["DV602"], 0),
        (["--select", "DV4", TCD], ["DV403"], 0),
        (["--select", "DV402", "2023"], [], 0),
    ],
    ids=str,
)
def test_what_is_shown_counts(shown, monkeypatch, tmp_path, options, codes, exit_code):
    monkeypatch.chdir(tmp_path / "so-lieu")

    assert shown(*options) == (codes, exit_code)


def test_memory_holds_everything_whatever_was_selected(shown):
    assert shown("--select", "DV403") == (["DV403"], 0)
    assert shown() == (["DV403", "DV602", "DV402"], 1)
    assert shown("--ignore", "DV403") == (["DV602", "DV402"], 1)


def test_summary_says_that_something_was_left_out(workspace, run):
    result = run("validate", "--select", "DV401", root=workspace(THREE))

    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Không có lỗi (đã kiểm tra 10 tệp; 3 phát hiện không hiện theo --select, --ignore).\n"
    )


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--select", "DV410", "không có mã “DV410”; có phải “DV401”?"),
        ("--ignore", "DV4O3", "không có mã “DV4O3”; có phải “DV403”?"),
        ("--select", "DV403,E501", "không có mã “E501”; viết như DV401, hoặc DV4 cho cả nhóm"),
        ("--select", "DV9", "không có mã “DV9”; có phải “DV109”?"),
        ("--select", "", "không có mã “”; viết như DV401, hoặc DV4 cho cả nhóm"),
    ],
)
def test_unknown_code_is_a_wrong_call(workspace, run, option, typed, said):
    result = run("validate", option, typed, root=workspace())

    assert result == (2, "", f"danvan: giá trị của tùy chọn {option} không dùng được: {said}\n")


def test_wrong_code_is_said_before_anything_is_read(run, tmp_path):
    result = run("validate", "--select", "DV999", root=tmp_path / "khong-co")

    assert "không có mã “DV999”" in result.err


def test_longest_beginning_decides():
    selection = parse_selection(["DV4", "DV601"], ["DV40", "DV6"])

    assert [selection.shows(code) for code in ("DV401", "DV601", "DV602", "DV101")] == [
        False,
        True,
        False,
        False,
    ]

"""What was checked is remembered by content: never older than the files, never needed."""

from __future__ import annotations

import os

import pytest

from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.cache import MOST_ENTRIES, Answer, fingerprint, recall, remember

TCD = "reports/2024/ban-tcd.yaml"
ANSWER = Answer(
    [Problem("DV401", Severity.ERROR, Place(TCD, 3, 4, 3, 9), "lệch 2", None, ("a", "b"))],
    {TCD: "a\nb\nc\n"},
    9,
)


def test_same_content_has_the_same_key_in_another_folder(workspace):
    assert fingerprint(workspace(folder="a")) == fingerprint(workspace(folder="b b"))


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / TCD).write_bytes((root / TCD).read_bytes() + b" "),
        lambda root: (root / TCD).rename(root / "reports/2024/ban-tcd2.yaml"),
        lambda root: (root / "reports/2025").mkdir(),
        lambda root: (root / "plans/x").symlink_to("co-quan.yaml"),
        lambda root: (root / "plans/moi").mkdir() or (root / "plans/moi/a").write_text(""),
    ],
    ids=["byte", "name", "folder", "link", "below"],
)
def test_any_change_changes_the_key(workspace, change):
    root = workspace()
    before = fingerprint(root)
    change(root)

    assert before is not None
    assert fingerprint(root) != before


def test_answer_is_remembered_whole():
    remember("khoa", ANSWER)

    assert recall("khoa") == ANSWER


def test_nothing_is_known_under_another_key():
    remember("khoa", ANSWER)

    assert recall("khac") is None


def test_damaged_answer_is_forgotten(tmp_path):
    remember("khoa", ANSWER)
    (file,) = (tmp_path / "cache/validate").glob("*.json")
    file.write_text(file.read_text().replace("DV401", "DV402"))

    assert recall("khoa") is None


def test_cache_that_cannot_be_written_costs_only_time(tmp_path, monkeypatch):
    (tmp_path / "tep").write_text("")
    monkeypatch.setenv("DANVAN_CACHE_DIR", str(tmp_path / "tep"))

    remember("khoa", ANSWER)

    assert recall("khoa") is None


def test_user_without_a_home_only_waits(monkeypatch):
    def homeless() -> None:
        raise RuntimeError("no home")

    for name in ("DANVAN_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pathlib.Path.home", homeless)

    remember("khoa", ANSWER)

    assert recall("khoa") is None


def test_old_answers_are_dropped(tmp_path):
    for number in range(MOST_ENTRIES + 5):
        remember(f"k{number}", ANSWER)
        os.utime(tmp_path / f"cache/validate/k{number}.json", ns=(number, number))
    remember("moi", ANSWER)

    assert len(list((tmp_path / "cache/validate").glob("*.json"))) == MOST_ENTRIES
    assert recall("moi") == ANSWER
    assert recall("k0") is None

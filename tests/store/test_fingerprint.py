"""The digest of a workspace: the same for the same names and bytes, another one for anything else."""

from __future__ import annotations

import pytest

from danvan_cli.store.fingerprint import digest_of, fingerprint

TCD = "reports/2024/ban-tcd.yaml"


def test_same_content_has_the_same_digest_in_another_folder(workspace):
    assert fingerprint(str(workspace(folder="a"))) == fingerprint(str(workspace(folder="b b")))


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
def test_any_change_changes_the_digest(workspace, change):
    root = workspace()
    before = fingerprint(str(root))
    change(root)

    assert before is not None
    assert fingerprint(str(root)) != before


def test_bytes_moved_from_one_file_to_the_next_are_a_change(workspace):
    one = workspace({"plans/x.yaml": "ab", "plans/y.yaml": "c"}, folder="mot")
    other = workspace({"plans/x.yaml": "a", "plans/y.yaml": "bc"}, folder="hai")

    assert fingerprint(str(one)) != fingerprint(str(other))


def test_folder_that_cannot_be_listed_has_no_digest(workspace, monkeypatch):
    root = workspace()

    def refuse(path: object) -> None:
        raise PermissionError(path)

    monkeypatch.setattr("os.scandir", refuse)

    assert fingerprint(str(root)) is None


def test_words_of_a_call_are_told_apart():
    assert digest_of("ab", "c") != digest_of("a", "bc")


def test_word_that_is_no_unicode_has_a_digest():
    assert digest_of("\udcff") != digest_of("\udcfe")

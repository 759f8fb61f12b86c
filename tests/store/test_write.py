"""Files are written whole or not at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from danvan_cli.store.write import create_whole, replace_whole, write_whole


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def fail(*_: object, **__: object) -> None:
    raise OSError("đĩa đầy")


def test_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "out/2024/a.docx", b"moi")

    assert (tmp_path / "out/2024/a.docx").read_bytes() == b"moi"


def test_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")

    write_whole(path, b"moi")

    assert path.read_bytes() == b"moi"
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.parametrize("broken", ["fsync", "replace", "chmod"])
def test_failure_leaves_the_old_bytes_and_nothing_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")
    monkeypatch.setattr(os, broken, fail)

    with pytest.raises(OSError, match="đĩa đầy"):
        write_whole(path, b"moi")

    assert path.read_bytes() == b"cu"
    assert names(tmp_path) == ["a.docx"]


def test_interruption_leaves_the_old_bytes_and_nothing_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")
    monkeypatch.setattr(os, "replace", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"moi")

    assert path.read_bytes() == b"cu"
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")
    path.chmod(0o640)

    write_whole(path, b"moi")

    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    (tmp_path / "so-sanh").write_bytes(b"")

    write_whole(tmp_path / "a.docx", b"moi")

    assert (tmp_path / "a.docx").stat().st_mode == (tmp_path / "so-sanh").stat().st_mode


def test_new_file_is_created_whole(tmp_path: Path) -> None:
    assert create_whole(tmp_path / "reports/2025/a.yaml", b"moi") is True
    assert (tmp_path / "reports/2025/a.yaml").read_bytes() == b"moi"
    assert names(tmp_path / "reports/2025") == ["a.yaml"]


def test_creating_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"cu")

    assert create_whole(path, b"moi") is False
    assert path.read_bytes() == b"cu"
    assert names(tmp_path) == ["a.yaml"]


def test_creating_never_overwrites_where_files_cannot_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", fail)
    path = tmp_path / "a.yaml"

    assert create_whole(path, b"cu") is True
    assert create_whole(path, b"moi") is False
    assert path.read_bytes() == b"cu"
    assert names(tmp_path) == ["a.yaml"]


def test_creating_does_not_write_through_a_dangling_link(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to(tmp_path / "khong-co")

    assert create_whole(path, b"moi") is False
    assert not (tmp_path / "khong-co").exists()


# replace_whole


def test_a_file_that_holds_what_was_read_is_replaced_and_keeps_its_mode(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"cu")
    path.chmod(0o640)

    assert replace_whole(path, b"cu", b"moi")
    assert path.read_bytes() == b"moi"
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.yaml"]


def test_a_file_changed_in_the_meantime_is_not_overwritten(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"nguoi khac vua sua")

    assert not replace_whole(path, b"cu", b"moi")
    assert path.read_bytes() == b"nguoi khac vua sua"
    assert names(tmp_path) == ["a.yaml"]


def test_a_link_is_not_replaced(tmp_path):
    (tmp_path / "that.yaml").write_bytes(b"cu")
    (tmp_path / "lien-ket.yaml").symlink_to("that.yaml")

    assert not replace_whole(tmp_path / "lien-ket.yaml", b"cu", b"moi")
    assert (tmp_path / "that.yaml").read_bytes() == b"cu"
    assert (tmp_path / "lien-ket.yaml").is_symlink()


def test_a_replacement_that_fails_leaves_the_old_file_alone(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"cu")
    monkeypatch.setattr(os, "replace", fail)

    with pytest.raises(OSError, match="đĩa đầy"):
        replace_whole(path, b"cu", b"moi")
    assert path.read_bytes() == b"cu"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_what_several_processes_add_at_once_is_all_there(tmp_path, monkeypatch):
    path, processes, times = tmp_path / "a.yaml", 4, 20
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda *names: (time.sleep(0.002), real(*names)))  # after looking
    path.write_bytes(b"0")

    def add() -> None:
        for _ in range(times):
            while not replace_whole(path, old := path.read_bytes(), b"%d" % (int(old) + 1)):
                pass

    children = []
    for _ in range(processes):
        child = os.fork()
        if child == 0:
            try:
                add()
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)

    assert path.read_bytes() == b"%d" % (processes * times)
    assert names(tmp_path) == ["a.yaml"]

"""What is remembered comes back whole or not at all, and is never needed."""

from __future__ import annotations

import os

from danvan_cli.store.memory import MOST_BYTES, MOST_ENTRIES, recall, remember

DATA = "Không có lỗi\n".encode()


def test_what_was_remembered_comes_back_whole():
    remember("khoa", DATA)

    assert recall("khoa") == DATA


def test_nothing_is_known_under_another_key():
    remember("khoa", DATA)

    assert recall("khac") is None


def test_damaged_memory_is_forgotten(tmp_path):
    remember("khoa", DATA)
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(file.read_bytes().replace(b"Kh", b"kh"))

    assert recall("khoa") is None


def test_memory_cut_short_is_forgotten(tmp_path):
    remember("khoa", DATA)
    (file,) = (tmp_path / "cache").iterdir()
    for length in range(file.stat().st_size):
        file.write_bytes(file.read_bytes()[:length])

        assert recall("khoa") is None


def test_folder_that_cannot_be_written_costs_only_time(tmp_path, monkeypatch):
    (tmp_path / "tep").write_text("")
    monkeypatch.setenv("DANVAN_CACHE_DIR", str(tmp_path / "tep"))

    remember("khoa", DATA)

    assert recall("khoa") is None


def test_user_without_a_home_only_waits(monkeypatch):
    for name in ("DANVAN_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)

    remember("khoa", DATA)

    assert recall("khoa") is None


def test_too_much_is_not_remembered(tmp_path):
    remember("khoa", b"x" * (MOST_BYTES + 1))

    assert not (tmp_path / "cache").exists()


def test_oldest_are_dropped(tmp_path):
    for number in range(MOST_ENTRIES + 5):
        remember(f"k{number}", DATA)
        os.utime(tmp_path / f"cache/k{number}.nho", ns=(number, number))
    remember("moi", DATA)

    assert len(list((tmp_path / "cache").iterdir())) == MOST_ENTRIES
    assert recall("moi") == DATA
    assert recall("k0") is None

"""A unit on whose reports nothing has changed is not read again; what is then said is what reading would say."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_cli.problem import Problem
from danvan_cli.rules import recollection
from danvan_cli.rules.recollection import Recollection
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store import workspace as store
from danvan_cli.store.content import content_root
from danvan_cli.store.memory import recall, remember
from danvan_cli.store.workspace import load_workspace

TCD = "reports/2024/ban-tcd.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped sample, away from any repository, with a memory of its own."""
    monkeypatch.setenv("DANVAN_CACHE_DIR", str(tmp_path / "nho"))
    for path in content_root().rglob("*.yaml"):
        name = path.relative_to(content_root())
        if name.parts[0] in ("plans", "reports"):
            target = tmp_path / "goc" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path / "goc"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that were read, in order."""
    files: list[str] = []
    real = store.read_document

    def note(file: str, data: bytes, model: type) -> store.Reading:
        files.append(file)
        return real(file, data, model)

    monkeypatch.setattr(store, "read_document", note)
    return files


def check(root: Path) -> list[Problem]:
    workspace = load_workspace(root, reports_later=True)
    memory = Recollection(workspace)
    found = check_workspace(workspace, memory)
    memory.keep()
    return found


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_read_twice(root: Path, read: list[str]) -> None:
    first = check(root)
    assert len(read) >= 20

    read.clear()
    again = check(root)

    assert again == first
    assert [file for file in read if file not in {problem.place.file for problem in first}] == []


def test_a_changed_report_is_read_with_those_of_its_unit_alone(root: Path, read: list[str]) -> None:
    check(root)
    change(root, TCD, "luot_tiep: 866", "luot_tiep: -866")
    read.clear()

    found = check(root)

    assert "DV402" in {problem.code for problem in found if problem.place.file == TCD}
    shown = {problem.place.file for problem in found}
    assert {file for file in read if file not in shown} == {"reports/2023/ban-tcd.yaml"}
    assert found == check_workspace(load_workspace(root))


def to_plan(root: Path) -> None:
    change(root, "plans/dan-van.yaml", "phien_ban: 1", "phien_ban: 1  # sửa")


def to_register(root: Path) -> None:
    change(root, "plans/co-quan.yaml", "phien_ban: 1", "phien_ban: 1  # sửa")


def to_day(_: Path) -> None:
    os.environ["DANVAN_TODAY"] = "2031-02-03"


@pytest.mark.parametrize("what", [to_plan, to_register, to_day])
def test_a_change_on_which_all_depends_has_all_read_again(
    root: Path, read: list[str], what: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANVAN_TODAY", "2030-01-02")
    check(root)
    read.clear()

    what(root)
    check(root)

    assert len(set(read)) == 20


def test_a_change_in_a_predecessors_report_is_seen_by_the_heir(root: Path, read: list[str]) -> None:
    change(root, "plans/co-quan.yaml", "ma: nha-khach", "ma: nha-khach\n    ke_thua: [ban-tcd]")
    check(root)
    read.clear()
    change(root, "reports/2023/ban-tcd.yaml", "minh_hoa: true", "minh_hoa: true  # sửa")

    found = check(root)

    assert {"reports/2023/ban-tcd.yaml", "reports/2024/nha-khach.yaml"} <= set(read)
    assert "reports/2024/phong-hcqt.yaml" not in read
    assert found == check_workspace(load_workspace(root))


@pytest.mark.parametrize("data", [b"", b"x", pickle.dumps([1, 2]), pickle.dumps({"ban-tcd": ("x", b"\x80")})])
def test_a_damaged_memory_is_none(root: Path, data: bytes) -> None:
    expected = check(root)
    remember(Recollection(load_workspace(root))._key, data)

    assert check(root) == expected


class Trap:
    """What a stranger may have put there."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return (os.mkdir, ("bẫy",))


@pytest.mark.parametrize("place", ["whole", "entry"])
def test_a_memory_runs_nothing(
    root: Path, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = check(root)
    key = Recollection(load_workspace(root))._key
    entries = pickle.loads(recall(key) or b"")
    assert "ban-tcd" in entries
    trap = pickle.dumps(Trap())
    entries["ban-tcd"] = (entries["ban-tcd"][0], trap)
    remember(key, trap if place == "whole" else pickle.dumps(entries))

    assert check(root) == expected
    assert not (tmp_path / "bẫy").exists()
    pickle.loads(trap)
    assert (tmp_path / "bẫy").exists()  # it would have


def test_what_was_changed_while_it_was_read_is_not_remembered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = store.read_document

    def late(file: str, data: bytes, model: type) -> store.Reading:
        if file == TCD:
            data = data.replace(b"luot_tiep: 866", b"luot_tiep: -866")
        return real(file, data, model)

    monkeypatch.setattr(store, "read_document", late)
    assert "DV402" in {problem.code for problem in check(root)}

    monkeypatch.setattr(store, "read_document", real)
    assert "DV402" not in {problem.code for problem in check(root)}


def test_only_classes_that_exist_are_let_in() -> None:
    from importlib import import_module

    listed = [(module, name) for module, names in recollection._CLASSES.items() for name in names]

    assert len(listed) > 15
    assert all(isinstance(getattr(import_module(module), name), type) for module, name in listed)

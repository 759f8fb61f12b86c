"""What all tests share: a steady machine, workspaces from ``examples/nen``, the command line in process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

BASE = Path(__file__).parent / "examples" / "nen"
GOLDEN = Path(__file__).parent / "golden"

Content = str | bytes | tuple[str, str] | list[tuple[str, str]] | None
"""A whole file, the replacement(s) ``(old, new)`` in the base file, or ``None`` for no such file."""


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden texts anew, then review them"
    )


@pytest.fixture(autouse=True)
def _steady(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No option, clock, cache, repository or folder of this machine takes part in a test."""
    for name in [name for name in os.environ if name.startswith(("DANVAN_", "GIT_"))]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DANVAN_TODAY", "2025-01-15")
    monkeypatch.setenv("DANVAN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[..., Path]:
    """Build ``examples/nen`` with some files changed; returns its root."""

    def build(changes: Mapping[str, Content] | None = None, folder: str = "so-lieu") -> Path:
        root = tmp_path / folder
        shutil.copytree(BASE, root)
        for name, content in (changes or {}).items():
            _change(root / name, content)
        return root

    return build


def _change(path: Path, content: Content) -> None:
    if content is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str | bytes):
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return
    text = path.read_text("utf-8")
    for old, new in [content] if isinstance(content, tuple) else content:
        assert text.count(old) == 1, f"{path.name} holds {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    path.write_text(text, "utf-8", newline="\n")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run ``danvan`` in process, with ``--root`` and the current folder as given."""
    from danvan_cli.cli.run import run as command_line

    def call(*arguments: str, root: Path | None = None, cwd: Path | None = None) -> Result:
        if cwd is not None:
            monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = command_line([*(["--root", str(root)] if root else []), *arguments])
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the reviewed one in ``golden/``."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert path.exists(), f"no golden text {name}"
        assert text == path.read_text("utf-8")

    return check

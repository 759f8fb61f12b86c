"""What all tests share: a steady machine, workspaces from ``examples/nen``, the command line in process."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, NamedTuple

import pytest
import yaml

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


class CoreLoader(yaml.SafeLoader):
    """YAML as editors type it (YAML 1.2, core schema): dates are texts, ``012`` is a number, keys are texts."""

    yaml_implicit_resolvers: ClassVar[dict] = {}

    def mapping(self, node: yaml.MappingNode) -> dict:
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    def whole(self, node: yaml.ScalarNode) -> int:
        text = node.value.lstrip("+")
        return int(text, 8 if text.startswith("0o") else 16 if text.startswith("0x") else 10)

    def fraction(self, node: yaml.ScalarNode) -> float:
        return float(node.value)


for tag, form, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", CoreLoader.whole)
CoreLoader.add_constructor("tag:yaml.org,2002:float", CoreLoader.fraction)
CoreLoader.add_constructor("tag:yaml.org,2002:map", CoreLoader.mapping)


@pytest.fixture(scope="session")
def as_editors_read() -> Callable[[str], object]:
    """Read a YAML text into the values that an editor checks against a schema."""
    return lambda text: yaml.load(text, CoreLoader)


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

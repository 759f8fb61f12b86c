"""The most frequent call is read without the command line's library, and means the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from danvan_cli.cli import findings
from danvan_cli.cli.app import Color, app_for
from danvan_cli.cli.commands.checks import FindingFormat
from danvan_cli.cli.plain import COLORS, FORMS, plain_call

UNDERSTOOD = [
    ["validate"],
    ["validate", "2024"],
    ["validate", "2024", "reports/2023"],
    ["validate", "--no-cache"],
    ["validate", "--strict", "2024"],
    ["validate", "--format", "json"],
    ["validate", "--format=github", "2024", "--strict"],
    ["--root", "thư mục", "validate"],
    ["--root=thư mục", "--color", "never", "validate", "--format", "concise"],
    ["--color=always", "validate", ""],
]
LEFT_ALONE = [
    [],
    ["status"],
    ["validate", "--help"],
    ["validate", "-h"],
    ["validate", "--select", "DV401"],
    ["validate", "--ignore=DV401"],
    ["validate", "--format", "xml"],
    ["validate", "--format"],
    ["validate", "--strict=1"],
    ["validate", "--", "--strict"],
    ["--color", "red", "validate"],
    ["--color", "", "validate"],
    ["--root"],
    ["--version", "validate"],
    ["--rot", "x", "validate"],
]


@pytest.mark.parametrize("arguments", UNDERSTOOD, ids=" ".join)
def test_a_plain_call_asks_for_the_same_as_when_the_library_reads_it(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []

    def note(settings: Any, *rest: Any, anew: bool) -> int:
        asked.append((settings.root, settings.color, *rest, anew))
        return 0

    monkeypatch.setattr(findings, "validate", note)
    call = plain_call(arguments)
    assert call is not None
    assert call.run() == app_for(arguments)(args=arguments, standalone_mode=False) == 0
    assert asked[0] == asked[1]


@pytest.mark.parametrize("arguments", LEFT_ALONE, ids=" ".join)
def test_what_is_not_understood_is_left_to_the_library(arguments: list[str]) -> None:
    assert plain_call(arguments) is None


def test_the_folder_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANVAN_ROOT", "/từ môi trường")
    call, other = plain_call(["validate"]), plain_call(["--root", "khác", "validate"])
    assert call is not None
    assert other is not None
    assert (call.root, other.root) == ("/từ môi trường", "khác")


def test_an_empty_name_in_the_environment_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANVAN_ROOT", "")
    call = plain_call(["validate"])
    assert call is not None
    assert call.root is None


def test_the_values_of_options_are_those_of_the_command() -> None:
    assert list(FindingFormat) == list(FORMS)
    assert list(Color) == list(COLORS)


def test_a_plain_call_imports_no_command_line_library(danvan_modules: set[str]) -> None:
    assert "danvan_cli.rules.registry" in danvan_modules
    assert not {"typer", "click"} & danvan_modules


@pytest.fixture
def danvan_modules(tmp_path: Path) -> set[str]:
    """The modules that a check of an empty office has imported."""
    import subprocess
    import sys

    from danvan_cli.store.content import content_root

    program = (
        "import sys; sys.argv = ['danvan', '--root', sys.argv[1], 'validate', '--no-cache'];"
        "from danvan_cli.cli.run import run; run(sys.argv[1:]); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(content_root())],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    return set(done.stdout.split())

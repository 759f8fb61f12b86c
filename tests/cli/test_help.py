"""Help and wrong calls: every word Vietnamese, every line exact."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from typer.main import get_command

from danvan_cli.cli.app import app

GOLDEN = Path(__file__).parents[1] / "golden" / "help"
COMMANDS = (
    "init",
    "new",
    "validate",
    "fmt",
    "submit",
    "status",
    "remind",
    "review",
    "approve",
    "return",
    "save",
    "diff",
    "difficulties",
    "consolidate",
    "render",
    "trace",
    "verify",
    "check-docx",
    "text",
    "seal",
    "unseal",
    "export",
    "explain",
    "schema",
    "doctor",
    "completion",
)
PAGES = {"danvan": ("--help",), **{f"danvan-{name}": (name, "--help") for name in COMMANDS}}

ALL = f"các lệnh: {', '.join(COMMANDS)}"

#: What is typed → the line that is said, and the command whose help it points to.
WRONG = {
    "không có lệnh “xyz”; " + ALL: ("danvan", ["xyz"]),
    "không có lệnh “valdate”; có phải “validate”?": ("danvan", ["valdate"]),
    "không có lệnh “Consolidate”; có phải “consolidate”?": ("danvan", ["Consolidate", "2024"]),
    "không có lệnh “”; " + ALL: ("danvan", [""]),
    "không có tùy chọn “--nope”": ("danvan", ["--nope"]),
    "không có tùy chọn “--colour”; có phải “--color”?": ("danvan", ["--colour", "always", "validate"]),
    "không có tùy chọn “-x”": ("danvan", ["-x", "validate"]),
    "không có tùy chọn “--stric”; có phải “--strict”?": ("danvan validate", ["validate", "--stric"]),
    "không có tùy chọn “-z”": ("danvan validate", ["validate", "-z"]),
    "không có tùy chọn “--numbr”; có phải “--number”?": (
        "danvan consolidate",
        ["consolidate", "2024", "--numbr", "5"],
    ),
    "thiếu tham số KỲ": ("danvan consolidate", ["consolidate"]),
    "thiếu tham số MÃ": ("danvan explain", ["explain"]),
    "tùy chọn --root thiếu giá trị": ("danvan", ["--root"]),
    "tùy chọn --color thiếu giá trị": ("danvan", ["--color"]),
    "tùy chọn --format thiếu giá trị": ("danvan validate", ["validate", "--format"]),
    "tùy chọn --date thiếu giá trị": ("danvan consolidate", ["consolidate", "2024", "--date"]),
    "tùy chọn -o thiếu giá trị": ("danvan consolidate", ["consolidate", "2024", "-o"]),
    "tùy chọn --output thiếu giá trị": ("danvan export", ["export", "2024", "--output"]),
    "tùy chọn --unit thiếu giá trị": ("danvan new", ["new", "2024", "--unit"]),
    "thừa tham số: thua hai": ("danvan consolidate", ["consolidate", "2024", "thua", "hai"]),
    "thừa tham số: b": ("danvan init", ["init", "a", "b"]),
    "thừa tham số: DV402": ("danvan explain", ["explain", "DV401", "DV402"]),
    "giá trị của tùy chọn --color không dùng được: chọn một trong auto, always, never": (
        "danvan",
        ["--color", "xanh", "validate"],
    ),
    "giá trị của tùy chọn --format không dùng được: chọn một trong text, concise, json, github, sarif": (
        "danvan validate",
        ["validate", "--format", "xml"],
    ),
    "giá trị của tùy chọn --format không dùng được: chọn một trong json, csv": (
        "danvan export",
        ["export", "2024", "--format", "pdf"],
    ),
    "tùy chọn --strict không nhận giá trị": ("danvan validate", ["validate", "--strict=1"]),
    "tùy chọn --draft không nhận giá trị": ("danvan consolidate", ["consolidate", "2024", "--draft=yes"]),
    "tùy chọn --sample không nhận giá trị": ("danvan init", ["init", "--sample=co"]),
    "tùy chọn --version không nhận giá trị": ("danvan", ["--version=1"]),
    "tùy chọn --help không nhận giá trị": ("danvan explain", ["explain", "--help=1"]),
}

ENGLISH = re.compile(
    r"\b(Usage|Options?|Commands?|Arguments?|Error|Missing|Invalid|Got|No such|Did you mean|required|default"
    r"|requires|does not|Show this message|Try|Aborted|option|argument|parameter|value|unexpected|extra)\b"
)


def test_the_table_names_every_command():
    group = get_command(app)

    assert isinstance(group, click.Group)
    assert tuple(group.commands) == COMMANDS


@pytest.mark.parametrize("page", PAGES)
def test_help_is_as_reviewed(run, golden, page):
    code, out, err = run(*PAGES[page])

    assert (code, err) == (0, "")
    golden(f"help/{page}.txt", out)


def test_no_reviewed_help_is_stale():
    assert {path.name for path in GOLDEN.iterdir()} == {f"{page}.txt" for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
def test_short_form_of_help_is_the_same(run, page):
    *command, _ = PAGES[page]

    assert run(*command, "-h") == run(*command, "--help")


@pytest.mark.parametrize("page", PAGES)
def test_help_fits_eighty_columns(run, page):
    assert max(map(len, run(*PAGES[page]).out.splitlines())) <= 80


def test_help_needs_no_workspace(run):
    assert run("consolidate", "--help", root=Path("khong-co")).code == 0


def test_without_a_command_the_help_is_shown_and_nothing_was_done(run):
    assert run() == (2, run("--help").out, "")


def test_version(run):
    from danvan_cli import __version__

    assert run("--version") == (0, f"danvan {__version__}\n", "")


@pytest.mark.parametrize("said", WRONG)
def test_wrong_call(run, said):
    command, arguments = WRONG[said]

    assert run(*arguments) == (2, "", f"danvan: {said}\nXem cách dùng: {command} --help\n")


def test_no_english_word_of_the_libraries_is_left(run, workspace):
    texts = [run(*arguments).out for arguments in PAGES.values()]
    texts += [run(*arguments).err for _, arguments in WRONG.values()]
    texts += [run(command, cwd=workspace(folder=command)).err for command in ("validate", "new")]

    found = {word for text in texts for word in ENGLISH.findall(re.sub(r"--?[a-z]+", "", text))}

    assert found == set()
    assert len(list(filter(None, texts))) >= 15
    assert sum(map(len, texts)) > 5000


def test_the_search_for_english_words_finds_them():
    assert ENGLISH.findall("Usage: x\nError: Missing argument 'KỲ'. Try 'x'.") == [
        "Usage",
        "Error",
        "Missing",
        "argument",
        "Try",
    ]

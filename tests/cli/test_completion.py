"""What a shell is told when Tab is pressed, and real bash asking for it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys

import pytest

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def offered(run, monkeypatch):
    """What is offered for words, the last one unfinished."""

    def ask(*words: str, cwd=None, shell: str = "bash") -> list[str]:
        monkeypatch.setenv("_DANVAN_COMPLETE", shell)
        code, out, err = run(*words, cwd=cwd)
        assert (code, err) == (0, "")
        return out.splitlines()

    return ask


def test_commands(offered):
    assert offered("con") == ["consolidate"]
    assert offered("s") == [name for name in offered("") if name.startswith("s")]
    assert {"init", "new", "validate", "completion"} <= set(offered(""))


def test_options_of_a_command(offered):
    assert offered("new", "2025", "--") == ["--unit", "--with-last-year", "--help"]


def test_words_of_an_option(offered):
    assert offered("validate", "--format", "") == ["text", "concise", "json", "github", "sarif"]
    assert offered("validate", "--format", "co") == ["concise"]
    assert offered("--color", "a") == ["auto", "always"]


def test_bash_takes_an_option_and_its_value_apart(offered):
    assert offered("validate", "--format", "=", "co") == ["concise"]
    assert offered("validate", "--format", "=") == ["text", "concise", "json", "github", "sarif"]


@pytest.mark.parametrize(
    "command", ["validate", "fmt", "status", "approve", "return", "consolidate", "export"]
)
def test_periods_that_have_a_folder(workspace, offered, command):
    root = workspace({"reports/2024-6t/.gitkeep": "", "reports/khac/x.yaml": ""})

    assert offered(command, "", cwd=root) == ["2024", "2024-6t", "2023"]
    assert offered(command, "2024-", cwd=root) == ["2024-6t"]


def test_periods_to_open_hold_those_of_this_year(workspace, offered):
    assert offered("new", "", cwd=workspace()) == ["2025", "2025-9t", "2025-6t", "2024", "2023"]


@pytest.mark.parametrize(
    "words", [("new", "2025", "--unit"), ("approve", "2024"), ("return", "2024"), ("submit", "2024")]
)
def test_units_that_report(workspace, offered, words):
    root = workspace()

    assert offered(*words, "", cwd=root) == ["phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th"]
    assert offered(*words, "ph", cwd=root) == ["phong-hcqt", "phong-th"]


def test_codes_of_findings(offered):
    assert offered("explain", "DV40") == [f"DV40{number}" for number in range(1, 9)]


def test_root_that_stands_before_the_command(workspace, offered, tmp_path):
    root = workspace()

    assert offered("--root", str(root), "status", "", cwd=tmp_path) == ["2024", "2023"]
    assert offered("--root", "=", str(root), "status", "", cwd=tmp_path) == ["2024", "2023"]


def test_root_from_the_environment(workspace, offered, tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_ROOT", str(workspace()))

    assert offered("status", "", cwd=tmp_path) == ["2024", "2023"]


@pytest.mark.parametrize(
    "words",
    [
        ("status", ""),
        ("new", "2025", "--unit", ""),
        ("init", ""),
        ("status", "--format=x"),
    ],
)
def test_nothing_is_said_where_nothing_can_be_offered(offered, tmp_path, words):
    assert offered(*words, cwd=tmp_path) == []


@pytest.mark.parametrize(
    "office", ["", "\x00", "a: [", "don_vi: 1\n", "don_vi: [1, {ma: [x]}, {ten: x}]\n", b"\xff\xfe"]
)
def test_office_file_that_is_broken(workspace, offered, office):
    assert offered("approve", "2024", "", cwd=workspace({"plans/co-quan.yaml": office})) == []


def test_register_is_read_although_something_else_is_wrong(workspace, offered):
    root = workspace({"plans/co-quan.yaml": ("viet_tat: VPUB\n", "viet_tatt: VPUB\n")})

    assert "ban-tcd" in offered("approve", "2024", "", cwd=root)


def test_code_that_would_mean_something_to_a_shell_is_not_offered(workspace, offered):
    root = workspace({"plans/co-quan.yaml": ("ma: ban-tcd", 'ma: "$(touch x)"')})

    assert offered("approve", "2024", "", cwd=root) == ["phong-hcqt", "tt-pvks-tthc", "phong-th"]


def test_each_shell_is_told_what_a_word_means_in_its_own_way(workspace, offered):
    root = workspace()

    assert offered("approve", "2024", "ban", cwd=root, shell="bash") == ["ban-tcd"]
    assert offered("approve", "2024", "ban", cwd=root, shell="zsh") == ["ban-tcd:Ban Tiếp công dân tỉnh"]
    assert offered("approve", "2024", "ban", cwd=root, shell="fish") == ["ban-tcd\tBan Tiếp công dân tỉnh"]
    assert offered("approve", "2024", "ban", cwd=root, shell="powershell") == [
        "ban-tcd\tBan Tiếp công dân tỉnh"
    ]


def test_name_of_a_unit_cannot_move_the_cursor_or_begin_a_line(workspace, offered):
    root = workspace({"plans/co-quan.yaml": ("ten: Ban Tiếp công dân tỉnh", 'ten: "Ban\\n\\tx"')})

    assert offered("approve", "2024", "ban", cwd=root, shell="fish") == ["ban-tcd\tBan x"]


def test_words_may_come_by_the_environment(workspace, offered, monkeypatch):
    """PowerShell leaves out an empty word among arguments."""
    monkeypatch.setenv("_DANVAN_WORDS", "status\n")

    assert offered(cwd=workspace(), shell="powershell") == ["2024\tnăm 2024", "2023\tnăm 2023"]


def test_nothing_else_is_done_while_a_shell_asks(offered, tmp_path):
    offered("init", cwd=tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_script_asks_by_the_name_of_its_shell(run, shell):
    code, out, err = run("completion", shell)

    assert (code, err) == (0, "")
    assert f"_DANVAN_COMPLETE={shell}" in out or f"_DANVAN_COMPLETE = '{shell}'" in out


def test_script_for_powershell_is_ascii(run):
    assert run("completion", "powershell").out.isascii()


def test_unknown_shell(run):
    assert run("completion", "tcsh") == (
        2,
        "",
        (
            "danvan: giá trị của tham số SHELL không dùng được: chọn một trong bash, zsh, fish, powershell\n"
            "Xem cách dùng: danvan completion --help\n"
        ),
    )


DRIVER = """
source /dev/stdin <<< "$(danvan completion bash)"
complete -p danvan
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
_danvan_goi_y danvan "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_real_bash_completes(workspace, tmp_path):
    root = workspace()
    program = tmp_path / "bin" / "danvan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m danvan_cli "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def tab(*words: str) -> list[str]:
        done = subprocess.run(
            ["bash", "--norc", "-c", DRIVER, "bash", *words],
            cwd=root,
            env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"},
            capture_output=True,
            check=True,
            timeout=60,
        )
        set_up, *offers = done.stdout.decode().splitlines()
        assert (set_up, done.stderr) == ("complete -o default -F _danvan_goi_y danvan", b"")
        return offers

    assert tab("danvan", "vali") == ["validate"]
    assert tab("danvan", "status", "") == ["2024", "2023"]
    assert tab("danvan", "new", "2025", "--unit", "ban") == ["ban-tcd"]
    assert tab("danvan", "validate", "*") == [""]

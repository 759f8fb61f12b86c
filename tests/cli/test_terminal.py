"""The console: colours, width, encodings, a reader that leaves, an interrupt. All with real processes."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
import time

import pytest

TCD = "reports/2024/ban-tcd.yaml"
WRONG = {TCD: ("luot_tiep: 866", "luot_tiep: -866")}
ESC = "\x1b"
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")


def on_terminal(*arguments: str, cwd, columns: int = 80, **variables: str) -> str:
    """Return what the command shows on a terminal of so many columns."""
    import fcntl
    import pty
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    with subprocess.Popen(
        [sys.executable, "-m", "danvan_cli", *arguments],
        cwd=cwd,
        env=environment | {"TERM": "xterm-256color"} | variables,
        stdin=slave,
        stdout=slave,
        stderr=slave,
    ) as process:
        os.close(slave)
        shown = b""
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:  # Linux says so when the other end is closed
            pass
        process.wait(60)
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n")


@posix
def test_colour_on_a_terminal(workspace):
    assert f"{ESC}[1;31mlỗi DV402:{ESC}[0m" in on_terminal("validate", cwd=workspace(WRONG))


def test_no_colour_in_a_file(workspace, spawn):
    assert ESC not in spawn("validate", cwd=workspace(WRONG)).stdout.decode()


@posix
def test_no_colour_with_no_color(workspace):
    assert ESC not in on_terminal("validate", cwd=workspace(WRONG), NO_COLOR="1")


@posix
def test_empty_no_color_does_not_count(workspace):
    assert ESC in on_terminal("validate", cwd=workspace(WRONG), NO_COLOR="")


@posix
def test_no_colour_on_a_terminal_that_knows_none(workspace):
    assert ESC not in on_terminal("validate", cwd=workspace(WRONG), TERM="dumb")


@posix
def test_never_means_never(workspace):
    assert ESC not in on_terminal("--color", "never", "validate", cwd=workspace(WRONG))


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}], ids=["plain", "NO_COLOR"])
def test_always_means_always(workspace, spawn, variables):
    shown = spawn("--color", "always", "validate", cwd=workspace(WRONG), **variables).stdout.decode()

    assert f"{ESC}[1;31mlỗi DV402:{ESC}[0m" in shown


@pytest.mark.parametrize("form", ["text", "concise"])
def test_forms_for_people_are_coloured(workspace, spawn, form):
    shown = spawn("--color", "always", "validate", "--format", form, cwd=workspace(WRONG)).stdout.decode()

    assert ESC in shown


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_forms_for_programs_are_never_coloured(workspace, spawn, form):
    shown = spawn("--color", "always", "validate", "--format", form, cwd=workspace(WRONG)).stdout.decode()

    assert "DV402" in shown
    assert ESC not in shown


def test_wish_for_colour_in_the_environment_does_not_reach_a_file(workspace, spawn):
    assert ESC not in spawn("validate", cwd=workspace(WRONG), FORCE_COLOR="1").stdout.decode()


@posix
@pytest.mark.parametrize("columns", [60, 80, 132])
def test_frame_fits_the_terminal(workspace, columns):
    long = "Đã tiếp " + "nhiều lượt công dân, " * 30
    root = workspace({"reports/2024/phong-th.yaml": ("Đã quán triệt cho", long + "{luot_tiip}")})

    shown = on_terminal("--color", "never", "validate", cwd=root, columns=columns)

    frames = [line for line in shown.split("\n") if re.match(r" *\d* │ ", line)]
    assert len(frames) == 2
    assert max(map(len, frames)) == columns
    assert "{luot_tiip}" in frames[0]


def test_width_of_redirected_output_does_not_depend_on_the_terminal(workspace, spawn):
    long = "Đã tiếp " + "nhiều lượt công dân, " * 30
    root = workspace({"reports/2024/phong-th.yaml": ("Đã quán triệt cho", long + "{luot_tiip}")})

    assert (
        spawn("validate", cwd=root, COLUMNS="50").stdout == spawn("validate", cwd=root, COLUMNS="200").stdout
    )


@posix
def test_control_characters_never_reach_the_terminal(workspace):
    """In a text, in a file's name, in what was typed."""
    root = workspace(
        {
            "reports/2024/phong-th.yaml": ("Đã quán triệt", "Đã \x1b]0;x\x07 quán triệt"),
            "reports/2024/\x1b[2Jx.yaml": "phien_ban: 1\n",
        }
    )

    shown = on_terminal("--color", "never", "validate", cwd=root)
    shown += on_terminal("--color", "never", "validate", "\x1b[31mkhong-co", cwd=root)

    assert "DV005" in shown
    assert "DV008" in shown
    assert "không có tệp hay kỳ báo cáo" in shown
    assert set(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)) == set()


# Encodings


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii", "latin-1"])
def test_output_is_utf_8_whatever_the_console_says(workspace, spawn, encoding):
    done = spawn("validate", cwd=workspace(WRONG), PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")

    assert "lỗi DV402" in done.stdout.decode("utf-8")
    assert done.stderr.decode("utf-8") == "1 lỗi (đã kiểm tra 10 tệp).\n"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_help_is_utf_8_whatever_the_console_says(spawn, encoding):
    done = spawn("--help", PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")

    assert done.stdout.decode("utf-8").startswith("Cách dùng: danvan [TÙY CHỌN] LỆNH")


def test_files_are_read_as_utf_8_whatever_the_locale_says(workspace, spawn):
    root = workspace()

    done = spawn("consolidate", "2024", cwd=root, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    assert done.returncode == 0
    assert (root / "out/2024/bao-cao-tong-hop-2024.docx").exists()


@posix
def test_argument_that_is_no_utf_8_is_shown_escaped(workspace):
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"danvan_cli", b"validate", b"b\xe1o"],
        cwd=workspace(),
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("danvan: không có tệp hay kỳ báo cáo “b")


# A reader that leaves, an interrupt


@posix
@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_reader_that_leaves_is_no_failure(workspace, form):
    root = workspace(WRONG)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "danvan_cli", "validate", "--format", form],
        cwd=root,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)

    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@posix
@pytest.mark.parametrize("closed", ["0<&-", ">&-", "2>&-", "0<&- >&- 2>&-"])
@pytest.mark.parametrize("call", ["validate --no-cache", "validate", "status 2024", "--help"])
def test_an_output_that_is_closed_changes_no_exit_code(workspace, closed, call):
    python = f"'{sys.executable}' -m danvan_cli {call}"
    done = subprocess.run(
        ["bash", "-c", f"{python} {closed}"], cwd=workspace(), capture_output=True, timeout=60, check=False
    )

    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


SLOW = """
import sys, time
from danvan_cli.store import write
real = write.os.fsync
def slow(handle):
    print("đang ghi", flush=True)
    time.sleep(30)
    real(handle)
write.os.fsync = slow
from danvan_cli.cli.run import run
sys.exit(run(sys.argv[1:]))
"""


@posix
def test_interrupt_says_so_and_leaves_no_file(workspace):
    root = workspace()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "consolidate", "2024"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)

    assert process.returncode == 130
    assert said.decode() == "danvan: đã dừng theo yêu cầu; không có tệp nào bị ghi dở\n"
    assert list((root / "out/2024").iterdir()) == []

"""The wheel, installed far from this repository, does the whole work of a year."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def find_uv() -> list[str] | None:
    for command in ([shutil.which("uv") or ""], [sys.executable, "-m", "uv"]):
        if command[0]:
            done = subprocess.run([*command, "--version"], capture_output=True, timeout=60, check=False)
            if done.returncode == 0:
                return command
    return None


@pytest.fixture(scope="session")
def uv():
    found = find_uv()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("thiếu uv")
        pytest.skip("thiếu uv")
    return found


@pytest.fixture(scope="session")
def wheel(uv, execute, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    execute(*uv, "build", "--wheel", "--out-dir", folder, REPOSITORY, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def danvan(uv, wheel, execute, tmp_path_factory) -> Path:
    """The command of a fresh environment that holds the wheel and what it asks for."""
    venv = tmp_path_factory.mktemp("moi") / "venv"
    execute(*uv, "venv", "--python", sys.executable, venv, cwd=venv.parent)
    binaries = venv / ("Scripts" if os.name == "nt" else "bin")
    execute(*uv, "pip", "install", "--python", binaries / "python", wheel, cwd=venv.parent)
    return binaries / "danvan"


def test_wheel_holds_the_shipped_content_once(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert len(names) == len(set(names))
    for part in ("plans/co-quan.yaml", "plans/dan-van.yaml", "templates/bao-cao-tong-hop.xml.j2"):
        assert [name for name in names if name.endswith(part)] == [f"danvan_cli/content/{part}"]
    shipped = {
        f"danvan_cli/content/{path.relative_to(REPOSITORY).as_posix()}"
        for part in ("plans", "reports", "templates")
        for path in (REPOSITORY / part).rglob("*")
        if path.is_file()
    }
    assert {name for name in names if "/content/" in name} == shipped


def test_wheel_holds_the_page_of_every_code(wheel):
    with zipfile.ZipFile(wheel) as archive:
        pages = [name for name in archive.namelist() if name.startswith("danvan_cli/rules/pages/DV")]

    assert len(pages) >= 30


@pytest.mark.parametrize("folder", ["exchange/starter", "cli/shells"])
def test_wheel_holds_what_is_printed_or_copied_as_it_stands(wheel, folder):
    with zipfile.ZipFile(wheel) as archive:
        packed = {Path(name).name for name in archive.namelist() if f"danvan_cli/{folder}/" in name}

    shipped = {path.name for path in (REPOSITORY / "src/danvan_cli" / folder).iterdir() if path.is_file()}
    assert packed == shipped
    assert len(shipped) >= 4


def test_wheel_holds_the_style_sheet_of_pages(wheel):
    with zipfile.ZipFile(wheel) as archive:
        assert "danvan_cli/thethuc/screen/page.css" in archive.namelist()


def test_wheel_holds_no_test(wheel):
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if "test" in name.lower() or "golden" in name]


def test_whole_year_from_an_empty_folder(danvan, execute, sample, tmp_path):
    """The document is, byte for byte, the one that this checkout makes."""
    alone = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    root = tmp_path / "trống"
    root.mkdir()

    execute(danvan, "init", "--sample", cwd=root, **alone)
    found = execute(danvan, "validate", "--strict", "--format", "concise", cwd=root, **alone)
    assert [line.split(": ")[1] for line in found.splitlines()] == ["lưu ý DV405"]
    execute(danvan, "consolidate", "2024", cwd=root, **alone)

    name = "out/2024/bao-cao-tong-hop-2024.docx"
    assert (root / name).read_bytes() == (sample / name).read_bytes()


def test_installed_command_speaks_vietnamese(danvan, execute, tmp_path):
    assert execute(danvan, "--help", cwd=tmp_path, PYTHONIOENCODING="cp1252").startswith(
        "Cách dùng: danvan [TÙY CHỌN] LỆNH [THAM SỐ]..."
    )
    assert execute(danvan, "explain", "DV401", cwd=tmp_path).startswith("# DV401: ")

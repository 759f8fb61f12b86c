"""What this machine has of what danvan and its users need: looked up once, as plain facts. Judges nothing."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from danvan_cli.cli.schema import stale_schemas
from danvan_cli.store.failure import NoWorkspace, reason_of
from danvan_cli.store.files import Files
from danvan_cli.store.git import in_repository, setting
from danvan_cli.store.memory import cache_folder
from danvan_cli.store.root import given_root
from danvan_cli.store.workspace import load_workspace
from danvan_cli.store.write import write_whole

_LIBREOFFICE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


@dataclass(frozen=True)
class Root:
    """The workspace: where it is, why it cannot be read, and what in it is not as it should be."""

    folder: str
    fault: str | None = None
    read_only: bool = False
    stale: int = 0
    carriage_returns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Machine:
    """The facts; ``None`` where there is no such thing here."""

    system: str
    python: tuple[int, int, int]
    encoding: str
    git: str | None
    git_name: str | None
    git_email: str | None
    word_diff: bool | None
    libreoffice: str | None
    fonts: frozenset[str]
    editor: str | None
    cache: str | None
    cache_fault: str | None
    root: Root | None


def this_machine(root: Path | None) -> Machine:
    """Look around; raises ``NoWorkspace`` where a folder was named that is no workspace."""
    environ = os.environ
    found = _root(root)
    here = Path(found.folder) if found else Path.cwd()
    git = shutil.which("git")
    cache = cache_folder()
    return Machine(
        system=sys.platform,
        python=sys.version_info[:3],
        encoding=console_encoding(),
        git=git,
        git_name=environ.get("GIT_AUTHOR_NAME") or (setting(here, "user.name") if git else None),
        git_email=environ.get("GIT_AUTHOR_EMAIL") or (setting(here, "user.email") if git else None),
        word_diff=bool(setting(here, "diff.danvan.textconv")) if git and in_repository(here) else None,
        libreoffice=libreoffice(environ.get("PATH"), _LIBREOFFICE),
        fonts=font_files(font_folders(sys.platform, environ, Path.home())),
        editor=shutil.which("code") or shutil.which("codium"),
        cache=cache,
        cache_fault=writing_fault(Path(cache)) if cache else None,
        root=found,
    )


def console_encoding() -> str:
    """Return in what this machine's programs write by themselves: a Windows console's code page, else the locale."""
    if sys.platform == "win32":
        import ctypes

        page = ctypes.windll.kernel32.GetConsoleOutputCP()
        if page:
            return "utf-8" if page == 65001 else f"cp{page}"
    return locale.getencoding().lower()


def libreoffice(path: str | None, usual: Iterable[str]) -> str | None:
    """Return LibreOffice from the path of programs, else from where it is usually installed."""
    named = shutil.which("soffice", path=path) or shutil.which("libreoffice", path=path)
    return named or next((place for place in usual if Path(place).is_file()), None)


def font_folders(system: str, environ: Mapping[str, str], home: Path) -> list[Path]:
    """Return where a system keeps its fonts."""
    if system == "win32":
        windows = Path(environ.get("WINDIR") or "C:/Windows") / "Fonts"
        own = Path(environ.get("LOCALAPPDATA") or home / "AppData/Local") / "Microsoft/Windows/Fonts"
        return [windows, own]
    if system == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    shared = (environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return [*(Path(folder) / "fonts" for folder in shared), home / ".local/share/fonts", home / ".fonts"]


def font_files(folders: Iterable[Path]) -> frozenset[str]:
    """Return the names of all files in folders of fonts, without case and spaces."""
    return frozenset(
        name.lower().replace(" ", "")
        for folder in folders
        for _, _, names in os.walk(folder)
        for name in names
    )


def writing_fault(folder: Path) -> str | None:
    """Return why nothing can be written into a folder, ``None`` where it can; leaves nothing behind but the folder."""
    probe = folder / f".danvan-thu-{os.getpid()}"
    try:
        write_whole(probe, b"")
        probe.unlink()
    except OSError as error:
        return reason_of(error)
    return None


def _root(given: Path | None) -> Root | None:
    try:
        folder = given_root(given)
    except NoWorkspace:
        if given is not None:
            raise
        return None
    try:
        workspace = load_workspace(folder)
    except NoWorkspace as missing:
        return Root(str(folder), str(missing))
    return Root(
        str(folder),
        read_only=not os.access(folder, os.W_OK),
        stale=stale_schemas(workspace),
        carriage_returns=tuple(_carriage_returns(folder)),
    )


def _carriage_returns(root: Path) -> Iterator[str]:
    for data_file in Files(root).all:
        if b"\r" in data_file.read():
            yield data_file.file

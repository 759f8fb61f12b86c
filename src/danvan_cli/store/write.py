"""Files written whole or not at all. Knows bytes and paths only."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there: readers see old bytes or new ones, never a half.

    Folders above are made; on any failure nothing is left behind. Raises ``OSError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, data) as temporary:
        os.replace(temporary, path)  # noqa: PTH105 - a plain path


def replace_whole(path: Path, old: bytes, new: bytes) -> bool:
    """Write a file whole where it still holds ``old``; ``False``, and nothing written, where it was changed."""
    with _beside(path, new) as temporary, _alone_in(path.parent):
        if path.is_symlink() or path.read_bytes() != old:
            return False
        os.replace(temporary, path)  # noqa: PTH105
    return True


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let no other danvan replace a file of a folder meanwhile; the system lifts the lock of a process that dies.

    A disk that knows no locks goes without: the moment between looking and replacing is short.
    """
    handle = None
    try:
        with contextlib.suppress(OSError):
            handle = _locked(folder)
        yield
    finally:
        if handle is not None:
            os.close(handle)


if sys.platform == "win32":  # pragma: no cover - a folder cannot be opened there

    def _locked(folder: Path) -> int:
        import msvcrt

        name = hashlib.sha256(
            os.path.normcase(os.path.realpath(folder)).encode("utf-8", "surrogatepass")
        ).hexdigest()
        handle = os.open(Path(tempfile.gettempdir()) / f"danvan-{name[:16]}.lock", os.O_RDWR | os.O_CREAT)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        return handle

else:

    def _locked(folder: Path) -> int:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        return handle


@contextlib.contextmanager
def _beside(path: Path, data: bytes) -> Iterator[str]:
    """A file with these bytes, on the disk for certain, beside the one it shall replace; gone where it did not."""
    handle, temporary = tempfile.mkstemp(prefix=".danvan-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(path))  # noqa: PTH101
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108


def create_whole(path: Path, data: bytes) -> bool:
    """Write a new file whole; ``False``, and nothing written, where the path exists already."""
    if os.path.lexists(path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, data) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                return False
            os.replace(temporary, path)  # noqa: PTH105
    return True


def way_out(root: Path, name: str) -> str | None:
    """Return the first part of a path below ``root`` that is a link, by which a file would be written elsewhere."""
    base = Path(os.path.realpath(root))
    parts = Path(name).parts
    for end in range(1, len(parts) + 1):
        inside = base.joinpath(*parts[:end])
        if os.path.normcase(os.path.realpath(inside)) != os.path.normcase(inside):
            return "/".join(parts[:end])
    return None


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

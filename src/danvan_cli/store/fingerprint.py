"""The digest of everything an answer about a workspace can depend on. Knows names and bytes, reads no content.

Imports next to nothing: it is asked before anything else, and a third of a short run would be imports.
"""

from __future__ import annotations

import os
import sys

try:
    from _blake2 import blake2b  # what hashlib hands out, without loading OpenSSL first
except ImportError:  # pragma: no cover - another Python than CPython
    from hashlib import blake2b

from danvan_cli.store.root import FOLDERS

SIZE = 16
"""Bytes of a digest."""
_READ = 1024 * 1024 + 1
_DEPTH = 6


def digest_of(*parts: str) -> str:
    """Return the digest of texts, told apart from each other; a text may hold what no encoding knows."""
    digest = blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def checksum(data: bytes) -> bytes:
    """Return the digest of bytes, ``SIZE`` bytes long."""
    return blake2b(data, digest_size=SIZE).digest()


def program_stamp() -> str:
    """Return a stamp of the running program: of the interpreter, and of the program's own files.

    A change in a checkout is another program, whatever its version says.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    stamps = [sys.version]
    _stamp_files(package, stamps)
    return digest_of(*stamps)


def _stamp_files(folder: str, stamps: list[str]) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".md")):
                found = entry.stat()
                stamps.append(f"{entry.name} {found.st_size} {found.st_mtime_ns}")
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                _stamp_files(entry.path, stamps)


def fingerprint(root: str) -> str | None:
    """Return the digest of every name and byte under the folders of a workspace.

    ``None`` where something cannot be read.
    """
    digest = blake2b(digest_size=SIZE)
    try:
        for folder in FOLDERS:
            _add_folder(digest, f"{root}/{folder}", folder, 0)
    except OSError:
        return None
    return digest.hexdigest()


def _add_folder(digest: blake2b, path: str, name: str, depth: int) -> None:
    """Add what stands in a folder, in the order of names: the kind, the name, the length and the bytes of each."""
    if not os.path.lexists(path):
        return
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        label = f"{name}/{entry.name}"
        if entry.is_symlink():
            _add(digest, b"l", label, os.fsencode(os.readlink(entry.path)))
        elif entry.is_dir():
            _add(digest, b"d", label, b"")
            if depth < _DEPTH:
                _add_folder(digest, entry.path, label, depth + 1)
        elif entry.is_file():
            handle = os.open(entry.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                data = os.read(handle, _READ)
                while len(data) < _READ and (more := os.read(handle, _READ - len(data))):
                    data += more
            finally:
                os.close(handle)
            _add(digest, b"f", label, data)
        else:
            _add(digest, b"o", label, b"")


def _add(digest: blake2b, kind: bytes, label: str, data: bytes) -> None:
    name = os.fsencode(label)
    digest.update(b"%b%d %d " % (kind, len(name), len(data)))
    digest.update(name)
    digest.update(data)

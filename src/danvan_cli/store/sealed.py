"""Whether a file is as the seal of a finished period says. Knows where seals stand and what they list."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from danvan_cli.model.seal import NiemPhong
from danvan_cli.store.load import load_document
from danvan_cli.store.root import SEAL, real


class InSeal(NamedTuple):
    """A seal that speaks of a file: of which period, as the signed document or as an input, and whether it agrees."""

    ky: str
    niem_phong: NiemPhong
    da_ky: bool
    khop: bool


def in_seals(root: Path, path: Path, data: bytes) -> InSeal | None:
    """Return what the seals of a workspace say of a file; ``None`` where none names it.

    A signed document is known by its bytes, else by its name; an input by its place, whatever its line ends.
    """
    found = list(_all(root, path, data))
    agreed = [one for one in found if one.khop and one.da_ky]
    differing = [one for one in found if not one.khop]
    return next(iter([*agreed, *differing, *found]), None)


def _all(root: Path, path: Path, data: bytes) -> Iterator[InSeal]:
    absolute, base = real(path), real(root)
    place = absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else None
    digest = hashlib.sha256(data).hexdigest()
    for file in sorted(root.glob(f"reports/*/{SEAL}"), reverse=True):
        name = file.relative_to(root).as_posix()
        seal = load_document(name, file.read_bytes(), NiemPhong).model
        if seal is None or not seal.con_hieu_luc:
            continue
        signed = seal.van_ban
        if signed and (signed.dau == digest or signed.tep in (place, path.name)):
            yield InSeal(file.parent.name, seal, True, signed.dau == digest)
        if place in seal.tep:
            same = load_document(place, data, NiemPhong).digest == seal.tep[place]
            yield InSeal(file.parent.name, seal, False, same)

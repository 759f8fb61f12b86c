"""The YAML files of a workspace, each with the shape its place gives it. Knows places and plans, no rule.

Links are never followed: what a link leads to is not ours to write.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.seal import NiemPhong
from danvan_cli.model.shape import Shape, report_shape, shape_of, summary_shape
from danvan_cli.model.text import nfc
from danvan_cli.store.load import Document, load_document
from danvan_cli.store.root import OFFICE, SEAL
from danvan_cli.store.source import MAX_BYTES
from danvan_cli.store.workspace import HOUSE, is_closed, plan_in_force

SUMMARY = "tong-hop.yaml"


class DataFile(NamedTuple):
    """A file by the name that findings use, where it lies, and the period it belongs to."""

    file: str
    path: Path
    ky: Ky | None = None

    def read(self) -> bytes:
        """Return the bytes, of a file that is too large no more than shows it. Raises ``OSError``."""
        with self.path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)


class Files:
    """The files below a root."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def all(self) -> tuple[DataFile, ...]:
        """Every file, in the order in which a workspace is read."""
        house = self.root / HOUSE
        return (
            *(DataFile(f"plans/{nfc(path.name)}", path) for path in _yaml_files(self.root / "plans")),
            *self._reports(),
            *([DataFile(HOUSE, house)] if house.is_file() and not house.is_symlink() else []),
        )

    @cached_property
    def sealed(self) -> frozenset[Ky]:
        """The periods that are closed: any change in their folders would be found (DV607)."""
        return frozenset(ky for ky, folder in self._periods() if _is_sealed(folder / SEAL))

    def shape(self, data_file: DataFile) -> Shape:
        """Return the shape of a file, with the codes of the plan in force where its plan can be read."""
        if data_file.ky is not None:
            return self._shapes_in(data_file.ky.nam)[data_file.path.name == SUMMARY]
        models = {OFFICE: shape_of(SoDonVi), HOUSE: shape_of(TheThuc)}
        return models.get(data_file.file) or shape_of(KeHoach)

    def _shapes_in(self, year: int) -> tuple[Shape, Shape]:
        if year not in self._shapes:
            found = plan_in_force(self._plans, year)
            plan = found.model if found else None
            self._shapes[year] = (report_shape(plan), summary_shape(plan))
        return self._shapes[year]

    @cached_property
    def _shapes(self) -> dict[int, tuple[Shape, Shape]]:
        return {}

    @cached_property
    def _plans(self) -> tuple[Document[KeHoach], ...]:
        return tuple(
            load_document(found.file, found.read(), KeHoach)
            for found in self.all
            if found.ky is None and found.file not in (OFFICE, HOUSE)
        )

    def _periods(self) -> Iterator[tuple[Ky, Path]]:
        for entry in _entries(self.root / "reports"):
            ky = parse_period(entry.name) if entry.is_dir(follow_symlinks=False) else None
            if ky is not None and str(ky) == entry.name:
                yield ky, Path(entry.path)

    def _reports(self) -> Iterator[DataFile]:
        for ky, folder in sorted(self._periods()):
            for path in _yaml_files(folder):
                yield DataFile(f"reports/{ky}/{nfc(path.name)}", path, ky)


def _is_sealed(path: Path) -> bool:
    return path.is_file() and is_closed(load_document(SEAL, path.read_bytes(), NiemPhong))


def _yaml_files(folder: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.name.endswith(".yaml") and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder, sorted by name; nothing of a folder that is a link or does not exist."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    with os.scandir(folder) as found:
        return sorted(
            (entry for entry in found if not entry.name.startswith((".", "~$"))), key=lambda entry: entry.name
        )

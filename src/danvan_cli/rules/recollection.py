"""What was found in each unit's reports at the last check, for those on which nothing has changed since.

So one changed report among thousands is read alone. What is remembered are values of a few known classes: data that
asks for anything else, from wherever it came, is not taken.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from typing import Any

from danvan_cli.rules.sweep import Family, Found
from danvan_cli.store.fingerprint import digest_of, program_stamp
from danvan_cli.store.head import head_state
from danvan_cli.store.load import Document, content_digest
from danvan_cli.store.memory import recall, remember
from danvan_cli.store.workspace import Workspace

_MOST_BYTES = 32 * 1024 * 1024
_CLASSES = {
    "datetime": ("date",),
    "decimal": ("Decimal",),
    "fractions": ("Fraction",),
    "danvan_cli.problem": ("Place", "Problem", "Severity"),
    "danvan_cli.model.extract": ("Extract",),
    "danvan_cli.model.figures": ("FigureFault", "Figures", "SoLieu"),
    "danvan_cli.model.period": ("Ky",),
    "danvan_cli.model.report": ("HoiNghi", "KhenThuong", "KySoLieu", "MoHinh", "QuyetDinh", "VanBanGhi"),
    "danvan_cli.rules.sweep": ("Found",),
    "danvan_cli.store.load": ("Outcome",),
    "danvan_cli.store.workspace": ("Learnt",),
}
"""What may stand in what is remembered, by the module that it is from."""


class Recollection:
    """The memory of one workspace: for each unit the digest of all that its findings depend on, and the findings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._basis = _basis(workspace)
        self._key = digest_of("từng đơn vị", str(workspace.root))
        self._known = _entries(recall(self._key)) if self._basis else {}
        self._now: dict[str, tuple[str, bytes]] = {}
        self._files: dict[str, dict[str, str]] = {}

    def recall(self, family: Family) -> Found | None:
        """Return what was found last time; ``None`` where something has changed since."""
        code = family[0][1]
        files = self._files[code] = self._digests(family)
        known = self._known.get(code)
        found = _found(known[1]) if known and known[0] == self._digest(files) else None
        if known and found:
            self._now[code] = known
        return found

    def note(self, family: Family, found: Found) -> None:
        """Remember what was found, unless a file was changed between the question and the reading."""
        code = family[0][1]
        files = self._files.get(code, {})
        read = {
            f"reports/{ky}/{unit}.yaml": learnt.outcome.digest for (ky, unit), learnt in found.learnt.items()
        }
        others = {file: self._digest_of(file) for file in files.keys() - read.keys()}
        if {**read, **others} == files:
            self._now[code] = (self._digest(files), pickle.dumps(found, pickle.HIGHEST_PROTOCOL))

    def keep(self) -> None:
        """Write down what is known now, where that is something else than before."""
        if self._basis and self._now != self._known:
            remember(self._key, pickle.dumps(self._now, pickle.HIGHEST_PROTOCOL), _MOST_BYTES)

    def _digests(self, family: Family) -> dict[str, str]:
        """Return the digests of the unit's files and of those of the units that it succeeds."""
        office, code = self._workspace.office.model, family[0][1]
        unit = office.theo_ma.get(code) if office else None
        files = [
            period.reports[one].file
            for period in self._workspace.periods.values()
            for one in (code, *(unit.ke_thua if unit else ()))
            if one in period.reports
        ]
        return {file: self._digest_of(file) for file in files}

    def _digest_of(self, file: str) -> str:
        try:
            return content_digest((self._workspace.root / file).read_bytes())
        except OSError:
            return ""  # told of by who reads it

    def _digest(self, files: Mapping[str, str]) -> str:
        return digest_of(self._basis or "", *(f"{file} {digest}" for file, digest in files.items()))


def _basis(workspace: Workspace) -> str | None:
    """Return the digest of what every report is judged by; ``None`` where it cannot be told."""
    history = head_state(str(workspace.root))
    if history is None:
        return None
    documents: tuple[Document[Any], ...] = (workspace.office, *workspace.plans)
    basis = (f"{document.file} {document.digest}" for document in documents)
    return digest_of(program_stamp(), str(workspace.today), history, *basis)


def _entries(data: bytes | None) -> dict[str, tuple[str, bytes]]:
    entries = _plain(data) if data else None
    return entries if isinstance(entries, dict) else {}


def _found(data: bytes) -> Found | None:
    found = _plain(data)
    return found if isinstance(found, Found) else None


def _plain(data: bytes) -> Any:  # noqa: ANN401 - whatever was written there
    try:
        return _Careful(io.BytesIO(data)).load()
    except Exception:
        return None


class _Careful(pickle.Unpickler):
    """Makes values of the known classes and of nothing else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """Return a class that may stand there."""
        if name not in _CLASSES.get(module, ()):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)

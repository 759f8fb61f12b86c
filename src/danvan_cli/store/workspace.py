"""The folder of an office's files, read whole once: every document, and every file that does not belong.

Finds the root, names strays (DV008), knows which plan is in force and which reports belong to which period.
Knows no rule that needs more than one of these facts.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from danvan_cli.model.duty import Duties
from danvan_cli.model.figures import Figures, read_figures
from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop
from danvan_cli.model.seal import NiemPhong
from danvan_cli.model.text import nfc
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.clock import today
from danvan_cli.store.failure import NoWorkspace, reason_of
from danvan_cli.store.history import History
from danvan_cli.store.load import Document, load_document
from danvan_cli.store.root import OFFICE, SEAL

HOUSE = "templates/the-thuc.yaml"
_IGNORED = frozenset({"Thumbs.db", "desktop.ini"})
_UNIT_FILE = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")


class Period(NamedTuple):
    """One folder under ``reports/``: the units' reports by the code in the file name, and HCQT's own file."""

    ky: Ky
    reports: Mapping[str, Document[BaoCao]]
    tong_hop: Document[TongHop] | None
    niem_phong: Document[NiemPhong] | None = None

    @property
    def sealed(self) -> bool:
        """Whether the period is closed: it has a seal that was not opened again."""
        return self.niem_phong is not None and is_closed(self.niem_phong)


def is_closed(seal: Document[NiemPhong]) -> bool:
    """Tell whether a seal holds; one that cannot be read does."""
    return seal.model is None or seal.model.con_hieu_luc


AnyDocument: TypeAlias = (
    Document[SoDonVi]
    | Document[KeHoach]
    | Document[BaoCao]
    | Document[TongHop]
    | Document[NiemPhong]
    | Document[TheThuc]
)


@dataclass(frozen=True)
class Workspace:
    """Everything that was read, and on which day; ``strays`` are the findings about files that do not belong."""

    root: Path
    office: Document[SoDonVi]
    plans: tuple[Document[KeHoach], ...]
    periods: Mapping[Ky, Period]
    strays: tuple[Problem, ...]
    today: date
    the_thuc: Document[TheThuc] | None = None

    @property
    def documents(self) -> Iterator[AnyDocument]:
        """Every document, in reading order."""
        yield self.office
        yield from self.plans
        for period in self.periods.values():
            yield from period.reports.values()
            if period.tong_hop:
                yield period.tong_hop
            if period.niem_phong:
                yield period.niem_phong
        if self.the_thuc:
            yield self.the_thuc

    @property
    def reading_problems(self) -> Iterator[Problem]:
        """The findings made while reading, strays included."""
        yield from self.strays
        for document in self.documents:
            yield from document.problems

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every file that was read, for showing the line of a finding."""
        return {document.file: document.text for document in self.documents}

    @cached_property
    def history(self) -> History:
        """What git knows of the files."""
        return History(self.root)

    def plan_for(self, ky: Ky) -> Document[KeHoach] | None:
        """Return the plan in force in the year of a period; of two (DV203), the one that began later."""
        if ky.nam not in self._plan_of_year:
            self._plan_of_year[ky.nam] = plan_in_force(self.plans, ky.nam)
        return self._plan_of_year[ky.nam]

    @cached_property
    def _plan_of_year(self) -> dict[int, Document[KeHoach] | None]:
        return {}

    def duties_in(self, ky: Ky) -> Duties | None:
        """Return the duties of a period, or ``None`` without an office file and a plan that tell them."""
        if ky.nam not in self._duties_of_year:
            plan = self.plan_for(ky)
            duties = self.duties_of(plan) if plan else None
            self._duties_of_year[ky.nam] = duties if duties and duties.sound else None
        return self._duties_of_year[ky.nam]

    @cached_property
    def _duties_of_year(self) -> dict[int, Duties | None]:
        return {}

    def duties_of(self, plan: Document[KeHoach]) -> Duties | None:
        """Return the duties under a plan; ``None`` where the office file or the plan has errors of its own.

        What was left out of a faulty plan would otherwise come back as a finding in every report.
        """
        if self.office.model is None or plan.model is None or self.office.has_errors or plan.has_errors:
            return None
        if plan.file not in self._duties:
            self._duties[plan.file] = Duties(self.office.model, plan.model)
        return self._duties[plan.file]

    @cached_property
    def _duties(self) -> dict[str, Duties]:
        return {}

    def figures_of(self, ky: Ky, unit: str) -> Figures | None:
        """Return the figures of a unit's report, read once; ``None`` without a readable report or plan."""
        key = (ky, unit)
        if key not in self._figures:
            period, duties = self.periods.get(ky), self.duties_in(ky)
            document = period.reports.get(unit) if period else None
            readable = document is not None and document.model is not None and duties is not None
            self._figures[key] = read_figures(document.model, duties) if readable else None  # type: ignore[union-attr, arg-type]
        return self._figures[key]

    @cached_property
    def _figures(self) -> dict[tuple[Ky, str], Figures | None]:
        return {}

    def report(self, ky: Ky, unit: str) -> Document[BaoCao] | None:
        """Return the document of a unit's report, readable or not; ``None`` where there is no file."""
        period = self.periods.get(ky)
        return period.reports.get(unit) if period else None

    def signing_day(self, ky: Ky) -> date:
        """Return the day that selects who signs a document of a period that is given no date."""
        period = self.periods.get(ky)
        summary = period.tong_hop.model if period and period.tong_hop else None
        return summary.ngay_ky if summary else ky.ngay_cuoi


def plan_in_force(plans: Iterable[Document[KeHoach]], year: int) -> Document[KeHoach] | None:
    """Return the plan in force in a year; of two (DV203), the one that began later."""
    valid = [plan for plan in plans if plan.model and year in plan.model.hieu_luc]
    return max(
        valid,
        key=lambda plan: (
            (plan.model.hieu_luc.tu_nam, plan.file.removesuffix(".yaml")) if plan.model else (0, "")
        ),
        default=None,
    )


def load_workspace(root: Path) -> Workspace:
    """Read the whole workspace; raises ``NoWorkspace`` where the folder itself cannot be read."""
    with nothing_freed():
        return _load(root)


@contextmanager
def nothing_freed() -> Iterator[None]:
    """Let the collector rest while files are read: it would only walk ever more nodes."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _load(root: Path) -> Workspace:
    strays: list[Problem] = []
    office_path = root / OFFICE
    if not office_path.is_file() or office_path.is_symlink():
        raise NoWorkspace(f"{OFFICE} không phải là một tệp đọc được")
    office: Document[SoDonVi] | None = None
    plans: list[Document[KeHoach]] = []
    for entry in _entries(root, "plans", strays):
        file = f"plans/{nfc(entry.name)}"
        if not _is_yaml(entry, file, strays):
            continue
        data = _read(entry.path, file)
        if file == OFFICE:
            office = load_document(file, data, SoDonVi)
        else:
            plans.append(load_document(file, data, KeHoach))
    if office is None:
        raise NoWorkspace(f"không đọc được {OFFICE}")
    periods: dict[Ky, Period] = {}
    if (root / "reports").exists():
        for entry in _entries(root, "reports", strays):
            ky = parse_period(entry.name) if entry.is_dir(follow_symlinks=False) else None
            if ky is None or str(ky) != entry.name:
                strays.append(_stray(f"reports/{nfc(entry.name)}", _why_no_period(entry)))
            else:
                periods[ky] = _load_period(root, ky, strays)
    house = root / HOUSE
    chosen = load_document(HOUSE, _read(str(house), HOUSE), TheThuc) if house.is_file() else None
    return Workspace(
        root, office, tuple(plans), dict(sorted(periods.items())), tuple(strays), today(), chosen
    )


def _load_period(root: Path, ky: Ky, strays: list[Problem]) -> Period:
    reports: dict[str, Document[BaoCao]] = {}
    summary: Document[TongHop] | None = None
    seal: Document[NiemPhong] | None = None
    folder = f"reports/{ky}"
    for entry in _entries(root, folder, strays):
        file = f"{folder}/{nfc(entry.name)}"
        if not _is_yaml(entry, file, strays):
            continue
        data = _read(entry.path, file)
        if entry.name == "tong-hop.yaml":
            summary = load_document(file, data, TongHop)
        elif entry.name == SEAL:
            seal = load_document(file, data, NiemPhong)
        else:
            reports[entry.name.removesuffix(".yaml")] = load_document(file, data, BaoCao)
    return Period(ky, reports, summary, seal)


def _entries(root: Path, folder: str, strays: list[Problem]) -> list[os.DirEntry[str]]:
    """Return what stands in a folder, sorted by name, without what is ignored; links are strays."""
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise NoWorkspace(f"không đọc được thư mục {folder}: {reason_of(error)}") from None
    kept = []
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in _IGNORED:
            continue
        if entry.is_symlink():
            strays.append(_stray(f"{folder}/{nfc(entry.name)}", "đây là một liên kết, danvan không đi theo"))
            continue
        kept.append(entry)
    return kept


def _is_yaml(entry: os.DirEntry[str], file: str, strays: list[Problem]) -> bool:
    if not entry.is_file(follow_symlinks=False):
        kind = "thư mục" if entry.is_dir(follow_symlinks=False) else "tệp đặc biệt"
        strays.append(_stray(file, f"{kind} này không thuộc về đây"))
    elif not entry.name.endswith(".yaml"):
        strays.append(_stray(file, "phần mở rộng của tệp phải là .yaml", *_better_name(entry)))
    elif not _UNIT_FILE.fullmatch(entry.name):
        strays.append(
            _stray(file, "tên tệp phải là mã (chữ thường không dấu, chữ số, dấu gạch nối) rồi đến .yaml")
        )
    else:
        return True
    return False


def _better_name(entry: os.DirEntry[str]) -> tuple[str, ...]:
    """Return the hint with the name that was meant, where it is a proper one and still free."""
    name = f"{entry.name.partition('.')[0].lower()}.yaml"
    if (
        entry.name.count(".") > 1
        or not _UNIT_FILE.fullmatch(name)
        or Path(entry.path).with_name(name).exists()
    ):
        return ()
    return (f"đổi tên thành {name}, chuyển đi nơi khác hoặc xóa",)


def _why_no_period(entry: os.DirEntry[str]) -> str:
    if entry.is_dir(follow_symlinks=False):
        return "thư mục trong reports phải là tên kỳ báo cáo như 2024, 2024-6t hoặc 2024-9t"
    return "tệp này không thuộc kỳ báo cáo nào"


def _stray(file: str, message: str, hint: str = "đổi tên, chuyển đi nơi khác hoặc xóa") -> Problem:
    return Problem("DV008", Severity.ERROR, Place(file), message, hint)


def _read(path: str, file: str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - the entry's path is text already
            return stream.read(1024 * 1024 + 1)
    except OSError as error:
        raise NoWorkspace(f"không đọc được tệp {file}: {reason_of(error)}") from None

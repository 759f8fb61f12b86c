"""The folder of an office's files, read whole once: every document, and every file that does not belong.

Finds the root, names strays (DV008), knows which plan is in force and which reports belong to which period.
Knows no rule that needs more than one of these facts.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from danvan_cli.model.duty import Duties
from danvan_cli.model.extract import Extract, extract_of
from danvan_cli.model.figures import Figures, read_figures
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop
from danvan_cli.model.text import nfc
from danvan_cli.problem import Problem
from danvan_cli.store.clock import today
from danvan_cli.store.entries import entries_of, is_yaml, read_bytes, stray, why_no_period
from danvan_cli.store.failure import NoWorkspace
from danvan_cli.store.history import History
from danvan_cli.store.load import Document, Outcome, Reading, load_document, read_document
from danvan_cli.store.root import OFFICE, SEAL
from danvan_cli.store.texts import Texts

if TYPE_CHECKING:
    from danvan_cli.model.house import TheThuc
    from danvan_cli.model.seal import NiemPhong

HOUSE = "templates/the-thuc.yaml"


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


class Learnt(NamedTuple):
    """What is kept of a report when it is let go."""

    outcome: Outcome
    extract: Extract | None
    figures: Figures | None


AnyDocument: TypeAlias = (
    "Document[SoDonVi] | Document[KeHoach] | Document[BaoCao] | Document[TongHop] | Document[NiemPhong]"
    "| Document[TheThuc]"
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
    def texts(self) -> Mapping[str, str]:
        """The text of every file that was read, for showing the line of a finding."""
        return Texts({document.file: document for document in self.documents})

    @cached_property
    def notes(self) -> dict[object, Any]:
        """What is worked out of a workspace elsewhere and worth keeping, each under who worked it out."""
        return {}

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
            document, duties = self.report(ky, unit), self.duties_in(ky)
            report = document.model if document and duties else None
            self._figures[key] = read_figures(report, duties) if report and duties else None
        return self._figures[key]

    def extract(self, ky: Ky, unit: str) -> Extract | None:
        """Return what other reports are judged by in a unit's report, read once; ``None`` without a readable one."""
        key = (ky, unit)
        if key not in self._extracts:
            document = self.report(ky, unit)
            self._extracts[key] = extract_of(document.model) if document and document.model else None
        return self._extracts[key]

    def found_elsewhere(self, ky: Ky, unit: str, learnt: Learnt) -> None:
        """Take over what another process has read of a report."""
        document = self.report(ky, unit)
        if document is not None:
            document.take_over(learnt.outcome)
            self._extracts[ky, unit], self._figures[ky, unit] = learnt.extract, learnt.figures

    def learnt(self, ky: Ky, unit: str) -> Learnt:
        """Return what is kept of a report when it is let go."""
        document = self.periods[ky].reports[unit]
        return Learnt(document.outcome, self.extract(ky, unit), self.figures_of(ky, unit))

    @cached_property
    def _figures(self) -> dict[tuple[Ky, str], Figures | None]:
        return {}

    @cached_property
    def _extracts(self) -> dict[tuple[Ky, str], Extract | None]:
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


def load_workspace(root: Path, *, reports_later: bool = False) -> Workspace:
    """Read the whole workspace; raises ``NoWorkspace`` where the folder itself cannot be read.

    ``reports_later`` leaves the units' reports unread until something of them is asked for: then too, it may raise.
    """
    with nothing_freed():
        return _load(root, reports_later)


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


def _load(root: Path, reports_later: bool) -> Workspace:
    strays: list[Problem] = []
    office_path = root / OFFICE
    if not office_path.is_file() or office_path.is_symlink():
        raise NoWorkspace(f"{OFFICE} không phải là một tệp đọc được")
    office: Document[SoDonVi] | None = None
    plans: list[Document[KeHoach]] = []
    for entry in entries_of(root, "plans", strays):
        file = f"plans/{nfc(entry.name)}"
        if not is_yaml(entry, file, strays):
            continue
        data = read_bytes(entry.path, file)
        if file == OFFICE:
            office = load_document(file, data, SoDonVi)
        else:
            plans.append(load_document(file, data, KeHoach))
    if office is None:
        raise NoWorkspace(f"không đọc được {OFFICE}")
    periods: dict[Ky, Period] = {}
    if (root / "reports").exists():
        for entry in entries_of(root, "reports", strays):
            ky = parse_period(entry.name) if entry.is_dir(follow_symlinks=False) else None
            if ky is None or str(ky) != entry.name:
                strays.append(stray(f"reports/{nfc(entry.name)}", why_no_period(entry)))
            else:
                periods[ky] = _load_period(root, ky, strays, reports_later)
    chosen = _house(root)
    return Workspace(
        root, office, tuple(plans), dict(sorted(periods.items())), tuple(strays), today(), chosen
    )


def _house(root: Path) -> Document[TheThuc] | None:
    """Return the office's choices of form, where it has any."""
    if not (root / HOUSE).is_file():
        return None
    from danvan_cli.model.house import TheThuc

    return load_document(HOUSE, read_bytes(str(root / HOUSE), HOUSE), TheThuc)


def _load_period(root: Path, ky: Ky, strays: list[Problem], reports_later: bool) -> Period:
    reports: dict[str, Document[BaoCao]] = {}
    summary: Document[TongHop] | None = None
    seal: Document[NiemPhong] | None = None
    folder = f"reports/{ky}"
    for entry in entries_of(root, folder, strays):
        file = f"{folder}/{nfc(entry.name)}"
        if not is_yaml(entry, file, strays):
            continue
        if entry.name == "tong-hop.yaml":
            summary = load_document(file, read_bytes(entry.path, file), TongHop)
        elif entry.name == SEAL:
            from danvan_cli.model.seal import NiemPhong  # few periods are sealed

            seal = load_document(file, read_bytes(entry.path, file), NiemPhong)
        else:
            read = partial(_read_report, entry.path, file)
            reports[entry.name.removesuffix(".yaml")] = (
                Document(file, read) if reports_later else Document.of(file, read())
            )
    return Period(ky, reports, summary, seal)


def _read_report(path: str, file: str) -> Reading:
    return read_document(file, read_bytes(path, file), BaoCao)

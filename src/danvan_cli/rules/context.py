"""What many rules ask of a workspace: the reports that can be checked, with their period, plan and unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from danvan_cli.model.duty import Duties
from danvan_cli.model.extract import Extract
from danvan_cli.model.figures import Figures, Loc
from danvan_cli.model.office import DonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.model.text import nearest
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Period, Workspace


class Filed:
    """A readable report that stands where it belongs, of a known unit, in a year with a plan.

    Rules that look at many reports ask for extract and figures alone: the report itself may have been let go.
    """

    def __init__(
        self,
        ky: Ky,
        unit: DonVi,
        document: Document[BaoCao],
        extract: Extract,
        duties: Duties,
        figures: Figures,
    ) -> None:
        self.ky = ky
        self.unit = unit
        self.document = document
        self.extract = extract
        self.duties = duties
        self.figures = figures

    @cached_property
    def report(self) -> BaoCao:
        """The whole report."""
        report = self.document.model
        if report is None:
            raise ValueError("a filed report can be read")
        return report

    @property
    def sent(self) -> bool:
        """Whether the unit has sent it."""
        return self.extract.ngay_gui is not None

    def at(self, *loc: str | int) -> Place:
        """Return the place of a value in the report."""
        return self.document.at(*loc)


class Present(NamedTuple):
    """A readable report in the folder of a period, whatever it says of itself; ``code`` is the name of its file."""

    ky: Ky
    code: str
    document: Document[BaoCao]
    report: BaoCao


def filed_in(workspace: Workspace, period: Period) -> Sequence[Filed]:
    """Return the reports of a period that rules can check, in the register's order."""
    known: dict[Ky, Sequence[Filed]] = workspace.notes.setdefault(filed_in, {})
    if period.ky not in known:
        duties = workspace.duties_in(period.ky)
        units = duties.office.thu_tu if duties else ()
        known[period.ky] = [filed for code in units if (filed := filed_of(workspace, period.ky, code))]
    return known[period.ky]


def filed_of(workspace: Workspace, ky: Ky, code: str) -> Filed | None:
    """Return a unit's report of a period if rules can check it."""
    duties, document = workspace.duties_in(ky), workspace.report(ky, code)
    unit = duties.office.theo_ma.get(code) if duties else None
    extract = workspace.extract(ky, code)
    if duties is None or unit is None or document is None or extract is None:
        return None
    if extract.don_vi != code or extract.ky != ky:
        return None
    figures = workspace.figures_of(ky, code)
    return Filed(ky, unit, document, extract, duties, figures) if figures else None


def all_filed(workspace: Workspace) -> Iterator[Filed]:
    """Yield every report that rules can check, period by period."""
    for period in workspace.periods.values():
        yield from filed_in(workspace, period)


def texts_with(mark: str, data: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a file's plain data that holds a mark, with its path; figures are no texts."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        if key == "so_lieu" or value is None:
            continue
        if not isinstance(value, str):
            yield from texts_with(mark, value, (*loc, key))
        elif mark in value:
            yield (*loc, key), value


def error(code: str, place: Place, message: str, hint: str | None = None) -> Problem:
    """Return a finding that fails."""
    return Problem(code, Severity.ERROR, place, message, hint)


def warning(
    code: str, place: Place, message: str, hint: str | None = None, about: tuple[str, ...] = ()
) -> Problem:
    """Return a finding that does not fail by itself; ``about`` names the indicators concerned."""
    return Problem(code, Severity.WARNING, place, message, hint, about)


def did_you_mean(meant: str | None, otherwise: str | None = None) -> str | None:
    """Return the hint with the nearest known word, or another one where nothing is near."""
    return f"có phải “{meant}”?" if meant else otherwise


def unknown(what: str, code: str, place: Place, known: Iterable[str]) -> Problem:
    """Return DV201: nothing of that kind bears the code, with the nearest one that something bears."""
    candidates = list(known)
    return error(
        "DV201",
        place,
        f"không có {what} mang mã “{code[:60]}”",
        did_you_mean(
            nearest(code, candidates),
            f"các mã đã khai: {', '.join(candidates)}" if len(candidates) <= 12 else None,
        ),
    )

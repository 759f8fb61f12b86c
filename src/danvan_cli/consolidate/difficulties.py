"""Difficulties of a period and those still open from the years before, each with the amendment that answers it.

An amendment of any plan answers what its ``tu_kho_khan`` names: a period, a unit, a task; without a task all that
the unit told in that period. Knows no wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from danvan_cli.model.figures import Figures
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach, SuaDoi
from danvan_cli.model.report import BaoCao, KhoKhan, KienNghi
from danvan_cli.store.workspace import Workspace


@dataclass(frozen=True)
class VuongMac:
    """A difficulty as a unit told it, the file it stands in, and the amendments that answer it."""

    ky: Ky
    don_vi: str
    kho_khan: KhoKhan
    tep: str
    nhap: bool
    so_lieu: Figures | None
    sua_doi: tuple[SuaDoi, ...]


@dataclass(frozen=True)
class DeNghi:
    """A proposal as a unit made it, and the file it stands in."""

    ky: Ky
    don_vi: str
    kien_nghi: KienNghi
    tep: str
    nhap: bool
    so_lieu: Figures | None


@dataclass(frozen=True)
class KhoKhanTrongKy:
    """What HCQT lays before Chánh Văn phòng: units in the register's order, earlier years last.

    ``nam_truoc`` holds what last year's reports told, answered or not; ``con_ton`` what is still open from all
    years before; ``khong_doc_duoc`` the files of which nothing could be read.
    """

    ky: Ky
    ke_hoach: KeHoach | None
    trong_ky: tuple[VuongMac, ...]
    nam_truoc: tuple[VuongMac, ...]
    con_ton: tuple[VuongMac, ...]
    kien_nghi: tuple[DeNghi, ...]
    khong_doc_duoc: tuple[str, ...]

    @property
    def da_giai_quyet(self) -> tuple[VuongMac, ...]:
        """Of last year's difficulties those that were answered."""
        return tuple(found for found in self.nam_truoc if found.sua_doi)


def difficulties_in(workspace: Workspace, ky: Ky) -> KhoKhanTrongKy:
    """Gather the difficulties and proposals of a period, and what the years before left open."""
    amendments = [amendment for plan in workspace.plans if plan.model for amendment in plan.model.sua_doi]
    plan = workspace.plan_for(ky)
    years = [earlier for earlier in workspace.periods if earlier.thang == 12 and earlier.nam < ky.nam]
    earlier = [found for year in sorted(years, reverse=True) for found in _told(workspace, year, amendments)]
    period = workspace.periods.get(ky)
    return KhoKhanTrongKy(
        ky,
        plan.model if plan else None,
        tuple(_told(workspace, ky, amendments)),
        tuple(found for found in earlier if found.ky == ky.nam_truoc),
        tuple(found for found in earlier if not found.sua_doi),
        tuple(_proposed(workspace, ky)),
        tuple(
            document.file
            for document in (period.reports.values() if period else ())
            if document.model is None
        ),
    )


def _reports(workspace: Workspace, ky: Ky) -> Iterator[tuple[str, BaoCao]]:
    period, office = workspace.periods.get(ky), workspace.office.model
    rank = office.thu_tu if office else {}
    for code in sorted(period.reports if period else (), key=lambda code: (rank.get(code, len(rank)), code)):
        document = workspace.report(ky, code)
        if document and document.model:
            yield code, document.model


def _told(workspace: Workspace, ky: Ky, amendments: list[SuaDoi]) -> Iterator[VuongMac]:
    for code, report in _reports(workspace, ky):
        for told in report.kho_khan:
            document = workspace.periods[ky].reports[code]
            answers = answers_to(amendments, ky, code, told)
            yield VuongMac(
                ky,
                code,
                told,
                document.file,
                report.ngay_gui is None,
                _needed(workspace, ky, code, told.noi_dung, told.de_xuat),
                answers,
            )


def answers_to(amendments: Iterable[SuaDoi], ky: Ky, code: str, told: KhoKhan) -> tuple[SuaDoi, ...]:
    """Return the amendments that name a difficulty of a unit in a period."""
    return tuple(
        amendment
        for amendment in amendments
        if any(
            source.ky == ky and source.don_vi == code and source.nhiem_vu in (None, told.nhiem_vu)
            for source in amendment.tu_kho_khan
        )
    )


def _proposed(workspace: Workspace, ky: Ky) -> Iterator[DeNghi]:
    for code, report in _reports(workspace, ky):
        document = workspace.periods[ky].reports[code]
        for proposed in report.kien_nghi:
            yield DeNghi(
                ky,
                code,
                proposed,
                document.file,
                report.ngay_gui is None,
                _needed(workspace, ky, code, proposed.noi_dung),
            )


def _needed(workspace: Workspace, ky: Ky, code: str, *texts: str | None) -> Figures | None:
    """Return a report's figures where a text may name one; most do not, and many years are looked through."""
    return workspace.figures_of(ky, code) if any(text and "{" in text for text in texts) else None

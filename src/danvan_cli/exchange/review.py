"""What a reviewer needs to know of each report of a period, those that need attention first. Knows no layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from danvan_cli.compare.change import ThayDoi
from danvan_cli.compare.periods import figures_against
from danvan_cli.consolidate.difficulties import KhoKhanTrongKy, VuongMac, difficulties_in
from danvan_cli.consolidate.progress import TienDo
from danvan_cli.consolidate.round import CHUA_XONG, DotBaoCao
from danvan_cli.exchange.values import difference
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao, GiaiTrinh
from danvan_cli.problem import Problem, Severity
from danvan_cli.store.workspace import Workspace

_MOST_OUTLIERS = 3
_SHARE = Decimal("0.3")
_LEAST = 5


class TuLanTruoc(NamedTuple):
    """What changed in a report since a reviewer last saw it: ``viec`` is ``duyet``, ``tra_lai`` or ``luu``."""

    viec: str
    ban: str
    thay_doi: tuple[ThayDoi, ...]


@dataclass(frozen=True)
class HoSo:
    """One unit's report as it lies before the reviewer.

    ``phat_hien`` are its errors and warnings, those accepted with a reason left out; ``giai_trinh`` the reasons
    with the task they stand in; ``bat_thuong`` the largest changes against last year; ``kho_khan`` what is open.
    """

    tien_do: TienDo
    tep: str
    bao_cao: BaoCao | None
    phat_hien: tuple[Problem, ...]
    giai_trinh: tuple[tuple[str | None, GiaiTrinh], ...]
    bat_thuong: tuple[ThayDoi, ...]
    tu_lan_truoc: TuLanTruoc | None
    kho_khan: tuple[VuongMac, ...]
    tre: int

    @property
    def loi(self) -> int:
        """How many errors there are."""
        return sum(problem.severity is Severity.ERROR for problem in self.phat_hien)

    @property
    def canh_bao(self) -> int:
        """How many warnings there are that nobody accepted."""
        return sum(problem.severity is Severity.WARNING for problem in self.phat_hien)

    @property
    def muc_can_xem(self) -> int:
        """How urgent it is: 0 at once, 1 to be read, 2 not sent yet, 3 nothing to ask."""
        report = self.bao_cao
        if (
            self.loi
            or self.tien_do.khong_doc_duoc
            or (report and report.doi_sau_phe_duyet)
            or self.tre_va_con_cho
        ):
            return 0
        if self.tien_do.trang_thai in CHUA_XONG:
            return 2
        asked = self.canh_bao or self.bat_thuong or (self.tu_lan_truoc and self.tu_lan_truoc.thay_doi)
        return 1 if asked and self.tien_do.trang_thai != "da_duyet" else 3

    @property
    def tre_va_con_cho(self) -> bool:
        """Whether the report is overdue and still to come."""
        return self.tre > 0 and self.tien_do.trang_thai in CHUA_XONG


@dataclass(frozen=True)
class BanXem:
    """The reviewer's brief of a period, in the order of attention; ``co_git`` is false where no history is kept."""

    dot: DotBaoCao
    ho_so: tuple[HoSo, ...]
    kho_khan: KhoKhanTrongKy
    con_ton_khac: tuple[VuongMac, ...]
    co_git: bool

    @property
    def ky(self) -> Ky:
        """The period."""
        return self.dot.ky


def review_of(
    workspace: Workspace,
    state: DotBaoCao,
    problems: Iterable[Problem],
    since: Mapping[str, TuLanTruoc] | None,
) -> BanXem:
    """Return the brief; ``since`` holds what changed by unit, ``None`` where there is no history to ask."""
    ky = state.ky
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity in (Severity.ERROR, Severity.WARNING):
            found.setdefault(problem.place.file, []).append(problem)
    hard = difficulties_in(workspace, ky)
    open_ones = [each for each in (*hard.trong_ky, *hard.con_ton) if not each.sua_doi]
    open_of: dict[str, list[VuongMac]] = {}
    for each in open_ones:
        open_of.setdefault(each.don_vi, []).append(each)
    papers = []
    for progress in state.don_vi:
        code = progress.don_vi.ma
        document = workspace.report(ky, code)
        report = document.model if document else None
        file = document.file if document else f"reports/{ky}/{code}.yaml"
        papers.append(
            HoSo(
                progress,
                file,
                report,
                tuple(found.get(file, ())),
                _reasons(report) if report else (),
                _outliers(figures_against(workspace, ky.truoc, ky, code)),
                since.get(code) if since else None,
                tuple(open_of.get(code, ())),
                state.tre(progress),
            )
        )
    papers.sort(key=lambda paper: (paper.muc_can_xem, -paper.loi, -paper.canh_bao))
    known = {paper.tien_do.don_vi.ma for paper in papers}
    others = tuple(each for each in open_ones if each.don_vi not in known)
    return BanXem(state, tuple(papers), hard, others, since is not None)


def _reasons(report: BaoCao) -> tuple[tuple[str | None, GiaiTrinh], ...]:
    of_tasks = [(task, entry) for task, result in report.nhiem_vu.items() for entry in result.giai_trinh]
    return (*of_tasks, *((None, entry) for entry in report.giai_trinh))


def _outliers(changes: Iterable[ThayDoi]) -> tuple[ThayDoi, ...]:
    """Return the largest changes of figures, measured by last year's; of rates by percentage points."""
    sized = [(size, change) for change in changes if (size := _size(change)) is not None and size >= _SHARE]
    sized.sort(key=lambda pair: -pair[0])
    return tuple(change for _, change in sized[:_MOST_OUTLIERS])


def _size(change: ThayDoi) -> Decimal | None:
    by = difference(change.truoc, change.sau, change.chi_tieu)
    if by is None or not change.so_sanh_duoc or not isinstance(change.truoc, SoLieu):
        return None
    if change.chi_tieu and change.chi_tieu.kieu == "ty_le":
        return abs(by) / 30
    if abs(by) < _LEAST:
        return None
    last = (
        abs(Decimal(change.truoc.gia_tri or 0)) if isinstance(change.truoc.gia_tri, Decimal) else Decimal(0)
    )
    return abs(by) / max(last, Decimal(1))

"""A period's round on a given day: who has sent, who is late, how many days are left. Knows no rule and no text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_cli.consolidate.filed import filed_in, progress_in
from danvan_cli.consolidate.progress import TienDo
from danvan_cli.model.dates import working_days
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import HanBaoCao, deadline_day
from danvan_cli.store.workspace import Workspace

CHUA_XONG = frozenset({"chua_co", "nhap", "bi_tra_lai"})
"""The states of a unit from which something is still to come."""


@dataclass(frozen=True)
class Han:
    """A deadline in one year: the day that it names, and the last day on time."""

    kieu: HanBaoCao
    ngay: date
    ngay_cuoi: date


@dataclass(frozen=True)
class DotBaoCao:
    """The round of a period as it stands on a day; ``don_vi`` in the register's order."""

    ky: Ky
    hom_nay: date
    han: Han | None
    ngay_nghi: frozenset[date]
    don_vi: tuple[TienDo, ...]
    da_mo: bool

    @property
    def con_cho(self) -> tuple[TienDo, ...]:
        """The units from which a report is still to come."""
        return tuple(progress for progress in self.don_vi if progress.trang_thai in CHUA_XONG)

    @property
    def so_ngay(self) -> int | None:
        """Days from today to the last day on time, negative after it; ``None`` without a deadline."""
        return (self.han.ngay_cuoi - self.hom_nay).days if self.han else None

    @property
    def so_ngay_lam_viec(self) -> int | None:
        """Working days from tomorrow to the last day on time; ``None`` without a deadline or after it."""
        if self.han is None or self.han.ngay_cuoi < self.hom_nay:
            return None
        return working_days(self.hom_nay, self.han.ngay_cuoi, self.ngay_nghi)

    def tre(self, progress: TienDo) -> int:
        """Days by which a sent report was late, or by which one that is still to come is overdue; 0 where neither."""
        if self.han is None:
            return 0
        end = self.hom_nay if progress.trang_thai in CHUA_XONG else progress.ngay_gui
        return max(0, (end - self.han.ngay_cuoi).days) if end else 0


def round_of(workspace: Workspace, ky: Ky, today: date) -> DotBaoCao | None:
    """Return the round of a period; ``None`` without a readable office file or plan in force."""
    filed = filed_in(workspace, ky)
    if filed is None:
        return None
    duties = filed.duties
    kind, named = duties.plan.bao_cao.deadline_of(ky), deadline_day(duties.plan, duties.office, ky)
    deadline = Han(kind, named, kind.last_day(named)) if kind and named else None
    return DotBaoCao(
        ky,
        today,
        deadline,
        duties.office.cac_ngay_nghi,
        progress_in(workspace, filed, ky),
        ky in workspace.periods,
    )

"""A read workspace → the result of a stage of years: every indicator as one series, whatever its code was.

The years stand side by side and are never added up. Each year is added up as its own consolidated report does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from danvan_cli.consolidate.build import consolidate
from danvan_cli.consolidate.lines import DongDonVi, lines_of
from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.expression import Operand
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import GiaiDoan
from danvan_cli.model.plan import KeHoach, NhiemVu
from danvan_cli.model.succession import continued
from danvan_cli.store.workspace import Workspace


@dataclass(frozen=True)
class Chuoi:
    """One indicator through the years of a stage, as the latest plan that counts it says.

    ``co_trong_ke_hoach`` holds the years whose plan counts it, in order; ``theo_nam`` the totals of those years that
    have reports; ``doi_cach_tinh`` the new definitions by the year since which they hold. ``khac_truoc`` is the
    indicator that it continues but that counted in another kind or unit of measure: that one is a series of its own.
    """

    nhiem_vu: NhiemVu
    chi_tieu: ChiTieu
    co_trong_ke_hoach: tuple[int, ...]
    theo_nam: Mapping[int, ChiTieuTongHop]
    doi_cach_tinh: Mapping[int, str]
    khac_truoc: ChiTieu | None = None

    @property
    def ten_cu(self) -> Mapping[str, tuple[int, ...]]:
        """The names that the indicator bore in earlier years, where it had another one, each with its years."""
        names: dict[str, tuple[int, ...]] = {}
        for year, total in self.theo_nam.items():
            if total.chi_tieu.ten != self.chi_tieu.ten:
                names[total.chi_tieu.ten] = (*names.get(total.chi_tieu.ten, ()), year)
        return names

    def so_sanh_duoc(self, year: int, later: int) -> bool:
        """Tell whether the figures of two years count the same."""
        return not any(year < since <= later for since in self.doi_cach_tinh)


@dataclass(frozen=True)
class KetQuaGiaiDoan:
    """Everything that a report of several years says.

    ``ket_qua`` maps the years that have reports to their results; ``ke_hoach`` every year to the plan in force, where
    there is one. ``plan`` is that of the last year; ``don_vi`` the units, each with those that it continues.
    """

    giai_doan: GiaiDoan
    office: SoDonVi
    plan: KeHoach
    ke_hoach: Mapping[int, KeHoach]
    ket_qua: Mapping[int, KetQua]
    chuoi: tuple[Chuoi, ...]
    don_vi: tuple[DongDonVi, ...]

    @property
    def nam_cuoi(self) -> KetQua:
        """The result of the last year that has one."""
        return self.ket_qua[max(self.ket_qua)]

    @property
    def nam_thieu(self) -> tuple[int, ...]:
        """The years without reports."""
        return tuple(ky.nam for ky in self.giai_doan.cac_ky if ky.nam not in self.ket_qua)

    @property
    def nam_minh_hoa(self) -> tuple[int, ...]:
        """The years that hold sample data."""
        return tuple(
            year
            for year, result in self.ket_qua.items()
            if any(report.minh_hoa for report in result.bao_cao.values())
        )

    def series_of(self, nhiem_vu: str) -> tuple[Chuoi, ...]:
        """The series of one task, those that go on to the last plan first, in plan order."""
        return tuple(series for series in self.chuoi if series.nhiem_vu.ma == nhiem_vu)

    @property
    def nhiem_vu(self) -> tuple[NhiemVu, ...]:
        """The tasks of the last plan, then those that only earlier plans had."""
        found = {**self.plan.nhiem_vu_theo_ma}
        for series in self.chuoi:
            found.setdefault(series.nhiem_vu.ma, series.nhiem_vu)
        return tuple(found.values())


def consolidate_years(workspace: Workspace, stage: GiaiDoan) -> KetQuaGiaiDoan | None:
    """Return the result of a stage, or ``None`` where no year of it has reports under a readable plan."""
    found = {ky.nam: consolidate(workspace, ky) for ky in stage.cac_ky if ky in workspace.periods}
    results = {year: result for year, result in found.items() if result is not None}
    duties = {ky.nam: workspace.duties_in(ky) for ky in stage.cac_ky}
    plans = {year: known.plan for year, known in duties.items() if known is not None}
    if not results:
        return None
    office = next(iter(results.values())).office
    return KetQuaGiaiDoan(
        giai_doan=stage,
        office=office,
        plan=plans[max(plans)],
        ke_hoach=plans,
        ket_qua=results,
        chuoi=tuple(series_of(plans, results)),
        don_vi=lines_of(
            office,
            {
                unit
                for result in results.values()
                for total in result.chi_tieu
                for unit in total.tong.theo_don_vi
            },
        ),
    )


@dataclass
class _Chain:
    """A series while the years are gone through backwards; ``code`` is that of the year looked at last."""

    plan: KeHoach
    latest: Operand
    code: Operand
    codes: dict[int, Operand]
    redefined: dict[int, str] = field(default_factory=dict)
    otherwise: Operand | None = None
    """Under which code the year looked at last counted in another way what this series counts."""
    other: ChiTieu | None = None


def series_of(plans: Mapping[int, KeHoach], results: Mapping[int, KetQua]) -> Iterator[Chuoi]:
    """Yield the series of plans and results by year, in the order of the latest plan, ended ones last.

    One that is counted in another way now stands behind what took its place.
    """
    chains: list[_Chain] = []
    going_on: list[_Chain] = []
    years = sorted(plans, reverse=True)
    for later, year in zip([None, *years], years, strict=False):
        plan = plans[year]
        going_on = [] if later is None else _carried(going_on, plans[later], later, plan, year)
        taken = {chain.code for chain in going_on}
        heirs = {chain.otherwise: chain for chain in chains if chain.otherwise}
        for task in plan.nhiem_vu_theo_ma.values():
            for indicator in task.chi_tieu_theo_ma:
                code = (task.ma, indicator)
                if code in taken:
                    continue
                chain = _Chain(plan, code, code, {year: code})
                heir = heirs.get(code)
                chains.insert(chains.index(heir) + 1 if heir else len(chains), chain)
                going_on.append(chain)
        for chain in heirs.values():
            chain.otherwise = None
    return (_series(chain, results) for chain in chains)


def _carried(chains: list[_Chain], now: KeHoach, later: int, plan: KeHoach, year: int) -> list[_Chain]:
    """Return the series that an earlier plan counted already, each under its code there."""
    kept = []
    for chain in chains:
        old = continued(now, plan, chain.code)
        was, is_now = plan.indicator(*old) if old else None, now.indicator(*chain.code)
        if old is None or was is None or is_now is None:
            continue
        if is_now.counts_like(was):
            chain.code = chain.codes[year] = old
            chain.redefined.update(is_now.redefined_after(year, later))
            kept.append(chain)
        else:
            chain.otherwise, chain.other = old, was
    return kept


def _series(chain: _Chain, results: Mapping[int, KetQua]) -> Chuoi:
    task = chain.plan.nhiem_vu_theo_ma[chain.latest[0]]
    years = sorted(chain.codes)
    return Chuoi(
        task,
        task.chi_tieu_theo_ma[chain.latest[1]],
        tuple(years),
        {year: results[year].theo_ma[chain.codes[year]] for year in years if year in results},
        dict(sorted(chain.redefined.items())),
        chain.other,
    )

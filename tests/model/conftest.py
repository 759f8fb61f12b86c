"""Small offices, plans and reports written in a few lines, without a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import dedent, indent
from typing import TypeVar

import pytest
from pydantic import BaseModel

from danvan_cli.model.duty import Duties
from danvan_cli.model.figures import Figures, read_figures
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao
from danvan_cli.model.totals import Tong, total_of
from danvan_cli.store.tree import parse

M = TypeVar("M", bound=BaseModel)

UNITS = """
- {ma: a, ten: Phòng A}
- {ma: b, ten: Phòng B}
- {ma: c, ten: Phòng C}
- {ma: lanh-dao, ten: Lãnh đạo, nop_bao_cao: false}
"""
OFFICE = """
phien_ban: 1
co_quan: {ten: Văn phòng, ten_in: VĂN PHÒNG, co_quan_chu_quan: UBND TỈNH, viet_tat: VP, nguoi_ky: []}
don_vi:
"""
PLAN = """
phien_ban: 1
ma: dan-van
ten: Công tác dân vận
hieu_luc: {tu_nam: 2022}
nhiem_vu:
"""
REGIME = """
bao_cao:
  don_vi_tong_hop: a
  kinh_gui: UBND tỉnh
  han: {kieu: truoc_ngay, ngay: 05/11}
"""
REPORT = """
phien_ban: 1
ky: KY
don_vi: UNIT
ky_so_lieu: {tu_ngay: 2023-11-01, den_ngay: 2024-10-31}
nhiem_vu:
"""


def block(text: str) -> str:
    return indent(dedent(text).strip("\n"), "  ") + "\n"


def read(model: type[M], text: str) -> M:
    tree, problems = parse("thu.yaml", text)
    assert tree is not None, problems
    assert not problems
    return model.model_validate(tree.data)


@pytest.fixture
def office() -> Callable[..., SoDonVi]:
    """An office from the list of its units."""

    def build(units: str = UNITS, rest: str = "") -> SoDonVi:
        return read(SoDonVi, OFFICE + block(units) + dedent(rest))

    return build


@pytest.fixture
def plan() -> Callable[..., KeHoach]:
    """A plan from the list of its tasks."""

    def build(tasks: str, regime: str = REGIME) -> KeHoach:
        return read(KeHoach, PLAN + block(tasks) + dedent(regime))

    return build


@pytest.fixture
def duties(office: Callable[..., SoDonVi], plan: Callable[..., KeHoach]) -> Callable[..., Duties]:
    """The duties of some units under a plan of some tasks."""

    def build(tasks: str, units: str = UNITS, regime: str = REGIME, rest: str = "") -> Duties:
        return Duties(office(units, rest), plan(tasks, regime))

    return build


@pytest.fixture
def report() -> Callable[..., BaoCao]:
    """A unit's report from its task entries and, behind them, other keys."""

    def build(unit: str, tasks: str = "{}", rest: str = "", ky: str = "2024") -> BaoCao:
        head = REPORT.replace("UNIT", unit).replace("KY", ky)
        return read(BaoCao, head + block(tasks) + dedent(rest))

    return build


@pytest.fixture
def figures(report: Callable[..., BaoCao]) -> Callable[..., Figures]:
    """The figures of one report under given duties."""

    def build(under: Duties, unit: str, tasks: str = "{}", rest: str = "", ky: str = "2024") -> Figures:
        return read_figures(report(unit, tasks, rest, ky), under)

    return build


@pytest.fixture
def total(report: Callable[..., BaoCao]) -> Callable[..., Tong]:
    """The total of an indicator of task ``t`` over reports written as ``{unit: entries}``."""

    def build(under: Duties, code: str, reports: Mapping[str, str | tuple[str, str]]) -> Tong:
        read_reports = {
            unit: report(unit, text) if isinstance(text, str) else report(unit, *text)
            for unit, text in reports.items()
        }
        read_all = {unit: read_figures(one, under) for unit, one in read_reports.items()}
        task = under.plan.nhiem_vu_theo_ma["t"]
        return total_of(task, task.chi_tieu_theo_ma[code], under, Ky(2024), read_reports, read_all)

    return build

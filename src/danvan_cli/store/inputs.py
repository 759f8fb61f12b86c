"""Which files a document is made from: the office, the plans, the reports, the templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from danvan_cli.model.period import GiaiDoan, Ky
from danvan_cli.store.load import Document
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace


class Inputs(NamedTuple):
    """The documents that another one is made from, and their paths from the root, for questions to git."""

    documents: tuple[Document[Any], ...]
    paths: tuple[str, ...]


def compared_with(workspace: Workspace, ky: Ky) -> list[Ky]:
    """Return the periods whose figures stand beside those of a period, where they have a folder."""
    return [period for period in dict.fromkeys((ky.truoc, ky.nam_truoc)) if period in workspace.periods]


def inputs_of_period(workspace: Workspace, ky: Ky) -> Inputs:
    """Return what a period's consolidated report and data are made from; folders are named whole."""
    periods = (ky, *compared_with(workspace, ky))
    return _inputs(
        workspace,
        [document for period in periods for document in _in_period(workspace, period)],
        [f"reports/{period}" for period in periods],
    )


def inputs_of_years(workspace: Workspace, stage: GiaiDoan) -> Inputs:
    """Return what a report on several years is made from: what each year's consolidated report is made from."""
    years = [ky for ky in stage.cac_ky if ky in workspace.periods]
    periods = dict.fromkeys(period for ky in years for period in (*compared_with(workspace, ky), ky))
    plans = {plan.file: plan for ky in stage.cac_ky if (plan := workspace.plan_for(ky))}
    read = {document.file: document for period in periods for document in _in_period(workspace, period)}
    return _inputs(workspace, {**plans, **read}.values(), [f"reports/{period}" for period in periods])


def inputs_of_round(workspace: Workspace, ky: Ky) -> Inputs:
    """Return what the letters of a period's round are made from: where every unit stands in it."""
    return _inputs(workspace, _in_period(workspace, ky), [f"reports/{ky}"])


def inputs_of_unit(workspace: Workspace, ky: Ky, unit: str) -> Inputs:
    """Return what one unit's report is made from: its own file and, of the year before, its predecessors' too."""
    office = workspace.office.model
    before = (unit, *(office.predecessors(unit) or () if office and unit in office.theo_ma else ()))
    found = [workspace.report(ky, unit), *(workspace.report(ky.truoc, code) for code in before)]
    plans = [workspace.plan_for(period) for period in (ky, ky.truoc)]
    return _inputs(workspace, [document for document in (*plans, *found) if document])


def inputs_of_plan(workspace: Workspace, plan: Document[Any]) -> Inputs:
    """Return what the document of a plan is made from."""
    return _inputs(workspace, [plan])


def _in_period(workspace: Workspace, ky: Ky) -> Iterator[Document[Any]]:
    plan = workspace.plan_for(ky)
    if plan:
        yield plan
    found = workspace.periods.get(ky)
    if found:
        yield from found.reports.values()
        if found.tong_hop:
            yield found.tong_hop


def _inputs(workspace: Workspace, found: Iterable[Document[Any]], folders: Iterable[str] = ()) -> Inputs:
    documents = [workspace.office, *found]
    if workspace.the_thuc:
        documents.append(workspace.the_thuc)
    folders = tuple(folders)
    single = (
        document.file
        for document in documents
        if not document.file.startswith(("templates/", *(f"{folder}/" for folder in folders)))
    )
    return Inputs(tuple(documents), tuple(sorted({OFFICE, "templates", *folders, *single})))

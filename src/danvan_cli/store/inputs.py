"""Which files a period's document and data are made from: the office, the plans, the reports, the templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from danvan_cli.model.period import Ky
from danvan_cli.store.load import Document
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace


def compared_with(workspace: Workspace, ky: Ky) -> list[Ky]:
    """Return the periods whose figures stand beside those of a period, where they have a folder."""
    return [period for period in dict.fromkeys((ky.truoc, ky.nam_truoc)) if period in workspace.periods]


def input_documents(workspace: Workspace, ky: Ky) -> Iterator[Document[Any]]:
    """Yield every document that a period's consolidated report depends on."""
    yield workspace.office
    for period in (ky, *compared_with(workspace, ky)):
        plan = workspace.plan_for(period)
        if plan:
            yield plan
        found = workspace.periods.get(period)
        if found:
            yield from found.reports.values()
            if found.tong_hop:
                yield found.tong_hop
    if workspace.the_thuc:
        yield workspace.the_thuc


def input_paths(workspace: Workspace, ky: Ky) -> list[str]:
    """Return the inputs of a period as paths from the root, folders whole, for questions to git."""
    periods = (ky, *compared_with(workspace, ky))
    plans = {plan.file for period in periods if (plan := workspace.plan_for(period))}
    return sorted({OFFICE, *plans, "templates", *(f"reports/{period}" for period in periods)})

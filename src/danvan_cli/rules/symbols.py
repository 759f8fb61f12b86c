"""Số, ký hiệu of the documents and decisions that reports name: DV501."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed, warning
from danvan_cli.store.workspace import Workspace


def symbols_well_formed(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV501: số, ký hiệu has the form that the decree or the party's guide prescribes, and fits the tên loại."""
    if not filed.report.van_ban and not filed.report.khen_thuong:
        return
    from danvan_cli.rules.prose.symbols import fault_of

    for at, document in enumerate(filed.report.van_ban):
        fault = fault_of(document.so_ky_hieu, document.loai)
        if fault:
            yield warning("DV501", filed.at("van_ban", at, "so_ky_hieu"), fault.message, fault.hint)
    for at, award in enumerate(filed.report.khen_thuong):
        fault = fault_of(award.quyet_dinh.so_ky_hieu, "Quyết định")
        if fault:
            place = filed.at("khen_thuong", at, "quyet_dinh", "so_ky_hieu")
            yield warning("DV501", place, fault.message, fault.hint)

"""A sealed period stays as it was signed: DV607."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from danvan_cli.model.dates import format_date
from danvan_cli.problem import Place, Problem
from danvan_cli.rules.context import error
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Period, Workspace

if TYPE_CHECKING:
    from danvan_cli.model.seal import NiemPhong


def sealed_unchanged(workspace: Workspace) -> Iterator[Problem]:
    """DV607: nothing in the folder of a sealed period was changed, added or removed."""
    for period in workspace.periods.values():
        seal = period.niem_phong
        if seal and seal.model and seal.model.con_hieu_luc and seal.model.tep:
            yield from _changes(period, seal, seal.model)


def _changes(period: Period, document: Document[NiemPhong], seal: NiemPhong) -> Iterator[Problem]:
    folder = f"reports/{period.ky}/"
    sealed = {file: digest for file, digest in seal.tep.items() if file.startswith(folder)}
    found = {report.file: report.digest for report in period.reports.values()}
    if period.tong_hop:
        found[period.tong_hop.file] = period.tong_hop.digest
    when = f" ngày {format_date(seal.ngay)}" if seal.ngay else ""
    hint = f"khôi phục như cũ; nếu phải sửa thì mở niêm phong trước: danvan unseal {period.ky} --why “lý do”"
    for file in sorted(sealed.keys() | found.keys()):
        if file not in found:
            place = document.at_key("tep", file)
            yield error(
                "DV607", place, f"kỳ {period.ky} đã niêm phong{when} nhưng tệp {file} không còn", hint
            )
        elif file not in sealed:
            yield error(
                "DV607", Place(file), f"tệp thêm vào sau khi kỳ {period.ky} đã niêm phong{when}", hint
            )
        elif sealed[file] != found[file]:
            yield error(
                "DV607", Place(file), f"nội dung đã đổi sau khi kỳ {period.ky} niêm phong{when}", hint
            )

"""Approval bound to the content: DV604."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.model.dates import format_date
from danvan_cli.problem import Problem
from danvan_cli.rules.context import Filed, warning
from danvan_cli.store.workspace import Workspace


def approval_holds(_: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV604: what was approved is what stands there; layout and comments may differ."""
    approval = filed.report.phe_duyet
    if approval and filed.report.doi_sau_phe_duyet:
        yield warning(
            "DV604",
            filed.at("phe_duyet", "dau_van_tay"),
            f"nội dung đã thay đổi sau khi {approval.ho_ten} phê duyệt ngày {format_date(approval.ngay)}",
            f"xem lại rồi duyệt lại bằng lệnh: danvan approve {filed.ky} {filed.unit.ma}; "
            "hoặc khôi phục nội dung đã duyệt",
        )

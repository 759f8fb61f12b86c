"""Files against what git holds of them: DV603 (backdated), DV605 (not committed). Silent without git."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.model.dates import format_date
from danvan_cli.model.plan import deadline_day
from danvan_cli.problem import Place, Problem, Severity
from danvan_cli.rules.context import Filed, warning
from danvan_cli.store.root import SEAL
from danvan_cli.store.workspace import Workspace


def files_committed(workspace: Workspace) -> Iterator[Problem]:
    """DV605: every file is committed as it stands."""
    changed = workspace.history.changed
    for document in workspace.documents if changed else ():
        if changed and document.file in changed:
            yield Problem(
                "DV605",
                Severity.NOTE,
                Place(document.file),
                "tệp chưa được lưu vào git, hoặc khác bản đã lưu",
                _how_to_keep(document.file),
            )


def _how_to_keep(file: str) -> str:
    folder, _, rest = file.partition("/")
    period, _, name = rest.partition("/")
    if folder == "reports" and name not in ("tong-hop.yaml", SEAL):
        return f"điền xong thì gửi bằng lệnh: danvan submit {period} {name.removesuffix('.yaml')}"
    return "xong thì lưu bằng lệnh: danvan save"


def sent_when_said(workspace: Workspace, filed: Filed) -> Iterator[Problem]:
    """DV603: no day of sending within the deadline was written after the deadline; samples aside."""
    sent, deadline = filed.report.ngay_gui, filed.duties.plan.bao_cao.deadline_of(filed.ky)
    named = deadline_day(filed.duties.plan, filed.duties.office, filed.ky)
    if sent is None or deadline is None or named is None or filed.report.minh_hoa:
        return
    last, changed = deadline.last_day(named), workspace.history.changed
    if sent > last or changed is None or filed.document.file in changed:
        return
    written = workspace.history.days_sent.get(filed.document.file)
    if written is not None and written > last:
        yield warning(
            "DV603",
            filed.at("ngay_gui"),
            f"ghi gửi {format_date(sent)} nhưng ngày này được lưu vào git ngày {format_date(written)}, "
            f"sau hạn {format_date(last)}",
            "ghi đúng ngày thực gửi; gửi đúng hạn mà lưu muộn thì nêu lý do trong giai_trinh ở cuối báo cáo",
        )

"""One report on HCQT's desk: finding it, and writing what was decided into it. Nothing else in the file changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, period_with_folder
from danvan_cli.cli.printing import print_in_full
from danvan_cli.model.period import Ky
from danvan_cli.model.report import BaoCao
from danvan_cli.model.text import nearest
from danvan_cli.problem import Problem, Severity
from danvan_cli.rules.registry import check_period
from danvan_cli.store.edit import NoPlace
from danvan_cli.store.load import Document
from danvan_cli.store.workspace import Workspace
from danvan_cli.store.write import replace_whole

KEYS = tuple(BaoCao.model_fields)
"""The keys of a report in the order in which they stand in a file."""


class OneReport(NamedTuple):
    """A readable report, with the workspace that it stands in."""

    workspace: Workspace
    ky: Ky
    ten_don_vi: str
    document: Document[BaoCao]
    report: BaoCao

    def findings(self) -> list[Problem]:
        """The findings in its file, those of rules between files included."""
        found = check_period(self.workspace, self.ky)
        return [problem for problem in found if problem.place.file == self.document.file]

    def errors(self) -> list[Problem]:
        """The errors among the findings."""
        return [problem for problem in self.findings() if problem.severity is Severity.ERROR]

    def show(self, problems: list[Problem], color: str) -> None:
        """Print findings in the report."""
        print_in_full(self.workspace.texts, problems, color)

    def rewrite(self, change: Callable[[bytes], bytes]) -> None:
        """Change the file; raises ``Stop`` where somebody else just did, and changes nothing then."""
        rewritten(self.workspace.root, self.document, change)


def rewritten(root: Path, document: Document[Any], change: Callable[[bytes], bytes]) -> None:
    """Change a file that was read; raises ``Stop`` where it is another one by now, and changes nothing then."""
    path = root / document.file
    old = path.read_bytes()
    if old.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n") != document.text:
        raise Stop(f"{document.file} vừa được sửa ở nơi khác; chạy lại lệnh này")
    try:
        new = change(old)
    except NoPlace:
        raise Stop(
            f"không ghi thêm được vào {document.file}; chạy danvan fmt {document.file} rồi thử lại"
        ) from None
    if not replace_whole(path, old, new):
        raise Stop(f"{document.file} vừa được sửa ở nơi khác; chạy lại lệnh này")


def one_report(settings: Settings, period: str, unit: str) -> OneReport:
    """Return a unit's report of a period; raises ``Stop`` where there is none that can be read, or it is sealed."""
    workspace = open_workspace(settings)
    ky = period_with_folder(workspace, period)
    duties = workspace.duties_in(ky)
    if duties is None:
        raise Stop("sổ đơn vị hoặc kế hoạch còn lỗi; chạy danvan validate để xem", 1)
    if unit not in duties.office.theo_ma:
        meant = nearest(unit, duties.office.theo_ma)
        raise Stop(f"không có đơn vị mang mã “{unit}”" + (f"; có phải “{meant}”?" if meant else ""))
    name = duties.office.theo_ma[unit].ten
    document = workspace.report(ky, unit)
    if document is None and unit not in duties.due(ky):
        raise Stop(f"{name} không phải báo cáo kỳ {ky}", 1)
    if document is None:
        raise Stop(f"{name} chưa có báo cáo kỳ {ky}; tạo bằng lệnh: danvan new {ky} --unit {unit}", 1)
    if workspace.periods[ky].sealed:
        raise Stop(f"kỳ {ky} đã niêm phong; muốn sửa thì mở bằng lệnh: danvan unseal {ky} --why “lý do”", 1)
    if document.model is None:
        raise Stop(f"{document.file} chưa đọc được; chạy danvan validate {document.file} để xem lỗi", 1)
    return OneReport(workspace, ky, name, document, document.model)

"""``danvan init`` and ``danvan new``: files made once, never overwritten."""

from __future__ import annotations

from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, period_of
from danvan_cli.cli.printing import say
from danvan_cli.cli.schema import help_editors
from danvan_cli.exchange.skeleton import skeleton
from danvan_cli.model.text import nearest
from danvan_cli.problem import Severity
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.content import content_root
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Workspace, load_workspace
from danvan_cli.store.write import create_whole

_GITATTRIBUTES = "# Cùng một cách xuống dòng trên mọi máy\n* text=auto eol=lf\n*.docx binary\n"
_GITIGNORE = "# Tệp kết xuất và tệp tạm, không đưa vào git\n/out/\n~$*\n.danvan-*.tmp\n"


def init_workspace(folder: Path, sample: bool) -> int:
    """Make a new workspace from the shipped content; nothing that exists is touched."""
    if (folder / OFFICE).exists():
        raise Stop(f"{folder / OFFICE} đã có: thư mục này đã là thư mục làm việc; không có gì bị thay đổi")
    root = content_root()
    parts = ("plans", "templates", "reports") if sample else ("plans", "templates")
    files = {
        path.relative_to(root): path.read_bytes()
        for part in parts
        for path in sorted((root / part).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    files[Path(".gitattributes")] = _GITATTRIBUTES.encode()
    files[Path(".gitignore")] = _GITIGNORE.encode()
    taken = [str(name) for name in files if (folder / name).exists() and not name.name.startswith(".")]
    if taken:
        raise Stop(f"đã có sẵn {', '.join(taken)} trong {folder}; không có gì bị thay đổi")
    written = sum(create_whole(folder / name, data) for name, data in files.items())
    if not sample:
        (folder / "reports").mkdir(exist_ok=True)
    written += help_editors(load_workspace(folder))
    say(f"Đã tạo thư mục làm việc {folder} với {written} tệp.")
    say(
        "Tiếp theo: sửa plans/co-quan.yaml cho đúng cơ quan, rồi tạo báo cáo bằng danvan new <kỳ> "
        "và kiểm tra bằng danvan validate."
    )
    return 0


def new_reports(settings: Settings, period: str, units: list[str]) -> int:
    """Write the skeletons of the units due, or of those named; existing files stay as they are."""
    ky = period_of(period)
    workspace = open_workspace(settings)
    duties = workspace.duties_in(ky)
    if duties is None:
        raise _why_not(workspace, ky.nam)
    unknown = [code for code in units if code not in duties.office.theo_ma]
    if unknown:
        meant = nearest(unknown[0], duties.office.theo_ma)
        raise Stop(f"không có đơn vị mang mã “{unknown[0]}”" + (f"; có phải “{meant}”?" if meant else ""))
    silent = [
        code for code in units if code not in duties.office.ma_nop_bao_cao or not duties.must_report(code)
    ]
    if silent:
        raise Stop(f"{duties.office.theo_ma[silent[0]].ten} không có nhiệm vụ phải báo cáo kỳ {ky}")
    written: list[str] = []
    kept: list[str] = []
    for code in units or duties.due(ky):
        path = workspace.root / "reports" / str(ky) / f"{code}.yaml"
        made = create_whole(path, skeleton(workspace, duties, ky, code).encode())
        (written if made else kept).append(f"reports/{ky}/{code}.yaml")
    for file in written:
        say(f"Đã tạo {file}")
    for file in kept:
        say(f"Đã có {file}, giữ nguyên")
    if written:
        help_editors(load_workspace(workspace.root))
        say(f"Điền xong thì kiểm tra bằng: danvan validate {ky}")
    return 0


def _why_not(workspace: Workspace, year: int) -> Stop:
    errors = [
        problem
        for problem in check_workspace(workspace)
        if problem.severity is Severity.ERROR and problem.place.file.startswith("plans/")
    ]
    if errors:
        where = f"{errors[0].place.file}, dòng {errors[0].place.line}"
        return Stop(f"sổ đơn vị hoặc kế hoạch còn lỗi ({where}); chạy danvan validate để xem", 1)
    return Stop(f"không có kế hoạch nào có hiệu lực trong năm {year}")

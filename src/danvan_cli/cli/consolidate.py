"""``danvan consolidate``: stop at what is wrong or missing, else render the consolidated report and write it whole."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, output_path, period_with_folder
from danvan_cli.cli.printing import print_in_full, say
from danvan_cli.consolidate.build import consolidate as add_up
from danvan_cli.consolidate.result import KetQua
from danvan_cli.model.dates import DateFault, parse_date
from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import NguoiKy
from danvan_cli.model.period import Ky
from danvan_cli.model.text import fold
from danvan_cli.problem import Problem, ProblemsFound, Severity
from danvan_cli.render.consolidated import Choices, Origin, render_consolidated
from danvan_cli.render.house import house_style
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.rules.gate import can_be_overridden, findings_of
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.content import content_root
from danvan_cli.store.git import is_clean, last_commit
from danvan_cli.store.inputs import input_documents, input_paths
from danvan_cli.store.load import load_document
from danvan_cli.store.workspace import HOUSE, Workspace
from danvan_cli.store.write import write_whole

MAX_DOCX = 200 * 1024 * 1024
"""No report is larger; a larger file is not read, and not overwritten."""
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Request:
    """The options of one call, as typed."""

    period: str
    output: Path | None
    draft: bool
    day: str | None
    number: str | None
    signer: str | None
    force: bool


def consolidate(settings: Settings, request: Request) -> int:
    """Run the command; 1 where findings stop it, and then nothing is written."""
    workspace = open_workspace(settings)
    ky = period_with_folder(workspace, request.period)
    path = output_path(
        workspace, request.output or workspace.root / "out" / str(ky) / f"bao-cao-tong-hop-{ky}.docx"
    )
    if path.suffix.lower() not in ("", ".docx"):
        raise Stop(f"kết quả là tệp Word; đặt tên có đuôi .docx thay cho {path.name}")
    found = findings_of(workspace, ky, check_workspace(workspace))
    stopping = [problem for problem in found if problem.severity is Severity.ERROR]
    if request.draft:
        stopping = [problem for problem in stopping if not can_be_overridden(problem)]
    if stopping:
        return _refuse(workspace, settings, stopping, request.draft)
    result = add_up(workspace, ky)
    if result is None:
        raise Stop(f"không có kế hoạch nào có hiệu lực trong năm {ky.nam}", 1)
    try:
        data = _render(workspace, result, request)
    except ProblemsFound as faults:
        return _refuse(workspace, settings, faults.problems, request.draft)
    _keep_edits(path, request.force)
    write_whole(path, data)
    _report(found, request.draft)
    say(f"Đã ghi {_shown(path)}")
    return 0


def _refuse(workspace: Workspace, settings: Settings, problems: list[Problem], draft: bool) -> int:
    print_in_full(workspace.texts, problems, settings.color)
    advice = " Sửa rồi chạy lại"
    if not draft and all(map(can_be_overridden, problems)):
        advice += ", hoặc thêm --draft để kết xuất bản dự thảo"
    say(f"Chưa kết xuất: còn {len(problems)} lỗi. Không có tệp nào được ghi.{advice}.")
    return 1


def _report(found: list[Problem], draft: bool) -> None:
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = sum(problem.severity is Severity.WARNING for problem in found)
    if draft and errors:
        say(f"Bản dự thảo bỏ qua {errors} lỗi; chạy không có --draft để xem từng lỗi.")
    if warnings:
        say(f"Có {warnings} cảnh báo; xem bằng lệnh danvan validate.")


def _render(workspace: Workspace, result: KetQua, request: Request) -> bytes:
    folders = TemplateFolders(workspace.root / "templates", content_root() / "templates")
    house = workspace.the_thuc
    if house is None and (packaged := folders.find("the-thuc.yaml")):
        house = load_document(HOUSE, packaged.text.encode(), TheThuc)
    style = house_style(house)
    choices = _choices(result, request)
    folders.find("bao-cao-tong-hop.xml.j2")
    origin = _origin(workspace, result.ky, folders)
    return render_consolidated(result, choices, origin, folders, style)


def _choices(result: KetQua, request: Request) -> Choices:
    given = _day(request.day) if request.day else result.tong_hop.ngay_lap if result.tong_hop else None
    day = given or (result.tong_hop.ngay_ky if result.tong_hop else result.ky.ngay_cuoi)
    number = (
        _number(request.number)
        if request.number is not None
        else (result.tong_hop.so_ky_hieu if result.tong_hop else None) or ""
    )
    return Choices(request.draft, given, number or "", _signer(result, request.signer, day))


def _number(typed: str) -> str:
    """Return the document number: digits, perhaps with a letter (``5``, ``12a``), or a whole one with ``/``."""
    number = typed.strip()
    if "/" in number or re.fullmatch(r"0*[1-9][0-9]{0,5}[a-zđ]?", number):
        return number
    raise Stop(f"--number: “{typed}” không phải là số văn bản; viết như 5, 12a hoặc 05/BC-VPUB")


def _day(typed: str) -> date:
    try:
        return parse_date(typed)
    except DateFault as fault:
        raise Stop(f"--date: {fault}; viết như 2024-11-20 hoặc 20/11/2024") from None


def _signer(result: KetQua, typed: str | None, day: date) -> NguoiKy | None:
    office = result.office.co_quan
    if typed:
        named = next((entry for entry in office.nguoi_ky if fold(entry.ho_ten) == fold(typed.strip())), None)
        if named is None:
            known = ", ".join(entry.ho_ten for entry in office.nguoi_ky)
            raise Stop(
                f"--signer: không có “{typed}” trong nguoi_ky của plans/co-quan.yaml (đang có: {known})"
            )
        return named
    if result.tong_hop and result.tong_hop.nguoi_ky:
        chosen = result.tong_hop.nguoi_ky
        return chosen if chosen.valid_on(day) else None
    return office.signer_on(day)


def _origin(workspace: Workspace, ky: Ky, folders: TemplateFolders) -> Origin:
    """The digest covers every byte that the document depends on; the commit is the last that touched them."""
    digest = hashlib.sha256()
    inputs = [(document.file, document.digest) for document in input_documents(workspace, ky)]
    inputs += [
        (found.file, hashlib.sha256(found.text.encode()).hexdigest()) for found in folders.read.values()
    ]
    for file, content in sorted(set(inputs)):
        digest.update(f"{file}\0{content}\n".encode())
    paths = input_paths(workspace, ky)
    commit = last_commit(workspace.root, paths)
    name = None
    if commit:
        name = commit.name if is_clean(workspace.root, paths) else f"{commit.name}+sửa"
    return Origin(digest.hexdigest(), name, _when(commit.when if commit else _UNDATED))


def _when(otherwise: datetime) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return otherwise
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise Stop(f"SOURCE_DATE_EPOCH phải là số giây nguyên, không phải “{epoch}”") from None


def _keep_edits(path: Path, force: bool) -> None:
    """Refuse to overwrite a file that somebody edited by hand, or that danvan did not make."""
    from danvan_cli.thethuc.package import is_untouched

    if force or not path.exists():
        return
    if path.stat().st_size <= MAX_DOCX and is_untouched(path.read_bytes()):
        return
    raise Stop(
        f"{_shown(path)} đã được sửa tay (hoặc không do danvan tạo) nên không ghi đè; "
        "đổi tên tệp đó, dùng -o, hoặc thêm --force"
    )


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd().resolve()))
    except ValueError:
        return str(path)

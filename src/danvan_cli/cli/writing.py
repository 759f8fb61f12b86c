"""What the commands that write a document share: what stops them, the options, the commit, edits by hand."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import output_path
from danvan_cli.cli.printing import print_in_full, say
from danvan_cli.model.dates import DateFault, parse_date
from danvan_cli.model.house import TheThuc
from danvan_cli.model.office import NguoiKy
from danvan_cli.model.text import fold
from danvan_cli.problem import Problem, ProblemsFound, Severity
from danvan_cli.render.document import Choices, Filled, Origin
from danvan_cli.render.form import changed_templates
from danvan_cli.render.house import house_style
from danvan_cli.render.templates import TemplateFolders
from danvan_cli.rules.gate import can_be_overridden
from danvan_cli.store.content import content_root
from danvan_cli.store.git import is_clean, last_commit
from danvan_cli.store.inputs import Inputs
from danvan_cli.store.load import load_document
from danvan_cli.store.root import real
from danvan_cli.store.workspace import HOUSE, Workspace
from danvan_cli.store.write import write_whole
from danvan_cli.thethuc.ruleset import HouseStyle

MAX_DOCX = 200 * 1024 * 1024
"""No report is larger; a larger file is not read, and not overwritten."""
_PAGE = ".html"
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Wish:
    """The options of one call that every document knows, as typed."""

    output: Path | None
    draft: bool
    day: str | None
    number: str | None
    signer: str | None
    force: bool
    pdf: bool
    html: bool
    trace: bool = False


class Signers(NamedTuple):
    """Who may sign: the entries of ``nguoi_ky``, the file that holds them, the one valid without ``--signer``."""

    entries: Sequence[NguoiKy]
    file: str
    otherwise: NguoiKy | None


Render = Callable[[Origin, TemplateFolders, HouseStyle], Filled]


class Drawing(NamedTuple):
    """A document about to be drawn: its template, what it is made from, the words that ask for it, the way."""

    template: str
    inputs: Inputs
    words: tuple[str, ...]
    render: Render


def docx_path(workspace: Workspace, wish: Wish, usual: str) -> Path:
    """Return where the document goes: ``-o``, else its usual place below ``out``.

    With ``--html`` a name that ends in ``.html`` asks for the page alone.
    """
    path = output_path(workspace, wish.output or workspace.root / "out" / usual)
    if path.suffix.lower() == _PAGE and not wish.html:
        raise Stop(f"kết quả là tệp Word; thêm --html để làm trang HTML {path.name}")
    if path.suffix.lower() not in ("", ".docx", _PAGE):
        raise Stop(f"kết quả là tệp Word; đặt tên có đuôi .docx thay cho {path.name}")
    return path


def stopping(found: Iterable[Problem], draft: bool) -> list[Problem]:
    """Return the findings that forbid writing; a draft goes on in spite of what is wrong in reports."""
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    return [problem for problem in errors if not can_be_overridden(problem)] if draft else errors


def refuse(workspace: Workspace, settings: Settings, problems: list[Problem], draft: bool) -> int:
    """Show what forbids writing, say how to go on, and return the exit code."""
    print_in_full(workspace.texts, problems, settings.color)
    advice = " Sửa rồi chạy lại"
    if not draft and all(map(can_be_overridden, problems)):
        advice += ", hoặc thêm --draft để kết xuất bản dự thảo"
    say(f"Chưa kết xuất: còn {len(problems)} lỗi. Không có tệp nào được ghi.{advice}.")
    return 1


def write(
    workspace: Workspace,
    settings: Settings,
    wish: Wish,
    path: Path,
    drawing: Drawing,
    found: list[Problem],
) -> int:
    """Render and write a document whole, then say what was found on the way; returns the exit code."""
    folders = TemplateFolders(workspace.root / "templates", content_root() / "templates")
    try:
        style = _style(workspace, folders)
        if changed_templates(folders.own, folders.packaged):
            from danvan_cli.render.check import template_problems

            if wrong := template_problems(folders, [drawing.template]):
                return refuse(workspace, settings, wrong, wish.draft)
        folders.find_all(drawing.template)
        filled = drawing.render(_origin(workspace, drawing.inputs, folders), folders, style)
        filled = filled.called(call_of(drawing.words, wish))
    except ProblemsFound as faults:
        return refuse(workspace, settings, faults.problems, wish.draft)
    docx, page_alone = filled.docx(), path.suffix.lower() == _PAGE
    made: dict[Path, bytes] = {}
    if not page_alone:
        _keep_edits(path, wish.force)
        made[path] = docx
    if wish.html:
        page = path if page_alone else output_path(workspace, path.with_suffix(_PAGE))
        made[page] = filled.html()
    for target, data in made.items():
        write_whole(target, data)
    _report(found, wish.draft)
    for target in made:
        say(f"Đã ghi {shown_path(target)}")
    return _write_pdf(path, docx) if wish.pdf else 0


def _write_pdf(path: Path, docx: bytes) -> int:
    """Write the PDF beside the document; returns 2 where this machine cannot make one."""
    from danvan_cli.exchange.pdf import NoPdf, fonts_in, pdf_of

    try:
        pdf = pdf_of(docx)
    except NoPdf as why:
        say(f"{why}.")
        return 2
    target = path.with_suffix(".pdf")
    write_whole(target, pdf)
    say(f"Đã ghi {shown_path(target)}")
    fonts = fonts_in(pdf)
    others = sorted({name.partition("-")[0] for name in fonts if not _is_times(name)})
    if others and not any(map(_is_times, fonts)):
        say(
            f"Máy này không có phông Times New Roman: PDF dùng {', '.join(others)}; "
            "in từ tệp Word trên máy có phông này."
        )
    elif others:
        say(
            f"Một số chữ trong PDF dùng phông {', '.join(others)} vì phông Times New Roman không có các chữ đó."
        )
    return 0


def _is_times(font: str) -> bool:
    return font.replace("-", "").startswith("TimesNewRoman")


def _style(workspace: Workspace, folders: TemplateFolders) -> HouseStyle:
    house = workspace.the_thuc
    if house is None and (packaged := folders.find("the-thuc.yaml")):
        house = load_document(HOUSE, packaged.text.encode(), TheThuc)
    return house_style(house)


def _report(found: list[Problem], draft: bool) -> None:
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = sum(problem.severity is Severity.WARNING for problem in found)
    if draft and errors:
        say(f"Bản dự thảo bỏ qua {errors} lỗi; chạy không có --draft để xem từng lỗi.")
    if warnings:
        say(f"Có {warnings} cảnh báo; xem bằng lệnh danvan validate.")


def choices(wish: Wish, given: date | None, number: str | None, signers: Signers) -> Choices:
    """Return what the caller decides; ``given`` and ``number`` are those of the data, which options override."""
    return Choices(
        wish.draft,
        given_day(wish) or given,
        (_number(wish.number) if wish.number is not None else number) or "",
        _signer(wish.signer, signers),
    )


def call_of(words: Sequence[str], wish: Wish) -> str:
    """Return the call that gives the same document again; where it goes and in what other forms is no part of it."""
    given = given_day(wish)
    said = [*words, *(["--draft"] if wish.draft else []), *(["--trace"] if wish.trace else [])]
    for option, value in (
        ("--date", given.isoformat() if given else None),
        ("--number", wish.number.strip() if wish.number else None),
        ("--signer", " ".join(wish.signer.split()) if wish.signer else None),
    ):
        said += [option, value] if value else []
    return shlex.join(said)


def given_day(wish: Wish) -> date | None:
    """Return the date of ``--date``; raises ``Stop`` where it is none."""
    return day_of("--date", wish.day) if wish.day else None


def day_of(option: str, typed: str) -> date:
    """Read a date from the command line; raises ``Stop``."""
    try:
        return parse_date(typed)
    except DateFault as fault:
        raise Stop(f"{option}: {fault}; viết như 2024-11-20 hoặc 20/11/2024") from None


def _number(typed: str) -> str:
    """Return the document number: digits, perhaps with a letter (``5``, ``12a``), or a whole one with ``/``."""
    number = typed.strip()
    if "/" in number or re.fullmatch(r"0*[1-9][0-9]{0,5}[a-zđ]?", number):
        return number
    raise Stop(f"--number: “{typed}” không phải là số văn bản; viết như 5, 12a hoặc 05/BC-VPUB")


def _signer(typed: str | None, signers: Signers) -> NguoiKy | None:
    if not typed:
        return signers.otherwise
    named = next((entry for entry in signers.entries if fold(entry.ho_ten) == fold(typed.strip())), None)
    if named is None:
        known = ", ".join(entry.ho_ten for entry in signers.entries) or "chưa ghi ai"
        raise Stop(f"--signer: không có “{typed}” trong {signers.file} (đang có: {known})")
    return named


def _origin(workspace: Workspace, inputs: Inputs, folders: TemplateFolders) -> Origin:
    """The digest covers every byte that the document depends on; the commit is the last that touched them."""
    digest = hashlib.sha256()
    found = [(document.file, document.digest) for document in inputs.documents]
    found += [
        (template.file, hashlib.sha256(template.text.encode()).hexdigest())
        for template in folders.read.values()
    ]
    for file, content in sorted(set(found)):
        digest.update(f"{file}\0{content}\n".encode())
    commit = last_commit(workspace.root, inputs.paths)
    name = None
    if commit:
        name = commit.name if is_clean(workspace.root, inputs.paths) else f"{commit.name}+sửa"
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
        f"{shown_path(path)} đã được sửa tay (hoặc không do danvan tạo) nên không ghi đè; "
        "đổi tên tệp đó, dùng -o, hoặc thêm --force"
    )


def shown_path(path: Path) -> str:
    """Return a path as it is said: from the current folder where it lies below."""
    try:
        return str(real(path).relative_to(real(Path.cwd())))
    except ValueError:
        return str(path)

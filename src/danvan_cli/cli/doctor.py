"""``danvan doctor``: what is missing on this machine, and how to get it. Judges facts, looks nothing up itself."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from danvan_cli.cli.call import Settings, harmless
from danvan_cli.cli.color import wants_color
from danvan_cli.cli.machine import Machine, this_machine

_OLDEST = (3, 11)
_TIMES = frozenset(
    {
        "times.ttf",
        "timesnewroman.ttf",
        "timesnewromanpsmt.ttf",
        "liberationserif-regular.ttf",
        "tinos-regular.ttf",
    }
)
_WORD_DIFF = 'git config diff.danvan.textconv "danvan text"'
_SIGNS = {"dat": "✔", "nen_co": "○", "thieu": "✘"}
_STYLES = {"dat": "32", "nen_co": "33", "thieu": "31"}
_LIBREOFFICE = {
    "win32": "cài LibreOffice (bản cho Windows)",
    "darwin": "cài LibreOffice (bản cho macOS)",
}
_FONTS = {
    "win32": "bật lại phông Times New Roman trong Settings → Personalization → Fonts",
    "darwin": "cài phông Times New Roman (có trong Microsoft Office) hoặc Liberation Serif",
}


class Line(NamedTuple):
    """One line of the answer; ``muc`` is ``dat``, ``nen_co`` (danvan works without) or ``thieu``."""

    ma: str
    ten: str
    muc: str
    noi_dung: str
    cach: str | None = None


def doctor(settings: Settings, form: str) -> int:
    """Run the command; returns 1 where something is missing without which danvan does not work."""
    lines = examine(this_machine(Path(settings.root) if settings.root else None))
    healthy = all(line.muc != "thieu" for line in lines)
    if form == "json":
        said = {"phien_ban": 1, "dat": healthy, "muc": [line._asdict() for line in lines]}
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(_table(lines, wants_color(settings.color)))
    return 0 if healthy else 1


def examine(machine: Machine) -> list[Line]:
    """Return what there is to say about a machine, in the order in which it matters."""
    return [probe(machine) for probe in PROBES]


def python(machine: Machine) -> Line:
    """Danvan needs Python 3.11 or later."""
    version = ".".join(map(str, machine.python))
    if machine.python >= _OLDEST:
        return Line("python", "Python", "dat", version)
    return Line("python", "Python", "thieu", f"{version} cũ quá", "cài Python từ 3.11 trở lên")


def workspace(machine: Machine) -> Line:
    """The workspace can be read and written, where there is one."""
    name, root = "Thư mục làm việc", machine.root
    if root is None:
        how = "chuyển vào thư mục làm việc, hoặc tạo mới: danvan init"
        return Line("thu_muc", name, "nen_co", "chưa đứng trong thư mục làm việc nào", how)
    if root.fault:
        return Line("thu_muc", name, "thieu", root.fault, "sửa quyền đọc hoặc lấy lại tệp từ git")
    if root.read_only:
        return Line("thu_muc", name, "thieu", f"{root.folder} không cho ghi", "xin quyền ghi vào thư mục này")
    return Line("thu_muc", name, "dat", root.folder)


def console(machine: Machine) -> Line:
    """Danvan always writes UTF-8; what shows it should expect that."""
    name = "Bảng mã màn hình"
    if machine.encoding.replace("-", "").replace("_", "") == "utf8":
        return Line("bang_ma", name, "dat", "UTF-8")
    how = "gõ: chcp 65001" if machine.system == "win32" else "đặt biến môi trường LANG=C.UTF-8"
    return Line(
        "bang_ma", name, "nen_co", f"{machine.encoding}: chữ có dấu chuyển sang lệnh khác có thể hỏng", how
    )


def git(machine: Machine) -> Line:
    """Git gives history, ``diff`` and ``submit``; everything else works without."""
    if machine.git:
        return Line("git", "git", "dat", machine.git)
    how = {"win32": "cài git (bản cho Windows)", "darwin": "gõ: xcode-select --install"}
    return Line(
        "git",
        "git",
        "nen_co",
        "chưa có: không gửi bằng submit, không so sánh bằng diff được",
        how.get(machine.system, "cài gói git của hệ điều hành"),
    )


def identity(machine: Machine) -> Line:
    """Git writes a name and an address into every commit."""
    name = "Tên khai với git"
    if not machine.git:
        return Line("ten_git", name, "nen_co", "chưa có git", "cài git trước")
    if machine.git_name and machine.git_email:
        return Line("ten_git", name, "dat", f"{machine.git_name} <{machine.git_email}>")
    missing = [
        f'git config --global {key} "{example}"'
        for key, example, known in (
            ("user.name", "Họ và tên", machine.git_name),
            ("user.email", "ten@co-quan.vn", machine.git_email),
        )
        if not known
    ]
    return Line("ten_git", name, "nen_co", "chưa khai đủ họ tên, thư điện tử", "gõ: " + " và ".join(missing))


def word_diff(machine: Machine) -> Line:
    """Git shows the words that changed in a Word file only where it was told how."""
    name = "So sánh tệp Word"
    if machine.word_diff:
        return Line("so_sanh_word", name, "dat", "git diff cho xem chữ thay đổi")
    if not machine.git:
        return Line("so_sanh_word", name, "nen_co", "chưa có git", "cài git trước")
    if machine.word_diff is None:
        return Line("so_sanh_word", name, "nen_co", "thư mục này chưa dùng git", "gõ: git init")
    return Line("so_sanh_word", name, "nen_co", "git diff chưa đọc được tệp Word", f"gõ: {_WORD_DIFF}")


def libreoffice(machine: Machine) -> Line:
    """LibreOffice makes the PDF; Word files need nothing."""
    if machine.libreoffice:
        return Line("libreoffice", "LibreOffice", "dat", machine.libreoffice)
    how = _LIBREOFFICE.get(machine.system, "cài gói libreoffice-writer của hệ điều hành")
    return Line("libreoffice", "LibreOffice", "nen_co", "chưa có: chưa chuyển được sang PDF", how)


def fonts(machine: Machine) -> Line:
    """Nghị định 30 asks for Times New Roman; another font of the same measures keeps the lines where they are."""
    name = "Phông chữ"
    found = sorted(_TIMES & machine.fonts)
    if found:
        return Line("phong_chu", name, "dat", "có phông cùng cỡ chữ với Times New Roman")
    how = _FONTS.get(machine.system, "cài gói fonts-liberation của hệ điều hành")
    return Line("phong_chu", name, "nen_co", "chưa có Times New Roman: trang in có thể ngắt khác", how)


def editor(machine: Machine) -> Line:
    """The schemas by which VS Code helps follow the plan and the register."""
    name, root = "Gợi ý trong VS Code", machine.root
    if root is None or root.fault:
        return Line("vs_code", name, "nen_co", "chưa có thư mục làm việc để xem")
    if root.stale:
        return Line("vs_code", name, "nen_co", f"{root.stale} lược đồ thiếu hoặc cũ", "gõ: danvan schema")
    if machine.editor is None:
        how = "cài VS Code và phần mở rộng YAML của Red Hat, nếu muốn có gợi ý khi gõ"
        return Line("vs_code", name, "nen_co", "lược đồ đã có; chưa thấy VS Code trên máy", how)
    return Line("vs_code", name, "dat", "lược đồ đúng với kế hoạch")


def cache(machine: Machine) -> Line:
    """What was read is remembered there; without it everything only takes longer."""
    name = "Thư mục nhớ tạm"
    if machine.cache is None:
        return Line("nho_tam", name, "nen_co", "không có", "đặt biến môi trường DANVAN_CACHE_DIR")
    if machine.cache_fault:
        how = "đặt biến môi trường DANVAN_CACHE_DIR đến một thư mục ghi được"
        return Line("nho_tam", name, "nen_co", f"{machine.cache}: {machine.cache_fault}", how)
    return Line("nho_tam", name, "dat", machine.cache)


def line_ends(machine: Machine) -> Line:
    """Files of one workspace end their lines alike, or every line looks changed."""
    name, root = "Cách xuống dòng", machine.root
    if root is None or root.fault:
        return Line("xuong_dong", name, "nen_co", "chưa có thư mục làm việc để xem")
    if not root.carriage_returns:
        return Line("xuong_dong", name, "dat", "như nhau trong mọi tệp")
    first = root.carriage_returns[0]
    more = f" và {len(root.carriage_returns) - 1} tệp khác" if len(root.carriage_returns) > 1 else ""
    return Line("xuong_dong", name, "nen_co", f"kiểu Windows (CRLF) ở {first}{more}", "gõ: danvan fmt")


PROBES: tuple[Callable[[Machine], Line], ...] = (
    python,
    workspace,
    console,
    git,
    identity,
    word_diff,
    libreoffice,
    fonts,
    editor,
    cache,
    line_ends,
)


def _table(lines: list[Line], colored: bool) -> str:
    width = max(len(line.ten) for line in lines)
    rows = []
    for line in lines:
        sign = f"\x1b[{_STYLES[line.muc]}m{_SIGNS[line.muc]}\x1b[0m" if colored else _SIGNS[line.muc]
        rows.append(f"{sign} {line.ten:<{width}}  {harmless(line.noi_dung)}")
        if line.cach:
            rows.append(f"  {'':<{width}}  → {harmless(line.cach)}")
    count = {muc: sum(line.muc == muc for line in lines) for muc in _SIGNS}
    said = "Máy này dùng được danvan" if not count["thieu"] else f"Còn thiếu {count['thieu']} thứ phải có"
    return (
        "\n".join(
            [*rows, "", f"{said}; {count['nen_co']} thứ nên có thêm (○)." if count["nen_co"] else f"{said}."]
        )
        + "\n"
    )

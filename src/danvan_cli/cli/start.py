"""``danvan init``: a new workspace in one command; what is there already is never touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from danvan_cli.cli.call import Stop
from danvan_cli.cli.common import stay_inside
from danvan_cli.cli.printing import say
from danvan_cli.cli.schema import help_editors
from danvan_cli.exchange.schema.bundle import FOLDER
from danvan_cli.exchange.starter import starter_files
from danvan_cli.model.figures import Loc
from danvan_cli.model.office import SoDonVi
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.text import nfc
from danvan_cli.store.content import content_root
from danvan_cli.store.edit import NoPlace, set_value
from danvan_cli.store.load import load_document
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import load_workspace
from danvan_cli.store.write import create_whole

_GROUP = "co-quan"
"""Stands for the office on the git server until somebody says what it is called there."""


class Names(NamedTuple):
    """What the office is called, where it was said; ``None`` leaves what the shipped office file has."""

    office: str | None = None
    parent: str | None = None
    province: str | None = None
    place: str | None = None
    abbreviation: str | None = None
    signer: str | None = None
    title: str | None = None
    group: str | None = None

    @property
    def changes(self) -> Mapping[Loc, str]:
        """The values to write into the office file, by their place in it."""
        said: dict[Loc, str | None] = {
            ("co_quan", "ten"): self.office,
            ("co_quan", "ten_in"): _in_header(self.office) if self.office else None,
            ("co_quan", "co_quan_chu_quan"): self.parent.upper() if self.parent else self.parent,
            ("co_quan", "tinh"): self.province,
            ("co_quan", "dia_danh"): self.place,
            ("co_quan", "viet_tat"): self.abbreviation,
            ("co_quan", "nguoi_ky", 0, "ho_ten"): self.signer,
            ("co_quan", "nguoi_ky", 0, "chuc_vu"): self.title,
        }
        return {loc: " ".join(nfc(value).split()) for loc, value in said.items() if value is not None}


def init_workspace(folder: Path, sample: bool, names: Names) -> int:
    """Make a new workspace from the shipped content; nothing that exists is touched."""
    if (folder / OFFICE).exists():
        raise Stop(f"{folder / OFFICE} đã có: thư mục này đã là thư mục làm việc; không có gì bị thay đổi")
    content = _content(("plans", "templates", "reports") if sample else ("plans", "templates"))
    content[OFFICE], office = _named(content[OFFICE], names)
    around = starter_files(office, _gathers(content), _group(names.group))
    stay_inside(folder, ["reports", *content, *around, FOLDER])
    taken = [name for name, data in content.items() if _differs(folder / name, data)]
    if taken:
        raise Stop(f"đã có sẵn {', '.join(taken)} trong {folder}; không có gì bị thay đổi")
    kept = [name for name, data in around.items() if _differs(folder / name, data)]
    # The office file makes the folder a workspace: written last, whatever was interrupted can be begun again.
    last = {OFFICE: content.pop(OFFICE)}
    written = sum(create_whole(folder / name, data) for name, data in {**around, **content, **last}.items())
    (folder / "reports").mkdir(exist_ok=True)
    written += help_editors(load_workspace(folder))
    for name in kept:
        say(f"Đã có {name}, giữ nguyên")
    say(f"Đã tạo thư mục làm việc {folder} với {written} tệp.")
    say(
        f"Tiếp theo: {_enter(folder)}sửa plans/co-quan.yaml cho đúng cơ quan, rồi tạo báo cáo bằng danvan new <kỳ> "
        "và kiểm tra bằng danvan validate. Máy còn thiếu gì: danvan doctor."
    )
    return 0


def _enter(folder: Path) -> str:
    """Return how to get into a new folder; nothing where the user stands in it."""
    if folder.resolve() == Path.cwd():
        return ""
    name = str(folder)
    return f'gõ cd "{name}", ' if " " in name else f"gõ cd {name}, "


def _content(parts: Iterable[str]) -> dict[str, bytes]:
    root = content_root()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for part in parts
        for path in sorted((root / part).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _named(data: bytes, names: Names) -> tuple[bytes, SoDonVi]:
    """Write the names into the office file, comments and all else kept; stops where it could not be read again."""
    try:
        for loc, value in names.changes.items():
            data = set_value(data, loc, value)
    except NoPlace:
        raise Stop(
            "có tên không ghi được vào sổ đơn vị: tên là một dòng chữ thường, không có ký tự lạ"
        ) from None
    document = load_document(OFFICE, data, SoDonVi)
    if document.model is None or document.has_errors:
        said = document.problems[0]
        raise Stop(f"có tên không dùng được: {said.message}" + (f" ({said.hint})" if said.hint else ""))
    return data, document.model


def _group(said: str | None) -> str:
    """Return what the git server calls the office."""
    if said is None:
        return _GROUP
    name = said.strip().removeprefix("@").rstrip("/")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*", name):
        raise Stop("tên nhóm trên máy chủ git chỉ gồm chữ không dấu, chữ số, dấu - _ . và /")
    return name


def _in_header(office: str) -> str:
    """Return the name as the header has it: the line above names the committee that a “Văn phòng” serves."""
    name = " ".join(office.split()).upper()
    return "VĂN PHÒNG" if name.startswith(("VĂN PHÒNG ỦY BAN NHÂN DÂN", "VĂN PHÒNG UBND")) else name


def _gathers(content: Mapping[str, bytes]) -> str:
    """Return the unit that makes the consolidated report, as the shipped plan says."""
    plans = (
        load_document(name, data, KeHoach).model
        for name, data in content.items()
        if name.startswith("plans/") and name != OFFICE
    )
    return next(plan.bao_cao.don_vi_tong_hop for plan in plans if plan)


def _differs(path: Path, data: bytes) -> bool:
    """Tell whether something stands there that is not the very file to be written."""
    return path.is_dir() or (path.exists() and path.read_bytes() != data)

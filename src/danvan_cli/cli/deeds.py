"""What was done to the files of a workspace since the last commit, in the words of a commit's message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from danvan_cli.model.period import Ky, parse_period
from danvan_cli.model.report import BaoCao
from danvan_cli.model.seal import NiemPhong
from danvan_cli.store.load import load_document
from danvan_cli.store.root import OFFICE, SEAL
from danvan_cli.store.workspace import HOUSE, Workspace

_MOST_NAMES, _MOST_SIGNS = 5, 200
_SUMMARY = "tong-hop.yaml"


def period_and_name(file: str) -> tuple[Ky | None, str]:
    """Return the period of a file below ``reports``, ``None`` for any other, and the file's own name."""
    parts = file.split("/")
    in_period = len(parts) == 3 and parts[0] == "reports"
    return (parse_period(parts[1]) if in_period else None), parts[-1]


def message_of(workspace: Workspace, old: Mapping[str, bytes], files: Iterable[str], why: str) -> str:
    """Return the message of a commit: what was done, what had no room in the first line, and why.

    ``old`` holds the files as the last commit has them; one that is not there is new.
    """
    done: dict[str, list[str]] = {}
    for file in files:
        deed, name = _deed(workspace, file, old.get(file))
        done.setdefault(deed, []).append(name)
    lines = [_line(deed, names, len(names)) for deed, names in done.items()]
    subject = "; ".join(_line(deed, names, _MOST_NAMES) for deed, names in done.items())
    if len(subject) > _MOST_SIGNS:
        subject = "; ".join(f"{deed} ({len(names)})" if names[0] else deed for deed, names in done.items())
    body = [] if subject == "; ".join(lines) else [f"- {line}" for line in lines]
    parts = [subject, "\n".join(body), f"Lý do: {why}" if why else ""]
    return "\n\n".join(filter(None, parts))


def _line(deed: str, names: list[str], most: int) -> str:
    named = ", ".join(filter(None, names[:most]))
    more = f" và {len(names) - most} mục khác" if len(names) > most else ""
    return f"{deed}: {named}{more}" if named else deed


def _deed(workspace: Workspace, file: str, old: bytes | None) -> tuple[str, str]:
    """Return what was done to a file, and the name of what it was done to, empty where the deed says it all."""
    new = _on_disk(workspace, file)
    ky, name = period_and_name(file)
    if ky is not None and name == SEAL:
        return _seal(file, new, ky), ""
    verb = "Sửa" if old is not None and new is not None else "Bỏ" if new is None else "Thêm"
    if ky is not None and name == _SUMMARY:
        return f"{verb} phần tổng hợp {ky}", ""
    if ky is not None and name.endswith(".yaml"):
        return f"{_report(file, old, new)} báo cáo {ky}", unit_name(workspace, name.removesuffix(".yaml"))
    if file == OFFICE:
        return f"{verb} sổ đơn vị", ""
    if file == HOUSE:
        return f"{verb} thể thức", ""
    if file.startswith("plans/"):
        return f"{verb} kế hoạch", name.removesuffix(".yaml")
    if file.startswith("templates/"):
        return f"{verb} mẫu văn bản", name.removesuffix(".xml.j2")
    return (f"{verb} tệp khác", file) if file.startswith("reports/") else (f"{verb} cài đặt của kho", "")


def unit_name(workspace: Workspace, code: str) -> str:
    """Return what a unit is called, its code where the register does not know it."""
    office = workspace.office.model
    return office.theo_ma[code].ten if office and code in office.theo_ma else code


def _on_disk(workspace: Workspace, file: str) -> bytes | None:
    path = workspace.root / file
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _seal(file: str, new: bytes | None, ky: Ky) -> str:
    if new is None:
        return f"Bỏ tệp niêm phong kỳ {ky}"
    model = _read(file, new, NiemPhong)
    return f"Mở niêm phong kỳ {ky}" if model and not model.con_hieu_luc else f"Niêm phong kỳ {ky}"


def _report(file: str, old: bytes | None, new: bytes | None) -> str:
    if new is None:
        return "Bỏ"
    now, before = _read(file, new, BaoCao), _read(file, old, BaoCao) if old is not None else None
    if now is None or (before is None and old is not None):
        return "Sửa"
    if now.phe_duyet and now.phe_duyet != (before.phe_duyet if before else None):
        return "Duyệt"
    if len(now.tra_lai) > (len(before.tra_lai) if before else 0) and now.ngay_gui is None:
        return "Trả lại"
    if before is None:
        return "Thêm"
    return "Ghi ngày gửi" if now.ngay_gui and not before.ngay_gui else "Sửa"


def _read(file: str, data: bytes, model: Any) -> Any:  # noqa: ANN401 - any kind of document
    return load_document(file, data, model).model

"""``danvan verify``: whether a Word file is as danvan made it, of which commit, and what was changed by hand since."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.store.failure import NoWorkspace
from danvan_cli.store.root import SEAL, given_root
from danvan_cli.thethuc.package import Seal, is_untouched, read_seal
from danvan_cli.thethuc.paragraphs import Change, Kind, changes

UNTOUCHED, CHANGED, FOREIGN = "nguyen_ven", "da_sua", "khong_phai"
_SHOWN = 100


def verify(settings: Settings, path: Path, form: str) -> int:
    """Run the command; 0 as danvan made it, 1 changed by hand, 2 not made by danvan."""
    if not path.is_file():
        raise Stop(f"không có tệp {path}")
    data = path.read_bytes()
    seal = read_seal(data)
    state = FOREIGN if seal is None else UNTOUCHED if is_untouched(data) else CHANGED
    found = changes(data, seal) if seal and seal.paragraphs and state == CHANGED else []
    signed = _signed_in(settings, data)
    if form == "json":
        sys.stdout.write(_as_json(state, seal, found, signed))
    else:
        sys.stdout.write(_as_text(path.name, state, seal, found, signed))
    return {UNTOUCHED: 0, CHANGED: 1, FOREIGN: 2}[state]


def _signed_in(settings: Settings, data: bytes) -> str | None:
    """Return the period whose seal names exactly these bytes as the signed document."""
    try:
        reports = given_root(settings.root) / "reports"
    except NoWorkspace:
        return None
    digest = hashlib.sha256(data).hexdigest()
    seals = sorted(reports.glob(f"*/{SEAL}"))
    return next((seal.parent.name for seal in seals if digest in seal.read_text("utf-8", "replace")), None)


def _as_json(state: str, seal: Seal | None, found: list[Change], signed: str | None) -> str:
    data = {
        "trang_thai": state,
        "commit": seal.commit if seal else None,
        "danvan": seal.version if seal else None,
        "niem_phong": signed,
        "doan": [{"viec": one.kind.value, "so": one.number, "noi_dung": one.text} for one in found],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _as_text(name: str, state: str, seal: Seal | None, found: list[Change], signed: str | None) -> str:
    lines = [f"{name}: {_opening(state, seal)}"]
    if signed:
        lines.append(f"Đúng là văn bản đã ký của kỳ {signed} theo niêm phong.")
    lines += [f"  {_told(one)}" for one in found]
    if state == CHANGED and not found:
        lines.append("  Chữ không đổi: tệp được lưu lại bằng chương trình khác, hoặc chỉ sửa trình bày.")
    return "\n".join(lines) + "\n"


def _opening(state: str, seal: Seal | None) -> str:
    if seal is None:
        return "không phải do danvan kết xuất."
    made = f"danvan {seal.version}"
    made += f" làm từ lần lưu {seal.commit}" if seal.commit else " làm, không ghi lần lưu nào trong git"
    return f"nguyên vẹn, do {made}." if state == UNTOUCHED else f"đã sửa tay, gốc do {made}:"


def _told(one: Change) -> str:
    text = one.text if len(one.text) <= _SHOWN else one.text[: _SHOWN - 1] + "…"
    match one.kind:
        case Kind.CHANGED:
            return f"đoạn {one.number} đã sửa, nay là: “{text}”"
        case Kind.ADDED:
            return f"đoạn {one.number} được thêm: “{text}”"
        case Kind.REMOVED:
            return f"một đoạn sau đoạn {one.number} đã bị xóa" if one.number else "một đoạn ở đầu đã bị xóa"

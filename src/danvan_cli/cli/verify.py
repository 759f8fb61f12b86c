"""``danvan verify``: whether a file is as danvan made it or as it was sealed, and what was changed by hand since."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.exchange.edits import edit_data, edits_in_words
from danvan_cli.model.dates import format_date
from danvan_cli.store.failure import NoWorkspace
from danvan_cli.store.root import given_root
from danvan_cli.store.sealed import InSeal, in_seals
from danvan_cli.thethuc.edits import Change, Kind
from danvan_cli.thethuc.package import NotADocxError, Seal, is_untouched, read_seal

UNTOUCHED, CHANGED, FOREIGN = "nguyen_ven", "da_sua", "khong_phai"


def verify(settings: Settings, path: Path, form: str) -> int:
    """Run the command; 0 as danvan made it or as sealed, 1 changed since, 2 neither made by danvan nor sealed."""
    if not path.is_file():
        raise Stop(f"không có tệp {path}")
    data = path.read_bytes()
    seal = read_seal(data)
    state = FOREIGN if seal is None else UNTOUCHED if is_untouched(data) else CHANGED
    found, why = _edits(settings, data, seal) if seal and state == CHANGED else ([], None)
    sealed = _sealed(settings, path, data)
    if sealed and (state == FOREIGN or not sealed.khop):
        state = UNTOUCHED if sealed.khop else CHANGED
    if form == "json":
        sys.stdout.write(_as_json(state, seal, found, why, sealed))
    else:
        sys.stdout.write(_as_text(path.name, seal, is_untouched(data), found, why, sealed))
    return {UNTOUCHED: 0, CHANGED: 1, FOREIGN: 2}[state]


def _edits(settings: Settings, data: bytes, seal: Seal) -> tuple[list[Change], str | None]:
    """Return what was changed by hand, and why of some of it the old words are not known or none can be compared."""
    from danvan_cli.cli.again import drawn_again
    from danvan_cli.thethuc.edits import changes, margin_changes
    from danvan_cli.thethuc.package import unpack
    from danvan_cli.thethuc.paragraphs import located, margins

    if not seal.paragraphs:
        return [], None
    try:
        parts = unpack(data)
        now, edges = located(parts), margins(parts)
    except NotADocxError:
        return [], "phần chữ của tệp không đọc được"
    then = drawn_again(settings, seal)
    found = changes(now, seal.paragraphs, then.paragraphs)
    if then.margins is not None:
        found += margin_changes(edges, then.margins)
    return found, then.why if any(map(_wanting, found)) else None


def _wanting(one: Change) -> bool:
    """Tell whether what stood there is not known."""
    return one.was is None and one.kind is not Kind.ADDED


def _sealed(settings: Settings, path: Path, data: bytes) -> InSeal | None:
    try:
        return in_seals(given_root(settings.root), path, data)
    except NoWorkspace:
        return None


def _as_json(
    state: str, seal: Seal | None, found: list[Change], why: str | None, sealed: InSeal | None
) -> str:
    data = {
        "trang_thai": state,
        "commit": seal.commit if seal else None,
        "danvan": seal.version if seal else None,
        "niem_phong": sealed.ky if sealed else None,
        "khop_niem_phong": sealed.khop if sealed else None,
        "doan": [edit_data(one) for one in found],
        "khong_ro_chu_cu": why,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _as_text(
    name: str, seal: Seal | None, whole: bool, found: list[Change], why: str | None, sealed: InSeal | None
) -> str:
    lines = [] if seal is None and sealed else [f"{name}: {_opening(seal, whole)}"]
    if sealed:
        lines.append(f"{name}: {_against_the_seal(sealed)}")
    lines += [f"  {told}" for told in edits_in_words(found)]
    if why and found:
        some = "một số" if any(one.was is not None for one in found) else "mọi"
        lines.append(f"  Không rõ {some} chữ cũ: {why}.")
    elif why:
        lines.append(f"  Không so được chữ: {why}.")
    elif seal and not whole and not found:
        lines.append("  Chữ không đổi: tệp được lưu lại bằng chương trình khác, hoặc chỉ sửa trình bày.")
    return "\n".join(lines) + "\n"


def _against_the_seal(sealed: InSeal) -> str:
    seal = sealed.niem_phong
    when = f" ngày {format_date(seal.ngay)}" if seal.ngay else ""
    if not sealed.da_ky:
        how = "đúng như" if sealed.khop else "đã đổi từ"
        return f"{how} khi niêm phong kỳ {sealed.ky}{when}."
    number = f" (số {seal.so_ky_hieu})" if seal.so_ky_hieu else ""
    how = "đúng là" if sealed.khop else "khác"
    return f"{how} văn bản đã ký của kỳ {sealed.ky}{number}, theo niêm phong{when}."


def _opening(seal: Seal | None, whole: bool) -> str:
    if seal is None:
        return "không phải do danvan kết xuất."
    made = f"danvan {seal.version}"
    made += f" làm từ lần lưu {seal.commit}" if seal.commit else " làm, không ghi lần lưu nào trong git"
    return f"nguyên vẹn, do {made}." if whole else f"đã sửa tay, gốc do {made}:"

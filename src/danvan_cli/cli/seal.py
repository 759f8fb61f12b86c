"""``danvan seal`` and ``danvan unseal``: a finished period is closed, and opened only with a reason that is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from danvan_cli import __version__
from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, period_with_folder, say_how_to_keep
from danvan_cli.cli.desk import rewritten
from danvan_cli.cli.printing import print_in_full, say
from danvan_cli.consolidate.round import round_of
from danvan_cli.model.dates import DateFault, parse_date
from danvan_cli.model.period import Ky
from danvan_cli.model.seal import LanMo, NiemPhong
from danvan_cli.model.text import says_nothing
from danvan_cli.problem import Severity
from danvan_cli.rules.gate import findings_of
from danvan_cli.rules.registry import check_workspace
from danvan_cli.store.clock import today
from danvan_cli.store.edit import append_item, set_value
from danvan_cli.store.git import last_commit
from danvan_cli.store.inputs import inputs_of_period
from danvan_cli.store.quoting import Data, written
from danvan_cli.store.root import SEAL, real
from danvan_cli.store.workspace import Workspace
from danvan_cli.store.write import create_whole

_OPENING = (
    "# Niêm phong kỳ {ky}, do danvan seal ghi: không sửa tay. Mở lại bằng danvan unseal {ky} --why “lý do”.\n"
)
_KEYS = tuple(NiemPhong.model_fields)


def seal(settings: Settings, period: str, signed: Path | None, number: str | None, day: str | None) -> int:
    """Close a period; returns 1 where a due report is not approved yet or something is still wrong."""
    workspace = open_workspace(settings)
    ky = period_with_folder(workspace, period)
    if workspace.periods[ky].sealed:
        say(f"Kỳ {ky} đã niêm phong rồi; muốn niêm phong lại thì mở trước: danvan unseal {ky} --why “lý do”")
        return 1
    if not _ready(workspace, ky, settings.color):
        return 1
    summary = workspace.periods[ky].tong_hop
    said = summary.model if summary else None
    issued = _day(day) if day else (said.ngay_lap.isoformat() if said and said.ngay_lap else None)
    commit = last_commit(workspace.root, inputs_of_period(workspace, ky).paths)
    data: dict[str, Data] = {
        "phien_ban": "1",
        "ky": str(ky),
        "con_hieu_luc": "true",
        "ngay": today().isoformat(),
        "so_ky_hieu": number or (said.so_ky_hieu if said else None),
        "ngay_ban_hanh": issued,
        "commit": commit.name if commit else None,
        "danvan": __version__,
        "van_ban": _signed(workspace, signed),
    }
    openings = workspace.periods[ky].niem_phong
    kept = openings.model.mo if openings and openings.model else ()
    lines = [f"{key}: {written(value)}\n" for key, value in data.items() if value is not None]
    lines.append("tep:\n")
    lines.extend(f"  {file}: {written(digest)}\n" for file, digest in sorted(_digests(workspace, ky).items()))
    if kept:
        lines.append("mo:\n")
        lines.extend(f"  - {written(_opening(one))}\n" for one in kept)
    _store(workspace, ky, (_OPENING.format(ky=ky) + "".join(lines)).encode())
    say(f"Đã niêm phong kỳ {ky} (reports/{ky}/{SEAL}); từ nay mọi thay đổi trong kỳ này là lỗi DV607.")
    forgotten = _forgotten(kept[-1], data) if kept else []
    if forgotten:
        say(
            f"Lần niêm phong trước có ghi {', '.join(forgotten)}, lần này không ghi. Cần ghi thì mở ra rồi "
            f"niêm phong lại: danvan seal {ky} --number … --date … --file …"
        )
    say_how_to_keep(workspace.root)
    return 0


def unseal(settings: Settings, period: str, why: str) -> int:
    """Open a sealed period; the reason stays in the file. Returns 1 where it is not sealed."""
    if says_nothing(why.strip()):
        raise Stop("lý do mở niêm phong không được để trống; ghi rõ sau --why")
    workspace = open_workspace(settings)
    ky = period_with_folder(workspace, period)
    document = workspace.periods[ky].niem_phong
    if document is None or not workspace.periods[ky].sealed:
        say(f"Kỳ {ky} không bị niêm phong.")
        return 1
    sealed = document.model
    opening = LanMo.model_construct(
        ngay=today(),
        ly_do=why.strip(),
        so_ky_hieu=sealed.so_ky_hieu if sealed else None,
        ngay_ban_hanh=sealed.ngay_ban_hanh if sealed else None,
        van_ban=sealed.van_ban if sealed else None,
    )
    entry = _opening(opening)

    def change(data: bytes) -> bytes:
        return append_item(set_value(data, ("con_hieu_luc",), "false", _KEYS), ("mo",), entry, _KEYS)

    rewritten(workspace.root, document, change)
    say(
        f"Đã mở niêm phong kỳ {ky}; sửa xong thì duyệt lại báo cáo đã đổi rồi niêm phong lại: danvan seal {ky}"
    )
    say_how_to_keep(workspace.root)
    return 0


def _forgotten(before: LanMo, data: Mapping[str, Data]) -> list[str]:
    """Return what the seal before said of the signed document and this one does not."""
    words = {"so_ky_hieu": "số, ký hiệu", "ngay_ban_hanh": "ngày ban hành", "van_ban": "văn bản đã ký"}
    return [word for key, word in words.items() if getattr(before, key) and data[key] is None]


def _opening(one: LanMo) -> Data:
    """Return an opening as it is written; what it does not have is left out."""
    said = one.model_dump(mode="json", exclude_none=True)
    return {key: said[key] for key in LanMo.model_fields if key in said}


def _ready(workspace: Workspace, ky: Ky, color: str) -> bool:
    problems = findings_of(workspace, ky, check_workspace(workspace))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        print_in_full(workspace.texts, errors, color)
        say(f"Chưa niêm phong: kỳ {ky} còn {len(errors)} lỗi.")
        return False
    state = round_of(workspace, ky, today())
    waiting = [one.don_vi.ten for one in state.don_vi if one.trang_thai != "da_duyet"] if state else []
    if waiting:
        say(f"Chưa niêm phong: còn {len(waiting)} báo cáo chưa duyệt: {', '.join(waiting)}.")
        return False
    return state is not None


def _day(typed: str) -> str:
    try:
        return parse_date(typed).isoformat()
    except DateFault as fault:
        raise Stop(f"{fault}; viết sau --date như 2024-11-20 hoặc 20/11/2024") from None


def _signed(workspace: Workspace, path: Path | None) -> Data:
    if path is None:
        return None
    if not path.is_file():
        raise Stop(f"không có tệp {path}")
    absolute, root = real(path), real(workspace.root)
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.name
    return {"tep": name, "dau": hashlib.sha256(path.read_bytes()).hexdigest()}


def _digests(workspace: Workspace, ky: Ky) -> dict[str, str]:
    """The digest of every file that the period's document is made from."""
    found = {document.file: document.digest for document in inputs_of_period(workspace, ky).documents}
    for path in sorted((workspace.root / "templates").glob("*.xml.j2")):
        found[f"templates/{path.name}"] = hashlib.sha256(
            path.read_bytes().replace(b"\r\n", b"\n")
        ).hexdigest()
    return found


def _store(workspace: Workspace, ky: Ky, data: bytes) -> None:
    document = workspace.periods[ky].niem_phong
    if document is not None:
        rewritten(workspace.root, document, lambda _: data)
    elif not create_whole(workspace.root / "reports" / str(ky) / SEAL, data):
        raise Stop(f"kỳ {ky} vừa được niêm phong ở nơi khác")

"""All files of a workspace at one time, on the disk or in a revision of git, and a workspace made from some of them.

Knows where a workspace keeps its files; knows no rule, and compares nothing but contents.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from pathlib import Path

from danvan_cli.model.office import SoDonVi
from danvan_cli.model.period import Ky, parse_period
from danvan_cli.model.plan import KeHoach
from danvan_cli.model.report import BaoCao, TongHop
from danvan_cli.model.seal import NiemPhong
from danvan_cli.store.failure import NoWorkspace, reason_of
from danvan_cli.store.git import commit_of, contents, files_of, is_repository, is_shallow
from danvan_cli.store.load import Document, load_document
from danvan_cli.store.root import OFFICE
from danvan_cli.store.workspace import Period, Workspace, nothing_freed

FOLDERS = ("plans", "reports")
"""The folders that hold data."""
_CODE = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = re.compile(rf"plans/{_CODE}\.yaml|reports/([^/]+)/{_CODE}\.yaml")
_HERE = timezone(timedelta(hours=7))
"""The time of Vietnam, whatever the clock of this machine is set to."""
_MOST_BYTES = 1024 * 1024 + 1


class NoRevision(Exception):
    """A revision that cannot be read; the message is Vietnamese."""


@dataclass(frozen=True)
class Snapshot:
    """The data files of one time: the id of each content by its path, and how to read contents.

    ``commit`` and ``ngay`` are ``None`` for the files on the disk.
    """

    ids: Mapping[str, str]
    read: Callable[[Iterable[str]], Mapping[str, bytes]]
    commit: str | None = None
    ngay: date | None = None


def templates_of(root: Path, name: str) -> dict[str, str]:
    """Return the office's own templates in a revision by their file names; raises ``NoRevision``."""
    commit = commit_of(root, name)
    if commit is None:
        raise NoRevision(_why_unknown(root, name))
    ids = {
        path.removeprefix("templates/"): found
        for path, found in files_of(root, commit, ("templates/",)).items()
        if path.count("/") == 1
    }
    found = contents(root, ids.values())
    return {file: found[name].decode("utf-8-sig", "replace") for file, name in ids.items() if name in found}


def is_data(path: str) -> bool:
    """Tell whether a path below the root is that of an office file, a plan or a file of a period."""
    found = _FILE.fullmatch(path)
    return found is not None and (found[1] is None or str(parse_period(found[1])) == found[1])


def revision(root: Path, name: str) -> Snapshot:
    """Return the files of a revision, nothing checked out; raises ``NoRevision``."""
    commit = commit_of(root, name)
    if commit is None:
        raise NoRevision(_why_unknown(root, name))
    ids = {
        path: found
        for path, found in files_of(root, commit, (f"{folder}/" for folder in FOLDERS)).items()
        if is_data(path)
    }

    def read(paths: Iterable[str]) -> Mapping[str, bytes]:
        wanted = [path for path in paths if path in ids]
        found = contents(root, (ids[path] for path in wanted))
        lost = [path for path in wanted if ids[path] not in found]
        if lost:
            raise NoRevision(f"kho git trên máy này không có nội dung của {lost[0]} ở bản “{name}”")
        return {path: found[ids[path]][:_MOST_BYTES] for path in wanted}

    return Snapshot(ids, read, commit.name, commit.when.astimezone(_HERE).date())


def _why_unknown(root: Path, name: str) -> str:
    known = is_repository(root)
    if known is None:
        return "máy này chưa có git nên không xem được bản cũ; so sánh hai kỳ thì không cần git: danvan diff 2023 2024"
    if not known:
        return (
            "thư mục làm việc không nằm trong kho git nên không có bản cũ; "
            "so sánh hai kỳ thì không cần git: danvan diff 2023 2024"
        )
    if commit_of(root, "HEAD") is None:
        return "kho git chưa có commit nào nên chưa có bản cũ để so sánh"
    shown = name if len(name) <= 60 else name[:59] + "…"
    hint = (
        "; kho này chỉ tải phần lịch sử mới, lấy thêm bằng: git fetch --unshallow" if is_shallow(root) else ""
    )
    return f"git không biết bản “{shown}”; ghi tên nhánh, thẻ, mã commit, hoặc HEAD~1{hint}"


def disk(root: Path, like: Snapshot | None = None, ky: Ky | None = None) -> Snapshot:
    """Return the files on the disk, with ids of the same kind as ``like``; of the reports those of one period alone.

    Raises ``NoWorkspace``.
    """
    data = dict(_files_on_disk(root, ky))
    sample = next(iter(like.ids.values()), "") if like else ""
    ids = {path: _id(content, len(sample)) for path, content in data.items()}
    return Snapshot(ids, lambda paths: {path: data[path] for path in paths if path in data})


def _id(content: bytes, length: int) -> str:
    """Return the id that git gives a content, whose lines git may keep with other ends than the disk."""
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n")
    kind = hashlib.sha256 if length == hashlib.sha256().digest_size * 2 else hashlib.sha1
    return kind(b"blob %d\0" % len(content) + content).hexdigest()


def _files_on_disk(root: Path, ky: Ky | None) -> Iterable[tuple[str, bytes]]:
    folders = ["plans"]
    if ky is not None:
        folders.append(f"reports/{ky}")
    elif (root / "reports").is_dir():
        folders += sorted(f"reports/{name}" for name in os.listdir(root / "reports"))  # noqa: PTH208 - names only
    for folder in folders:
        path = root / folder
        if path.is_symlink() or not path.is_dir():
            continue
        for name in sorted(os.listdir(path)):  # noqa: PTH208 - names only
            file = f"{folder}/{name}"
            if is_data(file) and not (path / name).is_symlink() and (path / name).is_file():
                yield file, _read(path / name, file)


def _read(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError as error:
        raise NoWorkspace(f"không đọc được tệp {file}: {reason_of(error)}") from None


def workspace_from(root: Path, files: Mapping[str, bytes], today: date) -> Workspace:
    """Return a workspace that holds these files and no others; an office file that is missing cannot be read."""
    with nothing_freed():
        return _workspace_from(root, files, today)


def _workspace_from(root: Path, files: Mapping[str, bytes], today: date) -> Workspace:
    office = load_document(OFFICE, files.get(OFFICE, b""), SoDonVi)
    plans = [
        load_document(file, data, KeHoach)
        for file, data in sorted(files.items())
        if file.startswith("plans/") and file != OFFICE
    ]
    reports: dict[Ky, dict[str, Document[BaoCao]]] = {}
    summaries: dict[Ky, Document[TongHop]] = {}
    seals: dict[Ky, Document[NiemPhong]] = {}
    for file, data in sorted(files.items()):
        _, *middle, name = file.split("/")
        ky = parse_period(middle[0]) if middle else None
        if ky is None:
            continue
        reports.setdefault(ky, {})
        match name.removesuffix(".yaml"):
            case "tong-hop":
                summaries[ky] = load_document(file, data, TongHop)
            case "niem-phong":
                seals[ky] = load_document(file, data, NiemPhong)
            case code:
                reports[ky][code] = load_document(file, data, BaoCao)
    periods = {ky: Period(ky, reports[ky], summaries.get(ky), seals.get(ky)) for ky in sorted(reports)}
    return Workspace(root, office, tuple(plans), periods, (), today)

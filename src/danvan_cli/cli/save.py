"""``danvan save``: everything that was changed, kept in git and brought to the shared repository without a git word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace
from danvan_cli.cli.deeds import message_of, period_and_name, unit_name
from danvan_cli.cli.delivery import THEIRS, kept_aside, refuse, say_who_was_named, stopped_by_lock
from danvan_cli.cli.printing import print_in_full, say
from danvan_cli.cli.sides import differences
from danvan_cli.exchange.starter import KEPT
from danvan_cli.model.text import nfc, says_nothing
from danvan_cli.problem import Problem, Severity
from danvan_cli.rules.registry import check_basis, check_period
from danvan_cli.store.git import changed_paths, commits_of, contents, files_of, is_repository
from danvan_cli.store.root import FOLDERS
from danvan_cli.store.saving import Exchanged, catch_up, commit_files, exchange, has_commit
from danvan_cli.store.sending import (
    Author,
    Locked,
    Push,
    Refused,
    Standing,
    knows_author,
    last_change,
    standing,
)
from danvan_cli.store.workspace import Workspace

_JOINS = "Nhập những gì nơi khác đã gửi"
_MARKS = (b"<<<<<<< ", b">>>>>>> ")
_MOST_SHOWN = 10


def save(settings: Settings, why: str | None, keep: str | None) -> int:
    """Run the command; returns 1 where nothing could be kept or brought to the shared repository.

    A changed file that cannot be read as YAML, or that holds both sides of a conflict, stops everything: it would
    reach every machine, and nobody there could work on. Any other error is counted and kept all the same: drafts
    are full of them, and work that is not kept is lost first. ``keep`` settles files that others changed too.
    """
    workspace = open_workspace(settings)
    root = workspace.root
    where = standing(root)
    refuse(where)
    if where is Standing.NO_GIT:
        raise Stop(_without_git(root))
    reason = _reason(why)
    catch_up(root)
    workspace = open_workspace(settings)
    files = _changed(root)
    if _has_unreadable(workspace, files, settings.color):
        return 1
    author, known = _author(workspace), knows_author(root)
    message = message_of(workspace, _committed(root, files), files, reason)
    if files and _commit(root, files, message, author):
        say(f"Đã lưu {len(files)} tệp: {message.partition(chr(10))[0]}.")
        if not known:
            say_who_was_named(author)
    else:
        say("Không có gì mới để lưu.")
    if not has_commit(root):
        return 0
    met = exchange(root, author, _JOINS, None)
    if met.result is Push.CONFLICT and keep:
        if keep == "theirs":
            _put_aside(root, met.conflicts)
        met = exchange(root, author, _JOINS, keep)
    code = _report(workspace, met)
    _count_errors(open_workspace(settings), files)
    return code


def _without_git(root: Path) -> str:
    if is_repository(root) is None:
        return (
            "máy này chưa có git nên chưa lưu vào lịch sử được; các tệp vẫn còn nguyên. Cài git (xem danvan doctor) "
            "rồi chạy lại"
        )
    return (
        "thư mục này chưa dùng git nên không có nơi để lưu; các tệp vẫn còn nguyên. Muốn giữ lịch sử thì chạy một "
        "lần trong thư mục này: git init, rồi chạy lại danvan save"
    )


def _reason(why: str | None) -> str:
    if why is None:
        return ""
    reason = " ".join(nfc(why).split())
    if says_nothing(reason):
        raise Stop("lý do sau --why không được để trống; không cần nêu lý do thì bỏ --why")
    return reason


def _changed(root: Path) -> list[str]:
    """Return the files to keep: the office's own, then what danvan put beside them."""
    found = changed_paths(root, (*FOLDERS, *KEPT)) or []
    left = [name for name in found if name.endswith("/") or "\N{REPLACEMENT CHARACTER}" in name]
    for name in left:
        say(f"Không lưu {name}: là một kho git khác, hoặc tên tệp không đọc được.")
    return sorted(set(found) - set(left), key=lambda name: (name.partition("/")[0] not in FOLDERS, name))


def _has_unreadable(workspace: Workspace, files: list[str], color: str) -> bool:
    """Show what cannot be read in the changed files, and tell whether there is any."""
    changed = {nfc(file) for file in files}
    broken: list[Problem] = []
    for document in workspace.documents:
        if document.file in changed and document.tree is None:
            broken += [problem for problem in document.problems if problem.severity is Severity.ERROR]
    seen = {problem.place.file for problem in broken}
    marked = [file for file in files if nfc(file) not in seen and _holds_conflict(workspace.root / file)]
    print_in_full(workspace.texts, broken, color)
    for file in marked:
        say(f"{file} còn dấu xung đột (<<<<<<<, >>>>>>>): chọn một bản rồi xóa các dòng ấy.")
    names = [*sorted(seen), *marked]
    if names:
        say(f"Chưa lưu gì: {', '.join(names)} chưa đọc được; sửa xong chạy lại. Các tệp giữ nguyên.")
    return bool(names)


def _holds_conflict(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    lines = path.read_bytes().splitlines()
    return all(any(line.startswith(mark) for line in lines) for mark in _MARKS)


def _committed(root: Path, files: list[str]) -> dict[str, bytes]:
    """Return the files as the last commit has them, one whose content this clone does not hold as empty."""
    last = commits_of(root, ".", 1)
    ids = files_of(root, last[0], FOLDERS) if last else {}
    ids = {file: ids[file] for file in files if file in ids}
    found = contents(root, ids.values())
    return {file: found.get(name, b"") for file, name in ids.items()}


def _author(workspace: Workspace) -> Author:
    """Return whom to name where git knows nobody: the unit that makes the consolidated report."""
    years = {document.model.hieu_luc.tu_nam: document.model for document in workspace.plans if document.model}
    code = years[max(years)].bao_cao.don_vi_tong_hop if years else "danvan"
    office = workspace.office.model
    unit = office.theo_ma.get(code) if office else None
    return Author(unit_name(workspace, code), (unit.thu_dien_tu if unit else None) or f"{code}@localhost")


def _commit(root: Path, files: list[str], message: str, author: Author) -> bool:
    """Commit the files; ``False`` where another process just did. Raises ``Stop``."""
    try:
        commit_files(root, files, message, author)
    except Locked as locked:
        raise stopped_by_lock(locked, "Các tệp") from None
    except Refused as refused:
        if not set(files) & set(_changed(root)):
            return False
        raise Stop(f"git chưa lưu được ({refused}); các tệp vẫn còn nguyên, thử lại sau", 1) from None
    return True


def _put_aside(root: Path, files: Iterable[str]) -> None:
    for file in files:
        path, name = root / file, PurePosixPath(file)
        if path.is_file() and ".." not in name.parts:
            ky, _ = period_and_name(file)
            folder = f"out/{ky}" if ky else "out"
            stem, _, ending = name.name.partition(".")
            place = kept_aside(root, folder, stem, f".{ending}" if ending else "", path.read_bytes())
            say(f"Bản trên máy này của {file} được giữ ở {place}.")


def _report(workspace: Workspace, met: Exchanged) -> int:
    match met.result:
        case Push.DONE:
            say(f"Đã chuyển đến kho chung ({met.remote})." if met.sent else "Kho chung đã có đủ.")
            if met.behind:
                say(
                    "Máy này chưa lấy về được những gì nơi khác đã gửi, vì còn tệp khác đang sửa dở; "
                    "không có gì bị mất."
                )
            return 0
        case Push.NO_REMOTE:
            say("Kho này chưa nối với kho chung nào: các thay đổi được lưu trên máy này.")
            return 0
        case Push.CONFLICT:
            _tell_sides(workspace, met.conflicts)
        case Push.REFUSED:
            say(
                f"Đã lưu trên máy này nhưng kho chung không nhận ({met.detail}): "
                "báo người quản trị kho, rồi chạy lại lệnh này."
            )
        case Push.FAILED:
            why = f" (git báo: {met.detail})" if met.detail else ""
            say(
                f"Đã lưu trên máy này nhưng chưa chuyển được đến kho chung{why}; "
                "xem lại mạng và quyền vào kho chung rồi chạy lại lệnh này."
            )
    return 1


def _tell_sides(workspace: Workspace, files: tuple[str, ...]) -> None:
    root = workspace.root
    say("Chưa chuyển được: nơi khác cũng đã sửa và gửi cùng tệp.")
    for file in files[:_MOST_SHOWN]:
        who = last_change(root, file)
        ky, name = period_and_name(file)
        unit = name.removesuffix(".yaml")
        said = differences(root, ky, file, unit, unit_name(workspace, unit), THEIRS) if ky else []
        say(f"{file}{f', bản ở kho chung do {who}' if who else ''}")
        if said:
            say("  Bản ở kho chung → bản trên máy này:")
        for line in said:
            say(f"  - {line}")
    if len(files) > _MOST_SHOWN:
        say(f"… và {len(files) - _MOST_SHOWN} tệp khác")
    say(
        "Cả hai bản đều còn nguyên. Chọn một, cho mọi tệp nêu trên:\n"
        "- giữ bản trên máy này: danvan save --keep mine\n"
        "- lấy bản ở kho chung: danvan save --keep theirs\n"
        "Cần mỗi bản một phần thì sửa tệp trên máy này cho đúng rồi dùng lệnh đầu."
    )


def _count_errors(workspace: Workspace, files: list[str]) -> None:
    """Say how many errors stand in what was kept."""
    changed = {nfc(file) for file in files}
    periods = sorted({ky for file in changed if (ky := period_and_name(file)[0]) in workspace.periods and ky})
    found = [*check_basis(workspace), *(one for ky in periods for one in check_period(workspace, ky))]
    errors = {one for one in found if one.severity is Severity.ERROR and one.place.file in changed}
    if errors:
        names = sorted({one.place.file for one in errors})
        shown = ", ".join(names[:_MOST_SHOWN]) + (" …" if len(names) > _MOST_SHOWN else "")
        say(f"Lưu ý: còn {len(errors)} lỗi trong {shown}; xem bằng danvan validate.")

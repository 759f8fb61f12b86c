"""A report on its way to the shared repository: what became of it, and what to do where two versions met."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from danvan_cli.cli.call import Stop
from danvan_cli.cli.common import stay_inside
from danvan_cli.cli.desk import KEYS, OneReport
from danvan_cli.cli.printing import say
from danvan_cli.cli.sides import differences, only_sent_back, version
from danvan_cli.model.dates import format_date
from danvan_cli.store.clock import today
from danvan_cli.store.edit import append_item, set_value
from danvan_cli.store.git import run_git
from danvan_cli.store.quoting import Data
from danvan_cli.store.sending import (
    Author,
    Locked,
    Push,
    Pushed,
    Refused,
    Standing,
    commit_file,
    fetch,
    knows_author,
    push,
    take,
)
from danvan_cli.store.write import create_whole, replace_whole

THEIRS = "FETCH_HEAD"
"""The revision that git calls what was fetched last."""


def deliver(desk: OneReport, ours: bool) -> Pushed:
    """Commit the report alone and bring it to the shared repository; ``ours`` where theirs shall give way."""
    root, file = desk.workspace.root, desk.document.file
    message = f"Báo cáo kỳ {desk.ky}: {desk.ten_don_vi}" + (" (gửi lại)" if desk.report.tra_lai else "")
    author, known = _author(desk), knows_author(root)
    new = _committed(root, file, message, author)
    say(f"Đã lưu: {message}." if new else f"{file} không có gì mới so với lần gửi trước.")
    if new and not known:
        say_who_was_named(author)
    return push(root, file, author, ours)


def _committed(root: Path, file: str, message: str, author: Author) -> bool:
    """Commit a file that was checked; raises ``Stop`` where git does not, and says how to go on."""
    try:
        return commit_file(root, file, message, author)
    except Locked as locked:
        raise stopped_by_lock(locked, f"Tệp {file}") from None
    except Refused as refused:
        raise Stop(
            f"báo cáo đã kiểm tra xong nhưng git chưa lưu được ({refused}); tệp {file} vẫn còn nguyên, thử lại sau",
            1,
        ) from None


def stopped_by_lock(locked: Locked, what: str) -> Stop:
    """Return what is said where a lock is in the way of keeping ``what``."""
    return Stop(
        f"kho git đang bị khóa: có tệp {locked}. Hoặc một chương trình khác đang dùng kho này, hoặc lần trước "
        f"máy tắt giữa chừng. Đóng các chương trình đó rồi chạy lại; vẫn bị thì xóa tệp khóa ấy rồi chạy lại. "
        f"{what} vẫn còn nguyên, không có gì bị mất",
        1,
    )


def say_who_was_named(author: Author) -> None:
    """Say whom git was told to name, as it knew nobody, and how to declare oneself."""
    say(
        f"Máy này chưa khai tên với git nên ghi tên {author.name}. Khai một lần bằng hai lệnh:\n"
        '  git config --global user.name "Họ và tên"\n'
        '  git config --global user.email "ten@co-quan.vn"'
    )


def refuse(where: Standing) -> None:
    """Stop where no commit can be made before somebody has put the repository in order."""
    if where is Standing.DETACHED:
        raise Stop("kho git đang đứng ở một bản cũ, không ở nhánh nào; về nhánh làm việc bằng: git switch -")
    if where is Standing.BUSY:
        raise Stop(
            "kho git đang gộp dở một thay đổi khác. Do chính lần gửi trước bị ngắt giữa chừng thì bỏ việc gộp bằng: "
            "git rebase --abort, rồi gửi lại, không có gì bị mất; còn không thì nhờ người quản trị kho làm xong"
        )


def _author(desk: OneReport) -> Author:
    office, unit = desk.workspace.office.model, desk.report.don_vi
    address = (office.theo_ma[unit].thu_dien_tu if office else None) or f"{unit}@localhost"
    return Author((desk.report.nguoi_lap and desk.report.nguoi_lap.ho_ten) or desk.ten_don_vi, address)


def sent_back_meanwhile(desk: OneReport, base: str) -> bool:
    """Where the report was only sent back on the other side, take the reason over and date it anew."""
    root, file = desk.workspace.root, desk.document.file
    old, theirs = version(root, file, base), version(root, file, THEIRS)
    if not old or not theirs or theirs[1] is None or not only_sent_back(old[1], theirs[1]):
        return False
    returned = theirs[1].tra_lai
    missing = [one for one in returned if one not in desk.report.tra_lai]

    def change(data: bytes) -> bytes:
        data = set_value(data, ("ngay_gui",), today().isoformat(), KEYS)
        if desk.report.phe_duyet:
            data = set_value(data, ("phe_duyet",), None, KEYS)
        for one in missing:
            entry: Data = {"ngay": one.ngay.isoformat(), "ly_do": one.ly_do}
            data = append_item(data, ("tra_lai",), entry, KEYS)
        return data

    desk.rewrite(change)
    say(
        f"Báo cáo đã bị trả lại ngày {format_date(returned[-1].ngay)}: {returned[-1].ly_do}\n"
        f"Nội dung đã sửa trên máy này được gửi lại, ngày gửi {format_date(today())}."
    )
    return True


def report(desk: OneReport, pushed: Pushed) -> int:
    """Say what became of a report; ``desk`` holds it as it stands now."""
    match pushed.result:
        case Push.DONE:
            return _arrived(desk, pushed)
        case Push.NO_REMOTE:
            say("Kho này chưa nối với kho chung nào: báo Phòng Hành chính - Quản trị lấy báo cáo ở máy này.")
            return 0
        case Push.CONFLICT:
            return _two_versions(desk, pushed)
        case Push.REFUSED:
            say(
                f"Báo cáo đã lưu trên máy này nhưng kho chung không nhận ({pushed.detail}): "
                "báo người quản trị kho, rồi chạy lại lệnh này."
            )
            return 1
        case Push.FAILED:
            why = f" (git báo: {pushed.detail})" if pushed.detail else ""
            say(
                f"Báo cáo đã lưu trên máy này nhưng chưa chuyển được đến kho chung{why}; "
                "xem lại mạng và quyền vào kho chung rồi chạy lại lệnh này."
            )
            return 1


def _arrived(desk: OneReport, pushed: Pushed) -> int:
    back = desk.report.tra_lai[-1] if desk.report.ngay_gui is None and desk.report.tra_lai else None
    if back:
        say(f"Báo cáo này đã bị trả lại ngày {format_date(back.ngay)}: {back.ly_do}")
        say("Sửa tệp trên máy này (vừa được cập nhật) rồi chạy lại lệnh này để gửi lại.")
        return 1
    say(f"Đã chuyển đến kho chung ({pushed.remote}).")
    if pushed.behind:
        say(
            "Máy này chưa lấy về được những gì nơi khác đã gửi, vì còn tệp khác đang sửa dở hoặc chưa chuyển đi; "
            "báo cáo không bị ảnh hưởng, không có gì bị mất."
        )
    return 0


def _two_versions(desk: OneReport, pushed: Pushed) -> int:
    file, command = desk.document.file, f"danvan submit {desk.ky} {desk.report.don_vi}"
    who = f", do {pushed.detail}" if pushed.detail else ""
    say(f"Chưa chuyển được: kho chung có bản khác của {file}{who}.")
    root, unit = desk.workspace.root, desk.report.don_vi
    said = differences(root, desk.ky, file, unit, desk.ten_don_vi, THEIRS)
    if said:
        say("Bản ở kho chung → bản trên máy này:")
        for line in said:
            say(f"- {line}")
    elif not version(root, file, THEIRS):
        say("Bản ở kho chung: tệp này đã bị bỏ.")
    else:
        say("Hai bản chỉ khác cách trình bày, ghi chú.")
    say(
        "Cả hai bản đều còn nguyên. Chọn một:\n"
        f"- gửi bản trên máy này: {command} --keep mine\n"
        f"- lấy bản ở kho chung về: {command} --keep theirs\n"
        "Cần mỗi bản một phần thì sửa tệp trên máy này cho đúng rồi dùng lệnh đầu."
    )
    return 1


def take_theirs(desk: OneReport) -> int:
    """Put the shared repository's version in the place of this machine's, which is kept beside the documents."""
    root, file = desk.workspace.root, desk.document.file
    commit = fetch(root)
    if commit is None:
        raise Stop("chưa lấy được bản ở kho chung; xem lại mạng, và kho này đã nối với kho chung chưa", 1)
    theirs = version(root, file, commit)
    if theirs is None:
        raise Stop(f"kho chung không có {file}; bản trên máy này giữ nguyên", 1)
    mine = (root / file).read_bytes()
    if mine == theirs[0]:
        say(f"{file} trên máy này đã giống bản ở kho chung.")
    else:
        say(f"Bản trên máy này được giữ ở {_kept_aside(desk, mine)}.")
        run_git(root, "checkout", "--quiet", "HEAD", "--", file)
    if not take(root, file, commit):
        replace_whole(root / file, (root / file).read_bytes(), theirs[0])
        _committed(root, file, f"Lấy bản ở kho chung: {desk.ten_don_vi}, kỳ {desk.ky}", _author(desk))
    say(f"{file} nay là bản ở kho chung.")
    return 0


def _kept_aside(desk: OneReport, mine: bytes) -> str:
    return kept_aside(desk.workspace.root, f"out/{desk.ky}", desk.report.don_vi, ".yaml", mine)


def kept_aside(root: Path, folder: str, name: str, ending: str, mine: bytes) -> str:
    """Keep this machine's version of a file under a name of its own; returns the name."""
    stay_inside(root, [folder])
    for number in count(1):
        place = f"{folder}/{name}-ban-tren-may{f'-{number}' if number > 1 else ''}{ending}"
        if create_whole(root / place, mine):
            return place
    raise AssertionError  # there is always a next number

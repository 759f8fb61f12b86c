"""Every command that asks git, in every kind of repository there is: it does its work, or says why not."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

TCD = "reports/2024/ban-tcd.yaml"
OUT = "out/bao-cao.docx"
NFD = unicodedata.normalize("NFD", "Báo cáo năm 2024 (bản sửa)")
WORK = (
    ("validate", "--no-cache"),
    ("status", "2024"),
    ("export", "2024", "--format", "json"),
    ("diff", "2023", "2024"),
    ("review", "2024"),
    ("consolidate", "2024", "--draft", "-o", OUT),
    ("trace", OUT),
    ("verify", OUT),
    ("render", TCD, "-o", "out/don-vi.docx"),
    ("approve", "2024", "phong-th", "--by", "Trần Thị Hà"),
    ("return", "2024", "phong-th", "--why", "Thiếu số liệu"),
)
"""What needs no history: it must do its work everywhere."""
NO_COMMIT = "danvan: kho git chưa có commit nào nên chưa có bản cũ để so sánh\n"
NO_REPOSITORY = (
    "danvan: thư mục làm việc không nằm trong kho git nên không có bản cũ; "
    "so sánh hai kỳ thì không cần git: danvan diff 2023 2024\n"
)
NO_GIT = (
    "danvan: máy này chưa có git nên không xem được bản cũ; "
    "so sánh hai kỳ thì không cần git: danvan diff 2023 2024\n"
)


@pytest.fixture
def place(workspace, git, tmp_path, monkeypatch):
    """Make a workspace in a repository of some kind; returns its root."""
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")
    changes = {TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")}

    def kept(root: Path) -> Path:
        git(root, "init", "-q", "-b", "main")
        git(root, "add", ".")
        git(root, "commit", "-qm", "Mở kỳ", day="2023-10-31T08:00:00+07:00")
        git(root, "commit", "-q", "--allow-empty", "-m", "Thêm", day="2023-11-01T08:00:00+07:00")
        return root

    def cloned(*options: str) -> Path:
        kept(workspace(changes, folder="goc"))
        git(tmp_path, "clone", "-q", "--bare", "goc", "kho chung.git")
        git(tmp_path, "clone", "-q", *options, f"file://{tmp_path / 'kho chung.git'}", "may")
        return tmp_path / "may"

    def make(kind: str) -> Path:
        match kind:
            case "plain":
                return kept(workspace(changes))
            case "clone of a bare repository":
                return cloned()
            case "shallow clone":
                return cloned("--depth=1")
            case "clone without contents":
                return cloned("--filter=blob:none")
            case "detached head":
                root = kept(workspace(changes))
                git(root, "checkout", "-q", "--detach")
                return root
            case "unborn branch":
                root = workspace(changes)
                git(root, "init", "-q", "-b", "main")
                return root
            case "spaces and letters with marks apart":
                return kept(workspace(changes, folder=f"{NFD}/dân vận"))
            case "folder of a repository":
                workspace(changes, folder=f"{NFD}/so lieu")
                kept(tmp_path / NFD)
                return tmp_path / NFD / "so lieu"
            case "second work tree":
                root = kept(workspace(changes))
                git(root, "worktree", "add", "-q", "-b", "khác", str(tmp_path / "cây hai"))
                return tmp_path / "cây hai"
            case "branch with a name of ours":
                root = kept(workspace(changes))
                git(root, "switch", "-q", "-c", "năm-2024/báo-cáo-(thử)")
                return root
            case "broken repository":
                root = kept(workspace(changes))
                shutil.rmtree(root / ".git" / "objects")
                return root
            case "no git":
                monkeypatch.setenv("PATH", str(tmp_path / "khong-co"))
                return workspace(changes)
        return workspace(changes)

    return make


BOTH = {"code": 0, "said": r"^Đã lưu: Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh\.$"}
ARRIVED = {"code": 0, "said": r"^Đã chuyển đến kho chung \(origin\)\.$"}
UNKNOWN = r"^danvan: thư mục làm việc không nằm trong kho git"
KINDS = {
    "plain": (0, "", BOTH),
    "clone of a bare repository": (0, "", ARRIVED),
    "shallow clone": (0, "", ARRIVED),
    "clone without contents": (0, "", ARRIVED),
    "detached head": (0, "", {"code": 2, "said": "về nhánh làm việc bằng: git switch -"}),
    "unborn branch": (2, NO_COMMIT, BOTH),
    "spaces and letters with marks apart": (0, "", BOTH),
    "folder of a repository": (0, "", BOTH),
    "second work tree": (0, "", BOTH),
    "branch with a name of ours": (0, "", BOTH),
    "broken repository": (2, NO_REPOSITORY, {"code": 0, "said": "Thư mục này chưa dùng git"}),
    "no repository": (2, NO_REPOSITORY, {"code": 0, "said": "Thư mục này chưa dùng git"}),
    "no git": (2, NO_GIT, {"code": 0, "said": "Thư mục này chưa dùng git"}),
}
"""For each kind: how comparing with the last commit ends, what it says, and how sending a report ends."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_does_its_work_or_says_why_not(place, run, kind):
    root = place(kind)
    compared, why, sent = KINDS[kind]

    for command in WORK:
        code, out, err = run(*command, cwd=root)
        assert code == 0, (command, out, err)
    assert run("diff", "HEAD", "--format", "json", cwd=root).code == compared
    if compared:
        assert run("diff", "HEAD", cwd=root).err == why
    code, out, err = run("submit", "2024", "ban-tcd", cwd=root)
    assert code == sent["code"], (out, err)
    assert re.search(sent["said"], err, re.MULTILINE), err
    code, out, err = run("save", cwd=root)
    assert code == (2 if sent["code"] or "chưa dùng git" in sent["said"] else 0), (out, err)
    assert run("doctor", cwd=root).code in (0, 1)


def test_two_clones_sending_in_turn_again_and_again_lose_nothing(place, git, run, tmp_path):
    first = place("clone of a bare repository")
    git(tmp_path, "clone", "-q", str(tmp_path / "kho chung.git"), "may hai")
    second = tmp_path / "may hai"
    for number in range(3):
        for root, unit in ((first, "ban-tcd"), (second, "phong-th")):
            path = root / f"reports/2024/{unit}.yaml"
            path.write_text(path.read_text("utf-8") + f"# lần {number}\n", "utf-8")
        for root, unit in ((first, "ban-tcd"), (second, "phong-th")):
            assert run("submit", "2024", unit, cwd=root).code == 0

    git(tmp_path, "clone", "-q", str(tmp_path / "kho chung.git"), "xem")
    for unit in ("ban-tcd", "phong-th"):
        text = (tmp_path / "xem" / f"reports/2024/{unit}.yaml").read_text("utf-8")
        assert [line for line in text.splitlines() if line.startswith("# lần")] == [
            "# lần 0",
            "# lần 1",
            "# lần 2",
        ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_repository_of_somebody_else_is_as_none(place, run):
    root = place("plain")
    for path in (root, *root.rglob("*")):
        os.chown(path, 65534, 65534, follow_symlinks=False)

    assert run("validate", "--no-cache", cwd=root).code == 0
    assert run("export", "2024", "--format", "json", cwd=root).code == 0
    assert "lỗi của chương trình" not in run("submit", "2024", "ban-tcd", cwd=root).err

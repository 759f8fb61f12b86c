"""Two commands at once on the same workspace, many times: whatever one of them says it did is there in the end."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

TCD = "reports/2024/ban-tcd.yaml"
TH = "reports/2024/phong-th.yaml"
AGAIN = "vừa được sửa ở nơi khác"


@pytest.fixture
def at_once(run, tmp_path):
    """Run commands at the same time, each in a process of its own; returns their exit codes and what they said."""
    run("--help")  # what they import is there before they are started

    def call(root: Path, *commands: list[str]) -> list[tuple[int, str]]:
        reading, writing = os.pipe()
        children = []
        for number, command in enumerate(commands):
            child = os.fork()
            if child == 0:
                code = 99
                try:
                    output = os.open(tmp_path / f"{number}.txt", os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
                    os.dup2(output, 1)
                    os.dup2(output, 2)
                    import sys

                    sys.stdout, sys.stderr = (os.fdopen(one, "w", encoding="utf-8") for one in (1, 2))
                    from danvan_cli.cli.run import run as command_line

                    os.close(writing)
                    os.read(reading, 1)  # all begin together
                    code = command_line(["--root", str(root), *command])
                    sys.stdout.flush()
                    sys.stderr.flush()
                finally:
                    os._exit(code)
            children.append(child)
        os.close(reading)
        os.close(writing)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        return [(code, (tmp_path / f"{number}.txt").read_text("utf-8")) for number, code in enumerate(codes)]

    return call


def done_or_told(code: int, said: str) -> bool:
    """Whether a command did its work; where it did not, it says that somebody else was first."""
    if AGAIN in said:
        assert code in (1, 2), said
        return False
    assert code == 0, said
    return True


def test_format_approval_and_return_of_one_report_lose_nothing(workspace, at_once):
    root = workspace()
    approve = ["approve", "2024", "ban-tcd", "--by", "Trần Thị Hà"]
    path = root / TCD
    untidy = re.sub(r"^don_vi: ban-tcd", 'don_vi: "ban-tcd"', path.read_text("utf-8"), flags=re.MULTILINE)
    seen = set()
    for number in range(8):
        path.write_text(f"{untidy}# ghi chú {number}\n", "utf-8")
        results = at_once(root, ["fmt", TCD], approve, ["fmt", TCD])

        formatted, approved, again = (done_or_told(*result) for result in results)

        text = path.read_text("utf-8")
        assert ("dau_van_tay" in text) == approved
        assert ("don_vi: ban-tcd\n" in text) == (formatted or again)
        assert f"# ghi chú {number}\n" in text
        seen.add((formatted, approved, again))
    assert seen


def test_reason_and_approval_given_at_once_never_mix(workspace, at_once):
    root = workspace()
    whole = (root / TCD).read_bytes()
    for _ in range(5):
        (root / TCD).write_bytes(whole)
        results = at_once(
            root,
            ["approve", "2024", "ban-tcd", "--by", "Trần Thị Hà"],
            ["return", "2024", "ban-tcd", "--why", "Thiếu số liệu"],
        )

        text = (root / TCD).read_text("utf-8")
        returned = results[1][0] == 0
        assert ("Thiếu số liệu" in text) == returned
        assert returned or AGAIN in results[1][1]
        assert ("dau_van_tay" in text) == (not returned)


def test_new_reports_are_made_once(workspace, at_once, run):
    root = workspace()
    run("new", "2026", cwd=root)
    made = {path.name: path.read_bytes() for path in (root / "reports/2026").iterdir()}
    for _ in range(3):
        for path in (root / "reports/2026").iterdir():
            path.unlink()
        results = at_once(root, ["new", "2026"], ["new", "2026"], ["new", "2026"])

        assert [code for code, _ in results] == [0, 0, 0]
        assert sum(said.count("Đã tạo ") for _, said in results) == len(made)
        assert sum(said.count("Đã có ") for _, said in results) == 2 * len(made)
        assert {path.name: path.read_bytes() for path in (root / "reports/2026").iterdir()} == made


def test_period_is_sealed_once(workspace, at_once, run):
    root = workspace()
    for unit in ("ban-tcd", "phong-hcqt", "phong-th", "tt-pvks-tthc"):
        assert run("approve", "2024", unit, "--by", "Trần Thị Hà", cwd=root).code == 0
    seal = root / "reports/2024/niem-phong.yaml"
    for _ in range(5):
        seal.unlink(missing_ok=True)
        results = at_once(root, ["seal", "2024"], ["seal", "2024", "--number", "5"])

        assert sum(code == 0 for code, _ in results) == 1
        first = next(number for number, (code, _) in enumerate(results) if code == 0)
        assert ("so_ky_hieu" in seal.read_text("utf-8")) == (first == 1)
        assert re.search("vừa được niêm phong ở nơi khác|đã niêm phong rồi", results[1 - first][1])


def test_two_units_sent_at_once_from_one_machine_are_both_sent(
    workspace, at_once, git, tmp_path, monkeypatch
):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-04")
    sent = ("ngay_gui: 2024-11-01", "ngay_gui: null")
    seed = workspace({TCD: sent, TH: sent}, folder="goc")
    git(seed, "init", "-q", "-b", "main", "--template=")
    git(seed, "add", ".")
    git(seed, "commit", "-qm", "Mở kỳ", day="2023-10-31T08:00:00+07:00")
    for number in range(3):
        git(tmp_path, "clone", "-q", "--bare", str(seed), f"kho{number}.git")
        git(tmp_path, "clone", "-q", f"kho{number}.git", f"may{number}")
        root = tmp_path / f"may{number}"

        results = at_once(root, ["submit", "2024", "ban-tcd"], ["submit", "2024", "phong-th"])

        assert [code for code, _ in results] == [0, 0], results
        subjects = git(tmp_path / f"kho{number}.git", "log", "--format=%s", "main").splitlines()
        assert sorted(subjects) == [
            "Báo cáo kỳ 2024: Ban Tiếp công dân tỉnh",
            "Báo cáo kỳ 2024: Phòng Tổng hợp",
            "Mở kỳ",
        ]
        assert git(root, "status", "--porcelain") == ""

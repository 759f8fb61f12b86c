"""``danvan seal`` and ``danvan unseal``: a signed period stays as it was."""

from __future__ import annotations

import hashlib

import pytest

from danvan_cli.model.seal import NiemPhong
from danvan_cli.store.load import load_document

SEAL = "reports/2024/niem-phong.yaml"
TCD = "reports/2024/ban-tcd.yaml"
UNITS = ("phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th")


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-12-01")


@pytest.fixture
def approved(workspace, run):
    """A workspace with every report of 2024 approved."""

    def build(changes=None):
        root = workspace(changes)
        for unit in UNITS:
            assert run("approve", "2024", unit, "--by", "Phạm Xuân Duệ", cwd=root).code == 0
        return root

    return build


def seal_of(root) -> NiemPhong:
    document = load_document(SEAL, (root / SEAL).read_bytes(), NiemPhong)
    assert document.model is not None
    assert document.problems == ()
    return document.model


def test_seal_records_what_was_signed(approved, run, tmp_path):
    root = approved({"reports/2024/tong-hop.yaml": "phien_ban: 1\nky: 2024\nngay_lap: 2024-11-20\n"})
    signed = tmp_path / "đã ký.pdf"
    signed.write_bytes(b"%PDF-1.7")

    result = run("seal", "2024", "--file", str(signed), "--number", "05/BC-VPUB", cwd=root)

    seal = seal_of(root)
    assert result.code == 0
    assert (seal.so_ky_hieu, str(seal.ngay_ban_hanh), str(seal.ngay)) == (
        "05/BC-VPUB",
        "2024-11-20",
        "2024-12-01",
    )
    assert seal.van_ban is not None
    assert (seal.van_ban.tep, seal.van_ban.dau) == ("đã ký.pdf", hashlib.sha256(b"%PDF-1.7").hexdigest())
    assert seal.tep[TCD] == hashlib.sha256((root / TCD).read_bytes()).hexdigest()
    assert {"plans/co-quan.yaml", "plans/dan-van.yaml", "reports/2024/tong-hop.yaml"} <= seal.tep.keys()


def test_sealed_period_passes_and_any_change_is_an_error(approved, run):
    root = approved()
    run("seal", "2024", cwd=root)
    assert run("validate", cwd=root).code == 0

    (root / TCD).write_text((root / TCD).read_text("utf-8") + "# thêm\n", "utf-8")

    assert f"{TCD}:1:1: lỗi DV607" in run("validate", "--format", "concise", cwd=root).out


def test_other_line_ends_are_no_change(approved, run):
    root = approved()
    run("seal", "2024", cwd=root)
    (root / TCD).write_bytes((root / TCD).read_bytes().replace(b"\n", b"\r\n"))

    assert run("validate", cwd=root).code == 0


def test_plan_of_later_years_may_change(approved, run):
    root = approved()
    run("seal", "2024", cwd=root)
    plan = root / "plans" / "dan-van.yaml"
    plan.write_text(plan.read_text("utf-8") + "# thêm\n", "utf-8")

    assert run("validate", cwd=root).code == 0


def test_report_that_is_not_approved_stops_the_seal(workspace, run):
    root = workspace()
    for unit in UNITS[:3]:
        run("approve", "2024", unit, "--by", "A B", cwd=root)

    result = run("seal", "2024", cwd=root)

    assert result == (1, "", "Chưa niêm phong: còn 1 báo cáo chưa duyệt: Phòng Tổng hợp.\n")
    assert not (root / SEAL).exists()


def test_approval_that_no_longer_holds_stops_the_seal(approved, run):
    root = approved()
    (root / TCD).write_text(
        (root / TCD).read_text("utf-8").replace("so_nguoi_tiep: 1120", "so_nguoi_tiep: 1121")
    )

    result = run("seal", "2024", cwd=root)

    assert result.code == 1
    assert "DV604" in result.out


def test_sealed_period_refuses_approval_and_return(approved, run):
    root = approved()
    run("seal", "2024", cwd=root)
    before = (root / TCD).read_bytes()

    result = run("return", "2024", "ban-tcd", "--why", "sửa số", cwd=root)

    assert (result.code, (root / TCD).read_bytes()) == (1, before)
    assert "danvan unseal 2024" in result.err


def test_opening_keeps_its_reason_through_the_next_seal(approved, run):
    root = approved()
    run("seal", "2024", cwd=root)

    assert run("unseal", "2024", "--why", "Sửa: theo kết luận kiểm tra", cwd=root).code == 0
    (root / TCD).write_text((root / TCD).read_text("utf-8") + "# thêm\n", "utf-8")
    assert run("validate", cwd=root).code == 0
    assert run("seal", "2024", cwd=root).code == 0

    assert [(str(one.ngay), one.ly_do) for one in seal_of(root).mo] == [
        ("2024-12-01", "Sửa: theo kết luận kiểm tra")
    ]
    assert run("validate", cwd=root).code == 0


def test_what_an_opened_seal_said_is_kept_and_its_lack_is_told(approved, run, tmp_path):
    root = approved()
    (tmp_path / "đã ký.pdf").write_bytes(b"%PDF-1.7")
    named = ["--number", "05/BC-VPUB", "--date", "20/11/2024", "--file", str(tmp_path / "đã ký.pdf")]
    run("seal", "2024", *named, cwd=root)
    run("unseal", "2024", "--why", "Sửa số", cwd=root)

    said = run("seal", "2024", cwd=root).err

    opening = seal_of(root).mo[0]
    assert (opening.so_ky_hieu, str(opening.ngay_ban_hanh)) == ("05/BC-VPUB", "2024-11-20")
    assert opening.van_ban is not None
    assert opening.van_ban.tep == "đã ký.pdf"
    assert "Lần niêm phong trước có ghi số, ký hiệu, ngày ban hành, văn bản đã ký, lần này không ghi." in said


def test_seal_that_is_not_committed_is_no_report_to_submit(approved, run, git):
    root = approved()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Duyệt")
    said = run("seal", "2024", cwd=root).err

    assert said.splitlines()[-1].endswith("danvan save")
    assert "xong thì lưu bằng lệnh: danvan save" in run("validate", cwd=root).out
    assert "danvan submit 2024 niem-phong" not in run("validate", cwd=root).out


def test_without_a_repository_nothing_is_said_of_keeping(approved, run):
    assert "danvan save" not in run("seal", "2024", cwd=approved()).err


def test_sealing_twice_says_so(approved, run):
    root = approved()
    run("seal", "2024", cwd=root)

    assert run("seal", "2024", cwd=root).code == 1


@pytest.mark.parametrize("why", ["", "…"])
def test_opening_needs_a_reason(approved, run, why):
    root = approved()
    run("seal", "2024", cwd=root)
    before = (root / SEAL).read_bytes()

    assert run("unseal", "2024", "--why", why, cwd=root).code == 2
    assert (root / SEAL).read_bytes() == before


def test_period_without_a_seal_is_not_opened(workspace, run):
    assert run("unseal", "2024", "--why", "sửa số", cwd=workspace()) == (
        1,
        "",
        "Kỳ 2024 không bị niêm phong.\n",
    )


def test_shipped_layout_of_the_seal_is_canonical_yaml(approved, run, golden):
    root = approved()
    run("seal", "2024", cwd=root)

    lines = [line.partition(": ")[0] for line in (root / SEAL).read_text("utf-8").splitlines()]
    golden("seal/niem-phong.txt", "\n".join(lines) + "\n")

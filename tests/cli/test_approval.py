"""``danvan approve`` and ``danvan return``: written into the report, everything else as it was."""

from __future__ import annotations

import pytest

from danvan_cli.model.report import BaoCao
from danvan_cli.store.load import load_document

TCD = "reports/2024/ban-tcd.yaml"
SENT = "ngay_gui: 2024-11-01\n"


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-11-06")


def report_in(root) -> BaoCao:
    model = load_document(TCD, (root / TCD).read_bytes(), BaoCao).model
    assert model is not None
    return model


def approve(run, root, *more):
    return run("approve", "2024", "ban-tcd", "--by", "Phạm Xuân Duệ", *more, cwd=root)


def test_approval_is_one_line_and_nothing_else_changes(workspace, run):
    root = workspace({TCD: (SENT, f"{SENT}# đã nộp bản giấy\n")})
    before = (root / TCD).read_text("utf-8")

    result = approve(run, root)

    seal = report_in(root).dau_van_tay
    line = f"phe_duyet: {{ho_ten: Phạm Xuân Duệ, ngay: 2024-11-06, dau_van_tay: {seal}}}\n"
    after = (root / TCD).read_text("utf-8")
    assert result == (0, "", f"Đã duyệt báo cáo kỳ 2024 của Ban Tiếp công dân tỉnh ({TCD}).\n")
    assert line in after
    assert after.replace(line, "") == before


def test_approved_report_passes_and_is_shown_as_approved(workspace, run):
    root = workspace()
    approve(run, root)

    assert run("validate", cwd=root).out == ""
    assert '"trang_thai": "da_duyet"' in run("status", "2024", "--format", "json", cwd=root).out


def test_any_later_change_undoes_the_approval(workspace, run):
    root = workspace()
    approve(run, root)
    (root / TCD).write_text(
        (root / TCD).read_text("utf-8").replace("so_nguoi_tiep: 1120", "so_nguoi_tiep: 1121")
    )

    assert "cảnh báo DV604" in run("validate", "--format", "concise", cwd=root).out
    assert "lỗi DV604" in run("consolidate", "2024", cwd=root).out
    assert '"da_duyet"' not in run("status", "2024", "--format", "json", cwd=root).out


def test_changed_report_is_approved_again(workspace, run):
    root = workspace()
    approve(run, root)
    (root / TCD).write_text(
        (root / TCD).read_text("utf-8").replace("so_nguoi_tiep: 1120", "so_nguoi_tiep: 1121")
    )

    assert approve(run, root).err.startswith("Đã duyệt lại")
    assert report_in(root).trang_thai == "da_duyet"


def test_second_approval_changes_nothing(workspace, run):
    root = workspace()
    approve(run, root)
    before = (root / TCD).read_bytes()

    result = approve(run, root)

    assert (result.code, (root / TCD).read_bytes()) == (0, before)
    assert result.err == "Phạm Xuân Duệ đã duyệt ngày 06/11/2024 và nội dung không đổi; giữ nguyên.\n"


def test_draft_is_not_approved(workspace, run):
    root = workspace({TCD: (SENT, "ngay_gui: null\n")})

    result = approve(run, root)

    assert result.code == 1
    assert "còn là bản nháp" in result.err
    assert report_in(root).phe_duyet is None


def test_report_with_an_error_is_not_approved(workspace, run):
    root = workspace({TCD: ("don_phai_xu_ly: 52", "don_phai_xu_ly: 50")})

    result = approve(run, root)

    assert result.code == 1
    assert "DV401" in result.out
    assert result.err == "Chưa duyệt: báo cáo của Ban Tiếp công dân tỉnh còn 2 lỗi.\n"
    assert report_in(root).phe_duyet is None


def test_errors_of_others_do_not_stop_an_approval(workspace, run):
    root = workspace({"reports/2024/phong-th.yaml": "a: [\n"})

    assert approve(run, root).code == 0


def test_nobody_known_is_asked_for(workspace, run):
    result = run("approve", "2024", "ban-tcd", cwd=workspace())

    assert result.code == 2
    assert "ghi thêm --by" in result.err


def test_return_clears_sending_and_approval_and_keeps_the_reason(workspace, run):
    root = workspace()
    approve(run, root)

    result = run("return", "2024", "ban-tcd", "--why", "Số đơn: chưa khớp sổ", cwd=root)

    report = report_in(root)
    assert result == (0, "", f"Đã trả lại báo cáo kỳ 2024 của Ban Tiếp công dân tỉnh ({TCD}).\n")
    assert (report.trang_thai, report.ngay_gui, report.phe_duyet) == ("bi_tra_lai", None, None)
    assert [(entry.ngay.isoformat(), entry.ly_do) for entry in report.tra_lai] == [
        ("2024-11-06", "Số đơn: chưa khớp sổ")
    ]


def test_every_return_is_kept(workspace, run):
    root = workspace()
    run("return", "2024", "ban-tcd", "--why", "lần một", cwd=root)
    (root / TCD).write_text((root / TCD).read_text("utf-8").replace("ngay_gui: null", "ngay_gui: 2024-11-07"))
    run("return", "2024", "ban-tcd", "--why", "lần hai", cwd=root)

    assert [entry.ly_do for entry in report_in(root).tra_lai] == ["lần một", "lần hai"]


@pytest.mark.parametrize("why", ["", "  ", "…", "..."])
def test_return_needs_a_reason(workspace, run, why):
    root = workspace()
    before = (root / TCD).read_bytes()

    assert run("return", "2024", "ban-tcd", "--why", why, cwd=root).code == 2
    assert (root / TCD).read_bytes() == before


def test_what_was_not_sent_is_not_sent_back(workspace, run):
    root = workspace({TCD: (SENT, "ngay_gui: null\n")})

    assert run("return", "2024", "ban-tcd", "--why", "thiếu số", cwd=root) == (
        1,
        "",
        "Không trả lại: báo cáo của Ban Tiếp công dân tỉnh chưa gửi.\n",
    )


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (("approve", "2024", "ban-tdc"), 2, "không có đơn vị mang mã “ban-tdc”; có phải “ban-tcd”?"),
        (("approve", "2031", "ban-tcd"), 2, "chưa có thư mục reports/2031"),
        (("approve", "2024", "lanh-dao"), 1, "Lãnh đạo Văn phòng không phải báo cáo kỳ 2024"),
    ],
)
def test_wrong_report_is_named(workspace, run, call, code, said):
    result = run(*call, "--by", "A", cwd=workspace())

    assert result.code == code
    assert said in result.err


def test_line_ends_of_windows_are_kept(workspace, run):
    root = workspace()
    (root / TCD).write_bytes((root / TCD).read_bytes().replace(b"\n", b"\r\n"))

    assert approve(run, root).code == 0
    data = (root / TCD).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")

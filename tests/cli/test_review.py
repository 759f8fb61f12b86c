"""``danvan review``: what a reviewer needs to know of each report, those that need attention first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TCD, TH, PVKS, HCQT = (
    f"reports/2024/{code}.yaml" for code in ("ban-tcd", "phong-th", "tt-pvks-tthc", "phong-hcqt")
)
SENT = "ngay_gui: 2024-11-01"


@pytest.fixture
def units(run):
    """Return the units of ``review 2024 --format json``, in their order."""

    def call(root: Path) -> dict[str, dict]:
        result = run("review", "2024", "--format", "json", root=root)
        assert (result.code, result.err) == (0, "")
        return {unit["ma"]: unit for unit in json.loads(result.out)["don_vi"]}

    return call


@pytest.fixture
def repository(workspace, git):
    """Return a workspace that was committed once."""

    def build(changes=None) -> Path:
        root = workspace(changes)
        for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "Báo cáo")):
            git(root, *words)
        return root

    return build


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def sentences(unit: dict) -> list[str]:
    return [each["cau"] for each in unit["tu_lan_truoc"]["thay_doi"]]


def test_report_with_an_error_comes_first(workspace, units):
    found = units(workspace({PVKS: ("hs_qua_han: 245", "hs_qua_han: 246")}))

    assert next(iter(found)) == "tt-pvks-tthc"
    assert [each["ma"] for each in found["tt-pvks-tthc"]["phat_hien"]] == ["DV401"]
    assert found["tt-pvks-tthc"]["muc_can_xem"] == 0


def test_overdue_report_is_to_be_asked_for_at_once(workspace, units):
    found = units(workspace({TH: None}))

    assert next(iter(found)) == "phong-th"
    assert (found["phong-th"]["trang_thai"], found["phong-th"]["muc_can_xem"]) == ("chua_co", 0)


def test_draft_before_the_deadline_is_only_waited_for(workspace, units, monkeypatch):
    monkeypatch.setenv("DANVAN_TODAY", "2024-10-20")

    assert units(workspace({TH: (SENT, "ngay_gui: null")}))["phong-th"]["muc_can_xem"] == 2


def test_accepted_warning_is_told_with_its_reason_and_not_as_a_warning(workspace, units):
    root = workspace(
        {
            TCD: [
                ("so_nguoi_tiep: 1120", "so_nguoi_tiep: 500"),
                (
                    "      doi_thoai: co\n",
                    (
                        "      doi_thoai: co\n    giai_trinh:\n"
                        "      - {ma_loi: DV401, chi_tieu: so_nguoi_tiep, ly_do: Nhiều người đến nhiều lần.}\n"
                    ),
                ),
            ]
        }
    )

    unit = units(root)["ban-tcd"]

    assert unit["phat_hien"] == []
    assert unit["giai_trinh"] == [
        {
            "nhiem_vu": "nv3",
            "ma_loi": "DV401",
            "chi_tieu": "so_nguoi_tiep",
            "ly_do": "Nhiều người đến nhiều lần.",
        }
    ]


def test_largest_changes_against_last_year_are_told_with_the_largest_first(workspace, units):
    unit = units(workspace({TCD: ("luot_tiep: 866", "luot_tiep: 300")}))["ban-tcd"]

    assert (
        unit["bat_thuong"][0]["cau"] == "Ban Tiếp công dân tỉnh, nv3: Lượt tiếp công dân 1.012 → 300 (-712)"
    )
    assert len(unit["bat_thuong"]) <= 3


def test_what_is_not_committed_is_told(repository, units):
    root = repository()
    change(root, TCD, "luot_tiep: 866", "luot_tiep: 900")

    unit = units(root)["ban-tcd"]

    assert unit["tu_lan_truoc"]["viec"] == "luu"
    assert sentences(unit) == ["Ban Tiếp công dân tỉnh, nv3: Lượt tiếp công dân 866 → 900 (+34)"]
    assert units(root)["phong-th"]["tu_lan_truoc"] is None


def test_report_changed_after_approval_is_compared_with_what_was_approved(repository, units, run, git):
    root = repository()
    assert run("approve", "2024", "ban-tcd", "--by", "Lê Văn Tám", root=root).code == 0
    git(root, "commit", "-q", "-a", "-m", "Duyệt")
    approved = git(root, "rev-parse", "HEAD")
    change(root, TCD, "so_nguoi: 80", "so_nguoi: 95")
    git(root, "commit", "-q", "-a", "-m", "Sửa")

    unit = units(root)["ban-tcd"]

    assert (unit["muc_can_xem"], unit["tu_lan_truoc"]["viec"], unit["tu_lan_truoc"]["ban"]) == (
        0,
        "duyet",
        approved,
    )
    assert sentences(unit) == [
        "Ban Tiếp công dân tỉnh: nội dung đã đổi sau khi duyệt, phải duyệt lại",
        "Ban Tiếp công dân tỉnh: hội nghị “Hội nghị đối thoại với công dân”, số người 80 → 95",
    ]


def test_report_sent_again_is_compared_with_what_was_sent_back(repository, units, run, git):
    root = repository()
    assert run("return", "2024", "ban-tcd", "--why", "Thiếu số người dự", root=root).code == 0
    git(root, "commit", "-q", "-a", "-m", "Trả lại")
    for old, new in (("so_nguoi: 80", "so_nguoi: 95"), ("ngay_gui: null", "ngay_gui: 2024-11-04")):
        change(root, TCD, old, new)
        git(root, "commit", "-q", "-a", "-m", "Sửa")

    unit = units(root)["ban-tcd"]

    assert unit["tu_lan_truoc"]["viec"] == "tra_lai"
    assert sentences(unit) == [
        "Ban Tiếp công dân tỉnh: đã gửi ngày 04/11/2024",
        "Ban Tiếp công dân tỉnh: hội nghị “Hội nghị đối thoại với công dân”, số người 80 → 95",
    ]


def test_open_difficulties_stand_with_their_unit(workspace, units):
    words = "kho_khan:\n  - {nhiem_vu: nv3, noi_dung: Thiếu phòng chờ.}\nnhiem_vu:\n  nv1:"
    unit = units(workspace({TCD: ("nhiem_vu:\n  nv1:", words)}))["ban-tcd"]

    assert [each["noi_dung"] for each in unit["kho_khan"]] == ["Thiếu phòng chờ."]


def test_text_for_the_terminal(repository, run, golden):
    root = repository(
        {
            TH: None,
            PVKS: ("hs_qua_han: 245", "hs_qua_han: 246"),
            HCQT: (
                "nhiem_vu:\n  nv1:",
                "kho_khan:\n  - {nhiem_vu: nv4, noi_dung: Thiếu máy.}\nnhiem_vu:\n  nv1:",
            ),
        }
    )
    change(root, TCD, "luot_tiep: 866", "luot_tiep: 300")
    out = run("review", "2024", root=root).out

    head, _, rest = out.partition("(bản ")
    assert max(map(len, out.splitlines())) <= 80
    golden("review/ban-xem.txt", f"{head}(bản xxxxxxx{rest[7:]}")


def test_markdown_has_a_heading_for_each_report(workspace, run):
    out = run("review", "2024", "--format", "markdown", root=workspace({TH: None})).out

    assert "\n## Cần xem ngay\n\n### Phòng Tổng hợp: chưa có, quá hạn " in out


def test_without_a_repository_the_rest_is_told(workspace, run):
    result = run("review", "2024", root=workspace())

    assert result.code == 0
    assert "Chưa có bản lưu trong git" in " ".join(result.out.split())


def test_broken_plan_stops_it(workspace, run):
    result = run("review", "2024", root=workspace({"plans/dan-van.yaml": "nhiem_vu: [\n"}))

    assert result.code == 1
    assert result.err.endswith(
        "Không lập được bản xem: sổ đơn vị hoặc kế hoạch năm 2024 còn lỗi hoặc chưa có.\n"
    )


def test_period_without_a_folder(workspace, run):
    assert run("review", "2030", root=workspace()).code == 2

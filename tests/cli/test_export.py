"""``danvan export``: data on standard output and nothing else; the state as it is."""

from __future__ import annotations

import csv
import io
import json

import pytest

TCD = "reports/2024/ban-tcd.yaml"
TH = "reports/2024/phong-th.yaml"
KEYS = {"phien_ban", "ky", "ke_hoach", "nguon", "don_vi", "chi_tieu"} | {
    "mo_hinh",
    "van_ban",
    "hoi_nghi",
    "khen_thuong",
}


def test_json_is_the_default(workspace, run):
    code, out, err = run("export", "2024", root=workspace())

    assert (code, err) == (0, "")
    assert json.loads(out)["ky"] == "2024"


def test_keys_of_the_contract(workspace, run):
    data = json.loads(run("export", "2024", root=workspace()).out)

    assert set(data) == KEYS


def test_figure_says_where_it_comes_from(workspace, run):
    data = json.loads(run("export", "2024", root=workspace()).out)

    assert next(item for item in data["chi_tieu"] if item["ma"] == "nv3.luot_tiep") == {
        "ma": "nv3.luot_tiep",
        "ten": "Lượt tiếp công dân",
        "don_vi_tinh": "lượt",
        "kieu": "so_nguyen",
        "gia_tri": 866,
        "nam_truoc": 1012,
        "thay_doi": -146,
        "thay_doi_phan_tram": -14.43,
        "muc_tieu": None,
        "so_don_vi": 1,
        "tong_don_vi": 1,
        "theo_don_vi": {
            "ban-tcd": {"gia_tri": 866, "tep": "reports/2024/ban-tcd.yaml", "dong": 21, "cot": 18}
        },
    }


def test_without_git_there_is_no_commit(workspace, run):
    assert json.loads(run("export", "2024", root=workspace()).out)["nguon"] == {"commit": None, "sach": None}


def test_commit_and_whether_the_data_are_as_committed(workspace, run, git):
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Số liệu")
    commit = git(root, "rev-parse", "HEAD")

    assert json.loads(run("export", "2024", root=root).out)["nguon"] == {"commit": commit, "sach": True}

    (root / TH).write_text((root / TH).read_text("utf-8").replace("so_van_ban: 2", "so_van_ban: 3"), "utf-8")

    assert json.loads(run("export", "2024", root=root).out)["nguon"] == {"commit": commit, "sach": False}


def test_missing_draft_and_unreadable_reports_are_states(workspace, run):
    root = workspace(
        {
            TH: None,
            TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null"),
            "reports/2024/phong-hcqt.yaml": "phien_ban: [\n",
        }
    )

    code, out, _ = run("export", "2024", root=root)

    assert code == 0
    assert {unit["ma"]: unit["trang_thai"] for unit in json.loads(out)["don_vi"]} == {
        "phong-hcqt": "chua_co",
        "ban-tcd": "nhap",
        "tt-pvks-tthc": "da_gui",
        "phong-th": "chua_co",
    }


def test_errors_in_reports_do_not_stop_it(workspace, run):
    assert run("export", "2024", root=workspace({TCD: ("luot_tiep: 866", "luot_tiep: -866")})).code == 0


@pytest.mark.parametrize("file", ["plans/dan-van.yaml", "plans/co-quan.yaml"])
def test_broken_basis_stops_it(workspace, run, file):
    code, out, err = run(
        "export", "2024", root=workspace({file: ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")})
    )

    assert code == 1
    assert out.startswith(f"{file}:2:1: lỗi DV102:")
    assert err == "Không xuất được: sổ đơn vị hoặc kế hoạch năm 2024 còn lỗi hoặc chưa có.\n"


def test_broken_basis_writes_no_file(workspace, run):
    root = workspace({"plans/dan-van.yaml": ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")})

    run("export", "2024", "-o", str(root / "so.json"), root=root)

    assert not (root / "so.json").exists()


def test_file_holds_what_would_be_printed(workspace, run):
    root = workspace()

    code, out, err = run("export", "2024", "-o", "moi/so.json", cwd=root)

    assert (code, out, err) == (0, "", "Đã ghi moi/so.json\n")
    assert (root / "moi/so.json").read_text("utf-8") == run("export", "2024", cwd=root).out


def test_file_is_written_anew(workspace, run):
    root = workspace({"so.json": "cũ"})

    run("export", "2024", "--output", "so.json", cwd=root)

    assert json.loads((root / "so.json").read_text("utf-8"))["ky"] == "2024"


def test_csv_opens_in_excel(workspace, spawn):
    printed = spawn("export", "2024", "--format", "csv", cwd=workspace()).stdout

    assert printed.startswith(
        b"\xef\xbb\xbfky,don_vi,nhiem_vu,chi_tieu,ten,don_vi_tinh,gia_tri,trang_thai\r\n"
    )


def test_csv_is_one_line_per_unit_and_indicator(workspace, run):
    root = workspace()

    run("export", "2024", "--format", "csv", "-o", "so.csv", cwd=root)

    rows = list(csv.reader(io.StringIO((root / "so.csv").read_bytes().decode("utf-8-sig"))))
    # phong-hcqt 6, ban-tcd 15, tt-pvks-tthc 14, phong-th 5
    assert len(rows) == 1 + 40
    assert rows[1] == [
        "2024",
        "phong-hcqt",
        "nv1",
        "so_van_ban",
        "Văn bản đã tham mưu ban hành",
        "văn bản",
        "6",
        "da_gui",
    ]
    assert [
        "2024",
        "ban-tcd",
        "nv3",
        "doi_thoai",
        "Có tổ chức đối thoại trực tiếp với công dân",
        "",
        "co",
        "da_gui",
    ] in rows
    assert ["2024", "ban-tcd", "nv3", "thu_cam_on", "Thư cảm ơn của công dân", "thư", "", "da_gui"] in rows
    assert [row[6] for row in rows if row[3] == "ty_le_dung_han"] == ["98.02"]


def test_same_bytes_whatever_today_is(workspace, run, monkeypatch):
    root = workspace()
    first = run("export", "2024", root=root).out
    monkeypatch.setenv("DANVAN_TODAY", "2030-01-01")

    assert run("export", "2024", root=root).out == first


def test_period_without_a_folder(workspace, run):
    assert run("export", "2022", root=workspace())[:2] == (2, "")


def test_something_that_is_no_period(workspace, run):
    assert run("export", "nam-nay", root=workspace()) == (
        2,
        "",
        "danvan: “nam-nay” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t\n",
    )

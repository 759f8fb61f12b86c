"""``danvan diff``: what changed in the data, in Vietnamese sentences, between revisions and between periods."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TCD, TH, PVKS = (f"reports/2024/{code}.yaml" for code in ("ban-tcd", "phong-th", "tt-pvks-tthc"))
OFFICE, PLAN = "plans/co-quan.yaml", "plans/dan-van.yaml"
NAME = "Ban Tiếp công dân tỉnh"


def change(root: Path, name: str, *pairs: tuple[str, str]) -> None:
    """Replace words in a file that holds each of them once."""
    path = root / name
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8", newline="\n")


@pytest.fixture
def repository(workspace, git):
    """Return a workspace that was committed once."""

    def build(changes=None, folder: str = "so-lieu") -> Path:
        root = workspace(changes, folder)
        git(root, "init", "-q", "-b", "main")
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", "Báo cáo")
        return root

    return build


@pytest.fixture
def said(run):
    """Return the sentences of ``diff``, without headline and headings."""

    def call(root: Path, *arguments: str) -> list[str]:
        result = run("diff", *(arguments or ("HEAD",)), root=root)
        assert (result.code, result.err) == (0, "")
        return [line for line in result.out.splitlines()[1:] if ": " in line]

    return call


# --- figures ---------------------------------------------------------------------------------------------


def test_figure_is_named_with_unit_task_and_difference(repository, said):
    root = repository()
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))

    assert said(root) == ["Ban Tiếp công dân tỉnh, nv3: Lượt tiếp công dân 866 → 886 (+20)"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("luot_tiep: 866", "luot_tiep: 1204", "nv3: Lượt tiếp công dân 866 → 1.204 (+338)"),
        ("luot_tiep: 866", "luot_tiep: 800", "nv3: Lượt tiếp công dân 866 → 800 (-66)"),
        ("      luot_tiep: 866\n", "", "nv3: Lượt tiếp công dân 866 → chưa có"),
        ("luot_tiep: 866", "luot_tiep: khong_phat_sinh", "nv3: Lượt tiếp công dân 866 → không phát sinh"),
        ("luot_tiep: 866", "luot_tiep: gần 900", "nv3: Lượt tiếp công dân 866 → “gần 900”"),
        ("luot_tiep: 866", "luot_tiep: -5", "nv3: Lượt tiếp công dân 866 → -5 (-871)"),
        ("doi_thoai: co", "doi_thoai: khong", "nv3: Có tổ chức đối thoại trực tiếp với công dân có → không"),
        ("luot_tiep: 866", "luot_tiep: 866\n      so_la: 3", "nv3: so_la chưa có → 3"),
    ],
)
def test_figure_in_words(repository, said, old, new, sentence):
    root = repository()
    change(root, TCD, (old, new))

    assert f"{NAME}, {sentence}" in said(root)


def test_rate_changes_with_its_terms_in_percentage_points(repository, said):
    root = repository()
    change(root, TCD, ("can_bo_quan_triet: 11", "can_bo_quan_triet: 12"))

    assert said(root) == [
        f"{NAME}, nv1: Công chức, viên chức được quán triệt 11 → 12 (+1)",
        f"{NAME}, nv1: Tỷ lệ công chức, viên chức được quán triệt 91,7% → 100,0% (+8,3 điểm %)",
    ]


def test_figure_written_otherwise_is_no_change(repository, said):
    root = repository()
    change(
        root, TCD, ("luot_tiep: 866", 'luot_tiep: "866"   # đã kiểm lại'), ("doi_thoai: co", "doi_thoai: có")
    )

    assert said(root) == []


def test_figure_whose_unit_of_measure_changed_is_not_comparable(repository, said):
    root = repository()
    change(root, PLAN, ("don_vi_tinh: lượt\n", "don_vi_tinh: buổi\n"))
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 120"))

    assert said(root)[-1] == (
        f"{NAME}, nv3: Lượt tiếp công dân 866 → 120 "
        "(không so sánh được: kế hoạch đã đổi kiểu, đơn vị tính hoặc cách tính)"
    )


# --- texts, states, records ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "Đã quán triệt cho {can_bo_quan_triet} công chức của Ban.",
            "Đã phổ biến cho {can_bo_quan_triet} công chức của Ban.",
            "kết quả: “Đã [quán triệt → phổ biến] cho {can_bo_quan_triet} công chức …”",
        ),
        (
            "công chức của Ban.",
            "công chức của Ban và Phòng.",
            "kết quả: “… {can_bo_quan_triet} công chức của [Ban. → Ban và Phòng.]”",
        ),
        ("Đã quán triệt cho", "Đã quán triệt đầy đủ cho", "kết quả: “Đã quán triệt [+ đầy đủ] cho"),
        ("của Ban.", ".", "kết quả: “… cho {can_bo_quan_triet} công chức [của Ban. → .]”"),
    ],
)
def test_text_is_compared_word_by_word(repository, said, old, new, sentence):
    root = repository()
    change(root, TCD, (old, new))

    assert len(said(root)) == 1
    assert said(root)[0].startswith(f"{NAME}, nv1: {sentence}")


def test_text_laid_out_otherwise_is_no_change(repository, said):
    root = repository()
    change(root, TCD, ("ket_qua: Đã quán triệt cho", "ket_qua: >-\n      Đã quán triệt\n      cho"))

    assert said(root) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("ngay_gui: 2024-11-01", "ngay_gui: null", "trở lại bản nháp (trước ghi đã gửi ngày 01/11/2024)"),
        ("ngay_gui: 2024-11-01", "ngay_gui: 2024-11-03", "ngày gửi 01/11/2024 → 03/11/2024"),
        (
            "nhiem_vu:\n  nv1",
            "tra_lai:\n  - {ngay: 2024-11-04, ly_do: Thiếu số đơn}\nnhiem_vu:\n  nv1",
            "bị trả lại ngày 04/11/2024: “Thiếu số đơn”",
        ),
        (
            "nhiem_vu:\n  nv1",
            "phe_duyet: {ho_ten: Lê Văn Tám, ngay: 2024-11-04, dau_van_tay: abc}\nnhiem_vu:\n  nv1",
            "Lê Văn Tám duyệt ngày 04/11/2024",
        ),
        (
            "mo_hinh:",
            "khen_thuong:\n  - {doi_tuong: Tổ tiếp dân, quyet_dinh: {so_ky_hieu: 5/QĐ, ngay: 2024-05-01}}\nmo_hinh:",
            "thêm khen thưởng “Tổ tiếp dân”",
        ),
        (
            "nhiem_vu:\n  nv1",
            "giai_trinh:\n  - {ma_loi: DV602, ly_do: Cả cơ quan cùng lùi kỳ.}\nnhiem_vu:\n  nv1",
            "thêm giải trình DV602: “Cả cơ quan cùng lùi kỳ.”",
        ),
        ("so_nguoi: 80", "so_nguoi: 95", "hội nghị “Hội nghị đối thoại với công dân”, số người 80 → 95"),
        (
            "ten: Tiếp công dân bằng nụ cười\n    linh_vuc: Tiếp công dân",
            "ten: TIẾP CÔNG DÂN bằng nụ cười\n    linh_vuc: Tiếp công dân",
            "mô hình “TIẾP CÔNG DÂN bằng nụ cười”, tên: “[Tiếp công dân → TIẾP CÔNG DÂN] bằng nụ cười”",
        ),
        (
            "muc: cong_nhan",
            "muc: tieu_bieu",
            "mô hình “Tiếp công dân bằng nụ cười”, mức đạt được được công nhận → tiêu biểu",
        ),
    ],
)
def test_state_or_record_in_words(repository, said, old, new, sentence):
    root = repository()
    change(root, TCD, (old, new))

    assert f"{NAME}: {sentence}" in said(root)


def test_report_that_was_sent(repository, said):
    root = repository({TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")})
    change(root, TCD, ("ngay_gui: null", "ngay_gui: 2024-11-01"))

    assert said(root) == [f"{NAME}: đã gửi ngày 01/11/2024"]


def test_task_and_its_state(repository, said):
    root = repository()
    change(root, TH, ("tinh_trang: hoan_thanh", "tinh_trang: dang_thuc_hien"))

    assert said(root) == ["Phòng Tổng hợp, nv1: tình trạng hoàn thành → đang thực hiện"]


# --- whole files, units ----------------------------------------------------------------------------------


def test_report_added_and_removed(repository, said, git):
    root = repository()
    (root / TH).unlink()

    assert said(root) == ["Phòng Tổng hợp: bỏ báo cáo (gửi ngày 01/11/2024, 1 nhiệm vụ, 3 số liệu)"]
    git(root, "commit", "-q", "-a", "-m", "Bỏ")
    assert said(root, "HEAD", "HEAD~1") == [
        "Phòng Tổng hợp: thêm báo cáo (gửi ngày 01/11/2024, 1 nhiệm vụ, 3 số liệu)"
    ]


def test_unit_with_a_new_code_is_the_same_unit(repository, said):
    root = repository()
    change(root, OFFICE, ("ma: phong-th\n", "ma: phong-tong-hop\n"))
    for year in ("2023", "2024"):
        old, new = (root / f"reports/{year}/{code}.yaml" for code in ("phong-th", "phong-tong-hop"))
        old.rename(new)
        change(root, f"reports/{year}/phong-tong-hop.yaml", ("don_vi: phong-th", "don_vi: phong-tong-hop"))
    change(root, "reports/2024/phong-tong-hop.yaml", ("so_van_ban: 2", "so_van_ban: 4"))

    assert said(root) == [
        "Sổ đơn vị: đơn vị Phòng Tổng hợp (phong-tong-hop), mã phong-th → phong-tong-hop",
        "Phòng Tổng hợp: báo cáo chuyển từ reports/2023/phong-th.yaml sang reports/2023/phong-tong-hop.yaml",
        "Phòng Tổng hợp: báo cáo chuyển từ reports/2024/phong-th.yaml sang reports/2024/phong-tong-hop.yaml",
        "Phòng Tổng hợp, nv1: Văn bản đã tham mưu ban hành 2 → 4 (+2)",
    ]


def test_unit_that_succeeds_another_takes_its_report(repository, said):
    root = repository()
    heir = "  - {ma: phong-moi, ten: Phòng Mới, ke_thua: [phong-th]}\n  - ma: lanh-dao\n"
    change(root, OFFICE, ("  - ma: lanh-dao\n", heir))
    (root / TH).rename(root / "reports/2024/phong-moi.yaml")
    change(root, "reports/2024/phong-moi.yaml", ("don_vi: phong-th", "don_vi: phong-moi"))

    assert said(root) == [
        "Sổ đơn vị: thêm đơn vị “Phòng Mới” (phong-moi)",
        "Phòng Mới: báo cáo chuyển từ reports/2024/phong-th.yaml sang reports/2024/phong-moi.yaml",
    ]


def test_file_that_cannot_be_read_is_named_and_the_others_are_compared(repository, said):
    root = repository()
    (root / TH).write_text("nhiem_vu: [\n")
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))

    sentences = said(root)

    assert len(sentences) == 2
    assert sentences[0] == f"{NAME}, nv3: Lượt tiếp công dân 866 → 886 (+20)"
    assert sentences[1].startswith("Phòng Tổng hợp: tệp còn lỗi, phần lỗi không so sánh được (bản sau: dòng ")


def test_seal_of_a_period(repository, said):
    root = repository()
    (root / "reports/2024/niem-phong.yaml").write_text("phien_ban: 1\n")

    assert said(root) == ["Kỳ 2024: đã niêm phong"]


def test_what_the_consolidating_unit_writes(repository, said):
    name = "reports/2024/tong-hop.yaml"
    root = repository({name: "phien_ban: 1\nky: 2024\nnhan_xet: {nv3: Tốt lên nhiều.}\n"})
    change(root, name, ("Tốt lên nhiều", "Tốt lên rất nhiều"))

    assert said(root) == ["Phần tổng hợp: nhận xét nv3: “Tốt lên [+ rất] nhiều.”"]


# --- plan and register -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            OFFICE,
            "ten: Phòng Tổng hợp\n",
            "ten: Phòng Tổng hợp - Nội chính\n",
            "Sổ đơn vị: đơn vị Phòng Tổng hợp - Nội chính (phong-th), tên: “Phòng Tổng hợp [+ - Nội chính]”",
        ),
        (
            OFFICE,
            "    gia_dinh: true\n",
            "    gia_dinh: true\n    den_ngay: 2024-12-31\n",
            "Sổ đơn vị: đơn vị Phòng Tổng hợp (phong-th), đến ngày chưa có → 31/12/2024",
        ),
        (OFFICE, "Phạm Xuân Duệ", "Trần Văn Chín", "Sổ đơn vị: cơ quan, thêm người ký “Trần Văn Chín”"),
        (PLAN, "ngay: 05/11", "ngay: 10/11", "Kế hoạch dan-van: chế độ báo cáo, hạn gửi, ngày 05/11 → 10/11"),
        (
            PLAN,
            "chu_tri: [ban-tcd, tt-pvks-tthc]",
            "chu_tri: [tt-pvks-tthc]",
            "Kế hoạch dan-van, nv3: bỏ chủ trì Ban Tiếp công dân tỉnh (ban-tcd)",
        ),
        (
            PLAN,
            "gioi_han: {tu: 0, den: 100}",
            "gioi_han: {tu: 0, den: 90}",
            "Kế hoạch dan-van, nv4: chỉ tiêu diem_cchc, khoảng cho phép, đến 100 → 90",
        ),
        (
            PLAN,
            "        bat_buoc: false\n",
            "        bat_buoc: true\n",
            "Kế hoạch dan-van, nv3: chỉ tiêu thu_cam_on, bắt buộc không → có",
        ),
        (
            PLAN,
            "        bat_buoc: false\n",
            "        bat_buoc: false\n        muc_tieu: 12\n",
            "Kế hoạch dan-van, nv3: chỉ tiêu thu_cam_on, mục tiêu chưa có → 12",
        ),
    ],
)
def test_change_of_register_or_plan_in_words(repository, said, file, old, new, sentence):
    root = repository()
    change(root, file, (old, new))

    assert sentence in said(root)


def test_task_added_to_the_plan(repository, said):
    root = repository()
    task = "  - {ma: nv9, ten: Việc mới, noi_dung: Làm một việc mới., chu_tri: [ban-tcd]}\nbao_cao:\n"
    change(root, PLAN, ("bao_cao:\n", task))

    assert said(root) == ["Kế hoạch dan-van: thêm nhiệm vụ “Việc mới” (nv9)"]


def test_indicator_removed_from_the_plan(repository, said):
    root = repository()
    gone = (
        "      - ma: thu_cam_on\n        ten: Thư cảm ơn của công dân\n        don_vi_tinh: thư\n"
        "        kieu: so_nguyen\n        don_vi: [ban-tcd]\n        bat_buoc: false\n"
    )
    change(root, PLAN, (gone, ""))

    assert said(root) == ["Kế hoạch dan-van, nv3: bỏ chỉ tiêu “Thư cảm ơn của công dân” (thu_cam_on)"]


# --- revisions -------------------------------------------------------------------------------------------


def test_headline_names_both_sides(repository, run, git):
    root = repository()
    name = git(root, "rev-parse", "--short=7", "HEAD")

    assert run("diff", "HEAD", root=root) == (
        0,
        f"So bản {name} ngày 05/11/2024 với thư mục làm việc: dữ liệu không có gì khác.\n",
        "",
    )


def test_two_revisions_are_compared_without_the_working_tree(repository, said, git):
    root = repository()
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))
    git(root, "commit", "-q", "-a", "-m", "Sửa")
    git(root, "tag", "-m", "Nộp", "nop-2024")
    change(root, TCD, ("luot_tiep: 886", "luot_tiep: 900"))

    assert said(root, "HEAD~1", "nop-2024") == [f"{NAME}, nv3: Lượt tiếp công dân 866 → 886 (+20)"]
    assert git(root, "status", "--porcelain") == f"M {TCD}"


def test_repository_in_a_folder_with_spaces_and_letters_with_marks(repository, said):
    root = repository(folder="Báo cáo năm 2024 [bản sửa]")
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))

    assert len(said(root)) == 1


def test_workspace_in_a_folder_of_the_repository(workspace, said, git, tmp_path):
    root = workspace(folder="kho/văn phòng/dân vận")
    (tmp_path / "kho" / "plans").mkdir()
    (tmp_path / "kho" / PLAN).write_text("không phải của thư mục làm việc\n")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "Báo cáo")):
        git(tmp_path / "kho", *words)
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))

    assert said(root) == [f"{NAME}, nv3: Lượt tiếp công dân 866 → 886 (+20)"]


def test_detached_head(repository, said, git):
    root = repository()
    git(root, "checkout", "-q", "--detach")
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))

    assert len(said(root, "HEAD")) == 1


def test_lines_that_end_as_on_windows_are_no_change(repository, said):
    root = repository()
    data = (root / TCD).read_bytes()
    (root / TCD).write_bytes(data.replace(b"\n", b"\r\n"))

    assert said(root) == []


def test_revision_from_before_there_was_a_workspace(workspace, run, git):
    root = workspace()
    git(root, "init", "-q")
    git(root, "commit", "-q", "--allow-empty", "-m", "Mở kho")

    result = run("diff", "HEAD", root=root)

    assert result.code == 0
    assert f"{NAME}: thêm báo cáo (gửi ngày 01/11/2024, 2 nhiệm vụ, 11 số liệu)\n" in result.out
    assert "Sổ đơn vị: thêm tệp plans/co-quan.yaml\n" in result.out


@pytest.mark.parametrize("name", ["khong-co", "HEAD~9", "-x", "--all", "a b", "HEAD:plans", "\x1b[31m", ""])
def test_unknown_revision(repository, run, name):
    result = run("diff", "--", name, root=repository())

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("danvan: git không biết bản “")
    assert "\x1b" not in result.err


def test_revision_that_looks_like_a_period_says_how_periods_are_compared(repository, run):
    assert run("diff", "2024", root=repository()).err.endswith(
        "so sánh hai kỳ thì ghi cả hai: danvan diff 2023 2024\n"
    )


def test_unborn_branch(workspace, run, git):
    root = workspace()
    git(root, "init", "-q")

    assert run("diff", "HEAD", root=root) == (
        2,
        "",
        "danvan: kho git chưa có commit nào nên chưa có bản cũ để so sánh\n",
    )


def test_without_a_repository(workspace, run):
    result = run("diff", "HEAD", root=workspace())

    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "danvan: thư mục làm việc không nằm trong kho git nên không có bản cũ; "
        "so sánh hai kỳ thì không cần git: danvan diff 2023 2024\n"
    )


def test_without_git_on_the_machine(workspace, spawn, tmp_path):
    (tmp_path / "trong").mkdir()
    root = workspace()

    result = spawn("diff", "HEAD", cwd=root, PATH=str(tmp_path / "trong"))
    periods = spawn("diff", "2023", "2024", cwd=root, PATH=str(tmp_path / "trong"))

    assert result.returncode == 2
    assert result.stderr.decode().startswith("danvan: máy này chưa có git nên không xem được bản cũ")
    assert periods.returncode == 0


def test_shallow_clone_says_how_to_fetch_the_rest(repository, run, git, tmp_path):
    root = repository()
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))
    git(root, "commit", "-q", "-a", "-m", "Sửa")
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "ban-sao")

    assert run("diff", "HEAD", root=tmp_path / "ban-sao").code == 0
    assert run("diff", "HEAD~1", root=tmp_path / "ban-sao") == (
        2,
        "",
        (
            "danvan: git không biết bản “HEAD~1”; ghi tên nhánh, thẻ, mã commit, hoặc HEAD~1; "
            "kho này chỉ tải phần lịch sử mới, lấy thêm bằng: git fetch --unshallow\n"
        ),
    )


def test_links_in_a_revision_are_not_followed(repository, said, git):
    root = repository()
    (root / TH).unlink()
    (root / TH).symlink_to("ban-tcd.yaml")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Liên kết")

    assert said(root, "HEAD~1", "HEAD") == said(root, "HEAD~1")
    assert said(root, "HEAD~1")[0].startswith("Phòng Tổng hợp: bỏ báo cáo")


# --- periods ---------------------------------------------------------------------------------------------


def test_two_periods_are_compared_by_unit_task_and_figure(workspace, said):
    sentences = said(workspace(), "2023", "2024")

    assert f"{NAME}, nv3: Lượt tiếp công dân 1.012 → 866 (-146)" in sentences
    assert "Phòng Hành chính - Quản trị, nv4: tình trạng hoàn thành → đang thực hiện" in sentences
    assert not [sentence for sentence in sentences if "kết quả" in sentence]


def test_unit_without_an_earlier_report_is_named(workspace, said):
    sentences = said(workspace({"reports/2023/phong-th.yaml": None}), "2023", "2024")

    assert "Phòng Tổng hợp: không có báo cáo kỳ 2023 để so sánh" in sentences


def test_merged_unit_is_compared_with_the_sum_of_its_predecessors(workspace, said):
    root = workspace()
    merged = "  - {ma: phong-moi, ten: Phòng Mới, ke_thua: [phong-th, phong-hcqt]}\n  - ma: lanh-dao\n"
    change(root, OFFICE, ("  - ma: lanh-dao\n", merged))
    (root / TH).rename(root / "reports/2024/phong-moi.yaml")
    change(root, "reports/2024/phong-moi.yaml", ("don_vi: phong-th", "don_vi: phong-moi"))

    sentences = said(root, "2023", "2024")

    assert (
        "Phòng Mới: so với Phòng Hành chính - Quản trị, cộng Phòng Tổng hợp (đơn vị được kế thừa)"
        in sentences
        or "Phòng Mới: so với Phòng Tổng hợp, cộng Phòng Hành chính - Quản trị (đơn vị được kế thừa)"
        in sentences
    )
    assert "Phòng Mới, nv1: Văn bản đã tham mưu ban hành 8 → 2 (-6)" in sentences


def test_indicator_of_a_new_code_is_compared_with_its_earlier_one(workspace, said):
    root = workspace()
    plan = (root / PLAN).read_text("utf-8")
    (root / "plans/dan-van-2024.yaml").write_text(
        plan.replace("tu_nam: 2022", "tu_nam: 2024")
        .replace("- ma: luot_tiep\n", "- ma: luot_dan\n        ma_cu: luot_tiep\n")
        .replace(">= luot_tiep", ">= luot_dan"),
        "utf-8",
    )
    change(root, PLAN, ("den_nam: null", "den_nam: 2023"))
    change(root, TCD, ("luot_tiep: 866", "luot_dan: 866"), ("{luot_tiep}", "{luot_dan}"))

    assert f"{NAME}, nv3: Lượt tiếp công dân 1.012 → 866 (-146)" in said(root, "2023", "2024")


def test_new_definition_is_said_and_no_difference_drawn(workspace, said):
    root = workspace()
    new = "- ma: luot_tiep\n        doi_cach_tinh: {2024: Từ năm 2024 chỉ tính lượt tiếp tại trụ sở}\n"
    change(root, PLAN, ("- ma: luot_tiep\n", new))

    assert (
        f"{NAME}, nv3: Lượt tiếp công dân 1.012 → 866 "
        "(không so sánh được: kế hoạch đã đổi kiểu, đơn vị tính hoặc cách tính)"
    ) in said(root, "2023", "2024")


def test_period_without_reports(workspace, run):
    assert run("diff", "2021", "2024", root=workspace()) == (
        2,
        "",
        "danvan: kỳ 2021 chưa có báo cáo nào (thư mục reports/2021)\n",
    )


# --- forms -----------------------------------------------------------------------------------------------


def test_json_holds_values_and_sentence(repository, run, git):
    root = repository()
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))

    data = json.loads(run("diff", "HEAD", "--format", "json", root=root).out)

    assert data == {
        "phien_ban": 1,
        "truoc": git(root, "rev-parse", "HEAD"),
        "sau": "thu_muc_lam_viec",
        "thay_doi": [
            {
                "loai": "so_lieu",
                "tep": TCD,
                "ky": "2024",
                "don_vi": "ban-tcd",
                "nhiem_vu": "nv3",
                "chi_tieu": "luot_tiep",
                "khoa": ["nhiem_vu", "nv3", "so_lieu", "luot_tiep"],
                "truoc": 866,
                "sau": 886,
                "chenh_lech": 20,
                "cau": "Ban Tiếp công dân tỉnh, nv3: Lượt tiếp công dân 866 → 886 (+20)",
            }
        ],
    }


def test_markdown_strikes_out_and_escapes(repository, run):
    root = repository()
    change(root, TCD, ("Đã quán triệt cho", "Đã *phổ biến* cho"))

    assert run("diff", "HEAD", "--format", "markdown", root=root).out.splitlines()[-1] == (
        "- Ban Tiếp công dân tỉnh, nv1: kết quả: "
        "“Đã ~~quán triệt~~ **\\*phổ biến\\*** cho {can\\_bo\\_quan\\_triet} công chức …”"
    )


def test_answer_is_written_to_a_file(repository, run, tmp_path):
    root = repository()
    change(root, TCD, ("luot_tiep: 866", "luot_tiep: 886"))
    target = tmp_path / "thay-doi.md"

    result = run("diff", "HEAD", "--format", "markdown", "-o", str(target), root=root)

    assert (result.code, result.out, result.err) == (0, "", f"Đã ghi {target}\n")
    assert target.read_text("utf-8").endswith("Lượt tiếp công dân 866 → 886 (+20)\n")


def test_terminal_is_not_steered_by_what_was_written(repository, run):
    root = repository()
    change(root, TCD, ("của Ban.", "của Ban\u202e."))

    assert "\u202e" not in run("diff", "HEAD", root=root).out

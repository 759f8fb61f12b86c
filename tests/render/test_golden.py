"""Every kind of document as a person would read it, against reviewed texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import years
from pages import words_of_both

from danvan_cli.store.content import content_root
from danvan_cli.thethuc.outline import outline

GOLDEN = Path(__file__).parents[1] / "golden"
UNITS = ("phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th")
TCD, TH = "reports/2024/ban-tcd.yaml", "reports/2024/phong-th.yaml"

SUMMARY = """\
phien_ban: 1
ky: 2024
ngay_lap: 2024-11-18
so_ky_hieu: "5"
noi_nhan: [ "CT, PCT UBND tỉnh (b/cáo)" ]
lanh_dao_chi_dao:
  - Văn phòng đã ban hành {nv1.so_van_ban} văn bản, {nv1.so_van_ban.thay_doi} so với năm trước.
  - |
    Nội dung chỉ đạo:
    - Tiếp công dân
    + Theo lịch
    + Đột xuất
    - Đối thoại & giải trình < 15 ngày
danh_gia:
  uu_diem: Công tác tiếp công dân đi vào nề nếp.
  han_che: Lượt tiếp {nv3.luot_tiep.thay_doi} lượt.
  nguyen_nhan_khach_quan: Địa bàn rộng.
  nguyen_nhan_chu_quan: Phối hợp chưa chặt.
  bai_hoc: Phân công rõ người, rõ việc.
nhan_xet: {nv3: "Số đơn phải xử lý là {don_phai_xu_ly}, năm trước {don_phai_xu_ly.nam_truoc}."}
phuong_huong:
  - Tiếp tục thực hiện Kế hoạch.
  - "- Duy trì đối thoại."
kien_nghi:
  - {gui_den: Ủy ban nhân dân tỉnh, noi_dung: Bổ sung kinh phí.}
"""

FULL = {
    "reports/2024/tong-hop.yaml": SUMMARY,
    TH: (
        "      tong_can_bo: 9\n",
        (
            "      tong_can_bo: 9\n"
            "    han_che:\n"
            "      - {noi_dung: Còn 01 buổi chậm., nguyen_nhan: Trùng lịch, loai: khach_quan, giai_phap: Xếp lịch}\n"
            "kho_khan:\n"
            "  - {nhiem_vu: nv1, noi_dung: Thiếu tài liệu., de_xuat: Cấp thêm tài liệu}\n"
            "  - {noi_dung: Thiếu phòng họp}\n"
            "kien_nghi:\n"
            "  - {noi_dung: Tập huấn thêm}\n"
        ),
    ),
}

SUMMARY_OF_YEARS = """\
phien_ban: 1
ky: 2025
lanh_dao_chi_dao: Văn phòng chỉ đạo tiếp {nv3.luot_dan} lượt công dân.
danh_gia:
  han_che: [ Còn 02 đơn vị gửi báo cáo chậm. ]
  bai_hoc: [ "- Phân công rõ người.", "- Kiểm tra hằng tháng." ]
nhan_xet: {nv4: "Số hồ sơ {hs_da_giai_quyet.thay_doi} so với năm trước."}
phuong_huong: [ Tiếp tục thực hiện Kế hoạch. ]
kien_nghi: [ { gui_den: Ủy ban nhân dân tỉnh, noi_dung: Bổ sung kinh phí. } ]
"""

OUT = "out/2024/bao-cao-tong-hop-2024.docx"
CONSOLIDATE = ("consolidate", "2024")
WAITING = {
    TH: None,
    TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null"),
    "reports/2024/tt-pvks-tthc.yaml": (
        "ngay_gui: 2024-11-02",
        "ngay_gui: null\ntra_lai: [{ngay: 2024-11-05, ly_do: Số hồ sơ chưa khớp sổ theo dõi.}]",
    ),
}
UNIT_SAYS = {
    TCD: (
        "      doi_thoai: co\n",
        (
            "      doi_thoai: co\n"
            "    han_che:\n"
            "      - {noi_dung: Còn 02 vụ chậm trả lời., nguyen_nhan: Hồ sơ thất lạc, loai: khach_quan}\n"
            "kho_khan:\n"
            "  - {nhiem_vu: nv3, noi_dung: Thiếu phòng chờ., de_xuat: Bố trí thêm phòng}\n"
            "kien_nghi:\n"
            "  - {gui_den: Ủy ban nhân dân tỉnh, noi_dung: Cử lãnh đạo dự đủ kỳ tiếp công dân}\n"
            "phuong_huong: [ Mỗi tháng tiếp công dân định kỳ một lần. ]\n"
        ),
    )
}

CASES = {
    "bao-cao-tong-hop-2024.txt": ({}, CONSOLIDATE, OUT),
    "bao-cao-tong-hop-2024-day-du.txt": (FULL, CONSOLIDATE, OUT),
    "bao-cao-tong-hop-2024-du-thao.txt": (
        {TH: None, TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")},
        (*CONSOLIDATE, "--draft", "--number", "7", "--date", "05/02/2025"),
        OUT,
    ),
    "bao-cao-ban-tcd-2024.txt": (
        UNIT_SAYS,
        ("render", TCD),
        "out/2024/bao-cao-ban-tcd-2024.docx",
    ),
    "cong-van-don-doc-2024.txt": (WAITING, ("remind", "2024"), "out/2024/cong-van-don-doc-2024.docx"),
    "cong-van-don-doc-2024-mot-don-vi.txt": (
        {TH: None},
        ("remind", "2024", "--deadline", "20/11/2024", "--number", "9", "--date", "2024-11-08"),
        "out/2024/cong-van-don-doc-2024.docx",
    ),
    "cong-van-yeu-cau-2025.txt": (
        {},
        ("remind", "2025", "--request"),
        "out/2025/cong-van-yeu-cau-2025.docx",
    ),
}


YEARS = {
    "bao-cao-tong-ket-2022-2025.txt": ("2022..2025",),
    "bao-cao-tong-ket-2021-2025-du-thao.txt": ("2021..2025", "--draft"),
}
"""Of more than four years the tables stand across, on appendices."""


def written(workspace, run, changes, command, path) -> Path:
    root = workspace(changes)
    code, out, err = run(*command, cwd=root)
    assert code == 0, out + err
    return root / path


def made(workspace, run, changes, command, path) -> str:
    return outline(written(workspace, run, changes, command, path).read_bytes())


def consolidated(workspace, run, changes, options) -> str:
    return made(workspace, run, changes, (*CONSOLIDATE, *options), OUT)


@pytest.mark.parametrize("name", CASES)
def test_document_is_as_reviewed(workspace, run, golden, name):
    golden(name, made(workspace, run, *CASES[name]))


@pytest.mark.parametrize("name", YEARS)
def test_document_on_several_years_is_as_reviewed(tmp_path, run, golden, name):
    root = years.build(tmp_path / "so-lieu")
    (root / "reports/2025/tong-hop.yaml").write_text(SUMMARY_OF_YEARS, "utf-8")
    code, out, err = run("consolidate", *YEARS[name], "-o", "nhieu-nam.docx", root=root)
    assert code == 0, out + err

    golden(name, outline((tmp_path / "nhieu-nam.docx").read_bytes()))


def same_words(docx: Path) -> None:
    in_word, on_page = words_of_both(docx)
    assert len(in_word) > 15
    assert on_page == in_word


@pytest.mark.parametrize("name", CASES)
def test_the_page_says_the_same_words(workspace, run, name):
    changes, command, path = CASES[name]

    same_words(written(workspace, run, changes, (*command, "--html"), path))


def test_the_page_of_the_shipped_plan_says_the_same_words(run, tmp_path):
    code, out, err = run("render", "plans/dan-van.yaml", "--html", "-o", "kh.docx", root=content_root())
    assert code == 0, out + err

    same_words(tmp_path / "kh.docx")


def test_the_shipped_plan_is_as_reviewed(run, golden, tmp_path):
    code, out, err = run("render", "plans/dan-van.yaml", "-o", "kh.docx", root=content_root())
    assert code == 0, out + err

    golden("ke-hoach-dan-van.txt", outline((tmp_path / "kh.docx").read_bytes()))


def test_no_golden_is_stale():
    kinds = ("bao-cao-", "cong-van-", "ke-hoach-")
    found = {path.name for path in GOLDEN.iterdir() if path.name.startswith(kinds)}

    assert found == {*CASES, *YEARS, "ke-hoach-dan-van.txt"}


def sections(text: str) -> list[str]:
    return re.findall(r"^H1 \[Mục\] (.+)$", text, re.MULTILINE)


def test_all_six_sections(workspace, run):
    assert sections(consolidated(workspace, run, FULL, ())) == [
        "I. Công tác lãnh đạo, chỉ đạo, quán triệt",
        "II. Kết quả thực hiện nhiệm vụ",
        "III. Đánh giá chung",
        "IV. Khó khăn, vướng mắc và đề nghị sửa đổi, bổ sung Kế hoạch",
        "V. Phương hướng, nhiệm vụ năm 2025",
        "VI. Kiến nghị, đề xuất",
    ]


def without(*keys: str) -> str:
    """HCQT's file without some of its top keys."""
    blocks = re.split(r"^(?=\w)", SUMMARY, flags=re.MULTILINE)
    return "".join(block for block in blocks if block.partition(":")[0] not in keys)


NOTHING_TO_LIST = {
    "reports/2024/phong-hcqt.yaml": (
        (
            "van_ban:\n  - loai: Kế hoạch\n    so_ky_hieu: 12/KH-VPUB\n    ngay: 2024-01-15\n"
            "    co_quan: Văn phòng UBND tỉnh\n    trich_yeu: Thực hiện công tác dân vận năm 2024\n    nhiem_vu: nv1\n"
        ),
        "",
    ),
    TCD: (
        "hoi_nghi:\n  - {ten: Hội nghị đối thoại với công dân, ngay: 2024-06-20, so_nguoi: 80, nhiem_vu: nv3}\n",
        "",
    ),
}


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        (
            {"reports/2024/tong-hop.yaml": without("danh_gia")},
            [
                "I. Công tác lãnh đạo, chỉ đạo, quán triệt",
                "II. Kết quả thực hiện nhiệm vụ",
                "III. Phương hướng, nhiệm vụ năm 2025",
                "IV. Kiến nghị, đề xuất",
            ],
        ),
        (
            {"reports/2024/tong-hop.yaml": without("lanh_dao_chi_dao", "phuong_huong"), **NOTHING_TO_LIST},
            ["I. Kết quả thực hiện nhiệm vụ", "II. Đánh giá chung", "III. Kiến nghị, đề xuất"],
        ),
        (NOTHING_TO_LIST, ["I. Kết quả thực hiện nhiệm vụ"]),
    ],
    ids=["no-assessment", "no-leadership", "only-results"],
)
def test_sections_without_content_leave_no_gap(workspace, run, changes, left):
    assert sections(consolidated(workspace, run, changes, ())) == left


def test_appendices_without_content_leave_no_gap(workspace, run):
    model = "mo_hinh:\n  - ten: Tiếp công dân bằng nụ cười\n    linh_vuc: Tiếp công dân\n    loai: tap_the\n"
    rest = "    muc: cong_nhan\n    moi: true\n    nhiem_vu: nv3\n"
    award = (
        "khen_thuong:\n  - doi_tuong: Phòng Hành chính - Quản trị\n    loai: tap_the\n    hinh_thuc: Giấy khen\n"
        "    quyet_dinh: {so_ky_hieu: 45/QĐ-VPUB, ngay: 2024-07-10, co_quan: Văn phòng UBND tỉnh}\n    nhiem_vu: nv1\n"
    )
    hcqt = "reports/2024/phong-hcqt.yaml"
    changes = {
        hcqt: [NOTHING_TO_LIST[hcqt], (award, "")],
        TCD: [NOTHING_TO_LIST[TCD], (model + rest, "")],
    }
    text = consolidated(workspace, run, changes, ())

    assert re.findall(r"^H1 \[Phụ lục\] (.+)\n\[Tên phụ lục\] (.+)$", text, re.MULTILINE) == [
        ("Phụ lục I", "Tổng hợp chỉ tiêu"),
        ("Phụ lục II", "Chỉ tiêu theo đơn vị"),
        ("Phụ lục III", "Tình hình gửi báo cáo"),
    ]
    assert "4/4 đơn vị đã gửi báo cáo (Phụ lục III)." in text


def test_list_of_documents_is_named_by_its_number(workspace, run):
    text = consolidated(workspace, run, {}, ())

    assert "P Danh mục 1 văn bản và 1 hội nghị trong kỳ nêu tại Phụ lục IV.\n" in text
    assert "H1 [Phụ lục] Phụ lục IV\n[Tên phụ lục] Danh mục văn bản, hội nghị, khen thưởng\n" in text


def test_interim_report_speaks_of_its_months(workspace, run):
    root = workspace()
    run("new", "2024-6t", cwd=root)
    run("consolidate", "2024-6t", "--draft", cwd=root)

    text = outline((root / "out/2024-6t/bao-cao-tong-hop-2024-6t.docx").read_bytes())

    assert "tình hình mới 6 tháng đầu năm 2024\n" in text


def test_estimated_figures_are_marked(workspace, run):
    text = consolidated(workspace, run, {TH: ("ngay_gui: 2024-11-01", "uoc: true\nngay_gui: 2024-10-20")}, ())

    assert "P Số liệu trong báo cáo tính từ ngày 01/11/2023 đến ngày 31/10/2024 (ước)." in text


def test_other_window_of_last_year_is_noted(workspace, run):
    window = "{tu_ngay: 2022-11-01, den_ngay: 2023-10-31}"
    changes = {
        f"reports/2023/{unit}.yaml": (window, "{tu_ngay: 2022-01-01, den_ngay: 2022-12-31}") for unit in UNITS
    }

    text = consolidated(workspace, run, changes, ("--draft",))

    assert (
        "đến ngày 31/10/2024; số liệu năm 2023 dùng để so sánh tính từ ngày 01/01/2022 đến ngày 31/12/2022, "
        "hai kỳ không trùng khớp nên chỉ để tham khảo."
    ) in text


def test_late_index_is_of_its_own_year_and_compared_with_the_one_before(workspace, run):
    text = consolidated(workspace, run, {}, ())

    assert (
        "- Điểm chỉ số cải cách hành chính của Văn phòng năm 2023: 86,25 điểm (tăng 1,75 điểm so với năm 2022)."
    ) in text


def test_sample_data_say_so_on_every_page(workspace, run):
    text = consolidated(workspace, run, {TH: ("don_vi: phong-th", "don_vi: phong-th\nminh_hoa: true")}, ())

    headers = [line for line in text.splitlines() if line.startswith("header")]
    assert headers
    assert all("SỐ LIỆU MINH HỌA" in line for line in headers)

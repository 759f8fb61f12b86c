"""``danvan render``: one plan or one unit's report; what stops it, who signs, where it goes."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.outline import outline

OFFICE, PLAN = "plans/co-quan.yaml", "plans/dan-van.yaml"
TCD, TH = "reports/2024/ban-tcd.yaml", "reports/2024/phong-th.yaml"
PLAN_DOCX, TCD_DOCX = "out/ke-hoach-dan-van.docx", "out/2024/bao-cao-ban-tcd-2024.docx"
UNIT = "  - ma: ban-tcd\n"
ADVICE = ", hoặc thêm --draft để kết xuất bản dự thảo"


def stopped(number: int, advice: str = ADVICE) -> str:
    return f"Chưa kết xuất: còn {number} lỗi. Không có tệp nào được ghi. Sửa rồi chạy lại{advice}.\n"


def lines(path) -> list[str]:
    return outline(path.read_bytes()).splitlines()


@pytest.fixture
def made(workspace, run):
    """Render a file of a workspace with changes and options; returns the outline's lines."""

    def make(file: str, changes=None, *options: str) -> list[str]:
        root = workspace(changes)
        code, out, err = run("render", file, *options, cwd=root)
        assert code == 0, out + err
        return lines(root / (PLAN_DOCX if file == PLAN else TCD_DOCX))

    return make


def number_line(shown: list[str]) -> str:
    return shown[shown.index(next(line for line in shown if line.startswith("==="))) + 2]


# What is rendered, and where it goes


@pytest.mark.parametrize(("file", "docx"), [(PLAN, PLAN_DOCX), (TCD, TCD_DOCX)])
def test_document_is_written_and_only_the_path_is_said(workspace, run, file, docx):
    root = workspace()

    assert run("render", file, cwd=root) == (0, "", f"Đã ghi {docx}\n")
    assert (root / docx).is_file()


def test_path_is_relative_to_the_current_folder(workspace, run):
    root = workspace()

    assert run("render", "ban-tcd.yaml", cwd=root / "reports/2024").code == 0
    assert (root / TCD_DOCX).is_file()


def test_path_as_findings_name_it_works_anywhere(workspace, run):
    root = workspace()

    assert run("render", TCD, root=root).code == 0
    assert (root / TCD_DOCX).is_file()


def test_output_may_be_named(workspace, run, tmp_path):
    root = workspace()

    assert run("render", PLAN, "-o", "kh.docx", root=root) == (0, "", "Đã ghi kh.docx\n")
    assert (tmp_path / "kh.docx").is_file()
    assert not (root / "out").exists()


def test_later_version_of_a_plan_has_a_file_of_its_own(workspace, run):
    root = workspace()
    plan = (root / PLAN).read_text("utf-8")
    (root / PLAN).write_text(plan.replace("den_nam: null", "den_nam: 2024"), "utf-8")
    (root / "plans/dan-van-2025.yaml").write_text(plan.replace("tu_nam: 2022", "tu_nam: 2025"), "utf-8")

    assert run("render", "plans/dan-van-2025.yaml", cwd=root).err == "Đã ghi out/ke-hoach-dan-van-2025.docx\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("plans/co-quan.yaml", "plans/co-quan.yaml không phải là kế hoạch hay báo cáo; kết xuất được "),
        ("plans", "plans là một thư mục; kết xuất được "),
        ("reports/2024/khong-co.yaml", "không có tệp “reports/2024/khong-co.yaml”; kết xuất được "),
        ("/", "/ là một thư mục; kết xuất được "),
    ],
)
def test_something_else_is_refused(workspace, run, typed, said):
    code, out, err = run("render", typed, cwd=workspace())

    assert (code, out) == (2, "")
    assert err.startswith(f"danvan: {said}")


def test_hcqts_own_file_belongs_to_the_consolidated_report(workspace, run):
    root = workspace({"reports/2024/tong-hop.yaml": "phien_ban: 1\nky: 2024\n"})

    assert run("render", "reports/2024/tong-hop.yaml", cwd=root) == (
        2,
        "",
        (
            "danvan: reports/2024/tong-hop.yaml là phần của báo cáo tổng hợp; "
            "kết xuất bằng lệnh: danvan consolidate 2024\n"
        ),
    )


def test_file_outside_the_workspace(workspace, run, tmp_path):
    (tmp_path / "la.yaml").write_text("a: 1\n", "utf-8")
    root = workspace()

    code, _, err = run("render", "../la.yaml", cwd=root)

    assert (code, err) == (2, f"danvan: “../la.yaml” nằm ngoài thư mục làm việc {root}\n")


def test_edited_document_is_not_overwritten(workspace, run):
    root = workspace()
    run("render", TCD, cwd=root)
    (root / TCD_DOCX).write_bytes(b"PK\x03\x04")

    code, _, err = run("render", TCD, cwd=root)

    assert code == 2
    assert err.startswith(f"danvan: {TCD_DOCX} đã được sửa tay (hoặc không do danvan tạo) nên không ghi đè; ")
    assert run("render", TCD, "--force", cwd=root).code == 0


# What stops it


def test_error_in_the_report_stops(workspace, run):
    root = workspace({TCD: ("luot_tiep: 866", "luot_tiep: -866")})

    code, out, err = run("render", TCD, cwd=root)

    assert (code, err) == (1, stopped(1))
    assert out.startswith("reports/2024/ban-tcd.yaml:21:18: lỗi DV402: ")
    assert not (root / "out").exists()


def test_draft_goes_on_without_the_wrong_figure(made):
    shown = made(TCD, {TCD: ("luot_tiep: 866", "luot_tiep: -866")}, "--draft")

    assert "| DỰ THẢO |  |" in shown
    assert "P Chưa có số liệu: lượt tiếp công dân." in shown


def test_error_in_another_report_does_not_stop(workspace, run):
    root = workspace({TH: ("so_van_ban: 2", "so_van_ban: -2"), "reports/2024/phong-hcqt.yaml": None})

    assert run("render", TCD, cwd=root).code == 0


def test_error_in_a_report_does_not_stop_the_plan(workspace, run):
    assert run("render", PLAN, cwd=workspace({TCD: ("luot_tiep: 866", "luot_tiep: -866")})).code == 0


@pytest.mark.parametrize("file", [PLAN, TCD])
@pytest.mark.parametrize("draft", [(), ("--draft",)], ids=["final", "draft"])
def test_error_in_the_plan_stops_every_document(workspace, run, file, draft):
    root = workspace({PLAN: ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")})

    code, out, err = run("render", file, *draft, cwd=root)

    assert (code, err) == (1, stopped(1, ""))
    assert out.startswith("plans/dan-van.yaml:2:1: lỗi DV102: ")


def test_totals_that_do_not_balance_do_not_stop_the_plan(workspace, run):
    """The rule stands in the plan, but what is wrong is in the reports."""
    rule = "      - bieu_thuc: don_phai_xu_ly = don_da_xu_ly + don_chuyen_ky_sau\n"
    root = workspace({PLAN: (rule, f"{rule}      - bieu_thuc: luot_tiep >= nv4.hs_da_giai_quyet\n")})
    assert "lỗi DV401" in run("validate", cwd=root).out

    assert run("render", PLAN, cwd=root).code == 0


def test_unreadable_report(workspace, run):
    code, out, _ = run("render", TCD, cwd=workspace({TCD: "phien_ban: [\n"}))

    assert code == 1
    assert out.startswith("reports/2024/ban-tcd.yaml:")


def test_unreadable_report_as_a_draft(workspace, run):
    code, _, err = run("render", TCD, "--draft", cwd=workspace({TCD: "phien_ban: [\n"}))

    assert (code, err) == (
        1,
        "danvan: không đọc được reports/2024/ban-tcd.yaml; chạy danvan validate để xem lỗi\n",
    )


def test_report_not_sent_yet_can_be_printed_to_be_signed(made):
    assert "| DỰ THẢO |  |" not in made(TCD, {TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")})


# Number, date, signer


def test_plan_without_number_and_date_leaves_them_blank(made):
    assert number_line(made(PLAN)) == "| Số:         /KH-VPUB | ……, ngày      tháng      năm       |"


def test_plan_has_the_number_and_date_of_its_file(made):
    changes = {
        PLAN: [
            ("so_ky_hieu: null", "so_ky_hieu: 9/KH-VPUB"),
            ("ngay_ban_hanh: null", "ngay_ban_hanh: 2022-01-05"),
        ]
    }

    assert number_line(made(PLAN, changes)) == "| Số: 9/KH-VPUB | ……, ngày 05 tháng 01 năm 2022 |"


def test_options_win_over_the_plans_file(made):
    assert number_line(made(PLAN, None, "--number", "5", "--date", "7/2/2022")) == (
        "| Số: 05/KH-VPUB | ……, ngày 07 tháng 02 năm 2022 |"
    )


def test_signer_of_the_plan_is_the_one_of_its_first_year(made):
    changes = {
        OFFICE: (
            "    - {ho_ten: Phạm Xuân Duệ, chuc_vu: Chánh Văn phòng, tu_ngay: null, den_ngay: null}\n",
            (
                "    - {ho_ten: Phạm Xuân Duệ, chuc_vu: Chánh Văn phòng, den_ngay: 2021-12-31}\n"
                "    - {ho_ten: Lê Văn Hòa, chuc_vu: Chánh Văn phòng, tu_ngay: 2022-01-01}\n"
            ),
        )
    }

    assert made(PLAN, changes)[-1].endswith("| Chánh Văn phòng / (5 dòng trống) / Lê Văn Hòa |")


def test_plan_without_its_own_filing_line(made):
    assert "- Lưu: VT, HCQT. |" in made(PLAN)[-1]


def test_unit_gives_no_number(made):
    assert number_line(made(TCD)) == "|  | ……, ngày      tháng      năm       |"


def test_unit_with_numbers_of_its_own(made):
    shown = made(TCD, {OFFICE: (UNIT, f"{UNIT}    co_so_rieng: true\n")}, "--number", "7")

    assert number_line(shown) == "| Số: 07/BC-BTCD | ……, ngày      tháng      năm       |"
    assert any("(Kèm theo Báo cáo số 07/BC-BTCD ngày …… tháng" in line for line in shown)


def test_number_for_a_unit_that_gives_none(workspace, run):
    assert run("render", TCD, "--number", "7", cwd=workspace()) == (
        2,
        "",
        (
            "danvan: --number: Ban Tiếp công dân tỉnh không cho số văn bản "
            "(co_so_rieng trong plans/co-quan.yaml không phải là true)\n"
        ),
    )


def foot(shown: list[str]) -> str:
    return next(line for line in shown if line.startswith("| Nơi nhận:"))


def test_head_of_the_unit_signs(made):
    heads = "    nguoi_ky:\n      - {ho_ten: Hoàng Thị Mai, chuc_vu: Trưởng ban}\n"

    assert foot(made(TCD, {OFFICE: (UNIT, UNIT + heads)})) == (
        "| Nơi nhận: / - Như trên; / - Lưu: BTCD. | Trưởng ban / (5 dòng trống) / Hoàng Thị Mai |"
    )


def test_head_who_is_not_known_leaves_a_blank(made):
    assert foot(made(TCD)) == "| Nơi nhận: / - Như trên; / - Lưu: BTCD. | Trưởng ban / (6 dòng trống) |"


def test_deputy_may_be_named(made):
    heads = (
        "    nguoi_ky:\n      - {ho_ten: Hoàng Thị Mai, chuc_vu: Trưởng ban}\n"
        "      - {ho_ten: Đỗ Văn Lâm, chuc_vu: Phó Trưởng ban, quyen_han: KT. TRƯỞNG BAN}\n"
    )

    assert foot(made(TCD, {OFFICE: (UNIT, UNIT + heads)}, "--signer", "đỗ văn lâm")) == (
        "| Nơi nhận: / - Như trên; / - Lưu: BTCD. | "
        "KT. TRƯỞNG BAN / Phó Trưởng ban / (5 dòng trống) / Đỗ Văn Lâm |"
    )


def test_unknown_signer_of_a_unit(workspace, run):
    assert run("render", TCD, "--signer", "Ai Đó", cwd=workspace()).err == (
        "danvan: --signer: không có “Ai Đó” trong nguoi_ky của Ban Tiếp công dân tỉnh (plans/co-quan.yaml) "
        "(đang có: chưa ghi ai)\n"
    )


# What it says


def test_name_of_the_office_stands_over_the_unit(made):
    shown = made(TCD, {OFFICE: ("tinh: null", "tinh: Hà Nam")})

    assert any(
        line.startswith("| VĂN PHÒNG UBND TỈNH HÀ NAM / Ban Tiếp công dân tỉnh / --- |") for line in shown
    )


def test_report_goes_to_the_unit_that_consolidates(made):
    assert "[Kính gửi] Kính gửi: Phòng Hành chính - Quản trị" in made(TCD)


def test_unit_that_consolidates_reports_to_the_head_of_the_office(workspace, run):
    root = workspace()
    run("render", "reports/2024/phong-hcqt.yaml", cwd=root)

    assert "[Kính gửi] Kính gửi: Chánh Văn phòng" in lines(root / "out/2024/bao-cao-phong-hcqt-2024.docx")


def test_joint_figure_stands_in_the_report_that_gives_it_only(workspace, run):
    root = workspace()
    for unit in ("phong-hcqt", "tt-pvks-tthc"):
        run("render", f"reports/2024/{unit}.yaml", cwd=root)

    def told(unit: str) -> bool:
        shown = lines(root / f"out/2024/bao-cao-{unit}-2024.docx")
        return any("Điểm chỉ số cải cách hành chính" in line for line in shown)

    assert (told("phong-hcqt"), told("tt-pvks-tthc")) == (True, False)


@pytest.mark.parametrize(("given", "said"), [("co", "Có tổ chức"), ("khong", "Không tổ chức")])
def test_yes_and_no_of_one_unit_are_words(made, given, said):
    shown = made(TCD, {TCD: ("doi_thoai: co", f"doi_thoai: {given}")})

    assert f"[Gạch đầu dòng] - {said} đối thoại trực tiếp với công dân." in shown


def test_appendices_without_content_are_left_out(workspace, run):
    root = workspace()
    run("render", TH, cwd=root)

    shown = lines(root / "out/2024/bao-cao-phong-th-2024.docx")

    assert [line for line in shown if "[Phụ lục]" in line] == ["H1 [Phụ lục] Phụ lục"]


def test_sample_data_say_so(made):
    shown = made(TCD, {TCD: ("don_vi: ban-tcd\n", "don_vi: ban-tcd\nminh_hoa: true\n")})

    assert shown[0] == "header1: SỐ LIỆU MINH HỌA / {PAGE}"


def test_plan_is_no_sample_though_reports_are(made):
    shown = made(PLAN, {TCD: ("don_vi: ban-tcd\n", "don_vi: ban-tcd\nminh_hoa: true\n")})

    assert not any("MINH HỌA" in line for line in shown)


def test_lines_of_a_task_are_made_from_the_codes_where_the_plan_has_none(made):
    shown = made(PLAN)

    assert "[Gạch đầu dòng] - Thực hiện: Lãnh đạo Văn phòng, các phòng, ban, đơn vị trực thuộc." in shown
    assert (
        "[Gạch đầu dòng] - Đơn vị chủ trì tham mưu, thực hiện: Ban Tiếp công dân tỉnh, "
        "Trung tâm Phục vụ - Kiểm soát thủ tục hành chính tỉnh."
    ) in shown
    assert "[Gạch đầu dòng] - Đơn vị phối hợp: Các phòng, ban, đơn vị liên quan." in shown


def test_sections_that_the_plan_does_not_have_leave_no_gap(made):
    assert [line for line in made(PLAN) if "[Mục]" in line] == ["H1 [Mục] I. Nội dung thực hiện"]


def test_last_text_ends_the_plan_where_nothing_closes_it(made):
    changes = {
        PLAN: ("bao_cao:\n", "to_chuc_thuc_hien: [ Các đơn vị thực hiện., Phòng đôn đốc. ]\nbao_cao:\n")
    }

    shown = made(PLAN, changes)

    assert "[Khoản] 1. Các đơn vị thực hiện." in shown
    assert "[Khoản] 2. Phòng đôn đốc./." in shown

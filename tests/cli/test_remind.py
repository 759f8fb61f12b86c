"""``danvan remind``: whom it writes to, the two deadlines, what stops it; nobody missing, no letter."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.outline import outline

OFFICE, PLAN = "plans/co-quan.yaml", "plans/dan-van.yaml"
TCD, TH = "reports/2024/ban-tcd.yaml", "reports/2024/phong-th.yaml"
DOCX, REQUEST = "out/2024/cong-van-don-doc-2024.docx", "out/2024/cong-van-yeu-cau-2024.docx"
MISSING = {TH: None}
DRAFT = {TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")}
RETURNED = {
    TCD: (
        "ngay_gui: 2024-11-01",
        (
            "ngay_gui: null\ntra_lai:\n  - {ngay: 2024-11-03, ly_do: Thiếu phụ lục}\n"
            "  - {ngay: 2024-11-05, ly_do: Số đơn chưa khớp.}"
        ),
    )
}
DEADLINE = "han: {kieu: truoc_ngay, ngay: 05/11, lui_ngay_nghi: false}"


@pytest.fixture
def made(workspace, run):
    """Write a letter of 2024 in a workspace with changes; returns the outline's lines."""

    def make(changes, *options: str) -> list[str]:
        root = workspace(changes)
        code, out, err = run("remind", "2024", *options, cwd=root)
        assert (code, out) == (0, ""), err
        return outline((root / (REQUEST if "--request" in options else DOCX)).read_bytes()).splitlines()

    return make


def addressed(shown: list[str]) -> list[str]:
    return [line.split("] ", 1)[1] for line in shown if "ính gửi" in line.partition("]")[0]]


def text(shown: list[str]) -> str:
    return "\n".join(shown)


def test_nobody_to_urge_writes_nothing(workspace, run):
    root = workspace()

    assert run("remind", "2024", cwd=root) == (
        0,
        "",
        "Mọi đơn vị phải báo cáo năm 2024 đã gửi báo cáo; không có đơn vị nào để đôn đốc, không ghi tệp nào.\n",
    )
    assert not (root / "out").exists()


def test_letter_is_written_and_only_the_path_is_said(workspace, run):
    root = workspace(MISSING)

    assert run("remind", "2024", cwd=root) == (0, "", f"Đã ghi {DOCX}\n")


@pytest.mark.parametrize(
    ("changes", "name", "said"),
    [
        (MISSING, "Phòng Tổng hợp", "Chưa có báo cáo: Phòng Tổng hợp."),
        (DRAFT, "Ban Tiếp công dân tỉnh", "Đã lập báo cáo nhưng chưa gửi: Ban Tiếp công dân tỉnh."),
        (
            RETURNED,
            "Ban Tiếp công dân tỉnh",
            (
                "Đã được trả lại để hoàn thiện nhưng chưa gửi lại: Ban Tiếp công dân tỉnh "
                "(trả lại ngày 05/11/2024; lý do: Số đơn chưa khớp)."
            ),
        ),
        ({TH: "phien_ban: [\n"}, "Phòng Tổng hợp", "Tệp báo cáo không đọc được: Phòng Tổng hợp."),
    ],
    ids=["missing", "draft", "returned", "unreadable"],
)
def test_unit_is_addressed_and_its_state_told(made, changes, name, said):
    shown = made(changes)

    assert addressed(shown) == [f"Kính gửi: {name}"]
    assert [line for line in shown if line.startswith("[Gạch")] == [f"[Gạch đầu dòng] - {said}"]


def test_several_units_in_the_registers_order(made):
    assert addressed(made({**MISSING, **DRAFT})) == [
        "Kính gửi:",
        "- Ban Tiếp công dân tỉnh;",
        "- Phòng Tổng hợp.",
    ]


def test_unit_that_sent_late_is_not_urged(workspace, run):
    root = workspace({TH: ("ngay_gui: 2024-11-01", "ngay_gui: 2024-12-01")})

    assert run("remind", "2024", cwd=root).code == 0
    assert not (root / "out").exists()


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (DEADLINE, "trước ngày 05/11 theo thời hạn nêu tại Kế hoạch"),
        ("han: {kieu: cham_nhat, ngay: 5/11}", "chậm nhất ngày 05/11 theo thời hạn nêu tại Kế hoạch"),
        (
            "han: {kieu: truoc_ngay, ngay: 03/11, lui_ngay_nghi: true}",
            "trước ngày 03/11 theo thời hạn nêu tại Kế hoạch",
        ),
    ],
)
def test_deadline_of_the_plan_is_quoted_as_written(made, deadline, said):
    assert said in text(made({**MISSING, PLAN: (DEADLINE, deadline)}))


def test_new_deadline_stays_dotted_unless_given(made):
    assert "**chậm nhất ngày …… tháng …… năm ……**." in text(made(MISSING))


@pytest.mark.parametrize("typed", ["2025-02-09", "9/2/2025"])
def test_new_deadline(made, typed):
    assert "**chậm nhất ngày 09 tháng 02 năm 2025**." in text(made(MISSING, "--deadline", typed))


def test_something_that_is_no_deadline(workspace, run):
    root = workspace(MISSING)

    code, _, err = run("remind", "2024", "--deadline", "mai", cwd=root)

    assert (code, err) == (
        2,
        "danvan: --deadline: “mai” không phải là ngày viết đúng dạng; viết như 2024-11-20 hoặc 20/11/2024\n",
    )
    assert not (root / "out").exists()


def test_period_without_a_deadline_quotes_none(workspace, run):
    root = workspace()
    run("new", "2024-6t", "--unit", "phong-th", cwd=root)

    run("remind", "2024-6t", cwd=root)

    shown = text(outline((root / "out/2024-6t/cong-van-don-doc-2024-6t.docx").read_bytes()).splitlines())
    assert "báo cáo kết quả 6 tháng đầu năm 2024 gửi về Phòng Hành chính - Quản trị.\n" in shown


@pytest.mark.parametrize("today", ["2023-01-01", "2030-12-31"])
def test_today_does_not_matter(workspace, run, monkeypatch, today):
    first, second = workspace(MISSING), workspace(MISSING, folder="khac")
    run("remind", "2024", cwd=first)
    monkeypatch.setenv("DANVAN_TODAY", today)
    run("remind", "2024", cwd=second)

    assert (first / DOCX).read_bytes() == (second / DOCX).read_bytes()


def test_errors_in_reports_do_not_stop(workspace, run):
    root = workspace({**MISSING, TCD: ("luot_tiep: 866", "luot_tiep: -866")})

    assert run("remind", "2024", cwd=root).code == 0


@pytest.mark.parametrize("options", [(), ("--request",), ("--draft",)])
@pytest.mark.parametrize("file", [OFFICE, PLAN])
def test_errors_in_office_and_plan_stop(workspace, run, file, options):
    root = workspace({**MISSING, file: ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")})

    code, out, err = run("remind", "2024", *options, cwd=root)

    assert code == 1
    assert out.startswith(f"{file}:2:1: lỗi DV102: ")
    assert err == "Chưa kết xuất: còn 1 lỗi. Không có tệp nào được ghi. Sửa rồi chạy lại.\n"
    assert not (root / "out").exists()


def test_urging_needs_an_open_round(workspace, run):
    assert run("remind", "2025", cwd=workspace()) == (
        2,
        "",
        "danvan: chưa có thư mục reports/2025 (các kỳ đã có: 2023, 2024); tạo bằng lệnh: danvan new 2025\n",
    )


def test_year_without_a_plan(workspace, run):
    assert run("remind", "2021", "--request", cwd=workspace()) == (
        1,
        "",
        "danvan: không có kế hoạch nào có hiệu lực trong năm 2021\n",
    )


def test_number_date_and_signer(made):
    shown = made(MISSING, "--number", "5", "--date", "2024-11-08", "--signer", "Phạm Xuân Duệ")

    assert "| Số: 05/VPUB-HCQT | ……, ngày 08 tháng 11 năm 2024 |" in shown
    assert shown[-1].endswith("| Chánh Văn phòng / (5 dòng trống) / Phạm Xuân Duệ |")


def test_draft_says_so(made):
    assert any("DỰ THẢO" in line for line in made(MISSING, "--draft"))


def test_sample_data_say_so(made):
    shown = made({**MISSING, TCD: ("don_vi: ban-tcd\n", "don_vi: ban-tcd\nminh_hoa: true\n")})

    assert shown[0] == "header1: SỐ LIỆU MINH HỌA / {PAGE}"


# The letter that opens the round


def test_request_goes_to_everybody_in_one_line(made):
    assert addressed(made({}, "--request")) == ["Kính gửi: Các phòng, ban, đơn vị trực thuộc"]


def test_request_names_the_units_where_not_all_are_due(made):
    office = ("    viet_tat: TH\n", "    viet_tat: TH\n    den_ngay: 2024-06-30\n")

    assert addressed(made({OFFICE: office, TH: None}, "--request"))[1:] == [
        "- Phòng Hành chính - Quản trị;",
        "- Ban Tiếp công dân tỉnh;",
        "- Trung tâm Phục vụ - Kiểm soát thủ tục hành chính tỉnh.",
    ]


def test_request_gives_the_plans_deadline(made):
    assert "**trước ngày 05/11** theo thời hạn nêu tại Kế hoạch." in text(made({}, "--request"))


def test_request_gives_another_deadline(made):
    shown = text(made({}, "--request", "--deadline", "1/11/2024"))

    assert "gửi về Phòng Hành chính - Quản trị **chậm nhất ngày 01 tháng 11 năm 2024**." in shown


def test_request_without_any_deadline_stays_dotted(workspace, run):
    root = workspace()
    run("remind", "2024-6t", "--request", cwd=root)

    shown = outline((root / "out/2024-6t/cong-van-yeu-cau-2024-6t.docx").read_bytes())
    assert "**chậm nhất ngày …… tháng …… năm ……**." in shown


def test_request_gives_the_window_that_the_plan_fixes(made):
    plan = (
        "  ky_so_lieu: null\n",
        "  ky_so_lieu: {tu_ngay: 01/11, den_ngay: 31/10}\n",
    )

    assert "P Số liệu tính từ ngày 01/11/2023 đến ngày 31/10/2024, thống nhất" in text(
        made({PLAN: plan}, "--request")
    )


def test_request_says_who_reports_what(made):
    assert "| 2.1 | Lượt tiếp công dân | lượt | Ban Tiếp công dân tỉnh |" in made({}, "--request")


# Many units


@pytest.fixture
def many(workspace, run):
    """Write a letter of 2024 in a workspace where so many more units are due, none of which sent anything."""

    def make(more: int, *options: str) -> list[str]:
        units = "".join(f"  - {{ma: phong-so-{at}, ten: Phòng số {at}}}\n" for at in range(1, more + 1))
        root = workspace({OFFICE: ("don_vi:\n", f"don_vi:\n{units}"), **DRAFT})
        code, out, err = run("remind", "2024", *options, cwd=root)
        assert (code, out) == (0, ""), err
        return outline((root / DOCX).read_bytes()).splitlines()

    return make


def test_ten_units_are_named_in_the_letter(many):
    shown = many(9)

    assert len(addressed(shown)) == 11
    assert not any("Phụ lục" in line for line in shown)


def test_more_than_ten_units_stand_in_a_list_behind_it(many):
    shown = many(10, "--number", "7")

    assert addressed(shown) == ["Kính gửi: Các phòng, ban, đơn vị nêu tại Phụ lục"]
    assert "P Qua theo dõi, còn 11/14 đơn vị chưa gửi báo cáo (danh sách tại Phụ lục kèm theo)." in shown
    assert "| 1 | Phòng số 1 | Chưa có báo cáo |" in shown
    assert "| 11 | Ban Tiếp công dân tỉnh | Đã lập báo cáo, chưa gửi |" in shown
    assert any("(Kèm theo Công văn số 07/VPUB-HCQT ngày" in line for line in shown)


def test_new_deadline_before_the_date_of_the_letter(workspace, run):
    root = workspace(MISSING)

    code, _, err = run("remind", "2024", "--deadline", "9/11/2024", "--date", "10/11/2024", cwd=root)

    assert (code, err) == (
        2,
        "danvan: --deadline: hạn mới 09/11/2024 ở trước ngày của công văn, 10/11/2024\n",
    )
    assert not (root / "out").exists()


def test_new_deadline_on_the_date_of_the_letter(made):
    assert "**chậm nhất ngày 10 tháng 11 năm 2024**." in text(
        made(MISSING, "--deadline", "10/11/2024", "--date", "10/11/2024")
    )

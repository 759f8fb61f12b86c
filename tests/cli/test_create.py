"""``danvan new``: files made once, complete, never overwritten."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata

import pytest

TCD = "reports/2025/ban-tcd.yaml"
FOLDER = "Báo cáo năm 2024 (bản sửa)"


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def codes(out: str) -> set[str]:
    return {line.split(": ", 2)[1] for line in out.splitlines()}


# new


def test_new_makes_a_report_for_every_unit_due(workspace, run):
    root = workspace()

    assert run("new", "2025", cwd=root) == (
        0,
        "",
        (
            "Đã tạo reports/2025/phong-hcqt.yaml\n"
            "Đã tạo reports/2025/ban-tcd.yaml\n"
            "Đã tạo reports/2025/tt-pvks-tthc.yaml\n"
            "Đã tạo reports/2025/phong-th.yaml\n"
            "Điền xong thì kiểm tra bằng: danvan validate 2025\n"
        ),
    )


def test_new_reports_validate_with_warnings_only(workspace, run):
    root = workspace()
    run("new", "2025", cwd=root)

    code, out, _ = run("validate", "--format", "concise", cwd=root)

    assert code == 0
    assert codes(out) == {"cảnh báo DV303"}


def test_new_report_names_its_unit_period_and_tasks(workspace, run):
    root = workspace()
    run("new", "2025", cwd=root)

    text = (root / "reports/2025/phong-th.yaml").read_text("utf-8")

    assert text.startswith(
        "# Báo cáo năm 2025 của Phòng Tổng hợp\n"
        "# Số viết liền, không dấu chấm phân cách: 1204. Không có việc gì thì ghi: khong_phat_sinh.\n"
        "# Trong lời văn viết {mã} để in số liệu, ví dụ: Đã tổ chức {so_cuoc} cuộc.\n"
        "# yaml-language-server: $schema=../../.vscode/luoc-do/2025/phong-th.json\n"
        "phien_ban: 1\n"
        "ky: 2025\n"
        "don_vi: phong-th\n"
        "ky_so_lieu: {tu_ngay: 2024-11-01, den_ngay: 2025-10-31}\n"
    )
    assert "      so_van_ban: # Văn bản đã tham mưu ban hành; đơn vị tính: văn bản\n" in text
    assert "      # ty_le_quan_triet: danvan tự tính — " in text
    assert "  nv3:" not in text


def test_opening_figure_is_last_years_closing_one(workspace, run):
    root = workspace()
    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    text = (root / TCD).read_text("utf-8")

    assert (
        "      don_ky_truoc: 7 # Đơn kỳ trước chuyển sang; đơn vị tính: đơn; "
        "số đầu kỳ, bằng don_chuyen_ky_sau của năm 2024\n" in text
    )


def test_no_opening_figure_without_last_years_report(workspace, run):
    root = workspace({"reports/2024/ban-tcd.yaml": None})
    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    assert "      don_ky_truoc: # Đơn kỳ trước chuyển sang" in (root / TCD).read_text("utf-8")


def test_only_the_unit_named(workspace, run):
    root = workspace()

    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    assert files_in(root / "reports/2025") == {"ban-tcd.yaml"}


def test_several_units_named(workspace, run):
    root = workspace()

    run("new", "2025", "--unit", "ban-tcd", "--unit", "phong-th", cwd=root)

    assert files_in(root / "reports/2025") == {"ban-tcd.yaml", "phong-th.yaml"}


def test_new_never_overwrites(workspace, run):
    root = workspace({"reports/2024/phong-th.yaml": None})
    before = (root / "reports/2024/ban-tcd.yaml").read_bytes()

    code, _, err = run("new", "2024", cwd=root)

    assert code == 0
    assert err.splitlines()[:4] == [
        "Đã tạo reports/2024/phong-th.yaml",
        "Đã có reports/2024/phong-hcqt.yaml, giữ nguyên",
        "Đã có reports/2024/ban-tcd.yaml, giữ nguyên",
        "Đã có reports/2024/tt-pvks-tthc.yaml, giữ nguyên",
    ]
    assert (root / "reports/2024/ban-tcd.yaml").read_bytes() == before


def test_new_twice_changes_nothing(workspace, run):
    root = workspace()
    run("new", "2025", cwd=root)
    (root / TCD).write_text("đang viết dở", "utf-8")

    run("new", "2025", cwd=root)

    assert (root / TCD).read_text("utf-8") == "đang viết dở"


def test_interim_period(workspace, run):
    """Its window begins with the year's and ends on its last day; opening figures come from the year before."""
    root = workspace()
    run("new", "2025-6t", cwd=root)

    text = (root / "reports/2025-6t/ban-tcd.yaml").read_text("utf-8")

    assert text.startswith("# Báo cáo 6 tháng đầu năm 2025 của Ban Tiếp công dân tỉnh\n")
    assert "ky: 2025-6t\n" in text
    assert "ky_so_lieu: {tu_ngay: 2024-11-01, den_ngay: 2025-06-30}\n" in text
    assert "don_ky_truoc: 7 #" in text
    assert run("validate", "2025-6t", "--format", "concise", cwd=root).code == 0


def test_new_report_of_an_open_period_takes_its_window(workspace, run):
    window = "ky_so_lieu: {tu_ngay: 2023-11-01, den_ngay: 2024-10-31}"
    other = "ky_so_lieu: {tu_ngay: 2023-12-15, den_ngay: 2024-12-14}"
    units = ("phong-hcqt", "ban-tcd", "tt-pvks-tthc")
    root = workspace(
        {
            **{f"reports/2024/{unit}.yaml": (window, other) for unit in units},
            "reports/2024/phong-th.yaml": None,
        }
    )

    run("new", "2024", cwd=root)

    assert other in (root / "reports/2024/phong-th.yaml").read_text("utf-8")


def test_unknown_unit(workspace, run):
    root = workspace()

    assert run("new", "2025", "--unit", "ban-tdc", cwd=root) == (
        2,
        "",
        "danvan: không có đơn vị mang mã “ban-tdc”; có phải “ban-tcd”?\n",
    )
    assert not (root / "reports/2025").exists()


def test_unit_that_does_not_report(workspace, run):
    root = workspace()

    assert run("new", "2025", "--unit", "lanh-dao", cwd=root) == (
        2,
        "",
        "danvan: Lãnh đạo Văn phòng không có nhiệm vụ phải báo cáo kỳ 2025\n",
    )
    assert not (root / "reports/2025").exists()


def test_one_wrong_unit_stops_before_anything_is_written(workspace, run):
    root = workspace()

    assert run("new", "2025", "--unit", "ban-tcd", "--unit", "khong-co", cwd=root).code == 2
    assert not (root / "reports/2025").exists()


def test_year_without_a_plan(workspace, run):
    code, out, err = run("new", "2020", cwd=workspace())

    assert (code, out) == (2, "")
    assert err == "danvan: không có kế hoạch nào có hiệu lực trong năm 2020\n"


def test_broken_plan(workspace, run):
    root = workspace({"plans/dan-van.yaml": ("phien_ban: 1\n", "phien_ban: 1\nla: 1\n")})

    assert run("new", "2025", cwd=root) == (
        1,
        "",
        "danvan: sổ đơn vị hoặc kế hoạch còn lỗi (plans/dan-van.yaml, dòng 2); chạy danvan validate để xem\n",
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_new_in_a_folder_with_tone_marks(workspace, run, form):
    root = workspace(folder=unicodedata.normalize(form, FOLDER))

    assert run("new", "2025", cwd=root).code == 0
    assert run("validate", "2025", cwd=root).code == 0


OLD_UNIT = "  - ma: ban-tcd\n    ten: Ban Tiếp công dân tỉnh\n    viet_tat: BTCD\n"
MERGED = """\
  - ma: ban-tcd
    ten: Ban Tiếp công dân và Dân nguyện
    viet_tat: BTCD
    tu_ngay: 2025-01-01
    ke_thua: [ban-cu-a, ban-cu-b]
  - {ma: ban-cu-a, ten: Ban Tiếp dân, den_ngay: 2024-12-31}
  - {ma: ban-cu-b, ten: Ban Dân nguyện, den_ngay: 2024-12-31}
"""


def merged(workspace):
    """A workspace in which ``ban-tcd`` began in 2025, from two units that both reported for 2024."""
    root = workspace({"plans/co-quan.yaml": (OLD_UNIT, MERGED)})
    plan = root / "plans/dan-van.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[ban-tcd]", "[ban-tcd, ban-cu-a, ban-cu-b]"), "utf-8")
    old = root / "reports/2024/ban-tcd.yaml"
    for code in ("ban-cu-a", "ban-cu-b"):
        text = old.read_text("utf-8").replace("don_vi: ban-tcd", f"don_vi: {code}")
        (root / f"reports/2024/{code}.yaml").write_text(text, "utf-8")
    old.unlink()
    return root


def test_opening_figure_of_a_merged_unit_is_the_sum_of_its_predecessors(workspace, run):
    root = merged(workspace)

    assert run("new", "2025", "--unit", "ban-tcd", cwd=root).code == 0

    text = (root / TCD).read_text("utf-8")
    assert "      don_ky_truoc: 14 # " in text
    assert "ky_so_lieu: {tu_ngay: 2024-11-01, den_ngay: 2025-10-31}\n" in text
    assert "DV403" not in run("validate", "2025", cwd=root).out


def test_opening_figure_follows_the_earlier_code_of_the_closing_one(workspace, run):
    root = workspace({"plans/dan-van.yaml": ("den_nam: null", "den_nam: 2024")})
    plan = (root / "plans/dan-van.yaml").read_text("utf-8").replace("den_nam: 2024", "den_nam: null")
    renamed = re.sub(r"\bdon_chuyen_ky_sau\b", "don_cuoi_ky", plan).replace("tu_nam: 2022", "tu_nam: 2025")
    renamed = renamed.replace("- ma: don_cuoi_ky\n", "- ma: don_cuoi_ky\n        ma_cu: don_chuyen_ky_sau\n")
    (root / "plans/dan-van-2025.yaml").write_text(renamed, "utf-8")

    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    assert "      don_ky_truoc: 7 # " in (root / TCD).read_text("utf-8")


@pytest.mark.parametrize(("since", "said"), [(2025, True), (2024, True), (2026, False)])
def test_a_new_definition_stands_beside_the_figure_since_it_holds(workspace, run, since, said):
    told = f"doi_cach_tinh: {{{since}: Chỉ tính lượt tiếp tại trụ sở}}"
    root = workspace({"plans/dan-van.yaml": ("- ma: luot_tiep\n", f"- ma: luot_tiep\n        {told}\n")})

    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    line = next(line for line in (root / TCD).read_text("utf-8").splitlines() if "luot_tiep:" in line)
    assert line.endswith("; cách tính: Chỉ tính lượt tiếp tại trụ sở") == said


def test_no_opening_figure_where_a_predecessor_did_not_report(workspace, run):
    root = merged(workspace)
    (root / "reports/2024/ban-cu-b.yaml").unlink()

    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    assert "      don_ky_truoc: # " in (root / TCD).read_text("utf-8")


def test_unit_that_does_not_exist_any_more(workspace, run):
    root = merged(workspace)

    assert run("new", "2025", "--unit", "ban-cu-a", cwd=root) == (
        2,
        "",
        (
            "danvan: Ban Tiếp dân không còn hoặc chưa có trong kỳ 2025 "
            "(xem tu_ngay, den_ngay trong plans/co-quan.yaml)\n"
        ),
    )


def test_last_years_words_and_figures_stand_beside_as_comments(workspace, run):
    root = workspace()

    run("new", "2025", "--unit", "ban-tcd", "--with-last-year", cwd=root)

    text = (root / TCD).read_text("utf-8")
    assert "    # Năm 2024 đã viết:\n    #   Trong kỳ đã tiếp {luot_tiep} lượt công dân" in text
    assert "      luot_tiep: # Lượt tiếp công dân; đơn vị tính: lượt; năm trước: 866\n" in text


def test_last_years_words_are_not_there_unless_asked_for(workspace, run):
    root = workspace()

    run("new", "2025", "--unit", "ban-tcd", cwd=root)

    text = (root / TCD).read_text("utf-8")
    assert "đã viết:" not in text
    assert "năm trước: " not in text


def test_words_of_predecessors_say_whose_they_are_and_figures_are_their_sum(workspace, run):
    root = merged(workspace)

    run("new", "2025", "--unit", "ban-tcd", "--with-last-year", cwd=root)

    text = (root / TCD).read_text("utf-8")
    assert "    # Năm 2024, Ban Tiếp dân đã viết:\n" in text
    assert "    # Năm 2024, Ban Dân nguyện đã viết:\n" in text
    assert "; năm trước: 1.732\n" in text


def test_interim_period_quotes_the_year_but_compares_with_no_year(workspace, run):
    root = workspace()

    run("new", "2025-6t", "--unit", "ban-tcd", "--with-last-year", cwd=root)

    text = (root / "reports/2025-6t/ban-tcd.yaml").read_text("utf-8")
    assert "    # Năm 2024 đã viết:\n" in text
    assert "năm trước: " not in text


def test_interim_period_is_compared_with_the_same_months(workspace, run):
    report = (
        "phien_ban: 1\nky: 2024-6t\ndon_vi: ban-tcd\nky_so_lieu: {tu_ngay: 2023-11-01, den_ngay: 2024-06-30}\n"
        "nhiem_vu:\n  nv3:\n    tinh_trang: dang_thuc_hien\n    ket_qua: Đã tiếp {luot_tiep} lượt.\n"
        "    so_lieu:\n      luot_tiep: 1431\n"
    )
    root = workspace({"reports/2024-6t/ban-tcd.yaml": report})

    run("new", "2025-6t", "--unit", "ban-tcd", "--with-last-year", cwd=root)

    text = (root / "reports/2025-6t/ban-tcd.yaml").read_text("utf-8")
    assert "    # 6 tháng đầu năm 2024 đã viết:\n    #   Đã tiếp {luot_tiep} lượt.\n" in text
    assert "; cùng kỳ năm trước: 1.431\n" in text
    assert "don_ky_truoc: 7 #" in text


@pytest.mark.parametrize("period", ["2025", "2025-6t", "2025-9t"])
@pytest.mark.parametrize("more", [(), ("--with-last-year",)])
def test_new_files_are_laid_out_canonically_and_have_no_error(workspace, run, period, more):
    root = workspace()

    assert run("new", period, *more, cwd=root).code == 0

    assert run("fmt", "--check", period, cwd=root).code == 0
    code, out, _ = run("validate", period, "--format", "concise", cwd=root)
    assert (code, codes(out)) == (0, {"cảnh báo DV303"})


@pytest.mark.parametrize("name", ["2025", "2025-6t"])
def test_every_new_file_leads_to_a_schema_that_is_there(run, tmp_path, name):
    run("init", "--sample", cwd=tmp_path)

    run("new", name, cwd=tmp_path)

    reports = sorted((tmp_path / "reports" / name).iterdir())
    assert len(reports) == 10
    for report in reports:
        lines = report.read_text("utf-8").splitlines()
        link = next(line for line in lines if line.startswith("# yaml-language-server: $schema="))
        assert (report.parent / link.partition("=")[2]).resolve().is_file()


def test_figure_that_another_plan_counted_otherwise_is_not_compared(workspace, run):
    root = workspace()
    old = (root / "plans/dan-van.yaml").read_text("utf-8")
    (root / "plans/dan-van-2025.yaml").write_text(
        re.sub("tu_nam: 20[0-9]+", "tu_nam: 2025", old).replace(
            "ten: Lượt tiếp công dân\n        don_vi_tinh: lượt",
            "ten: Lượt tiếp công dân\n        don_vi_tinh: người",
        ),
        "utf-8",
    )
    (root / "plans/dan-van.yaml").write_text(old.replace("den_nam: null", "den_nam: 2024"), "utf-8")

    assert run("new", "2025", "--unit", "ban-tcd", "--with-last-year", cwd=root).code == 0

    text = (root / TCD).read_text("utf-8")
    assert "      luot_tiep: # Lượt tiếp công dân; đơn vị tính: người\n" in text
    assert (
        "don_ky_truoc: 7 # Đơn kỳ trước chuyển sang; đơn vị tính: đơn; "
        "số đầu kỳ, bằng don_chuyen_ky_sau của năm 2024; năm trước: " in text
    )


def test_what_was_written_last_year_cannot_end_its_comment(workspace, run):
    root = workspace(
        {
            "reports/2024/ban-tcd.yaml": (
                "    ket_qua: |\n      Trong kỳ đã tiếp {luot_tiep} lượt",
                "    ket_qua: |\n      # don_vi: phong-th\n      ---\n\n      Trong kỳ đã tiếp {luot_tiep} lượt",
            )
        }
    )

    run("new", "2025", "--unit", "ban-tcd", "--with-last-year", cwd=root)

    text = (root / TCD).read_text("utf-8")
    assert "    #   # don_vi: phong-th\n    #   ---\n    #   Trong kỳ đã tiếp" in text
    assert run("validate", TCD, cwd=root).code == 0


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
@pytest.mark.parametrize("link", ["reports", "reports/2025", ".vscode", ".vscode/luoc-do"])
def test_new_writes_through_no_link(workspace, run, tmp_path, link):
    root = workspace()
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    if link == "reports":
        shutil.move(root / "reports", elsewhere / "reports")
        elsewhere /= "reports"
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(elsewhere, target_is_directory=True)
    before = files_in(tmp_path / "noi-khac")

    code, out, err = run("new", "2025", cwd=root)

    assert (code, out) == (2, "")
    assert err == (
        f"danvan: {root}/{link} là một liên kết, danvan không ghi qua liên kết; không có gì bị thay đổi\n"
    )
    assert files_in(tmp_path / "noi-khac") == before


def test_new_leaves_a_link_in_the_place_of_a_report_alone(workspace, run, tmp_path):
    root = workspace()
    (root / "reports/2025").mkdir()
    (root / TCD).symlink_to(tmp_path / "khong-co.yaml")

    code, _, err = run("new", "2025", "--unit", "ban-tcd", cwd=root)

    assert (code, err) == (0, f"Đã có {TCD}, giữ nguyên\n")
    assert not (tmp_path / "khong-co.yaml").exists()


def test_no_file_is_added_to_a_sealed_period(workspace, run):
    root = workspace({"reports/2024/phong-th.yaml": None, "reports/2024/niem-phong.yaml": "phien_ban: 1\n"})

    assert run("new", "2024", cwd=root) == (
        1,
        "",
        "danvan: kỳ 2024 đã niêm phong; muốn sửa thì mở bằng lệnh: danvan unseal 2024 --why “lý do”\n",
    )
    assert not (root / "reports/2024/phong-th.yaml").exists()


# what a new office meets


def uncommented(text):
    """Take the “#” from the lists at the end."""
    head, mark, lists = text.partition("# Các danh sách dưới đây")
    first, *lines = lists.splitlines()
    return "\n".join([f"{head}{mark}{first}", *(line.removeprefix("# ") for line in lines)]) + "\n"


def test_lists_fit_the_unit_and_the_office_once_the_dots_are_filled_in(run, tmp_path):
    run("init", "--office", "Sở Nội vụ", "--abbreviation", "SNV", cwd=tmp_path)
    run("new", "2025", cwd=tmp_path)
    for path in (tmp_path / "reports/2025").glob("*.yaml"):
        path.write_text(uncommented(path.read_text("utf-8")), "utf-8")

    _, out, _ = run("validate", "--format", "concise", cwd=tmp_path)

    assert {line.split(": ")[1] for line in out.splitlines() if " lỗi " in line} == {"lỗi DV108"}
    text = (tmp_path / "reports/2025/ban-tcd.yaml").read_text("utf-8")
    assert "so_ky_hieu: 12/SNV-BTCD, ngay: 2025-05-20, co_quan: Sở Nội vụ," in text
    assert "gui_den: Ủy ban nhân dân tỉnh" in text


def test_first_window_ends_before_the_report_is_due(run, tmp_path):
    """Reports are due before 05/11: a window to the 14th of December could not be sent in time (DV601)."""
    run("init", cwd=tmp_path)
    run("new", "2025", cwd=tmp_path)
    run("new", "2025-6t", cwd=tmp_path)

    text, half = ((tmp_path / f"reports/{ky}/ban-tcd.yaml").read_text("utf-8") for ky in ("2025", "2025-6t"))
    assert "ky_so_lieu: {tu_ngay: 2024-11-01, den_ngay: 2025-10-31}\n" in text
    assert "ngay_gui: # ngày gửi, ví dụ 2025-11-01;" in text
    assert "ky_so_lieu: {tu_ngay: 2024-11-01, den_ngay: 2025-06-30}\n" in half


def test_first_window_is_the_usual_one_where_the_deadline_leaves_time(run, tmp_path):
    run("init", cwd=tmp_path)
    plan = tmp_path / "plans/dan-van.yaml"
    plan.write_text(plan.read_text("utf-8").replace("ngay: 05/11", "ngay: 20/12"), "utf-8")
    run("new", "2025", cwd=tmp_path)

    text = (tmp_path / "reports/2025/ban-tcd.yaml").read_text("utf-8")
    assert "ky_so_lieu: {tu_ngay: 2024-12-15, den_ngay: 2025-12-14}\n" in text


def test_opening_figure_names_where_it_comes_from(run, tmp_path):
    run("init", "--sample", cwd=tmp_path)
    run("new", "2025", "--unit", "ban-tcd", cwd=tmp_path)

    text = (tmp_path / TCD).read_text("utf-8")
    assert (
        "don_ky_truoc: 13 # Đơn kỳ trước chuyển sang; đơn vị tính: đơn; "
        "số đầu kỳ, bằng don_chua_xu_ly của năm 2024\n"
    ) in text

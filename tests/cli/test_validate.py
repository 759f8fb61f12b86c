"""``danvan validate``: what it prints, which findings it selects, how it ends."""

from __future__ import annotations

import json
import unicodedata

import pytest

TCD = "reports/2024/ban-tcd.yaml"
TH = "reports/2024/phong-th.yaml"
OFFICE = "plans/co-quan.yaml"

#: A balance that does not come out, with nothing else wrong: 50 ≠ 12 + 40, but 50 = 43 + 7.
WHY = "        giai_thich: Tổng số đơn phải xử lý gồm kỳ trước chuyển sang và tiếp nhận trong kỳ\n"
UNBALANCED = {
    "plans/dan-van.yaml": (WHY, ""),
    TCD: [("don_phai_xu_ly: 52", "don_phai_xu_ly: 50"), ("don_da_xu_ly: 45", "don_da_xu_ly: 43")],
}
DV401 = "lỗi DV401: don_phai_xu_ly = don_ky_truoc + don_tiep_nhan không khớp: 50 ≠ 12 + 40 = 52 (lệch 2)"

#: One warning: the closing figure of last year was 12.
WARNED = {
    TCD: [
        ("don_ky_truoc: 12", "don_ky_truoc: 10"),
        ("don_tiep_nhan: 40", "don_tiep_nhan: 42"),
    ]
}


def places(out: str) -> list[str]:
    """The places and codes of findings printed one per line."""
    return [line.split(": ", 2)[0] + " " + line.split(": ", 2)[1] for line in out.splitlines()]


def test_clean_workspace_prints_no_finding(workspace, run):
    assert run("validate", root=workspace()) == (0, "", "Không có lỗi (đã kiểm tra 10 tệp).\n")


def test_the_example_of_the_contract_to_the_letter(workspace, run):
    """The finding stands at 34:23 when the file has 11 lines more above."""
    root = workspace(UNBALANCED)
    path = root / TCD
    path.write_text("# \n" * 11 + path.read_text("utf-8"), "utf-8")

    assert run("validate", root=root).out == (
        "reports/2024/ban-tcd.yaml:34:23: lỗi DV401: don_phai_xu_ly = don_ky_truoc + don_tiep_nhan "
        "không khớp: 50 ≠ 12 + 40 = 52 (lệch 2)\n"
        "   34 │       don_phai_xu_ly: 50\n"
        "      │                       ^^\n"
        "   gợi ý: sửa một trong ba số: don_phai_xu_ly (dòng 34), don_ky_truoc (dòng 35), "
        "don_tiep_nhan (dòng 36)\n"
    )


def test_findings_stand_apart_by_a_blank_line(workspace, run):
    root = workspace({TCD: ("don_phai_xu_ly: 52", "don_phai_xu_ly: 50")})

    blocks = run("validate", root=root).out.split("\n\n")

    assert [block.split(":", 4)[3].split()[-1] for block in blocks] == ["DV401", "DV401"]


def test_findings_go_to_standard_output_and_the_summary_to_standard_error(workspace, run):
    result = run("validate", root=workspace(UNBALANCED))

    assert DV401 in result.out
    assert result.err == "1 lỗi (đã kiểm tra 10 tệp).\n"


def test_summary_counts_by_severity(workspace, run):
    root = workspace({**WARNED, TH: ("so_van_ban: 2", "so_van_ban: -2")})

    assert run("validate", root=root).err == "1 lỗi, 1 cảnh báo (đã kiểm tra 10 tệp).\n"


def test_concise_is_the_first_line_alone(workspace, run):
    result = run("validate", "--format", "concise", root=workspace(UNBALANCED))

    assert result == (1, f"reports/2024/ban-tcd.yaml:23:23: {DV401}\n", "")


def test_json_is_one_array_with_the_keys_of_the_contract(workspace, run):
    result = run("validate", "--format", "json", root=workspace(UNBALANCED))

    assert json.loads(result.out) == [
        {
            "code": "DV401",
            "severity": "error",
            "file": "reports/2024/ban-tcd.yaml",
            "line": 23,
            "column": 23,
            "end_line": 23,
            "end_column": 25,
            "message": "don_phai_xu_ly = don_ky_truoc + don_tiep_nhan không khớp: 50 ≠ 12 + 40 = 52 (lệch 2)",
            "hint": "sửa một trong ba số: don_phai_xu_ly (dòng 23), don_ky_truoc (dòng 24), "
            "don_tiep_nhan (dòng 25)",
        }
    ]
    assert result.err == ""


def test_json_of_a_clean_workspace_is_an_empty_array(workspace, run):
    assert run("validate", "--format", "json", root=workspace()) == (0, "[]\n", "")


def test_json_says_severities_in_english_words(workspace, run):
    root = workspace({**WARNED, TH: [("so_van_ban: 2", "so_van_ban: -2"), ("2024-11-01", "2024-11-05")]})

    found = json.loads(run("validate", "--format", "json", root=root).out)

    assert [(item["code"], item["severity"]) for item in found] == [
        ("DV403", "warning"),
        ("DV602", "note"),
        ("DV402", "error"),
    ]


def test_hint_is_null_where_there_is_none(workspace, run):
    root = workspace({"plans/dan-van.yaml": ("so_nguoi_tiep >= luot_tiep", "(so_nguoi_tiep >= luot_tiep")})

    found = json.loads(run("validate", "--format", "json", root=root).out)

    assert [(item["code"], item["hint"]) for item in found] == [("DV207", None)]


def test_warning_alone_passes(workspace, run):
    result = run("validate", "--format", "concise", root=workspace(WARNED))

    assert result.code == 0
    assert places(result.out) == ["reports/2024/ban-tcd.yaml:24:21 cảnh báo DV403"]


def test_strict_fails_on_a_warning(workspace, run):
    assert run("validate", "--strict", root=workspace(WARNED)).code == 1


def test_strict_passes_on_a_note(workspace, run):
    result = run(
        "validate", "--strict", "--format", "concise", root=workspace({TH: ("2024-11-01", "2024-11-05")})
    )

    assert result.code == 0
    assert places(result.out) == ["reports/2024/phong-th.yaml:6:11 lưu ý DV602"]


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "sarif"])
def test_every_format_ends_alike(workspace, run, form):
    assert run("validate", "--format", form, root=workspace(UNBALANCED)).code == 1


# Which findings


TWO_YEARS = {**UNBALANCED, "reports/2023/phong-th.yaml": ("so_van_ban: 3", "so_van_ban: -3")}


def test_without_a_target_everything_is_shown(workspace, run):
    result = run("validate", "--format", "concise", root=workspace(TWO_YEARS))

    assert places(result.out) == [
        "reports/2023/phong-th.yaml:9:27 lỗi DV402",
        "reports/2024/ban-tcd.yaml:23:23 lỗi DV401",
    ]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("2023", ["reports/2023/phong-th.yaml:9:27 lỗi DV402"]),
        ("2024", ["reports/2024/ban-tcd.yaml:23:23 lỗi DV401"]),
        ("reports/2024/ban-tcd.yaml", ["reports/2024/ban-tcd.yaml:23:23 lỗi DV401"]),
        ("./reports/../reports/2024/ban-tcd.yaml", ["reports/2024/ban-tcd.yaml:23:23 lỗi DV401"]),
        ("reports/2024/phong-th.yaml", []),
        ("reports/2023", ["reports/2023/phong-th.yaml:9:27 lỗi DV402"]),
        ("reports/2023/", ["reports/2023/phong-th.yaml:9:27 lỗi DV402"]),
        ("plans", []),
        (
            "reports",
            ["reports/2023/phong-th.yaml:9:27 lỗi DV402", "reports/2024/ban-tcd.yaml:23:23 lỗi DV401"],
        ),
        (
            ".",
            ["reports/2023/phong-th.yaml:9:27 lỗi DV402", "reports/2024/ban-tcd.yaml:23:23 lỗi DV401"],
        ),
    ],
)
def test_target_selects_what_is_placed_there(workspace, run, target, found):
    root = workspace(TWO_YEARS)

    assert places(run("validate", "--format", "concise", target, cwd=root).out) == found


def test_exit_code_is_that_of_what_is_shown(workspace, run):
    assert run("validate", "plans", cwd=workspace(UNBALANCED)).code == 0


def test_several_targets_add_up(workspace, run):
    root = workspace(TWO_YEARS)

    result = run("validate", "--format", "concise", "2023", TCD, cwd=root)

    assert len(places(result.out)) == 2


def test_path_is_relative_to_the_current_folder(workspace, run):
    root = workspace(UNBALANCED)

    result = run("validate", "--format", "concise", "ban-tcd.yaml", cwd=root / "reports" / "2024")

    assert places(result.out) == ["reports/2024/ban-tcd.yaml:23:23 lỗi DV401"]


def test_absolute_path_is_taken(workspace, run):
    root = workspace(UNBALANCED)

    result = run("validate", "--format", "concise", str(root / TCD), root=root)

    assert places(result.out) == ["reports/2024/ban-tcd.yaml:23:23 lỗi DV401"]


def test_period_shows_what_is_missing_in_it(workspace, run):
    result = run("validate", "--format", "concise", "2024", cwd=workspace({TH: None}))

    assert places(result.out) == ["plans/co-quan.yaml:21:9 cảnh báo DV301"]


def test_period_does_not_show_what_is_missing_in_another(workspace, run):
    assert run("validate", "--format", "concise", "2023", cwd=workspace({TH: None})) == (0, "", "")


def test_unreadable_office_file_is_shown_whatever_was_asked_for(workspace, run):
    root = workspace({OFFICE: ("phien_ban: 1\n", "phien_ban: [\n")})

    result = run("validate", "--format", "concise", "reports/2023", cwd=root)

    assert result.code == 1
    assert {place.split(":")[0] for place in places(result.out)} == {OFFICE}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_file_with_tone_marks_is_selected_in_either_form(workspace, run, form):
    name = unicodedata.normalize("NFD", "reports/2024/báo-cáo.yaml")
    root = workspace({name: "phien_ban: 1\n"})
    typed = unicodedata.normalize(form, str(root / name))
    if not (root / unicodedata.normalize(form, name)).exists():
        (root / name).rename(root / unicodedata.normalize(form, name))

    result = run("validate", "--format", "concise", typed, root=root)

    assert places(result.out) == ["reports/2024/báo-cáo.yaml:1:1 lỗi DV008"]


@pytest.mark.parametrize("folder", ["Báo cáo năm 2024 (bản sửa)"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_folder_with_tone_marks_spaces_and_brackets(workspace, run, folder, form):
    root = workspace(UNBALANCED, unicodedata.normalize(form, folder))

    result = run("validate", "--format", "concise", TCD, cwd=root)

    assert places(result.out) == ["reports/2024/ban-tcd.yaml:23:23 lỗi DV401"]


def test_path_outside_the_workspace_is_refused(workspace, run, tmp_path):
    root = workspace()
    outside = tmp_path / "khac.yaml"
    outside.write_text("a: 1\n")

    assert run("validate", str(outside), root=root) == (
        2,
        "",
        f"danvan: “{outside}” nằm ngoài thư mục làm việc {root}\n",
    )


def test_path_beside_the_data_is_refused(workspace, run):
    root = workspace({"ghi-chu.txt": "x"})

    assert run("validate", "ghi-chu.txt", cwd=root) == (
        2,
        "",
        "danvan: “ghi-chu.txt” không thuộc dữ liệu của danvan (plans, reports, templates)\n",
    )


@pytest.mark.parametrize("typed", ["khong-co", "reports/2024/khong-co.yaml", "2024-7t", "24"])
def test_unknown_target_is_refused(workspace, run, typed):
    assert run("validate", typed, cwd=workspace()) == (
        2,
        "",
        f"danvan: không có tệp hay kỳ báo cáo “{typed}”\n",
    )


def test_period_without_a_folder_is_refused(workspace, run):
    result = run("validate", "2022", cwd=workspace())

    assert result.code == 2
    assert result.out == ""
    assert result.err == (
        "danvan: chưa có thư mục reports/2022 (các kỳ đã có: 2023, 2024); tạo bằng lệnh: danvan new 2022\n"
    )


def test_one_wrong_target_stops_before_anything_is_shown(workspace, run):
    result = run("validate", TCD, "khong-co", cwd=workspace(UNBALANCED))

    assert (result.code, result.out) == (2, "")


def test_checking_writes_nothing(workspace, run):
    root = workspace(UNBALANCED)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}

    run("validate", root=root)

    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before

"""Figures against each other, over units and against last year (DV401, DV403)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from danvan_cli.problem import Problem

Build = Callable[..., Path]
Check = Callable[[Path], list[str]]
Problems = Callable[[Path], list[Problem]]
PLAN, OFFICE = "plans/dan-van.yaml", "plans/co-quan.yaml"
TCD = "reports/2024/ban-tcd.yaml"
OLD = "reports/2023/ban-tcd.yaml"
OPENING = [("don_ky_truoc: 12", "don_ky_truoc: 13"), ("don_tiep_nhan: 40", "don_tiep_nhan: 39")]

# Thư cảm ơn is owned by ban-tcd, hồ sơ quá hạn by tt-pvks-tthc: no unit owns both.
ACROSS = (
    "    can_doi:\n      - bieu_thuc: hs_da_giai_quyet",
    "    can_doi:\n      - bieu_thuc: hs_qua_han <= nv3.luot_tiep * 0.25\n      - bieu_thuc: hs_da_giai_quyet",
)


def test_rule_over_units_is_checked_once_on_the_totals_at_the_rule(
    workspace: Build, problems: Problems
) -> None:
    (found,) = problems(workspace({PLAN: ACROSS}))

    assert (found.code, found.place[:3]) == ("DV401", (PLAN, 156, 20))
    assert found.message == (
        "tổng số kỳ 2024: hs_qua_han <= nv3.luot_tiep * 0.25 không khớp: 245 > 866 * 0,25 = 216,5 (lệch 28,5)"
    )


def test_rule_over_units_waits_until_all_owners_have_answered(workspace: Build, check: Check) -> None:
    root = workspace({PLAN: ACROSS, TCD: ("      luot_tiep: 866\n", "")})

    assert [found for found in check(root) if found.endswith("DV401")] == []


def test_rule_owned_by_one_unit_is_not_checked_on_the_totals_too(workspace: Build, check: Check) -> None:
    root = workspace({TCD: ("don_phai_xu_ly: 52", "don_phai_xu_ly: 53")})

    assert check(root) == [f"{TCD}:23:23 lỗi DV401", f"{TCD}:23:23 lỗi DV401"]


def test_both_sides_and_the_difference_are_printed(workspace: Build, problems: Problems) -> None:
    root = workspace(
        {TCD: [("don_phai_xu_ly: 52", "don_phai_xu_ly: 50"), ("don_da_xu_ly: 45", "don_da_xu_ly: 43")]}
    )

    (found,) = problems(root)

    assert found.message == (
        "don_phai_xu_ly = don_ky_truoc + don_tiep_nhan không khớp: 50 ≠ 12 + 40 = 52 (lệch 2)"
    )
    assert (found.hint or "").startswith(
        "sửa một trong ba số: don_phai_xu_ly (dòng 23), don_ky_truoc (dòng 24), don_tiep_nhan (dòng 25)"
    )


def test_difference_of_eighteen_digit_figures_is_exact(workspace: Build, problems: Problems) -> None:
    root = workspace(
        {
            TCD: [
                ("don_phai_xu_ly: 52", "don_phai_xu_ly: 999999999999999999"),
                ("don_tiep_nhan: 40", "don_tiep_nhan: 999999999999999986"),
                ("don_da_xu_ly: 45", "don_da_xu_ly: 999999999999999992"),
            ]
        }
    )

    (found,) = [problem for problem in problems(root) if problem.code == "DV401"]

    assert found.message.endswith("= 999.999.999.999.999.998 (lệch 1)")


def test_opening_figure_unlike_last_years_closing_one_is_a_warning(
    workspace: Build, problems: Problems
) -> None:
    (found,) = problems(workspace({TCD: OPENING}))

    assert (found.severity.label, found.code, found.place[1:3]) == ("cảnh báo", "DV403", (24, 21))
    assert found.message == "don_ky_truoc = 13 khác số cuối kỳ năm 2023: don_chuyen_ky_sau = 12 (lệch 1)"


def test_opening_figure_unlike_an_approved_closing_one_is_an_error(workspace: Build, check: Check) -> None:
    seal = "0" * 64
    approved = f"phe_duyet: {{ho_ten: Phạm Xuân Duệ, ngay: 2023-11-10, dau_van_tay: {seal}}}\n"
    root = workspace({TCD: OPENING, OLD: ("nhiem_vu:\n", f"{approved}nhiem_vu:\n")})

    assert f"{TCD}:24:21 lỗi DV403" in check(root)


def successor(*heirs: str) -> list[tuple[str, str]]:
    """ban-tcd ended with 2023; the heirs follow it."""
    units = "".join(
        f"  - {{ma: {ma}, ten: Ban {ma}, tu_ngay: 2024-01-01, ke_thua: [ban-tcd]}}\n" for ma in heirs
    )
    return [
        ("    viet_tat: BTCD\n", f"    viet_tat: BTCD\n    den_ngay: 2023-12-31\n{units}"),
    ]


def inherited(root: Path, heir: str) -> Path:
    """Give ban-tcd's report and indicators of 2024 to its heir."""
    path = root / TCD
    text = path.read_text("utf-8").replace("don_vi: ban-tcd", f"don_vi: {heir}")
    for old, new in OPENING:
        text = text.replace(old, new)
    path.with_name(f"{heir}.yaml").write_text(text, "utf-8")
    path.unlink()
    plan = root / PLAN
    words = plan.read_text("utf-8")
    words = words.replace("don_vi: [ban-tcd]", f"don_vi: [ban-tcd, {heir}]")
    plan.write_text(words.replace("chu_tri: [ban-tcd, tt", f"chu_tri: [ban-tcd, {heir}, tt"), "utf-8")
    return root


def test_successor_opens_with_what_its_predecessor_closed(workspace: Build, problems: Problems) -> None:
    root = inherited(workspace({OFFICE: successor("ban-moi")}), "ban-moi")

    (found,) = [one for one in problems(root) if one.code == "DV403"]

    assert found.place[:3] == ("reports/2024/ban-moi.yaml", 24, 21)
    assert "don_chuyen_ky_sau = 12" in found.message


def test_split_unit_has_nothing_to_open_with(workspace: Build, check: Check) -> None:
    root = inherited(workspace({OFFICE: successor("ban-moi", "ban-khac")}), "ban-moi")

    assert [found for found in check(root) if found.endswith("DV403")] == []


def test_reference_behind_doubled_braces_of_the_same_code_is_found_at_its_own_brace(
    workspace: Build, check: Check
) -> None:
    root = workspace({TCD: ("Trong kỳ đã tiếp {luot_tiep} lượt", "Mẫu {{la_lam}}, tiếp {la_lam} lượt")})

    assert check(root) == [f"{TCD}:18:28 lỗi DV206"]


def test_rule_on_counted_records_alone_names_their_list(workspace: Build, problems: Problems) -> None:
    rule = (
        "    can_doi:\n      - bieu_thuc: don_phai_xu_ly = don_ky",
        "    can_doi:\n      - bieu_thuc: so_mo_hinh >= 2\n      - bieu_thuc: don_phai_xu_ly = don_ky",
    )
    found = [one for one in problems(workspace({PLAN: rule})) if one.place.file == TCD]

    assert [(one.code, one.hint) for one in found] == [("DV401", "kiểm tra lại danh sách mo_hinh")]

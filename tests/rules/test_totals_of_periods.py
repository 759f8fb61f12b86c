"""A rule on totals stands in the plan, but a period whose totals break it stops no other period."""

from __future__ import annotations

import pytest

PLAN = "plans/dan-van.yaml"
OFFICE = """\
phien_ban: 1
co_quan: {ten: Văn phòng, ten_in: VĂN PHÒNG, co_quan_chu_quan: UBND TỈNH, viet_tat: VPUB,
  nguoi_ky: [{ho_ten: Nguyễn Văn An, chuc_vu: Chánh Văn phòng}]}
don_vi: [{ma: a, ten: Phòng A}, {ma: b, ten: Phòng B}]
"""
RULE = """\
phien_ban: 1
ma: dan-van
ten: Thử
hieu_luc: {tu_nam: 2020}
nhiem_vu:
  - ma: nv1
    ten: Việc
    noi_dung: Làm việc.
    thuc_hien: [tat-ca]
    chi_tieu:
      - {ma: p, ten: Giao, don_vi_tinh: việc, kieu: so_nguyen, don_vi: [a]}
      - {ma: q, ten: Nhận, don_vi_tinh: việc, kieu: so_nguyen, don_vi: [b]}
    can_doi:
      - bieu_thuc: p = q
bao_cao: {don_vi_tong_hop: a, kinh_gui: Ủy ban nhân dân tỉnh, han: {kieu: truoc_ngay, ngay: 05/11}}
"""


def report(unit: str, year: int, figure: str) -> str:
    return (
        f"phien_ban: 1\nky: {year}\ndon_vi: {unit}\nky_so_lieu: {{tu_ngay: {year}-01-01, den_ngay: {year}-10-31}}\n"
        f"ngay_gui: {year}-11-01\nnhiem_vu:\n  nv1:\n    tinh_trang: hoan_thanh\n    so_lieu: {{{figure}}}\n"
    )


@pytest.fixture
def root(tmp_path):
    files = {
        "plans/co-quan.yaml": OFFICE,
        PLAN: RULE,
        "reports/2022/a.yaml": report("a", 2022, "p: 2"),
        "reports/2022/b.yaml": report("b", 2022, "q: 3"),
        "reports/2024/a.yaml": report("a", 2024, "p: 2"),
        "reports/2024/b.yaml": report("b", 2024, "q: 2"),
    }
    for name, text in files.items():
        path = tmp_path / "w" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "w"


def test_broken_totals_of_another_period_stop_nothing(root, run):
    assert run("consolidate", "2024", cwd=root).code == 0
    assert run("validate", "2024", "--format", "concise", cwd=root) == (0, "", "")


def test_broken_totals_of_the_period_stop_it(root, run):
    code, out, _ = run("consolidate", "2022", cwd=root)

    assert code == 1
    assert out.startswith(f"{PLAN}:14:20: lỗi DV401: tổng số kỳ 2022: p = q không khớp: 2 ≠ 3 (lệch 1)\n")


def test_a_draft_is_made_in_spite_of_broken_totals(root, run):
    assert run("consolidate", "2022", "--draft", cwd=root).code == 0

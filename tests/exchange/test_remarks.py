"""What a comment of Word says about a figure."""

from __future__ import annotations

import pytest

from danvan_cli.consolidate.build import consolidate
from danvan_cli.exchange.remarks import remarks
from danvan_cli.model.period import Ky
from danvan_cli.store.workspace import load_workspace

COMMIT = "1a2b3c4d5e" * 4
OFFICE, PLAN = "plans/co-quan.yaml", "plans/dan-van.yaml"


@pytest.fixture
def remark(workspace):
    """The remarks of 2024 of the base workspace with changes."""

    def build(changes=None, commit: str | None = COMMIT):
        found = load_workspace(workspace(changes))
        result = consolidate(found, Ky(2024))
        assert result is not None
        return remarks(result, commit, lambda: consolidate(found, Ky(2023)))

    return build


def test_total_says_formula_units_places_last_year_and_commit(remark):
    assert remark()("nv3.luot_tiep").splitlines() == [
        "nv3.luot_tiep: Lượt tiếp công dân",
        "866 lượt = cộng số của 1/1 đơn vị",
        "Ban Tiếp công dân tỉnh: 866 lượt (reports/2024/ban-tcd.yaml, dòng 21)",
        "Năm 2023: 1.012 lượt; thay đổi: -146 (-14,43%)",
        f"Lần lưu: {COMMIT}",
    ]


def test_without_git_the_commit_is_said_to_be_unknown(remark):
    assert remark(commit=None)("nv3.luot_tiep").splitlines()[-1] == "Lần lưu: không rõ (chưa dùng git)"


def test_rate_shows_the_two_sums(remark):
    lines = remark()("nv4.ty_le_dung_han").splitlines()

    assert lines[1] == (
        "98,02% = tổng (hs_truoc_han + hs_dung_han) chia tổng (hs_da_giai_quyet) của 1/1 đơn vị, nhân 100: "
        "12.100 / 12.345 × 100"
    )


def test_last_year_leads_to_last_years_file(remark):
    assert remark()("nv3.luot_tiep.nam_truoc").splitlines()[:3] == [
        "nv3.luot_tiep: Lượt tiếp công dân, năm 2023",
        "1.012 lượt = cộng số của 1/1 đơn vị",
        "Ban Tiếp công dân tỉnh: 1.012 lượt (reports/2023/ban-tcd.yaml, dòng 13)",
    ]


def test_change_is_worked_out(remark):
    assert remark()("nv3.luot_tiep.thay_doi").splitlines()[:2] == [
        "nv3.luot_tiep: Lượt tiếp công dân, so với năm 2023",
        "866 - 1.012 = -146 (-14,43%)",
    ]


def test_figure_of_a_unit_leads_to_its_line(remark):
    assert remark()("nv3.luot_tiep.ban-tcd").splitlines()[1] == (
        "Ban Tiếp công dân tỉnh: 866 lượt (reports/2024/ban-tcd.yaml, dòng 21)"
    )


def test_name_of_a_unit_leads_to_its_file(remark):
    assert remark()("don-vi.ban-tcd").splitlines()[:2] == [
        "Số liệu của Ban Tiếp công dân tỉnh",
        "reports/2024/ban-tcd.yaml, gửi ngày 01/11/2024",
    ]


@pytest.mark.parametrize("code", ["nv3.la", "nv9.luot_tiep", "don-vi.la", "nv3.luot_tiep.la", "la", ""])
def test_unknown_code_has_no_remark(remark, code):
    assert remark()(code) == ""


class Many:
    """Workspaces in which many units report one figure each."""

    PLAN = (
        "phien_ban: 1\nma: dan-van\nten: Công tác dân vận\nhieu_luc: {tu_nam: 2022}\nnhiem_vu:\n"
        "  - ma: nv1\n    ten: Quán triệt\n    noi_dung: Quán triệt.\n    thuc_hien: [tat-ca]\n    chi_tieu:\n"
        "      - {ma: buoi, ten: Buổi họp, don_vi_tinh: buổi, kieu: so_nguyen}\n"
        "bao_cao: {don_vi_tong_hop: dv-1, kinh_gui: Ủy ban nhân dân tỉnh, han: {kieu: truoc_ngay, ngay: 05/11}}\n"
    )

    def __init__(self, workspace, units: int) -> None:
        root = workspace()
        for path in [*root.glob("reports/*/*.yaml")]:
            path.unlink()
        office = (root / OFFICE).read_text("utf-8").partition("don_vi:\n")[0]
        listed = "".join(f"  - {{ma: dv-{at}, ten: Đơn vị {at}}}\n" for at in range(1, units + 1))
        (root / OFFICE).write_text(f"{office}don_vi:\n{listed}", "utf-8")
        (root / PLAN).write_text(self.PLAN, "utf-8")
        for at in range(1, units + 1):
            (root / f"reports/2024/dv-{at}.yaml").write_text(
                f"phien_ban: 1\nky: 2024\ndon_vi: dv-{at}\nky_so_lieu: {{tu_ngay: 2023-11-01, den_ngay: 2024-10-31}}\n"
                f"nhiem_vu:\n  nv1:\n    tinh_trang: hoan_thanh\n    so_lieu: {{buoi: {at}}}\n",
                "utf-8",
            )
        result = consolidate(load_workspace(root), Ky(2024))
        assert result is not None
        self.remark = remarks(result, COMMIT, lambda: None)


def test_of_many_units_the_largest_are_told_and_the_others_added_up(workspace):
    lines = Many(workspace, 12).remark("nv1.buoi").splitlines()

    assert lines[1] == "78 buổi = cộng số của 12/12 đơn vị"
    assert [line.partition(" (")[0] for line in lines[2:-2]] == [
        f"Đơn vị {at}: {at} buổi" for at in range(3, 13)
    ]
    assert lines[-2] == "và 2 đơn vị khác, cộng 3; xem đủ bằng: danvan trace TỆP nv1.buoi"


def test_nobody_is_left_out_for_one_line(workspace):
    assert len(Many(workspace, 11).remark("nv1.buoi").splitlines()) == 2 + 11 + 1


def test_own_figures_of_very_many_units_have_no_remark(workspace):
    remark = Many(workspace, 51).remark

    assert (remark("nv1.buoi.dv-1"), remark("don-vi.dv-1")) == ("", "")
    assert remark("nv1.buoi").startswith("nv1.buoi: Buổi họp\n1.326 buổi = cộng số của 51/51 đơn vị\n")

"""The head of a document: offices, Quốc hiệu, số, date, name, and whom it addresses."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.head import QUOC_HIEU, TIEU_NGU, columns
from danvan_cli.thethuc.metrics import Face, width
from danvan_cli.thethuc.ruleset import HouseStyle


def head(sample, **attributes):
    return [line for line in sample("<p>x</p>", **attributes).lines if line.startswith("| ")]


def test_both_offices_stand_over_a_rule_beside_quoc_hieu_and_tieu_ngu(sample):
    assert head(sample, chu_quan="UBND TỈNH LÀO CAI")[0] == (
        "| UBND TỈNH LÀO CAI / VĂN PHÒNG / --- "
        "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc / --- |"
    )


@pytest.mark.parametrize(
    ("chu_quan", "written"),
    [
        ("UBND TỈNH", "UBND TỈNH ……"),
        ("VĂN PHÒNG UBND TỈNH", "VĂN PHÒNG UBND TỈNH ……"),
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh ……"),
        ("UBND TỈNH LÀO CAI", "UBND TỈNH LÀO CAI"),
        ("BAN TIẾP CÔNG DÂN TỈNH", "BAN TIẾP CÔNG DÂN TỈNH"),
    ],
)
def test_an_office_of_a_province_without_its_name_shows_the_gap(sample, chu_quan, written):
    assert head(sample, chu_quan=chu_quan)[0].startswith(f"| {written} / VĂN PHÒNG / --- |")


def test_without_a_parent_the_office_stands_alone(sample):
    assert head(sample)[0].startswith("| VĂN PHÒNG / --- |")


@pytest.mark.parametrize(
    ("so", "ky_hieu", "written"),
    [
        ("", "BC-VPUB", "Số:         /BC-VPUB"),
        ("5", "BC-VPUB", "Số: 05/BC-VPUB"),
        ("05", "BC-VPUB", "Số: 05/BC-VPUB"),
        ("123", "BC-VPUB", "Số: 123/BC-VPUB"),
        ("7/KH-VP", "BC-VPUB", "Số: 7/KH-VP"),
        ("", "", ""),
    ],
)
def test_number(sample, so, ky_hieu, written):
    row = head(sample, so=so, ky_hieu=ky_hieu, dia_danh="Lào Cai", ngay="2024-12-15")[1]
    assert row == f"| {written} | Lào Cai, ngày 15 tháng 12 năm 2024 |"


@pytest.mark.parametrize(
    ("ngay", "written"),
    [
        ("2025-01-05", "ngày 05 tháng 01 năm 2025"),
        ("2025-02-10", "ngày 10 tháng 02 năm 2025"),
        ("2025-03-09", "ngày 09 tháng 3 năm 2025"),
        ("2025-12-31", "ngày 31 tháng 12 năm 2025"),
        ("2025-11", "ngày      tháng 11 năm 2025"),
        ("2025", "ngày      tháng      năm 2025"),
        ("", "ngày      tháng      năm      "),
    ],
)
def test_date(sample, ngay, written):
    assert head(sample, dia_danh="Lào Cai", ngay=ngay)[1] == f"|  | Lào Cai, {written} |"


def test_an_unknown_place_is_dotted(sample):
    assert head(sample, ngay="2025-03-09")[1] == "|  | ……, ngày 09 tháng 3 năm 2025 |"


def test_a_draft_says_so_under_the_number(sample):
    assert head(sample, du_thao="true")[2] == "| DỰ THẢO |  |"


def test_a_letter_has_its_subject_under_the_number(sample):
    written = sample("<v-v>đôn đốc gửi báo cáo</v-v><p>x</p>", loai="cong-van")
    assert "| V/v đôn đốc gửi báo cáo |  |" in written.lines


def test_figures_that_are_not_real_are_marked_on_page_one_and_in_both_headers(sample):
    written = sample("<p>x</p>", minh_hoa="true")
    assert written.lines[:2] == ["header1: SỐ LIỆU MINH HỌA / {PAGE}", "header2: SỐ LIỆU MINH HỌA"]
    assert "| SỐ LIỆU MINH HỌA |  |" in written.lines


def test_the_number_is_hidden_on_the_first_page_only(sample):
    assert sample("<p>x</p>").lines[:2] == ["header1: {PAGE}", "header2:"]


def test_name_and_summary_stand_over_a_rule(sample):
    written = sample("<ten-loai>BÁO CÁO</ten-loai><trich-yeu>Kết quả năm 2024</trich-yeu><p>x</p>")
    assert written.body == ["H1 [Tên loại] BÁO CÁO", "[Trích yếu] Kết quả năm 2024", "---", "P x"]


def test_one_addressee_stands_beside_the_colon(sample):
    written = sample("<kinh-gui>Phòng Hành chính - Quản trị</kinh-gui><p>x</p>")
    assert written.body == ["[Kính gửi] Kính gửi: Phòng Hành chính - Quản trị", "P x"]


def test_many_addressees_are_a_list(sample):
    written = sample("<kinh-gui><li>Phòng A</li><li>Phòng B</li></kinh-gui><p>x</p>")
    assert written.body[:3] == [
        "[Kính gửi nhiều nơi] Kính gửi:",
        "[Nơi kính gửi] - Phòng A;",
        "[Nơi kính gửi] - Phòng B.",
    ]


def test_the_short_rule_is_between_a_third_and_half_of_the_office(sample):
    written = sample("<p>x</p>").part("word/document.xml")
    length = int(written.split('<wp:extent cx="')[1].split('"')[0]) / 12700
    office = width("VĂN PHÒNG", 13, Face.BOLD)
    assert office / 3 <= length <= office / 2


def test_the_rule_under_tieu_ngu_is_as_long_as_its_text(sample):
    written = sample("<p>x</p>").part("word/document.xml")
    length = int(written.split('<wp:extent cx="')[2].split('"')[0]) / 12700
    assert length == pytest.approx(width(TIEU_NGU, 14, Face.BOLD), abs=0.01)


def test_the_widths_are_those_of_times_bold():
    assert width(QUOC_HIEU, 13, Face.BOLD) * 25.4 / 72 == pytest.approx(95.7, abs=0.05)
    assert width(TIEU_NGU, 14, Face.BOLD) * 25.4 / 72 == pytest.approx(60.5, abs=0.05)


@pytest.mark.parametrize("co_chu", [13, 14])
@pytest.mark.parametrize("le_trai", [30, 32.5, 35])
@pytest.mark.parametrize("le_phai", [15, 17.5, 20])
def test_quoc_hieu_and_tieu_ngu_take_one_line_at_every_profile_and_margin(co_chu, le_trai, le_phai):
    house = HouseStyle(co_chu=co_chu, le_trai=le_trai, le_phai=le_phai)
    left, right = columns(house)
    assert right >= width(QUOC_HIEU, house.size("quoc_hieu"), Face.BOLD) + 6
    assert right >= width(TIEU_NGU, house.size("tieu_ngu"), Face.BOLD) + 6
    assert left + right == pytest.approx(house.text_width())
    assert left >= width("VĂN PHÒNG UBND TỈNH", house.size("co_quan"), Face.BOLD)

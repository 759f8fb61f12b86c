"""The exported JSON, literally: keys, types, exact numbers, and places that lead to the figures."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from danvan_cli.consolidate.build import consolidate
from danvan_cli.exchange.data import Nguon, export_json
from danvan_cli.model.period import parse_period
from danvan_cli.store.workspace import load_workspace

Build = Callable[..., Path]
Export = Callable[..., dict[str, Any]]
PLAN = "plans/dan-van.yaml"
NO_GIT = Nguon(None, None)
TCD, HCQT = "reports/2024/ban-tcd.yaml", "reports/2024/phong-hcqt.yaml"
TT = "reports/2024/tt-pvks-tthc.yaml"


def text_of(root: Path, ky: str = "2024", source: Nguon = NO_GIT) -> str:
    period = parse_period(ky)
    assert period is not None
    result = consolidate(load_workspace(root), period)
    assert result is not None
    return export_json(result, source)


@pytest.fixture
def export(workspace: Build) -> Export:
    """The data of a period of a workspace with some files changed; fractions as exact decimals."""

    def build(changes: dict[str, object] | None = None, **options: Any) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(text_of(workspace(changes), **options), parse_float=Decimal)
        return found

    return build


def indicator(data: dict[str, Any], code: str) -> dict[str, Any]:
    (found,) = [one for one in data["chi_tieu"] if one["ma"] == code]
    return dict(found)


def unit(data: dict[str, Any], code: str) -> dict[str, Any]:
    (found,) = [one for one in data["don_vi"] if one["ma"] == code]
    return dict(found)


def test_head_names_period_plan_and_source(export: Export) -> None:
    data = export(source=Nguon("a" * 40, True))

    assert list(data) == [
        *("phien_ban", "ky", "ke_hoach", "nguon", "don_vi", "chi_tieu"),
        *("van_ban", "hoi_nghi", "mo_hinh", "khen_thuong"),
    ]
    assert (data["phien_ban"], data["ky"], data["ke_hoach"]) == (1, "2024", "dan-van")
    assert data["nguon"] == {"commit": "a" * 40, "sach": True}


def test_without_git_the_source_is_unknown(export: Export) -> None:
    assert export()["nguon"] == {"commit": None, "sach": None}


def test_interim_period_is_named_as_its_folder(export: Export, workspace: Build) -> None:
    text = (workspace(folder="mau") / TCD).read_text("utf-8").replace("ky: 2024", "ky: 2024-6t")

    assert export({"reports/2024-6t/ban-tcd.yaml": text}, ky="2024-6t")["ky"] == "2024-6t"


def test_unit_with_its_state(export: Export) -> None:
    assert unit(export(), "ban-tcd") == {
        "ma": "ban-tcd",
        "ten": "Ban Tiếp công dân tỉnh",
        "trang_thai": "da_gui",
        "ngay_gui": "2024-11-01",
        "dung_han": True,
        "dung_ngay_moc": False,
        "day_du": 1,
        "con_thieu": [],
    }


def test_unit_without_a_report_is_there(export: Export) -> None:
    found = unit(export({"reports/2024/phong-th.yaml": None}), "phong-th")

    assert (found["trang_thai"], found["ngay_gui"], found["dung_han"], found["day_du"]) == (
        "chua_co",
        None,
        None,
        0,
    )


def test_whole_number(export: Export) -> None:
    assert indicator(export(), "nv3.luot_tiep") == {
        "ma": "nv3.luot_tiep",
        "ten": "Lượt tiếp công dân",
        "don_vi_tinh": "lượt",
        "kieu": "so_nguyen",
        "gia_tri": 866,
        "nam_truoc": 1012,
        "thay_doi": -146,
        "thay_doi_phan_tram": Decimal("-14.43"),
        "muc_tieu": None,
        "so_don_vi": 1,
        "tong_don_vi": 1,
        "theo_don_vi": {"ban-tcd": {"gia_tri": 866, "tep": TCD, "dong": 21, "cot": 18}},
    }


def test_sum_over_units(export: Export) -> None:
    found = indicator(export(), "nv1.so_van_ban")

    assert (found["gia_tri"], found["nam_truoc"], found["thay_doi"], found["thay_doi_phan_tram"]) == (
        16,
        16,
        0,
        0,
    )
    assert {code: one["gia_tri"] for code, one in found["theo_don_vi"].items()} == {
        "phong-hcqt": 6,
        "ban-tcd": 3,
        "tt-pvks-tthc": 5,
        "phong-th": 2,
    }


def test_units_stand_in_the_registers_order(export: Export) -> None:
    assert list(indicator(export(), "nv1.so_van_ban")["theo_don_vi"]) == [
        *("phong-hcqt", "ban-tcd", "tt-pvks-tthc", "phong-th")
    ]


def test_indicators_stand_in_plan_order(export: Export) -> None:
    assert [one["ma"] for one in export()["chi_tieu"]][:7] == [
        *(
            "nv1.so_van_ban",
            "nv1.can_bo_quan_triet",
            "nv1.tong_can_bo",
            "nv1.ty_le_quan_triet",
            "nv1.so_hoi_nghi",
        ),
        *("nv3.luot_tiep", "nv3.so_nguoi_tiep"),
    ]


def test_decimal_number(export: Export) -> None:
    found = indicator(export(), "nv4.thoi_gian_tb")

    assert (found["gia_tri"], found["nam_truoc"]) == (Decimal("3.5"), Decimal("3.75"))
    assert (found["thay_doi"], found["thay_doi_phan_tram"]) == (Decimal("-0.25"), Decimal("-6.67"))


def test_rate_has_both_sides_and_its_change_in_points(export: Export) -> None:
    found = indicator(export(), "nv4.ty_le_dung_han")

    assert (found["gia_tri"], found["tu_so"], found["mau_so"]) == (Decimal("98.02"), 12100, 12345)
    assert (found["nam_truoc"], found["thay_doi"], found["thay_doi_phan_tram"]) == (98, Decimal("0.01"), None)
    assert found["theo_don_vi"]["tt-pvks-tthc"] == {
        "gia_tri": Decimal("98.02"),
        "tu_so": 12100,
        "mau_so": 12345,
        "tep": TT,
        "dong": 24,
        "cot": 21,
    }


def test_rate_with_zero_denominator_is_null_and_without_occurrence(export: Export) -> None:
    zeros = [
        ("hs_da_giai_quyet: 12345", "hs_da_giai_quyet: 0"),
        ("hs_truoc_han: 9800", "hs_truoc_han: 0"),
        ("hs_dung_han: 2300", "hs_dung_han: 0"),
    ]
    found = indicator(export({TT: zeros}), "nv4.ty_le_dung_han")

    assert (found["gia_tri"], found["khong_phat_sinh"], found["tu_so"], found["mau_so"]) == (None, True, 0, 0)
    assert found["thay_doi"] is None


def test_yes_or_no_counts_units_and_says_true_or_false_for_each(export: Export) -> None:
    found = indicator(export(), "nv3.doi_thoai")

    assert (found["gia_tri"], found["don_vi_tinh"], found["so_don_vi"], found["tong_don_vi"]) == (
        1,
        None,
        2,
        2,
    )
    assert found["theo_don_vi"]["ban-tcd"]["gia_tri"] is True
    assert found["theo_don_vi"]["tt-pvks-tthc"]["gia_tri"] is False


def test_count_of_records(export: Export) -> None:
    found = indicator(export(), "nv3.so_mo_hinh")

    assert (found["gia_tri"], found["nam_truoc"], found["thay_doi"], found["thay_doi_phan_tram"]) == (
        1,
        0,
        1,
        None,
    )
    assert {code: one["gia_tri"] for code, one in found["theo_don_vi"].items()} == {
        "ban-tcd": 1,
        "tt-pvks-tthc": 0,
    }


def test_missing_figure_is_null_for_a_due_owner(export: Export) -> None:
    found = indicator(export(), "nv3.thu_cam_on")

    assert found["theo_don_vi"] == {"ban-tcd": {"gia_tri": None}}
    assert (found["gia_tri"], found["so_don_vi"], found["tong_don_vi"]) == (None, 0, 1)
    assert "khong_phat_sinh" not in found


def test_nothing_to_report_is_zero_and_says_so(export: Export) -> None:
    found = indicator(export({TCD: ("luot_tiep: 866", "luot_tiep: khong_phat_sinh")}), "nv3.luot_tiep")

    assert (found["gia_tri"], found["khong_phat_sinh"]) == (0, True)
    assert found["theo_don_vi"]["ban-tcd"] == {
        "gia_tri": 0,
        "khong_phat_sinh": True,
        "tep": TCD,
        "dong": 21,
        "cot": 18,
    }


def test_nothing_to_report_beside_a_number_is_said_of_its_unit_only(export: Export) -> None:
    found = indicator(export({TCD: ("so_van_ban: 3", "so_van_ban: khong_phat_sinh")}), "nv1.so_van_ban")

    assert (found["gia_tri"], "khong_phat_sinh" in found) == (13, False)
    assert found["theo_don_vi"]["ban-tcd"]["khong_phat_sinh"] is True
    assert "khong_phat_sinh" not in found["theo_don_vi"]["phong-th"]


def test_value_of_one_unit(export: Export) -> None:
    found = indicator(export(), "nv4.diem_cchc")

    assert (found["gia_tri"], found["nam_truoc"], found["thay_doi"]) == (
        Decimal("86.25"),
        Decimal("84.5"),
        Decimal("1.75"),
    )
    assert found["thay_doi_phan_tram"] == Decimal("2.07")
    assert (found["so_don_vi"], found["tong_don_vi"]) == (1, 2)
    assert found["theo_don_vi"]["tt-pvks-tthc"] == {"gia_tri": None}


def test_value_of_one_unit_is_null_where_there_is_nothing_to_report(export: Export) -> None:
    found = indicator(export({HCQT: ("diem_cchc: 86.25", "diem_cchc: khong_phat_sinh")}), "nv4.diem_cchc")

    assert (found["gia_tri"], found["khong_phat_sinh"]) == (None, True)
    assert found["theo_don_vi"]["phong-hcqt"]["gia_tri"] is None
    assert found["theo_don_vi"]["phong-hcqt"]["khong_phat_sinh"] is True


def test_target_of_the_year(export: Export) -> None:
    words = "ten: Lượt tiếp công dân\n"
    target = f"{words}        muc_tieu: {{2022: 900, 2024: 900.5, 2025: 1}}\n"

    assert indicator(export({PLAN: (words, target)}), "nv3.luot_tiep")["muc_tieu"] == Decimal("900.5")


def test_numbers_are_exact_to_the_digit(workspace: Build) -> None:
    text = text_of(
        workspace(
            {
                TCD: [("so_van_ban: 3", "so_van_ban: 999999999999999999")],
                HCQT: [("so_van_ban: 6", "so_van_ban: 999999999999999999")],
                TT: ("thoi_gian_tb: 3.5", "thoi_gian_tb: 3.14159265358979323"),
            }
        )
    )

    assert '"gia_tri": 2000000000000000005,' in text
    assert '"gia_tri": 3.14159265358979323,' in text


def test_sum_of_more_than_twenty_eight_digits_is_exact(workspace: Build) -> None:
    owners = "ten: Thời gian giải quyết trung bình một hồ sơ\n        don_vi_tinh: ngày\n        kieu: so_thap_phan\n"
    both = f"{owners}        don_vi: [tt-pvks-tthc, phong-hcqt]\n"
    text = text_of(
        workspace(
            {
                PLAN: (f"{owners}        don_vi: [tt-pvks-tthc]\n", both),
                HCQT: (
                    "      diem_cchc: 86.25\n",
                    "      diem_cchc: 86.25\n      thoi_gian_tb: 100000000000000000\n",
                ),
                TT: ("thoi_gian_tb: 3.5", "thoi_gian_tb: 0.00000000000000001"),
            }
        )
    )

    assert '"gia_tri": 100000000000000000.00000000000000001,' in text


def test_every_place_leads_to_the_very_characters(workspace: Build) -> None:
    root = workspace()
    data = json.loads(text_of(root), parse_float=Decimal)
    typed = ("so_nguyen", "so_thap_phan")
    answers = [
        one
        for found in data["chi_tieu"]
        if found["kieu"] in typed
        for one in found["theo_don_vi"].values()
        if one["gia_tri"] is not None
    ]

    assert len(answers) >= 20
    for one in answers:
        line = (root / one["tep"]).read_text("utf-8").split("\n")[one["dong"] - 1]
        assert line[one["cot"] - 1 :].startswith(str(one["gia_tri"])), one


def test_records_carry_their_keys_and_their_units(export: Export) -> None:
    data = export()

    assert data["hoi_nghi"] == [
        {
            "ten": "Hội nghị đối thoại với công dân",
            "ngay": "2024-06-20",
            "so_nguoi": 80,
            "nhiem_vu": "nv3",
            "don_vi": ["ban-tcd"],
        }
    ]
    assert data["mo_hinh"] == [
        {
            "ten": "Tiếp công dân bằng nụ cười",
            "linh_vuc": "Tiếp công dân",
            "loai": "tap_the",
            "muc": "cong_nhan",
            "moi": True,
            "noi_dung": None,
            "nhiem_vu": "nv3",
            "don_vi": ["ban-tcd"],
        }
    ]
    assert data["van_ban"] == [
        {
            "loai": "Kế hoạch",
            "so_ky_hieu": "12/KH-VPUB",
            "ngay": "2024-01-15",
            "co_quan": "Văn phòng UBND tỉnh",
            "trich_yeu": "Thực hiện công tác dân vận năm 2024",
            "nhiem_vu": "nv1",
            "don_vi": ["phong-hcqt"],
        }
    ]
    assert data["khen_thuong"] == [
        {
            "doi_tuong": "Phòng Hành chính - Quản trị",
            "loai": "tap_the",
            "hinh_thuc": "Giấy khen",
            "quyet_dinh": {
                "so_ky_hieu": "45/QĐ-VPUB",
                "ngay": "2024-07-10",
                "co_quan": "Văn phòng UBND tỉnh",
            },
            "nhiem_vu": "nv1",
            "don_vi": ["phong-hcqt"],
        }
    ]


def test_vietnamese_letters_are_written_as_they_are(workspace: Build) -> None:
    assert "Lượt tiếp công dân" in text_of(workspace())


def test_command_prints_the_same_and_nothing_else(workspace: Build, run: Callable[..., Any]) -> None:
    root = workspace()

    result = run("export", "2024", root=root)

    assert (result.code, result.out, result.err) == (0, text_of(root), "")


@pytest.mark.parametrize(
    "changes",
    [
        {TCD: None},
        {TCD: ("ngay_gui: 2024-11-01", "ngay_gui: null")},
        {TCD: "phien_ban: [\n"},
        {TCD: ("luot_tiep: 866", "luot_tiep: 8.660")},
    ],
)
def test_missing_draft_and_unreadable_reports_stop_nothing(
    workspace: Build, run: Callable[..., Any], changes: dict[str, object]
) -> None:
    result = run("export", "2024", "--format", "json", root=workspace(changes))

    assert result.code == 0
    assert json.loads(result.out)["ky"] == "2024"


@pytest.mark.parametrize(
    "changes",
    [
        {"plans/co-quan.yaml": ("ma: phong-th", "ma: Phong-TH")},
        {PLAN: ("kieu: co_khong", "kieu: cokhong")},
        {PLAN: ("tu_nam: 2022", "tu_nam: 2030")},
    ],
)
def test_broken_office_file_or_plan_is_exit_one_without_data(
    workspace: Build, run: Callable[..., Any], changes: dict[str, object]
) -> None:
    result = run("export", "2024", root=workspace(changes))

    assert result.code == 1
    assert not result.out.startswith("{")


def test_period_without_a_folder_is_exit_two(workspace: Build, run: Callable[..., Any]) -> None:
    result = run("export", "2031", root=workspace())

    assert (result.code, result.out) == (2, "")

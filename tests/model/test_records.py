"""Records of reports: their keys, and merging them once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from danvan_cli.model.records import GhiChep, key_of, merge, passes
from danvan_cli.model.report import BaoCao

Report = Callable[..., BaoCao]


@pytest.fixture
def record(report: Report) -> Callable[[str, str], GhiChep]:
    def build(name: str, fields: str) -> GhiChep:
        found: GhiChep = getattr(report("a", rest=f"{name}: [{{{fields}}}]"), name)[0]
        return found

    return build


Make = Callable[[str, str], GhiChep]
DOCUMENT = "so_ky_hieu: 12/KH-VPUB, ngay: 2024-01-15, co_quan: Văn phòng UBND tỉnh"
CONFERENCE = "ten: Hội nghị đối thoại, ngay: 2024-06-20"
AWARD = "doi_tuong: Phòng A, quyet_dinh: {so_ky_hieu: 45/QĐ-VPUB, ngay: 2024-07-10}"


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("van_ban", DOCUMENT, DOCUMENT.replace("12/KH-VPUB", "12 / kh-vpub") + ", trich_yeu: Khác"),
        ("van_ban", DOCUMENT, DOCUMENT.replace("Văn phòng", "văn  phòng") + ", loai: Kế hoạch"),
        ("hoi_nghi", CONFERENCE, CONFERENCE.replace("Hội nghị", "HỘI NGHỊ") + ", so_nguoi: 80"),
        ("mo_hinh", "ten: Nụ cười", "ten: nụ   cười, muc: cong_nhan"),
        ("khen_thuong", AWARD, AWARD.replace("Phòng A", "phòng a") + ", hinh_thuc: Giấy khen"),
    ],
)
def test_record_is_the_same_whatever_its_case_spaces_and_other_fields(
    record: Make, name: str, one: str, other: str
) -> None:
    assert key_of(record(name, one)) == key_of(record(name, other))


def test_record_is_the_same_composed_or_not(record: Make) -> None:
    decomposed = unicodedata.normalize("NFD", "Nụ cười")

    assert key_of(record("mo_hinh", "ten: Nụ cười")) == key_of(record("mo_hinh", f"ten: {decomposed}"))


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("van_ban", DOCUMENT, DOCUMENT.replace("12/", "13/")),
        ("van_ban", DOCUMENT, DOCUMENT.replace("01-15", "01-16")),
        ("van_ban", DOCUMENT, DOCUMENT.replace("Văn phòng UBND", "UBND")),
        ("hoi_nghi", CONFERENCE, CONFERENCE.replace("06-20", "06-21")),
        ("mo_hinh", "ten: Nụ cười", "ten: Nụ cười mới"),
        ("khen_thuong", AWARD, AWARD.replace("Phòng A", "Phòng B")),
        ("khen_thuong", AWARD, AWARD.replace("45/", "46/")),
        ("khen_thuong", AWARD, AWARD.replace("07-10", "07-11")),
    ],
)
def test_record_with_another_key_is_another_one(record: Make, name: str, one: str, other: str) -> None:
    assert key_of(record(name, one)) != key_of(record(name, other))


def test_merging_keeps_the_first_units_record_and_names_all_units(record: Make) -> None:
    first = record("hoi_nghi", CONFERENCE + ", so_nguoi: 80")
    second = record("hoi_nghi", CONFERENCE + ", so_nguoi: 95")

    (merged,) = merge([("a", first), ("b", second)])

    assert (merged.noi_dung.so_nguoi, merged.don_vi) == (80, ("a", "b"))


def test_merging_fills_the_gaps_from_the_next_ones(record: Make) -> None:
    records = [
        ("a", record("mo_hinh", "ten: Nụ cười")),
        ("b", record("mo_hinh", "ten: Nụ cười, muc: cong_nhan")),
        ("c", record("mo_hinh", "ten: Nụ cười, muc: dang_ky, linh_vuc: Tiếp công dân")),
    ]

    (merged,) = merge(records)

    assert (merged.noi_dung.muc, merged.noi_dung.linh_vuc) == ("cong_nhan", "Tiếp công dân")
    assert merged.don_vi == ("a", "b", "c")


def test_merging_fills_a_gap_inside_the_decision_of_an_award(record: Make) -> None:
    given = AWARD.replace("07-10}", "07-10, co_quan: UBND tỉnh}")

    (merged,) = merge([("a", record("khen_thuong", AWARD)), ("b", record("khen_thuong", given))])

    assert merged.noi_dung.quyet_dinh.co_quan == "UBND tỉnh"


def test_false_is_no_gap(record: Make) -> None:
    (merged,) = merge(
        [("a", record("mo_hinh", "ten: X, moi: false")), ("b", record("mo_hinh", "ten: X, moi: true"))]
    )

    assert merged.noi_dung.moi is False


def test_record_that_one_unit_wrote_twice_names_it_once(record: Make) -> None:
    twice = record("mo_hinh", "ten: X")

    (merged,) = merge([("a", twice), ("a", twice)])

    assert merged.don_vi == ("a",)


def test_merged_records_keep_the_order_in_which_they_first_stand(record: Make) -> None:
    names = [record("mo_hinh", f"ten: {name}") for name in ("Z", "A", "Z", "M")]

    assert [one.noi_dung.ten for one in merge(("a", name) for name in names)] == ["Z", "A", "M"]


def test_record_passes_where_every_field_has_an_allowed_value(record: Make) -> None:
    model = record("mo_hinh", "ten: X, muc: cong_nhan, moi: true")

    assert passes(model, None)
    assert passes(model, {"muc": ("cong_nhan", "tieu_bieu"), "moi": ("true",)})
    assert not passes(model, {"muc": ("cong_nhan",), "moi": ("false",)})


def test_record_without_the_field_does_not_pass(record: Make) -> None:
    assert not passes(record("mo_hinh", "ten: X"), {"muc": ("cong_nhan",)})

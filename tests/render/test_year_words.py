"""How a series of years is told in a sentence, word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from danvan_cli.consolidate.result import ChiTieuTongHop
from danvan_cli.consolidate.years import Chuoi
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.totals import Tong
from danvan_cli.render.wording import listed, named_years, year_runs
from danvan_cli.render.year_words import is_nil, sentence

TASK = NhiemVu.model_validate({"ma": "nv3", "ten": "Nhiệm vụ", "noi_dung": "Nội dung", "chu_tri": ["a"]})
VISITS = {"ma": "luot_tiep", "ten": "Lượt tiếp công dân", "kieu": "so_nguyen", "don_vi_tinh": "lượt"}
MODELS = {
    **VISITS,
    "ten": "Mô hình được công nhận",
    "kieu": "dem",
    "danh_sach": "mo_hinh",
    "don_vi_tinh": "mô hình",
}
RATE = {**VISITS, "ten": "Tỷ lệ đúng hạn", "kieu": "ty_le", "don_vi_tinh": "%", "tu_so": "a", "mau_so": "b"}
TIME = {**VISITS, "ten": "Thời gian trung bình", "kieu": "so_thap_phan", "don_vi_tinh": "ngày"}
RANK = {**VISITS, "ten": "Thứ hạng PCI", "don_vi_tinh": "hạng", "chieu": "giam", "chi_so": {"tre_nam": "1"}}
POINTS = {**TIME, "ten": "Điểm PCI", "don_vi_tinh": "điểm", "chi_so": {"tre_nam": "1"}}
YES = {"ma": "doi_thoai", "ten": "Có tổ chức đối thoại", "kieu": "co_khong"}
NIL = "khong_phat_sinh"


def tong(value: object) -> Tong:
    """A year's total: a number, ``a/b`` for a rate, (number, answered, owed), nil, or nobody's answer."""
    answered, owed = 1, 1
    if isinstance(value, tuple):
        value, answered, owed = value
    if value is None:
        answered = 0
    number: Decimal | Fraction | None = None
    if value is not None:
        as_rate = isinstance(value, str) and value != NIL
        number = Fraction(str(value)) if as_rate else Decimal(0 if value == NIL else str(value))
    answer = SoLieu(number, value == NIL, ())
    units = {f"dv-{at}": answer if at < answered else None for at in range(owed)}
    return Tong(number, value == NIL, units)


def series(
    about: Mapping[str, object],
    values: Mapping[int, object],
    breaks: Mapping[int, str] | None = None,
    target: Mapping[int, object] | None = None,
) -> Chuoi:
    indicator = ChiTieu.model_validate(about)
    totals = {
        year: ChiTieuTongHop(
            TASK,
            indicator,
            tong(value),
            None,
            None if year not in (target or {}) else Decimal(str(target[year])),
        )
        for year, value in values.items()
    }
    return Chuoi(TASK, indicator, tuple(values), totals, breaks or {})


def told(one: Chuoi, estimated: tuple[int, ...] = ()) -> str:
    said = sentence(one, estimated)
    assert said is not None
    return re.sub(r"</?so-lieu[^>]*>", "", said)


@pytest.mark.parametrize(
    ("expected", "about", "values"),
    [
        ("Số lượt tiếp công dân năm 2024 là 866 lượt", VISITS, {2024: 866}),
        (
            "Số lượt tiếp công dân giảm 146 lượt (tương đương 14,43%), từ 1.012 lượt năm 2023 xuống 866 lượt năm 2024",
            VISITS,
            {2023: 1012, 2024: 866},
        ),
        (
            (
                "Số lượt tiếp công dân tăng liên tục qua các năm, từ 10 lượt năm 2022 lên 30 lượt năm 2024 "
                "(tăng 20 lượt, tương đương 200,00%)"
            ),
            VISITS,
            {2022: 10, 2023: 20, 2024: 30},
        ),
        (
            (
                "Số lượt tiếp công dân tăng 10 lượt (tương đương 100,00%), từ 10 lượt năm 2022 lên 20 lượt năm 2025; "
                "cao nhất là năm 2023 (40 lượt); thấp nhất là năm 2024 (5 lượt)"
            ),
            VISITS,
            {2022: 10, 2023: 40, 2024: 5, 2025: 20},
        ),
        (
            (
                "Số lượt tiếp công dân tăng 10 lượt (tương đương 100,00%), từ 10 lượt năm 2022 lên 20 lượt năm 2025; "
                "có năm tăng, có năm giảm"
            ),
            VISITS,
            {2022: 10, 2023: 20, 2024: 10, 2025: 20},
        ),
        (
            "Số lượt tiếp công dân tăng 10 lượt (tương đương 100,00%), từ 10 lượt năm 2022 lên 20 lượt năm 2024",
            VISITS,
            {2022: 10, 2023: 10, 2024: 20},
        ),
        ("Số lượt tiếp công dân năm 2023 và năm 2024 đều là 5 lượt", VISITS, {2023: 5, 2024: 5}),
        (
            "Số lượt tiếp công dân các năm 2022 - 2025 đều là 5 lượt",
            VISITS,
            {2022: 5, 2023: 5, 2024: 5, 2025: 5},
        ),
        (
            "Số lượt tiếp công dân năm 2024 bằng năm 2022 (5 lượt); cao nhất là năm 2023 (9 lượt)",
            VISITS,
            {2022: 5, 2023: 9, 2024: 5},
        ),
        (
            "Số mô hình được công nhận: năm 2023 không phát sinh, năm 2024 có 2 mô hình",
            MODELS,
            {2023: 0, 2024: 2},
        ),
        (
            "Số mô hình được công nhận: năm 2023 có 2 mô hình, năm 2024 không phát sinh",
            MODELS,
            {2023: 2, 2024: NIL},
        ),
        (
            (
                "Số lượt tiếp công dân tăng 1 lượt (tương đương 10,00%), từ 10 lượt năm 2022 lên 11 lượt năm 2024; "
                "thấp nhất là năm 2023 (không phát sinh)"
            ),
            VISITS,
            {2022: 10, 2023: 0, 2024: 11},
        ),
        (
            "Tỷ lệ đúng hạn tăng 0,84 điểm %, từ 95,20% năm 2023 lên 96,04% năm 2024",
            RATE,
            {2023: "9520/100", 2024: "9604/100"},
        ),
        (
            "Tỷ lệ đúng hạn năm 2024 xấp xỉ năm 2023 (95,01%)",
            RATE,
            {2023: "95004/1000", 2024: "95006/1000"},
        ),
        (
            "Thời gian trung bình giảm 0,5 ngày (tương đương 12,50%), từ 4 ngày năm 2023 xuống 3,5 ngày năm 2024",
            TIME,
            {2023: 4, 2024: 3.5},
        ),
        ("Thứ hạng PCI tăng 5 bậc, từ hạng 34 năm 2022 lên hạng 29 năm 2023", RANK, {2023: 34, 2024: 29}),
        ("Thứ hạng PCI giảm 1 bậc, từ hạng 29 năm 2022 xuống hạng 30 năm 2023", RANK, {2023: 29, 2024: 30}),
        (
            "Điểm PCI tăng 1,5 điểm, từ 64 điểm năm 2022 lên 65,5 điểm năm 2023",
            POINTS,
            {2023: 64, 2024: 65.5},
        ),
        (
            "Số đơn vị có tổ chức đối thoại: năm 2023 là 1/2, năm 2024 là 2/2 đơn vị",
            YES,
            {2023: (1, 2, 2), 2024: (2, 2, 2)},
        ),
        (
            "Số đơn vị có tổ chức đối thoại năm 2023 và năm 2024 đều là 2/2 đơn vị",
            YES,
            {2023: (2, 2, 2), 2024: (2, 2, 2)},
        ),
        (
            "Số lượt tiếp công dân năm 2024 là 866 lượt; năm 2023 chưa có số liệu",
            VISITS,
            {2023: None, 2024: 866},
        ),
        (
            "Số lượt tiếp công dân năm 2024 là 866 lượt; năm 2023 mới có số liệu của 2/3 đơn vị nên chưa so sánh",
            VISITS,
            {2023: (700, 2, 3), 2024: 866},
        ),
        ("Số lượt tiếp công dân: năm 2024 chưa có số liệu", VISITS, {2024: None}),
    ],
)
def test_movement(expected: str, about: Mapping[str, object], values: Mapping[int, object]) -> None:
    assert told(series(about, values)) == expected


def test_only_years_of_one_definition_are_compared() -> None:
    one = series(
        VISITS,
        {2022: 900, 2023: 1000, 2024: 100, 2025: 120},
        {2024: "Từ năm 2024 chỉ tính lượt tiếp tại trụ sở."},
    )

    assert told(one) == (
        "Số lượt tiếp công dân tăng 20 lượt (tương đương 20,00%), từ 100 lượt năm 2024 lên 120 lượt năm 2025; "
        "số liệu từ năm 2024 không so sánh được với các năm trước: từ năm 2024 chỉ tính lượt tiếp tại trụ sở"
    )


def test_another_measure_before_is_said() -> None:
    one = series({**TIME, "don_vi_tinh": "giờ"}, {2024: 20})
    before = ChiTieu.model_validate(TIME)

    assert told(Chuoi(TASK, one.chi_tieu, (2024,), one.theo_nam, {}, before)) == (
        "Thời gian trung bình năm 2024 là 20 giờ; trước năm 2024 tính bằng “ngày” nên không so sánh được"
    )


def test_estimates_are_said() -> None:
    assert told(series(VISITS, {2024: 866}), (2024,)) == (
        "Số lượt tiếp công dân năm 2024 là 866 lượt; số liệu năm 2024 là số ước"
    )


@pytest.mark.parametrize(
    ("expected", "about", "values", "target"),
    [
        ("năm 2024 đạt mục tiêu (800 lượt)", VISITS, {2024: 866}, {2024: 800}),
        ("năm 2024 chưa đạt mục tiêu (900 lượt)", VISITS, {2024: 866}, {2024: 900}),
        ("năm 2023 và năm 2024 đều đạt mục tiêu (5 lượt)", VISITS, {2023: 5, 2024: 5}, {2023: 5, 2024: 5}),
        ("năm 2023 và năm 2024 đều đạt mục tiêu", VISITS, {2023: 5, 2024: 5}, {2023: 4, 2024: 5}),
        ("năm 2023 chưa đạt mục tiêu (5 lượt)", VISITS, {2023: 4, 2024: 5}, {2023: 5, 2024: 5}),
        (
            "năm 2024 vượt mức cho phép (5 lượt)",
            {**VISITS, "chieu": "giam"},
            {2023: 5, 2024: 6},
            {2023: 5, 2024: 5},
        ),
    ],
)
def test_targets(expected: str, about: Mapping[str, object], values: Mapping[int, object], target) -> None:
    assert told(series(about, values, target=target)).split("; ")[-1] == expected


def test_a_target_says_nothing_on_an_incomplete_figure() -> None:
    assert "mục tiêu" not in told(series(VISITS, {2023: 5, 2024: (3, 1, 2)}, target={2024: 5}))


def test_every_number_of_a_year_is_traced() -> None:
    said = str(sentence(series(VISITS, {2023: 1012, 2024: 866})))

    assert re.findall(r'<so-lieu ma="([^"]+)">([^<]+)</so-lieu>', said) == [
        ("nv3.luot_tiep.2024.so_voi_2023", "146"),
        ("nv3.luot_tiep.2023", "1.012"),
        ("nv3.luot_tiep.2024", "866"),
    ]


def test_text_of_the_plan_is_no_markup() -> None:
    said = str(sentence(series({**TIME, "ten": "Thời gian <b> & chờ"}, {2024: 5})))

    assert "Thời gian &lt;b&gt; &amp; chờ năm 2024" in said


@pytest.mark.parametrize(
    ("values", "nil"),
    [
        ({2023: NIL, 2024: NIL}, True),
        ({2023: 0, 2024: NIL}, True),
        ({2023: 0, 2024: 1}, False),
        ({2023: None, 2024: NIL}, True),
        ({2023: None, 2024: None}, False),
    ],
)
def test_nothing_happened_in_any_year(values: Mapping[int, object], nil: bool) -> None:
    assert is_nil(series(VISITS, values)) == nil


@pytest.mark.parametrize(
    ("years", "words", "runs"),
    [
        ([2024], "năm 2024", "2024"),
        ([2022, 2024], "năm 2022 và năm 2024", "2022, 2024"),
        ([2024, 2022, 2023], "các năm 2022, 2023 và 2024", "2022 - 2024"),
        ([2022, 2023, 2024, 2025], "các năm 2022 - 2025", "2022 - 2025"),
        ([2019, 2020, 2021, 2023], "các năm 2019, 2020, 2021 và 2023", "2019 - 2021, 2023"),
        ([], "", ""),
    ],
)
def test_years_in_words(years: list[int], words: str, runs: str) -> None:
    assert (named_years(years), year_runs(years)) == (words, runs)


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C")]
)
def test_names_in_a_sentence(names: list[str], words: str) -> None:
    assert listed(names) == words

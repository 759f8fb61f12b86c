"""What a report says of a figure, as a table of whole sentences; and a law for all of them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.consolidate.result import ChiTieuTongHop, KetQua
from danvan_cli.model.figures import SoLieu
from danvan_cli.model.indicator import ChiTieu
from danvan_cli.model.period import Ky
from danvan_cli.model.plan import NhiemVu
from danvan_cli.model.totals import Tong
from danvan_cli.render.context import CauSoLieu, shown
from danvan_cli.render.phrases import phrase, remarks
from danvan_cli.render.templates import TemplateFolders, fill
from danvan_cli.store.content import content_root

TEMPLATES = content_root() / "templates"
SPEAK = '{% from "chung.xml.j2" import cau_so_lieu %}{% for cau in cac_cau %}{{ cau_so_lieu(cau) }}\x01{% endfor %}'
TIEP = {"ma": "luot_tiep", "ten": "Lượt tiếp công dân", "don_vi_tinh": "lượt", "kieu": "so_nguyen"}
TIEP_VAN = {**TIEP, "cau_van": "Tiếp {luot_tiep} lượt công dân"}
RATE = {
    "ma": "ty_le",
    "ten": "Tỷ lệ giải quyết đúng hạn",
    "don_vi_tinh": "%",
    "kieu": "ty_le",
    "tu_so": "a",
    "mau_so": "b",
}
RANK = {**TIEP, "ten": "Thứ hạng PCI", "don_vi_tinh": "hạng", "chieu": "giam"}
YES = {"ma": "doi_thoai", "ten": "Có tổ chức đối thoại", "kieu": "co_khong"}
TASK = NhiemVu.model_construct(ma="nv3", ten="Nhiệm vụ", noi_dung="…")


class _Report:
    """As much of a report as a sentence asks for."""

    def __init__(self, uoc: bool) -> None:
        self.uoc = uoc


def indicator(given: dict[str, object]) -> ChiTieu:
    """An indicator of given keys; numbers of a target as typed."""
    return ChiTieu.model_validate(given)


def total(value, units: int = 1, answered: int | None = None, single: bool = False) -> Tong | None:
    """A total of so many units, of which so many answered; ``None`` for no total at all."""
    if value is None:
        return None
    amount = Fraction(value) if isinstance(value, str) and "/" in value else Decimal(str(value))
    given = units if answered is None else answered
    answers = {f"dv-{at}": SoLieu(amount, False, ()) if at < given else None for at in range(units)}
    return Tong(amount, False, answers, mot_don_vi=single)


def spoken(*said: tuple[dict[str, object], dict[str, object]]) -> list[str]:
    """The sentences of figures as the shipped template words them, without markup."""
    sentences = []
    for about, how in said:
        found = indicator(about)
        now, last = how.get("now"), how.get("last")
        tong = now if isinstance(now, Tong) else total(now)
        target = how.get("target")
        figure = ChiTieuTongHop(
            TASK,
            found,
            tong,
            last if isinstance(last, Tong) else total(last),
            None if target is None else Decimal(str(target)),
            doi_cach_tinh=str(how.get("doi_cach_tinh", "")),
        )
        result = KetQua.__new__(KetQua)
        values = {
            "ky": how.get("ky", Ky(2024)),
            "rieng": how.get("rieng"),
            "bao_cao": {code: _Report(bool(how.get("uoc"))) for code in tong.theo_don_vi},
        }
        for name, value in values.items():
            object.__setattr__(result, name, value)
        sentences.append(
            CauSoLieu(
                shown(result, figure),
                *phrase(result, figure),
                (),
                found.kieu,
                "; ".join(remarks(result, figure)),
            )
        )
    folders = TemplateFolders(TEMPLATES, TEMPLATES)
    folders.read["cau.j2"] = folders.find("chung.xml.j2")._replace(name="cau.j2", text=SPEAK)  # type: ignore[union-attr]
    text = re.sub(r"</?so-lieu[^>]*>", "", fill(folders, "cau.j2", {"cac_cau": sentences}))
    return [part.replace("\n", " ").strip() for part in text.split("\x01")[:-1]]


CASES = {
    "Tiếp 866 lượt công dân (giảm 146 lượt, tương đương 14,43% so với năm 2023).": (
        TIEP_VAN, {"now": 866, "last": 1012}),
    "Tiếp 1.012 lượt công dân (tăng 146 lượt, tương đương 16,86% so với năm 2023).": (
        TIEP_VAN, {"now": 1012, "last": 866}),
    "Tiếp 866 lượt công dân (không thay đổi so với năm 2023).": (TIEP_VAN, {"now": 866, "last": 866}),
    "Tiếp 866 lượt công dân.": (TIEP_VAN, {"now": 866}),
    "Tiếp 866 lượt công dân (tăng 866 lượt so với năm 2023).": (TIEP_VAN, {"now": 866, "last": 0}),
    "Tiếp 1 lượt công dân (tăng 1 lượt so với năm 2023).": (TIEP_VAN, {"now": 1, "last": 0}),
    "Lượt tiếp công dân: 0 lượt (giảm 5 lượt, tương đương 100,00% so với năm 2023).": (
        TIEP_VAN, {"now": 0, "last": 5}),
    "Lượt tiếp công dân: 0 lượt (không thay đổi so với năm 2023).": (TIEP_VAN, {"now": 0, "last": 0}),
    "Lượt tiếp công dân: 0 lượt.": (TIEP_VAN, {"now": 0}),
    "Lượt tiếp công dân: 866 lượt (giảm 146 lượt, tương đương 14,43% so với năm 2023).": (
        TIEP, {"now": 866, "last": 1012}),
    "Lượt tiếp công dân: 866 lượt.": (TIEP, {"now": 866}),
    "Tiếp 866 lượt công dân (ước; giảm 146 lượt, tương đương 14,43% so với năm 2023).": (
        TIEP_VAN, {"now": 866, "last": 1012, "uoc": True}),
    "Tiếp 866 lượt công dân (ước).": (TIEP_VAN, {"now": 866, "uoc": True}),
    "Tiếp 866 lượt công dân (không so sánh được với năm 2023: từ năm 2024 chỉ tính lượt tiếp tại trụ sở).": (
        TIEP_VAN, {"now": 866, "doi_cach_tinh": "Từ năm 2024 chỉ tính lượt tiếp tại trụ sở."}),
    "Tiếp 866 lượt công dân (số liệu của 3/4 đơn vị).": (TIEP_VAN, {"now": total(866, 4, 3), "last": 1012}),
    "Tiếp 866 lượt công dân (ước; số liệu của 3/4 đơn vị).": (
        TIEP_VAN, {"now": total(866, 4, 3), "last": 1012, "uoc": True}),
    "Tiếp 866 lượt công dân (năm 2023 là 700 lượt, số liệu của 2/4 đơn vị).": (
        TIEP_VAN, {"now": total(866, 4), "last": total(700, 4, 2)}),
    "Tiếp 866 lượt công dân (giảm 146 lượt, tương đương 14,43% so với 6 tháng đầu năm 2023).": (
        TIEP_VAN, {"now": 866, "last": 1012, "ky": Ky(2024, 6)}),
    "Tiếp 866 lượt công dân (giảm 146 lượt, tương đương 14,43% so với 9 tháng đầu năm 2023).": (
        TIEP_VAN, {"now": 866, "last": 1012, "ky": Ky(2024, 9)}),
    "Tiếp 866 lượt công dân (giảm 146 lượt, tương đương 14,43% so với năm 2023; chưa đạt mục tiêu 900 lượt).": (
        TIEP_VAN, {"now": 866, "last": 1012, "target": 900}),
    "Tiếp 866 lượt công dân (vượt mục tiêu 800 lượt).": (TIEP_VAN, {"now": 866, "target": 800}),
    "Tiếp 866 lượt công dân (đạt mục tiêu 866 lượt).": (TIEP_VAN, {"now": 866, "target": 866}),
    "Tiếp 866 lượt công dân (mục tiêu cả năm 900 lượt).": (
        TIEP_VAN, {"now": 866, "target": 900, "ky": Ky(2024, 6)}),
    "Tiếp 866 lượt công dân (số liệu của 3/4 đơn vị; mục tiêu 900 lượt).": (
        TIEP_VAN, {"now": total(866, 4, 3), "target": 900}),
    "Tỷ lệ giải quyết đúng hạn đạt 96,04% (tăng 1,04 điểm % so với năm 2023).": (
        RATE, {"now": "9604/100", "last": "95/1"}),
    "Tỷ lệ giải quyết đúng hạn đạt 95,00% (giảm 1,04 điểm % so với năm 2023).": (
        RATE, {"now": "95/1", "last": "9604/100"}),
    "Tỷ lệ giải quyết đúng hạn đạt 95,00% (không thay đổi so với năm 2023).": (
        RATE, {"now": "95/1", "last": "95/1"}),
    "Tỷ lệ giải quyết đúng hạn đạt 95,00%.": (RATE, {"now": "95/1"}),
    "Tỷ lệ giải quyết đúng hạn đạt 95,0% (tăng 0,5 điểm % so với năm 2023; vượt mục tiêu 90%).": (
        {**RATE, "so_le": "1"}, {"now": "95/1", "last": "945/10", "target": 90}),
    "Tỷ lệ giải quyết đúng hạn đạt 85,00% (chưa đạt mục tiêu 90,5%).": (RATE, {"now": "85/1", "target": 90.5}),
    "Tỷ lệ quá hạn là 3,00% (giảm 1,00 điểm % so với năm 2023; thấp hơn mức cho phép 5%).": (
        {**RATE, "ten": "Tỷ lệ quá hạn", "chieu": "giam"}, {"now": "3/1", "last": "4/1", "target": 5}),
    "Tỷ lệ quá hạn là 6,00% (vượt mức cho phép 5%).": (
        {**RATE, "ten": "Tỷ lệ quá hạn", "chieu": "giam"}, {"now": "6/1", "target": 5}),
    "Tỷ lệ quá hạn là 5,00% (đạt mục tiêu 5%).": (
        {**RATE, "ten": "Tỷ lệ quá hạn", "chieu": "giam"}, {"now": "5/1", "target": 5}),
    "1/2 đơn vị có tổ chức đối thoại (không thay đổi so với năm 2023).": (
        YES, {"now": total(1, 2), "last": total(1, 2)}),
    "2/2 đơn vị có tổ chức đối thoại (tăng 1 đơn vị so với năm 2023).": (
        YES, {"now": total(2, 2), "last": total(1, 2)}),
    "0/2 đơn vị có tổ chức đối thoại.": (YES, {"now": total(0, 2)}),
    "1/3 đơn vị có tổ chức đối thoại (số liệu của 2/3 đơn vị).": (YES, {"now": total(1, 3, 2), "last": total(1, 3)}),
    "2/2 đơn vị có kế hoạch riêng.": ({**YES, "ten": "Đơn vị có kế hoạch riêng"}, {"now": total(2, 2)}),
    "2/2 đơn vị có tổ chức hội nghị.": ({**YES, "ten": "Đơn vị tổ chức hội nghị"}, {"now": total(2, 2)}),
    "Công khai quy chế: 2/2 đơn vị có.": ({**YES, "ten": "Công khai quy chế"}, {"now": total(2, 2)}),
    "Có tổ chức đối thoại.": (YES, {"now": total(1), "last": total(0), "rieng": "dv-0"}),
    "Không tổ chức đối thoại.": (YES, {"now": total(0), "last": total(1), "rieng": "dv-0"}),
    "Có kế hoạch riêng.": ({**YES, "ten": "Đơn vị có kế hoạch riêng"}, {"now": total(1), "rieng": "dv-0"}),
    "Không có kế hoạch riêng.": ({**YES, "ten": "Đơn vị có kế hoạch riêng"}, {"now": total(0), "rieng": "dv-0"}),
    "Không tổ chức hội nghị.": ({**YES, "ten": "Đơn vị tổ chức hội nghị"}, {"now": total(0), "rieng": "dv-0"}),
    "Công khai quy chế: không.": ({**YES, "ten": "Công khai quy chế"}, {"now": total(0), "rieng": "dv-0"}),
    "Tiếp 31 lượt công dân (giảm 1 lượt, tương đương 3,13% so với năm 2023).": (
        TIEP_VAN, {"now": 31, "last": 32, "rieng": "dv-0"}),
    "Thời gian trung bình: 3,5 ngày (giảm 0,25 ngày, tương đương 6,67% so với năm 2023).": (
        {**TIEP, "ten": "Thời gian trung bình", "don_vi_tinh": "ngày", "kieu": "so_thap_phan"},
        {"now": "3.5", "last": "3.75"}),
    "Chỉ số SIPAS năm 2023: 82,21% (tăng 2,36 điểm % so với năm 2022).": (
        {**TIEP, "ten": "Chỉ số SIPAS", "don_vi_tinh": "%", "kieu": "so_thap_phan", "chi_so": {"tre_nam": "1"}},
        {"now": "82.21", "last": "79.85"}),
    "Thứ hạng PCI năm 2023: hạng 29 (tăng 5 bậc so với năm 2022).": (
        {**TIEP, "ten": "Thứ hạng PCI", "don_vi_tinh": "hạng", "chieu": "giam", "chi_so": {"tre_nam": "1"}},
        {"now": total(29, 2, 1, single=True), "last": total(34, 2, 1, single=True)}),
    "Thứ hạng PCI năm 2023: hạng 34 (giảm 5 bậc so với năm 2022).": (
        {**TIEP, "ten": "Thứ hạng PCI", "don_vi_tinh": "hạng", "chieu": "giam", "chi_so": {"tre_nam": "1"}},
        {"now": total(34, 2, 1, single=True), "last": total(29, 2, 1, single=True)}),
    "Thứ hạng PCI: hạng 29 (vượt mục tiêu hạng 30).": (RANK, {"now": 29, "target": 30}),
    "Thứ hạng PCI: hạng 29 (chưa đạt mục tiêu hạng 20).": (RANK, {"now": 29, "target": 20}),
    "Thứ hạng PCI: hạng 29 (đạt mục tiêu hạng 29).": (RANK, {"now": 29, "target": 29}),
    "Thứ hạng PCI: hạng 29 (năm 2023 là hạng 34, số liệu của 1/2 đơn vị).": (
        RANK, {"now": 29, "last": total(34, 2, 1)}),
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_sentence(sentence):
    assert spoken(CASES[sentence]) == [sentence]


def test_enough_combinations_are_looked_at():
    assert len(CASES) >= 40


NUMBERS = st.integers(0, 10**7)
KINDS = st.sampled_from(
    [
        TIEP,
        TIEP_VAN,
        RATE,
        {**RATE, "chieu": "giam"},
        YES,
        {**YES, "ten": "Đơn vị có kế hoạch"},
        {**TIEP, "don_vi_tinh": "%", "kieu": "so_thap_phan"},
        {**TIEP, "don_vi_tinh": "hạng", "chieu": "giam", "chi_so": {"tre_nam": "1"}},
    ]
)
FIGURES = st.builds(
    lambda kind, now, last, units, missing, gone, target, ky, uoc, alone: (
        kind,
        {
            "now": total(now, units, max(1, units - missing)),
            "last": None if last is None else total(last, units, max(1, units - gone)),
            "target": target,
            "ky": ky,
            "uoc": uoc,
            "rieng": "dv-0" if alone and units == 1 else None,
        },
    ),
    KINDS,
    NUMBERS,
    st.none() | NUMBERS,
    st.integers(1, 5),
    st.integers(0, 2),
    st.integers(0, 2),
    st.none() | NUMBERS,
    st.sampled_from([Ky(2024), Ky(2024, 6), Ky(2024, 9)]),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=8))
def test_no_sentence_is_broken(figures):
    for sentence in spoken(*figures):
        assert re.search(r"  | [.,;)]|\( |\(\)|[,;(]\)|;;|,,|\.\.|None|\{|\}", sentence) is None, sentence
        assert sentence.count("(") == sentence.count(")"), sentence
        assert sentence.endswith("."), sentence
        assert sentence[:1].isupper() or sentence[:1].isdigit(), sentence

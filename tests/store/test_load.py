"""One file → one document: what is wrong is left out, everything else keeps its place."""

from __future__ import annotations

import hashlib

import pytest

from danvan_cli.model.office import SoDonVi
from danvan_cli.model.report import BaoCao
from danvan_cli.store.load import Document, load_document

HEAD = """\
phien_ban: 1
ky: 2024
don_vi: ban-tcd
ky_so_lieu: {tu_ngay: 2023-11-01, den_ngay: 2024-10-31}
nhiem_vu: {}
"""
CONFERENCES = """\
hoi_nghi:
  - {ten: Một, ngay: 2024-01-01}
  - {ten: Hai, ngay: 2024-02-30}
  - {ten: Ba, ngay: 2024-03-01, so_nguoi: nhiều}
  - {ten: Bốn, ngay: 2024-04-01}
"""


def load(text: str) -> Document[BaoCao]:
    return load_document("reports/2024/ban-tcd.yaml", text.encode(), BaoCao)


def found(document: Document[BaoCao]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in document.problems]


def test_whole_file_gives_a_whole_model() -> None:
    document = load(HEAD)

    assert (document.problems, document.damaged) == ((), frozenset())
    assert document.model is not None
    assert document.model.don_vi == "ban-tcd"


def test_digest_is_that_of_the_bytes() -> None:
    assert load(HEAD).digest == hashlib.sha256(HEAD.encode()).hexdigest()


def test_every_mistake_of_a_file_is_found_at_once() -> None:
    text = HEAD.replace("ky: 2024", "ky: 24") + CONFERENCES + "minh_hoa: co\n"

    assert sorted(found(load(text))) == [
        ("DV104", 9, 43),
        ("DV105", 8, 22),
        ("DV106", 11, 11),
        ("DV107", 2, 5),
    ]


def test_broken_records_leave_the_others() -> None:
    model = load(HEAD + CONFERENCES).model

    assert model is not None
    assert [(one.ten, one.so_nguoi) for one in model.hoi_nghi] == [("Một", None), ("Ba", None), ("Bốn", None)]


def test_records_behind_a_broken_one_keep_their_places() -> None:
    document = load(HEAD + CONFERENCES)

    assert [document.at("hoi_nghi", number, "ten").line for number in range(3)] == [7, 9, 10]
    assert document.at_key("hoi_nghi", 1).line == 9
    assert document.covers(("hoi_nghi", 1), 9, 11)


def test_what_was_left_out_is_remembered_as_damaged() -> None:
    document = load(HEAD + CONFERENCES)

    assert document.is_damaged("hoi_nghi", 1)
    assert document.is_damaged("hoi_nghi", 1, "ten")
    assert document.is_damaged("hoi_nghi")
    assert document.is_damaged("hoi_nghi", 2, "so_nguoi")
    assert not document.is_damaged("hoi_nghi", 0)
    assert not document.is_damaged("hoi_nghi", 3)


def test_misspelt_key_damages_what_it_was_meant_for() -> None:
    document = load(
        HEAD.replace("nhiem_vu: {}", "nhiem_vu: {nv1: {tinh_trang: hoan_thanh, so_lieeu: {a: 5}}}")
    )

    assert found(document) == [("DV102", 5, 42)]
    assert document.is_damaged("nhiem_vu", "nv1", "so_lieu", "a")


def test_misspelt_required_key_is_one_finding_not_two() -> None:
    assert found(load(HEAD.replace("don_vi:", "donvi:"))) == [("DV102", 3, 1)]


def test_model_is_missing_where_a_required_key_is() -> None:
    document = load(HEAD.replace("ky: 2024\n", ""))

    assert (document.model, found(document)) == (None, [("DV101", 1, 1)])


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có ghi chú\n", "---\n", "~\n"])
def test_empty_file_is_one_finding_at_its_beginning(text: str) -> None:
    assert found(load(text)) == [("DV101", 1, 1)]


@pytest.mark.parametrize("text", ["- a\n- b\n", "chữ\n", "5\n"])
def test_file_that_is_no_group_of_keys_has_no_model(text: str) -> None:
    document = load(text)

    assert (document.model, [code for code, _, _ in found(document)]) == (None, ["DV103"])


def test_newer_format_is_the_only_finding() -> None:
    assert found(load(HEAD.replace("phien_ban: 1", "phien_ban: 2") + "khoa_moi: 5\n")) == [("DV109", 1, 12)]


@pytest.mark.parametrize("typed", ["012", '"012"', "'012'"])
def test_text_keeps_what_was_typed(typed: str) -> None:
    document = load(HEAD + f"van_ban: [{{so_ky_hieu: {typed}, ngay: 2024-01-15, co_quan: VP}}]\n")

    assert document.model is not None
    assert document.model.van_ban[0].so_ky_hieu == "012"


def test_list_of_texts_is_read_as_the_paragraphs_of_a_text() -> None:
    document = load(HEAD.replace("{}", "{nv1: {tinh_trang: hoan_thanh, ket_qua: [Một, Hai]}}"))

    assert document.model is not None
    assert document.model.nhiem_vu["nv1"].ket_qua == "Một\nHai"


def test_one_text_is_read_as_a_list_of_one() -> None:
    document = load(HEAD + "phuong_huong: Tiếp tục\n")

    assert document.model is not None
    assert document.model.phuong_huong == ("Tiếp tục",)


@pytest.mark.parametrize(
    "key", ["ngay_gui", "nguoi_lap", "hoi_nghi", "phuong_huong", "minh_hoa", "uoc", "tra_lai"]
)
@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_empty_key_is_like_one_left_out(key: str, nothing: str) -> None:
    assert load(f"{HEAD}{key}: {nothing}\n").model == load(HEAD).model


def test_sign_that_cuts_off_a_text_is_a_warning_and_the_file_is_read() -> None:
    document = load(HEAD + "phuong_huong:\n  - Mô hình #1 năm nay\n")

    assert found(document) == [("DV002", 7, 13)]
    assert document.model is not None


def test_remark_is_no_warning() -> None:
    assert load(HEAD + "phuong_huong:\n  - Mô hình # ghi chú\n").problems == ()


def test_broken_unit_leaves_the_other_units_of_the_register() -> None:
    text = """\
phien_ban: 1
co_quan: {ten: Văn phòng, ten_in: VP, co_quan_chu_quan: UBND, viet_tat: VP, nguoi_ky: []}
don_vi:
  - {ma: a, ten: A}
  - {ma: B, ten: B}
  - {ma: c, ten: C}
"""
    document = load_document("plans/co-quan.yaml", text.encode(), SoDonVi)

    assert document.model is not None
    assert list(document.model.theo_ma) == ["a", "c"]
    assert document.at("don_vi", 1, "ma").line == 6

"""What units wrote reaches the document, and what is uncertain or missing is said."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.outline import outline

TCD, TTPVKS, TH = (f"reports/2024/{unit}.yaml" for unit in ("ban-tcd", "tt-pvks-tthc", "phong-th"))
OFFICE, SUMMARY = "plans/co-quan.yaml", "reports/2024/tong-hop.yaml"


@pytest.fixture
def document(workspace, run):
    def render(changes) -> str:
        root = workspace(changes)
        code, out, _ = run("consolidate", "2024", "--draft", cwd=root)
        assert (code, out) == (0, "")
        return outline((root / "out/2024/bao-cao-tong-hop-2024.docx").read_bytes())

    return render


def test_cause_of_a_shortcoming_without_a_kind(document):
    shortcoming = "    han_che: [{noi_dung: Chậm., nguyen_nhan: Mưa bão lớn., giai_phap: Làm bù.}]\n"

    shown = document({TCD: ("    so_lieu:\n      luot_tiep", shortcoming + "    so_lieu:\n      luot_tiep")})

    assert "Nguyên nhân khác" in shown
    assert "- Mưa bão lớn (Ban Tiếp công dân tỉnh)." in shown


def test_estimated_totals_say_so(document):
    shown = document({TCD: ("don_vi: ban-tcd\n", "don_vi: ban-tcd\nuoc: true\n")})

    assert "- Lượt tiếp công dân: 866 lượt (ước; giảm 146 lượt, tương đương 14,43% so với năm 2023)." in shown
    assert "| Lượt tiếp công dân | lượt | 866 (ước) | 1.012 |" in shown


def test_broken_summary_is_named_in_the_draft(document):
    shown = document({SUMMARY: "phien_ban: 1\nky: 2024\nla: 1\n"})

    assert "P Tệp tong-hop.yaml còn lỗi: phần lãnh đạo, chỉ đạo, nhận xét, đánh giá" in shown


def test_report_with_mistakes_is_named_in_the_draft(document):
    shown = document({TCD: ("luot_tiep: 866", "luot_tiep: 1.204")})

    assert "P Báo cáo còn lỗi, phần sai coi như chưa có: Ban Tiếp công dân tỉnh." in shown


def test_successor_stands_beside_what_its_predecessor_reported(document, workspace):
    base = workspace(folder="goc")
    report = (base / TCD).read_text("utf-8").replace("don_vi: ban-tcd", "don_vi: ban-moi")
    plan = (base / "plans/dan-van.yaml").read_text("utf-8").replace("ban-tcd", "ban-moi")
    office = (
        (base / OFFICE)
        .read_text("utf-8")
        .replace(
            "don_vi:\n",
            "don_vi:\n  - {ma: ban-moi, ten: Ban mới, tu_ngay: 2024-01-01, ke_thua: [ban-tcd]}\n",
            1,
        )
    )
    old_plan = (base / "plans/dan-van.yaml").read_text("utf-8")
    shown = document(
        {
            OFFICE: office.replace("  - ma: ban-tcd\n", "  - ma: ban-tcd\n    den_ngay: 2023-12-31\n"),
            TCD: None,
            "reports/2024/ban-moi.yaml": report,
            "plans/dan-van.yaml": old_plan.replace("den_nam: null", "den_nam: 2023"),
            "plans/dan-van-2024.yaml": plan.replace("tu_nam: 2022", "tu_nam: 2024"),
        }
    )

    by_unit = shown.split("CHỈ TIÊU THEO ĐƠN VỊ".capitalize())[-1]
    assert "| Lượt tiếp công dân | lượt | 866 | 1.012 |" in by_unit


def test_figures_of_another_definition_stand_beside_no_earlier_ones(document):
    new = "- ma: luot_tiep\n        doi_cach_tinh: {2024: Từ năm 2024 chỉ tính lượt tiếp tại trụ sở.}\n"
    shown = document({"plans/dan-van.yaml": ("- ma: luot_tiep\n", new)})

    assert (
        "- Lượt tiếp công dân: 866 lượt "
        "(không so sánh được với năm 2023: từ năm 2024 chỉ tính lượt tiếp tại trụ sở).\n"
    ) in shown
    assert "| Lượt tiếp công dân | lượt | 866 | không so sánh được |  |  |" in shown
    assert "| Lượt tiếp công dân | lượt | 866 | không so sánh được |\n" in shown
    assert "1.012" not in shown


def test_comparison_with_sample_data_makes_the_document_one_of_sample_data(document):
    shown = document(
        {"reports/2023/ban-tcd.yaml": ("don_vi: ban-tcd\n", "don_vi: ban-tcd\nminh_hoa: true\n")}
    )

    assert shown.startswith("header1: SỐ LIỆU MINH HỌA")


SAME = "kho_khan:\n  - {nhiem_vu: nv3, noi_dung: Thiếu phòng họp., de_xuat: Bố trí phòng.}\n"


def test_what_several_units_say_in_the_same_words_stands_once_with_all_their_names(document):
    shown = document(dict.fromkeys((TCD, TTPVKS), ("don_vi:", SAME + "don_vi:")))

    units = "Ban Tiếp công dân tỉnh; Trung tâm Phục vụ - Kiểm soát thủ tục hành chính tỉnh"
    assert shown.count("Thiếu phòng họp") == 1
    assert f"- Thiếu phòng họp ({units}). Đề xuất: Bố trí phòng." in shown


def test_text_in_a_block_goes_on_as_one_sentence(document):
    block = "kho_khan:\n  - noi_dung: |\n      Khó khăn.\n    de_xuat: |\n      Đề xuất;\n"

    assert "- Khó khăn (Ban Tiếp công dân tỉnh). Đề xuất: Đề xuất." in document(
        {TCD: ("don_vi:", block + "don_vi:")}
    )


@pytest.mark.parametrize("ending", ["…", "?", "v.v.", "..."])
def test_end_that_means_something_stays(document, ending):
    told = f'kho_khan: [{{noi_dung: "Thiếu bàn, ghế{ending}"}}]\n'

    assert f"- Thiếu bàn, ghế{ending} (Ban Tiếp công dân tỉnh)." in document(
        {TCD: ("don_vi:", told + "don_vi:")}
    )


def test_first_and_last_recipient_that_were_typed_stand_once(document):
    typed = 'noi_nhan: ["- Như trên;", "Sở Nội vụ;", "Lưu: VT, HCQT(Lan)."]\n'

    shown = document({SUMMARY: f"phien_ban: 1\nky: 2024\n{typed}"})

    assert "| Nơi nhận: / - Như trên; / - Sở Nội vụ; / - Lưu: VT, HCQT(Lan). |" in shown


def test_what_did_not_arise_is_told_with_last_years_figure(document):
    shown = document({TCD: ("luot_tiep: 866", "luot_tiep: khong_phat_sinh")})

    assert "lượt tiếp công dân (năm 2023: 1.012 lượt)" in shown


def test_first_year_has_no_columns_for_a_year_before(document, workspace):
    earlier = (workspace(folder="goc") / "reports/2023").iterdir()

    shown = document({f"reports/2023/{file.name}": None for file in earlier})

    assert "|| STT | Chỉ tiêu | Đơn vị tính | Năm 2024 | Mục tiêu | Số đơn vị báo cáo |" in shown
    assert "|| STT | Chỉ tiêu | Đơn vị tính | Năm 2024 |\n" in shown
    assert "| Lượt tiếp công dân | lượt | 866 |  | 1/1 |" in shown
    assert "| Lượt tiếp công dân | lượt | 866 |\n" in shown

"""The body: numbering, headings, lists, căn cứ, the closing and the signature."""

from __future__ import annotations

import pytest

from danvan_cli.thethuc.notation import letter, roman


def test_parts_of_every_level_are_numbered_from_the_structure(sample):
    written = sample(
        """
        <muc ten="Kết quả"><khoan ten="Quán triệt"><p>Đã làm.</p><diem>một;</diem><diem>hai.</diem></khoan>
        <khoan>Không có tên.</khoan></muc>
        <muc ten="Kiến nghị"><khoan>Không.</khoan></muc>
        """
    )
    assert written.body == [
        "H1 [Mục] I. Kết quả",
        "H2 [Khoản có tên] 1. Quán triệt",
        "P Đã làm.",
        "[Điểm] a) một;",
        "[Điểm] b) hai.",
        "[Khoản] 2. Không có tên.",
        "H1 [Mục] II. Kiến nghị",
        "[Khoản] 1. Không.",
    ]


def test_a_phan_has_its_number_on_one_line_and_its_name_on_the_next(sample):
    written = sample('<phan ten="Kết quả"><muc ten="A"><p>x</p></muc></phan><phan ten="Phương hướng"/>')
    assert written.body == [
        "H1 [Phần] Phần I",
        "[Tên phần] Kết quả",
        "H1 [Mục] I. A",
        "P x",
        "H1 [Phần] Phần II",
        "[Tên phần] Phương hướng",
    ]


def test_letters_follow_the_vietnamese_alphabet():
    assert [letter(number) for number in range(1, 15)] == list("abcdđeghiklmno")
    assert [letter(number) for number in (23, 24, 25)] == ["y", "aa", "ab"]


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL")])
def test_roman(number, written):
    assert roman(number) == written


def test_the_name_of_a_muc_is_set_in_capitals_and_its_text_is_left_alone(sample):
    written = sample('<muc ten="Mục đích, yêu cầu"/>')
    assert ">I. Mục đích, yêu cầu<" in written.part("word/document.xml")
    style = written.part("word/styles.xml").split('w:styleId="Muc"')[1].split("</w:style>")[0]
    assert "<w:caps/>" in style
    assert '<w:outlineLvl w:val="0"/>' in style


def test_a_name_may_be_an_element_with_marks_of_type(sample):
    written = sample("<khoan><ten>Mô hình <i>mới</i></ten><p>x</p></khoan>")
    assert written.body == ["H2 [Khoản có tên] 1. Mô hình *mới*", "P x"]


def test_lists_start_with_a_dash_and_lists_inside_with_a_plus(sample):
    written = sample("<ul><li>một:<ul><li>trong</li></ul></li><li>hai</li></ul>")
    assert written.body == [
        "[Gạch đầu dòng] - một:",
        "[Dấu cộng đầu dòng] + trong",
        "[Gạch đầu dòng] - hai",
    ]


def test_can_cu_are_lines_that_end_in_semicolons_and_a_full_stop(sample):
    written = sample("<can-cu>Căn cứ A</can-cu><can-cu>Căn cứ B</can-cu><p>x</p>")
    assert written.body == ["[Căn cứ] Căn cứ A;", "[Căn cứ] Căn cứ B.", "P x"]


@pytest.mark.parametrize("text", ["Trên đây là báo cáo", "Trên đây là báo cáo.", "Trên đây là báo cáo./."])
def test_the_closing_mark_stands_once(sample, text):
    assert sample(f"<ket>{text}</ket>").body == ["[Kết thúc] Trên đây là báo cáo./."]


def test_the_closing_mark_follows_a_figure(sample):
    written = sample('<ket>Tổng số: <so-lieu ma="a">12</so-lieu></ket>')
    assert written.body == ["[Kết thúc] Tổng số: 12./."]


def test_recipients_stand_beside_the_signature_with_room_to_sign(sample):
    written = sample(
        """<p>x</p><noi-nhan><li>Như trên</li><li>Lưu: VT, HCQT</li></noi-nhan>
        <ky quyen-han="KT. CHÁNH VĂN PHÒNG" chuc-vu="PHÓ CHÁNH VĂN PHÒNG" ho-ten="Phạm Xuân Duệ"/>"""
    )
    assert written.body[-1] == (
        "| Nơi nhận: / - Như trên; / - Lưu: VT, HCQT. "
        "| KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG / (5 dòng trống) / Phạm Xuân Duệ |"
    )


def test_an_end_mark_that_is_there_is_not_doubled(sample):
    written = sample('<noi-nhan><li>Như trên;</li><li>Lưu: VT.</li></noi-nhan><ky chuc-vu="A"/>')
    assert written.body[-1].startswith("| Nơi nhận: / - Như trên; / - Lưu: VT. |")


def test_several_lines_of_authority_are_separated_by_line_feeds(sample):
    written = sample('<ky quyen-han="TL. CHỦ TỊCH&#10;KT. CHÁNH VĂN PHÒNG" chuc-vu="PHÓ" ho-ten="A"/>')
    assert "| TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ / " in written.body[-1]


def test_a_name_that_is_not_known_is_left_blank(sample):
    assert sample('<ky chuc-vu="TRƯỞNG PHÒNG"/>').body[-1] == "|  | TRƯỞNG PHÒNG / (6 dòng trống) |"


def test_the_signature_does_not_split_and_keeps_with_the_last_paragraph(sample):
    xml = sample('<p>x</p><ket>Hết</ket><ky chuc-vu="A" ho-ten="B"/>').part("word/document.xml")
    before, block = xml.split("Nơi nhận và chữ ký", 1)
    assert '<w:pStyle w:val="KetThuc"/><w:keepNext/>' in before
    assert "<w:trPr><w:cantSplit/></w:trPr>" in block


def test_the_signature_keeps_with_the_last_row_of_a_table(sample):
    xml = sample('<table><tr><td>cuối</td></tr></table><ky chuc-vu="A"/>').part("word/document.xml")
    assert '<w:pStyle w:val="OBang13"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">cuối' in xml


def test_one_phu_luc_has_no_number(sample):
    written = sample('<p>x</p><phu-luc ten="Số liệu"><p>y</p></phu-luc>')
    assert written.body[1:] == [
        "=== dọc, lề 20-20-30-15 mm, trang từ 1, ẩn số trang đầu",
        "H1 [Phụ lục] Phụ lục",
        "[Tên phụ lục] Số liệu",
        "---",
        "P y",
    ]


def test_two_phu_luc_are_numbered_and_each_counts_its_pages_from_one(sample):
    written = sample(
        """<p>x</p><phu-luc ten="Một" huong="ngang" kem-theo="Báo cáo số 05/BC-VP"><p>y</p></phu-luc>
        <phu-luc ten="Hai" kem-theo="(Kèm theo Báo cáo)"><p>z</p></phu-luc>"""
    )
    assert written.body[1:] == [
        "=== ngang, lề 20-20-30-15 mm, trang từ 1, ẩn số trang đầu",
        "H1 [Phụ lục] Phụ lục I",
        "[Tên phụ lục] Một",
        "[Kèm theo] (Kèm theo Báo cáo số 05/BC-VP)",
        "---",
        "P y",
        "=== dọc, lề 20-20-30-15 mm, trang từ 1, ẩn số trang đầu",
        "H1 [Phụ lục] Phụ lục II",
        "[Tên phụ lục] Hai",
        "[Kèm theo] (Kèm theo Báo cáo)",
        "---",
        "P z",
    ]


def test_notes_and_units_of_measure_have_their_own_styles(sample):
    written = sample("<don-vi-tinh>Đơn vị tính: lượt</don-vi-tinh><ghi-chu>Ghi chú: ước</ghi-chu>")
    assert written.body == ["[Đơn vị tính] Đơn vị tính: lượt", "[Ghi chú] Ghi chú: ước"]


def test_a_list_inside_a_list_of_names_is_read_on(sample):
    written = sample(
        "<noi-nhan><li>VPUB:<ul><li>CVP,<ul><li>PCVP</li></ul></li><li>CBTH</li></ul></li></noi-nhan>"
    )
    assert written.body[-1] == "| Nơi nhận: / - VPUB: CVP, PCVP CBTH. |  |"

"""The page around the text: what a browser and a screen reader ask of it, and that it asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

REPORT = """
<ten-loai>BÁO CÁO</ten-loai><trich-yeu>Kết quả năm 2024</trich-yeu><kinh-gui>Ủy ban nhân dân tỉnh</kinh-gui>
<muc ten="Kết quả"><khoan ten="Tiếp công dân"><p>Đã tiếp.</p></khoan></muc>
<muc ten="Kiến nghị"><p>Không.</p></muc>
<noi-nhan><li>Như trên</li><li>Lưu: VT, HCQT</li></noi-nhan>
<ky quyen-han="KT. CHÁNH VĂN PHÒNG" chuc-vu="PHÓ CHÁNH VĂN PHÒNG" ho-ten="Nguyễn Văn A"/>
<phu-luc ten="Tổng hợp" huong="ngang" kem-theo="Báo cáo số 5"><p>a</p></phu-luc>
<phu-luc ten="Danh mục"><khoan ten="Văn bản"><p>b</p></khoan></phu-luc>
"""


def test_the_page_speaks_vietnamese_in_utf8(page):
    text = page("<p>a</p>").text

    assert text.startswith('<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n')


def test_the_policy_allows_the_one_style_sheet_and_nothing_else(page):
    made = page("<p>a</p>")
    (sheet,) = made.find("//style/text()")
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()

    assert made.find('//meta[@http-equiv="Content-Security-Policy"]/@content') == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_nothing_is_fetched_and_nothing_runs(page):
    made = page(REPORT)
    (sheet,) = made.find("//style/text()")

    assert (
        made.find("//script | //link | //img | //iframe | //object | //@style | //@src | //base | //form")
        == []
    )
    assert not [name for element in made.tree.iter() for name in element.attrib if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", sheet)
    links = made.find("//@href")
    assert len(links) > 5
    assert all(link.startswith("#") for link in links)


def test_every_link_leads_to_a_place_of_the_page_and_no_name_is_used_twice(page):
    made = page(REPORT)
    names = made.find("//@id")

    assert len(names) == len(set(names))
    assert {link.removeprefix("#") for link in made.find("//@href")} <= set(names)


def test_the_properties_say_who_what_and_of_which_data(page):
    made = page("<p>a</p>", {"source": "reports/2024"})
    said = {meta.get("name"): meta.get("content") for meta in made.find("//meta[@name]")}

    assert made.said("//title") == ["Báo cáo công tác dân vận"]
    assert said == {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "author": "Văn phòng UBND tỉnh",
        "description": "Công tác dân vận",
        "generator": "danvan 0.1.0",
        "danvan-dau-vao": "b" * 64,
        "danvan-commit": "a" * 40,
        "danvan-nguon": "reports/2024",
    }


def test_the_end_of_the_page_says_what_it_is(page):
    made = page("<p>a</p>", {"commit": "1a2b3c4+sửa"})

    (said,) = made.said("//body/footer/p")
    assert said == (
        "Bản đọc trên màn hình, do danvan 0.1.0 lập từ dữ liệu ở lần lưu 1a2b3c4+sửa. "
        "Bản có giá trị là văn bản đã ký, đóng dấu."
    )


def test_without_git_the_end_names_no_commit(page):
    (said,) = page("<p>a</p>", {"commit": None}).said("//body/footer/p")

    assert said.startswith("Bản đọc trên màn hình, do danvan 0.1.0 lập. ")


def test_landmarks_stand_in_the_order_of_reading(page):
    made = page(REPORT, minh_hoa="true")

    assert [element.tag for element in made.find("//body/*")] == [
        "a",
        "aside",
        "header",
        "nav",
        "main",
        "footer",
    ]
    assert made.find("//body/a/@href") == ["#noi-dung"]
    assert made.find("//main/@id") == ["noi-dung"]


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ({}, []),
        ({"du_thao": "true"}, ["DỰ THẢO"]),
        ({"minh_hoa": "true"}, ["SỐ LIỆU MINH HỌA"]),
        ({"du_thao": "true", "minh_hoa": "true"}, ["DỰ THẢO", "SỐ LIỆU MINH HỌA"]),
    ],
)
def test_marks_of_a_draft_and_of_sample_figures_are_shown(page, marks, shown):
    assert page(REPORT, **marks).said("//aside//strong") == shown


def test_sample_figures_are_marked_on_every_printed_page(page):
    marked = '@top-right { content: "SỐ LIỆU MINH HỌA"'

    assert marked in page(REPORT, minh_hoa="true").text
    assert marked not in page(REPORT).text


def test_the_head_is_that_of_the_document(page):
    made = page(REPORT, chu_quan="UBND TỈNH", so="5", ky_hieu="BC-VPUB", dia_danh="Hà Nội", ngay="2024-11-05")

    assert made.said("//body/header//p") == [
        "UBND TỈNH ……",
        "VĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-VPUB",
        "Hà Nội, ngày 05 tháng 11 năm 2024",
    ]


def test_a_sender_without_numbers_has_no_line_for_one(page):
    assert page(REPORT).find('//p[@class="so"]') == []


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        (REPORT, ["BÁO CÁO", "Kết quả năm 2024"]),
        ("<v-v>báo cáo năm 2024</v-v><p>a</p>", ["V/v báo cáo năm 2024"]),
        ("<v-v>V/v báo cáo năm 2024</v-v><p>a</p>", ["V/v báo cáo năm 2024"]),
    ],
)
def test_the_one_h1_is_what_the_document_is(page, body, heading):
    made = page(body)

    assert len(made.find("//h1")) == 1
    assert made.said("//main/h1/span") == heading


def test_a_document_without_a_name_has_an_h1_to_be_read_out(page):
    made = page("<p>a</p>")

    assert made.said('//main/h1[@class="an"]') == ["Báo cáo công tác dân vận"]


def test_one_addressee_stands_on_the_line_and_more_in_a_list(page):
    several = page("<kinh-gui><li>Ban A</li><li>Ban B</li></kinh-gui><p>a</p>")

    assert page(REPORT).said('//p[@class="kinh-gui"]') == ["Kính gửi: Ủy ban nhân dân tỉnh"]
    assert several.said('//div[@class="kinh-gui"]/p') == ["Kính gửi:"]
    assert several.said('//div[@class="kinh-gui"]//li') == ["Ban A;", "Ban B."]


def test_recipients_and_signature_end_the_document(page):
    made = page(REPORT)

    assert made.said('//div[@class="noi-nhan"]//li') == ["Như trên;", "Lưu: VT, HCQT."]
    assert made.said('//div[@class="chu-ky"]/p') == [
        "KT. CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
        "Nguyễn Văn A",
    ]


def test_each_annex_has_its_heading_and_what_it_belongs_to(page):
    made = page(REPORT)

    assert made.said('//section[contains(@class, "phu-luc")]/h2') == [
        "Phụ lục ITổng hợp",
        "Phụ lục IIDanh mục",
    ]
    assert made.said('//p[@class="kem-theo"]') == ["(Kèm theo Báo cáo số 5)"]
    assert made.said('//section[@class="phu-luc ngang"]/p[not(@class)]') == ["a"]


def test_the_only_annex_has_no_number(page):
    made = page('<p>a</p><phu-luc ten="Danh mục"><p>b</p></phu-luc>')

    assert made.find("//h2/text()") == ["Phụ lục"]


def test_contents_lead_to_parts_and_annexes(page):
    made = page(REPORT)

    assert [(link.get("href"), link.text) for link in made.find("//nav//a")] == [
        ("#muc-1", "I. Kết quả"),
        ("#muc-1-khoan-1", "1. Tiếp công dân"),
        ("#muc-2", "II. Kiến nghị"),
        ("#phu-luc-1", "Phụ lục I. Tổng hợp"),
        ("#phu-luc-2", "Phụ lục II. Danh mục"),
        ("#phu-luc-2-khoan-1", "1. Văn bản"),
    ]


def test_a_short_document_needs_no_contents(page):
    assert page('<muc ten="A"><p>a</p></muc><muc ten="B"><p>b</p></muc>').find("//nav") == []


def test_paper_has_the_margins_of_the_decree(page):
    assert "@page { size: A4; margin: 20mm 15mm 20mm 30mm;" in page("<p>a</p>").text


def test_same_content_same_bytes(page):
    assert page(REPORT).text == page(REPORT).text

"""One thing spoiled in a good document: exactly the code of that thing is found, and nothing else."""

from __future__ import annotations

import pytest

HEADER, RELATIONS = "word/header1.xml", "word/_rels/document.xml.rels"
FOOTER_REFERENCE = '<w:footerReference w:type="default" r:id="rId99"/>'
FOOTER_RELATION = (
    '<Relationship Id="rId99" Target="header1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/><Relationship '
)
BOLD, CENTRE = "<w:b/><w:bCs/>", '<w:jc w:val="center"/>'
REPORT, LETTER, DECISION, REQUEST, PLAN = "bao-cao", "cong-van", "quyet-dinh", "to-trinh", "ke-hoach"
QUOC_HIEU, TIEU_NGU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
RULE = 'cx="2176450"'
OPENING = "Văn phòng Ủy ban nhân dân tỉnh báo cáo kết quả"


def step(name):
    """Name a change that ``conftest.py`` knows how to make."""
    return lambda *arguments: (name, *arguments)


said, style, size, paragraph, without, run_look, shape, with_theme, annex_goes_on = map(
    step,
    ("said", "style", "size", "paragraph", "without", "run_look", "shape", "with_theme", "annex_goes_on"),
)

#: What is spoiled → the document, the changes, the one code that must be found.
MUTATIONS = {
    # the page
    "khổ giấy Letter": (REPORT, [said('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')], "TT101"),
    "giấy nằm ngang": (PLAN, [said('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')], "TT102"),
    "lề trái 20 mm": (REPORT, [said('w:left="1701"', 'w:left="1134"')], "TT103"),
    "lề phải 30 mm": (REPORT, [said('w:right="850"', 'w:right="1701"')], "TT103"),
    "lề trên 30 mm": (REPORT, [said('w:top="1134"', 'w:top="1701"')], "TT103"),
    "lề dưới 15 mm": (REPORT, [said('w:bottom="1134"', 'w:bottom="850"')], "TT103"),
    "gáy sách làm lề trái quá rộng": (REPORT, [said('w:gutter="0"', 'w:gutter="567"')], "TT103"),
    "không có số trang": (REPORT, [said(PAGE_FIELD, "", HEADER)], "TT110"),
    "số trang ở chân trang": (
        REPORT,
        [
            said('<w:headerReference w:type="default" r:id="rId10"/>', FOOTER_REFERENCE),
            said("<Relationship ", FOOTER_RELATION, RELATIONS),
        ],
        "TT111",
    ),
    "số trang bằng số La Mã": (REPORT, [
        said('<w:pgNumType w:start="1"/>', '<w:pgNumType w:start="1" w:fmt="lowerRoman"/>'),
    ], "TT112"),
    "số trang bắt đầu từ 5": (REPORT, [said('<w:pgNumType w:start="1"/>', '<w:pgNumType w:start="5"/>')], "TT112"),
    "phụ lục đánh số trang tiếp": (REPORT, [annex_goes_on()], "TT112"),
    "số trang cỡ 10": (REPORT, [size("SoTrang", 10)], "TT113"),
    "số trang in nghiêng": (REPORT, [style("SoTrang", "<w:sz ", "<w:i/><w:sz ")], "TT114"),
    "số trang bên phải": (REPORT, [style("SoTrang", CENTRE, '<w:jc w:val="right"/>')], "TT115"),
    "số trang ở trang thứ nhất": (REPORT, [said("<w:titlePg/>", "")], "TT116"),
    # the type
    "phông Arial ở một chỗ": (REPORT, [
        run_look("Toàn Văn phòng tổ chức", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
    ], "TT121"),
    "phông Arial trong kiểu nội dung": (REPORT, [
        style("NoiDung", "<w:sz ", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz '),
    ], "TT121"),
    "phông theo chủ đề ở một chỗ": (REPORT, [
        run_look("Toàn Văn phòng tổ chức", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'),
        with_theme("Calibri"),
    ], "TT121"),
    "phông TCVN3": (REPORT, [
        said(
            '<w:r><w:t xml:space="preserve">BÁO CÁO',
            '<w:r><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr><w:t xml:space="preserve">b¸o c¸o',
        ),
    ], "TT122"),
    "phông VNI": (REPORT, [
        said(
            '<w:r><w:t xml:space="preserve">Lãnh đạo Văn phòng tổ chức',
            '<w:r><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr><w:t xml:space="preserve">'
            'Laõnh ñaïo Vaên phoøng toå chöùc</w:t></w:r><w:r><w:t xml:space="preserve">',
        ),
    ], "TT122"),
    "chữ xanh": (REPORT, [run_look("Toàn Văn phòng tổ chức", '<w:color w:val="0070C0"/>')], "TT123"),
    "Unicode tổ hợp": (REPORT, [said("Toàn Văn phòng", "Toa\u0300n Va\u0306n pho\u0300ng")], "TT124"),
    "nội dung 13, tiêu đề 14": (REPORT, [size("NoiDung", 13), size("Khoan", 13)], "TT125"),
    "Quốc hiệu 12 khi nội dung 14": (REPORT, [size("QuocHieu", 12)], "TT125"),
    # Quốc hiệu, Tiêu ngữ
    "thiếu Quốc hiệu": (REPORT, [without(QUOC_HIEU)], "TT200"),
    "Quốc hiệu viết thường": (REPORT, [said(QUOC_HIEU, "Cộng hòa xã hội chủ nghĩa Việt Nam")], "TT202"),
    "Quốc hiệu viết sai chữ": (REPORT, [said(QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMM")], "TT202"),
    "Quốc hiệu cỡ 11": (REPORT, [size("QuocHieu", 11)], "TT203"),
    "Quốc hiệu không đậm": (REPORT, [style("QuocHieu", BOLD, "")], "TT204"),
    "Quốc hiệu nghiêng": (REPORT, [style("QuocHieu", BOLD, f"{BOLD}<w:i/>")], "TT204"),
    "Quốc hiệu canh trái": (REPORT, [style("QuocHieu", CENTRE, '<w:jc w:val="left"/>')], "TT205"),
    "Quốc hiệu xuống dòng": (REPORT, [run_look(QUOC_HIEU, '<w:spacing w:val="20"/>')], "TT207"),
    "thiếu Tiêu ngữ": (REPORT, [without(TIEU_NGU)], "TT210"),
    "Tiêu ngữ gạch dài": (REPORT, [said(TIEU_NGU, "Độc lập – Tự do – Hạnh phúc")], "TT212"),
    "Tiêu ngữ không cách chữ": (REPORT, [said(TIEU_NGU, "Độc lập-Tự do-Hạnh phúc")], "TT212"),
    "Tiêu ngữ viết hoa sai": (REPORT, [said(TIEU_NGU, "Độc lập - Tự do - hạnh phúc")], "TT212"),
    "Tiêu ngữ cỡ 12": (REPORT, [size("TieuNgu", 12)], "TT213"),
    "Tiêu ngữ không đậm": (REPORT, [style("TieuNgu", BOLD, "")], "TT214"),
    "Tiêu ngữ canh phải": (REPORT, [style("TieuNgu", CENTRE, '<w:jc w:val="right"/>')], "TT215"),
    "Tiêu ngữ xuống dòng": (REPORT, [run_look(TIEU_NGU, '<w:spacing w:val="120"/>')], "TT217"),
    "đường kẻ Tiêu ngữ ngắn": (REPORT, [
        paragraph(RULE, RULE, 'cx="900000"'),
        paragraph('cx="900000"', RULE, 'cx="900000"'),
    ], "TT216"),
    "không có đường kẻ dưới Tiêu ngữ": (REPORT, [without(RULE)], "TT216"),
    # the offices, số, ngày
    "cơ quan chủ quản đậm": (REPORT, [style("CoQuanChuQuan", "<w:caps/>", f"{BOLD}<w:caps/>")], "TT224"),
    "cơ quan chủ quản cỡ 11": (REPORT, [size("CoQuanChuQuan", 11)], "TT223"),
    "cơ quan chủ quản viết thường": (REPORT, [
        style("CoQuanChuQuan", "<w:caps/>", ""),
        said("UBND TỈNH LÀO CAI", "UBND tỉnh Lào Cai"),
    ], "TT222"),
    "cơ quan chủ quản canh trái": (REPORT, [style("CoQuanChuQuan", CENTRE, '<w:jc w:val="left"/>')], "TT225"),
    "thiếu tên cơ quan": (DECISION, [without("ỦY BAN NHÂN DÂN TỈNH LÀO CAI")], "TT230"),
    "tên cơ quan viết thường": (REPORT, [
        style("CoQuanBanHanh", "<w:caps/>", ""),
        said(">VĂN PHÒNG<", ">Văn phòng<"),
    ], "TT232"),
    "tên cơ quan cỡ 14": (REPORT, [size("CoQuanBanHanh", 14)], "TT233"),
    "tên cơ quan không đậm": (REPORT, [style("CoQuanBanHanh", BOLD, "")], "TT234"),
    "tên cơ quan canh trái": (REPORT, [style("CoQuanBanHanh", CENTRE, '<w:jc w:val="left"/>')], "TT235"),
    "đường kẻ dưới tên cơ quan dài bằng dòng chữ": (REPORT, [
        paragraph('cx="421807"', 'cx="421807"', 'cx="1004000"'),
        paragraph('cx="1004000"', 'cx="421807"', 'cx="1004000"'),
    ], "TT236"),
    "không có đường kẻ dưới tên cơ quan": (REPORT, [without('cx="421807"')], "TT236"),
    "thiếu số, ký hiệu": (REPORT, [said("Số: 12/BC-VPUB", "")], "TT240"),
    "Số: dính liền": (REPORT, [said("Số: 12/", "Số:12/")], "TT242"),
    "Số thiếu dấu hai chấm": (REPORT, [said("Số: 12/", "Số 12/")], "TT242"),
    "số dưới 10": (REPORT, [said("Số: 12/", "Số: 5/")], "TT242"),
    "ký hiệu viết thường": (REPORT, [said("12/BC-VPUB", "12/bc-vpub")], "TT242"),
    "ký hiệu có dấu cách": (REPORT, [said("12/BC-VPUB", "12 / BC - VPUB")], "TT242"),
    "ký hiệu sai loại": (REPORT, [said("12/BC-VPUB", "12/KH-VPUB")], "TT242"),
    "công văn ghi CV": (LETTER, [said("05/VPUB-HCQT", "05/CV-VPUB")], "TT242"),
    "số cỡ 14": (REPORT, [size("SoKyHieu", 14)], "TT243"),
    "số in đậm": (REPORT, [style("SoKyHieu", "<w:sz ", "<w:b/><w:sz ")], "TT244"),
    "số canh trái": (REPORT, [style("SoKyHieu", CENTRE, '<w:jc w:val="left"/>')], "TT245"),
    "thiếu ngày tháng": (REPORT, [said("Lào Cai, ngày 05 tháng 11 năm 2024", "")], "TT250"),
    "ngày 5": (REPORT, [said("ngày 05 tháng 11", "ngày 5 tháng 11")], "TT252"),
    "tháng 1": (REPORT, [said("ngày 05 tháng 11", "ngày 05 tháng 1")], "TT252"),
    "ngày 31 tháng 11": (REPORT, [said("ngày 05 tháng 11", "ngày 31 tháng 11")], "TT252"),
    "thiếu địa danh": (REPORT, [said("Lào Cai, ngày", "ngày")], "TT252"),
    "địa danh in hoa": (REPORT, [said("Lào Cai, ngày", "LÀO CAI, ngày")], "TT252"),
    "tháng 03": (REPORT, [said("ngày 05 tháng 11", "ngày 05 tháng 03")], "TT252"),
    "ngày tháng cỡ 12": (REPORT, [size("DiaDanhNgay", 12)], "TT253"),
    "ngày tháng không nghiêng": (REPORT, [style("DiaDanhNgay", "<w:i/><w:iCs/>", "")], "TT254"),
    "ngày tháng canh phải": (REPORT, [style("DiaDanhNgay", CENTRE, '<w:jc w:val="right"/>')], "TT255"),
    # name and summary
    "tên loại viết thường": (REPORT, [style("TenLoai", "<w:caps/>", ""), said(">BÁO CÁO<", ">Báo cáo<")], "TT262"),
    "tên loại và trích yếu một dòng": (REPORT, [said(">BÁO CÁO<", ">BÁO CÁO KẾT QUẢ DÂN VẬN<")], "TT262"),
    "tên loại cỡ 16": (REPORT, [size("TenLoai", 16)], "TT263"),
    "tên loại không đậm": (REPORT, [style("TenLoai", BOLD, "")], "TT264"),
    "tên loại canh trái": (REPORT, [style("TenLoai", CENTRE, '<w:jc w:val="left"/>')], "TT265"),
    "thiếu trích yếu": (DECISION, [without("Về việc công nhận")], "TT270"),
    "trích yếu in hoa": (REPORT, [style("TrichYeu", "<w:sz ", "<w:caps/><w:sz ")], "TT272"),
    "trích yếu cỡ 12": (REPORT, [size("TrichYeu", 12)], "TT273"),
    "trích yếu không đậm": (REPORT, [style("TrichYeu", BOLD, "")], "TT274"),
    "trích yếu canh trái": (REPORT, [style("TrichYeu", CENTRE, '<w:jc w:val="left"/>')], "TT275"),
    "không có đường kẻ dưới trích yếu": (PLAN, [without('name="Đường kẻ 1"')], "TT276"),
    "không có tên loại": (PLAN, [without(">KẾ HOẠCH<"), without("Thực hiện công tác dân vận năm 2024")], "TT260"),
    "công văn thiếu V/v": (LETTER, [without("V/v ")], "TT280"),
    "Về việc thay cho V/v": (LETTER, [said("V/v đôn đốc", "Về việc đôn đốc")], "TT282"),
    "V/v cỡ 14": (LETTER, [size("TrichYeuCongVan", 14)], "TT283"),
    "V/v in đậm": (LETTER, [style("TrichYeuCongVan", "<w:sz ", "<w:b/><w:sz ")], "TT284"),
    "V/v canh trái": (LETTER, [style("TrichYeuCongVan", CENTRE, '<w:jc w:val="left"/>')], "TT285"),
    "V/v sát số": (LETTER, [style("TrichYeuCongVan", 'w:before="120"', 'w:before="0"')], "TT287"),
    # Kính gửi, căn cứ
    "tờ trình thiếu Kính gửi": (REQUEST, [without("Kính gửi:"), said("- Như trên;", "- UBND tỉnh;")], "TT300"),
    "Kính gửi thiếu dấu hai chấm": (REQUEST, [said("Kính gửi: ", "Kính gửi ")], "TT302"),
    "nhiều nơi trên một dòng": (REQUEST, [
        said("Kính gửi: Ủy ban nhân dân tỉnh", "Kính gửi: Sở Tài chính; Sở Nội vụ"),
    ], "TT302"),
    "nơi kính gửi thiếu gạch": (LETTER, [said("- Phòng Tổng hợp;", "Phòng Tổng hợp;")], "TT302"),
    "Kính gửi cỡ 12": (REPORT, [size("KinhGui", 12)], "TT303"),
    "Kính gửi in đậm": (REPORT, [style("KinhGui", "<w:sz ", "<w:b/><w:sz ")], "TT304"),
    "quyết định thiếu căn cứ": (DECISION, [
        without("Căn cứ Luật"),
        without("Căn cứ Kế hoạch"),
        without("Theo đề nghị"),
    ], "TT310"),
    "căn cứ thiếu chấm phẩy": (DECISION, [said("năm 2015;", "năm 2015.")], "TT312"),
    "căn cứ không nghiêng": (DECISION, [style("CanCu", "<w:i/><w:iCs/>", "")], "TT314"),
    "căn cứ cỡ 12": (DECISION, [size("CanCu", 12)], "TT313"),
    "căn cứ canh trái": (DECISION, [style("CanCu", '<w:jc w:val="both"/>', '<w:jc w:val="left"/>')], "TT315"),
    # the text
    "thiếu ./.": (REPORT, [said("chỉ đạo./.", "chỉ đạo.")], "TT322"),
    "nội dung cỡ 11": (REPORT, [run_look("Lãnh đạo Văn phòng tổ chức", '<w:sz w:val="22"/>')], "TT323"),
    "nội dung nghiêng": (REPORT, [run_look("Lãnh đạo Văn phòng tổ chức", "<w:i/>")], "TT324"),
    "nội dung canh trái": (REPORT, [shape("Lãnh đạo Văn phòng tổ chức", '<w:jc w:val="left"/>')], "TT325"),
    "đoạn sát nhau": (REPORT, [shape(OPENING, '<w:spacing w:before="0"/>')], "TT327"),
    "không lùi đầu dòng": (REPORT, [shape("Lãnh đạo Văn phòng tổ chức", '<w:ind w:firstLine="0"/>')], "TT328"),
    "lùi bằng dấu cách": (REPORT, [said("Lãnh đạo Văn phòng tổ chức", "       Lãnh đạo Văn phòng tổ chức")], "TT328"),
    "giãn dòng 2": (REPORT, [
        shape("Lãnh đạo Văn phòng tổ chức", '<w:spacing w:line="480" w:lineRule="auto"/>'),
    ], "TT329"),
    # outline
    "phần nhảy số": (PLAN, [said("Phần II", "Phần III")], "TT331"),
    "phần số Ả Rập": (PLAN, [said(">Phần II<", ">Phần 2<")], "TT332"),
    "tên phần viết thường": (PLAN, [style("TenPhan", "<w:caps/>", "")], "TT332"),
    "phần không đậm": (PLAN, [style("Phan", BOLD, "")], "TT334"),
    "phần canh trái": (PLAN, [style("Phan", CENTRE, '<w:jc w:val="left"/>')], "TT335"),
    "mục nhảy số": (REPORT, [said(">II. ", ">IV. "), said(">III. ", ">V. ")], "TT341"),
    "mục viết thường": (REPORT, [style("Muc", "<w:caps/>", "")], "TT342"),
    "mục dấu gạch chéo": (REPORT, [said(">II. ", ">II/ ")], "TT342"),
    "mục không đậm": (REPORT, [style("Muc", BOLD, "")], "TT344"),
    "khoản nhảy số": (REPORT, [
        said(">3. Tiếp công dân", ">4. Tiếp công dân"),
        said(">4. Cải cách", ">5. Cải cách"),
        said(">5. Thực hiện", ">6. Thực hiện"),
        said(">6. Đạo đức", ">7. Đạo đức"),
    ], "TT351"),
    "khoản dấu ngoặc": (REPORT, [said(">3. Tiếp công dân", ">3) Tiếp công dân")], "TT352"),
    "đánh số 1.1": (REPORT, [said("Lãnh đạo Văn phòng tổ chức", "1.1. Lãnh đạo Văn phòng tổ chức")], "TT352"),
    "tên khoản không đậm": (REPORT, [style("KhoanCoTen", BOLD, "")], "TT354"),
    "điểm bỏ chữ đ": (REPORT, [said(">đ) Hồ sơ", ">e) Hồ sơ")], "TT361"),
    "điểm chữ f": (REPORT, [said(">đ) Hồ sơ", ">f) Hồ sơ")], "TT361"),
    "điểm dấu chấm": (REPORT, [said(">b) Hồ sơ", ">b. Hồ sơ")], "TT362"),
    "điểm in đậm": (REPORT, [style("Diem", "<w:sz ", "<w:b/><w:sz ")], "TT364"),
    "điều lặp số": (DECISION, [said(">Điều 2.<", ">Điều 1.<"), said(">Điều 3.<", ">Điều 2.<")], "TT371"),
    "điều dấu hai chấm": (DECISION, [said(">Điều 2.<", ">Điều 2:<")], "TT372"),
    "điều không đậm": (DECISION, [
        said('<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">Điều 2.', '<w:t xml:space="preserve">Điều 2.'),
    ], "TT374"),
    # the end
    "chức vụ viết thường": (REPORT, [style("ChuKy", "<w:caps/>", "")], "TT402"),
    "KT thiếu dấu chấm": (REPORT, [said("KT. Chánh", "KT Chánh")], "TT402"),
    "chức vụ cỡ 12": (REPORT, [size("ChuKy", 12)], "TT403"),
    "chức vụ không đậm": (REPORT, [style("ChuKy", BOLD, "")], "TT404"),
    "chức vụ canh trái": (REPORT, [style("ChuKy", CENTRE, '<w:jc w:val="left"/>')], "TT405"),
    "thiếu chữ ký": (REPORT, [
        without("KT. Chánh"),
        without("Phó Chánh Văn phòng</w:t>"),
        without("Nguyễn Văn A"),
    ], "TT400"),
    "chưa có họ tên": (REPORT, [said("Nguyễn Văn A", "")], "TT410"),
    "họ tên in hoa": (REPORT, [said("Nguyễn Văn A", "NGUYỄN VĂN A")], "TT412"),
    "họ tên có học vị": (REPORT, [said("Nguyễn Văn A", "ThS. Nguyễn Văn A")], "TT412"),
    "họ tên cỡ 15": (REPORT, [size("HoTen", 15)], "TT413"),
    "họ tên không đậm": (REPORT, [style("HoTen", BOLD, "")], "TT414"),
    "họ tên canh trái": (REPORT, [style("HoTen", CENTRE, '<w:jc w:val="left"/>')], "TT415"),
    "không chừa chỗ ký": (REPORT, [without("<w:pStyle w:val=\"ChoKy\"/></w:pPr></w:p>") for _ in range(5)], "TT407"),
    "thiếu Nơi nhận": (PLAN, [
        without(">Nơi nhận:<"),
        without("- Các phòng, ban, đơn vị trực thuộc;"),
        without("- Lưu: VT, HCQT."),
    ], "TT420"),
    "Nơi nhận in hoa": (REPORT, [said(">Nơi nhận:<", ">NƠI NHẬN:<")], "TT422"),
    "Nơi nhận cỡ 14": (REPORT, [size("NoiNhan", 14)], "TT423"),
    "Nơi nhận không nghiêng": (REPORT, [style("NoiNhan", "<w:i/><w:iCs/>", "")], "TT424"),
    "Nơi nhận không đậm": (REPORT, [style("NoiNhan", BOLD, "")], "TT424"),
    "Nơi nhận canh giữa": (REPORT, [style("NoiNhan", '<w:jc w:val="left"/>', CENTRE)], "TT425"),
    "thiếu dòng Lưu": (REPORT, [without("- Lưu: VT"), said("đơn vị trực thuộc;", "đơn vị trực thuộc.")], "TT430"),
    "thiếu Như trên": (REPORT, [without("- Như trên;")], "TT431"),
    "Như trên hai lần": (REPORT, [said("- Ban Dân vận Tỉnh ủy;", "- Như trên;")], "TT431"),
    "Lưu hai lần": (REPORT, [said("- Ban Dân vận Tỉnh ủy;", "- Lưu: VT, HCQT;")], "TT431"),
    "Như trên mà không Kính gửi": (DECISION, [said("- Như Điều 3;", "- Như trên;")], "TT431"),
    "nơi nhận thiếu gạch": (REPORT, [said("- Ban Dân vận Tỉnh ủy;", "Ban Dân vận Tỉnh ủy;")], "TT432"),
    "nơi nhận thiếu dấu chấm cuối": (REPORT, [said("VT, HCQT.", "VT, HCQT;")], "TT432"),
    "nơi nhận cỡ 12": (REPORT, [size("DanhSachNoiNhan", 12)], "TT433"),
    "nơi nhận in nghiêng": (REPORT, [style("DanhSachNoiNhan", "<w:sz ", "<w:i/><w:sz ")], "TT434"),
    "nơi nhận canh giữa": (REPORT, [style("DanhSachNoiNhan", '<w:jc w:val="left"/>', CENTRE)], "TT435"),
    "Lưu thiếu dấu hai chấm": (REPORT, [said("- Lưu: VT, HCQT.", "- Lưu VT, HCQT(hnb).")], "TT439"),
    # phụ lục
    "phụ lục số Ả Rập": (REPORT, [said(">Phụ lục II<", ">Phụ lục 2<")], "TT500"),
    "phụ lục không được nhắc đến": (REPORT, [said("(chi tiết tại Phụ lục I và Phụ lục II)", "")], "TT501"),
    "PHỤ LỤC in hoa": (REPORT, [said(">Phụ lục I<", ">PHỤ LỤC I<")], "TT502"),
    "từ Phụ lục cỡ 13": (REPORT, [size("PhuLuc", 13)], "TT503"),
    "từ Phụ lục không đậm": (REPORT, [style("PhuLuc", BOLD, "")], "TT504"),
    "từ Phụ lục canh trái": (REPORT, [style("PhuLuc", CENTRE, '<w:jc w:val="left"/>')], "TT505"),
    "phụ lục thiếu tên": (REPORT, [without("Danh mục mô hình “Dân vận khéo”</w:t>")], "TT510"),
    "tên phụ lục canh trái": (REPORT, [style("TenPhuLuc", CENTRE, '<w:jc w:val="left"/>')], "TT515"),
    "tên phụ lục viết thường": (REPORT, [style("TenPhuLuc", "<w:caps/>", "")], "TT512"),
    "tên phụ lục không đậm": (REPORT, [style("TenPhuLuc", BOLD, "")], "TT514"),
    "tên phụ lục cỡ 16": (REPORT, [size("TenPhuLuc", 16)], "TT513"),
    "phụ lục thiếu kèm theo": (REPORT, [without("(Kèm theo")], "TT520"),
    "kèm theo không có ngoặc": (REPORT, [said("(Kèm theo", "Kèm theo")], "TT522"),
    "kèm theo không nghiêng": (REPORT, [style("KemTheo", "<w:i/><w:iCs/>", "")], "TT524"),
    "kèm theo cỡ 12": (REPORT, [size("KemTheo", 12)], "TT523"),
    "kèm theo canh trái": (REPORT, [style("KemTheo", CENTRE, '<w:jc w:val="left"/>')], "TT525"),
}  # fmt: skip


@pytest.mark.parametrize("name", [REPORT, LETTER, DECISION, REQUEST, PLAN])
def test_a_good_document_has_no_finding(spoiled, name):
    assert spoiled(name).findings == ()


def test_enough_is_spoiled():
    assert len(MUTATIONS) >= 60


@pytest.mark.parametrize("spoilt", MUTATIONS)
def test_one_fault_gives_its_code_and_no_other(spoiled, spoilt):
    name, changes, expected = MUTATIONS[spoilt]

    assert sorted({one.code for one in spoiled(name, *changes).findings}) == [expected]

"""What every key of the plan, the office file and the house choices is called and means. Knows no schema."""

from __future__ import annotations

from collections.abc import Mapping

from danvan_cli.exchange.schema.words import Word

_VERSION = Word("Phiên bản dữ liệu", "Ghi `1`.")
_UNITS = "Mã đơn vị trong `plans/co-quan.yaml`; `tat-ca` là mọi đơn vị nộp báo cáo."
_VERBATIM = "Chép nguyên văn kế hoạch."
_NOT_IN_SOURCE = "Để trống khi bản nguồn không ghi."
_OPEN_END = "Để trống là không giới hạn."
_SIGNERS = "Ai ký, từ ngày nào đến ngày nào; lấy người đầu tiên còn hiệu lực vào ngày của văn bản."

PLAN: Mapping[str, Mapping[str, Word]] = {
    "SoDonVi": {
        "phien_ban": _VERSION,
        "co_quan": Word("Cơ quan", "Tên, chữ viết tắt, địa danh, người ký."),
        "don_vi": Word("Sổ đơn vị", "Thứ tự trong sổ là thứ tự chính thức trong mọi bảng."),
        "ngay_nghi": Word("Ngày nghỉ lễ, tết", "Mỗi ngày một mục; dùng khi hạn được lùi qua ngày nghỉ."),
    },
    "CoQuan": {
        "ten": Word("Tên cơ quan", "Tên đầy đủ."),
        "ten_in": Word("Tên in ở góc trái", "Dòng thứ hai ở góc trái văn bản, chữ in hoa."),
        "co_quan_chu_quan": Word(
            "Cơ quan chủ quản", "Dòng thứ nhất ở góc trái văn bản; tên tỉnh nối theo sau."
        ),
        "tinh": Word("Tên tỉnh", "Chưa ghi thì in dòng chấm."),
        "viet_tat": Word("Chữ viết tắt", "Dùng trong ký hiệu văn bản, ví dụ `VPUB` trong `BC-VPUB`."),
        "dia_danh": Word("Địa danh", "Ghi trước ngày, tháng, năm; chưa ghi thì in dòng chấm."),
        "nguoi_ky": Word("Người ký", _SIGNERS),
    },
    "NguoiKy": {
        "ho_ten": Word("Họ và tên", "Người ký văn bản."),
        "chuc_vu": Word("Chức vụ", "Chức vụ của người ký."),
        "tu_ngay": Word("Có quyền ký từ ngày", _OPEN_END),
        "den_ngay": Word("Có quyền ký đến hết ngày", _OPEN_END),
        "quyen_han": Word("Quyền hạn ký", "In phía trên chức vụ, ví dụ `KT. CHÁNH VĂN PHÒNG`."),
    },
    "DonVi": {
        "ma": Word("Mã đơn vị", "Cũng là tên tệp báo cáo của đơn vị, ví dụ `ban-tcd`."),
        "ten": Word("Tên đơn vị", "Tên đầy đủ."),
        "viet_tat": Word("Chữ viết tắt", "Dùng trong ký hiệu, nơi nhận và bảng."),
        "nop_bao_cao": Word("Nộp báo cáo", "`false`: không nộp báo cáo, nên cũng không được giao chỉ tiêu."),
        "thu_dien_tu": Word("Thư điện tử", "Địa chỉ nhận thông báo."),
        "tu_ngay": Word("Ngày thành lập", _OPEN_END),
        "den_ngay": Word("Ngày kết thúc", _OPEN_END),
        "ke_thua": Word(
            "Kế thừa", "Mã các đơn vị mà đơn vị này tiếp nối; số đầu kỳ đối chiếu với tổng của các đơn vị đó."
        ),
        "gia_dinh": Word("Đơn vị giả định", "`true`: chỉ có trong số liệu minh họa."),
        "ten_in": Word("Tên in trên văn bản của đơn vị", "Chữ in hoa."),
        "nguoi_ky": Word("Người ký của đơn vị", _SIGNERS),
        "co_so_rieng": Word("Có số văn bản riêng", "`true`: đơn vị có con dấu và cho số văn bản riêng."),
    },
    "KeHoach": {
        "phien_ban": _VERSION,
        "ma": Word("Mã kế hoạch", "Cũng là tên tệp, ví dụ `dan-van`."),
        "ten": Word("Tên kế hoạch", "Viết tiếp được sau chữ “về”."),
        "hieu_luc": Word("Hiệu lực", "Những năm kế hoạch được thực hiện; mỗi năm có đúng một kế hoạch."),
        "so_ky_hieu": Word("Số, ký hiệu", _NOT_IN_SOURCE),
        "ngay_ban_hanh": Word("Ngày ban hành", _NOT_IN_SOURCE),
        "mo_dau": Word("Phần mở đầu", _VERBATIM),
        "van_ban_chi_dao": Word("Văn bản chỉ đạo", "Văn bản mà kế hoạch dựa vào."),
        "muc_dich_yeu_cau": Word("Mục đích, yêu cầu", _VERBATIM),
        "nhiem_vu": Word("Nhiệm vụ", "Mỗi nhiệm vụ một mục: ai làm, đếm gì, số liệu phải khớp thế nào."),
        "to_chuc_thuc_hien": Word("Tổ chức thực hiện", _VERBATIM),
        "ket_thuc": Word("Đoạn kết", _VERBATIM),
        "bao_cao": Word("Chế độ báo cáo", "Ai tổng hợp, gửi ai, hạn nào."),
        "noi_nhan": Word("Nơi nhận của kế hoạch", "Mỗi nơi một mục."),
        "luu": Word("Dòng lưu của kế hoạch", _VERBATIM),
        "sua_doi": Word("Sửa đổi, bổ sung", "Mỗi lần sửa đổi kế hoạch một mục."),
    },
    "HieuLuc": {
        "tu_nam": Word("Từ năm", "Bốn chữ số."),
        "den_nam": Word("Đến hết năm", _OPEN_END),
    },
    "VanBanChiDao": {
        "loai": Word("Loại văn bản", "Chỉ thị, Kế hoạch, Quyết định, …"),
        "so_ky_hieu": Word("Số, ký hiệu", "Như ghi trên văn bản."),
        "ngay": Word("Ngày ban hành", "Ngày ghi trên văn bản."),
        "co_quan": Word("Cơ quan ban hành", "Tên cơ quan ban hành văn bản."),
        "trich_yeu": Word("Trích yếu", "Câu tóm tắt nội dung văn bản."),
    },
    "NhiemVu": {
        "ma": Word("Mã nhiệm vụ", "Ví dụ `nv3`; báo cáo nhắc đến nhiệm vụ bằng mã này."),
        "ten": Word("Tên ngắn", "Dùng làm tên mục trong báo cáo tổng hợp."),
        "noi_dung": Word("Nội dung nhiệm vụ", _VERBATIM),
        "thuc_hien": Word("Đơn vị thực hiện", _UNITS + " Các đơn vị này phải báo cáo nhiệm vụ."),
        "chu_tri": Word("Đơn vị chủ trì", _UNITS + " Các đơn vị này phải báo cáo nhiệm vụ."),
        "phoi_hop": Word("Đơn vị phối hợp", _UNITS + " Các đơn vị này được báo cáo lời văn và danh sách."),
        "phan_cong": Word("Dòng phân công", "In nguyên văn thay cho dòng lập từ mã đơn vị."),
        "thoi_gian": Word("Thời gian thực hiện", "Ví dụ: Hàng năm."),
        "chi_tieu": Word("Chỉ tiêu", "Những thứ được đếm hoặc đo của nhiệm vụ."),
        "can_doi": Word("Quy tắc cân đối", "Quan hệ phải đúng giữa các số liệu."),
    },
    "ChiTieu": {
        "ma": Word("Mã chỉ tiêu", "Ví dụ `luot_tiep`; báo cáo ghi số liệu theo mã này."),
        "ten": Word("Tên chỉ tiêu", "Như in trong bảng."),
        "cau_van": Word("Câu văn", "Câu nói về số này trong báo cáo, ví dụ: Tiếp {luot_tiep} lượt công dân."),
        "kieu": Word("Kiểu số liệu", "Đơn vị ghi, hay danvan tính."),
        "don_vi_tinh": Word("Đơn vị tính", "lượt, hồ sơ, %, …; bắt buộc trừ kiểu `co_khong`."),
        "tong_hop": Word("Cách tổng hợp", "Cộng các đơn vị (mặc định), hay một giá trị chung."),
        "don_vi": Word("Đơn vị được giao", _UNITS + " Không ghi: các đơn vị ở `thuc_hien`, `chu_tri`."),
        "bat_buoc": Word("Bắt buộc", "`false`: được phép bỏ trống. Mặc định `true`."),
        "gioi_han": Word("Giới hạn", "Khoảng cho phép, mặc định từ 0; ghi được theo năm."),
        "muc_tieu": Word(
            "Mục tiêu", "Mức phấn đấu; ghi được theo năm, năm gần nhất không sau năm báo cáo được dùng."
        ),
        "chieu": Word("Chiều", "Tăng hay giảm là tốt hơn."),
        "ky_truoc": Word("Kỳ trước", "Mã chỉ tiêu cuối kỳ năm trước mà số đầu kỳ này phải bằng."),
        "ma_cu": Word(
            "Mã cũ",
            "Mã của chỉ tiêu này trong kế hoạch trước, khi đã đổi mã: `luot_tiep` hoặc `nv3.luot_tiep`.",
        ),
        "doi_cach_tinh": Word(
            "Đổi cách tính",
            "Năm bắt đầu cách tính mới và cách tính đó, ví dụ `{2024: Từ năm 2024 gồm cả lượt tiếp trực tuyến}`; "
            "số liệu trước năm đó không so sánh được.",
        ),
        "chi_so": Word("Chỉ số trễ năm", "Số ghi trong báo cáo năm N là của một năm trước đó."),
        "tu_so": Word("Tử số", "Biểu thức các mã chỉ tiêu, cho kiểu `ty_le`."),
        "mau_so": Word("Mẫu số", "Biểu thức các mã chỉ tiêu, cho kiểu `ty_le`."),
        "so_le": Word("Số chữ số lẻ", "Số chữ số sau dấu phẩy của tỷ lệ, mặc định 2."),
        "danh_sach": Word("Danh sách được đếm", "Cho kiểu `dem`."),
        "loc": Word(
            "Điều kiện đếm",
            "Khóa của bản ghi và các giá trị được đếm, ví dụ `{muc: [tieu_bieu]}`.",
        ),
    },
    "GioiHan": {
        "tu": Word("Từ", "Số nhỏ nhất được ghi, mặc định 0."),
        "den": Word("Đến", "Số lớn nhất được ghi. " + _OPEN_END),
    },
    "ChiSo": {
        "tre_nam": Word("Trễ mấy năm", "`1`: số của năm trước."),
        "cong_bo": Word("Ngày công bố", "Ngày/tháng công bố trong năm báo cáo, ví dụ `30/04`."),
    },
    "CanDoi": {
        "bieu_thuc": Word(
            "Biểu thức",
            "Một dấu trong `= <= >= < >` giữa hai vế gồm mã chỉ tiêu, số, `+ - *` và ngoặc.",
        ),
        "muc_do": Word("Mức độ khi không khớp", "Mặc định là lỗi."),
        "giai_thich": Word("Giải thích", "Vì sao hai vế phải khớp, theo biểu mẫu nào; hiện trong gợi ý sửa."),
    },
    "CheDoBaoCao": {
        "don_vi_tong_hop": Word("Đơn vị tổng hợp", "Mã đơn vị gom báo cáo và làm báo cáo tổng hợp."),
        "kinh_gui": Word("Kính gửi", "Nơi báo cáo tổng hợp gửi đến."),
        "han": Word("Hạn báo cáo năm", "Ngày/tháng của năm báo cáo."),
        "han_6t": Word("Hạn báo cáo 6 tháng", "Không ghi: kỳ này không có hạn."),
        "han_9t": Word("Hạn báo cáo 9 tháng", "Không ghi: kỳ này không có hạn."),
        "ky_so_lieu": Word("Kỳ số liệu chung", "Để trống: các đơn vị tự ghi và phải giống nhau."),
        "noi_nhan": Word("Nơi nhận của báo cáo tổng hợp", "In sau dòng “Như trên”."),
    },
    "HanBaoCao": {
        "kieu": Word("Cách tính hạn", "“Trước ngày” hay “chậm nhất ngày”."),
        "ngay": Word("Ngày/tháng", "Ví dụ `05/11`."),
        "lui_ngay_nghi": Word(
            "Lùi qua ngày nghỉ", "`true`: hạn rơi vào ngày nghỉ thì lùi sang ngày làm việc kế tiếp."
        ),
    },
    "CuaSo": {
        "tu_ngay": Word("Từ ngày/tháng", "Có thể thuộc năm trước, ví dụ `01/11`."),
        "den_ngay": Word("Đến hết ngày/tháng", "Ví dụ `31/10`."),
    },
    "SuaDoi": {
        "ngay": Word("Ngày sửa đổi", _NOT_IN_SOURCE),
        "so_ky_hieu": Word("Số, ký hiệu", "Của văn bản sửa đổi."),
        "noi_dung": Word("Nội dung sửa đổi", "Sửa gì."),
        "ly_do": Word("Lý do", "Vì sao sửa."),
        "tu_kho_khan": Word("Từ khó khăn nào", "Những vướng mắc mà lần sửa đổi này giải quyết."),
    },
    "TuKhoKhan": {
        "ky": Word("Kỳ báo cáo", "Kỳ đã nêu vướng mắc."),
        "don_vi": Word("Đơn vị", "Mã đơn vị đã nêu vướng mắc."),
        "nhiem_vu": Word("Nhiệm vụ", "Mã nhiệm vụ có vướng mắc."),
    },
    "TheThuc": {
        "co_chu": Word("Bộ cỡ chữ", "`13` hoặc `14`."),
        "le": Word("Lề trang", "Đơn vị mm."),
        "thut_dong": Word("Lùi đầu dòng", "Đơn vị cm: `1` hoặc `1.27`."),
        "gian_dong": Word("Cách dòng", "Từ `1` đến `1.5` dòng."),
        "gian_doan": Word("Cách đoạn", "Đơn vị pt, từ `6`."),
    },
    "Le": {
        "tren": Word("Lề trên", "Đơn vị mm."),
        "duoi": Word("Lề dưới", "Đơn vị mm."),
        "trai": Word("Lề trái", "Đơn vị mm."),
        "phai": Word("Lề phải", "Đơn vị mm."),
    },
}

"""What every key of a report is called and means, as the editor shows it. Knows no schema and no plan.

A title and a sentence for each field, by model and key; a label for each value that is chosen from a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Word(NamedTuple):
    """A title, and what to know before typing; codes in the sentence stand between backticks."""

    title: str
    says: str


_VERSION = Word("Phiên bản dữ liệu", "Ghi `1`.")
_TASK = Word("Nhiệm vụ", "Mã nhiệm vụ của kế hoạch mà mục này thuộc về, ví dụ `nv3`.")
_TEXT_FIGURES = "Viết `{mã}` để in số liệu đã ghi ở `so_lieu`, không gõ lại con số."

REPORT: Mapping[str, Mapping[str, Word]] = {
    "BaoCao": {
        "phien_ban": _VERSION,
        "ky": Word("Kỳ báo cáo", "`2024`, `2024-6t` hoặc `2024-9t`; phải khớp với tên thư mục."),
        "don_vi": Word("Đơn vị báo cáo", "Mã đơn vị trong `plans/co-quan.yaml`; phải khớp với tên tệp."),
        "minh_hoa": Word("Số liệu minh họa", "`true`: mọi văn bản kết xuất ghi “SỐ LIỆU MINH HỌA”."),
        "ky_so_lieu": Word(
            "Kỳ số liệu", "Số liệu tính từ ngày nào đến hết ngày nào; các đơn vị phải giống nhau."
        ),
        "uoc": Word(
            "Số ước",
            "`true`: số liệu những ngày cuối kỳ là số ước, khi đó kỳ số liệu được kết thúc sau ngày gửi.",
        ),
        "nguoi_lap": Word("Người lập báo cáo", "Họ tên và chức vụ."),
        "ngay_gui": Word(
            "Ngày gửi", "Ngày thực gửi. Để trống: bản nháp, thiếu nhiệm vụ hay thiếu số chỉ là cảnh báo."
        ),
        "phe_duyet": Word("Phê duyệt", "Do người duyệt ghi, đơn vị không tự điền."),
        "tra_lai": Word("Các lần bị trả lại", "Ngày và lý do; do nơi nhận ghi, đơn vị không tự điền."),
        "nhiem_vu": Word("Kết quả thực hiện nhiệm vụ", "Mỗi nhiệm vụ một mục, theo mã trong kế hoạch."),
        "giai_trinh": Word("Giải trình chung", "Lý do chấp nhận những cảnh báo nằm ngoài `nhiem_vu`."),
        "van_ban": Word(
            "Văn bản", "Văn bản về công tác dân vận đã ban hành hoặc tham mưu ban hành trong kỳ."
        ),
        "hoi_nghi": Word("Hội nghị", "Hội nghị, cuộc họp về công tác dân vận trong kỳ."),
        "mo_hinh": Word(
            "Mô hình, điển hình “Dân vận khéo”", "Mỗi mô hình một mục, kể cả mô hình duy trì từ kỳ trước."
        ),
        "khen_thuong": Word("Khen thưởng", "Tập thể, cá nhân được khen thưởng về công tác dân vận trong kỳ."),
        "kho_khan": Word("Khó khăn, vướng mắc", "Trình Chánh Văn phòng, làm căn cứ sửa đổi kế hoạch."),
        "kien_nghi": Word("Kiến nghị", "Nội dung kiến nghị và nơi gửi đến."),
        "phuong_huong": Word("Phương hướng, nhiệm vụ kỳ tới", "Mỗi việc một mục."),
    },
    "KySoLieu": {
        "tu_ngay": Word("Từ ngày", "Ngày đầu của kỳ số liệu: ngay sau ngày cuối của kỳ năm trước."),
        "den_ngay": Word("Đến hết ngày", "Ngày cuối của kỳ số liệu."),
    },
    "NguoiLap": {
        "ho_ten": Word("Họ và tên", "Người lập báo cáo."),
        "chuc_vu": Word("Chức vụ", "Chức vụ của người lập báo cáo."),
    },
    "PheDuyet": {
        "ho_ten": Word("Họ và tên", "Người phê duyệt."),
        "chuc_vu": Word("Chức vụ", "Chức vụ của người phê duyệt."),
        "ngay": Word("Ngày phê duyệt", "Ngày báo cáo được phê duyệt."),
        "dau_van_tay": Word("Dấu vân tay", "Gắn phê duyệt với đúng nội dung đã xem; không sửa tay."),
    },
    "TraLai": {
        "ngay": Word("Ngày trả lại", "Ngày báo cáo bị trả lại."),
        "ly_do": Word("Lý do trả lại", "Điều cần làm lại."),
    },
    "KetQuaNhiemVu": {
        "tinh_trang": Word("Tình trạng", "Nhiệm vụ được thực hiện đến đâu trong kỳ."),
        "ket_qua": Word(
            "Kết quả thực hiện",
            "Viết dưới dấu `|`, mỗi dòng một đoạn; dòng `- ` là một ý, `+ ` là ý con. " + _TEXT_FIGURES,
        ),
        "so_lieu": Word(
            "Số liệu",
            "Mỗi chỉ tiêu một dòng, số viết liền: `1204`. Trong kỳ không có thì ghi `khong_phat_sinh`; "
            "để trống là chưa có số, không phải số 0.",
        ),
        "han_che": Word("Hạn chế", "Mỗi hạn chế một mục: nội dung, nguyên nhân, giải pháp."),
        "giai_trinh": Word(
            "Giải trình cảnh báo", "Lý do chấp nhận một cảnh báo của nhiệm vụ này; lỗi thì phải sửa."
        ),
    },
    "HanChe": {
        "noi_dung": Word("Nội dung hạn chế", _TEXT_FIGURES),
        "nguyen_nhan": Word("Nguyên nhân", "Vì sao còn hạn chế này."),
        "loai": Word("Loại nguyên nhân", "Khách quan hay chủ quan."),
        "giai_phap": Word("Giải pháp", "Việc sẽ làm để khắc phục."),
    },
    "GiaiTrinh": {
        "ma_loi": Word("Mã cảnh báo", "Mã của cảnh báo được giải trình, như danvan đã in ra."),
        "chi_tieu": Word("Chỉ tiêu", "Chỉ cảnh báo về chỉ tiêu này; để trống: mọi cảnh báo mang mã đó."),
        "ly_do": Word("Lý do", "Vì sao số liệu vẫn đúng; lý do được in cho người thẩm định."),
    },
    "VanBanGhi": {
        "loai": Word("Loại văn bản", "Kế hoạch, Công văn, Quyết định, …"),
        "so_ky_hieu": Word("Số, ký hiệu", "Như ghi trên văn bản, ví dụ `12/KH-VPUB`."),
        "ngay": Word("Ngày ban hành", "Ngày ghi trên văn bản."),
        "co_quan": Word("Cơ quan ban hành", "Tên cơ quan ban hành văn bản."),
        "trich_yeu": Word("Trích yếu", "Câu tóm tắt nội dung văn bản."),
        "nhiem_vu": _TASK,
    },
    "HoiNghi": {
        "ten": Word("Tên hội nghị", "Cùng tên, cùng ngày ở hai báo cáo thì được tính là một."),
        "ngay": Word("Ngày tổ chức", "Hội nghị nhiều ngày thì ghi ngày đầu."),
        "so_nguoi": Word("Số người dự", "Số nguyên, viết liền."),
        "nhiem_vu": _TASK,
    },
    "MoHinh": {
        "ten": Word("Tên mô hình", "Cùng tên ở hai báo cáo thì được tính là một."),
        "linh_vuc": Word("Lĩnh vực", "Ví dụ: Tiếp công dân, Cải cách hành chính."),
        "loai": Word("Tập thể hay cá nhân", "Mô hình của tập thể, hay điển hình cá nhân."),
        "muc": Word("Mức cao nhất đã đạt", "Chỉ ghi một mức, mức cao nhất."),
        "moi": Word("Mới trong kỳ", "`true`: mô hình mới; `false`: duy trì từ kỳ trước."),
        "noi_dung": Word("Nội dung, cách làm", _TEXT_FIGURES),
        "nhiem_vu": _TASK,
    },
    "QuyetDinh": {
        "so_ky_hieu": Word("Số, ký hiệu quyết định", "Ví dụ `15/QĐ-VPUB`."),
        "ngay": Word("Ngày quyết định", "Ngày ghi trên quyết định."),
        "co_quan": Word("Cơ quan quyết định", "Tên cơ quan ban hành quyết định."),
    },
    "KhenThuong": {
        "doi_tuong": Word("Đối tượng", "Tên tập thể hoặc cá nhân được khen thưởng."),
        "loai": Word("Tập thể hay cá nhân", "Đối tượng được khen thưởng là tập thể hay cá nhân."),
        "hinh_thuc": Word("Hình thức", "Ví dụ: Bằng khen, Giấy khen."),
        "quyet_dinh": Word("Quyết định khen thưởng", "Số, ký hiệu, ngày và cơ quan của quyết định."),
        "nhiem_vu": _TASK,
    },
    "KhoKhan": {
        "nhiem_vu": _TASK,
        "noi_dung": Word("Nội dung vướng mắc", "Việc gì, vướng ở đâu."),
        "de_xuat": Word("Đề xuất", "Cách tháo gỡ, nội dung đề nghị sửa đổi, bổ sung kế hoạch."),
    },
    "KienNghi": {
        "gui_den": Word("Gửi đến", "Cơ quan, người có thẩm quyền giải quyết."),
        "noi_dung": Word("Nội dung kiến nghị", "Một kiến nghị một mục."),
    },
    "TongHop": {
        "phien_ban": _VERSION,
        "ky": Word("Kỳ báo cáo", "Phải khớp với tên thư mục."),
        "ngay_lap": Word("Ngày ban hành", "Ngày của báo cáo tổng hợp; để trống thì không in."),
        "so_ky_hieu": Word("Số, ký hiệu", "Của báo cáo tổng hợp; để trống thì in dòng chấm."),
        "nguoi_ky": Word("Người ký", "Chỉ ghi khi khác người ký trong `plans/co-quan.yaml`."),
        "noi_nhan": Word("Nơi nhận", "Thay cho nơi nhận ghi trong kế hoạch."),
        "lanh_dao_chi_dao": Word("Công tác lãnh đạo, chỉ đạo", "Mục I của báo cáo tổng hợp."),
        "danh_gia": Word("Đánh giá chung", "Ưu điểm, hạn chế, nguyên nhân, bài học."),
        "nhan_xet": Word("Nhận xét từng nhiệm vụ", "Theo mã nhiệm vụ; viết `{mã}` để in số tổng."),
        "phuong_huong": Word("Phương hướng", "Có mục này thì phần phương hướng của các đơn vị không in."),
        "kien_nghi": Word("Kiến nghị", "Nội dung kiến nghị và nơi gửi đến."),
    },
    "DanhGia": {
        "uu_diem": Word("Ưu điểm", "Mỗi ý một mục."),
        "han_che": Word("Hạn chế", "Mỗi ý một mục."),
        "nguyen_nhan_khach_quan": Word("Nguyên nhân khách quan", "Mỗi ý một mục."),
        "nguyen_nhan_chu_quan": Word("Nguyên nhân chủ quan", "Mỗi ý một mục."),
        "bai_hoc": Word("Bài học kinh nghiệm", "Mỗi ý một mục."),
    },
}

LABELS: Mapping[str, str] = {
    "hoan_thanh": "Hoàn thành",
    "dang_thuc_hien": "Đang thực hiện",
    "chua_thuc_hien": "Chưa thực hiện",
    "khong_phat_sinh": "Không phát sinh: trong kỳ không có việc này",
    "khach_quan": "Nguyên nhân khách quan",
    "chu_quan": "Nguyên nhân chủ quan",
    "tap_the": "Tập thể",
    "ca_nhan": "Cá nhân",
    "dang_ky": "Đã đăng ký",
    "hieu_qua": "Triển khai hiệu quả",
    "cong_nhan": "Được công nhận",
    "tieu_bieu": "Tiêu biểu",
    "loi": "Lỗi: phải sửa",
    "canh_bao": "Cảnh báo: xem lại, giải trình được",
    "truoc_ngay": "Trước ngày: chính ngày đó đã là trễ",
    "cham_nhat": "Chậm nhất: chính ngày đó vẫn đúng hạn",
    "so_nguyen": "Số nguyên, đơn vị ghi",
    "so_thap_phan": "Số thập phân, đơn vị ghi",
    "co_khong": "Có hoặc không, đơn vị ghi",
    "ty_le": "Tỷ lệ, danvan tính từ tử số và mẫu số",
    "dem": "Đếm, danvan đếm từ một danh sách bản ghi",
    "cong": "Cộng số của các đơn vị",
    "mot_don_vi": "Một giá trị chung, chỉ một đơn vị ghi",
    "tang": "Tăng là tốt hơn",
    "giam": "Giảm là tốt hơn",
    "van_ban": "Danh sách văn bản",
    "hoi_nghi": "Danh sách hội nghị",
    "mo_hinh": "Danh sách mô hình",
    "khen_thuong": "Danh sách khen thưởng",
}
"""What each value that is chosen from a list means; the same word means the same in every list."""

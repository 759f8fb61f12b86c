"""Texts made of nothing but stock phrases (DV306). Knows the phrases, no report.

A text is judged only if every word of it belongs to a known phrase: one name, place, event or thing that is
not listed here makes it innocent, as do a figure, a reference and a quotation.
"""

from __future__ import annotations

import re
from functools import cache

from danvan_cli.rules.prose.words import phrases

_OPENINGS = """
    tiếp tục | đẩy mạnh | tăng cường | nâng cao | chú trọng | quan tâm | phát huy | thường xuyên |
    quyết liệt | thực hiện tốt | làm tốt | thực hiện nghiêm túc | nghiêm túc thực hiện |
    thực hiện có hiệu quả | thực hiện hiệu quả | thực hiện đầy đủ | triển khai tốt | luôn luôn | luôn |
    hoàn thành tốt | hoàn thành xuất sắc | cơ bản hoàn thành | chủ động | tích cực | bám sát | đổi mới |
    kịp thời | triển khai có hiệu quả | triển khai đồng bộ | nghiêm túc triển khai | nghiêm túc |
    phối hợp chặt chẽ | thực hiện nghiêm | phối hợp tốt | sâu rộng | rõ rệt | có hiệu quả |
    đạt kết quả tốt | bước đầu | đề cao | siết chặt | không ngừng | ngày càng | nhiều chuyển biến |
    có nhiều chuyển biến | tạo chuyển biến | từng bước | thực hiện nghiêm chỉnh | chấp hành nghiêm |
    chấp hành tốt | thực hiện kịp thời | gương mẫu | nêu cao
"""
_ACTIONS = """
    thực hiện | triển khai | tổ chức | chỉ đạo | lãnh đạo | quán triệt | tuyên truyền | vận động |
    phối hợp | tham mưu | duy trì | bảo đảm | đảm bảo | hoàn thành | xây dựng | củng cố | giữ vững |
    đáp ứng | khắc phục | phục vụ | hướng tới | tạo | góp phần | gắn | coi | xác định | đạt | chấp hành |
    nắm bắt | giải quyết | xử lý | kiểm tra | giám sát | đôn đốc | nhân rộng | đi vào chiều sâu |
    đi vào nền nếp | tạo chuyển biến | tạo sự chuyển biến | tạo sự đồng thuận | tạo điều kiện | thúc đẩy |
    lan tỏa | học tập | làm theo | tiếp thu | lắng nghe | thực thi | cải thiện | phấn đấu | thể chế hóa |
    cụ thể hóa | hướng dẫn | giáo dục | bồi dưỡng | rèn luyện | tu dưỡng | đổi mới | chuyển biến |
    nâng lên | được nâng lên | nêu gương | đề cao | nêu cao | siết chặt | chấn chỉnh | kết hợp | lồng ghép |
    vận dụng | đồng tình | ủng hộ | tin tưởng | hưởng ứng | tham gia | đoàn kết | gắn bó | tháo gỡ |
    bảo vệ | chăm lo | quản lý | điều hành | đưa | đi vào nề nếp | đi đầu | phát triển | đánh giá |
    nhận xét | động viên | khuyến khích | biểu dương | trở thành | thể hiện | hiểu | nắm
"""
_THINGS = """
    theo hướng | hướng về cơ sở | phong cách hồ chí minh | tư tưởng hồ chí minh |
    công tác dân vận chính quyền | công tác dân vận | công tác | dân vận chính quyền | dân vận khéo |
    dân vận | hoạt động | phong trào thi đua | phong trào | nhiệm vụ chính trị | nhiệm vụ trọng tâm |
    nhiệm vụ được giao | nhiệm vụ | chức năng | nội dung | hình thức | phương thức | phương pháp |
    biện pháp | giải pháp | chất lượng | hiệu quả | hiệu lực | vai trò | trách nhiệm | tinh thần | thái độ |
    ý thức | nhận thức | đạo đức công vụ | đạo đức | văn hóa công sở | kỷ luật | kỷ cương |
    cải cách thủ tục hành chính | cải cách hành chính | thủ tục hành chính | hành chính |
    quy chế dân chủ ở cơ sở | dân chủ ở cơ sở | quy chế dân chủ | quy chế | dân chủ | cơ sở | chủ trương |
    đường lối | chính sách | pháp luật | nghị quyết | chỉ thị | văn bản | quy định | kế hoạch đề ra |
    kế hoạch được giao | các văn bản của cấp trên | văn bản của cấp trên | cấp trên | mục tiêu | yêu cầu |
    tình hình mới | tình hình thực tế | tình hình | thực tế | thời gian tới | thời gian qua | trong năm |
    trong kỳ | năm qua | ý nghĩa | tầm quan trọng | vị trí | niềm tin | sự đồng thuận | mối quan hệ |
    mối liên hệ | sự hài lòng | quyền làm chủ | quyền và lợi ích | kết quả tích cực | kết quả tốt |
    kết quả | mô hình | điển hình | tác phong | lề lối làm việc | lề lối | năng lực | trình độ | kỹ năng |
    công vụ | tiếp công dân | khiếu nại | tố cáo | kiến nghị | phản ánh | an ninh | trật tự | đời sống |
    tư tưởng | phong cách | đạo đức lối sống | lối sống | cửa quyền | phiền hà | chuyển đổi số | công khai |
    minh bạch | tâm tư | nguyện vọng | sáng tạo | chiều sâu | thực chất | nền nếp | kinh tế | xã hội |
    lĩnh vực | chính trị | tư tưởng chính trị | nội bộ | trọng dân | gần dân | hiểu dân | học dân |
    có trách nhiệm với dân | gần gũi với dân | với dân | dân | nghe dân nói | nói dân hiểu |
    hướng dẫn dân làm | làm dân tin | tinh thần trách nhiệm | thái độ phục vụ | tinh thần phục vụ |
    giao tiếp | ứng xử | chuẩn mực | phẩm chất | sức mạnh | khối đại đoàn kết | khó khăn | vướng mắc |
    tồn tại | hạn chế | bất cập | lợi ích chính đáng | lợi ích | quyền | quốc phòng | lễ lối làm việc |
    công việc | phong cách làm việc | ý kiến | đóng góp | nguyên tắc | thẩm quyền | chỉ tiêu |
    bệnh thành tích | quan liêu | xa dân | hành vi | sách nhiễu | nhũng nhiễu | chế độ | thời hạn | nề nếp |
    chiều hướng | giai đoạn mới | giai đoạn hiện nay | hiện nay | thời gian vừa qua
"""
_PEOPLE = """
    cán bộ | công chức | viên chức | người lao động | người đứng đầu | đảng viên | lãnh đạo | tập thể |
    toàn thể | đội ngũ | nhân dân | người dân | quần chúng | công dân | tổ chức | cá nhân | đoàn thể |
    đơn vị | phòng | ban | cơ quan | văn phòng | trung tâm | các cấp | các ngành | cấp ủy | chính quyền |
    đảng | nhà nước | hệ thống chính trị | mặt trận tổ quốc | các tầng lớp | doanh nghiệp | địa phương |
    ngành | cấp | toàn cơ quan | ủy ban nhân dân tỉnh | ubnd tỉnh | tỉnh | thành viên | đồng chí |
    mọi người | tổ chức đảng | chi bộ | công đoàn | đoàn viên | các tầng lớp nhân dân | cấp trên |
    cấp dưới | lãnh đạo văn phòng | lãnh đạo đơn vị
"""
_MANNERS = """
    đầy đủ | kịp thời | thường xuyên | nghiêm túc | chặt chẽ | đồng bộ | sâu rộng | sâu sát | rộng rãi |
    thiết thực | có hiệu quả | hiệu quả | tốt | tốt hơn | hơn nữa | hơn | quyết liệt | chủ động | tích cực |
    đúng quy định | theo quy định | theo đúng quy định | theo kế hoạch | theo đúng kế hoạch |
    đúng kế hoạch | theo chức năng | được giao | đề ra | đạt kết quả tốt | đạt nhiều kết quả | nhiều |
    rõ rệt | rõ nét | toàn diện | cụ thể | phù hợp | đúng | cao | cao nhất | ngày càng | từng bước |
    mạnh mẽ | sâu sắc | liên quan | trọng tâm | gương mẫu | tiên phong | bước đầu | cơ bản | có chiều sâu |
    bằng nhiều hình thức | đa dạng | phong phú | tới | đến | mọi mặt | tối đa | quan trọng |
    thường xuyên hơn | mới | lớn | nhất là | đặc biệt là | đặc biệt | theo phân công | bảo đảm tiến độ |
    đúng tiến độ | tiến độ | văn minh | lịch sự | thân thiện | tận tình | chu đáo | nhiệt tình | đúng mực |
    tự giác | xung kích | tích cực hơn | ổn định | bền vững | an toàn | hợp lý | đúng thời hạn |
    đúng thẩm quyền | đúng đối tượng | nhanh chóng | thuận lợi | chính xác | trực tiếp | xuyên suốt |
    lâu dài | cần thiết | thống nhất | nhịp nhàng | nghiêm chỉnh | nghiêm | triệt để | dứt điểm |
    hiệu quả hơn | đúng hướng | khá tốt | khá | tương đối | chính đáng
"""
_LINKS = """
    và | với | của | các | những | trong | về | cho | để | là | đã | được | theo | tại | trên | nhằm | từ |
    đối với | một số | một | mọi | toàn | cùng | vào | ở | qua | thông qua | gắn với | cũng như |
    đồng thời | qua đó | do | có | việc | sự | nên | bằng | như | không ngừng | không | sẽ | đang | vẫn |
    này | đó | luôn | rất | làm | phải | nữa | trước | sau | khi | nếu | mà | thì | ra | lên | xuống | hết |
    cả | giữa | hoặc | nhất | thật | đều | đó là | đến nay | cơ bản | bên cạnh đó | ngoài ra | từ đó |
    nhờ đó | theo đó | kết hợp | trên cơ sở | đi đôi
"""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An opening anywhere, and the next phrase of any kind; made when the first text without a figure is judged."""
    anything = "|".join(phrases("|".join((_OPENINGS, _ACTIONS, _THINGS, _PEOPLE, _MANNERS, _LINKS))))
    return (
        re.compile(rf"\b(?:{'|'.join(phrases(_OPENINGS))})\b"),
        re.compile(rf"[\s,;.:\-–+()/]*(?:(?:{anything})(?!\w)|\Z)"),
    )


_SHORTEST = 3
"""Texts of fewer syllables, such as “Tốt.”, are left to the other rules."""
_DIGIT = re.compile(r"\d")


def says_nothing_measurable(text: str) -> bool:
    """Tell whether a text is made of stock phrases alone, one of the telling ones among them."""
    if "{" in text or "“" in text or '"' in text or _DIGIT.search(text):
        return False
    small = text.lower()
    if small.count(" ") + 1 < _SHORTEST:
        return False
    opening, following = _patterns()
    if not opening.search(small):
        return False
    at = 0
    while at < len(small):
        match = following.match(small, at)
        if match is None:
            return False
        at = match.end()
    return True

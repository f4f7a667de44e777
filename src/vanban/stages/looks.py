"""What a line of a table looks like on its own: work to do, the name of an office, a time, unfinished or
closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.text.patterns import pattern_of

_VERBS = (
    "Ban hành|Sửa đổi|Bổ sung|Tổng kết|Sơ kết|Tổ chức (?!Tỉnh|Huyện|Thành|Thị|Đảng|Quận|-)|Đánh giá|"
    "Cho ý kiến|Kiểm điểm|Hội nghị|"
    "Diễn tập|Xây dựng|Triển khai|Thực hiện|Rà soát|Kiểm tra|Giám sát|Tiếp tục|Phối hợp|Chỉ đạo|"
    "Lãnh đạo,? (?:chỉ đạo|thực|tổ|công|hoàn)|"
    "Chuẩn bị|Tham mưu|Hoàn thiện|Hoàn thành|Hoàn chỉnh|Đề xuất|Trình|Báo cáo(?! viên)|Nghe|Xem xét|"
    "Quyết định|Họp|Làm việc|Dự|Gặp mặt|"
    "Tiếp|Thăm|Khai mạc|Khai giảng|Bế mạc|Giao ban|Sinh hoạt|Quán triệt|Tuyên truyền|Phát động|Công bố|Trao|"
    "Tặng|Tập huấn|Bồi dưỡng|"
    "Đào tạo|Đại hội|Kỷ niệm|Lễ|Nghị quyết|Chỉ thị|Kết luận|Hướng dẫn|Phê duyệt|Thẩm định|Cập nhật|"
    "Điều chỉnh|Quy hoạch|Luân chuyển|"
    "Đối thoại|Khảo sát|Nghiên cứu|Đôn đốc|Theo dõi|Tổng hợp|Thông qua|Thảo luận|Trả lời|Giải trình|"
    "Đẩy mạnh|Tăng cường|Nâng cao|"
    "Phát triển|Hỗ trợ|Lắp đặt|Vận hành|Số hóa|Số hoá|Đăng ký|Cung cấp|Bố trí|Đảm bảo|Bảo đảm|Lập|Mở|"
    "Duy trì|Khắc phục|Xử lý|"
    "Giải quyết|Quản lý|Thành lập|Kiện toàn|Củng cố|Tham gia|Phân công|Đón|Viếng|Chào cờ|Kết nạp|Góp ý|"
    "Lấy ý kiến|Ký|Bình xét|"
    "Tuyển|Phát biểu|Thu |Nộp|Cụ thể hóa|Cụ thể hoá|Soạn thảo|Đề án|Kế hoạch|Chương trình|Phương án|"
    "Hiệp thương|Niêm yết|Vận động|"
    "Nhận xét|Phân tích|Đầu tư|Ứng dụng|Chuyển đổi|Kết nối|Công khai|Điều tra|Đấu giá|Đấu thầu|Trồng|"
    "Bê tông|Cứng hóa|Giải phóng|Nạo vét|Xóa|Xoá|Vệ sinh|Chỉnh trang|Cắm|Phòng, chống|Nhân rộng|Khai thác|"
    "Mua sắm|Hội thi|Hội thao|Hội thảo|Hội diễn|Ngày hội|Tọa đàm|Giao lưu|Công tác|Bảo trì|Cải tạo|Nâng cấp|"
    "Sửa chữa|Khởi công|Khánh thành|Bàn giao|Nghiệm thu|Quyết toán|Phân bổ|Thu hồi|Cưỡng chế|Hòa giải|"
    "Tuần tra|Huấn luyện|Ra quân|Ký kết|Chăm sóc|Tiêm|Khám|Thống kê|Thông báo|Biên soạn|Chỉnh lý|Sáp nhập|"
    "Rút kinh nghiệm|Nắm|Tháo gỡ|Đề nghị|Kiến nghị|Gửi|Tiếp nhận|Xác minh|Thẩm tra|"
    "Khen|Chi trả|Cấp phát|Sắp xếp|Giao |Chấm|Tuyên dương|Khen thưởng|Bầu|Giới thiệu|"
    "Chuyên đề"
)
_OPENS_WORK = pattern_of(rf"(?:[-+•]\s*|\(?\d{{1,2}}[).]\s*)?(?:{_VERBS})")
_DECIDES = pattern_of(
    r"\b(?:cho ý kiến|nghe|họp|làm việc|thông qua|xem xét|dự|thảo luận|tổ chức|tiếp|ban hành|kiểm tra|"
    r"gặp mặt|sơ kết|tổng kết|báo cáo)\b"
)
_OFFICES = (
    "Ban (?!hành)|BCĐ|BCH|BTV|BTC|BTG|BDV|BNC|BCS|BHXH|Văn phòng|VP|Ủy ban|Uỷ ban|UB|Sở|Phòng (?!họp|chống|"
    ",)|Đảng ủy|Đảng uỷ|Đảng đoàn|"
    "Đảng bộ|Huyện ủy|Tỉnh ủy|Thành ủy|Thị ủy|Quận ủy|Huyện uỷ|Tỉnh uỷ|HĐND|Hội đồng|Thường trực|TT |MTTQ|"
    "Mặt trận|Hội (?!nghị|thảo|trường)|"
    "Bệnh viện|Quỹ (?!Vì)|Hợp tác xã|HTX|Xí nghiệp|Nhà trường|Nhân viên|Toàn thể|Địa chính|Tư pháp|Kế toán|"
    r"Thôn|Bản |Tổng công ty|Tập đoàn|Chủ đầu tư|Học viện|Khoa |Ngành|[A-ZĐ]{2,7}(?=[\s.,;/&-]|$)|"
    "Huyện đoàn|Tỉnh đoàn|Thành đoàn|Thị đoàn|Xã đoàn|Đoàn|Liên đoàn|LĐLĐ|Công đoàn|Công an|CA |Bộ |Viện|"
    "Tòa án|"
    "Toà án|Chi bộ|Chi cục|Cục|Trung tâm|TTCT|Trường|"
    "Bưu điện|Đài|Báo (?!cáo)|Thanh tra|"
    "Kho bạc|Thuế|Điện lực|Bảo hiểm|Ngân hàng|Đơn vị|Cơ quan|Tổ (?!chức)|Công chức|Trưởng|Phó|Chủ tịch|"
    "Bí thư|Giám đốc|Công ty|"
    "Doanh nghiệp|Lãnh đạo|Cấp ủy|Cấp uỷ|Trạm|Hạt|Nhóm|Tiểu ban|Khối|Cán bộ|Các (?:ban|cơ|đơn|sở|"
    "phòng|chi|đảng|huyện|"
    "xã|phường|địa|hội|đoàn|tổ|thôn|doanh|trường|thành|ngành|cấp|công)|Xã|Phường|Thị trấn|UV|HĐND"
)
_OFFICE = pattern_of(rf"(?:[-+•]\s*)?(?:{_OFFICES})", re.UNICODE)
OFFICE_TAIL = pattern_of(
    r"(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng|Xã|Trung|Phường)\s(?:[uủ]y|ủy|uỷ|ương)\b|(?:UBND|HĐND|MTTQ|UBKT|CP|"
    r"TW)\b|"
    r"Quân sự|Chỉ huy|Kiểm tra|Tổ chức T|Tuyên giáo|Dân vận|Nội chính|Công an|Nhân dân|Việt Nam|Hồ Chí Minh"
)
PERSON = pattern_of(r"(?:[-+]\s*)?(?:Các\s+)?(?:Đ/c|đ/c|Đ\.c|Đc|ĐC|đồng chí|Đồng chí|Ông|Bà)\b")
PLACE = pattern_of(
    r"(?:Phòng (?:họp|khách|làm việc|A|B|số|trực)|P\.|PH|Hội trường|HT|Tại|Trụ sở|Nhà|NVH|Sân|Trung tâm|"
    r"Điểm cầu|UBND|Xã|Thị trấn|"
    r"Phường|Khách sạn|Nghĩa trang|Quảng trường|Trực tuyến|Online|Văn phòng|Thôn|Tầng|Huyện|Khu|Tổ dân phố|"
    r"Tỉnh|TP|Hà Nội|Cơ sở)"
)
PEOPLE = pattern_of(
    r"(?:Các đ|Các đồng|Đại diện|Lãnh đạo|Toàn thể|Trưởng|Thường trực|Cán bộ|Thành viên|Đại biểu|Theo|UV|TT|"
    r"CVP|Như|Mời)"
)
PRODUCT = pattern_of(
    r"(?:(?:Dự thảo |Các )?(?:Báo cáo|Kế hoạch|Quyết định|Tờ trình|Thông báo|Văn bản|Công văn|Nghị quyết|"
    r"Chương trình|Chỉ thị|Đề án|"
    r"Hướng dẫn|Kết luận|Quy (?:chế|định)|Danh sách|Hồ sơ|Biên bản|Giấy|Hội nghị|Phương án|Tài liệu|Lớp|"
    r"Hệ thống))"
)
MONTH = pattern_of(
    r"(?:tháng\s*)?(?:0?[1-9]|1[0-2])(?:\s*[/.-]\s*20\d\d)?$|(?:quý|qúy)\s+(?:[IV]{1,3}|"
    r"[1-4])(?:\s*/\s*20\d\d)?$|cả năm$",
    re.I,
)
DAY = pattern_of(
    r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn|t[2-7])\b.{0,25}$|"
    r"(?:(?:buổi\s+)?(?:sáng|chiều|tối),?\s+)?\(?(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?\)?$",
    re.I,
)
PART = pattern_of(r"(?:sáng|chiều|tối|trưa|cả ngày|s|c|buổi\s\w+)(?:\s*\(?\d.{0,12})?$", re.I)
HOUR = pattern_of(
    r"(?:từ\s+)?\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}(?:\s*(?:phút|ph|’|"
    r"'))?(?:\s*[-–—đếnto]{1,4}\s*\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}.{0,6})?[.;]?$"
    r"|(?:(?:cả|trong) ngày|(?:buổi )?(?:sáng|chiều|tối))$",
    re.I,
)
WHEN = pattern_of(
    r"(?:(?:trước|sau|đến|từ|xong|chậm nhất|hoàn thành|kết thúc|trong|cuối|đầu|giữa|khoảng|dự kiến|sáng"
    r"|chiều|"
    r"hết)\s*)*(?:hết\s+)?"
    r"(?:\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?:\s?phút)?\s*,?\s+(?=ngày\s))?"
    r"(?:(?:(?:ngày|tháng|quý|năm|tuần)\s*)?[\dIVX]{1,4}(?:\s*[/.-]\s*[\dIVX]{1,4}){0,2}(?:\s*(?:[-–]|đến|"
    r"và|,)\s*[\dIVX]{1,4}(?:\s*[/.-]\s*\d{1,4}){0,2})?"
    r"|tháng|ngày|quý|năm|tuần|trước|từ|thường|hằng|hàng|trong|cuối|đầu)$",
    re.I,
)
WHEN_WORDS = pattern_of(
    r"(?:thường xuyên|hằng|hàng|định kỳ|khi có|theo|trong|cả năm|năm|6 tháng|06 tháng|sau|trước|từ|đến|"
    r"chậm nhất|ngay|đã|đột xuất|xong|"
    r"tháng|quý|ngày|tuần|dự kiến|hoàn thành|\d{1,2}/)",
    re.I,
)
_UNFINISHED = pattern_of(
    r"(?:[,(–/-]|\b(?:và|của|các|hoặc|với|cho|tại|về|(?<!đổi )số|ngày|tháng|năm|từ|đến|là|do|(?<!tiếp )theo|"
    r"trong|trên|để|được|"
    r"bằng|những|một|đồng chí|"
    r"thực hiện|Đại hội|Nghị quyết|Quyết định|Chỉ thị|Kết luận|Ban Chấp hành|Ban Thường vụ|triển khai|"
    r"nhiệm kỳ|giai đoạn|"
    r"Ban|Tỉnh|Huyện|(?<!xây dựng )Đảng|Ủy ban|Hội|Phó|Thường|Giám|Mặt trận|Bộ|Sở|Chỉ|Chỉ huy|khóa|khoá|Nghị|"
    r"thành phố|huyện|xã|phường|kỳ|lần thứ|Trung|Nhân|Liên|Hà|tổ|Thị|Thành|mời|nước))$"
)
_DANGLING = pattern_of(
    r"(?:[,(–-]|\b(?:và|của|các|hoặc|với|cho|về|tại|từ|đến|do|(?<!tiếp )theo|trong|trên|để|bằng|những|thứ|"
    r"(?<!đổi )số))$"
)
OFFICE_HEAD = pattern_of(
    r"(?:(?:Ủy ban|UB) Kiểm tra|Ban (?:Tổ chức|Dân vận|Tuyên giáo|Nội chính|Chỉ huy|Thường vụ|Chấp hành|"
    r"cán sự|Quản lý|Kinh tế)|"
    r"Ủy ban Mặt trận|Mặt trận Tổ quốc|Tổ quốc Việt|Liên hiệp|Văn phòng|Thường trực|Bộ Chỉ huy|Đảng ủy|"
    r"Trung tâm|Liên đoàn|Hội đồng|Phòng Văn hóa|Phòng Giáo dục|"
    r"Mặt trận)$"
)
BARE_TAIL = pattern_of(
    r"(?:Tổ quốc(?: Việt Nam)?(?: \w+)?|Việt Nam(?: \w+)?|Nam(?: \w+)?|(?:Phụ nữ|Thanh niên)(?: \w+)?|"
    r"(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng) (?:ủy|uỷ)(?: (?:tỉnh|xã|phường|huyện))?|UBND(?: tỉnh| huyện| xã|"
    r" phường)?|HĐND|"
    r"UBKT|Quân sự(?: \w+)?|Trung ương|Công an \w+|Nhân dân|Hộ tịch|Chính trị)$"
)
NOT_OFFICE = pattern_of(r"\b(?:lần thứ|nhiệm kỳ|năm 20\d\d|giai đoạn|kỳ họp)\b")
POST_HEAD = pattern_of(
    r"(?:\b(?:Phó |Ủy viên )?(?:Bí thư|Chủ tịch|Chủ nhiệm|Chánh|Trưởng|Giám đốc|Phó|Trưởng ban|CT|PCT|BT|"
    r"PBT|GĐ|Phó Trưởng)|[-–])$"
)
POST_TAIL = pattern_of(
    r"(?:Thường trực|UBND|HĐND|UBMTTQ|MTTQ|Huyện|Tỉnh|Thành|Đảng|Văn phòng|Ban|Thường vụ|TT|CT|BT|PCT|PBT|"
    r"Chủ tịch|Bí thư|Phó)\b"
)
NAME_HEAD = pattern_of(r"^(?:Đ/c|đ/c|Đồng chí|đồng chí|Ông|Bà|Đc)(?:\s+[^\W\d_]+){0,3}$")
NAME_TAIL = pattern_of(r"^(?:[A-ZÀ-ỸĐ][a-zà-ỹ]*)(?:\s+[A-ZÀ-ỸĐ][a-zà-ỹ]*){0,2}(?:\s+-.*)?$")
REST_OF_HOUR = pattern_of(r"^[-–]?\s*\d{1,2}(?:\s*(?:h|g|giờ|phút|ph|:)\s*\d{0,2})?(?:\s*phút)?$", re.I)
LONE_TAIL = pattern_of(
    r"(?:(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng) (?:ủy|uỷ)(?: (?:tỉnh|xã|phường|huyện))?|Quân sự(?: \w+)?|"
    r"Trung ương|Hộ tịch|Nhân dân)$"
)
PLACE_END = pattern_of(r"\b(?:tỉnh|huyện|xã|phường|thành phố)$")
_CLOSED = pattern_of(r"[.!?](?:[”\"’)])?$")


@dataclass(frozen=True, slots=True)
class Look:
    """What a line looks like on its own."""

    text: str
    lower: bool
    work: bool
    office: bool
    closed: bool
    open: bool
    dangling: bool
    bullet: bool
    when: bool
    first_word: int  # the length of the first word


def is_when(text: str) -> bool:
    """Whether a line is nothing but a time: "15/9/2025", "Quý IV/2025", "Trước"."""
    words = text.strip()
    return WHEN.match(words) is not None and not (words.isdigit() and len(words) > 2 and words[:2] != "20")


def look_at(text: str) -> Look:
    """The look of a line."""
    bare = text.lstrip("“\"'(")
    decides = (
        len(text) > 30
        and text.startswith(("Ban ", "Thường trực", "Đảng ủy", "UBND", "HĐND", "BTV", "BCH"))
        and _DECIDES.search(text)
    )
    work = _OPENS_WORK.match(text) is not None or bool(decides)
    torn = text.startswith(("- ", "– ")) and not work and len(text) < 25
    return Look(
        text,
        lower=torn or bare[:1].islower() or text[:1] in ")”,;",
        work=work,
        office=not work and _OFFICE.match(text) is not None,
        closed=_CLOSED.search(text) is not None,
        open=_UNFINISHED.search(text) is not None or text.count("(") > text.count(")"),
        bullet=text.startswith(("- ", "– ", "+ ", "• ")) and not torn,
        when=is_when(text),
        first_word=len(text.split(maxsplit=1)[0]),
        dangling=_DANGLING.search(text) is not None or text.count("(") > text.count(")"),
    )

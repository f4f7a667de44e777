"""How well a line fits as the beginning, or as the next line, of a cell in a column of a given meaning.

A table copied out of a page leaves one line for each line of a cell, and nothing says where a cell ends. What does:
numbers in order, month names, weekdays and hours, the verb with which a piece of work opens, the names of
offices, full stops, lower case, and that a line wraps only where the next word does not fit (domain study,
section 7.3). Costs are small numbers; the cheapest way to cut the lines into cells is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.stages.columns import Column

NEVER = 1_000.0

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
    "Nhận xét|Phân tích|Đầu tư|Ứng dụng|Chuyển đổi|Kết nối|Chấm|Tuyên dương|Khen thưởng|Bầu|Giới thiệu|"
    "Chuyên đề"
)
_OPENS_WORK = re.compile(rf"(?:[-+•]\s*|\(?\d{{1,2}}[).]\s*)?(?:{_VERBS})")
_DECIDES = re.compile(
    r"\b(?:cho ý kiến|nghe|họp|làm việc|thông qua|xem xét|dự|thảo luận|tổ chức|tiếp|ban hành|kiểm tra|"
    r"gặp mặt|sơ kết|tổng kết|báo cáo)\b"
)
_OFFICES = (
    "Ban (?!hành)|BCĐ|BCH|BTV|BTC|BTG|BDV|BNC|BCS|BHXH|Văn phòng|VP|Ủy ban|Uỷ ban|UB|Sở|Phòng (?!họp|chống|"
    ",)|Đảng ủy|Đảng uỷ|Đảng đoàn|"
    "Đảng bộ|Huyện ủy|Tỉnh ủy|Thành ủy|Thị ủy|Quận ủy|Huyện uỷ|Tỉnh uỷ|HĐND|Hội đồng|Thường trực|TT |MTTQ|"
    "Mặt trận|Hội (?!nghị|thảo|trường)|"
    "Đoàn|Liên đoàn|LĐLĐ|Công an|CA |Bộ |Viện|Tòa án|Toà án|Chi bộ|Chi cục|Cục|Trung tâm|TTCT|Trường|"
    "Bưu điện|Đài|Báo (?!cáo)|Thanh tra|"
    "Kho bạc|Thuế|Điện lực|Bảo hiểm|Ngân hàng|Đơn vị|Cơ quan|Tổ (?!chức)|Công chức|Trưởng|Phó|Chủ tịch|"
    "Bí thư|Giám đốc|Công ty|"
    "Doanh nghiệp|Lãnh đạo|Cấp ủy|Cấp uỷ|Quân sự|Trạm|Hạt|Nhóm|Tiểu ban|Khối|Cán bộ|Các (?:ban|cơ|đơn|sở|"
    "phòng|chi|đảng|huyện|"
    "xã|phường|địa|hội|đoàn|tổ|thôn|doanh|trường|thành|ngành|cấp|công)|Xã|Phường|Thị trấn|UV|HĐND"
)
_OFFICE = re.compile(rf"(?:[-+•]\s*)?(?:{_OFFICES})", re.UNICODE)
_OFFICE_TAIL = re.compile(
    r"(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng|Xã|Trung|Phường)\s(?:[uủ]y|ủy|uỷ|ương)\b|(?:UBND|HĐND|MTTQ|UBKT|CP|"
    r"TW)\b|"
    r"Quân sự|Chỉ huy|Kiểm tra|Tổ chức T|Tuyên giáo|Dân vận|Nội chính|Công an|Nhân dân|Việt Nam|Hồ Chí Minh"
)
_PERSON = re.compile(r"(?:[-+]\s*)?(?:Các\s+)?(?:Đ/c|đ/c|Đ\.c|Đc|ĐC|đồng chí|Đồng chí|Ông|Bà)\b")
_PLACE = re.compile(
    r"(?:Phòng (?:họp|khách|làm việc|A|B|số|trực)|P\.|PH|Hội trường|HT|Tại|Trụ sở|Nhà|NVH|Sân|Trung tâm|"
    r"Điểm cầu|UBND|Xã|Thị trấn|"
    r"Phường|Khách sạn|Nghĩa trang|Quảng trường|Trực tuyến|Online|Văn phòng|Thôn|Tầng|Huyện|Khu|Tổ dân phố|"
    r"Tỉnh|TP|Hà Nội|Cơ sở)"
)
_PEOPLE = re.compile(
    r"(?:Các đ|Các đồng|Đại diện|Lãnh đạo|Toàn thể|Trưởng|Thường trực|Cán bộ|Thành viên|Đại biểu|Theo|UV|TT|"
    r"CVP|Như|Mời)"
)
_PRODUCT = re.compile(
    r"(?:(?:Dự thảo |Các )?(?:Báo cáo|Kế hoạch|Quyết định|Tờ trình|Thông báo|Văn bản|Công văn|Nghị quyết|"
    r"Chương trình|Chỉ thị|Đề án|"
    r"Hướng dẫn|Kết luận|Quy (?:chế|định)|Danh sách|Hồ sơ|Biên bản|Giấy|Hội nghị|Phương án|Tài liệu|Lớp|"
    r"Hệ thống))"
)
_MONTH = re.compile(
    r"(?:tháng\s*)?(?:0?[1-9]|1[0-2])(?:\s*[/.-]\s*20\d\d)?$|(?:quý|qúy)\s+(?:[IV]{1,3}|"
    r"[1-4])(?:\s*/\s*20\d\d)?$|cả năm$",
    re.I,
)
_DAY = re.compile(
    r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn|t[2-7])\b.{0,25}$|"
    r"\(?(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?\)?$",
    re.I,
)
_PART = re.compile(r"(?:sáng|chiều|tối|trưa|cả ngày|s|c|buổi\s\w+)(?:\s*\(?\d.{0,12})?$", re.I)
_HOUR = re.compile(
    r"(?:từ\s+)?\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}(?:\s*(?:phút|ph|’|"
    r"'))?(?:\s*[-–—đếnto]{1,4}\s*\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}.{0,6})?[.;]?$",
    re.I,
)
_WHEN = re.compile(
    r"(?:(?:trước|sau|đến|từ|xong|chậm nhất|hoàn thành|trong|cuối|đầu|giữa|khoảng|dự kiến|sáng|chiều|"
    r"hết)\s*)*(?:hết\s+)?"
    r"(?:(?:(?:ngày|tháng|quý|năm|tuần)\s*)?[\dIVX]{1,4}(?:\s*[/.-]\s*[\dIVX]{1,4}){0,2}(?:\s*(?:[-–]|đến|"
    r"và|,)\s*[\dIVX]{1,4}(?:\s*[/.-]\s*\d{1,4}){0,2})?"
    r"|tháng|ngày|quý|năm|tuần|trước|từ)$",
    re.I,
)
_WHEN_WORDS = re.compile(
    r"(?:thường xuyên|hằng|hàng|định kỳ|khi có|theo|trong|cả năm|năm|6 tháng|06 tháng|sau|trước|từ|đến|"
    r"chậm nhất|ngay|đã|đột xuất|xong|"
    r"tháng|quý|ngày|tuần|dự kiến|hoàn thành|\d{1,2}/)",
    re.I,
)
_UNFINISHED = re.compile(
    r"(?:[,(–/-]|\b(?:và|của|các|hoặc|với|cho|tại|về|số|ngày|tháng|năm|từ|đến|là|do|theo|trong|trên|để|được|"
    r"bằng|những|một|đồng chí|"
    r"thực hiện|Ban|Tỉnh|Huyện|Đảng|Ủy ban|Hội|Phó|Thường|Giám|Mặt trận|Bộ|Sở|Chỉ|khóa|khoá|Nghị|thành phố|"
    r"huyện|xã|phường|kỳ|lần thứ|"
    r"Trung|Nhân|Liên|Hà|tổ|Thị|Thành|mời|nước))$"
)
_CLOSED = re.compile(r"[.!?](?:[”\"’)])?$")


@dataclass(frozen=True, slots=True)
class Look:
    """What a line looks like on its own."""

    text: str
    lower: bool
    work: bool
    office: bool
    closed: bool
    open: bool

    @property
    def first_word(self) -> int:
        """Length of its first word."""
        return len(self.text.split(maxsplit=1)[0])


def look_at(text: str) -> Look:
    """The look of a line."""
    bare = text.lstrip("“\"'(")
    decides = (
        len(text) > 30
        and text.startswith(("Ban ", "Thường trực", "Đảng ủy", "UBND", "HĐND", "BTV", "BCH"))
        and _DECIDES.search(text)
    )
    work = _OPENS_WORK.match(text) is not None or bool(decides)
    return Look(
        text,
        lower=bare[:1].islower() or text[:1] in ")”,;",
        work=work,
        office=not work and _OFFICE.match(text) is not None,
        closed=_CLOSED.search(text) is not None,
        open=_UNFINISHED.search(text) is not None or text.count("(") > text.count(")"),
    )


_SHAPES: dict[Column, re.Pattern[str]] = {
    Column.MONTH: _MONTH,
    Column.QUARTER: _MONTH,
    Column.DAY: _DAY,
    Column.PART: _PART,
    Column.HOUR: _HOUR,
}
SHAPED = frozenset(_SHAPES)
"""Columns whose cells have one shape: months, days, parts of the day, hours."""
_KINDS: dict[Column, re.Pattern[str]] = {
    Column.PLACE: _PLACE,
    Column.PEOPLE: _PEOPLE,
    Column.PRODUCT: _PRODUCT,
}
BLANK: dict[Column, float] = {
    Column.NUMBER: 8.0,
    Column.MONTH: 0.2,
    Column.QUARTER: 0.2,
    Column.DAY: 0.2,
    Column.PART: 0.3,
    Column.HOUR: 2.0,
    Column.WHEN: 3.0,
    Column.CONTENT: 9.0,
    Column.LEAD: 3.0,
    Column.COORDINATION: 2.0,
    Column.PRODUCT: 2.0,
    Column.PLACE: 1.6,
    Column.PEOPLE: 1.6,
    Column.NOTE: 0.3,
    Column.COUNT: 1.0,
    Column.OTHER: 1.5,
}
"""What it costs to leave a cell of the column blank."""


def is_shape(column: Column, text: str) -> bool:
    """Whether a line is wholly a month, a day, a part of the day or an hour, as its column asks."""
    pattern = _SHAPES.get(column)
    return pattern is not None and pattern.match(text.strip()) is not None


def is_when(text: str) -> bool:
    """Whether a line is nothing but a time: "15/9/2025", "Quý IV/2025", "Trước"."""
    return _WHEN.match(text.strip()) is not None


def begin(look: Look, column: Column) -> float:
    """What it costs to begin a cell of the column with the line."""
    if column in _SHAPES:
        return 0.0 if is_shape(column, look.text) else 9.0
    lower = 5.0 if look.lower else 0.0
    if column is Column.WHEN:
        return _begin_when(look)
    if column is Column.CONTENT:
        shaped = 4.0 if is_when(look.text) else 0.0
        tail = 3.0 if len(look.text) < 20 and _OFFICE_TAIL.match(look.text) else 0.0
        return lower + shaped + tail + (0.0 if look.work else 2.2 if look.office else 1.0)
    if column in (Column.LEAD, Column.COORDINATION):
        return lower + _begin_office(look)
    if column in _KINDS:
        return lower + (0.2 if _KINDS[column].match(look.text) else 1.6)
    return lower + (3.5 if column is Column.NOTE else 2.0)


def _begin_when(look: Look) -> float:
    if is_when(look.text) or is_shape(Column.HOUR, look.text):
        return -1.0
    return 0.5 if _WHEN_WORDS.match(look.text) and len(look.text) < 40 else 5.0


def _begin_office(look: Look) -> float:
    if _PERSON.match(look.text):
        return -0.5
    if is_when(look.text):
        return 6.0
    return (1.0 if look.closed else 0.0) + (0.0 if look.office else 3.2 if look.work else 1.5)


def go_on(before: Look, look: Look, column: Column, width: int) -> float:
    """What it costs that the line is the next line of the cell that `before` stands in; `width` 0 is not
    known.
    """
    if column in (Column.NUMBER, Column.PART, Column.HOUR):
        return 9.0
    if column in _SHAPES:
        return 0.0 if is_shape(column, look.text) and not _MONTH.match(look.text) else 9.0
    if column is Column.WHEN:
        timed = is_when(look.text) or is_shape(Column.HOUR, look.text.lstrip("-– "))
        return 0.0 if look.lower or timed else 2.5
    cost = 0.0 if look.lower else 0.4 if before.open else _go_on_upper(before, look, column)
    if is_when(look.text):
        cost += 2.5
    if before.closed and not look.lower:
        cost += 2.0
    return cost + _wrap(before, look, width)


def _go_on_upper(before: Look, look: Look, column: Column) -> float:
    if column in (Column.LEAD, Column.COORDINATION):
        if _OFFICE_TAIL.match(look.text) and len(look.text) < 30:
            return 0.4
        return 3.5 if look.work else 1.6
    if look.work:
        return 2.5
    return 1.4 if look.office or _PERSON.match(look.text) else 1.0


def _wrap(before: Look, look: Look, width: int) -> float:
    """A line wraps only where the next word does not fit."""
    if not width:
        return 0.0
    room = width - len(before.text) - 1 - look.first_word
    if room >= max(3, 0.22 * width):
        return 2.6
    return 1.2 if room >= max(2, 0.12 * width) else 0.0

"""With what words officials begin the part of a sentence that says what is to be done.

Verbs of office work and the adverbs that open a predicate before them. `key` forms only: lower case, "ủy" not "uỷ".
"""

from __future__ import annotations

import re

_VERBS = """
ban hành|bàn giao|báo cáo|bảo đảm|đảm bảo|bảo vệ|biên soạn|biên tập|biểu quyết|bố trí|bổ sung|bồi dưỡng|cải tạo|chăm lo|chăm sóc|giữ gìn|giữ vững|siết chặt|khơi dậy|thực hành|cập nhật|cấp|cấp phát|
chỉ đạo|chỉnh sửa|chỉnh lý|chịu trách nhiệm|chủ trì|chuẩn bị|chuyển|cho ý kiến|cân đối|cắm|cắt cử|công bố|công khai|cung cấp|củng cố|cụ thể hóa|cụ thể hoá|cử|
dự thảo|dự trù|dừng|duy trì|duyệt|đánh giá|đào tạo|đăng ký|đăng tải|đăng|đề xuất|đề nghị|đẩy mạnh|đẩy nhanh|điều chỉnh|điều hành|điều động|định hướng|đôn đốc|
đưa tin|đưa vào|đổi mới|đối chiếu|đấu nối|di dời|gặp|giải quyết|giải trình|giám sát|giao|giới thiệu|gợi ý|góp ý|gửi|giữ|ghi nhận|nhận thấy|giải phóng|giúp|
hoàn thành|hoàn thiện|hoàn tất|hoàn chỉnh|huy động|hướng dẫn|hỗ trợ|họp rút kinh nghiệm|in ấn|in|kết nối|kết luận|khảo sát|khắc phục|khơi thông|
khen thưởng|kiểm tra|kiểm kê|kiểm soát|kiểm điểm|kiện toàn|ký|làm việc|làm rõ|làm đầu mối|làm tốt|lãnh đạo|lập|lấy ý kiến|lắp đặt|lắp|lựa chọn|lưu ý|lồng ghép|
mở chuyên mục|mở|mời|nắm bắt|nắm chắc|nắm|nắm tình hình|nâng cao|nêu|ngăn chặn|nghiên cứu|nhắc nhở|nhận|niêm yết|nộp|phát động|phát hành|phát huy|phân công|phân loại|phân bổ|phân luồng|
phân tích|phản ánh|phê duyệt|phối hợp|phổ biến|phòng ngừa|phụ trách|phục vụ|phát sóng|phát|quán triệt|quản lý|quyết định|rà soát|ra soát|sao gửi|sắp xếp|
sơ kết|soạn thảo|số hóa|số hoá|sửa đổi|tăng cường|tăng thời lượng|tăng|tham gia ý kiến|tham gia|tham mưu|tham luận|thanh toán|thành lập|thẩm định|thẩm tra|theo dõi|
thông báo|thông qua|thông tin|thu thập|thu hồi|thu|thống kê|thực hiện|tích hợp|tiếp nhận|tiếp thu|tiếp công dân|tin mời|tiến hành|tìm hiểu|tính toán|
tổ chức|tổng hợp|tổng kết|tổng rà soát|trả lời|trang trí|trang bị|trao đổi|triển khai|triệu tập|trình bày|trình|trực 24|trực ban|trực lãnh đạo|trực tết|trực bảo vệ|truyền tải|truyền thông|tuyên truyền|tuyên dương|
tập huấn|tập hợp|tập trung|tập luyện|tập dượt|tạo điều kiện|tháo dỡ|tháo gỡ|thăm hỏi|thăm|tặng|tư vấn|ứng dụng|ưu tiên|vận động|vận hành|viết|xác minh|xác định|xác nhận|xây dựng|
xem xét|xử lý|xin ý kiến|yêu cầu|bám sát|bám nắm|chấn chỉnh|chấp hành|chi trả|chia sẻ|chốt|chọn|công chứng|đi kiểm tra|đón tiếp|đón|đấu tranh|khoanh vùng|
khẩn cấp|khuyến khích|kêu gọi|kiến nghị|kịp thời|liên hệ|lưu trữ|mua sắm|nhập|nhân rộng|phát triển|phê bình|quy định|rút kinh nghiệm|sử dụng|thay thế|tham dự|
thống nhất|thuyết minh|tính|treo|trích|trích xuất|trồng|truy cập|tu sửa|tuần tra|túc trực|tuyển chọn|vệ sinh|viếng|xuất|xét|xúc tiến|quay phim|chụp ảnh|ghi hình|truyền hình trực tiếp|
chủ động|đối thoại|đề ra|đề cử|gia hạn|hiệp thương|hội ý|khai thác|khai báo|khởi công|làm|mang|miễn|nghiệm thu|nghiêm cấm|nhanh chóng|nỗ lực|phấn đấu|quan tâm|rút|sớm|tạm dừng|thi công|
thúc đẩy|tạm ứng|tiếp tục|tranh thủ|trả|triệt để|tự|vào cuộc|vẽ|vào|ủng hộ|xã hội hóa|xã hội hoá|đặt|đo|đối ứng|đóng góp|đóng|chạy thử|chiếu|trình chiếu|bình xét|bầu|biểu dương|bổ nhiệm
"""
_OPENERS = """
có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|có ý kiến|có văn bản|có báo cáo|có kế hoạch|có phương án|có giải pháp|có biện pháp|có hình thức|có thông báo|
phải|cần|nên|sẽ|là đầu mối|là cơ quan|là đơn vị|là thành viên|làm cơ quan|làm đầu mối|khẩn trương|tích cực|chủ động|thường xuyên|nghiêm túc|trực tiếp|tập trung|kịp thời|định kỳ|hằng ngày|hằng tuần|hằng tháng|hằng quý|hằng năm|
hàng ngày|hàng tuần|hàng tháng|hàng quý|hàng năm|theo chức năng|theo nhiệm vụ|theo thẩm quyền|theo phạm vi|theo phân công|theo lĩnh vực|theo dõi|căn cứ|trên cơ sở|khi có|khi nhận|sau khi|đồng thời|tiếp tục|tùy theo|
kịp thời|chịu|cùng với|cùng|chỉ|trước ngày|chậm nhất|tùy|nghiêm|cùng tham gia|phân công|trong phạm vi|ngoài việc|không để|không được|không|trân trọng|kính mời|kính đề nghị|xin
"""


def _alternation(text: str) -> str:
    words = sorted(
        {word.strip() for word in text.replace("\n", "").split("|") if word.strip()}, key=len, reverse=True
    )
    return "|".join(map(re.escape, words))


VERB = _alternation(_VERBS)
PREDICATE = re.compile(rf"(?<!\w)(?:{_alternation(_OPENERS)}|{VERB})(?!\w)")
"""Where a predicate may begin, in the key form of a text."""

VERB_START = re.compile(rf"\s*(?:{_alternation(_OPENERS)}|{VERB})(?!\w)")


def key(text: str) -> str:
    """Lower case with one placement of the tone mark in "ủy", "thủy"; as long as the text itself."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("uỷ", "ủy").replace("thuỷ", "thủy").replace("tuỳ", "tùy")


def starts_with_verb(text: str) -> bool:
    """Whether the words begin with something to be done."""
    return VERB_START.match(key(text)) is not None

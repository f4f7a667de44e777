"""With what words officials begin the part of a sentence that says what is to be done.

Verbs of office work and the adverbs that open a predicate before them. `key` forms only: lower case, "ủy"
not "uỷ".
"""

from __future__ import annotations

from functools import lru_cache

from vanban.text.alternation import beginning
from vanban.text.keys import lowered
from vanban.text.patterns import pattern_of

_VERBS = """
ban hành|báo ngay|báo cho|báo lại|báo về|biên soạn|biên tập|biểu dương|biểu quyết|bàn giao|bám nắm|bám sát|
báo cáo|bình xét|bảo vệ|
bảo đảm|bố trí|bồi dưỡng|bổ nhiệm|bổ sung|chi trả|chia sẻ|chiếu|cho ý kiến|chuyển|chuẩn bị|chăm lo|
chăm sóc|chạy thử|chấn chỉnh|chấp hành|chỉ đạo|chỉnh lý|chỉnh sửa|chịu trách nhiệm|chọn|chốt|chụp ảnh|
chủ trì|chủ động|cung cấp|cân đối|công bố|công chứng|công khai|cải tạo|cấp|cấp phát|cập nhật|cắm|cắt cử|
cụ thể hoá|cụ thể hóa|củng cố|cử|di dời|duy trì|duyệt|dừng|dự thảo|dự trù|ghi hình|ghi nhận|gia hạn|
giao|giám sát|giúp|giải ngân|giải phóng|giải quyết|giải trình|giới thiệu|giữ|giữ gìn|giữ vững|góp ý|gặp|
gợi ý|gửi|hiệp thương|hoàn chỉnh|hoàn thiện|hoàn thành|hoàn tất|huy động|hướng dẫn|họp rút kinh nghiệm|
hoãn|hỗ trợ|hội ý|in|in ấn|khai báo|khai thác|khen thưởng|khoanh vùng|khuyến khích|khôi phục|khơi dậy|
khơi thông|khảo sát|khẩn cấp|khắc phục|khởi công|kiến nghị|kiểm kê|kiểm soát|kiểm tra|kiểm điểm|
kiện toàn|kêu gọi|ký|kết luận|kết nối|kịp thời|liên hệ|làm|làm rõ|làm tốt|làm việc|làm đầu mối|lãnh đạo|
lưu trữ|lưu ý|lấy ý kiến|lập|lắp|lắp đặt|lồng ghép|lựa chọn|mang|miễn|mua sắm|mời|mở|mở chuyên mục|
nghiêm cấm|nghiên cứu|nghiệm thu|ngăn chặn|nhanh chóng|nhân rộng|nhận|nhận thấy|nhập|nhắc nhở|niêm yết|
nâng cao|nâng cấp|nêu|nắm|nắm bắt|nắm chắc|nắm tình hình|nỗ lực|nộp|phát|phát huy|phát hành|phát quang|
phát sóng|phát triển|phát động|phân bổ|phân công|phân loại|phân luồng|phân tích|phê bình|phê duyệt|
phòng ngừa|phòng trừ|phản ánh|phấn đấu|phối hợp|phổ biến|phụ trách|phục vụ|quan tâm|quay phim|quy định|
quyết định|quán triệt|quản lý|ra soát|rà soát|rút|rút kinh nghiệm|sao gửi|siết chặt|soạn|soạn thảo|
sâu sát|sơ kết|sắp xếp|số hoá|số hóa|sớm|sử dụng|sửa chữa|sửa đổi|tham dự|tham gia|tham gia ý kiến|
tham luận|tham mưu|thanh toán|thay thế|theo dõi|thi công|thu|thu gom|thu hồi|thu thập|thuyết minh|
thành lập|tháo dỡ|tháo gỡ|thông báo|thông qua|thông tin|thúc đẩy|thăm|thăm hỏi|thẩm tra|thẩm định|
thống kê|thống nhất|thực hiện|thực hành|tin mời|tiến hành|tiếp công dân|tiếp nhận|tiếp thu|tiếp tục|
trang bị|trang trí|tranh thủ|trao đổi|treo|triển khai|triệt để|triệu tập|truy cập|truyền hình trực tiếp|
truyền thông|truyền tải|trình|trình bày|trình chiếu|trích|trích xuất|trả|trả lời|trồng|trực 24|trực ban|
trực bảo vệ|trực lãnh đạo|trực tết|tu sửa|tuyên dương|tuyên truyền|tuyển chọn|tuần tra|tái lập|tìm hiểu|
tích hợp|tính|tính toán|túc trực|tăng|tăng cường|tăng thời lượng|tư vấn|tạm dừng|tạm ứng|tạo điều kiện|
tập dượt|tập huấn|tập hợp|tập luyện|tập trung|tặng|tổ chức|tổng hợp|tổng kết|tổng rà soát|viếng|viết|
vào cuộc|vận hành|vận động|vẽ|vệ sinh|xem xét|xin ý kiến|xuất|xác minh|xác nhận|xác định|xây dựng|
xã hội hoá|xã hội hóa|xét|xúc tiến|xử lý|yêu cầu|đi kiểm tra|điều chỉnh|điều hành|điều động|đo|đào tạo|
đánh giá|đón|đón tiếp|đóng|đóng góp|đôn đốc|đăng|đăng ký|đăng tải|đưa tin|đưa vào|đảm bảo|đấu nối|
đấu tranh|đẩy mạnh|đẩy nhanh|đặt|đề cử|đề nghị|đề ra|đề xuất|định hướng|đối chiếu|đối thoại|đối ứng|
đổi mới|có mặt|dự họp đúng|dự họp đầy đủ|dự hội nghị đúng|dự hội nghị đầy đủ|dự đúng|dự đầy đủ|dời|lùi|
lo|bế mạc|chôn lấp|chở|cài đặt|cách ly|cưỡng chế|cấm|cho mượn|diễn tập|dọn dẹp|dựng|
dẫn chương trình|di chuyển|
gia cố|ghi biên bản|giải đáp|hòa giải|huấn luyện|khống chế|khử khuẩn|khai mạc|kiểm đếm|kẻ vẽ|lắng nghe|mượn|
neo đậu|nhắc|nạo vét|phun|phát biểu|photo|quét dọn|ra quân|sao chụp|scan|sơ tán|thuê|tiêm|tiêu hủy|tiêu độc|
tiếp đón|tra cứu|trao|truy vết|tổng vệ sinh|vận chuyển|vinh danh|xét tặng|đưa|đối khớp|sửa sang|
bãi bỏ|hủy bỏ|chuyển đổi|chuyển giao|chỉnh trang|cảnh báo|cắm mốc|cứu trợ|đấu giá|đo đạc|động viên|gia tăng|
giải thể|giải tỏa|giảm thiểu|hạn chế|kê khai|kết nạp|khuyến cáo|kiên quyết|kiên trì|làm sạch|liên kết|
luân chuyển|mở đợt|mở rộng|ngừng|nhận diện|phá dỡ|phân cấp|phân định|phủ sóng|phong tỏa|quảng bá|quyên góp|
quyết toán|san lấp|san gạt|sàng lọc|sáp nhập|tạo lập|tạo nguồn|thanh lý|thí điểm|thiết kế|thiết lập|thu hút|
thử nghiệm|tiết kiệm|tiếp sóng|tinh gọn|tinh giản|tổ chức lại|tôn tạo|tôn vinh|trưng bày|trưng cầu|truy thu|
tuyển dụng|xóa bỏ|xoá bỏ|xử phạt|xếp loại|in sao|cam kết|bảo dưỡng|bố cáo|đền bù|bồi thường|
bàn bạc|bình chọn|bảo quản|canh gác|chung tay|chăm bón|chấm|chấm điểm|chứng thực|công nhận|cải thiện|cắt giảm|
gieo cấy|gieo trồng|gương mẫu|hiệu chỉnh|hiện đại hóa|hạ ngầm|hợp nhất|khoanh nợ|lên danh sách|lên phương án|
lưu giữ|lấy mẫu|nêu gương|phân phát|quyết liệt|ra nghị quyết|rà phá|sưu tầm|thể chế hóa|thực thi|tra soát|
tuân thủ|tạm ngừng|tạo chuyển biến|tạo môi trường|tạo sự|vận dụng|xoá|xóa|áp dụng|đi đầu|đình chỉ|
đơn giản hóa|đảm nhiệm|đảm nhận|đảm trách|đối soát|đỡ đầu|đồng hành|ứng phó|ứng trực|tự chấm|tự giác|
tự kiểm tra|tự phê bình|tự rà soát|tự đánh giá|
sẵn sàng|về địa bàn|xuống cơ sở|xuống địa bàn|đến dự|ưu tiên|ủng hộ|ứng dụng
"""
_OPENERS = """
chậm nhất|chỉ|chịu|chịu trách nhiệm|chủ động|có biện pháp|có báo cáo|có giải pháp|có hình thức|
có kế hoạch|có nhiệm vụ|có phương án|có thông báo|có trách nhiệm|có văn bản|có ý kiến|cùng|
cùng tham gia|cùng với|căn cứ|cần|hàng ngày|hàng năm|hàng quý|hàng tháng|hàng tuần|hằng ngày|hằng năm|
hằng quý|hằng tháng|hằng tuần|khi có|khi nhận|không|không được|không để|khẩn trương|kính mời|
kính đề nghị|kịp thời|là cơ quan|là thành viên|là đơn vị|là đầu mối|làm cơ quan|làm đầu mối|nghiêm|
nghiêm túc|ngoài việc|nên|phân công|phải|sau khi|sẽ|theo chức năng|theo dõi|theo lĩnh vực|theo nhiệm vụ|
theo phân công|theo phạm vi|theo thẩm quyền|thường xuyên|tiếp tục|trong phạm vi|trân trọng|trên cơ sở|
trước ngày|trực tiếp|tích cực|tùy|tùy theo|tập trung|xin|định kỳ|đồng thời
"""


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


def _listed(text: str) -> list[str]:
    return sorted({word.strip() for word in text.replace("\n", "").split("|") if word.strip()})


_BEGINNINGS = _listed(_OPENERS + "|" + _VERBS)
PREDICATE = pattern_of(rf"{beginning(_BEGINNINGS)}(?!\w)")
"""Where a predicate may begin, in the key form of a text."""


def key(text: str) -> str:
    """Lower case with one placement of the tone mark in "ủy", "thủy"; as long as the text itself."""
    return lowered(text).replace("uỷ", "ủy").replace("tuỳ", "tùy")


@lru_cache(maxsize=8)
def keyed(text: str) -> str:
    """As `key`, of a whole paragraph, which is asked for again at each of its words."""
    return key(text)


def starts_with_verb(text: str, at: int = 0, end: int | None = None) -> bool:
    """Whether the words of the paragraph from `at` to `end` begin with something to be done."""
    stop = len(text) if end is None else end
    while at < stop and text[at].isspace():
        at += 1
    return PREDICATE.match(keyed(text), at, stop) is not None

"""Papers written for these tests, right in every point: each forged defect is one change to one of them."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 28)

PLAN_36 = """ĐẢNG BỘ TỈNH HẢI LAM
HUYỆN ỦY PHÚ KHÊ
*
Số 45-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Phú Khê, ngày 05 tháng 02 năm 2024
KẾ HOẠCH
tổ chức hội nghị đối thoại với Nhân dân năm 2024
-----
Ban Thường vụ Huyện ủy ban hành Kế hoạch tổ chức hội nghị đối thoại như sau:
I. MỤC ĐÍCH
Lắng nghe ý kiến, kiến nghị của Nhân dân (sau đây gọi tắt là KNND) và trả lời các KNND tại hội nghị.
II. THỜI GIAN, ĐỊA ĐIỂM
1. Thời gian: 07 giờ 30, thứ Sáu, ngày 29/3/2024.
2. Địa điểm: Hội trường Huyện ủy, sức chứa 200 chỗ; dự kiến 120 - 150 đại biểu.
III. TỔ CHỨC THỰC HIỆN
1. Ban Dân vận Huyện ủy tổng hợp ý kiến của Nhân dân, chuyển các cơ quan trả lời trước ngày 15/3/2024.
2. Văn phòng Huyện ủy tổng hợp nội dung trả lời, gửi Thường trực Huyện ủy trước ngày 22/3/2024.
3. Trung tâm Truyền thông huyện thông báo hội nghị đối thoại trên loa trước ngày 20/3/2024.
Văn phòng Huyện ủy đôn đốc việc thực hiện Kế hoạch này, báo cáo trước ngày 05/4/2024.
Nơi nhận:
- Thường trực Tỉnh ủy (báo cáo),
- Các cơ quan, đơn vị có tên tại mục III,
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn Bình
"""
LETTER_36 = """TỈNH ỦY HẢI LAM
VĂN PHÒNG
*
Số 05-CV/VPTU
về việc chuẩn bị tài liệu hội nghị
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 01 tháng 3 năm 2023
Kính gửi:
- Ban Tổ chức Tỉnh ủy,
- Ban Dân vận Tỉnh ủy.
Văn phòng Tỉnh ủy đề nghị Ban Tổ chức Tỉnh ủy gửi tài liệu trước ngày 20/3/2023.
Trân trọng cảm ơn sự phối hợp của các đồng chí.
Nơi nhận:
- Như trên,
- Thường trực Tỉnh ủy (báo cáo),
- Lưu Văn phòng Tỉnh ủy.
K/T CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Mạc Thị Thanh Vân
"""
NOTICE_05 = """ĐẢNG BỘ TỈNH HẢI LAM
ĐẢNG ỦY XÃ VÂN KHÊ
*
Số 39-TB/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày 11 tháng 8 năm 2026
THÔNG BÁO
kết luận của Ban Thường vụ Đảng ủy tại phiên họp ngày 07/8/2026
-----
Ban Thường vụ Đảng ủy thống nhất kết luận như sau:
1. Giao Văn phòng Đảng ủy hoàn chỉnh báo cáo, trình Thường trực Đảng ủy trước ngày 20/8/2026.
2. Giao Ban Xây dựng Đảng chuẩn bị hội nghị, hoàn thành trước ngày 31/8/2026.
Văn phòng Đảng ủy thông báo để các cơ quan, đơn vị biết, thực hiện.
Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo);
- Các chi bộ trực thuộc;
- Lưu Văn phòng Đảng ủy.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Nông Thị Hiền
"""
SUBMISSION_05 = """TỈNH ỦY HẢI LAM
BAN DÂN VẬN
*
Số 21-TTr/BDVTU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 03 tháng 6 năm 2026
TỜ TRÌNH
về việc ban hành Quy chế phối hợp
-----
Kính trình: Ban Thường vụ Tỉnh ủy.
Ban Dân vận Tỉnh ủy kính trình Ban Thường vụ Tỉnh ủy xem xét, ban hành Quy chế phối hợp.
Nơi nhận:
- Như trên;
- Lưu Ban Dân vận.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Lường Thị Pha
"""
INVITATION_05 = """TỈNH ỦY HẢI LAM
*
Số 112-GM/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lam, ngày 02 tháng 11 năm 2026
GIẤY MỜI
dự hội nghị sơ kết công tác quý III
-----
Ban Thường vụ Tỉnh ủy kính mời các đồng chí dự hội nghị sơ kết công tác quý III năm 2026.
1. Thời gian: 14 giờ 00, thứ Năm, ngày 12/11/2026.
2. Địa điểm: Hội trường Tỉnh ủy.
Đề nghị các đồng chí đến dự đúng thời gian.
Nơi nhận:
- Như thành phần mời;
- Lưu Văn phòng Tỉnh ủy.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Trịnh Hoàng Long
"""
PLAN_STATE = """ỦY BAN NHÂN DÂN
XÃ TÂN THỊNH
_______
Số: 08/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Thịnh, ngày 09 tháng 01 năm 2025
KẾ HOẠCH
Thực hiện chuyển đổi số năm 2025
_______
Ủy ban nhân dân xã Tân Thịnh ban hành Kế hoạch như sau:
1. Giao Văn phòng Ủy ban nhân dân xã rà soát hồ sơ, báo cáo trước ngày 20/02/2025.
2. Giao Phòng Kinh tế bố trí kinh phí, hoàn thành trước ngày 28/02/2025.
Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.
Nơi nhận:
- Sở Khoa học và Công nghệ;
- Lưu: VT, VP.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Kiều Minh Đạo
"""
LETTER_STATE = """UBND TỈNH HẢI LAM
SỞ NỘI VỤ
_______
Số: 2051/SNV-XDCQ
V/v lấy ý kiến góp ý dự thảo Đề án
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lam, ngày 17 tháng 8 năm 2023
Kính gửi:
- Các sở, ban, ngành cấp tỉnh;
- UBND các huyện, thị xã, thành phố.
Sở Nội vụ đề nghị các cơ quan, đơn vị góp ý dự thảo Đề án, gửi về Sở Nội vụ trước ngày 28/8/2023.
Rất mong nhận được sự quan tâm, phối hợp của các cơ quan, đơn vị./.
Nơi nhận:
- Như trên;
- Lưu: VT, XDCQ.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Cù Huy Vượng
"""
ALL = {
    "plan-36": PLAN_36,
    "letter-36": LETTER_36,
    "notice-05": NOTICE_05,
    "submission-05": SUBMISSION_05,
    "invitation-05": INVITATION_05,
    "plan-state": PLAN_STATE,
    "letter-state": LETTER_STATE,
}

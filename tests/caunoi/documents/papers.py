"""Papers of an invented province, as bytes."""

from __future__ import annotations

PLAN = """TỈNH ỦY HẢI LAM
*
Số 52-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Hải Lam, ngày 03 tháng 3 năm 2026

KẾ HOẠCH
tổ chức hội nghị gặp mặt cán bộ chủ chốt cấp xã

I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Tỉnh ủy
- Chuẩn bị hội trường Hòa Bình và tài liệu hội nghị, hoàn thành trước ngày 20/3/2026.
2. Ban Tuyên giáo và Dân vận Tỉnh ủy
- Tổng hợp ý kiến, báo cáo Ban Thường vụ trước ngày 15/3/2026.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Minh
"""

LETTER = """ỦY BAN NHÂN DÂN
XÃ BẾN THƯỢNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-VP
Bến Thượng, ngày 05 tháng 01 năm 2025

Kính gửi: Các thôn

Đề nghị các thôn báo cáo việc thực hiện uỷ quyền trước ngày 20/01/2025.
Công tác bảo mật thực hiện theo quy định.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Hoa
"""

SECRET = """TỈNH ỦY HẢI LAM
*
Số 07-BC/TU

MẬT

ĐẢNG CỘNG SẢN VIỆT NAM

Hải Lam, ngày 03 tháng 3 năm 2026

BÁO CÁO
về một việc
"""

# The marking stands where the gate does not look: far behind the first page.
DEEP_SECRET = PLAN + "\f" + "Việc thường ngày của cơ quan.\n\n" * 300 + "\f" + SECRET

PERSONNEL = PLAN.replace("gặp mặt cán bộ chủ chốt cấp xã", "lấy ý kiến về công tác nhân sự")


def data(text: str) -> bytes:
    return text.encode()

"""Tables for tests: printed as a page prints them, one line for each line of a cell."""

from __future__ import annotations

import random
import textwrap
from collections import Counter
from collections.abc import Sequence

from vanban.stages.lines import Line
from vanban.stages.stacked import row_up

ABOVE = (
    "Thực hiện Nghị quyết của Ban Chấp hành Đảng bộ huyện về chuyển đổi số, Ban Thường vụ Đảng ủy xây dựng",
    "Kế hoạch triển khai với các nội dung cụ thể như sau để các cơ quan, đơn vị, chi bộ thực hiện:",
    "II. NHIỆM VỤ CỤ THỂ",
)
BELOW = ("III. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Kế hoạch này.")

WORK = (
    "Ban hành Quyết định kiện toàn Ban Chỉ đạo chuyển đổi số",
    "Rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2025 - 2030 và những năm tiếp theo",
    "Tổ chức hội nghị đối thoại giữa người đứng đầu cấp ủy với Nhân dân",
    "Xây dựng kế hoạch tuyên truyền về kết quả đại hội các chi bộ",
    "Tổng kết 10 năm thực hiện Nghị quyết số 33-NQ/TW, ngày 09/6/2014 của Ban Chấp hành Trung ương",
    "Kiểm tra việc thực hiện quy chế dân chủ tại 03 chi bộ",
    "Họp Ban Thường vụ cho ý kiến công tác cán bộ",
    "Cho ý kiến về dự toán ngân sách năm 2026",
    "Đăng ký, cấp chữ ký số cá nhân cho người dân trên địa bàn",
    "Số hóa hồ sơ, giấy tờ lưu trữ của các chi bộ giai đoạn 2015 - 2020",
    "Giám sát chuyên đề việc quản lý đất đai",
    "Diễn tập chiến đấu phòng thủ",
    "Thăm, tặng quà gia đình chính sách nhân dịp 27/7",
)
OFFICES = (
    "Văn phòng Đảng ủy",
    "Ban Xây dựng Đảng",
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Công an xã",
    "Văn phòng HĐND và UBND",
    "Trung tâm Phục vụ hành chính công",
    "Các chi bộ trực thuộc",
    "Sở Nội vụ",
    "Trung tâm Chính trị",
)
TIMES = (
    "15/9/2025",
    "Quý IV/2025",
    "Tháng 10/2025",
    "Trước 25/12/2025",
    "Thường xuyên",
    "Trước ngày 20/8/2025",
    "Trong tháng 7",
)
PRODUCTS = ("Báo cáo", "Kế hoạch", "Quyết định", "Tờ trình, dự thảo Nghị quyết", "Thông báo kết luận")

Row = tuple[str, ...]


def wrapped(text: str, width: int) -> list[str]:
    """The lines of one cell."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def stacked(header: Row, rows: Sequence[Row], widths: Sequence[int], every: int = 0) -> list[str]:
    """The lines of a table printed cell by cell; the header comes back after `every` rows."""
    head = [line for name, width in zip(header, widths, strict=True) for line in wrapped(name, max(width, 9))]
    lines = list(head)
    for number, row in enumerate(rows):
        if every and number and number % every == 0:
            lines += head
        lines += [line for cell, width in zip(row, widths, strict=True) for line in wrapped(cell, width)]
    return lines


def put_together(
    lines: Sequence[str], above: Sequence[str] = ABOVE, below: Sequence[str] = BELOW
) -> tuple[list[Row], list[str]]:
    """(the rows found, header first; the other lines) of a page: the lines between two pieces of prose."""
    page = [Line(text, number) for number, text in enumerate((*above, *lines, *below))]
    found = row_up(page, Counter())
    return [line.cells for line in found if line.cells], [line.text for line in found if not line.cells]


def some_plan(seed: int, kinds: str, count: int = 8) -> list[Row]:
    """Rows of a made-up plan: n number, c work, l lead, p help, w when, k product."""
    choose = random.Random(seed)
    made = {"c": WORK, "l": OFFICES, "p": OFFICES, "w": TIMES, "k": PRODUCTS}
    return [
        tuple(str(at + 1) if kind == "n" else choose.choice(made[kind]) for kind in kinds)
        for at in range(count)
    ]

"""Whole papers of the kinds that offices write, each read from end to end."""

from __future__ import annotations

from tests.vanban.reading_of import document_of, reading_of
from vanban.answers import ProgrammeItem, Task

STATE = """ỦY BAN NHÂN DÂN
XÃ AN LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/{symbol}-UBND
An Lạc, ngày 12 tháng 01 năm 2024
"""
FOOT = """
Nơi nhận:
- Thường trực Đảng ủy;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Bình
"""


def said(items: tuple[ProgrammeItem, ...]) -> list[tuple[int | None, str, str | None]]:
    return [(item.month, item.content, item.unit) for item in items]


def given(tasks: tuple[Task, ...]) -> list[tuple[str | None, str, str | None]]:
    return [(task.assignee, task.action, task.deadline.due if task.deadline else None) for task in tasks]


MONTH_OF_A_COMMUNE = (
    STATE.format(symbol="CTr")
    + """CHƯƠNG TRÌNH CÔNG TÁC
Tháng 3 năm 2024 của Ủy ban nhân dân xã
Căn cứ Quy chế làm việc, Chủ tịch UBND xã ban hành Chương trình công tác tháng 3 như sau:
TT
Nội dung công việc
Cơ quan chủ trì
Cơ quan
phối hợp
Lãnh đạo
chỉ đạo
Thời gian
1
Họp UBND xã phiên thường kỳ tháng 3
Văn phòng - Thống kê
Các công chức
Đ/c Chủ tịch
05/3
2
Kiểm tra công tác phòng cháy, chữa cháy rừng tại
các thôn
Công an xã
Ban Chỉ huy
Quân sự xã
Đ/c Phó Chủ tịch
12/3
3
Đại hội Hội Người cao tuổi xã
Hội Người cao tuổi
Văn hóa - Xã hội
Đ/c Phó Chủ tịch
Trong tháng
"""
    + FOOT
)


def test_the_month_of_a_commune_in_stacked_cells() -> None:
    document = document_of(MONTH_OF_A_COMMUNE)
    assert said(document.programme_items) == [
        (3, "Họp UBND xã phiên thường kỳ tháng 3", "Văn phòng - Thống kê"),
        (3, "Kiểm tra công tác phòng cháy, chữa cháy rừng tại các thôn", "Công an xã"),
        (3, "Đại hội Hội Người cao tuổi xã", "Hội Người cao tuổi"),
    ]
    assert [item.period for item in document.programme_items] == ["05/3", "12/3", "Trong tháng"]
    assert document.programme_items[1].coordination == "Ban Chỉ huy Quân sự xã"
    assert document.tasks == ()


YEAR_IN_A_LIST_OF_CELLS = (
    STATE.format(symbol="CTr")
    + """CHƯƠNG TRÌNH
Công tác năm 2024 của Ủy ban nhân dân xã
UBND xã ban hành Chương trình công tác năm 2024 với những nội dung chủ yếu sau đây:
Thời gian
Nội dung công việc
Đơn vị chuẩn bị
Tháng 1
- Ban hành Quyết định giao chỉ tiêu năm 2024.
- Tổng kết công tác quân sự địa phương.
Văn phòng -
Thống kê
Tháng 2
- Gặp mặt đầu xuân, phát động Tết trồng cây.
Ủy ban MTTQ
Tháng 3
- Sơ kết công tác quý I.
2
Văn phòng -
Thống kê
Trong quá trình thực hiện, UBND xã sẽ điều chỉnh cho phù hợp.
"""
    + FOOT
)


def test_months_with_lists_in_their_cells() -> None:
    document = document_of(YEAR_IN_A_LIST_OF_CELLS)
    assert said(document.programme_items) == [
        (1, "Ban hành Quyết định giao chỉ tiêu năm 2024.", "Văn phòng - Thống kê"),
        (1, "Tổng kết công tác quân sự địa phương.", "Văn phòng - Thống kê"),
        (2, "Gặp mặt đầu xuân, phát động Tết trồng cây.", "Ủy ban MTTQ"),
        (3, "Sơ kết công tác quý I.", "Văn phòng - Thống kê"),
    ]


LISTED_MONTHS = (
    STATE.format(symbol="CTr")
    + """CHƯƠNG TRÌNH
công tác năm 2024 của Ủy ban nhân dân xã
UBND xã ban hành Chương trình công tác năm 2024:
II. CHƯƠNG TRÌNH CỤ THỂ
* Tháng 1:
- Hội nghị tổng kết công tác năm 2023.
- Hội nghị công chức cơ quan (Hội Nông dân xã).
* Tháng 2: Không có.
* Quý II:
- Tổng kết 10 năm xây dựng nông thôn mới.
III. NỘI DUNG THƯỜNG KỲ
- Họp giao ban: sáng thứ Hai hằng tuần.
- Họp UBND xã: mỗi tháng ít nhất 01 lần.
"""
    + FOOT
)


def test_months_and_quarters_with_stars_and_what_comes_back() -> None:
    document = document_of(LISTED_MONTHS)
    assert [(item.quarter, item.month, item.content) for item in document.programme_items] == [
        (None, 1, "Hội nghị tổng kết công tác năm 2023"),
        (None, 1, "Hội nghị công chức cơ quan"),
        (2, None, "Tổng kết 10 năm xây dựng nông thôn mới"),
    ]
    assert document.programme_items[1].unit == "Hội Nông dân xã"
    assert [(item.every, item.period) for item in document.recurring_items] == [
        ("week", "hằng tuần"),
        ("month", "mỗi tháng"),
    ]


ISSUED_BY_A_DECISION = (
    STATE.format(symbol="QĐ")
    + """QUYẾT ĐỊNH
Về việc ban hành Chương trình công tác năm 2024
Điều 1. Ban hành kèm theo Quyết định này Chương trình công tác năm 2024 của UBND xã.
Điều 2. Quyết định có hiệu lực kể từ ngày ký.
"""
    + FOOT
    + """CHƯƠNG TRÌNH CÔNG TÁC NĂM 2024
(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 12/01/2024)
STT\tTên đề án, nội dung\tCơ quan chủ trì soạn thảo\tCấp trình\tThời gian trình
1\tĐề án phát triển du lịch cộng đồng\tCông chức Văn hóa\tHĐND\tTháng 6
2\tQuy chế dân chủ cơ sở\tVăn phòng\tUBND\tQuý III
"""
)


def test_a_programme_issued_by_a_decision() -> None:
    found = [
        item for document in reading_of(ISSUED_BY_A_DECISION).documents for item in document.programme_items
    ]
    assert [(item.year, item.quarter, item.month, item.content, item.unit) for item in found] == [
        (2024, None, 6, "Đề án phát triển du lịch cộng đồng", "Công chức Văn hóa"),
        (2024, 3, None, "Quy chế dân chủ cơ sở", "Văn phòng"),
    ]


PLAN_IN_CAPITALS = (
    STATE.format(symbol="KH")
    + """KẾ HOẠCH
Thực hiện Nghị quyết về phát triển kinh tế năm 2024
UBND xã xây dựng Kế hoạch triển khai thực hiện Nghị quyết với các nội dung chủ yếu như sau:
II. PHÂN CÔNG NHIỆM VỤ
STT
NỘI DUNG
NHIỆM VỤ
CƠ QUAN
CHỦ TRÌ
CƠ QUAN
PHỐI HỢP
THỜI GIAN
THỰC HIỆN
GHI
CHÚ
I
VỀ NÔNG NGHIỆP
1.
Xây dựng phương án chuyển đổi cơ cấu cây trồng
trên đất lúa kém hiệu quả
Phòng Kinh tế
Hội Nông dân
xã
Tháng
3/2024
2.
Mở 02 lớp tập huấn kỹ thuật chăn nuôi an toàn
sinh học
Trạm Khuyến nông
Các thôn
Quý II/2024
II
VỀ DU LỊCH
1.
Lập quy hoạch chi tiết khu du lịch sinh thái
Phòng Kinh tế
Phòng Văn hóa và
Thông tin
Trước ngày
30/9/2024
Trên đây là Kế hoạch của UBND xã, đề nghị các đơn vị nghiêm túc thực hiện.
"""
    + FOOT
)


def test_a_plan_with_headings_in_capitals_and_groups() -> None:
    document = document_of(PLAN_IN_CAPITALS)
    assert given(document.tasks) == [
        (
            "Phòng Kinh tế",
            "Xây dựng phương án chuyển đổi cơ cấu cây trồng trên đất lúa kém hiệu quả",
            "2024-03-31",
        ),
        ("Trạm Khuyến nông", "Mở 02 lớp tập huấn kỹ thuật chăn nuôi an toàn sinh học", "2024-06-30"),
        ("Phòng Kinh tế", "Lập quy hoạch chi tiết khu du lịch sinh thái", "2024-09-30"),
    ]
    assert [task.coordination for task in document.tasks] == [
        "Hội Nông dân xã",
        "Các thôn",
        "Phòng Văn hóa và Thông tin",
    ]
    assert document.programme_items == ()


CONCLUSION = (
    STATE.format(symbol="TB")
    + """THÔNG BÁO
Kết luận của Chủ tịch UBND xã tại phiên họp tháng 3/2024
Chủ tịch UBND xã giao nhiệm vụ như sau:
STT\tĐơn vị\tNhiệm vụ được giao\tThời hạn
1\tCông chức Địa chính\tHoàn thành hồ sơ cấp đất đợt 2\t20/3/2024
2\t\tBáo cáo tình hình sử dụng đất công ích\tTrước 25/3
3\tCông an xã\tRà soát tạm trú, tạm vắng\tHằng tuần
"""
    + FOOT
)


def test_a_conclusion_that_assigns_by_a_table() -> None:
    tasks = document_of(CONCLUSION).tasks
    assert given(tasks) == [
        ("Công chức Địa chính", "Hoàn thành hồ sơ cấp đất đợt 2", "2024-03-20"),
        ("Công chức Địa chính", "Báo cáo tình hình sử dụng đất công ích", "2024-03-25"),
        ("Công an xã", "Rà soát tạm trú, tạm vắng", None),
    ]
    assert [bool(task.doubt) for task in tasks] == [False, True, False]
    assert tasks[2].deadline is not None
    assert tasks[2].deadline.every == "week"


INVITATION = (
    STATE.format(symbol="GM")
    + """GIẤY MỜI
Họp kiểm điểm tiến độ dự án
UBND xã mời các đơn vị dự họp lúc 14h00 ngày 20/3/2024 tại Hội trường.
Phân công chuẩn bị:
| TT | Nội dung chuẩn bị | Đơn vị |
|---|---|---|
| 1 | Báo cáo tiến độ chung | Ban Quản lý dự án |
| 2 | Hội trường, âm thanh | Văn phòng |
"""
    + FOOT
)


def test_an_invitation_with_a_table_of_what_to_prepare() -> None:
    assert given(document_of(INVITATION).tasks) == [
        ("Ban Quản lý dự án", "Báo cáo tiến độ chung", None),
        ("Văn phòng", "Hội trường, âm thanh", None),
    ]


IN_COLUMNS = (
    STATE.format(symbol="KH")
    + """KẾ HOẠCH
Chuyển đổi số năm 2024
UBND xã ban hành Kế hoạch với các nhiệm vụ sau:
TT   Nội dung công việc                 Đơn vị chủ trì       Thời gian
                                                             hoàn thành
1    Ban hành Quyết định kiện toàn      Phòng Văn hóa -      15/9/2024
     Tổ công nghệ số cộng đồng          Xã hội
2    Số hóa sổ hộ tịch giai đoạn        Văn phòng UBND       Quý IV/2024
     trước năm 2015
Trên đây là Kế hoạch của UBND xã.
"""
    + FOOT
)


def test_a_plan_laid_out_in_columns_of_spaces() -> None:
    assert given(document_of(IN_COLUMNS).tasks) == [
        ("Phòng Văn hóa - Xã hội", "Ban hành Quyết định kiện toàn Tổ công nghệ số cộng đồng", "2024-09-15"),
        ("Văn phòng UBND", "Số hóa sổ hộ tịch giai đoạn trước năm 2015", "2024-12-31"),
    ]


def test_every_span_lies_in_its_own_document() -> None:
    papers = (
        MONTH_OF_A_COMMUNE,
        YEAR_IN_A_LIST_OF_CELLS,
        LISTED_MONTHS,
        ISSUED_BY_A_DECISION,
        PLAN_IN_CAPITALS,
    )
    for text in papers:
        for document in reading_of(text).documents:
            spans = [item.span for item in document.programme_items]
            spans += [item.span for item in document.recurring_items]
            spans += [task.span for task in document.tasks]
            assert all(span.within(document.span) and span.start < span.end for span in spans)

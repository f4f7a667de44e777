from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.vanban.reading_of import TODAY
from tests.vanban.typeset import Columns, Element, Paragraph, Table, docx_of, pdf_of
from vanban import reading
from vanban.answers import Reading

MONTHS: tuple[tuple[str | None, str, str], ...] = (
    ("1", "Tổng kết năm 2024, triển khai nhiệm vụ năm 2025.", "Văn phòng Huyện ủy"),
    (None, "Ban hành Chương trình kiểm tra, giám sát năm 2025.", "Ủy ban Kiểm tra Huyện ủy"),
    ("2", "Gặp mặt đầu xuân các thế hệ cán bộ lãnh đạo huyện.", "Văn phòng Huyện ủy"),
    ("3", "Cho ý kiến về quy hoạch chung thị trấn đến năm 2040.", "Ban cán sự đảng UBND huyện"),
    (None, "Hội nghị báo cáo viên.", "Ban Tuyên giáo Huyện ủy"),
)
TASKS: tuple[tuple[str | None, str, str, str], ...] = (
    ("1", "Tập huấn kỹ năng số cho cán bộ thôn", "Phòng Văn hóa", "30/6/2025"),
    ("2", "Số hóa sổ hộ tịch giai đoạn trước năm 2015", "Văn phòng UBND", "Quý IV/2025"),
)


def paper(kind: str, title: str, table: Table) -> list[Element]:
    return [
        Columns(
            ("HUYỆN ỦY MINH SƠN", "*", "Số 23-CTr/HU"),
            ("ĐẢNG CỘNG SẢN VIỆT NAM", "Minh Sơn, ngày 02 tháng 01 năm 2025"),
        ),
        Paragraph(kind, bold=True, centred=True),
        Paragraph(title, bold=True, centred=True),
        Paragraph("Ban Thường vụ Huyện ủy ban hành với các nội dung chủ yếu như sau:"),
        Paragraph("I. NỘI DUNG CỤ THỂ", bold=True),
        table,
        Paragraph("II. TỔ CHỨC THỰC HIỆN", bold=True),
        Paragraph("Văn bản này được phổ biến đến các chi bộ."),
        Columns(("Nơi nhận:", "- Lưu VP."), ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Phan Đình Khoa")),
    ]


def read(data: bytes) -> Reading:
    return reading.read(data, name="van-ban", today=TODAY)


@pytest.mark.parametrize("typeset", [docx_of, pdf_of])
def test_a_programme_with_merged_months_from_word_and_pdf(
    typeset: Callable[[Sequence[Element]], bytes],
) -> None:
    table = Table((("Tháng", "Nội dung", "Cơ quan chuẩn bị"), *MONTHS), (2, 9, 4))
    (document,) = read(typeset(paper("CHƯƠNG TRÌNH", "công tác năm 2025 của Huyện ủy", table))).documents
    found = [(item.year, item.month, item.content, item.unit) for item in document.programme_items]
    months = (1, 1, 2, 3, 3)
    assert found == [(2025, month, row[1], row[2]) for month, row in zip(months, MONTHS, strict=True)]
    assert document.tasks == ()


@pytest.mark.parametrize("typeset", [docx_of, pdf_of])
def test_a_plan_with_a_table_of_tasks_from_word_and_pdf(
    typeset: Callable[[Sequence[Element]], bytes],
) -> None:
    table = Table((("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"), *TASKS), (1, 8, 4, 3))
    (document,) = read(typeset(paper("KẾ HOẠCH", "chuyển đổi số năm 2025", table))).documents
    found = [(task.action, task.assignee, task.deadline and task.deadline.due) for task in document.tasks]
    assert found == [(TASKS[0][1], TASKS[0][2], "2025-06-30"), (TASKS[1][1], TASKS[1][2], "2025-12-31")]
    assert document.programme_items == ()


def test_an_item_of_a_pdf_has_its_place_on_the_page() -> None:
    table = Table((("Tháng", "Nội dung", "Cơ quan chuẩn bị"), *MONTHS), (2, 9, 4))
    found = read(pdf_of(paper("CHƯƠNG TRÌNH", "công tác năm 2025 của Huyện ủy", table)))
    for item in found.documents[0].programme_items:
        boxes = found.places[item.span]
        assert boxes
        assert all(box.page == 1 and 0 <= box.left < box.right <= 1 for box in boxes)

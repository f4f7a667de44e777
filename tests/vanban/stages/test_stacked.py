from __future__ import annotations

from collections import Counter

import pytest

from tests.vanban.reading_of import source_of
from tests.vanban.stages.laid_out import ABOVE, BELOW, Row, put_together, some_plan, stacked
from vanban.model import Kind
from vanban.reading import arrange
from vanban.stages.lines import Line
from vanban.stages.stacked import row_up

HEADS: dict[str, Row] = {
    "nclw": ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành"),
    "nclpw": ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"),
    "nwcl": ("TT", "Thời gian", "Nội dung", "Đơn vị thực hiện"),
    "nclpwk": ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"),
    "clw": ("Nội dung", "Cơ quan chuẩn bị", "Thời gian thực hiện"),
}
WIDTHS = {"n": 6, "c": 42, "l": 19, "p": 19, "w": 13, "k": 17}


@pytest.mark.parametrize("kinds", HEADS)
@pytest.mark.parametrize("seed", range(6))
def test_the_rows_of_a_printed_plan_come_back(kinds: str, seed: int) -> None:
    rows = some_plan(seed, kinds)
    lines = stacked(HEADS[kinds], rows, [WIDTHS[kind] for kind in kinds], every=5 * (seed % 2))
    found, others = put_together(lines)
    right = sum(row in found[1:] for row in rows)
    assert found[0] == HEADS[kinds]
    assert len(found) - 1 == len(rows)
    assert right >= len(rows) - 1  # two offices side by side may stay one, nothing more
    assert others == [*ABOVE, *BELOW]


MONTHS = [
    ("1", "Ban hành Chương trình kiểm tra, giám sát năm 2025.", "Ủy ban Kiểm tra Huyện ủy"),
    ("", "Tổng kết công tác dân vận năm 2024; gặp mặt người có uy tín.", "Ban Dân vận Huyện ủy"),
    ("2", "Hội nghị báo cáo viên.", "Ban Tuyên giáo Huyện ủy"),
    ("", "Cho ý kiến về đề án vị trí việc làm.", "Ban Tổ chức Huyện ủy"),
    ("3", "Diễn tập khu vực phòng thủ.", "Ban Chỉ huy Quân sự huyện"),
]
YEAR = ("Tháng", "Nội dung", "Cơ quan chuẩn bị")


@pytest.mark.parametrize("every", [0, 1, 2, 3])
def test_a_month_stands_once_and_the_header_comes_back_at_any_page(every: int) -> None:
    found, others = put_together(stacked(YEAR, MONTHS, [8, 50, 17], every))
    assert found == [YEAR, *MONTHS]
    assert others == [*ABOVE, *BELOW]


def test_a_page_number_before_the_header_is_left_out_and_counted() -> None:
    lines = stacked(HEADS["nclw"], some_plan(3, "nclw", 4), [6, 40, 20, 14])
    again = stacked(HEADS["nclw"], [], [6, 40, 20, 14])
    where = lines.index("4")
    page = [
        Line(text, at)
        for at, text in enumerate([*ABOVE, *lines[:where], "2", *again, *lines[where:], *BELOW])
    ]
    tally: Counter[str] = Counter()
    found = row_up(page, tally)
    assert tally["page-mark"] == 1
    assert [line.cells[0] for line in found if line.cells] == ["TT", "1", "2", "3", "4"]


def test_groups_stand_on_rows_of_their_own() -> None:
    lines = [
        *("STT", "Nội dung", "Cơ quan", "chủ trì", "Thời gian"),
        *("I", "CÔNG TÁC XÂY DỰNG ĐẢNG"),
        *("1", "Rà soát quy hoạch cán bộ", "Ban Tổ chức", "Quý I"),
        *("II", "PHÁT TRIỂN KINH TẾ"),
        *("1", "Sửa chữa đường liên thôn", "Phòng Kinh tế", "Quý II"),
    ]
    found, _ = put_together(lines)
    assert found[1:] == [
        ("I", "CÔNG TÁC XÂY DỰNG ĐẢNG", "", ""),
        ("1", "Rà soát quy hoạch cán bộ", "Ban Tổ chức", "Quý I"),
        ("II", "PHÁT TRIỂN KINH TẾ", "", ""),
        ("1", "Sửa chữa đường liên thôn", "Phòng Kinh tế", "Quý II"),
    ]


def test_quarters_between_the_rows_are_groups() -> None:
    lines = [
        *("STT", "Nội dung", "Cơ quan chủ trì", "Cấp cho ý kiến", "Quý I"),
        *("1", "Tổng kết công tác xây dựng Đảng", "Ban Tổ chức Huyện ủy", "BTV"),
        "Quý II",
        *("2", "Đối thoại với thanh niên", "Huyện đoàn", "Thường trực"),
    ]
    found, _ = put_together(lines)
    assert found == [
        ("STT", "Nội dung", "Cơ quan chủ trì", "Cấp cho ý kiến"),
        ("", "Quý I", "", ""),
        ("1", "Tổng kết công tác xây dựng Đảng", "Ban Tổ chức Huyện ủy", "BTV"),
        ("", "Quý II", "", ""),
        ("2", "Đối thoại với thanh niên", "Huyện đoàn", "Thường trực"),
    ]


def test_a_cell_with_a_list_of_dashes_is_one() -> None:
    lines = [
        *("Thời gian", "Nội dung công việc", "Đơn vị chuẩn bị"),
        *(
            "Tháng 1",
            "- Ban hành Nghị quyết năm 2024.",
            "- Tổng kết công tác xây dựng Đảng.",
            "Văn phòng",
            "Đảng ủy",
        ),
        *("Tháng 2", "- Gặp mặt đầu xuân.", "Ủy ban MTTQ"),
    ]
    found, others = put_together(lines, below=["Trong quá trình thực hiện, Ban Thường vụ sẽ điều chỉnh."])
    assert found[1:] == [
        (
            "Tháng 1",
            "- Ban hành Nghị quyết năm 2024. - Tổng kết công tác xây dựng Đảng.",
            "Văn phòng Đảng ủy",
        ),
        ("Tháng 2", "- Gặp mặt đầu xuân.", "Ủy ban MTTQ"),
    ]
    assert others[-1].startswith("Trong quá trình")


def test_a_page_number_inside_a_table_is_left_out() -> None:
    lines = [
        *("TT", "Nội dung", "Chủ trì", "Thời gian"),
        *("1", "Sửa chữa nhà văn hóa thôn", "Phòng Kinh tế", "Quý I"),
        "12",
        *("2", "Tập huấn kỹ năng số", "Công an xã", "Trong tháng", "9"),
    ]
    found, _ = put_together(lines)
    assert found[1:] == [
        ("1", "Sửa chữa nhà văn hóa thôn", "Phòng Kinh tế", "Quý I"),
        ("2", "Tập huấn kỹ năng số", "Công an xã", "Trong tháng 9"),
    ]


def test_the_leader_over_the_office_has_a_column_of_his_own() -> None:
    lines = [
        *("TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Lãnh đạo", "chỉ đạo", "Thời gian"),
        *(
            "1",
            "Kiểm tra phòng cháy rừng",
            "Công an xã",
            "Ban Chỉ huy",
            "Quân sự xã",
            "Đ/c Phó Chủ tịch",
            "12/3",
        ),
    ]
    found, _ = put_together(lines)
    assert found[1] == (
        "1",
        "Kiểm tra phòng cháy rừng",
        "Công an xã",
        "Ban Chỉ huy Quân sự xã",
        "Đ/c Phó Chủ tịch",
        "12/3",
    )


WEEK = [
    *("Thứ, ngày", "Buổi", "Giờ", "Nội dung", "Chủ trì", "Địa điểm"),
    *("Thứ Hai", "15/01", "Sáng", "7h30", "Giao ban đầu tuần", "Đ/c Bí thư", "Phòng họp số 1"),
    *("Chiều", "14h00", "Họp Ban Thường vụ cho ý kiến nhân sự", "Đ/c Bí thư", "Phòng họp số 2"),
    *("Thứ Ba", "16/01", "Sáng", "Các đồng chí Thường trực làm việc tại cơ quan"),
    *("Chủ nhật", "21/01", "Nghỉ"),
]


def test_a_week_schedule() -> None:
    found, others = put_together(WEEK, below=["* Trực lãnh đạo: đồng chí Phó Bí thư."])
    assert found[1:] == [
        ("Thứ Hai 15/01", "Sáng", "7h30", "Giao ban đầu tuần", "Đ/c Bí thư", "Phòng họp số 1"),
        ("", "Chiều", "14h00", "Họp Ban Thường vụ cho ý kiến nhân sự", "Đ/c Bí thư", "Phòng họp số 2"),
        ("Thứ Ba 16/01", "Sáng", "", "Các đồng chí Thường trực làm việc tại cơ quan", "", ""),
        ("Chủ nhật 21/01", "", "", "Nghỉ", "", ""),
    ]
    assert others[-1].startswith("* Trực")


def test_an_agenda_with_hours() -> None:
    lines = [
        *("Thời gian", "Nội dung", "Người thực hiện"),
        *("7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức"),
        *("8h00 - 8h10", "Chào cờ, tuyên bố lý do, giới thiệu đại biểu", "Đ/c Chánh Văn phòng"),
        *("8h10", "Báo cáo tổng kết năm 2023, phương hướng, nhiệm vụ", "năm 2024", "Đ/c Phó Bí thư"),
    ]
    found, _ = put_together(lines, below=["Nơi nhận:", "- Lưu VP."])
    assert found[1:] == [
        ("7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức"),
        ("8h00 - 8h10", "Chào cờ, tuyên bố lý do, giới thiệu đại biểu", "Đ/c Chánh Văn phòng"),
        ("8h10", "Báo cáo tổng kết năm 2023, phương hướng, nhiệm vụ năm 2024", "Đ/c Phó Bí thư"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        ["III. TỔ CHỨC THỰC HIỆN"],
        ["Nơi nhận:", "- Lưu VP."],
        ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"],
        ["- Thường trực Huyện ủy, Ban Thường vụ Huyện ủy làm việc với các xã, thị trấn khi cần thiết."],
        ["Trên đây là Kế hoạch của Ban Thường vụ."],
        ["* Ghi chú: các đơn vị chủ động thực hiện."],
        ["Phần thứ ba. TỔ CHỨC THỰC HIỆN"],
        ["Các cơ quan, đơn vị căn cứ bảng phân công trên đây để chủ động thực hiện, báo cáo đúng hạn."],
    ],
)
def test_where_a_table_ends(below: list[str]) -> None:
    found, others = put_together(stacked(YEAR, MONTHS, [8, 50, 17]), below=below)
    assert found == [YEAR, *MONTHS]
    assert others == [*ABOVE, *below]


@pytest.mark.parametrize(
    "text",
    [
        "Nội dung\nThời gian\nKhông có gì",
        "Thành phần: cán bộ\nThời gian: 8 giờ\nĐịa điểm: hội trường",
        "",
        "Tháng\nNội dung\nCơ quan chuẩn bị",
    ],
)
def test_other_lines_are_left_as_they_were(text: str) -> None:
    page = [Line(line, number) for number, line in enumerate(text.split("\n")) if line]
    assert [line.text for line in row_up(page, Counter()) if line.cells is None] == [
        line.text for line in page
    ]


def test_in_the_text_a_row_is_one_line_and_every_piece_is_found_in_the_source() -> None:
    source = source_of("\n".join([*ABOVE, *stacked(YEAR, MONTHS, [8, 50, 17]), *BELOW]))
    text, documents, fragments, _ = arrange(source)
    rows = [block for block in documents[0].blocks if block.kind is Kind.ROW]
    assert rows[1].text == "\t".join(MONTHS[0])
    assert [text[cell.start : cell.end] for cell in rows[2].cells] == list(MONTHS[1])
    for piece in fragments:
        words = text[piece.start : piece.start + piece.length]
        assert words == source.lines[piece.line].text[piece.at : piece.at + piece.length]


def test_a_long_table_is_read_in_linear_time() -> None:
    lines = ["Tháng", "Nội dung", "Cơ quan chuẩn bị"] * 800
    assert len(row_up([Line(text, at) for at, text in enumerate(lines)], Counter())) <= len(lines)


def test_numbers_without_a_heading_rows_out_of_order_and_phases() -> None:
    lines = [
        *("Công việc", "Thời hạn", "Cơ quan thực hiện"),
        *("Giai đoạn 1. Trước ngày niêm yết danh", "sách cử tri"),
        *("1", "Thành lập Ban bầu cử", "chậm nhất 04/01/2026", "Ủy ban nhân dân xã"),
        *("2", "Lập danh sách cử tri", "trước 03/02/2026", "Ủy ban nhân dân xã"),
        *("4", "Cấp phát phiếu bầu", "trước 10/3/2026", "Văn phòng HĐND xã"),
        *("3", "Niêm yết danh sách", "trước 20/2/2026", "Các Tổ bầu cử"),
        *("5", "Công bố kết quả", "trước 25/3/2026", "Ủy ban bầu cử xã"),
    ]
    found, _ = put_together(lines)
    assert [row[0] for row in found] == ["", "", "1", "2", "4", "3", "5"]
    assert found[1] == ("", "Giai đoạn 1. Trước ngày niêm yết danh sách cử tri", "", "")
    assert found[5] == ("3", "Niêm yết danh sách", "trước 20/2/2026", "Các Tổ bầu cử")

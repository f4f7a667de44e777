"""Tasks in the wordings of many offices, a letter of one of them around a sentence or two."""

from __future__ import annotations

import pytest

from tests.vanban.facts.test_tasks import told
from tests.vanban.reading_of import document_of

_HEAD = """\
UBND HUYỆN MAI LAM
PHÒNG NỘI VỤ
Số: 233/PNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mai Lam, ngày 04 tháng 8 năm 2024
V/v triển khai một số nhiệm vụ

Kính gửi: UBND các xã, thị trấn.

"""
_FOOT = """

Nơi nhận:
- Như trên;
- Lưu: VT.
TRƯỞNG PHÒNG

Lường Thị Dung
"""


def said(words: str) -> list[str]:
    """The tasks of a letter with this body."""
    return told(_HEAD + words + _FOOT)


@pytest.mark.parametrize(
    ("words", "tasks"),
    [
        (
            "Giao Ban QLDA đầu tư xây dựng công trình tỉnh nộp hồ sơ trước ngày 20/8/2024.",
            ["Ban QLDA đầu tư xây dựng công trình tỉnh | nộp hồ sơ trước ngày 20/8/2024 | 2024-08-20"],
        ),
        (
            "Phòng yêu cầu thực hiện các nội dung sau:\n"
            "1/ Các xã chưa đạt chuẩn tiêu chí số 17 (Mường Lam, Chiềng Ve): Rà soát hộ chăn nuôi.\n"
            "2/ Các đơn vị còn nợ báo cáo quý II: Gửi bổ sung về Phòng trước ngày 10/8/2024.",
            [
                "Các xã chưa đạt chuẩn tiêu chí số 17 (Mường Lam, Chiềng Ve) | Rà soát hộ chăn nuôi | -",
                "Các đơn vị còn nợ báo cáo quý II | Gửi bổ sung về Phòng trước ngà | 2024-08-10",
            ],
        ),
        (
            "Đề nghị các đồng chí Huyện ủy viên xuống địa bàn được phân công, trực tiếp chỉ đạo gặt lúa.",
            ["các đồng chí Huyện ủy viên | xuống địa bàn được phân công,  | -"],
        ),
        (
            "Qua theo dõi còn 17 nhiệm vụ Chủ tịch UBND huyện giao đã quá hạn nhưng chưa có kết quả.",
            [],
        ),
        (
            "Giao Thanh tra huyện hoàn thiện hồ sơ, xong trước ngày 15/8/2024, Công an huyện cung cấp hồ sơ.",
            [
                "Thanh tra huyện | hoàn thiện hồ sơ, xong trước n | 2024-08-15",
                "Công an huyện | cung cấp hồ sơ | -",
            ],
        ),
        ("Đề nghị các đồng chí dự họp đầy đủ, đúng thành phần, nghiên cứu kỹ tài liệu.", []),
        ("Đề nghị các đồng chí nghiên cứu trước tài liệu và có mặt đúng giờ.", []),
        (
            "Phòng phân công:\n"
            "+ Trung tâm Văn hóa huyện - Trang trí khánh tiết, chuẩn bị âm thanh;\n"
            "+ Văn phòng HĐND và UBND lo nơi ăn nghỉ của đại biểu.",
            [
                "Trung tâm Văn hóa huyện | Trang trí khánh tiết, chuẩn bị | -",
                "Văn phòng HĐND và UBND | lo nơi ăn nghỉ của đại biểu | -",
            ],
        ),
        (
            "Trường THCS Chiềng Ve cử 20 học sinh dự lễ.\n"
            "Báo cáo tình hình chuẩn bị năm học gửi về Phòng trước ngày 30/8/2024.",
            [
                "Trường THCS Chiềng Ve | cử 20 học sinh dự lễ | -",
                "UBND các xã, thị trấn | Báo cáo tình hình chuẩn bị năm | 2024-08-30",
            ],
        ),
        (
            "Đề nghị các cơ quan chuẩn bị các nội dung trình kỳ họp như sau:\n"
            "1. Phòng Tài chính - Kế hoạch xây dựng báo cáo thu chi ngân sách.\n"
            "2. Thanh tra huyện xây dựng báo cáo giải quyết đơn thư.\n"
            "Hồ sơ, tài liệu của các cơ quan gửi về Phòng Nội vụ trước ngày 14/8/2024 để thẩm định.",
            [
                "Phòng Tài chính - Kế hoạch | xây dựng báo cáo thu chi ngân  | -",
                "Thanh tra huyện | xây dựng báo cáo giải quyết đơ | -",
                "các cơ quan | Hồ sơ, tài liệu của các cơ qua | 2024-08-14",
            ],
        ),
        (
            "Chủ tịch UBND huyện yêu cầu thực hiện các nội dung sau:\n"
            "1. Tính đến ngày 31/7/2024, dịch đã xảy ra tại 61 hộ của 9 xã.\n"
            "2. Trạm Thú y tiêu hủy lợn bệnh trong ngày.",
            ["Trạm Thú y | tiêu hủy lợn bệnh trong ngày | -"],
        ),
        (
            "Phòng phân công như sau:\n"
            "1. Ban Chỉ huy Quân sự huyện kiểm tra hồ chứa (hoàn thành trước ngày 12/8/2024); "
            "bố trí lực lượng trực.",
            ["Ban Chỉ huy Quân sự huyện | kiểm tra hồ chứa (hoàn thành t | 2024-08-12"],
        ),
    ],
)
def test_who_is_to_do_what(words: str, tasks: list[str]) -> None:
    assert said(words) == tasks


@pytest.mark.parametrize(
    "words",
    [
        "Do có việc đột xuất, Thường trực Huyện ủy hoãn cuộc làm việc nêu trên sang thời gian thích hợp.",
        "Thường trực HĐND huyện lùi thời gian tổ chức kỳ họp; lịch cụ thể sẽ thông báo sau.",
        "Phòng yêu cầu thực hiện một số nội dung sau:\n1. Thống nhất với báo cáo của Thanh tra huyện.",
        "UBND huyện thay đổi lịch tiếp công dân tháng 8.",
        "1. Về kết quả tháng 7: Tốt. Trung tâm Hành chính công tiếp nhận 2.316 hồ sơ.",
    ],
)
def test_what_is_told_is_no_task(words: str) -> None:
    assert said(words) == []


def test_a_heading_without_a_full_stop_is_still_a_duty() -> None:
    words = (
        "II. PHÂN CÔNG CHUẨN BỊ\n"
        "1. Viễn thông Mai Lam bảo đảm đường truyền thông suốt đến các điểm cầu, trực tại điểm cầu huyện\n"
        "2. Điện lực Mai Lam bảo đảm nguồn điện ổn định."
    )
    assert said(words) == [
        "Viễn thông Mai Lam | bảo đảm đường truyền thông suố | -",
        "Điện lực Mai Lam | bảo đảm nguồn điện ổn định | -",
    ]


def test_a_number_that_repeats_its_section_is_not_doubled() -> None:
    words = "2. Nhiệm vụ tháng 8\n2.1. Văn phòng HĐND và UBND tham mưu lịch công tác."
    assert [task.section for task in document_of(_HEAD + words + _FOOT).tasks] == ["2.1"]


def test_paragraphs_without_marks_below_an_office() -> None:
    words = (
        "1. Phòng Văn hóa và Thông tin\n"
        "Tham mưu thành lập Ban Giám khảo.\n"
        "Căn cứ Công văn này xây dựng thể lệ hội thi.\n"
        "Biên soạn bộ câu hỏi theo quy định. Tổng hợp kết quả sơ khảo, xong trước ngày 25/8/2024."
    )
    assert said(words) == [
        "Phòng Văn hóa và Thông tin | Tham mưu thành lập Ban Giám kh | -",
        "Phòng Văn hóa và Thông tin | Căn cứ Công văn này xây dựng t | -",
        "Phòng Văn hóa và Thông tin | Biên soạn bộ câu hỏi theo quy  | -",
        "Phòng Văn hóa và Thông tin | Tổng hợp kết quả sơ khảo, xong | 2024-08-25",
    ]


def test_deadline_in_words_of_many_offices() -> None:
    rows = {
        "Giao Thanh tra huyện gửi hồ sơ chậm nhất cuối giờ chiều ngày 14/8/2024.": "2024-08-14",
        "Giao Thanh tra huyện quán triệt trong sinh hoạt chi bộ tháng 9/2024.": "2024-09-30",
    }
    assert {words: said(words)[0].split(" | ")[2] for words in rows} == rows

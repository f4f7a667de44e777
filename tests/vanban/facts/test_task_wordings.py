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
            "Sở Nội vụ đề nghị các phòng thực hiện một số việc sau:\n"
            "1. Lập biểu 1, 2; riêng các chi cục trực thuộc lập thêm biểu 9.\n"
            "2. Thời hạn gửi: các chi cục gửi Văn phòng chậm nhất là ngày 07/6/2024; các phòng gửi Giám đốc "
            "chậm nhất là ngày 14/6/2024.\n"
            "Những đơn vị gửi chậm, số liệu sai lệch sẽ không được xét thi đua.",
            [
                "các phòng | Lập biểu 1, 2 | -",
                "các chi cục trực thuộc | lập thêm biểu 9 | -",
                "các chi cục | gửi Văn phòng chậm nhất là ngà | 2024-06-07",
                "các phòng | gửi Giám đốc chậm nhất là ngày | 2024-06-14",
            ],
        ),
        (
            "Giao Phòng Nội vụ rà soát hồ sơ, xong trước ngày 10/01/2023; tổ chức Lễ giao quân vào ngày "
            "07/02/2023.",
            [
                "Phòng Nội vụ | rà soát hồ sơ, xong trước ngày | 2023-01-10",
                "Phòng Nội vụ | tổ chức Lễ giao quân vào ngày  | 2023-02-07",
            ],
        ),
        (
            "Đề nghị đơn vị tư vấn chuẩn bị báo cáo tóm tắt. Các đơn vị tự bố trí phương tiện đi lại.",
            [
                "đơn vị tư vấn | chuẩn bị báo cáo tóm tắt | -",
                "Các đơn vị | bố trí phương tiện đi lại | -",
            ],
        ),
        (
            "Giao Công an xã mở đợt cao điểm kiểm tra từ ngày 03/02/2026 đến ngày 20/02/2026.",
            ["Công an xã | mở đợt cao điểm kiểm tra từ ng | 2026-02-20"],
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


@pytest.mark.parametrize(
    ("words", "tasks"),
    [
        (
            "(1) Ngập ngõ 12 (ý kiến bà Hoạt): Phòng Kinh tế nạo vét rãnh, xong trước "
            "20/8/2024; khảo sát lắp "
            "máy bơm trong 10 ngày làm việc kể từ ngày đối thoại.",
            [
                "Phòng Kinh tế | nạo vét rãnh, xong trước 20/8/ | 2024-08-20",
                "Phòng Kinh tế | khảo sát lắp máy bơm trong 10  | -",
            ],
        ),
        (
            "(4) Đề nghị mở lại lớp mầm non Hoa Gạo: Phòng Văn hoá - Xã hội hướng dẫn hoàn thiện hồ sơ.",
            ["Phòng Văn hoá - Xã hội | hướng dẫn hoàn thiện hồ sơ | -"],
        ),
        (
            "1. Khu vực I (các xã ven sông): đồng chí Chủ nhiệm Ủy ban Kiểm tra phụ trách, tổ chức giao ban "
            "trước ngày 29/8/2024.",
            ["đồng chí Chủ nhiệm Ủy ban Kiểm tra | phụ trách, tổ chức giao ban tr | 2024-08-29"],
        ),
        (
            "Trường Chính trị tỉnh mời báo cáo viên, mở 02 lớp kỹ năng từ ngày 04/9 đến ngày 08/9/2024.",
            ["Trường Chính trị tỉnh | mời báo cáo viên, mở 02 lớp kỹ | 2024-09-08"],
        ),
        (
            "Mỗi huyện tổ chức gặp mặt, tri ân cán bộ nghỉ chế độ.",
            ["Mỗi huyện | tổ chức gặp mặt, tri ân cán bộ | -"],
        ),
        (
            "Các đơn vị chưa gửi báo cáo nghiêm túc rút kinh nghiệm và gửi kết quả trước ngày 25/8/2024.",
            ["Các đơn vị chưa gửi báo cáo | nghiêm túc rút kinh nghiệm và  | 2024-08-25"],
        ),
        (
            "Chi cục An toàn vệ sinh thực phẩm tổng hợp kết quả chậm nhất ngày 25/8/2024.",
            ["Chi cục An toàn vệ sinh thực phẩm | tổng hợp kết quả chậm nhất ngà | 2024-08-25"],
        ),
        (
            "5. Đề nghị Ủy ban MTTQ Việt Nam xã giám sát việc kiểm kê\n"
            "Thành lập tổ giám sát 05 người, xong trước ngày 21/8/2024.",
            ["Ủy ban MTTQ Việt Nam xã | Thành lập tổ giám sát 05 người | 2024-08-21"],
        ),
        (
            "II. PHÂN CÔNG\n1. Cấp huyện\n- Các huyện, thị, thành Đoàn xây dựng kế hoạch trước "
            "ngày 25/8/2024;\n"
            "- Đăng ký ít nhất 01 công trình thanh niên;\n- Các tổ chức Đoàn hưởng ứng.",
            [
                "Các huyện, thị, thành Đoàn | xây dựng kế hoạch trước ngày 2 | 2024-08-25",
                "Các huyện, thị, thành Đoàn | Đăng ký ít nhất 01 công trình  | -",
            ],
        ),
        (
            "Giao Chi cục Thú y cử 03 tổ công tác từ ngày 10/8 đến ngày 16/8/2024. Tổng hợp "
            "thiệt hại, báo cáo "
            "Giám đốc trước 16 giờ hằng ngày.",
            [
                "Chi cục Thú y | cử 03 tổ công tác từ ngày 10/8 | 2024-08-16",
                "Chi cục Thú y | Tổng hợp thiệt hại, báo cáo Gi | -",
            ],
        ),
        (
            "2.4. Đặc khu ủy Hòn Én, đảng ủy các phường ven biển: chấn chỉnh tình trạng chèo kéo khách.",
            ["Đặc khu ủy Hòn Én, đảng ủy các phường ven biển | chấn chỉnh tình trạng chèo kéo | -"],
        ),
        (
            "Văn phòng đề nghị thủ trưởng các đơn vị có tên nêu trên:\n1. Hoàn thành nhiệm vụ "
            "trước ngày 20/8/2024.",
            ["thủ trưởng các đơn vị có tên nêu trên | Hoàn thành nhiệm vụ trước ngày | 2024-08-20"],
        ),
        (
            "Hội cơ sở xã Mường Lam vận chuyển 02 gian hàng trước ngày 10/8/2024.",
            ["Hội cơ sở xã Mường Lam | vận chuyển 02 gian hàng trước  | 2024-08-10"],
        ),
        (
            "Đối tượng được giám sát chuẩn bị hồ sơ chậm nhất ngày 15/8/2024.",
            ["Đối tượng được giám sát | chuẩn bị hồ sơ chậm nhất ngày  | 2024-08-15"],
        ),
        (
            "1. Giao Ban Dân vận xây dựng sổ tay trước ngày 26/8/2024; là cơ quan thường trực, "
            "mỗi cuối tháng "
            "báo cáo Thường trực.",
            [
                "Ban Dân vận | xây dựng sổ tay trước ngày 26/ | 2024-08-26",
                "Ban Dân vận | là cơ quan thường trực, mỗi cu | -",
            ],
        ),
        (
            "1. Phòng Tài nguyên hướng dẫn biểu mẫu; báo cáo kết quả trước ngày 15/8/2024.",
            ["Phòng Tài nguyên | hướng dẫn biểu mẫu; báo cáo kế | 2024-08-15"],
        ),
    ],
)
def test_who_stands_behind_what_it_is_about(words: str, tasks: list[str]) -> None:
    assert said(words) == tasks


@pytest.mark.parametrize(
    "words",
    [
        "Ngày 12/5/2024 UBND huyện ban hành Thông báo số 97/TB-UBND, trong đó yêu cầu các đơn vị khắc phục "
        "xong tồn tại trước ngày 10/6/2024.",
        "Ban Thường vụ Huyện ủy nhấn mạnh: sắp xếp bộ máy là việc khó, cần kiên trì.",
        "Các cấp ủy, cơ quan, đơn vị phát huy tinh thần trách nhiệm, khẩn trương thực hiện.",
        "Yêu cầu các cơ quan, đơn vị tập trung triển khai thực hiện, có vướng mắc phản ánh về Phòng Nội vụ.",
        "Giao ban công tác tháng 7, triển khai nhiệm vụ tháng 8 vào ngày 06/8/2024.",
        "1. Nội dung kiểm điểm: người đứng đầu chỉ đạo xây dựng dự thảo.",
    ],
)
def test_what_is_recalled_or_only_exhorts_is_no_task(words: str) -> None:
    assert said(words) == []


_PLAN = """\
ĐẢNG BỘ TỈNH HẢI LAM
ĐẢNG ỦY XÃ KHE NHỒI
*
Số 12-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Khe Nhồi, ngày 01 tháng 7 năm 2024

KẾ HOẠCH
bảo đảm lưu thông nông sản
-----
Ban Thường vụ Đảng ủy xã ban hành kế hoạch như sau:
"""


@pytest.mark.parametrize(
    ("body", "tasks"),
    [
        (
            "III. CÁC TÌNH HUỐNG\nTình huống 1: duy trì hai chốt.\nChủ tịch Ủy ban nhân dân xã\n"
            "- Mỗi tuần dự 01 buổi trực chốt.\n- Ban hành phương án, xong trong ngày 24/7/2024.",
            [
                "Chủ tịch Ủy ban nhân dân xã | Mỗi tuần dự 01 buổi trực chốt | -",
                "Chủ tịch Ủy ban nhân dân xã | Ban hành phương án, xong trong | 2024-07-24",
            ],
        ),
        ("III. THÀNH PHẦN\nLãnh đạo Ủy ban nhân dân xã\n- Chủ tịch.\n- Công chức văn phòng.", []),
        (
            "IV. KIỂM TRA, GIÁM SÁT\nỦy ban Kiểm tra Đảng ủy giám sát việc trực chốt; kết quả "
            "đưa vào xếp loại.",
            ["Ủy ban Kiểm tra Đảng ủy | giám sát việc trực chốt; kết q | -"],
        ),
        (
            "II. CÁCH TIẾN HÀNH\n- Đoàn giám sát thẩm tra tại cơ sở từ 06/8 đến 22/8/2024.\n"
            "- Đoàn giám sát gặp gỡ cán bộ.",
            ["Đoàn giám sát | thẩm tra tại cơ sở từ 06/8 đến | 2024-08-22"],
        ),
    ],
)
def test_a_plan_that_assigns_outside_its_last_section(body: str, tasks: list[str]) -> None:
    assert told(f"{_PLAN}{body}{_FOOT}") == tasks


def test_what_was_assigned_in_the_time_gone_by_is_told() -> None:
    assert said("Trong tháng đã xử lý 14 vụ; giao Công an xã tuần tra 22 đợt.") == []
    assert said("Trong quý III, các xã đã kiểm tra 9 cơ sở; yêu cầu Trạm Y tế xã khắc phục ngay.") == []
    assert said("Trong tháng 8, giao Công an xã tuần tra ban đêm.") == ["Công an xã | tuần tra ban đêm | -"]


def test_what_an_earlier_paper_asked_by_a_day_gone_by_is_told() -> None:
    earlier = (
        "Theo Công văn số 655/PNV ngày 16/7/2024, các xã gửi báo cáo 6 tháng về Phòng trước ngày 01/8/2024."
    )
    assert said(earlier) == []
    later = (
        "Theo Công văn số 655/PNV ngày 16/7/2024, các xã gửi báo cáo 6 tháng về Phòng trước ngày 01/9/2024."
    )
    assert said(later) == ["các xã | gửi báo cáo 6 tháng về Phòng t | 2024-09-01"]


def test_to_lay_out_a_schedule_is_no_attendance() -> None:
    words = "Giao Văn phòng UBND xã bố trí lịch làm việc cụ thể, thông báo đến các cơ quan."
    assert said(words) == ["Văn phòng UBND xã | bố trí lịch làm việc cụ thể, t | -"]
    assert said("Đề nghị các đồng chí bố trí lịch dự họp đầy đủ, đúng giờ.") == []


def test_two_persons_in_one_assignment() -> None:
    first, second = (
        "Giao đồng chí Lê Văn An chỉ đạo giải quyết",
        "đồng chí Hà Thị Nhàn giúp theo dõi, đôn đốc",
    )
    words = f"{first}, {second} trong tháng 9/2024."
    assert said(words) == [
        "đồng chí Lê Văn An | chỉ đạo giải quyết | -",
        "đồng chí Hà Thị Nhàn | giúp theo dõi, đôn đốc trong t | 2024-09-30",
    ]

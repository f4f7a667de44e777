from __future__ import annotations

import pytest

from tests.vanban.reading_of import document_of
from vanban.answers import Task

ARTICLE = """\
Chuẩn bị chu đáo Hội nghị đối thoại với thanh niên
Sáng 16/5, đồng chí Thái Bá Lượng, Bí thư Huyện ủy chủ trì buổi làm việc nghe các ngành báo cáo công \
tác chuẩn bị Hội nghị đối thoại. Cùng dự có đồng chí Khương Thị Hợi, Phó Bí thư, Chủ tịch UBND huyện \
và lãnh đạo các phòng, ban.
Theo báo cáo của Ban Dân vận Huyện ủy, đến ngày 14/5/2024 đã nhận được 46 lượt ý kiến. Hội nghị dự \
kiến tổ chức vào chiều 28/5.
Phát biểu tại buổi làm việc, Chủ tịch UBND huyện Khương Thị Hợi cho rằng, các phòng cần nhìn thẳng \
vào trách nhiệm.
{conclusion}
Ảnh: Quang cảnh buổi làm việc.
Tin liên quan
Huyện Đông Vân yêu cầu các xã bàn giao hồ sơ trước ngày 25/6/2024 để kịp tiến độ chung của tỉnh.
"""


def demands(conclusion: str) -> tuple[Task, ...]:
    """What an article with this conclusion says was asked for."""
    return document_of(ARTICLE.format(conclusion=conclusion)).tasks


@pytest.mark.parametrize(
    ("conclusion", "found"),
    [
        (
            "Kết luận buổi làm việc, Bí thư Huyện ủy yêu cầu Ban Dân vận Huyện ủy hoàn thiện bản tổng hợp "
            "ý kiến.",
            [("Ban Dân vận Huyện ủy", "hoàn thiện bản tổng hợp ý kiến")],
        ),
        (
            "Kết luận buổi làm việc, đồng chí ghi nhận sự chủ động. Đồng chí giao Văn phòng Huyện ủy chuẩn "
            "bị tài liệu; "
            "UBND huyện phân công các phòng trả lời.",
            [
                ("Văn phòng Huyện ủy", "chuẩn bị tài liệu"),
                ("UBND huyện", "phân công các phòng trả lời"),
            ],
        ),
        (
            "Phát biểu kết luận, đồng chí nhấn mạnh ý nghĩa của Hội nghị. Tuy nhiên, sau Hội nghị, cơ quan "
            "thường trực cần "
            "có báo cáo tổng hợp gửi các đại biểu.",
            [("cơ quan thường trực", "có báo cáo tổng hợp gửi các đại biểu")],
        ),
        (
            "Kết luận hội nghị, Bí thư Tỉnh ủy yêu cầu các huyện ủy tập trung thu ngân sách. Văn phòng Tỉnh "
            "ủy theo dõi, đôn đốc việc thực hiện. Sở Tài chính hoan nghênh ý kiến này.",
            [
                ("các huyện ủy", "tập trung thu ngân sách"),
                ("Văn phòng Tỉnh ủy", "theo dõi, đôn đốc việc thực hiện"),
            ],
        ),
        (
            "Kết luận hội nghị, đồng chí đánh giá cao các ngành. Cùng với đó, đồng chí yêu cầu chuẩn bị "
            "chu đáo hậu cần.",
            [(None, "chuẩn bị chu đáo hậu cần")],
        ),
        (
            "Kết luận hội nghị, đồng chí biểu dương các ngành. Đối với Ban Tuyên giáo Huyện ủy, đồng chí "
            "đề nghị tăng cường "
            "tuyên truyền trước Hội nghị.",
            [("Ban Tuyên giáo Huyện ủy", "tăng cường tuyên truyền trước Hội nghị")],
        ),
    ],
)
def test_demands_of_a_conclusion(conclusion: str, found: list[tuple[str | None, str]]) -> None:
    assert [(task.assignee, task.action) for task in demands(conclusion)] == found


def test_what_others_said_and_other_news_are_no_demands() -> None:
    conclusion = (
        "Kết luận buổi làm việc, đồng chí đánh giá cao công tác chuẩn bị của các ngành, các địa phương."
    )
    assert demands(conclusion) == ()


def test_a_demand_has_its_deadline() -> None:
    conclusion = (
        "Kết luận buổi làm việc, đồng chí giao Văn phòng Huyện ủy hoàn thiện kịch bản trước ngày 18/5."
    )
    (task,) = demands(conclusion)
    assert task.deadline is not None
    assert task.deadline.due == "2024-05-18"


def test_a_demand_of_no_one_is_doubted() -> None:
    (task,) = demands("Kết luận buổi làm việc, đồng chí yêu cầu chuẩn bị chu đáo công tác hậu cần.")
    assert task.doubt


def test_without_a_conclusion_only_what_was_ordered() -> None:
    found = demands(
        "Bí thư Huyện ủy yêu cầu Văn phòng Huyện ủy rà soát danh sách. Ông đề nghị mọi người phấn khởi."
    )
    assert [task.assignee for task in found] == ["Văn phòng Huyện ủy"]


def test_what_goes_on_with_a_date_was_asked_too() -> None:
    found = demands(
        "Kết thúc buổi làm việc, Bí thư Huyện ủy đề nghị UBND xã làm rõ vướng mắc mặt bằng. "
        "Đoàn Thanh niên xã "
        "lập danh sách học nghề trước ngày 25-9. Với Hội Nông dân, đồng chí giao kết nối doanh "
        "nghiệp bao tiêu."
    )
    assert [(task.assignee, task.deadline and task.deadline.due) for task in found] == [
        ("UBND xã", None),
        ("Đoàn Thanh niên xã", "2024-09-25"),
        ("Hội Nông dân", None),
    ]


def test_what_is_asked_behind_what_was_said() -> None:
    words = (
        "Phát biểu tại hội nghị, Bí thư Huyện ủy nhấn mạnh vai trò của thanh niên, đồng thời yêu cầu Phòng "
        "Nội vụ khẩn trương hoàn thiện chương trình trước ngày 30/5; Huyện đoàn có kế hoạch trước ngày 05/6."
    )
    assert [(task.assignee, task.deadline and task.deadline.due) for task in demands(words)] == [
        ("Phòng Nội vụ", "2024-05-30"),
        ("Huyện đoàn", "2024-06-05"),
    ]
    told = "Bí thư Huyện ủy nhấn mạnh vai trò của thanh niên, đồng thời yêu cầu cao về nội dung, giao lưu."
    assert demands(told) == ()


def test_a_further_sentence_goes_on_with_what_was_asked() -> None:
    words = (
        "Kết luận buổi làm việc, Bí thư Huyện ủy yêu cầu Phòng Nội vụ hoàn thiện kịch bản trước ngày 20/5. "
        "Các xã khẩn trương rà soát ý kiến của thanh niên. Các xã tổ chức văn nghệ chào mừng hội nghị."
    )
    assert [task.assignee for task in demands(words)] == ["Phòng Nội vụ", "Các xã"]

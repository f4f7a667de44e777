from __future__ import annotations

import pytest

from tests.vanban.facts.programmes import paper
from tests.vanban.reading_of import context_of
from vanban.facts.work_tables import is_programme, plan_time, programme_tables, task_tables, title_of

BODY = "I. NỘI DUNG\n- Nâng cao chất lượng công tác."


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("CHƯƠNG TRÌNH", "công tác năm 2024 của Ban Chấp hành Đảng bộ huyện"),
        ("CHƯƠNG TRÌNH", "Công tác trọng tâm của Ban Thường vụ Huyện ủy năm 2024"),
        ("CHƯƠNG TRÌNH", "công tác tháng 10 năm 2022 của Thường trực Huyện ủy"),
        ("CHƯƠNG TRÌNH", "làm việc năm 2023"),
        ("CHƯƠNG TRÌNH", "kiểm tra, giám sát năm 2024 của Ban Thường vụ"),
        ("CHƯƠNG TRÌNH", "công tác toàn khóa của Ban Chấp hành"),
        ("KẾ HOẠCH", "công tác quý II năm 2024"),
        ("KẾ HOẠCH", "công tác tháng 3/2024 của Ban Tuyên giáo"),
        ("THÔNG BÁO", "Chương trình công tác tháng 5 năm 2024"),
    ],
)
def test_papers_that_are_a_programme_of_work(kind: str, title: str) -> None:
    assert is_programme(context_of(paper(BODY, kind=kind, title=title)))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("CHƯƠNG TRÌNH", "Hội nghị tổng kết năm 2023"),
        ("CHƯƠNG TRÌNH", "Lễ kỷ niệm 94 năm ngày thành lập Đảng"),
        ("CHƯƠNG TRÌNH", "hành động thực hiện Nghị quyết số 57-NQ/TW"),
        ("KẾ HOẠCH", "tổ chức hội nghị đối thoại năm 2024"),
        ("KẾ HOẠCH", "Hoạt động của Tổ công nghệ số cộng đồng năm 2026"),
        ("KẾ HOẠCH", "thực hiện công tác cải cách hành chính năm 2024"),
        ("KẾ HOẠCH", "triển khai Nghị quyết về chuyển đổi số năm 2024"),
        ("BÁO CÁO", "kết quả thực hiện nhiệm vụ năm 2023"),
        ("LỊCH CÔNG TÁC TUẦN", "Từ ngày 15/01/2024 đến ngày 21/01/2024"),
    ],
)
def test_papers_that_are_none(kind: str, title: str) -> None:
    assert not is_programme(context_of(paper(BODY, kind=kind, title=title)))


def test_the_title_or_the_first_lines() -> None:
    assert title_of(context_of(paper(BODY, title="công tác năm 2024"))) == "công tác năm 2024"
    annex = context_of(
        "PHỤ LỤC\nCHƯƠNG TRÌNH CÔNG TÁC NĂM 2024\n(kèm theo Quyết định số 5-QĐ/HU)\nSTT\tNội dung"
    )
    assert "PHỤ LỤC" in title_of(annex)
    assert is_programme(annex)


def test_what_the_paper_plans_for() -> None:
    found = plan_time(context_of(paper(BODY, title="công tác tháng 3 năm 2024 của Thường trực Huyện ủy")))
    assert (found.year, found.month) == (2024, 3)


def test_a_table_is_either_programme_or_tasks() -> None:
    rows = (
        "TT\tNội dung\tChủ trì\tThời gian\n1\tSửa chợ\tPhòng Kinh tế\tQuý I\n2\tMở lớp\tHội Nông dân\tQuý II"
    )
    programme = context_of(paper(rows, title="công tác năm 2024"))
    plan = context_of(paper(rows, kind="KẾ HOẠCH", title="xây dựng nông thôn mới năm 2024"))
    assert (len(programme_tables(programme)), len(task_tables(programme))) == (1, 0)
    assert (len(programme_tables(plan)), len(task_tables(plan))) == (0, 1)


def tables_of_tasks(rows: str) -> int:
    return len(task_tables(context_of(paper(rows, kind="KẾ HOẠCH", title="xây dựng nông thôn mới năm 2024"))))


@pytest.mark.parametrize(
    "rows",
    [
        "TT\tNhiệm vụ\tThời gian\n1\tSửa chợ\tQuý I",
        "TT\tNội dung\tThời gian hoàn thành\n1\tSửa chợ\tQuý I",
        "TT\tNội dung\tĐơn vị chủ trì\n1\tSửa chợ\tPhòng Kinh tế",
    ],
)
def test_tables_that_assign(rows: str) -> None:
    assert tables_of_tasks(rows) == 1


@pytest.mark.parametrize(
    "rows",
    [
        "TT\tĐơn vị được kiểm tra\tNội dung\tThời gian\n1\tChi bộ thôn Đông\tKiểm tra đảng phí\tQuý I",
        "TT\tTên thủ tục\tThời hạn giải quyết\tCơ quan thực hiện\n1\tKhai sinh\t01 ngày\tUBND xã",
        "TT\tHọ và tên\tĐơn vị\tNội dung tham luận\n1\tNguyễn Văn A\tXã An Lạc\tXây dựng Đảng",
        "TT\tThời gian\tNội dung\tThực hiện\n1\t7h30\tĐón tiếp\tVăn phòng\n2\t8h00\tKhai mạc\tChủ trì",
        "TT\tChỉ tiêu\tSố lượng\tGhi chú\n1\tKết nạp đảng viên\t12\t",
    ],
)
def test_tables_that_do_not(rows: str) -> None:
    assert tables_of_tasks(rows) == 0

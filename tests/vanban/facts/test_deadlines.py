from __future__ import annotations

from datetime import date

import pytest

from vanban.facts.deadlines import Calendar, Candidate, find_deadlines, first_deadline

CALENDAR = Calendar(2023, date(2023, 3, 1))


def told(found: Candidate) -> str:
    """A deadline on one line: its words, what they name, and how."""
    deadline = found.deadline
    count = f"{deadline.offset} {deadline.unit}" if deadline.offset is not None else None
    parts = [part for part in (count, deadline.anchor, deadline.every) if part]
    return " | ".join([f"{deadline.text} = {deadline.due or '-'} {deadline.operator or '-'}", *parts])


@pytest.mark.parametrize(
    ("words", "deadlines"),
    [
        (
            "gửi Văn phòng Tỉnh ủy trước ngày 09/3/2023 để tổng hợp.",
            ["trước ngày 09/3/2023 = 2023-03-09 before"],
        ),
        (
            "báo cáo trước 16 giờ 00, ngày 17/01/2022",
            ["trước 16 giờ 00, ngày 17/01/2022 = 2022-01-17T16:00 before"],
        ),
        (
            "gửi chậm nhất 16 giờ 30 phút ngày 12/6/2026.",
            ["chậm nhất 16 giờ 30 phút ngày 12/6/2026 = 2026-06-12T16:30 by"],
        ),
        ("xong trước ngày 14/6/2026 (Chủ nhật).", ["trước ngày 14/6/2026 = 2026-06-14 before"]),
        ("lấy mẫu tại chợ từ 16/4 đến 10/5/2023;", ["từ 16/4 đến 10/5/2023 = 2023-05-10 within"]),
        ("báo cáo kết quả từ ngày 01/4 đến ngày 30/4/2023", []),
        ("họp Ban Tổ chức từ ngày 04/3 đến ngày 08/3/2023", []),
        ("mang bảng kê nợ tính đến hết tháng 3/2023", []),
        ("thực hiện trong tuần đầu tháng 7.", ["trong tuần đầu tháng 7 = - within"]),
        ("sinh hoạt chuyên đề trong tháng 7, tháng 8.", ["trong tháng 7, tháng 8 = 2023-08-31 by"]),
        ("công khai thu chi, tổng kết hết tháng 9/2023.", ["hết tháng 9/2023 = 2023-09-30 by"]),
        ("bàn giao trước khi kết thúc năm 2023.", ["trước khi kết thúc năm 2023 = 2023-12-31 by"]),
        ("duyệt thử sân khấu ngày 15/10/2023.", ["ngày 15/10/2023 = 2023-10-15 on"]),
        ("trình tỉnh kết quả chậm nhất ngày 25/5/2023.", ["chậm nhất ngày 25/5/2023 = 2023-05-25 by"]),
        ("mỗi cuối tháng báo cáo Thường trực", ["mỗi cuối tháng = - - | month"]),
        ("tham mưu lịch làm việc hằng tuần", []),
        ("gửi trước thứ Hai, ngày 14/3/2023", ["trước thứ Hai, ngày 14/3/2023 = 2023-03-14 before"]),
        ("đến hết ngày 23/5/2021", ["đến hết ngày 23/5/2021 = 2021-05-23 by"]),
        ("hoàn thành trong tháng 8 năm 2022", ["hoàn thành trong tháng 8 năm 2022 = 2022-08-31 by"]),
        ("trong quý III/2023", ["trong quý III/2023 = 2023-09-30 by"]),
        ("gửi Văn phòng Đảng ủy ngày 05/11/2025.", ["ngày 05/11/2025 = 2025-11-05 on"]),
        ("Thực hiện Kế hoạch số 12-KH/TU ngày 05/3/2024, xây dựng báo cáo", []),
        ("trình Ban Chỉ đạo huyện xem xét ngày 25/6/2021.", ["ngày 25/6/2021 = 2021-06-25 on"]),
        ("chuẩn bị báo cáo trình bày tại hội nghị ngày 22/3/2023", []),
        (
            "trong thời hạn 10 ngày kể từ ngày kết thúc Hội nghị.",
            [
                "trong thời hạn 10 ngày kể từ ngày kết thúc Hội nghị = - within | 10 day "
                "| ngày kết thúc Hội nghị"
            ],
        ),
        (
            "gửi tài liệu cho Thường trực Tỉnh ủy trước 07 ngày làm việc.",
            ["trước 07 ngày làm việc = - before | -7 working_day"],
        ),
        (
            "gửi các địa phương trước khi giám sát ít nhất 07 ngày.",
            ["trước khi giám sát ít nhất 07 ngày = - before | -7 day | giám sát"],
        ),
        (
            "trình Ban Thường trực chậm nhất 03 ngày sau khi kết thúc đợt.",
            ["chậm nhất 03 ngày sau khi kết thúc đợt = - within | 3 day | kết thúc đợt"],
        ),
        (
            "gửi hồ sơ về Văn phòng Đảng ủy trước ngày họp Ban Thường vụ 05 ngày làm việc, họp Ban Chấp "
            "hành 07 ngày làm việc.",
            [
                "trước ngày họp Ban Thường vụ 05 ngày làm việc = - before | -5 working_day "
                "| ngày họp Ban Thường vụ"
            ],
        ),
        (
            "trình Thường trực Đảng ủy trước ngày 28 tháng trước;",
            ["trước ngày 28 tháng trước = - before | month"],
        ),
        (
            "định kỳ trước ngày 20 hằng tháng báo cáo Chủ tịch UBND xã",
            ["định kỳ trước ngày 20 hằng tháng = - before | month"],
        ),
        (
            "Định kỳ trước 15 giờ hằng ngày khi có công điện",
            ["Định kỳ trước 15 giờ hằng ngày = - before | day"],
        ),
        ("trình lại vào phiên họp tháng 8/2021.", ["tháng 8/2021 = 2021-08-31 by"]),
        ("báo cáo Ban Thường vụ Huyện ủy tại phiên họp thường kỳ hằng tháng.", ["hằng tháng = - - | month"]),
        ("sau hội nghị đối thoại", ["sau hội nghị đối thoại = - after | hội nghị đối thoại"]),
        (
            "Tham mưu thông báo sau khi hội nghị kết thúc",
            ["sau khi hội nghị kết thúc = - after | hội nghị kết thúc"],
        ),
        ("trước khi trình chiếu.", ["trước khi trình chiếu = - before | trình chiếu"]),
        ("Tổng hợp kết quả tình hình kinh tế - xã hội 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm.", []),
        ("chuẩn bị báo cáo kết quả năm 2021, nhiệm vụ năm 2022", []),
        ("hoàn thành trong năm 2024", ["hoàn thành trong năm 2024 = 2024-12-31 by"]),
        ("trước, trong và sau Hội nghị", []),
        ("báo cáo UBND tỉnh trước ngày 15/12 hằng năm", ["trước ngày 15/12 hằng năm = - before | year"]),
        ("gửi trước ngày 15/01 để tổng hợp", ["trước ngày 15/01 = 2024-01-15 before"]),
        ("từ ngày 09/3/2023 phân luồng", []),
        ("tổ chức lấy ý kiến từ ngày 01/3/2023 đến ngày 15/3/2023", ["đến ngày 15/3/2023 = 2023-03-15 by"]),
        (
            "(giao tại Thông báo số 77-TB/ĐU, ngày 19/3/2026; hạn 15/4/2026; quá hạn 55 ngày). Đề nghị gửi "
            "Báo cáo trước ngày 19/6/2026.",
            ["trước ngày 19/6/2026 = 2026-06-19 before"],
        ),
        (
            "Đề nghị trình Ban Thường vụ tại phiên họp ngày 25/6/2026.",
            ["tại phiên họp ngày 25/6/2026 = 2026-06-25 on"],
        ),
        ("gửi về Sở trước 17h00 ngày 30/6", ["trước 17h00 ngày 30/6 = 2023-06-30T17:00 before"]),
        (
            "thông báo cho hạ du ít nhất 04 giờ trước khi xả.",
            ["ít nhất 04 giờ trước khi xả = - before | -4 hour | xả"],
        ),
        ("trước 30/6/2023", ["trước 30/6/2023 = 2023-06-30 before"]),
        ("đến cuối năm 2023", ["đến cuối năm 2023 = 2023-12-31 by"]),
        ("trước tháng 10/2023", ["trước tháng 10/2023 = 2023-10-01 before"]),
        ("chậm nhất trước ngày 25/8/2023", ["chậm nhất trước ngày 25/8/2023 = 2023-08-25 before"]),
        ("trong ngày 25/8/2023", ["trong ngày 25/8/2023 = 2023-08-25 within"]),
        ("hoàn thành trước ngày 10 tháng 8 năm 2023", ["trước ngày 10 tháng 8 năm 2023 = 2023-08-10 before"]),
        (
            "sau 05 ngày làm việc kể từ ngày nhận được Công văn này",
            [
                "sau 05 ngày làm việc kể từ ngày nhận được Công văn này = - within | 5 working_day "
                "| ngày nhận được Công văn này"
            ],
        ),
        (
            "báo cáo kết quả thực hiện về Ban (qua Văn phòng) trước ngày 15 tháng cuối quý",
            ["trước ngày 15 tháng cuối quý = - before | quarter"],
        ),
        ("hằng tháng, trước ngày 25 báo cáo", ["hằng tháng, trước ngày 25 = - before | month"]),
        ("hằng tuần, vào chiều thứ Sáu", ["hằng tuần, vào chiều thứ Sáu = - by | week"]),
        ("giao ban sáng thứ Hai hằng tuần", ["sáng thứ Hai hằng tuần = - - | week"]),
        ("sinh hoạt ngày 03 hằng tháng", ["ngày 03 hằng tháng = - - | month"]),
        (
            "hằng tháng, trước ngày 25/12/2023 gửi",
            ["trước ngày 25/12/2023 = 2023-12-25 before"],
        ),
        (
            "gửi trước hội nghị ngày 22/3/2023 ít nhất 07 ngày làm việc",
            [
                "trước hội nghị ngày 22/3/2023 ít nhất 07 ngày làm việc = - before | -7 working_day "
                "| hội nghị ngày 22/3/2023"
            ],
        ),
        ("báo cáo định kỳ hằng quý (trước ngày 25 tháng cuối quý)", ["định kỳ hằng quý = - - | quarter"]),
        ("6 tháng một lần báo cáo", ["6 tháng một lần = - - | half-year"]),
        ("trong nửa đầu tháng 8/2023", ["trong nửa đầu tháng 8/2023 = 2023-08-31 by"]),
        (
            "chậm nhất 02 ngày trước ngày khai mạc",
            ["chậm nhất 02 ngày trước ngày khai mạc = - before | -2 day | ngày khai mạc"],
        ),
        ("thời gian hoàn thành: quý II/2023", ["thời gian hoàn thành: quý II/2023 = 2023-06-30 by"]),
        ("Thời hạn: 30/6/2023", ["Thời hạn: 30/6/2023 = 2023-06-30 by"]),
        ("gửi về Văn phòng trong ngày 20/3/2023", ["trong ngày 20/3/2023 = 2023-03-20 within"]),
        ("cập nhật hằng ngày về Trung tâm Y tế huyện", ["hằng ngày = - - | day"]),
        ("định kỳ hằng năm báo cáo kết quả trước ngày 15/12", ["trước ngày 15/12 = - before | year"]),
        (
            "Báo cáo kết quả sau Hội nghị chậm nhất 20 ngày",
            ["sau Hội nghị chậm nhất 20 ngày = - within | 20 day | Hội nghị"],
        ),
        (
            "bổ sung số liệu đến hết ngày 15/8/2023, gửi lại Văn phòng trước ngày 22/8/2023",
            ["trước ngày 22/8/2023 = 2023-08-22 before"],
        ),
        (
            "kiểm tra ít nhất 01 lần trong tháng 5 và tháng 6/2023",
            ["trong tháng 5 và tháng 6/2023 = 2023-06-30 by"],
        ),
        ("không để dồn vào cuối năm", []),
        ("hoàn thành vào cuối năm 2023", ["hoàn thành vào cuối năm 2023 = 2023-12-31 by"]),
        ("trình HĐND tại kỳ họp cuối năm", []),
        (
            "thời gian thực hiện: từ ngày 15/10/2023 đến hết ngày 15/11/2023",
            ["đến hết ngày 15/11/2023 = 2023-11-15 by"],
        ),
        (
            "phối hợp với VNPT kiểm tra đường truyền vào 15h00’ ngày 27/02/2023",
            ["vào 15h00’ ngày 27/02/2023 = 2023-02-27T15:00 on"],
        ),
        ("chạy thử lúc 15 giờ 30, ngày 14/8/2023", ["lúc 15 giờ 30, ngày 14/8/2023 = 2023-08-14T15:30 on"]),
        ("báo cáo vào chiều thứ Sáu hằng tuần", ["vào chiều thứ Sáu hằng tuần = - by | week"]),
        ("trước 4 giờ chiều ngày 12/5/2023", ["trước 4 giờ chiều ngày 12/5/2023 = 2023-05-12T16:00 before"]),
        ("từ nay đến ngày 30/6/2023", ["từ nay đến ngày 30/6/2023 = 2023-06-30 by"]),
        ("Hội nghị dự kiến tổ chức ngày 22/3/2023 tại Hội trường", []),
        ("theo Giấy mời số 93-GM/TU, ngày 05/8/2023", []),
        ("thu ngân sách quý I/2023 đạt 25%", []),
        ("xây dựng kế hoạch năm 2024", []),
        ("đến năm 2030 tỷ lệ đạt 45%", []),
        ("trong năm 2023 có 12 vụ", []),
        ("báo cáo tháng 6/2023", []),
    ],
)
def test_deadlines(words: str, deadlines: list[str]) -> None:
    assert [told(found) for found in find_deadlines(words, CALENDAR)] == deadlines


@pytest.mark.parametrize(
    "words",
    [
        "gửi Văn phòng Tỉnh ủy trước ngày 09/3/2023 để tổng hợp.",
        "báo cáo trước 16 giờ 00, ngày 17/01/2022",
        "gửi chậm nhất 16 giờ 30 phút ngày 12/6/2026.",
        "xong trước ngày 14/6/2026 (Chủ nhật).",
        "gửi trước thứ Hai, ngày 14/3/2023",
        "đến hết ngày 23/5/2021",
        "hoàn thành trong tháng 8 năm 2022",
        "trong quý III/2023",
        "gửi Văn phòng Đảng ủy ngày 05/11/2025.",
        "trình Ban Chỉ đạo huyện xem xét ngày 25/6/2021.",
        "trong thời hạn 10 ngày kể từ ngày kết thúc Hội nghị.",
        "gửi tài liệu cho Thường trực Tỉnh ủy trước 07 ngày làm việc.",
        "gửi các địa phương trước khi giám sát ít nhất 07 ngày.",
        "trình Ban Thường trực chậm nhất 03 ngày sau khi kết thúc đợt.",
        "gửi hồ sơ về Văn phòng Đảng ủy trước ngày họp Ban Thường vụ 05 ngày làm việc, họp Ban Chấp hành "
        "07 ngày làm việc.",
        "trình Thường trực Đảng ủy trước ngày 28 tháng trước;",
        "định kỳ trước ngày 20 hằng tháng báo cáo Chủ tịch UBND xã",
        "Định kỳ trước 15 giờ hằng ngày khi có công điện",
        "trình lại vào phiên họp tháng 8/2021.",
        "báo cáo Ban Thường vụ Huyện ủy tại phiên họp thường kỳ hằng tháng.",
        "sau hội nghị đối thoại",
        "Tham mưu thông báo sau khi hội nghị kết thúc",
        "trước khi trình chiếu.",
        "hoàn thành trong năm 2024",
        "báo cáo UBND tỉnh trước ngày 15/12 hằng năm",
        "gửi trước ngày 15/01 để tổng hợp",
        "tổ chức lấy ý kiến từ ngày 01/3/2023 đến ngày 15/3/2023",
        "(giao tại Thông báo số 77-TB/ĐU, ngày 19/3/2026; hạn 15/4/2026; quá hạn 55 ngày). Đề nghị gửi Báo "
        "cáo trước ngày 19/6/2026.",
        "Đề nghị trình Ban Thường vụ tại phiên họp ngày 25/6/2026.",
        "gửi về Sở trước 17h00 ngày 30/6",
        "thông báo cho hạ du ít nhất 04 giờ trước khi xả.",
        "trước 30/6/2023",
        "đến cuối năm 2023",
        "trước tháng 10/2023",
        "chậm nhất trước ngày 25/8/2023",
        "trong ngày 25/8/2023",
        "hoàn thành trước ngày 10 tháng 8 năm 2023",
        "sau 05 ngày làm việc kể từ ngày nhận được Công văn này",
        "báo cáo kết quả thực hiện về Ban (qua Văn phòng) trước ngày 15 tháng cuối quý",
        "báo cáo định kỳ hằng quý (trước ngày 25 tháng cuối quý)",
        "6 tháng một lần báo cáo",
        "trong nửa đầu tháng 8/2023",
        "chậm nhất 02 ngày trước ngày khai mạc",
        "thời gian hoàn thành: quý II/2023",
        "Thời hạn: 30/6/2023",
        "gửi về Văn phòng trong ngày 20/3/2023",
        "cập nhật hằng ngày về Trung tâm Y tế huyện",
        "định kỳ hằng năm báo cáo kết quả trước ngày 15/12",
        "Báo cáo kết quả sau Hội nghị chậm nhất 20 ngày",
        "bổ sung số liệu đến hết ngày 15/8/2023, gửi lại Văn phòng trước ngày 22/8/2023",
        "kiểm tra ít nhất 01 lần trong tháng 5 và tháng 6/2023",
        "hoàn thành vào cuối năm 2023",
        "thời gian thực hiện: từ ngày 15/10/2023 đến hết ngày 15/11/2023",
        "chạy thử lúc 15 giờ 30, ngày 14/8/2023",
        "báo cáo vào chiều thứ Sáu hằng tuần",
        "trước 4 giờ chiều ngày 12/5/2023",
        "từ nay đến ngày 30/6/2023",
    ],
)
def test_a_deadline_quotes_the_text_it_stands_in(words: str) -> None:
    for found in find_deadlines(words, CALENDAR):
        assert words[found.start : found.end].strip() == found.deadline.text


def test_a_weekday_that_does_not_fit_is_doubted() -> None:
    found = first_deadline("gửi trước thứ Hai, ngày 14/3/2023", CALENDAR)
    assert found is not None
    assert "thứ Ba" in found.deadline.doubt
    fitting = first_deadline("gửi trước thứ Ba, ngày 14/3/2023", CALENDAR)
    assert fitting is not None
    assert fitting.deadline.doubt == ""
    behind = first_deadline("xong trước ngày 14/6/2026 (thứ Bảy)", CALENDAR)
    assert behind is not None
    assert "Chủ nhật" in behind.deadline.doubt


def test_a_date_gone_by_without_a_year_is_next_year() -> None:
    found = first_deadline("gửi trước ngày 15/01 để tổng hợp", Calendar(2022, date(2022, 12, 29)))
    assert found is not None
    assert found.deadline.due == "2023-01-15"
    assert "không ghi năm" in found.deadline.doubt


def test_a_date_without_a_year_is_doubted_where_the_day_of_issue_is_unknown() -> None:
    found = first_deadline("gửi trước ngày 15/8", Calendar(2023))
    assert found is not None
    assert (found.deadline.due, bool(found.deadline.doubt)) == ("2023-08-15", True)


def test_a_date_before_the_day_of_issue_is_doubted() -> None:
    found = first_deadline("gửi trước ngày 15/02/2023", CALENDAR)
    assert found is not None
    assert "sớm hơn ngày ban hành" in found.deadline.doubt


def test_no_year_no_date() -> None:
    assert find_deadlines("gửi trước ngày 15/8", Calendar()) == []


@pytest.mark.parametrize(
    ("words", "issued", "due", "doubted"),
    [
        ("xong trong tháng 2", date(2026, 12, 22), "2027-02-28", True),
        ("hoàn thành trong quý I", date(2026, 12, 22), "2027-03-31", True),
        ("hoàn thành trong quý I năm 2026", date(2026, 12, 22), "2026-03-31", False),
        ("hoàn thành trong quý IV", date(2026, 12, 22), "2026-12-31", False),
        ("hoàn thành trong tháng 11", date(2026, 12, 22), "2026-11-30", False),
        ("hoàn thành trong tháng 10", date(2026, 12, 22), "2027-10-31", True),
        ("trước tháng 3", date(2026, 12, 22), "2027-03-01", True),
        ("xong trong tháng 2", date(2027, 12, 22), "2028-02-29", True),
        ("xong trong tháng 2", date(2026, 1, 5), "2026-02-28", False),
    ],
)
def test_a_month_that_was_past_when_it_was_issued_is_next_years(
    words: str, issued: date, due: str, doubted: bool
) -> None:
    found = first_deadline(words, Calendar(issued.year, issued))
    assert found is not None
    assert (found.deadline.due, "kỳ này đã qua khi ban hành" in found.deadline.doubt) == (due, doubted)


@pytest.mark.parametrize(
    ("words", "issued", "plans", "due", "doubted"),
    [
        ("hoàn thành trong quý I", date(2026, 5, 4), 2026, "2026-03-31", True),
        ("hoàn thành trong quý IV", date(2026, 5, 4), 2026, "2026-12-31", False),
        ("hoàn thành trong quý I", date(2026, 5, 4), None, "2027-03-31", True),
        ("hoàn thành trong quý I", date(2026, 12, 22), 2027, "2027-03-31", False),
        ("hoàn thành trong quý IV", date(2026, 12, 22), 2027, "2027-12-31", False),
        ("hoàn thành trong quý IV năm 2026", date(2026, 12, 22), 2027, "2026-12-31", False),
        ("gửi kế hoạch trước ngày 30/12", date(2026, 12, 22), 2027, "2026-12-30", False),
    ],
)
def test_the_year_that_a_document_lays_out_is_the_year_of_its_quarters(
    words: str, issued: date, plans: int | None, due: str, doubted: bool
) -> None:
    found = first_deadline(words, Calendar(issued.year, issued, plans=plans))
    assert found is not None
    assert (found.deadline.due, bool(found.deadline.doubt)) == (due, doubted)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Văn phòng chuẩn bị nội dung giao ban tháng 11", None),
        ("Văn phòng chuẩn bị tài liệu phiên họp tháng 11", None),
        ("Văn phòng báo cáo kết quả tại phiên họp tháng 11", "2025-11-30"),
    ],
)
def test_the_month_of_a_meeting_whose_papers_are_spoken_of_is_no_deadline(
    words: str, due: str | None
) -> None:
    found = find_deadlines(words, Calendar(2025, date(2025, 10, 3)))
    assert [candidate.deadline.due for candidate in found][:1] == ([due] if due else [])

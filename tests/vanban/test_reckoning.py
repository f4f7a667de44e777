"""Written deadlines of real style with their meaning: the words, what is known, the day they fall on."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from vanban.dates.working_days import SHIPPED, DayRule, load
from vanban.reckoning import Given, NotReckoned, reckon

DAYS = load(SHIPPED)
TODAY = date(2026, 11, 22)


def given(on: str = "", anchor: str = "") -> Given:
    moment = datetime.fromisoformat(anchor) if anchor else None
    held = moment if moment is None or "T" in anchor else moment.date()
    return Given(TODAY, date.fromisoformat(on) if on else None, held)


def falls(words: str, on: str = "", anchor: str = "") -> str:
    answer = reckon(words, given(on, anchor), DAYS).answer
    return answer.isoformat(timespec="minutes") if isinstance(answer, datetime) else answer.isoformat()


NAMED = [
    # strictly before: the last working day ahead of the day named
    ("trước ngày 09/3/2023", "2023-03-08"),
    ("gửi về Văn phòng trước ngày 15/3/2023", "2023-03-14"),
    ("trước ngày 23/11/2026", "2026-11-20"),
    ("trước ngày 25 tháng 11 năm 2026", "2026-11-23"),
    ("trước ngày 03/01/2026", "2025-12-31"),
    ("trước ngày 06/5/2024", "2024-05-04"),  # the Saturday was worked
    ("chậm nhất trước ngày 25/8/2023", "2023-08-24"),
    ("xong trước 30/6/2023", "2023-06-29"),
    ("trước thứ Tư, ngày 22/3/2023", "2023-03-21"),
    ("trước tháng 10/2023", "2023-09-29"),
    ("trước quý II/2024", "2024-03-29"),
    # the day itself is in time
    ("chậm nhất ngày 25/8/2023", "2023-08-25"),
    ("chậm nhất là ngày 10 tháng 8/2023", "2023-08-10"),
    ("muộn nhất ngày 12/5/2023", "2023-05-12"),
    ("đến hết ngày 20/11/2026", "2026-11-20"),
    ("hạn cuối là ngày 18/9/2026", "2026-09-18"),
    ("thời hạn hoàn thành: 30/6/2026", "2026-06-30"),
    ("hoàn thành trong ngày 20/3/2023", "2023-03-20"),
    ("không quá ngày 16/10/2026", "2026-10-16"),
    ("ngày 05/11/2025", "2025-11-05"),
    ("05/11/2025", "2025-11-05"),
    ("từ nay đến ngày 30/6/2027", "2027-06-30"),
    # a day off that is named stays where the document put it
    ("chậm nhất ngày 22/11/2026", "2026-11-22"),
    ("đến hết ngày 02/01/2026", "2026-01-02"),
    # ranges end with their last day
    ("từ ngày 15/10/2026 đến hết ngày 16/11/2026", "2026-11-16"),
    ("lấy ý kiến từ ngày 01/3/2023 đến ngày 15/3/2023", "2023-03-15"),
    # hours of the day
    ("trước 16 giờ 00, ngày 17/01/2022", "2022-01-17T16:00"),
    ("trước 16 giờ, ngày 17/01/2022", "2022-01-17T16:00"),
    ("trước 17h00 ngày 30/6/2023", "2023-06-30T17:00"),
    ("chậm nhất 16 giờ 30 phút ngày 12/6/2026", "2026-06-12T16:30"),
    ("trước 4 giờ chiều ngày 12/5/2023", "2023-05-12T16:00"),
    ("chậm nhất vào lúc 9h30 ngày 03/12/2026", "2026-12-03T09:30"),
    # months, quarters, half-years, years end with their last working day
    ("trong tháng 8 năm 2022", "2022-08-31"),
    ("hoàn thành trong tháng 12/2023", "2023-12-29"),
    ("trong quý III/2023", "2023-09-29"),
    ("quý II/2024", "2024-06-28"),
    ("trong quý I/2027", "2027-03-31"),
    ("trong 6 tháng đầu năm 2024", "2024-06-28"),
    ("trong 6 tháng cuối năm 2026", "2026-12-31"),
    ("hoàn thành trong năm 2023", "2023-12-29"),
    ("đến cuối năm 2026", "2026-12-31"),
    ("cuối tháng 4/2025", "2025-04-29"),
    ("trong tháng 5 và tháng 6/2023", "2023-06-30"),
    # periods that begin with a day the words give
    ("trong thời hạn 10 ngày làm việc kể từ ngày 27/4/2023", "2023-05-16"),
    ("10 ngày làm việc kể từ ngày 27/4/2023", "2023-05-16"),
    ("trong vòng 10 ngày kể từ ngày 12/11/2026", "2026-11-23"),
    ("trong 01 tháng kể từ ngày 31/01/2023", "2023-02-28"),
    ("trước hội nghị ngày 22/3/2023 ít nhất 07 ngày làm việc", "2023-03-13"),
    ("07 ngày làm việc trước hội nghị ngày 22/3/2023", "2023-03-13"),
    ("trước hội nghị ngày 22/3/2023", "2023-03-21"),
    ("ngay sau hội nghị ngày 22/3/2023", "2023-03-23"),
]
FROM_A_MEETING = [
    ("trước 07 ngày làm việc", "2023-03-22", "2023-03-13"),
    ("trước 07 ngày làm việc", "2023-01-31", "2023-01-13"),
    ("trước 07 ngày làm việc", "2026-12-01", "2026-11-19"),
    ("trước phiên họp ít nhất 05 ngày làm việc", "2026-05-06", "2026-04-24"),
    ("chậm nhất 03 ngày trước khi khai mạc hội nghị", "2023-03-22", "2023-03-17"),
    ("trước ngày họp 05 ngày", "2023-03-22", "2023-03-17"),
    ("trước kỳ họp ít nhất 20 ngày", "2026-12-10", "2026-11-20"),
    ("chậm nhất trước khi khai mạc 02 ngày", "2023-03-22", "2023-03-20"),
    ("ít nhất 03 ngày trước ngày họp", "2023-03-22", "2023-03-17"),
    ("trước 02 ngày so với ngày họp", "2023-03-22", "2023-03-20"),
    ("trước hội nghị", "2023-03-22", "2023-03-21"),
    ("trước khi khai mạc", "2026-11-23T07:30", "2026-11-20"),
    ("ngay sau hội nghị", "2022-01-19T07:30", "2022-01-20"),
    ("ngay sau khi hội nghị kết thúc", "2026-11-20", "2026-11-23"),
    ("sau hội nghị đối thoại", "2023-08-11", "2023-08-14"),
    ("chậm nhất 10 ngày sau hội nghị", "2023-08-11", "2023-08-21"),
    ("trong thời hạn 10 ngày kể từ ngày kết thúc Hội nghị", "2023-08-11", "2023-08-21"),
    ("trong vòng 24 giờ sau khi kết thúc hội nghị", "2022-01-19T11:30", "2022-01-20T11:30"),
    ("trong 24 giờ sau khi kết thúc hội nghị", "2022-01-19", "2022-01-20"),
    ("ít nhất 04 giờ trước khi khai mạc", "2022-01-19T13:30", "2022-01-19T09:30"),
    ("sau 05 ngày làm việc kể từ ngày họp", "2024-04-26", "2024-05-07"),
]
FROM_THE_PAPER = [
    ("trong 02 ngày làm việc", "2025-12-31", "2026-01-06"),
    ("trong thời hạn 05 ngày làm việc", "2024-04-26", "2024-05-07"),
    ("không quá 03 ngày làm việc", "2026-11-20", "2026-11-26"),
    ("trong vòng 10 ngày làm việc kể từ ngày ký", "2023-04-27", "2023-05-16"),
    ("trong vòng 05 ngày làm việc kể từ ngày nhận được công văn này", "2026-11-20", "2026-11-30"),
    ("sau 15 ngày kể từ ngày ban hành", "2023-03-01", "2023-03-16"),
    ("chậm nhất sau 02 tuần", "2026-11-02", "2026-11-16"),
    ("trong thời hạn 03 tháng kể từ ngày ký", "2026-08-31", "2026-11-30"),
    # a year that is not written is the paper's, or the next where the day has gone by
    ("trước ngày 15/8", "2023-03-01", "2023-08-14"),
    ("trước ngày 15/01", "2022-12-29", "2023-01-13"),
    # what comes back: the next that can still be met
    ("trước ngày 25 hằng tháng", "2026-11-22", "2026-11-23"),
    ("hằng tháng trước ngày 25", "2026-11-22", "2026-11-23"),
    ("hằng tháng, trước ngày 25", "2026-11-24", "2026-12-24"),
    ("trước ngày 15 tháng cuối quý", "2026-11-02", "2026-12-14"),
    ("định kỳ hằng quý", "2026-07-01", "2026-09-30"),
    ("định kỳ 6 tháng", "2026-01-05", "2026-06-30"),
    ("trước ngày 15/12 hằng năm", "2026-01-05", "2026-12-14"),
    ("vào chiều thứ Sáu hằng tuần", "2026-11-18", "2026-11-20"),
    ("trước 17 giờ thứ Sáu hằng tuần", "2026-11-21", "2026-11-27T17:00"),
    ("trước 15 giờ hằng ngày", "2026-11-23", "2026-11-23T15:00"),
]


@pytest.mark.parametrize(("words", "answer"), NAMED)
def test_what_the_words_alone_say(words: str, answer: str) -> None:
    assert falls(words) == answer
    assert falls(f"  {words.replace(' ', '  ')} ") == answer


@pytest.mark.parametrize(("words", "anchor", "answer"), FROM_A_MEETING)
def test_what_hangs_on_a_meeting(words: str, anchor: str, answer: str) -> None:
    assert falls(words, anchor=anchor) == answer
    with pytest.raises(NotReckoned) as waits:
        reckon(words, given(on="2020-01-02"), DAYS)
    assert "chờ" in waits.value.sentence


@pytest.mark.parametrize(("words", "on", "answer"), FROM_THE_PAPER)
def test_what_counts_from_the_paper(words: str, on: str, answer: str) -> None:
    assert falls(words, on=on) == answer


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({row[0] for row in [*NAMED, *FROM_A_MEETING, *FROM_THE_PAPER]}) >= 60


def test_the_lines_say_each_day_stepped_over_and_why() -> None:
    assert reckon("trong 02 ngày làm việc", given(on="2025-12-31"), DAYS).lines == (
        "Văn bản ghi: “trong 02 ngày làm việc”.",
        "Đếm 2 ngày làm việc từ sau thứ Tư 31/12/2025 (Bộ luật Dân sự 2015, Điều 147).",
        "Bỏ qua 01/01/2026: Tết Dương lịch.",
        "Bỏ qua 02/01/2026: Hoán đổi ngày nghỉ Tết Dương lịch 2026, "
        "Công văn 12729/VPCP-KGVX ngày 25/12/2025.",
        "Bỏ qua 03/01/2026: thứ Bảy.",
        "Bỏ qua 04/01/2026: Chủ nhật.",
        "Ngày làm việc an toàn cuối cùng: thứ Ba 06/01/2026; quá hạn từ 07/01/2026.",
    )


@pytest.mark.parametrize(
    ("words", "on", "anchor", "line"),
    [
        ("trước thứ Hai, ngày 14/3/2023", "", "", "14/03/2023 là thứ Ba"),
        ("trước ngày 15/8", "", "", "hiểu là năm 2026"),
        ("trước ngày 25 hằng tháng", "", "", "Lần kế tiếp kể từ Chủ nhật 22/11/2026."),
        ("sau hội nghị", "", "2023-03-22", "Ngày làm việc đầu tiên sau đó: thứ Năm 23/03/2023."),
        ("trước 07 ngày làm việc", "", "2027-02-22", "Lịch nghỉ năm 2027 chưa có quyết định chính thức"),
    ],
)
def test_what_a_person_should_know_besides(words: str, on: str, anchor: str, line: str) -> None:
    assert any(line in told for told in reckon(words, given(on, anchor), DAYS).lines)


@pytest.mark.parametrize(
    ("words", "on", "anchor", "sentence"),
    [
        ("phát huy kết quả đạt được", "", "", "Không đọc ra hạn nào"),
        ("", "", "", "Không đọc ra hạn nào"),
        ("sau hội nghị", "2023-03-01", "", "chờ ngày họp (hội nghị)"),
        ("trước 07 ngày làm việc", "2023-03-01", "", "chờ ngày họp (mốc để đếm ngược)"),
        ("trong 02 ngày làm việc", "", "", "chờ ngày bắt đầu tính (ngày của văn bản)"),
        ("trong 10 ngày kể từ ngày ký", "", "", "chờ ngày bắt đầu tính (ngày ký)"),
    ],
)
def test_where_nothing_can_be_computed(words: str, on: str, anchor: str, sentence: str) -> None:
    with pytest.raises(NotReckoned) as refused:
        reckon(words, given(on, anchor), DAYS)
    assert sentence in refused.value.sentence


def test_the_offices_own_days_count() -> None:
    days = load(SHIPPED, over=[DayRule(date(2023, 3, 14), "off", "Thông báo số 9-TB/VPTU")])
    found = reckon("trước 07 ngày làm việc", given(anchor="2023-03-22"), days)
    assert found.answer == date(2023, 3, 10)
    assert "Bỏ qua 14/03/2023: Thông báo số 9-TB/VPTU." in found.lines

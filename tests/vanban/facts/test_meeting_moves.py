"""Meetings that a letter moves, puts off, or calls again."""

from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import Told, invitation, letter, told
from vanban.facts.meetings import read_meetings

EARLIER = (
    "Ngày 17/9/2024, UBND huyện đã ban hành Giấy mời số 210/GM-UBND về việc dự Hội nghị giao ban tháng 9 "
    "vào lúc 8h00 "
    "ngày 23/9/2024 tại Hội trường UBND huyện."
)


def test_put_off_without_a_new_day_it_stands_with_the_old_one_and_a_doubt() -> None:
    context = letter(
        f"{EARLIER} Do mưa lũ, UBND huyện thông báo hoãn Hội nghị nêu trên. Thời gian tổ chức lại sẽ có "
        f"thông báo sau.",
        about="hoãn Hội nghị giao ban tháng 9",
    )
    (meeting,) = read_meetings(context)
    assert (str(meeting.date), meeting.time, meeting.place) == (
        "2024-09-23",
        "08:00",
        "Hội trường UBND huyện",
    )
    assert "hoãn" in meeting.doubt
    assert meeting.tentative


def test_the_date_of_the_earlier_letter_is_no_meeting() -> None:
    assert [day for day, *_ in told(letter(EARLIER, about="hoãn Hội nghị"))] == ["2024-09-23"]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (
            "UBND huyện thông báo thay đổi thời gian tổ chức Hội nghị như sau:\n"
            "Thời gian: 14h00 ngày 25/9/2024.",
            ("2024-09-25", "14:00", "Hội trường UBND huyện", None),
        ),
        (
            "Nay Hội nghị được tổ chức vào lúc 14h00 ngày 25/9/2024 tại Phòng họp số 1.",
            ("2024-09-25", "14:00", "Phòng họp số 1", None),
        ),
        (
            "UBND huyện điều chỉnh, cụ thể:\n- Thời gian mới: 14h00 ngày 25/9/2024.\n"
            "- Địa điểm: Phòng họp số 1.",
            ("2024-09-25", "14:00", "Phòng họp số 1", None),
        ),
    ],
)
def test_a_moved_meeting_stands_with_its_new_day(new: str, expected: Told) -> None:
    context = letter(f"{EARLIER} {new}", about="thay đổi thời gian tổ chức Hội nghị giao ban tháng 9")
    assert told(context) == [expected]
    assert read_meetings(context)[0].name == "Hội nghị giao ban tháng 9"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Thường trực Huyện ủy lùi thời gian họp Ban Thường vụ từ 7h30 ngày 14/3/2024 sang 14h00 ngày "
            "15/3/2024.",
            ("2024-03-15", "14:00", None, None),
        ),
        (
            "Hội nghị dự kiến tổ chức vào ngày 20/3/2024 nay chuyển sang 08 giờ 00, ngày 22/3/2024 tại "
            "Hội trường B.",
            ("2024-03-22", "08:00", "Hội trường B", None),
        ),
        (
            "Dời cuộc họp từ ngày 14/3/2024 đến ngày 15/3/2024 tại Phòng họp A.",
            ("2024-03-15", None, "Phòng họp A", None),
        ),
        (
            "Cuộc họp diễn ra lúc 9h00 ngày 16/3/2024 tại Phòng họp A (thay cho ngày 15/3/2024).",
            ("2024-03-16", "09:00", "Phòng họp A", None),
        ),
    ],
)
def test_a_sentence_that_names_both_days(sentence: str, expected: Told) -> None:
    context = letter(sentence, about="thay đổi thời gian họp")
    assert told(context) == [expected]
    assert not read_meetings(context)[0].tentative


def test_the_invitation_that_replaces_another_has_its_own_day_only() -> None:
    context = invitation(
        "Tiếp theo Công văn số 1342-CV/HU, ngày 10/9/2024 về việc hoãn Hội nghị; Ban Thường vụ tổ chức "
        "Hội nghị sơ kết. "
        "Giấy mời này thay thế Giấy mời số 298-GM/HU, ngày 05/9/2024.\n"
        "I. Thời gian: khai mạc lúc 13 giờ 45 phút, thứ Hai, ngày 30/9/2024.\n"
        "II. Địa điểm: Hội trường lớn (thay cho địa điểm Trung tâm Hội nghị đã thông báo trước đây).",
        title="dự Hội nghị sơ kết Nghị quyết số 12",
    )
    assert told(context) == [("2024-09-30", "13:45", "Hội trường lớn", None)]


@pytest.mark.parametrize(
    ("sentence", "expected", "name"),
    [
        (
            "UBND huyện đính chính thời gian họp tại Giấy mời số 12/GM-UBND ngày 01/7/2024: từ 8h00 ngày "
            "05/7/2024 "
            "thành 14h00 ngày 05/7/2024.",
            ("2024-07-05", "14:00", None, None),
            "họp",
        ),
        (
            "Hội nghị giao ban được dời sang 8h00 ngày 08/7/2024, địa điểm: Hội trường B.",
            ("2024-07-08", "08:00", "Hội trường B", None),
            "Hội nghị giao ban",
        ),
        (
            "UBND huyện đổi địa điểm tổ chức Hội nghị sơ kết lúc 8h00 ngày 05/7/2024 từ Hội trường A "
            "sang Hội trường B.",
            ("2024-07-05", "08:00", "Hội trường B", None),
            "Hội nghị sơ kết",
        ),
        (
            "Lịch họp Ban Thường vụ ngày 05/7/2024 chuyển sang ngày 09/7/2024 (thời gian, địa điểm giữ "
            "nguyên).",
            ("2024-07-09", None, None, None),
            "họp Ban Thường vụ",
        ),
    ],
)
def test_corrections_of_hour_and_place(sentence: str, expected: Told, name: str) -> None:
    context = letter(sentence, about="đính chính")
    assert told(context) == [expected]
    assert read_meetings(context)[0].name == name


@pytest.mark.parametrize(
    "sentence",
    [
        "UBND huyện xin hoãn cuộc họp giải phóng mặt bằng (dự kiến 14h00 ngày 05/7/2024) đến khi có "
        "thông báo mới.",
        "Văn phòng thông báo tạm hoãn Hội nghị giao ban tháng 7 vào 14h00 ngày 05/7/2024.",
        "Không tổ chức họp giao ban vào 14h00 ngày 05/7/2024.",
    ],
)
def test_a_sentence_that_puts_off(sentence: str) -> None:
    (meeting,) = read_meetings(letter(sentence, about="lịch họp"))
    assert (str(meeting.date), meeting.time) == ("2024-07-05", "14:00")
    assert "hoãn" in meeting.doubt


def test_put_off_and_held_again_on_another_day() -> None:
    words = (
        "Ngày 10/7/2024, Văn phòng đã có Giấy mời số 61/GM-VP mời dự Hội nghị triển khai công tác vào "
        "8 giờ 00 "
        "ngày 19/7/2024 tại Hội trường A. Do mưa lớn, hoãn Hội nghị nêu trên và tổ chức lại vào lúc 7 "
        "giờ 30 "
        "ngày 26/7/2024 tại Phòng họp B."
    )
    assert told(letter(words, about="hoãn Hội nghị")) == [("2024-07-26", "07:30", "Phòng họp B", None)]

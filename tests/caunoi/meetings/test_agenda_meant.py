"""What a paper tells, as what the verb of planning is given; a day with its hour; what the page shows."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from caunoi.meetings.actions import NewItem, NewSession
from caunoi.meetings.agenda_facts import meeting_read
from caunoi.meetings.agenda_item_actions import release_agenda, set_agenda_item
from caunoi.meetings.agenda_meant import as_read, day_of, moment_of_day, session_of, with_agenda
from caunoi.meetings.agenda_panels import panels
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import SessionKind
from caunoi.people.models import User
from tests.caunoi.meetings.papers import dialogue, two_days
from tests.conftest import Province

DAY = date(2027, 8, 11)


@pytest.mark.parametrize(
    ("on", "at", "found"),
    [
        (None, None, "None"),
        (None, time(8), "None"),
        (DAY, None, "2027-08-11"),
        (DAY, time(8), "2027-08-11 08:00:00+07:00"),
    ],
)
def test_a_day_with_its_hour(on: date | None, at: time | None, found: str) -> None:
    assert str(moment_of_day(on, at)) == found


def test_the_day_of_a_meeting(meeting: Meeting) -> None:
    assert day_of(meeting).on == meeting.starts_on
    assert day_of(meeting).at == datetime(2027, 3, 22, 14, tzinfo=timezone.get_current_timezone())
    meeting.starts_on = None
    assert day_of(meeting).moment is None


def test_as_the_paper_tells_it(province: Province, specialist: User) -> None:
    read = meeting_read(dialogue(province, specialist))
    new = as_read(read, province.commune)
    assert (new.starts_on, new.ends_on, new.starts_at) == (DAY, None, time(14))
    assert (new.place, new.chair, new.online) == ("Nhà văn hóa xã", "Bí thư Đảng ủy xã", False)
    assert [item.content for item in new.sessions[0].agenda] == ["Khai mạc", "Nhân dân đối thoại"]


def test_a_session_without_a_name_or_day(province: Province, specialist: User) -> None:
    read = meeting_read(two_days(province, specialist))
    sessions = [session_of(told) for told, held in read.sessions if held]
    assert [(one.name, one.undated, one.part) for one in sessions[:2]] == [
        ("Lễ dâng hoa", True, ""),
        ("Diễn đàn về xây dựng Đảng", False, "chiều"),
    ]


@pytest.mark.parametrize(
    ("kinds", "bearer"),
    [
        ([SessionKind.FORUM, SessionKind.PLENARY, SessionKind.PLENARY], 1),
        ([SessionKind.FORUM, SessionKind.CEREMONY], 0),
        ([SessionKind.PLENARY], 0),
        ([], None),
    ],
)
def test_the_agenda_stands_in_the_first_plenary(
    province: Province, specialist: User, kinds: list[SessionKind], bearer: int | None
) -> None:
    read = meeting_read(dialogue(province, specialist))
    sessions = with_agenda(tuple(NewSession("Phiên", kind) for kind in kinds), read)
    bearing = [number for number, one in enumerate(sessions) if one.agenda]
    assert bearing == ([] if bearer is None else [bearer])


def test_what_the_page_tells_of_an_agenda(meeting: Meeting, specialist: User) -> None:
    assert panels(meeting, makes=True).news == ""
    plenary = meeting.sessions.get(position=4)
    set_agenda_item(actor=specialist, session=plenary, new=NewItem("Khai mạc"))
    shown = panels(meeting, makes=True)
    assert (shown.news, shown.old, shown.changes) == ("Chương trình đang soạn, chưa phát hành", False, ())
    other = panels(meeting, makes=False)
    assert (other.news, other.papers, other.views[3].lines) == ("", (), ())
    release_agenda(actor=specialist, meeting=meeting)
    assert panels(meeting, makes=True).news == ""
    set_agenda_item(actor=specialist, session=plenary, new=NewItem("Bế mạc"))
    assert panels(meeting, makes=True).news == "Có thay đổi chưa phát hành"
    assert [line.content for line in panels(meeting, makes=False).views[3].lines] == ["Khai mạc"]

"""The control room: what is on and how late, who speaks, who is here and who is not, what is broken."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.control_reads import Absent, control
from caunoi.delegates.door_figures import attendance_of
from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.models import CheckIn, Delegate
from caunoi.delegates.rules import Standing
from caunoi.meetings.floor_rules import SpeechState
from caunoi.meetings.models import AgendaItem, Floor, HeadCount, Incident, Meeting, Point, Session, Speech
from caunoi.people.models import Office, User
from tests.caunoi.meetings.point_scene import conference, point_of
from tests.conftest import Province


@pytest.fixture
def held(specialist: User, province: Province) -> Meeting:
    """Today from 07:30: twenty minutes, an hour, and what has no length."""
    meeting = conference(specialist, province)
    Meeting.objects.update(starts_on=timezone.localdate())
    meeting.refresh_from_db()
    plenary = Session.objects.create(
        meeting=meeting, position=1, name="Phiên toàn thể", on=meeting.starts_on, starts_at=time(7, 30)
    )
    for position, (content, minutes) in enumerate((("Khai mạc", 20), ("Báo cáo", 60), ("Bế mạc", None)), 1):
        AgendaItem.objects.create(session=plenary, position=position, content=content, minutes=minutes)
    return meeting


def _at(hour: int, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(), time(hour, minute)))


def _guest(actor: User, meeting: Meeting, office: Office, name: str) -> Delegate:
    return invite_delegate(actor=actor, meeting=meeting, new=NewDelegate(name, "đại biểu", office=office))


def _came(delegate: Delegate, by: User, nonce: str, **said: object) -> CheckIn:
    return CheckIn.objects.create(delegate=delegate, by=by, nonce=nonce, said_at=timezone.now(), **said)


@pytest.mark.parametrize(
    ("hour", "minute", "on"), [(7, 0, None), (7, 30, 0), (7, 49, 0), (7, 50, 1), (8, 49, 1), (8, 50, 2)]
)
def test_what_should_be_on_by_the_plan(held: Meeting, hour: int, minute: int, on: int | None) -> None:
    [air] = control(held, _at(hour, minute)).sessions
    assert (air.on, air.sure, air.late, air.floor) == (on, False, None, None)
    assert [is_on for _, is_on in air.rows].count(True) == (on is not None)


def _floor(held: Meeting, **said: object) -> Floor:
    return Floor.objects.create(session=held.sessions.get(position=1), minutes=10, warn_minutes=8, **said)


@pytest.mark.parametrize(
    ("position", "minute", "on", "late", "words"),
    [(1, 49, 0, 0, "Đúng giờ"), (1, 65, 0, 15, "15 phút"), (2, 65, 1, 0, "Đúng giờ"),
     (3, 600, 2, None, "Bế mạc")],
)  # fmt: skip
def test_the_row_that_the_chair_has_called_up_may_be_late(
    held: Meeting, position: int, minute: int, on: int, late: int | None, words: str
) -> None:
    _floor(held, item=held.sessions.get().agenda.get(position=position))
    room = control(held, _at(7, 0) + timedelta(minutes=minute))
    [air] = room.sessions
    assert (air.on, air.sure, air.late) == (on, True, late)
    page = render_to_string("delegates/control_room.html#now", {"meeting": held, "room": room})
    assert words in page
    assert ("Đúng giờ" in page) == (late == 0)
    assert "theo giờ dự kiến" not in page


def _speeches(session: Session, *names: str) -> list[Speech]:
    return [
        Speech.objects.create(session=session, full_name=name, position=number, source="raised")
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("spoken", "left", "words"),
    [(4, "06:00", "còn lại"), (9, "01:00", "sắp hết giờ"), (11, "+01:00", "quá giờ")],
)
def test_who_speaks_and_the_next_three(held: Meeting, spoken: int, left: str, words: str) -> None:
    names, now = ("Bùi Thị An", "Lê Văn Ba", "Vũ Thị Chi", "Đỗ Văn Dũng", "Ngô Thị Em"), _at(8, 0)
    first, *_ = _speeches(held.sessions.get(), *names)
    Speech.objects.filter(pk=first.pk).update(state=SpeechState.SPEAKING)
    times = {"allowed": timedelta(minutes=10), "warn": timedelta(minutes=8)}
    _floor(held, speech=first, since=now - timedelta(minutes=spoken), **times)
    room = control(held, now)
    running = room.sessions[0].floor
    assert running is not None
    assert (running.speaker, running.clock and running.clock.left) == (first, left)
    assert [one.full_name for one in running.following] == list(names[1:4])
    page = render_to_string("delegates/control_room.html#now", {"meeting": held, "room": room})
    assert [said in page for said in (*names, left, words)] == [True] * 4 + [False, True, True]


def test_who_has_spoken_is_at_the_rostrum_no_more(held: Meeting) -> None:
    """And of a floor that was closed nothing is shown."""
    [first] = _speeches(held.sessions.get(), "Bùi Thị An")
    Speech.objects.update(state=SpeechState.DONE)
    floor = _floor(held, speech=first, item=held.sessions.get().agenda.get(position=1))
    running = control(held, _at(8, 0)).sessions[0].floor
    assert running is not None
    assert (running.speaker, running.clock, running.following) == (None, None, ())
    Floor.objects.filter(pk=floor.pk).update(open=False)
    [air] = control(held, _at(8, 0)).sessions
    assert (air.floor, air.sure, air.late, air.on) == (None, False, None, 1)


def test_sessions_of_another_day_are_left_out_on_the_day(held: Meeting) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    Session.objects.create(meeting=held, position=2, name="Diễn đàn", on=tomorrow)
    assert [one.session.name for one in control(held, _at(8, 0)).sessions] == ["Phiên toàn thể"]
    Session.objects.update(on=tomorrow)
    assert len(control(held, _at(8, 0)).sessions) == 2


def test_who_has_come_and_which_offices_have_nobody(
    held: Meeting, specialist: User, province: Province
) -> None:
    here = _guest(specialist, held, province.commune, "Lê Thị Mai")
    _guest(specialist, held, province.commune, "Lê Văn Nam")
    annulled = _guest(specialist, held, province.neighbour, "Vũ Văn Oanh")
    away = _guest(specialist, held, province.board, "Ngô Thị Phúc")
    Delegate.objects.filter(pk=away.pk).update(standing=Standing.DECLINED, reason="ốm")
    first = _came(here, specialist, "a")
    _came(here, specialist, "b", doubles=first, offline=True)
    _came(
        annulled,
        specialist,
        "c",
        annulled_by=specialist,
        annulled_at=timezone.now(),
        annul_reason="quét nhầm",
    )
    room = control(held, _at(8, 0))
    assert (room.awaited, room.entered) == (3, 1)
    assert room.absent == (Absent(province.neighbour.name, 1),)


def test_offices_as_the_list_writes_them_and_who_had_declined_and_came(
    held: Meeting, specialist: User, province: Province
) -> None:
    """The same count as at the table: with offices that the register does not know, and none at all."""
    for name, office in (("Trần Văn An", "Báo Hải Lam"), ("Trần Văn Bình", "Báo Hải Lam"), ("Vũ Mai", "")):
        said = NewDelegate(name, "đại biểu", office_text=office)
        invite_delegate(actor=specialist, meeting=held, new=said)
    came = _guest(specialist, held, province.board, "Ngô Thị Phúc")
    Delegate.objects.filter(pk=came.pk).update(standing=Standing.DECLINED, reason="ốm")
    _came(came, specialist, "a")
    _came(came, specialist, "b", occasion=f"s{held.sessions.all()[0].pk}")
    room = control(held, _at(8, 0))
    assert (room.awaited, room.entered) == (4, 1)
    assert room.absent == (Absent("Báo Hải Lam", 2), Absent("Chưa rõ đơn vị", 1))
    whole = attendance_of(held, WHOLE).whole
    assert (whole.awaited, whole.here) == (room.awaited, room.entered)


def test_an_hour_that_nobody_said_is_not_shown(held: Meeting) -> None:
    Session.objects.update(starts_at=None)
    [known] = control(held, _at(23, 59)).sessions  # the meeting's own hour is that of its first session
    assert [slot.starts is None for slot in known.slots] == [False, False, False]
    Meeting.objects.update(starts_at=None)
    held.refresh_from_db()
    [air] = control(held, _at(23, 59)).sessions
    assert ([slot.starts for slot in air.slots], air.on) == ([None] * 3, None)


def test_the_page_says_it_all_in_words(held: Meeting, specialist: User, province: Province) -> None:
    point = point_of(held, province)
    Incident.objects.create(point=point, what="Mất tiếng")
    HeadCount.objects.create(point=point, present=37)
    _guest(specialist, held, province.neighbour, "Vũ Văn Oanh")
    page = province.client("leader").get(f"/cuoc-hop/{held.pk}/phong-dieu-hanh/").content.decode()
    for words in ("Báo cáo", "07:50", "Sự cố đang mở (1)", "Mất tiếng", "người trực điểm cầu", "<b>37</b>",
                  "Đơn vị chưa có ai đến (1)", province.neighbour.name, 'hx-trigger="every 3s"'):  # fmt: skip
        assert words in page


def test_what_the_page_asks_for_again_is_only_what_changes(held: Meeting, province: Province) -> None:
    address = f"/cuoc-hop/{held.pk}/phong-dieu-hanh/"
    part = province.client("leader").get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="now"')
    assert "<html" not in part


def test_a_meeting_of_nothing_yet(held: Meeting, province: Province) -> None:
    Incident.objects.all().delete()
    held.points.filter(main=False).delete()
    held.points.all().delete()
    AgendaItem.objects.all().delete()
    page = province.client("leader").get(f"/cuoc-hop/{held.pk}/phong-dieu-hanh/").content.decode()
    for words in ("Phiên này chưa có chương trình", "Không có sự cố", "không có điểm cầu"):
        assert words in page
    Session.objects.all().delete()
    address = f"/cuoc-hop/{held.pk}/phong-dieu-hanh/"
    assert "Chưa có phiên nào" in province.client("leader").get(address).content.decode()


def test_the_room_asks_the_database_as_often_for_many(
    held: Meeting, specialist: User, province: Province
) -> None:
    client, asked = province.client("leader"), []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/cuoc-hop/{held.pk}/phong-dieu-hanh/")
        asked.append(len(queries))
        if not number:
            made = Point.objects.bulk_create(
                Point(meeting=held, level="commune", name=f"Xã {one}") for one in range(70)
            )
            Incident.objects.bulk_create(Incident(point=one, what="Mất hình") for one in made[:9])
            HeadCount.objects.bulk_create(HeadCount(point=one, present=1) for one in made)
            for one in range(8):
                _guest(specialist, held, province.commune, f"Lê Thị Mai {one}")
                forum = Session.objects.create(
                    meeting=held, position=one + 2, name=f"Diễn đàn {one}", on=held.starts_on
                )
                speaking, *_ = _speeches(forum, "Bùi Thị An", "Lê Văn Ba")
                Floor.objects.create(session=forum, minutes=10, warn_minutes=8, speech=speaking)
    assert asked[0] == asked[1] <= 20


def test_ten_questions_however_many_floors(held: Meeting) -> None:
    with CaptureQueriesContext(connection) as queries:
        control(held, _at(8, 0))
    assert len(queries) <= 10

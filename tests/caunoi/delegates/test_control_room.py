"""The control room: what should be on, who is here and who is not, what is broken."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.control_reads import Absent, control
from caunoi.delegates.door_figures import attendance_of
from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.models import CheckIn, Delegate
from caunoi.delegates.rules import Standing
from caunoi.meetings.models import AgendaItem, HeadCount, Incident, Meeting, Point, Session
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
    assert air.on == on
    assert [is_on for _, is_on in air.rows].count(True) == (on is not None)


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
                Session.objects.create(
                    meeting=held, position=one + 2, name=f"Diễn đàn {one}", on=held.starts_on
                )
    assert asked[0] == asked[1] <= 20

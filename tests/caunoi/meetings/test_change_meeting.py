"""A meeting is moved, postponed, called anew, cancelled: one chain, and what hangs on its day goes along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.meetings.actions import NewItem, plan_meeting
from caunoi.meetings.agenda_actions import plan_meeting_from
from caunoi.meetings.agenda_change_actions import cancel_meeting, move_meeting, postpone_meeting
from caunoi.meetings.agenda_item_actions import release_agenda, set_agenda_item
from caunoi.meetings.models import Meeting, MeetingChange, PointCall, PointContact, PublicPage
from caunoi.meetings.point_actions import call_points, erase_point_contacts
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.tasks.actions import NewTask, open_task
from caunoi.tasks.anchor_actions import Day, add_anchor
from caunoi.tasks.models import Anchor, DueChange, Task
from caunoi.tasks.rules import Due, Operator
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.conftest import DAY, NEXT_DAY, gathering
from tests.caunoi.meetings.dialogue_scene import UNTIL, opened
from tests.caunoi.meetings.papers import dialogue, two_days
from tests.caunoi.meetings.point_scene import conference, point_of, registered
from tests.conftest import Province

WHY = "Trùng kỳ họp Hội đồng nhân dân"
LATER = date(2027, 3, 29)


def _move(actor: User, meeting: Meeting, **to: object) -> MeetingChange:
    when = replace(meeting.when, **to)  # type: ignore[arg-type]  # what the test states
    return move_meeting(actor=actor, meeting=meeting, to=when, reason=WHY, seen=meeting.when.words)


def test_moved_with_its_sessions(meeting: Meeting, specialist: User) -> None:
    change = _move(specialist, meeting, starts_on=LATER, ends_on=date(2027, 3, 30), place="Hội trường mới")
    meeting.refresh_from_db()
    assert (meeting.days, meeting.place, meeting.stands) == (
        "29–30/03/2027", "Hội trường mới", State.PREPARING,
    )  # fmt: skip
    assert [one.on for one in meeting.sessions.all()] == [LATER] * 3 + [date(2027, 3, 30)]
    assert (change.kind, change.before, change.after) == (
        "moved",
        "14:00, 22–23/03/2027, tại Nhà văn hóa tỉnh Hải Lam",
        "14:00, 29–30/03/2027, tại Hội trường mới",
    )
    said = Entry.objects.get(verb="move_meeting").said
    assert f"từ {change.before} sang {change.after}, lý do: {WHY}" in said


def test_the_end_of_questions_keeps_its_distance(meeting: Meeting, specialist: User) -> None:
    page = opened(specialist, meeting)
    _move(specialist, meeting, starts_on=LATER, ends_on=LATER)
    page.refresh_from_db()
    assert page.until == UNTIL + timedelta(days=7)
    postpone_meeting(actor=specialist, meeting=meeting, reason=WHY, seen=Meeting.objects.get().when.words)
    page.refresh_from_db()
    assert page.until == UNTIL + timedelta(days=7)
    _move(specialist, Meeting.objects.get(), starts_on=date(2027, 3, 15), ends_on=date(2027, 3, 16))
    page.refresh_from_db()
    assert page.until == UNTIL - timedelta(days=7)
    PublicPage.objects.update(until=None)
    _move(specialist, Meeting.objects.get(), starts_on=LATER, ends_on=LATER)
    page.refresh_from_db()
    assert page.until is None


def test_what_opens_the_meeting_follows_its_hour_and_place(province: Province, specialist: User) -> None:
    meeting = plan_meeting_from(actor=specialist, document=dialogue(province, specialist)).meeting
    _move(specialist, meeting, starts_at=time(8), place="Hội trường")
    session = meeting.sessions.get()
    assert (session.on, session.hours, session.place) == (date(2027, 8, 11), "08:00", "Hội trường")
    anchor = Anchor.objects.get(meeting=meeting)
    assert anchor.at == datetime(2027, 8, 11, 8, tzinfo=timezone.get_current_timezone())


def test_the_chain_of_a_meeting_put_off_and_called_anew(province: Province, specialist: User) -> None:
    meeting = plan_meeting_from(actor=specialist, document=dialogue(province, specialist)).meeting
    task = Task.objects.get(anchor=meeting.anchor)
    postpone_meeting(actor=specialist, meeting=meeting, reason=WHY, seen=meeting.when.words)
    meeting.refresh_from_db()
    task.refresh_from_db()
    assert (meeting.stands, meeting.starts_on, task.due) == (State.POSTPONED, None, None)
    assert meeting.sessions.get().on == date(2027, 8, 11)
    _move(specialist, meeting, starts_on=date(2027, 8, 25))
    meeting.refresh_from_db()
    task.refresh_from_db()
    assert (meeting.stands, meeting.sessions.get().on) == (State.PREPARING, date(2027, 8, 25))
    assert task.due == date(2027, 8, 30)
    assert list(meeting.changes.values_list("kind", flat=True)) == ["called_anew", "postponed"]
    reasons = DueChange.objects.filter(task=task).values_list("reason", flat=True)
    assert len(reasons) == 2
    assert all(WHY in reason for reason in reasons)


def test_the_days_of_the_sessions_move_along(province: Province, specialist: User) -> None:
    document = two_days(province, specialist)
    meeting = plan_meeting_from(actor=specialist, document=document).meeting
    main = meeting.sessions.get(position=5)
    assert main.fact is not None
    own = Anchor.objects.create(
        document=document, what="Đối thoại chính", fact=main.fact, on=main.on, opened_by=specialist
    )
    _move(specialist, meeting, starts_on=date(2027, 7, 28), ends_on=date(2027, 7, 29))
    assert Anchor.objects.get(pk=own.pk).on == date(2027, 7, 29)
    assert [one.on for one in meeting.sessions.all()] == [None, *[date(2027, 7, 28)] * 3, date(2027, 7, 29)]
    meeting.refresh_from_db()
    postpone_meeting(actor=specialist, meeting=meeting, reason=WHY, seen=meeting.when.words)
    assert Anchor.objects.get(pk=own.pk).on is None
    meeting.refresh_from_db()
    _move(specialist, meeting, starts_on=date(2027, 8, 4), ends_on=date(2027, 8, 5))
    assert Anchor.objects.get(pk=own.pk).on == date(2027, 8, 5)


def test_the_hours_of_bridge_points_move_along(province: Province, specialist: User, contact: User) -> None:
    meeting = conference(specialist, province)
    registered(contact, point_of(meeting, province))
    first = meeting.starts_on
    assert first is not None
    due = timezone.now().replace(microsecond=0) + timedelta(days=3)
    call_points(actor=specialist, meeting=meeting, due=due, tests_at=due + timedelta(hours=20))
    later, week = first + timedelta(days=14), timedelta(days=14)
    for postponed in (False, True):
        meeting.refresh_from_db()
        if postponed:
            postpone_meeting(actor=specialist, meeting=meeting, reason=WHY, seen=meeting.when.words)
            meeting.refresh_from_db()
            later, week = later + timedelta(days=7), timedelta(days=21)
        _move(specialist, meeting, starts_on=later, ends_on=later + timedelta(days=1))
        call = PointCall.objects.get()
        assert (call.due, call.tests_at) == (due + week, due + week + timedelta(hours=20))
        assert PointContact.objects.get().expires_on == later + timedelta(days=8)


def test_hours_not_set_and_telephones_erased_stay(
    province: Province, specialist: User, contact: User
) -> None:
    meeting = conference(specialist, province)
    registered(contact, point_of(meeting, province))
    kept = PointContact.objects.get()
    erase_point_contacts(today=kept.expires_on + timedelta(days=1))
    call_points(actor=specialist, meeting=meeting, due=None, tests_at=None)
    assert meeting.starts_on is not None
    _move(specialist, meeting, starts_on=meeting.starts_on + timedelta(days=9))
    call = PointCall.objects.get()
    assert (call.due, call.tests_at) == (None, None)
    assert PointContact.objects.get().expires_on == kept.expires_on


def test_the_first_day_of_a_meeting_is_that_of_its_sessions(province: Province, specialist: User) -> None:
    new = gathering(province)
    sessions = tuple(replace(one, on=None) for one in new.sessions)
    meeting = plan_meeting(
        actor=specialist, new=replace(new, starts_on=None, ends_on=None, sessions=sessions)
    )
    assert {one.on for one in meeting.sessions.all()} == {None}
    _move(specialist, meeting, starts_on=LATER)
    assert {one.on for one in meeting.sessions.all()} == {LATER}


def test_cancelled_it_keeps_its_day_and_its_tasks(province: Province, specialist: User) -> None:
    meeting = plan_meeting_from(actor=specialist, document=dialogue(province, specialist)).meeting
    change = cancel_meeting(actor=specialist, meeting=meeting, reason=WHY, seen=meeting.when.words)
    meeting.refresh_from_db()
    assert (meeting.stands, meeting.starts_on, change.after) == (State.CANCELLED, date(2027, 8, 11), "")
    assert Task.objects.owed().count() == 3
    assert Entry.objects.filter(verb="move_anchor").count() == 0


def test_refused(meeting: Meeting, specialist: User, contact: User) -> None:
    seen = meeting.when.words

    def move(actor: User = specialist, reason: str = WHY, seen: str = seen, **to: object) -> object:
        when = replace(meeting.when, **to)  # type: ignore[arg-type]  # what the table below states
        return move_meeting(actor=actor, meeting=meeting, to=when, reason=reason, seen=seen)

    broken: dict[str, list[Callable[[], object]]] = {
        "not-allowed": [
            lambda: move(contact, starts_on=LATER),
            lambda: postpone_meeting(actor=contact, meeting=meeting, reason=WHY, seen=seen),
            lambda: cancel_meeting(actor=contact, meeting=meeting, reason=WHY, seen=seen),
        ],
        "meeting-moved": [
            lambda: move(seen="21/03/2027", ends_on=None),
            lambda: postpone_meeting(actor=specialist, meeting=meeting, reason=WHY, seen=""),
        ],
        "no-change": [move],
        "no-day": [lambda: move(starts_on=None, ends_on=None)],
        "days-out-of-order": [lambda: move(starts_on=LATER)],
        "nothing-stated": [lambda: cancel_meeting(actor=specialist, meeting=meeting, reason=" ", seen=seen)],
    }
    for code, deeds in broken.items():
        for deed in deeds:
            with pytest.raises(RuleBroken) as refused:
                deed()
            assert refused.value.code == code
    cancel_meeting(actor=specialist, meeting=meeting, reason=WHY, seen=seen)
    with pytest.raises(RuleBroken, match="không đổi lịch được nữa"):
        move(ends_on=None)
    assert MeetingChange.objects.count() == 1


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


def test_what_moves_is_shown_before_it_moves(client: Client, province: Province, specialist: User) -> None:
    meeting = plan_meeting_from(actor=specialist, document=dialogue(province, specialist)).meeting
    address = reverse("meetings:move", args=[meeting.pk])
    assert "Đang là" in client.get(address).content.decode()
    sent = {
        "starts_on": "12/8/2027", "starts_at": "14:00", "place": meeting.place, "reason": WHY,
        "seen": meeting.when.words,
    }  # fmt: skip
    page = client.post(address, sent).content.decode()
    assert "16/08/2027" in page
    assert "17/08/2027" in page
    meeting.refresh_from_db()
    assert meeting.starts_on == date(2027, 8, 11)
    answer = client.post(address, sent | {"sure": "1"}, follow=True).content.decode()
    for words in ("các hạn gắn với ngày họp đã tính lại", "Đổi ngày, giờ, địa điểm", WHY):
        assert words in answer
    assert client.post(address, sent | {"sure": "1"}).status_code == 422


def test_what_hangs_on_a_session_is_shown_too(client: Client, province: Province, specialist: User) -> None:
    meeting = plan_meeting_from(actor=specialist, document=two_days(province, specialist)).meeting
    main = meeting.sessions.get(position=5)
    own = add_anchor(actor=specialist, what="Đối thoại chính", day=Day(main.on), document=meeting.document)
    Anchor.objects.filter(pk=own.pk).update(fact=main.fact)
    back = Due(None, None, Operator.BY, "05 ngày sau đối thoại", "", 5, "day", "đối thoại")
    new = NewTask(action="Báo cáo kết quả", owner=meeting.office, due=back, anchor=own)
    assert open_task(actor=specialist, new=new).due == date(2027, 7, 27)
    sent = {"reason": WHY, "seen": meeting.when.words, "starts_on": "28/7/2027", "ends_on": "29/7/2027"}
    page = client.post(reverse("meetings:move", args=[meeting.pk]), sent).content.decode()
    for words in ("Báo cáo kết quả", "27/07/2027", "03/08/2027"):
        assert words in page
    assert "giấy mời đã phát hành được ghi" not in page
    page = client.post(reverse("meetings:postpone", args=[meeting.pk]), sent).content.decode()
    assert "Báo cáo kết quả" in page
    assert "Ngày của các phiên giữ nguyên" in page


@pytest.mark.parametrize(
    ("name", "state", "says"),
    [
        ("postpone", State.POSTPONED, "Đã ghi hoãn cuộc họp"),
        ("cancel", State.CANCELLED, "Đã ghi hủy cuộc họp; nhiệm vụ đã giao vẫn ở trên bảng"),
    ],
)
def test_postponed_and_cancelled_by_hand(
    client: Client, meeting: Meeting, name: str, state: State, says: str
) -> None:
    address = reverse(f"meetings:{name}", args=[meeting.pk])
    sent = {"reason": WHY, "seen": meeting.when.words}
    assert "Không có hạn nào đổi theo" in client.post(address, sent).content.decode()
    assert client.post(address, sent | {"reason": ""}).status_code == 422
    page = client.post(address, sent | {"sure": "1"}, follow=True).content.decode()
    assert says in page
    assert "đã tính lại" not in page
    meeting.refresh_from_db()
    assert meeting.stands is state


def test_the_unit_sees_the_chain_and_that_the_agenda_is_old(
    province: Province, meeting: Meeting, specialist: User
) -> None:
    meeting.offices.add(province.commune)
    plenary = meeting.sessions.get(position=4)
    set_agenda_item(actor=specialist, session=plenary, new=NewItem("Khai mạc"))
    release_agenda(actor=specialist, meeting=meeting)
    unit = province.client("unit_contact")
    page = unit.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert "phát hành trước khi đổi lịch" not in page
    _move(specialist, meeting, starts_on=NEXT_DAY)
    page = unit.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    for words in ("phát hành trước khi đổi lịch", WHY, f"{DAY:%d}–{NEXT_DAY:%d/%m/%Y}"):
        assert words in page
    assert reverse("meetings:move", args=[meeting.pk]) not in page

"""Issued weeks shared: addresses made and revoked, the page without a sign-in, feeds in two parsers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
import vobject
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pytest_django.fixtures import Settings

from caunoi.people.models import Office, Role, User
from caunoi.programmes.models import WeekIssue, WeekLink, WeekSchedule
from caunoi.programmes.week_actions import add_entry, change_entry, draft_week, remove_entry, revise_week
from caunoi.programmes.week_feeds import Issued, told
from caunoi.programmes.week_link_actions import revoke_link, share_week
from caunoi.programmes.week_rules import Half, LinkKind, Session, Week, digest_of
from caunoi.programmes.week_shared import opened
from tests.caunoi.programmes.conftest import told as ledger
from tests.caunoi.programmes.test_by_hand import refusal
from tests.caunoi.programmes.week_scene import Hands, again, go_out, hands, line
from tests.conftest import Province

__all__ = ["hands"]

LONG = "Làm việc với Ban Thường vụ Đảng ủy xã Bến Thượng về công tác nhân sự, quy hoạch cán bộ nhiệm kỳ tới"
NOW = Week.of(timezone.localdate())


@pytest.fixture
def week(committee: Office, hands: Hands) -> WeekSchedule:
    """This week as issued: a meeting with hours, a day out, an afternoon; a number and a note in it."""
    made = draft_week(actor=hands.writer, office=committee, week=NOW)
    whole, half = Half.DAY, Half.AFTERNOON
    numbered, who = "Đảng ủy xã Bến Thượng (ĐT 0912 345 678)", "Đ/c Trần Bình"
    meeting = Session(NOW.monday, LONG, start=time(7, 30), end=time(9), place="Phòng họp A", note="đón khách")
    for session in (
        replace(meeting, chair="Đ/c Nguyễn Văn An"),
        Session(NOW.days[1], "Đi cơ sở", half=whole, chair=who, attendees=numbered),
        Session(
            NOW.days[2], "Họp chiều", half, chair=who, attendees="đ/c Nguyễn Văn An", place="phòng họp a"
        ),
    ):
        add_entry(actor=hands.writer, schedule=made, new=session)
    return go_out(made, hands, passing=True)


def share(hands: Hands, office: Office, kind: LinkKind = LinkKind.WHOLE, subject: str = "") -> str:
    return share_week(actor=hands.writer, office=office, kind=kind, subject=subject)[1]


def feed(secret: str) -> bytes:
    answer = Client().get(f"/lich/{secret}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content


def events(data: bytes) -> dict[str, tuple[str, int]]:
    """By title: the status and the sequence, as icalendar reads them and vobject does."""
    one = {
        str(e["summary"]): (str(e["status"]), int(str(e["sequence"])))
        for e in Calendar.from_ical(data).walk("VEVENT")
    }
    other = {
        e.summary.value: (e.status.value, int(e.sequence.value))
        for e in vobject.readOne(data.decode()).contents.get("vevent", [])
    }
    assert one == other
    return one


# --- the address ---


def test_only_a_digest_of_the_secret_is_kept(week: WeekSchedule, hands: Hands) -> None:
    link, secret = share_week(
        actor=hands.writer, office=week.office, kind=LinkKind.ROOM, subject=" Phòng họp A "
    )
    assert (len(secret), link.digest, link.subject) == (32, digest_of(secret), "Phòng họp A")
    assert ledger(link) == [
        "Người Chuyên viên văn phòng lập liên kết lịch của một phòng họp Phòng họp A của Tỉnh ủy."
    ]
    assert secret not in str(WeekLink.objects.values())


def test_what_is_refused(week: WeekSchedule, hands: Hands, contact: User) -> None:
    make = partial(share_week, actor=hands.writer, office=week.office)
    assert refusal(partial(make, kind=LinkKind.PERSON, subject=" ")) == "nothing-stated"
    assert refusal(partial(make, kind=LinkKind.OFFICE, subject="Sở Không Có")) == "unknown-office"
    assert (
        refusal(partial(share_week, actor=contact, office=week.office, kind=LinkKind.WHOLE)) == "not-allowed"
    )
    link, _ = make(kind=LinkKind.WHOLE)
    assert refusal(partial(revoke_link, actor=contact, link=link)) == "not-allowed"
    revoke_link(actor=hands.chief, link=link)
    assert refusal(partial(revoke_link, actor=hands.chief, link=link)) == "already-revoked"
    for wrong in ({"subject": "An"}, {"kind": "person"}, {"revoked_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WeekLink.objects.update(**wrong)


def test_a_revoked_address_shows_nothing(week: WeekSchedule, hands: Hands) -> None:
    link, secret = share_week(actor=hands.writer, office=week.office, kind=LinkKind.WHOLE)
    addresses = [f"/lich/{secret}/", f"/lich/{secret}.ics"]
    assert [Client().get(address).status_code for address in addresses] == [200, 200]
    revoke_link(actor=hands.chief, link=link)
    assert [Client().get(address).status_code for address in [*addresses, "/lich/x/", "/lich/x.ics"]] == [
        404
    ] * 4


def test_by_forms(week: WeekSchedule, hands: Hands, province: Province) -> None:
    client, address = (
        province.client(Role.SPECIALIST),
        reverse("programmes:week_links", args=[week.office.pk]),
    )
    assert client.post(address, {"kind": "person"}).status_code == 422
    made = client.post(address, {"kind": "person", "subject": "Trần Bình"}).content.decode()
    [page, calendar] = re.findall(r"http://testserver(/lich/[\w-]{32}(?:/|\.ics))", made)
    assert "Đi cơ sở" in Client().get(page).content.decode()
    assert set(events(Client().get(calendar).content)) == {"Đi cơ sở", "Họp chiều"}
    assert "/lich/" not in client.get(address).content.decode()  # shown once
    leader = province.client(Role.LEADER).get(address).content.decode()
    assert ("đang dùng" in leader, "Lập liên kết" in leader) == (True, False)
    assert (
        client.post(reverse("programmes:week_revoke_link", args=[WeekLink.objects.get().pk])).status_code
        == 302
    )
    assert Client().get(page).status_code == 404
    assert province.client(Role.UNIT_CONTACT).get(address).status_code == 404


def test_no_secret_is_made_that_could_not_be_shown(
    week: WeekSchedule, province: Province, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    address = reverse("programmes:week_links", args=[week.office.pk])
    answer = province.client(Role.SPECIALIST).post(address, {"kind": "whole"})
    assert (answer.status_code, WeekLink.objects.count()) == (422, 0)


# --- the page ---


def test_the_page_without_a_sign_in(week: WeekSchedule, hands: Hands) -> None:
    answer = Client().get(f"/lich/{share(hands, week.office)}/?tuan={NOW.key}")
    text = answer.content.decode()
    assert all(words in text for words in (LONG, "7h30–9h00", "Đi cơ sở", "Tỉnh ủy Hải Lam"))
    assert not any(words in text for words in ("đón khách", "0912", "Nội bộ", "chuong-trinh/tuan"))
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == (
        "private, no-store",
        "no-referrer",
    )


@pytest.mark.parametrize("asked", [f"?tuan={NOW.plus(1).key}", f"?tuan={NOW.plus(-1).key}"])
def test_a_week_that_was_not_issued(week: WeekSchedule, hands: Hands, asked: str) -> None:
    draft = draft_week(actor=hands.writer, office=week.office, week=NOW.plus(1))
    add_entry(actor=hands.writer, schedule=draft, new=Session(NOW.plus(1).monday, "Chưa ban hành việc này"))
    text = Client().get(f"/lich/{share(hands, week.office)}/{asked}").content.decode()
    assert ("chưa ban hành" in text, "Chưa ban hành việc này" in text) == (True, False)


def test_the_draft_of_a_revision_is_not_shown(week: WeekSchedule, hands: Hands) -> None:
    secret = share(hands, week.office)
    revise_week(actor=hands.writer, schedule=week, reason="Thêm")
    add_entry(actor=hands.writer, schedule=week, new=Session(NOW.monday, "Thêm", half=Half.EVENING))
    assert "Thêm" not in Client().get(f"/lich/{secret}/?tuan={NOW.key}").content.decode()
    go_out(again(week), hands, passing=True)
    text = Client().get(f"/lich/{secret}/?tuan={NOW.key}").content.decode()
    assert ("Thêm" in text, "(chỉnh sửa 01)" in text) == (True, True)


@pytest.mark.parametrize(("days", "shown"), [(0, 0), (4, 0), (5, 1), (6, 1), (7, 1), (20, 2)])
def test_at_the_weekend_the_coming_week_is_opened_once_it_is_there(
    week: WeekSchedule, hands: Hands, days: int, shown: int
) -> None:
    link, _ = share_week(actor=hands.writer, office=week.office, kind=LinkKind.WHOLE)
    now = datetime.combine(NOW.monday, time(9), UTC) + timedelta(days=days)
    assert opened(link, None, now)[0] == (NOW if days < 7 else Week.of(now.date()))
    coming = draft_week(actor=hands.writer, office=week.office, week=NOW.plus(1))
    add_entry(actor=hands.writer, schedule=coming, new=Session(NOW.plus(1).monday, "Giao ban"))
    go_out(coming, hands, passing=True)
    assert opened(link, None, now)[0] == NOW.plus(shown)
    assert opened(link, NOW, now) == (NOW, WeekIssue.objects.get(schedule=week))


# --- the feed ---


def test_the_feed_keeps_to_the_format(week: WeekSchedule, hands: Hands) -> None:
    data = feed(share(hands, week.office))
    assert data.replace(b"\r\n", b"").count(b"\n") == data.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(len(row) for row in data.split(b"\r\n")) <= 75
    assert b"\r\n " in data  # the long title is folded
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    for hidden in ("đón khách", "0912", "345 678"):
        assert hidden not in data.replace(b"\r\n ", b"").decode()


def test_both_parsers_read_the_same_hours(week: WeekSchedule, hands: Hands) -> None:
    data = feed(share(hands, week.office))
    calendar = Calendar.from_ical(data)
    [zone] = calendar.walk("VTIMEZONE")
    assert (str(zone["tzid"]), str(calendar["x-wr-calname"])) == ("Asia/Ho_Chi_Minh", "Lịch Tỉnh ủy Hải Lam")
    seen = {str(e["summary"]): (e.decoded("dtstart"), e.decoded("dtend")) for e in calendar.walk("VEVENT")}
    hanoi = timezone.get_current_timezone()
    begins = datetime.combine(NOW.monday, time(7, 30), hanoi)
    assert seen[LONG] == (begins, begins + timedelta(minutes=90))
    assert seen["Đi cơ sở"] == (NOW.days[1], NOW.days[2])
    for event in vobject.readOne(data.decode()).vevent_list:
        assert (event.dtstart.value, event.dtend.value) == seen[event.summary.value]


def test_a_revision_moves_and_cancels(week: WeekSchedule, hands: Hands) -> None:
    secret = share(hands, week.office)
    before = {str(e["summary"]): str(e["uid"]) for e in Calendar.from_ical(feed(secret)).walk("VEVENT")}
    assert events(feed(secret)) == dict.fromkeys((LONG, "Đi cơ sở", "Họp chiều"), ("CONFIRMED", 0))
    revise_week(actor=hands.writer, schedule=week, reason="Đổi")
    row = line(week, LONG)
    change_entry(actor=hands.writer, entry=row, new=replace(row.session, start=time(8)))
    remove_entry(actor=hands.writer, entry=line(week, "Đi cơ sở"))
    go_out(again(week), hands, passing=True)
    assert events(feed(secret)) == {
        LONG: ("CONFIRMED", 1), "Đi cơ sở": ("CANCELLED", 1), "Họp chiều": ("CONFIRMED", 0),
    }  # fmt: skip
    assert before == {
        str(e["summary"]): str(e["uid"]) for e in Calendar.from_ical(feed(secret)).walk("VEVENT")
    }


@pytest.mark.parametrize(
    ("kind", "subject", "titles"),
    [
        (LinkKind.PERSON, "Nguyễn Văn An", {LONG, "Họp chiều"}),
        (LinkKind.PERSON, "đồng chí TRẦN BÌNH", {"Đi cơ sở", "Họp chiều"}),
        (LinkKind.PERSON, "Văn An", set()),
        (LinkKind.OFFICE, "Đảng ủy xã Bến Thượng", {"Đi cơ sở"}),
        (LinkKind.ROOM, "Phòng họp A", {LONG, "Họp chiều"}),
    ],
)
def test_whose_lines_a_feed_holds(
    week: WeekSchedule, hands: Hands, kind: LinkKind, subject: str, titles: set[str]
) -> None:
    assert set(events(feed(share(hands, week.office, kind, subject)))) == titles


def test_the_feed_asks_as_often_for_many_weeks(week: WeekSchedule, hands: Hands) -> None:
    secret, asked = share(hands, week.office, LinkKind.OFFICE, "Xã Bến Thượng"), []
    kept = WeekIssue.objects.get()
    for number in range(1, 5):
        with CaptureQueriesContext(connection) as caught:
            feed(secret)
        asked.append(len(caught))
        other = WeekSchedule.objects.create(
            office=week.office, monday=NOW.plus(number).monday, created_by=hands.writer
        )
        kept.pk, kept.schedule = None, other
        kept.save()
    assert asked[-1] == asked[0] <= 12


LINE = Session(date(2026, 11, 23), "Họp", uid="1", chair="An")
AT = [datetime(2026, 11, day, tzinfo=UTC) for day in (20, 21, 22)]


@pytest.mark.parametrize(
    ("issues", "states"),
    [
        ([[LINE], [LINE]], [(0, False)]),
        ([[LINE], [replace(LINE, note="x", written="y", preparing="z")]], [(0, False)]),
        ([[LINE], [replace(LINE, place="B")], [replace(LINE, place="B")]], [(1, False)]),
        ([[LINE], []], [(1, True)]),
        ([[LINE], [], []], [(1, True)]),
        ([[LINE], [], [LINE]], [(2, False)]),
        ([[LINE], [replace(LINE, chair="Bình")]], [(1, True)]),  # no longer the subscriber's
        ([[replace(LINE, chair="Bình")], [LINE]], [(1, False)]),
    ],
)
def test_what_a_subscriber_has_to_know(issues: list[list[Session]], states: list[tuple[int, bool]]) -> None:
    went_out = [Issued(number, AT[number], tuple(sessions)) for number, sessions in enumerate(issues)]
    found = told(went_out, lambda session: session.chair == "An")
    assert [(one.sequence, one.cancelled) for one in found] == states
    assert [one.at for one in found] == [AT[sequence] for sequence, _ in states]

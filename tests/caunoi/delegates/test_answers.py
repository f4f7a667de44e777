"""Delegates answer by their link: coming, cannot, somebody else; the office decides on who goes instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import cv2
import numpy as np
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from caunoi.delegates.answer_actions import (
    answer_coming,
    answer_declined,
    ask_substitute,
    grant_substitute,
    make_answer_link,
    refuse_substitute,
    withdraw_substitute,
)
from caunoi.delegates.answer_calendar import appointments, calendar, sessions_of
from caunoi.delegates.models import AnswerLink, Delegate, Substitute
from caunoi.delegates.rules import AWAITED, Part, Standing, digest_of
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province


@pytest.fixture
def one(meeting: Meeting, province: Province) -> Delegate:
    hall = Point.objects.create(meeting=meeting, level="province", name="Hội trường A")
    return Delegate.objects.create(
        meeting=meeting, full_name="Nguyễn Thị Đào", post="Bí thư chi bộ", why="Tiêu biểu",
        office=province.commune, forum=meeting.sessions.get(position=2), part=Part.REPORT, group="Đoàn số 3",
        seat="B12", bus="Xe 4", point=hall,
    )  # fmt: skip


@pytest.fixture
def secret(one: Delegate, specialist: User) -> str:
    return make_answer_link(actor=specialist, delegate=one)


@pytest.fixture
def link(secret: str) -> AnswerLink:
    return AnswerLink.objects.get(digest=digest_of(secret))


@pytest.fixture
def asked(link: AnswerLink) -> Substitute:
    return ask_substitute(link=link, full_name="Vũ  An", post="Trưởng thôn", reason="đi công tác")


def _refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act()
    assert refused.value.code == code


def test_only_the_digest_of_a_link_is_kept(
    one: Delegate, secret: str, specialist: User, leader: User
) -> None:
    kept = AnswerLink.objects.get()
    assert (kept.delegate, kept.digest) == (one, digest_of(secret))
    assert len(secret) >= 32
    assert secret not in one.code
    assert not Entry.objects.filter(said__contains=secret).exists()
    again = make_answer_link(actor=specialist, delegate=one)
    assert again != secret
    assert AnswerLink.objects.get().digest == digest_of(again)
    _refused("not-allowed", lambda: make_answer_link(actor=leader, delegate=one))


def test_coming(one: Delegate, link: AnswerLink) -> None:
    assert answer_coming(link=link).stands is Standing.COMING
    line = Entry.objects.get(verb="answer")
    assert (line.actor_name, line.before, line.after) == ("Hệ thống", "Chưa trả lời", "Dự")
    assert line.said == f"Đại biểu {one} trả lời: sẽ dự."
    _refused("no-change", lambda: answer_coming(link=link))


def test_cannot_come_and_then_can(one: Delegate, link: AnswerLink) -> None:
    _refused("nothing-stated", lambda: answer_declined(link=link, reason=" "))
    declined = answer_declined(link=link, reason="mổ ruột thừa")
    assert (declined.stands, declined.reason) == (Standing.DECLINED, "mổ ruột thừa")
    back = answer_coming(link=link)
    assert (back.stands, back.reason) == (Standing.COMING, "")


def test_a_substitute_waits_for_the_office(one: Delegate, asked: Substitute, link: AnswerLink) -> None:
    assert (asked.full_name, asked.granted) == ("Vũ An", None)
    assert Delegate.objects.count() == 1
    assert Entry.objects.get(verb="ask_substitute").said.endswith("lý do: đi công tác.")
    _refused("asked-already", lambda: ask_substitute(link=link, full_name="Lê Mai", post="", reason="bận"))
    answer_coming(link=link)
    assert not Substitute.objects.exists()


def test_granted_the_substitute_takes_the_place(one: Delegate, asked: Substitute, contact: User) -> None:
    made = grant_substitute(actor=contact, asked=asked)
    assert (made.full_name, made.post, made.stands) == ("Vũ An", "Trưởng thôn", Standing.COMING)
    assert (made.seat, made.bus, made.group) == ("B12", "Xe 4", "Đoàn số 3")
    assert (made.forum, made.point, made.part, made.office) == (one.forum, one.point, one.part, one.office)
    assert (made.stands_in_for, made.why) == (one, "Đi thay Nguyễn Thị Đào")
    assert made.code != one.code
    one.refresh_from_db()
    assert (one.stands, one.reason) == (Standing.REPLACED, "đi công tác")
    assert one.stands not in AWAITED
    asked.refresh_from_db()
    assert (asked.granted, asked.decided_by) == (True, contact)
    _refused("decided", lambda: grant_substitute(actor=contact, asked=asked))


def test_refused_the_delegate_answers_again(asked: Substitute, link: AnswerLink, contact: User) -> None:
    _refused("nothing-stated", lambda: refuse_substitute(actor=contact, asked=asked, reason=""))
    kept = refuse_substitute(actor=contact, asked=asked, reason="phải là bí thư chi bộ")
    assert (kept.granted, kept.why_not) == (False, "phải là bí thư chi bộ")
    assert ask_substitute(link=link, full_name="Lê Mai", post="Bí thư", reason="bận").granted is None
    assert Delegate.objects.count() == 1


def test_a_request_is_withdrawn_before_it_is_decided(
    one: Delegate, asked: Substitute, link: AnswerLink, secret: str
) -> None:
    client, address = Client(), f"/tra-loi/{secret}/"
    Delegate.objects.update(standing=Standing.DECLINED, reason="ốm")
    assert "Rút đề nghị" in client.get(address).content.decode()
    assert client.post(address, {"answer": "withdraw"}).status_code == 302
    page = client.get(address).content.decode()
    assert ("Rút đề nghị" in page, "Vũ An" in page, "Vắng có lý do</b>: ốm" in page) == (False, False, True)
    assert Entry.objects.get(verb="withdraw_substitute").said == (
        f"Đại biểu {one} rút đề nghị để Vũ An, Trưởng thôn đi thay."
    )
    _refused("nothing-asked", lambda: withdraw_substitute(link=link))


def test_who_has_no_office_of_the_register_is_the_organisers(
    one: Delegate, asked: Substitute, province: Province
) -> None:
    Delegate.objects.update(office=None, office_text="Hội quán Bến Thượng")
    unit, office = province.client("unit_contact"), province.client("specialist")
    listed, address = "/dai-bieu/di-thay/", f"/dai-bieu/di-thay/{asked.pk}/"
    assert "Vũ An" not in unit.get(listed).content.decode()
    assert unit.post(address, {"granted": "1"}).status_code == 404
    assert "Vũ An" in office.get(listed).content.decode()
    Meeting.objects.update(state=State.ENDED)
    assert "Vũ An" not in office.get(listed).content.decode()
    closed = office.post(address, {"granted": "1"})
    assert (closed.status_code, "đã kết thúc nên" in closed.content.decode()) == (422, True)
    Meeting.objects.update(state=State.PREPARING)
    assert office.post(address, {"granted": "1"}).status_code == 302
    again = office.post(address, {"granted": "1"})
    assert (again.status_code, "đã được quyết định" in again.content.decode()) == (422, True)
    assert one.meeting.delegates.get(full_name="Vũ An").office_text == "Hội quán Bến Thượng"


@pytest.mark.parametrize("role", ["leader", "reader", "steward"])
def test_who_decides(role: str, asked: Substitute, province: Province, specialist: User) -> None:
    actor = province.people[role]
    _refused("not-allowed", lambda: grant_substitute(actor=actor, asked=asked))
    _refused("not-allowed", lambda: refuse_substitute(actor=actor, asked=asked, reason="không"))
    assert grant_substitute(actor=specialist, asked=asked).full_name == "Vũ An"


def test_not_for_another_office(asked: Substitute, contact: User, province: Province) -> None:
    Delegate.objects.update(office=province.neighbour)
    _refused("not-allowed", lambda: grant_substitute(actor=contact, asked=asked))


@pytest.mark.parametrize("standing", [Standing.REPLACED, Standing.STRUCK])
def test_who_is_off_the_list_does_not_answer(standing: Standing, link: AnswerLink, specialist: User) -> None:
    Delegate.objects.update(standing=standing, reason="thôi")
    _refused("not-awaited", lambda: answer_coming(link=link))
    _refused("not-awaited", lambda: answer_declined(link=link, reason="bận"))
    _refused("not-awaited", lambda: ask_substitute(link=link, full_name="A B", post="", reason="bận"))
    _refused("not-awaited", lambda: make_answer_link(actor=specialist, delegate=link.delegate))


@pytest.mark.parametrize("state", [State.ENDED, State.CANCELLED])
def test_what_is_over_takes_no_answer(
    state: State, link: AnswerLink, asked: Substitute, contact: User
) -> None:
    Meeting.objects.update(state=state)
    _refused("meeting-closed", lambda: answer_coming(link=link))
    _refused("meeting-closed", lambda: grant_substitute(actor=contact, asked=asked))


@pytest.mark.parametrize(
    ("starts", "ends", "open"),
    [(None, None, True), (-2, None, False), (-2, -1, False), (-2, 0, True), (0, None, True), (1, 2, True)],
)
def test_until_the_last_day(
    starts: int | None, ends: int | None, open: bool, link: AnswerLink, secret: str
) -> None:
    today = timezone.localdate()
    starts_on, ends_on = (None if at is None else today + timedelta(days=at) for at in (starts, ends))
    Meeting.objects.update(starts_on=starts_on, ends_on=ends_on)
    page = Client().get(f"/tra-loi/{secret}/").content.decode()
    assert [words in page for words in ("Tôi sẽ dự", "Cử người đi thay", "Mã QR")] == [open, open, True]
    acts: list[Callable[[], object]] = [
        lambda: ask_substitute(link=link, full_name="Vũ An", post="", reason="bận"),
        lambda: withdraw_substitute(link=link),
        lambda: answer_declined(link=link, reason="ốm"),
        lambda: answer_coming(link=link),
    ]
    for act in acts:
        if open:
            act()
        else:
            _refused("meeting-over", act)


def test_why_somebody_was_struck_off_stays_inside(one: Delegate, secret: str) -> None:
    Delegate.objects.update(standing=Standing.STRUCK, reason="không đủ tiêu chuẩn")
    page = Client().get(f"/tra-loi/{secret}/").content.decode()
    assert ("Đưa ra khỏi danh sách" in page, "tiêu chuẩn" in page, "Mã QR" in page) == (True, False, False)


def test_signs_that_no_database_keeps_are_left_out(secret: str, asked: Substitute) -> None:
    client, address = Client(), f"/tra-loi/{secret}/"
    assert client.post(address, {"answer": "declined", "reason": "ố\0m"}).status_code == 302
    told = {"answer": "substitute", "name": "Lê\0 Mai", "post": "Bí\0 thư", "reason": "\0ốm"}
    assert client.post(address, told).status_code == 302
    kept = Substitute.objects.get()
    assert (kept.full_name, kept.post, kept.reason) == ("Lê Mai", "Bí thư", "ốm")
    assert (kept.delegate.reason, client.post(address, {**told, "name": "\0"}).status_code) == ("ốm", 422)


@pytest.mark.parametrize(
    ("name", "reason", "code"),
    [
        ("", "bận", "nothing-stated"),
        ("Vũ An", "", "nothing-stated"),
        ("A" * 121, "bận", "too-long"),
        ("Vũ An", "x" * 401, "too-long"),
    ],
)
def test_a_substitute_is_stated(name: str, reason: str, code: str, link: AnswerLink) -> None:
    _refused(code, lambda: ask_substitute(link=link, full_name=name, post="", reason=reason))
    assert not Substitute.objects.exists()


def test_the_page_shows_what_is_the_delegates_and_nothing_of_others(
    one: Delegate, secret: str, meeting: Meeting
) -> None:
    Delegate.objects.create(meeting=meeting, full_name="Lê Văn Khác", why="Tiêu biểu", seat="C3")
    answer = Client().get(f"/tra-loi/{secret}/")
    page = answer.content.decode()
    for words in (
        "Nguyễn Thị Đào", meeting.title, "22–23/03/2027", "Hội trường A", "B12", "Xe 4", "Đoàn số 3",
        "Diễn đàn 2", "Phiên toàn thể", "Tôi sẽ dự", "Báo cáo, tham luận",
    ):  # fmt: skip
        assert words in page
    for words in ("Lê Văn Khác", "C3", "Diễn đàn 1", "Diễn đàn 3", one.code, 'class="door"'):
        assert words not in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_looking_uses_nothing_up_and_answers_are_kept(one: Delegate, secret: str) -> None:
    client, address = Client(), f"/tra-loi/{secret}/"
    for _ in range(3):
        assert client.get(address).status_code == 200
    one.refresh_from_db()
    assert one.stands is Standing.INVITED
    assert client.post(address, {"answer": "coming"}).status_code == 302
    assert "<b>Dự</b>" in client.get(address).content.decode()
    assert client.post(address, {"answer": "declined", "reason": ""}).status_code == 422
    assert client.post(address, {"answer": "never"}).status_code == 422
    assert client.post(address, {"answer": "declined", "reason": "ốm"}).status_code == 302
    assert "Vắng có lý do</b>: ốm" in client.get(address).content.decode()
    told = {"answer": "substitute", "name": "Vũ An", "post": "", "reason": "ốm"}
    assert client.post(address, told).status_code == 302
    assert "Đã đề nghị Vũ An đi thay" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("state", "said"), [(State.CANCELLED, "Cuộc họp này đã hủy"), (State.POSTPONED, "hoãn, chưa có ngày mới")]
)
def test_what_became_of_the_meeting_is_said(state: State, said: str, secret: str) -> None:
    Meeting.objects.update(state=state)
    assert said in Client().get(f"/tra-loi/{secret}/").content.decode()


@pytest.mark.parametrize("part", ["", "ma.svg", "lich.ics"])
def test_a_wrong_link_is_nobodys(part: str, secret: str, one: Delegate) -> None:
    for wrong in (secret[:-1] + ("a" if secret[-1] != "a" else "b"), one.code, "x"):
        assert Client().get(f"/tra-loi/{wrong}/{part}").status_code == 404


def _as_a_camera_reads(svg: bytes) -> str:
    """The words of a QR code that is drawn as one path of strokes, a module high."""
    size, path = int(re.findall(rb'width="([0-9]+)"', svg)[0]) // 6, re.findall(rb' d="([^"]+)"', svg)[-1]
    dots, x, y = np.full((size, size), 255, np.uint8), 0.0, 0.0
    for move, by, down in re.findall(rb"([Mmh])(-?[0-9.]+)(?:[ ,](-?[0-9.]+))?", path):
        if move == b"h":
            dots[int(y), int(x) : int(x + float(by))] = 0
        x, y = (0.0 if move == b"M" else x) + float(by), (0.0 if move == b"M" else y) + float(down or 0)
    text, *_ = cv2.QRCodeDetector().detectAndDecode(np.kron(dots, np.ones((6, 6), np.uint8)))
    return text


def _hour(event: Any, key: str) -> str:
    return f"{timezone.localtime(event[key].dt):%H:%M %d/%m/%Y}"


def test_the_code_and_the_calendar(secret: str, one: Delegate) -> None:
    code = Client().get(f"/tra-loi/{secret}/ma.svg")
    assert (code["Content-Type"], code.content[:5]) == ("image/svg+xml", b"<?xml")
    assert _as_a_camera_reads(code.content) == one.code
    made = Calendar.from_ical(Client().get(f"/tra-loi/{secret}/lich.ics").content)
    events = [str(event["summary"]) for event in made.walk("VEVENT")]
    assert events == [f"Diễn đàn 2: {one.meeting.title}", f"Phiên toàn thể: {one.meeting.title}"]
    first, second = made.walk("VEVENT")
    assert (_hour(first, "dtstart"), _hour(first, "dtend")) == ("14:00 22/03/2027", "17:00 22/03/2027")
    assert _hour(second, "dtend") == "09:30 23/03/2027"
    assert str(first["location"]) == "Hội trường 2"
    assert [str(zone["tzid"]) for zone in made.walk("VTIMEZONE")] == [first["dtstart"].params["TZID"]]


@pytest.mark.parametrize(
    ("on", "hour", "events"),
    [(None, None, 0), (date(2027, 3, 22), None, 1), (date(2027, 3, 22), time(7, 30), 1)],
)
def test_a_meeting_without_sessions(on: date | None, hour: time | None, events: int, one: Delegate) -> None:
    one.meeting.sessions.update(on=None)
    one.meeting.starts_on, one.meeting.starts_at = on, hour
    found = Calendar.from_ical(calendar(one, appointments(one, sessions_of(one)))).walk("VEVENT")
    assert len(found) == events
    assert {str(event["summary"]) for event in found} <= {one.meeting.title}


def test_the_office_makes_the_link_and_decides(one: Delegate, province: Province, meeting: Meeting) -> None:
    home = f"/cuoc-hop/{meeting.pk}/dai-bieu/{one.pk}/"
    office = province.client("specialist")
    page = office.post(f"{home}lien-ket/").content.decode()
    address = page.split('value="http://testserver', 1)[1].split('"', 1)[0]
    assert address.startswith("/tra-loi/")
    told = {"answer": "substitute", "name": "Vũ An", "post": "Trưởng thôn", "reason": "ốm"}
    Client().post(address, told)
    unit = province.client("unit_contact")
    assert "Vũ An, Trưởng thôn" in unit.get("/dai-bieu/di-thay/").content.decode()
    asked = Substitute.objects.get()
    assert unit.post(f"/dai-bieu/di-thay/{asked.pk}/", {"reason": "phải là bí thư"}).status_code == 302
    assert "phải là bí thư" in Client().get(address).content.decode()
    Client().post(address, told)
    asked = Substitute.objects.get(granted=None)
    assert unit.post(f"/dai-bieu/di-thay/{asked.pk}/", {"granted": "1"}).status_code == 302
    assert "Không có đề nghị nào chờ" in unit.get("/dai-bieu/di-thay/").content.decode()
    assert "Cử người đi thay" in office.get(home).content.decode()
    assert "Tôi sẽ dự" not in Client().get(address).content.decode()
    assert meeting.delegates.get(full_name="Vũ An").stands_in_for == one


BROKEN: list[tuple[str, Callable[[], object]]] = [
    ("substitute_has_name", lambda: Substitute.objects.update(full_name="")),
    ("substitute_decided_by_somebody", lambda: Substitute.objects.update(granted=True)),
    (
        "substitute_asked_once|UNIQUE",
        lambda: Substitute.objects.create(delegate=Delegate.objects.get(), full_name="B", reason="bận"),
    ),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN, ids=[name for name, _ in BROKEN])
def test_what_the_database_keeps_in_order(name: str, breaks: Callable[[], object], asked: Substitute) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks()

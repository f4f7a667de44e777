"""A letter's words, its message and its calendar, made of rows that no database has seen."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from caunoi.delegates.answer_calendar import appointments, calendar, own_sessions
from caunoi.delegates.letter_message import message_of, reference
from caunoi.delegates.letter_rules import TOLD_OFF, Appointment, LetterKind
from caunoi.delegates.letter_words import POSTPONED, Words, words_of
from caunoi.delegates.models import Delegate, InvitationLetter
from caunoi.delegates.rules import Part
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.meetings.rules import SessionKind, State
from caunoi.people.models import Office
from tests.caunoi.delegates.letter_scene import parts

DAY, NEXT = date(2027, 3, 22), date(2027, 3, 23)
SENT_AT = datetime(2027, 3, 1, 18, 30, tzinfo=UTC)  # the second of March, in the office
HOME, WHERE = "https://cau-noi.hailam.example/tra-loi/mot-bi-mat/", "Nhà văn hóa tỉnh Hải Lam"


def _meeting(**told: Any) -> Meeting:
    known: dict[str, Any] = {
        "pk": 7, "office": Office(name="Tỉnh ủy Hải Lam"), "title": "Gặp mặt  cán bộ\nthôn", "starts_on": DAY,
        "ends_on": NEXT, "starts_at": time(8), "place": WHERE, "chair": "Thường trực Tỉnh ủy",
    }  # fmt: skip
    return Meeting(**(known | told))


def _delegate(meeting: Meeting | None = None, **told: Any) -> Delegate:
    known = {"pk": 5, "meeting": meeting or _meeting(), "full_name": "Nguyễn Thị Đào", "code": "mot-ma"}
    return Delegate(**(known | told))


def _sessions(meeting: Meeting) -> list[Session]:
    """A ceremony without a place, two forums with one, and a session of which no day is known."""
    forum = SessionKind.FORUM
    return [
        Session(pk=1, meeting=meeting, kind=SessionKind.CEREMONY, name="Khai mạc", on=DAY, starts_at=time(8)),
        Session(pk=2, meeting=meeting, kind=forum, name="Diễn đàn 1", on=NEXT, place="Hội trường 1"),
        Session(pk=3, meeting=meeting, kind=forum, name="Diễn đàn 2", on=NEXT, place="Hội trường 2"),
        Session(pk=4, meeting=meeting, name="Tham quan"),
    ]


def _words(
    one: Delegate, kind: LetterKind = LetterKind.INVITE, before: InvitationLetter | None = None, **told: Any
) -> Words:
    entries = told.pop("entries", None) or appointments(one, [])
    said: dict[str, Any] = {"note": "", "reason": ""} | told
    return words_of(one, entries, kind=kind, before=before, **said)


def _before(*entries: Appointment, kind: LetterKind = LetterKind.INVITE) -> InvitationLetter:
    return InvitationLetter(
        pk=3, kind=kind, sent_at=SENT_AT, state="sent", told=[one.kept() for one in entries]
    )


@pytest.mark.parametrize(
    ("told", "greeting"),
    [
        ({}, "Kính gửi đồng chí Nguyễn Thị Đào,"),
        ({"post": "Bí thư chi bộ"}, "Kính gửi đồng chí Nguyễn Thị Đào, Bí thư chi bộ,"),
        ({"office_text": "Hội quán"}, "Kính gửi đồng chí Nguyễn Thị Đào, Hội quán,"),
        (
            {"post": "Chủ tịch", "office": Office(name="Xã Bến Thượng")},
            "Kính gửi đồng chí Nguyễn Thị Đào, Chủ tịch, Xã Bến Thượng,",
        ),
    ],
)
def test_the_greeting(told: dict[str, Any], greeting: str) -> None:
    assert _words(_delegate(**told)).greeting == greeting


@pytest.mark.parametrize(
    ("meeting", "told", "facts"),
    [
        ({"chair": ""}, {}, {"Thời gian": "08:00, 22–23/03/2027", "Địa điểm": WHERE}),
        ({"chair": "", "starts_at": None, "place": ""}, {}, {"Thời gian": "22–23/03/2027"}),
        (
            {"ends_on": None},
            {},
            {"Thời gian": "08:00, 22/03/2027", "Địa điểm": WHERE, "Chủ trì": "Thường trực Tỉnh ủy"},
        ),
        (
            {"chair": "", "state": State.POSTPONED, "starts_on": None, "ends_on": None},
            {},
            {"Thời gian": "chưa có ngày", "Địa điểm": WHERE},
        ),
        (
            {"chair": "", "ends_on": None},
            {"part": Part.REPORT, "group": "Đoàn số 3", "seat": "B12", "bus": "Xe 4"},
            {
                "Thời gian": "08:00, 22/03/2027", "Địa điểm": WHERE, "Tư cách": "Báo cáo, tham luận",
                "Đoàn, tổ": "Đoàn số 3", "Chỗ ngồi": "B12", "Xe": "Xe 4",
            },
        ),
        (
            {"chair": "", "ends_on": None},
            {"point": Point(name="Xã Bến Thượng", place="Nhà văn hóa xã")},
            {
                "Thời gian": "08:00, 22/03/2027", "Địa điểm": "Nhà văn hóa xã",
                "Điểm cầu": "Xã Bến Thượng",
            },
        ),
    ],
)  # fmt: skip
def test_the_facts(meeting: dict[str, Any], told: dict[str, Any], facts: dict[str, str]) -> None:
    assert dict(_words(_delegate(_meeting(**meeting), **told)).facts) == facts


def test_the_sessions_are_the_persons_own() -> None:
    meeting = _meeting()
    one = _delegate(meeting, forum_id=3)
    own = own_sessions(one, _sessions(meeting))
    assert [session.pk for session in own] == [1, 3, 4]
    said = _words(one, entries=appointments(one, own))
    assert said.sessions == (
        f"Khai mạc: 08:00, 22/03/2027, tại {WHERE}",
        "Diễn đàn 2: 23/03/2027, tại Hội trường 2",
    )
    assert dict(said.facts)["Thời gian"] == "22–23/03/2027"
    assert [one.pk for one in own_sessions(_delegate(meeting), _sessions(meeting))] == [1, 4]


@pytest.mark.parametrize(
    ("point", "places"),
    [
        (None, [WHERE, "Hội trường 2"]),
        (Point(name="Xã Bến Thượng"), ["Xã Bến Thượng", "Hội trường 2"]),
        (Point(name="Xã Bến Thượng", place="Nhà văn hóa xã"), ["Nhà văn hóa xã", "Hội trường 2"]),
    ],
)
def test_who_sits_at_a_bridge_point_is_called_there(point: Point | None, places: list[str]) -> None:
    meeting = _meeting()
    one = _delegate(meeting, forum_id=3, point=point)
    assert [entry.place for entry in appointments(one, own_sessions(one, _sessions(meeting)))] == places


OPENINGS: dict[LetterKind, tuple[str, str]] = {
    LetterKind.INVITE: (
        "Thư mời: Gặp mặt cán bộ thôn",
        "Tỉnh ủy Hải Lam trân trọng kính mời đồng chí dự: Gặp mặt cán bộ thôn.",
    ),
    LetterKind.CHANGE: (
        "Thay đổi lịch: Gặp mặt cán bộ thôn",
        "Tỉnh ủy Hải Lam xin báo thay đổi của cuộc họp mà đồng chí đã được mời: Gặp mặt cán bộ thôn.",
    ),
    LetterKind.CANCEL: (
        "Hủy: Gặp mặt cán bộ thôn",
        "Tỉnh ủy Hải Lam xin báo cuộc họp sau đây không tổ chức nữa: Gặp mặt cán bộ thôn.",
    ),
    LetterKind.WITHDRAW: (
        "Thôi mời: Gặp mặt cán bộ thôn",
        "Tỉnh ủy Hải Lam xin báo thôi mời đồng chí dự: Gặp mặt cán bộ thôn. Mong đồng chí thông cảm.",
    ),
}


@pytest.mark.parametrize("kind", LetterKind)
def test_what_each_kind_opens_with_on_one_line(kind: LetterKind) -> None:
    said = _words(_delegate(), kind)
    assert (said.subject, said.opening) == OPENINGS[kind]
    assert said.still is (kind not in TOLD_OFF)
    assert bool(said.facts) is said.still


OLD = Appointment("hop-7", "", date(2027, 3, 15), time(8), None, WHERE)
REPLACES = "Thư này thay thư đã gửi ngày 02/03/2027; đề nghị đồng chí không theo lịch ở thư đó."


@pytest.mark.parametrize(
    ("kind", "state", "reason", "said"),
    [
        (LetterKind.INVITE, State.PREPARING, "bão", []),
        (
            LetterKind.CHANGE,
            State.PREPARING,
            "",
            [
                REPLACES,
                f"Thư trước ghi 08:00, 15/03/2027, tại {WHERE}; nay là 08:00, 22/03/2027, tại {WHERE}.",
            ],
        ),
        (LetterKind.CHANGE, State.POSTPONED, "bão", [REPLACES, "Lý do: bão", POSTPONED]),
        (
            LetterKind.CANCEL,
            State.CANCELLED,
            "bão",
            [REPLACES, "Lý do: bão", f"Hủy: 08:00, 15/03/2027, tại {WHERE}."],
        ),
    ],
)
def test_what_has_changed_since_the_letter_before(
    kind: LetterKind, state: State, reason: str, said: list[str]
) -> None:
    one = _delegate(_meeting(state=state))
    assert list(_words(one, kind, _before(OLD), reason=reason).changes) == said
    assert _words(one, kind, None, reason=reason).changes == ()


def test_the_text_of_a_letter() -> None:
    one = _delegate(_meeting(ends_on=None, chair=""))
    text = _words(one, LetterKind.CHANGE, _before(OLD), note=" Mang theo áo mưa.\n").text(HOME)
    blocks = text.split("\n\n")
    assert blocks[0] == "Kính gửi đồng chí Nguyễn Thị Đào,"
    assert blocks[2].splitlines()[0] == f"- {REPLACES}"
    assert blocks[3] == f"Thời gian: 08:00, 22/03/2027\nĐịa điểm: {WHERE}"
    assert blocks[4] == "Mang theo áo mưa."
    assert blocks[5].splitlines()[-1] == HOME
    assert (len(blocks), text[-1], text.count(HOME)) == (6, "\n", 1)
    assert "None" not in text


def _message(words: Words, cal: bytes = b"", **told: Any) -> EmailMessage:
    known: dict[str, Any] = {
        "to": "dao@hailam.example", "link": HOME, "code": "mot-ma", "calendar": cal,
        "names": (reference(4), ""), "at": timezone.now(),
    }  # fmt: skip
    made = email.message_from_bytes(message_of(words, **(known | told)), policy=email.policy.default)
    assert isinstance(made, EmailMessage)
    return made


def test_the_message_has_words_page_code_and_calendar() -> None:
    one = _delegate(_meeting(title="Gặp <b>mặt</b> & trao đổi"))
    entries = appointments(one, [])
    made = _message(_words(one, note="<script>x</script>\nHai dòng"), calendar(one, entries))
    kinds = [part.get_content_type() for part in made.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html",
        "image/png", "text/calendar",
    ]  # fmt: skip
    found, page = parts(made), parts(made)["text/html"].decode()
    assert "Gặp <b>mặt</b> & trao đổi" in found["text/plain"].decode()
    assert "Gặp &lt;b&gt;mặt&lt;/b&gt; &amp; trao đổi" in page
    assert ("<script" in page, "Hai dòng" in page, f'href="{HOME}"' in page) == (False, True, True)
    image = next(part for part in made.walk() if part.get_content_type() == "image/png")
    assert f'src="cid:{str(image["Content-ID"]).strip("<>")}"' in page
    attached = next(made.iter_attachments())
    assert (attached.get_filename(), attached["Content-Type"].params["method"]) == ("lich-hop.ics", "PUBLISH")
    for outside in ("http://", "style=", "<img src=http"):
        assert outside not in page


@pytest.mark.parametrize(
    ("make", "kind", "method"),
    [
        (lambda one: calendar(one, [OLD], sequence=2), LetterKind.CHANGE, "PUBLISH"),
        (lambda one: calendar(one, [], sequence=2, gone=[OLD]), LetterKind.CANCEL, "CANCEL"),
        (lambda one: calendar(one, []), LetterKind.INVITE, None),
    ],
)
def test_the_calendar_that_goes_with_it(
    make: Callable[[Delegate], bytes], kind: LetterKind, method: str | None
) -> None:
    one = _delegate()
    made = _message(_words(one, kind, _before(OLD)), make(one), names=(reference(4), reference(3)))
    attached = [part["Content-Type"].params["method"] for part in made.iter_attachments()]
    assert attached == ([method] if method else [])
    assert ("image/png" in parts(made)) is (kind is not LetterKind.CANCEL)
    assert made["In-Reply-To"] == made["References"] == reference(3)


def test_names_are_the_same_at_every_try_and_never_another_letters() -> None:
    assert reference(3) == reference(3) != reference(4)
    made = _message(_words(_delegate()))
    assert (str(made["Message-ID"]), made["In-Reply-To"]) == (reference(4), None)
    assert str(made["Auto-Submitted"]) == "auto-generated"


@pytest.mark.parametrize("to", ["a@b.vn\nBcc: x@y.vn", "a@b.vn\r\n\r\nx"])
def test_an_address_brings_no_header_of_its_own(to: str) -> None:
    with pytest.raises(ValueError, match=r"newline|linefeed|CR|LF"):
        _message(_words(_delegate()), to=to)


def test_the_entries_that_stay_and_those_that_leave() -> None:
    one, stays = _delegate(), Appointment("phien-1", "Khai mạc", DAY, time(8), time(9, 30))
    data = calendar(one, [stays, Appointment("phien-9", "Chưa rõ")], sequence=4, gone=[OLD])
    made = Calendar.from_ical(data)
    events: list[Any] = list(made.walk("VEVENT"))
    assert str(made["method"]) == "PUBLISH"
    assert [(str(event["uid"]), str(event["status"])) for event in events] == [
        ("phien-1.5@dai-bieu.caunoi", "CONFIRMED"),
        ("hop-7.5@dai-bieu.caunoi", "CANCELLED"),
    ]
    assert {int(event["sequence"]) for event in events} == {4}
    assert {event["organizer"].params["cn"] for event in events} == {"Tỉnh ủy Hải Lam"}
    assert (events[0]["dtend"].dt - events[0]["dtstart"].dt).seconds == 90 * 60
    assert "location" not in events[0]
    assert str(events[1]["location"]) == WHERE

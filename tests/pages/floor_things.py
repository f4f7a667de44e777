"""The floor of a session, on which the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils import timezone

from caunoi.meetings.floor_actions import FloorTerms
from caunoi.meetings.floor_note_actions import NewNote
from caunoi.meetings.floor_rules import NoteKind, SpeechState
from caunoi.meetings.floor_speech_actions import NewSpeech
from caunoi.meetings.models import AgendaItem, Floor, Meeting, Note, Point, Question, Session, Speech
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At


def floor_session_of(at: At) -> Session:
    return Session.objects.create(meeting=at.once(meeting_of), position=9, name="Phiên toàn thể")


def floor_of(at: At) -> Floor:
    """An open floor with nobody at the rostrum."""
    return Floor.objects.create(session=at.once(floor_session_of), minutes=10, warn_minutes=8)


def session_run(at: At) -> Session:
    return at.once(floor_of).session


def floor_point_of(at: At) -> Point:
    return Point.objects.create(
        meeting=at.once(meeting_of), office=at.office, level="commune", name=at.office.name
    )


def floor_waiting(at: At) -> Speech:
    session, place = at.once(session_run), at.once(session_run).speeches.count()
    return Speech.objects.create(session=session, full_name="Lê Thị Mai", source="registered", position=place)


def floor_speaking(at: At, *, since: bool = True) -> Speech:
    """Somebody at the rostrum; `since`: the clock runs."""
    speech, floor = floor_waiting(at), at.once(floor_of)
    Speech.objects.filter(pk=speech.pk).update(state=SpeechState.SPEAKING)
    floor.speech, floor.since = speech, timezone.now() if since else None
    floor.allowed = timedelta(minutes=10)
    floor.save()
    return speech


def floor_question_of(at: At, state: str = "waiting") -> Question:
    return Question.objects.create(session=at.once(session_run), text="Bao giờ có nước sạch?", state=state)


def floor_note_of(at: At) -> Note:
    return Note.objects.create(
        session=at.once(session_run), kind="said", text="Đường hỏng", whose="Lê Thị Mai", by=at.scene.other
    )


def noted_meeting(at: At) -> Meeting:
    return floor_note_of(at).session.meeting


def promised_meeting(at: At) -> Meeting:
    note = floor_note_of(at)
    Note.objects.filter(pk=note.pk).update(kind="promised")
    return note.session.meeting


def floor_item_of(at: At) -> AgendaItem:
    return AgendaItem.objects.create(session=at.once(session_run), position=1, content="Khai mạc")


IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "meetings.session": lambda at: at.once(session_run).pk,
    "meetings.page": lambda at: "dieu-hanh",
    "meetings.point": lambda at: at.once(floor_point_of).pk,
    "meetings.code": lambda at: at.once(floor_of).screen_code,
    "meetings:ask.code": lambda at: at.once(floor_of).ask_code,
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "meetings:press": lambda at: {"do": "call", "speech": at.once(floor_waiting).pk},
    "meetings:point_floor": lambda at: {
        "session": at.once(session_run).pk,
        "full_name": "Lê Thị Mai",
    },
    "meetings:ask": lambda at: {"text": "Bao giờ có nước sạch?"},
}

_NEW: Final = NewSpeech("Lê Thị Mai", topic="Nước sạch")
_AT_ROSTRUM: Final = ("pause_clock", "extend_clock", "end_speech")
WITH: Final[dict[str, Callable[[At], object]]] = {
    "meetings:session": lambda at: at.once(session_run),
    "meetings:speech": lambda at: at.once(floor_waiting),
    "meetings:after": lambda at: None,
    "meetings:now": lambda at: timezone.now(),
    "meetings:point": lambda at: at.once(floor_point_of),
    "meetings:question": lambda at: at.once(floor_question_of),
    "meetings:note": lambda at: at.once(floor_note_of),
    "meetings:item": lambda at: at.once(floor_item_of),
    "meetings:reason": lambda at: "Cần nói rõ thêm",
    "meetings:minutes": lambda at: 2,
    "meetings:place": lambda at: 1,
    "meetings:asks": lambda at: False,
    "meetings:text": lambda at: "Bao giờ có nước sạch?",
    "meetings.draft_synthesis:meeting": noted_meeting,
    "meetings.draft_conclusions:meeting": promised_meeting,
    "meetings.open_floor:terms": lambda at: FloorTerms(10, 8),
    "meetings.set_speech_quotas:quotas": lambda at: (("xã", 1),),
    "meetings.register_speech:new": lambda at: _NEW,
    "meetings.raise_hand:new": lambda at: _NEW,
    "meetings.write_note:new": lambda at: NewNote(NoteKind.SAID, "Đường hỏng", "Lê Thị Mai"),
    "meetings.run_clock:speech": lambda at: floor_speaking(at, since=False),
    **{f"meetings.{name}:speech": floor_speaking for name in _AT_ROSTRUM},
    "meetings.answer_question:question": lambda at: floor_question_of(at, "admitted"),
    "meetings.show_question:question": lambda at: floor_question_of(at, "admitted"),
}

"""What holds of every verb on a floor: one line in the ledger, one version further, on every page at once;
and whatever is pressed in whatever order leaves one speaker, one clock and an order without gaps in time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.ledger.models import Entry
from caunoi.meetings import (
    floor_actions,
    floor_clock_actions,
    floor_note_actions,
    floor_question_actions,
    floor_speech_actions,
)
from caunoi.meetings.floor_actions import FloorTerms
from caunoi.meetings.floor_note_actions import NewNote
from caunoi.meetings.floor_question_actions import Asked
from caunoi.meetings.floor_rules import AT_ROSTRUM, NoteKind, SpeechState
from caunoi.meetings.floor_speech_actions import NewSpeech
from caunoi.meetings.models import AgendaItem, Note, Question, Speech
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import Scene, after
from tests.conftest import Province

WHOLE, CLOCK, NOTES = floor_actions, floor_clock_actions, floor_note_actions
ASKED, LIST = floor_question_actions, floor_speech_actions


def _question(scene: Scene, state: str) -> Question:
    return Question.objects.create(session=scene.session, text="Bao giờ có nước?", state=state)


def _note(scene: Scene) -> Note:
    return Note.objects.create(
        session=scene.session, kind="said", whose="Mai", text="Thiếu nước", by=scene.actor
    )


def _spoken_to(scene: Scene) -> dict[str, object]:
    scene.speaking()
    return {"speech": scene.mai}


VERBS: list[tuple[Callable[..., object], Callable[[Scene], dict[str, object]]]] = [
    (WHOLE.open_floor, lambda s: {"session": s.session, "terms": FloorTerms(5, 4)}),
    (WHOLE.close_floor, lambda s: {"session": s.session}),
    (WHOLE.renew_code, lambda s: {"session": s.session}),
    (WHOLE.let_ask, lambda s: {"session": s.session, "asks": False}),
    (WHOLE.set_speech_quotas, lambda s: {"session": s.session, "quotas": [("xã", 3)]}),
    (
        WHOLE.turn_to,
        lambda s: {
            "session": s.session,
            "item": AgendaItem.objects.create(session=s.session, position=1, content="Khai mạc"),
        },
    ),
    (LIST.register_speech, lambda s: {"session": s.session, "new": NewSpeech("Đỗ Thị Vân")}),
    (
        LIST.raise_hand,
        lambda s: {"session": s.session, "point": s.point, "new": NewSpeech("Đỗ Thị Vân")},
    ),
    (LIST.place_speech, lambda s: {"speech": s.nam, "place": 1}),
    (LIST.withdraw_speech, lambda s: {"speech": s.nam}),
    (CLOCK.call_speech, lambda s: {"speech": s.nam, "after": None, "now": after(1)}),
    (CLOCK.pause_clock, lambda s: _spoken_to(s) | {"now": after(1)}),
    (CLOCK.extend_clock, lambda s: _spoken_to(s) | {"minutes": 1, "reason": "Cần"}),
    (CLOCK.end_speech, lambda s: _spoken_to(s) | {"now": after(1)}),
    (ASKED.ask_from_point, lambda s: {"session": s.session, "point": s.point, "text": "Bao giờ?"}),
    (ASKED.admit_question, lambda s: {"question": _question(s, "waiting")}),
    (ASKED.refuse_question, lambda s: {"question": _question(s, "waiting"), "reason": "Trùng"}),
    (ASKED.answer_question, lambda s: {"question": _question(s, "admitted")}),
    (ASKED.show_question, lambda s: {"session": s.session, "question": _question(s, "admitted")}),
    (NOTES.write_note, lambda s: {"session": s.session, "new": NewNote(NoteKind.SAID, "Thiếu", "Mai")}),
    (NOTES.strike_note, lambda s: {"note": _note(s)}),
]


@pytest.mark.parametrize(("verb", "given"), VERBS, ids=lambda value: getattr(value, "__name__", ""))
def test_one_line_and_one_version(
    scene: Scene, verb: Callable[..., object], given: Callable[[Scene], dict[str, object]]
) -> None:
    arguments = given(scene)
    version, lines = scene.floor.version, Entry.objects.count()
    verb(actor=scene.actor, **arguments)
    assert (scene.floor.version, Entry.objects.count()) == (version + 1, lines + 1)
    last = Entry.objects.latest("number")
    assert (last.verb, last.about_type) == (verb.__name__, "meetings.meeting")
    assert str(scene.actor) in last.said


def test_the_hall_moves_it_too(scene: Scene) -> None:
    version = scene.floor.version
    ASKED.ask_question(session=scene.session, asked=Asked("Bao giờ có nước?"), now=after(0))
    assert scene.floor.version == version + 1


PRESSED: dict[str, Callable[[Scene, Speech, float], object]] = {
    "call": lambda s, one, at: CLOCK.call_speech(
        actor=s.actor, speech=one, after=s.floor.speech, now=after(at)
    ),
    "run": lambda s, one, at: CLOCK.run_clock(actor=s.actor, speech=one, now=after(at)),
    "pause": lambda s, one, at: CLOCK.pause_clock(actor=s.actor, speech=one, now=after(at)),
    "end": lambda s, one, at: CLOCK.end_speech(actor=s.actor, speech=one, now=after(at)),
    "withdraw": lambda s, one, at: LIST.withdraw_speech(actor=s.actor, speech=one),
    "first": lambda s, one, at: LIST.place_speech(actor=s.actor, speech=one, place=1),
}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(presses=st.lists(st.tuples(st.sampled_from(sorted(PRESSED)), st.booleans()), max_size=14))
def test_whatever_is_pressed(scene: Scene, presses: list[tuple[str, bool]]) -> None:
    Speech.objects.all().update(state=SpeechState.WAITING, spoken=timedelta())
    floor = scene.floor
    floor.speech, floor.since, floor.spent = None, None, timedelta()
    floor.save()
    for minute, (press, first) in enumerate(presses):
        with suppress(RuleBroken):
            PRESSED[press](scene, scene.mai if first else scene.nam, minute)
        there = Speech.objects.filter(session=scene.session, state__in=AT_ROSTRUM)
        floor = scene.floor
        assert floor.speech == there.first()
        assert there.count() <= 1
        assert floor.since is None or (there.get().state == SpeechState.SPEAKING)
        spoken = sum((one.spoken for one in Speech.objects.all()), floor.clock.spent_at(after(minute)))
        assert spoken <= timedelta(minutes=minute)
    assert sorted(Speech.objects.values_list("position", flat=True)) == [1, 2]


@pytest.mark.parametrize("role", ["unit_contact", "steward", "technician", "reader", "admin"])
def test_nobody_else_moves_it(scene: Scene, province: Province, role: str) -> None:
    stranger: User = province.people[role]
    version, lines = scene.floor.version, Entry.objects.count()
    for verb, arguments in VERBS[:5]:
        with pytest.raises(RuleBroken, match="không thuộc quyền"):
            verb(actor=stranger, **arguments(scene))
    assert (scene.floor.version, Entry.objects.count()) == (version, lines)

"""At the rostrum: called, begun, paused, given more time, ended; nothing pressed by two counts twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from caunoi.meetings.floor_actions import FloorTerms, open_floor
from caunoi.meetings.floor_clock_actions import (
    call_speech,
    end_speech,
    extend_clock,
    pause_clock,
    run_clock,
)
from caunoi.meetings.floor_rules import Clock, SpeechState, Tone
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import NOON, Scene, after, told


def test_called_the_clock_stands_until_it_is_begun(scene: Scene) -> None:
    call_speech(actor=scene.actor, speech=scene.mai, after=None, now=NOON)
    assert scene.again(scene.mai).stands is SpeechState.CALLED
    assert (scene.floor.speech, scene.floor.clock.left_at(after(30))) == (scene.mai, "10:00")
    run_clock(actor=scene.actor, speech=scene.mai, now=after(1))
    assert scene.again(scene.mai).stands is SpeechState.SPEAKING
    assert scene.floor.clock.left_at(after(4)) == "07:00"
    assert "mời Lê Thị Mai, Bí thư chi bộ phát biểu tại phiên “Phiên toàn thể”" in told("call_speech")


def test_paused_and_going_on(scene: Scene) -> None:
    scene.speaking()
    pause_clock(actor=scene.actor, speech=scene.mai, now=after(3))
    assert scene.floor.clock.left_at(after(60)) == "07:00"
    run_clock(actor=scene.actor, speech=scene.mai, now=after(60))
    assert scene.floor.clock.left_at(after(61)) == "06:00"
    assert told("run_clock").endswith("đã nói 03:00.")


def test_more_time_with_the_reason(scene: Scene) -> None:
    scene.speaking()
    extend_clock(actor=scene.actor, speech=scene.mai, minutes=2, reason="Nội dung mới")
    clock = scene.floor.clock
    assert [clock.tone_at(after(minute)) for minute in (9, 10, 12)] == [Tone.CALM, Tone.SOON, Tone.LATE]
    assert "thêm 2 phút cho Lê Thị Mai, Bí thư chi bộ, lý do: Nội dung mới" in told("extend_clock")


@pytest.mark.parametrize(("terms", "next_warns"), [(FloorTerms(10, 5), 5), (FloorTerms(3, 1), 1)])
def test_new_times_hold_from_the_next_speaker_on(scene: Scene, terms: FloorTerms, next_warns: int) -> None:
    scene.speaking()
    before = scene.floor.clock
    open_floor(actor=scene.actor, session=scene.session, terms=terms)
    assert scene.floor.clock == before
    assert [before.tone_at(after(minute)) for minute in (7, 8)] == [Tone.CALM, Tone.SOON]
    call_speech(actor=scene.actor, speech=scene.nam, after=scene.mai, now=after(9))
    assert (scene.floor.clock.allowed, scene.floor.clock.warn) == (
        timedelta(minutes=terms.minutes), timedelta(minutes=next_warns),
    )  # fmt: skip
    end_speech(actor=scene.actor, speech=scene.nam, now=after(9))
    assert scene.floor.clock == Clock(timedelta(), timedelta())


def test_ended_with_the_time_it_took(scene: Scene) -> None:
    scene.speaking()
    end_speech(actor=scene.actor, speech=scene.mai, now=after(11.5))
    done, floor = scene.again(scene.mai), scene.floor
    assert (done.stands, done.spoken) == (SpeechState.DONE, timedelta(minutes=11.5))
    assert (floor.speech, floor.since, floor.spent) == (None, None, timedelta())
    assert told("end_speech").endswith("11:30.")


def test_who_is_called_next_ends_the_one_before(scene: Scene) -> None:
    scene.speaking()
    call_speech(actor=scene.actor, speech=scene.nam, after=scene.mai, now=after(5))
    assert (scene.again(scene.mai).stands, scene.again(scene.mai).spoken) == (
        SpeechState.DONE, timedelta(minutes=5),
    )  # fmt: skip
    assert (scene.floor.speech, scene.floor.clock.left_at(after(90))) == (scene.nam, "10:00")


REFUSED: list[tuple[str, Callable[[Scene], object]]] = [
    ("floor-moved", lambda s: call_speech(actor=s.actor, speech=s.nam, after=None, now=after(1))),
    ("floor-moved", lambda s: call_speech(actor=s.actor, speech=s.mai, after=s.nam, now=after(1))),
    ("not-waiting", lambda s: call_speech(actor=s.actor, speech=s.mai, after=s.mai, now=after(1))),
    ("clock-runs", lambda s: run_clock(actor=s.actor, speech=s.mai, now=after(1))),
    ("floor-moved", lambda s: pause_clock(actor=s.actor, speech=s.nam, now=after(1))),
    ("floor-moved", lambda s: end_speech(actor=s.actor, speech=s.nam, now=after(1))),
    ("nothing-stated", lambda s: extend_clock(actor=s.actor, speech=s.mai, minutes=2, reason=" ")),
    ("minutes-refused", lambda s: extend_clock(actor=s.actor, speech=s.mai, minutes=200, reason="Cần")),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused_and_the_clock_goes_on(scene: Scene, code: str, act: Callable[[Scene], object]) -> None:
    scene.speaking()
    before = scene.floor
    with pytest.raises(RuleBroken) as refused:
        act(scene)
    assert refused.value.code == code
    now = scene.floor
    assert (now.version, now.speech, now.clock) == (before.version, scene.mai, before.clock)
    assert scene.waiting() == ["Nam"]


def test_the_second_is_told_who_was_called(scene: Scene) -> None:
    call_speech(actor=scene.actor, speech=scene.mai, after=None, now=NOON)
    with pytest.raises(RuleBroken, match="Đang mời: Lê Thị Mai"):
        call_speech(actor=scene.actor, speech=scene.nam, after=None, now=NOON)
    end_speech(actor=scene.actor, speech=scene.mai, now=NOON)
    with pytest.raises(RuleBroken, match="Hiện chưa mời ai"):
        end_speech(actor=scene.actor, speech=scene.mai, now=NOON)


def test_who_may_not(scene: Scene, contact: User, leader: User) -> None:
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        call_speech(actor=contact, speech=scene.mai, after=None, now=NOON)
    call_speech(actor=leader, speech=scene.mai, after=None, now=NOON)
    assert scene.floor.speech == scene.mai

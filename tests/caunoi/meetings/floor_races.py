"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from functools import partial

import pytest

from caunoi.meetings.floor_clock_actions import call_speech, end_speech, pause_clock
from caunoi.meetings.floor_question_actions import admit_question
from caunoi.meetings.floor_speech_actions import NewSpeech, place_speech, register_speech
from caunoi.meetings.models import Question, Speech
from tests.caunoi.meetings.floor_scene import NOON, Scene, after
from tests.caunoi.tasks.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_are_called_at_once_one_is(scene: Scene) -> None:
    calls = [
        partial(call_speech, actor=scene.actor, speech=speech, after=None, now=NOON)
        for speech in (scene.mai, scene.nam, scene.mai, scene.nam)
    ]
    assert at_once(list(calls)) == ["done", *["floor-moved"] * 3]
    assert Speech.objects.filter(state="called").get() == scene.floor.speech


def test_paused_and_ended_at_once_the_time_counts_once(scene: Scene) -> None:
    scene.speaking()
    came_to = at_once(
        [
            partial(end_speech, actor=scene.actor, speech=scene.mai, now=after(5)),
            partial(end_speech, actor=scene.actor, speech=scene.mai, now=after(5)),
            partial(pause_clock, actor=scene.actor, speech=scene.mai, now=after(5)),
        ]
    )
    assert came_to.count("floor-moved") in {1, 2}
    assert scene.again(scene.mai).spoken == after(5) - NOON


def test_hands_raised_at_once_have_each_a_place(scene: Scene) -> None:
    news = [NewSpeech(f"Người {number}") for number in range(4)]
    at_once([partial(register_speech, actor=scene.actor, session=scene.session, new=new) for new in news])
    at_once([partial(place_speech, actor=scene.actor, speech=one, place=1) for one in Speech.objects.all()])
    positions = sorted(Speech.objects.values_list("position", flat=True))
    assert positions == [1, 2, 3, 4, 5, 6]


def test_a_question_is_let_up_once(scene: Scene) -> None:
    question = Question.objects.create(session=scene.session, text="Bao giờ?")
    came_to = at_once([partial(admit_question, actor=scene.actor, question=question)] * 3)
    assert came_to == ["done", *["wrong-state"] * 2]

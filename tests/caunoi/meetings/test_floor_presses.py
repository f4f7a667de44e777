"""Every button of the floor's pages has a verb behind it, and no verb waits for a button that is gone."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from caunoi.meetings.floor_presses import PRESSES, Press
from caunoi.meetings.floor_views import SETTINGS
from caunoi.meetings.models import Asker, Question, Speech
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import NOON, Scene
from tests.house.measures import SRC

SHEETS = sorted((SRC / "caunoi" / "meetings" / "templates" / "meetings").glob("*floor*.html"))
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
FORMS = {"terms", "speech", "note"}


def test_buttons_and_verbs_are_the_same() -> None:
    pressed = set(re.findall(r'{% press "([a-z-]+)"', TEXT))
    pressed |= set(re.findall(r'name="do" value="([a-z-]+)"', TEXT))
    pressed |= {name for name, _ in SETTINGS}
    assert pressed - FORMS == set(PRESSES)
    assert pressed >= FORMS


def test_each_setting_has_words_of_its_own() -> None:
    words = [said for _, said in SETTINGS]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("sent", [{}, {"speech": None}, {"speech": "12"}])
def test_a_button_that_names_nothing_says_so(scene: Scene, sent: dict[str, object]) -> None:
    press = Press(scene.actor, scene.session, sent, NOON)
    with pytest.raises(RuleBroken) as refused:
        press.given("speech", Speech)
    assert refused.value.code == "gone"
    assert Press(scene.actor, scene.session, {"speech": scene.mai}, NOON).speech == scene.mai


def test_the_beat_forgets_who_asked(scene: Scene) -> None:
    for day in (date(2020, 1, 1), date(2090, 1, 1)):
        question = Question.objects.create(session=scene.session, text="Bao giờ có nước sạch?")
        Asker.objects.create(question=question, full_name="Hòa", expires_on=day)
    call_command("tick", stdout=StringIO())
    assert [asker.expires_on for asker in Asker.objects.all()] == [date(2090, 1, 1)]
    assert Question.objects.count() == 2

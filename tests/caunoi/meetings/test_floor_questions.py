"""Questions in writing: from the hall without an account, from a bridge point, let up or not, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from caunoi.ledger.models import Entry
from caunoi.meetings import floor_question_actions as verbs
from caunoi.meetings.floor_actions import close_floor, let_ask
from caunoi.meetings.floor_question_actions import (
    Asked,
    admit_question,
    answer_question,
    ask_from_point,
    ask_question,
    forget_askers,
    refuse_question,
    show_question,
)
from caunoi.meetings.models import Asker, Point, Question
from caunoi.people.models import User
from caunoi.people.reads import parameter
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.floor_scene import NOON, Scene, after, told

WATER = Asked("Bao giờ thôn có nước sạch?", "Trần Văn Hòa", "thôn Trung", "nguoi-gui")


def asked(scene: Scene, given: Asked = WATER, minute: float = 0) -> Question:
    return ask_question(session=scene.session, asked=given, now=after(minute))


def test_who_asked_stands_apart_and_not_in_the_ledger(scene: Scene) -> None:
    question = asked(scene)
    assert (question.text, question.state, question.point) == (WATER.text, "waiting", None)
    assert str(question.asker) == "Trần Văn Hòa – thôn Trung"
    assert str(asked(scene, Asked("Còn đường thì sao?")).asker) == "không ghi tên"
    assert not Entry.objects.filter(said__contains="Hòa").exists()
    assert told("ask_question").startswith("Hội trường gửi một câu hỏi")


def test_the_asker_is_forgotten_the_question_stays(scene: Scene) -> None:
    question = asked(scene)
    last = question.asker.expires_on
    assert last == date(2027, 3, 23) + timedelta(days=parameter("asker_kept"))
    assert forget_askers(today=last) == 0
    assert forget_askers(today=last + timedelta(days=1)) == 1
    assert (Asker.objects.count(), Question.objects.get()) == (0, question)


def test_from_a_bridge_point(scene: Scene, contact: User) -> None:
    question = ask_from_point(
        actor=contact, session=scene.session, point=scene.point, text=" Có hỗ trợ không? "
    )
    assert (question.point, question.text) == (scene.point, "Có hỗ trợ không?")
    assert "gửi một câu hỏi của điểm cầu Bến Thượng" in told("ask_from_point")


def test_from_a_point_that_the_one_above_keeps(scene: Scene, contact: User) -> None:
    meeting = scene.session.meeting
    below = Point.objects.create(meeting=meeting, level="commune", name="Thôn Trung", parent=scene.point)
    alone = Point.objects.create(meeting=meeting, level="commune", name="Thôn Đoài")
    asked_there = ask_from_point(actor=contact, session=scene.session, point=below, text="Có hỗ trợ không?")
    assert asked_there.point == below
    with pytest.raises(RuleBroken, match="ngoài phạm vi"):
        ask_from_point(actor=contact, session=scene.session, point=alone, text="Có hỗ trợ không?")


def test_let_up_shown_answered(scene: Scene) -> None:
    question = asked(scene)
    admit_question(actor=scene.actor, question=question)
    show_question(actor=scene.actor, session=scene.session, question=question)
    assert scene.floor.question == question
    assert "đưa câu hỏi “Bao giờ thôn có nước sạch?” lên màn hình" in told("show_question")
    answer_question(actor=scene.actor, question=question)
    assert Question.objects.get().state == "answered"
    assert scene.floor.question is None


def test_taken_down_it_may_be_shown_again(scene: Scene) -> None:
    question = admit_question(actor=scene.actor, question=asked(scene))
    for shown in (question, None, question):
        show_question(actor=scene.actor, session=scene.session, question=shown)
        assert scene.floor.question == shown


def test_not_let_up_with_the_reason_even_from_the_screen(scene: Scene) -> None:
    question = admit_question(actor=scene.actor, question=asked(scene))
    show_question(actor=scene.actor, session=scene.session, question=question)
    refuse_question(actor=scene.actor, question=question, reason="Thuộc đơn khiếu nại")
    assert Question.objects.get().reason == "Thuộc đơn khiếu nại"
    assert scene.floor.question is None
    assert "(lý do: Thuộc đơn khiếu nại)" in told("refuse_question")


def _closed(scene: Scene) -> None:
    close_floor(actor=scene.actor, session=scene.session)
    asked(scene)


def _shut(scene: Scene) -> None:
    let_ask(actor=scene.actor, session=scene.session, asks=False)
    asked(scene)


REFUSED: list[tuple[str, Callable[[Scene], object]]] = [
    ("floor-closed", _closed),
    ("asks-closed", _shut),
    ("nothing-stated", lambda s: asked(s, Asked(" ?! "))),
    ("too-long", lambda s: asked(s, Asked("x" * 1001))),
    ("wrong-state", lambda s: answer_question(actor=s.actor, question=asked(s))),
    ("wrong-state", lambda s: show_question(actor=s.actor, session=s.session, question=asked(s))),
    ("nothing-stated", lambda s: refuse_question(actor=s.actor, question=asked(s), reason=" ")),
    ("wrong-state", lambda s: [admit_question(actor=s.actor, question=q) for q in [asked(s)] * 2]),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused(scene: Scene, code: str, act: Callable[[Scene], object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act(scene)
    assert refused.value.code == code
    assert not Question.objects.filter(state__in=["answered", "refused"]).exists()
    assert scene.floor.question is None


def test_one_place_does_not_flood_the_hall(scene: Scene) -> None:
    most = parameter("questions_from_one_place")
    for _ in range(most):
        asked(scene)
    with pytest.raises(RuleBroken, match="quá nhiều câu hỏi"):
        asked(scene, minute=9)
    asked(scene, Asked("Người khác hỏi", sender="noi-khac"), minute=9)
    asked(scene, minute=10)
    assert Question.objects.count() == most + 2


def test_nor_do_many_places_together(scene: Scene) -> None:
    Question.objects.bulk_create(
        Question(session=scene.session, text="Hỏi") for _ in range(verbs.MOST_WAITING)
    )
    with pytest.raises(RuleBroken, match="quá nhiều câu hỏi"):
        asked(scene)


def test_who_may_not(scene: Scene, contact: User) -> None:
    question = asked(scene)
    for act in (
        lambda: admit_question(actor=contact, question=question),
        lambda: refuse_question(actor=contact, question=question, reason="Không"),
        lambda: show_question(actor=contact, session=scene.session, question=None),
    ):
        with pytest.raises(RuleBroken, match="không thuộc quyền"):
            act()
    assert Question.objects.get().state == "waiting"
    assert question.asked_at == NOON

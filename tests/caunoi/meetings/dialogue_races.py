"""Races over a dialogue's inbox between connections; they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from caunoi.meetings.dialogue_actions import send_question, set_public_page
from caunoi.meetings.dialogue_inbox_actions import hand_over_question, merge_question, return_question
from caunoi.meetings.models import Meeting, PublicPage, PublicQuestion
from caunoi.people.models import User
from caunoi.people.reads import parameter
from tests.caunoi.meetings.dialogue_scene import NOW, SAID, WATER, asked, opened
from tests.caunoi.tasks.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(meeting: Meeting, specialist: User) -> PublicPage:
    return opened(specialist, meeting)


def test_sent_at_once_each_has_a_number_and_the_limit_holds(page: PublicPage) -> None:
    for number in range(parameter("public_questions_from_one_place") - 2):
        asked(page, minute=number / 10)
    sends = [
        partial(send_question, page=page, sent=replace(WATER, text=f"Hỏi {n}"), now=NOW) for n in range(5)
    ]
    assert at_once(list(sends)) == ["done", "done", *["too-many-from-here"] * 3]
    numbers = sorted(PublicQuestion.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_pressed_twice_at_once_it_is_one_question(page: PublicPage) -> None:
    sends = [partial(send_question, page=page, sent=WATER, now=NOW)] * 4
    assert at_once(list(sends)) == ["done"] * 4
    assert PublicQuestion.objects.count() == 1


def test_of_two_dialogues_that_choose_an_address_at_once_one_has_it(
    meeting: Meeting, specialist: User
) -> None:
    other = Meeting.objects.create(
        office=meeting.office, kind=meeting.kind, title="Đối thoại khác", created_by=specialist
    )
    sets = [partial(set_public_page, actor=specialist, meeting=one, said=SAID) for one in (meeting, other)]
    assert at_once(list(sets)) == ["address-taken", "done"]
    assert PublicPage.objects.count() == 1


def test_sorted_by_two_at_once_the_second_is_told(page: PublicPage, specialist: User) -> None:
    one = asked(page)
    returns = [
        partial(return_question, actor=specialist, question=one, reason=f"lý do {n}") for n in range(3)
    ]
    assert at_once(list(returns)) == ["done", *["wrong-state"] * 2]


def test_two_are_not_merged_into_each_other(page: PublicPage, specialist: User) -> None:
    first, second = asked(page), asked(page)
    came_to = at_once(
        [
            partial(merge_question, actor=specialist, question=first, number=second.number),
            partial(merge_question, actor=specialist, question=second, number=first.number),
        ]
    )
    assert came_to.count("done") == 1
    assert PublicQuestion.objects.filter(state="merged").count() == 1


def test_handed_over_while_it_is_returned_it_stays_sealed(page: PublicPage, specialist: User) -> None:
    one = asked(page)
    at_once(
        [
            partial(return_question, actor=specialist, question=one, reason="trùng"),
            partial(hand_over_question, actor=specialist, question=one),
        ]
    )
    assert PublicQuestion.objects.get().sealed

"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from caunoi.meetings.actions import NewItem, plan_meeting
from caunoi.meetings.agenda_actions import plan_meeting_from
from caunoi.meetings.agenda_change_actions import move_meeting
from caunoi.meetings.agenda_item_actions import release_agenda, set_agenda_item
from caunoi.meetings.agenda_templates import templates
from caunoi.meetings.agenda_work_actions import open_preparations
from caunoi.meetings.models import AgendaItem, AgendaRelease, Meeting, MeetingChange
from caunoi.people.models import User
from caunoi.tasks.anchor_actions import Day, move_anchor
from caunoi.tasks.models import Anchor, Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import resolved
from tests.caunoi.meetings.conftest import gathering
from tests.caunoi.meetings.papers import dialogue
from tests.caunoi.tasks.races import at_once, chiefs
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_document_confirmed_by_many_is_one_meeting(specialist: User, province: Province) -> None:
    document = dialogue(province, specialist)
    act = partial(plan_meeting_from, actor=specialist, document=document)
    assert sorted(at_once([act] * 3)) == ["done", "no-meeting", "no-meeting"]
    assert (Meeting.objects.count(), Task.objects.count()) == (1, 3)


def test_items_added_at_once_each_have_a_place(specialist: User, province: Province) -> None:
    meeting = plan_meeting(actor=specialist, new=gathering(province))
    session = meeting.sessions.get(position=4)
    acts: list[Callable[[], object]] = [
        partial(set_agenda_item, actor=specialist, session=session, new=NewItem(f"Mục {number}"))
        for number in range(4)
    ]
    assert at_once(acts) == ["done"] * 4
    assert sorted(AgendaItem.objects.values_list("position", flat=True)) == [1, 2, 3, 4]
    act = partial(release_agenda, actor=specialist, meeting=meeting)
    assert sorted(at_once([act] * 3)) == ["done", "no-change", "no-change"]
    assert AgendaRelease.objects.get().number == 1


def test_a_meeting_moved_twice_at_once_moves_once(specialist: User, province: Province) -> None:
    meeting = plan_meeting(actor=specialist, new=gathering(province))
    seen, days = meeting.when.words, (date(2027, 3, 29), date(2027, 4, 5))
    acts: list[Callable[[], object]] = [
        partial(
            move_meeting, actor=specialist, meeting=meeting, reason="Trùng lịch", seen=seen,
            to=replace(meeting.when, starts_on=day, ends_on=day),
        )
        for day in days
    ]  # fmt: skip
    assert sorted(at_once(acts)) == ["done", "meeting-moved"]
    meeting.refresh_from_db()
    assert meeting.starts_on in days
    assert MeetingChange.objects.count() == 1


def test_works_opened_by_many_are_opened_once(specialist: User, province: Province) -> None:
    meeting = plan_meeting(actor=specialist, new=gathering(province))
    template = templates()[1]
    act = partial(open_preparations, actor=specialist, meeting=meeting, template=template)
    assert sorted(at_once([act] * 3)) == ["done", "nothing-to-open", "nothing-to-open"]
    assert Task.objects.count() == len(template.works)


def test_works_hung_on_a_day_while_it_moves_are_not_left_behind(specialist: User, province: Province) -> None:
    meeting = plan_meeting(actor=specialist, new=gathering(province))
    template, (chief,) = templates()[1], chiefs(province, 1)
    first = template.works[0].action
    open_preparations(actor=specialist, meeting=meeting, template=template, chosen=[first])
    anchor = Anchor.objects.get()
    acts: list[Callable[[], object]] = [
        partial(open_preparations, actor=specialist, meeting=meeting, template=template),
        partial(
            move_anchor, actor=chief, anchor=anchor, day=Day(date(2027, 5, 4)), reason="Trùng lịch",
            seen=anchor.day_words,
        ),
    ]  # fmt: skip
    assert at_once(acts) == ["done", "done"]
    tasks = Task.objects.select_related("anchor")
    assert tasks.count() == len(template.works)
    days = working_days()
    for task in tasks:
        assert task.due == resolved(task.deadline, date(2027, 5, 4), days).on

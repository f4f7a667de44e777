"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import Office, User
from caunoi.programmes.actions import adopt_programme_from
from caunoi.programmes.item_actions import drop_item, finish_items
from caunoi.programmes.models import (
    LinePaper,
    MonthLine,
    MonthProgramme,
    Programme,
    ProgrammeItem,
    WeekSchedule,
)
from caunoi.programmes.month_actions import approve_month, issue_month, place_line, propose_month, set_session
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.month_rules import Body
from caunoi.programmes.paper_actions import demand_reports
from caunoi.programmes.rules import State
from caunoi.programmes.week_actions import (
    add_entry,
    approve_week,
    draft_week,
    draw_entries,
    issue_week,
    submit_week,
)
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State as TaskState
from tests.caunoi.programmes.conftest import JULY, Make, line_of, told
from tests.caunoi.programmes.test_papers import ahead, line
from tests.caunoi.programmes.week_scene import CLASH, WEEK, week
from tests.caunoi.tasks.races import at_once, chiefs
from tests.conftest import Province

__all__ = ["ahead", "line", "week"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_document_adopted_by_many_is_one_programme(paper: Document, specialist: User) -> None:
    came_to = at_once([partial(adopt_programme_from, actor=specialist, document=paper)] * 4)

    assert came_to == ["done"] * 4
    assert (Programme.objects.count(), ProgrammeItem.objects.count()) == (1, 3 + 4)


def test_a_month_proposed_by_many_is_one_draft(make: Make, committee: Office, specialist: User) -> None:
    for number in range(4):
        make(f"Việc {number}")

    came_to = at_once([partial(propose_month, actor=specialist, office=committee, month=JULY)] * 4)

    assert came_to == ["done"] * 4
    assert (MonthProgramme.objects.count(), MonthLine.objects.count()) == (1, 4)
    assert len(told(MonthProgramme.objects.get())) == 1


def test_lines_put_elsewhere_at_once_still_have_each_its_place(
    july: MonthProgramme, make: Make, specialist: User
) -> None:
    for number in range(4):
        make(f"Việc {number}")
    propose_month(actor=specialist, office=july.office, month=JULY)
    lines = list(july.lines.order_by("position"))

    at_once([partial(place_line, actor=specialist, line=one, place=1) for one in lines])

    assert sorted(july.lines.values_list("position", flat=True)) == list(range(1, 7))


def test_of_many_who_approve_and_issue_one_does(
    july: MonthProgramme, province: Province, specialist: User
) -> None:
    people = chiefs(province, 4)

    approved = at_once([partial(approve_month, actor=who, month=july) for who in people])
    issued = at_once([partial(issue_month, actor=specialist, month=july)] * 4)

    assert approved == issued == ["done", *["wrong-state"] * 3]
    assert july.issues.count() == 1


def test_a_matter_dropped_while_its_month_is_issued_leaves_no_paper_owed(
    july: MonthProgramme, specialist: User, chief: User
) -> None:
    made = line_of(july, "Một")
    set_session(actor=specialist, line=made, on=JULY.last, body=Body.BUREAU)
    approve_month(actor=chief, month=july)

    came_to = at_once(
        [
            partial(issue_month, actor=specialist, month=july),
            partial(drop_item, actor=chief, item=made.item, reason="Trung ương hoãn"),
        ]
    )

    assert came_to == ["done"] * 2
    assert set(Task.objects.values_list("state", flat=True)) <= {TaskState.CANCELLED}


def test_done_or_dropped_but_never_both(make: Make, specialist: User, chief: User) -> None:
    item = make()

    came_to = at_once(
        [
            partial(finish_items, actor=specialist, items=[item]),
            partial(drop_item, actor=chief, item=item, reason="Hoãn"),
        ]
    )

    assert came_to == ["closed", "done"]
    assert ProgrammeItem.objects.get(pk=item.pk).stands in {State.DONE, State.DROPPED}


def test_reports_demanded_by_many_clocks_are_demanded_once(line: MonthLine) -> None:
    owed = Task.objects.filter(line_paper__line=line).earliest("pk")
    assert owed.late_on is not None
    now = timezone.make_aware(datetime.combine(owed.late_on, datetime.min.time())) + timedelta(hours=7)
    opened: list[int] = []

    came_to = at_once([lambda: opened.append(demand_reports(now=now)) for _ in range(4)])

    assert came_to == ["done"] * 4
    assert sum(opened) == LinePaper.objects.filter(kind=PaperKind.REPORT).count() == 2


def test_a_week_begun_by_many_is_one(committee: Office, specialist: User) -> None:
    came_to = at_once([partial(draft_week, actor=specialist, office=committee, week=WEEK)] * 4)

    assert came_to == ["done"] * 4
    assert len(told(WeekSchedule.objects.get())) == 1


def test_of_many_who_approve_and_issue_a_week_one_does(
    week: WeekSchedule, province: Province, specialist: User
) -> None:
    submit_week(actor=specialist, schedule=week)

    approved = at_once([partial(approve_week, actor=who, schedule=week) for who in chiefs(province, 4)])
    issued = at_once([partial(issue_week, actor=specialist, schedule=week)] * 4)

    assert approved == issued == ["done", *["wrong-state"] * 3]
    assert week.issues.count() == 1


def test_a_line_written_while_the_week_is_submitted_is_in_it_or_refused(
    week: WeekSchedule, specialist: User
) -> None:
    came_to = at_once(
        [
            partial(submit_week, actor=specialist, schedule=week),
            partial(add_entry, actor=specialist, schedule=week, new=CLASH),
        ]
    )

    assert (week.entries.count(), came_to) in [(3, ["done", "done"]), (2, ["done", "wrong-state"])]


def test_a_source_drawn_by_many_comes_in_once(week: WeekSchedule, specialist: User) -> None:
    last = draft_week(actor=specialist, office=week.office, week=WEEK.plus(-1))
    kept = add_entry(
        actor=specialist, schedule=last, new=replace(CLASH, on=WEEK.plus(-1).monday), weekly=True
    )
    draw = partial(draw_entries, actor=specialist, schedule=week, keys=[f"weekly:{kept.pk}"])

    assert at_once([draw] * 4) == ["done", *["nothing-chosen"] * 3]
    assert week.entries.count() == 3

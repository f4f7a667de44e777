"""Races between connections: SQLite has one writer at a time, so they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.ledger.models import Entry
from caunoi.people.models import EventKind, Office, OfficeAlias, Role, User
from caunoi.people.office_actions import EventSaid, record_event
from caunoi.tasks.actions import accept_task, change_due, hand_in_task, open_tasks_from, return_task
from caunoi.tasks.anchor_actions import Day, add_anchor, move_anchor
from caunoi.tasks.calendar_actions import set_office_day
from caunoi.tasks.chain_actions import NewPart, split_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.handover import handover
from caunoi.tasks.handover_actions import Given, hand_over_office
from caunoi.tasks.models import Anchor, Answer, DueChange, OfficeDay, Task
from caunoi.tasks.rounds_actions import NewRound, answer_round, close_round, open_round, record_silence
from caunoi.tasks.rounds_rules import Kind
from caunoi.tasks.rules import Due, Operator, State, due_words
from caunoi.tasks.unknown_actions import Decision, NameAnswer, place_name
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, add_fact, by, said
from tests.conftest import Province
from vanban.dates.working_days import DayRule

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    """What each act came to, "done" or a refusal's code; all start together, on connections of their own."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        try:
            barrier.wait()
            act()
        except RuleBroken as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def chiefs(province: Province, number: int) -> list[User]:
    office = province.party_office
    return [
        User.objects.create_user(f"chanh-{n}", full_name=f"Chánh {n}", role=Role.CHIEF, office=office)
        for n in range(number)
    ]


def test_of_many_who_accept_at_once_one_does(open_task: Open, province: Province) -> None:
    task = open_task(state=State.HANDED_IN)
    people = chiefs(province, 5)

    came_to = at_once([partial(accept_task, actor=who, task=task) for who in people])

    assert came_to == ["done", *["wrong-state"] * 4]
    assert len([line for line in said(task) if "nghiệm thu nhiệm vụ" in line]) == 1


def test_accepted_or_returned_but_never_both(open_task: Open, province: Province) -> None:
    task = open_task(state=State.HANDED_IN)
    first, second = chiefs(province, 2)

    came_to = at_once(
        [
            lambda: accept_task(actor=first, task=task),
            lambda: return_task(actor=second, task=task, reason="Thiếu danh sách"),
        ]
    )

    assert came_to == ["done", "wrong-state"]
    assert Task.objects.get(pk=task.pk).stands in {State.ACCEPTED, State.RETURNED}


def test_of_many_changes_of_a_deadline_one_is_written(open_task: Open, province: Province) -> None:
    task = open_task()
    assert task.due is not None
    seen, days = (
        due_words(task.deadline),
        [task.due.replace(year=task.due.year + 1, day=day) for day in (1, 2, 3)],
    )
    people = chiefs(province, 3)

    came_to = at_once(
        [
            partial(change_due, actor=who, task=task, new=by(day), reason="Hội nghị lùi", seen=seen)
            for who, day in zip(people, days, strict=True)
        ]
    )

    assert came_to == ["done", "due-moved", "due-moved"]
    assert DueChange.objects.count() == 1


def test_of_many_who_move_a_meeting_one_does_and_every_deadline_follows_it(
    open_task: Open, province: Province
) -> None:
    people = chiefs(province, 3)
    anchor = add_anchor(actor=people[0], what="Hội nghị", day=Day(date(2030, 12, 10)))
    back = Due(None, None, Operator.BEFORE, "trước 03 ngày", "", -3, "day", "hội nghị")
    for number in range(5):
        task = open_task(f"Việc {number}", due=Due())
        change_due(
            actor=people[0], task=task, new=back, reason="Kế hoạch", seen="không nêu hạn", anchor=anchor
        )
    days = [Day(date(2030, 12, day)) for day in (19, 20, 26)]

    came_to = at_once(
        [
            partial(move_anchor, actor=who, anchor=anchor, day=day, reason="Hoãn", seen=anchor.day_words)
            for who, day in zip(people, days, strict=True)
        ]
    )

    assert came_to == ["anchor-moved", "anchor-moved", "done"]
    moved = Anchor.objects.get().on
    assert moved is not None
    assert set(Task.objects.values_list("due", flat=True)) == {moved - timedelta(days=3)}
    assert DueChange.objects.count() == 10


def test_a_task_hung_on_a_meeting_while_it_moves_is_not_left_behind(
    open_task: Open, province: Province
) -> None:
    first, second = chiefs(province, 2)
    anchor = add_anchor(actor=first, what="Hội nghị", day=Day(date(2030, 12, 10)))
    task = open_task(due=Due())
    back = Due(None, None, Operator.BEFORE, "trước 03 ngày", "", -3, "day", "hội nghị")

    came_to = at_once(
        [
            partial(
                change_due, actor=first, task=task, new=back, reason="Kế hoạch", seen="không nêu hạn",
                anchor=anchor,
            ),
            partial(
                move_anchor, actor=second, anchor=anchor, day=Day(date(2030, 12, 17)), reason="Hoãn",
                seen=anchor.day_words,
            ),
        ]
    )  # fmt: skip

    assert came_to == ["done", "done"]
    assert Task.objects.get().due == date(2030, 12, 13)  # the 14th is a Saturday


def test_of_many_who_make_a_task_concrete_one_does(open_task: Open, province: Province) -> None:
    task, people = open_task(due=by(date(2030, 12, 20))), chiefs(province, 3)
    part = NewPart(province.neighbour, "Chuẩn bị", by(date(2030, 12, 10)))

    came_to = at_once([partial(split_task, actor=who, task=task, parts=[part], seen="") for who in people])

    assert came_to == ["done", "split-meanwhile", "split-meanwhile"]
    assert Task.objects.filter(parent=task).count() == 1


def test_a_part_put_off_while_its_task_is_brought_forward_still_ends_before_it(
    open_task: Open, province: Province
) -> None:
    """Whichever comes first, the other is told."""
    first, second = chiefs(province, 2)
    task = open_task(due=by(date(2030, 12, 20)))
    part = NewPart(province.neighbour, "Chuẩn bị", by(date(2030, 12, 5)))
    (below,) = split_task(actor=first, task=task, parts=[part], seen="")

    came_to = at_once(
        [
            partial(
                change_due, actor=first, task=task, new=by(date(2030, 12, 12)), reason="Sớm",
                seen=due_words(task.deadline),
            ),
            partial(
                change_due, actor=second, task=below, new=by(date(2030, 12, 18)), reason="Chậm",
                seen=due_words(below.deadline),
            ),
        ]
    )  # fmt: skip

    assert came_to in (["done", "not-before-parent"], ["done", "parts-touched"])
    now, then = (Task.objects.get(pk=one.pk).safe_on for one in (below, task))
    assert now is not None
    assert then is not None
    assert now < then


def test_of_many_who_close_a_round_one_does_and_silence_is_recorded_once(
    document: Document, province: Province
) -> None:
    """Silence and the close come at the same moment: every answer is settled once, in one way."""
    people, today = chiefs(province, 3), timezone.localdate()
    offices = (province.commune, province.neighbour)
    asked = open_round(
        actor=people[0], new=NewRound("Quy chế", document, offices, today, True, "coi như nhất trí")
    )
    tomorrow = timezone.localtime() + timedelta(days=1)

    came_to = at_once(
        [
            *[partial(close_round, actor=who, asked=asked, reason="Trình sớm") for who in people],
            *[partial(record_silence, now=tomorrow) for _ in range(3)],
        ]
    )

    assert came_to == [*["done"] * 4, *["round-closed"] * 2]
    kinds = set(Answer.objects.values_list("kind", flat=True))
    assert kinds in ({"none"}, {"silent"})
    told = Entry.objects.filter(verb__in=["record_silence", "close_round"]).values_list("verb", flat=True)
    assert sorted(told) == ["close_round", "record_silence"][: 2 if kinds == {"silent"} else 1]
    assert set(Task.objects.values_list("state", flat=True)) == {State.CANCELLED}


def test_of_many_who_answer_for_one_office_one_does(document: Document, province: Province) -> None:
    people = chiefs(province, 3)
    new = NewRound("Quy chế", document, (province.commune,), timezone.localdate(), False)
    answer = open_round(actor=people[0], new=new).answers.get()

    came_to = at_once([partial(answer_round, actor=who, answer=answer, kind=Kind.AGREE) for who in people])

    assert came_to == ["answered-already", "answered-already", "done"]
    assert answer.task.evidence.count() == 1


def test_of_many_who_set_the_same_day_one_does(open_task: Open, province: Province) -> None:
    """The others are told that it is set, or that it is so already."""
    people, day = chiefs(province, 3), DayRule(date(2030, 12, 24), "off", "Thông báo số 9-TB/VPTU")

    came_to = at_once([partial(set_office_day, actor=who, day=day) for who in people])

    assert came_to.count("done") == 1
    assert set(came_to) <= {"done", "day-twice", "no-change"}
    assert OfficeDay.objects.count() == 1


def test_a_document_pressed_on_the_board_by_many_opens_each_task_once(
    document: Document, province: Province, specialist: User
) -> None:
    opened: list[int] = []

    came_to = at_once(
        [lambda: opened.append(len(open_tasks_from(actor=specialist, document=document))) for _ in range(4)]
    )

    assert came_to == ["done"] * 4
    assert sorted(opened) == [0, 0, 0, 2]
    assert Task.objects.count() == 2


def test_of_many_who_hand_over_an_ended_office_one_does(open_task: Open, province: Province) -> None:
    tasks = [open_task(f"Việc {number}") for number in range(3)]
    said_of = EventSaid(EventKind.MERGE, date(2026, 7, 1), (province.commune,), (province.neighbour,))
    record_event(actor=province.people["admin"], said=said_of)
    today = timezone.localdate()
    office = Office.objects.get(pk=province.commune.pk)
    seen = handover(office, today).seen
    given = [Given(task.pk, province.neighbour.pk) for task in tasks]

    came_to = at_once(
        [
            partial(hand_over_office, actor=who, office=office, on=today, given=given, seen=seen)
            for who in chiefs(province, 4)
        ]
    )

    assert came_to == ["done", *["handover-changed"] * 3]
    for task in tasks:
        assert len([line for line in said(task) if "chuyển nhiệm vụ" in line]) == 1


def test_a_task_handed_in_or_handed_over_first_but_never_lost(open_task: Open, province: Province) -> None:
    """The hand-in always stands; where it was first, the hand-over is told to look again."""
    task = open_task()
    said_of = EventSaid(EventKind.MERGE, date(2026, 7, 1), (province.commune,), (province.neighbour,))
    record_event(actor=province.people["admin"], said=said_of)
    office, today = Office.objects.get(pk=province.commune.pk), timezone.localdate()
    seen, given = handover(office, today).seen, [Given(task.pk, province.neighbour.pk)]
    chief, specialist = chiefs(province, 1)[0], province.people[Role.SPECIALIST]

    came_to = at_once(
        [
            partial(hand_over_office, actor=chief, office=office, on=today, given=given, seen=seen),
            partial(hand_in_task, actor=specialist, task=task, result="Xong", proofs=[Proof("12-BC/ĐU")]),
        ]
    )

    task = Task.objects.get(pk=task.pk)
    assert task.stands is State.HANDED_IN
    assert (came_to, task.owner) in [
        (["done", "done"], province.neighbour), (["done", "handover-changed"], province.commune)
    ]  # fmt: skip


def test_of_many_who_say_who_a_name_is_one_is_heard(document: Document, province: Province) -> None:
    add_fact(document, "tasks", 5, {"assignee": "Ban Chỉ đạo 35", "action": "rà soát"})
    open_tasks_from(actor=province.people[Role.SPECIALIST], document=document)
    offices = [province.board, province.commune, province.neighbour]

    came_to = at_once(
        [
            partial(
                place_name, actor=who, name="Ban Chỉ đạo 35", decision=Decision(NameAnswer.ALIAS, (office,))
            )
            for who, office in zip(chiefs(province, 3), offices, strict=True)
        ]
    )

    assert came_to == ["done", "placed-already", "placed-already"]
    alias = OfficeAlias.objects.get()
    assert Task.objects.get(action="Rà soát").owner == alias.office

"""Changing a deadline, only with a reason: done, refused, raced."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from caunoi.people.models import User
from caunoi.tasks.actions import change_due
from caunoi.tasks.models import DueChange, Task
from caunoi.tasks.rules import Due, Operator, State, due_words
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, by, said

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
OLD = by(date(2026, 11, 25))
NEW = Due(date(2026, 12, 7), None, Operator.BEFORE)


def test_done_and_the_old_deadline_is_kept(open_task: Open, chief: User) -> None:
    task = change_due(
        actor=chief, task=open_task(due=OLD), new=NEW, reason="Hội nghị lùi.", seen=due_words(OLD)
    )
    task.refresh_from_db()
    assert (task.due, task.due_operator) == (date(2026, 12, 7), "before")
    assert (task.safe_on, task.late_on) == (date(2026, 12, 4), date(2026, 12, 7))
    change = task.due_changes.get()
    assert (change.old, change.new) == ("chậm nhất ngày 25/11/2026", "trước ngày 07/12/2026")
    assert (change.reason, change.by) == ("Hội nghị lùi.", chief)
    assert said(task)[-1] == (
        "Người Chánh văn phòng đổi hạn nhiệm vụ “Chuẩn bị hội trường” từ chậm nhất ngày 25/11/2026 "
        "sang trước ngày 07/12/2026, lý do: Hội nghị lùi."
    )


def test_done_with_an_hour(open_task: Open, chief: User) -> None:
    new = Due(date(2026, 12, 4), datetime(2026, 12, 4, 16, tzinfo=HANOI), Operator.BEFORE)
    task = change_due(
        actor=chief, task=open_task(due=OLD), new=new, reason="Theo giờ họp", seen=due_words(OLD)
    )
    task.refresh_from_db()
    assert due_words(task.deadline) == "trước 16:00 ngày 04/12/2026"
    assert task.safe_on == date(2026, 12, 4)


def test_done_for_a_task_that_had_no_date(open_task: Open, chief: User) -> None:
    task = open_task(due=Due())
    task = change_due(actor=chief, task=task, new=NEW, reason="Đã có lịch", seen="không nêu hạn")
    assert task.due_changes.get().old == "không nêu hạn"


@pytest.mark.parametrize("reason", ["", "   ", "..."])
def test_refused_without_a_reason(open_task: Open, chief: User, reason: str) -> None:
    task = open_task(due=OLD)
    with pytest.raises(RuleBroken) as refused:
        change_due(actor=chief, task=task, new=NEW, reason=reason, seen=due_words(OLD))
    assert refused.value.code == "nothing-stated"
    assert Task.objects.get(pk=task.pk).due == OLD.on
    assert not DueChange.objects.exists()


def test_refused_when_nothing_changes(open_task: Open, chief: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        change_due(actor=chief, task=open_task(due=OLD), new=OLD, reason="Cho chắc", seen=due_words(OLD))
    assert refused.value.code == "same-due"


@pytest.mark.parametrize("state", [State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
def test_refused_once_the_work_is_handed_in(open_task: Open, chief: User, state: State) -> None:
    task = open_task(state=state, due=OLD)
    with pytest.raises(RuleBroken) as refused:
        change_due(actor=chief, task=task, new=NEW, reason="Cho kịp", seen=due_words(OLD))
    assert refused.value.code == "wrong-state"


def test_refused_to_the_unit_itself(open_task: Open, contact: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        change_due(actor=contact, task=open_task(due=OLD), new=NEW, reason="Không kịp", seen=due_words(OLD))
    assert refused.value.code == "not-allowed"


def test_raced_the_second_change_is_not_written_over_the_first(
    open_task: Open, chief: User, specialist: User
) -> None:
    task = open_task(due=OLD)
    change_due(actor=chief, task=task, new=NEW, reason="Hội nghị lùi", seen=due_words(OLD))
    with pytest.raises(RuleBroken) as refused:
        change_due(
            actor=specialist,
            task=task,
            new=by(date(2026, 12, 1)),
            reason="Hội nghị sớm hơn",
            seen=due_words(OLD),
        )
    assert refused.value.code == "due-moved"
    assert "07/12/2026" in refused.value.sentence
    assert Task.objects.get(pk=task.pk).due == NEW.on


def test_the_database_itself_wants_a_reason(open_task: Open, chief: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DueChange.objects.create(task=open_task(), old="a", new="b", reason="", by=chief)

"""Taking work up and saying how far it has come: done, refused, raced."""

from __future__ import annotations

import pytest

from caunoi.people.models import User
from caunoi.tasks.actions import hand_in_task, report_progress, start_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import PAPER, Open, said


@pytest.mark.parametrize("state", [State.OPEN, State.RETURNED])
def test_started(open_task: Open, contact: User, state: State) -> None:
    task = start_task(actor=contact, task=open_task(state=state))
    assert Task.objects.get(pk=task.pk).stands is State.DOING
    assert said(task)[-1] == "Người Đầu mối đơn vị bắt đầu làm nhiệm vụ “Chuẩn bị hội trường”."


@pytest.mark.parametrize("state", [State.DOING, State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
def test_start_refused(open_task: Open, contact: User, state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        start_task(actor=contact, task=open_task(state=state))
    assert refused.value.code == "wrong-state"


def test_start_refused_to_the_neighbour(open_task: Open, stranger: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        start_task(actor=stranger, task=open_task())
    assert refused.value.code == "not-allowed"


def test_start_raced(open_task: Open, contact: User, chief: User) -> None:
    task = open_task()
    stale = Task.objects.get(pk=task.pk)
    start_task(actor=contact, task=task)
    with pytest.raises(RuleBroken) as refused:
        start_task(actor=chief, task=stale)
    assert refused.value.code == "wrong-state"
    assert len(said(task)) == 2


def test_progress_takes_the_task_up(open_task: Open, contact: User) -> None:
    task = report_progress(actor=contact, task=open_task(), percent=40)
    task.refresh_from_db()
    assert (task.stands, task.progress) == (State.DOING, 40)
    assert "từ 0% lên 40%" in said(task)[-1]


def test_progress_may_go_back(open_task: Open, contact: User) -> None:
    task = report_progress(actor=contact, task=open_task(), percent=60)
    task = report_progress(actor=contact, task=task, percent=30)
    assert "từ 60% thành 30%" in said(task)[-1]


@pytest.mark.parametrize("percent", [-5, 101])
def test_progress_refused_outside_the_scale(open_task: Open, contact: User, percent: int) -> None:
    with pytest.raises(RuleBroken) as refused:
        report_progress(actor=contact, task=open_task(), percent=percent)
    assert refused.value.code == "bad-progress"


def test_progress_refused_when_nothing_changes(open_task: Open, contact: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        report_progress(actor=contact, task=open_task(state=State.DOING), percent=0)
    assert refused.value.code == "no-change"


def test_progress_raced_by_the_report(open_task: Open, contact: User) -> None:
    task = open_task(state=State.DOING)
    stale = Task.objects.get(pk=task.pk)
    hand_in_task(actor=contact, task=task, result="Đã xong", proofs=[Proof(PAPER)])
    with pytest.raises(RuleBroken) as refused:
        report_progress(actor=contact, task=stale, percent=50)
    assert refused.value.code == "wrong-state"
    assert Task.objects.get(pk=task.pk).progress == 100

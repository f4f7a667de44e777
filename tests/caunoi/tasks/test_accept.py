"""Second step of acceptance: done, refused, raced."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from caunoi.people.models import User
from caunoi.tasks.actions import accept_task, hand_in_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import PAPER, Open, said

WAITING = [State.OPEN, State.DOING, State.RETURNED, State.ACCEPTED, State.CANCELLED]


def test_done(open_task: Open, chief: User, contact: User) -> None:
    task = accept_task(actor=chief, task=open_task(state=State.HANDED_IN))
    task.refresh_from_db()
    assert task.stands is State.ACCEPTED
    assert (task.accepted_by, task.handed_in_by, task.progress) == (chief, contact, 100)
    assert task.accepted_at is not None
    assert said(task)[-1] == (
        "Người Chánh văn phòng nghiệm thu nhiệm vụ “Chuẩn bị hội trường” "
        "do Người Đầu mối đơn vị báo cáo hoàn thành."
    )


@pytest.mark.parametrize("state", WAITING)
def test_refused_in_every_other_state(open_task: Open, leader: User, state: State) -> None:
    task = open_task(state=state)
    with pytest.raises(RuleBroken) as refused:
        accept_task(actor=leader, task=task)
    assert refused.value.code == "wrong-state"


def test_refused_to_whoever_handed_in(open_task: Open, chief: User) -> None:
    task = open_task()
    hand_in_task(actor=chief, task=task, result="Đã làm xong", proofs=[Proof(PAPER)])
    with pytest.raises(RuleBroken) as refused:
        accept_task(actor=chief, task=task)
    assert refused.value.code == "own-acceptance"
    assert Task.objects.get(pk=task.pk).stands is State.HANDED_IN


@pytest.mark.parametrize("who", ["specialist", "contact", "stranger"])
def test_refused_to_who_may_not(open_task: Open, request: pytest.FixtureRequest, who: str) -> None:
    task = open_task(state=State.HANDED_IN)
    with pytest.raises(RuleBroken) as refused:
        accept_task(actor=request.getfixturevalue(who), task=task)
    assert refused.value.code == "not-allowed"


def test_refused_to_other_than_the_named_person(open_task: Open, chief: User, leader: User) -> None:
    task = open_task(state=State.HANDED_IN, acceptor=leader)
    with pytest.raises(RuleBroken) as refused:
        accept_task(actor=chief, task=task)
    assert refused.value.code == "not-the-acceptor"
    assert str(leader) in refused.value.sentence
    assert accept_task(actor=leader, task=task).accepted_by == leader


def test_raced_the_second_of_two_is_told_what_the_first_did(
    open_task: Open, chief: User, leader: User
) -> None:
    task = open_task(state=State.HANDED_IN)
    seen_by_chief, seen_by_leader = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)
    accept_task(actor=chief, task=seen_by_chief)
    with pytest.raises(RuleBroken) as refused:
        accept_task(actor=leader, task=seen_by_leader)
    assert refused.value.code == "wrong-state"
    assert "Đã nghiệm thu" in refused.value.sentence
    task.refresh_from_db()
    assert task.accepted_by == chief
    assert len([line for line in said(task) if "nghiệm thu nhiệm vụ" in line]) == 1


def test_a_refusal_writes_nothing(open_task: Open, contact: User) -> None:
    task = open_task(state=State.HANDED_IN)
    before = said(task)
    with pytest.raises(RuleBroken):
        accept_task(actor=contact, task=task)
    assert said(task) == before


def test_the_database_itself_refuses_own_acceptance(open_task: Open, contact: User) -> None:
    task = open_task(state=State.ACCEPTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(accepted_by=contact)


def test_the_database_itself_refuses_acceptance_by_nobody(open_task: Open) -> None:
    task = open_task(state=State.HANDED_IN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(state=State.ACCEPTED)

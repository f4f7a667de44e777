"""Sending work back, and cancelling it: done, refused, raced."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from caunoi.people.models import User
from caunoi.tasks.actions import accept_task, cancel_task, return_task
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, said


def test_returned_with_a_reason(open_task: Open, specialist: User) -> None:
    task = return_task(
        actor=specialist, task=open_task(state=State.HANDED_IN), reason="Thiếu 02 đại biểu nữ."
    )
    task.refresh_from_db()
    assert task.stands is State.RETURNED
    assert task.reason == "Thiếu 02 đại biểu nữ."
    assert task.progress < 100
    assert said(task)[-1] == (
        "Người Chuyên viên văn phòng trả lại nhiệm vụ “Chuẩn bị hội trường” "
        "cho Đảng ủy xã Bến Thượng: Thiếu 02 đại biểu nữ."
    )


def test_return_refused_without_a_reason(open_task: Open, specialist: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        return_task(actor=specialist, task=open_task(state=State.HANDED_IN), reason=" ")
    assert refused.value.code == "nothing-stated"


@pytest.mark.parametrize("state", [state for state in State if state is not State.HANDED_IN])
def test_return_refused_in_every_other_state(open_task: Open, specialist: User, state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        return_task(actor=specialist, task=open_task(state=state), reason="Thiếu")
    assert refused.value.code == "wrong-state"


def test_return_refused_to_the_unit(open_task: Open, contact: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        return_task(actor=contact, task=open_task(state=State.HANDED_IN), reason="Thiếu")
    assert refused.value.code == "not-allowed"


def test_return_raced_by_an_acceptance(open_task: Open, chief: User, specialist: User) -> None:
    task = open_task(state=State.HANDED_IN)
    stale = Task.objects.get(pk=task.pk)
    accept_task(actor=chief, task=task)
    with pytest.raises(RuleBroken) as refused:
        return_task(actor=specialist, task=stale, reason="Thiếu")
    assert refused.value.code == "wrong-state"
    assert Task.objects.get(pk=task.pk).stands is State.ACCEPTED


@pytest.mark.parametrize("state", [State.OPEN, State.DOING, State.RETURNED, State.HANDED_IN])
def test_cancelled_with_a_reason(open_task: Open, leader: User, state: State) -> None:
    task = cancel_task(actor=leader, task=open_task(state=state), reason="Hội nghị bị hoãn.")
    task.refresh_from_db()
    assert task.stands is State.CANCELLED
    assert said(task)[-1] == "Người Lãnh đạo hủy nhiệm vụ “Chuẩn bị hội trường”: Hội nghị bị hoãn."


@pytest.mark.parametrize("state", [State.ACCEPTED, State.CANCELLED])
def test_cancel_refused_when_closed(open_task: Open, leader: User, state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        cancel_task(actor=leader, task=open_task(state=state), reason="Thôi")
    assert refused.value.code == "wrong-state"


def test_cancel_refused_without_a_reason_and_to_the_unit(
    open_task: Open, leader: User, contact: User
) -> None:
    task = open_task()
    with pytest.raises(RuleBroken) as refused:
        cancel_task(actor=leader, task=task, reason="")
    assert refused.value.code == "nothing-stated"
    with pytest.raises(RuleBroken) as refused:
        cancel_task(actor=contact, task=task, reason="Không muốn làm")
    assert refused.value.code == "not-allowed"


def test_cancel_raced(open_task: Open, leader: User, specialist: User) -> None:
    task = open_task()
    stale = Task.objects.get(pk=task.pk)
    cancel_task(actor=leader, task=task, reason="Trùng việc khác")
    with pytest.raises(RuleBroken) as refused:
        cancel_task(actor=specialist, task=stale, reason="Thôi")
    assert refused.value.code == "wrong-state"
    assert Task.objects.get(pk=task.pk).reason == "Trùng việc khác"


@pytest.mark.parametrize("state", [State.RETURNED, State.CANCELLED])
def test_the_database_itself_wants_a_reason(open_task: Open, state: State) -> None:
    task = open_task()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(state=state)

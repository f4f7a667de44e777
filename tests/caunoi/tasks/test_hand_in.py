"""First step of acceptance, the unit says done with evidence: done, refused, raced."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from caunoi.people.models import User
from caunoi.tasks.actions import add_evidence, hand_in_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import PAPER, Open, by, said


@pytest.mark.parametrize("state", [State.OPEN, State.DOING, State.RETURNED])
def test_done_from_every_owed_state(open_task: Open, contact: User, state: State) -> None:
    task = open_task(state=state)
    task = hand_in_task(
        actor=contact, task=task, result=" Đã gửi danh sách. ", proofs=[Proof("Danh sách 12-DS")]
    )
    task.refresh_from_db()
    assert task.stands is State.HANDED_IN
    assert (task.result, task.progress, task.handed_in_by) == ("Đã gửi danh sách.", 100, contact)
    assert not task.handed_in_late
    assert said(task)[-2:] == [
        "Người Đầu mối đơn vị thêm minh chứng “Danh sách 12-DS” vào nhiệm vụ “Chuẩn bị hội trường”.",
        "Người Đầu mối đơn vị báo cáo hoàn thành nhiệm vụ “Chuẩn bị hội trường”: Đã gửi danh sách.",
    ]


def test_done_late_is_kept_as_late(open_task: Open, contact: User) -> None:
    task = open_task(due=by(timezone.localdate() - timedelta(days=1)))
    task = hand_in_task(actor=contact, task=task, result="Đã xong", proofs=[Proof(PAPER)])
    assert task.handed_in_late
    assert "sau hạn" in said(task)[-1]


def test_done_with_evidence_attached_before(open_task: Open, contact: User) -> None:
    task = open_task(state=State.DOING)
    add_evidence(actor=contact, task=task, proofs=[Proof(PAPER)])
    assert hand_in_task(actor=contact, task=task, result="Đã xong").stands is State.HANDED_IN


def test_refused_without_evidence(open_task: Open, contact: User) -> None:
    task = open_task(state=State.DOING)
    with pytest.raises(RuleBroken) as refused:
        hand_in_task(actor=contact, task=task, result="Đã xong")
    assert refused.value.code == "no-evidence"
    assert Task.objects.get(pk=task.pk).stands is State.DOING


def test_refused_without_a_result_and_nothing_of_it_stays(open_task: Open, contact: User) -> None:
    task = open_task(state=State.DOING)
    with pytest.raises(RuleBroken) as refused:
        hand_in_task(actor=contact, task=task, result="  ", proofs=[Proof(PAPER)])
    assert refused.value.code == "nothing-stated"
    assert not task.evidence.exists()


@pytest.mark.parametrize("state", [State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
def test_refused_in_every_other_state(open_task: Open, contact: User, state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        hand_in_task(actor=contact, task=open_task(state=state), result="Đã xong", proofs=[Proof("x1")])
    assert refused.value.code == "wrong-state"


@pytest.mark.parametrize("who", ["stranger", "leader"])
def test_refused_to_who_does_not_answer_for_the_unit(
    open_task: Open, request: pytest.FixtureRequest, who: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        hand_in_task(
            actor=request.getfixturevalue(who), task=open_task(), result="Đã xong", proofs=[Proof(PAPER)]
        )
    assert refused.value.code == "not-allowed"


def test_refused_to_a_unit_while_nobody_owns_the_task(open_task: Open, contact: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        hand_in_task(actor=contact, task=open_task(owner=None), result="Đã xong", proofs=[Proof(PAPER)])
    assert refused.value.code == "not-allowed"
    assert "chưa rõ đơn vị" in refused.value.sentence


def test_raced_the_second_report_is_refused(open_task: Open, contact: User, chief: User) -> None:
    task = open_task(state=State.DOING)
    stale = Task.objects.get(pk=task.pk)
    hand_in_task(actor=contact, task=task, result="Lần đầu", proofs=[Proof(PAPER)])
    with pytest.raises(RuleBroken) as refused:
        hand_in_task(actor=chief, task=stale, result="Lần hai", proofs=[Proof("Khác")])
    assert refused.value.code == "wrong-state"
    task.refresh_from_db()
    assert (task.result, task.evidence.count()) == ("Lần đầu", 1)

"""Naming owner, coordinators and acceptor: done, refused, raced."""

from __future__ import annotations

import pytest

from caunoi.people.models import User
from caunoi.tasks.actions import assign_task, cancel_task
from caunoi.tasks.models import Task
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, said
from tests.conftest import Province


def test_an_unknown_office_becomes_known(open_task: Open, province: Province, leader: User) -> None:
    task = open_task(owner=None)
    task = assign_task(
        actor=leader, task=task, owner=province.board, coordinating=[province.commune], acceptor=leader
    )
    task.refresh_from_db()
    assert (task.owner, task.acceptor) == (province.board, leader)
    assert list(task.coordinating.all()) == [province.commune]
    assert said(task)[-1] == (
        "Người Lãnh đạo giao lại nhiệm vụ “Chuẩn bị hội trường”: chủ trì Ban Tuyên giáo và Dân vận Tỉnh ủy; "
        "phối hợp Đảng ủy xã Bến Thượng; nghiệm thu Người Lãnh đạo."
    )


def test_a_new_owner_is_found_by_search_without_diacritics(
    open_task: Open, province: Province, leader: User
) -> None:
    task = assign_task(actor=leader, task=open_task(), owner=province.board, coordinating=[], acceptor=None)
    assert Task.objects.filter(search_folded__contains="tuyen giao va dan van").get() == task
    assert not Task.objects.filter(search_folded__contains="ben thuong").exists()


def test_the_owner_does_not_also_coordinate(open_task: Open, province: Province, leader: User) -> None:
    task = assign_task(
        actor=leader, task=open_task(), owner=province.board, coordinating=[province.board], acceptor=None
    )
    assert not task.coordinating.exists()


def test_refused_when_nothing_changes(open_task: Open, province: Province, leader: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        assign_task(actor=leader, task=open_task(), owner=province.commune, coordinating=[], acceptor=None)
    assert refused.value.code == "no-change"


@pytest.mark.parametrize("state", [State.ACCEPTED, State.CANCELLED])
def test_refused_when_closed(open_task: Open, province: Province, leader: User, state: State) -> None:
    with pytest.raises(RuleBroken) as refused:
        assign_task(
            actor=leader, task=open_task(state=state), owner=province.board, coordinating=[], acceptor=None
        )
    assert refused.value.code == "wrong-state"


def test_refused_to_the_unit(open_task: Open, province: Province, contact: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        assign_task(actor=contact, task=open_task(), owner=province.board, coordinating=[], acceptor=None)
    assert refused.value.code == "not-allowed"


def test_refused_with_an_acceptor_who_may_not(
    open_task: Open, province: Province, leader: User, contact: User
) -> None:
    with pytest.raises(RuleBroken) as refused:
        assign_task(actor=leader, task=open_task(), owner=province.commune, coordinating=[], acceptor=contact)
    assert refused.value.code == "not-an-acceptor"


def test_raced_by_a_cancellation(open_task: Open, province: Province, leader: User, specialist: User) -> None:
    task = open_task()
    stale = Task.objects.get(pk=task.pk)
    cancel_task(actor=specialist, task=task, reason="Không còn cần")
    with pytest.raises(RuleBroken) as refused:
        assign_task(actor=leader, task=stale, owner=province.board, coordinating=[], acceptor=None)
    assert refused.value.code == "wrong-state"
    assert Task.objects.get(pk=task.pk).owner == province.commune

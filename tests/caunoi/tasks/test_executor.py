"""The unit says who does the work: done, refused."""

from __future__ import annotations

import pytest

from caunoi.people.models import User
from caunoi.tasks.rules import State
from caunoi.tasks.unit_actions import name_executor
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, said


def test_named_changed_and_taken_back(open_task: Open, contact: User) -> None:
    task = open_task()
    for name in (" Trần  Thị Hòa ", "Lê Văn Tám", ""):
        task = name_executor(actor=contact, task=task, name=name)
    assert task.executor == ""
    assert [line.split("” ")[1] for line in said(task)[-3:]] == [
        "cho Trần Thị Hòa.",
        "cho Lê Văn Tám.",
        "lại, chưa có người thực hiện.",
    ]


@pytest.mark.parametrize(
    ("name", "state", "code"),
    [
        ("", State.OPEN, "no-change"),
        ("A" * 121, State.OPEN, "too-long"),
        ("Trần Thị Hòa", State.ACCEPTED, "wrong-state"),
        ("Trần Thị Hòa", State.CANCELLED, "wrong-state"),
    ],
)
def test_refused(open_task: Open, contact: User, name: str, state: State, code: str) -> None:
    task = open_task(state=state)
    with pytest.raises(RuleBroken) as refused:
        name_executor(actor=contact, task=task, name=name)
    assert refused.value.code == code
    task.refresh_from_db()
    assert task.executor == ""


def test_refused_to_another_unit(open_task: Open, stranger: User) -> None:
    with pytest.raises(RuleBroken) as refused:
        name_executor(actor=stranger, task=open_task(), name="Trần Thị Hòa")
    assert refused.value.code == "not-allowed"

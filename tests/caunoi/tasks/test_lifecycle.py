"""Any sequence of verbs by any people: what was refused leaves no trace, what was done obeys every rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.models import User
from caunoi.people.rules import may
from caunoi.tasks import actions, rules
from caunoi.tasks.actions import NewTask
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Evidence, Task
from caunoi.tasks.rules import Due, Move, Operator, State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import PAPER
from tests.conftest import Province

PEOPLE = ("specialist", "chief", "leader", "unit_contact", "reader", "admin")
REASONS = ("", "  ", "Thiếu danh sách", "Hội nghị lùi")
DEEDS = (*Move, "progress", "due", "note", "evidence")

Step = tuple[str, str, str, int]


def do(task: Task, deed: str, person: User, reason: str, number: int) -> None:
    """One deed, as a page would ask for it."""
    due = Due(task.opened_at.date().replace(year=2030, day=number + 1), None, Operator.BEFORE)
    ways: dict[str, Callable[[], object]] = {
        Move.START: lambda: actions.start_task(actor=person, task=task),
        Move.HAND_IN: lambda: actions.hand_in_task(
            actor=person, task=task, result=reason, proofs=[Proof(PAPER)] if number % 2 else []
        ),
        Move.ACCEPT: lambda: actions.accept_task(actor=person, task=task),
        Move.RETURN: lambda: actions.return_task(actor=person, task=task, reason=reason),
        Move.CANCEL: lambda: actions.cancel_task(actor=person, task=task, reason=reason),
        "progress": lambda: actions.report_progress(actor=person, task=task, percent=number * 30 - 30),
        "due": lambda: actions.change_due(
            actor=person, task=task, new=due, reason=reason, seen=rules.due_words(task.deadline)
        ),
        "note": lambda: actions.add_note(actor=person, task=task, text=reason),
        "evidence": lambda: actions.add_evidence(
            actor=person, task=task, proofs=[Proof(f"Tờ trình {number}")]
        ),
    }
    ways[deed]()


def holds(task: Task) -> None:
    """What is true of a task at any moment."""
    stands = task.stands
    assert 0 <= task.progress <= 100
    assert (task.accepted_by is not None) is (stands is State.ACCEPTED)
    if stands in (State.HANDED_IN, State.ACCEPTED):
        assert task.handed_in_by is not None
        assert task.evidence.exists()
        assert task.result.strip()
    if stands is State.ACCEPTED:
        assert task.accepted_by != task.handed_in_by
        assert task.accepted_by is not None
        assert may(task.accepted_by.role, rules.VERBS[Move.ACCEPT]) is not None
    if stands in (State.RETURNED, State.CANCELLED):
        assert task.reason.strip()


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(DEEDS), st.sampled_from(PEOPLE), st.sampled_from(REASONS), st.integers(0, 5)
        ),
        max_size=14,
    )
)
def test_any_way_through(province: Province, steps: list[Step]) -> None:
    task = actions.open_task(
        actor=province.people["specialist"], new=NewTask(action="Việc", owner=province.commune)
    )
    for deed, who, reason, number in steps:
        before = Task.objects.get(pk=task.pk)
        lines, proofs = len(history(task)), Evidence.objects.filter(task=task).count()
        try:
            do(before, deed, province.people[who], reason, number)
        except RuleBroken:
            after = Task.objects.get(pk=task.pk)
            assert (after.state, after.progress, after.due) == (before.state, before.progress, before.due)
            assert len(history(task)) == lines
            assert Evidence.objects.filter(task=task).count() == proofs
            continue
        after = Task.objects.get(pk=task.pk)
        holds(after)
        assert len(history(task)) > lines
        assert str(province.people[who]) in history(task)[0].said
        if isinstance(deed, Move):
            assert rules.allowed(before.stands, deed)
            assert after.stands is rules.MOVES[deed][1]
        elif deed != "progress":
            assert after.stands is before.stands


@pytest.mark.django_db
def test_every_line_of_the_ledger_is_one_sentence_of_a_person(province: Province) -> None:
    people = province.people
    task = actions.open_task(actor=people["specialist"], new=NewTask(action="Việc", owner=province.commune))
    contact, chief = people["unit_contact"], people["chief"]
    actions.start_task(actor=contact, task=task)
    actions.report_progress(actor=contact, task=task, percent=50)
    actions.hand_in_task(actor=contact, task=task, result="Đã xong", proofs=[Proof(PAPER)])
    actions.return_task(actor=chief, task=task, reason="Thiếu ảnh")
    actions.hand_in_task(actor=contact, task=task, result="Đã bổ sung")
    actions.accept_task(actor=chief, task=task)
    lines = list(Entry.objects.filter(about_type="tasks.task").order_by("number"))
    assert [line.verb for line in lines] == [
        "open_task", "start_task", "report_progress", "add_evidence", "hand_in_task", "return_task",
        "hand_in_task", "accept_task",
    ]  # fmt: skip
    for line in lines:
        assert line.said.startswith(line.actor_name)
        assert "nhiệm vụ “Việc”" in line.said
        assert "\n" not in line.said

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Protocol

import pytest
from django.utils import timezone

from caunoi.documents.models import (
    Document,
    DocumentState,
    Fact,
    FactState,
    IncomingFile,
    Reading,
    StoredFile,
)
from caunoi.ledger.models import Entry
from caunoi.people.models import Office, Role, User
from caunoi.tasks import actions, rules
from caunoi.tasks.actions import NewTask
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator, State
from tests.conftest import Province

PAPER = "Báo cáo số 45-BC/ĐU ngày 20/11/2026"
TEXT = (
    "KẾ HOẠCH\n1. Đảng ủy xã Bến Thượng: chuẩn bị hội trường xong trước ngày 09/3/2023.\n"
    "2. Các cơ quan liên quan gửi ý kiến.\n"
)


def said(task: Task) -> list[str]:
    """The ledger's sentences about a task, oldest first."""
    lines = Entry.objects.filter(about_type="tasks.task", about_id=str(task.pk)).order_by("number")
    return list(lines.values_list("said", flat=True))


def by(day: date) -> Due:
    return Due(day, None, Operator.BY)


class Open(Protocol):
    """Opens a task in a state, the way people would."""

    def __call__(
        self, action: str = ..., *, state: State = ..., owner: Office | None = ..., due: Due = ...,
        acceptor: User | None = ...,
    ) -> Task: ...  # fmt: skip


@pytest.fixture
def stranger(province: Province) -> User:
    """The contact of the neighbouring commune."""
    return User.objects.create_user(
        "lang-gieng", full_name="Người xã bên", role=Role.UNIT_CONTACT, office=province.neighbour
    )


@pytest.fixture
def open_task(province: Province, specialist: User, contact: User, chief: User) -> Open:
    def make(
        action: str = "Chuẩn bị hội trường",
        *,
        state: State = State.OPEN,
        owner: Office | None = province.commune,
        due: Due | None = None,
        acceptor: User | None = None,
    ) -> Task:
        due = by(timezone.localdate() + timedelta(days=10)) if due is None else due
        new = NewTask(action=action, owner=owner, due=due, acceptor=acceptor)
        task = actions.open_task(actor=specialist, new=new)
        if state is State.CANCELLED:
            return actions.cancel_task(actor=specialist, task=task, reason="Không còn cần")
        if state is State.DOING:
            return actions.start_task(actor=contact, task=task)
        if state is State.OPEN:
            return task
        actions.hand_in_task(actor=contact, task=task, result="Đã xong", proofs=[Proof(PAPER)])
        if state is State.ACCEPTED:
            return actions.accept_task(actor=acceptor or chief, task=task)
        if state is State.RETURNED:
            return actions.return_task(actor=specialist, task=task, reason="Thiếu danh sách")
        return Task.objects.get(pk=task.pk)

    return make


@pytest.fixture
def many_tasks(province: Province, specialist: User, contact: User, chief: User) -> list[Task]:
    """Tasks in every state and with every kind of deadline, written past the actions: for reading only."""
    today, now, tasks, number = timezone.localdate(), timezone.now(), [], count()
    for state in State:
        for days in (-9, 0, 2, 40, None):
            due = Due() if days is None else by(today + timedelta(days=days))
            task = Task(
                action=f"Việc số {next(number)}", owner=province.commune, state=state, opened_by=specialist,
                reason="lý do",
            )  # fmt: skip
            if state in (State.HANDED_IN, State.ACCEPTED):
                task.handed_in_by, task.handed_in_at, task.result = contact, now, "Đã xong"
            if state is State.ACCEPTED:
                task.accepted_by, task.accepted_at = chief, now
            task.set_due(due, rules.clock(due, working_days()))
            task.set_search()
            tasks.append(task)
    return Task.objects.bulk_create(tasks)


@pytest.fixture
def document(province: Province, specialist: User) -> Document:
    """A reviewed plan with two tasks, a programme item and a meeting."""
    kept = StoredFile.objects.create(sha256="a" * 64, size=9, media_type="text/plain")
    reading = Reading.objects.create(file=kept, text=TEXT)
    incoming = IncomingFile.objects.create(
        file=kept, name="ke-hoach.txt", received_by=specialist, office=province.party_office
    )
    paper = Document.objects.create(
        reading=reading, incoming=incoming, office=province.party_office, doc_type="Kế hoạch", system="party",
        number=152, symbol="KH/TU", issued_on=date(2023, 3, 1), title="tổ chức hội nghị", span_end=len(TEXT),
        state=DocumentState.CONFIRMED, confirmed_by=specialist, confirmed_at=timezone.now(),
    )  # fmt: skip
    add_fact(paper, "tasks", 0, {
        "assignee": "Đảng ủy xã Bến Thượng", "action": "chuẩn bị hội trường",
        "coordination": f"Văn phòng Tỉnh ủy Hải Lam và {province.neighbour.name}",
        "deadline": {"text": "trước ngày 09/3/2023", "due": "2023-03-09", "operator": "before"},
    }, (9, 83))  # fmt: skip
    add_fact(paper, "tasks", 1, {"assignee": "Các cơ quan liên quan", "action": "gửi ý kiến"}, (84, 121))
    add_fact(
        paper, "programme_items", 0, {"content": "Sơ kết", "unit": "Ban TG&DV", "year": 2023, "month": 4}
    )
    add_fact(paper, "meetings", 0, {"name": "Hội nghị", "date": "2023-03-22"})
    return paper


def add_fact(
    document: Document, kind: str, position: int, value: dict[str, object],
    span: tuple[int, int] | None = None, state: FactState = FactState.CONFIRMED,
) -> Fact:  # fmt: skip
    decided = state is not FactState.PROPOSED
    return Fact.objects.create(
        document=document, kind=kind, position=position, value=value, state=state, original=value,
        span_start=span[0] if span else None, span_end=span[1] if span else None,
        decided_by=document.confirmed_by if decided else None, decided_at=timezone.now() if decided else None,
    )  # fmt: skip

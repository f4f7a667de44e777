"""A working week for the demonstration: two papers reviewed, their tasks opened and some of them under way.

Everything is done by the verbs that a person uses, so the ledger tells it as a real office's week.
"""

from __future__ import annotations

from datetime import date

from caunoi.documents.jobs import do_reading
from caunoi.documents.models import Document, FactState, IncomingFile
from caunoi.documents.review_actions import confirm_fact, finish_review
from caunoi.documents.review_rules import token
from caunoi.people.models import User
from caunoi.tasks.actions import accept_task, hand_in_task, report_progress, return_task, start_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.opening import open_tasks_from


def settle(incoming: IncomingFile, *, specialist: User) -> list[Task]:
    """Read the file now, confirm what was read and open its tasks.

    A reading that failed leaves the paper to the person at the review desk: nothing is opened.
    """
    reading = incoming.file.reading
    do_reading(reading.pk)
    tasks: list[Task] = []
    for document in Document.objects.filter(incoming=incoming):
        for fact in document.facts.filter(state=FactState.PROPOSED):
            confirm_fact(actor=specialist, fact=fact, seen=token(fact.state, fact.decided_at))
        finish_review(actor=specialist, document=document)
        tasks += open_tasks_from(actor=specialist, document=document)
    return tasks


def live_through(tasks: list[Task]) -> None:
    """Units start on what is theirs; one task is handed in and accepted, one sent back, one waits."""
    contact = User.objects.get(username="daumoi")
    chief = User.objects.get(username="chanhvp")
    theirs = [task for task in tasks if task.owner_id == contact.office_id]
    for task in theirs[:2]:
        start_task(actor=contact, task=task)
    if theirs:
        report_progress(actor=contact, task=theirs[0], percent=60)
    specialist = User.objects.get(username="chuyenvien")
    ours = sorted((t for t in tasks if t.owner_id == specialist.office_id), key=lambda t: t.due or date.max)
    for number, task in enumerate(ours[:3]):
        start_task(actor=specialist, task=task)
        if number == 2:
            continue
        proof = Proof(f"Công văn số {212 + number}-CV/VPTU")
        hand_in_task(actor=specialist, task=task, result="Đã hoàn thành, đã gửi các đơn vị.", proofs=[proof])
        if number == 0:
            accept_task(actor=chief, task=task)
        else:
            return_task(actor=chief, task=task, reason="Cần bổ sung ý kiến của hai xã còn thiếu.")

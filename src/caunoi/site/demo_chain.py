"""A task made concrete for three communes, and a draft that they are asked about, for the demonstration.

Everything is done by the verbs that a person uses, so the ledger tells it as a real office's week.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from caunoi.documents.jobs import do_reading
from caunoi.documents.models import Document, IncomingFile
from caunoi.people.models import Office, User
from caunoi.tasks.actions import accept_task, hand_in_task
from caunoi.tasks.chain_actions import NewPart, split_task
from caunoi.tasks.chain_reads import Below
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Round, Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rounds_actions import NewRound, answer_round, open_round
from caunoi.tasks.rounds_rules import LETTER, Kind
from caunoi.tasks.rules import Due, Operator

_DRAFT: Final = "Du thao quy che tiep nhan kien nghi.txt"
_COMMUNES: Final = ("hl.vankhe", "hl.tanthinh", "hl.yenloc")
_COMMENTS: Final = (
    "Điều 3: đề nghị ghi rõ ai ký biên bản ghi nhận kiến nghị.\n"
    "Điều 4: đề nghị 15 ngày làm việc với việc phải đi xem tại chỗ."
)


def is_draft(incoming: IncomingFile) -> bool:
    """Whether the file is the draft that the communes are asked about."""
    return incoming.name == _DRAFT


def split_for_communes(tasks: Iterable[Task]) -> list[Task]:
    """The owed task that leaves most time is given on to three communes; one of them is done with its part.

    Where none leaves time for a part nothing is given.
    """
    below = Below.now()
    owed = Task.objects.dated().filter(pk__in=[task.pk for task in tasks]).order_by("-safe_on", "pk")
    task = owed.first()
    latest = below.latest(task.safe_on) if task else None
    if task is None or latest is None:
        return []
    specialist, chief, unit = _people()
    due = Due(latest, None, Operator.BY)
    parts = [NewPart(office, task.action, due, task.product) for office in _communes()]
    given = split_task(actor=specialist, task=task, parts=parts, seen="")
    theirs = next(part for part in given if part.owner_id == unit.office_id)
    proof = Proof("Báo cáo số 58-BC/ĐU")
    hand_in_task(actor=unit, task=theirs, result="Đã làm xong phần của xã, đã báo cáo.", proofs=[proof])
    accept_task(actor=chief, task=theirs)
    return given


def ask_communes(incoming: IncomingFile, today: date) -> Round | None:
    """The draft goes out to three communes for eight working days; one has answered with comments.

    A reading that failed leaves the paper to the person at the review desk: nobody is asked.
    """
    do_reading(incoming.file.reading.pk)
    document = Document.objects.filter(incoming=incoming).first()
    if document is None:
        return None
    specialist, _chief, unit = _people()
    asked = open_round(
        actor=specialist,
        new=NewRound(
            "Quy chế tiếp nhận, trả lời kiến nghị của Nhân dân", document, _communes(),
            working_days().after(today, 8), silence_consents=True, letter=LETTER,
        ),
    )  # fmt: skip
    theirs = asked.answers.get(office=unit.office_id)
    answer_round(actor=unit, answer=theirs, kind=Kind.COMMENTS, text=_COMMENTS, paper="61-CV/ĐU")
    return asked


def _communes() -> tuple[Office, ...]:
    return tuple(Office.objects.filter(code__in=_COMMUNES).order_by("code"))


def _people() -> tuple[User, User, User]:
    """Who gives, who accepts, and who works for one of the communes."""
    specialist, chief, unit = (
        User.objects.get(username=name) for name in ("chuyenvien", "chanhvp", "vankhe")
    )
    return specialist, chief, unit

"""Papers made of tasks: a letter that urges an office, a letter that gives out what an upper paper asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.issuing.draft_making import made_paper
from caunoi.people.models import Office
from caunoi.people.office_reads import office_named
from caunoi.people.reads import parameter
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import OWED
from caunoi.tasks.urging import days_late
from vanban.paper import Paper, words

URGING = "cong-van-don-doc"
ASSIGNMENT = "cong-van-giao-viec"


def urging_letter(tasks: Sequence[Task], *, late: Office, sender: Office, when: Now) -> Paper:
    """Everything that one office is late with, and until when it is to answer."""
    answer_by = working_days().after(when.today, parameter("urging_answer_within"))
    rows = [
        {
            "owner": late.name, "action": words(task.action), "source": _given_by(task),
            "was_due": task.due or task.late_on, "days_late": days_late(task, when), "due": answer_by,
        }
        for task in tasks
    ]  # fmt: skip
    values = {
        "subject": "đôn đốc thực hiện nhiệm vụ đã quá hạn", "organiser": sender.name,
        "addressees": [late.name],
        "as_of": when.today, "answer_to": sender.name, "answer_due": answer_by, "tasks": rows,
        "recipients": [{"text": f"Lưu {sender.name}"}],
    }  # fmt: skip
    return made_paper(URGING, office=sender, values=values)


def given_out(document: Document) -> list[Task]:
    """The tasks of a paper that offices still owe, office by office."""
    owed = Task.objects.filter(document=document, owner__isnull=False, state__in=OWED)
    return list(owed.select_related("owner").order_by("owner__name", "owner", "due", "pk"))


def assignment_letter(tasks: Sequence[Task], *, document: Document, sender: Office) -> Paper:
    """What a paper from above asks of each office, with its day."""
    groups = [(name, list(some)) for name, some in groupby(tasks, key=_owner)]
    undated = any(task.due is None for task in tasks)
    values = {
        "subject": f"triển khai thực hiện {_named(document)}", "organiser": sender.name,
        "addressees": [name for name, _ in groups], "source": _named(document, whole=True),
        "report_to": sender.name, "follow_up": sender.name,
        "tasks": [{"owner": name, "actions": _actions(some)} for name, some in groups],
        "default_due": f"{parameter('default_due') or 10:02d} ngày làm việc" if undated else "",
        "recipients": [{"text": f"Lưu {sender.name}"}],
    }  # fmt: skip
    return made_paper(ASSIGNMENT, office=sender, values=values)


def _owner(task: Task) -> str:
    return task.owner.name if task.owner else task.owner_text


def _actions(tasks: Sequence[Task]) -> list[dict[str, object]]:
    return [
        {
            "action": words(task.action), "due": task.due,
            "due_at": timezone.localtime(task.due_at).time() if task.due_at else None,
        }
        for task in tasks
    ]  # fmt: skip


def _given_by(task: Task) -> str:
    document = task.document
    if document is None or not document.number_text:
        return ""
    return f"{document.doc_type or 'văn bản'} số {document.number_text}{_dated(document.issued_on)}"


def _dated(day: date | None) -> str:
    """ ", ngày 02/3/2026": as documents write it, where months below three have their zero (1.5)."""
    return f", ngày {day.day:02d}/{day.month:0{2 if day.month < 3 else 1}d}/{day.year}" if day else ""


def _named(document: Document, *, whole: bool = False) -> str:
    """Type, number and issuer; `whole`: its day and its title too."""
    number = f" số {document.number_text}" if document.number_text else ""
    dated, title = (_dated(document.issued_on), f" {document.title}".rstrip()) if whole else ("", "")
    return f"{document.doc_type or 'văn bản'}{number}{dated}{_issuer(document)}{title}"


def _issuer(document: Document) -> str:
    """The organ as the register writes its name, or the letterhead where the register does not know it."""
    if not document.issuer:
        return ""
    known = office_named(document.issuer, document.issued_on or timezone.localdate())
    return f" của {known.name if known else document.issuer}"

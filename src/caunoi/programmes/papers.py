"""The papers of a line: a task for each office that prepares it, due before the session.

Called by the verbs that fix, move or end a session; the month is held, so nothing here runs twice at once.
"""

from __future__ import annotations

from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.reads import parameter
from caunoi.programmes.models import LinePaper, MonthLine, ProgrammeItem
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.month_rules import BODY_NAMES, PAPERS_BEFORE, Body, papers_due
from caunoi.tasks.actions import NewTask, cancel_task, change_due, open_task
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import CLOSED, OWED, Due, Operator, State, due_words


def settle(*, actor: User, line: MonthLine, reason: str) -> None:
    """Brings the tasks of a line in step with its session and offices; a second call changes nothing.

    What has been handed in stays as it is. `reason` stands on each changed or cancelled task.
    """
    kept = {paper.office_id: paper for paper in _papers(line)}
    leads = list(line.item.leads.all()) if line.in_place and line.session_on else []
    for office in leads:
        paper = kept.pop(office.pk, None)
        if paper is None or paper.task.stands is State.CANCELLED:
            _demand_papers(actor, line, office, paper)
        else:
            _move(actor, paper.task, papers_due_of(line), reason)
    for paper in kept.values():
        if paper.task.stands in OWED:
            cancel_task(actor=actor, task=paper.task, reason=reason)


def settle_all(actor: User, item: ProgrammeItem, reason: str) -> None:
    """The same for every month that has told units of the matter, whose months and row are held."""
    lines = MonthLine.objects.filter(item=item).select_related("month", "item__programme", "item__office")
    for line in lines:
        if line.month.issued_once:
            settle(actor=actor, line=line, reason=reason)


def _papers(line: MonthLine) -> list[LinePaper]:
    rows = LinePaper.objects.filter(line=line, kind=PaperKind.PAPERS)
    return list(rows.select_related("task").order_by("pk"))


def papers_due_of(line: MonthLine) -> Due:
    """The deadline of a line's papers, in days and in the words of the office's own rule."""
    assert line.session_on is not None
    days = parameter(PAPERS_BEFORE)
    on = papers_due(line.session_on, days, working_days(), timezone.localdate())
    text = f"trước phiên họp {days:02d} ngày làm việc ({line.session})"
    return Due(on, None, Operator.BY, text)


def _demand_papers(actor: User, line: MonthLine, office: Office, paper: LinePaper | None) -> None:
    if _handed_in_before(line, office):
        return
    item, programme = line.item, line.item.programme
    new = NewTask(
        action=f"Gửi tài liệu trình {BODY_NAMES[Body(line.session_body)]}: {item.content}",
        owner=office,
        coordinating=tuple(item.coordinating.all()),
        product=item.product or "Tài liệu trình phiên họp",
        report_to=str(item.office),
        due=papers_due_of(line),
        document=programme.document if programme else None,
    )
    task = open_task(actor=actor, new=new)
    if paper is None:
        LinePaper.objects.create(line=line, office=office, kind=PaperKind.PAPERS, task=task)
    else:
        paper.task = task
        paper.save()


def _handed_in_before(line: MonthLine, office: Office) -> bool:
    """Whether the office has handed in papers for the same matter in an earlier month."""
    others = LinePaper.objects.filter(line__item=line.item, office=office, kind=PaperKind.PAPERS)
    return others.exclude(line=line).filter(task__state__in=[State.HANDED_IN, State.ACCEPTED]).exists()


def _move(actor: User, task: Task, due: Due, reason: str) -> None:
    if task.stands in CLOSED or task.stands not in OWED or task.due == due.on:
        return
    change_due(actor=actor, task=task, new=due, reason=reason, seen=due_words(task.deadline))

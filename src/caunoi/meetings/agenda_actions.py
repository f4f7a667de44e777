"""The verb that makes a meeting of what a reviewed document tells, in one confirmation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState
from caunoi.meetings.actions import NewMeeting, plan_meeting, take_part
from caunoi.meetings.agenda_facts import MeetingRead, MilestoneRead, meeting_read
from caunoi.meetings.agenda_meant import as_read, day_of
from caunoi.meetings.agenda_points import hours_of_points, points_read
from caunoi.meetings.models import Meeting, Point
from caunoi.meetings.point_actions import add_points, call_points
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.actions import NewTask, open_task, open_tasks_from
from caunoi.tasks.anchor_actions import move_anchor
from caunoi.tasks.anchors import DocumentAnchors, row_of
from caunoi.tasks.models import Anchor, Task
from caunoi.tasks.rules import Due, Operator, anchor_words
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Adoption:
    """What a person confirms: the meeting with the sessions that are held, and what comes along."""

    meeting: NewMeeting
    points: bool = True
    tasks: bool = True


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of it."""

    meeting: Meeting
    points: int
    tasks: int


@transaction.atomic
def plan_meeting_from(*, actor: User, document: Document, said: Adoption | None = None) -> Planned:
    """Makes a meeting of the document's confirmed facts, each fact once; its day is the anchor of its tasks.

    `said` is what a person confirms; without it the paper's own words count, and the document's office holds
    the meeting where the issuer is not in reach. With it come the bridge points, the document's tasks and a
    task for each milestone (line test, registration) that no task is due at.
    Raises RuleBroken: not-allowed, not-reviewed, no-meeting, planned-already, nothing-stated, too-long,
    days-out-of-order, numbers-out-of-order, date-too-far.
    """
    demand(actor, Verb.MAKE_MEETING, document.office)
    document = Document.objects.select_for_update(of=("self",)).select_related("incoming").get(pk=document.pk)
    _refuse_unreviewed(document)
    read = meeting_read(document)
    said = said or Adoption(as_read(read, read.issuer or document.office))
    _refuse_unknown(document, read, said)
    meeting = plan_meeting(actor=actor, new=replace(said.meeting, document=document))
    meeting.anchor = _anchored(actor, document, read, said, meeting)
    meeting.save(update_fields=["anchor"])
    points = _points(actor, document, meeting, read) if said.points else []
    tasks = _tasks(actor, document, meeting, read.milestones) if said.tasks else []
    owners = {task.owner for task in tasks if task.owner and task.owner != meeting.office}
    take_part(meeting=meeting, offices=owners)
    return Planned(meeting, len(points), len(tasks))


def _refuse_unreviewed(document: Document) -> None:
    if document.state != DocumentState.CONFIRMED:
        raise RuleBroken(
            "not-reviewed",
            "Văn bản chưa duyệt xong nên chưa lập cuộc họp được. "
            "Hãy xác nhận hết dữ kiện ở bàn duyệt và kết thúc duyệt trước.",
        )


def _refuse_unknown(document: Document, read: MeetingRead, said: Adoption) -> None:
    if not read.sessions and read.whole is None:
        raise RuleBroken(
            "no-meeting",
            "Văn bản này không còn cuộc họp nào để lập: chưa có cuộc họp được xác nhận, hoặc đã lập rồi. "
            "Nếu máy chưa đọc ra, hãy thêm “Cuộc họp” ở bàn duyệt, hoặc thêm cuộc họp bằng tay.",
        )
    known = {one.fact for one, _ in read.sessions}
    gone = any(session.fact is not None and session.fact not in known for session in said.meeting.sessions)
    if gone or (not said.meeting.sessions and document.meetings.exists()):
        raise RuleBroken(
            "planned-already",
            "Văn bản này, hoặc phiên đã chọn, vừa được lập thành cuộc họp. Hãy tải lại trang để xem.",
        )


def _anchored(
    actor: User, document: Document, read: MeetingRead, said: Adoption, meeting: Meeting
) -> Anchor | None:
    """The row of the meeting's day, the same that the document's tasks hang on, on the day confirmed.

    None where no fact tells the meeting, or another meeting has the row already.
    """
    sessions = (session.fact for session in said.meeting.sessions if session.fact is not None)
    fact = read.whole.fact if read.whole else next(sessions, None)
    draft = DocumentAnchors(document, timezone.get_current_timezone()).meeting(fact) if fact else None
    if draft is None:
        return None
    anchor = row_of(draft, document=document, actor=actor)
    if Meeting.objects.filter(anchor=anchor).exists():
        return None  # the paper tells two of one name and day: the first has it
    day = day_of(meeting)
    if anchor.day_words != anchor_words(day.moment):
        move_anchor(
            actor=actor, anchor=anchor, day=day, seen=anchor.day_words,
            reason=f"theo cuộc họp “{meeting}” đã xác nhận",
        )  # fmt: skip
        anchor.refresh_from_db()
    return anchor


def _points(actor: User, document: Document, meeting: Meeting, read: MeetingRead) -> list[Point]:
    """The tree, and the hours by which it is registered and tested where the paper tells them."""
    wanted = points_read(document, read.register)
    due, tests_at = hours_of_points(read.milestones)
    if wanted and (due or tests_at):
        call_points(actor=actor, meeting=meeting, due=due, tests_at=tests_at)
    return add_points(actor=actor, meeting=meeting, wanted=wanted) if wanted else []


def _tasks(
    actor: User, document: Document, meeting: Meeting, milestones: Iterable[MilestoneRead]
) -> list[Task]:
    opened = open_tasks_from(actor=actor, document=document)
    return opened + [
        open_task(actor=actor, new=_milestone(meeting, document, one))
        for one in milestones
        if not one.covered
    ]


def _milestone(meeting: Meeting, document: Document, one: MilestoneRead) -> NewTask:
    before = one.text.lower().startswith("trước")
    due = Due(one.on, one.at, Operator.BEFORE if before else Operator.ON, one.text)
    what = one.what[:1].upper() + one.what[1:]
    return NewTask(action=f"{what}: {meeting}", owner=meeting.office, due=due, document=document)

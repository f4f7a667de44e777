"""The verbs on an agenda: an item is set, moved, taken out; the whole is released to those who take part."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from caunoi.ledger.actions import record
from caunoi.meetings.actions import NewItem
from caunoi.meetings.agenda_changes import changes
from caunoi.meetings.agenda_reads import draft_lines, last_release
from caunoi.meetings.floor_hold import held, moved
from caunoi.meetings.models import AgendaItem, AgendaRelease, Meeting, Session
from caunoi.meetings.rules import refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

LONGEST_ITEM = 2000
# Stands nowhere in an agenda: where an item waits while two change places.
_ASIDE = 32_000


@transaction.atomic
def set_agenda_item(
    *, actor: User, session: Session, new: NewItem, item: AgendaItem | None = None, seen: str = ""
) -> AgendaItem:
    """Adds an item at the end of a session's agenda, or changes one.

    `seen` is the item in words (AgendaItem.words) as the person had it before them: what somebody else has
    changed since is not written over.
    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, item-changed.
    """
    meeting = _held(actor, session.meeting)
    content = stated(new.content, what="nội dung của mục", most=LONGEST_ITEM)
    row = _row(item) if item else _last(session)
    before = row.words if item else ""
    if item and before != seen:
        raise RuleBroken(
            "item-changed", "Mục này vừa được người khác sửa. Hãy tải lại trang để xem rồi sửa nếu vẫn cần."
        )
    row.content, row.lead = content, new.lead.strip()
    row.starts_at, row.minutes = new.starts_at, new.minutes
    row.save()
    moved(held(session))
    record(
        actor=actor, verb="set_agenda_item", about=meeting, before=before, after=row.words,
        said=f"{actor} {'sửa' if item else 'thêm'} mục “{row}” trong chương trình “{session}” "
        f"của “{meeting}”.",
    )  # fmt: skip
    return row


def _row(item: AgendaItem) -> AgendaItem:
    """The item as it stands now. Raises RuleBroken "item-changed" where it is gone."""
    row = AgendaItem.objects.filter(pk=item.pk).first()
    if row is None:
        raise RuleBroken("item-changed", "Mục này vừa được người khác bỏ. Hãy mở lại chương trình để xem.")
    return row


def _last(session: Session) -> AgendaItem:
    top = session.agenda.aggregate(top=Max("position"))["top"] or 0
    return AgendaItem(session=session, position=top + 1)


@transaction.atomic
def move_agenda_item(*, actor: User, item: AgendaItem, up: bool) -> AgendaItem:
    """An item changes places with the one before it (`up`) or after it; at the end it stays where it is.

    Raises RuleBroken: not-allowed, meeting-closed, item-changed (it is gone).
    """
    meeting = _held(actor, item.session.meeting)
    row = _row(item)
    others = AgendaItem.objects.filter(session=row.session_id)
    other = (
        others.filter(position__lt=row.position).order_by("-position")
        if up
        else others.filter(position__gt=row.position).order_by("position")
    ).first()
    if other is None:
        return row
    mine, its = row.position, other.position
    for one, position in ((row, _ASIDE), (other, mine), (row, its)):
        one.position = position
        one.save(update_fields=["position"])
    moved(held(row.session))
    record(
        actor=actor, verb="move_agenda_item", about=meeting,
        said=f"{actor} chuyển mục “{row}” {'lên trước' if up else 'xuống sau'} mục “{other}” "
        f"của “{meeting}”.",
    )  # fmt: skip
    return row


@transaction.atomic
def remove_agenda_item(*, actor: User, item: AgendaItem) -> None:
    """Takes an item out of the agenda.

    Raises RuleBroken: not-allowed, meeting-closed, item-changed (it is gone already).
    """
    meeting = _held(actor, item.session.meeting)
    item = _row(item)
    record(
        actor=actor, verb="remove_agenda_item", about=meeting, before=item.words,
        said=f"{actor} bỏ mục “{item}” khỏi chương trình của “{meeting}”.",
    )  # fmt: skip
    session = held(item.session)
    item.delete()
    moved(session)


@transaction.atomic
def release_agenda(*, actor: User, meeting: Meeting, note: str = "") -> AgendaRelease:
    """Gives the agenda out as it stands: from now on units and delegates see this one.

    Raises RuleBroken: not-allowed, meeting-closed, too-long, no-agenda, no-change.
    """
    meeting = _held(actor, meeting)
    lines, last = draft_lines(meeting), last_release(meeting)
    if not lines:
        raise RuleBroken("no-agenda", "Chương trình chưa có mục nào. Hãy thêm mục trước khi phát hành.")
    log = changes(last.lines if last else (), lines)
    if last and not log:
        raise RuleBroken("no-change", f"Chương trình vẫn như lần {last.number} nên không phát hành lại.")
    note = stated(note, what="ghi chú", most=400) if note.strip() else ""
    release = AgendaRelease.objects.create(
        meeting=meeting, number=last.number + 1 if last else 1, rows=[line.kept() for line in lines],
        log=log if last else [], note=note, by=actor,
    )  # fmt: skip
    record(
        actor=actor, verb="release_agenda", about=meeting, after="\n".join(release.log),
        said=f"{actor} phát hành chương trình của “{meeting}”, lần {release.number}.",
    )  # fmt: skip
    return release


def _held(actor: User, meeting: Meeting) -> Meeting:
    """The meeting as it stands now, held until the transaction ends."""
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, meeting.office)
    refuse_closed(meeting.stands, "chương trình không sửa được nữa")
    return meeting

"""Keeping the list of delegates: one is changed, one is struck off; looks at contacts are told."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.actions import NewDelegate
from caunoi.delegates.bus_locking import bus_of, held_bus
from caunoi.delegates.guest_file import seen_of, told_of
from caunoi.delegates.guest_reads import kept_until
from caunoi.delegates.models import Delegate, DelegateContact, Quota, Registration
from caunoi.delegates.rules import Standing, refuse_closed
from caunoi.ledger.actions import Deed, record, record_all
from caunoi.meetings.actions import take_part
from caunoi.meetings.models import Meeting
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def change_delegate(*, actor: User, delegate: Delegate, new: NewDelegate, seen: str = "") -> Delegate:
    """Brings what the list says of somebody up to date; who it is and how it stands with the answer stay.

    `seen` stands for what the person saw (`seen_of`); "" where nobody looked. Raises RuleBroken: not-allowed,
    meeting-closed, nothing-stated, too-long, struck, no-change, delegate-changed, bus-full.
    """
    bus = held_bus(delegate.meeting, new.bus)
    row = _locked(actor, delegate)
    before = told_of(row)
    if seen and seen != seen_of(row):
        raise RuleBroken(
            "delegate-changed", f"{row.full_name} vừa được người khác sửa nên chưa ghi gì. Tải lại trang để "
            "xem rồi sửa tiếp."
        )  # fmt: skip
    row.full_name = " ".join(stated(new.full_name, what="họ và tên", most=120).split())
    row.why = stated(new.why, what="vì sao mời", most=400)
    row.post, row.office, row.office_text = new.post.strip(), new.office, new.office_text.strip()
    row.part, row.point, row.forum = new.part, new.point, new.forum
    row.group, row.seat, row.bus = new.group.strip(), new.seat.strip(), bus_of(bus, row, new.bus)
    if told_of(row) == before:
        raise RuleBroken("no-change", "Chưa sửa gì: mọi mục vẫn như cũ.")
    row.save()
    if row.office is not None:
        take_part(meeting=row.meeting, offices=[row.office])
    record(
        actor=actor, verb="change_delegate", about=row, before=before, after=told_of(row),
        said=f"{actor} sửa đại biểu {row}.",
    )  # fmt: skip
    return row


@transaction.atomic
def strike_delegate(*, actor: User, delegate: Delegate, reason: str) -> Delegate:
    """Takes somebody off the list; the row stays, with the reason, and a place of a quota is free again.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, struck.
    """
    places = _places(delegate)
    row = _locked(actor, delegate)
    place = next((one for one in places if row.stands is not Standing.REPLACED), None)
    row.reason = stated(reason, what="lý do đưa ra khỏi danh sách", most=400)
    row.standing = Standing.STRUCK
    row.save()
    if place is not None:
        Registration.objects.filter(pk=place.pk).update(withdrawn_at=timezone.now(), withdrawn_why=row.reason)
        Quota.objects.filter(pk=place.quota_id).update(settled_at=None, settled_by=None)
    record(
        actor=actor, verb="strike_delegate", about=row, after=row.reason,
        said=f"{actor} đưa {row} ra khỏi danh sách đại biểu, lý do: {row.reason}.",
    )  # fmt: skip
    return row


@transaction.atomic
def look_at_delegate_contact(*, actor: User, contact: DelegateContact, purpose: str) -> str:
    """The value itself, to whoever keeps the list and says why; the ledger tells of the look first.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, erased.
    """
    delegate = contact.delegate
    demand(actor, Verb.KEEP_DELEGATES, delegate.meeting.office)
    purpose = stated(purpose, what="lý do mở xem", most=200)
    kept = DelegateContact.objects.get(pk=contact.pk)
    if kept.erased_at is not None:
        raise RuleBroken("erased", "Liên hệ này đã xóa vì hết mục đích nên không còn gì để xem.")
    record(
        actor=actor, verb="look_at_contact", about=delegate, after=purpose,
        said=f"{actor} mở xem {kept.get_kind_display().lower()} của đại biểu {delegate.full_name}, "
        f"lý do: {purpose}",
    )  # fmt: skip
    return kept.value


@transaction.atomic
def erase_delegate_contacts(*, today: date) -> int:
    """Erases what has outlived its meeting; run by the tick, any number of times. Returns how many.

    How long each is kept follows the day on which its meeting is held by now; without one, the last.
    """
    held = DelegateContact.objects.filter(erased_at=None)
    meetings = Meeting.objects.filter(pk__in=held.values("delegate__meeting"))
    for meeting in meetings.exclude(starts_on=None):
        until = kept_until(meeting)
        held.filter(delegate__meeting=meeting).exclude(expires_on=until).update(expires_on=until)
    gone = list(
        DelegateContact.objects.select_for_update(of=("self",))
        .filter(erased_at=None, expires_on__lt=today)
        .select_related("delegate")
    )
    DelegateContact.objects.filter(pk__in=[one.pk for one in gone]).update(value="", erased_at=timezone.now())
    deeds = [
        Deed(
            "erase_contact", one.delegate,
            f"{one.get_kind_display()} của đại biểu {one.delegate.full_name} đã xóa vì cuộc họp đã qua.",
        )
        for one in gone
    ]  # fmt: skip
    record_all(actor=None, deeds=deeds)
    return len(gone)


def _places(delegate: Delegate) -> list[Registration]:
    """The place that somebody fills, or whom he stands in for; its quota is held first, as elsewhere."""
    first = delegate
    while first.stands_in_for is not None:
        first = first.stands_in_for
    found = Registration.objects.filter(delegate=first, withdrawn_at=None)
    list(Quota.objects.select_for_update(of=("self",)).filter(registrations__in=found))
    return list(found)


def _locked(actor: User, delegate: Delegate) -> Delegate:
    found = Delegate.objects.select_for_update(of=("self",))
    row = found.select_related("meeting__office", "office", "point", "forum").get(pk=delegate.pk)
    demand(actor, Verb.KEEP_DELEGATES, row.meeting.office)
    refuse_closed(row.meeting.stands)
    if row.stands is Standing.STRUCK:
        raise RuleBroken(
            "struck", f"{row.full_name} đã được đưa ra khỏi danh sách ({row.reason}); cần thì mời lại từ đầu."
        )
    return row

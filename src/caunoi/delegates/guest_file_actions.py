"""Taking a list of delegates in: a file looked over first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.bus_locking import held_buses
from caunoi.delegates.guest_contacts import keep_contacts
from caunoi.delegates.guest_file import FIELDS, GuestPreview, preview_guests, told_of
from caunoi.delegates.models import Delegate, GuestImport
from caunoi.delegates.rules import refuse_closed
from caunoi.ledger.actions import Deed, record, record_all
from caunoi.meetings.actions import take_part
from caunoi.meetings.models import Meeting
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

_KEPT: Final = timedelta(days=1)
_AT_ONCE: Final = 200


def offer_guests(*, actor: User, meeting: Meeting, name: str, data: bytes) -> GuestImport:
    """Keeps a file of delegates to be looked over and confirmed or dropped.

    Raises RuleBroken "not-allowed", "meeting-closed", and what `preview_guests` raises of what is no workbook
    of ours.
    """
    demand(actor, Verb.KEEP_DELEGATES, meeting.office)
    refuse_closed(meeting.stands)
    preview_guests(meeting, data)
    digest = sha256(data).hexdigest()
    return GuestImport.objects.create(meeting=meeting, name=name[:200], sha256=digest, data=data, by=actor)


def drop_guests(*, actor: User, offered: GuestImport) -> None:
    """Forgets a file that was not taken in. Raises RuleBroken "not-allowed"."""
    demand(actor, Verb.KEEP_DELEGATES, offered.meeting.office)
    GuestImport.objects.filter(pk=offered.pk, office=None, done_at=None).delete()


def forget_guest_files(*, now: datetime) -> int:
    """Drops files that nobody decided on within a day: they may hold contact details. Returns how many."""
    return GuestImport.objects.filter(done_at=None, at__lt=now - _KEPT).delete()[0]


@transaction.atomic
def confirm_guests(*, actor: User, offered: GuestImport, seen: str) -> GuestImport:
    """Takes an offered file in as it was shown: new delegates entered, known ones brought up to date.

    `seen` stands for what the person saw (GuestPreview.seen). Raises RuleBroken "not-allowed",
    "meeting-closed", "already-decided", "rows-wrong", "list-moved" (it would change other things now); then
    nothing is written.
    """
    # no_key: who holds a bus refers to the meeting afterwards.
    meeting = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=offered.meeting_id)
    demand(actor, Verb.KEEP_DELEGATES, meeting.office)
    refuse_closed(meeting.stands)
    kept = (
        GuestImport.objects.select_for_update(of=("self",))
        .filter(pk=offered.pk, office=None, done_at=None)
        .first()
    )
    if kept is None or kept.data is None:
        raise RuleBroken("already-decided", "Tệp này đã được nhập hoặc đã bỏ; xem lại danh sách đại biểu.")
    held_buses(meeting)
    found = preview_guests(meeting, bytes(kept.data))
    if found.problems:
        raise RuleBroken("rows-wrong", f"Chưa nhập gì vì tệp có {len(found.problems)} lỗi; xem từng dòng.")
    if seen != found.seen:
        raise RuleBroken("list-moved", "Danh sách đã thay đổi từ lúc xem trước; xem lại tệp sẽ thay đổi gì.")
    kept.data, kept.done_at, kept.added, kept.changed = None, timezone.now(), found.added, found.changed
    kept.save()
    record(
        actor=actor, verb="confirm_guests", about=kept, after=kept.sha256,
        said=f"{actor} nhập danh sách đại biểu của cuộc họp “{meeting}” từ tệp {kept.name}: "
        f"thêm {found.added}, sửa {found.changed}, giữ nguyên {found.same} người.",
    )  # fmt: skip
    record_all(actor=actor, deeds=list(_written(actor, meeting, found, kept.name)))
    take_part(meeting=meeting, offices={one.office for one in found.guests if one.office})
    return kept


def _written(actor: User, meeting: Meeting, found: GuestPreview, file: str) -> Iterator[Deed]:
    """Writes the delegates of the preview, many at once, and says what became of each."""
    before = [told_of(one.known) if one.known else "" for one in found.guests]
    rows = [one.known or Delegate(meeting=meeting, added_by=actor) for one in found.guests]
    for guest, row in zip(found.guests, rows, strict=True):
        guest.fill(row)
    Delegate.objects.bulk_create([row for row in rows if row.pk is None], batch_size=_AT_ONCE)
    Delegate.objects.bulk_create(
        [guest.known for guest in found.guests if guest.known], batch_size=_AT_ONCE, update_conflicts=True,
        unique_fields=["pk"], update_fields=[*FIELDS, "order_key", "search_folded"],
    )  # fmt: skip
    keep_contacts(meeting, zip(rows, (one.contacts for one in found.guests), strict=True))
    for row, was in zip(rows, before, strict=True):
        deed = "sửa" if was else "đưa vào danh sách mời"
        yield Deed(
            "confirm_guests", row, f"{actor} {deed} {row}, theo tệp {file}.", before=was, after=told_of(row)
        )

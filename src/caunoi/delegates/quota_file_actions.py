"""A unit registers by a file: looked over first, then all of it or nothing, place by place as on its page."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.guest_contacts import keep_contacts
from caunoi.delegates.models import GuestImport, Quota, Registration
from caunoi.delegates.quota_actions import Place, register_place
from caunoi.delegates.quota_file import Line, preview_places, told_of
from caunoi.delegates.quota_rules import late_reason as reason_of_late
from caunoi.delegates.rules import refuse_closed
from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def offer_places(*, actor: User, meeting: Meeting, office: Office, name: str, data: bytes) -> GuestImport:
    """Keeps a unit's file to be looked over and confirmed or dropped.

    Raises RuleBroken "not-allowed", "meeting-closed", and what `preview_places` raises.
    """
    demand(actor, Verb.REGISTER_DELEGATES, office)
    refuse_closed(meeting.stands)
    preview_places(meeting, office, data)
    digest = sha256(data).hexdigest()
    return GuestImport.objects.create(
        meeting=meeting, office=office, name=name[:200], sha256=digest, data=data, by=actor
    )


def drop_places(*, actor: User, offered: GuestImport) -> None:
    """Forgets a unit's file that was not taken in. Raises RuleBroken "not-allowed"."""
    demand(actor, Verb.REGISTER_DELEGATES, _office(offered))
    GuestImport.objects.filter(pk=offered.pk, done_at=None).delete()


@transaction.atomic
def confirm_places(*, actor: User, offered: GuestImport, seen: str, late_reason: str = "") -> GuestImport:
    """Takes a unit's file in as it was shown: new places filled, known ones brought up to date.

    The unit's quotas are held meanwhile. `seen` stands for what the person saw (PlacesPreview.seen);
    `late_reason` is asked for after the hour. Raises RuleBroken "not-allowed", "meeting-closed",
    "already-decided", "rows-wrong", "list-moved", "after-the-hour"; then nothing is written.
    """
    office = _office(offered)
    mine = Quota.objects.filter(meeting=offered.meeting_id, office=office)
    list(mine.select_for_update(of=("self",)).order_by("pk"))
    demand(actor, Verb.REGISTER_DELEGATES, office)
    kept = GuestImport.objects.select_for_update(of=("self",)).filter(pk=offered.pk, done_at=None).first()
    if kept is None or kept.data is None:
        raise RuleBroken("already-decided", "Tệp này đã được nhập hoặc đã bỏ; xem lại trang đăng ký.")
    refuse_closed(kept.meeting.stands)
    found = preview_places(kept.meeting, office, bytes(kept.data))
    if found.problems:
        raise RuleBroken("rows-wrong", f"Chưa nhập gì vì tệp có {len(found.problems)} lỗi; xem từng dòng.")
    if seen != found.seen:
        raise RuleBroken("list-moved", "Đăng ký đã thay đổi từ lúc xem trước; xem lại tệp sẽ thay đổi gì.")
    for line in found.lines:
        made = _changed(actor, line, late_reason) if line.known else _filled(actor, line, late_reason)
        if made.delegate is not None:
            keep_contacts(kept.meeting, [(made.delegate, line.contacts)])
    kept.data, kept.done_at, kept.added, kept.changed = None, timezone.now(), found.added, found.changed
    kept.save()
    record(
        actor=actor, verb="confirm_places", about=kept, after=kept.sha256,
        said=f"{actor} đăng ký cho {office.name} ở cuộc họp “{kept.meeting}” từ tệp {kept.name}: "
        f"thêm {found.added}, sửa {found.changed}, giữ nguyên {found.same} dòng.",
    )  # fmt: skip
    return kept


def _office(offered: GuestImport) -> Office:
    """Whose file it is; a list of the organisers is nobody's to register by."""
    if offered.office is None:
        raise RuleBroken("already-decided", "Tệp này là danh sách của cơ quan tổ chức, không phải đăng ký.")
    return offered.office


def _filled(actor: User, line: Line, reason: str) -> Registration:
    place = Place(line.name, line.post, line.topic, reason)
    return register_place(actor=actor, quota=line.quota, place=place)


def _changed(actor: User, line: Line, reason: str) -> Registration:
    """A place whose post or topic the file says anew; the delegate's post follows."""
    assert line.known is not None  # only such lines come here
    late = reason_of_late(line.quota.due, timezone.now(), reason)
    row = Registration.objects.select_for_update(of=("self",)).get(pk=line.known.pk)
    before = told_of(row)
    row.name, row.post, row.topic = line.name, line.post, line.topic
    row.late_reason = late or row.late_reason
    row.save()
    if row.delegate is not None:
        row.delegate.full_name, row.delegate.post = row.name, row.post
        row.delegate.save(update_fields=["full_name", "post", "order_key", "search_folded"])
    Quota.objects.filter(pk=row.quota_id).update(settled_at=None, settled_by=None)
    after = f" sau hạn, lý do: {late}" if late else ""
    record(
        actor=actor, verb="confirm_places", about=row, before=before, after=told_of(row),
        said=f"{actor} sửa đăng ký {row} của {line.quota.office.name}{after}.",
    )  # fmt: skip
    return row

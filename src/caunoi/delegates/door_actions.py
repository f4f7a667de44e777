"""The verbs at the door: a device is given and taken back, people come in, a mistake is annulled.

A check-in has no line in the ledger: its row is never deleted and says who, when, by which door; 1,121 lines
within a quarter of an hour would bury the others, and the ledger lets one writer in at a time (ADR 0036).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from caunoi.delegates.door_reads import occasions
from caunoi.delegates.door_rules import UNKNOWN, WHOLE, Scan, WalkIn, refuse_standing, twice_words
from caunoi.delegates.models import CheckIn, Delegate, Door, SeatPlace
from caunoi.delegates.rules import Standing
from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.passwords import new_token, token_digest
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

NO_MORE: Final = "không điểm danh được nữa"
_LOOKED_AT: Final = ("meeting", "full_name", "post", "standing", "reason", "office_text", "office__name")
"""What the door asks of a delegate; eight clients at once feel every column more."""


@transaction.atomic
def open_door(*, actor: User, meeting: Meeting, name: str, occasion: str = WHOLE) -> tuple[Door, str]:
    """Gives a device the right to let people in to one occasion; the answer's second part is its secret.

    The secret is shown once: only its digest is kept.
    Raises RuleBroken: not-allowed, nothing-stated, too-long, meeting-closed, unknown-occasion.
    """
    demand(actor, Verb.KEEP_DELEGATES, meeting.office)
    refuse_closed(meeting.stands, NO_MORE)
    _refuse_unknown(meeting, occasion)
    secret = new_token()
    door = Door.objects.create(
        meeting=meeting, name=stated(name, what="tên cửa", most=80), digest=token_digest(secret),
        session_id=_number(occasion, "s"), point_id=_number(occasion, "p"), made_by=actor,
    )  # fmt: skip
    record(
        actor=actor, verb="open_door", about=door,
        said=f"{actor} lập cửa điểm danh “{door}” của cuộc họp “{meeting}”: {door.occasion_words}.",
    )  # fmt: skip
    return door, secret


@transaction.atomic
def revoke_door(*, actor: User, door: Door) -> Door:
    """Takes the right back for good; the device forgets its list the next time it asks.

    Raises RuleBroken: not-allowed, already-revoked.
    """
    demand(actor, Verb.KEEP_DELEGATES, door.meeting.office)
    door = Door.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=door.pk)
    if door.revoked_at is not None:
        raise RuleBroken("already-revoked", f"Cửa “{door}” đã thu hồi rồi.")
    door.revoked_by, door.revoked_at = actor, timezone.now()
    door.save(update_fields=["revoked_by", "revoked_at"])
    record(
        actor=actor, verb="revoke_door", about=door,
        said=f"{actor} thu hồi cửa điểm danh “{door}” của cuộc họp “{door.meeting}”.",
    )  # fmt: skip
    return door


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody comes in: through a door, or by a person's hand."""

    meeting: Meeting
    occasion: str
    door: Door | None = None
    by: User | None = None


def check_in(*, door: Door, scan: Scan, now: datetime) -> CheckIn:
    """Lets somebody in through a door, once for each occasion. The same nonce again: the same answer.

    What a door without a network has let in is kept whatever the list says by now. Raises RuleBroken:
    meeting-closed, unknown-code, other-meeting, struck, replaced, already-in, nonce-taken, try-again.
    """
    return _let(_Place(door.meeting, door.occasion, door=door), scan, now)


def let_in(*, actor: User, meeting: Meeting, scan: Scan, occasion: str = WHOLE) -> CheckIn:
    """Lets somebody in by hand, at the table with a signed-in person; as `check_in`.

    Raises RuleBroken: not-allowed, unknown-occasion, and those of `check_in`.
    """
    demand(actor, Verb.CHECK_IN, meeting.office)
    _refuse_unknown(meeting, occasion)
    return _let(_Place(meeting, occasion, by=actor), scan, timezone.now())


def check_in_guest(*, door: Door, guest: WalkIn, now: datetime) -> CheckIn:
    """Puts somebody who stands at the door on the list, marked as such, and lets them in; once for a nonce.

    Raises RuleBroken: meeting-closed, nothing-stated, too-long, unknown-code, struck, replaced, already-in,
    nonce-taken.
    """
    return _let_guest(_Place(door.meeting, door.occasion, door=door), guest, now)


def let_in_guest(*, actor: User, meeting: Meeting, guest: WalkIn, occasion: str = WHOLE) -> CheckIn:
    """The same by hand, at the table. Raises RuleBroken: not-allowed, unknown-occasion, those of a guest."""
    demand(actor, Verb.CHECK_IN, meeting.office)
    _refuse_unknown(meeting, occasion)
    return _let_guest(_Place(meeting, occasion, by=actor), guest, timezone.now())


@transaction.atomic
def annul_check_in(*, actor: User, entry: CheckIn, reason: str) -> CheckIn:
    """Takes back a check-in that was a mistake; the row stays with the reason, the person may come in again.
    Where another door let the same person in too, the oldest of its rows counts from now on.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, already-annulled.
    """
    demand(actor, Verb.CHECK_IN, entry.delegate.meeting.office)
    reason = stated(reason, what="lý do hủy lượt", most=400)
    entry = CheckIn.objects.select_for_update(of=("self",)).select_related("delegate").get(pk=entry.pk)
    if entry.annulled_at is not None:
        raise RuleBroken("already-annulled", "Lượt điểm danh này đã hủy rồi.")
    entry.annulled_by, entry.annulled_at, entry.annul_reason = actor, timezone.now(), reason
    entry.save(update_fields=["annulled_by", "annulled_at", "annul_reason"])
    heir = _inherit(entry)
    record(
        actor=actor, verb="annul_check_in", about=entry,
        said=f"{actor} hủy lượt điểm danh: {entry}, lý do: {reason}."
        + (f" Từ nay tính lượt {heir.when}, {heir.where}." if heir else ""),
    )  # fmt: skip
    return entry


def _inherit(entry: CheckIn) -> CheckIn | None:
    """The oldest double of a row that counts no more takes its place, the others double that one."""
    doubles = CheckIn.objects.filter(doubles=entry, annulled_at=None)
    heir = doubles.select_related("door", "by").order_by("pk").first()
    if heir is not None:
        heir.doubles = None
        heir.save(update_fields=["doubles"])
        doubles.update(doubles=heir)
    return heir


def _let(place: _Place, scan: Scan, now: datetime) -> CheckIn:
    """The row that counts, or why not. Each row is a transaction of its own and stands alone: many doors
    hold the one writer of SQLite for the length of an insert and no longer.
    """
    entry = _entered(place, scan, now) or _entered(place, scan, now)  # annulled between two looks: once more
    if entry is None:
        raise RuleBroken("try-again", "Lượt của người này vừa được sửa ở nơi khác. Hãy quét lại.")
    first = entry.doubles or entry
    if first.nonce != scan.nonce:
        name = entry.delegate.full_name
        raise RuleBroken("already-in", twice_words(name, first.where, first.when, offline=scan.offline))
    return entry


def _entered(place: _Place, scan: Scan, now: datetime) -> CheckIn | None:
    """Writes first, and looks only where the database did not let it who was first: of many at once it lets
    one through. None where that row was annulled meanwhile.
    """
    if not scan.offline:
        refuse_closed(place.meeting.stands, NO_MORE)
    delegate = _sought(place.meeting, scan)
    row = _written(place, scan, delegate, now)
    if row is not None:
        return row
    same = Q(delegate=delegate, occasion=place.occasion, doubles=None, annulled_at=None)
    rows = list(CheckIn.objects.filter(Q(nonce=scan.nonce) | same).order_by())
    mine = next((row for row in rows if row.nonce == scan.nonce), None)
    entry = mine or next(iter(rows), None)
    if entry is None:
        return None
    if entry.delegate_id != delegate.pk:
        raise RuleBroken("nonce-taken", "Máy ở cửa gửi một lượt hai lần cho hai người. Hãy quét lại.")
    if mine is None and scan.offline and not _doubled(place, scan, delegate, now, entry):
        return None
    entry.delegate = delegate
    return entry


@transaction.atomic
def _doubled(place: _Place, scan: Scan, delegate: Delegate, now: datetime, entry: CheckIn) -> bool:
    """Writes a row beside the one that counts, which is held: annulled, it must find this one as its heir."""
    held = CheckIn.objects.select_for_update().filter(pk=entry.pk, annulled_at=None).first()
    return held is not None and _written(place, scan, delegate, now, doubles=held) is not None


def _written(
    place: _Place, scan: Scan, delegate: Delegate, now: datetime, *, doubles: CheckIn | None = None
) -> CheckIn | None:
    """The new row; None where the person is in already or the nonce was here."""
    try:
        with transaction.atomic():
            return CheckIn.objects.create(
                delegate=delegate, occasion=place.occasion, nonce=scan.nonce, said_at=scan.said_at, at=now,
                door=place.door, by=place.by, offline=scan.offline, doubles=doubles,
            )  # fmt: skip
    except IntegrityError:
        return None


def _let_guest(place: _Place, guest: WalkIn, now: datetime) -> CheckIn:
    """One guest for one nonce: of the same letter sent twice at once the second finds the first."""
    try:
        with transaction.atomic():
            return _known_guest(place, guest) or _new_guest(place, guest, now)
    except IntegrityError:
        known = _known_guest(place, guest)
        if known is None:
            raise
        return known


def _known_guest(place: _Place, guest: WalkIn) -> CheckIn | None:
    """What the same letter did before. Raises RuleBroken "nonce-taken" where it told of somebody else."""
    known = CheckIn.objects.select_related("delegate__office").filter(nonce=guest.nonce).first()
    if known is None:
        return None
    here, name = known.delegate.meeting_id == place.meeting.pk, " ".join(guest.full_name.split())
    if not (known.walk_in and here and known.delegate.full_name == name):
        raise RuleBroken("nonce-taken", "Lượt này đã ghi cho một người khác. Hãy tải lại trang rồi ghi lại.")
    return known


def _new_guest(place: _Place, guest: WalkIn, now: datetime) -> CheckIn:
    if not guest.offline:
        refuse_closed(place.meeting.stands, NO_MORE)
    sender, reason = _sender(place, guest), stated(guest.reason, what="lý do", most=300)
    said = f"Đi thay {sender.full_name}: {reason}" if sender else f"Khách đến tại cửa: {reason}"
    name = stated(guest.full_name, what="họ và tên", most=120)
    delegate = Delegate(
        meeting=place.meeting, full_name=" ".join(name.split()), why=said[:400], standing=Standing.COMING,
        office=sender.office if sender else None, office_text=guest.office_text.strip(),
        stands_in_for=sender, added_by=place.by,
    )  # fmt: skip
    if sender:
        delegate.point_id, delegate.forum_id = sender.point_id, sender.forum_id
        delegate.group, delegate.seat, delegate.bus = sender.group, sender.seat, sender.bus
    delegate.save()
    if sender:
        SeatPlace.objects.filter(delegate=sender).update(delegate=delegate)
        sender.standing, sender.reason = Standing.REPLACED, f"cử người đi thay đến tại cửa: {reason}"
        sender.save(update_fields=["standing", "reason"])
    record(
        actor=place.by, verb="let_in_guest", about=delegate,
        said=f"{place.by or f'Cửa “{place.door}”'} cho {delegate} vào cuộc họp “{place.meeting}”. {said}.",
    )  # fmt: skip
    return CheckIn.objects.create(
        delegate=delegate, occasion=place.occasion, nonce=guest.nonce, said_at=guest.said_at, at=now,
        door=place.door, by=place.by, offline=guest.offline, walk_in=True,
    )  # fmt: skip


def _sender(place: _Place, guest: WalkIn) -> Delegate | None:
    """In whose place the guest comes. Without a network nobody could look: then who cannot be replaced any
    more is left as it stands, and the guest is in all the same.
    """
    if guest.instead_of is None:
        return None
    same = Delegate.objects.select_for_update(of=("self",)).select_related("office")
    found = same.filter(meeting=place.meeting, pk=guest.instead_of).first()
    try:
        return _replaceable(found, place.occasion)
    except RuleBroken:
        if guest.offline:
            return None
        raise


def _replaceable(found: Delegate | None, occasion: str) -> Delegate:
    if found is None:
        raise RuleBroken("unknown-code", UNKNOWN)
    refuse_standing(found.full_name, found.stands, found.reason, "")
    there = found.check_ins.filter(occasion=occasion, doubles=None, annulled_at=None)
    entry = there.select_related("door", "by").first()
    if entry is not None:
        said = twice_words(found.full_name, entry.where, entry.when, offline=False)
        raise RuleBroken("already-in", said)
    return found


def _sought(meeting: Meeting, scan: Scan) -> Delegate:
    """Whom the scan means."""
    by = Q(code=scan.code) if scan.delegate is None else Q(pk=scan.delegate)
    try:
        found = Delegate.objects.select_related("office").only(*_LOOKED_AT).get(by)
    except Delegate.DoesNotExist:
        raise RuleBroken("unknown-code", UNKNOWN) from None
    if found.meeting_id != meeting.pk:
        raise RuleBroken(
            "other-meeting", "Thẻ này của một cuộc họp khác. Mời gặp ban tổ chức để được hướng dẫn."
        )
    if not scan.offline:
        instead = getattr(found, "substitute", None) if found.stands is Standing.REPLACED else None
        refuse_standing(found.full_name, found.stands, found.reason, instead.full_name if instead else "")
    return found


def _refuse_unknown(meeting: Meeting, occasion: str) -> None:
    if occasion not in dict(occasions(meeting)):
        raise RuleBroken(
            "unknown-occasion", "Cuộc họp không có phiên hoặc điểm cầu này. Hãy tải lại trang và chọn lại."
        )


def _number(occasion: str, sign: str) -> int | None:
    """The key of the session or point in an occasion."""
    return int(occasion[1:]) if occasion.startswith(sign) else None

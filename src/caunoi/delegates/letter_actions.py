"""The verbs of invitations by e-mail: who was not invited is, who was told of an old hour hears the new."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from caunoi.delegates.letter_jobs import queue
from caunoi.delegates.letter_reads import Letters, Told, letters_of
from caunoi.delegates.letter_rules import LetterKind, refuse_unseen
from caunoi.delegates.models import Delegate, InvitationLetter, Mailing
from caunoi.delegates.rules import Standing, refuse_closed, refuse_over
from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

MOST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What somebody looked over and lets go: `seen` is the mark of what stood there, `address` our pages."""

    seen: str
    address: str
    note: str = ""


@transaction.atomic
def mail_invitations(*, actor: User, meeting: Meeting, reviewed: Reviewed) -> Mailing:
    """Sends a letter to each delegate who has an address and was not invited by one; each is sent once.

    Raises RuleBroken: not-allowed, no-mail-server, meeting-closed, meeting-over, no-day, nobody-to-tell,
    letters-moved, too-long.
    """
    meeting = _held(actor, meeting)
    refuse_closed(meeting.stands)
    if meeting.starts_on is None:
        raise RuleBroken("no-day", "Cuộc họp chưa có ngày nên chưa gửi thư mời được. Hãy ghi ngày trước.")
    letters = letters_of(meeting)
    return _planned(actor, letters, letters.to_invite, LetterKind.INVITE, reviewed)


@transaction.atomic
def mail_changes(*, actor: User, meeting: Meeting, reviewed: Reviewed) -> Mailing:
    """Tells each delegate whose letter speaks of what is no longer so, once, and that it is replaced.

    Raises RuleBroken: not-allowed, no-mail-server, meeting-closed, meeting-over, nobody-to-tell,
    letters-moved, too-long.
    """
    meeting, kind = _held(actor, meeting), LetterKind.CHANGE
    if meeting.stands is State.CANCELLED:
        kind = LetterKind.CANCEL
    else:
        refuse_closed(meeting.stands)
    letters = letters_of(meeting)
    return _planned(actor, letters, letters.to_tell, kind, reviewed)


@transaction.atomic
def mail_withdrawals(*, actor: User, meeting: Meeting, reviewed: Reviewed) -> Mailing:
    """Tells each who was invited by a letter and struck off since, once; why is not told, but for the note.

    Raises RuleBroken: not-allowed, no-mail-server, meeting-closed, meeting-over, nobody-to-tell,
    letters-moved, too-long.
    """
    meeting = _held(actor, meeting)
    refuse_closed(meeting.stands)
    letters = letters_of(meeting)
    return _planned(actor, letters, letters.to_withdraw, LetterKind.WITHDRAW, reviewed)


@transaction.atomic
def note_told_off(*, actor: User, delegate: Delegate) -> Delegate:
    """Somebody who cannot be written to was told by telephone that there is nothing to come to any more.

    Raises RuleBroken: not-allowed, nothing-to-tell.
    """
    found = Delegate.objects.select_for_update(of=("self",)).select_related("meeting__office")
    row = found.get(pk=delegate.pk)
    demand(actor, Verb.KEEP_DELEGATES, row.meeting.office)
    if row.pk not in {one.delegate.pk for one in letters_of(row.meeting).by_phone}:
        raise RuleBroken("nothing-to-tell", f"{row.full_name} đã được báo rồi, hoặc không có gì phải báo.")
    row.told_off_at = timezone.now()
    row.save(update_fields=["told_off_at"])
    what = "thôi mời" if row.stands is Standing.STRUCK else "hủy họp"
    record(
        actor=actor, verb="note_told_off", about=row,
        said=f"{actor} ghi đã báo {what} qua điện thoại cho {row}.",
    )  # fmt: skip
    return row


def _held(actor: User, meeting: Meeting) -> Meeting:
    found = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.KEEP_DELEGATES, found.office)
    if not settings.CAUNOI_EMAIL_HOST:
        raise RuleBroken(
            "no-mail-server", "Cơ quan chưa đặt máy chủ thư nên chưa gửi được. Đề nghị người quản trị đặt, "
            "hoặc in giấy mời và trao liên kết từng người."
        )  # fmt: skip
    refuse_over(found.last_day, timezone.localdate())
    return found


def _planned(
    actor: User, letters: Letters, rows: list[Told], kind: LetterKind, reviewed: Reviewed
) -> Mailing:
    meeting, now, note = letters.meeting, timezone.now(), reviewed.note.strip()
    if not rows:
        raise RuleBroken("nobody-to-tell", "Không còn ai có địa chỉ thư mà chưa được báo.")
    if len(note) > MOST_NOTE:
        raise RuleBroken("too-long", f"Lời dặn thêm dài quá {MOST_NOTE} chữ; hãy viết gọn lại.")
    refuse_unseen(letters.seen(rows), reviewed.seen)
    mailing = Mailing.objects.create(
        meeting=meeting, note=note, address=reviewed.address, by=actor, at=now, queued_at=now
    )
    InvitationLetter.objects.bulk_create(
        InvitationLetter(
            mailing=mailing, delegate=one.delegate, kind=kind,
            number=one.last.number + 1 if one.last else 1,
        )
        for one in rows
    )  # fmt: skip
    # One line for all who are written to, as the house does for lists: the addresses were used for this.
    record(
        actor=actor, verb=_VERBS.get(kind, "mail_changes"), about=meeting,
        after=f"{len(rows)} người",
        said=f"{actor} dùng địa chỉ thư của {len(rows)} đại biểu để gửi {_NAMES[kind]} cuộc họp “{meeting}”.",
    )  # fmt: skip
    transaction.on_commit(lambda: queue(mailing.pk))
    return mailing


_NAMES = {
    LetterKind.INVITE: "thư mời dự",
    LetterKind.CHANGE: "thư báo thay đổi của",
    LetterKind.CANCEL: "thư báo hủy",
    LetterKind.WITHDRAW: "thư báo thôi mời dự",
}
_VERBS = {LetterKind.INVITE: "mail_invitations", LetterKind.WITHDRAW: "mail_withdrawals"}

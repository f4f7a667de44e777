"""What the page of invitations shows: who was told what, who is to be told, and who cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from caunoi.delegates.answer_calendar import appointments, on_paper, own_sessions
from caunoi.delegates.letter_rules import (
    TOLD_OFF,
    UNDER_WAY,
    Appointment,
    LetterKind,
    LetterState,
    is_stale,
    print_of,
)
from caunoi.delegates.letter_words import Words, words_of
from caunoi.delegates.models import Delegate, DelegateContact, InvitationLetter, PrintedInvitation
from caunoi.delegates.rules import ANSWERING, AWAITED, Standing
from caunoi.meetings.models import Meeting, MeetingChange
from caunoi.meetings.rules import STANDS, State
from caunoi.people.person_rules import ContactKind


@dataclass(frozen=True, slots=True)
class Told:
    """One delegate: the hours as they are now, the letter that was taken last, and the last of all; the paper
    that was printed last.
    """

    delegate: Delegate
    contact: DelegateContact | None
    entries: tuple[Appointment, ...]
    sent: InvitationLetter | None
    last: InvitationLetter | None
    printed: PrintedInvitation | None = None

    @property
    def address(self) -> str:
        """Where to, masked; empty for nowhere."""
        return self.contact.masked if self.contact else ""

    @property
    def under_way(self) -> bool:
        return self.last is not None and self.last.state in UNDER_WAY

    @property
    def failed(self) -> bool:
        return self.last is not None and self.last.state == LetterState.GIVEN_UP

    @property
    def struck(self) -> bool:
        """Invited once, no longer on the list."""
        return self.delegate.stands is Standing.STRUCK

    @property
    def told_off(self) -> bool:
        """Knows that there is nothing to come to."""
        by_letter = self.sent is not None and self.sent.kind in TOLD_OFF
        return by_letter or self.delegate.told_off_at is not None

    @property
    def to_withdraw(self) -> bool:
        """Struck off, and holds a letter that invites."""
        closed = self.delegate.meeting.stands not in STANDS
        return self.struck and self.sent is not None and not (self.told_off or self.under_way or closed)

    @property
    def by_phone(self) -> bool:
        """Holds an invitation to what there is no more, and no letter can say so."""
        cancelled = self.delegate.meeting.stands is State.CANCELLED
        if self.told_off or self.under_way or not (self.struck or cancelled):
            return False
        return not self.contact if self.sent is not None else self.printed is not None

    @property
    def to_invite(self) -> bool:
        """Awaited, and no letter has reached the mail server yet."""
        return self.delegate.stands in AWAITED and self.sent is None and not self.under_way

    @property
    def stale(self) -> bool:
        """Holds a letter that speaks of what is no longer so."""
        cancelled = self.delegate.meeting.stands is State.CANCELLED
        if self.sent is None or self.under_way or (self.struck and not cancelled):
            return False
        state, kind = self.delegate.meeting.stands, LetterKind(self.sent.kind)
        return is_stale(kind, self.sent.spoken_of, self.entries, state)

    @property
    def old(self) -> str:
        """What the letter in the person's hands says."""
        return "; ".join(one.words for one in self.sent.spoken_of) if self.sent else ""

    @property
    def paper_stale(self) -> bool:
        """Holds a paper with an hour or place that is no longer so, and no later letter that tells of it."""
        if self.printed is None or self.struck or self.delegate.meeting.stands is State.CANCELLED:
            return False
        told = self.sent is not None and self.sent.sent_at is not None and self.sent.sent_at > self.printed.at
        return not self.printed.holds(on_paper(self.delegate)) and not (told and not self.stale)

    @property
    def printed_words(self) -> str:
        """What the paper in the person's hands says."""
        return "; ".join(one.words for one in self.printed.spoken_of) if self.printed else ""


@dataclass(frozen=True, slots=True)
class Letters:
    """The invitations of a meeting."""

    meeting: Meeting
    rows: tuple[Told, ...]
    change: MeetingChange | None

    @property
    def to_invite(self) -> list[Told]:
        return [one for one in self.rows if one.to_invite and one.contact]

    @property
    def without_address(self) -> list[Told]:
        return [one for one in self.rows if one.to_invite and not one.contact]

    @property
    def invited(self) -> int:
        return sum(one.sent is not None and not one.struck for one in self.rows)

    @property
    def under_way(self) -> int:
        return sum(one.under_way for one in self.rows)

    @property
    def failed(self) -> list[Told]:
        return [one for one in self.rows if one.failed]

    @property
    def doubtful(self) -> list[Told]:
        """Whose last letter may have come twice: whoever handed it over never heard the answer."""
        return [one for one in self.rows if one.last is not None and one.last.doubts]

    @property
    def stale(self) -> list[Told]:
        """Who is to be told anew; whom no letter reaches any more is told that it is off by telephone."""
        return [one for one in self.rows if one.stale and not one.by_phone]

    @property
    def to_tell(self) -> list[Told]:
        return [one for one in self.stale if one.contact]

    @property
    def to_withdraw(self) -> list[Told]:
        return [one for one in self.rows if one.to_withdraw and one.contact]

    @property
    def by_phone(self) -> list[Told]:
        return [one for one in self.rows if one.by_phone]

    @property
    def on_old_paper(self) -> list[Told]:
        return [one for one in self.rows if one.paper_stale]

    def seen(self, rows: list[Told]) -> str:
        """The mark of what a person looks at before pressing: the meeting's words, whom, and their hours."""
        meeting = self.meeting
        told = [(one.delegate.pk, one.entries) for one in rows]
        return print_of(meeting.title, meeting.when.words, meeting.chair, meeting.stands, told)

    def words(self, one: Told, note: str = "") -> Words:
        """The letter that one delegate would be sent now."""
        kind = LetterKind.INVITE
        if one.to_withdraw:
            kind = LetterKind.WITHDRAW
        elif one.sent is not None:
            kind = LetterKind.CANCEL if self.meeting.stands is State.CANCELLED else LetterKind.CHANGE
        reason = reason_since(None if one.to_withdraw else self.change, one.sent)
        return words_of(one.delegate, one.entries, kind=kind, note=note, before=one.sent, reason=reason)


def letters_of(meeting: Meeting) -> Letters:
    """Everybody who may be written to, in the order of the list. Six queries, whatever their number."""
    return Letters(meeting, tuple(_rows(meeting)), meeting.changes.first())


def _rows(meeting: Meeting) -> Iterator[Told]:
    sessions = list(meeting.sessions.all())
    mail = DelegateContact.objects.filter(kind=ContactKind.EMAIL, erased_at=None)
    found = meeting.delegates.filter(Q(standing__in=ANSWERING) | _struck(meeting)).select_related(
        "office", "point", "forum"
    )
    paper = PrintedInvitation.objects.in_hands()
    listed = found.prefetch_related(Prefetch("contacts", mail), "letters", Prefetch("printed", paper))
    for one in listed:
        one.meeting = meeting
        letters = list(one.letters.all())
        printed = list(one.printed.all())
        sent = [letter for letter in letters if letter.state == LetterState.SENT]
        yield Told(
            one, next(iter(one.contacts.all()), None), appointments(one, own_sessions(one, sessions)),
            sent[-1] if sent else None, letters[-1] if letters else None, printed[-1] if printed else None,
        )  # fmt: skip


def _struck(meeting: Meeting) -> Q:
    """Those taken off the list whom an invitation has reached or is about to."""
    written = InvitationLetter.objects.filter(mailing__meeting=meeting)
    sent = written.filter(state__in=(LetterState.SENT, *UNDER_WAY)).values("delegate")
    printed = PrintedInvitation.objects.in_hands().filter(delegate__meeting=meeting).values("delegate")
    return Q(standing=Standing.STRUCK) & (Q(pk__in=sent) | Q(pk__in=printed))


def last_sent(delegate: Delegate) -> InvitationLetter | None:
    """The letter in the delegate's hands."""
    return delegate.letters.filter(state=LetterState.SENT).last()


def reason_since(change: MeetingChange | None, before: InvitationLetter | None) -> str:
    """Why the meeting's day was changed after the letter; empty where something else has changed."""
    if change is None or before is None or before.sent_at is None or change.at <= before.sent_at:
        return ""
    return change.reason


def address_of(delegate: Delegate) -> str:
    """The address itself, for the sender; empty where there is none or its time is over."""
    kept = delegate.contacts.filter(kind=ContactKind.EMAIL, erased_at=None).first()
    return kept.value if kept else ""


def sequence_of(delegate: Delegate) -> int:
    """The SEQUENCE of a delegate's calendar: it grows with each change of the day and each letter."""
    last = delegate.letters.last()
    return delegate.meeting.changes.count() + (last.number if last else 0)

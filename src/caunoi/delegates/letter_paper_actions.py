"""The verb of printed invitations: a meeting's delegates become a merge, each with code and link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from enum import StrEnum

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from caunoi.delegates.answer_calendar import on_paper, where_words
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.letter_rules import LetterState
from caunoi.delegates.models import AnswerLink, Delegate, InvitationLetter, PrintedInvitation
from caunoi.delegates.rules import AWAITED, digest_of, new_pass, refuse_closed, refuse_over
from caunoi.issuing.merge_actions import prepare_merge_of
from caunoi.issuing.merge_rules import Guest
from caunoi.issuing.models import Merge
from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


class Whom(StrEnum):
    """For whom papers are made."""

    ALL = "all"
    ANEW = "anew"
    UNMAILED = "unmailed"


@transaction.atomic
def merge_invitations(
    *, actor: User, meeting: Meeting, values: Mapping[str, object], address: str, whom: Whom = Whom.ALL
) -> Merge:
    """Hands the awaited delegates to the merge, looked over there before it begins; links made before stay.

    `values` are the fields of the kind as JSON has them, `address` is where our pages stand.
    Raises RuleBroken: not-allowed, meeting-closed, meeting-over, no-day, nobody-to-tell,
    field-wrong, too-many-guests.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.KEEP_DELEGATES, meeting.office)
    refuse_closed(meeting.stands)
    refuse_over(meeting.last_day, timezone.localdate())
    if meeting.starts_on is None or meeting.stands is State.POSTPONED:
        raise RuleBroken("no-day", "Cuộc họp chưa có ngày nên chưa lập giấy mời được. Hãy ghi ngày trước.")
    rows = _rows(meeting, whom)
    if not rows:
        raise RuleBroken("nobody-to-tell", "Không còn ai cần giấy mời ở lựa chọn này.")
    secrets = [new_pass() for _ in rows]
    AnswerLink.objects.bulk_create(
        AnswerLink(delegate=one, digest=digest_of(secret), made_by=actor)
        for one, secret in zip(rows, secrets, strict=True)
    )
    links = [address + reverse("delegates:answer", args=[secret]) for secret in secrets]
    guests = [_guest(n, one, link) for n, (one, link) in enumerate(zip(rows, links, strict=True), start=1)]
    made = prepare_merge_of(actor=actor, values=values, guests=guests)
    PrintedInvitation.objects.bulk_create(_printed(made, one) for one in rows)
    record(
        actor=actor, verb="merge_invitations", about=meeting, after=f"{len(rows)} người",
        said=f"{actor} lập giấy mời dự cuộc họp “{meeting}” cho {len(rows)} đại biểu.",
    )  # fmt: skip
    return made


def _rows(meeting: Meeting, whom: Whom) -> list[Delegate]:
    if whom is Whom.ANEW:
        return [one.delegate for one in letters_of(meeting).on_old_paper]
    found = meeting.delegates.filter(standing__in=AWAITED).select_related("office", "point", "forum")
    if whom is Whom.UNMAILED:
        told = InvitationLetter.objects.filter(mailing__meeting=meeting, state=LetterState.SENT)
        found = found.exclude(pk__in=told.values("delegate"))
    return list(found)


def _printed(made: Merge, one: Delegate) -> PrintedInvitation:
    """What stands on the paper: hour and place as they were typed, the rest as the meeting has it."""
    [meant], said = on_paper(one), made.values
    places = "; ".join(part for part in (str(said["venue"]), where_words(one)) if part)
    on, at = date.fromisoformat(said["meets_on"]), time.fromisoformat(said["meets_at"])
    told = replace(meant, on=on, starts_at=at, place=places)
    return PrintedInvitation(delegate=one, merge=made, told=[told.kept()], meant=[meant.kept()], at=made.at)


def _guest(number: int, one: Delegate, link: str) -> Guest:
    """The forum and the bridge point stand with the seat."""
    seat = "; ".join(part for part in (where_words(one), one.seat) if part)
    return Guest(number, one.full_name, "Đồng chí", one.post, one.office_words, seat, one.code, link)

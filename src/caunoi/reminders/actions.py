"""The verbs of the reminders room: what a person reads, how a person and the office want to be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.reminders.models import Letter, Preference, Rhythm
from caunoi.reminders.rules import KIND_NAMES, PACE_NAMES, Hours, Kind, LetterState, Pace, checked, muted
from caunoi.ui.refusal import RuleBroken


def read_letter(*, actor: User, letter: Letter, at: datetime) -> None:
    """Notes that the person has opened a letter of theirs; a second time changes nothing."""
    Letter.objects.filter(pk=letter.pk, person=actor).unread().update(read_at=at)


def read_all_letters(*, actor: User, at: datetime) -> int:
    """Notes that the person has seen all there is, what was not delivered too; returns how many were new."""
    shown = Q(channel="screen") | Q(state=LetterState.GIVEN_UP)
    return Letter.objects.filter(shown, person=actor).unread().update(read_at=at)


@transaction.atomic
def set_preference(*, actor: User, pace: Pace | None, without: Sequence[str]) -> Preference:
    """How the person wants to be told: when, and which kinds not by letter. `pace` None: as the office.

    Raises RuleBroken: not-to-be-muted.
    """
    kinds = muted(list(without))
    row, _ = Preference.objects.select_for_update().get_or_create(person=actor)
    before = _wishes(row)
    row.pace, row.muted = pace or "", [kind.value for kind in kinds]
    after = _wishes(row)
    if before == after:
        return row
    row.save()
    said = f"{actor} chọn cách nhận thông báo: {after}."
    record(actor=actor, verb="set_preference", about=row, said=said, before=before, after=after)
    return row


@transaction.atomic
def set_rhythm(*, actor: User, hours: Hours) -> Rhythm:
    """The office's hours: when the digest goes out, when letters may leave, how soon deeds are told.

    Raises RuleBroken: not-allowed, closed-before-open, digest-while-closed.
    """
    demand(actor, Verb.SET_PARAMETER)
    hours = checked(hours)
    before = _hours(Rhythm.hours())
    columns = {"digest": hours.digest, "opens": hours.opens, "closes": hours.closes, "pace": hours.pace}
    row, _ = Rhythm.objects.update_or_create(pk=1, defaults=columns)
    after = _hours(hours)
    if before != after:
        said = f"{actor} đặt nhịp nhắc việc: {after}."
        record(actor=actor, verb="set_rhythm", about=row, said=said, before=before, after=after)
    return row


@transaction.atomic
def send_again(*, actor: User, letter: Letter) -> Letter:
    """Has a letter that was given up sent again, once its cause is put right; it keeps its name.

    Raises RuleBroken: not-allowed, not-given-up.
    """
    demand(actor, Verb.SET_PARAMETER)
    again = Letter.objects.filter(pk=letter.pk, state=LetterState.GIVEN_UP)
    if again.update(state=LetterState.PLANNED, failures=0, queued_at=None, problem="") != 1:
        raise RuleBroken(
            "not-given-up", "Thư này đã gửi xong hoặc đang chờ gửi lại nên không cần gửi lại bằng tay."
        )
    record(
        actor=actor, verb="send_again", about=letter,
        said=f"{actor} cho gửi lại thư “{letter.subject}” tới {letter.person}.",
    )  # fmt: skip
    return letter


def _wishes(row: Preference) -> str:
    pace = PACE_NAMES[Pace(row.pace)] if row.pace else "theo cơ quan"
    without = ", ".join(KIND_NAMES[Kind(kind)].lower() for kind in row.muted)
    return f"việc mới: {pace.lower()}; không qua thư: {without or 'không có'}"


def _hours(hours: Hours) -> str:
    span = "cả ngày đêm" if hours.all_day else f"từ {hours.opens:%H:%M} đến trước {hours.closes:%H:%M}"
    return f"thư nhắc lúc {hours.digest:%H:%M}, gửi {span}, việc mới: {PACE_NAMES[hours.pace].lower()}"

"""What other rooms ask about offices and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from caunoi.people.models import (
    Confidence,
    Office,
    OfficeEvent,
    OfficeKind,
    OfficeParameter,
    Role,
    SignInFailure,
    User,
)
from caunoi.people.naming import person_order
from caunoi.people.office_reads import DayRegister, office_named, register
from caunoi.people.parameters import shipped
from caunoi.people.rules import GRANTS, LOCK_WINDOW, Reach, Verb, locked_until, may
from caunoi.people.succession import Life, Step, heirs

__all__ = [
    "DayRegister",
    "Successor",
    "locked_out",
    "office_named",
    "offices",
    "reach",
    "register",
    "rights",
    "stranded",
    "successors",
]


def offices() -> list[tuple[int, str]]:
    """Choices for a form: (id, name), in the order of the names; areas own nothing."""
    return list(Office.objects.exclude(kind=OfficeKind.AREA).values_list("pk", "name"))


@dataclass(frozen=True, slots=True)
class Successor:
    """An office that carries on another's work, and the events that led there (a way of events each)."""

    office: Office
    certain: bool
    ways: tuple[tuple[OfficeEvent, ...], ...]


def successors(office: Office, on: date) -> list[Successor]:
    """Who does the work of `office` on that day: itself while it exists, else whoever took over, if anybody.

    Five queries, however long the way.
    """
    events = {event.pk: event for event in OfficeEvent.objects.prefetch_related("before", "after")}
    steps = [
        Step(
            id=event.pk,
            on=event.on,
            before=frozenset(one.pk for one in event.before.all()),
            after=frozenset(one.pk for one in event.after.all()),
            doubtful=event.confidence == Confidence.LOW,
        )
        for event in events.values()
    ]
    known = Office.objects.in_bulk({office.pk}.union(*(step.before | step.after for step in steps)))
    lives = {pk: Life(one.valid_from, one.valid_to) for pk, one in known.items()}
    return [
        Successor(
            known[heir.office],
            heir.certain,
            tuple(tuple(events[step.id] for step in way) for way in heir.ways),
        )
        for heir in heirs(office.pk, on=on, lives=lives, steps=steps)
    ]


def stranded(office: Office, on: date) -> list[User]:
    """Who still signs in for an office that has ended, and loses sight of its work when that is handed over.

    Nobody while the office stands. One query.
    """
    if office.valid_to is None or office.valid_to >= on:
        return []
    return sorted(office.people.filter(is_active=True), key=lambda one: person_order(one.full_name))


def reach(user: User, verb: Verb) -> QuerySet[Office]:
    """The offices on whose matters the person may use the verb; nobody's when the account is closed."""
    granted = may(user.role, verb) if user.is_active else None
    if granted is Reach.ALL:
        return Office.objects.all()
    if granted is None or user.office_id is None:
        return Office.objects.none()
    found = {user.office_id}
    while granted is Reach.BELOW:
        below = set(Office.objects.filter(parent__in=found).values_list("pk", flat=True)) - found
        if not below:
            break
        found |= below
    return Office.objects.filter(pk__in=found)


def locked_out(
    username: str, address: str, now: datetime, *, apart_from: SignInFailure | None = None
) -> datetime | None:
    """Until when sign-in is closed for this name from this address; None when it is open."""
    recent = SignInFailure.objects.filter(username=username.casefold()[:254], at__gt=now - LOCK_WINDOW)
    moments = [
        (failure.at, failure.address) for failure in recent if apart_from is None or failure != apart_from
    ]
    return locked_until(moments, address=address, now=now)


def tries(last: SignInFailure) -> list[tuple[datetime, str]]:
    """The failures of one name up to and with this one: (moment, address), in the order of counting."""
    found = SignInFailure.objects.filter(username=last.username, pk__lte=last.pk).order_by("pk")
    return list(found.values_list("at", "address"))


def parameter(key: str) -> int:
    """The office's own figure, or the shipped one. One query; KeyError for a key that nothing ships."""
    default = shipped()[key].value
    own = OfficeParameter.objects.filter(key=key).values_list("value", flat=True).first()
    return default if own is None else own


def has_second_factor(account: User) -> bool:
    """Whether a code or a passkey is asked for beside the password; recovery codes alone are none."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=account, type__in=kinds).exists())


def rights() -> list[tuple[Verb, list[Reach | None]]]:
    """The table of who may do what: a row for each verb, a column for each role in the order of Role."""
    return [(verb, [GRANTS[role].get(verb) for role in Role.values]) for verb in Verb]

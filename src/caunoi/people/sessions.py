"""Where a person is signed in: a row of allauth's for each session, and the sessions themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone

from caunoi.people.devices import device_words
from caunoi.people.models import User

# How exactly "last seen" is known: a page that is only looked at shall not write each time.
SEEN_EVERY: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One session that lives; `here`: the one that asks."""

    number: int
    device: str
    address: str
    since: datetime
    seen_at: datetime
    here: bool


def signed_in(account: User, *, here: str | None = None) -> list[SignedIn]:
    """The sessions of a person, the last seen first; `here` is the key of the one that asks. Two queries."""
    rows = list(UserSession.objects.filter(user=account).order_by("-last_seen_at"))
    found = Session.objects.filter(
        session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now()
    )
    living = set(found.values_list("session_key", flat=True))
    return [
        SignedIn(
            row.pk,
            device_words(row.user_agent),
            row.ip,
            row.created_at,
            row.last_seen_at,
            row.session_key == here,
        )
        for row in rows
        if row.session_key in living
    ]


def end_sessions(account: User, *, but: str | None = None) -> int:
    """Ends the sessions of a person, all or all but one; how many lived. A step of actions."""
    living = sum(one.here is False for one in signed_in(account, here=but))
    for row in UserSession.objects.filter(user=account).exclude(session_key=but or ""):
        row.end()
    return living


def note_seen(key: str, at: datetime) -> None:
    """That a session was used; written once in `SEEN_EVERY` by each process of the service."""
    if cache.add(f"seen-{key}", True, SEEN_EVERY.total_seconds()):
        UserSession.objects.filter(session_key=key).update(last_seen_at=at)

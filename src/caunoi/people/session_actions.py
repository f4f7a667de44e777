"""The verbs about sessions: to end where oneself, or somebody else, is signed in."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.devices import device_words
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.people.sessions import end_sessions


@transaction.atomic
def end_session(*, actor: User, number: int) -> None:
    """Ends one session of one's own; for a number that is none, or another's, nothing happens."""
    row = UserSession.objects.filter(user=actor, pk=number).first()
    if row is None:
        return
    row.end()
    sentence = f"{actor} kết thúc phiên đăng nhập trên {device_words(row.user_agent)} ({row.ip})."
    record(actor=actor, verb="end_session", about=actor, said=sentence)


@transaction.atomic
def end_other_sessions(*, actor: User, here: str) -> int:
    """Ends all sessions of one's own but the one with the key `here`; how many they were."""
    ended = end_sessions(actor, but=here)
    if ended:
        sentence = f"{actor} kết thúc {ended} phiên đăng nhập khác của mình."
        record(actor=actor, verb="end_other_sessions", about=actor, said=sentence)
    return ended


@transaction.atomic
def end_all_sessions(*, actor: User, account: User) -> int:
    """Signs somebody out everywhere; how many sessions they were. Raises RuleBroken "not-allowed"."""
    demand(actor, Verb.MANAGE_PEOPLE)
    ended = end_sessions(account)
    sentence = f"{actor} kết thúc mọi phiên đăng nhập của tài khoản {account.username} ({ended} phiên)."
    record(actor=actor, verb="end_all_sessions", about=account, said=sentence)
    return ended


@transaction.atomic
def note_own_password(*, person: User, former: str, here: str) -> None:
    """The line of whoever changed the own password, in the transaction of the deed; other sessions end.

    The session in which it was done goes on, its key changed from `former` to `here`.
    """
    UserSession.objects.filter(user=person, session_key=former).update(session_key=here)
    ended = end_sessions(person, but=here)
    others = f", kết thúc {ended} phiên đăng nhập khác" if ended else ""
    record(
        actor=person, verb="note_own_password", about=person, said=f"{person} đổi mật khẩu của mình{others}."
    )


def forget_ended_sessions() -> int:
    """Machines and addresses are kept no longer than their sessions; how many rows went."""
    living = Session.objects.values("session_key")
    return int(UserSession.objects.exclude(session_key__in=living).delete()[0])

"""What other rooms ask about offices and people."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet

from caunoi.people.models import Office, Role, SignInFailure, User
from caunoi.people.naming import Named, find_office
from caunoi.people.rules import GRANTS, LOCK_WINDOW, Reach, Verb, locked_until, may


def offices() -> list[tuple[int, str]]:
    """Choices for a form: (id, name), in the order of the names."""
    return list(Office.objects.values_list("pk", "name"))


def office_named(text: str, on: date) -> Office | None:
    """The office that a paper of that day means by `text`; None when nobody or more than one fits.

    Two queries, and one more for the office found.
    """
    known = [
        Named(
            id=office.pk,
            names=(office.name, office.short_name, *(alias.name for alias in office.aliases.all())),
            valid_from=office.valid_from,
            valid_to=office.valid_to,
        )
        for office in Office.objects.prefetch_related("aliases")
    ]
    found = find_office(text, known, on=on)
    return Office.objects.get(pk=found) if found else None


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


def locked_out(username: str, address: str, now: datetime) -> datetime | None:
    """Until when sign-in is closed for this name from this address; None when it is open."""
    recent = SignInFailure.objects.filter(username=username.casefold(), at__gt=now - LOCK_WINDOW)
    moments = [(failure.at, failure.address) for failure in recent]
    return locked_until(moments, address=address, now=now)


def rights() -> list[tuple[Verb, list[Reach | None]]]:
    """The table of who may do what: a row for each verb, a column for each role in the order of Role."""
    return [(verb, [GRANTS[role].get(verb) for role in Role.values]) for verb in Verb]

"""What other rooms ask about offices and people."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from caunoi.people.models import Office, User
from caunoi.people.rules import Reach, Verb, may


def offices() -> list[tuple[int, str]]:
    """Choices for a form: (id, name), in the order of the names."""
    return [(office.pk, office.name) for office in Office.objects.all()]


def office_named(text: str, on: date) -> Office | None:
    """The office that a paper of that day means by `text`; None when nobody or more than one fits."""
    wanted = " ".join(text.split()).casefold()
    return next(
        (o for o in Office.objects.all() if wanted in {o.name.casefold(), o.short_name.casefold()}), None
    )


def reach(user: User, verb: Verb) -> QuerySet[Office]:
    """The offices on whose matters the person may use the verb."""
    granted = may(user.role, verb)
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

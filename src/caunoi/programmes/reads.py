"""What pages and other rooms ask of programmes: frozen rows, in a number of queries that does not grow."""

from __future__ import annotations

from caunoi.people.models import Office
from caunoi.programmes.models import Programme
from caunoi.programmes.rules import Standing


def offices_with_programmes() -> list[Office]:
    """The offices that have an adopted programme, by name. One query."""
    theirs = Programme.objects.filter(state=Standing.ADOPTED).values("office")
    return list(Office.objects.filter(pk__in=theirs).order_by("name"))

"""The rows of an action, held until its transaction ends."""

from __future__ import annotations

from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.programmes.models import MonthLine, MonthProgramme, ProgrammeItem


def held_item(item: ProgrammeItem) -> ProgrammeItem:
    """The matter as it stands now, its months held before it; whoever asks has been let through already.

    Months come first everywhere, so that of a month being issued and a matter being dropped one waits.
    """
    mine = MonthLine.objects.filter(item=item).values("month")
    list(MonthProgramme.objects.select_for_update().filter(pk__in=mine).order_by("pk"))
    rows = ProgrammeItem.objects.select_for_update(of=("self",))
    return rows.select_related("office", "programme", "standing").get(pk=item.pk)


def held_month(actor: User, month: MonthProgramme, verb: Verb = Verb.MAKE_PROGRAMME) -> MonthProgramme:
    """The month's programme as it stands now. Raises RuleBroken("not-allowed")."""
    demand(actor, verb, month.office)
    rows = MonthProgramme.objects.select_for_update(of=("self",))
    return rows.select_related("office").get(pk=month.pk)


def held_line(actor: User, line: MonthLine) -> MonthLine:
    """The line as it stands now, its month held. Raises RuleBroken("not-allowed")."""
    month = held_month(actor, line.month)
    found = MonthLine.objects.select_related("item__programme__document", "item__office").get(pk=line.pk)
    found.month = month
    return found

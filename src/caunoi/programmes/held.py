"""The rows of an action, held until its transaction ends, for whoever may use the verb on them."""

from __future__ import annotations

from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.programmes.models import ProgrammeItem


def held_item(actor: User, item: ProgrammeItem, verb: Verb = Verb.MAKE_PROGRAMME) -> ProgrammeItem:
    """The matter as it stands now. Raises RuleBroken("not-allowed")."""
    demand(actor, verb, item.office)
    rows = ProgrammeItem.objects.select_for_update(of=("self",))
    return rows.select_related("office", "programme", "standing").get(pk=item.pk)

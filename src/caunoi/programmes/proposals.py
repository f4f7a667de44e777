"""What units have proposed: a unit sees its own, the office all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.programmes.models import ProgrammeItem
from caunoi.programmes.month_reads import proposals_due
from caunoi.programmes.rules import Month, Origin, State
from caunoi.programmes.year_reads import Row, loaded, row

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal: for which month, why, and what became of it."""

    row: Row
    month: str
    unit: str
    ground: str
    withdrawable: bool


def next_open_month(today: date) -> Month:
    """The first month for which units may still propose."""
    month = Month.of(today).plus(1)
    return month if today <= proposals_due(month) else month.plus(1)


def proposals_seen(user: User, today: date) -> list[Proposal]:
    """The newest proposals within the person's reach. A fixed number of queries."""
    mine = ProgrammeItem.objects.filter(
        origin=Origin.PROPOSAL, proposed_by__in=reach(user, Verb.PROPOSE_MATTER)
    )
    now = Month.of(today)
    return [_proposal(item, now) for item in loaded(mine).order_by("-created_at", "-pk")[:SHOWN]]


def _proposal(item: ProgrammeItem, now: Month) -> Proposal:
    taken = bool(item.lines.all())
    return Proposal(
        row=row(item, now),
        month=item.until.name if item.until else item.written.name,
        unit=str(item.proposed_by),
        ground=item.ground,
        withdrawable=item.stands is State.OPEN and not taken,
    )

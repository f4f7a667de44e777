"""Who writes a part of a merge: taken and given back by compare-and-swap, so that two never do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from caunoi.issuing.merge_rules import LEASE, MOST_TRIES, State
from caunoi.issuing.models import MergePart


class LeaseLost(Exception):
    """Another process has taken the part, or the merge is gone: what we wrote is not ours to report."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Our right to write a part, as long as nobody has taken it after us."""

    part: MergePart
    tries: int


def free(now: datetime) -> QuerySet[MergePart]:
    """Parts of running merges that wait or were dropped."""
    return MergePart.objects.filter(_dropped(now), done=False, merge__state=State.RUNNING)


def _dropped(now: datetime) -> Q:
    return Q(lease_until=None) | Q(lease_until__lt=now)


def take(merge_id: int) -> Lease | None:
    """The first free part of the merge, None where there is none; one dropped too often is not given out."""
    now = timezone.now()
    for part in free(now).filter(merge=merge_id, tries__lt=MOST_TRIES):
        # No join here: PostgreSQL would swap a subquery's old answer, and two would hold one part.
        ours = MergePart.objects.filter(_dropped(now), pk=part.pk, tries=part.tries, done=False)
        if ours.update(tries=F("tries") + 1, lease_until=now + LEASE):
            return Lease(part, part.tries + 1)
    return None


def settle(lease: Lease) -> None:
    """The part is written. Raises LeaseLost."""
    ours = MergePart.objects.filter(pk=lease.part.pk, tries=lease.tries, done=False)
    if not ours.update(done=True, lease_until=None):
        raise LeaseLost

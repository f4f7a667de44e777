"""Who works on a reading: taken, renewed and given back by compare-and-swap, so that two never do."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from caunoi.documents.models import Reading, ReadingState
from caunoi.documents.rules import GAVE_UP, LEASE, MOST_DROPS


class LeaseLost(Exception):
    """Another process has taken the reading, or it is gone: what we know of it may not be written."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Our right to write a reading, as long as nobody has taken it after us."""

    reading_id: int
    attempt: int


def take(reading_id: int) -> Lease | None:
    """Take the reading if it waits or was dropped; None where somebody else holds it or it is finished.

    A reading that was dropped too often is not given out again: a file that brings the machine down would
    bring it down for ever.
    """
    now = timezone.now()
    seen = Reading.objects.takeable(now).filter(pk=reading_id).first()
    if seen is None:
        return None
    dropped = seen.dropped + (seen.state == ReadingState.RUNNING)
    if dropped >= MOST_DROPS:
        return None
    ours = Reading.objects.takeable(now).filter(pk=reading_id, attempts=seen.attempts)
    changed = ours.update(
        state=ReadingState.RUNNING,
        lease_until=now + LEASE,
        attempts=F("attempts") + 1,
        dropped=dropped,
        pages_done=0,
        pages_total=0,
        problem="",
    )
    return Lease(reading_id, seen.attempts + 1) if changed == 1 else None


def renew(lease: Lease, *, pages_done: int, pages_total: int) -> None:
    """Hold the reading for another while and note how far it has come. Raises LeaseLost."""
    changed = (
        Reading.objects.held(lease.attempt)
        .filter(pk=lease.reading_id)
        .update(lease_until=timezone.now() + LEASE, pages_done=pages_done, pages_total=pages_total)
    )
    if changed != 1:
        raise LeaseLost


def held(lease: Lease) -> Reading:
    """The reading, locked for the transaction that finishes it. Raises LeaseLost."""
    ours = Reading.objects.held(lease.attempt).select_for_update(of=("self",)).select_related("file")
    reading = ours.filter(pk=lease.reading_id).first()
    if reading is None:
        raise LeaseLost
    return reading


def give_up() -> list[int]:
    """Fail the readings that were dropped too often; their ids."""
    hopeless = Reading.objects.filter(
        state=ReadingState.RUNNING, lease_until__lt=timezone.now(), dropped__gte=MOST_DROPS - 1
    )
    ids = list(hopeless.values_list("pk", flat=True))
    hopeless.filter(pk__in=ids).update(
        state=ReadingState.FAILED, lease_until=None, problem=GAVE_UP, finished_at=timezone.now()
    )
    return ids

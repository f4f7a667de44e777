"""Invitations on paper: what the one that a delegate was printed says of the hour and the place."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.deletion import CASCADE, SET_NULL, Collector

from caunoi.delegates.delegate_models import Delegate
from caunoi.delegates.letter_rules import Appointment
from caunoi.issuing.merge_rules import State as MergeState
from caunoi.issuing.models import Merge


def gone_with_unmade(collector: Collector, field: Any, rows: Any, using: str) -> None:
    """A merge that goes before its letters were made takes its rows along; others stay without it."""
    unprinted = Q(merge__state=MergeState.PREPARED)
    CASCADE(collector, field, rows.filter(unprinted), using)
    SET_NULL(collector, field, rows.exclude(unprinted), using)


class PrintedQuerySet(models.QuerySet["PrintedInvitation"]):
    def in_hands(self) -> PrintedQuerySet:
        """Those whose letters were made: one that was only looked over is in nobody's hands."""
        return self.filter(Q(merge=None) | ~Q(merge__state=MergeState.PREPARED))


class PrintedInvitation(models.Model):
    """One delegate's letter of a merge. `told` stands on it, `meant` is what the meeting's data said then.

    They differ where whoever made the letters knew better; the merge itself goes after the meeting.
    """

    delegate = models.ForeignKey(Delegate, on_delete=models.PROTECT, related_name="printed")
    merge = models.ForeignKey(Merge, on_delete=gone_with_unmade, null=True, related_name="+")
    told: models.JSONField[Any] = models.JSONField("giờ, nơi ghi trên giấy", default=list)
    meant: models.JSONField[Any] = models.JSONField("giờ, nơi của cuộc họp lúc lập", default=list)
    at = models.DateTimeField("lúc")

    objects = PrintedQuerySet.as_manager()

    class Meta:
        verbose_name = "giấy mời đã in"
        ordering: ClassVar = ["delegate_id", "at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delegate", "merge"], name="printed_invitation_once")
        ]

    def __str__(self) -> str:
        return f"giấy mời của {self.delegate}"

    @property
    def spoken_of(self) -> tuple[Appointment, ...]:
        """The hour and the places that stand on the paper."""
        return tuple(Appointment.read(one) for one in self.told)

    def holds(self, now: tuple[Appointment, ...]) -> bool:
        """Whether what stands on it is still so."""
        return now in (self.spoken_of, tuple(Appointment.read(one) for one in self.meant))

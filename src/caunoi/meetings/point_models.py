"""Bridge points: the rooms that an online conference joins, as a tree over its levels."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from caunoi.meetings.meeting_models import Meeting
from caunoi.meetings.rules import LEVEL_NAMES
from caunoi.people.models import Office


class Point(models.Model):
    """One room of an online conference; `office` keeps it, `parent` is the point of the level above."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="points",
        verbose_name="đơn vị phụ trách",
    )  # fmt: skip
    level = models.CharField(
        "cấp", max_length=10, choices=[(level.value, name) for level, name in LEVEL_NAMES.items()]
    )
    name = models.CharField("điểm cầu", max_length=200)
    place = models.CharField("địa điểm", max_length=400, blank=True)
    chair = models.CharField("chủ trì", max_length=400, blank=True)
    main = models.BooleanField("điểm cầu chính", default=False)

    class Meta:
        verbose_name = "điểm cầu"
        ordering: ClassVar = ["meeting_id", "-main", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "name"], name="point_name_once"),
            models.UniqueConstraint(
                fields=["meeting", "office"], condition=Q(main=False), name="point_of_office_once"
            ),
            models.CheckConstraint(name="point_has_name", condition=~Q(name="")),
            # With the order in which rows are made this also means that no way up comes back to itself.
            models.CheckConstraint(
                name="point_parent_is_older", condition=Q(parent=None) | Q(parent__lt=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

"""What happens at a bridge point: line tests, incidents, head-counts, and the link of who sits there."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.meetings.point_day_rules import MOST_PRESENT, Outcome, Result
from caunoi.meetings.point_models import Point

_PERSON = settings.AUTH_USER_MODEL


class PointLink(models.Model):
    """A secret address: whoever sits at the point reports under it without an account. A digest is kept."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField("lập lúc", default=timezone.now)
    revoked_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)

    class Meta:
        verbose_name = "liên kết trực điểm cầu"
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["point"], condition=Q(revoked_at=None), name="point_link_one_alive"
            ),
            models.CheckConstraint(
                name="point_link_revoked_by_someone",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"liên kết trực điểm cầu {self.point}"


class Report(models.Model):
    """Who reported: a person with an account, or (None) whoever held the point's link."""

    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc", default=timezone.now)

    class Meta:
        abstract = True

    @property
    def by_words(self) -> str:
        """The reporter in words."""
        return str(self.by) if self.by else "người trực điểm cầu"


class LineTest(Report):
    """One round of the line test; `results` holds [key, name, outcome] as the checklist was then."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="line_tests")
    round = models.PositiveSmallIntegerField("lần")
    results = models.JSONField("kết quả")
    note = models.CharField("ghi chú", max_length=400, blank=True)

    class Meta:
        verbose_name = "lần thử đường truyền"
        ordering: ClassVar = ["point_id", "round"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["point", "round"], name="line_test_round_once"),
            models.CheckConstraint(name="line_test_round_from_one", condition=Q(round__gte=1)),
        ]

    def __str__(self) -> str:
        return f"lần {self.round}"

    @property
    def outcomes(self) -> tuple[Result, ...]:
        """The results, typed."""
        return tuple(Result(key, name, Outcome(outcome)) for key, name, outcome in self.results)


class Incident(Report):
    """Something that goes wrong at a point, since when, and how it was put right."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="incidents")
    what = models.CharField("sự cố", max_length=400)
    since = models.DateTimeField("từ lúc", default=timezone.now)
    resolved_at = models.DateTimeField("khắc phục lúc", null=True)
    how = models.CharField("cách khắc phục", max_length=400, blank=True)

    class Meta:
        verbose_name = "sự cố điểm cầu"
        ordering: ClassVar = [F("resolved_at").asc(nulls_first=True), "-since", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["point"], condition=Q(resolved_at=None), name="incident_open")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="incident_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="incident_resolved_somehow",
                condition=Q(resolved_at=None, how="")
                | Q(resolved_at__isnull=False, resolved_at__gte=F("since")) & ~Q(how=""),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class HeadCount(Report):
    """How many people are in the room of a point at a moment."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="head_counts")
    present = models.PositiveIntegerField("có mặt")

    class Meta:
        verbose_name = "lần đếm người"
        ordering: ClassVar = ["point_id", "-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="head_count_in_a_room", condition=Q(present__lte=MOST_PRESENT))
        ]

    def __str__(self) -> str:
        return str(self.present)

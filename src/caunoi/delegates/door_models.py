"""Doors of a meeting, and who came in: one person once for each occasion."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.delegates.delegate_models import Delegate
from caunoi.delegates.door_rules import LONGEST_NONCE, WHOLE, occasion_key
from caunoi.meetings.models import Meeting, Point, Session

_PERSON = settings.AUTH_USER_MODEL


class Door(models.Model):
    """A device at a door. It can let people in and nothing else; of its secret only the digest is kept."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="doors")
    name = models.CharField("tên cửa", max_length=80)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="doors", verbose_name="phiên"
    )
    point = models.ForeignKey(
        Point, on_delete=models.PROTECT, null=True, blank=True, related_name="doors", verbose_name="điểm cầu"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "cửa điểm danh"
        verbose_name_plural = "cửa điểm danh"
        ordering: ClassVar = ["meeting_id", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="door_has_name", condition=~Q(name="")),
            models.CheckConstraint(name="door_of_one", condition=Q(session=None) | Q(point=None)),
            models.CheckConstraint(
                name="door_revoked_by_somebody",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def occasion(self) -> str:
        """What this door lets people in to."""
        return occasion_key(self.session_id, self.point_id)

    @property
    def occasion_words(self) -> str:
        return str(self.session or self.point or "Cả cuộc họp")


class CheckIn(models.Model):
    """Somebody came in. A row that `doubles` another tells of the same person let in at a second door
    which had no network, and counts no more. Rows are never deleted: a mistake is annulled, with a reason.
    """

    delegate = models.ForeignKey(Delegate, on_delete=models.PROTECT, related_name="check_ins")
    occasion = models.CharField(max_length=24, default=WHOLE)
    nonce = models.CharField(max_length=LONGEST_NONCE, unique=True)
    said_at = models.DateTimeField("giờ của máy ở cửa")
    at = models.DateTimeField("giờ máy chủ nhận", default=timezone.now)
    door = models.ForeignKey(Door, on_delete=models.PROTECT, null=True, related_name="check_ins")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    offline = models.BooleanField("ghi khi mất mạng", default=False)
    walk_in = models.BooleanField("khách đến tại cửa", default=False)
    doubles = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="doubled_by"
    )
    annulled_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    annulled_at = models.DateTimeField(null=True, blank=True)
    annul_reason = models.CharField("lý do hủy lượt", max_length=400, blank=True)

    class Meta:
        verbose_name = "lượt điểm danh"
        verbose_name_plural = "lượt điểm danh"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["delegate", "occasion"], name="check_in_once",
                condition=Q(doubles=None, annulled_at=None),
            ),
            models.CheckConstraint(
                name="check_in_by_one",
                condition=Q(door=None, by__isnull=False) | Q(door__isnull=False, by=None),
            ),
            models.CheckConstraint(
                name="check_in_annulled_with_reason",
                condition=Q(annulled_at=None, annulled_by=None, annul_reason="")
                | (Q(annulled_at__isnull=False, annulled_by__isnull=False) & ~Q(annul_reason="")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.delegate.full_name} vào lúc {self.when}"

    @property
    def when(self) -> str:
        """The hour and day, on the office's clock; the device's word counts only where nobody else saw it."""
        return f"{timezone.localtime(self.said_at if self.offline else self.at):%H:%M ngày %d/%m/%Y}"

    @property
    def where(self) -> str:
        """The door, or who let the person in by hand."""
        return str(self.door) if self.door else f"{self.by} điểm danh tại bàn đón tiếp"

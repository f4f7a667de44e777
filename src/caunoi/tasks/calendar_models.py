"""Days that deadlines are reckoned by: the office's own days off and worked, and days that things hang on."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.tasks.rules import anchor_words, spoken

_PERSON = settings.AUTH_USER_MODEL


class OfficeDay(models.Model):
    """A day on which the office itself is off, or works, whatever the country does; and by which paper."""

    class Kind(models.TextChoices):
        OFF = "off", "nghỉ"
        WORK = "work", "làm việc"

    on = models.DateField("ngày", unique=True)
    kind = models.CharField("nghỉ hay làm", max_length=4, choices=Kind.choices)
    basis = models.CharField("căn cứ", max_length=400)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ngày của cơ quan"
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [
            models.CheckConstraint(name="office_day_has_basis", condition=~Q(basis="")),
            models.CheckConstraint(name="office_day_kind_known", condition=Q(kind__in=["off", "work"])),
        ]

    def __str__(self) -> str:
        return f"{spoken(self.on)}: {self.get_kind_display()}"


class Anchor(models.Model):
    """A day that deadlines hang on: a meeting, the day a paper was issued or received; perhaps not known yet.

    `fact` is the confirmed meeting it was read from. When the day moves, every deadline that hangs on it and
    is still owed moves with it.
    """

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="anchors",
        verbose_name="văn bản",
    )  # fmt: skip
    fact = models.ForeignKey(
        "documents.Fact", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    what = models.CharField("mốc", max_length=300)
    on = models.DateField("ngày", null=True, blank=True)
    at = models.DateTimeField("giờ", null=True, blank=True)
    opened_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "mốc"
        ordering: ClassVar = ["-opened_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="anchor_says_what", condition=~Q(what="")),
            models.CheckConstraint(name="anchor_hour_with_day", condition=Q(at=None) | Q(on__isnull=False)),
            models.UniqueConstraint(fields=["document", "what"], name="anchor_once_in_document"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def moment(self) -> date | datetime | None:
        """The day, or the moment in the office's own zone where the hour is known; None while it waits."""
        return timezone.localtime(self.at) if self.at else self.on

    @property
    def day_words(self) -> str:
        """The day in words: 'thứ Tư 22/03/2023', '07:30 thứ Tư 19/01/2022', 'chưa có ngày'."""
        return anchor_words(self.moment)

"""The table of rules of form that an office does not want to be told of."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.people.models import Office


class CheckWaiver(models.Model):
    """A rule of the check that an office has switched off, and why; gone when it is switched on again.

    What was switched off when and why stays in the ledger.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan")
    rule = models.CharField("quy tắc", max_length=60)
    reason = models.CharField("lý do", max_length=400)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    waived_at = models.DateTimeField("tắt lúc", default=timezone.now)

    class Meta:
        verbose_name = "quy tắc kiểm tra đã tắt"
        ordering: ClassVar = ["rule"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "rule"], name="check_waived_once"),
            models.CheckConstraint(name="check_waiver_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.rule
